"""The sum a fine is measured by (项目合同金额, 货值金额 …), where a document states it."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.chinese.money import find_money
from checker.chinese.normalise import fold, plain
from checker.facts.hits import Hit
from checker.facts.sheet import Sheet
from checker.model.doctype import FactSpec

_CLOSE = re.compile(r"[^，,。；;\n0-9]{0,10}[：:（(]?[^，,。；;\n0-9]{0,8}")
_NO_STATEMENT = re.compile(r"不足|以上|以下|倍")
_PART = re.compile(r"单份|最高|其中|每")


def of_part(between: str) -> bool:
    """Whether what stands between a label and a sum makes it an upper limit, a price apiece or a part of the whole."""
    return _PART.search(between) is not None


def sum_after(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The sums that follow one of ``spec.after`` within the clause. The ends of a statute's range are none; a sum
    of which a rate is taken (合同金额 680 万元的千分之五) is one. Of parts and their total the total counts; other
    sums that differ conflict."""
    hits: list[Hit] = []
    for money in find_money(sheet.text):
        if money.range or money.formula:
            continue
        head = fold(sheet.text[max(money.start - 40, 0) : money.start]).text
        for wording in map(plain, spec.after):
            place = head.rfind(wording)
            between = head[place + len(wording) :]
            stated = place >= 0 and _CLOSE.fullmatch(between)
            if stated and not _NO_STATEMENT.search(between) and not of_part(between):
                hits.append(Hit(money.start, money.end, money.amount))
                break
    amounts = {hit.value for hit in hits if isinstance(hit.value, Decimal)}
    total = max(amounts, default=Decimal(0))
    if len(amounts) > 2 and sum(amounts) == 2 * total:
        return [hit for hit in hits if hit.value == total]
    return hits
