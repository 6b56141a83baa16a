"""The year of a day written without one (签收：10月16日)."""

from __future__ import annotations

from checker.chinese.dates import DateMatch, find_dates, resolve_years
from checker.chinese.identifiers import find_document_numbers


def dates_within(text: str, whole: str) -> tuple[DateMatch, ...]:
    """The dates in ``text``, a part of the document ``whole``; a day without a year takes that of the date before it,
    else the year most of the document's other dates and numbers have."""
    found = find_dates(text)
    if all(match.year_given for match in found):
        return found
    return resolve_years(found, usual_year(whole))


def usual_year(text: str) -> int | None:
    """The year most of the dates and document numbers in ``text`` have; None if it has none."""
    years = [match.value.year for match in find_dates(text) if match.value]
    years += [number.year for number in find_document_numbers(text)]
    return max(sorted(set(years)), key=years.count) if years else None
