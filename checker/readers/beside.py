"""Forms without rules whose labels stand beside the middle of values of several lines.

Read line by line, such a label falls into the middle of its value. It is moved up to the value's first line, so that
the form reads like one whose labels stand at the top.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from statistics import median

from checker.readers.layout import SPACES, Glyph, Line

_Row = tuple[Line, list[Glyph], list[Glyph]]  # a line, its label and its value

_TOLERANCE = 0.3  # of a line's height, between the middle of a label and that of its value
_TITLES = 3  # lines at most that stand over the value column before the form begins


def labels_first(lines: list[Line]) -> list[Line]:
    """``lines`` with such labels moved; unchanged where not every label stands beside the middle of its value."""
    if len(lines) < 6:
        return lines
    height = median(line.bottom - line.top for line in lines) or 1.0
    fields = [_fields(line) for line in lines]
    column = _value_column(fields, height)
    if column is None:
        return lines
    found: list[Line] = []
    run: list[_Row] = []
    for line, parts in zip(lines, fields, strict=True):
        sides = _sides(parts, column, height)
        if sides is not None:
            run.append((line, *sides))
            continue
        found += _settled(run, height)
        found.append(line)
        run = []
    return found + _settled(run, height)


def _fields(line: Line) -> list[list[Glyph]]:
    """The glyphs between wide gaps."""
    fields: list[list[Glyph]] = [[]]
    for space, group in groupby(line.glyphs, key=lambda g: g.char in SPACES):
        run = list(group)
        if space and (len(run) > 1 or run[0].char == "\u3000"):
            fields.append([])
        else:
            fields[-1] += run
    return [part for part in fields if part]


def _value_column(fields: list[list[list[Glyph]]], height: float) -> float | None:
    """Where at least four values begin at one place to the right of the labels; None when nowhere."""
    left = min(parts[0][0].x0 for parts in fields if parts)
    starts = sorted(part[0].x0 for parts in fields for part in parts if part[0].x0 > left + 2 * height)
    clusters = [[other for other in starts if 0 <= other - start <= 2] for start in starts]
    best = max(clusters, key=len, default=[])
    return best[0] if len(best) >= 4 else None


def _sides(parts: list[list[Glyph]], column: float, height: float) -> tuple[list[Glyph], list[Glyph]] | None:
    """Label and value of a line, either may be empty; None when the line is built otherwise."""
    at = next((n for n, part in enumerate(parts) if abs(part[0].x0 - column) <= 2.5), len(parts))
    if at > 1 or (at == 1 and parts[0][-1].x1 > column - 0.4 * height):
        return None
    return (parts[0] if at else []), [glyph for part in _parted(parts[at:]) for glyph in part]


def _parted(parts: list[list[Glyph]]) -> list[list[Glyph]]:
    """The fields of a value with their wide gaps again."""
    whole = parts[:1]
    for before, part in pairwise(parts):
        whole += [gap(before[-1], part[0]), part]
    return whole


def gap(before: Glyph, after: Glyph) -> list[Glyph]:
    """A wide space between two fields."""
    middle = (before.x1 + after.x0) / 2
    return [
        Glyph(" ", before.x1, before.y0, middle, before.y1),
        Glyph(" ", middle, before.y0, after.x0, before.y1),
    ]


def _settled(run: list[_Row], height: float) -> list[Line]:
    if all(value for _, _, value in run):
        return [
            line for line, _, _ in run
        ]  # no label stands between two lines: they may as well be at the top
    labels = [label for _, label, _ in run if label]
    values = [value for _, _, value in run if value]
    for titles in range(min(_TITLES, len(values)) + 1):
        shares = _shares(labels, values[titles:], height)
        if shares and max(shares) > 1:
            lines = [line_of(value) for value in values[:titles]]
            at = titles
            for label, count in zip(labels, shares, strict=True):
                first = values[at]
                moved = [Glyph(g.char, g.x0, first[0].y0, g.x1, first[0].y1) for g in label]
                lines.append(line_of([*moved, *gap(moved[-1], first[0]), *first]))
                lines += [line_of(value) for value in values[at + 1 : at + count]]
                at += count
            return lines + [line_of(value) for value in values[at:]]
    return [line for line, _, _ in run]


def _shares(labels: list[list[Glyph]], values: list[list[Glyph]], height: float) -> list[int] | None:
    """How many lines each label's value has, if every label stands beside the middle of its own."""
    shares: list[int] = []
    at = 0
    for label in labels:
        middle = _middle(label, label)
        count = next(
            (
                n
                for n in range(1, min(12, len(values) - at) + 1)
                if abs(_middle(values[at], values[at + n - 1]) - middle) <= _TOLERANCE * height
                and _evenly(values[at : at + n], height)
            ),
            None,
        )
        if count is None:
            return None
        shares.append(count)
        at += count
    return shares


def _evenly(values: list[list[Glyph]], height: float) -> bool:
    steps = [_middle(after, after) - _middle(before, before) for before, after in pairwise(values)]
    return not steps or max(steps) - min(steps) <= _TOLERANCE * height


def _middle(first: list[Glyph], last: list[Glyph]) -> float:
    return (min(g.y0 for g in first) + max(g.y1 for g in last)) / 2


def line_of(glyphs: list[Glyph]) -> Line:
    """A line of these glyphs."""
    return Line(glyphs, min(g.y0 for g in glyphs), max(g.y1 for g in glyphs))
