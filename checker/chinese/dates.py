"""Dates, times and periods as documents write them.

A damaged date (2025523日, 2024年13月1日, a template 20__年__月__日) is reported as damaged or blank, never as
another date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from checker.chinese.numerals import HANZI, parse_integer
from checker.model.fact import Period
from checker.model.text import PICTURE

_S = r"[ \t\v\n\u3000]{0,4}"  # OCR, justified lines and form fields put space anywhere
_Y = (
    r"(?:(?:19|20|2 0) ?\d ?\d|[１２][０-９]{3}|[一二][〇零○◯ΟОOo0九一二三四五六七八十]{3}"
    r"|[壹贰][零壹贰叁肆伍陆柒捌玖]{3})"
)
_N = r"(?:\d{1,2}|[〇零○◯]?(?:[一二三四五六七八九十廿卅]{1,3}|[壹贰叁肆伍陆柒捌玖拾]{1,3}))"
_MARKS = r"_＿×XxＸｘ*＊○…/\-—"
_MARK = f"[{_MARKS}]"
# what a form leaves between 年, 月 and 日: one class, so that a long rule is walked once
_GAP = rf"[ \t\v\n\u3000{_MARKS}]{{0,40}}"

_FULL = rf"(?P<y>{_Y}){_S}年{_S}(?P<m>{_N}){_S}[.．]?月{_S}(?P<d>{_N}){_S}[日号]"  # a speck on a scan reads as a dot
# where nothing parts the day from the hour: a month with a zero has days of two figures; else what can only be one
# day and an hour of work (2024/7/210时12分 is the 2nd), and what can be two stays open
_RUN_ON = r"(?:\d{2}(?=\d{2}{h})|\d(?=1[0-7]{h})|(?:[12][2-9]|[123]1(?!8))(?=[89]{h}))".replace(
    "{h}", r"(?:[时点]|:\d\d)"
)
_SEPARATED = (
    r"(?<![\d\-./])(?P<sy>(?:19|20|１９|２０)\d{2}) ?(?P<sep>[-/.．－／—–]) ?(?P<sm>(?P<zero>0)\d|\d{1,2}) ?(?P=sep) ?"
    rf"(?P<sd>\d{{1,2}}(?![\d\-/]|\.\d)|(?(zero)\d{{2}}(?=\d{{1,2}}(?:[时点]|:\d\d))|{_RUN_ON}))"
)
_MONTH_ONLY = (
    rf"(?P<oy>{_Y}){_S}年{_S}(?P<om>{_N}){_S}月(?:份|底|初|中旬|上旬|下旬|间)?(?!{_S}{_N}{_S}[日号])"
    rf"(?![ \t\u3000{_MARKS}]{{1,40}}[日号](?![常均前期报]))"
)
_YEARLESS = rf"(?:(?<=[同当该本]年)|(?<![\d年第〔]))(?P<nm>{_N}){_S}月{_S}(?P<nd>{_N}){_S}[日号]"
_TEMPLATE = (
    rf"(?P<template>(?:{_Y}|(?:19|20)?(?:\d{{0,2}}|{_MARK}{{1,12}})){_S}(?<![同当该本今去次前每])年"
    rf"{_GAP}(?:{_N})?{_S}月(?:{_GAP}(?:{_N})?{_S}[日号])?)"
)
# a character where 年 or 月 belongs; units of measure and what may stand between a number and a day are none
_MISREAD = r"(?![号元吨米个次份页人时分日月年期度至到前后底末初起于])[\u4e00-\u9fff]"
_BROKEN = (
    r"(?P<broken>(?<!\d)20\d{2}\s?(?:\d{2,4}|\d{0,2}年\d{3,4}|年\d{1,2}\s?\d{1,2}|\d{1,2}月\d{1,2}"
    rf"|{_MISREAD}\s?\d{{1,2}}\s?月\s?\d{{1,2}}|年\s?\d{{1,2}}\s?(?:{_MISREAD}|日)\s?\d{{1,2}})\s?日)"
)
_YEAR_READ = r"(?<!\d)(?:20[0-3]\d|[二2][〇零○0Oo][一二三1-3][〇零○一二三四五六七八九\d])"
_DAY_READ = r"[\dA-Za-z〇○一二三四五六七八九十]{0,3}"
_REMAINS = re.compile(
    rf"{_YEAR_READ}(?:\s+|\s*[^\d\s，。；、,;元万号〕\])）]\s*)[\d一二三四五六七八九十]{{1,2}}\s*[^\d\s，。；、元]?\s*{_DAY_READ}\s*\S?$"
    rf"|{_YEAR_READ}[-./][\dA-Za-z〇]{{1,2}}[-./][\dA-Za-z〇]{{1,3}}$"
    rf"|{_YEAR_READ}\d{{1,2}}月\s*{_DAY_READ}\s*\S?$"
    r"|(?<!\d)20\d(?:[ \u3000]\d)?[-./年]\d{1,2}[-./月]\d{1,2}日?$"  # a figure of the year lost or apart
    rf"|{_YEAR_READ}[-./]\d{{2,4}}$"  # the second mark lost
)
_TIME = rf"(?:{_S}(?P<half>上午|下午|中午|晚上?|凌晨)?{_S}(?P<h>\d{{1,2}}|[一二三四五六七八九十廿]{{1,3}}){_S}(?:时|点|[:：]){_S}(?:(?P<mi>\d{{1,2}}|[〇零一二三四五六七八九十廿卅]{{1,3}}|半){_S}分?(?!\d))?)"

_DATE = re.compile(rf"(?:{_FULL}|{_SEPARATED}){_TIME}?")
_OTHER = re.compile(rf"{_BROKEN}|{_MONTH_ONLY}|{_YEARLESS}{_TIME}?|{_TEMPLATE}")
_RANGE_DAY = re.compile(rf"{_S}(?:至|到|-|—|–|~|～){{1,2}}{_S}(?P<d>{_N}){_S}[日号]")
_CLOCK = re.compile(_TIME.removesuffix("?"))


@dataclass(frozen=True, slots=True)
class DateMatch:
    """``value`` is None when it is damaged, blank, or lacks a year or a day."""

    start: int
    end: int
    value: date | None
    damaged: bool = False  # something stands there that is no date
    blank: bool = False  # the empty template of a form
    time: time | None = None
    year_given: bool = True
    day_given: bool = True
    month: int | None = None
    day: int | None = None

    @property
    def moment(self) -> datetime | None:
        return datetime.combine(self.value, self.time) if self.value and self.time else None


def _day(year: str, month: str, day: str) -> date | None:
    y, m, d = parse_integer(year.replace(" ", "")), parse_integer(month), parse_integer(day)
    if y is None or m is None or d is None:
        return None
    try:
        return date(y, m, d)
    except ValueError:
        return None


def _time(match: re.Match[str]) -> time | None:
    hour_text = match.group("h")
    if not hour_text:
        return None
    hour, minute_text = parse_integer(hour_text), match.group("mi")
    minute = 30 if minute_text == "半" else parse_integer(minute_text) if minute_text else 0
    if hour is None or minute is None or minute > 59:
        return None
    half = match.group("half") or ""
    if half in ("下午", "晚", "晚上") and hour < 12:
        hour += 12
    return time(hour, minute) if hour <= 23 else None


@lru_cache(maxsize=8192)
def find_dates(text: str) -> tuple[DateMatch, ...]:
    """Every date in ``text`` in order, also yearless, dayless, damaged and blank ones. In a range
    (2024年3月1日至15日) the second day takes year and month of the first. A picture in the line (a seal over the
    date) parts nothing; in an empty template it is what somebody wrote there. 曰 is 日 misread."""
    text = text.replace("曰", "日")
    if PICTURE not in text:
        return _find_dates(text)
    places = [place for place, char in enumerate(text) if char != PICTURE]
    found = []
    for match in _find_dates(text.replace(PICTURE, "")):
        start, end = places[match.start], places[match.end - 1] + 1
        written = match.blank and PICTURE in text[max(start - 2, 0) : end]
        found.append(
            replace(
                match,
                start=start,
                end=end,
                blank=match.blank and not written,
                damaged=match.damaged or written,
            )
        )
    return tuple(found)


@lru_cache(maxsize=2048)
def _find_dates(text: str) -> tuple[DateMatch, ...]:
    found: list[DateMatch] = []
    place = 0
    for match in _DATE.finditer(text):
        found += _others(text, place, match.start())
        groups = match.groupdict()
        year, month, day = (groups["y"], groups["m"], groups["d"])
        if year is None:
            year, month, day = groups["sy"], groups["sm"], groups["sd"]
        value = _day(year, month, day)
        found.append(DateMatch(match.start(), match.end(), value, damaged=value is None, time=_time(match)))
        place = match.end()
        tail = _RANGE_DAY.match(text, place)
        if tail and value:
            second = _day(str(value.year), str(value.month), tail.group("d"))
            found.append(DateMatch(tail.start("d"), tail.end(), second, damaged=second is None))
            place = tail.end()
    found += _others(text, place, len(text))
    return tuple(found)


def _others(text: str, start: int, end: int) -> list[DateMatch]:
    found = []
    for match in _OTHER.finditer(text, start, end):
        groups = match.groupdict()
        if groups["broken"]:
            found.append(DateMatch(match.start(), match.end(), None, damaged=True))
        elif groups["oy"]:
            month = parse_integer(groups["om"])
            if month and month <= 12:
                found.append(DateMatch(match.start(), match.end(), None, day_given=False, month=month))
        elif groups["nm"]:
            month, day = parse_integer(groups["nm"]), parse_integer(groups["nd"])
            if month and day and month <= 12 and day <= 31:
                found.append(
                    DateMatch(
                        match.start(),
                        match.end(),
                        None,
                        time=_time(match),
                        year_given=False,
                        month=month,
                        day=day,
                    )
                )
        else:
            written = match.group()
            if re.search(r"年.{0,40}月", written, re.S):
                # A form prints 年月日, often the century or the year too; a month or day makes it damaged.
                filled = any(
                    c.isdecimal() or (c in HANZI and c not in "○◯") for c in written.partition("年")[2]
                )
                found.append(DateMatch(match.start(), match.end(), None, damaged=filled, blank=not filled))
    return found


def resolve_years(matches: Iterable[DateMatch], year: int | None = None) -> tuple[DateMatch, ...]:
    """Give yearless dates the year of the full date before them, as a reader does; before the first, ``year``."""
    resolved = []
    for match in matches:
        if match.value:
            year = match.value.year
        elif not match.year_given and year and match.month and match.day:
            try:
                match = replace(match, value=date(year, match.month, match.day))
            except ValueError:
                match = replace(match, damaged=True)
        resolved.append(match)
    return tuple(resolved)


def remains_of_date(text: str) -> tuple[int, int] | None:
    """Where ``text`` ends in what was a date before recognition spoilt it (2024年3月1S目), so that find_dates sees
    none or half of one."""
    match = _REMAINS.search(text.rstrip())
    return match.span() if match else None


def parse_date(text: str) -> date | None:
    """The one full date in ``text``; None if there is none, or if there are several different ones."""
    values = {match.value for match in find_dates(text) if match.value}
    return values.pop() if len(values) == 1 else None


def find_session(text: str) -> tuple[datetime | None, datetime | None]:
    """Start and end of a session (询问, 检查, 听证) from text such as 2024年3月5日9时30分至11时05分; the end
    may repeat the date or not. (None, None) when no start can be read."""
    starts = [match for match in resolve_years(find_dates(text)) if match.value]
    if not starts:
        return None, None
    first = starts[0]
    begin = first.moment
    place = first.end
    for other in starts[1:]:
        if other.moment and begin:
            return begin, other.moment
    written = text[first.start : first.end]
    if begin is None and first.value and (opening := _next_clock(text, place)):
        begin, place = datetime.combine(first.value, opening[1]), opening[0].end()
        written = opening[0].group()
    closing = _next_clock(text, place)
    if begin is None or closing is None:
        return begin, None
    match, clock = closing
    end = datetime.combine(begin.date(), clock)
    if re.search(r"(?:次|翌|第二)[日天]", text[place : match.start("h")]):
        end += timedelta(days=1)
    elif end < begin and end.hour < 12 and re.search("[下晚]", written) and not match.group("half"):
        end += timedelta(hours=12)  # 下午3时至4时30分: the half of the day is said once
    return begin, end


def _next_clock(text: str, place: int) -> tuple[re.Match[str], time] | None:
    return next(((m, t) for m in _CLOCK.finditer(text, place) if (t := _time(m))), None)


_PERIOD = re.compile(
    rf"(?<![\d.．数几{HANZI}])(?P<n>\d{{1,4}}|[{HANZI}]{{1,6}}){_S}(?:[（(]{_S}\d{{1,3}}{_S}[）)]{_S})?个?{_S}"
    rf"(?P<unit>工{_S}作{_S}日|自然日|日历日|日|天|月|周|年|小时)(?P<working>{_S}[（(]工作日[）)])?(?P<in>{_S}(?:以内|之内|内|前|期满|届满|后|以上|以前|起)?)"
)
_MONTHS_SPELLED = re.compile(rf"(?:\d{{1,2}}|[{HANZI}]{{1,3}}){_S}个{_S}月")
_UNITS = {
    "工作日": "working_days", "日": "days", "天": "days", "自然日": "days", "日历日": "days", "月": "months",
    "年": "years", "小时": "hours",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PeriodMatch:
    start: int
    end: int
    value: Period
    within: bool  # followed by 内/以内/前 …, so that it reads as a limit


def find_periods(text: str) -> tuple[PeriodMatch, ...]:
    """Lengths of time: 十五日内, 5个工作日, 六个月, 24小时. Not dates: 3月5日 and 2024年 give none."""
    dates = [(match.start, match.end) for match in find_dates(text)]
    found = []
    for match in _PERIOD.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in dates):
            continue
        number, unit = parse_integer(match.group("n")), "".join(match.group("unit").split())
        if match.group("working") and unit in ("日", "天"):
            unit = "工作日"
        if number is None or number == 0 or (unit == "年" and number > 100):
            continue
        if unit == "月" and not _MONTHS_SPELLED.search(match.group()):
            continue
        period = Period(number * 7, "days") if unit == "周" else Period(number, _UNITS[unit])
        found.append(PeriodMatch(match.start(), match.end(), period, bool(match.group("in").strip())))
    return tuple(found)
