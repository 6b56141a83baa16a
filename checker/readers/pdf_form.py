"""What is entered in the forms of a PDF, or written on its pages as remarks, as part of the page."""

from __future__ import annotations

import ctypes
from typing import Any

from checker.readers.layout import Corners, Glyph
from checker.readers.pdf_page import placing
from checker.readers.symbols import EMPTY_BOX, TICKED


def flat(document: Any, index: int) -> tuple[Any, list[Glyph]]:
    """A page of ``document``, whose forms were initialised, with its entries and remarks made part of it; and its
    check boxes, whose ticks are drawings and no text."""
    import pypdfium2.raw as raw

    page = document[index]
    written = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)
    boxes: list[Glyph] = []
    found = False
    place = placing(page)
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), 5000)):
        note = raw.FPDFPage_GetAnnot(page.raw, number)
        kind = raw.FPDFAnnot_GetSubtype(note)
        found = found or kind in written
        if kind == raw.FPDF_ANNOT_WIDGET and page.formenv:
            form = page.formenv.raw
            rect = raw.FS_RECTF()
            ticks = (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)
            if raw.FPDFAnnot_GetFormFieldType(form, note) in ticks and raw.FPDFAnnot_GetRect(
                note, ctypes.byref(rect)
            ):
                char = TICKED if raw.FPDFAnnot_IsChecked(form, note) else EMPTY_BOX
                boxes.append(Glyph(char, *place(rect.left, rect.bottom, rect.right, rect.top)))
        raw.FPDFPage_CloseAnnot(note)
    if found:
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]
    return page, boxes


def outside(
    glyphs: list[Glyph], edges: list[Corners], boxes: list[Glyph]
) -> tuple[list[Glyph], list[Corners]]:
    """Letters and rules of a page with its check ``boxes`` in place of what draws them: a letter of a symbol font,
    a frame that would pass for a table cell."""

    def drawing(x0: float, y0: float, x1: float, y1: float) -> bool:
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        return any(b.x0 - 1 <= x <= b.x1 + 1 and b.y0 - 1 <= y <= b.y1 + 1 for b in boxes)

    kept = [g for g in glyphs if not drawing(g.x0, g.y0, g.x1, g.y1)]
    return kept + boxes, [edge for edge in edges if not drawing(*edge)]
