"""One 送达回证 for several documents: a table whose rows name a document each, with its own day and way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from checker.chinese.dates import find_dates
from checker.chinese.identifiers import find_document_numbers, number_value
from checker.chinese.normalise import fold, plain
from checker.chinese.years import dates_within
from checker.facts.service import WAYS
from checker.facts.titles import Titles
from checker.model.dossier import Document, Dossier
from checker.model.text import PICTURE

_DOCUMENT = ("文书", "文件")
_DAY = ("日期", "时间")
_WAY = ("方式",)
_SIGNED = ("签收", "收件人", "签名", "收到人", "受送达人")


@dataclass(frozen=True, slots=True)
class Served:
    """A row: the type of the document served, and where its day, way and signature stand."""

    type: str
    day: date | None
    way: str | None
    signed: bool
    start: int
    end: int


def rows(document: Document, dossier: Dossier, titles: Titles) -> tuple[Served, ...]:
    """The rows of a receipt that serves several documents; empty for one of the usual form."""
    numbers = {
        number_value(d.number): d.type
        for d in dossier.documents
        if d.number and titles.types[d.type].outgoing
    }
    for grid in _grids(document):
        heads: dict[str, int] = {}
        found: list[Served] = []
        for row in sorted(grid):
            words = {column: plain(document.text[a:b]) for column, (a, b) in grid[row].items()}
            if len(words) < 3:
                continue
            named = {
                key: next(
                    (c for c, word in words.items() if len(word) <= 14 and any(w in word for w in wanted)), -1
                )
                for key, wanted in (("文书", _DOCUMENT), ("日期", _DAY), ("方式", _WAY), ("签收", _SIGNED))
            }
            if (
                not heads
                and named["文书"] >= 0
                and named["日期"] >= 0
                and not any(map(find_dates, words.values()))
            ):
                heads = named
            elif heads and heads["文书"] in grid[row]:
                served = _row(document, grid[row], heads, numbers, titles)
                found += [served] if served else []
        if found:
            return tuple(found)
    return ()


def _grids(document: Document) -> list[dict[int, dict[int, tuple[int, int]]]]:
    """Row → column → place: of each ruled table, else of the lines that wide gaps part."""
    found: list[dict[int, dict[int, tuple[int, int]]]] = []
    for table in document.tables:
        grid: dict[int, dict[int, tuple[int, int]]] = {}
        for cell in table.cells:
            grid.setdefault(cell.row, {})[cell.column] = (cell.start, cell.end)
        found.append(grid)
    if found:
        return found
    lines: dict[int, dict[int, tuple[int, int]]] = {}
    for n, line in enumerate(re.finditer(r"[^\n]+", document.text)):
        fields = re.finditer(r"\S+(?:[ \u3000]\S+)*?(?=[ \u3000]{2,}|\t|$)", line.group())
        lines[n] = {c: (line.start() + m.start(), line.start() + m.end()) for c, m in enumerate(fields)}
    return [lines]


def _row(
    document: Document,
    cells: dict[int, tuple[int, int]],
    heads: dict[str, int],
    numbers: dict[str, str],
    titles: Titles,
) -> Served | None:
    def text(key: str) -> str:
        place = cells.get(heads[key])
        return document.text[slice(*place)] if place else ""

    name = text("文书")
    types = [numbers[m.value] for m in find_document_numbers(name) if m.value in numbers]
    types += [kind for _, _, kind in titles.inside(fold(name).text) if titles.types[kind].outgoing]
    if not types:
        return None
    day = next((m.value for m in dates_within(text("日期"), document.text) if m.value), None)
    way = next((value for value, words in WAYS if any(word in plain(text("方式")) for word in words)), None)
    signed = bool(plain(text("签收"))) or PICTURE in text("签收")
    places = sorted(cells.values())
    return Served(types[0], day, way, signed, places[0][0], places[-1][1])
