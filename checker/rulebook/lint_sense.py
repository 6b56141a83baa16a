"""Lint beyond names: conditions that can never matter, rules that say the same, wordings that run slow or wide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.checks.conditions import STAGES, Condition
from checker.model.doctype import DocumentType
from checker.model.rule import Rule
from checker.rulebook.errors import RuleError, nearest
from checker.rulebook.load import Rulebook

MOST_GAPS = 3
"""Each … may be cut in a dozen ways, and gaps multiply: beyond three a long sentence takes noticeably long."""

PROCEDURES = {"处罚普通", "处罚简易"}

SUBJECT: dict[str, tuple[str, ...]] = {
    "deadline": ("start", "end"),
    "compare": ("left",),
    "order": ("sequence",),
}
"""Options that say what a kind is about, where the rest are only limits. Other kinds: all options."""
DIRECTIONS = ("within", "after", "ahead", "at_most", "at_least", "equals")


def dead_conditions(rule: Rule, types: dict[str, DocumentType]) -> Iterator[RuleError]:
    """Conditions that always hold or never do, so that the rule is always or never judged."""
    when, unless = rule.when, rule.unless
    wanted = {name for c in when for name in c.document} if all(len(c.document) < 2 for c in when) else set()
    denied = {name for c in when for name in c.no_document}
    for name in sorted(wanted & denied):
        yield _dead(rule, f"既要求有《{name}》又要求没有", "两个条件不能同时成立，请删去一个")
    for condition in unless:
        if condition in when or (condition.document and set(condition.document) & wanted):
            yield _dead(rule, f"“{condition.describe()}”既是适用条件又是例外", "请删去一处")
    for condition in (*when, *unless):
        yield from _dead_alone(rule, condition, types)
    for condition in when:
        if condition.stage_reached == STAGES[0]:
            yield _dead(rule, f"“{condition.describe()}”总是成立", "请删去")
    force = rule.in_force
    if force and force.from_ and force.until and force.from_ > force.until:
        yield _dead(rule, f"适用期间 {force.from_} 至 {force.until} 前后颠倒", "请核对")


def _dead_alone(rule: Rule, condition: Condition, types: dict[str, DocumentType]) -> Iterator[RuleError]:
    named = [types[name] for name in (*condition.document, *condition.no_document) if name in types]
    if named and all(_never_in(kind, rule) for kind in named):
        kinds = "、".join(dict.fromkeys(k for kind in named for k in kind.kinds))
        names = "》《".join(kind.name for kind in named)
        what = f"《{names}》只见于{kinds}案卷，本规则适用于{'、'.join(rule.applies)}"
        yield _dead(rule, what, "请核对 applies 或者条件")
    allowed = _choices(condition.fact, rule, types)
    for value in (*((condition.equals,) if condition.equals else ()), *condition.one_of):
        if allowed and value not in allowed:
            yield _dead(
                rule,
                f"“{condition.fact}”不会是“{value}”",
                f"可能的值：{'、'.join(sorted(allowed))}。{nearest(value, allowed)}",
            )


def _never_in(kind: DocumentType, rule: Rule) -> bool:
    """Papers of the two penalty procedures exclude each other; those of inspections turn up in either."""
    return bool(kind.kinds) and set(kind.kinds) <= PROCEDURES and not set(kind.kinds) & set(rule.applies)


def _choices(fact: str, rule: Rule, types: dict[str, DocumentType]) -> set[str]:
    """The values a choice fact can take; empty where it is no choice."""
    document, dot, short = fact.rpartition(".")
    kinds = (document,) if dot else rule.for_each
    specs = [s for k in kinds if k in types for s in types[k].facts if s.name == short]
    return (
        {value for s in specs for value, _ in s.choices} if all(s.kind == "choice" for s in specs) else set()
    )


def _dead(rule: Rule, what: str, cure: str) -> RuleError:
    return RuleError(rule.file, 1, f"条件没有作用：{what}", cure)


def overlapping(rules: tuple[Rule, ...]) -> Iterator[RuleError]:
    """Rules of one kind about one thing under the same conditions: a dossier would be accused twice."""
    seen: dict[tuple[Any, ...], Rule] = {}
    for rule in rules:
        key = (rule.kind, _subject(rule), rule.for_each, _plain(rule.when), _plain(rule.unless), rule.on_fail)
        for other in [r for k, r in seen.items() if k[:-1] == key]:
            if set(rule.applies) & set(other.applies) and _same_time(rule, other):
                yield RuleError(
                    rule.file,
                    1,
                    f"与 {other.id} 重叠：检查“{rule.kind}”的是同一事项，条件也相同",
                    "请合并，或者写明各自的条件",
                )
        seen[(*key, rule.id)] = rule


def _subject(rule: Rule) -> str:
    options: dict[str, Any] = rule.check.model_dump()  # type: ignore[attr-defined]
    chosen = SUBJECT.get(rule.kind)
    about = {k: v for k, v in options.items() if chosen is None or k in chosen}
    return repr((about, [d for d in DIRECTIONS if chosen and options.get(d) is not None]))


def _plain(conditions: tuple[Condition, ...]) -> str:
    return repr(sorted(repr(c) for c in conditions))


def _same_time(one: Rule, other: Rule) -> bool:
    a, b = one.in_force, other.in_force
    if a is None or b is None:
        return True
    return not ((a.until and b.from_ and a.until < b.from_) or (b.until and a.from_ and b.until < a.from_))


def wordings(rulebook: Rulebook) -> Iterator[RuleError]:
    """Wordings with too many gaps, or with an alternative that stands everywhere."""
    for rule in rulebook.rules:
        options: dict[str, Any] = rule.check.model_dump()  # type: ignore[attr-defined]
        lines = [options.get("all_of", ()), options.get("any_of", ()), options.get("unless_stated", ())]
        if rule.kind in ("states", "forbids", "within_range"):
            for wording in _flat([*lines, options.get("mitigated", ())]):
                yield from _wording(rule.file, wording)
    for kind in rulebook.types:
        for spec in kind.facts:
            for wording in _flat([spec.wording, [words for _, words in spec.choices]]):
                yield from _wording(f"{rulebook.path}/documents（{kind.name}.{spec.name}）", wording)


def _wording(file: str, wording: str) -> Iterator[RuleError]:
    for alternative in wording.split("|"):
        if not alternative.strip("…. "):
            yield RuleError(file, 1, f"说法“{wording}”里有空的一项，处处命中", "请删去多余的“|”")
        elif alternative.count("…") > MOST_GAPS:
            yield RuleError(
                file,
                1,
                f"说法“{wording}”里的“…”超过 {MOST_GAPS} 处，匹配会很慢",
                "请拆成几行，或者写得具体些",
            )


def _flat(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [word for part in value for word in _flat(part)]
