"""What the table over all dossiers says, counted once for every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from checker.model.fact import Fact
from checker.model.finding import Finding, Severity, Verdict
from checker.model.report import BatchReport, Row, Status
from checker.writers.words import PROBLEMS, problem_order, stage_order

KEY_FACTS = {
    "案号": "本案.案号",
    "决定书文号": "行政处罚决定书.文号",
    "当事人名称": "本案.当事人名称",
    "立案日期": "本案.立案日期",
    "决定日期": "本案.决定日期",
    "罚款金额": "本案.罚款金额",
}
"""What tells one dossier from another in a list: heading → fact."""


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier of the table."""

    row: Row
    vetoes: tuple[Finding, ...] = ()  # FAIL of severity veto
    failures: tuple[Finding, ...] = ()  # FAIL, vetoes included
    doubts: tuple[Finding, ...] = ()  # UNSURE, standing questions left out: they tell no dossier from another
    questions: tuple[Finding, ...] = ()
    facts: dict[str, Fact] = field(default_factory=dict)
    problems: dict[str, tuple[int, int]] = field(default_factory=dict)  # row → findings failed, in doubt

    @property
    def counts(self) -> dict[str, int]:
        """Findings by verdict, and the UNSURE by what they are."""
        if self.row.report is None:
            return {}
        totals = {verdict.value: number for verdict, number in self.row.report.totals.items()}
        return totals | {"doubt": len(self.doubts), "question": len(self.questions)}

    @staticmethod
    def rules(findings: tuple[Finding, ...]) -> tuple[str, ...]:
        """The rule ids, each once."""
        return tuple(dict.fromkeys(finding.rule for finding in findings))


@dataclass(frozen=True, slots=True)
class Frequency:
    """In which dossiers (positions in ``Index.lines``) something is not met, or open."""

    failed: tuple[int, ...]
    unsure: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A rule, a stage or a row of the rectification list, with how often it is not met."""

    id: str
    title: str
    frequency: Frequency
    severity: Severity = Severity.INFO
    stage: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    lines: tuple[Line, ...]
    totals: Counter[Verdict]  # findings of all dossiers
    complete: int
    partial: int
    errors: int  # no report
    failed: int  # dossiers with a FAIL
    vetoed: int  # dossiers with a FAIL of severity veto
    doubted: int  # dossiers with a doubt
    rules: tuple[Group, ...]  # most frequent first
    stages: tuple[Group, ...]  # in the order of a case
    problems: tuple[Group, ...]  # in the order of the rectification list

    @property
    def counts(self) -> Counter[str]:
        """Findings of all dossiers by verdict, and the UNSURE by what they are."""
        counts: Counter[str] = Counter()
        for line in self.lines:
            counts.update(line.counts)
        return counts


def index_of(batch: BatchReport) -> Index:
    lines = tuple(_line(row) for row in batch.rows)
    reports = [row.report for row in batch.rows if row.report]
    totals: Counter[Verdict] = Counter()
    for report in reports:
        totals.update(report.totals)
    return Index(
        lines=lines,
        totals=totals,
        complete=sum(1 for report in reports if report.status is Status.COMPLETE),
        partial=sum(1 for report in reports if report.status is Status.PARTIAL),
        errors=len(lines) - len(reports),
        failed=sum(1 for line in lines if line.failures),
        vetoed=sum(1 for line in lines if line.vetoes),
        doubted=sum(1 for line in lines if line.doubts),
        rules=tuple(
            sorted(
                _groups(lines, lambda f: f.rule, lambda f: f.title),
                key=lambda g: (
                    -len(g.frequency.failed),
                    list(Severity).index(g.severity),
                    -len(g.frequency.unsure),
                    g.id,
                ),
            )
        ),
        stages=tuple(sorted(_groups(lines, lambda f: f.stage), key=lambda g: stage_order(g.id))),
        problems=tuple(
            sorted(
                _groups(lines, lambda f: f.problem, lambda f: PROBLEMS.get(f.problem, "")),
                key=lambda g: problem_order(g.id),
            )
        ),
    )


def _line(row: Row) -> Line:
    report = row.report
    if report is None:
        return Line(row)
    failures = tuple(f for f in report.findings if f.verdict is Verdict.FAIL)
    doubts = tuple(f for f in report.findings if f.doubt)
    failed, open_ = Counter(f.problem for f in failures), Counter(f.problem for f in doubts)
    return Line(
        row,
        vetoes=tuple(f for f in failures if f.severity is Severity.VETO),
        failures=failures,
        doubts=doubts,
        questions=tuple(f for f in report.findings if f.question),
        facts={heading: report.facts.get(name) for heading, name in KEY_FACTS.items()},
        problems={row: (failed[row], open_[row]) for row in failed | open_ if row},
    )


def _groups(
    lines: tuple[Line, ...], key: Callable[[Finding], str], title: Callable[[Finding], str] = lambda f: ""
) -> list[Group]:
    """Findings that are not met or open, grouped by ``key``; findings whose key is empty belong nowhere."""
    examples: dict[str, Finding] = {}
    failed: dict[str, dict[int, None]] = {}
    unsure: dict[str, dict[int, None]] = {}
    for number, line in enumerate(lines):
        for findings, places in ((line.failures, failed), (line.doubts, unsure)):
            for finding in findings:
                if key(finding):
                    examples.setdefault(key(finding), finding)
                    places.setdefault(key(finding), {})[number] = None
    return [
        Group(
            id,
            title(example),
            Frequency(tuple(failed.get(id, ())), tuple(unsure.get(id, ()))),
            example.severity,
            example.stage,
            example.problem,
        )
        for id, example in examples.items()
    ]
