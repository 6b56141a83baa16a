"""A report arranged for reading: order, grouping, quotes in context, places in words. No markup here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from checker.model.dossier import UNRECOGNISED, Document
from checker.model.fact import Conflicting, Fact, Known, Missing, Searched
from checker.model.finding import Finding, Severity, Verdict
from checker.model.report import Report
from checker.model.text import Box, Evidence, Quality
from checker.writers.crops import Pages, lines_of, pages_of
from checker.writers.places import Places
from checker.writers.words import (
    ABSENCES,
    ORIGINS,
    QUALITIES,
    SEVERITIES,
    VERDICTS,
    pages_words,
    problem_name,
    problem_order,
    ranges,
    readable,
    stage_order,
    value_words,
)

CONTEXT = 70
"""Characters of the page shown on each side of a quote."""

LONGEST_QUOTE = 500
MOST_QUOTES = 12
"""Quotes shown in full a finding; the places of further ones are listed."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a file, and the document it belongs to."""

    document: Document | None
    file: str
    pages: str  # 第 1—3 页
    quality: str = ""
    poor: bool = False

    @property
    def name(self) -> str:
        return document_name(self.document) if self.document else ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote in its context; ``lines`` are the boxes of its printed lines on ``page_number``."""

    place: Place
    before: str
    marked: str
    after: str
    file: str
    page: int
    lines: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A finding ready to be shown."""

    id: str  # for deep links
    finding: Finding
    verdict: str
    verdict_name: str
    severity: str
    severity_name: str
    sentence: str
    problem: str
    document: Document | None
    documents: tuple[str, ...]  # every document it bears on, for the filter
    quotes: tuple[Quote, ...]
    further: tuple[Place, ...]  # places of quotes beyond MOST_QUOTES
    searched: tuple[Place, ...]
    look: tuple[Place, ...]  # pages somebody should open
    open: bool


