"""Text PDFs by reportlab. The font is the Adobe CJK font every viewer knows, so nothing is embedded."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Spacer, Table

from .markup import INLINE, Block, parse, plain
from .model import Case, Style

FONT = "STSong-Light"


def _escape(text: str) -> str:
    parts, place = [], 0

    def clean(words: str) -> str:
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    for match in INLINE.finditer(text):
        parts.append(clean(text[place : match.start()]))
        place = match.end()
        words = clean(plain(match.group()))
        tags = {"seal": '<font color="red">{}</font>', "u": "<u>{}</u>"}
        parts.append(tags.get(match["kind"], "{}").format(words))
    parts.append(clean(text[place:]))
    return "".join(parts)


class _Styles:
    def __init__(self, style: Style) -> None:
        def made(name: str, size: float, **rest: Any) -> ParagraphStyle:
            leading = rest.pop("leading", size * style.spacing)
            return ParagraphStyle(name, fontName=FONT, fontSize=size, leading=leading, wordWrap="CJK", **rest)

        size, indent = style.size, style.size * 2 if style.indent else 0
        self.of = {
            "title": made("title", style.title_size, alignment=TA_CENTER, spaceAfter=size * 0.8),
            "center": made("center", size, alignment=TA_CENTER, spaceAfter=size * 0.5),
            "right": made("right", size, alignment=TA_RIGHT),
            "flush": made("flush", size),
            "body": made("body", size, firstLineIndent=indent),
            "box": made("box", size, borderWidth=0.7, borderColor=colors.black, borderPadding=4),
            "cell": made("cell", style.table_size, leading=style.table_size * 1.3),
        }


def _table(block: Block, style: Style, styles: _Styles) -> Table:
    available = A4[0] - style.margins[1] - style.margins[3]
    share = available / sum(block.widths)
    rules: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    if style.ruled:
        rules.append(("GRID", (0, 0), (-1, -1), 0.6, colors.black))
    data: list[list[Any]] = []
    top: dict[int, int] = {}
    for r, row in enumerate(block.rows):
        line: list[Any] = []
        for cell in row:
            c = len(line)
            if cell.continues:
                rules.append(("SPAN", (c, top[c]), (c, r)))
                line.append("")
                continue
            top[c] = r
            words = "<br/>".join(_escape(part) for part in cell.text.split("<br>"))
            line.append(Paragraph(words, styles.of["cell"]))
            if cell.span > 1:
                rules.append(("SPAN", (c, r), (c + cell.span - 1, r)))
                line += [""] * (cell.span - 1)
        data.append(line)
    return Table(data, [width * share for width in block.widths], style=rules, spaceAfter=6)


def render(markup: str, case: Case) -> bytes:
    """A PDF whose bytes depend on the markup only."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style, styles = case.style, _Styles(case.style)
    head = foot = ""
    story: list[Any] = []
    for block in parse(markup):
        match block.kind:
            case "header":
                head = block.text
            case "footer":
                foot = block.text
            case "table":
                story.append(_table(block, style, styles))
            case "break":
                story.append(PageBreak())
            case "blank":
                story.append(Spacer(1, style.size * style.spacing))
            case kind:
                story.append(Paragraph(_escape(block.text), styles.of[kind]))

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont(FONT, 9)
        if head:
            canvas.drawCentredString(A4[0] / 2, A4[1] - 36, head)
            canvas.line(style.margins[3], A4[1] - 42, A4[0] - style.margins[1], A4[1] - 42)
        if foot:
            canvas.drawString(style.margins[3], 30, foot)
        canvas.drawRightString(A4[0] - style.margins[1], 30, style.page_words.format(page=document.page))

    buffer = io.BytesIO()
    top, right, bottom, left = style.margins
    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1, title="", author=case.author)
    frame = Frame(left, bottom, A4[0] - left - right, A4[1] - top - bottom, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=furniture))
    document.build(story)
    return buffer.getvalue()
