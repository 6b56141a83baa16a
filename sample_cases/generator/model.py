"""What a dossier module hands to the renderers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Style:
    """House style of an authority. Lengths in points."""

    font: str = "仿宋"
    title_font: str = "方正小标宋简体"
    size: float = 14
    title_size: float = 20
    table_size: float = 12
    indent: bool = True
    ruled: bool = True  # tables have lines
    spacing: float = 1.5
    margins: tuple[float, float, float, float] = (72, 72, 72, 72)  # top, right, bottom, left
    number_at: str = "center"  # where the 文号 under the title stands: center | right
    page_words: str = "第 {page} 页"


@dataclass(frozen=True, slots=True)
class Case:
    """One dossier with its labels.

    ``files`` maps paths inside the dossier to markup (see ``markup``). The suffix decides the renderer;
    with ``archive`` set the files are packed into that zip, its member names in GBK.
    """

    slug: str
    name: str
    shows: str
    format: str
    files: Mapping[str, str]
    facts: Mapping[str, Any]
    documents: Mapping[str, int]
    must_fail: tuple[str, ...] = ()
    may_flag: tuple[str, ...] = ()
    style: Style = field(default_factory=Style)
    archive: str | None = None
    author: str = ""
    made: date = date(2024, 1, 1)  # goes into document properties
    wrong_codes: tuple[str, ...] = ()  # codes whose check digit is wrong on purpose
