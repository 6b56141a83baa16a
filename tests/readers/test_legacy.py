"""Old Office files, through a LibreOffice that is there, lacking, too slow, or asked for mischief."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import time
from pathlib import Path

import pytest
from typed import p, tbl, tc, word

from checker.model.dossier import FileStatus, ProblemKind, SourceFile
from checker.readers import legacy, read_dossier, read_file
from checker.readers.guard import Limits

OFF = Limits(ocr="off")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(content: bytes, name: str) -> SourceFile:
    return read_file(content, name, OFF)


def kinds(source: SourceFile) -> list[ProblemKind]:
    return [problem.kind for problem in source.problems]


def stream(name: str, body: bytes = b"") -> bytes:
    """The head of an OLE file with a stream of that name, and ``body`` at a sector of its own."""
    return (OLE.ljust(512, b"\0") + body).ljust(2048, b"\0") + name.encode("utf-16-le")


@pytest.fixture
def office() -> str:
    program = legacy.program()
    if program is None:
        pytest.skip("没有安装 LibreOffice，不能测试旧版 Office 文件的转换；安装 libreoffice-writer 后再运行")
    return program


# ---- without LibreOffice -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"{\\rtf1 x}", "rtf"),
        (stream("WordDocument"), "doc"),
        (stream("Workbook"), "xls"),
        (stream("PowerPoint Document"), None),
    ],
)
def test_what_an_old_file_holds(content: bytes, kind: str | None) -> None:
    assert legacy.kind_of(content) == kind


@pytest.mark.parametrize(
    ("content", "name", "message", "cure"),
    [
        (stream("WordDocument"), "决定书.doc", "是旧版 Word 文件（.doc、.wps），不能直接读取", "docx"),
        (stream("WordDocument"), "决定书.wps", "是旧版 Word 文件（.doc、.wps），不能直接读取", "docx"),
        (stream("Workbook"), "名录.et", "是旧版 Excel 文件（.xls、.et），不能直接读取", "xlsx"),
        (b"{\\rtf1 x}", "决定书.rtf", "是RTF 文件，不能直接读取", "docx"),
    ],
)
def test_without_the_program_the_cure_is_said(
    monkeypatch: pytest.MonkeyPatch, content: bytes, name: str, message: str, cure: str
) -> None:
    monkeypatch.setattr(legacy, "program", lambda: None)
    (problem,) = read(content, name).problems
    assert (problem.kind, problem.message) == (ProblemKind.UNSUPPORTED, message)
    assert problem.cure == (
        f"请用 Word、Excel 或 WPS 打开后另存为 {cure}，或导出为 PDF；或在本机装上 LibreOffice 后再查"
    )


@pytest.mark.parametrize(
    ("content", "locked"),
    [
        (stream("WordDocument", b"\xec\xa5" + b"\0" * 9 + b"\x01"), True),
        (stream("WordDocument", b"\xec\xa5" + b"\0" * 9 + b"\x12"), False),
        (stream("Workbook", b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\0" * 12 + b"\x2f\x00"), True),
        (stream("Workbook", b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\0" * 12 + b"\x42\x00"), False),
    ],
)
def test_a_password_is_told_before_converting(
    monkeypatch: pytest.MonkeyPatch, content: bytes, locked: bool
) -> None:
    monkeypatch.setattr(legacy, "program", lambda: None)
    assert kinds(read(content, "书.doc"))[0] is (ProblemKind.ENCRYPTED if locked else ProblemKind.UNSUPPORTED)


def stand_in(folder: Path, script: str) -> str:
    """A program of our own in place of LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_program_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "pid"
    monkeypatch.setattr(legacy, "program", lambda: stand_in(tmp_path, f"sleep 60 & echo $! > '{note}'; wait"))
    monkeypatch.setattr(legacy, "SECONDS", 1.0)
    begin = time.monotonic()
    assert kinds(read(stream("WordDocument"), "书.doc")) == [ProblemKind.TIMEOUT]
    assert time.monotonic() - begin < 10
    child = int(note.read_text())
    for _ in range(50):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            break
        if Path(f"/proc/{child}/stat").read_text().split()[2] == "Z":
            break  # ended; whoever adopted it has not noticed yet
        time.sleep(0.1)
    else:
        os.kill(child, signal.SIGKILL)
        pytest.fail("what the program had started is still running")


