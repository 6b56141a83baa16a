"""Writes every sample dossier and its labels: ``python sample_cases/build.py [slug …]``.

The files come out with the same bytes on every run.
"""

from __future__ import annotations

import importlib
import pkgutil
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from generator import docx_files, dossiers, lawful, packing, pdf_files, text_files  # noqa: E402
from generator.model import Case  # noqa: E402

from checker.chinese.identifiers import number_value  # noqa: E402


def all_cases() -> list[Case]:
    names = sorted(module.name for module in pkgutil.iter_modules(dossiers.__path__))
    modules = (importlib.import_module(f"generator.dossiers.{name}") for name in names)
    return [module.CASE for module in modules if hasattr(module, "CASE")]


def rendered(name: str, markup: str, case: Case) -> bytes:
    suffix = Path(name).suffix
    if suffix == ".docx":
        return docx_files.render(markup, case)
    if suffix == ".pdf":
        return pdf_files.render(markup, case)
    return text_files.render(markup, suffix == ".md")


def labelled(name: str, value: Any) -> Any:
    """The value as the checker writes it: numbers without 第, with 〔〕 and without leading zeros."""
    return number_value(value) if name.endswith(("文号", "案号")) else value


def labels(case: Case) -> str:
    content: dict[str, Any] = {
        "name": case.name,
        "shows": case.shows,
        "format": case.format,
        "facts": {name: labelled(name, value) for name, value in case.facts.items()},
        "documents": dict(case.documents),
        "must_fail": list(case.must_fail),
        "may_flag": list(case.may_flag),
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)


def build(case: Case) -> None:
    folder = HERE / case.slug
    shutil.rmtree(folder, ignore_errors=True)
    inside = folder / "dossier"
    inside.mkdir(parents=True)
    members = {name: rendered(name, markup, case) for name, markup in case.files.items()}
    if case.archive:
        (inside / case.archive).write_bytes(packing.pack(members, gbk=True))
    else:
        for name, content in members.items():
            path = inside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    (folder / "case.yaml").write_text(labels(case), encoding="utf-8")


def document_types() -> frozenset[str]:
    """Names of the document types the rule-book knows."""
    files = (HERE.parent / "rules" / "documents").glob("*.yaml")
    return frozenset(yaml.safe_load(path.read_text(encoding="utf-8"))["name"] for path in files)


def rule_ids() -> frozenset[str]:
    rules = (HERE.parent / "rules").glob("*/*.yaml")
    return frozenset(
        yaml.safe_load(path.read_text(encoding="utf-8"))["id"] for path in rules if is_rule(path)
    )


def is_rule(path: Path) -> bool:
    return path.parent.name not in ("documents", "lists", "parameters") and ".test." not in path.name


def main() -> int:
    wanted = set(sys.argv[1:])
    types, rules, broken = document_types(), rule_ids(), 0
    for case in all_cases():
        if wanted and case.slug not in wanted:
            continue
        for fault in lawful.faults(case, types, rules):
            print(f"{case.slug}: {fault}", file=sys.stderr)
            broken += 1
        build(case)
        size = sum(path.stat().st_size for path in (HERE / case.slug).rglob("*") if path.is_file())
        print(f"{case.slug}  {len(case.files)} files  {size // 1024} KB  {case.name}")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
