"""Whatever form a date or a sum is written in, the same date and sum is read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import CAPITAL, SMALL, capital_sum, dates_written, hanzi_sum, whole

from checker.chinese.dates import find_dates, find_periods, parse_date
from checker.chinese.money import find_money, parse_money
from checker.chinese.normalise import fold
from checker.chinese.numerals import parse_integer

DAYS = st.dates(date(1990, 1, 1), date(2049, 12, 31))
CENTS = st.integers(1, 10**13).map(lambda n: Decimal(n) / 100)


@given(DAYS)
def test_every_form_of_a_date_is_that_date(day: date) -> None:
    for form in dates_written(day):
        assert parse_date(form) == day, form
        text = f"本机关于{form}作出决定。"
        (match,) = find_dates(text)
        assert match.value == day, form
        assert text[match.start : match.end] == form


@given(DAYS)
def test_a_folded_date_is_the_same_date(day: date) -> None:
    for form in dates_written(day):
        if "." not in form and " " not in form:
            assert parse_date(fold(form).text) == day, form


@given(DAYS, DAYS)
def test_two_dates_are_two(one: date, other: date) -> None:
    for form in ("{0.year}年{0.month}月{0.day}日", "{0.year}-{0.month:02d}-{0.day:02d}"):
        found = find_dates(f"自{form.format(one)}至{form.format(other)}止")
        assert [m.value for m in found] == [one, other]


@given(st.integers(2000, 2030), st.integers(1, 12), st.integers(1, 31))
def test_a_day_that_does_not_exist_is_damaged(year: int, month: int, day: int) -> None:
    try:
        expected: date | None = date(year, month, day)
    except ValueError:
        expected = None
    (match,) = find_dates(f"{year}年{month}月{day}日")
    assert match.value == expected
    assert match.damaged is (expected is None)


@given(DAYS)
def test_a_date_without_its_marks_is_never_another_date(day: date) -> None:
    """What a web page loses: 2025年5月23日 → 2025523日."""
    for match in find_dates(f"{day.year}{day.month}{day.day}日"):
        assert match.value is None


@given(st.text(alphabet="0123456789年月日至-/. 〇一二十_□时分:：号", max_size=60))
def test_dates_stand_in_order_within_the_text(text: str) -> None:
    place = 0
    for match in find_dates(text):
        assert place <= match.start < match.end <= len(text)
        assert (match.value is None) or not (match.damaged or match.blank)
        place = match.end
    for period in find_periods(text):
        assert 0 <= period.start < period.end <= len(text)


@given(st.integers(0, 10**12 - 1))
def test_numbers_in_both_scripts(number: int) -> None:
    assert parse_integer(whole(number, SMALL, ("十", "百", "千"))) == number
    assert parse_integer(whole(number, CAPITAL, ("拾", "佰", "仟"))) == number
    assert parse_integer(str(number)) == number
    assert parse_integer(f"{number:,}") == number


@given(CENTS)
def test_a_sum_in_figures(amount: Decimal) -> None:
    for form in (
        f"{amount}元",
        f"{amount:,.2f}元",
        f"¥{amount:,.2f}",
        f"￥{amount} 元",
        f"{amount / 10000}万元",
        f"{amount / 10000}万",
    ):
        if len(form.partition(".")[2].rstrip("万元")) > 6:
            continue
        assert parse_money(form) == amount, form


@given(CENTS)
def test_a_sum_in_capital_characters(amount: Decimal) -> None:
    written = capital_sum(amount)
    text = f"人民币{written}，缴至指定账户"
    (match,) = find_money(text)
    assert (match.amount, match.style) == (amount, "capital"), written
    assert text[match.start : match.end] == written


@given(st.integers(1, 10**12 - 1))
def test_a_sum_in_small_characters(yuan: int) -> None:
    (match,) = find_money(f"罚款{hanzi_sum(yuan)}。")
    assert (match.amount, match.style) == (yuan, "hanzi")


@given(CENTS)
def test_figures_and_capitals_of_one_sum_are_one_sum(amount: Decimal) -> None:
    assert parse_money(f"{amount:,.2f}元（大写：{capital_sum(amount)}）") == amount


@given(st.text(alphabet="0123456789,，.元万亿零壹贰拾佰仟一二十百千¥角分整至以上/每 ", max_size=60))
def test_sums_stand_in_order_within_the_text(text: str) -> None:
    place = 0
    for match in find_money(text):
        assert place <= match.start < match.end <= len(text)
        assert match.amount >= 0
        place = match.end


@pytest.mark.parametrize(
    "number",
    [10, 11, 19, 20, 21, 100, 101, 110, 1000, 1001, 1010, 10000, 10001, 10010, 100000, 10**8, 10**8 + 1],
)
def test_the_writers_of_this_file_write_what_people_write(number: int) -> None:
    """Guards the inverse itself: a writer and a reader wrong in the same way would agree."""
    expected = {
        10: "壹拾元整", 11: "壹拾壹元整", 19: "壹拾玖元整", 20: "贰拾元整", 21: "贰拾壹元整", 100: "壹佰元整", 101: "壹佰零壹元整", 110: "壹佰壹拾元整",
        1000: "壹仟元整", 1001: "壹仟零壹元整", 1010: "壹仟零壹拾元整", 10000: "壹万元整", 10001: "壹万零壹元整", 10010: "壹万零壹拾元整",
        100000: "壹拾万元整", 10**8: "壹亿元整", 10**8 + 1: "壹亿零壹元整",
    }  # fmt: skip
    assert capital_sum(Decimal(number)) == expected[number]
