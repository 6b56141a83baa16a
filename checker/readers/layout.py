"""A page taken apart: from characters with boxes to lines, columns and ruled tables.

Shared by every reader that knows where characters stand (PDF, OFD, OCR); ``compose`` puts the parts in order.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median
from typing import Any

from checker.model.text import PICTURE, Box, Mark, MarkKind

SPACES = (" ", "\u3000")


@dataclass(slots=True)
class Glyph:
    """One character on the page: its box in points, origin at the top left of the page as displayed."""

    char: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2


@dataclass(slots=True)
class Line:
    glyphs: list[Glyph]
    top: float
    bottom: float

    @property
    def text(self) -> str:
        return "".join(g.char for g in self.glyphs)


@dataclass(slots=True)
class Grid:
    """A ruled table: cell boxes with their place in the grid, and the lines inside each."""

    cells: list[tuple[int, int, int, int, Box]]  # row, column, rows, columns, box
    lines: list[list[Line]] = field(default_factory=list)  # one list a cell
    top: float = 0.0


@dataclass(slots=True)
class Layout:
    """A page taken apart but not yet put in order, so that running heads can be compared across pages."""

    file: str
    number: int
    width: float
    height: float
    lines: list[Line]
    grids: list[Grid]
    marks: tuple[Mark, ...] = ()
    turned: int = 0  # degrees clockwise by which the text lies on the page as displayed; all else is upright


Corners = tuple[float, float, float, float]


def turn(box: Corners, degrees: int, width: float, height: float) -> Corners:
    """``box`` on a page of ``width`` by ``height``, after the page is turned so that what lay ``degrees``
    clockwise (0, 90, 180, 270) stands upright."""
    x0, y0, x1, y1 = box
    if degrees == 90:
        return y0, width - x1, y1, width - x0
    if degrees == 180:
        return width - x1, height - y1, width - x0, height - y0
    if degrees == 270:
        return height - y1, x0, height - y0, x1
    return box


def upright(
    file: str,
    number: int,
    size: tuple[float, float],
    turned: int,
    glyphs: list[Glyph],
    edges: list[Corners],
    pictures: tuple[Box, ...],
) -> Layout:
    """The page taken apart after turning it so that its text, which lies ``turned`` degrees clockwise, stands
    upright."""
    width, height = size
    if not turned:
        return arrange(file, number, width, height, glyphs, edges, pictures)
    for g in glyphs:
        g.x0, g.y0, g.x1, g.y1 = turn((g.x0, g.y0, g.x1, g.y1), turned, width, height)
    edges = [turn(edge, turned, width, height) for edge in edges]
    pictures = tuple(Box(*turn((b.x0, b.y0, b.x1, b.y1), turned, width, height)) for b in pictures)
    if turned != 180:
        width, height = height, width
    layout = arrange(file, number, width, height, glyphs, edges, pictures)
    layout.turned = turned
    return layout


def arrange(
    file: str,
    number: int,
    width: float,
    height: float,
    glyphs: list[Glyph],
    edges: list[tuple[float, float, float, float]],
    pictures: tuple[Box, ...] = (),
) -> Layout:
    """Take a page apart. ``edges``: straight rules as (x0, y0, x1, y1); ``pictures``: boxes of small pictures,
    which become one character of the line they stand on."""
    marks = []
    glyphs = list(glyphs)
    for box in pictures:
        marks.append(Mark(MarkKind.PICTURE, box))
        if box.y1 - box.y0 < 60:  # a signature; anything larger is a seal or a photograph
            glyphs.append(Glyph(PICTURE, box.x0, box.y0, box.x1, box.y1))
    grids = find_grids(edges, width, height)
    inside: list[list[list[Glyph]]] = [[[] for _ in grid.cells] for grid in grids]
    cells = [
        (box, held)
        for grid, groups in zip(grids, inside, strict=True)
        for (*_, box), held in zip(grid.cells, groups, strict=True)
    ]
    free: list[Glyph] = []
    rows: dict[float, list[tuple[float, float, list[Glyph]]]] = {}  # the letters of a line share their height
    for glyph in glyphs:
        y = (glyph.y0 + glyph.y1) / 2
        row = rows.get(y)
        if row is None:
            row = rows[y] = [(b.x0, b.x1, held) for b, held in cells if b.y0 <= y < b.y1]
        x = (glyph.x0 + glyph.x1) / 2
        for x0, x1, held in row:
            if x0 <= x < x1:
                held.append(glyph)
                break
        else:
            free.append(glyph)
    for grid, groups in zip(grids, inside, strict=True):
        grid.lines = [to_lines(group) for group in groups]
    return Layout(file, number, width, height, columns(to_lines(free), width), grids, tuple(marks))


def _on_their_lines(glyphs: list[Glyph]) -> list[Glyph]:
    """Pictures given the height of the printed line they stand on: a signature is taller than its line and rests on
    it, so that by its middle it would seem a line of its own."""
    pictures = [g for g in glyphs if g.char == PICTURE]
    printed = [g for g in glyphs if g.char not in (PICTURE, *SPACES)]
    if not pictures or not printed:
        return glyphs
    settled = []
    for picture in pictures:
        crossed = [g for g in printed if min(g.y1, picture.y1) - max(g.y0, picture.y0) > 0.3 * (g.y1 - g.y0)]
        if not crossed:
            settled.append(picture)
            continue
        line = min(crossed, key=lambda g: (round(abs(g.y1 - picture.y1)), abs(g.x1 - picture.x0)))
        settled.append(Glyph(PICTURE, picture.x0, line.y0, picture.x1, line.y1))
    return [g for g in glyphs if g.char != PICTURE] + settled


def to_lines(glyphs: list[Glyph]) -> list[Line]:
    """Glyphs in printed lines from the top, left to right, gaps as spaces, double printing (fake bold) once."""
    if not glyphs:
        return []
    glyphs = _on_their_lines(glyphs)
    size = median([g.y1 - g.y0 for g in glyphs]) or 1.0
    huge = [g for g in glyphs if g.y1 - g.y0 > 3 * size and g.char != PICTURE]
    if huge:  # a head in large print keeps to itself; a watermark must not fall into the lines it crosses
        rest = [g for g in glyphs if g.y1 - g.y0 <= 3 * size or g.char == PICTURE]
        return sorted(to_lines(rest) + to_lines(huge), key=lambda line: (line.top + line.bottom) / 2)
    lines: list[list[Glyph]] = []
    level = -math.inf
    for glyph in sorted(glyphs, key=lambda g: ((g.y0 + g.y1) / 2, g.x0)):
        middle = (glyph.y0 + glyph.y1) / 2
        if middle - level > 0.55 * size:
            lines.append([])
            level = middle
        elif glyph.char != PICTURE:
            level += (middle - level) / (len(lines[-1]) + 1)
        lines[-1].append(glyph)
    found = []
    for line in lines:
        line.sort(key=lambda g: g.x0)
        kept: list[Glyph] = []
        for glyph in line:
            last = kept[-1] if kept else None
            if last is not None:
                width = max(glyph.x1 - glyph.x0, 0.1)
                if glyph.char == last.char and glyph.x0 - last.x0 < 0.4 * width:
                    continue
                gap = glyph.x0 - last.x1
                if gap > 0.6 * size and last.char not in SPACES and glyph.char not in SPACES:
                    # a wide gap parts fields of a form, a narrow one words
                    middle = (last.x1 + glyph.x0) / 2 if gap > 1.6 * size else glyph.x0
                    kept.append(Glyph(" ", last.x1, last.y0, middle, last.y1))
                    if middle < glyph.x0:
                        kept.append(Glyph(" ", middle, last.y0, glyph.x0, last.y1))
            kept.append(glyph)
        kept = _without_leaders(kept)
        while kept and kept[0].char in SPACES:
            kept.pop(0)
        while kept and kept[-1].char in SPACES:
            kept.pop()
        signed = _SIGNED.search("".join(g.char[:1] for g in kept))
        for glyph in kept[signed.start() :] if signed else ():
            glyph.char = " " if glyph.char == "\u3000" else glyph.char
        if kept:
            found.append(Line(kept, min(g.y0 for g in kept), max(g.y1 for g in kept)))
    return found


# names and the day are one entry, whatever spaces stand between them, not the fields of a form
_SIGNED = re.compile(
    rf"(?:(?:(?<![^\s。，：:])(?![\u4e00-\u9fff]{{0,2}}(?:时间|日期))[\u4e00-\u9fff]{{2,4}}|{PICTURE})\s{{1,8}}){{1,6}}"
    r"(?:[12]\d{3})?\s{0,8}年[\d\s]{0,8}月[\d\s]{0,8}日$"
)
_LEADERS = ".…·．"


def _without_leaders(glyphs: list[Glyph]) -> list[Glyph]:
    """A row of dots that leads the eye to a page number, or waits for an entry, is a gap."""
    found: list[Glyph] = []
    for leader, run in groupby(glyphs, key=lambda g: g.char in _LEADERS):
        dots = list(run)
        if leader and len(dots) > 5:
            middle = (dots[0].x0 + dots[-1].x1) / 2
            found.append(Glyph(" ", dots[0].x0, dots[0].y0, middle, dots[0].y1))
            found.append(Glyph(" ", middle, dots[0].y0, dots[-1].x1, dots[0].y1))
        else:
            found += dots
    return found


GUTTER = 12  # points between two columns, at least


def columns(lines: list[Line], width: float) -> list[Line]:
    """Two-column prose: where a gutter in the middle parts nearly all lines, and both sides are many long lines,
    the left side comes before the right, from one line across the page to the next. Form lines with two fields
    stay whole: their halves are short."""
    if len(lines) < 16:
        return lines
    free: Counter[int] = Counter()
    for line in lines:
        taken = {
            x for g in line.glyphs if g.char not in SPACES for x in range(int(g.x0 // 4), int(g.x1 // 4) + 1)
        }
        free.update(x for x in range(int(0.4 * width / 4), int(0.6 * width / 4) + 1) if x not in taken)
    if not free:
        return lines
    highest = max(free.values())
    best = [x for x in sorted(free) if free[x] == highest]
    gutter = best[len(best) // 2] * 4 + 2
    parts = [_halves(line, gutter) for line in lines]
    if sum(1 for part in parts if part is None) > 0.2 * len(lines):
        return lines
    sides = [[half for part in parts if part and (half := part[n])] for n in (0, 1)]
    if (
        min(len(side) for side in sides) < 8
        or min(median(len(h.glyphs) for h in side) for side in sides) < 12
    ):
        return lines
    found: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line, part in zip(lines, parts, strict=True):
        if part is None:
            found += [*left, *right, line]
            left, right = [], []
        else:
            left += [part[0]] if part[0] else []
            right += [part[1]] if part[1] else []
    return found + left + right


def _halves(line: Line, gutter: float) -> tuple[Line | None, Line | None] | None:
    """The line left and right of the gutter; None for one that runs across it."""
    sides = [
        [g for g in line.glyphs if (g.x0 + g.x1) / 2 < gutter],
        [g for g in line.glyphs if (g.x0 + g.x1) / 2 >= gutter],
    ]
    while sides[0] and sides[0][-1].char in SPACES:
        sides[0].pop()
    while sides[1] and sides[1][0].char in SPACES:
        sides[1].pop(0)
    if sides[0] and sides[1] and sides[1][0].x0 - sides[0][-1].x1 < GUTTER:
        return None
    if any(side and side[0].x0 < gutter - 2 < gutter + 2 < side[-1].x1 for side in sides):
        return None
    first, second = (
        Line(side, min(g.y0 for g in side), max(g.y1 for g in side)) if side else None for side in sides
    )
    return first, second


def find_grids(edges: list[tuple[float, float, float, float]], width: float, height: float) -> list[Grid]:
    """The ruled tables that straight edges make, with pdfplumber's crossings and tables."""
    if len(edges) < 4:
        return []
    from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges

    ruled = []
    for x0, y0, x1, y1 in edges:
        upright = abs(x1 - x0) < abs(y1 - y0)
        ruled.append(
            {
                "x0": min(x0, x1), "x1": max(x0, x1), "top": min(y0, y1), "bottom": max(y0, y1),
                "width": abs(x1 - x0), "height": abs(y1 - y0),
                "orientation": "v" if upright else "h", "object_type": "line",
            }
        )  # fmt: skip
    merged = merge_edges(ruled, 3, 3, 3, 3)
    grids = []
    for table in cells_to_tables(_cells(edges_to_intersections(merged, 3, 3))):
        if len(table) < 2:
            continue  # a frame around text, not a table
        xs = _levels([c[0] for c in table] + [c[2] for c in table])
        ys = _levels([c[1] for c in table] + [c[3] for c in table])
        placed = []
        for x0, y0, x1, y1 in sorted(table, key=lambda c: (c[1], c[0])):
            row, column = _level(ys, y0), _level(xs, x0)
            rows, spans = max(_level(ys, y1) - row, 1), max(_level(xs, x1) - column, 1)
            placed.append((row, column, rows, spans, Box(x0, y0, x1, y1)))
        placed.sort(key=lambda c: (c[0], c[1]))
        grids.append(Grid(placed, top=min(c[1] for c in table)))
    return grids


