"""The year of a day written without one."""

from __future__ import annotations

from datetime import date

from checker.chinese.years import dates_within, usual_year


def test_the_year_of_the_other_dates_and_numbers() -> None:
    assert usual_year("沅发改罚〔2024〕5号，2023年12月1日立案，2024年3月2日告知") == 2024
    assert usual_year("签收：10月16日") is None


def test_a_day_takes_the_year_of_the_document() -> None:
    whole = "石粮罚告〔2025〕8号\n签收：10月16日"
    assert [match.value for match in dates_within("10月16日", whole)] == [date(2025, 10, 16)]
    assert [match.value for match in dates_within("2023年10月16日", whole)] == [date(2023, 10, 16)]
    assert [match.value for match in dates_within("10月16日", "签收：10月16日")] == [None]
