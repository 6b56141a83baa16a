"""Single files that are empty, cut, locked, flipped or not what they say."""

from __future__ import annotations

import random
import warnings
from pathlib import Path

import pytest
from harm import LIMITS, OLE, beside_others, kinds, pdf, picture, sheet, sound, word
from packed import pack
from reportlab.lib.pdfencrypt import StandardEncryption

from checker.model.dossier import FileStatus, ProblemKind
from checker.readers import read_file
from checker.readers.guard import Limits


@pytest.mark.parametrize("suffix", ["docx", "pdf", "txt", "zip", "jpg", "xlsx", "doc", "html", "unknown"])
def test_zero_bytes(tmp_path: Path, suffix: str) -> None:
    source = beside_others(tmp_path, f"空.{suffix}", b"")
    assert kinds(source) == [ProblemKind.EMPTY]
    assert source.problems[0].message == "文件是空的（0 字节）"


@pytest.mark.parametrize(
    ("name", "content", "kind", "cure"),
    [
        ("旧.docx", OLE + b"\0" * 600, ProblemKind.UNSUPPORTED, "另存为 docx"),
        ("旧.doc", OLE + b"\0" * 600, ProblemKind.UNSUPPORTED, "另存为 docx"),
        ("密.docx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), ProblemKind.ENCRYPTED, "不加密"),
        ("富.rtf", b"{\\rtf1 x}", ProblemKind.UNSUPPORTED, "另存为 docx"),
        ("包.rar", b"Rar!\x1a\x07\x00" + b"\0" * 50, ProblemKind.UNSUPPORTED, "zip"),
        ("包.7z", b"7z\xbc\xaf\x27\x1c" + b"\0" * 50, ProblemKind.UNSUPPORTED, "zip"),
        ("程序.exe", b"MZ" + b"\0" * 200, ProblemKind.UNSUPPORTED, "PDF"),
        ("无后缀", b"\x01\x02\x03\x04" * 50, ProblemKind.UNSUPPORTED, "PDF"),
        ("假.docx", b"plain words", ProblemKind.DAMAGED, "另存"),
        ("假.pdf", b"plain words", ProblemKind.DAMAGED, "另存"),
        ("假.xlsx", b"plain words", ProblemKind.DAMAGED, "另存"),
        ("假.zip", b"PK\x03\x04 plain words", ProblemKind.DAMAGED, "压缩"),
        ("头.pdf", b"%PDF-1.7\n", ProblemKind.DAMAGED, "另存"),
        ("乱.txt", bytes(range(256)) * 8, ProblemKind.DAMAGED, "UTF-8"),
    ],
)  # fmt: skip
def test_formats_that_are_not_what_they_say(
    tmp_path: Path, name: str, content: bytes, kind: ProblemKind, cure: str
) -> None:
    source = beside_others(tmp_path, name, content)
    assert kinds(source) == [kind]
    assert cure in source.problems[0].cure
    assert source.status is FileStatus.UNREAD


def test_a_wrong_suffix_is_said_and_the_content_read(tmp_path: Path) -> None:
    source = beside_others(tmp_path, "其实是.pdf", word("处罚决定书"))
    assert (kinds(source), source.status) == ([ProblemKind.WRONG_FORMAT], FileStatus.READ)
    assert source.pages[0].text == "处罚决定书"


def test_encrypted_pdf(tmp_path: Path) -> None:
    source = beside_others(
        tmp_path, "密.pdf", pdf(encryption=StandardEncryption("secret", ownerPassword="owner"))
    )
    assert kinds(source) == [ProblemKind.ENCRYPTED]
    assert "不加密" in source.problems[0].cure


def test_a_pdf_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    source = beside_others(
        tmp_path, "限.pdf", pdf(encryption=StandardEncryption("", ownerPassword="owner", canPrint=0))
    )
    assert (source.problems, source.pages[0].text) == ((), "Page body 1")


@pytest.mark.parametrize("kept", [0.1, 0.3, 0.5, 0.7, 0.9, 0.98])
def test_truncated_pdf(tmp_path: Path, kept: float) -> None:
    """Whatever is left, the pages it should have had are not silently missing."""
    whole = pdf(8)
    source = beside_others(tmp_path, "断.pdf", whole[: int(len(whole) * kept)])
    texts = [page.text for page in source.pages if page.text]
    assert texts == [f"Page body {n}" for n in range(1, 9)] or source.problems


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("断.docx", word("决定书" * 200)),
        ("断.xlsx", sheet("决定书")),
        ("断.zip", pack({"a.txt": b"a" * 500})),
    ],
)
@pytest.mark.parametrize("kept", [0.05, 0.5, 0.95])
def test_truncated_packages(tmp_path: Path, name: str, whole: bytes, kept: float) -> None:
    assert kinds(beside_others(tmp_path, name, whole[: int(len(whole) * kept)])) == [ProblemKind.DAMAGED]


@pytest.mark.parametrize(
    "make",
    [
        lambda: word("决定书", "正文"),
        lambda: sheet("决定书"),
        lambda: pdf(2),
        lambda: pack({"a.txt": b"a" * 99, "b.docx": word("书")}),
    ],
)
def test_flipped_bytes(make: object) -> None:
    """Damage anywhere gives text or a problem, never an exception."""
    assert callable(make)
    whole = make()
    chance = random.Random(11)
    for _ in range(60):
        torn = bytearray(whole)
        for _ in range(chance.choice((1, 4, 40))):
            torn[chance.randrange(len(torn))] = chance.randrange(256)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the libraries, about what they meet
            for suffix in ("docx", "xlsx", "pdf", "zip", "txt", "html"):
                sound(read_file(bytes(torn), f"坏.{suffix}", LIMITS))


@pytest.mark.parametrize("size", [(60000, 60000), (4, 4)])
def test_pictures_that_are_bombs_or_broken(tmp_path: Path, size: tuple[int, int]) -> None:
    """With recognition installed the size or the damage is said, without it that there is no text."""
    source = beside_others(tmp_path, "照.png", picture(*size)[: None if size[0] > 4 else 40], Limits())
    assert len(source.problems) == 1
    assert kinds(source)[0] in (
        ProblemKind.TOO_LARGE if size[0] > 4 else ProblemKind.DAMAGED,
        ProblemKind.NO_TEXT,
    )
    assert source.status is FileStatus.UNREAD
