"""report.json and index.json, which other programs read. This module owns the format and its version."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from checker.model.fact import Citation, Conflicting, Fact, Known, Missing, Period, Searched, Value
from checker.model.finding import Finding, Verdict
from checker.model.picture import Crop, Region
from checker.model.report import BatchReport, Report, Stamp
from checker.model.text import Box, Evidence
from checker.writers.crops import Pages, lines_of, pages_of
from checker.writers.index import Frequency, Index, Line, index_of
from checker.writers.places import Places
from checker.writers.scores import score_data
from checker.writers.words import decimal

SCHEMA = 1


def write_json(report: Report, crops: Mapping[Region, Crop]) -> bytes:
    """report.json. ``crops`` are not part of it; every writer has the same signature.

    Values: dates and times ISO 8601, money a decimal string in 元, truth values as such, counts as numbers,
    periods and citations as the Chinese text that states them (``15日``, ``《行政处罚法》第44条``), several
    values a list. ``null`` where nothing is known.
    """
    places, pages = Places(report.dossier), pages_of(report)
    content = {
        "schema": SCHEMA,
        "status": report.status.value,
        "stamp": _stamp(report.stamp),
        "dossier": _dossier(report),
        "facts": [_fact(fact, places, pages) for fact in report.facts.all()],
        "findings": [_finding(finding, places, pages) for finding in report.findings],
        "score": score_data(report.score),
        "timeline": {
            "events": [
                {
                    "date": event.date.isoformat(),
                    "label": event.label,
                    "document": event.document,
                    "evidence": [_evidence(e, places, pages) for e in event.evidence],
                }
                for event in report.events
            ],
            "windows": [
                {
                    "label": window.label,
                    "start": window.start.isoformat(),
                    "end": window.end.isoformat(),
                    "done": window.done.isoformat() if window.done else None,
                    "met": window.met,
                    "rule": window.rule or None,
                }
                for window in report.windows
            ],
        },
        "totals": _totals(report.totals),
    }
    return _encode(content)


def write_index_json(batch: BatchReport) -> bytes:
    """index.json: one entry a dossier in the order given, and how often each rule, stage and problem row is
    not met. All frequencies count dossiers, not findings."""
    index = index_of(batch)
    content = {
        "schema": SCHEMA,
        "stamp": _stamp(batch.stamp),
        "totals": {
            "dossiers": len(index.lines),
            "complete": index.complete,
            "partial": index.partial,
            "errors": index.errors,
            "failed": index.failed,
            "vetoed": index.vetoed,
            "unsure": index.doubted,
            "findings": _totals(index.totals),
        },
        "dossiers": [_line(line) for line in index.lines],
        "rules": [
            {
                "rule": rule.id,
                "title": rule.title,
                "severity": rule.severity.value,
                "stage": rule.stage,
                "problem": rule.problem,
            }
            | _frequency(rule.frequency, index)
            for rule in index.rules
        ],
        "stages": [{"stage": s.id} | _frequency(s.frequency, index) for s in index.stages],
        "problems": [
            {"problem": p.id, "title": p.title} | _frequency(p.frequency, index) for p in index.problems
        ],
    }
    return _encode(content)


def _encode(content: dict[str, Any]) -> bytes:
    """One line a finding, a fact, a dossier: people can read it, and the encoder need not indent, which costs
    five times as much. ``<`` is escaped so that the text can stand inside a script element; a lone surrogate
    from a broken text layer becomes its JSON escape."""
    text = "{\n" + ",\n".join(f"{_plain(key)}: {_lines(value)}" for key, value in content.items()) + "\n}"
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return (text + "\n").encode("utf-8", "backslashreplace")


def _lines(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_plain, value)) + "\n]"
    return _plain(value)


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _stamp(stamp: Stamp) -> dict[str, Any]:
    return {
        "tool": stamp.tool,
        "rulebook": stamp.rulebook,
        "rulebook_path": stamp.rulebook_path,
        "calendar": list(stamp.calendar),
        "ocr": stamp.ocr,
        "checked_at": stamp.checked_at.isoformat(),
        "inputs": stamp.inputs or None,
    }


def _dossier(report: Report) -> dict[str, Any]:
    dossier = report.dossier
    return {
        "name": dossier.name,
        "kind": dossier.kind,
        "files": [
            {
                "path": source.path,
                "sha256": source.sha256,
                "pages": len(source.pages),
                "status": source.status.value,
                "problem": "；".join(problem.message for problem in source.problems) or None,
                "problems": [
                    {
                        "kind": problem.kind.value,
                        "message": problem.message,
                        "cure": problem.cure,
                        "pages": list(problem.pages),
                        "blocking": problem.blocking,
                    }
                    for problem in source.problems
                ],
            }
            for source in dossier.files
        ],
        "problems": [
            {
                "kind": problem.kind.value,
                "file": problem.file,
                "message": problem.message,
                "cure": problem.cure,
                "pages": list(problem.pages),
                "blocking": problem.blocking,
            }
            for problem in dossier.problems
        ],
        "documents": [
            {
                "id": document.id,
                "type": document.type,
                "title": document.title,
                "file": document.file,
                "pages": list(document.pages),
                "number": document.number,
                "serves": list(document.serves),
                "confidence": round(document.confidence, 3),
            }
            for document in dossier.documents
        ],
    }


def _fact(fact: Fact, places: Places, pages: Pages) -> dict[str, Any]:
    match fact:
        case Known():
            return {
                "name": fact.name,
                "document": fact.document,
                "status": "known",
                "value": _value(fact.value),
                "origin": fact.origin.value,
                "evidence": [_evidence(e, places, pages) for e in fact.evidence],
                "note": fact.note or None,
            }
        case Missing():
            return {
                "name": fact.name,
                "document": fact.document,
                "status": "missing",
                "value": None,
                "origin": None,
                "evidence": [_evidence(e, places, pages) for e in fact.seen],
                "why": fact.why.value,
                "searched": _searched(fact.searched),
            }
        case Conflicting():
            return {
                "name": fact.name,
                "document": None,
                "status": "conflicting",
                "value": None,
                "origin": None,
                "evidence": [_evidence(e, places, pages) for c in fact.candidates for e in c.evidence],
                "candidates": [
                    {
                        "document": candidate.document,
                        "value": _value(candidate.value),
                        "origin": candidate.origin.value,
                        "evidence": [_evidence(e, places, pages) for e in candidate.evidence],
                    }
                    for candidate in fact.candidates
                ],
            }


def _finding(finding: Finding, places: Places, pages: Pages) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "covers": list(finding.covers),
        "title": finding.title,
        "problem": finding.problem,
        "stage": finding.stage,
        "severity": finding.severity.value,
        "verdict": finding.verdict.value,
        "document": finding.document,
        "document_type": finding.document_type or None,
        "message": finding.message,
        "advice": finding.advice,
        "basis": list(finding.basis),
        "expected": finding.expected or None,
        "found": finding.found or None,
        "computed": list(finding.computed),
        "evidence": [_evidence(e, places, pages) for e in finding.evidence],
        "searched": _searched(finding.searched),
        "trial": finding.trial,
        "question": finding.question,
        "fingerprint": finding.fingerprint,
    }


def _evidence(evidence: Evidence, places: Places, pages: Pages) -> dict[str, Any]:
    span = evidence.span
    document = places.document(span)
    return {
        "document": document.id if document else None,
        "file": span.file,
        "page": span.page,
        "start": span.start,
        "end": span.end,
        "quote": evidence.quote,
        "box": _box(lines_of(evidence, pages)),
    }


def _box(lines: Iterable[Box]) -> list[float] | None:
    """The rectangle around all lines of a quote: points, origin at the top left of the page."""
    whole: Box | None = None
    for line in lines:
        whole = whole.union(line) if whole else line
    return [round(x, 1) for x in (whole.x0, whole.y0, whole.x1, whole.y1)] if whole else None


def _searched(places: tuple[Searched, ...]) -> list[dict[str, Any]]:
    return [
        {
            "document": place.document,
            "file": place.file or None,
            "pages": list(place.pages),
            "quality": place.quality.value,
        }
        for place in places
    ]


def _value(value: Value) -> Any:
    match value:
        case bool() | int() | str():
            return value
        case date() | datetime():
            return value.isoformat()
        case Decimal():
            return decimal(value)
        case Period() | Citation():
            return str(value)
        case tuple():
            return [str(item) for item in value]


def _totals(totals: Mapping[Verdict, int]) -> dict[str, int]:
    return {verdict.value: totals[verdict] for verdict in Verdict}


def _line(line: Line) -> dict[str, Any]:
    row = line.row
    report = row.report
    return {
        "name": row.name,
        "folder": row.folder or None,
        "kind": report.dossier.kind if report else None,
        "status": report.status.value if report else "error",
        "error": row.error or None,
        "totals": _totals(report.totals) if report else None,
        "veto": list(line.rules(line.vetoes)),
        "failed": list(line.rules(line.failures)),
        "unsure": list(line.rules(line.doubts)),
        "questions": list(line.rules(line.questions)),
        "facts": {name: _known(fact) for name, fact in line.facts.items()},
        "rows": {row: {"failed": failed, "unsure": open_} for row, (failed, open_) in line.problems.items()},
        "files": {
            "read": sum(1 for s in report.dossier.files if s.status.value == "read"),
            "partial": sum(1 for s in report.dossier.files if s.status.value == "partial"),
            "unread": sum(1 for s in report.dossier.files if s.status.value == "unread"),
        }
        if report
        else None,
        "problems": [f"{p.file}：{p.message}" for p in report.dossier.all_problems if p.blocking]
        if report
        else [],
    }


def _known(fact: Fact) -> Any:
    return _value(fact.value) if isinstance(fact, Known) else None


def _frequency(frequency: Frequency, index: Index) -> dict[str, Any]:
    return {
        "failed": len(frequency.failed),
        "unsure": len(frequency.unsure),
        "failed_dossiers": [index.lines[number].row.name for number in frequency.failed],
        "unsure_dossiers": [index.lines[number].row.name for number in frequency.unsure],
    }
