"""Arithmetic of working days: adding and counting undo each other; an unknown year is refused, never guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.chinese.calendar import (
    UnknownYear,
    add_days,
    add_months,
    add_working_days,
    count_working_days,
    is_working_day,
    known_years,
    roll_forward,
    working_days_between,
)

FIRST, LAST = known_years()
# far enough from both ends that no sum below leaves the known years
DAYS = st.dates(date(FIRST, 7, 1), date(LAST, 6, 30))
COUNTS = st.integers(0, 60)


@given(DAYS, COUNTS)
def test_count_undoes_add(day: date, count: int) -> None:
    assert count_working_days(day, add_working_days(day, count)) == count


@given(DAYS, st.integers(0, 90))
def test_add_undoes_count(day: date, later: int) -> None:
    end = day + timedelta(days=later)
    assume(is_working_day(end) and later > 0)
    assert add_working_days(day, count_working_days(day, end)) == end


@given(DAYS, st.integers(1, 60))
def test_the_last_day_is_a_working_day(day: date, count: int) -> None:
    end = add_working_days(day, count)
    assert is_working_day(end)
    assert end > day


@given(DAYS, COUNTS, COUNTS)
def test_steps_add_up(day: date, one: int, other: int) -> None:
    assert add_working_days(add_working_days(day, one), other) == add_working_days(day, one + other)


@given(DAYS, st.integers(1, 60))
def test_back_is_the_way_there(day: date, count: int) -> None:
    assume(is_working_day(day))
    assert add_working_days(add_working_days(day, count), -count) == day


@given(DAYS, st.integers(0, 90))
def test_neither_end_is_counted_between(day: date, later: int) -> None:
    end = day + timedelta(days=later)
    inner = [day + timedelta(days=n) for n in range(1, later)]
    assert working_days_between(day, end) == sum(map(is_working_day, inner))


@given(DAYS)
def test_roll_forward_is_the_first_working_day(day: date) -> None:
    rolled = roll_forward(day)
    assert is_working_day(rolled)
    assert not any(is_working_day(day + timedelta(days=n)) for n in range((rolled - day).days))
    assert roll_forward(rolled) == rolled


@given(DAYS, st.integers(-24, 24))
def test_months_keep_the_day_or_take_the_last(day: date, months: int) -> None:
    end = add_months(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end.day < day.day and add_days(end, 1).day == 1)


@given(
    st.one_of(
        st.dates(date(1900, 1, 1), date(FIRST - 1, 12, 31)),
        st.dates(date(LAST + 1, 1, 1), date(2100, 12, 31)),
    )
)
def test_no_day_outside_the_known_years_is_judged(day: date) -> None:
    with pytest.raises(UnknownYear) as caught:
        is_working_day(day)
    assert caught.value.year == day.year
    with pytest.raises(UnknownYear):
        roll_forward(day)
    with pytest.raises(UnknownYear):
        add_working_days(day, 1 if day.year > LAST else -1)


@given(st.dates(date(LAST, 12, 1), date(LAST, 12, 31)), st.integers(25, 60))
def test_a_period_that_runs_out_of_the_known_years_is_refused(day: date, count: int) -> None:
    with pytest.raises(UnknownYear):
        add_working_days(day, count)
