"""A document as a form: labels and their values, in table cells and on lines.

Three layouts are read alike: label cell → value cell (to the right, or below where the right one is itself a
label), ``label：value`` within a line or cell, and a label line above its value line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from checker.chinese.dates import DateMatch
from checker.chinese.normalise import fold
from checker.chinese.years import dates_within
from checker.facts.labels import (
    HINT,
    Labels,
    asked,
    bare,
    canonical,
    jointly,
    label_pattern,
    stems_of,
    wanted_labels,
)
from checker.facts.unruled import SEGMENT, Unruled
from checker.model.dossier import Document
from checker.model.text import PICTURE, Cell, Quality, Table

# 当事人｜名称｜某公司: the label of a group, whose first row is its name
_OWN_NAME = (
    "名称", "姓名", "姓名或名称", "名称或姓名", "单位名称", "姓名（名称）", "名称（姓名）", "企业名称",
)  # fmt: skip
_EMPTY = re.compile(rf"[\s_＿—\-–.．·：:；;，,、（）()年月日{PICTURE}]*")
_NONE = re.compile(r"[\s/／\\无]*[/／\\无][\s/／\\无]*")
# where another labelled value begins on the same line
_NEXT_LABEL = re.compile(
    r"(?=[【\[][\u4e00-\u9fff（）()/]{2,14}[】\]])|[ \t\u3000；;，,。、](?=[\u4e00-\u9fff]{1,14}(?:[（(][^（）()]{0,12}[）)])?[：:])"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A value and its label, as document offsets."""

    label: str  # folded
    label_start: int
    start: int
    end: int
    next_end: int  # where the following line ends, for a value that runs over the line; else ``end``


@dataclass(frozen=True, slots=True)
class Segment:
    start: int
    end: int
    cell: int  # running number of the table cell it stands in; -1 outside tables


def is_blank(text: str) -> bool:
    """Whether a field holds nothing that was filled in: strokes, form residue, the empty 年 月 日."""
    return _EMPTY.fullmatch(HINT.sub("", text.replace("(", "（").replace(")", "）"))) is not None


def is_struck(text: str) -> bool:
    """Whether a field was struck out on purpose (/、无)."""
    return _NONE.fullmatch(text) is not None