def test_a_program_that_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "program", lambda: stand_in(tmp_path, "exit 0"))
    (problem,) = read(stream("Workbook"), "书.xls").problems
    assert (problem.kind, problem.message) == (
        ProblemKind.DAMAGED,
        "LibreOffice 打不开，文件可能损坏；LibreOffice 可能没有装表格组件（Calc）",
    )


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "program", lambda: stand_in(tmp_path, "exit 0"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    legacy._profile.cache_clear()
    read(stream("WordDocument"), "书.doc")
    assert [path.name.rpartition("-")[0] for path in tmp_path.glob("anjuan-*")] == [
        f"anjuan-office-{os.getpid()}"
    ]
    shutil.rmtree(next(tmp_path.glob("anjuan-*")))
    legacy._profile.cache_clear()


# ---- with LibreOffice ----------------------------------------------------------------------------------

FORM = tbl(
    [tc("案由"), tc("违反节能审查规定")], [tc("当事人"), tc("张三")], [tc("承办人意见：建议立案。", span=2)]
).replace("<w:tblPr/><w:tblGrid/>", '<w:tblPr><w:tblW w:w="8000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="5000"/></w:tblGrid>')  # fmt: skip
BEFORE = word(p("立案审批表"), FORM, p("经办人：李四"))


@pytest.fixture(scope="module")
def old_files() -> dict[str, bytes]:
    return {kind: legacy.convert(BEFORE, "docx", kind, 60) for kind in ("doc", "rtf")}


@pytest.mark.parametrize(("kind", "name"), [("doc", "表.wps"), ("doc", "表.docx"), ("rtf", "表.rtf")])
def test_an_old_file_reads_as_the_new_one(
    office: str, request: pytest.FixtureRequest, kind: str, name: str
) -> None:
    old = request.getfixturevalue("old_files")[kind]
    source = read(old, name)
    (page,) = source.pages
    assert page.text == read(BEFORE, "表.docx").pages[0].text
    (table,) = page.tables
    assert [(c.row, c.column, c.columns) for c in table.cells] == [
        (0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1), (2, 0, 2),
    ]  # fmt: skip
    assert ("经 LibreOffice 转换", 1) in source.content
    assert source.status is FileStatus.READ


def test_a_damaged_old_file(office: str) -> None:
    assert kinds(read(stream("WordDocument"), "坏.doc")) == [ProblemKind.DAMAGED]


def test_macros_do_not_run(office: str, tmp_path: Path) -> None:
    """A document whose macro, to be run when it is opened, would write a file."""
    made = tmp_path / "made.txt"
    macro = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ooo="http://openoffice.org/2004/office"
 xmlns:dom="http://www.w3.org/2001/xml-events" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:scripts><office:script script:language="ooo:Basic"><ooo:libraries><ooo:library-embedded ooo:name="Standard">
<ooo:module ooo:name="M"><ooo:source-code>Sub Main
Open "{made}" For Output As #1
Print #1, "x"
Close #1
End Sub</ooo:source-code></ooo:module></ooo:library-embedded></ooo:libraries></office:script>
<office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load"
 xlink:href="vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document" xlink:type="simple"/></office:event-listeners></office:scripts>
<office:body><office:text><text:p>正文</text:p></office:text></office:body></office:document>"""
    converted = legacy.convert(macro.encode(), "fodt", "docx", 60)
    assert read(converted, "书.docx").pages[0].text == "正文"
    assert not made.exists()


def test_nothing_is_fetched(office: str) -> None:
    """Of pictures that a document names instead of holding them."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.5)
        linked = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text><text:p>正文<draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char">
<draw:image xlink:href="http://127.0.0.1:{server.getsockname()[1]}/a.png" xlink:type="simple"/></draw:frame></text:p></office:text></office:body>
</office:document>"""
        converted = legacy.convert(linked.encode(), "fodt", "docx", 60)
        with pytest.raises(TimeoutError):
            server.accept()
    assert "正文" in read(converted, "书.docx").pages[0].text


def test_a_paper_and_its_print_read_alike(office: str) -> None:
    """The same words in the same order and the same cells, whether the docx comes or the PDF printed from it."""
    around = ("top", "left", "bottom", "right", "insideH", "insideV")
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in around)
    paper = word(
        p("行政处罚决定书", properties='<w:jc w:val="center"/>'),
        p("沅岭发改罚〔2024〕3号", properties='<w:jc w:val="right"/>'),
        p(
            "当事人未按照规定进行节能审查即开工建设，违反了《中华人民共和国节约能源法》第十五条的规定，本机关责令其停止建设，并处罚款五万元。",
            properties='<w:ind w:firstLine="420"/>',
        ),
        FORM.replace("</w:tblPr>", f"<w:tblBorders>{sides}</w:tblBorders></w:tblPr>"),
        p("送达人（签名）：王五　　收件人（签名）：张三"),
    )
    printed = read(legacy.convert(paper, "docx", "pdf", 60), "书.pdf").pages[0]
    written = read(paper, "书.docx").pages[0]
    assert ["".join(line.split()) for line in printed.text.split("\n")] == [
        "".join(line.split()) for line in written.text.split("\n")
    ]
    assert [[(c.row, c.column, c.columns) for c in t.cells] for t in printed.tables] == [
        [(c.row, c.column, c.columns) for c in t.cells] for t in written.tables
    ]


def test_the_old_files_of_a_folder_are_converted_in_one_start(
    office: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old_files: dict[str, bytes]
) -> None:
    starts = tmp_path / "starts"
    monkeypatch.setattr(
        legacy, "program", lambda: stand_in(tmp_path, f'echo >> "{starts}"; exec "{office}" "$@"')
    )
    folder = tmp_path / "案卷"
    folder.mkdir()
    for name in ("01 立案.doc", "02 笔录.doc", "03 回证.rtf"):
        (folder / name).write_bytes(old_files[name.rpartition(".")[2]] + b"\0" * len(name))
    (folder / "04 损坏.doc").write_bytes(stream("WordDocument"))
    found = read_dossier(folder, OFF)
    assert [source.path for source in found] == sorted(path.name for path in folder.iterdir())
    assert all(source.status is FileStatus.READ for source in found[:3]), kinds(found[0])
    assert kinds(found[3]) == [ProblemKind.DAMAGED]
    assert len(starts.read_text().splitlines()) == 2, "one for all, one more for the file that made nothing"
