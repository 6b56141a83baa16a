"""What a published text must not show: numbers of identity papers and of accounts in full (行政处罚法 第五十条)."""

from __future__ import annotations

import re

from checker.chinese.identifiers import find_resident_ids
from checker.facts.hits import Hit
from checker.facts.sheet import Sheet
from checker.model.doctype import FactSpec

_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


def open_numbers(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """Resident numbers and mobile numbers that stand unmasked, shortened, as a tuple; empty where there is none.
    The numbers of organs' telephones are public and do not count."""
    places = [(m.start, m.end, "身份证号") for m in find_resident_ids(sheet.text) if not m.masked and m.valid]
    places += [
        (m.start(), m.end(), "手机号码") for m in _PHONE.finditer(sheet.text)
        if not re.search(r"(?:联系|咨询|监督|投诉|举报)[^\n]{0,12}$", sheet.text[: m.start()])
    ]  # fmt: skip
    if not places:
        return [Hit(0, 1, ())]
    shown = tuple(f"{what} {sheet.text[a : a + 3]}……{sheet.text[b - 2 : b]}" for a, b, what in places)
    return [Hit(places[0][0], places[0][1], shown)]
