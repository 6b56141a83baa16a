"""Dates as real documents write them, and what must not be taken for one."""

from __future__ import annotations

import time as clock
from datetime import date, datetime, time

import pytest

from checker.chinese.dates import (
    find_dates,
    find_periods,
    find_session,
    parse_date,
    remains_of_date,
    resolve_years,
)
from checker.model.fact import Period


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2025年4月7日", date(2025, 4, 7)),
        ("2025年01月17日", date(2025, 1, 17)),
        ("2019年7月08日", date(2019, 7, 8)),
        ("2023-08-24", date(2023, 8, 24)),
        ("2019/6/28", date(2019, 6, 28)),
        ("2024.3.5", date(2024, 3, 5)),
        ("2024. 3. 5", date(2024, 3, 5)),
        ("２０２４年３月５日", date(2024, 3, 5)),
        ("2024年３月5日", date(2024, 3, 5)),
        ("２０２４－０３－０５", date(2024, 3, 5)),
        ("2024—03—05", date(2024, 3, 5)),
        ("二○一五年十月二十日", date(2015, 10, 20)),
        ("二〇二三年五月十二日", date(2023, 5, 12)),
        ("二0二三年五月十二日", date(2023, 5, 12)),
        ("二O二四年三月五日", date(2024, 3, 5)),
        ("二零二三年十二月三十一日", date(2023, 12, 31)),
        ("二〇二三年十月廿五日", date(2023, 10, 25)),
        ("贰零贰肆年零叁月零伍日", date(2024, 3, 5)),
        ("2021年 9月 27日", date(2021, 9, 27)),
        ("2023 年10月 10日", date(2023, 10, 10)),
        ("2023 年\n10月10日", date(2023, 10, 10)),
        ("2023\u3000年\u300010\u3000月\u300010\u3000日", date(2023, 10, 10)),
        ("二〇二四年三月五号", date(2024, 3, 5)),
        ("2024年2月29日", date(2024, 2, 29)),
        ("1999年1月1日", date(1999, 1, 1)),
    ],
)
def test_full_date(written: str, value: date) -> None:
    text = f"本机关于{written}送达"
    (match,) = find_dates(text)
    assert match.value == value
    assert text[match.start : match.end] == written
    assert (match.damaged, match.blank, match.year_given, match.day_given) == (False, False, True, True)
    assert parse_date(text) == value


@pytest.mark.parametrize(
    "written",
    ["2025523日", "202572日", "2018925 日", "20220420日", "2025年523日", "2024年13月1日", "2024年二月三十日", "2023年2月29日", "2024-13-01",
     "2024年3月  日", "2024年3月__日", "2024年__月5日", "二〇二四年三月  日", "24年3月5日", "2025作3月11日", "2024年3目15日", "2024年3日15日", "20246月14日"],
)  # fmt: skip
def test_a_damaged_date_is_no_other_date(written: str) -> None:
    (match,) = find_dates(f"于{written}送达")
    assert match.damaged
    assert match.value is None
    assert not match.blank
    assert parse_date(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "____年____月____日",
        "20__年__月__日",
        "2024年 月 日",
        "  年  月  日",
        "年月日",
        "20××年×月×日",
        "○○○○年○月○日",
        "二〇二四年   月   日",
    ],
)
def test_the_empty_place_of_a_form_is_blank(written: str) -> None:
    text = f"签发{written}"
    (match,) = find_dates(text)
    assert match.blank
    assert not match.damaged
    assert match.value is None
    assert text[match.start : match.end].endswith("日")


@pytest.mark.parametrize(
    "text",
    [
        "编号2024-03-05-01",
        "证号20240305",
        "2024年度",
        "GB/T 2024-3",
        "版本1.2.3",
        "第2024条",
        "年检",
        "2024年",
        "去年3月5日",
        "次年3月5日",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("7月13日", 7, 13),
        ("11月17日前", 11, 17),
        ("同年7月13日", 7, 13),
        ("当年三月五日", 3, 5),
        ("６月３日", 6, 3),
    ],
)
def test_yearless(text: str, month: int, day: int) -> None:
    (match,) = find_dates(text)
    assert (match.value, match.year_given, match.month, match.day) == (None, False, month, day)


