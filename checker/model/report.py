"""Reports (报告): all that is known after checking one dossier, or many."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from checker.model.dossier import Dossier
from checker.model.fact import Facts
from checker.model.finding import Finding, Severity, Verdict
from checker.model.score import Score
from checker.model.text import Evidence


class Status(StrEnum):
    COMPLETE = "complete"
    PARTIAL = "partial"  # something of the dossier could not be read


@dataclass(frozen=True, slots=True)
class Stamp:
    """What makes a report defensible: versions and hashes of all that had a part in it."""

    tool: str
    rulebook: str  # sha256:…
    rulebook_path: str
    calendar: tuple[int, int]  # first and last year whose holidays are known
    ocr: str  # engine and version, or off
    checked_at: datetime
    inputs: str = ""  # sha256:… over all of these, the settings and the files, where it was asked for


@dataclass(frozen=True, slots=True)
class Event:
    """A point on the case timeline."""

    date: date
    label: str  # 立案, 告知送达 …
    document: str | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """A statutory period drawn on the timeline, both ends inclusive."""

    label: str
    start: date
    end: date
    met: bool | None  # None: cannot tell
    rule: str = ""
    done: date | None = None  # when the act that ends it was done, where that is known


@dataclass(frozen=True, slots=True)
class Report:
    dossier: Dossier
    facts: Facts
    findings: tuple[Finding, ...]
    stamp: Stamp
    events: tuple[Event, ...] = ()
    windows: tuple[Window, ...] = ()
    score: Score | None = None  # only where the office names a score sheet

    @property
    def status(self) -> Status:
        return Status.COMPLETE if self.dossier.fully_read else Status.PARTIAL

    @property
    def totals(self) -> dict[Verdict, int]:
        counts = Counter(finding.verdict for finding in self.findings)
        return {verdict: counts[verdict] for verdict in Verdict}

    @property
    def questions(self) -> int:
        """How many of the UNSURE are standing questions; the others are doubts."""
        return sum(1 for finding in self.findings if finding.question)

    @property
    def nothing_read(self) -> bool:
        """Whether not one page gave any text, so that all that is open is open for this one reason."""
        return not any(page.text.strip() for source in self.dossier.files for page in source.pages)

    @property
    def unjudged(self) -> bool:
        """Whether no rule came to any result: nothing was found wrong only because nothing was looked at."""
        totals = self.totals
        return not any(totals[v] for v in (Verdict.PASS, Verdict.FAIL, Verdict.UNSURE))

    def failed(self, at_least: Severity) -> tuple[Finding, ...]:
        """Findings FAIL at or above a severity."""
        order = list(Severity)
        return tuple(
            f
            for f in self.findings
            if f.verdict is Verdict.FAIL and order.index(f.severity) <= order.index(at_least)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier in a batch: its report's summary, or why there is none."""

    name: str
    folder: str  # folder of its report inside the output folder, "" if none was written
    report: Report | None
    error: str = ""  # Chinese sentence
    kept: bool = False  # nothing had changed: the report is that of an earlier run


@dataclass(frozen=True, slots=True)
class BatchReport:
    rows: tuple[Row, ...]
    stamp: Stamp
