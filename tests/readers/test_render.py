"""Pictures of evidence: the very place named, and nothing at all where there is none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from packed import pack
from PIL import Image
from printed import HEIGHT, WIDTH, pdf
from reportlab.pdfgen.canvas import Canvas

from checker.model.picture import Crop, Region
from checker.model.text import Box
from checker.readers.guard import Limits
from checker.readers.render import SCALE, render

LIMITS = Limits()
BLACK = Box(200, 100, 260, 130)


def blot(rotation: int = 0) -> bytes:
    """A page that is white but for BLACK, measured on the page as displayed."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        left, top, right, bottom = BLACK.x0, BLACK.y0, BLACK.x1, BLACK.y1
        x0, y0, x1, y1 = {
            0: (left, HEIGHT - bottom, right, HEIGHT - top), 90: (top, left, bottom, right),
            180: (WIDTH - right, top, WIDTH - left, bottom), 270: (HEIGHT - bottom, WIDTH - right, HEIGHT - top, WIDTH - left),
        }[rotation]  # fmt: skip
        canvas.rect(x0, y0, x1 - x0, y1 - y0, fill=1, stroke=0)

    return pdf(draw)


def image(crop: Crop) -> Image.Image:
    with Image.open(io.BytesIO(crop.image)) as opened:
        opened.load()
        return opened.convert("L")


def dossier(folder: Path, **files: bytes) -> Path:
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(content)
    return folder


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_crop_shows_exactly_its_region(tmp_path: Path, rotation: int) -> None:
    dossier(tmp_path, a_pdf=blot(rotation))
    around = Box(BLACK.x0 - 20, BLACK.y0 - 10, BLACK.x1 + 20, BLACK.y1 + 10)
    inside, edge = Region("a.pdf", 1, BLACK), Region("a.pdf", 1, around)
    found = render(tmp_path, [inside, edge], LIMITS)
    dark = image(found[inside])
    assert dark.size == (pytest.approx(60 * SCALE, abs=2), pytest.approx(30 * SCALE, abs=2))
    assert max(dark.crop((3, 3, dark.width - 3, dark.height - 3)).tobytes()) < 60
    light = image(found[edge])
    for corner in ((3, 3), (light.width - 4, 3), (3, light.height - 4), (light.width - 4, light.height - 4)):
        assert light.getpixel(corner) > 200  # type: ignore[operator]
    assert light.getpixel((light.width // 2, light.height // 2)) < 60  # type: ignore[operator]


def test_pages_are_numbered_from_one(tmp_path: Path) -> None:
    dossier(tmp_path, a_pdf=pdf(lambda canvas: None, lambda canvas: canvas.rect(0, 0, WIDTH, HEIGHT, fill=1)))
    first, second = (Region("a.pdf", number, Box(100, 100, 150, 150)) for number in (1, 2))
    found = render(tmp_path, [first, second], LIMITS)
    assert (image(found[first]).getpixel((20, 20)), image(found[second]).getpixel((20, 20))) == (255, 0)


@pytest.mark.parametrize(
    ("page", "box"),
    [
        (0, Box(0, 0, 10, 10)), (9, Box(0, 0, 10, 10)), (1, Box(700, 0, 800, 10)), (1, Box(0, 900, 10, 950)), (1, Box(-50, -50, -10, -10)),
        (1, Box(100, 100, 100, 120)), (1, Box(120, 100, 100, 120)),
    ],
)  # fmt: skip
def test_what_is_not_on_a_page_is_left_out(tmp_path: Path, page: int, box: Box) -> None:
    dossier(tmp_path, a_pdf=blot())
    good = Region("a.pdf", 1, BLACK)
    assert list(render(tmp_path, [Region("a.pdf", page, box), good], LIMITS)) == [good]


def test_a_region_over_the_edge_is_cut_at_it(tmp_path: Path) -> None:
    dossier(tmp_path, a_pdf=blot())
    region = Region("a.pdf", 1, Box(-20, -20, 50, 30))
    assert image(render(tmp_path, [region], LIMITS)[region]).size == (
        pytest.approx(50 * SCALE, abs=2),
        pytest.approx(30 * SCALE, abs=2),
    )


def test_files_that_cannot_be_drawn_are_left_out(tmp_path: Path) -> None:
    dossier(tmp_path, a_txt="处罚决定书".encode(), b_pdf=b"%PDF-1.4 torn", c_pdf=blot())
    wanted = [Region(name, 1, BLACK) for name in ("a.txt", "b.pdf", "c.pdf", "none.pdf")]
    assert [region.file for region in render(tmp_path, wanted, LIMITS)] == ["c.pdf"]
    assert render(tmp_path, [], LIMITS) == {}


def test_a_file_in_an_archive_and_a_single_file(tmp_path: Path) -> None:
    archive = tmp_path / "案卷.zip"
    archive.write_bytes(pack({"卷/书.pdf": blot(), "内.zip": pack({"书.pdf": blot()})}))
    wanted = [Region(name, 1, BLACK) for name in ("案卷.zip/卷/书.pdf", "案卷.zip/内.zip/书.pdf")]
    assert set(render(archive, wanted, LIMITS)) == set(wanted)
    single = tmp_path / "书.pdf"
    single.write_bytes(blot())
    region = Region("书.pdf", 1, BLACK)
    assert min(image(render(single, [region], LIMITS)[region]).tobytes()) < 60
