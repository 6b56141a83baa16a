"""Findings (结果): what a rule says of a dossier."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from checker.model.fact import Searched
from checker.model.text import Evidence


class Verdict(StrEnum):
    PASS = "pass"
    FAIL = "fail"
    UNSURE = "unsure"  # looked, and cannot tell: a person must
    NOT_APPLICABLE = "not_applicable"
    NOT_CHECKED = "not_checked"  # an input from outside the dossier is lacking (roster, threshold, calendar)
    CRASHED = "crashed"


class Severity(StrEnum):
    VETO = "veto"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check returns: only what it knows. The judge adds identity, severity and place.

    ``values`` fill the placeholders of the rule's message; ``reason`` is the sentence for verdicts other
    than FAIL (Chinese); ``expected``/``found``/``computed`` are shown beside the evidence, ``computed`` line
    by line (dates counted).
    """

    verdict: Verdict
    values: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[Searched, ...] = ()
    expected: str = ""
    found: str = ""
    computed: tuple[str, ...] = ()
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    rule: str
    covers: tuple[str, ...]
    title: str
    problem: str
    stage: str
    severity: Severity
    verdict: Verdict
    message: str
    advice: str
    basis: tuple[str, ...]
    document: str | None = None  # id
    document_type: str = ""
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[Searched, ...] = ()
    expected: str = ""
    found: str = ""
    computed: tuple[str, ...] = ()
    trial: bool = False  # the rule is on trial (试行)
    question: bool = False  # asked of every dossier and left to people by its nature (a rule of kind ask)

    @property
    def doubt(self) -> bool:
        """Whether the program looked and could not tell: UNSURE, and no standing question."""
        return self.verdict is Verdict.UNSURE and not self.question

    @property
    def fingerprint(self) -> str:
        """Rule + document type + normalised quotes: no page number and no wording of ours, so that it
        survives a re-scan and a change of text in the rule-book."""
        quotes = "|".join(re.sub(r"\W+", "", e.quote) for e in self.evidence)
        key = f"{self.rule}\0{self.document_type}\0{quotes}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]
