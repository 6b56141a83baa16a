"""OFD: characters where they stand, tables, templates, remarks, seals; pages that are pictures; broken packages."""

from __future__ import annotations

from datetime import datetime

import pytest
from packed import flagged, pack
from paged import SPACE, line, ofd, page, picture, pictures, text
from typed import png

from checker.model.dossier import ProblemKind, SourceFile
from checker.model.text import PICTURE, MarkKind, Page
from checker.readers import read_file, sheets
from checker.readers.guard import Limits
from checker.readers.pages import Draw
from checker.readers.scan import Area, Printed, Recognised

OFF = Limits(ocr="off")


def read(content: bytes, limits: Limits = OFF) -> SourceFile:
    return read_file(content, "文书.ofd", limits)


def page_of(content: bytes) -> Page:
    source = read(content)
    assert source.problems == ()
    (found,) = source.pages
    return found


def kinds(source: SourceFile) -> list[ProblemKind]:
    return [problem.kind for problem in source.problems]


# ---- text and where it stands --------------------------------------------------------------------------


def test_lines_with_boxes_from_the_top() -> None:
    found = page_of(ofd(page(text(30, 60, "当事人：张三"), text(70, 40, "行政处罚决定书", size=7))))
    assert found.text == "行政处罚决定书\n当事人：张三"
    assert (found.width, found.height) == (pytest.approx(595.3, abs=0.1), pytest.approx(841.9, abs=0.1))
    assert found.boxes is not None
    box = found.boxes.at(0)
    assert box is not None
    assert (box.x0, box.x1 - box.x0) == (pytest.approx(198.4, abs=0.1), pytest.approx(19.8, abs=0.1))
    assert box.y0 == pytest.approx((40 - 0.88 * 7) * 72 / 25.4, abs=0.5)


@pytest.mark.parametrize(
    ("delta", "expected"),
    [
        ("g 4 5", "罚款五万元"),
        ("5 5 5 5", "罚款五万元"),
        ("5 g 2 5 20", "罚款五万  元"),
        ("g 1 5 g 3 5", "罚款五万元"),
    ],
)
def test_distances_of_characters(delta: str, expected: str) -> None:
    assert page_of(ofd(page(text(30, 60, "罚款五万元", delta=delta)))).text == expected


@pytest.mark.parametrize("delta", ["g", "g x 5", "5 5 五", ""])
def test_malformed_distances_lose_no_character(delta: str) -> None:
    found = page_of(ofd(page(text(30, 60, "罚款五万元", delta=delta))))
    assert sorted(found.text.replace(" ", "").replace("\n", "")) == sorted("罚款五万元")


def test_characters_one_below_the_other() -> None:
    code = '<ofd:TextCode X="0" Y="5" DeltaY="g 2 8">甲乙丙</ofd:TextCode>'
    found = page_of(
        ofd(page(f'<ofd:TextObject ID="3" Boundary="30 30 9 40" Size="5">{code}</ofd:TextObject>'))
    )
    assert found.text == "甲\n乙\n丙"


def test_a_run_goes_on_where_its_place_is_not_said() -> None:
    codes = '<ofd:TextCode X="0" Y="5">甲乙</ofd:TextCode><ofd:TextCode X="10">丙丁</ofd:TextCode>'
    found = page_of(
        ofd(page(f'<ofd:TextObject ID="3" Boundary="30 30 90 9" Size="5">{codes}</ofd:TextObject>'))
    )
    assert found.text == "甲乙丙丁"


def test_scaled_by_its_matrix() -> None:
    found = page_of(ofd(page(text(30, 60, "处罚", size=1, more='CTM="5 0 0 5 0 0"', delta="1"))))
    assert found.boxes is not None
    assert [round((found.boxes.at(n) or pytest.fail()).x0 / 72 * 25.4) for n in (0, 1)] == [30, 35]


def test_a_page_whose_text_lies_is_turned() -> None:
    lying = [text(x, 60, words, more='CTM="0 1 -1 0 0 0"') for x, words in ((150, "决定书"), (120, "当事人"))]
    assert page_of(ofd(page(*lying))).text == "决定书\n当事人"


def test_slanted_watermarks_are_left_out_and_counted() -> None:
    source = read(ofd(page(text(30, 60, "决定书"), text(60, 90, "内部", more='CTM="0.7 0.7 -0.7 0.7 0 0"'))))
    assert source.pages[0].text == "决定书"
    assert ("水印字", 2) in source.content


