"""What a file really is, whatever it is called; and what each file's answer says."""

from __future__ import annotations

import pytest
from packed import pack
from printed import lines, pdf
from typed import p, png, word

from checker.model.dossier import ProblemKind
from checker.readers import natural_order, read_file
from checker.readers.guard import Limits, Unreadable, beyond, check_package, sniff
from checker.readers.pdf_page import joined
from checker.readers.sources import legible


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"%PDF-1.7", "a.docx", "pdf"),
        (b"\xef\xbb\xbf\r\n%PDF-1.4", "a.pdf", "pdf"),
        (b"junk before %PDF-1.4", "a.bin", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", "ole"),
        (b"{\\rtf1", "a.doc", "rtf"),
        (b"\xff\xd8\xff\xe0", "a.png", "jpg"),
        (png(), "a.jpg", "png"),
        (b"II*\x00", "a", "tiff"),
        (b"MM\x00*", "a", "tiff"),
        (b"GIF89a", "a", "gif"),
        (b"BM", "a", "bmp"),
        (b"RIFF\0\0\0\0WEBP", "a", "webp"),
        (b"\0\0\0\x18ftypheic", "a", "heic"),
        (b"Rar!\x1a\x07", "a.zip", "rar"),
        (b"7z\xbc\xaf", "a.zip", "7z"),
        (b"<!DOCTYPE html><p>", "a.doc", "html"),
        (b"\n <HTML><body>", "a", "html"),
        ("决定书".encode(), "a.txt", "text"),
        ("决定书".encode("gbk"), "a.csv", "text"),
        ("决定书".encode(), "a.HTM", "html"),
        ("决定书".encode(), "a.xyz", "xyz"),
        ("决定书".encode(), "无后缀", ""),
    ],
)
def test_sniff(content: bytes, name: str, kind: str) -> None:
    assert sniff(content, name) == kind


def test_packages_are_told_apart_by_what_stands_at_their_root() -> None:
    letter = word(p("书"))
    assert sniff(letter, "a.zip") == "docx"
    assert sniff(pack({"OFD.xml": b""}), "a.zip") == "ofd"
    assert sniff(pack({"xl/workbook.xml": b""}), "a.zip") == "xlsx"
    assert sniff(pack({"a.docx": letter}, 0), "a.zip") == "zip"
    assert sniff(pack({"夹/word/document.xml": b""}), "a.zip") == "zip"
    assert sniff(letter[:500], "a.docx") == "docx"
    assert sniff(letter[:500], "a.zip") == "zip"


def test_check_package_lets_pass_what_is_sound() -> None:
    check_package(word(p("书")), "docx")


@pytest.mark.parametrize(
    ("part", "content", "kind"),
    [
        ("word/x.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', ProblemKind.UNSAFE),
        ("word/x.xml", "<!DOCTYPE x><x/>".encode("utf-16"), ProblemKind.UNSAFE),
        ("word/x.xml", b" " * 110_000_000, ProblemKind.TOO_LARGE),
    ],
)
def test_check_package_refuses(part: str, content: bytes, kind: ProblemKind) -> None:
    with pytest.raises(Unreadable) as caught:
        check_package(pack({part: content}), "docx")
    assert caught.value.kind is kind


def test_a_large_picture_is_no_bomb() -> None:
    check_package(pack({"word/document.xml": b"<x/>", "word/media/a.jpg": b"\0" * 110_000_000}), "docx")


@pytest.mark.parametrize(("total", "pages"), [(5, None), (6, (6,)), (200, tuple(range(6, 56)))])
def test_beyond(total: int, pages: tuple[int, ...] | None) -> None:
    problems = beyond("a.pdf", total, Limits(pages=5))
    assert [problem.pages for problem in problems] == ([] if pages is None else [pages])


def test_natural_order() -> None:
    names = [
        "10.pdf",
        "9.pdf",
        "2、立案.pdf",
        "十、送达.pdf",
        "二、调查.pdf",
        "一、立案.pdf",
        "附件2.pdf",
        "附件10.pdf",
    ]
    ordered = sorted(names, key=natural_order)
    assert ordered.index("2、立案.pdf") < ordered.index("9.pdf") < ordered.index("10.pdf")
    assert ordered.index("一、立案.pdf") < ordered.index("二、调查.pdf") < ordered.index("十、送达.pdf")
    assert ordered.index("附件2.pdf") < ordered.index("附件10.pdf")


def test_legible() -> None:
    assert legible("决定书.txt") == "决定书.txt"
    assert legible("决定书.txt".encode("gbk").decode("utf-8", "surrogateescape")) == "决定书.txt"


@pytest.mark.parametrize(
    ("codes", "characters"),
    [
        ([0x6C85, 0x6C5F], ["沅", "江"]),
        ([0xD842, 0xDFB7, 0x4E09], ["𠮷", "", "三"]),  # as Windows counts
        ([0x20BB7, 0x4E09], ["𠮷", "三"]),
        ([0xD842, 0x4E09], ["\ufffd", "三"]),
        ([0xDFB7], ["\ufffd"]),
        ([0x2F47], ["日"]),
        ([], []),
    ],
)
def test_rare_characters_of_a_pdf(codes: list[int], characters: list[str]) -> None:
    assert joined(codes) == characters


def test_digest_and_kind_of_every_answer() -> None:
    source = read_file(pdf(lines("正文")), "书.txt", Limits(ocr="off"))
    assert len(source.sha256) == 64
    (problem,) = source.problems
    assert (problem.kind, problem.blocking) == (ProblemKind.WRONG_FORMAT, False)
    assert problem.message == "扩展名是 .txt，内容其实是 pdf，已按内容读取"
