"""PDF: text with a box for every character by pypdfium2, put in order by ``layout``.

pypdfium2 is not thread-safe; dossiers are read in processes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from checker.model.dossier import Problem, ProblemKind
from checker.model.text import PICTURE, Box, Page, Quality
from checker.readers.compose import compose, running_heads
from checker.readers.guard import Deadline, Limits, Reading, Unreadable, beyond
from checker.readers.layout import Layout, upright
from checker.readers.ocr import Recognised, available
from checker.readers.pdf_page import characters, objects
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
        problems += beyond(name, total, limits)
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
        recognised.get(item.number) or (item if isinstance(item, Page) else compose(item, *running[id(item)]))
        for item in layouts
    )
    problems += poor_pages(name, pages)
    for kind, numbers in unread.items():
        problems.append(_unread(kind, name, numbers, len(pages)))
    if not unread and not any(page.text.replace(PICTURE, "").strip() or page.unread for page in pages):
        problems.append(_wordless(name, pages))
    return Reading(pages, tuple(problems), {"页": total}, modified)


def _wordless(name: str, pages: tuple[Page, ...]) -> Problem:
    if any(page.marks for page in pages):
        return Problem(ProblemKind.NO_TEXT, name, "只有图片，没有文字", "请提供文字版，或单独提供这些图片")
    return Problem(ProblemKind.EMPTY, name, "没有任何文字", "请核对文件是否存错")


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


def _drawable(document: Any, number: int, limits: Limits) -> bool:
    """Whether a page drawn for recognition stays within the limit of pixels."""
    width, height = document.get_page_size(number - 1)
    return bool(width * height * (DPI / 72) ** 2 <= limits.pixels)


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
    numbers = [n for n in numbers if _drawable(document, n, limits)]
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
    document: Any,
    index: int,
    name: str,
    unread: dict[ProblemKind, list[int]],
    hidden: list[int],
    limits: Limits,
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
        glyphs, turned = characters(page)
        pictures, edges, strokes = objects(page)
        area = width * height
        covering = [b for b in pictures if (b.x1 - b.x0) * (b.y1 - b.y0) > 0.6 * area]
        # some scanners store a page as strips
        covered = sum((b.x1 - b.x0) * (b.y1 - b.y0) for b in pictures) > 0.5 * area
        text = "".join(g.char for g in glyphs)
        bad = garbled(text)
        drawn = len(edges) + strokes > 400  # letters drawn as outlines
        scanned = ((covered or drawn) and len(text.strip()) < 20) or limits.ocr == "force"
        if covered and not scanned and not bad:
            hidden.append(number)
        if scanned or bad:
            kind = ProblemKind.GARBLED if bad else ProblemKind.NO_TEXT
            unread.setdefault(kind, []).append(number)
            why = "文字层是乱码" if bad else "扫描图像，没有文字层"
            return Page(name, number, "", Quality.POOR, unread=why, width=width, height=height)
        small = tuple(b for b in pictures if b not in covering and b.x1 - b.x0 > 8 and b.y1 - b.y0 > 8)
        return upright(name, number, (width, height), turned, glyphs, edges, small)
    finally:
        page.close()


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
    chinese = [c for c in body if "\u4e00" <= c <= "\u9fff"]
    common = sum(1 for c in body if c in "的一是在不有人为中国政行处罚案年月日号和第书当事定依法于本单位请")
    # a list that repeats a few words (姓名、电话) makes sense without them
    return len(chinese) > 60 and common < 0.02 * len(chinese) and len(set(chinese)) > 30


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
