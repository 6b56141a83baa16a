"""Files that unpack, draw or run on without end."""

from __future__ import annotations

import struct
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "readers"))

from handmade import content_bomb, drawings, handmade
from harm import (
    LIMITS,
    beside_others,
    found,
    kinds,
    part_of,
    pdf,
    sheet,
    with_part,
    word,
)
from packed import pack

from checker.model.dossier import FileStatus, ProblemKind
from checker.readers import pdf as pdf_reader
from checker.readers import read_dossier


@pytest.mark.parametrize(("name", "part"), [("炸弹.docx", "word/big.xml"), ("炸弹.xlsx", "xl/big.xml")])
def test_office_bombs(tmp_path: Path, name: str, part: str) -> None:
    package = word("正文") if name.endswith("docx") else sheet("正文")
    source = beside_others(tmp_path, name, with_part(package, part, b" " * 110_000_000))
    assert kinds(source) == [ProblemKind.TOO_LARGE]
    assert "炸弹" in source.problems[0].message


def test_zip_bomb_beside_a_good_file(tmp_path: Path) -> None:
    path = tmp_path / "案卷.zip"
    path.write_bytes(pack({"炸弹.txt": b"\0" * 30_000_000, "书.txt": "送达回证".encode()}))
    assert found(path) == {"案卷.zip/炸弹.txt": [ProblemKind.TOO_LARGE], "案卷.zip/书.txt": []}


def test_many_archives_in_many_archives(tmp_path: Path) -> None:
    """Each within the bounds, together far over them."""
    inner = pack({f"{n}.txt": b"a" * 1000 for n in range(20)})
    middle = pack({f"{n}.zip": inner for n in range(20)})
    path = tmp_path / "案卷.zip"
    path.write_bytes(pack({f"{n}.zip": middle for n in range(20)}))
    sources = read_dossier(path, replace(LIMITS, files=200))
    assert sum(bool(source.pages) for source in sources) <= 200
    assert any(ProblemKind.TOO_LARGE in kinds(source) for source in sources)


@pytest.mark.parametrize(("levels", "reached"), [(3, True), (4, False), (40, False)])
def test_archives_in_archives(tmp_path: Path, levels: int, reached: bool) -> None:
    content = "送达回证".encode()
    name = "书.txt"
    for _ in range(levels):
        content, name = pack({name: content, "旁.txt": "旁证".encode()}), "内.zip"
    path = tmp_path / "案卷.zip"
    path.write_bytes(content)
    sources = read_dossier(path, LIMITS)
    assert any(source.pages and source.pages[0].text == "送达回证" for source in sources) is reached
    assert any(kinds(source) == [ProblemKind.TOO_DEEP] for source in sources) is not reached
    assert any(source.pages and source.pages[0].text == "旁证" for source in sources)


def test_more_pages_than_the_limit(tmp_path: Path) -> None:
    source = beside_others(tmp_path, "长.pdf", pdf(400), replace(LIMITS, pages=25))
    assert (len(source.pages), kinds(source)) == (25, [ProblemKind.TOO_LARGE])
    assert source.problems[0].message == "共 400 页，只读前 25 页"
    assert source.problems[0].pages[0] == 26
    assert source.status is FileStatus.PARTIAL


def test_a_file_larger_than_the_limit(tmp_path: Path) -> None:
    assert kinds(beside_others(tmp_path, "大.txt", b"a" * 5000, replace(LIMITS, file_size=4000))) == [
        ProblemKind.TOO_LARGE
    ]


def test_a_table_of_contents_that_lies_about_sizes(tmp_path: Path) -> None:
    content = bytearray(pack({"谎.txt": b"a" * 100_000, "书.txt": "送达回证".encode()}))
    struct.pack_into("<I", content, content.index(b"PK\x01\x02") + 24, 10)
    path = tmp_path / "案卷.zip"
    path.write_bytes(bytes(content))
    result = found(path)
    assert result.pop("案卷.zip/书.txt") == []
    assert list(result.values()) in ([[ProblemKind.DAMAGED]], [[ProblemKind.TOO_LARGE]])


def test_pdf_bombs_beside_good_files(tmp_path: Path) -> None:
    source = beside_others(tmp_path, "炸弹.pdf", content_bomb(b"BT /F1 12 Tf (a) Tj ET ", 60))
    assert (kinds(source), source.pages) == ([ProblemKind.TOO_LARGE], ())


def test_drawings_without_end_beside_good_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "PATIENCE", 2.0)
    assert kinds(beside_others(tmp_path, "套.pdf", drawings(12, 10))) == [ProblemKind.TIMEOUT]


def test_ten_thousand_pages(tmp_path: Path) -> None:
    """As a list of pages that all show one content; the first two thousand are read, the rest is said."""
    kids = " ".join(["3 0 R"] * 10_000)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count 10000 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        "<< >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content = handmade(objects, {4: b"BT /F1 12 Tf 90 700 Td (Decision) Tj ET"})
    source = beside_others(tmp_path, "长.pdf", content)
    assert len(source.pages) == 2000
    assert source.problems[-1].message == "共 10000 页，只读前 2000 页"


def test_a_docx_of_thousands_of_paragraphs(tmp_path: Path) -> None:
    package = word("记号")
    source = part_of(package, "word/document.xml").decode()
    begin, end = source.index("<w:p>"), source.index("<w:sectPr")
    many = "<w:p><w:r><w:t>当事人违反了规定。</w:t></w:r></w:p>" * 20_000
    found_source = beside_others(
        tmp_path,
        "长.docx",
        with_part(package, "word/document.xml", (source[:begin] + many + source[end:]).encode()),
    )
    assert found_source.pages[0].text.count("\n") == 19_999
