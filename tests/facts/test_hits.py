"""What becomes of hits: one value, several that agree, several that do not, none and why."""

from __future__ import annotations

import pytest
from paper import dossier_of

from checker.facts.hits import Hit, copy_to, settle
from checker.model.doctype import FactSpec
from checker.model.fact import Absence, Conflicting, Fact, Known, Missing, Origin

TEXT = "立案审批表\n案号：巫发改立〔2023〕5号\n当事人：鹤鸣茶油厂"


def settled(*hits: Hit, pick: str = "only", unread: bool = False) -> Fact:
    (document,) = dossier_of(("立案审批表", TEXT)).documents
    return settle(document, FactSpec("某要素", "text", pick=pick), list(hits), unread)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("鹤鸣茶油厂", "鹤鸣茶油厂"),
        ("鹤鸣（巫水）茶油厂", "鹤鸣(巫水)茶油厂"),
        ("巫发改立〔2023〕5号", "巫发改立〔2023〕第5号"),
    ],
)
def test_values_that_agree_are_one(one: str, other: str) -> None:
    found = settled(Hit(6, 9, one), Hit(20, 24, other))
    assert isinstance(found, Known) and found.value == one


def test_values_that_differ_conflict_with_a_place_each() -> None:
    found = settled(Hit(6, 8, "甲"), Hit(9, 12, "乙"), Hit(6, 8, "甲"))
    assert isinstance(found, Conflicting)
    assert [c.value for c in found.candidates] == ["甲", "乙"]
    assert all(c.evidence for c in found.candidates)


@pytest.mark.parametrize(
    ("pick", "value"), [("first", ("甲",)), ("last", ("乙", "丙")), ("all", ("甲", "乙", "丙"))]
)
def test_the_choice_among_several(pick: str, value: tuple[str, ...]) -> None:
    found = settled(Hit(0, 2, ("甲",)), Hit(3, 5, ("乙", "丙")), pick=pick)
    assert isinstance(found, Known) and found.value == value


@pytest.mark.parametrize(
    ("hits", "unread", "why"),
    [
        ((), False, Absence.NOT_FOUND),
        ((Hit(0, 2),), False, Absence.BLANK),
        ((Hit(0, 2), Hit(3, 5, why=Absence.DAMAGED)), False, Absence.DAMAGED),
        ((Hit(0, 2),), True, Absence.UNREAD),  # the page that could not be read may hold it
        ((Hit(3, 5, why=Absence.DAMAGED),), True, Absence.DAMAGED),
    ],
)
def test_why_nothing_was_found(hits: tuple[Hit, ...], unread: bool, why: Absence) -> None:
    found = settled(*hits, unread=unread)
    assert isinstance(found, Missing) and found.why is why
    assert [place.document for place in found.searched] == ["d01"]


def test_a_value_wins_over_an_empty_field() -> None:
    found = settled(Hit(0, 2), Hit(3, 5, "甲"))
    assert isinstance(found, Known) and found.value == "甲"


def test_a_copy_is_derived_but_what_is_declared_stays_declared() -> None:
    known = Known("立案审批表.审批日期", "甲", ())
    assert copy_to(known, "本案.立案日期") == Known("本案.立案日期", "甲", (), origin=Origin.DERIVED)
    declared = Known("立案审批表.立案日期", "甲", (), origin=Origin.DECLARED)
    assert copy_to(declared, "本案.立案日期").origin is Origin.DECLARED  # type: ignore[union-attr]
