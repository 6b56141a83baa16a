"""Pictures of pages → pages: recognised print laid out like the text of any other page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rapidfuzz.fuzz import ratio

from checker.model.dossier import Problem, ProblemKind
from checker.model.text import PICTURE, Box, Mark, MarkKind, Page, Quality
from checker.readers import ocr
from checker.readers.compose import compose, running_heads
from checker.readers.frames import Frames, opened
from checker.readers.guard import Deadline, Limits, Reading, Unreadable, beyond
from checker.readers.layout import Glyph, Layout, arrange
from checker.readers.pages import recognise_pages
from checker.readers.scan import Area, Printed, Recognised

if TYPE_CHECKING:
    from checker.readers.scan import Image
    from checker.readers.sidecar import Sidecar

DPI = 200
LONG_SIDE = 842.0  # points of the longer side of a photograph, taken to show an A4 page
CURE = "请提供文字版；或安装文字识别组件（pip install 'anjuan[ocr]'）后再查"
DOUBTFUL = 0.85  # a line below it may be misread
ILLEGIBLE = "\ufffd"
_ASKS = re.compile(r"[签盖名章印日期年月：:]\s*$|签[名字章]|盖章")  # print that a hand is expected beside


def read_picture(content: bytes, name: str, limits: Limits, aside: Sidecar | None = None) -> Reading:
    """A photograph or scan as a file of its own, each frame of a TIFF a page. ``aside``: text beside it."""
    engine = limits.ocr != "off" and ocr.available()
    if not engine and aside is None:
        raise Unreadable(ProblemKind.NO_TEXT, "是图片，没有进行文字识别，未能读取", CURE)
    with opened(content, name, limits) as frames:
        return _read(frames, hashlib.sha256(content).hexdigest(), name, limits, aside, engine)


def _read(
    frames: Frames, digest: str, name: str, limits: Limits, aside: Sidecar | None, engine: bool
) -> Reading:
    numbers = range(1, min(frames.total, limits.pages) + 1)
    problems = list(beyond(name, frames.total, limits))
    read: dict[int, Page] = {}
    if aside is not None and limits.ocr != "force":
        read = aside.read(numbers, name, frames.draw, LONG_SIDE)
        problems.append(aside.used(name, tuple(read)) if read else aside.unused(name))
    rest = [number for number in numbers if number not in read]
    if rest and not engine:
        problems.append(
            Problem(ProblemKind.NO_TEXT, name, "有的页是图片，没有进行文字识别，未能读取", CURE, tuple(rest))
        )
        read |= {n: Page(name, n, "", Quality.POOR, unread="扫描图像，没有进行文字识别") for n in rest}
        rest = []
    layouts = []
    deadline = Deadline(limits.seconds)
    for number, found in recognise_pages(rest, frames.draw, name, digest, DPI, limits, deadline):
        scale = LONG_SIDE / max(found.width, found.height)
        layouts.append((lay_out(found, name, number, scale), found))
    done = finish(layouts)
    problems += _poor(name, done)
    read |= {page.number: page for page in done}
    lost = tuple(number for number in numbers if number not in read)
    if lost:
        problems.append(
            Problem(ProblemKind.TIMEOUT, name, "有的页没有识别完，未能读取", "请拆成几个文件再检查", lost)
        )
        read |= {n: Page(name, n, "", Quality.POOR, unread="文字识别没有完成") for n in lost}
    return Reading(tuple(read[number] for number in numbers), tuple(problems), {"图片": frames.total})


def lay_out(found: Recognised, name: str, number: int, scale: float) -> Layout:
    """A recognised picture as a page: ``scale`` points a pixel. Handwriting becomes one character of its line, a
    seal a line of its own under the text it is stamped on."""
    glyphs: list[Glyph] = []
    for line in found.lines:
        if not _stamped(line, found) and not _of_print(line.area, found):
            glyphs += _glyphs(line, scale)
    marks, others = strange(found, scale)
    edges = [(a.x0 * scale, a.y0 * scale, a.x1 * scale, a.y1 * scale) for a in map(_thin, found.rules)]
    layout = arrange(name, number, found.width * scale, found.height * scale, glyphs + others, edges)
    layout.marks = marks
    layout.turned = found.turned
    return layout


def _of_print(area: Area, found: Recognised) -> bool:
    """Whether what was read are the characters of a person's own seal, which run from right to left."""
    x, y = (area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2
    return any(
        p.x0 <= x <= p.x1 and p.y0 <= y <= p.y1 and area.x1 - area.x0 <= 1.2 * (p.x1 - p.x0)
        for p in found.prints
    )


_NUMBER = re.compile(r"[-—－·.\s(（]*\d{1,4}[-—－·.\s)）]*")


def _stamped(line: Printed, found: Recognised) -> bool:
    """Whether a line is a page number stamped into a corner, on no line of the text."""
    area = line.area
    x, y = (area.x0 + area.x1) / 2 / found.width, (area.y0 + area.y1) / 2 / found.height
    corner = not (0.2 < x < 0.8 or 0.09 < y < 0.91)
    return corner and _NUMBER.fullmatch(line.text) is not None


def strange(found: Recognised, scale: float) -> tuple[tuple[Mark, ...], list[Glyph]]:
    """What a picture shows beside its letters: as marks, and as the characters that stand for them in the text.
    What may be handwriting or dirt stands for something illegible, and only where a hand would have filled in."""
    marks: list[Mark] = []
    glyphs: list[Glyph] = []
    lines = [(_box(line.area, scale), line.text) for line in found.lines]
    for area in found.seals:
        box = _box(area, scale)
        marks.append(Mark(MarkKind.SEAL, box))
        glyphs.append(_under(box, [place for place, _ in lines]))
    for kind, areas in ((MarkKind.HANDWRITING, found.strokes), (MarkKind.FINGERPRINT, found.prints)):
        for area in areas:
            box = _box(area, scale)
            marks.append(Mark(kind, box))
            glyphs.append(_beside(PICTURE, box, [place for place, _ in lines]))
    for area in found.smudges:
        box = _box(area, scale)
        left = [(place, text) for place, text in lines if place.x0 < box.x0 and _level(place, box) > 0.3]
        if left and _ASKS.search(max(left, key=lambda part: part[0].x0)[1]):
            marks.append(Mark(MarkKind.HANDWRITING, box))
            glyphs.append(_beside(ILLEGIBLE, box, [place for place, _ in left]))
    return tuple(marks), glyphs


def _level(line: Box, box: Box) -> float:
    """The share of a line's height that ``box`` stands beside."""
    return (min(line.y1, box.y1) - max(line.y0, box.y0)) / max(line.y1 - line.y0, 1.0)


def _beside(char: str, box: Box, lines: list[Box]) -> Glyph:
    """A character for ink, on the line it stands beside: a hand is taller than print and keeps no line."""
    level = max(lines, key=lambda line: _level(line, box), default=None)
    if level is not None and _level(level, box) > 0.4:
        return Glyph(char, box.x0, level.y0, min(box.x1, box.x0 + 12), level.y1)
    middle = (box.y0 + box.y1) / 2
    return Glyph(char, box.x0, middle - 5, min(box.x1, box.x0 + 12), middle + 5)


def _under(seal: Box, lines: list[Box]) -> Glyph:
    """A character for a seal, on a line of its own right under the line that its middle covers."""
    x, y = (seal.x0 + seal.x1) / 2, (seal.y0 + seal.y1) / 2
    covered = [line for line in lines if _level(line, seal) > 0.5 and line.x1 > seal.x0 and line.x0 < seal.x1]
    line = min(covered, key=lambda line: abs((line.y0 + line.y1) / 2 - y), default=None)
    if line is None:
        return Glyph(PICTURE, x - 4, y - 4, x + 4, y + 4)
    middle = (line.y0 + line.y1) / 2 + 0.62 * (line.y1 - line.y0)
    return Glyph(PICTURE, x - 4, middle - 4, x + 4, middle + 4)


def _thin(area: Area) -> Area:
    """The middle of a ruled line."""
    if area.x1 - area.x0 > area.y1 - area.y0:
        y = (area.y0 + area.y1) / 2
        return Area(area.x0, y, area.x1, y)
    x = (area.x0 + area.x1) / 2
    return Area(x, area.y0, x, area.y1)


def _box(area: Area, scale: float) -> Box:
    return Box(area.x0 * scale, area.y0 * scale, area.x1 * scale, area.y1 * scale)


def _glyphs(line: Printed, scale: float) -> list[Glyph]:
    """The characters of a line where the engine saw them; else spread over its width, a Chinese character with twice
    the room of a digit."""
    box = _box(line.area, scale)
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if len(line.places) == len(line.text) > 0:
        middles = [box.x0 + place * width for place in line.places]
        halves = [height * (0.25 if char.isascii() else 0.45) for char in line.text]
        glyphs = []
        for n, char in enumerate(line.text):
            left = max(middles[n] - halves[n], (middles[n - 1] + middles[n]) / 2 if n else box.x0)
            right = min(
                middles[n] + halves[n], (middles[n] + middles[n + 1]) / 2 if n + 1 < len(middles) else box.x1
            )
            glyphs.append(Glyph(char, left, box.y0, max(right, left + 0.5), box.y1))
        return glyphs
    weights = [0.5 if char.isascii() else 1.0 for char in line.text]
    total = sum(weights) or 1.0
    place, glyphs = box.x0, []
    for char, weight in zip(line.text, weights, strict=True):
        glyphs.append(Glyph(char, place, box.y0, place + width * weight / total, box.y1))
        place += width * weight / total
    return glyphs


def quality_of(found: Recognised) -> Quality:
    """GOOD where the engine was certain of nearly every line, else POOR."""
    count = sum(len(line.text) for line in found.lines)
    if not count:
        return Quality.GOOD
    certain = sum(line.confidence * len(line.text) for line in found.lines) / count
    doubtful = sum(len(line.text) for line in found.lines if line.confidence < 0.75)
    return Quality.GOOD if certain >= 0.88 and doubtful <= 0.15 * count else Quality.POOR


def finish(layouts: list[tuple[Layout, Recognised]]) -> tuple[Page, ...]:
    """Pages in reading order, running heads apart."""
    running = running_heads([layout for layout, _ in layouts])
    pages = []
    for (layout, found), (heads, feet) in zip(layouts, running, strict=True):
        page = compose(layout, heads, feet, quality_of(found), ocr=True)
        for line in found.lines:
            if _stamped(line, found):
                stamp = line.text.strip()
                if line.area.y1 < found.height / 2:
                    page = replace(page, head=f"{page.head}\n{stamp}".strip())
                else:
                    page = replace(page, foot=f"{page.foot}\n{stamp}".strip())
        pages.append(replace(page, doubtful=_doubtful(page.text, found.lines)))
    return tuple(pages)


def _doubtful(text: str, lines: Iterable[Printed]) -> tuple[tuple[int, int], ...]:
    """Where lines that may be misread stand in the text of their page: whole, or in the parts into which a form
    parts them. What the text has twice is passed over: nobody could say which is meant."""
    found = []
    for line in lines:
        if line.confidence >= DOUBTFUL:
            continue
        whole = line.text.strip()
        for part in (whole,) if whole in text else re.split(r"[\s：:]+", whole):
            if len(part) >= 2 and text.count(part) == 1:
                found.append((text.index(part), text.index(part) + len(part)))
    return tuple(sorted(found))


def _poor(name: str, pages: tuple[Page, ...]) -> Iterator[Problem]:
    poor = tuple(page.number for page in pages if page.quality is Quality.POOR and page.unread is None)
    if poor:
        yield Problem(
            ProblemKind.CONTENT_LOST, name, f"{len(poor)} 页图像不清，识别的文字可能有误", "请重新扫描（200 dpi 以上），或核对原件",
            poor, blocking=False,
        )  # fmt: skip


def poor_pages(name: str, pages: tuple[Page, ...]) -> tuple[Problem, ...]:
    """What is said of recognised pages: those that are not clear, blank ones, and those scanned twice."""
    return (*_poor(name, pages), *_blank(name, pages), *_twice(name, pages))


def _blank(name: str, pages: tuple[Page, ...]) -> Iterator[Problem]:
    blank = tuple(page.number for page in pages if page.ocr and not page.text.strip() and not page.marks)
    if blank and len(blank) < len(pages):
        yield Problem(
            ProblemKind.CONTENT_LOST, name, f"{len(blank)} 页空白", "请核对是否漏扫或放反了纸面", blank,
            blocking=False,
        )  # fmt: skip


def _twice(name: str, pages: tuple[Page, ...]) -> Iterator[Problem]:
    """Pages that say the same with the same figures. Two receipts on one form differ in a date or a number."""
    seen: dict[str, list[Page]] = {}
    for page in pages:
        if not page.ocr or len(page.text) < 60:
            continue
        others = seen.setdefault("".join(re.findall(r"\d", page.text)), [])
        first = next((other for other in others if ratio(other.text, page.text) >= 97), None)
        if first is None:
            others.append(page)
            continue
        yield Problem(
            ProblemKind.CONTENT_LOST, name, f"第 {page.number} 页与第 {first.number} 页内容相同，可能重复扫描",
            "请核对；重复的页应当抽出", (page.number,), blocking=False,
        )  # fmt: skip


def picture_of(page: Any) -> Image:
    """A pypdfium2 page drawn at DPI, as an RGB array."""
    import numpy as np

    bitmap = page.render(scale=DPI / 72, grayscale=False, rev_byteorder=True)
    array = bitmap.to_numpy()
    return np.ascontiguousarray(array[:, :, :3])
