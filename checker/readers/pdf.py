"""PDF: text with a box for every character by pypdfium2, put in order by ``layout`` and ``compose``.

pypdfium2 is not thread-safe; dossiers are read in processes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from checker.model.dossier import ProblemKind
from checker.readers.apart import read_apart
from checker.readers.guard import Deadline, Limits, Reading, Unreadable
from checker.readers.pdf_form import flat, outside
from checker.readers.pdf_guard import is_heavy, is_locked
from checker.readers.pdf_page import (
    Crowded,
    characters,
    has_broken_picture,
    has_huge_picture,
    objects,
    unseen,
)
from checker.readers.scanned import DPI, picture_of
from checker.readers.sheets import Sheets, Sight

if TYPE_CHECKING:
    from checker.readers.scan import Image
    from checker.readers.sidecar import Sidecar

INK = 16  # difference of ink from paper, of 255, at least
PATIENCE = 120.0  # seconds for a file that may be meant to take for ever
GRACE = 20.0  # seconds in which a reader whose time is over says so itself


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


def read_pdf(content: bytes, name: str, limits: Limits, aside: Sidecar | None = None) -> Reading:
    """Pages in reading order. ``aside``: text that stands beside a scan. Raises Unreadable."""
    heavy = is_heavy(content)
    if not heavy and not is_locked(content):
        return _read(content, name, limits, aside)
    seconds = min(limits.seconds, PATIENCE) if heavy else limits.seconds + GRACE
    return read_apart(partial(_read, aside=aside), content, name, limits, seconds)


def _read(content: bytes, name: str, limits: Limits, aside: Sidecar | None) -> Reading:
    with opened(content) as document:
        document.init_forms()  # before any page is opened
        total = len(document)
        if total == 0:
            raise Unreadable(ProblemKind.EMPTY, "PDF 没有页面", "请核对文件是否存错")
        digest = hashlib.sha256(content).hexdigest()
        sheets = Sheets(name, digest, total, limits, Deadline(limits.seconds), aside)
        counts = {"页": total}
        for index in range(min(total, limits.pages)):
            if sheets.late():
                break
            _page(document, index, sheets, counts)
        pages = sheets.read(lambda number: _drawn(document, number, limits))
        modified = _modified(document)
    return Reading(pages, tuple(sheets.problems), counts, modified)


def _page(document: Any, index: int, sheets: Sheets, counts: dict[str, int]) -> None:
    from pypdfium2 import PdfiumError

    try:
        page, boxes = flat(document, index)
    except PdfiumError:
        sheets.lose(ProblemKind.DAMAGED, index + 1, "页面损坏，无法读取")
        return
    try:
        width, height = page.get_size()
        try:
            glyphs, turned, slanted = characters(page)
        except Crowded:
            sheets.lose(ProblemKind.TOO_LARGE, index + 1, "内容过多，没有读取", width, height)
            return
        pictures, edges, strokes = objects(page)
        if boxes:
            glyphs, edges = outside(glyphs, edges, boxes)
        covered = sum((b.x1 - b.x0) * (b.y1 - b.y0) for b in pictures) > 0.3 * width * height
        if slanted:
            counts["水印字"] = counts.get("水印字", 0) + slanted
        sheets.add(
            Sight(
                index + 1, width, height, glyphs, turned, edges, strokes, pictures,
                unseen=covered and unseen(page),
            )
        )  # fmt: skip
    finally:
        page.close()


def _drawn(document: Any, number: int, limits: Limits) -> Image | None:
    """The page drawn for recognition, where that stays within the limit of pixels. A page of one colour on which
    there is a picture that cannot be drawn is not an empty page: None."""
    width, height = document.get_page_size(number - 1)
    if width * height * (DPI / 72) ** 2 > limits.pixels:
        return None
    page = document[number - 1]
    try:
        if has_huge_picture(page, limits.pixels):
            return None
        picture = picture_of(page)
        blank = int(picture.max()) - int(picture.min()) < INK
        return None if blank and has_broken_picture(page) else picture
    finally:
        page.close()


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
