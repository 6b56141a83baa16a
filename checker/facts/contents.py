"""卷内目录: its rows, and where they say each document begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.chinese.dates import find_dates
from checker.chinese.identifiers import find_document_numbers
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


WORDS = {
    "立案审批表": "立案",
    "询问笔录": "询问|谈话|笔录",
    "案件调查终结报告": "调查|终结|处理意见",
    "重大执法决定法制审核意见书": "审核|法审|法制|审查",
    "行政处罚事先告知书": "告知|通知",
    "行政处罚听证告知书": "告知|听证",
    "听证笔录": "听证",
    "集体讨论记录": "讨论|会议|纪要|案审会|审议|审理",
    "行政处罚决定审批表": "审批|呈批|报批|签批",
    "行政处罚决定书": r"决定书|处罚决定(?!审批|呈批|报批|法制)",
    "当场行政处罚决定书": r"决定书|处罚决定(?!审批|呈批|报批|法制)|当场",
    "罚没票据": "票|收据|缴款|缴费|罚款|执行|罚没|回单|凭证",
    "行政处罚信息公示材料": "公示|公开|信用",
    "行政处罚结案审批表": "结案",
}
"""Document types and the words by which offices name them, whatever else their names say."""


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


_GAP = re.compile(r"[ \u3000]{2,}|\t|\u3000")


def _lines(text: str) -> list[Entry]:
    """A list typed without a table: title … page, or number, title, date and page parted by wide space; a line without
    a number goes on with the title above."""
    found: list[Entry] = []
    place = 0
    for line in text.split("\n"):
        entry = _spaced(line, place) or _dotted(line, place)
        if entry:
            found.append(entry)
        place += len(line) + 1
    return found


def _spaced(line: str, place: int) -> Entry | None:
    fields: list[tuple[str, int]] = []
    at = 0
    for gap in [*_GAP.finditer(line.rstrip()), None]:
        end = gap.start() if gap else len(line.rstrip())
        if line[at:end].strip():
            fields.append((line[at:end].strip(), at + len(line[at:end]) - len(line[at:end].lstrip())))
        at = gap.end() if gap else end
    if len(fields) < 3 or not re.fullmatch(r"\d{1,3}", fields[0][0]):
        return None
    title, start = fields[1]
    rest = [word for word, _ in fields[2:]]
    day = next((word for word in rest if find_dates(word)), "")
    number = next((word for word in rest if find_document_numbers(word)), "")
    last_field = rest[-1] if re.fullmatch(r"\d{1,4}(?:\s*[-—~至]\s*\d{1,4})?", rest[-1]) else ""
    first, last = _pages(last_field)
    return Entry(title, number, day, first, last, place + start, place + start + len(title))


def _dotted(line: str, place: int) -> Entry | None:
    match = _LINE.match(line)
    if not match or len(plain(match.group("t"))) < 3:
        return None
    first, last = _pages(match.group("p"))
    start = place + match.start("t")
    return Entry(match.group("t").strip(), "", "", first, last, start, place + match.end("t"))
