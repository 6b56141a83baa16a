"""Files made to harm, and files harmed by accident: each is told apart, named with a cure, and harms nothing else."""

from __future__ import annotations

import io
import os
import random
import re
import struct
import sys
import time
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).resolve().parent / "readers"))

from handmade import content_bomb, drawings, handmade

from checker.model.dossier import FileStatus, Problem, ProblemKind, SourceFile
from checker.readers import legacy, read_dossier, read_file
from checker.readers import pdf as pdf_reader
from checker.readers.guard import Limits

LIMITS = Limits(ocr="off")
SECRET = "机密：外部文件的内容"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECONDS = 10  # of processor time, far above what any of these takes


@pytest.fixture(autouse=True)
def no_hang() -> Iterator[None]:
    begin = time.process_time()
    yield
    assert time.process_time() - begin < SECONDS


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here needs LibreOffice; test_legacy.py meets it."""
    monkeypatch.setattr(legacy, "program", lambda: None)


# ---- makers --------------------------------------------------------------------------------------------


def word(*paragraphs: str) -> bytes:
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sheet(text: str) -> bytes:
    made = Workbook()
    made.active.append([text])
    out = io.BytesIO()
    made.save(out)
    made.close()
    return out.getvalue()


def pdf(pages: int = 1, encryption: StandardEncryption | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, encrypt=encryption)
    for number in range(1, pages + 1):
        canvas.drawString(100, 500, f"Page body {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pack(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_part(package: bytes, name: str, content: bytes) -> bytes:
    """An Office file with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    return pack(parts | {name: content})


def part_of(package: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name)