def test_radicals_are_characters_and_invisible_objects_nothing() -> None:
    assert (
        page_of(ofd(page(text(30, 60, "3⽉5⽇"), text(30, 80, "不见", more='Visible="false"')))).text
        == "3月5日"
    )


def test_a_ruled_table_cell_by_cell() -> None:
    rules = [line(30, y, 150, y) for y in (50, 65, 80)] + [line(x, 50, x, 80) for x in (30, 80, 150)]
    cells = [text(32, 60, "案由"), text(82, 60, "违反节能审查"), text(32, 75, "当事人"), text(82, 75, "张三")]
    found = page_of(ofd(page(*rules, *cells)))
    (table,) = found.tables
    assert [found.text[c.start : c.end] for c in table.cells] == ["案由", "违反节能审查", "当事人", "张三"]


def test_thin_bars_are_rules_and_frames_made_of_one_path() -> None:
    bar = '<ofd:PathObject ID="9" Boundary="30 65 120 0.3"><ofd:AbbreviatedData>S 0 0 L 120 0 L 120 0.3 L 0 0.3 C</ofd:AbbreviatedData></ofd:PathObject>'
    frame = '<ofd:PathObject ID="9" Boundary="30 50 120 30"><ofd:AbbreviatedData>M 0 0 L 120 0 L 120 30 L 0 30 C</ofd:AbbreviatedData></ofd:PathObject>'
    found = page_of(ofd(page(frame, bar, text(32, 60, "案由"), text(32, 75, "当事人"))))
    assert len(found.tables) == 1 and len(found.tables[0].cells) == 2


# ---- what comes from elsewhere in the package ----------------------------------------------------------


def test_templates_remarks_and_shared_drawings() -> None:
    note = f'<ofd:PageAnnot {SPACE}><ofd:Annot Type="Stamp"><ofd:Appearance Boundary="0 0 210 297">{text(30, 120, "收讫")}</ofd:Appearance></ofd:Annot><ofd:Annot Type="Watermark"><ofd:Appearance>{text(30, 150, "水印")}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>'
    found = page_of(
        ofd(
            page(text(30, 60, "正文"), '<ofd:CompositeObject ID="8" Boundary="0 40 210 50" ResourceID="70"/>', inner='<ofd:Template TemplateID="60"/>'),
            common='<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes><ofd:TemplatePage ID="60" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
            after="<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
            parts={
                "Doc_0/Tpls/Tpl_0/Content.xml": page(text(30, 30, "红头文件")).encode(),
                "Doc_0/DocumentRes.xml": f'<ofd:Res {SPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="70"><ofd:Content>{text(30, 45, "共用")}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>'.encode(),
                "Doc_0/Annots/Annotations.xml": f'<ofd:Annotations {SPACE}><ofd:Page PageID="0"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'.encode(),
                "Doc_0/Annots/Page_0/Annotation.xml": note.encode(),
            },
        )
    )  # fmt: skip
    assert found.text == "红头文件\n正文\n共用\n收讫"


def test_an_electronic_seal_is_a_mark_where_it_is_stamped() -> None:
    source = read(
        ofd(
            page(text(110, 200, "某县发展和改革局"), text(110, 210, "2024年5月6日")),
            body="<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>",
            parts={
                "Doc_0/Signs/Signatures.xml": f'<ofd:Signatures {SPACE}><ofd:Signature ID="1" Type="Seal" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>'.encode(),
                "Doc_0/Signs/Sign_0/Signature.xml": f'<ofd:Signature {SPACE}><ofd:SignedInfo><ofd:StampAnnot ID="1" PageRef="0" Boundary="115 180 42 42"/></ofd:SignedInfo></ofd:Signature>'.encode(),
            },
        )
    )  # fmt: skip
    (found,) = source.pages
    (mark,) = found.marks
    assert mark.kind is MarkKind.SEAL
    assert mark.box is not None and mark.box.x0 == pytest.approx(115 * 72 / 25.4)
    assert PICTURE in found.text
    assert ("电子印章", 1) in source.content


def test_several_pages_and_the_time_of_the_last_change() -> None:
    source = read(ofd(page(text(30, 60, "一")), page(text(30, 60, "二"))))
    assert [p.text for p in source.pages] == ["一", "二"]
    assert source.modified == datetime(2024, 5, 6)


# ---- pages that are pictures ---------------------------------------------------------------------------

SCAN = ofd(
    page(picture(0, 0, 210, 297)),
    common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
    parts=pictures("a.png") | {"Doc_0/Res/a.png": png(60, 80)},
)


