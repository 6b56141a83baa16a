"""PDF: text with a box for every character by pypdfium2, put in order by ``layout``.

pypdfium2 is not thread-safe; dossiers are read in processes.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from checker.model.dossier import Problem, ProblemKind
from checker.model.text import Box, Page, Quality
from checker.readers.guard import Deadline, Limits, Reading, Unreadable
from checker.readers.layout import Glyph, Layout, arrange, compose, running_heads
from checker.readers.ocr import Recognised, available
from checker.readers.scanned import CURE, DPI, finish, lay_out, picture_of, poor_pages, recognise_all


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """The document, closed afterwards. Raises Unreadable for encrypted and broken files."""
    import pypdfium2
    from pypdfium2 import PdfiumError

    try:
        document = pypdfium2.PdfDocument(content)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(
                ProblemKind.ENCRYPTED, "PDF 设有打开密码", "请用密码打开后另存（或打印）为不加密的 PDF"
            ) from error
        raise Unreadable(
            ProblemKind.DAMAGED, "PDF 损坏，无法打开", "请从原处重新复制；或用阅读器打开后另存为新的 PDF"
        ) from error
    try:
        yield document
    finally:
        document.close()


def read_pdf(content: bytes, name: str, limits: Limits) -> Reading:
    """Pages in reading order. A page without a usable text layer is marked unread, never silently empty."""
    deadline = Deadline(limits.seconds)
    problems: list[Problem] = []
    layouts: list[Layout | Page] = []
    with opened(content) as document:
        total = len(document)
        if total == 0:
            raise Unreadable(ProblemKind.EMPTY, "PDF 没有页面", "请核对文件是否存错")
        if total > limits.pages:
            problems.append(
                Problem(
                    ProblemKind.TOO_LARGE, name, f"共 {total} 页，只读前 {limits.pages} 页",
                    "请按案拆成几个 PDF 再检查", tuple(range(limits.pages + 1, total + 1)[:50]),
                )
            )  # fmt: skip
        unread: dict[ProblemKind, list[int]] = {}
        hidden: list[int] = []  # pages that are pictures with a text layer of a scanner under them
        for index in range(min(total, limits.pages)):
            if deadline.passed:
                rest = tuple(range(index + 1, min(total, limits.pages) + 1))
                problems.append(
                    Problem(
                        ProblemKind.TIMEOUT,
                        name,
                        f"读取超时，第 {index + 1} 页起未读",
                        "请拆成几个文件再检查",
                        rest,
                    )
                )
                layouts += [Page(name, n, "", Quality.POOR, unread="读取超时") for n in rest]
                break
            layouts.append(_page(document, index, name, unread, hidden, limits))
        modified = _modified(document)
        recognised = _recognise(document, layouts, unread, hidden, name, limits, deadline)
    parsed = [item for item in layouts if isinstance(item, Layout)]
    running = dict(zip((id(item) for item in parsed), running_heads(parsed), strict=True))
    pages = tuple(
        recognised.get(item.number)
        or (item if isinstance(item, Page) else compose(item, *running[id(item)]))
        for item in layouts
    )
    problems += poor_pages(name, pages)
    for kind, numbers in unread.items():
        problems.append(_unread(kind, name, numbers, len(pages)))
    return Reading(pages, tuple(problems), {"页": total}, modified)


def _unread(kind: ProblemKind, name: str, numbers: list[int], total: int) -> Problem:
    where = "全部页面" if len(numbers) == total else f"{len(numbers)} 页"
    if kind is ProblemKind.GARBLED:
        return Problem(
            kind, name, f"{where}的文字层是乱码，没有采用", "请重新导出 PDF，或提供文字版", tuple(numbers)
        )
    if kind is ProblemKind.DAMAGED:
        return Problem(kind, name, f"{where}损坏，无法读取", "请从原处重新导出或扫描这些页", tuple(numbers))
    return Problem(
        kind,
        name,
        f"{where}是扫描图像，没有文字层，未能读取",
        CURE,
        tuple(numbers),
    )


def _agrees(layer: Layout, found: Recognised) -> bool:
    """Whether a text layer says what the picture shows: most characters are the same, in any order."""
    from collections import Counter

    grids = [line.text for grid in layer.grids for lines in grid.lines for line in lines]
    text = Counter("".join("".join([line.text for line in layer.lines] + grids).split()))
    seen = Counter("".join("".join(line.text for line in found.lines).split()))
    total = max(sum(text.values()), sum(seen.values()))
    return total > 0 and sum((text & seen).values()) >= 0.85 * total


BLOCK = 16  # pages drawn at a time: a page at 200 dpi takes 11 MB


def _recognise(
    document: Any,
    layouts: list[Layout | Page],
    unread: dict[ProblemKind, list[int]],
    hidden: list[int],
    name: str,
    limits: Limits,
    deadline: Deadline,
) -> dict[int, Page]:
    """The pages without a usable text layer, recognised; they leave ``unread``. A scanner's hidden text layer is
    kept where it agrees with the picture."""
    numbers = sorted(
        [n for kind in (ProblemKind.NO_TEXT, ProblemKind.GARBLED) for n in unread.get(kind, ())] + hidden
    )
    if not numbers or limits.ocr == "off" or not available():
        return {}
    done = []
    for begin in range(0, len(numbers), BLOCK):
        if deadline.passed:
            break
        block = numbers[begin : begin + BLOCK]
        pictures = []
        for number in block:
            page = document[number - 1]
            pictures.append((picture_of(page), float(DPI)))
            page.close()
        for number, found in zip(block, recognise_all(pictures, limits.jobs), strict=True):
            layer = layouts[number - 1]
            if isinstance(layer, Layout) and _agrees(layer, found):
                continue
            done.append((lay_out(found, name, number, 72 / DPI), found))
    pages = {page.number: page for page in finish(done)}
    for kind in (ProblemKind.NO_TEXT, ProblemKind.GARBLED):
        if kind in unread:
            unread[kind] = [n for n in unread[kind] if n not in pages]
            if not unread[kind]:
                del unread[kind]
    return pages


def _page(
    document: Any, index: int, name: str, unread: dict[ProblemKind, list[int]], hidden: list[int], limits: Limits
) -> Layout | Page:
    from pypdfium2 import PdfiumError

    number = index + 1
    try:
        page = document[index]
    except PdfiumError:
        unread.setdefault(ProblemKind.DAMAGED, []).append(number)
        return Page(name, number, "", Quality.POOR, unread="页面损坏，无法读取")
    try:
        width, height = page.get_size()
        glyphs = characters(page)
        pictures, edges = objects(page)
        area = width * height
        covering = [b for b in pictures if (b.x1 - b.x0) * (b.y1 - b.y0) > 0.6 * area]
        # some scanners store a page as strips
        covered = sum((b.x1 - b.x0) * (b.y1 - b.y0) for b in pictures) > 0.5 * area
        text = "".join(g.char for g in glyphs)
        bad = garbled(text)
        drawn = len(edges) > 400  # letters drawn as outlines
        scanned = ((covered or drawn) and len(text.strip()) < 20) or limits.ocr == "force"
        if covered and not scanned and not bad:
            hidden.append(number)
        if scanned or bad:
            kind = ProblemKind.GARBLED if bad else ProblemKind.NO_TEXT
            unread.setdefault(kind, []).append(number)
            why = "文字层是乱码" if bad else "扫描图像，没有文字层"
            return Page(name, number, "", Quality.POOR, unread=why, width=width, height=height)
        small = tuple(b for b in pictures if b not in covering and b.x1 - b.x0 > 8 and b.y1 - b.y0 > 8)
        return arrange(name, number, width, height, glyphs, edges, small)
    finally:
        page.close()


def characters(page: Any) -> list[Glyph]:
    """Every printed character of a pypdfium2 page with its box on the page as displayed."""
    import pypdfium2.raw as raw

    text_page = page.get_textpage()
    count = text_page.count_chars()
    if count <= 0:
        text_page.close()
        return []
    text = text_page.get_text_range() if count else ""
    handle = text_page.raw
    if len(text) != count:
        text = "".join(chr(raw.FPDFText_GetUnicode(handle, i)) for i in range(count))
    place = _placing(page)
    # the loose box spans the whole advance, so that narrow punctuation leaves no gap that reads as a space
    rect = raw.FS_RECTF()
    ref = ctypes.byref(rect)
    get_box = raw.FPDFText_GetLooseCharBox
    glyphs = []
    for index in range(count):
        char = text[index]
        if char in "\r\n\x00\ufffe\ufeff" or not get_box(handle, index, ref):
            continue
        x0, x1, y0, y1 = rect.left, rect.right, rect.bottom, rect.top
        if x1 - x0 <= 0 and y1 - y0 <= 0:
            continue  # a space or line end that pdfium made up
        if char in " \u00a0\u3000\t":
            char = " "
        glyphs.append(Glyph(char, *place(x0, y0, x1, y1)))
    turned = _text_turn(raw, handle, count)
    text_page.close()
    return _turn(glyphs, turned, page.get_size()) if turned else glyphs


def _placing(page: Any) -> Any:
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


def _text_turn(raw: Any, handle: Any, count: int) -> int:
    """By how many degrees most of the text is turned within its page: 0, 90, 180 or 270."""
    step = max(count // 24, 1)
    votes: dict[int, int] = {}
    for index in range(0, count, step):
        angle = raw.FPDFText_GetCharAngle(handle, index)
        if angle >= 0:
            quarter = round(angle / 1.5707963) % 4 * 90
            votes[quarter] = votes.get(quarter, 0) + 1
    best = max(votes, key=lambda q: votes[q], default=0)
    return best if votes.get(best, 0) > 0.6 * sum(votes.values()) else 0


def _turn(glyphs: list[Glyph], degrees: int, size: tuple[float, float]) -> list[Glyph]:
    """Boxes as if the page were turned so that its text stands upright (for reading order only on pages whose
    every line is turned)."""
    width, height = size
    turned = []
    for g in glyphs:
        if degrees == 90:
            box = (g.y0, width - g.x1, g.y1, width - g.x0)
        elif degrees == 270:
            box = (height - g.y1, g.x0, height - g.y0, g.x1)
        else:
            box = (width - g.x1, height - g.y1, width - g.x0, height - g.y0)
        turned.append(Glyph(g.char, *box))
    return turned


def objects(page: Any) -> tuple[list[Box], list[tuple[float, float, float, float]]]:
    """Boxes of pictures, and the straight horizontal and vertical rules, on the page as displayed."""
    import pypdfium2.raw as raw

    place = _placing(page)
    pictures: list[Box] = []
    edges: list[tuple[float, float, float, float]] = []
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
        if len(edges) > 6000:
            break  # a drawing, not a form
    return pictures, edges


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


def garbled(text: str) -> bool:
    """Whether a text layer makes no sense: private-use, control and replacement characters, or a page of
    letters without one common Chinese character."""
    body = "".join(text.split())
    if len(body) < 20:
        return False
    odd = sum(
        1 for c in body if "\ue000" <= c <= "\uf8ff" or c < " " or c == "\ufffd" or "\u0080" <= c <= "\u009f"
    )
    if odd > 0.15 * len(body):
        return True
    chinese = sum(1 for c in body if "\u4e00" <= c <= "\u9fff")
    common = sum(1 for c in body if c in "的一是在不有人为中国政行处罚案年月日号和第书当事定依法于本单位请")
    return chinese > 60 and common < 0.02 * chinese


def _modified(document: Any) -> datetime | None:
    """ModDate or CreationDate of the document information."""
    for key in ("ModDate", "CreationDate"):
        match = re.match(
            r"(?:D:)?(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?(\d{2})?", document.get_metadata_value(key) or ""
        )
        if match:
            try:
                return datetime(*(int(part or 0) for part in match.groups()))  # type: ignore[arg-type]
            except ValueError:
                return None
    return None
