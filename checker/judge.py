"""Every rule against one dossier. One rule's crash never stops the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from checker.checks.answers import absent, misread, undecided
from checker.checks.conditions import all_hold, fact_words
from checker.model.dossier import Document
from checker.model.fact import Conflicting, Known
from checker.model.finding import Finding, Outcome, Severity, Verdict
from checker.model.rule import Case, Rule

ORDER = (
    Verdict.FAIL,
    Verdict.UNSURE,
    Verdict.NOT_CHECKED,
    Verdict.CRASHED,
    Verdict.PASS,
    Verdict.NOT_APPLICABLE,
)
SEVERITIES = (Severity.VETO, Severity.MAJOR, Severity.MINOR, Severity.INFO)


def judge(rules: tuple[Rule, ...], case: Case, debug: bool = False) -> tuple[Finding, ...]:
    """All findings, worst first: failures by severity, then what a person must look at, then the rest. ``debug``
    lets the exception of a crashed check through."""
    place = {rule.id: index for index, rule in enumerate(rules)}
    found = [finding for rule in rules for finding in judge_rule(rule, case, debug)]
    silent = set(place) - {finding.rule for finding in found}
    assert not silent, f"rules without a finding: {sorted(silent)}"
    return tuple(
        sorted(found, key=lambda f: (ORDER.index(f.verdict), SEVERITIES.index(f.severity), place[f.rule]))
    )


def judge_rule(rule: Rule, case: Case, debug: bool = False) -> list[Finding]:
    """The findings of one rule: one, or one a document under for_each."""
    try:
        refusal = _not_judged(rule, case)
        if refusal is not None:
            return [_finding(rule, case, refusal)]
        return [_finding(rule, c, outcome) for c, outcome in _outcomes(rule, case)]
    except Exception as error:
        if debug:
            raise
        reason = f"程序出错（{type(error).__name__}），本条没有得出结论；请用 --debug 重跑并反馈"
        return [_finding(rule, case, Outcome(Verdict.CRASHED, reason=reason))]


def _not_judged(rule: Rule, case: Case) -> Outcome | None:
    """Why a rule is not judged on this dossier; None when it is."""
    if case.dossier.kind not in rule.applies:
        return Outcome(
            Verdict.NOT_APPLICABLE, reason=f"适用于{'、'.join(rule.applies)}案卷，本卷为{case.dossier.kind}"
        )
    return _out_of_force(rule, case) or _by_conditions(rule, case)


def _by_conditions(rule: Rule, case: Case) -> Outcome | None:
    scoped = bool(rule.for_each) and case.document is None
    when = tuple(c for c in rule.when if not (scoped and _is_local(c)))
    unless = tuple(c for c in rule.unless if not (scoped and _is_local(c)))
    holds = all_hold(when, case)
    if holds is False:
        unmet = next(c for c in when if c.holds(case) is False)
        return Outcome(Verdict.NOT_APPLICABLE, reason=f"不适用：没有“{unmet.describe()}”这一情形")
    excused = [c.holds(case) for c in unless]
    if True in excused:
        return Outcome(Verdict.NOT_APPLICABLE, reason=f"不适用：{unless[excused.index(True)].describe()}")
    if holds is None:
        unclear = next(c for c in when if c.holds(case) is None)
        return undecided(case, unclear)
    return None


def _is_local(condition: object) -> bool:
    """A condition on a fact of the document judged, which only makes sense document by document."""
    name = str(getattr(condition, "fact", ""))
    return bool(name) and "." not in name


def _out_of_force(rule: Rule, case: Case) -> Outcome | None:
    force = rule.in_force
    if force is None:
        return None
    fact = case.facts.get(force.by)
    days: list[date] = []
    for candidate in fact.candidates if isinstance(fact, Conflicting) else (fact,):
        if isinstance(candidate, Known):
            value = candidate.value
            days += (
                [value.date() if isinstance(value, datetime) else value] if isinstance(value, date) else []
            )
    if not days:
        if force.until is not None and force.from_ is None:
            # the old law is the exception: without a date the dossier is judged by the law of today
            return Outcome(Verdict.NOT_APPLICABLE, reason=f"{fact_words(force.by)}未取得，按现行法判断")
        return None
    inside = [
        (force.from_ is None or force.from_ <= d) and (force.until is None or d <= force.until) for d in days
    ]
    if all(inside):
        return None
    span = f"{force.from_ or ''}—{force.until or ''}"
    if any(inside):
        return Outcome(
            Verdict.UNSURE, reason=f"{fact_words(force.by)}前后不一，不能确定适用哪一时期的法律（{span}）"
        )
    return Outcome(
        Verdict.NOT_APPLICABLE, reason=f"本条适用期间为 {span}，{fact_words(force.by)}为 {days[0]}"
    )


def _outcomes(rule: Rule, case: Case) -> Iterator[tuple[Case, Outcome]]:
    if not rule.for_each:
        yield case, rule.check.judge(case)
        return
    documents = [d for d in case.dossier.documents if d.type in rule.for_each]
    if not documents:
        yield case, absent(case, rule.for_each)
        return
    for document in documents:
        scoped = replace(case, document=document)
        yield scoped, _by_conditions(rule, scoped) or rule.check.judge(scoped)


_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def _finding(rule: Rule, case: Case, outcome: Outcome) -> Finding:
    values = dict(outcome.values)
    document = case.document or _document(case, outcome)
    values.setdefault("document", document.type if document else "")
    said = rule.message if outcome.verdict is Verdict.FAIL else outcome.reason
    message = _PLACEHOLDER.sub(lambda m: values.get(m.group(1), m.group()), said) or rule.title
    failed = outcome.verdict is Verdict.FAIL
    doubt = misread(case, outcome) if failed else ""
    if doubt:
        message = f"{message}。{doubt}"
    return Finding(
        rule=rule.id,
        covers=rule.covers,
        title=rule.title,
        problem=rule.problem,
        stage=rule.stage,
        severity=rule.severity,
        verdict=Verdict.UNSURE if doubt or (failed and rule.on_fail == "unsure") else outcome.verdict,
        message=message,
        advice=rule.advice,
        basis=rule.basis,
        document=document.id if document else None,
        document_type=document.type if document else "",
        evidence=outcome.evidence,
        searched=outcome.searched,
        expected=outcome.expected,
        found=outcome.found,
        computed=outcome.computed,
        trial=rule.status == "trial",
        question=rule.kind == "ask" and outcome.verdict is Verdict.UNSURE,
    )


def _document(case: Case, outcome: Outcome) -> Document | None:
    if outcome.document is None:
        return None
    return next((d for d in case.dossier.documents if d.id == outcome.document), None)
