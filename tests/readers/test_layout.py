"""Reading order from boxes alone, without any file format."""

from __future__ import annotations

import math
from array import array

import pytest

from checker.model.text import PICTURE, Box, Mark, MarkKind
from checker.readers.compose import compose, running_heads
from checker.readers.layout import Glyph, Layout, arrange, columns, find_grids, to_lines, turn

WIDTH, HEIGHT = 600.0, 800.0


def printed(text: str, x: float, y: float, size: float = 10) -> list[Glyph]:
    """``text`` from (x, y), its top left corner, every character a square."""
    return [Glyph(char, x + n * size, y, x + (n + 1) * size, y + size) for n, char in enumerate(text)]


def laid(
    *texts: tuple[str, float, float], edges: tuple[tuple[float, float, float, float], ...] = ()
) -> Layout:
    glyphs = [glyph for text, x, y in texts for glyph in printed(text, x, y)]
    return arrange("a.pdf", 1, WIDTH, HEIGHT, glyphs, list(edges))


def ruled(xs: tuple[float, ...], ys: tuple[float, ...]) -> tuple[tuple[float, float, float, float], ...]:
    return tuple((x, ys[0], x, ys[-1]) for x in xs) + tuple((xs[0], y, xs[-1], y) for y in ys)


def words(layout: Layout) -> str:
    return compose(layout, [], []).text


# ---- lines ---------------------------------------------------------------------------------------------


def test_lines_from_the_top_and_from_the_left() -> None:
    assert words(laid(("后", 200, 100), ("下", 100, 130), ("前", 100, 100))) == "前  后\n下"


def test_the_ideographic_space_stays_between_words_only() -> None:
    (line,) = to_lines(printed("　检查时间　某日　　", 100, 100))
    assert line.text == "检查时间　某日"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (f"{PICTURE}　{PICTURE}　2024年6月11日", f"{PICTURE} {PICTURE} 2024年6月11日"),
        ("张三　李四　2024年6月11日", "张三 李四 2024年6月11日"),
        ("同意。张三　　年　月　日", "同意。张三  年 月 日"),
        ("负责人意见　　同意。张三　2024年6月11日", "负责人意见　　同意。张三 2024年6月11日"),
        ("检查日期　2024年6月11日", "检查日期　2024年6月11日"),
    ],
)
def test_names_and_the_day_are_one_entry(text: str, read: str) -> None:
    (line,) = to_lines(printed(text, 10, 100))
    assert line.text == read


def test_a_line_that_is_a_little_crooked_is_one_line() -> None:
    glyphs = [
        Glyph(char, 100 + 10 * n, 100 + 0.3 * n, 110 + 10 * n, 110 + 0.3 * n)
        for n, char in enumerate("行政处罚决定书")
    ]
    assert [line.text for line in to_lines(glyphs)] == ["行政处罚决定书"]


def test_sizes_on_one_line() -> None:
    assert [line.text for line in to_lines(printed("罚款", 100, 100, 14) + printed("元", 130, 103, 9))] == [
        "罚款元"
    ]


@pytest.mark.parametrize(("gap", "text"), [(0, "甲乙"), (5, "甲乙"), (7, "甲 乙"), (80, "甲  乙")])
def test_a_gap_wider_than_half_a_character_is_a_space(gap: float, text: str) -> None:
    (line,) = to_lines(printed("甲", 100, 100) + printed("乙", 110 + gap, 100))
    assert line.text == text


def test_double_printing_once_but_double_characters_twice() -> None:
    twice = printed("罚款", 100, 100) + printed("罚款", 100.5, 100.2)
    assert to_lines(twice)[0].text == "罚款"
    assert to_lines(printed("谢谢1100", 100, 100))[0].text == "谢谢1100"


def test_spaces_at_the_ends_of_a_line_are_dropped() -> None:
    assert [line.text for line in to_lines(printed("  甲 乙  ", 100, 100))] == ["甲 乙"]
    assert to_lines(printed("   ", 100, 100)) == []
    assert to_lines([]) == []


# ---- columns -------------------------------------------------------------------------------------------


def test_two_columns_only_where_both_halves_are_long() -> None:
    prose = to_lines(
        [g for n in range(20) for g in printed("左" * 20, 50, 20 * n) + printed("右" * 20, 330, 20 * n)]
    )
    assert [line.text for line in columns(prose, WIDTH)] == ["左" * 20] * 20 + ["右" * 20] * 20
    form = to_lines(
        [g for n in range(20) for g in printed("姓名", 50, 20 * n) + printed("张三", 330, 20 * n)]
    )
    assert columns(form, WIDTH) == form
    short = prose[:10]
    assert columns(short, WIDTH) == short


