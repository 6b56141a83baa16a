"""``subset``: everything one document imposes stood in another – kinds of penalty, laws applied."""

from __future__ import annotations

import re

from checker.checks.answers import unknown
from checker.checks.conditions import Options, Words, fact_words, plain_value
from checker.chinese.names import near_name, same_name
from checker.model.fact import Citation, Fact, Known, candidates
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case
from checker.model.text import Quality


class Subset(Options):
    """Every value of ``left`` is a value of one of ``right``; a signature that is a picture may be anyone's. Laws are compared by article, and only those that
    impose: 行政处罚法 and norms of discretion are left out. Nothing known on one side: UNSURE."""

    left: str
    right: Words

    def judge(self, case: Case) -> Outcome:
        left = case.fact(self.left)
        if not isinstance(left, Known):
            return unknown(case, left, self.left)
        known = [c for name in self.right for f in _each(case, name) for c in candidates(f)]
        if not known:
            return unknown(case, case.fact(self.right[0]), self.right[0])
        ours, theirs = _values(left), [v for f in known for v in _values(f)]
        evidence = left.evidence + known[-1].evidence
        if not ours or not theirs:
            sides = f"{fact_words(self.left)}与{fact_words(self.right[0])}"
            return Outcome(
                Verdict.UNSURE,
                reason=f"{sides}没有都写到可以逐项比较的程度，请对照两处原文",
                evidence=evidence,
            )
        new = [v for v in ours if not any(_same(v, t) for t in theirs)]
        if new and any("图片" in str(v) for v in theirs):
            return Outcome(
                Verdict.UNSURE,
                reason="有签名是图片，认不出姓名，请打开所列页面逐人核对",
                evidence=evidence,
                document=left.document,
            )
        scanned = any(f.quality is not Quality.EXACT for f in (left, *known))
        if new and scanned and all(any(_near(v, t) for t in theirs) for v in new):
            return Outcome(
                Verdict.UNSURE,
                reason=f"{plain_value(tuple(map(str, new)))}与{plain_value(tuple(t for t in map(str, theirs) if any(_near(v, t) for v in new)))}只差一个字，可能是识别有误，请核对原件",
                evidence=evidence,
                document=left.document,
            )
        if not new:
            return Outcome(
                Verdict.PASS,
                (),
                f"{plain_value(tuple(map(str, ours)))}均已列明",
                evidence,
                document=left.document,
            )
        a, b, found = (plain_value(tuple(dict.fromkeys(map(str, values)))) for values in (ours, theirs, new))
        return Outcome(
            Verdict.FAIL, (("left", a), ("right", b), ("found", found)), evidence=evidence,
            expected=b, found=found, document=left.document,
        )  # fmt: skip

    def describe(self) -> str:
        return f"{fact_words(self.left)}应当都在{'或'.join(map(fact_words, self.right))}之内"

    def references(self) -> tuple[tuple[str, str], ...]:
        return tuple(("fact", name) for name in (self.left, *self.right) if "." in name)


def _each(case: Case, name: str) -> tuple[Fact, ...]:
    return case.facts.each(name) or (case.fact(name),)


def _values(fact: Known) -> list[object]:
    values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    return [
        v for v in values
        if not isinstance(v, Citation)
        or (v.article and v.law != "行政处罚法" and not re.search(r"裁量|基准|规则", v.law))
    ]  # fmt: skip


def _near(one: object, other: object) -> bool:
    """Whether one character misread may be all that parts two values."""
    if isinstance(one, Citation) and isinstance(other, Citation):
        return one.article == other.article and near_name(one.law, other.law[-len(one.law) :])
    return isinstance(one, str) and isinstance(other, str) and near_name(one, other)


def _same(one: object, other: object) -> bool:
    if isinstance(one, Citation) and isinstance(other, Citation):
        law = one.law == other.law or one.law.endswith(other.law) or other.law.endswith(one.law)
        return law and one.article == other.article
    if isinstance(one, str) and isinstance(other, str):
        return same_name(one, other)
    return one == other
