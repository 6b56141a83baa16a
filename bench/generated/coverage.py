"""Which rule is injected from which source, and why some texts cannot be set in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from checker.model.rule import Rule
from checker.rulebook.load import Rulebook

from .defects import DEFECTS
from .planted import can_fail, planted, why_not

NOT_INJECTED: dict[str, str] = {
    "G105b": "现编的页面没有连续编页；由 tests/facts/test_paging.py 判断",
}
"""Rules that can fail and have no defect of their own here, with the reason."""


@dataclass
class Source:
    """The injections of one rule. ``why_not``: why its own test text is not set into a dossier."""

    rule: Rule
    own: list[str] = field(default_factory=list)
    planted: bool = False
    why_not: str = ""

    @property
    def covered(self) -> bool:
        return bool(self.own) or self.planted or self.rule.id in NOT_INJECTED


def sources(rulebook: Rulebook) -> tuple[Source, ...]:
    """One for every rule that can fail, in the order of the rulebook."""
    own: dict[str, list[str]] = defaultdict(list)
    for change in DEFECTS:
        for rule in change.rules:
            own[rule].append(change.name)
    from_tests = {rule for change in planted(rulebook) for rule in change.rules}
    return tuple(
        Source(rule, own[rule.id], rule.id in from_tests, why_not(rule))
        for rule in rulebook.rules
        if can_fail(rule)
    )
