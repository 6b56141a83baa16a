"""Text and where it stands.

One unit of position is used everywhere: the Python string index in ``Page.text``. Boxes on the paper are
looked up from it, never the reverse.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

PICTURE = "\ufffc"
"""Stands in the text where a picture is placed in line (a scanned signature, a stamp)."""


class Quality(StrEnum):
    """How well a page could be read."""

    EXACT = "exact"  # born digital
    GOOD = "good"  # clear scan
    POOR = "poor"  # doubtful scan, or a page that could not be read: absence on it proves nothing

    @staticmethod
    def worst(qualities: Iterator[Quality] | list[Quality] | tuple[Quality, ...]) -> Quality:
        order = [Quality.EXACT, Quality.GOOD, Quality.POOR]
        return max(qualities, key=order.index, default=Quality.EXACT)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page as displayed: points (1/72 inch), origin at the top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    def union(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1)
        )


@dataclass(frozen=True, slots=True)
class Boxes:
    """A box for every character of a page: four floats a character, x0 = NaN where there is none.

    Kept as one flat array because a page has some thousand characters and a dossier some hundred pages.
    """

    values: array[float]

    def __len__(self) -> int:
        return len(self.values) // 4

    def at(self, index: int) -> Box | None:
        x0, y0, x1, y1 = self.values[4 * index : 4 * index + 4]
        return None if x0 != x0 else Box(x0, y0, x1, y1)

    def around(self, start: int, end: int) -> tuple[Box, ...]:
        """One box for each printed line that the characters [start, end) stand on."""
        lines: list[Box] = []
        left = top = right = math.inf  # of the line so far; one that nothing overlaps, before the first
        bottom = -math.inf
        corners = iter(self.values[4 * start : 4 * end])
        for x0, y0, x1, y1 in zip(corners, corners, corners, corners, strict=True):
            if x0 != x0:
                continue
            if (bottom if bottom < y1 else y1) - (top if top > y0 else y0) > 0.5 * (y1 - y0):
                left = x0 if x0 < left else left
                top = y0 if y0 < top else top
                right = x1 if x1 > right else right
                bottom = y1 if y1 > bottom else bottom
                continue
            if left < math.inf:
                lines.append(Box(left, top, right, bottom))
            left, top, right, bottom = x0, y0, x1, y1
        return (*lines, Box(left, top, right, bottom)) if left < math.inf else ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell; its text is ``text[start:end]`` of the page (or document) that holds the table."""

    row: int
    column: int
    rows: int  # rows and columns it spans, at least 1
    columns: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    cells: tuple[Cell, ...]  # in reading order: by row, then column

    @property
    def start(self) -> int:
        return min((cell.start for cell in self.cells), default=0)

    @property
    def end(self) -> int:
        return max((cell.end for cell in self.cells), default=0)

    def moved(self, by: int) -> Table:
        return Table(
            tuple(Cell(c.row, c.column, c.rows, c.columns, c.start + by, c.end + by) for c in self.cells)
        )


class MarkKind(StrEnum):
    SEAL = "seal"
    SIGNATURE = "signature"
    FINGERPRINT = "fingerprint"
    HANDWRITING = "handwriting"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on the page that is not text. ``box`` is None where the format has no layout (docx)."""

    kind: MarkKind
    box: Box | None
    at: int | None = None  # index in Page.text next to it, where that is known


@dataclass(frozen=True, slots=True)
class Page:
    """One page of one file.

    ``text`` has one line a printed line or paragraph (``\\n``); table cells of a row are parted by ``\\t``
    and rows by ``\\n``; a line break inside a cell is ``\\v``; a picture in line is ``PICTURE``.
    Check boxes are ☑ and □. Running heads and page numbers are not in ``text`` but in ``head`` and ``foot``.
    """

    file: str  # path inside the dossier, POSIX separators
    number: int  # from 1 within the file
    text: str
    quality: Quality = Quality.EXACT
    ocr: bool = False
    boxes: Boxes | None = None
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    head: str = ""
    foot: str = ""
    width: float = 0.0  # points; 0 where the format has no layout
    height: float = 0.0
    unread: str | None = None  # why nothing could be read here, in Chinese; None = it was read
    doubtful: tuple[tuple[int, int], ...] = ()  # OCR: lines that may be misread, as [start, end) of ``text``


@dataclass(frozen=True, slots=True)
class Span:
    """The characters [start, end) of ``Page.text`` of one page of one file."""

    file: str
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was read, and where. Text that crosses a page break has one Evidence a page."""

    span: Span
    quote: str
