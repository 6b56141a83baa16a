"""The recognition of printed text in pictures. The only module that knows the engine (RapidOCR, whose models come
in its wheel), so that another can take its place.

Recognised pages are kept by the hash of the picture and the engine's version, so that a second check of a
dossier recognises nothing. They stay on this machine, in the user's cache folder.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from math import atan2, cos, degrees, radians, sin
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from checker.readers.scan import Area, coloured, empty, lift_red, rules, seals, straighten, strokes

if TYPE_CHECKING:
    from checker.readers.scan import Image

SIDE = 1280  # pixels of the longer side in which text is detected
FORM = 4  # changes whenever what is kept changes
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of print: its text, how certain the engine is (0–1), and where it stands."""

    text: str
    confidence: float
    area: Area
    slope: float = 0.0  # degrees, of a long line


@dataclass(frozen=True, slots=True)
class Recognised:
    """What one picture holds. ``turned``: degrees by which it was turned to stand upright; all areas are pixels
    of the upright picture of ``width`` by ``height``."""

    width: int
    height: int
    turned: int
    lines: tuple[Printed, ...] = ()
    seals: tuple[Area, ...] = ()
    rules: tuple[Area, ...] = ()
    strokes: tuple[Area, ...] = ()


def available() -> bool:
    """Whether the engine is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


@lru_cache(maxsize=1)
def engine_name() -> str:
    """Name and version, for the report's stamp; «off» where none is installed."""
    if not available():
        return "off"
    try:
        return f"rapidocr {version('rapidocr')}"
    except PackageNotFoundError:
        return "off"


@lru_cache(maxsize=1)
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Det.limit_type": "max",
            "Det.limit_side_len": SIDE,
            "Rec.rec_batch_num": 1,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,
        }
    )


def recognise(rgb: Image, dpi: float) -> Recognised:
    """Read one picture, from the cache if it was read before."""
    kept = _kept(rgb, dpi)
    if kept is not None and kept.exists():
        try:
            return _from_json(json.loads(kept.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            log.debug("a kept recognition could not be read and is made anew")
    found = _recognise(rgb, dpi)
    if kept is not None:
        _keep(kept, found)
    return found


def _recognise(rgb: Image, dpi: float) -> Recognised:
    import numpy as np

    in_colour = coloured(rgb)
    grey = lift_red(rgb)
    height, width = grey.shape[:2]
    if empty(grey):
        return Recognised(width, height, 0, seals=tuple(seals(rgb, dpi)) if in_colour else ())
    lines, turned = _upright(grey)
    if turned:
        rgb, grey = np.rot90(rgb, turned // 90).copy(), np.rot90(grey, turned // 90).copy()
        height, width = grey.shape[:2]
    skew = _skew(lines)
    if abs(skew) > 0.12:
        rgb, grey = straighten(rgb, skew), straighten(grey, skew)
        # a slight slant does not harm recognition, only where the lines are taken to stand
        lines = _lines(grey) if abs(skew) > 2 else [_straight(line, skew, width, height) for line in lines]
    ruled = rules(grey, dpi)
    return Recognised(
        width, height, turned, tuple(lines), tuple(seals(rgb, dpi)) if in_colour else (), tuple(ruled),
        tuple(strokes(grey, [line.area for line in lines], ruled, dpi)),
    )  # fmt: skip


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


def _lines(grey: Image) -> list[Printed]:
    import cv2

    result = _engine()(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB))
    if result.boxes is None or result.txts is None or result.scores is None:
        return []
    found = []
    for quad, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        xs, ys = [float(p[0]) for p in quad], [float(p[1]) for p in quad]
        if text.strip():
            slope = degrees(atan2(ys[1] - ys[0], xs[1] - xs[0])) if xs[1] - xs[0] > 250 else 0.0
            found.append(Printed(text, float(score), Area(min(xs), min(ys), max(xs), max(ys)), slope))
    return found


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


# ---- what was read before ---------------------------------------------------------------------------


def cache_folder() -> Path:
    """Where recognised pages are kept; ANJUAN_CACHE moves it."""
    own = os.environ.get("ANJUAN_CACHE")
    if own:
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "anjuan" / "ocr"
    return Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "anjuan" / "ocr"


def _kept(rgb: Image, dpi: float) -> Path | None:
    digest = hashlib.sha256(f"{engine_name()} {FORM} {SIDE} {dpi:.0f} {rgb.shape}".encode())
    digest.update(rgb.tobytes())
    name = digest.hexdigest()
    return cache_folder() / name[:2] / f"{name}.json"


def _keep(path: Path, found: Recognised) -> None:
    """Best effort: a full or read-only disk costs time at the next check, nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_text(json.dumps(asdict(found), ensure_ascii=False), encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        log.debug("recognised page not kept: %s", type(error).__name__)


def _from_json(value: dict[str, Any]) -> Recognised:
    lines = tuple(Printed(v["text"], v["confidence"], Area(**v["area"])) for v in value["lines"])
    empty_ = Recognised(value["width"], value["height"], value["turned"], lines)
    sealed, ruled, written = (tuple(Area(**v) for v in value[name]) for name in ("seals", "rules", "strokes"))
    return replace(empty_, seals=sealed, rules=ruled, strokes=written)
