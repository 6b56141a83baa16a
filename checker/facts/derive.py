"""Facts of the dossier as a whole (本案.…), from the facts of its documents."""

from __future__ import annotations

from collections.abc import Mapping

from checker.facts import course, days
from checker.facts.listing import listing_facts
from checker.facts.paging import paging_facts
from checker.facts.parties import party_facts
from checker.facts.payment import money_facts
from checker.facts.titles import titles_of
from checker.model.doctype import DocumentType
from checker.model.dossier import Dossier
from checker.model.fact import Fact, Facts


def derive(dossier: Dossier, facts: Facts, types: Mapping[str, DocumentType]) -> dict[str, Fact]:
    """All derived facts, by name. Each step may look at what the steps before it derived."""
    found: dict[str, Fact] = {}
    titles = titles_of(tuple(types.values()))
    found |= days.services(dossier, facts, titles)
    looked = _with(facts, found)
    found |= party_facts(dossier, looked)
    found |= days.dates(dossier, looked)
    looked = _with(facts, found)
    found |= days.money(dossier, looked)
    found |= course.rights(dossier, looked)
    found |= course.periods({**found}, looked)
    found |= money_facts(dossier, looked, found)
    found |= listing_facts(dossier, types)
    found |= paging_facts(dossier, titles)
    found["本案.案件阶段"] = course.stage(dossier, found)
    return found


def _with(facts: Facts, derived: Mapping[str, Fact]) -> Facts:
    return Facts([(fact.document, fact) for fact in facts.all()], derived)
