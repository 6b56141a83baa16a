"""Checks on the samples themselves: numbers, periods and labels hold, apart from the declared defects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker.chinese.calendar import count_working_days, is_working_day
from checker.chinese.dates import find_dates
from checker.chinese.identifiers import find_credit_codes, find_resident_ids

from .model import Case

_FEWEST_FACTS = 15
_ROW = re.compile(r"(?:GEN|PEN|SIM)-\d\d")


def _day(case: Case, name: str) -> date | None:
    value = case.facts.get(name)
    return value if isinstance(value, date) else None


def faults(case: Case, document_types: frozenset[str], rules: frozenset[str]) -> Iterator[str]:
    """What is wrong with a sample, in words; nothing for a good one.

    A label names a row of the requirements (GEN-03) or, where no row says it, a rule (P218a).
    """
    declared = set(case.must_fail) | set(case.may_flag)
    text = "\n".join(case.files.values())
    for match in (*find_credit_codes(text), *find_resident_ids(text)):
        if match.valid is False and match.value not in case.wrong_codes:
            yield f"check digit of {match.value}"
    for found in find_dates(text):
        written = text[found.start : found.end]
        blank = not any(c.isalnum() and c not in "年月日" for c in written)
        if found.value is None and found.year_given and found.day_given and not (found.damaged or blank):
            yield f"no such day: {written}"
    filed, decided = _day(case, "立案审批表.立案日期"), _day(case, "行政处罚决定书.决定日期")
    served, shown = _day(case, "行政处罚决定书.送达日期"), _day(case, "行政处罚信息公示材料.公示日期")
    extended = "案件办理延期审批表" in case.documents
    if filed and decided and (decided - filed).days > 90 and not extended and "PEN-40" not in declared:
        yield f"{(decided - filed).days} days from filing to decision"
    if decided and served and count_working_days(decided, served) > 7 and "PEN-41" not in declared:
        yield "served after more than seven working days"
    if decided and shown and count_working_days(decided, shown) > 7 and "GEN-28" not in declared:
        yield "published after more than seven working days"
    for day in (filed, decided):
        if day and not is_working_day(day):
            yield f"offices are closed on {day}"
    if len(case.facts) < _FEWEST_FACTS:
        yield f"only {len(case.facts)} facts labelled"
    for name in case.documents:
        if document_types and name not in document_types:
            yield f"unknown document type {name}"
    for row in declared:
        if not _ROW.fullmatch(row) and row not in rules:
            yield f"neither a requirement nor a rule: {row}"
    if set(case.must_fail) & set(case.may_flag):
        yield "a row both in must_fail and in may_flag"
