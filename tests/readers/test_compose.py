"""Printed lines that the margin broke are one paragraph; lines that end of themselves are not."""

from __future__ import annotations

import pytest
from printed import Draw, lines, pdf, ruled, together

from checker.readers import read_file

FULL = "如对本决定不服，可以自收到本决定书之日起六十日内向沅岭县人民政府申"


def text_of(*drawings: Draw) -> str:
    return read_file(pdf(together(*drawings)), "文书.pdf").pages[0].text


def test_a_word_broken_by_the_margin_is_whole_again() -> None:
    assert text_of(lines("　　" + FULL[:-2], FULL[-2:] + "请行政复议。", x=80)) == FULL + "请行政复议。"


@pytest.mark.parametrize(
    ("line", "following"),
    [
        (FULL[:-4], "〔2024〕3号决定"),  # an opening bracket does not end a line
        (FULL[:-3], "5200000元"),  # nor is a number parted
        (FULL[:-2], "法》，对本决定"),  # closing ones keep to what they close
        (FULL[:-3] + "节约能源法》"[-3:], "第十五条的规定"),
        (FULL[:-1] + "：", "91430000MA4XXXXXXX"),
        (FULL + "，", "请行政复议"),  # punctuation stands beyond the margin
    ],
)
def test_what_is_never_broken_moves_to_the_next_line(line: str, following: str) -> None:
    assert text_of(lines("　　" + FULL[:-2], FULL, line, following, x=80)).endswith(line + following)


@pytest.mark.parametrize(
    ("line", "following"), [(FULL[:-12], "5200000元"), (FULL[:-3], "请行政复议"), ("现查明：", "5200000元")]
)
def test_a_line_with_room_for_more_ended_of_itself(line: str, following: str) -> None:
    assert text_of(lines("　　" + FULL[:-2], FULL, line, following, x=80)).endswith(line + "\n" + following)


@pytest.mark.parametrize(
    "following",
    ["　　逾期不申请的，依法执行。", "地址：沅岭县桥头路1号", "（二）逾期", "2.罚款", "问：清楚吗"],
)
def test_what_begins_anew_stays_a_line_of_its_own(following: str) -> None:
    read = text_of(lines("　　" + FULL[:-2], FULL, following, x=80))
    assert read.split("\n")[1:] == [following.strip()]


@pytest.mark.parametrize(
    "row", ["检查时间　2023年6月1日　检查地点　沅岭县桥头路一号厂区一二三四五六", "被询问人　　" + FULL[:-6]]
)
def test_the_row_of_a_form_does_not_go_on(row: str) -> None:
    assert text_of(lines(FULL, row, "游雪", x=80)).split("\n")[-2:] == [row, "游雪"]


def test_an_ideographic_space_in_prose_does_not_end_it() -> None:
    line = FULL[:16] + "　" + FULL[17:]
    assert text_of(lines("　　" + FULL[:-2], line, "请行政复议", x=80)).endswith(line + "请行政复议")


def test_a_sign_off_at_the_right_margin_is_not_joined() -> None:
    read = text_of(
        lines("　　" + FULL[:-2], "请行政复议。", x=80),
        lines("沅岭县发展和改革局", x=388, top=200),
        lines("本局地址", x=80, top=224),
    )
    assert read.endswith("沅岭县发展和改革局\n本局地址")


def test_short_lines_of_a_form_stay_lines() -> None:
    assert text_of(lines("甲方同意", "乙方同意", x=80)) == "甲方同意\n乙方同意"


def test_a_name_broken_by_its_cell_is_whole_again() -> None:
    name = {(0, 0): "名称", (0, 1): "沅岭县宏达建材有\n限公司"}
    assert text_of(ruled([80, 150, 256], [100, 150], name)) == "名称\t沅岭县宏达建材有限公司"