def test_columns_whose_lines_stand_at_different_heights() -> None:
    title = printed("检查情况通报，以下为各单位存在的问题", 200, 0)
    left = [g for n in range(20) for g in printed("左" * 20, 50, 40 + 20 * n)]
    right = [g for n in range(20) for g in printed("右" * 20, 330, 47 + 20 * n)]
    read = [line.text for line in columns(to_lines(title + left + right), WIDTH)]
    assert read == ["检查情况通报，以下为各单位存在的问题"] + ["左" * 20] * 20 + ["右" * 20] * 20


def test_one_column_with_a_few_gaps_is_not_two() -> None:
    lines = [g for n in range(12) for g in printed("全" * 45, 50, 20 * n)]
    gaps = [
        g for n in range(12, 22) for g in printed("左" * 20, 50, 20 * n) + printed("右" * 20, 330, 20 * n)
    ]
    whole = to_lines(lines + gaps)
    assert columns(whole, WIDTH) == whole


@pytest.mark.parametrize("dot", [".", "…", "·"])
def test_leading_dots_are_a_gap(dot: str) -> None:
    (line,) = to_lines(printed("处罚决定书" + dot * 20 + "12", 50, 100))
    assert line.text == "处罚决定书  12"
    (short,) = to_lines(printed("其他" + dot * 2, 50, 100))
    assert short.text == "其他" + dot * 2


# ---- tables --------------------------------------------------------------------------------------------


def test_grid_with_merged_cells() -> None:
    edges = [
        (100, 100, 100, 200), (400, 100, 400, 200), (200, 100, 200, 150), (100, 100, 400, 100), (100, 150, 400, 150), (100, 200, 400, 200),
    ]  # fmt: skip
    (grid,) = find_grids([tuple(map(float, edge)) for edge in edges], WIDTH, HEIGHT)  # type: ignore[misc]
    assert [cell[:4] for cell in grid.cells] == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2)]


def test_two_tables_stay_two() -> None:
    assert (
        len(
            find_grids(
                [*ruled((100, 200, 300), (100, 150)), *ruled((100, 200, 300), (400, 450))], WIDTH, HEIGHT
            )
        )
        == 2
    )


@pytest.mark.parametrize("edges", [(), ruled((100, 400), (100, 200)), ((100, 100, 400, 100),) * 5])
def test_lines_that_make_no_table(edges: tuple[tuple[float, float, float, float], ...]) -> None:
    assert find_grids(list(edges), WIDTH, HEIGHT) == []


def test_table_between_lines() -> None:
    edges = ruled((100, 200, 300), (100, 150, 200))
    layout = laid(
        ("上", 100, 50), ("甲", 110, 120), ("乙", 210, 120), ("丁", 210, 170), ("下", 100, 250), edges=edges
    )
    page = compose(layout, [], [])
    assert page.text == "上\n甲\t乙\n\t丁\n下"
    (table,) = page.tables
    assert [page.text[c.start : c.end] for c in table.cells] == ["甲", "乙", "", "丁"]


def test_a_table_at_the_end_of_a_page_with_empty_cells() -> None:
    page = compose(laid(("甲", 110, 120), edges=ruled((100, 200, 300), (100, 150, 200))), [], [])
    assert page.boxes is not None
    assert len(page.boxes) == len(page.text)
    assert all(cell.end <= len(page.text) for table in page.tables for cell in table.cells)
    assert page.text.startswith("甲\t")


# ---- pictures and boxes --------------------------------------------------------------------------------


def test_small_pictures_are_characters_large_ones_marks() -> None:
    small, large = Box(150, 95, 190, 115), Box(300, 90, 400, 190)
    layout = arrange("a.pdf", 1, WIDTH, HEIGHT, printed("签名：", 100, 100), [], (small, large))
    page = compose(layout, [], [])
    assert page.text == f"签名：  {PICTURE}"
    assert [mark.box for mark in page.marks] == [small, large]


def test_boxes_belong_to_their_characters() -> None:
    page = compose(laid(("甲乙", 100, 100), ("丙", 100, 130)), [], [])
    assert page.text == "甲乙\n丙"
    assert page.boxes is not None
    assert page.boxes.at(1) == Box(110, 100, 120, 110)
    assert page.boxes.at(2) is None
    assert page.boxes.around(0, 4) == (Box(100, 100, 120, 110), Box(100, 130, 110, 140))


