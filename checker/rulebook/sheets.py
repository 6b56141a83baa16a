"""rules/sheets/*.yaml → score sheets, and the one an office asks for by name or by file."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model.score import Grade, Mode, Sheet, SheetItem, SheetPart
from checker.rulebook.errors import RuleBookError, RuleError, nearest
from checker.rulebook.source import Map, read_yaml, strings

if TYPE_CHECKING:
    from checker.rulebook.load import Rulebook

SHEET_KEYS = ("name", "source", "gaps", "applies", "total", "parts", "grades", "veto_score", "veto_grade")
PART_KEYS = ("name", "mode", "points", "most", "items")
ITEM_KEYS = ("id", "text", "points", "covers", "rules", "each", "veto", "applies")
EXAMPLE = "例：- {id: A1, text: 告知书已送达, points: 2, covers: [P141]}"

Wrong = Callable[[Map, str, str, str], None]


def read_sheet(file: Path) -> Sheet:
    """Raises RuleBookError with every slip in the file."""
    source = read_yaml(file)
    errors: list[RuleError] = []

    def wrong(place: Map, key: str, what: str, cure: str = "") -> None:
        errors.append(RuleError(str(file), place.lines.get(key, place.line or 1), what, cure))

    _known_keys(source, SHEET_KEYS, wrong)
    for key in ("name", "source", "applies", "total", "parts", "grades"):
        if not source.get(key):
            wrong(source, key, f"缺少“{key}”", f"评分表要写明 {'、'.join(SHEET_KEYS[:7])}")
    parts = tuple(_part(entry, wrong) for entry in _maps(source, "parts", wrong))
    seen: set[str] = set()
    for part in parts:
        for item in part.items:
            if item.id in seen:
                errors.append(RuleError(str(file), item.line, f"项目 {item.id} 写了两次", "编号不能重复"))
            seen.add(item.id)
    grades = tuple(
        Grade(str(g.get("name")), _number(g, "from", wrong) or Decimal(0))
        for g in _maps(source, "grades", wrong)
    )
    sheet = Sheet(
        name=str(source.get("name")), source=str(source.get("source")), gaps=strings(source.get("gaps")),
        applies=strings(source.get("applies")), total=_number(source, "total", wrong) or Decimal(100), parts=parts,
        grades=tuple(sorted(grades, key=lambda g: g.least, reverse=True)),
        veto_score=_number(source, "veto_score", wrong) or Decimal(0), veto_grade=str(source.get("veto_grade") or ""),
        file=str(file),
    )  # fmt: skip
    if errors:
        raise RuleBookError(tuple(errors))
    return sheet


def find_sheet(rulebook: Rulebook, name: str) -> Sheet:
    """The sheet an office names: by its name, its file's name in rules/sheets, or as a file of its own."""
    if name.endswith((".yaml", ".yml")) and Path(name).is_file():
        return read_sheet(Path(name))
    for sheet in rulebook.sheets:
        if name in (sheet.name, Path(sheet.file).stem):
            return sheet
    names = [Path(sheet.file).stem for sheet in rulebook.sheets]
    known = "、".join(f"{stem}（{sheet.name}）" for stem, sheet in zip(names, rulebook.sheets, strict=True))
    raise RuleBookError((RuleError("评分表", 0, f"没有“{name}”", f"可用：{known}。{nearest(name, names)}"),))


def _part(entry: Map, wrong: Wrong) -> SheetPart:
    _known_keys(entry, PART_KEYS, wrong)
    mode = str(entry.get("mode") or Mode.DEDUCTED.value)
    if mode not in tuple(Mode):
        wrong(entry, "mode", f"mode 不能是“{mode}”", f"可用：{'、'.join(Mode)}")
        mode = Mode.DEDUCTED.value
    items = tuple(_item(line, wrong) for line in _maps(entry, "items", wrong))
    points = _number(entry, "points", wrong) or Decimal(0)
    return SheetPart(str(entry.get("name")), Mode(mode), points, items, _number(entry, "most", wrong))


def _item(entry: Map, wrong: Wrong) -> SheetItem:
    _known_keys(entry, ITEM_KEYS, wrong)
    veto = str(entry.get("veto") or "") == "true"
    if not entry.get("id") or not entry.get("text") or not (veto or entry.get("points")):
        wrong(entry, "id", "项目要写明 id、text 和 points（否决项写 veto: true）", EXAMPLE)
    return SheetItem(
        str(entry.get("id")), str(entry.get("text")), _number(entry, "points", wrong) or Decimal(0),
        strings(entry.get("covers")), strings(entry.get("rules")), _number(entry, "each", wrong), veto,
        strings(entry.get("applies")), entry.line,
    )  # fmt: skip


def _maps(place: Map, key: str, wrong: Wrong) -> list[Map]:
    entries = place.get(key) or []
    if not isinstance(entries, list) or not all(isinstance(entry, Map) for entry in entries):
        wrong(place, key, f"“{key}”应当逐项写成“- {{…}}”", EXAMPLE)
        return []
    return entries


def _number(place: Map, key: str, wrong: Wrong) -> Decimal | None:
    if place.get(key) is None:
        return None
    try:
        return Decimal(str(place[key]))
    except InvalidOperation:
        wrong(place, key, f"{key} 应当是数，现为“{place[key]}”", EXAMPLE)
        return None


def _known_keys(place: Map, allowed: tuple[str, ...], wrong: Wrong) -> None:
    for key in place:
        if key not in allowed:
            wrong(place, key, f"不认识“{key}”", f"可用：{'、'.join(allowed)}。{nearest(key, allowed)}")
