"""Every case of rules/**/*.test.yaml, run as ``anjuan rules test`` runs it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from checker.model.rule import Rule
from checker.rulebook import Rulebook, load
from checker.rulebook.source import Map
from checker.rulebook.testing import cases_of, run_case

RULES = Path(__file__).resolve().parent.parent / "rules"


@cache
def rulebook() -> Rulebook:
    return load(RULES)


def collected() -> list[object]:
    return [
        pytest.param(rule, case, id=f"{rule.id}-{number}-{case.get('name')}")
        for rule in rulebook().rules
        for number, case in enumerate(cases_of(rule), 1)
    ]


@pytest.mark.parametrize(("rule", "case"), collected())
def test_case(rule: Rule, case: Map) -> None:
    result = run_case(rulebook(), rule, case)
    assert result.passed, result.why
