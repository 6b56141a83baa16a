"""Pictures as files of their own: whatever their format, each frame is a page for the engine."""

from __future__ import annotations

import io

import pillow_heif
import pytest
from PIL import Image

from checker.model.dossier import ProblemKind, SourceFile
from checker.readers import frames, ocr, read_file
from checker.readers.guard import Limits, sniff
from checker.readers.scan import Area, Printed, Recognised

Shapes = list[tuple[int, ...]]


def sheet(colour: str = "white") -> Image.Image:
    return Image.new("RGB", (200, 300), colour)


def saved(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image = sheet() if not options.pop("bilevel", False) else sheet().convert("1")
    image.save(out, kind, **options)
    return out.getvalue()


def heic() -> bytes:
    out = io.BytesIO()
    pillow_heif.from_pillow(sheet()).save(out)
    return out.getvalue()


@pytest.fixture
def shapes(monkeypatch: pytest.MonkeyPatch) -> Shapes:
    """The pictures that an engine, which sees one word on each, was given."""
    given: Shapes = []

    def recognise(rgb: object, dpi: float, key: str | None = None) -> Recognised:
        given.append(rgb.shape)  # type: ignore[attr-defined]
        return Recognised(200, 300, 0, (Printed("送达回证", 0.98, Area(20, 20, 120, 40)),))

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", recognise)
    return given


def read(content: bytes, name: str) -> SourceFile:
    return read_file(content, name, Limits())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", saved("JPEG")),
        ("a.png", saved("PNG")),
        ("a.bmp", saved("BMP")),
        ("a.gif", saved("GIF")),
        ("a.webp", saved("WEBP")),
        ("a.tif", saved("TIFF", compression="tiff_lzw")),
        ("a.tiff", saved("TIFF", compression="group4", bilevel=True)),
    ],
)
def test_each_format(shapes: Shapes, name: str, content: bytes) -> None:
    source = read(content, name)
    assert ([page.text for page in source.pages], source.problems) == (["送达回证"], ())
    assert shapes == [(300, 200, 3)]


def test_each_frame_is_a_page(shapes: Shapes) -> None:
    content = saved("TIFF", save_all=True, append_images=[sheet("gray"), sheet("red")])
    source = read(content, "a.tif")
    assert [page.number for page in source.pages] == [1, 2, 3]
    assert len(shapes) == 3


def test_photographs_of_telephones(shapes: Shapes) -> None:
    content = heic()
    assert sniff(content, "a.jpg") == "heic"
    assert [page.text for page in read(content, "a.heic").pages] == ["送达回证"]


def test_photographs_of_telephones_without_what_opens_them(
    shapes: Shapes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "find_spec", lambda name: None)
    (problem,) = read(b"\0\0\0\x18ftypheic" + b"\0" * 99, "a.heic").problems
    assert (problem.kind, problem.message) == (ProblemKind.UNSUPPORTED, "是 HEIC 照片，没有打开它的组件")
    assert "anjuan[ocr]" in problem.cure


def test_pages_whose_time_never_came_are_said(shapes: Shapes) -> None:
    content = saved("TIFF", save_all=True, append_images=[sheet("gray")])
    source = read_file(content, "a.tif", Limits(seconds=1e-9))
    assert shapes == []
    assert all(page.unread for page in source.pages)
    assert ProblemKind.TIMEOUT in [problem.kind for problem in source.problems]


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.heic"])
def test_torn_pictures(shapes: Shapes, name: str) -> None:
    whole = {"a.jpg": saved("JPEG"), "a.png": saved("PNG"), "a.tif": saved("TIFF")}
    content = whole[name][:60] if name in whole else b"\0\0\0\x18ftypheic" + b"\0" * 99
    assert [problem.kind for problem in read(content, name).problems] == [ProblemKind.DAMAGED]
