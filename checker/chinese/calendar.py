"""Working days and periods (期间).

The day a period starts is not counted; a last day on a statutory rest day moves to the next working day
(民事诉讼法 第八十五条, 民法典 第二百零一条 to 第二百零三条). Working days follow the State Council's yearly
holiday arrangement with its make-up days, which ``chinesecalendar`` carries; a day outside its data raises
UnknownYear – never a guess from weekdays.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache


class UnknownYear(Exception):
    """The holiday arrangement of ``year`` is not known."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} 年的放假安排未知")
        self.year = year


@lru_cache(maxsize=1)
def _bounds() -> tuple[date, date]:
    from chinese_calendar.constants import holidays, workdays

    known = [*holidays, *workdays]
    return date(min(known).year, 1, 1), date(max(known).year, 12, 31)


def known_years() -> tuple[int, int]:
    """First and last year whose holidays are known."""
    first, last = _bounds()
    return first.year, last.year


@lru_cache(maxsize=65536)
def is_working_day(day: date) -> bool:
    """Whether offices work on ``day``, make-up days counted. Raises UnknownYear."""
    import chinese_calendar

    first, last = _bounds()
    if not first <= day <= last:
        raise UnknownYear(day.year)
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        raise UnknownYear(day.year) from None


@lru_cache(maxsize=4096)
def day_name(day: date) -> str:
    """Why ``day`` is or is not a working day: 星期三, 星期日（调休上班）, 国庆节放假."""
    weekday = "星期" + "一二三四五六日"[day.weekday()]
    try:
        working = is_working_day(day)
    except UnknownYear:
        return weekday
    if working:
        return f"{weekday}（调休上班）" if day.weekday() >= 5 else weekday
    return weekday if day.weekday() >= 5 else f"{weekday}（节假日）"


def add_days(day: date, count: int) -> date:
    """The ``count``-th natural day after ``day``."""
    return day + timedelta(days=count)


def add_working_days(day: date, count: int) -> date:
    """The ``count``-th working day after ``day``, which is not counted. Raises UnknownYear."""
    step = timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += step
        if is_working_day(day):
            left -= 1
    return day


def add_months(day: date, count: int) -> date:
    """The corresponding day ``count`` months on, or the month's last day (民法典 第二百零二条)."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def roll_forward(day: date) -> date:
    """``day`` itself if offices work on it, else the next working day. Raises UnknownYear."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def count_working_days(start: date, end: date) -> int:
    """Working days after ``start`` up to and including ``end``: the number such that
    ``add_working_days(start, n)`` reaches ``end`` when that is a working day. Raises UnknownYear."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(1 for day in days if is_working_day(day))


def working_days_between(start: date, end: date) -> int:
    """Whole working days between, neither end counted. Raises UnknownYear."""
    return count_working_days(start, end - timedelta(days=1)) if end > start else 0
