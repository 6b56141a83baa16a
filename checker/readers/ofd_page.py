"""One page description of an OFD: characters, rules and pictures with their places in points."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from checker.chinese.normalise import unify
from checker.model.dossier import ProblemKind
from checker.readers.guard import Unreadable
from checker.readers.layout import Corners, Glyph
from checker.readers.ofd_package import floats, local, rectangle
from checker.readers.symbols import ticks

MILLIMETRE = 72 / 25.4  # points
OBJECTS, DEPTH = 200_000, 12  # of one page: drawings may be made of drawings

Matrix = tuple[float, float, float, float, float, float]


def after(inner: Matrix, outer: Matrix) -> Matrix:
    """The placing that first does ``inner``, then ``outer``."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def placed(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


@dataclass(slots=True)
class Canvas:
    """What was found so far."""

    drawings: dict[str, Any]  # id → content that pages repeat
    glyphs: list[Glyph] = field(default_factory=list)
    edges: list[Corners] = field(default_factory=list)
    pictures: list[tuple[Corners, str]] = field(default_factory=list)  # box, id
    strokes: int = 0
    slanted: int = 0  # characters of watermarks, left out
    unseen: int = 0  # characters without ink
    turns: Counter[int] = field(default_factory=Counter)
    objects: int = 0

    @property
    def turned(self) -> int:
        """By how many degrees clockwise most of the text lies."""
        if not self.turns:
            return 0
        best, count = self.turns.most_common(1)[0]
        return best if count > 0.6 * self.turns.total() else 0


def draw(parent: Any, base: Matrix, canvas: Canvas, depth: int = 0) -> None:
    """Put the objects inside ``parent`` on the canvas. ``base``: millimetres there → points on the page."""
    if depth > DEPTH:
        raise Unreadable(ProblemKind.TOO_DEEP, "内部结构嵌套过深，没有读取", "请导出为 PDF 后再检查")
    for element in parent:
        kind = local(element)
        if element.get("Visible") == "false":
            continue
        canvas.objects += 1
        if canvas.objects > OBJECTS:
            raise Unreadable(ProblemKind.TOO_LARGE, "一页的内容过多，没有读取", "请导出为 PDF 后再检查")
        if kind in ("Layer", "PageBlock"):
            draw(element, base, canvas, depth + 1)
        elif kind == "Annot" and element.get("Type") != "Watermark":
            for appearance in element:
                if local(appearance) == "Appearance":
                    draw(appearance, _own(appearance, base), canvas, depth + 1)
        elif kind == "TextObject":
            _text(element, _own(element, base), canvas)
        elif kind == "PathObject":
            _path(element, _own(element, base), canvas)
        elif kind == "ImageObject":
            box = rectangle(element.get("Boundary"))
            if box is not None:
                corners = _bounds(base, box[0], box[1], box[0] + box[2], box[1] + box[3])
                canvas.pictures.append((corners, element.get("ResourceID") or ""))
        elif kind == "CompositeObject":
            content = canvas.drawings.get(element.get("ResourceID") or "")
            if content is not None:
                draw(content, _own(element, base), canvas, depth + 1)


