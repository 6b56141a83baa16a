"""The handbook: every rule as a sentence with its law, in one HTML file a legal officer can sign off."""

from __future__ import annotations

from checker.rulebook.explain import SEVERITY_WORDS, period, sentence
from checker.rulebook.load import Rulebook
from checker.rulebook.testing import cases_of
from checker.writers.html import render

VERDICTS = {
    "pass": "合规",
    "fail": "不合规",
    "unsure": "需人工核查",
    "not_applicable": "不适用",
    "not_checked": "未检查",
}


def handbook(rulebook: Rulebook) -> bytes:
    """Rules by stage with basis, time of the law, cure and the examples of their tests."""
    stages: dict[str, list[dict[str, object]]] = {}
    for rule in rulebook.rules:
        stages.setdefault(rule.stage, []).append(
            {
                "rule": rule,
                "sentence": sentence(rule),
                "severity": SEVERITY_WORDS[rule.severity.value],
                "period": period(rule),
                "examples": [
                    (str(c.get("name", "")), VERDICTS.get(str(c["expect"]), "")) for c in cases_of(rule)
                ],
            }
        )
    return render(
        "handbook.html.j2", "handbook.js", stages=stages, parameters=list(rulebook.parameters.values()),
        total=len(rulebook.rules), digest=rulebook.digest[:12],
    )  # fmt: skip