def picture(width: int, height: int) -> bytes:
    """A PNG that declares any size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


# ---- what every answer must be -------------------------------------------------------------------------


def sound(source: SourceFile) -> None:
    """Every problem is a sentence with a cure, about this file, that repeats nothing of its content."""
    for problem in source.problems:
        assert problem.file == source.path
        for sentence in (problem.message, problem.cure):
            assert re.search("[\u4e00-\u9fff]", sentence)
            assert SECRET not in sentence
            assert "Traceback" not in sentence and "Error" not in sentence
    assert source.status is FileStatus.READ or source.problems


def beside_others(folder: Path, name: str, content: bytes, limits: Limits = LIMITS) -> SourceFile:
    """The file read in a dossier, between two good ones that must come out unharmed."""
    case = folder / "案卷"
    case.mkdir()
    others = ("0前.txt", "龠后.txt")
    for other in others:
        (case / other).write_text("送达回证", encoding="utf-8")
    (case / name).write_bytes(content)
    sources = {source.path: source for source in read_dossier(case, limits)}
    for other in others:
        assert (sources[other].pages[0].text, sources[other].problems) == ("送达回证", ())
        del sources[other]
    (source,) = sources.values()
    sound(source)
    return source


def kinds(source: SourceFile) -> list[ProblemKind]:
    return [problem.kind for problem in source.problems]


def found(path: Path, limits: Limits = LIMITS) -> dict[str, list[ProblemKind]]:
    sources = read_dossier(path, limits)
    for source in sources:
        sound(source)
    return {source.path: kinds(source) for source in sources}


# ---- single files --------------------------------------------------------------------------------------


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


# ---- XML -----------------------------------------------------------------------------------------------


def entity(target: str) -> str:
    return f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{target}">]>'


def laughs() -> str:
    steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE w:document [<!ENTITY a0 "哈">{steps}<!ENTITY x "&a11;">]>'


def armed(declaration: str, encoding: str = "utf-8") -> bytes:
    """A docx whose text calls the entity &x;."""
    package = word("记号")
    source = part_of(package, "word/document.xml").decode().partition("?>")[2].replace("记号", "前&x;后")
    return with_part(
        package,
        "word/document.xml",
        f'<?xml version="1.0" encoding="{encoding}"?>{declaration}{source}'.encode(encoding),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("padding", ["", "<!--" + "x" * 20000 + "-->"])
def test_docx_with_an_external_entity(tmp_path: Path, encoding: str, padding: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    source = beside_others(tmp_path, "实体.docx", armed(padding + entity(secret.as_uri()), encoding))
    assert kinds(source) == [ProblemKind.UNSAFE]
    assert source.pages == ()


def test_docx_with_entities_that_multiply(tmp_path: Path) -> None:
    assert kinds(beside_others(tmp_path, "笑.docx", armed(laughs()))) == [ProblemKind.UNSAFE]


def test_xlsx_with_an_entity(tmp_path: Path) -> None:
    package = sheet("marker")
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        name = next(part for part in archive.namelist() if b"marker" in archive.read(part))
    source = part_of(package, name).decode().replace("marker", "&x;")
    armed_part = re.sub(
        r"^(<\?xml[^>]*\?>)?", entity("file:///etc/hostname").replace("w:document", "sst"), source, count=1
    )
    assert kinds(beside_others(tmp_path, "实体.xlsx", with_part(package, name, armed_part.encode()))) == [
        ProblemKind.UNSAFE
    ]


def test_a_docx_that_calls_out_is_read_without_calling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    def refused(*_: object) -> None:
        raise AssertionError("reading opened a connection")

    monkeypatch.setattr(socket, "socket", refused)
    package = word("处罚决定书")
    relations = part_of(package, "word/_rels/document.xml.rels").decode()
    link = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="http://203.0.113.1/evil.dotm" TargetMode="External"/></Relationships>'
    )
    called = with_part(
        package, "word/_rels/document.xml.rels", relations.replace("</Relationships>", link).encode()
    )
    source = beside_others(tmp_path, "外链.docx", called)
    assert (source.problems, source.pages[0].text) == ((), "处罚决定书")


@pytest.mark.parametrize("depth", [50, 3000])
def test_tables_in_tables_without_end(tmp_path: Path, depth: int) -> None:
    package = word("记号")
    source = part_of(package, "word/document.xml").decode()
    begin, end = source.index("<w:p"), source.index("<w:sectPr")
    nested = (
        "<w:tbl><w:tr><w:tc>" * depth
        + "<w:p><w:r><w:t>深处</w:t></w:r></w:p>"
        + "</w:tc></w:tr></w:tbl>" * depth
    )
    found_source = beside_others(
        tmp_path,
        "深.docx",
        with_part(package, "word/document.xml", (source[:begin] + nested + source[end:]).encode()),
    )
    assert any("深处" in page.text for page in found_source.pages) or kinds(found_source)[0] in (
        ProblemKind.DAMAGED,
        ProblemKind.TOO_DEEP,
    )


@pytest.mark.parametrize("depth", [100, 500, 1500, 20000])
def test_html_without_end(tmp_path: Path, depth: int) -> None:
    source = beside_others(
        tmp_path, "深.html", ("<p>前</p>" + "<div>" * depth + "深处" + "</div>" * depth).encode()
    )
    assert any("深处" in page.text for page in source.pages) or kinds(source)[0] in (
        ProblemKind.DAMAGED,
        ProblemKind.TOO_DEEP,
    )


# ---- bombs ---------------------------------------------------------------------------------------------


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


# ---- paths and names -----------------------------------------------------------------------------------


def test_traversal_writes_nothing_and_reads_nothing(tmp_path: Path) -> None:
    case = tmp_path / "内" / "深"
    case.mkdir(parents=True)
    path = case / "案卷.zip"
    path.write_bytes(
        pack({"../../逃.txt": b"x", "/逃.txt": b"x", "..\\逃.txt": b"x", "书.txt": "送达回证".encode()})
    )
    before = {p for p in tmp_path.rglob("*")}
    sources = read_dossier(path, LIMITS)
    for source in sources:
        sound(source)
        assert ".." not in source.path
    assert [kinds(source) for source in sources if not source.pages] == [[ProblemKind.UNSAFE]] * 3
    assert [source.pages[0].text for source in sources if source.pages] == ["送达回证"]
    assert {p for p in tmp_path.rglob("*")} == before


def test_links(tmp_path: Path) -> None:
    outside = tmp_path / "外.txt"
    outside.write_text(SECRET, encoding="utf-8")
    case = tmp_path / "案卷"
    (case / "夹").mkdir(parents=True)
    (case / "书.txt").write_text("送达回证", encoding="utf-8")
    (case / "外链.txt").symlink_to(outside)
    (case / "夹链").symlink_to(tmp_path, target_is_directory=True)
    (case / "夹" / "圈").symlink_to(case, target_is_directory=True)
    (case / "甲环.txt").symlink_to(case / "乙环.txt")
    (case / "乙环.txt").symlink_to(case / "甲环.txt")
    (case / "断链.txt").symlink_to(case / "不在.txt")
    sources = read_dossier(case, LIMITS)
    for source in sources:
        sound(source)
        assert all(SECRET not in page.text for page in source.pages)
    result = {source.path: kinds(source) for source in sources}
    assert result.pop("断链.txt") == [ProblemKind.DAMAGED]
    assert result == {
        "书.txt": [], "外链.txt": [ProblemKind.UNSAFE], "夹链": [ProblemKind.UNSAFE], "甲环.txt": [ProblemKind.UNSAFE], "乙环.txt": [ProblemKind.UNSAFE],
    }  # fmt: skip


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    case = tmp_path / "案卷"
    case.mkdir()
    (case / "书.txt").write_text("送达回证", encoding="utf-8")
    os.mkfifo(case / "管道.txt")
    assert found(case) == {"书.txt": [], "管道.txt": [ProblemKind.UNSAFE]}
    assert found(case / "管道.txt") == {"管道.txt": [ProblemKind.UNSAFE]}


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    (source,) = read_dossier(tmp_path / "没有.pdf", LIMITS)
    assert kinds(source) == [ProblemKind.DAMAGED]
    assert source.problems[0].message == "文件打不开（找不到）"


def test_folders_without_end_and_too_many_files(tmp_path: Path) -> None:
    case = tmp_path / "案卷"
    deep = case.joinpath(*["层"] * 12)
    deep.mkdir(parents=True)
    (deep / "书.txt").write_text("深", encoding="utf-8")
    assert list(found(case).values()) == [[ProblemKind.TOO_DEEP]]
    for number in range(6):
        (case / f"{number}.txt").write_text("a", encoding="utf-8")
    result = found(case, replace(LIMITS, files=5))
    assert list(result.values()) == [[]] * 5 + [[ProblemKind.TOO_LARGE]]


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1).txt",
        "'\"><img src=x onerror=alert(1)>.txt",
        "=cmd|calc!A1.txt",
        "{{7*7}}.txt",
        "a\nb.txt",
        "%s%n.txt",
        "书" * 60 + ".txt",
    ],
)
def test_names_are_data(tmp_path: Path, name: str) -> None:
    source = beside_others(tmp_path, name, "决定书".encode())
    assert (source.path, source.problems) == (name, ())
    assert source.pages[0].file == name


def test_names_that_are_data_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "案卷.zip"
    path.write_bytes(pack({"<script>alert(1)</script>.txt": b"a"}))
    assert found(path) == {"案卷.zip/<script>alert(1)</script>.txt": []}


def test_gbk_names_in_an_archive(tmp_path: Path) -> None:
    written = "行政处罚决定书.txt".encode("gbk")
    placeholder = b"x" * (len(written) - 4) + b".txt"
    path = tmp_path / "案卷.zip"
    path.write_bytes(pack({placeholder.decode(): "正文".encode("gbk")}).replace(placeholder, written))
    (source,) = read_dossier(path, LIMITS)
    assert (source.path, source.pages[0].text) == ("案卷.zip/行政处罚决定书.txt", "正文")


def test_gbk_names_in_a_folder(tmp_path: Path) -> None:
    """As they come out of an archive of Chinese Windows unpacked elsewhere: no UTF-8, yet every report is."""
    case = tmp_path / "案卷"
    case.mkdir()
    Path(os.fsdecode(os.fsencode(case) + b"/" + "处罚决定书.txt".encode("gbk"))).write_bytes("正文".encode())
    (source,) = read_dossier(case, LIMITS)
    assert (source.path, source.pages[0].text) == ("处罚决定书.txt", "正文")
    assert source.path.encode()


# ---- text that is data ---------------------------------------------------------------------------------

HARMFUL = "</script><script>alert(1)</script> {{7*7}} ${jndi:ldap://x} =1+1 %s ]]> <!-- \u202e反 &amp;"


@pytest.mark.parametrize("name", ["书.txt", "书.docx", "书.xlsx"])
def test_harmful_text_is_kept_word_for_word(tmp_path: Path, name: str) -> None:
    content = {
        "书.txt": HARMFUL.encode,
        "书.docx": lambda: word(HARMFUL),
        "书.xlsx": lambda: sheet("'" + HARMFUL),
    }[name]()
    source = beside_others(tmp_path, name, content)
    assert source.problems == ()
    assert source.pages[0].text.lstrip("'") == HARMFUL


def test_harmful_html_is_not_run_and_not_read(tmp_path: Path) -> None:
    source = beside_others(
        tmp_path, "书.html", "<p>甲<script>alert('乙')</script><img src=x onerror=alert(1)></p>".encode()
    )
    assert source.pages[0].text == "甲"


def test_no_text_of_the_dossier_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        read_file(with_part(word(SECRET), "word/styles.xml", f"<broken>{SECRET}".encode()), "坏.docx", LIMITS)
    assert SECRET not in caplog.text


def test_a_reader_that_fails_costs_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import checker.readers.docx as reader

    def failing(*_: object) -> None:
        raise ZeroDivisionError(SECRET)

    monkeypatch.setattr(reader, "read_docx", failing)
    source = beside_others(tmp_path, "书.docx", word("正文"))
    assert source.problems == (
        Problem(
            ProblemKind.DAMAGED, "书.docx", "文件内部结构异常，无法读取", "请打开后另存为新的 docx 或 PDF"
        ),
    )
