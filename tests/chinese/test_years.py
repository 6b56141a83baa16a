"""The year of a day written without one."""

from __future__ import annotations

from datetime import date

import pytest

from checker.chinese.years import dates_within, usual_year


def test_the_year_of_the_other_dates_and_numbers() -> None:
    assert usual_year("沅发改罚〔2024〕5号，2023年12月1日立案，2024年3月2日告知") == 2024
    assert usual_year("签收：10月16日") is None


def test_a_day_takes_the_year_of_the_document() -> None:
    whole = "石粮罚告〔2025〕8号\n签收：10月16日"
    assert [match.value for match in dates_within("10月16日", whole)] == [date(2025, 10, 16)]
    assert [match.value for match in dates_within("2023年10月16日", whole)] == [date(2023, 10, 16)]
    assert [match.value for match in dates_within("10月16日", "签收：10月16日")] == [None]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("225年10月15日", date(2025, 10, 15)),
        ("20 25年8月20日", date(2025, 8, 20)),
        ("202+年10月17日", date(2025, 10, 17)),
        ("二二五年八月二十五日", date(2025, 8, 25)),
        ("225年9月2日", None),  # or 12日, 22日
        ("225年2月15日", None),  # or 12月
        ("2 24年8月20日", None),  # another year
        ("5年8月20日", None),
    ],
)
def test_a_year_that_a_seal_covers_in_part(written: str, day: date | None) -> None:
    whole = f"桂发改罚〔2025〕3号\n2025年9月1日\n{written}"
    (match,) = dates_within(written, whole, scanned=True)
    assert match.value == day


def test_typed_papers_are_taken_at_their_word() -> None:
    (match,) = dates_within("225年10月15日", "桂发改罚〔2025〕3号", scanned=False)
    assert match.value is None and match.damaged
