"""Text beside scans: used for the pages it covers, said so, and never read as a paper of its own."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from packed import pack
from printed import HEIGHT, WIDTH, Draw, lines, pdf
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from typed import png

from checker.model.dossier import ProblemKind, SourceFile
from checker.model.text import Page, Quality
from checker.readers import ocr, read_dossier, sheets
from checker.readers.guard import Limits
from checker.readers.sidecar import paired, read_sidecar

OFF = Limits(ocr="off")


def scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(io.BytesIO(png(60, 80))), 0, 0, WIDTH, HEIGHT)


def hocr(*pages: tuple[str, ...]) -> bytes:
    """Pages of 1654 by 2339 pixels, a word for each text, one below the other."""
    made = ""
    for number, texts in enumerate(pages):
        words = "".join(
            f'<span class="ocr_line" title="bbox 200 {200 + 80 * n} 900 {240 + 80 * n}">'
            f'<span class="ocrx_word" title="bbox 200 {200 + 80 * n} {200 + 40 * len(t)} {240 + 80 * n}; x_wconf 93">{t}</span></span>'
            for n, t in enumerate(texts)
        )
        made += (
            f'<div class="ocr_page" title="image a.png; bbox 0 0 1654 2339; ppageno {number}">{words}</div>'
        )
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{made}</body></html>'.encode()


def alto(*texts: str, number: int = 1) -> bytes:
    words = "".join(
        f'<TextLine><String CONTENT="{t}" HPOS="200" VPOS="{200 + 80 * n}" WIDTH="{40 * len(t)}" HEIGHT="40" WC="0.9"/></TextLine>'
        for n, t in enumerate(texts)
    )
    return (
        f'<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout><Page WIDTH="1654" HEIGHT="2339" '
        f'PHYSICAL_IMG_NR="{number}"><PrintSpace><TextBlock>{words}</TextBlock></PrintSpace></Page></Layout></alto>'
    ).encode()


def read(folder: Path, limits: Limits = OFF, **files: bytes) -> dict[str, SourceFile]:
    """``files``: name with ``__`` for the dot → content."""
    case = folder / "案卷"
    case.mkdir()
    for name, content in files.items():
        (case / name.replace("__", ".")).write_bytes(content)
    return {source.path: source for source in read_dossier(case, limits)}


def scanned(*draws: Draw) -> bytes:
    return pdf(*(draws or (scan,)))


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (["a.pdf", "a.pdf.hocr"], {"a.pdf": "a.pdf.hocr"}),
        (["a.pdf", "a.hocr", "a.txt"], {"a.pdf": "a.hocr"}),
        (["a.pdf", "a.xml"], {"a.pdf": "a.xml"}),
        (["甲.JPG", "甲.TXT"], {"甲.JPG": "甲.TXT"}),
        (["a.pdf", "a.jpg", "a.txt"], {"a.pdf": "a.txt"}),
        (["a.docx", "a.txt"], {}),
        (["a.pdf", "b/a.txt"], {}),
        (["a.txt", "b.pdf"], {}),
    ],
)
def test_which_text_belongs_to_which_scan(names: list[str], pairs: dict[str, str]) -> None:
    assert paired(names) == pairs


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a__pdf__hocr", hocr(("送达回证", "受送达人：张三"))),
        ("a__hocr", hocr(("送达回证", "受送达人：张三"))),
        ("a__xml", alto("送达回证", "受送达人：张三")),
        ("a__txt", "送达回证\n受送达人：张三".encode()),
        ("a__pdf__txt", "送达回证\n受送达人：张三".encode("gbk")),
    ],
)
def test_a_scan_is_read_by_what_stands_beside_it(tmp_path: Path, name: str, content: bytes) -> None:
    sources = read(tmp_path, a__pdf=scanned(), **{name: content})
    assert list(sources) == ["a.pdf"]
    (page,) = sources["a.pdf"].pages
    assert (page.text, page.ocr) == ("送达回证\n受送达人：张三", True)
    (problem,) = sources["a.pdf"].problems
    assert problem.message == f"文字取自旁边的 {name.replace('__', '.')}，不是本程序识别的"
    assert (problem.pages, problem.blocking) == ((1,), False)


def test_places_are_those_of_the_page(tmp_path: Path) -> None:
    (page,) = read(tmp_path, a__pdf=scanned(), a__hocr=hocr(("送达回证",)))["a.pdf"].pages
    assert page.boxes is not None
    box = page.boxes.at(0)
    assert box is not None
    assert (box.x0, box.y0) == (
        pytest.approx(200 / 1654 * WIDTH, abs=1),
        pytest.approx(200 / 2339 * HEIGHT, abs=1),
    )


def test_text_without_places_proves_no_absence(tmp_path: Path) -> None:
    (page,) = read(tmp_path, a__pdf=scanned(), a__txt="送达回证".encode())["a.pdf"].pages
    assert page.quality is Quality.POOR


def test_pages_that_are_not_covered_stay_what_they_are(tmp_path: Path) -> None:
    sources = read(tmp_path, a__pdf=scanned(scan, lines("打印的一页"), scan), a__hocr=hocr(("第一页",)))
    source = sources["a.pdf"]
    assert [page.text for page in source.pages] == ["第一页", "打印的一页", ""]
    assert [(p.kind, p.pages) for p in source.problems] == [
        (ProblemKind.CONTENT_LOST, (1,)), (ProblemKind.NO_TEXT, (3,)),
    ]  # fmt: skip


def test_beside_a_file_with_text_it_is_not_used_and_that_is_said(tmp_path: Path) -> None:
    sources = read(tmp_path, a__pdf=pdf(lines("行政处罚决定书")), a__txt="别的文字".encode())
    assert list(sources) == ["a.pdf"]
    assert sources["a.pdf"].pages[0].text == "行政处罚决定书"
    (problem,) = sources["a.pdf"].problems
    assert (problem.message, problem.blocking) == ("旁边的 a.txt 没有采用：这份文件自己有文字", False)


@pytest.mark.parametrize(
    "content", [b"", b"<html><body>", b"<!DOCTYPE a [<!ENTITY x 'y'>]><html class='ocr_page'>&x;</html>"]
)
def test_what_is_no_such_text_is_not_used(tmp_path: Path, content: bytes) -> None:
    source = read(tmp_path, a__pdf=scanned(), a__hocr=content)["a.pdf"]
    assert [p.message for p in source.problems] == [
        "旁边的 a.hocr 没有采用：读不出文字", "全部页面是扫描图像，没有文字层，未能读取",
    ]  # fmt: skip


def test_other_xml_is_a_file_like_any_other(tmp_path: Path) -> None:
    sources = read(tmp_path, a__pdf=scanned(), a__xml=b"<invoice/>")
    assert [p.kind for p in sources["a.xml"].problems] == [ProblemKind.UNSUPPORTED]


def test_a_photograph_with_its_text(tmp_path: Path) -> None:
    sources = read(tmp_path, a__png=png(60, 80), a__hocr=hocr(("送达回证",)))
    (page,) = sources["a.png"].pages
    assert (page.text, list(sources)) == ("送达回证", ["a.png"])


def test_in_a_zip_and_beside_a_single_file(tmp_path: Path) -> None:
    (tmp_path / "案卷.zip").write_bytes(pack({"内/a.pdf": scanned(), "内/a.txt": "送达回证".encode()}))
    (source,) = read_dossier(tmp_path / "案卷.zip", OFF)
    assert (source.path, source.pages[0].text) == ("案卷.zip/内/a.pdf", "送达回证")
    (tmp_path / "全卷.pdf").write_bytes(scanned())
    (tmp_path / "全卷.pdf.hocr").write_bytes(hocr(("立案审批表",)))
    (source,) = read_dossier(tmp_path / "全卷.pdf", OFF)
    assert source.pages[0].text == "立案审批表"


def test_the_engine_is_not_asked_for_what_is_covered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> None:
        raise AssertionError("the engine was asked")

    monkeypatch.setattr(sheets, "available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", asked)
    source = read(tmp_path, Limits(), a__pdf=scanned(), a__hocr=hocr(("送达回证",)))["a.pdf"]
    assert source.pages[0].text == "送达回证"


def pages_of(content: bytes, name: str, *numbers: int) -> dict[int, Page]:
    return read_sidecar(content, name).read(numbers, "a.pdf", lambda number: None)


def test_pages_are_counted_as_the_program_says() -> None:
    assert [*pages_of(alto("送达回证", number=3), "a.xml", 1, 2, 3)] == [3]
    assert [p.text for p in pages_of("一\f\f三".encode(), "a.txt", 1, 2, 3).values()] == ["一", "三"]


def test_without_the_picture_nothing_is_said_of_seals() -> None:
    assert pages_of(hocr(("送达回证",)), "a.hocr", 1)[1].quality is Quality.POOR
