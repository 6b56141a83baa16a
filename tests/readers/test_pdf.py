"""PDF: reading order, tables, turned pages, running heads – and pages that cannot be read say so."""

from __future__ import annotations

import io
import random
from datetime import datetime

import pytest
from printed import FONT, HEIGHT, WIDTH, Draw, lines, pdf, ruled, together, write
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from typed import png

from checker.model.dossier import FileStatus, ProblemKind, SourceFile
from checker.model.text import PICTURE, Box, MarkKind, Page, Quality
from checker.readers import read_file
from checker.readers.guard import Limits
from checker.readers.sheets import garbled

OFF = Limits(ocr="off")


def read(*pages: Draw, limits: Limits = OFF, **size: float) -> SourceFile:
    return read_file(pdf(*pages, **size), "文书.pdf", limits)


def page_of(draw: Draw, **size: float) -> Page:
    source = read(draw, **size)
    assert source.problems == ()
    (page,) = source.pages
    return page


def kinds(source: SourceFile) -> list[ProblemKind]:
    return [problem.kind for problem in source.problems]


def grid(page: Page) -> list[tuple[int, int, int, int, str]]:
    (table,) = page.tables
    return [(c.row, c.column, c.rows, c.columns, page.text[c.start : c.end]) for c in table.cells]


# ---- text and where it stands --------------------------------------------------------------------------


def test_lines_from_the_top() -> None:
    page = page_of(lines("行政处罚决定书", "沅发改罚〔2024〕1号", "当事人：张三"))
    assert page.text == "行政处罚决定书\n沅发改罚〔2024〕1号\n当事人：张三"
    assert (page.quality, page.ocr, page.unread) == (Quality.EXACT, False, None)
    assert (page.width, page.height) == (WIDTH, HEIGHT)


def test_the_ideographic_space_parts_the_fields_of_a_form() -> None:
    assert page_of(lines("　　检查人　游雪　记录人　鲍志成　")).text == "检查人　游雪　记录人　鲍志成"


def test_the_order_of_drawing_does_not_matter() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 90, 150, "第二行")
        write(canvas, 150, 100, "后半")
        write(canvas, 90, 100, "前半")

    assert page_of(draw).text == "前半  后半\n第二行"


def test_every_character_has_its_box() -> None:
    page = page_of(lines("行政处罚", "当事人：张三", x=90, top=100, step=24))
    assert page.boxes is not None
    assert len(page.boxes) == len(page.text)
    for place, char in enumerate(page.text):
        box = page.boxes.at(place)
        if char == "\n":
            assert box is None
            continue
        line, column = (0, place) if place < 4 else (1, place - 5)
        assert box is not None
        assert box.x0 == pytest.approx(90 + 12 * column, abs=1)
        assert box.x1 - box.x0 == pytest.approx(12, abs=1)
        assert box.y0 == pytest.approx(100 + 24 * line, abs=2)
        assert box.y1 == pytest.approx(112 + 24 * line, abs=2)


def test_radicals_of_careless_exports_are_characters() -> None:
    assert page_of(lines("2024年3⽉5⽇，⼈⺠政府")).text == "2024年3月5日，人民政府"


def test_a_wide_gap_is_two_spaces() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 90, 100, "甲")
        write(canvas, 103, 100, "乙")
        write(canvas, 150, 100, "丙")

    assert page_of(draw).text == "甲乙  丙"


def test_text_beside_the_page_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 90, 100, "正文")
        for left, top in ((-300, 100), (700, 100), (90, 900), (90, -40)):
            write(canvas, left, top, "页外")

    assert page_of(draw).text == "正文"


def test_double_printing_is_read_once() -> None:
    def bold(canvas: Canvas) -> None:
        for shift in (0, 0.3, 0.6):
            write(canvas, 90 + shift, 100 + shift / 2, "行政处罚决定书")
        write(canvas, 90, 140, "人人有责，罚款1100元，谢谢")

    assert page_of(bold).text == "行政处罚决定书\n人人有责，罚款1100元，谢谢"


# ---- pages that are turned -----------------------------------------------------------------------------


