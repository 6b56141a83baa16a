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

CONTEXT = 50
"""Characters of the page shown on each side of a quote."""

LITTLE_CONTEXT = 20
"""The same where nobody has to act."""

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
    """A passage of one page with what was quoted from it marked; ``lines`` are the boxes of its lines."""

    place: Place
    segments: tuple[tuple[str, bool], ...]  # text, marked?
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
    headline: str  # FAIL: what is wrong; else the requirement …
    reason: str  # … and why it came out so
    problem: str
    document: Document | None
    documents: tuple[str, ...]  # every document it bears on, for the filter
    quotes: tuple[Quote, ...]
    further: tuple[Place, ...]  # places of quotes beyond MOST_QUOTES
    searched: tuple[Place, ...]
    look: tuple[Place, ...]  # pages somebody should open
    at: Place | None  # the first of them, on the document it is about where there is one
    open: bool

    @property
    def sentence(self) -> str:
        return f"{self.headline}：{self.reason}" if self.reason else self.headline


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
    served = f"（送达{'、'.join(document.serves)}）" if document.serves else ""
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
        acts = _acts(finding)
        passages = _passages(finding.evidence, CONTEXT if acts else LITTLE_CONTEXT)
        quotes = tuple(self._quote(passage, acts) for passage in passages[:MOST_QUOTES])
        evidence_places = [(self.place(e), e.span.page) for e in finding.evidence]
        searched = self._searched(finding.searched)
        on = [document, *(p.document for p, _ in evidence_places), *(p.document for p in searched)]
        look = _merged(evidence_places)
        title, message = readable(finding.title), readable(finding.message)
        if finding.verdict is Verdict.FAIL or title in message:
            headline, reason = message or title, ""
        else:
            headline, reason = title, message
        return Item(
            id=self._id(finding),
            finding=finding,
            verdict=finding.verdict.value,
            verdict_name=VERDICTS[finding.verdict][0],
            severity=finding.severity.value,
            severity_name=SEVERITIES[finding.severity][0],
            headline=headline,
            reason=reason,
            problem=problem_name(finding.problem),
            document=document,
            documents=tuple(dict.fromkeys(d.id for d in on if d)),
            quotes=quotes,
            further=_merged((self.place(e), e.span.page) for p in passages[MOST_QUOTES:] for e in p),
            searched=searched,
            look=look or searched,
            at=next((p for p in look if document and p.document is document), look[0] if look else None),
            open=acts,
        )

    def _id(self, finding: Finding) -> str:
        """Rule and document: stays the same when findings come and go around it."""
        plain = re.sub(r"[^\w-]+", "_", "-".join(filter(None, (finding.rule, finding.document))))
        self._ids[plain] = self._ids.get(plain, 0) + 1
        return f"f-{plain}" + (f"-{self._ids[plain]}" if self._ids[plain] > 1 else "")

    def _quote(self, passage: tuple[Evidence, ...], lines_kept: bool) -> Quote:
        """The quotes of one passage, marked in the text of their page. Where the page's text is another
        (a quote put together from cells), the quotes stand alone."""
        first = passage[0]
        page = self._pages.get((first.span.file, first.span.page))
        context = CONTEXT if lines_kept else LITTLE_CONTEXT
        segments: list[tuple[str, bool]] = []
        if page is None or any(page.text[e.span.start : e.span.end] != e.quote for e in passage):
            segments = [(_shorten(readable(e.quote), LONGEST_QUOTE), True) for e in passage]
        else:
            start, end = passage[0].span.start, max(e.span.end for e in passage)
            at = max(start - context, 0)
            segments.append(("…" * (at > 0) + readable(page.text[at:start]).lstrip("\n "), False))
            at = start
            for evidence in passage:
                segments.append((readable(page.text[at : max(evidence.span.start, at)]), False))
                marked = page.text[max(evidence.span.start, at) : evidence.span.end]
                segments.append((_shorten(readable(marked), LONGEST_QUOTE), True))
                at = max(at, evidence.span.end)
            rest = readable(page.text[end : end + context]).rstrip("\n ")
            segments.append((rest + "…" * (end + context < len(page.text)), False))
        if not lines_kept:
            segments = [(text.replace("\n", ""), marked) for text, marked in segments]
        return Quote(
            self.place(first),
            tuple((text, marked) for text, marked in segments if text),
            first.span.file,
            first.span.page,
            tuple(line for evidence in passage for line in lines_of(evidence, self._pages)),
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


def _order(finding: Finding) -> tuple[int, int, tuple[int, str], int, str]:
    """What somebody must act on by weight; what is merely to be known in the order of the case."""
    weight = list(Severity).index(finding.severity)
    return (
        list(VERDICTS).index(finding.verdict),
        weight if _acts(finding) else 0,
        stage_order(finding.stage),
        weight,
        finding.rule,
    )


def _acts(finding: Finding) -> bool:
    """Whether somebody must look at it."""
    return finding.verdict in (Verdict.FAIL, Verdict.UNSURE, Verdict.CRASHED)


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


def _passages(evidence: tuple[Evidence, ...], near: int) -> list[tuple[Evidence, ...]]:
    """Quotes that stand close together on a page make one passage; the order of the first of each is kept."""
    by_page: dict[tuple[str, int], list[Evidence]] = {}
    for one in dict.fromkeys(evidence):
        by_page.setdefault((one.span.file, one.span.page), []).append(one)
    passages: list[list[Evidence]] = []
    for on_page in by_page.values():
        on_page.sort(key=lambda e: (e.span.start, e.span.end))
        for number, one in enumerate(on_page):
            if number and one.span.start - max(e.span.end for e in passages[-1]) <= near:
                passages[-1].append(one)
            else:
                passages.append([one])
    return [tuple(passage) for passage in passages]


def _shorten(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half]}……（略 {len(text) - 2 * half} 字）……{text[-half:]}"
