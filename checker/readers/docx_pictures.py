"""Pictures of whole pages inside a docx: recognised, they are pages of the file like any other scan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from checker.model.dossier import Problem, ProblemKind
from checker.model.text import PICTURE, Page
from checker.readers import ocr
from checker.readers.frames import first_frame
from checker.readers.guard import Deadline, Limits, Unreadable
from checker.readers.pages import recognise_all
from checker.readers.scan import Recognised
from checker.readers.scanned import CURE, DPI, finish, lay_out, poor_pages

EMU = 914400  # an inch, as Word measures pictures
SHEET = 8.27 * 11.69  # square inches of A4
PAGE_LIKE = 0.4  # part of the sheet: a scan in the margins of a page takes more, a photograph or seal less
SCAN_LIKE = 0.12  # the same where the file holds nothing but pictures
WORDS = 20  # characters; a picture with fewer is a photograph
BLOCK = 16  # pictures opened at a time


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the body: the relation to its file, and its size on paper in inches."""

    relation: str
    width: float
    height: float

    @property
    def part_of_sheet(self) -> float:
        return self.width * self.height / SHEET


def picture_in(drawing: Any) -> Picture | None:
    """The picture of a drawing; None for one that is not stored in the file."""
    relation, width, height = None, 0.0, 0.0
    for element in drawing.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name == "extent":
            width, height = (_number(element.get(key)) / EMU for key in ("cx", "cy"))
        elif name == "shape":  # the form of old Word: style="width:415pt;height:590pt"
            style = dict(part.partition(":")[::2] for part in (element.get("style") or "").split(";"))
            width, height = (_points(style.get(key, "")) / 72 for key in ("width", "height"))
        elif name in ("blip", "imagedata"):
            here = (value for key, value in element.attrib.items() if key.endswith(("}embed", "}id")))
            relation = next(here, None)
    return Picture(relation, width, height) if relation else None


def _number(value: str | None) -> float:
    return float(value) if value and value.isdecimal() else 0.0


def _points(value: str) -> float:
    number, unit = value.strip()[:-2], value.strip()[-2:]
    try:
        return float(number) * {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}.get(unit, 0.0)
    except ValueError:
        return 0.0


def with_pictures(
    document: Any, pictures: Sequence[Picture], pages: tuple[Page, ...], name: str, limits: Limits
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """The pages of the text and, after them, those its pictures show; what is said about the latter. Where there
    is no text, the pictures alone are the pages."""
    written = any(page.text.replace(PICTURE, "").strip() for page in pages)
    wanted = [p for p in pictures if p.part_of_sheet >= (PAGE_LIKE if written else SCAN_LIKE)]
    room = max(limits.pages - (len(pages) if written else 0), 0)
    if not wanted:
        return pages, ()
    if limits.ocr == "off" or not ocr.available():
        if not written:
            return pages, ()  # the file has no text at all, and says so
        return pages, (_unread(name, len(wanted), "没有进行文字识别", CURE),)
    deadline = Deadline(limits.seconds)
    found: list[Recognised] = []
    unopened = max(len(wanted) - room, 0)
    wanted = wanted[:room]
    for begin in range(0, len(wanted), BLOCK):
        if deadline.passed:
            unopened += len(wanted) - begin
            break
        frames = []
        for picture in wanted[begin : begin + BLOCK]:
            try:
                frames.append((_frame(document, picture, limits), float(DPI)))
            except (Unreadable, KeyError):
                unopened += 1
        done = recognise_all(frames, limits.jobs)
        found += [page for page in done if page is not None]
        unopened += done.count(None)
    if written:
        found = [f for f in found if sum(len(line.text) for line in f.lines) >= WORDS]
    first = len(pages) + 1 if written else 1
    layouts = [(lay_out(f, name, number, 72 / DPI), f) for number, f in enumerate(found, first)]
    added = tuple(replace(page, boxes=None) for page in finish(layouts))  # a docx has no pages to point into
    problems = poor_pages(name, added)
    if unopened:
        problems += (_unread(name, unopened, "打不开或来不及识别", "请把图片另存为 jpg 或 PDF 放进案卷"),)
    if not added:
        return pages, problems
    return (pages + added if written else added), problems


def _unread(name: str, count: int, why: str, cure: str) -> Problem:
    return Problem(ProblemKind.NO_TEXT, name, f"其中 {count} 张整页的图片{why}", cure)


def _frame(document: Any, picture: Picture, limits: Limits) -> Any:
    blob = document.part.related_parts[picture.relation].blob
    width = min(max(picture.width * DPI, 600), 2400)  # what the file says of its size may be anything
    return first_frame(blob, limits, round(width))
