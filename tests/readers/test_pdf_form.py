"""PDF forms: what is entered, ticked and remarked is read where it stands."""

from __future__ import annotations

import pytest
from handmade import handmade
from printed import lines, pdf
from reportlab.pdfgen.canvas import Canvas

from checker.readers import read_file
from checker.readers.guard import Limits

OFF = Limits(ocr="off")


def hexed(text: str, mark: str = "FEFF") -> str:
    return f"<{mark}{text.encode('utf-16-be').hex().upper()}>"


def form(needs_appearances: bool) -> bytes:
    """A page written by hand: a text field without a drawn appearance, and a remark typed on the page."""
    shown = f"BT /F1 12 Tf 90 694 Td {hexed('当事人：', '')} Tj ET"
    font = "/Font << /F1 4 0 R >>"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] /NeedAppearances {str(needs_appearances).lower()} /DR << {font} >> >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {font} >> /Contents 7 0 R /Annots [5 0 R 6 0 R] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [ << /Type /Font /Subtype /CIDFontType0 "
        "/BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 8 0 R /DW 1000 >> ] >>",
        f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V {hexed('张三')} /Rect [150 690 400 710] /F 4 /DA (/F1 12 Tf 0 g) /P 3 0 R >>",
        f"<< /Type /Annot /Subtype /FreeText /Contents {hexed('同意。李四')} /Rect [150 600 400 620] /F 4 /DA (/F1 12 Tf 0 g) /P 3 0 R >>",
        "<< >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 752 /Descent -271 "
        "/CapHeight 737 /StemV 58 >>",
    ]
    return handmade(objects, {7: shown.encode()})


@pytest.mark.parametrize("needs_appearances", [True, False])
def test_entries_and_remarks_are_part_of_the_page(needs_appearances: bool) -> None:
    source = read_file(form(needs_appearances), "表.pdf", OFF)
    assert (source.pages[0].text, source.problems) == ("当事人： 张三\n同意。李四", ())


def test_boxes_ticked_and_not() -> None:
    def draw(canvas: Canvas) -> None:
        lines("是否要求听证：")(canvas)
        for number, ticked in enumerate((True, False)):
            place = {"x": 180 + 60 * number, "y": 728, "size": 14}
            canvas.acroForm.checkbox(name=f"c{number}", checked=ticked, **place)
            canvas.acroForm.radio(name="r", value=f"v{number}", selected=ticked, **place | {"y": 690})

    source = read_file(pdf(draw), "表.pdf", OFF)
    assert source.pages[0].text.replace(" ", "") == "是否要求听证：☑□\n☑□"
    assert source.pages[0].tables == ()


def test_an_entry_drawn_by_its_program_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        lines("Name:")(canvas)
        canvas.acroForm.textfield(name="t", x=180, y=725, value="Zhang San", width=120, height=18)

    assert read_file(pdf(draw), "表.pdf", OFF).pages[0].text.split() == ["Name:", "Zhang", "San"]
