"""The year of a day written without one (签收：10月16日), or with one that a seal covers in part (2 25年10月15日)."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.chinese.dates import DateMatch, find_dates, resolve_years
from checker.chinese.identifiers import find_document_numbers

_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_FRAGMENT = re.compile(r"[12一二][^\w\n]{0,2}(?:[\dOo〇零○一二三四五六七八九][^\w\n]{0,2}){1,3}$")

# what covers the year may cover a digit of the month or the day too: 2日 may have been 12日, 15日 can be nothing else
_WHOLE = re.compile(
    r"年(?:0?[3-9]|1[0-2]|[三四五六七八九]|十[一二])月(?:\d{2}|[二三]十[一二三四五六七八九])[日号]"
)


def dates_within(text: str, whole: str, scanned: bool = False) -> tuple[DateMatch, ...]:
    """The dates in ``text``, a part of the document ``whole``; a day without a year takes that of the date before it,
    else the year most of the document's other dates and numbers have. So does, in a ``scanned`` document, a day whose
    year recognition got in part, if what it got fits."""
    found = find_dates(text)
    if all(match.year_given and not (scanned and match.damaged) for match in found):
        return found
    year = usual_year(whole)
    if scanned and year:
        found = tuple(_mended(match, text, year) if match.damaged else match for match in found)
    return resolve_years(found, year)


def _mended(match: DateMatch, text: str, year: int) -> DateMatch:
    at = text.find("年", match.start, match.end)
    fragment = _FRAGMENT.search(text[:at]) if at >= 0 else None
    if fragment is None:
        return match
    digits = re.sub(r"\D", "", fragment.group().translate(_DIGITS))
    rest = iter(str(year))
    full = find_dates(f"{year}{text[at : match.end]}")
    if not _WHOLE.match("".join(text[at : match.end].split())):
        return match
    if 2 <= len(digits) <= 3 and all(digit in rest for digit in digits) and full and full[0].value:
        return replace(full[0], start=fragment.start(), end=match.end)
    return match


def usual_year(text: str) -> int | None:
    """The year most of the dates and document numbers in ``text`` have; None if it has none."""
    years = [match.value.year for match in find_dates(text) if match.value]
    years += [number.year for number in find_document_numbers(text)]
    return max(sorted(set(years)), key=years.count) if years else None
