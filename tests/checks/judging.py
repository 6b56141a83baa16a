"""The one door of these tests: a check written as in a rule file, judged on documents and facts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from checker.checks import CHECKS
from checker.checks.conditions import Condition, as_list
from checker.judge import judge_rule
from checker.model.finding import Finding, Severity, Verdict
from checker.model.rule import InForce, Rule
from checker.rulebook import Rulebook, load
from checker.rulebook.source import Map, parse
from checker.rulebook.testing import build

RULES = Path(__file__).resolve().parent.parent.parent / "rules"
HEADER = ("check", "when", "unless", "for_each", "message", "severity", "on_fail")


@cache
def rulebook() -> Rulebook:
    return load(RULES)


def rule_of(text: str, **more: Any) -> Rule:
    """A rule from the lines of its check; what a header needs besides is filled in."""
    source = parse(text, "rule.yaml")
    kind = source["check"]
    check = CHECKS[kind].model_validate({k: v for k, v in source.items() if k not in HEADER})
    conditions = {
        key: tuple(Condition.model_validate(entry) for entry in source.get(key) or ())
        for key in ("when", "unless")
    }
    return Rule(
        id="PEN-99a", title="试验用的规则", covers=("PEN-99",), problem="", stage="决定",
        severity=Severity(source.get("severity", "major")), basis=("行政处罚法 第五条",), applies=("处罚普通",), check=check,  # type: ignore[arg-type]
        kind=kind, message=str(source.get("message", "不合规")), advice="改正", for_each=tuple(as_list(source.get("for_each")) or ()),
        on_fail=str(source.get("on_fail") or "fail"),
        **conditions, **more,
    )  # fmt: skip


def findings(text: str, in_force: InForce | None = None, **case: Any) -> list[Finding]:
    """All findings of the check on a case given as in *.test.yaml: documents, facts, quality, unread, settings."""
    rule = rule_of(text, in_force=in_force)
    return judge_rule(rule, build(rulebook(), rule, _map(case)), debug=True)


def judged(text: str, **case: Any) -> Finding:
    found = findings(text, **case)
    assert len(found) == 1, [f.verdict for f in found]
    return found[0]


def verdict(text: str, **case: Any) -> Verdict:
    return judged(text, **case).verdict


def _map(value: Any) -> Any:
    if isinstance(value, dict):
        found = Map()
        found.update({key: _map(part) for key, part in value.items()})
        return found
    return [_map(part) for part in value] if isinstance(value, list) else value
