"""Forms without rules whose labels and values run over several lines of a narrow column.

Read line by line, the halves of such a label stand apart: 统一社会信 on one line, 用代码 on the next, among the halves
of other fields. Where the lines of a row stand closer together than the rows do, each row is read column by column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from checker.readers.beside import gap, line_of
from checker.readers.layout import SPACES, Glyph, Line

_SAME = 2.5  # points by which beginnings in one column differ, at most
_LINES = 2  # that begin in a column, at least
_STEPS = 3  # distances of each kind, at least
_APART = 0.8  # of a line's height between two cells, at least
_CLOSER = 1.15  # how much further apart rows stand than lines, at least


@dataclass(frozen=True, slots=True)
class _Piece:
    column: int
    glyphs: list[Glyph]


def rows_joined(lines: list[Line]) -> list[Line]:
    """``lines`` with each such row as one line; unchanged where rows cannot be told from lines."""
    height = median(line.bottom - line.top for line in lines) if lines else 0.0
    leading = _leading(lines, height)
    if leading is None:
        return lines
    columns = _columns(lines, height)
    if len(columns) < 2:
        return lines
    found: list[Line] = []
    row: list[Line] = []
    for line in lines:
        if row and not 0 < line.top - row[-1].top <= leading * 1.06:
            found += _joined(row, columns, height)
            row = []
        row.append(line)
    return found + _joined(row, columns, height)


def _leading(lines: list[Line], height: float) -> float | None:
    """The distance of lines within a row, where it is plainly less than that of rows; else None."""
    steps = [
        round(after.top - before.top, 1)
        for before, after in pairwise(lines)
        if height * 0.9 <= after.top - before.top <= height * 3
    ]
    counts = Counter(round(step) for step in steps)
    usual = sorted(step for step, count in counts.items() if count >= _STEPS)
    if len(usual) < 2 or usual[-1] < usual[0] * _CLOSER:
        return None
    return max(step for step in steps if round(step) == usual[0])


def _columns(lines: list[Line], height: float) -> list[float]:
    """Where several lines have a field that begins, from the left."""
    starts = sorted((part[0].x0, n) for n, line in enumerate(lines) for part in _parts(line, height))
    found: list[float] = []
    at = 0
    while at < len(starts):
        near = [start for start in starts[at:] if start[0] - starts[at][0] <= _SAME]
        if len({n for _, n in near}) >= _LINES:
            found.append(near[0][0])
        at += len(near)
    return found


def _parts(line: Line, height: float) -> list[list[Glyph]]:
    """The glyphs between gaps as wide as cells are apart, which may be less than between the fields of a typed form,
    but more than between words."""
    parts: list[list[Glyph]] = []
    spaced = False
    for glyph in line.glyphs:
        if glyph.char in SPACES:
            spaced = True
            continue
        last = parts[-1][-1] if parts else None
        if last is None or glyph.x0 - last.x1 > _APART * height:
            parts.append([glyph])
        else:
            parts[-1] += [Glyph(" ", last.x1, last.y0, glyph.x0, last.y1), glyph] if spaced else [glyph]
        spaced = False
    return parts


def _joined(row: list[Line], columns: list[float], height: float) -> list[Line]:
    """The row as one line, column by column, where a field before its last one goes on below; else as it is."""
    if len(row) < 2:
        return row
    first = [piece.column for piece in _pieces(row[0], range(len(columns)), columns, height) or []]
    pieces = [_pieces(line, first, columns, height) for line in row]
    if any(found is None for found in pieces):
        return row
    later = [piece for found in pieces[1:] for piece in found or []]
    if len(first) < 2:
        return row
    if all(piece.column == first[-1] for piece in later):
        return row  # only the last field goes on, which reads well line by line
    ends = {column: columns[after] for column, after in pairwise(first)}
    if any(p.glyphs[-1].x1 > ends.get(p.column, p.glyphs[-1].x1) for found in pieces for p in found or []):
        return row  # prose, which keeps to no column
    whole: list[Glyph] = []
    for column in first:
        field = [
            g for found in pieces for piece in found or [] if piece.column == column for g in piece.glyphs
        ]
        whole += [*gap(whole[-1], field[0]), *field] if whole else field
    return [line_of(whole)]


def _pieces(line: Line, wanted: Sequence[int], columns: list[float], height: float) -> list[_Piece] | None:
    """The fields of a line by those of its columns that are ``wanted``; None where it begins in none of them."""
    found: list[_Piece] = []
    for part in _parts(line, height):
        column = next((n for n in wanted if abs(part[0].x0 - columns[n]) <= _SAME), None)
        if column is not None:
            found.append(_Piece(column, part))
        elif found:
            last = found[-1].glyphs[-1]
            found[-1].glyphs.extend([Glyph(" ", last.x1, last.y0, part[0].x0, last.y1), *part])
        else:
            return None
    return found