def _cells(crossings: dict[tuple[float, float], dict[str, list[dict[str, Any]]]]) -> list[Corners]:
    """The smallest cell below and to the right of each crossing of rules: crossings at its four corners, neighbours
    on one rule. As pdfplumber finds them, without comparing every crossing with every other."""
    upright, level = (
        {
            place: {(e["x0"], e["top"], e["x1"], e["bottom"]) for e in rules[way]}
            for place, rules in crossings.items()
        }
        for way in "vh"
    )
    below: dict[float, list[float]] = {}
    beside: dict[float, list[float]] = {}
    for x, y in sorted(crossings):
        below.setdefault(x, []).append(y)
        beside.setdefault(y, []).append(x)
    cells = []
    for x, y in sorted(crossings):
        corners = (
            (x1, y1)
            for y1 in below[x]
            if y1 > y and not upright[x, y].isdisjoint(upright[x, y1])
            for x1 in beside[y]
            if x1 > x and not level[x, y].isdisjoint(level[x1, y])
            if (x1, y1) in crossings
            and not upright[x1, y].isdisjoint(upright[x1, y1])
            and not level[x, y1].isdisjoint(level[x1, y1])
        )
        corner = next(corners, None)
        if corner is not None:
            cells.append((x, y, *corner))
    return cells


def _levels(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 3:
            found.append(value)
    return found


def _level(levels: list[float], value: float) -> int:
    return min(range(len(levels)), key=lambda n: abs(levels[n] - value))
