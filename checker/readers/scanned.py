"""Pictures of pages → pages: recognised print laid out like the text of any other page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from checker.model.dossier import Problem, ProblemKind
from checker.model.text import PICTURE, Box, Mark, MarkKind, Page, Quality
from checker.readers import ocr
from checker.readers.compose import compose, running_heads
from checker.readers.guard import Deadline, Limits, Reading, Unreadable, beyond, sniff
from checker.readers.layout import Glyph, Layout, arrange
from checker.readers.scan import Area

if TYPE_CHECKING:
    from checker.readers.scan import Image
    from checker.readers.sidecar import Sidecar

DPI = 200
LONG_SIDE = 842.0  # points of the longer side of a photograph, taken to show an A4 page
CURE = "请提供文字版；或安装文字识别组件（pip install 'anjuan[ocr]'）后再查"
HEIC_CURE = "请转成 jpg 再提供；或安装文字识别组件（pip install 'anjuan[ocr]'）后再查"


def read_picture(content: bytes, name: str, limits: Limits, aside: Sidecar | None = None) -> Reading:
    """A photograph or scan as a file of its own, each frame of a TIFF a page. ``aside``: text beside it."""
    engine = limits.ocr != "off" and ocr.available()
    if not engine and aside is None:
        raise Unreadable(ProblemKind.NO_TEXT, "是图片，没有进行文字识别，未能读取", CURE)
    problems: list[Problem] = []
    frames = list(_frames(content, name, limits, problems))
    numbers = range(1, len(frames) + 1)
    read: dict[int, Page] = {}
    if aside is not None and limits.ocr != "force":
        read = aside.read(numbers, name, lambda number: frames[number - 1], LONG_SIDE)
        problems.append(aside.used(name, tuple(read)) if read else aside.unused(name))
    rest = [number for number in numbers if number not in read]
    if rest and not engine:
        problems.append(
            Problem(ProblemKind.NO_TEXT, name, "有的页是图片，没有进行文字识别，未能读取", CURE, tuple(rest))
        )
        read |= {n: Page(name, n, "", Quality.POOR, unread="扫描图像，没有进行文字识别") for n in rest}
        rest = []
    recognised = recognise_all([(frames[number - 1], DPI) for number in rest], limits.jobs)
    layouts = []
    for number, found in zip(rest, recognised, strict=True):
        scale = LONG_SIDE / max(found.width, found.height)
        layouts.append((lay_out(found, name, number, scale), found))
    done = finish(layouts)
    problems += _poor(name, done)
    read |= {page.number: page for page in done}
    return Reading(tuple(read[number] for number in numbers), tuple(problems), {"图片": len(frames)})


def _frames(content: bytes, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Image]:
    """Each frame upright; what is not given back is said in ``problems``."""
    import warnings

    import numpy as np
    from PIL import Image as Pillow
    from PIL import ImageOps, ImageSequence, UnidentifiedImageError

    if sniff(content, name) == "heic":
        if find_spec("pillow_heif") is None:
            raise Unreadable(ProblemKind.UNSUPPORTED, "是 HEIC 照片，没有打开它的组件", HEIC_CURE)
        from pillow_heif import register_heif_opener

        register_heif_opener()
    Pillow.MAX_IMAGE_PIXELS = None  # measured below, against our own limit
    deadline = Deadline(limits.seconds)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Pillow.open(io.BytesIO(content)) as image:
                if image.width * image.height > limits.pixels:
                    raise Unreadable(
                        ProblemKind.TOO_LARGE,
                        f"图片有 {image.width}×{image.height} 像素，过大，没有读取",
                        "请缩小后再提供",
                    )
                for number, frame in enumerate(ImageSequence.Iterator(image), 1):
                    if number > limits.pages:
                        problems += beyond(name, getattr(image, "n_frames", number), limits)
                        return
                    if deadline.passed or frame.width * frame.height > limits.pixels:
                        kind = ProblemKind.TIMEOUT if deadline.passed else ProblemKind.TOO_LARGE
                        problems.append(
                            Problem(
                                kind, name, f"第 {number} 帧起没有读取", "请拆成几个文件再检查", (number,)
                            )
                        )
                        return
                    upright = ImageOps.exif_transpose(frame.convert("RGB"))
                    upright.thumbnail((3400, 3400))
                    yield np.asarray(upright).copy()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise Unreadable(ProblemKind.DAMAGED, "图片损坏，无法打开", "请重新拍摄或扫描") from error


def first_frame(content: bytes, limits: Limits, width: int) -> Image:
    """A picture out of another file, scaled to ``width`` pixels. Raises Unreadable."""
    import numpy as np
    from PIL import Image as Pillow

    for frame in _frames(content, "", limits, []):
        height = max(round(frame.shape[0] * width / frame.shape[1]), 1)
        return np.asarray(Pillow.fromarray(frame).resize((max(width, 1), height), Pillow.Resampling.LANCZOS))
    raise Unreadable(ProblemKind.EMPTY, "图片是空的", "请重新拍摄或扫描")


def recognise_all(pictures: list[tuple[Image, float]], jobs: int) -> list[ocr.Recognised]:
    """Each picture recognised; several at once where ``jobs`` allows and it pays."""
    if jobs <= 1 or len(pictures) < 4:
        return [ocr.recognise(picture, dpi) for picture, dpi in pictures]
    with ProcessPoolExecutor(min(jobs, len(pictures))) as pool:
        return list(pool.map(_one, pictures))


def _one(task: tuple[Image, float]) -> ocr.Recognised:
    return ocr.recognise(*task)


def lay_out(found: ocr.Recognised, name: str, number: int, scale: float) -> Layout:
    """A recognised picture as a page: ``scale`` points a pixel. A stroke of handwriting becomes one character of
    its line, a seal a line of its own under the text it is stamped on."""
    glyphs: list[Glyph] = []
    for line in found.lines:
        glyphs += _glyphs(line, scale)
    marks, others = strange(found, scale)
    edges = [(a.x0 * scale, a.y0 * scale, a.x1 * scale, a.y1 * scale) for a in map(_thin, found.rules)]
    layout = arrange(name, number, found.width * scale, found.height * scale, glyphs + others, edges)
    layout.marks = marks
    return layout


def strange(found: ocr.Recognised, scale: float) -> tuple[tuple[Mark, ...], list[Glyph]]:
    """What a picture shows beside its letters, seals and handwriting: as marks, and as the characters that stand
    for them in the text."""
    glyphs: list[Glyph] = []
    marks = [Mark(MarkKind.SEAL, _box(area, scale)) for area in found.seals]
    for area in found.strokes:
        box = _box(area, scale)
        marks.append(Mark(MarkKind.HANDWRITING, box))
        middle = (box.y0 + box.y1) / 2
        glyphs.append(Glyph(PICTURE, box.x0, middle - 5, min(box.x1, box.x0 + 12), middle + 5))
    for area in found.seals:
        box = _box(area, scale)
        glyphs.append(
            Glyph(PICTURE, (box.x0 + box.x1) / 2 - 4, box.y1 - 4, (box.x0 + box.x1) / 2 + 4, box.y1 + 4)
        )
    return tuple(marks), glyphs


def _thin(area: Area) -> Area:
    """The middle of a ruled line."""
    if area.x1 - area.x0 > area.y1 - area.y0:
        y = (area.y0 + area.y1) / 2
        return Area(area.x0, y, area.x1, y)
    x = (area.x0 + area.x1) / 2
    return Area(x, area.y0, x, area.y1)


def _box(area: Area, scale: float) -> Box:
    return Box(area.x0 * scale, area.y0 * scale, area.x1 * scale, area.y1 * scale)


def _glyphs(line: ocr.Printed, scale: float) -> list[Glyph]:
    """The characters of a line, spread over its width: a Chinese character takes twice the room of a digit."""
    weights = [0.5 if char.isascii() else 1.0 for char in line.text]
    total = sum(weights) or 1.0
    box = _box(line.area, scale)
    place, glyphs = box.x0, []
    for char, weight in zip(line.text, weights, strict=True):
        width = (box.x1 - box.x0) * weight / total
        glyphs.append(Glyph(char, place, box.y0, place + width, box.y1))
        place += width
    return glyphs


def quality_of(found: ocr.Recognised) -> Quality:
    """GOOD where the engine was certain of nearly every line, else POOR."""
    count = sum(len(line.text) for line in found.lines)
    if not count:
        return Quality.GOOD
    certain = sum(line.confidence * len(line.text) for line in found.lines) / count
    doubtful = sum(len(line.text) for line in found.lines if line.confidence < 0.75)
    return Quality.GOOD if certain >= 0.88 and doubtful <= 0.15 * count else Quality.POOR


def finish(layouts: list[tuple[Layout, ocr.Recognised]]) -> tuple[Page, ...]:
    """Pages in reading order, running heads apart."""
    running = running_heads([layout for layout, _ in layouts])
    pages = []
    for (layout, found), (heads, feet) in zip(layouts, running, strict=True):
        page = compose(layout, heads, feet, quality_of(found), ocr=True)
        if found.turned:  # the boxes are those of the turned picture, which no crop shows
            page = replace(page, boxes=None)
        pages.append(page)
    return tuple(pages)


def _poor(name: str, pages: tuple[Page, ...]) -> Iterator[Problem]:
    poor = tuple(page.number for page in pages if page.quality is Quality.POOR and page.unread is None)
    if poor:
        yield Problem(
            ProblemKind.CONTENT_LOST, name, f"{len(poor)} 页图像不清，识别的文字可能有误", "请重新扫描（200 dpi 以上），或核对原件",
            poor, blocking=False,
        )  # fmt: skip


def poor_pages(name: str, pages: tuple[Page, ...]) -> tuple[Problem, ...]:
    return tuple(_poor(name, pages))


def picture_of(page: Any) -> Image:
    """A pypdfium2 page drawn at DPI, as an RGB array."""
    import numpy as np

    bitmap = page.render(scale=DPI / 72, grayscale=False, rev_byteorder=True)
    array = bitmap.to_numpy()
    return np.ascontiguousarray(array[:, :, :3])
