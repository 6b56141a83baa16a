"""A composed dossier checked, as it is and as a scanner would have given it; what was said, without the dossier."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from accuracy import plain

from checker.facts import extract
from checker.facts.recognise import recognise
from checker.judge import judge
from checker.model.dossier import SourceFile
from checker.model.fact import Conflicting, Known, Value
from checker.model.finding import Finding, Severity, Verdict
from checker.model.rule import Case, Settings
from checker.readers import Limits, read_dossier
from checker.rulebook import load
from checker.rulebook.load import Rulebook
from checker.rulebook.settings import find_rules, read_settings

from .build import Made
from .noise import LEVELS, noisy

CLEAN = "clean"


@dataclass
class Said:
    """What the checker said of one version of a dossier."""

    facts: list[tuple[str, str, str]] = field(default_factory=list)  # name, right | wrong | open, detail
    documents: list[str] = field(default_factory=list)
    found: dict[str, list[str]] = field(default_factory=dict)  # row → messages of failed findings
    unsure: dict[str, list[str]] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)  # rules, hints among them
    open: dict[str, str] = field(default_factory=dict)  # rules without a failure that ask a person → why
    false: list[tuple[str, str]] = field(default_factory=list)  # rule, message
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)  # rule, verdict
    judging: float = 0.0  # seconds of the processor for all rules on the facts
    whole: float = 0.0  # for recognising documents, extracting and judging

    def of_row(self, row: str) -> str:
        return "报出" if row in self.found else "存疑" if row in self.unsure else "漏报"

    def of_rule(self, rule: str) -> str:
        return "报出" if rule in self.failed else "存疑" if rule in self.open else "漏报"


@dataclass
class Result:
    """``said``: by version, ``clean`` and the levels of noise."""

    slug: str
    house: str
    form: str
    defect: str
    must: list[str]  # requirements
    rules: list[str]
    planted: bool
    pages: int = 0
    reading: float = 0.0
    said: dict[str, Said] = field(default_factory=dict)

    @property
    def lawful(self) -> bool:
        return not self.must and not self.rules

    @property
    def clean(self) -> Said:
        return self.said[CLEAN]


@cache
def rules() -> Rulebook:
    return load(find_rules(None))


def rows_of(covers: Iterable[str], rule: str) -> set[str]:
    return {row for row in covers if row[:4] in ("GEN-", "PEN-", "SIM-")} or {rule}


def check(made: Made, folder: Path, levels: Iterable[str] = ()) -> Result:
    """Written to ``folder``, read, and judged; and again with noise of these levels."""
    source = made.write(folder)
    config = folder / made.slug / "anjuan.yaml"
    settings = read_settings(config, source) if config.is_file() else Settings()
    result = Result(made.slug, made.house, made.form, made.defect, made.must_fail, made.rules, made.planted)
    start = time.process_time()
    files = read_dossier(source, Limits())
    result.reading = time.process_time() - start
    result.pages = sum(len(file.pages) for file in files)
    name = source.stem if source.is_file() else source.name
    result.said[CLEAN] = _say(made, name, files, settings)
    for level in levels:
        # files of text lie in the order of their names; as the scans the noise makes of them they would lie as paper does
        loose = ("G104a",) if len(files) > 1 else ()
        result.said[level] = _say(made, name, noisy(files, LEVELS[level], made.slug), settings, loose)
    return result


def _say(
    made: Made, name: str, files: tuple[SourceFile, ...], settings: Settings, may: tuple[str, ...] = ()
) -> Said:
    rulebook = rules()
    start = time.process_time()
    dossier = recognise(name, files, rulebook.types)
    facts = extract(dossier, rulebook.types)
    case = Case(dossier, facts, settings, rulebook.parameters, rulebook.lists, penalties=rulebook.penalties)
    middle = time.process_time()
    findings = judge(rulebook.rules, case)
    end = time.process_time()
    said = Said(judging=end - middle, whole=end - start)
    for fact, label in made.facts.items():
        said.facts.append((fact, *_compared(facts.get(fact), label)))
    got = Counter(document.type for document in dossier.documents)
    for kind, count in (Counter(made.documents) - got).items():
        said.documents.append(f"漏认 {kind} ×{count}")
    for kind, count in (got - Counter(made.documents)).items():
        said.documents.append(f"多认 {kind} ×{count}")
    labelled = {*made.must_fail, *made.rules, *made.may_flag, *may}
    for finding in findings:
        _note(said, finding, None if made.planted else labelled)
    for rule in said.failed:
        said.open.pop(rule, None)
    return said


def _compared(fact: Any, label: Any) -> tuple[str, str]:
    """A value reported is right or wrong; one not found, or said in two ways, is open."""
    if not isinstance(fact, Known):
        kind = "前后不一" if isinstance(fact, Conflicting) else type(fact).__name__
        return "open", f"应为 {plain(label)}，{kind}"
    value: Value | datetime = fact.value
    if plain(value) == plain(label):
        return "right", ""
    return "wrong", f"应为 {plain(label)}，得 {plain(value)}"


def _note(said: Said, finding: Finding, labelled: set[str] | None) -> None:
    """``labelled``: what may be found; None where any rule may have a say, as of a text set in from elsewhere."""
    rows = rows_of(finding.covers, finding.rule)
    said.verdicts[finding.rule, finding.verdict.value] += 1
    if finding.verdict is Verdict.FAIL:
        said.failed.add(finding.rule)
        if finding.severity is Severity.INFO and finding.rule not in (labelled or ()):
            return  # a hint accuses nobody
        for row in rows:
            said.found.setdefault(row, []).append(f"{finding.rule} {finding.message}")
        if labelled is not None and not (rows | {finding.rule}) & labelled:
            said.false.append((finding.rule, finding.message))
    elif finding.verdict is Verdict.UNSURE:
        said.open.setdefault(finding.rule, finding.message)
        for row in rows:
            said.unsure.setdefault(row, []).append(f"{finding.rule} {finding.message}")
