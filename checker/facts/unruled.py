"""The form that spaces make of lines, where nothing is ruled: labels and values, found by the labels that are known."""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.model.text import Cell, Table

SEGMENT = re.compile(r"[^\n\v\t]+")
WIDE = re.compile(r"(?<=\S)(?:[ \u3000]{2,}|\u3000)(?=\S)")
_GAP = re.compile(r"(?<=\S)[ \u3000]+(?=\S)")
_BOXES = "□☑√☐✓■"
_FORM = 3  # lines of label and value that make a form


class Unruled:
    """Reads the lines of ``text`` outside ``tables``. ``is_label``: whether words are a label of any form."""

    def __init__(self, text: str, tables: tuple[Table, ...], is_label: Callable[[str], bool]) -> None:
        self._text = text
        self._tables = tables
        self._is_label = is_label

    def table(self) -> Table:
        """The form that wide spaces make of lines (``案　号　　某号　　案由　　某案``): known labels and, up to the next
        one, their values; lines without a label go on with the value above."""
        inside = [(table.start, table.end) for table in self._tables]
        lines = [
            (match.start(), match.end(), any(start <= match.start() < end for start, end in inside))
            for match in SEGMENT.finditer(self._text)
        ]
        # one space after a label is a gap where several lines of the document are built so
        narrow = sum(self._labelled_line(start, end) for start, end, ruled in lines if not ruled) >= _FORM
        cells: list[Cell] = []
        row, single = 0, False
        for at, (begin, stop, ruled) in enumerate(lines):
            if ruled:
                single = False
                continue
            fields = self._fields(begin, stop, narrow)
            if not fields and narrow and self._is_empty(lines, at):
                fields = [(begin, stop), (stop, stop)]
            if fields:
                row += 1
                cells += [Cell(row, column, 1, 1, start, end) for column, (start, end) in enumerate(fields)]
                single = len(fields) == 2
            elif single and (line := self._text[begin:stop]).strip() and not self._begins_anew(line):
                last = cells[-1]
                cells[-1] = Cell(last.row, last.column, 1, 1, last.start, stop)
            else:
                single = False
        return Table(tuple(cells))

    def _is_empty(self, lines: list[tuple[int, int, bool]], at: int) -> bool:
        """Whether a line of a form holds a label alone and the next line begins with one: nothing was filled in."""
        text = self._text[slice(*lines[at][:2])].strip()
        if not self._is_label(text) or at + 1 == len(lines):
            return False
        begin, stop, _ = lines[at + 1]
        return self._labelled_line(begin, stop) or self._is_label(self._text[begin:stop].strip())

    def _labelled_line(self, start: int, end: int) -> bool:
        """Whether a line begins with a label, a space or more, and a value."""
        label, space, value = self._text[start:end].strip().partition(" ")
        colon = label.endswith(("：", ":"))  # such a label is found anywhere
        return bool(space) and not colon and self._is_label(label) and not self._is_label(value.strip())

    def _begins_anew(self, line: str) -> bool:
        text = line.strip()
        return (
            bool(re.search("[：:]", text[:24]) or WIDE.search(text)) or self._is_label(text) or len(text) < 2
        )

    def _fields(self, start: int, end: int, narrow: bool) -> list[tuple[int, int]]:
        """Label and value fields of a line, as they alternate; empty where it does not begin with a label. Wide gaps
        part them, and single spaces around a label; after the first label only where ``narrow``."""
        line = self._text[start:end]
        gaps = [match.span() for match in _GAP.finditer(line)]
        if not gaps:
            return []
        edges = [
            len(line) - len(line.lstrip()),
            *(place for gap in gaps for place in gap),
            len(line.rstrip()),
        ]
        words = list(zip(edges[::2], edges[1::2], strict=True))
        wide = [WIDE.match(line, gap[0]) is not None for gap in gaps]
        found: list[tuple[int, int]] = []
        at = 1 if len(words) > 1 and line[words[0][0]] in _BOXES else 0  # ☑法人　名称　某公司
        while at < len(words):
            stop = self._label_at(line, words, wide, at, narrow)
            if not stop or stop == len(words):
                break
            inner = self._label_at(line, words, wide, stop, narrow)
            if inner and inner < len(words):  # 单位　名称　某公司: the name of a group before its first field
                at = stop
                continue
            value_end = next(
                (n for n in range(stop + 1, len(words)) if self._label_at(line, words, wide, n, narrow)),
                len(words),
            )
            found += [(words[at][0], words[stop - 1][1]), (words[stop][0], words[value_end - 1][1])]
            at = value_end
        return [(start + a, start + b) for a, b in found]

    def _label_at(
        self, line: str, words: list[tuple[int, int]], wide: list[bool], at: int, narrow: bool
    ) -> int:
        """Behind which word the label ends that begins with word ``at``; 0 where none does."""
        before = at == 0 or wide[at - 1]
        for stop in range(at + 1, min(at + 4, len(words)) + 1):
            label = line[words[at][0] : words[stop - 1][1]]
            after = stop == len(words) or wide[stop - 1] or (narrow and not label.endswith(("：", ":")))
            if (after if before else stop == at + 1) and self._is_label(label):
                return stop
        return 0
