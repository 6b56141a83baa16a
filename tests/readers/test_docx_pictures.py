"""Scans inside docx files: pages of the file where they can be recognised, a problem where they cannot."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.shared import Cm
from packed import pack
from typed import png

from checker.model.dossier import ProblemKind, SourceFile
from checker.model.text import PICTURE
from checker.readers import docx_pictures, ocr, read_file
from checker.readers.guard import Limits
from checker.readers.scan import Area, Printed, Recognised

SCAN, PHOTO, SIGN = (16.0, 23.0), (14.0, 9.0), (3.0, 1.5)


def word(*blocks: str | tuple[float, float]) -> bytes:
    """Paragraphs, and pictures by their width and height in centimetres."""
    made = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
        else:
            made.add_picture(io.BytesIO(png(40, 60)), Cm(block[0]), Cm(block[1]))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read(
    monkeypatch: pytest.MonkeyPatch, content: bytes, *texts: str, limits: Limits | None = None
) -> SourceFile:
    """``texts``: what the engine sees on each picture it is given; without any there is no engine."""
    left = list(texts)

    def recognised(pictures: list[object], jobs: int) -> list[Recognised]:
        return [
            Recognised(1260, 1811, 0, (Printed(left.pop(0), 0.98, Area(200, 200, 1000, 240)),))
            for _ in pictures
        ]

    monkeypatch.setattr(ocr, "available", lambda: bool(texts))
    monkeypatch.setattr(docx_pictures, "recognise_all", recognised)
    return read_file(content, "书.docx", limits or Limits())


def test_a_file_of_scans_is_its_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    source = read(monkeypatch, word(SCAN, SCAN), "送达回证", "结案报告")
    assert [(p.number, p.text, p.ocr) for p in source.pages] == [(1, "送达回证", True), (2, "结案报告", True)]
    assert source.problems == ()


def test_without_recognition_a_file_of_scans_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    (problem,) = read(monkeypatch, word(SCAN, SCAN)).problems
    assert (problem.kind, problem.message) == (ProblemKind.NO_TEXT, "只有 2 张图片，没有文字")
    assert "anjuan[ocr]" in problem.cure


def test_a_scan_in_a_written_file_is_a_page_after_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = "送达回证：受送达人张三于二〇二四年五月六日签收"
    source = read(monkeypatch, word("行政处罚决定书", SIGN, SCAN), seen)
    assert [p.text for p in source.pages] == [f"行政处罚决定书\n{PICTURE}\n{PICTURE}", seen]
    assert source.problems == ()


def test_without_recognition_the_scan_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    (problem,) = read(monkeypatch, word("行政处罚决定书", SCAN)).problems
    assert (problem.kind, problem.blocking) == (ProblemKind.NO_TEXT, True)
    assert problem.message == "其中 1 张整页的图片没有进行文字识别"


def test_photographs_and_signatures_stay_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    source = read(monkeypatch, word("现场照片", PHOTO, SIGN))
    assert (len(source.pages), source.problems) == (1, ())
    large = read(monkeypatch, word("现场照片", SCAN), "出口")
    assert (len(large.pages), large.problems) == (1, ())


def test_a_picture_that_cannot_be_opened_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(io.BytesIO(word("行政处罚决定书", SCAN))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    torn = pack({name: content[:30] if name.endswith(".png") else content for name, content in parts.items()})
    (problem,) = read(monkeypatch, torn, "看不到").problems
    assert problem.message == "其中 1 张整页的图片打不开或来不及识别"


def test_no_more_pages_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    source = read(monkeypatch, word(*[SCAN] * 5), "一", "二", "三", limits=Limits(pages=3))
    assert [p.text for p in source.pages] == ["一", "二", "三"]
    assert source.problems[0].message == "其中 2 张整页的图片打不开或来不及识别"
