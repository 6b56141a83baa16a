"""The handbook (规则手册): what a legal officer signs off – every rule as a sentence with its law, the numbers of the
law with their dates, the examples that hold it in place, the penalty clauses and the lists."""

from __future__ import annotations

from dataclasses import dataclass

from checker.checks.spans import amount_words
from checker.model.finding import Verdict
from checker.model.penalty import Fine, PenaltyClause
from checker.model.rule import Parameter, Rule
from checker.rulebook.explain import message, period, sentence
from checker.rulebook.load import Rulebook
from checker.rulebook.testing import cases_of
from checker.writers.html import render
from checker.writers.words import SEVERITIES, VERDICTS

LONGEST = 600  # characters of an example's papers


@dataclass(frozen=True, slots=True)
class Example:
    name: str
    verdict: str
    expect: str
    message: str
    papers: tuple[tuple[str, str], ...]  # document, text
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    rule: Rule
    sentence: str
    message: str
    severity: str
    period: str
    parameters: tuple[Parameter, ...]
    examples: tuple[Example, ...]


def handbook(rulebook: Rulebook) -> bytes:
    """One HTML file: rules by stage, then parameters, penalty clauses, lists and score sheets."""
    stages: dict[str, list[Entry]] = {}
    for rule in rulebook.rules:
        stages.setdefault(rule.stage, []).append(_entry(rulebook, rule))
    laws: dict[str, list[tuple[PenaltyClause, tuple[str, ...]]]] = {}
    for clause in rulebook.penalties:
        laws.setdefault(clause.law, []).append((clause, tuple(fine_words(fine) for fine in clause.fines)))
    return render(
        "handbook.html.j2", "handbook.js", stylesheet="handbook.css", stages=stages, parameters=list(rulebook.parameters.values()),
        laws=laws, lists={name: sorted(words) for name, words in rulebook.lists.items()}, sheets=rulebook.sheets,
        total=len(rulebook.rules), digest=rulebook.digest[:12], severities=[(severity.value, *words) for severity, words in SEVERITIES.items()],
    )  # fmt: skip


def _entry(rulebook: Rulebook, rule: Rule) -> Entry:
    named = [*rule.check.references()]
    for condition in (*rule.when, *rule.unless):
        named += condition.references()
    parameters = dict.fromkeys(name for kind, name in named if kind == "parameter")
    return Entry(
        rule, sentence(rule), message(rule), SEVERITIES[rule.severity][0], period(rule),
        tuple(rulebook.parameters[name] for name in parameters if name in rulebook.parameters),
        tuple(_examples(rule)),
    )  # fmt: skip


def _examples(rule: Rule) -> list[Example]:
    found = []
    for case in cases_of(rule):
        papers = []
        for name, content in (case.get("documents") or {}).items():
            for text in content if isinstance(content, list) else [content]:
                shown = str(text or "").strip()
                papers.append((str(name), shown[:LONGEST] + ("……" if len(shown) > LONGEST else "")))
        facts = [
            (str(name), "、".join(map(str, value)) if isinstance(value, list) else str(value))
            for name, value in (case.get("facts") or {}).items()
        ]
        expect = str(case["expect"])
        found.append(
            Example(
                str(case.get("name", "")),
                VERDICTS[Verdict(expect)][0],
                expect,
                str(case.get("message") or ""),
                tuple(papers),
                tuple(facts),
            )
        )
    return found


def fine_words(fine: Fine) -> str:
    """One range of fines as the table prints it."""
    head = "、".join(filter(None, (fine.who, "或".join(fine.tier), fine.when)))
    if fine.base_below is not None:
        bounds = f"{fine.base}不足 {fine.base_below.normalize():f} 元"
    elif fine.base_from is not None:
        bounds = f"{fine.base} {fine.base_from.normalize():f} 元以上"
    else:
        bounds = ""
    said = "、".join(filter(None, (head, bounds)))
    if fine.when and not fine.base and fine.most is None:
        return said
    return (f"{said}：" if said else "") + amount_words(fine)