@pytest.mark.parametrize(
    "text", ["2024年3月", "2024年3月份", "二〇二四年三月", "2024年3月 日常检查", "2024年3月\n日常"]
)
def test_dayless(text: str) -> None:
    (match,) = find_dates(text)
    assert (match.value, match.day_given, match.month, match.damaged) == (None, False, 3, False)


def test_range_takes_year_and_month_of_its_beginning() -> None:
    assert [m.value for m in find_dates("2024年3月1日至15日")] == [date(2024, 3, 1), date(2024, 3, 15)]
    assert [m.value for m in find_dates("2023年12月1日至2024年12月31日")] == [
        date(2023, 12, 1),
        date(2024, 12, 31),
    ]
    assert find_dates("2024年2月1日至30日")[1].damaged


@pytest.mark.parametrize(
    "text",
    [
        "同意。王某　2024年3月1S日",
        "2024年3月5目",
        "20246月14口",
        "2024 3 15",
        "202 4-10-17",
        "202-01-15",
        "2024.72",
        "2024-0Z-22",
        "2024年5分14日",
        "二〇二四年三月五口",
        "2024午3月5",
    ],
)
def test_what_is_left_of_a_date_at_the_end(text: str) -> None:
    span = remains_of_date(text)
    assert span and text[span[0] :].startswith(("20", "二〇"))


@pytest.mark.parametrize(
    "text",
    ["同意罚款20000元", "罚款2000元，限15日", "列入2024年度", "〔2024〕15号", "同意。王某", "缴款 3 日", ""],
)
def test_numbers_that_are_no_remains_of_a_date(text: str) -> None:
    assert remains_of_date(text) is None


def test_a_number_before_a_day_is_not_its_year() -> None:
    assert [m.damaged for m in find_dates("罚没2011号3月15日收到，2000元3月16日缴清")] == [False, False]


def test_years_are_carried_on() -> None:
    found = resolve_years(
        find_dates("2023年11月17日立案，11月22日检查，同年12月1日告知；2024年1月3日决定，2月30日送达")
    )
    assert [m.value for m in found] == [
        date(2023, 11, 17),
        date(2023, 11, 22),
        date(2023, 12, 1),
        date(2024, 1, 3),
        None,
    ]
    assert found[-1].damaged


def test_a_yearless_date_before_any_year_stays_open() -> None:
    (match, _) = resolve_years(find_dates("7月13日受理，2024年7月15日立案"))
    assert match.value is None


def test_parse_date_refuses_several() -> None:
    assert parse_date("2024年3月5日、2024年3月6日") is None
    assert parse_date("2024年3月5日（2024-03-05）") == date(2024, 3, 5)
    assert parse_date("无日期") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024年3月5日9时30分", time(9, 30)),
        ("2024年3月5日 9时9分", time(9, 9)),
        ("2024-03-05 09:51", time(9, 51)),
        ("2024-03-0509:51:08", time(9, 51)),
        ("2024.03.109:40", time(9, 40)),
        ("2024/7/210时12分", time(10, 12)),
        ("2024/7/219时12分", time(9, 12)),
        ("2024年3月5日9：51", time(9, 51)),
        ("2024年3月5日上午9:30", time(9, 30)),
        ("2024年3月5日下午3时", time(15)),
        ("2024年3月5日9时半", time(9, 30)),
        ("2024年3月5日晚上8点", time(20)),
        ("2024年3月5日中午12时", time(12)),
        ("二〇二四年三月五日十五时二十分", time(15, 20)),
        ("2024年3月5日", None),
        ("2024年3月5日25时", None),
        ("2024年3月5日9时75分", None),
    ],
)
def test_time_of_day(text: str, value: time | None) -> None:
    assert find_dates(text)[0].time == value


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("2024年3月5日9时30分至11时05分", datetime(2024, 3, 5, 9, 30), datetime(2024, 3, 5, 11, 5)),
        ("2024年3月5日 9:30—11:05", datetime(2024, 3, 5, 9, 30), datetime(2024, 3, 5, 11, 5)),
        (
            "2024年3月5日9时30分至2024年3月5日11时05分",
            datetime(2024, 3, 5, 9, 30),
            datetime(2024, 3, 5, 11, 5),
        ),
        ("2024年3月5日9时30分至3月6日11时05分", datetime(2024, 3, 5, 9, 30), datetime(2024, 3, 6, 11, 5)),
        ("2024年3月5日上午9时至下午3时", datetime(2024, 3, 5, 9), datetime(2024, 3, 5, 15)),
        ("2024年3月5日下午3时至4时30分", datetime(2024, 3, 5, 15), datetime(2024, 3, 5, 16, 30)),
        ("2024年3月5日 星期二 下午3时05分至4时", datetime(2024, 3, 5, 15, 5), datetime(2024, 3, 5, 16)),
        ("2024年3月5日22时至次日1时30分", datetime(2024, 3, 5, 22), datetime(2024, 3, 6, 1, 30)),
        ("2024年3月5日15时30分至4时30分", datetime(2024, 3, 5, 15, 30), datetime(2024, 3, 5, 4, 30)),
        ("2024年3月5日9时30分", datetime(2024, 3, 5, 9, 30), None),
        ("2024年3月5日", None, None),
        ("9时30分至11时", None, None),
    ],
)
def test_session(text: str, begin: datetime | None, end: datetime | None) -> None:
    """An end before the beginning is reported as written where the text says nothing else."""
    assert find_session(text) == (begin, end)


