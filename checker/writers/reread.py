"""report.json read back, as far as the tables over many dossiers need it: findings, key facts, what was read.
Of the pages only what was quoted comes back, and nothing of where it stood."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from checker.model.dossier import Dossier, Problem, ProblemKind, SourceFile
from checker.model.fact import Conflicting, Fact, Facts, Known, Origin, Value
from checker.model.finding import Finding, Severity, Verdict
from checker.model.report import Report, Stamp
from checker.model.text import Page
from checker.writers.index import KEY_FACTS
from checker.writers.json import SCHEMA


def read_json(content: bytes) -> Report:
    """Raises ValueError, KeyError or TypeError for what is no report of ours."""
    data = _load(content)
    facts = [fact for fact in data["facts"] if fact["name"] in KEY_FACTS.values()]
    whole = {fact["name"]: _fact(fact) for fact in facts if fact["name"].startswith("本案.")}
    return Report(
        dossier=_dossier(data),
        facts=Facts([(f["document"], _fact(f)) for f in facts if f["name"] not in whole], whole),
        findings=tuple(map(_finding, data["findings"])),
        stamp=_stamp(data["stamp"]),
    )


def _load(content: bytes) -> dict[str, Any]:
    data = json.loads(content)
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise ValueError("another format")
    return data


def _stamp(data: dict[str, Any]) -> Stamp:
    first, last = data["calendar"]
    return Stamp(
        tool=data["tool"],
        rulebook=data["rulebook"],
        rulebook_path=data["rulebook_path"],
        calendar=(first, last),
        ocr=data["ocr"],
        checked_at=datetime.fromisoformat(data["checked_at"]),
        inputs=data.get("inputs") or "",
    )


def _dossier(data: dict[str, Any]) -> Dossier:
    dossier = data["dossier"]
    quotes: dict[tuple[str, int], list[str]] = {}
    for evidence in _all_evidence(data):
        quotes.setdefault((evidence["file"], evidence["page"]), []).append(evidence["quote"])
    files = tuple(
        SourceFile(
            source["path"],
            source["sha256"],
            tuple(
                Page(source["path"], number, "\n".join(quotes.get((source["path"], number), ())))
                for number in range(1, source["pages"] + 1)
            ),
            tuple(_problem(problem, source["path"]) for problem in source["problems"]),
        )
        for source in dossier["files"]
    )
    problems = tuple(_problem(problem, problem["file"]) for problem in dossier["problems"])
    return Dossier(dossier["name"], dossier["kind"], files, (), problems)


def _all_evidence(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for holder in (*data["findings"], *data["facts"]):
        yield from holder["evidence"]


def _problem(data: dict[str, Any], file: str) -> Problem:
    return Problem(
        ProblemKind(data["kind"]),
        file,
        data["message"],
        data["cure"],
        tuple(data["pages"]),
        bool(data["blocking"]),
    )


def _fact(data: dict[str, Any]) -> Fact:
    """A known fact, or a conflict: of the others the tables say nothing."""
    if data["status"] == "conflicting":
        return Conflicting(data["name"], tuple(_known(data["name"], c) for c in data["candidates"]))
    return _known(data["name"], data) if data["status"] == "known" else Facts((), {}).get(data["name"])


def _known(name: str, data: dict[str, Any]) -> Known:
    return Known(
        name, _value(name, data["value"]), (), origin=Origin(data["origin"]), document=data["document"]
    )


def _value(name: str, value: Any) -> Value:
    """The key facts are days, sums and names."""
    if name.endswith("日期"):
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    return Decimal(value) if name.endswith("金额") else str(value)


def _finding(data: dict[str, Any]) -> Finding:
    return Finding(
        rule=data["rule"],
        covers=tuple(data["covers"]),
        title=data["title"],
        problem=data["problem"],
        stage=data["stage"],
        severity=Severity(data["severity"]),
        verdict=Verdict(data["verdict"]),
        message=data["message"],
        advice=data["advice"],
        basis=tuple(data["basis"]),
        document=data["document"],
        document_type=data["document_type"] or "",
        trial=data["trial"],
        question=data["question"],
    )
