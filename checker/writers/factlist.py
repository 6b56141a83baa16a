"""The facts of a dossier arranged for reading: by document type, each with its source and place."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.dossier import Document
from checker.model.fact import Conflicting, Fact, Facts, Known, Missing
from checker.model.text import Evidence, Quality
from checker.writers.places import Place, Places
from checker.writers.words import ABSENCES, ORIGINS, readable, shortened, value_words


@dataclass(frozen=True, slots=True)
class FactLine:
    name: str  # 要素, without 文书
    document: Document | None
    value: str
    state: str  # known | missing | conflicting
    source: str
    quotes: tuple[tuple[str, Place], ...]
    note: str

    @property
    def told(self) -> bool:
        """Whether it gets a line of its own: a fact of which nothing at all stands in the dossier does not."""
        return self.state != "missing" or bool(self.quotes)


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts of one document type."""

    kind: str
    told: tuple[FactLine, ...]
    rest: tuple[tuple[str, tuple[str, ...]], ...]  # why missing → the names
    known: int
    count: int
    conflicting: bool

    @property
    def untold(self) -> int:
        return self.count - len(self.told)


def fact_groups(facts: Facts, places: Places) -> tuple[FactGroup, ...]:
    """By document type, in the order of the dossier; facts of the dossier as a whole first. Within a type
    those that are known come before those that are missing."""
    grouped: dict[str, list[FactLine]] = {"本案": []}
    for fact in facts.all():
        kind, _, name = fact.name.rpartition(".")
        grouped.setdefault(kind or "其他", []).append(_line(name, fact, places))
    return tuple(_group(kind, lines) for kind, lines in grouped.items() if lines)


def _group(kind: str, lines: list[FactLine]) -> FactGroup:
    rest: dict[str, dict[str, None]] = {}
    for line in lines:
        if not line.told:
            rest.setdefault(line.source, {})[line.name] = None
    return FactGroup(
        kind,
        tuple(sorted((line for line in lines if line.told), key=lambda line: line.state == "missing")),
        tuple((why, tuple(names)) for why, names in sorted(rest.items())),
        sum(1 for line in lines if line.state == "known"),
        len(lines),
        any(line.state == "conflicting" for line in lines),
    )


def _line(name: str, fact: Fact, places: Places) -> FactLine:
    match fact:
        case Known():
            source = ORIGINS[fact.origin]
            if fact.quality is Quality.POOR:
                source += "（字迹不清）"
            return FactLine(
                name,
                places.by_id(fact.document),
                value_words(fact.value),
                "known",
                source,
                _short_quotes(fact.evidence, places),
                fact.note,
            )
        case Missing():
            # Where nothing at all was seen the fact has no line of its own to say it on.
            searched = places.searched(fact.searched)[:3] if fact.seen else ()
            where = "；".join(f"{place.name or '整卷'}{place.pages}" for place in searched)
            return FactLine(
                name,
                places.by_id(fact.document),
                "—",
                "missing",
                ABSENCES[fact.why],
                _short_quotes(fact.seen, places),
                f"查过：{where}" if where else "",
            )
        case Conflicting():
            values = dict.fromkeys(value_words(c.value) for c in fact.candidates)
            return FactLine(
                name,
                None,
                " ≠ ".join(values),
                "conflicting",
                "各处不一致",
                tuple(q for c in fact.candidates for q in _short_quotes(c.evidence, places))[:6],
                "",
            )


def _short_quotes(evidence: tuple[Evidence, ...], places: Places) -> tuple[tuple[str, Place], ...]:
    return tuple((shortened(readable(e.quote).strip(), 60), places.at(e)) for e in evidence[:3])
