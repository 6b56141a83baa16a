"""PDFs that would take for ever, or all memory: told before parsing, or read in a process that may be ended."""

from __future__ import annotations

import base64
import functools
import os
import signal
import time
import zlib

import pytest
from handmade import FLATE, content_bomb, drawings, handmade, inflated, one_page, pictured
from printed import lines, pdf

from checker.model.dossier import ProblemKind
from checker.model.text import Page
from checker.readers import ocr, read_file, sheets
from checker.readers import pdf as reader
from checker.readers.apart import read_apart
from checker.readers.guard import Limits, Reading, Unreadable
from checker.readers.pdf_guard import is_heavy
from checker.readers.scan import Recognised

OFF = Limits(ocr="off")
GRAY = "/BitsPerComponent 1 /ColorSpace /DeviceGray"


def kinds(content: bytes, limits: Limits = OFF) -> list[ProblemKind]:
    return [problem.kind for problem in read_file(content, "书.pdf", limits).problems]


def test_papers_are_not_heavy() -> None:
    assert not is_heavy(pdf(*[lines("行政处罚决定书", "当事人：张三")] * 40))
    assert not is_heavy(drawings(2, 10))


@pytest.mark.parametrize("unit", [b"q Q ", b"BT /F1 12 Tf (a) Tj ET ", b"(((((((("])
def test_content_that_unpacks_without_end_is_not_parsed(unit: bytes) -> None:
    begin = time.process_time()
    source = read_file(content_bomb(unit, 60), "书.pdf", OFF)
    assert [p.message for p in source.problems] == ["解压后过大，疑似压缩炸弹，没有读取"]
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    "head",
    [
        "<< /Filter [/FlateDecode /FlateDecode] >>",
        "<< /Filter /LZWDecode >>",
        "<< /Filter [/ASCII85Decode /FlateDecode] >>",
    ],
)
def test_what_cannot_be_measured_is_heavy(head: str) -> None:
    assert is_heavy(one_page(head, streams={4: b"\x80" * 9000}))


def test_letters_in_place_of_bytes_are_measured() -> None:
    packed = base64.a85encode(inflated(b"q Q ", 60)) + b"~>"
    with pytest.raises(Unreadable):
        is_heavy(one_page("<< /Filter [/ASCII85Decode /FlateDecode] >>", streams={4: packed}))


def test_one_stream_used_a_thousand_times_is_heavy() -> None:
    parts = "[" + "4 0 R " * 1000 + "]"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {parts} >>"
    assert is_heavy(handmade([*objects, page, FLATE], {4: inflated(b"q Q ", 1)}))


def test_drawings_of_drawings_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "PATIENCE", 2.0)
    begin = time.monotonic()
    assert kinds(drawings(12, 10)) == [ProblemKind.TIMEOUT]
    assert time.monotonic() - begin < 15


def test_a_heavy_file_that_can_be_read_is_read() -> None:
    comment = b"% " + b"x" * 60 + b"\n"
    content = one_page(
        FLATE, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", resources="/Font << /F1 5 0 R >>",
        streams={4: zlib.compress(b"BT /F1 12 Tf 90 700 Td (Decision) Tj ET\n" + comment * 90000)},
    )  # fmt: skip
    assert is_heavy(content)
    assert read_file(content, "书.pdf", OFF).pages[0].text == "Decision"


def test_a_page_of_more_characters_than_paper_holds() -> None:
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    content = one_page(
        "<< >>", font, resources="/Font << /F1 5 0 R >>",
        streams={4: b"BT /F1 12 Tf 9 700 Td " + b"(abcdefghij) Tj " * 7000 + b"ET"},
    )  # fmt: skip
    source = read_file(content, "书.pdf", OFF)
    assert [p.message for p in source.problems] == ["全部页面内容过多，没有读取"]
    assert source.pages[0].unread


@pytest.mark.parametrize(
    ("data", "more"),
    [
        (b"\x97JB2\r\n\x1a\n" + b"\xff" * 200, f"{GRAY} /Filter /JBIG2Decode"),
        (b"\0\0\0\x0cjP  \r\n\x87\n" + b"\xff" * 200, "/Filter /JPXDecode"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 200, f"{GRAY} /Filter /DCTDecode"),
        (inflated(b"\0", 430), f"{GRAY} /Filter /FlateDecode"),
        (b"", f"{GRAY} /Filter /FlateDecode"),
    ],
)
@pytest.mark.parametrize("limits", [OFF, Limits()])
def test_pictures_that_are_broken_or_bombs_are_pages_not_read(
    monkeypatch: pytest.MonkeyPatch, data: bytes, more: str, limits: Limits
) -> None:
    """Drawn, they are white; yet nobody knows what they show."""
    monkeypatch.setattr(sheets, "available", lambda: True)
    assert kinds(pictured(60000, 60000, data, more), limits) == [ProblemKind.NO_TEXT]


@pytest.mark.parametrize(
    ("data", "more"),
    [
        (b"\xff" * 300, f"{GRAY} /Filter /JBIG2Decode"),
        (b"\0\0\0\x0cjP  \r\n\x87\n" + b"\xff" * 200, "/Filter /JPXDecode"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 200, f"{GRAY} /Filter /DCTDecode"),
        (b"", f"{GRAY} /Filter /FlateDecode"),
    ],
)
def test_a_broken_picture_of_common_size(monkeypatch: pytest.MonkeyPatch, data: bytes, more: str) -> None:
    monkeypatch.setattr(sheets, "available", lambda: True)
    assert kinds(pictured(600, 800, data, more), Limits()) == [ProblemKind.NO_TEXT]


def test_a_white_scan_is_an_empty_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The back of a sheet."""
    monkeypatch.setattr(sheets, "available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", lambda rgb, dpi, key=None: Recognised(1654, 2339, 0))
    assert kinds(pictured(600, 800, b"\xff" * 60000, GRAY), Limits()) == [ProblemKind.EMPTY]


# ---- a process of its own ------------------------------------------------------------------------------


def answering(content: bytes, name: str, limits: Limits) -> Reading:
    return Reading((Page(name, 1, content.decode()),))


def refusing(content: bytes, name: str, limits: Limits) -> Reading:
    raise Unreadable(ProblemKind.ENCRYPTED, "设有密码", "请另存")


def hanging(content: bytes, name: str, limits: Limits) -> Reading:
    time.sleep(60)
    raise AssertionError


def crashing(content: bytes, name: str, limits: Limits) -> Reading:
    os.kill(os.getpid(), signal.SIGKILL)


def swelling(content: bytes, name: str, limits: Limits) -> Reading:
    return Reading((Page(name, len(bytearray(6 * 1024**3)), ""),))


def test_the_answer_comes_back() -> None:
    assert read_apart(answering, "书".encode(), "a.pdf", OFF, 30).pages[0].text == "书"


@pytest.mark.parametrize(
    ("read", "kind"),
    [
        (refusing, ProblemKind.ENCRYPTED),
        (crashing, ProblemKind.DAMAGED),
        (swelling, ProblemKind.TOO_LARGE),
        (hanging, ProblemKind.TIMEOUT),
    ],
)
def test_what_happens_to_it_stays_there(read: object, kind: ProblemKind) -> None:
    assert callable(read)
    begin = time.monotonic()
    with pytest.raises(Unreadable) as error:
        read_apart(functools.partial(read), b"", "a.pdf", OFF, 3 if read is hanging else 30)
    assert error.value.kind is kind
    assert time.monotonic() - begin < 25
