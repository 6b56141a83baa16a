"""Pictures of page regions, as evidence in the report."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from checker.model.text import Box
from checker.readers import source_bytes
from checker.readers.guard import Limits, Unreadable
from checker.readers.pdf import opened

SCALE = 1.4  # pixels a point
MARGIN = 24.0  # points of context above and below


def render(
    path: Path, wanted: Iterable[tuple[str, int, Box]], limits: Limits
) -> dict[tuple[str, int, Box], tuple[bytes, Box]]:
    """JPEG pictures of the page strips around boxes: (file, page, box) → (picture, box within it in 0–1).
    Only PDFs have pages to draw; what cannot be drawn is left out."""
    by_file: dict[str, list[tuple[int, Box]]] = {}
    for file, page, box in wanted:
        by_file.setdefault(file, []).append((page, box))
    found: dict[tuple[str, int, Box], tuple[bytes, Box]] = {}
    for file, content in source_bytes(path, by_file, limits).items():
        if not content.startswith(b"%PDF"):
            continue
        try:
            with opened(content) as document:
                for number, box in by_file[file]:
                    page = document[number - 1]
                    found[file, number, box] = _strip(page, box)
                    page.close()
        except Unreadable:
            continue
    return found


def _strip(page: object, box: Box) -> tuple[bytes, Box]:
    width, height = page.get_size()  # type: ignore[attr-defined]
    top, bottom = max(box.y0 - MARGIN, 0.0), min(box.y1 + MARGIN, height)
    # crop is given as margins: left, bottom, right, top
    bitmap = page.render(scale=SCALE, crop=(0, height - bottom, 0, top), grayscale=False)  # type: ignore[attr-defined]
    image = bitmap.to_pil().convert("RGB")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=60, optimize=True)
    tall = bottom - top
    return out.getvalue(), Box(box.x0 / width, (box.y0 - top) / tall, box.x1 / width, (box.y1 - top) / tall)
