"""Pictures of page regions, as evidence in the report."""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from checker.model.picture import Crop, Region
from checker.model.text import Box
from checker.readers import source_bytes
from checker.readers.guard import Limits, Unreadable
from checker.readers.pdf import opened

SCALE = 1.4  # pixels a point


def render(path: Path, wanted: Iterable[Region], limits: Limits) -> dict[Region, Crop]:
    """JPEG pictures of page regions of the dossier at ``path``. Only PDFs have pages to draw; what cannot be
    drawn is left out."""
    from pypdfium2 import PdfiumError

    by_file: dict[str, list[Region]] = {}
    for region in wanted:
        by_file.setdefault(region.file, []).append(region)
    found: dict[Region, Crop] = {}
    for file, content in source_bytes(path, by_file, limits).items():
        if not content.startswith(b"%PDF"):
            continue
        try:
            with opened(content) as document:
                # opening a page costs more than drawing a part of it
                for number, regions in groupby(sorted(by_file[file], key=_page), key=_page):
                    if not 1 <= number <= len(document):
                        continue
                    page = document[number - 1]
                    try:
                        pictures = {region: _strip(page, region.box) for region in regions}
                    finally:
                        page.close()
                    found |= {region: Crop(picture) for region, picture in pictures.items() if picture}
        except (Unreadable, PdfiumError):
            continue
    return found


def _page(region: Region) -> int:
    return region.page


def _strip(page: Any, box: Box) -> bytes | None:
    """None for a box that leaves nothing of the page to draw."""
    width, height = page.get_size()
    if min(box.x1, width) - max(box.x0, 0) < 1 or min(box.y1, height) - max(box.y0, 0) < 1:
        return None
    margins = (max(box.x0, 0), max(height - box.y1, 0), max(width - box.x1, 0), max(box.y0, 0))
    bitmap = page.render(scale=SCALE, crop=margins, grayscale=False)
    out = io.BytesIO()
    bitmap.to_pil().convert("RGB").save(out, "JPEG", quality=60)
    return out.getvalue()
