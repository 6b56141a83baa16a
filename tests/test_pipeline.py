"""From a folder on disk to a report: names, stamp, what was declared, the score, and rules that break."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from checker.model.dossier import ProblemKind
from checker.model.fact import Known, Origin
from checker.model.finding import Verdict
from checker.model.report import Status
from checker.pipeline import Options, check_dossier, read
from checker.readers import Limits
from checker.rulebook import Rulebook, load
from checker.rulebook.settings import find_rules
from checker.rulebook.sheets import find_sheet

OPTIONS = Options(datetime(2026, 1, 5, 9, 0), limits=Limits(ocr="off"))
DECISION = "巫水县发展和改革局\n行政处罚决定书\n巫发改罚〔2023〕2号\n当事人：鹤鸣茶油厂\n决定罚款6000元。\n巫水县发展和改革局\n2023年4月10日\n"


@cache
def rulebook() -> Rulebook:
    return load(find_rules(None))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "鹤鸣案.卷一"
    folder.mkdir()
    (folder / "决定书.txt").write_text(DECISION, encoding="utf-8")
    return folder


def test_a_dossier_is_called_after_its_folder_or_file(dossier: Path) -> None:
    assert check_dossier(dossier, rulebook(), OPTIONS).dossier.name == "鹤鸣案.卷一"
    assert check_dossier(dossier / "决定书.txt", rulebook(), OPTIONS).dossier.name == "决定书"


def test_an_empty_folder_is_not_clean(tmp_path: Path) -> None:
    report = check_dossier(tmp_path, rulebook(), OPTIONS)
    assert [problem.kind for problem in report.dossier.problems] == [ProblemKind.EMPTY]
    assert report.status is Status.PARTIAL
    assert report.totals[Verdict.FAIL] == report.totals[Verdict.PASS] == 0


def test_the_stamp_says_what_had_a_part_in_it(dossier: Path) -> None:
    stamp = check_dossier(dossier, rulebook(), OPTIONS).stamp
    assert stamp.rulebook == f"sha256:{rulebook().digest}"
    assert stamp.ocr == "off"
    assert stamp.checked_at == datetime(2026, 1, 5, 9, 0)
    assert stamp.tool.startswith("anjuan ")


def test_what_the_handler_declares_is_judged_as_declared(dossier: Path) -> None:
    (dossier / "案卷信息.yaml").write_text("公示日期: 2023-04-14\n", encoding="utf-8")
    found, facts = read(dossier, rulebook(), OPTIONS)
    assert [document.type for document in found.documents] == ["行政处罚决定书"], "it is no paper of the case"
    day = facts.get("行政处罚信息公示材料.公示日期")
    assert isinstance(day, Known)
    assert (day.value, day.origin) == (date(2023, 4, 14), Origin.DECLARED)


def test_a_score_only_where_a_sheet_is_named(dossier: Path) -> None:
    assert check_dossier(dossier, rulebook(), OPTIONS).score is None
    sheet = find_sheet(rulebook(), "template")
    score = check_dossier(dossier, rulebook(), replace(OPTIONS, sheet=sheet)).score
    assert score is not None and score.sheet is sheet
    assert score.vetoes, "a decision without a notice loses the sheet"
    assert score.least == score.most == sheet.veto_score


def test_a_rule_that_breaks_is_named_and_costs_itself_alone(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = check_dossier(dossier, rulebook(), OPTIONS)
    broken = next(rule for rule in rulebook().rules if rule.id == "PEN-38b")

    def failing(self: object, case: object) -> None:
        raise ZeroDivisionError("鹤鸣茶油厂")

    class Broken(type(broken.check)):  # type: ignore[misc]
        judge = failing

    rules = tuple(
        replace(rule, check=Broken.model_construct(**dict(rule.check))) if rule is broken else rule  # type: ignore[call-overload]
        for rule in rulebook().rules
    )
    report = check_dossier(dossier, replace(rulebook(), rules=rules), OPTIONS)
    crashed = [finding for finding in report.findings if finding.verdict is Verdict.CRASHED]
    assert {finding.rule for finding in crashed} == {"PEN-38b"}
    assert all("鹤鸣茶油厂" not in finding.message for finding in crashed)
    others = [finding for finding in whole.findings if finding.rule != "PEN-38b"]
    assert [finding for finding in report.findings if finding.rule != "PEN-38b"] == others
    with pytest.raises(ZeroDivisionError):
        check_dossier(dossier, replace(rulebook(), rules=rules), replace(OPTIONS, debug=True))
