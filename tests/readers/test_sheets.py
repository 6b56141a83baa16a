"""Pages that are pictures with text on or under them: whose text is taken, and how far it is trusted."""

from __future__ import annotations

import io

import pytest
from printed import FONT, HEIGHT, WIDTH, Draw, lines, pdf, together, write
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from typed import png

from checker.model.dossier import ProblemKind, SourceFile
from checker.model.text import PICTURE, MarkKind, Quality
from checker.readers import read_file, sheets
from checker.readers.guard import Limits
from checker.readers.scan import Area, Printed, Recognised

WORDS = ("送达回证", "受送达人：张三", "送达文书：行政处罚决定书，送达地点：某县某镇")
ACROSS, DOWN = round(WIDTH / 72 * 200), round(HEIGHT / 72 * 200)


def scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(io.BytesIO(png(60, 80))), 0, 0, WIDTH, HEIGHT)


def layer(*texts: str) -> Draw:
    """Text without ink, as scanners put under their pictures."""

    def draw(canvas: Canvas) -> None:
        for number, words in enumerate(texts):
            text = canvas.beginText(90, HEIGHT - 110 - 24 * number)
            text.setFont(FONT, 12)
            text.setTextRenderMode(3)
            text.textOut(words)
            canvas.drawText(text)

    return draw


def showing(*texts: str, seal: bool = False, stroke: bool = False) -> Recognised:
    """What the engine sees: lines where ``layer`` puts them."""
    printed = []
    for number, words in enumerate(texts):
        top = (100 + 24 * number) / 72 * 200
        printed.append(Printed(words, 0.98, Area(250, top, 250 + 33 * len(words), top + 33)))
    seals = (Area(900, 1500, 1200, 1800),) if seal else ()
    strokes = (Area(700, 345, 850, 385),) if stroke else ()
    return Recognised(ACROSS, DOWN, 0, tuple(printed), seals, (), strokes)


def read(
    monkeypatch: pytest.MonkeyPatch, draw: Draw, found: Recognised | None = None, ocr: str = "auto"
) -> SourceFile:
    """``found``: what the engine sees on the page; None: there is no engine."""
    monkeypatch.setattr(sheets, "available", lambda: found is not None)
    monkeypatch.setattr(sheets, "recognise_pages", lambda numbers, *rest: [(n, found) for n in numbers])
    return read_file(pdf(draw), "扫描.pdf", Limits(ocr=ocr))


def test_a_layer_that_says_what_the_picture_shows_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = showing(WORDS[0], WORDS[1], WORDS[2].replace("县", "具"))
    source = read(monkeypatch, together(scan, layer(*WORDS)), seen)
    (page,) = source.pages
    assert page.text == "\n".join(WORDS)
    assert (page.ocr, page.quality, source.problems) == (True, Quality.GOOD, ())


def test_what_only_the_picture_shows_is_added_to_the_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    source = read(monkeypatch, together(scan, layer(*WORDS)), showing(*WORDS, seal=True, stroke=True))
    (page,) = source.pages
    assert [mark.kind for mark in page.marks] == [MarkKind.SEAL, MarkKind.HANDWRITING]
    assert page.text.split("\n")[1] == f"受送达人：张三  {PICTURE}"


def test_a_layer_that_says_something_else_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    source = read(monkeypatch, together(scan, layer("乱七八糟的文字层" * 4)), showing(*WORDS))
    assert [page.text for page in source.pages] == ["\n".join(WORDS)]


@pytest.mark.parametrize("ocr", ["auto", "off"])
def test_a_layer_that_nothing_was_compared_with_proves_no_absence(
    monkeypatch: pytest.MonkeyPatch, ocr: str
) -> None:
    source = read(monkeypatch, together(scan, layer(*WORDS)), ocr=ocr)
    (page,) = source.pages
    assert (page.text, page.ocr, page.quality) == ("\n".join(WORDS), True, Quality.POOR)
    (problem,) = source.problems
    assert (problem.kind, problem.pages, problem.blocking) == (ProblemKind.CONTENT_LOST, (1,), False)
    assert problem.message == "扫描件自带的文字层没有与图像核对，可能有误"


def test_text_drawn_first_and_covered_by_the_picture_is_such_a_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    (page,) = read(monkeypatch, together(lines(*WORDS), scan)).pages
    assert (page.ocr, page.quality) == (True, Quality.POOR)


def test_text_printed_on_a_background_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    source = read(monkeypatch, together(scan, lines(*WORDS)))
    (page,) = source.pages
    assert (page.ocr, page.quality, source.problems) == (False, Quality.EXACT, ())


def test_a_line_stamped_on_a_scan_does_not_stand_for_the_scan(monkeypatch: pytest.MonkeyPatch) -> None:
    """As archives print on every page they deliver."""
    stamp = "本件由某县档案馆于二〇二四年五月六日复制，与原件一致"
    seen = showing(*WORDS, "以上文书已收到，当事人签名：张三", "见证人：李四", stamp)
    source = read(monkeypatch, together(scan, lines(stamp, top=780)), seen)
    assert WORDS[1] in source.pages[0].text and stamp in source.pages[0].text


def test_every_page_is_recognised_where_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    source = read(monkeypatch, lines("打印的文字"), showing("看到的文字"), ocr="force")
    assert source.pages[0].text == "看到的文字"


def test_large_print_keeps_to_itself() -> None:
    """A watermark across the page must not fall into the lines it crosses."""

    def draw(canvas: Canvas) -> None:
        lines(*["当事人违反节能审查的规定。"] * 8)(canvas)
        write(canvas, 100, 160, "样本", size=80)
        canvas.translate(120, 400)
        canvas.rotate(40)
        canvas.setFont(FONT, 60)
        canvas.drawString(0, 0, "内部资料")

    source = read_file(pdf(draw), "书.pdf", Limits(ocr="off"))
    assert source.pages[0].text.split("\n").count("当事人违反节能审查的规定。") == 8
    assert "样本" in source.pages[0].text.split("\n")
    assert ("水印字", 4) in source.content
