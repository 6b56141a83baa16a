"""PDFs drawn for the tests, in a font that every PDF reader has: nothing is embedded, nothing is installed."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
WIDTH, HEIGHT = 595.0, 842.0
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, width: float = WIDTH, height: float = HEIGHT) -> bytes:
    """A PDF with one page a drawing."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    for draw in pages:
        canvas.setFont(FONT, 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def write(canvas: Canvas, x: float, top: float, text: str, size: float = 12) -> None:
    """``text`` with its top at ``top`` points below the upper edge."""
    canvas.setFont(FONT, size)
    canvas.drawString(x, canvas._pagesize[1] - top - 0.88 * size, text)


def lines(*texts: str, x: float = 90, top: float = 100, step: float = 24) -> Draw:
    """Lines of text below each other."""

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(texts):
            write(canvas, x, top + number * step, text)

    return draw


def together(*drawings: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for drawing in drawings:
            drawing(canvas)

    return draw


def ruled(xs: list[float], tops: list[float], texts: dict[tuple[int, int], str]) -> Draw:
    """A fully ruled table: the columns end at ``xs``, the rows at ``tops``; texts by (row, column)."""

    def draw(canvas: Canvas) -> None:
        height = canvas._pagesize[1]
        for x in xs:
            canvas.line(x, height - tops[0], x, height - tops[-1])
        for top in tops:
            canvas.line(xs[0], height - top, xs[-1], height - top)
        for (row, column), text in texts.items():
            for number, line in enumerate(text.split("\n")):
                write(canvas, xs[column] + 5, tops[row] + 6 + number * 16, line)

    return draw