def displayed(rotation: int, turned: int, *items: tuple[float, float, str]) -> Draw:
    """Texts at (left, top) of the page as displayed, a page that is stored turned by ``rotation``; ``turned``:
    degrees counter-clockwise by which the text lies on the page as displayed."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        canvas.setFont(FONT, 12)
        for left, top, words in items:
            x, y = {
                0: (left, HEIGHT - top), 90: (top, left), 180: (WIDTH - left, top), 270: (HEIGHT - top, WIDTH - left),
            }[rotation]  # fmt: skip
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(rotation + turned)
            canvas.drawString(0, 0, words)
            canvas.restoreState()

    return draw


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_stored_turned_reads_and_measures_as_displayed(rotation: int) -> None:
    page = page_of(displayed(rotation, 0, (90, 110, "行政处罚决定书"), (90, 134, "当事人：张三")))
    assert page.text == "行政处罚决定书\n当事人：张三"
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    assert page.boxes is not None
    (box,) = page.boxes.around(0, 7)
    assert (box.x0, box.x1) == (pytest.approx(90, abs=1), pytest.approx(174, abs=1))
    assert (box.y0, box.y1) == (pytest.approx(100, abs=3), pytest.approx(112, abs=3))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("turned", "first", "second", "expected"),
    [
        (90, (100, 600), (130, 600), Box(90, 516, 102, 600)),  # read from the bottom up
        (180, (500, 700), (500, 670), Box(416, 698, 500, 712)),  # upside down
        (270, (400, 200), (370, 200), Box(398, 200, 411, 284)),  # read from the top down
    ],
)
def test_text_lying_on_its_page(
    rotation: int, turned: int, first: tuple[float, float], second: tuple[float, float], expected: Box
) -> None:
    """Read as if turned upright; the boxes stay those of the page as displayed, where evidence is drawn."""
    page = page_of(displayed(rotation, turned, (*first, "行政处罚决定书"), (*second, "当事人：张三")))
    assert page.text == "行政处罚决定书\n当事人：张三"
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    assert page.boxes is not None
    boxes = [box for place in range(7) if (box := page.boxes.at(place))]
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    for found, wanted in zip(
        (whole.x0, whole.y0, whole.x1, whole.y1),
        (expected.x0, expected.y0, expected.x1, expected.y1),
        strict=True,
    ):
        assert found == pytest.approx(wanted, abs=4)


def test_a_ruled_table_lying_on_its_page() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        canvas._pagesize = (HEIGHT, WIDTH)
        ruled(
            [90, 200, 400],
            [100, 140, 180],
            {(0, 0): "案由", (0, 1): "违反节能审查规定", (1, 0): "当事人", (1, 1): "张三"},
        )(canvas)

    assert grid(page_of(draw)) == [
        (0, 0, 1, 1, "案由"),
        (0, 1, 1, 1, "违反节能审查规定"),
        (1, 0, 1, 1, "当事人"),
        (1, 1, 1, 1, "张三"),
    ]


def test_a_few_turned_letters_do_not_turn_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        lines("行政处罚决定书", "当事人：张三")(canvas)
        canvas.translate(40, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "装订线")

    assert page_of(draw).text.startswith("行政处罚决定书\n当事人：张三")


# ---- tables and columns --------------------------------------------------------------------------------


def test_ruled_table_cell_by_cell() -> None:
    texts = {(0, 0): "案由", (0, 1): "违反节能审查\n规定", (1, 0): "当事人", (1, 2): "备注", (2, 1): "第三行"}
    page = page_of(
        together(
            lines("立案审批表", top=60),
            ruled([90, 200, 350, 500], [100, 140, 200, 240], texts),
            lines("签名", top=300),
        )
    )
    assert page.text == "立案审批表\n案由\t违反节能审查\v规定\t\n当事人\t\t备注\n\t第三行\t\n签名"
    assert [cell[:4] for cell in grid(page)] == [
        (row, column, 1, 1) for row in range(3) for column in range(3)
    ]
    assert page.boxes is not None
    assert page.boxes.at(page.text.index("\t")) is None


def test_merged_cells_of_a_ruled_table() -> None:
    def draw(canvas: Canvas) -> None:
        for x, top, bottom in ((90, 100, 220), (500, 100, 220), (200, 100, 180), (350, 140, 180)):
            canvas.line(x, HEIGHT - top, x, HEIGHT - bottom)
        for top, left, right in ((100, 90, 500), (140, 200, 500), (180, 90, 500), (220, 90, 500)):
            canvas.line(left, HEIGHT - top, right, HEIGHT - top)
        for x, top, words in (
            (95, 110, "当事人"),
            (205, 110, "基本情况"),
            (205, 150, "姓名"),
            (355, 150, "张三"),
            (95, 190, "备注：无"),
        ):
            write(canvas, x, top, words)

    assert grid(page_of(draw)) == [
        (0, 0, 2, 1, "当事人"), (0, 1, 1, 2, "基本情况"), (1, 1, 1, 1, "姓名"), (1, 2, 1, 1, "张三"), (2, 0, 1, 3, "备注：无"),
    ]  # fmt: skip


def test_a_frame_around_text_is_no_table() -> None:
    page = page_of(together(lines("行政处罚决定书", "正文"), lambda canvas: canvas.rect(60, 60, 480, 720)))
    assert (page.text, page.tables) == ("行政处罚决定书\n正文", ())


def test_two_columns_of_prose() -> None:
    left = [f"左栏第{n:02d}行的正文文字内容甲甲甲甲" for n in range(20)]
    right = [f"右栏第{n:02d}行的正文文字内容乙乙乙乙" for n in range(20)]
    page = page_of(together(lines(*left, x=50), lines(*right, x=320)))
    assert page.text.split("\n") == left + right


def test_two_fields_on_a_line_stay_together() -> None:
    page = page_of(
        together(
            lines(*[f"姓名：张{n}" for n in range(18)], x=50),
            lines(*[f"电话：{n}" for n in range(18)], x=320),
        )
    )
    assert page.text.split("\n") == [f"姓名：张{n}  电话：{n}" for n in range(18)]


# ---- running heads -------------------------------------------------------------------------------------


def test_running_heads_and_page_numbers_are_kept_apart() -> None:
    def numbered(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            write(canvas, 200, 30, "沅江市发展和改革局案卷")
            lines(f"第{number}份文书", top=200)(canvas)
            write(canvas, 280, 800, f"- {number} -")

        return draw

    pages = read(*map(numbered, range(1, 5))).pages
    assert [page.text for page in pages] == [f"第{n}份文书" for n in range(1, 5)]
    assert {page.head for page in pages} == {"沅江市发展和改革局案卷"}
    assert [page.foot for page in pages] == [f"- {n} -" for n in range(1, 5)]


def test_a_title_in_the_margin_of_one_page_stays_text() -> None:
    page = page_of(together(lines("沅发改罚〔2024〕1号", top=30), lines("正文", top=200)))
    assert (page.text, page.head) == ("沅发改罚〔2024〕1号\n正文", "")


@pytest.mark.parametrize("number", ["1", "- 1 -", "第1页", "第 1 页 共 9 页", "1/9", "— 12 —"])
def test_page_numbers_of_a_single_page(number: str) -> None:
    page = page_of(together(lines("正文", top=200), lines(number, x=280, top=810)))
    assert (page.text, page.foot) == ("正文", number)


# ---- pictures ------------------------------------------------------------------------------------------


def picture(x: float, top: float, width: float, height: float) -> Draw:
    return lambda canvas: canvas.drawImage(
        ImageReader(io.BytesIO(png(50, 20))), x, HEIGHT - top - height, width, height
    )


def test_a_small_picture_is_a_character_of_its_line() -> None:
    page = page_of(together(lines("当事人签名：", "日期"), picture(170, 94, 60, 24)))
    assert page.text == f"当事人签名： {PICTURE}\n日期"
    (mark,) = page.marks
    assert (mark.kind, mark.box) == (MarkKind.PICTURE, Box(170, 94, 230, 118))
    assert page.boxes is not None
    box = page.boxes.at(page.text.index(PICTURE))
    assert (box.x0, box.x1) == (170, 230)
    assert 94 < box.y0 < box.y1 < 118  # as high as its line, which it does not push apart


def test_a_seal_is_a_mark_only() -> None:
    page = page_of(together(lines("沅江市发展和改革局", "2024年3月5日"), picture(90, 80, 110, 110)))
    assert PICTURE not in page.text
    assert len(page.marks) == 1


# ---- pages that cannot be read -------------------------------------------------------------------------


def test_a_page_without_text_is_unread_not_empty() -> None:
    source = read(lines("第一页有文字"), picture(0, 0, WIDTH, HEIGHT))
    assert kinds(source) == [ProblemKind.NO_TEXT]
    (problem,) = source.problems
    assert (problem.pages, problem.blocking) == ((2,), True)
    assert source.pages[1].unread is not None
    assert source.pages[1].quality is Quality.POOR
    assert source.status is FileStatus.PARTIAL


def test_letters_drawn_as_outlines_are_unread() -> None:
    chance = random.Random(7)

    def outlines(canvas: Canvas) -> None:
        for number in range(60):
            x, y = 90 + number % 20 * 14, 700 - number // 20 * 20
            path = canvas.beginPath()
            path.moveTo(x, y)
            for _ in range(12):
                path.curveTo(*[(x, y)[place % 2] + chance.random() * 10 for place in range(6)])
            canvas.drawPath(path, fill=1, stroke=0)

    source = read(outlines)
    assert kinds(source) == [ProblemKind.NO_TEXT]
    assert source.status is FileStatus.UNREAD


def test_a_garbled_page_is_not_taken_for_text() -> None:
    chance = random.Random(3)
    rare = ["".join(chr(chance.randrange(0x5F00, 0x9F00)) for _ in range(30)) for _ in range(8)]
    source = read(lines("本页正常，当事人有权陈述"), lines(*rare))
    assert kinds(source) == [ProblemKind.GARBLED]
    assert source.problems[0].pages == (2,)
    assert source.pages[1].text == ""
    assert source.pages[1].unread is not None


@pytest.mark.parametrize(
    ("words", "bad"),
    [
        ("行政处罚决定书，当事人有权申请行政复议，不服本决定的可以起诉", False),
        ("\ue001\ue002\ue003\ue004\ue005" * 5, True),
        ("\ufffd" * 30, True),
        ("\x01\x02\x03" * 10, True),
        ("\ue001", False),  # too little to tell
        ("姓名张电话" * 30, False),  # a list that repeats itself
        ("", False),
        ("The quick brown fox jumps over the lazy dog", False),
    ],
)
def test_garbled(words: str, bad: bool) -> None:
    assert garbled(words) is bad


def test_an_empty_pdf_says_so_an_empty_page_does_not() -> None:
    def nothing(canvas: Canvas) -> None:
        del canvas

    assert kinds(read(nothing)) == [ProblemKind.EMPTY]
    assert kinds(read(picture(100, 100, 200, 100))) == [ProblemKind.NO_TEXT]
    source = read(lines("正文"), nothing)
    assert (kinds(source), [page.text for page in source.pages]) == ([], ["正文", ""])


def test_pages_beyond_the_limit_are_reported() -> None:
    source = read(*[lines(f"第{n}份") for n in range(30)], limits=Limits(ocr="off", pages=10))
    assert len(source.pages) == 10
    (problem,) = source.problems
    assert (problem.kind, problem.pages, problem.blocking) == (
        ProblemKind.TOO_LARGE,
        tuple(range(11, 31)),
        True,
    )
    assert "30" in problem.message and "10" in problem.message
    assert source.status is FileStatus.PARTIAL


def test_pages_after_the_time_is_over_are_reported() -> None:
    source = read(lines("甲"), lines("乙"), limits=Limits(ocr="off", seconds=-1))
    assert kinds(source) == [ProblemKind.TIMEOUT]
    assert source.problems[0].pages == (1, 2)
    assert all(page.unread for page in source.pages)


def test_a_page_too_large_to_draw_is_left_unread() -> None:
    """Drawn at 200 dpi it would take more memory than the machine has."""
    side = 14400.0
    source = read(
        lambda canvas: canvas.drawImage(ImageReader(io.BytesIO(png())), 0, 0, side, side),
        limits=Limits(),
        width=side,
        height=side,
    )
    assert kinds(source) == [ProblemKind.NO_TEXT]


def test_time_of_the_last_change() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    lines("正文")(canvas)
    canvas.save()
    content = out.getvalue().replace(b"(D:20000101000000+00'00')", b"(D:20240305093000+08'00')")
    assert read_file(content, "a.pdf", OFF).modified == datetime(2024, 3, 5, 9, 30)
