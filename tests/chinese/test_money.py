"""Sums of money in the forms of real documents, and figures that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.chinese.money import find_money, find_pairs, parse_money


@pytest.mark.parametrize(
    ("written", "amount", "style"),
    [
        ("1000元", "1000", "digits"),
        ("95811.98元", "95811.98", "digits"),
        ("9,204.33元", "9204.33", "digits"),
        ("3,552,484.90元", "3552484.90", "digits"),
        ("1，000元", "1000", "digits"),
        ("１０００元", "1000", "digits"),
        ("3万元", "30000", "digits"),
        ("0.1万元", "1000", "digits"),
        ("0.26万元", "2600", "digits"),
        ("4.10万元", "41000", "digits"),
        ("1355.950903万元", "13559509.03", "digits"),
        ("5.5亿元", "550000000", "digits"),
        ("5千元", "5000", "digits"),
        ("5百万元", "5000000", "digits"),
        ("1千万元", "10000000", "digits"),
        ("3万5千元", "35000", "digits"),
        ("3万5000元", "35000", "digits"),
        ("5元5角", "5.5", "digits"),
        ("5 万 元", "50000", "digits"),
        ("50000圆", "50000", "digits"),
        ("50000.00元整", "50000", "digits"),
        ("¥17762.00", "17762", "digits"),
        ("￥1,000", "1000", "digits"),
        ("¥ 5,000.00", "5000", "digits"),
        ("¥50000元", "50000", "digits"),
        ("¥5.5万", "55000", "digits"),
        ("0元", "0", "digits"),
        ("伍万元整", "50000", "capital"),
        ("伍拾贰万元", "520000", "capital"),
        ("壹万玖仟柒佰肆拾肆元", "19744", "capital"),
        ("伍万贰仟壹佰贰拾元", "52120", "capital"),
        ("柒仟陆佰陆拾柒元整", "7667", "capital"),
        ("叁拾万零伍佰元整", "300500", "capital"),
        ("拾万元", "100000", "capital"),
        ("壹亿贰仟万元", "120000000", "capital"),
        ("伍万元正", "50000", "capital"),
        ("贰拾万圆整", "200000", "capital"),
        ("伍佰元叁角贰分", "500.32", "capital"),
        ("壹佰零伍元零叁分", "105.03", "capital"),
        ("陆万叁仟贰佰壹拾元零伍角整", "63210.5", "capital"),
        ("五万陆仟元", "56000", "capital"),
        ("五万元", "50000", "hanzi"),
        ("二十万元", "200000", "hanzi"),
        ("两万元", "20000", "hanzi"),
        ("廿万元", "200000", "hanzi"),
        ("三千五百元", "3500", "hanzi"),
        ("九百二十三万四千五百六十七元", "9234567", "hanzi"),
        ("十五元五角", "15.5", "hanzi"),
        ("零元", "0", "hanzi"),
    ],
)
def test_sum(written: str, amount: str, style: str) -> None:
    text = f"决定：处罚款人民币{written}。"
    (match,) = find_money(text)
    assert (match.amount, match.style) == (Decimal(amount), style)
    assert text[match.start : match.end] == written
    assert not (match.range or match.rate or match.formula)
    assert parse_money(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "单位：万元", "元", "几万元", "数十万元", "50余万元", "近百万元", "2024元旦", "二〇二四年元月", "三单元", "500美元", "20箱×20公斤", "5‰", "千分之五",
        "5000 00元", "1,23,456元", "123456,789元", "45,0O0元", "2l000元", "¥133,00\n0.00", "罚款50000.00", "壹贰叁",
    ],
)  # fmt: skip
def test_no_sum(text: str) -> None:
    """What is no sum, or a sum torn apart, gives none rather than another one."""
    assert find_money(text) == ()


@pytest.mark.parametrize(
    "text", ["二万元以上二十万元以下", "2万元以上20万元以下", "2万元至20万元", "五千元以下"]
)
def test_ends_of_a_range(text: str) -> None:
    found = find_money(f"处{text}的罚款")
    assert found
    assert all(match.range for match in found)


def test_unit_price_and_formula() -> None:
    price, total = find_money("697㎡×11元/㎡=7667元")
    assert (price.rate, total.rate, total.amount) == (True, False, Decimal(7667))
    base, fine = find_money("1354043.62元×5‰=6770.22元")
    assert (base.formula, fine.formula, fine.amount) == (True, False, Decimal("6770.22"))
    (each,) = find_money("每人2000元")
    assert each.rate


def test_the_day_after_a_sum_does_not_eat_it() -> None:
    (match,) = find_money("缴纳罚款¥50000，15日内缴清")
    assert match.amount == 50000
    (match,) = find_money("票号123，5000元")
    assert match.amount == 5000


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("50000", "50000"), (" 5,000.00 ", "5000"), ("5万", "50000"), ("￥5000", "5000"), ("50000元（伍万元整）", "50000"), ("人民币（大写）伍万元整（小写）¥50000.00", "50000"),
    ],
)  # fmt: skip
def test_parse_money(text: str, amount: str) -> None:
    assert parse_money(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text", ["", "无", "/", "5000元、6000元", "壹仟元整（¥3000）", "万元", "2024年3月5日"]
)
def test_parse_money_says_none(text: str) -> None:
    assert parse_money(text) is None


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("7667元(柒仟陆佰陆拾柒元整)", True),
        ("50000元（大写：伍万元整）", True),
        ("壹仟元整(1000元)", True),
        ("壹仟元整（¥3000）", False),
        ("人民币（大写）伍万元整（小写）¥50000.00", True),
        ("人民币50000元（大写：人民币伍仟元整）", False),
        ("5万元（五万元）", True),
    ],
)
def test_pair(text: str, agrees: bool) -> None:
    (pair,) = find_pairs(text)
    assert pair.agrees is agrees
    assert pair.digits.style == "digits"


@pytest.mark.parametrize("text", ["罚款50000元，没收违法所得伍仟元", "50000元", "伍万元和陆万元"])
def test_no_pair(text: str) -> None:
    assert find_pairs(text) == ()