def _own(element: Any, base: Matrix) -> Matrix:
    """The placing of what is inside an object: its own turn and scale, then its boundary, then its parent's."""
    numbers = floats(element.get("CTM"))
    if len(numbers) == 6:
        own: Matrix = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
    else:
        own = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    box = rectangle(element.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
    return after(after(own, (1.0, 0.0, 0.0, 1.0, box[0], box[1])), base)


def _bounds(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> Corners:
    points = [placed(matrix, x, y) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


# ---- text ----------------------------------------------------------------------------------------------


def _text(element: Any, matrix: Matrix, canvas: Canvas) -> None:
    size = (floats(element.get("Size")) or [0.0])[0]
    if size <= 0:
        return
    across = size * (floats(element.get("HScale")) or [1.0])[0]
    angle = math.degrees(math.atan2(matrix[1], matrix[0]))
    quarter = round(angle / 90) * 90
    x = y = 0.0
    for code in element:
        if local(code) != "TextCode":
            continue
        text = code.text or ""
        x = (floats(code.get("X")) or [x])[0]
        y = (floats(code.get("Y")) or [y])[0]
        if abs(angle - quarter) > 5:  # as watermarks stand
            canvas.slanted += len(text.strip())
            continue
        for char, left, base, width in _characters(code, text, x, y, across):
            corners = _bounds(matrix, left, base - 0.88 * size, left + width, base + 0.12 * size)
            canvas.glyphs.append(Glyph(ticks(unify(char)), *corners))
            canvas.turns[quarter % 360] += 1
            canvas.unseen += element.get("Alpha") == "0"


def _characters(
    code: Any, text: str, x: float, y: float, size: float
) -> Iterator[tuple[str, float, float, float]]:
    """(character, x and y of its origin, width) of one run."""
    right, down = _steps(code.get("DeltaX"), len(text)), _steps(code.get("DeltaY"), len(text))
    free = not right and not down  # the font alone moves on
    for index, char in enumerate(text):
        width = size * (0.5 if char.isascii() else 1.0)
        step = right[index] if index < len(right) else width if free or (right and not down) else 0.0
        if char not in "\r\n\x00\ufeff":
            room = min(width, step) if step > 0 else width
            yield (" " if char in " \u00a0\u3000\t" else char), x, y, room
        x += step
        y += down[index] if index < len(down) else 0.0


def _steps(value: str | None, count: int) -> list[float]:
    """The distances between characters; ``g 3 4.2`` stands for three times 4.2."""
    parts = (value or "").split()
    steps: list[float] = []
    place = 0
    try:
        while place < len(parts) and len(steps) < count:
            if parts[place] == "g":
                steps += [float(parts[place + 2])] * min(int(parts[place + 1]), count - len(steps))
                place += 3
            else:
                steps.append(float(parts[place]))
                place += 1
    except (ValueError, IndexError):
        return steps
    return steps


# ---- rules ---------------------------------------------------------------------------------------------

_TOKEN = re.compile(r"[SMLQBAC]|[-+]?[\d.]+(?:[eE][-+]?\d+)?")
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def _path(element: Any, matrix: Matrix, canvas: Canvas) -> None:
    """The straight rules of a path; what is curved or short is counted."""
    data = next((e.text or "" for e in element if local(e) == "AbbreviatedData"), "")
    points: list[tuple[float, float]] = []
    lines: list[tuple[float, float, float, float]] = []
    last = first = None
    for kind, numbers in _segments(data[:200_000]):
        if kind == "C":
            if last is not None and first is not None:
                lines.append((*last, *first))
            continue
        if len(numbers) < 2:
            continue
        point = placed(matrix, numbers[-2], numbers[-1])
        if kind in ("S", "M"):
            first = point
        elif kind == "L" and last is not None:
            lines.append((*last, *point))
        else:
            canvas.strokes += 1
        points.append(point)
        last = point
    if not points or len(canvas.edges) > 6000:  # a drawing, not a form
        return
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    if min(max(xs) - min(xs), max(ys) - min(ys)) < 3:  # a line, or a thin bar that stands for one
        if max(max(xs) - min(xs), max(ys) - min(ys)) > 8:
            canvas.edges.append((min(xs), min(ys), max(xs), max(ys)))
        return
    for x0, y0, x1, y1 in lines:
        if (abs(x1 - x0) < 1) != (abs(y1 - y0) < 1) and max(abs(x1 - x0), abs(y1 - y0)) > 8:
            canvas.edges.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
        else:
            canvas.strokes += 1


def _segments(data: str) -> Iterator[tuple[str, list[float]]]:
    kind = ""
    numbers: list[float] = []
    for token in _TOKEN.findall(data):
        if token in _OPERANDS:
            if kind:
                yield kind, numbers
            kind, numbers = token, []
            continue
        try:
            numbers.append(float(token))
        except ValueError:
            return
    if kind:
        yield kind, numbers
