"""What stands on one page of a PDF: characters, pictures and rules with their boxes on the page as displayed."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from checker.chinese.normalise import unify
from checker.model.text import Box
from checker.readers.layout import Corners, Glyph
from checker.readers.symbols import ticks

QUARTER = math.pi / 2
CROWDED = 60_000  # characters of one page; a full page of small print has some four thousand


class Crowded(Exception):
    """A page of more characters than any paper holds."""


def characters(page: Any) -> tuple[list[Glyph], int, int]:
    """Every printed character of a pypdfium2 page with its box on the page as displayed; by how many degrees
    clockwise the text lies there; and how many slanted characters, those of watermarks, were left out."""
    import pypdfium2.raw as raw

    text_page = page.get_textpage()
    count = text_page.count_chars()
    if count > CROWDED:
        text_page.close()
        raise Crowded
    if count <= 0:
        text_page.close()
        return [], 0, 0
    whole = ticks(unify(text_page.get_text_range()))  # ⽇, ⽉ and ⺠ of careless exports are 日, 月 and 民
    handle = text_page.raw
    text = list(whole)
    if len(text) != count:
        text = joined([raw.FPDFText_GetUnicode(handle, index) for index in range(count)])
    place = placing(page)
    # the loose box spans the whole advance, so that narrow punctuation leaves no gap that reads as a space
    rect = raw.FS_RECTF()
    ref = ctypes.byref(rect)
    get_box = raw.FPDFText_GetLooseCharBox
    quarters = _quarters(raw, handle, count)
    glyphs = []
    slanted = 0
    for index in range(count):
        char = text[index]
        if not char or char in "\r\n\x00\ufffe\ufeff" or not get_box(handle, index, ref):
            continue
        x0, x1, y0, y1 = rect.left, rect.right, rect.bottom, rect.top
        if x1 - x0 <= 0 and y1 - y0 <= 0:
            continue  # a space or line end that pdfium made up
        if quarters[index] is None:
            slanted += 1
            continue
        if char in " \u00a0\t":  # the ideographic space stays: it parts the fields of a form
            char = " "
        glyphs.append(Glyph(char, *place(x0, y0, x1, y1)))
    text_page.close()
    if not glyphs:
        return [], 0, slanted
    return glyphs, (_text_turn(quarters) + page.get_rotation()) % 360, slanted


def joined(codes: list[int]) -> list[str]:
    """A character for each code. Two halves of a pair, as Windows counts rare characters, are one character in the
    first place and none in the second; a half alone cannot be written and becomes U+FFFD."""
    found = [ticks(unify(chr(code))) for code in codes]
    for index, code in enumerate(codes):
        if 0xD800 <= code < 0xDC00 and index + 1 < len(codes) and 0xDC00 <= codes[index + 1] < 0xE000:
            found[index] = chr(0x10000 + ((code - 0xD800) << 10) + codes[index + 1] - 0xDC00)
            found[index + 1] = ""
        elif 0xD800 <= code < 0xE000 and found[index]:
            found[index] = "\ufffd"
    return found


def placing(page: Any) -> Any:
    """Page space (origin bottom left, unrotated) → the page as displayed (origin top left)."""
    box = page.get_cropbox()
    width, height = page.get_size()
    rotation = page.get_rotation()
    cx, cy = box[0], box[1]

    def place(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        x0, x1, y0, y1 = x0 - cx, x1 - cx, y0 - cy, y1 - cy
        if rotation == 90:
            return y0, x0, y1, x1
        if rotation == 180:
            return width - x1, y0, width - x0, y1
        if rotation == 270:
            return width - y1, height - x1, width - y0, height - x0
        return x0, height - y1, x1, height - y0

    return place


def _quarters(raw: Any, handle: Any, count: int) -> list[int | None]:
    """For each character by how many degrees clockwise it is turned within its page, whose own rotation is not
    counted: 0, 90, 180 or 270; None for one that stands askew."""
    angle_of = raw.FPDFText_GetCharAngle
    found: list[int | None] = []
    for index in range(count):
        angle = angle_of(handle, index)
        if not angle:
            found.append(0)
            continue
        quarter, askew = divmod(angle / QUARTER + 0.5, 1)
        # scans are straightened by some degrees together with the text layer under them
        found.append(int(quarter) % 4 * 90 if abs(askew - 0.5) < 0.12 else None)
    return found


def _text_turn(quarters: list[int | None]) -> int:
    """By how many degrees clockwise most of the text is turned."""
    votes = Counter(quarter for quarter in quarters if quarter is not None)
    best, count = votes.most_common(1)[0]
    return best if count > 0.6 * votes.total() else 0


def unseen(page: Any) -> bool:
    """Whether most of the text is there to be searched, not to be seen: drawn without ink, or under a picture."""
    import pypdfium2.raw as raw

    kinds = [raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE]
    area = page.get_width() * page.get_height()
    seen = hidden = 0
    for item in page.get_objects(filter=kinds, max_depth=4):
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            if raw.FPDFTextObj_GetTextRenderMode(item.raw) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
                hidden += 1
            else:
                seen += 1
            continue
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > 0.3 * area:  # drawn over what came before
            seen, hidden = 0, seen + hidden
    return hidden > seen


def has_huge_picture(page: Any, pixels: int) -> bool:
    """Whether there is a picture of more than ``pixels``, which are not drawn."""
    sizes = (item.get_px_size() for item in _images(page))
    return any(width * height > pixels for width, height in sizes)


def has_broken_picture(page: Any) -> bool:
    """Whether there is a picture whose data are broken or of a kind unknown."""
    import pypdfium2.raw as raw

    for item in _images(page):
        bitmap = raw.FPDFImageObj_GetBitmap(item.raw)
        if not bitmap:
            return True
        raw.FPDFBitmap_Destroy(bitmap)
    return False


def _images(page: Any) -> Iterator[Any]:
    import pypdfium2.raw as raw

    yield from page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)


def objects(page: Any) -> tuple[list[Box], list[Corners], int]:
    """Boxes of pictures, the straight horizontal and vertical rules, and how many other strokes there are
    (curves, short lines), on the page as displayed."""
    import pypdfium2.raw as raw

    place = placing(page)
    pictures: list[Box] = []
    edges: list[Corners] = []
    strokes = 0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = item.get_bounds()
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(Box(*place(left, bottom, right, top)))
            continue
        width, height = right - left, top - bottom
        if min(width, height) < 3:
            if max(width, height) > 8:
                edges.append(place(left, bottom, right, top))
            continue
        for x0, y0, x1, y1 in _segments(raw, item):
            if (abs(x1 - x0) < 1) != (abs(y1 - y0) < 1) and max(abs(x1 - x0), abs(y1 - y0)) > 8:
                edges.append(place(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
            else:
                strokes += 1
        strokes += _curves(raw, item)
        if len(edges) > 6000:
            break  # a drawing, not a form
    return pictures, edges, strokes


def _curves(raw: Any, item: Any) -> int:
    count = min(raw.FPDFPath_CountSegments(item.raw), 4000)
    kinds = (
        raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(item.raw, index)) for index in range(count)
    )
    return sum(1 for kind in kinds if kind == raw.FPDF_SEGMENT_BEZIERTO)


def _segments(raw: Any, item: Any) -> Iterator[tuple[float, float, float, float]]:
    count = raw.FPDFPath_CountSegments(item.raw)
    if count > 4000:
        return
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    last = first = None
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            yield (*last, *point)
        last = point
        if raw.FPDFPathSegment_GetClose(segment) and first is not None:
            yield (*point, *first)
