"""``equal``, ``consistent`` and ``compare``: facts against facts, numbers and parameters."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import model_validator

from checker.checks.answers import unknown
from checker.checks.conditions import (
    Options,
    Words,
    as_number,
    asked_from,
    fact_words,
    not_below,
    plain_value,
    threshold,
)  # fmt: skip
from checker.chinese.identifiers import number_value
from checker.chinese.names import same_name, same_organ
from checker.model.fact import Known, Value, candidates
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case

ORGANS = ("机关", "复议机关", "政府")


def same(one: Value, other: Value, name: str) -> bool:
    """Whether two values mean the same: names and organs by their forms, 文号 by number, sets in any order."""
    if isinstance(one, tuple) or isinstance(other, tuple):
        a = one if isinstance(one, tuple) else (one,)
        b = other if isinstance(other, tuple) else (other,)
        return {plain_value(v) for v in a} == {plain_value(v) for v in b}
    if isinstance(one, str) and isinstance(other, str):
        if any(word in name for word in ORGANS):
            return same_organ(one, other)
        if "号" in name and "〔" in one:
            return number_value(one) == number_value(other)
        return same_name(one, other)
    return one == other


class Equal(Options):
    """``left`` and ``right`` are the same. Either unknown: UNSURE."""

    left: str
    right: str

    def judge(self, case: Case) -> Outcome:
        left, right = case.fact(self.left), case.fact(self.right)
        for fact, name in ((left, self.left), (right, self.right)):
            if not isinstance(fact, Known):
                return unknown(case, fact, name)
        assert isinstance(left, Known) and isinstance(right, Known)
        a, b = plain_value(left.value), plain_value(right.value)
        evidence = left.evidence + right.evidence
        if same(left.value, right.value, self.left):
            return Outcome(Verdict.PASS, (), f"均为{a}", evidence, document=left.document)
        return Outcome(
            Verdict.FAIL, (("left", a), ("right", b)), evidence=evidence,
            expected=f"{fact_words(self.right)}：{b}", found=f"{fact_words(self.left)}：{a}", document=left.document,
        )  # fmt: skip

    def describe(self) -> str:
        return f"{fact_words(self.left)}应当与{fact_words(self.right)}一致"

    def references(self) -> tuple[tuple[str, str], ...]:
        return (("fact", self.left), ("fact", self.right))


class Consistent(Options):
    """A fact has one value over all documents that carry it (or those of ``documents``). Fewer than two
    carriers: NOT_APPLICABLE. What differs only in form – spaces, brackets, masks – is the same."""

    fact: str  # 要素
    documents: Words = ()
    not_documents: Words = ()

    def judge(self, case: Case) -> Outcome:
        known: list[Known] = []
        for document in case.dossier.documents:
            if (
                self.documents and document.type not in self.documents
            ) or document.type in self.not_documents:
                continue
            fact = case.facts.of(document.id, self.fact)
            known += [c for c in candidates(fact) if isinstance(fact, Known)]
        if len(known) < 2:
            return Outcome(Verdict.NOT_APPLICABLE, reason=f"载明{self.fact}的文书不足两份，无从比较")
        groups: list[list[Known]] = []
        for fact in known:
            for group in groups:
                if same(fact.value, group[0].value, self.fact):
                    group.append(fact)
                    break
            else:
                groups.append([fact])
        said = tuple(
            f"{plain_value(group[0].value)}：{'、'.join(dict.fromkeys(f.name.partition('.')[0] for f in group))}"
            for group in sorted(groups, key=len, reverse=True)
        )
        if len(groups) == 1:
            evidence = tuple(f.evidence[0] for f in known if f.evidence)
            return Outcome(Verdict.PASS, (), f"{len(known)} 处一致", evidence, computed=said)
        groups.sort(key=len, reverse=True)
        odd = groups[-1][0]
        values = (
            ("left", plain_value(groups[0][0].value)), ("right", plain_value(odd.value)),
            ("document", odd.name.partition(".")[0]), ("names", "；".join(said)),
        )  # fmt: skip
        evidence = groups[0][0].evidence + tuple(e for group in groups[1:] for f in group for e in f.evidence)
        return Outcome(
            Verdict.FAIL, values, evidence=evidence, expected="各文书一致", found="；".join(said),
            computed=said, document=odd.document,
        )  # fmt: skip

    def describe(self) -> str:
        where = f"《{'》《'.join(self.documents)}》" if self.documents else "全卷各文书"
        return f"{where}的{self.fact}应当一致"

    def references(self) -> tuple[tuple[str, str], ...]:
        return tuple(("document", name) for name in (*self.documents, *self.not_documents))


class Compare(Options):
    """``left`` is at most / at least / equal to ``right``: a number, an ISO date, 参数.名称 or a fact. A
    parameter that each office must set and has not: NOT_CHECKED."""

    left: str
    at_most: str | None = None
    at_least: str | None = None
    equals: str | None = None

    @model_validator(mode="after")
    def _one(self) -> Compare:
        if sum(x is not None for x in (self.at_most, self.at_least, self.equals)) != 1:
            raise ValueError("at_most、at_least、equals 要写且只写一个，例：at_most: 3000")
        return self

    @property
    def _right(self) -> str:
        return self.at_most or self.at_least or self.equals or ""

    def judge(self, case: Case) -> Outcome:
        left = case.fact(self.left)
        if not isinstance(left, Known):
            return unknown(case, left, self.left)
        value = Decimal(len(left.value)) if isinstance(left.value, tuple) else as_number(left.value)
        bound = threshold(self._right, case)
        evidence = left.evidence
        shown = self._right
        if bound is None and self._right.startswith("参数."):
            return self._unset(case, left, value)
        if bound is None:
            right = case.fact(self._right)
            if not isinstance(right, Known):
                return unknown(case, right, self._right)
            bound, shown = as_number(right.value), plain_value(right.value)
            evidence = evidence + right.evidence
        if value is None or bound is None or type(value) is not type(bound):
            reason = f"{fact_words(self.left)}“{plain_value(left.value)}”与“{shown}”不能比较，请对照原文"
            return Outcome(Verdict.UNSURE, reason=reason, evidence=evidence)
        kept = (
            not_below(bound, value) if self.at_most is not None
            else not_below(value, bound) if self.at_least is not None else value == bound
        )  # fmt: skip
        a, b = plain_value(left.value), shown if bound is None else plain_value(bound)
        if kept:
            said = f"{fact_words(self.left)}：{a or '无'}"
            return Outcome(Verdict.PASS, (), said, evidence, document=left.document)
        return Outcome(
            Verdict.FAIL, (("left", a), ("right", b)), evidence=evidence, expected=self._words(b),
            found=f"{fact_words(self.left)}：{a}", document=left.document,
        )  # fmt: skip

    def _unset(self, case: Case, left: Known, value: Decimal | date | None) -> Outcome:
        """The office has not set the parameter: from the number on that the parameter names, a person is asked."""
        name = self._right.removeprefix("参数.")
        ask = asked_from(name, case)
        said = f"参数“{name}”须由本单位在 anjuan.yaml 中确认"
        if ask is None or not isinstance(value, Decimal) or value < ask:
            return Outcome(Verdict.NOT_CHECKED, reason=said, evidence=left.evidence)
        found = f"{fact_words(self.left)}为 {plain_value(left.value)} 元"
        return Outcome(
            Verdict.UNSURE, reason=f"{found}，是否达到本单位的标准请核对；{said}后不再提问",
            evidence=left.evidence, found=found, document=left.document,
        )  # fmt: skip

    def _words(self, right: str) -> str:
        return (
            "不超过 " if self.at_most is not None else "不少于 " if self.at_least is not None else "等于 "
        ) + right

    def describe(self) -> str:
        right = self._right
        return f"{fact_words(self.left)}应当{self._words(fact_words(right) if '.' in right else right)}"

    def references(self) -> tuple[tuple[str, str], ...]:
        found = [("fact", self.left)]
        if self._right.startswith("参数."):
            found.append(("parameter", self._right.removeprefix("参数.")))
        elif "." in self._right and not self._right.replace(".", "").isdigit():
            found.append(("fact", self._right))
        return tuple(found)
