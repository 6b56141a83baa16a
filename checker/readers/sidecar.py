"""Text that another program recognised and left beside a scan: hOCR, ALTO or plain text, for the pages it covers.

``扫描.pdf`` may have ``扫描.pdf.hocr``, ``扫描.hocr``, ``扫描.xml`` or ``扫描.txt`` beside it. Such a file is never read
as a paper of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from checker.model.dossier import Problem, ProblemKind
from checker.model.text import Page, Quality
from checker.readers.guard import Unreadable
from checker.readers.scan import Area, Printed, Recognised, coloured, lift_red, look_at
from checker.readers.scanned import DPI, finish, lay_out

if TYPE_CHECKING:
    from checker.readers.scan import Image

SCANS = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic", ".heif")
ENDINGS = (".hocr", ".xml", ".txt")


def paired(names: Iterable[str]) -> dict[str, str]:
    """Text files beside scans: the scan's name → the text's. Case does not matter; ``甲.pdf.txt`` goes before
    ``甲.txt``, which belongs to one scan only."""
    known = {name.casefold(): name for name in names}
    found: dict[str, str] = {}
    for name in known.values():
        path = PurePosixPath(name)
        if path.suffix.lower() not in SCANS:
            continue
        for stem in (name, str(path.with_suffix(""))):
            aside = next((known[n] for e in ENDINGS if (n := (stem + e).casefold()) in known), None)
            if aside is not None and aside not in found.values():
                found[name] = aside
                break
    return found


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The text of some pages of a scan, with its places where the program noted them."""

    name: str
    placed: dict[int, Recognised]
    plain: dict[int, str]

    def read(
        self,
        numbers: Iterable[int],
        name: str,
        draw: Callable[[int], Image | None],
        side: float | None = None,
    ) -> dict[int, Page]:
        """The pages ``numbers`` of the scan ``name`` as far as they are covered. ``side``: points of the longer side
        of a page, where its pixels do not tell."""
        layouts, pages = [], {}
        for number in numbers:
            if number in self.placed:
                found, looked = _looked(self.placed[number], draw(number))
                scale = side / max(found.width, found.height) if side else 72 / DPI
                layouts.append((lay_out(found, name, number, scale), found, looked))
            elif number in self.plain:
                # neither seals nor handwriting can be placed beside such text: what is absent proves nothing
                pages[number] = Page(name, number, self.plain[number], Quality.POOR, ocr=True)
        done = finish([(layout, found) for layout, found, _ in layouts])
        for page, (_, _, looked) in zip(done, layouts, strict=True):
            pages[page.number] = page if looked else replace(page, quality=Quality.POOR)
        return pages

    def used(self, scan: str, numbers: tuple[int, ...]) -> Problem:
        return Problem(
            ProblemKind.CONTENT_LOST, scan, f"文字取自旁边的 {PurePosixPath(self.name).name}，不是本程序识别的",
            "请对照原件核对这些页", numbers, blocking=False,
        )  # fmt: skip

    def unused(self, scan: str) -> Problem:
        why = "这份文件自己有文字" if self.placed or self.plain else "读不出文字"
        return Problem(
            ProblemKind.CONTENT_LOST, scan, f"旁边的 {PurePosixPath(self.name).name} 没有采用：{why}",
            "其中如有另外的文书，请改一个与本文件不同的名字", blocking=False,
        )  # fmt: skip


def _looked(found: Recognised, picture: Image | None) -> tuple[Recognised, bool]:
    """The text at the size of the picture, with the seals, rules and handwriting that the picture shows; and
    whether there was a picture to look at."""
    if picture is None or find_spec("cv2") is None:
        return found, False
    height, width = picture.shape[:2]
    across, down = width / found.width, height / found.height
    lines = tuple(
        replace(line, area=Area(a.x0 * across, a.y0 * down, a.x1 * across, a.y1 * down))
        for line in found.lines
        for a in (line.area,)
    )
    bare = Recognised(width, height, 0, lines, coloured=coloured(picture))
    return look_at(picture, lift_red(picture, DPI), bare, DPI), True


def read_sidecar(content: bytes, name: str) -> Sidecar:
    """No pages for what is no such text, or an empty one."""
    from lxml import etree

    suffix = PurePosixPath(name).suffix.lower()
    placed: dict[int, Recognised] = {}
    plain: dict[int, str] = {}
    try:
        if suffix == ".txt":
            from checker.readers.plain import decode

            pages = decode(content).replace("\r\n", "\n").replace("\r", "\n").split("\f")
            plain = {n: text.strip("\n") for n, text in enumerate(pages, 1) if text.strip()}
        else:
            if b"<!ENTITY" in content.replace(b"\0", b""):
                raise ValueError("entities")
            parser: Any = etree.XMLParser(resolve_entities=False, no_network=True, recover=suffix == ".hocr")
            root = etree.fromstring(content, parser)
            if root is not None:
                placed = dict(_hocr(root) if suffix == ".hocr" else _alto(root))
    except (Unreadable, etree.XMLSyntaxError, ValueError):
        return Sidecar(name, {}, {})
    return Sidecar(name, placed, plain)


def is_sidecar(content: bytes, name: str) -> bool:
    """Whether a file paired by its name is what the name says: any XML may lie beside a scan."""
    return not name.lower().endswith(".xml") or re.search(rb"<(?:\w+:)?alto\b", content[:4096]) is not None


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _bbox(element: Any) -> Area | None:
    match = re.search(r"\bbbox\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)", element.get("title") or "")
    return Area(*(float(part) for part in match.groups())) if match else None


def _hocr(root: Any) -> Iterator[tuple[int, Recognised]]:
    """hOCR: an element of class ocr_page a page, ocrx_word a word; line by line where words are not marked."""
    order = 0
    for page in root.iter():
        if "ocr_page" not in (page.get("class") or "").split():
            continue
        order += 1
        size = _bbox(page)
        if size is None or size.x1 <= 0 or size.y1 <= 0:
            continue
        for kind in ("ocrx_word", "ocr_word", "ocr_line", "ocrx_line"):
            lines = []
            for word in page.iter():
                if kind not in (word.get("class") or "").split():
                    continue
                area, text = _bbox(word), "".join("".join(word.itertext()).split())
                sure = re.search(r"\bx_wconf\s+(\d+)", word.get("title") or "")
                if area is not None and text:
                    lines.append(Printed(text, int(sure.group(1)) / 100 if sure else 0.9, area))
            if lines:
                break
        yield order, Recognised(int(size.x1), int(size.y1), 0, tuple(lines))


def _alto(root: Any) -> Iterator[tuple[int, Recognised]]:
    """ALTO: a Page a page, a String a word."""
    for order, page in enumerate((e for e in root.iter() if _local(e) == "Page"), 1):
        lines = []
        for word in page.iter():
            if _local(word) != "String" or not (word.get("CONTENT") or "").strip():
                continue
            x, y, w, h = (float(word.get(key) or 0) for key in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
            lines.append(Printed(word.get("CONTENT"), float(word.get("WC") or 0.9), Area(x, y, x + w, y + h)))
        width, height = (float(page.get(key) or 0) for key in ("WIDTH", "HEIGHT"))
        if width < 1 or height < 1:
            width = max((line.area.x1 for line in lines), default=1.0)
            height = max((line.area.y1 for line in lines), default=1.0)
        number = page.get("PHYSICAL_IMG_NR") or ""
        yield (
            int(number) if number.isdecimal() and int(number) else order,
            Recognised(int(width), int(height), 0, tuple(lines)),
        )
