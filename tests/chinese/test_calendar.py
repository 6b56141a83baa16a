"""Working days against the arrangements of the State Council."""

from __future__ import annotations

from datetime import date

import pytest

from checker.chinese import calendar
from checker.chinese.calendar import (
    UnknownYear,
    add_days,
    add_months,
    add_working_days,
    count_working_days,
    day_name,
    is_working_day,
    known_years,
    roll_forward,
    working_days_between,
)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 3, 5), True),  # an ordinary Tuesday
        (date(2024, 3, 9), False),  # a Saturday
        (date(2024, 2, 10), False),  # Spring Festival
        (date(2024, 2, 12), False),  # a Monday inside it
        (date(2024, 2, 18), True),  # a Sunday worked for it
        (date(2024, 2, 4), True),
        (date(2024, 10, 1), False),
        (date(2024, 10, 12), True),  # a Saturday worked for National Day
        (date(2023, 10, 6), False),
        (date(2024, 9, 16), False),  # Monday before Mid-Autumn
        (date(2020, 1, 31), False),  # the holiday prolonged in 2020
    ],
)
def test_working_day(day: date, working: bool) -> None:
    assert is_working_day(day) is working


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2024, 3, 5), 0, date(2024, 3, 5)),
        (date(2024, 3, 5), 1, date(2024, 3, 6)),
        (date(2024, 3, 5), 5, date(2024, 3, 12)),
        (date(2024, 3, 8), 1, date(2024, 3, 11)),
        (date(2024, 2, 9), 5, date(2024, 2, 22)),  # over Spring Festival, with the Sunday worked for it
        (date(2024, 9, 30), 5, date(2024, 10, 12)),  # over National Day
        (date(2024, 3, 12), -5, date(2024, 3, 5)),
        (date(2024, 3, 9), -1, date(2024, 3, 8)),
    ],
)
def test_add_working_days(start: date, count: int, end: date) -> None:
    assert add_working_days(start, count) == end


@pytest.mark.parametrize(
    ("start", "end", "to", "between"),
    [
        (date(2024, 3, 5), date(2024, 3, 5), 0, 0),
        (date(2024, 3, 5), date(2024, 3, 6), 1, 0),
        (date(2024, 3, 5), date(2024, 3, 12), 5, 4),
        (date(2024, 3, 8), date(2024, 3, 10), 0, 0),
        (date(2024, 3, 12), date(2024, 3, 5), 0, 0),  # never negative
        (date(2024, 9, 30), date(2024, 10, 12), 5, 4),
    ],
)
def test_count(start: date, end: date, to: int, between: int) -> None:
    assert count_working_days(start, end) == to
    assert working_days_between(start, end) == between


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 3, 15), 6, date(2024, 9, 15)),
        (date(2024, 11, 30), 3, date(2025, 2, 28)),
        (date(2024, 12, 31), 12, date(2025, 12, 31)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 1, 1), -1, date(2023, 12, 1)),
    ],
)
def test_add_months(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


def test_add_days_counts_from_the_day_after() -> None:
    assert add_days(date(2024, 2, 28), 2) == date(2024, 3, 1)


@pytest.mark.parametrize(
    ("day", "rolled"),
    [
        (date(2024, 3, 5), date(2024, 3, 5)),
        (date(2024, 3, 9), date(2024, 3, 11)),
        (date(2024, 10, 1), date(2024, 10, 8)),
        (date(2024, 2, 18), date(2024, 2, 18)),
    ],
)
def test_roll_forward(day: date, rolled: date) -> None:
    assert roll_forward(day) == rolled


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 3, 6), "星期三"),
        (date(2024, 2, 18), "星期日（调休上班）"),
        (date(2024, 3, 9), "星期六"),
        (date(2024, 10, 1), "星期二（节假日）"),
        (date(1990, 1, 1), "星期一"),  # no arrangement known: the weekday alone, nothing claimed
    ],
)
def test_day_name(day: date, name: str) -> None:
    assert day_name(day) == name


def test_a_year_without_arrangement_is_never_guessed() -> None:
    first, last = known_years()
    for year in (first - 1, last + 1):
        with pytest.raises(UnknownYear) as caught:
            is_working_day(date(year, 6, 3))
        assert caught.value.year == year
        assert str(year) in str(caught.value)


def test_counting_over_the_edge_of_what_is_known_is_refused() -> None:
    _, last = known_years()
    edge = date(last, 12, 30)
    with pytest.raises(UnknownYear):
        add_working_days(edge, 10)
    with pytest.raises(UnknownYear):
        count_working_days(edge, date(last + 1, 1, 10))
    with pytest.raises(UnknownYear):
        roll_forward(date(last + 1, 1, 1))


def test_a_gap_in_the_library_is_an_unknown_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """chinesecalendar says NotImplementedError for a year it lacks."""
    import chinese_calendar

    def lacking(day: date) -> bool:
        raise NotImplementedError(day)

    monkeypatch.setattr(chinese_calendar, "is_workday", lacking)
    calendar.is_working_day.cache_clear()
    with pytest.raises(UnknownYear):
        is_working_day(date(2024, 3, 5))
    calendar.is_working_day.cache_clear()
