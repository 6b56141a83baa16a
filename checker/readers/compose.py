"""From pages taken apart to text in reading order: running heads aside, tables in their place.

Shared by every reader that takes pages apart by ``layout``.
"""

from __future__ import annotations

import math
import re
from array import array
from dataclasses import dataclass
from statistics import median

from rapidfuzz.fuzz import ratio

from checker.model.text import Box, Boxes, Cell, Mark, Page, Quality, Table
from checker.readers.beside import labels_first
from checker.readers.layout import Grid, Layout, Line, turn
from checker.readers.wrapped import rows_joined

_NAN = (math.nan, math.nan, math.nan, math.nan)

_PAGE_NUMBER = re.compile(
    r"[-—–－·•~～\s]*(?:第\s*)?[0-9０-９]{1,4}(?:\s*页)?(?:\s*(?:[/／,，、]\s*共?|共)\s*[0-9０-９]{1,4}\s*页?)?[-—–－·•~～\s]*"
)


_TITLE_END = re.compile(
    r"(?:[书表录证单函件示告图局委厅会所队]|政府|收据|意见|说明|材料)(?:[（(][^（）()]*[）)])?$"
)  # of a paper, or the organ's name above it


def running_heads(layouts: list[Layout]) -> list[tuple[list[Line], list[Line]]]:
    """For each page the lines that are running heads and feet: page numbers in the margin, and lines that
    stand at one height on most of the pages with the same words (digits apart). Where there are but two pages, what
    stands on both may be the title of two papers, and only what cannot be one is a running head."""
    seen: list[_Head] = []
    for layout in layouts:
        for line in layout.lines:
            if _margin(line, layout):
                head = _head(line, seen)
                if head is None:
                    seen.append(_Head(_words(line), line.top))
                else:
                    head.count += 1
    needed = max(3, 0.4 * len(layouts))
    pair = len(layouts) == 2
    found = []
    for layout in layouts:
        heads: list[Line] = []
        feet: list[Line] = []
        for line in layout.lines:
            side = _margin(line, layout)
            head = _head(line, seen) if side else None
            if head is not None and (
                _PAGE_NUMBER.fullmatch(line.text)
                or head.count >= needed
                or (pair and head.count == 2 and not _TITLE_END.search(head.words))
            ):
                (heads if side < 0 else feet).append(line)
        found.append((heads, feet))
    return found


def _margin(line: Line, layout: Layout) -> int:
    """-1 in the top margin, 1 in the bottom margin, 0 in the body."""
    if line.bottom < 0.085 * layout.height:
        return -1
    return 1 if line.top > 0.915 * layout.height else 0


@dataclass(slots=True)
class _Head:
    """A line of a margin and on how many pages it stands. Scans shift it a little and misread a character."""

    words: str
    top: float
    count: int = 1


def _words(line: Line) -> str:
    return re.sub(r"[\d\s]+", "", line.text)


def _head(line: Line, seen: list[_Head]) -> _Head | None:
    words = _words(line)
    near = (head for head in seen if abs(head.top - line.top) < 12)
    return next((head for head in near if words == head.words or ratio(words, head.words) >= 80), None)


