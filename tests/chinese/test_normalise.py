"""Folding: equal forms become equal, and every place finds its way back."""

from __future__ import annotations

import pytest

from checker.chinese.normalise import fold, narrow, plain, unify


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("行 政 处 罚 决 定 书", "行政处罚决定书"),
        ("当　事　人：", "当事人："),
        ("当事人:张三", "当事人：张三"),
        ("陈述\v申辩\t听证\n", "陈述申辩听证"),
        ("(大写)", "（大写）"),
        ("ＡＢＣ１２３", "ABC123"),
        ("沅发改罚[2024]1号", "沅发改罚〔2024〕1号"),
        ("沅发改罚﹝2024﹞1号", "沅发改罚〔2024〕1号"),
        ("沅发改罚【2024】1号", "沅发改罚〔2024〕1号"),
        ("二○一五年", "二〇一五年"),
        ("二Ο一五年", "二〇一五年"),
        ("二◯一五年", "二〇一五年"),
        ("己送达", "已送达"),
        ("巳送达", "已送达"),
        ("某年某月某曰", "某年某月某日"),
        ("收件入签名", "收件人签名"),
        ("“有权”", "”有权”"),
        ("「有权」", "”有权”"),
        ("<行政处罚法>", "《行政处罚法》"),
        ("〈行政处罚法〉", "《行政处罚法》"),
        ("√同意", "☑同意"),
        ("☑\ufe0f同意", "☑同意"),
        ("☐不同意", "□不同意"),
        ("￥500圆", "¥500元"),
        ("送\u200b达\ufeff", "送达"),
        ("张\ufffc三", "张三"),
        ("", ""),
        (" \u3000\n", ""),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed).text == folded
    assert plain(printed) == folded


@pytest.mark.parametrize(
    ("radical", "character"),
    [("⽇", "日"), ("⽉", "月"), ("⼈", "人"), ("⾦", "金"), ("⺠", "民"), ("⻓", "长"), ("⻔", "门"), ("⻅", "见"), ("⻋", "车"), ("\uf90a", "金")],
)  # fmt: skip
def test_radicals_of_pdf_fonts_become_characters(radical: str, character: str) -> None:
    assert radical != character
    assert unify(f"某{radical}某") == f"某{character}某"
    assert fold(radical).text == character


def test_unify_leaves_everything_else() -> None:
    text = "沅江市发展和改革局〔2024〕1号，□☑ ○〇 己巳 ＡＢ ｱ ㎡"
    assert unify(text) == text


def test_narrow_touches_digits_and_letters_only() -> None:
    assert narrow("２０２４年，ＡＢｃ：（１）〔" + "０〕") == "2024年，ABc：（1）〔0〕"


def test_fold_is_settled_after_one_pass() -> None:
    text = "己 曰 (１) [2024] “x” < ☒ ⽇ ⺠ 圆 ㎡ —— ·"
    assert fold(fold(text).text).text == fold(text).text


def test_origin_leads_back_over_dropped_characters() -> None:
    text = "行 政 处 罚\n决定书"
    folded = fold(text)
    start = folded.text.index("处罚决定")
    low, high = folded.origin(start, start + 4)
    assert text[low:high] == "处 罚\n决定"


def test_origin_at_the_ends() -> None:
    text = "  甲 乙  "
    folded = fold(text)
    assert folded.origin(0, 2) == (2, 5)
    assert folded.origin(1, 1) == (4, 4)
    assert folded.origin(2, 2) == (len(text), len(text))
    assert fold("").origin(0, 0) == (0, 0)


def test_index_is_the_way_there() -> None:
    folded = fold(" 甲  乙")
    assert [folded.index(place) for place in range(6)] == [0, 0, 1, 1, 1, 2]
