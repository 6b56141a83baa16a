"""OFD (GB/T 33190): characters with their places, put in order like those of a PDF; pages that are pictures are
recognised, electronic seals noted where they are stamped.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from checker.model.dossier import ProblemKind
from checker.model.text import PICTURE, Box, Mark, MarkKind
from checker.readers.frames import first_frame
from checker.readers.guard import TORN, Deadline, Limits, Reading, Unreadable, check_package
from checker.readers.layout import Glyph
from checker.readers.ofd_package import Document, Leaf, Package, local
from checker.readers.ofd_page import MILLIMETRE, Canvas, draw
from checker.readers.scanned import DPI
from checker.readers.sheets import Sheets, Sight

if TYPE_CHECKING:
    from checker.readers.scan import Image

CURE = "请用 OFD 阅读器打开后另存，或导出为 PDF"


def read_ofd(content: bytes, name: str, limits: Limits) -> Reading:
    """Pages in reading order. Raises Unreadable for what is no usable OFD."""
    check_package(content, "ofd")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(Package(archive), name, hashlib.sha256(content).hexdigest(), limits)
    except TORN as error:
        raise Unreadable(ProblemKind.DAMAGED, "OFD 损坏，内部文件不完整", CURE) from error


def _read(package: Package, name: str, digest: str, limits: Limits) -> Reading:
    root = package.xml("OFD.xml")
    if package.encrypted:
        raise Unreadable(ProblemKind.ENCRYPTED, "OFD 加密", "请用密码打开后另存为不加密的 OFD 或 PDF")
    if root is None:
        raise Unreadable(ProblemKind.DAMAGED, "OFD 损坏，缺少主文件", CURE)
    documents = [Document(package, body) for body in root if local(body) == "DocBody"]
    pages = [(document, page) for document in documents for page in document.pages]
    if not pages:
        raise Unreadable(ProblemKind.EMPTY, "OFD 没有页面", "请核对文件是否存错")
    sheets = Sheets(name, digest, len(pages), limits, Deadline(limits.seconds))
    counts = Counter({"页": len(pages)})
    scans: dict[int, tuple[Document, str, float]] = {}
    for number, (document, page) in enumerate(pages[: limits.pages], 1):
        if sheets.late():
            break
        if page.element is None:
            sheets.lose(ProblemKind.DAMAGED, number, "页面损坏，无法读取")
            continue
        sight, covering = _sight(document, page, number, counts)
        if covering is not None:
            scans[number] = (document, *covering)
        sheets.add(sight)
    done = sheets.read(lambda number: _picture(scans.get(number), limits))
    return Reading(done, tuple(sheets.problems), dict(counts), documents[0].modified)


def _sight(
    document: Document, page: Leaf, number: int, counts: Counter[str]
) -> tuple[Sight, tuple[str, float] | None]:
    """What stands on a page; and the picture that covers it, if one does, with its width in points."""
    left, top, width, height = page.area
    canvas = Canvas(document.drawings)
    base = (MILLIMETRE, 0.0, 0.0, MILLIMETRE, -left * MILLIMETRE, -top * MILLIMETRE)
    for layer in page.layers:
        draw(layer, base, canvas)
    draw(page.remarks, base, canvas)
    area = width * height * MILLIMETRE**2
    covering = None
    for (x0, y0, x1, y1), id_ in canvas.pictures:
        if (x1 - x0) * (y1 - y0) > 0.5 * area:
            covering = id_, x1 - x0
    marks = []
    for x, y, w, h in page.stamps:
        seal = Box(*(v * MILLIMETRE for v in (x - left, y - top, x - left + w, y - top + h)))
        marks.append(Mark(MarkKind.SEAL, seal))
        middle = (seal.x0 + seal.x1) / 2
        canvas.glyphs.append(Glyph(PICTURE, middle - 4, seal.y1 - 4, middle + 4, seal.y1 + 4))
    for kind, count in (("图片", len(canvas.pictures)), ("电子印章", len(marks)), ("水印字", canvas.slanted)):
        if count:
            counts[kind] += count
    sight = Sight(
        number, width * MILLIMETRE, height * MILLIMETRE, canvas.glyphs, canvas.turned, canvas.edges,
        canvas.strokes, [Box(*corners) for corners, _ in canvas.pictures],
        unseen=canvas.unseen > len(canvas.glyphs) / 2, marks=tuple(marks),
    )  # fmt: skip
    return sight, covering


def _picture(scan: tuple[Document, str, float] | None, limits: Limits) -> Image | None:
    """The picture that covers a page, at DPI; None where there is none, or none that can be opened."""
    if scan is None:
        return None
    document, id_, width = scan
    content = document.picture(id_)
    try:
        return first_frame(content, limits, round(width / 72 * DPI)) if content else None
    except Unreadable:
        return None
