"""A report arranged for reading: order, grouping, quotes in context, places in words. No markup here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from checker.model.dossier import Document, Dossier
from checker.model.finding import Finding, Severity, Verdict
from checker.model.report import Report
from checker.model.text import Box, Evidence
from checker.writers.crops import Pages, lines_of, pages_of
from checker.writers.factlist import fact_groups
from checker.writers.places import Place, Places, document_name, merged
from checker.writers.words import (
    SEVERITIES,
    VERDICTS,
    basis_words,
    problem_name,
    problem_order,
    readable,
    shortened,
    stage_order,
)

CONTEXT = 50
"""Characters of the page shown on each side of a quote."""

LITTLE_CONTEXT = 20
"""The same where nobody has to act."""

LONGEST_QUOTE = 500
MOST_DOUBTS = 15
"""Pages to look at that are listed at the top, and up to which each is shown open."""

ACTED_ON = (Verdict.FAIL, Verdict.UNSURE, Verdict.CRASHED)

MOST_QUOTES = 12
"""Quotes shown in full a finding; the places of further ones are listed."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of one page with what was quoted from it marked; ``lines`` are the boxes of its lines."""

    place: Place
    segments: tuple[tuple[str, bool], ...]  # text, marked?
    file: str
    page: int
    lines: tuple[Box, ...]  # none where no picture is shown


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
    basis: str
    document: Document | None
    documents: tuple[str, ...]  # every document it bears on, for the filter
    quotes: tuple[Quote, ...]
    further: tuple[Place, ...]  # places of quotes beyond MOST_QUOTES
    searched: tuple[Place, ...]
    look: tuple[Place, ...]  # pages somebody should open
    at: Place | None  # the first of them, on the document it is about where there is one
    acts: bool  # somebody must act on it or look at it
    open: bool  # shown in full from the start

    @property
    def paper(self) -> Document | None:
        """The document to open: the one it is about, else the first it rests on."""
        return self.document or (self.look[0].document if self.look else None)

    @property
    def sentence(self) -> str:
        return f"{self.headline}：{self.reason}" if self.reason else self.headline


@dataclass(frozen=True, slots=True)
class Group:
    verdict: str
    name: str
    meaning: str
    items: tuple[Item, ...]
    open: bool  # whether somebody must look at it; the rest is folded away

    @property
    def by_reason(self) -> tuple[tuple[str, tuple[Item, ...]], ...]:
        """Items that came out so for one and the same reason stand together, the largest lot first; those
        with a reason of their own follow without a heading."""
        lots: dict[str, list[Item]] = {}
        for item in self.items:
            lots.setdefault(item.reason, []).append(item)
        shared = sorted((lot for lot in lots.values() if len(lot) > 1), key=len, reverse=True)
        alone = tuple(lot[0] for lot in lots.values() if len(lot) == 1)
        return tuple((lot[0].reason, tuple(lot)) for lot in shared) + ((("", alone),) if alone else ())


