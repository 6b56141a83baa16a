"""The runner of *.test.yaml: what a case may say, and how a wrong one is reported."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from writing import GOOD, book, with_line

from checker.model.fact import Period
from checker.rulebook import testing
from checker.rulebook.testing import fact_value, run_tests


def results(folder: Path, cases: str, rule: str = GOOD) -> list[testing.TestResult]:
    return list(run_tests(book(folder, {"notice/rule.yaml": rule, "notice/rule.test.yaml": cases})))


def one(folder: Path, lines: str, rule: str = GOOD) -> testing.TestResult:
    (result,) = results(folder, f"- name: 例\n{lines}", rule)
    return result


SPOKEN = "  documents: {行政处罚事先告知书: 你单位有权进行陈述。}\n"


def test_passed_and_failed(tmp_path: Path) -> None:
    good = one(tmp_path, SPOKEN + "  expect: fail\n  message: 没有告知申辩\n")
    assert (good.passed, str(good)) == (True, "通过　PEN-20a　例")
    bad = one(tmp_path, SPOKEN + "  expect: pass\n")
    assert str(bad) == "未过　PEN-20a　例：应为 pass，得 fail（没有告知申辩）"


def test_the_whole_message_counts(tmp_path: Path) -> None:
    result = one(tmp_path, SPOKEN + "  expect: fail\n  message: 没有告知\n")
    assert result.why == "说明应为“没有告知”，得“没有告知申辩”"


def test_a_placeholder_left_open(tmp_path: Path) -> None:
    result = one(tmp_path, SPOKEN + "  expect: fail\n", with_line("{missing}", "{found}"))
    assert result.why == "说明里有没有填上的占位：没有告知{found}"


def test_how_many_findings(tmp_path: Path) -> None:
    each = with_line("document: 行政处罚事先告知书", "for_each: 行政处罚事先告知书")
    cases = "  documents: {行政处罚事先告知书: [有权陈述。, 有权申辩。]}\n  expect: fail\n  count: "
    assert one(tmp_path, cases + "2\n", each).passed
    assert one(tmp_path, cases + "1\n", each).why == "应有 1 处，得 2 处"


def test_only_the_rules_asked_for(tmp_path: Path) -> None:
    loaded = book(tmp_path, {"notice/rule.test.yaml": f"- name: 例\n{SPOKEN}  expect: fail\n"})
    assert len(run_tests(loaded, ("PEN-20",))) == 1
    assert run_tests(loaded, ("GEN",)) == ()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2024-01-05", date(2024, 1, 5)), ("是", True), ("false", False), ("3000.5", Decimal("3000.5")), ("5 working_days", Period(5, "working_days")),
        (["张明", "王强"], ("张明", "王强")), ("直接送达", "直接送达"),
    ],
)  # fmt: skip
def test_values_of_facts(written: object, value: object) -> None:
    assert fact_value(written) == value