def test_a_ligature_has_one_box_for_all_its_letters() -> None:
    layout = arrange("a.pdf", 1, WIDTH, HEIGHT, [Glyph("ffi", 100, 100, 110, 110)], [])
    page = compose(layout, [], [])
    assert page.boxes is not None
    assert (page.text, page.boxes.at(0), page.boxes.at(2)) == (
        "ffi",
        Box(100, 100, 110, 110),
        Box(100, 100, 110, 110),
    )


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_turning_there_and_back(degrees: int) -> None:
    box = (10.0, 20.0, 30.0, 60.0)
    upright = turn(box, degrees, WIDTH, HEIGHT)
    assert upright[0] < upright[2] and upright[1] < upright[3]
    size = (HEIGHT, WIDTH) if degrees in (90, 270) else (WIDTH, HEIGHT)
    assert turn(upright, (360 - degrees) % 360, *size) == box


@pytest.mark.parametrize(
    ("degrees", "expected"), [(90, (0, 590, 10, 600)), (180, (590, 790, 600, 800)), (270, (790, 0, 800, 10))]
)
def test_where_the_top_left_corner_goes(degrees: int, expected: tuple[float, ...]) -> None:
    assert turn((0, 0, 10, 10), degrees, WIDTH, HEIGHT) == expected


def test_a_turned_page_is_measured_as_displayed() -> None:
    upright = [Glyph("甲", *turn((500, 100, 510, 110), 90, WIDTH, HEIGHT))]
    layout = arrange("a.pdf", 1, HEIGHT, WIDTH, upright, [])
    layout.turned = 90
    layout.marks = (
        Mark(MarkKind.SEAL, Box(*turn((10, 20, 30, 40), 90, WIDTH, HEIGHT))),
        Mark(MarkKind.PICTURE, None, 3),
    )
    page = compose(layout, [], [])
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    assert page.boxes is not None
    assert page.boxes.at(0) == Box(500, 100, 510, 110)
    assert page.marks == (Mark(MarkKind.SEAL, Box(10, 20, 30, 40)), Mark(MarkKind.PICTURE, None, 3))


def test_a_character_without_a_box_has_none_on_a_turned_page() -> None:
    layout = arrange("a.pdf", 1, HEIGHT, WIDTH, printed("甲", 100, 100) + printed("乙", 100, 130), [])
    layout.turned = 270
    page = compose(layout, [], [])
    assert page.boxes is not None
    assert page.boxes.at(1) is None
    assert isinstance(page.boxes.values, array)
    assert math.isnan(page.boxes.values[4])


# ---- running heads -------------------------------------------------------------------------------------


def heads_of(*pages: Layout) -> list[tuple[list[str], list[str]]]:
    return [
        ([line.text for line in heads], [line.text for line in feet])
        for heads, feet in running_heads(list(pages))
    ]


def test_a_line_repeated_in_the_margin_is_a_running_head() -> None:
    pages = [laid(("案卷名称", 100, 20), (f"正文{n}", 100, 300), (f"第{n}页", 280, 780)) for n in range(1, 4)]
    assert heads_of(*pages) == [(["案卷名称"], [f"第{n}页"]) for n in range(1, 4)]


def test_a_line_repeated_in_the_body_is_text() -> None:
    pages = [laid(("送达回证", 100, 120)) for _ in range(6)]
    assert heads_of(*pages) == [([], [])] * 6


@pytest.mark.parametrize("words", ["沅江市发展和改革局", "送达回证", "行政处罚决定书（副本）"])
def test_two_pages_are_too_few_to_tell_a_title_from_a_running_head(words: str) -> None:
    pages = [laid((words, 100, 20)) for _ in range(2)]
    assert heads_of(*pages) == [([], [])] * 2


def test_what_cannot_be_a_title_heads_two_pages() -> None:
    pages = [laid(("沅江市发展和改革局行政处罚案卷", 100, 20), (f"正文{n}", 100, 300)) for n in range(2)]
    assert heads_of(*pages) == [(["沅江市发展和改革局行政处罚案卷"], [])] * 2


def test_the_number_in_a_running_head_may_change() -> None:
    pages = [laid((f"案卷第{n}页", 100, 20)) for n in range(8, 12)]
    assert [heads for heads, _ in heads_of(*pages)] == [[f"案卷第{n}页"] for n in range(8, 12)]


@pytest.mark.parametrize("text", ["沅发改罚〔2024〕1号", "2024年3月5日", "共5份", "12345"])
def test_what_looks_like_a_page_number_and_is_none(text: str) -> None:
    assert heads_of(laid((text, 280, 780))) == [([], [])]
