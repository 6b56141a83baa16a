"""The findings on every sample dossier, line by line, as they stood when they were last looked through.

A change of a rule or of extraction shows here as a diff of lines. After ``make golden`` go through that diff:
every line that comes or goes must be meant.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from accuracy import source_of

from checker.model.finding import Finding, Verdict
from checker.model.report import Report
from checker.pipeline import Options, check_dossier
from checker.readers import Limits
from checker.rulebook import Rulebook, load

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
CASES = sorted(label.parent for label in (ROOT / "sample_cases").glob("*/case.yaml"))
# No recognition, so that the lines are the same whether an engine is installed or not; no clock either.
OPTIONS = Options(checked_at=datetime(2026, 1, 5, 9, 0), limits=Limits(ocr="off"))


@cache
def rulebook() -> Rulebook:
    return load(ROOT / "rules")


def by_rule(finding: Finding) -> tuple[str, int, str]:
    letters, number, rest = re.fullmatch(r"(\D+)(\d+)(.*)", finding.rule).groups()  # type: ignore[union-attr]
    return letters, int(number), rest


def lines(report: Report) -> list[str]:
    """One line a finding, by rule, documents in the order of the dossier. Why a rule does not apply is left out:
    it changes with the wording of conditions and says nothing of the dossier."""
    place = {document.id: index for index, document in enumerate(report.dossier.documents)}
    findings = sorted(report.findings, key=lambda f: (*by_rule(f), place.get(f.document or "", -1)))
    told = []
    for finding in findings:
        message = "" if finding.verdict is Verdict.NOT_APPLICABLE else " ".join(finding.message.split())
        told.append("  ".join(filter(None, (finding.rule, finding.verdict, finding.document_type, message))))
    documents = [f"{document.id}  {document.type}  {document.title}" for document in report.dossier.documents]
    problems = [f"{problem.kind}  {problem.file}" for problem in report.dossier.problems]
    return [*documents, *problems, "", *told]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_findings(case: Path, pytestconfig: pytest.Config) -> None:
    told = lines(check_dossier(source_of(case), rulebook(), OPTIONS))
    golden = GOLDEN / f"{case.name}.txt"
    if pytestconfig.getoption("regenerate"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text("\n".join(told) + "\n", encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8").splitlines(), "看过差异之后，用 make golden 重录"


def test_no_case_is_left_behind() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {case.name for case in CASES}