@dataclass(frozen=True, slots=True)
class Paper:
    """What is in doubt on one document, to be looked at with it open. Without a document: on the whole dossier, or
    on what was not read of it."""

    document: Document | None
    items: tuple[Item, ...]
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a filter."""

    value: str
    name: str
    count: int


class View:
    """Everything the report template shows, worked out once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._pages: Pages = pages_of(report)
        self._places = Places(report.dossier)
        self.place = self._places.at
        self.facts = fact_groups(report.facts, self._places)
        self._ids: dict[str, int] = {}
        items = [self._item(finding) for finding in sorted(report.findings, key=_order)]
        self.items = tuple(items)
        failures = [item for item in items if item.finding.verdict is Verdict.FAIL]
        self.vetoes = tuple(i for i in failures if i.finding.severity is Severity.VETO)
        self.failures = tuple(failures)
        doubts = [item for item in items if item.finding.doubt]
        if len(doubts) > MOST_DOUBTS:  # too many to be read one after the other: a list of lines
            doubts = [replace(item, open=False) for item in doubts]
        self.papers = _papers(doubts, report.dossier)
        self.doubts = tuple(item for paper in self.papers for item in paper.items)
        self.questions = tuple(item for item in items if item.finding.question)
        self.groups = tuple(
            Group(
                verdict.value,
                name,
                meaning,
                self.doubts
                if verdict is Verdict.UNSURE
                else tuple(i for i in items if i.finding.verdict is verdict),
                verdict in ACTED_ON,
            )
            for verdict, (name, meaning) in VERDICTS.items()
        )
        self.veto_doubts = sum(1 for item in doubts if item.finding.severity is Severity.VETO)
        self.rule_item = {item.finding.rule: item for item in reversed(items)}

    @property
    def first_papers(self) -> tuple[Paper, ...]:
        """The first MOST_DOUBTS doubts, for the list at the top."""
        left, papers = MOST_DOUBTS, []
        for paper in self.papers:
            if left > 0:
                papers.append(replace(paper, items=paper.items[:left]))
                left -= len(paper.items)
        return tuple(papers)

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

    # Findings

    @property
    def faulty_days(self) -> frozenset[date]:
        """Days of the timeline that a finding FAIL rests on."""
        spans = {e.span for item in self.failures for e in item.finding.evidence}
        return frozenset(
            event.date for event in self.report.events if any(e.span in spans for e in event.evidence)
        )

    def _item(self, finding: Finding) -> Item:
        document = self._places.by_id(finding.document)
        acts = _acts(finding)
        passages = _passages(finding.evidence, CONTEXT if acts else LITTLE_CONTEXT)
        quotes = tuple(self._quote(passage, acts) for passage in passages[:MOST_QUOTES])
        evidence_places = [(self._places.at(e), e.span.page) for e in finding.evidence]
        searched = self._places.searched(finding.searched)
        on = [document, *(p.document for p, _ in evidence_places), *(p.document for p in searched)]
        look = merged(evidence_places)
        title = readable(finding.title)
        message = readable(finding.message).removeprefix("不适用：")  # the group is called that already
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
            basis=basis_words(finding.basis),
            document=document,
            documents=tuple(dict.fromkeys(d.id for d in on if d)),
            quotes=quotes,
            further=merged((self._places.at(e), e.span.page) for p in passages[MOST_QUOTES:] for e in p),
            searched=searched,
            look=look or searched,
            at=next((p for p in look if document and p.document is document), look[0] if look else None),
            acts=acts,
            open=acts,
        )

    def _id(self, finding: Finding) -> str:
        """Rule and document: stays the same when findings come and go around it."""
        plain = re.sub(r"[^\w-]+", "_", "-".join(filter(None, (finding.rule, finding.document))))
        self._ids[plain] = self._ids.get(plain, 0) + 1
        return f"f-{plain}" + (f"-{self._ids[plain]}" if self._ids[plain] > 1 else "")

    def _quote(self, passage: tuple[Evidence, ...], acts: bool) -> Quote:
        """The quotes of one passage, marked in the text of their page. Where the page's text is another
        (a quote put together from cells), the quotes stand alone."""
        first = passage[0]
        page = self._pages.get((first.span.file, first.span.page))
        context = CONTEXT if acts else LITTLE_CONTEXT
        segments: list[tuple[str, bool]] = []
        if page is None or any(page.text[e.span.start : e.span.end] != e.quote for e in passage):
            segments = [(shortened(readable(e.quote), LONGEST_QUOTE), True) for e in passage]
        else:
            start, end = passage[0].span.start, max(e.span.end for e in passage)
            at = max(start - context, 0)
            segments.append(("…" * (at > 0) + readable(page.text[at:start]).lstrip("\n "), False))
            at = start
            for evidence in passage:
                segments.append((readable(page.text[at : max(evidence.span.start, at)]), False))
                marked = page.text[max(evidence.span.start, at) : evidence.span.end]
                segments.append((shortened(readable(marked), LONGEST_QUOTE), True))
                at = max(at, evidence.span.end)
            rest = readable(page.text[end : end + context]).rstrip("\n ")
            segments.append((rest + "…" * (end + context < len(page.text)), False))
        if not acts:
            segments = [(text.replace("\n", ""), marked) for text, marked in segments]
        return Quote(
            self._places.at(first),
            tuple((text, marked) for text, marked in segments if text),
            first.span.file,
            first.span.page,
            tuple(line for e in passage for line in lines_of(e, self._pages)) if acts else (),
        )


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


def _papers(doubts: list[Item], dossier: Dossier) -> tuple[Paper, ...]:
    """Doubts by the document to open, the weightiest first, then in the order of the dossier. What is open only
    because something was not read comes last: it is settled by another run."""
    order = {document.id: number for number, document in enumerate(dossier.documents)}
    lots: dict[tuple[bool, str], list[Item]] = {}
    for item in doubts:
        unread = not dossier.fully_read and item.paper is None and not item.quotes
        lots.setdefault((unread, item.paper.id if item.paper else ""), []).append(item)

    def weight(lot: tuple[bool, str]) -> tuple[bool, int, int]:
        worst = min(list(Severity).index(item.finding.severity) for item in lots[lot])
        return lot[0], worst, order.get(lot[1], len(order))

    return tuple(
        Paper(lots[lot][0].paper, tuple(lots[lot]), unread=lot[0]) for lot in sorted(lots, key=weight)
    )


def _acts(finding: Finding) -> bool:
    """Whether somebody must look at it."""
    return finding.verdict in ACTED_ON


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
