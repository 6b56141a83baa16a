"""卷内目录: its rows, and where they say each document begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.chinese.normalise import plain
from checker.model.dossier import Document
from checker.model.text import Table

COLUMNS = {
    "题名": (
        "题名",
        "文件材料名称",
        "材料名称",
        "文书名称",
        "文件名称",
        "标题",
        "文件题名",
        "案卷材料名称",
        "名称",
        "内容",
    ),
    "页号": ("页号", "页码", "页次", "起止页", "起止页号", "起止页码", "所在页", "所在页号", "页数"),
    "文号": ("文号", "文件编号", "编号", "文书编号", "文书文号"),
    "日期": ("日期", "时间", "文件日期", "形成日期", "形成时间"),
    "序号": ("序号", "顺序号", "号"),
    "责任者": ("责任者", "责任人", "作者", "制作单位"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the 卷内目录; ``start``/``end`` are document offsets of the title."""

    title: str
    number: str
    date: str
    first: int | None  # page numbers as the list states them
    last: int | None
    start: int
    end: int


def parse_contents(document: Document) -> tuple[Entry, ...]:
    """The rows in order; rows without a title are left out."""
    found: list[Entry] = []
    for table in document.tables:
        found += _rows(document.text, table)
    return tuple(found or _lines(document.text))


def _rows(text: str, table: Table) -> list[Entry]:
    grid: dict[int, dict[int, tuple[int, int]]] = {}
    for cell in table.cells:
        grid.setdefault(cell.row, {})[cell.column] = (cell.start, cell.end)
    columns: dict[str, int] = {}
    found = []
    for row in sorted(grid):
        cells = grid[row]
        words = {column: plain(text[a:b]) for column, (a, b) in cells.items()}
        named = {
            key: column for column, word in words.items() for key, names in COLUMNS.items() if word in names
        }
        if "题名" in named:
            columns = named
            continue
        if "题名" not in columns or columns["题名"] not in cells:
            continue
        start, end = cells[columns["题名"]]
        title = text[start:end].replace("\v", "").strip()
        if not title:
            continue

        number, day, pages = (
            _cell(text, cells.get(columns.get(key, -1))) for key in ("文号", "日期", "页号")
        )
        first, last = _pages(pages)
        found.append(Entry(title, number, day, first, last, start, end))
    return found


def _cell(text: str, place: tuple[int, int] | None) -> str:
    return text[place[0] : place[1]].replace("\v", "").strip() if place else ""


def _pages(text: str) -> tuple[int | None, int | None]:
    numbers = [int(n) for n in re.findall(r"\d{1,4}", text)]
    return (numbers[0], numbers[-1]) if numbers else (None, None)


_LINE = re.compile(
    r"^\s*(?:\d{1,3}[、.．\s])?\s*(?P<t>[^\d\n].*?)[\s.．…·-]*(?P<p>\d{1,4}(?:\s*[-—~至]\s*\d{1,4})?)\s*$"
)


def _lines(text: str) -> list[Entry]:
    """A list typed without a table: title … page."""
    found, place = [], 0
    for line in text.split("\n"):
        match = _LINE.match(line)
        if match and len(plain(match.group("t"))) >= 3:
            first, last = _pages(match.group("p"))
            start = place + match.start("t")
            found.append(Entry(match.group("t").strip(), "", "", first, last, start, place + match.end("t")))
        place += len(line) + 1
    return found
