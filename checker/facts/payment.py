"""Money due and money paid: what the decision demands, what the receipts show, what 加处罚款 may amount to."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from checker.chinese.money import find_money
from checker.chinese.normalise import plain
from checker.facts.hits import Hit
from checker.facts.prose import sentences
from checker.facts.sheet import Sheet
from checker.facts.values import money_value
from checker.model.doctype import FactSpec
from checker.model.dossier import Dossier
from checker.model.fact import Absence, Fact, Facts, Known, Missing, Origin

DECISIONS = ("行政处罚决定书", "当场行政处罚决定书")
DAILY_RATE = Decimal("0.03")  # 行政处罚法 第七十二条 第一款 第一项, unchanged since 1996
_NOT_ADDED = re.compile(r"(?:原|本金|罚款(?:数额|金额|本金)?(?:为|是|计|人民币)*)$")
_ADDED = re.compile(r"(?:加处|滞纳)[^，。；]{0,16}$")


def stated_sum(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """A sum at ``label``, else the last one that follows one of ``wording`` in a sentence. Ranges, bases of a
    percentage and the principal are others."""
    hits = money_value(sheet, spec) if spec.label else []
    if any(hit.value is not None for hit in hits):
        return hits
    for sentence in sentences(sheet.text):
        at = min((i for word in spec.wording if (i := sentence.text.find(word)) >= 0), default=-1)
        if at < 0:
            continue
        for money in find_money(sentence.text):
            head = sentence.text[: money.start]
            if money.start < at or money.range or money.rate or money.formula:
                continue
            if _NOT_ADDED.search(plain(head)) and not _ADDED.search(plain(head)):
                continue
            hits.append(Hit(sentence.start + money.start, sentence.start + money.end, money.amount))
    return [h for h in hits if h.value is not None][-1:] or hits


_IN_FIGURES = re.compile(r"小写[）)]?\s*[：:]?\s*[¥￥]?\s*(?P<n>\d[\d,]*(?:\.\d{1,2})?)")


def receipt_sum(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """What a receipt shows as paid: at ``label``; else the sum 小写 behind the words, or the one sum in words."""
    hits = money_value(sheet, spec)
    if any(hit.value is not None for hit in hits):
        return hits
    figures = _IN_FIGURES.search(sheet.text)
    if figures:
        amount = Decimal(figures["n"].replace(",", ""))
        return [Hit(figures.start("n"), figures.end("n"), amount)]
    words = [money for money in find_money(sheet.text) if money.style != "digits"]
    if len({money.amount for money in words}) == 1:
        return [Hit(words[0].start, words[0].end, words[0].amount)]
    return hits


def money_facts(dossier: Dossier, facts: Facts, found: dict[str, Fact]) -> dict[str, Fact]:
    """本案.应缴总额, 本案.缴款总额, 本案.分期缴款 and 本案.加处罚款应计金额."""
    due = _due(facts)
    return {
        "本案.应缴总额": due,
        "本案.缴款总额": _paid(facts, due),
        "本案.分期缴款": _in_parts(facts, due),
        "本案.加处罚款应计金额": _accrued(dossier, facts, found),
    }


def _derived(name: str, value: Decimal, parts: list[Known], note: str) -> Known:
    evidence = tuple(e for part in parts for e in part.evidence)
    return Known(name, value, evidence, origin=Origin.DERIVED, document=parts[0].document, note=note)


def _amount(fact: Fact) -> Decimal | None:
    return (
        Decimal(str(fact.value))
        if isinstance(fact, Known) and isinstance(fact.value, (Decimal, int))
        else None
    )


def _day(fact: Fact) -> date | None:
    return fact.value if isinstance(fact, Known) and isinstance(fact.value, date) else None


def _due(facts: Facts) -> Fact:
    """The fine and what is forfeited in money."""
    name = "本案.应缴总额"
    for kind in DECISIONS:
        fine, forfeit, kinds = (facts.get(f"{kind}.{n}") for n in ("罚款金额", "没收金额", "处罚种类"))
        if not isinstance(fine, Known):
            continue
        imposed = kinds.value if isinstance(kinds, Known) and isinstance(kinds.value, tuple) else ()
        forfeits = "没收违法所得" in imposed
        more = _amount(forfeit)
        # 没收财物 with a sum: money that was received, or what the goods are worth
        if (forfeits and more is None) or (not forfeits and "没收非法财物" in imposed and more is not None):
            return Missing(name, Absence.DAMAGED, document=fine.document)
        total = (_amount(fine) or Decimal(0)) + (more or 0 if forfeits else 0)
        parts = [fine, forfeit] if forfeits and isinstance(forfeit, Known) else [fine]
        return _derived(name, total, parts, "罚款与没收的款项合计" if forfeits else "罚款")
    return Missing(name, Absence.NO_DOCUMENT)


def _paid(facts: Facts, due: Fact) -> Fact:
    """All receipts together. The slip of the bank and the receipt of one payment are one: equal sums of one day
    count once, and a receipt over the whole sum due counts alone."""
    name = "本案.缴款总额"
    receipts = facts.each("罚没票据.缴款金额")
    known = [f for f in receipts if isinstance(f, Known)]
    if not receipts:
        return Missing(name, Absence.NO_DOCUMENT)
    if len(known) < len(receipts):
        return next(
            Missing(name, getattr(f, "why", Absence.DAMAGED)) for f in receipts if not isinstance(f, Known)
        )
    whole = next((f for f in known if _amount(f) == _amount(due)), None)
    if whole is not None:
        return _derived(name, _amount(whole) or Decimal(0), [whole], "一张票据缴清")
    distinct = {
        (_amount(f), str(_day(facts.of(f.document or "", "缴款日期")))): f for f in known
    }  # fmt: skip
    total = sum((amount or Decimal(0) for amount, _ in distinct), Decimal(0))
    return _derived(name, total, list(distinct.values()), f"{len(distinct)} 张票据合计")


def _in_parts(facts: Facts, due: Fact) -> Fact:
    """Whether several payments of different days, none of them the whole sum due, are receipted."""
    known = [f for f in facts.each("罚没票据.缴款金额") if isinstance(f, Known)]
    days = {day for f in known if (day := _day(facts.of(f.document or "", "缴款日期")))}
    whole = any(_amount(f) == _amount(due) for f in known)
    if len(days) < 2 or whole or _amount(due) is None:
        return Missing("本案.分期缴款", Absence.NO_DOCUMENT)
    evidence = tuple(e for f in known for e in f.evidence)
    return Known("本案.分期缴款", True, evidence, origin=Origin.DERIVED, document=known[0].document)


def _accrued(dossier: Dossier, facts: Facts, found: dict[str, Fact]) -> Fact:
    """Three in a hundred a day from the day after the period for payment, both days counted, never more than
    the fine. Deferred payment moves the beginning, which the dossier's papers state in too many ways: none then."""
    name = "本案.加处罚款应计金额"
    if not dossier.of_type("加处罚款决定书") or dossier.of_type("延期(分期)缴纳罚款申请及批准书"):
        return Missing(name, Absence.NO_DOCUMENT)
    fine = found.get("本案.罚款金额")
    start, end = facts.get("加处罚款决定书.加处起算日期"), facts.get("加处罚款决定书.加处截止日期")
    first, last, principal = _day(start), _day(end), _amount(fine) if fine else None
    if first is None or last is None or principal is None or last < first:
        return Missing(name, Absence.NOT_FOUND)
    days = (last - first).days + 1
    amount = min(principal * DAILY_RATE * days, principal)
    capped = "，以本金为限" if principal * DAILY_RATE * days > principal else ""
    note = f"{first} 至 {last} 共 {days} 日，{principal:f} 元×3%×{days}{capped}"
    return _derived(name, amount, [f for f in (fine, start, end) if isinstance(f, Known)], note)