@pytest.mark.parametrize(
    ("text", "period", "within"),
    [
        ("15日内", Period(15, "days"), True),
        ("十五日内", Period(15, "days"), True),
        ("15 日内", Period(15, "days"), True),
        ("十五（15）日内", Period(15, "days"), True),
        ("十五(15)日内", Period(15, "days"), True),
        ("六十日内", Period(60, "days"), True),
        ("6个月内", Period(6, "months"), True),
        ("六个月内", Period(6, "months"), True),
        ("6 个月内", Period(6, "months"), True),
        ("5个工作日内", Period(5, "working_days"), True),
        ("5 个 工 作 日", Period(5, "working_days"), False),
        ("15工作日", Period(15, "working_days"), False),
        ("十日（工作日）内", Period(10, "working_days"), True),
        ("十五个自然日", Period(15, "days"), False),
        ("经过三十日即视为送达", Period(30, "days"), False),
        ("24小时", Period(24, "hours"), False),
        ("二年", Period(2, "years"), False),
        ("一周内", Period(7, "days"), True),
        ("10日前", Period(10, "days"), True),
    ],
)
def test_period(text: str, period: Period, within: bool) -> None:
    (match,) = find_periods(text)
    assert (match.value, match.within) == (period, within)


@pytest.mark.parametrize(
    "text",
    ["60内", "3月5日", "2024年", "2024年3月5日", "〇日", "1.5年", "数十日内", "半个月", "百分之三", "5月"],
)
def test_no_period(text: str) -> None:
    assert find_periods(text) == ()


def test_a_period_beside_a_date() -> None:
    (match,) = find_periods("自2024年3月5日起15日内")
    assert match.value == Period(15, "days")


@pytest.mark.parametrize(
    "text",
    [
        "20  年" + "_" * 3000,
        "20  年" + " _" * 2000 + "x",
        "____年" * 2000,
        "2024年3月" + "＿" * 5000,
        "年" + "……" * 3000,
    ],
)
def test_long_rules_of_forms_take_no_time(text: str) -> None:
    """A ruled blank after 年 must not be walked in every possible way."""
    begin = clock.process_time()
    find_dates(text)
    assert clock.process_time() - begin < 1


def test_what_a_hand_wrote_into_a_template_is_not_blank() -> None:
    """A scan shows handwriting as pictures: the date is there, and nobody can read it."""
    (match,) = find_dates("\ufffc年\ufffc月\ufffc日")
    assert (match.value, match.damaged, match.blank) == (None, True, False)
    (empty,) = find_dates("年　月　日")
    assert (empty.damaged, empty.blank) == (False, True)


def test_a_misread_day_sign_is_repaired() -> None:
    (match,) = find_dates("2024年5月13曰")
    assert match.value == date(2024, 5, 13)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024/7/210时12分", date(2024, 7, 2)),
        ("2024/7/219时12分", date(2024, 7, 21)),
        ("2024.03.109:40", date(2024, 3, 10)),
        ("2024/7/28时", date(2024, 7, 28)),
        ("2024/7/1009时", date(2024, 7, 10)),
    ],
)
def test_a_day_run_into_the_hour(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize("text", ["2024/7/109时", "2024/7/218时"])
def test_a_day_that_may_be_either_is_none(text: str) -> None:
    assert parse_date(text) is None, "the 10th at nine, or the 1st"
