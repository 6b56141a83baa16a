"""Floor 1: reports → bytes. One module a format, listed in two tables: one report, and many."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.model.picture import Crop, Region
from checker.model.report import BatchReport, Report
from checker.writers.crops import wanted_crops
from checker.writers.html import write_html, write_index_html
from checker.writers.json import write_index_json, write_json

Writer = Callable[[Report, Mapping[Region, Crop]], bytes]
BatchWriter = Callable[[BatchReport], bytes]

WRITERS: dict[str, Writer] = {
    "html": write_html,
    "json": write_json,
}
"""Format → writer of one report; the pictures are those asked for by ``wanted_crops``, as far as drawn."""

BATCH_WRITERS: dict[str, BatchWriter] = {
    "html": write_index_html,
    "json": write_index_json,
}
"""Format → writer of the table over all dossiers of a batch."""

__all__ = [
    "BATCH_WRITERS",
    "WRITERS",
    "BatchWriter",
    "Crop",
    "Region",
    "Writer",
    "wanted_crops",
    "write_html",
    "write_index_html",
    "write_index_json",
    "write_json",
]