@dataclass(frozen=True, slots=True)
class Group:
    verdict: str
    name: str
    meaning: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class FactLine:
    name: str  # 要素, without 文书
    document: Document | None
    value: str
    state: str  # known | missing | conflicting
    source: str
    quotes: tuple[tuple[str, Place], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a filter."""

    value: str
    name: str
    count: int


def document_name(document: Document) -> str:
    if document.type == UNRECOGNISED:
        return f"未识别材料（{readable(document.title)}）"
    served = f"（送达{document.serves}）" if document.serves else ""
    return f"《{document.type}》{served}"


class View:
    """Everything the report template shows, worked out once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._places = Places(report.dossier)
        self._pages: Pages = pages_of(report)
        self._ids: dict[str, int] = {}
        items = [self._item(finding) for finding in sorted(report.findings, key=_order)]
        self.items = tuple(items)
        self.groups = tuple(
            Group(verdict.value, name, meaning, tuple(i for i in items if i.finding.verdict is verdict))
            for verdict, (name, meaning) in VERDICTS.items()
        )
        failures = [item for item in items if item.finding.verdict is Verdict.FAIL]
        self.vetoes = tuple(i for i in failures if i.finding.severity is Severity.VETO)
        self.failures = tuple(failures)
        self.veto_doubts = sum(
            1 for i in items if i.finding.verdict is Verdict.UNSURE and i.finding.severity is Severity.VETO
        )
        self.rule_item = {item.finding.rule: item for item in reversed(items)}

    # Filters

    @property
    def stages(self) -> tuple[Choice, ...]:
        return _choices((i.finding.stage for i in self.items), order=stage_order)

    @property
    def bases(self) -> tuple[Choice, ...]:
        return _choices(basis for i in self.items for basis in dict.fromkeys(i.finding.basis))

    @property
    def problems(self) -> tuple[Choice, ...]:
        return _choices((i.finding.problem for i in self.items), name=problem_name, order=problem_order)

    @property
    def documents(self) -> tuple[Choice, ...]:
        counts: dict[str, int] = {}
        for item in self.items:
            for id in item.documents:
                counts[id] = counts.get(id, 0) + 1
        return tuple(
            Choice(d.id, f"{d.id} {document_name(d)}", counts[d.id])
            for d in self.report.dossier.documents
            if d.id in counts
        )

    # Facts

    @property
    def facts(self) -> tuple[tuple[str, tuple[FactLine, ...]], ...]:
        """By document type, in the order of the dossier; facts of the dossier as a whole first."""
        grouped: dict[str, list[FactLine]] = {"本案": []}
        for fact in self.report.facts.all():
            kind, _, name = fact.name.rpartition(".")
            grouped.setdefault(kind or "其他", []).append(self._fact(name, fact))
        return tuple((kind, tuple(lines)) for kind, lines in grouped.items() if lines)

    def _fact(self, name: str, fact: Fact) -> FactLine:
        match fact:
            case Known():
                source = ORIGINS[fact.origin]
                if fact.quality is Quality.POOR:
                    source += "（字迹不清）"
                return FactLine(
                    name,
                    self._places.by_id(fact.document),
                    value_words(fact.value),
                    "known",
                    source,
                    self._short_quotes(fact.evidence),
                    fact.note,
                )
            case Missing():
                where = "；".join(
                    f"{place.name or '整卷'}{place.pages}" for place in self._searched(fact.searched)[:3]
                )
                return FactLine(
                    name,
                    self._places.by_id(fact.document),
                    "—",
                    "missing",
                    ABSENCES[fact.why],
                    self._short_quotes(fact.seen),
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
                    tuple(q for c in fact.candidates for q in self._short_quotes(c.evidence))[:6],
                    "",
                )

    def _short_quotes(self, evidence: tuple[Evidence, ...]) -> tuple[tuple[str, Place], ...]:
        return tuple((_shorten(readable(e.quote).strip(), 60), self.place(e)) for e in evidence[:3])

    # Findings

    def place(self, evidence: Evidence) -> Place:
        span = evidence.span
        page = self._pages.get((span.file, span.page))
        return Place(
            self._places.document(span),
            span.file,
            f"第 {span.page} 页",
            "扫描识别" if page and page.ocr else "",
            page is not None and page.quality is Quality.POOR,
        )

    def _item(self, finding: Finding) -> Item:
        document = self._places.by_id(finding.document)
        quotes = tuple(self._quote(e) for e in finding.evidence[:MOST_QUOTES])
        evidence_places = [self.place(e) for e in finding.evidence]
        searched = self._searched(finding.searched)
        on = [document] + [p.document for p in (*evidence_places, *searched)]
        return Item(
            id=self._id(finding),
            finding=finding,
            verdict=finding.verdict.value,
            verdict_name=VERDICTS[finding.verdict][0],
            severity=finding.severity.value,
            severity_name=SEVERITIES[finding.severity][0],
            sentence=readable(finding.message or finding.title),
            problem=problem_name(finding.problem),
            document=document,
            documents=tuple(dict.fromkeys(d.id for d in on if d)),
            quotes=quotes,
            further=_merged((self.place(e), e.span.page) for e in finding.evidence[MOST_QUOTES:]),
            searched=searched,
            look=_merged((self.place(e), e.span.page) for e in finding.evidence) or searched,
            open=finding.verdict in (Verdict.FAIL, Verdict.UNSURE, Verdict.CRASHED),
        )

    def _id(self, finding: Finding) -> str:
        """Rule and document: stays the same when findings come and go around it."""
        plain = re.sub(r"[^\w-]+", "_", "-".join(filter(None, (finding.rule, finding.document))))
        self._ids[plain] = self._ids.get(plain, 0) + 1
        return f"f-{plain}" + (f"-{self._ids[plain]}" if self._ids[plain] > 1 else "")

    def _quote(self, evidence: Evidence) -> Quote:
        span = evidence.span
        page = self._pages.get((span.file, span.page))
        before = after = ""
        if page is not None and page.text[span.start : span.end] == evidence.quote:
            before = _tail(page.text[max(span.start - CONTEXT, 0) : span.start], span.start > CONTEXT)
            rest = page.text[span.end : span.end + CONTEXT]
            after = _head(rest, span.end + CONTEXT < len(page.text))
        return Quote(
            self.place(evidence),
            before,
            _shorten(readable(evidence.quote), LONGEST_QUOTE),
            after,
            span.file,
            span.page,
            lines_of(evidence, self._pages),
        )

    def _searched(self, places: tuple[Searched, ...]) -> tuple[Place, ...]:
        found = []
        for searched in places:
            document = self._places.by_id(searched.document)
            found.append(
                Place(
                    document,
                    document.file if document else "",
                    pages_words(searched),
                    QUALITIES[searched.quality],
                    searched.quality is Quality.POOR,
                )
            )
        return tuple(dict.fromkeys(found))


def _order(finding: Finding) -> tuple[int, int, tuple[int, str], str]:
    return (
        list(VERDICTS).index(finding.verdict),
        list(Severity).index(finding.severity),
        stage_order(finding.stage),
        finding.rule,
    )


def _merged(places: Iterable[tuple[Place, int]]) -> tuple[Place, ...]:
    """One place a document and file, with all its pages."""
    grouped: dict[tuple[str, str], tuple[Place, list[int]]] = {}
    for place, page in places:
        key = (place.document.id if place.document else "", place.file)
        grouped.setdefault(key, (place, []))[1].append(page)
    return tuple(replace(place, pages=f"第 {ranges(pages)} 页") for place, pages in grouped.values())


def _choices(
    values: Iterable[str],
    name: Callable[[str], str] = str,
    order: Callable[[str], Any] = str,
) -> tuple[Choice, ...]:
    counts = Counter(value for value in values if value)
    return tuple(Choice(value, name(value), counts[value]) for value in sorted(counts, key=order))


def _tail(text: str, cut: bool) -> str:
    return ("…" if cut else "") + readable(text).lstrip("\n ")


def _head(text: str, cut: bool) -> str:
    return readable(text).rstrip("\n ") + ("…" if cut else "")


def _shorten(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half]}……（略 {len(text) - 2 * half} 字）……{text[-half:]}"
