"""What was recognised before: kept on this machine, in the user's cache folder, under a hash of the content and the
engine's version, so that a second check of a dossier recognises nothing.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from checker.readers.scan import Area, Printed, Recognised

log = logging.getLogger(__name__)
AREAS = ("seals", "rules", "strokes", "smudges", "prints")


def cache_folder() -> Path | None:
    """Where recognised pages are kept. ANJUAN_CACHE moves it; «off» keeps nothing."""
    own = os.environ.get("ANJUAN_CACHE")
    if own:
        return None if own == "off" else Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "anjuan" / "ocr"
    return Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "anjuan" / "ocr"


def look_up(key: str) -> Recognised | None:
    """What is kept under ``key`` (hexadecimal); None where nothing usable is."""
    path = _path(key)
    if path is None:
        return None
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        log.debug("a kept recognition could not be read and is made anew")
        return None


def keep(key: str, found: Recognised) -> None:
    """Best effort: a full or read-only disk costs time at the next check, nothing else."""
    path = _path(key)
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_text(json.dumps(to_json(found), ensure_ascii=False), encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        log.debug("recognised page not kept: %s", type(error).__name__)


def _path(key: str) -> Path | None:
    folder = cache_folder()
    return None if folder is None else folder / key[:2] / f"{key}.json"


def to_json(found: Recognised) -> dict[str, Any]:
    """Areas as lists of four, tenths of a pixel: a page takes a few kilobytes."""
    value = asdict(found)
    value["lines"] = [
        [
            line.text, round(line.confidence, 3), *_corners(line.area), round(line.slope, 2),
            [round(place, 3) for place in line.places],
        ]
        for line in found.lines
    ]  # fmt: skip
    for name in AREAS:
        value[name] = [_corners(area) for area in getattr(found, name)]
    return value


def from_json(value: dict[str, Any]) -> Recognised:
    lines = tuple(
        Printed(str(text), float(confidence), Area(x0, y0, x1, y1), slope, tuple(places))
        for text, confidence, x0, y0, x1, y1, slope, places in value["lines"]
    )
    areas = {name: tuple(Area(*corners) for corners in value[name]) for name in AREAS}
    return Recognised(
        value["width"], value["height"], value["turned"], lines, coloured=bool(value["coloured"]), **areas
    )


def _corners(area: Area) -> list[float]:
    return [round(float(v), 1) for v in (area.x0, area.y0, area.x1, area.y1)]