def test_a_page_that_is_a_picture_says_that_it_is_not_read() -> None:
    source = read(SCAN)
    assert kinds(source) == [ProblemKind.NO_TEXT]
    assert source.pages[0].unread == "扫描图像，没有文字层"


def test_a_page_that_is_a_picture_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def recognised(numbers: list[int], draw: Draw, *rest: object) -> list[tuple[int, Recognised]]:
        seen.extend(picture.shape for n in numbers if (picture := draw(n)) is not None)
        return [(1, Recognised(1654, 2339, 0, (Printed("送达回证", 0.99, Area(600, 200, 1000, 260)),)))]

    monkeypatch.setattr(sheets, "available", lambda: True)
    monkeypatch.setattr(sheets, "recognise_pages", recognised)
    source = read(SCAN, Limits())
    assert seen == [(2205, 1654, 3)]  # a width of 210 mm at 200 dpi
    assert (source.problems, source.pages[0].text, source.pages[0].ocr) == ((), "送达回证", True)


def test_a_picture_that_cannot_be_opened_stays_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "available", lambda: True)
    broken = ofd(
        page(picture(0, 0, 210, 297)),
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        parts=pictures("a.jb2") | {"Doc_0/Res/a.jb2": b"\x97JB2\r\n\x1a\n"},
    )
    assert kinds(read(broken, Limits())) == [ProblemKind.NO_TEXT]


# ---- packages that are broken or meant to harm ---------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pack({"OFD.xml": b"<broken"}), ProblemKind.DAMAGED),
        (ofd(), ProblemKind.EMPTY),
        (ofd(page())[:300], ProblemKind.DAMAGED),
        (flagged(ofd(page(text(30, 60, "书"))), 0), ProblemKind.ENCRYPTED),
        (ofd(page(text(30, 60, "书")), parts={"Encryptions.xml": b"<a/>"}), ProblemKind.ENCRYPTED),
        (ofd(page(text(30, 60, "书")), parts={"Doc_0/Document.xml": b"<broken"}), ProblemKind.EMPTY),
        (ofd(page(text(30, 60, "书")), parts={"Doc_0/Pages/Page_0/Content.xml": b"<broken"}), ProblemKind.DAMAGED),
        (ofd(page()), ProblemKind.EMPTY),
        (ofd(page(text(30, 60, "书")), parts={"OFD.xml": b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>"}), ProblemKind.UNSAFE),
        (ofd(page(text(30, 60, "书")), common="<ofd:DocumentRes>../../../etc/passwd</ofd:DocumentRes>"), ProblemKind.UNSAFE),
        (ofd(page(text(30, 60, "书")), parts={"Doc_0/big.xml": b" " * 110_000_000}), ProblemKind.TOO_LARGE),
        (ofd(page("<ofd:PageBlock>" * 60 + "</ofd:PageBlock>" * 60)), ProblemKind.TOO_DEEP),
    ],
)  # fmt: skip
def test_packages_that_cannot_be_used(content: bytes, kind: ProblemKind) -> None:
    assert kinds(read(content)) == [kind]


@pytest.mark.parametrize("width", [1, 10])
def test_drawings_made_of_themselves(width: int) -> None:
    inside = '<ofd:CompositeObject ID="8" Boundary="0 0 1 1" ResourceID="70"/>' * width
    units = f'<ofd:Res {SPACE}><ofd:CompositeGraphicUnit ID="70"><ofd:Content>{inside}</ofd:Content></ofd:CompositeGraphicUnit></ofd:Res>'
    source = read(
        ofd(
            page(inside),
            common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
            parts={"Doc_0/DocumentRes.xml": units.encode()},
        )
    )
    assert kinds(source)[0] in (ProblemKind.TOO_DEEP, ProblemKind.TOO_LARGE)


def test_a_page_that_is_broken_costs_itself_alone() -> None:
    source = read(ofd(page(text(30, 60, "一")), page(), parts={"Doc_0/Pages/Page_1/Content.xml": b"<x"}))
    assert [p.text for p in source.pages] == ["一", ""]
    assert (kinds(source), source.problems[0].pages) == ([ProblemKind.DAMAGED], (2,))


def test_absolute_paths_are_those_of_the_package() -> None:
    content = ofd(
        page(),
        parts={
            "Doc_0/Document.xml": f'<ofd:Document {SPACE}><ofd:Pages><ofd:Page ID="1" BaseLoc="/Doc_0/Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>'.encode(),
            "Doc_0/Pages/Page_0/Content.xml": page(text(30, 60, "书")).encode(),
        },
    )
    assert page_of(content).text == "书"
