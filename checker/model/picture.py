"""Pictures of page regions, shown beside evidence. Readers draw them, writers ask for them and place them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from checker.model.text import Box


class Region(NamedTuple):
    """A part of one page that a report would like to show; ``box`` lies within the page."""

    file: str  # SourceFile.path
    page: int  # from 1 within the file
    box: Box  # points, origin at the top left of the page as displayed


@dataclass(frozen=True, slots=True)
class Crop:
    """A drawn region: exactly ``Region.box``, nothing marked on it (the report draws the mark)."""

    image: bytes  # PNG or JPEG