class Composer:
    """Builds ``Page.text`` and its boxes together."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.values: array[float] = array("f")

    def __len__(self) -> int:
        return len(self.chars)

    def add(self, line: Line) -> None:
        for glyph in line.glyphs:
            for char in glyph.char:  # a ligature has one box for several characters
                self.chars.append(char)
                self.values.extend((glyph.x0, glyph.y0, glyph.x1, glyph.y1))

    def put(self, char: str) -> None:
        self.chars.append(char)
        self.values.extend(_NAN)


def compose(
    layout: Layout, heads: list[Line], feet: list[Line], quality: Quality = Quality.EXACT, ocr: bool = False
) -> Page:
    """The page in reading order: free lines and tables from the top down."""
    skip = {id(line) for line in heads + feet}
    composer = Composer()
    tables: list[Table] = []
    grids = sorted(layout.grids, key=lambda grid: grid.top)
    body = labels_first(rows_joined([line for line in layout.lines if id(line) not in skip]))
    left = min((line.glyphs[0].x0 for line in body), default=0.0)
    right = max((_edge(line) for line in body), default=0.0)
    if right - left < 0.5 * layout.width:  # no prose here whose margins could be told
        right = math.inf
    for number, line in enumerate(body):
        following = body[number + 1] if number + 1 < len(body) else None
        while grids and grids[0].top < line.top:
            tables.append(_table(composer, grids.pop(0)))
        composer.add(line)
        parted = grids and following is not None and grids[0].top < following.top
        if following is None or parted or not goes_on(line, following, left, right):
            composer.put("\n")
    for grid in grids:
        tables.append(_table(composer, grid))
    text = "".join(composer.chars).rstrip("\n")
    return Page(
        file=layout.file,
        number=layout.number,
        text=text,
        quality=quality,
        ocr=ocr,
        boxes=Boxes(_displayed(composer.values[: 4 * len(text)], layout)),
        tables=tuple(table for table in tables if table.end <= len(text)),
        marks=tuple(_mark_displayed(mark, layout) for mark in layout.marks),
        head="\n".join(line.text for line in heads),
        foot="\n".join(line.text for line in feet),
        width=layout.height if layout.turned in (90, 270) else layout.width,
        height=layout.width if layout.turned in (90, 270) else layout.height,
    )


_ENDS = tuple("。；！？;")
_HANGING = "，。、；：）》”〕,.;:)"  # may stand beyond the margin
_OPENING = "（《“〔(["  # keep to what follows
# what begins anew even at the left margin: a labelled field, a numbered item, question and answer
_ANEW = re.compile(
    r"[\u4e00-\u9fff（）()/、\s]{1,14}[：:]|[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．](?!\d)|[【\[①-⑳□☑第]"
)


# how values end; a line of a cell that ends otherwise, at its very edge, was broken within a word
_VALUE_ENDS = re.compile(r"[^\u4e00-\u9fff]$|[日号年月元室楼栋组村路街镇县区市局司人名字章签员队]$")


_FIELDS = re.compile(r"[^\u3000，。；]{1,16}(?:\u3000[^\u3000，。；]{1,16})+")


def goes_on(line: Line, following: Line, left: float, right: float, in_cell: bool = False) -> bool:
    """Whether ``line`` was broken only because the text area from ``left`` to ``right`` ended, so that the two are
    one paragraph. Words must not be torn by the width of the paper: 申请 stays 申请."""
    size = max(median(g.y1 - g.y0 for g in line.glyphs), 1.0)
    height = max(median(g.y1 - g.y0 for g in following.glyphs), 1.0)
    room = right - line.glyphs[-1].x1
    return (
        (room < 1.6 * size or room < _first_word(following) + 0.3 * size)
        and not (room > size and line.text.endswith(("：", ":")))
        and line.glyphs[0].x0 < left + 2.6 * size
        and following.glyphs[0].x0 < left + 0.8 * size
        and abs(size - height) < 0.35 * size
        and 0 < following.top - line.top < 3.2 * size
        and not line.text.endswith(_ENDS)
        and not _row_of_form(line.text.strip())
        and not _row_of_form(following.text.strip())
        and not (_begins_anew(line, following) and (not in_cell or _VALUE_ENDS.search(line.text)))
    )


def _row_of_form(text: str) -> bool:
    """Whether wide gaps part the fields of a form. A single ideographic space may stand in prose too: between short
    labels with their values it is a gap."""
    return "  " in text or "\u3000\u3000" in text or _FIELDS.fullmatch(text) is not None


def _begins_anew(line: Line, following: Line) -> bool:
    """Whether the following line looks like a new one: not the article of a law just named."""
    cited = line.text.endswith("》") and following.text.startswith("第")
    return not cited and _ANEW.match(following.text) is not None


def _edge(line: Line) -> float:
    """How far to the right a line reaches, without what may hang over the margin."""
    last = next((g for g in reversed(line.glyphs) if g.char not in _HANGING), line.glyphs[-1])
    return last.x1


def _first_word(line: Line) -> float:
    """The width of what is never broken at the beginning of a line: a number, a word in letters, a character with
    the opening brackets before and the punctuation after it."""
    glyphs, count = line.glyphs, 0
    while count < len(glyphs) and glyphs[count].char in _OPENING:
        count += 1
    if count < len(glyphs) and not _unbroken(glyphs[count].char):
        count += 1
    else:
        while count < len(glyphs) and _unbroken(glyphs[count].char):
            count += 1
    while count < len(glyphs) and glyphs[count].char in _HANGING:
        count += 1
    return glyphs[count - 1].x1 - glyphs[0].x0 if count else 0.0


def _unbroken(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _displayed(values: array[float], layout: Layout) -> array[float]:
    """Boxes of a page that was turned upright to be read, on the page as displayed."""
    if not layout.turned:
        return values
    found: array[float] = array("f")
    for place in range(0, len(values), 4):
        x0, y0, x1, y1 = values[place : place + 4]
        found.extend(
            turn((x0, y0, x1, y1), 360 - layout.turned, layout.width, layout.height) if x0 == x0 else _NAN
        )
    return found


def _mark_displayed(mark: Mark, layout: Layout) -> Mark:
    if mark.box is None or not layout.turned:
        return mark
    box = mark.box
    corners = turn((box.x0, box.y0, box.x1, box.y1), 360 - layout.turned, layout.width, layout.height)
    return Mark(mark.kind, Box(*corners), mark.at)


def _table(composer: Composer, grid: Grid) -> Table:
    cells: list[Cell] = []
    row = grid.cells[0][0] if grid.cells else 0
    for index, ((r, c, rows, spans, box), lines) in enumerate(zip(grid.cells, grid.lines, strict=True)):
        if index:
            composer.put("\t" if r == row else "\n")
        row = r
        start = len(composer)
        margin = min((line.glyphs[0].x0 for line in lines), default=0.0) - box.x0
        for number, line in enumerate(lines):
            if number and not goes_on(
                lines[number - 1], line, box.x0 + margin, box.x1 - margin, in_cell=True
            ):
                composer.put("\v")
            composer.add(line)
        cells.append(Cell(r, c, rows, spans, start, len(composer)))
    composer.put("\n")
    return Table(tuple(cells))