class Sheet:
    """The fields of one document."""

    __slots__ = (
        "_cells", "_close", "_grid", "_headed", "_labelling", "_lines", "_places", "document", "known", "segments", "text",
    )  # fmt: skip

    def __init__(self, document: Document, labels: Labels) -> None:
        self.document = document
        self.text = document.text
        self.known = labels.known
        self._close = labels.close
        self._cells: list[tuple[Cell, int]] = []  # cell, number of its table
        self._grid: dict[tuple[int, int, int], int] = {}
        unruled = Unruled(document.text, document.tables, self.is_label).table()
        for number, table in enumerate((*document.tables, unruled, self._stacked())):
            for cell in table.cells:
                index = len(self._cells)
                self._cells.append((cell, number))
                for row in range(cell.row, cell.row + cell.rows):
                    for column in range(cell.column, cell.column + cell.columns):
                        self._grid[number, row, column] = index
        self.segments = self._segments()
        # worked out once, because some hundred facts ask: what short cells ask for, and the lines with labels
        self._labelling: dict[str, list[int]] = {}
        for index, (cell, _) in enumerate(self._cells):
            if cell.end - cell.start <= 60:
                word = canonical(bare(self.text[cell.start : cell.end]))
                for asked_for in dict.fromkeys((word, *jointly(word))):
                    self._labelling.setdefault(asked_for, []).append(index)
        folded = [fold(self.text[segment.start : segment.end]) for segment in self.segments]
        self._lines = [(n, line) for n, line in enumerate(folded) if _MARK.search(line.text)]
        self._headed = "\n".join(line.text for _, line in self._lines)
        self._places: dict[tuple[str, ...], tuple[Place, ...]] = {}

    def _stacked(self) -> Table:
        """Pairs of label and value that stand line beside line in two cells: 名称 and 住所 over each other."""
        pairs: list[tuple[tuple[int, int], tuple[int, int]]] = []
        for table in self.document.tables:
            for label, value in pairwise(table.cells):
                if "\v" not in self.text[label.start : label.end] or value.row != label.row:
                    continue
                names, entries = self._lines_of(label), self._lines_of(value)
                if len(names) == len(entries) and all(self.is_label(self.text[a:b]) for a, b in names):
                    pairs += zip(names, entries, strict=True)
        return Table(
            tuple(
                Cell(row, column, 1, 1, start, end)
                for row, pair in enumerate(pairs)
                for column, (start, end) in enumerate(pair)
            )
        )

    def _lines_of(self, cell: Cell) -> list[tuple[int, int]]:
        return [
            (cell.start + match.start(), cell.start + match.end())
            for match in re.finditer(r"[^\v]+", self.text[cell.start : cell.end])
        ]

    def _segments(self) -> tuple[Segment, ...]:
        owner = sorted((cell.start, cell.end, index) for index, (cell, _) in enumerate(self._cells))
        found, at = [], 0
        for match in SEGMENT.finditer(self.text):
            if not match.group().strip():
                continue
            while at < len(owner) and owner[at][1] < match.start():
                at += 1
            held = [
                o
                for o in owner[at : at + 16]
                if match.start() <= o[0] and o[1] <= match.end() and o[0] < o[1]
            ]
            if len(held) > 1:  # the fields of an unruled form
                found += [Segment(start, end, index) for start, end, index in held]
                continue
            inside = at < len(owner) and owner[at][0] <= match.start() < max(owner[at][1], owner[at][0] + 1)
            found.append(Segment(match.start(), match.end(), owner[at][2] if inside else -1))
        return tuple(found)

    def dates(self, start: int, end: int) -> tuple[DateMatch, ...]:
        """The dates at [start, end), their places counted from ``start``; years left out or covered are filled in."""
        return dates_within(self.text[start:end], self.text, self.document.quality is not Quality.EXACT)

    def lines(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each printed line that is not empty."""
        return tuple((s.start, s.end) for s in self.segments)

    def places(self, labels: tuple[str, ...]) -> tuple[Place, ...]:
        """Every place that one of ``labels`` names, in the order of the labels, then of the document. A place
        found in a cell is not given again as a line."""
        if labels not in self._places:
            self._places[labels] = self._find(labels)
        return self._places[labels]

    def _find(self, labels: tuple[str, ...]) -> tuple[Place, ...]:
        wanted = wanted_labels(labels)
        found = self._in_cells(wanted) + self._on_lines(wanted)
        if not found:
            return ()
        unique: dict[tuple[int, int], Place] = {}
        for place in found:
            unique.setdefault((place.start, place.end), place)
        rank = {label: index for index, label in enumerate(wanted)}
        return tuple(sorted(unique.values(), key=lambda p: (rank.get(p.label, 99), p.start)))

    def _in_cells(self, wanted: tuple[str, ...]) -> list[Place]:
        found = []
        for index in sorted({n for label in self._labelling.keys() & wanted for n in self._labelling[label]}):
            cell, table = self._cells[index]
            word = asked(bare(self.text[cell.start : cell.end]), wanted)
            if word is None:
                continue
            value = self._value_of(index, cell, table)
            if value is not None:
                found.append(Place(word, cell.start, value.start, value.end, value.end))
        return found

    def is_label(self, text: str) -> bool:
        word = canonical(bare(text))
        if PICTURE in text:  # a label with its value, a signature
            return False
        if word in self.known or (word.endswith(("意见", "签名", "签字")) and len(word) <= 12):
            return True
        parts = jointly(word)
        if parts and all(canonical(part) in self.known for part in parts):
            return True
        return "\v" in text and all(canonical(bare(line)) in self.known for line in text.split("\v"))

    def _value_of(self, index: int, cell: Cell, table: int) -> Cell | None:
        right = self._grid.get((table, cell.row, cell.column + cell.columns))
        below = self._grid.get((table, cell.row + cell.rows, cell.column))
        right_cell = self._cells[right][0] if right is not None else None
        if right_cell and bare(self.text[right_cell.start : right_cell.end]) in _OWN_NAME:
            beyond = self._grid.get((table, right_cell.row, right_cell.column + right_cell.columns))
            return self._cells[beyond][0] if beyond is not None else None
        empty = self.text[cell.start : cell.end].rstrip().endswith(("：", ":"))
        if right_cell and empty and _STARTS_WITH_LABEL.match(self.text[right_cell.start : right_cell.end]):
            return None  # 询问人签名：　　记录人签名：某某 – an empty field before the next one
        if right_cell and not self.is_label(self.text[right_cell.start : right_cell.end]):
            # a heading row: all its cells are labels, the last one included
            last = self._grid.get((table, cell.row, right_cell.column + right_cell.columns)) is None
            if not (
                last
                and is_blank(self.text[right_cell.start : right_cell.end])
                and cell.row == 0
                and self._heads(cell, table)
            ):
                return right_cell
        if cell.rows > 1 and right_cell is not None:
            return None  # the name of a group of rows, not of a value
        if below is None or below == index:
            return None
        below_cell = self._cells[below][0]
        if self.is_label(self.text[below_cell.start : below_cell.end]):
            return None
        return below_cell

    def cell_start(self, place: int) -> int | None:
        """Where the cell of a ruled table begins in which ``place`` stands; None outside of tables."""
        tables = (t for t in self.document.tables if t.start <= place < t.end)
        return next((c.start for t in tables for c in t.cells if c.start <= place < c.end), None)

    def labelled(self, place: int) -> str:
        """The folded label left of the cell that holds only the date or name at ``place``; "" outside such cells."""
        for cell, table in self._cells:
            if not cell.start <= place < cell.end or cell.end - cell.start > 40:
                continue
            left = self._grid.get((table, cell.row, cell.column - 1))
            if left is not None:
                return bare(self.text[self._cells[left][0].start : self._cells[left][0].end])
        return ""

    def _heads(self, cell: Cell, table: int) -> bool:
        row = {self._grid[k] for k in self._grid if k[0] == table and k[1] == cell.row}
        words = [self.text[self._cells[i][0].start : self._cells[i][0].end] for i in row]
        return sum(self.is_label(word) for word in words) > len(words) / 2

    def _on_lines(self, wanted: tuple[str, ...]) -> list[Place]:
        if not any(stem in self._headed for stem in stems_of(wanted)):
            return []
        pattern = label_pattern(wanted)
        found = []
        for number, folded in self._lines:
            segment = self.segments[number]
            place = 0
            while match := pattern.search(folded.text, place):
                group = "label" if match.group("label") else "boxed"
                word = canonical(match.group(group))
                label_start = segment.start + folded.origin(match.start(group), match.end(group))[0]
                if group == "label" and not self._boundary(label_start, segment):
                    place = match.start() + 1  # …罚款　金额：holds a shorter label
                    continue
                place = match.end()
                start = segment.start + folded.origin(match.start(), match.end())[1]
                end = self._stop(start, segment.end)
                following = self.segments[number + 1] if number + 1 < len(self.segments) else None
                same = following is not None and following.cell == segment.cell
                free = (
                    same
                    and following is not None
                    and not _STARTS_WITH_LABEL.match(self.text[following.start : following.end].strip())
                )
                if end == segment.end and not self.text[start:end].strip() and free and following is not None:
                    found.append(Place(word, label_start, following.start, following.end, following.end))
                else:
                    next_end = following.end if free and following is not None and end == segment.end else end
                    found.append(Place(word, label_start, start, end, next_end))
        return found

    def _boundary(self, start: int, segment: Segment) -> bool:
        before = self.text[segment.start : start]
        if not before or before[-1].isspace():
            return True
        if self.document.quality is not Quality.EXACT:  # recognition drops the space between two fields
            label = self.text[start : min(start + 12, segment.end)]
            word = re.split("[：:]", label)[0]
            return not any(self.is_label(before[-n:] + word) for n in range(1, 5))
        return not before[-1].isalnum() or bool(re.search(r"(?:^|[\s、.．（(])\d{1,2}$", before))

    def _stop(self, start: int, end: int) -> int:
        match = _NEXT_LABEL.search(self.text, start, end)
        stop = match.start() if match else end
        if self.document.quality is not Quality.EXACT:  # recognition drops the space between two fields
            close = self._close.search(self.text, start + 1, stop)
            stop = close.start() if close else stop
        return stop


_STARTS_WITH_LABEL = re.compile(
    r"[【\[〔]|[问答]\s*[：:]|[\u4e00-\u9fff\s\u3000]{2,16}(?:[（(][^（）()]{0,12}[）)])?[：:]|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]"
)


_MARK = re.compile("[：|〔]")  # what a label on a line needs
