"""Shared by the modules that derive facts of the dossier as a whole (本案.…): which documents count, and how a
derived fact is made from the facts it rests on."""

from __future__ import annotations

from datetime import date, datetime

from checker.facts.hits import copy_to
from checker.model.fact import Absence, Fact, Facts, Known, Missing, Origin, Value

DECISIONS = ("行政处罚决定书", "不予行政处罚决定书", "当场行政处罚决定书")
NOTICES = ("行政处罚事先告知书", "不予行政处罚事先告知书")
HEARING_NOTICES = ("行政处罚听证告知书",)
RECEIPTS = ("送达回证", "邮寄送达凭证", "公告送达材料")


def derived(name: str, value: Value, like: Known | None = None, note: str = "") -> Known:
    return Known(
        name, value, like.evidence if like else (), origin=Origin.DERIVED,
        document=like.document if like else None, note=note, **({"quality": like.quality} if like else {}),
    )  # fmt: skip


def renamed(name: str, fact: Fact) -> Fact:
    return copy_to(fact, name)


def day_of(fact: Fact) -> date | None:
    if not isinstance(fact, Known):
        return None
    if isinstance(fact.value, datetime):
        return fact.value.date()
    return fact.value if isinstance(fact.value, date) else None


def first_known(facts: Facts, names: tuple[str, ...]) -> Fact:
    """The first that is known or conflicting; else the most telling absence."""
    seen = [facts.get(name) for name in names]
    for fact in seen:
        if not isinstance(fact, Missing):
            return fact
    return next((f for f in seen if isinstance(f, Missing) and f.why is not Absence.NO_DOCUMENT), seen[0])


def latest(facts: Facts, names: tuple[str, ...]) -> Fact:
    """The latest of all dates stated under ``names`` (a second notice or review replaces the first)."""
    known = [f for name in names for f in facts.each(name) if isinstance(f, Known) and day_of(f)]
    if known:
        return max(known, key=lambda f: day_of(f) or date.min)
    return first_known(facts, names)
