"""``cites``: the law is cited, and down to the article."""

from __future__ import annotations

from checker.checks.answers import absent, documents, searched
from checker.checks.conditions import Options, Words
from checker.model.fact import Citation, Known, Missing
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case


class Cites(Options):
    """The citations of ``fact`` name an article; with ``law`` one of them is that law. ``kind: statute``: at
    least one is a law, regulation or rule, not only a normative document (基准、意见、通知). No citation at all is
    FAIL where the document read well."""

    document: Words
    fact: str
    law: Words = ()
    statute: bool = False

    def judge(self, case: Case) -> Outcome:
        found = documents(case, self.document)
        if not found:
            return absent(case, self.document)
        document = found[-1]
        fact = case.facts.of(document.id, self.fact)
        if isinstance(fact, Missing) and self.statute:
            return Outcome(Verdict.NOT_APPLICABLE, reason=f"没有读到{self.fact}，由相应规则另行指出")
        if isinstance(fact, Missing):
            certain = fact.certain
            return Outcome(
                Verdict.FAIL if certain else Verdict.UNSURE,
                (("missing", self.fact), ("document", document.type)), f"{self.fact}没有找到，请看原页",
                searched=fact.searched or searched(found), expected="写明法律名称和条款", found="未见", document=document.id,
            )  # fmt: skip
        assert isinstance(fact, Known)
        cited = [c for c in fact.value if isinstance(c, Citation)] if isinstance(fact.value, tuple) else []
        names = "、".join(map(str, cited))
        if self.law:
            if any(any(law in c.law for law in self.law) for c in cited):
                return Outcome(Verdict.PASS, (), f"引用了{names}", fact.evidence, document=document.id)
            return Outcome(
                Verdict.FAIL, (("missing", "、".join(self.law)), ("found", names), ("document", document.type)),
                evidence=fact.evidence, expected=f"引用{'、'.join(self.law)}", found=names, document=document.id,
            )  # fmt: skip
        if self.statute and cited and all(is_normative(c.law) for c in cited):
            return Outcome(
                Verdict.FAIL, (("found", names), ("document", document.type)), evidence=fact.evidence,
                expected="以法律、法规、规章为依据", found=names, document=document.id,
            )  # fmt: skip
        if self.statute or any(c.article is not None for c in cited):
            return Outcome(Verdict.PASS, (), f"引用了{names}", fact.evidence, document=document.id)
        return Outcome(
            Verdict.FAIL, (("missing", "条款"), ("found", names), ("document", document.type)), evidence=fact.evidence,
            expected="引用到条、款、项", found=names, document=document.id,
        )  # fmt: skip

    def describe(self) -> str:
        which = f"（{'、'.join(self.law)}）" if self.law else ""
        return f"《{'》《'.join(self.document)}》的{self.fact}应当写明法律名称和条款{which}"

    def references(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            r for name in self.document for r in (("document", name), ("fact", f"{name}.{self.fact}"))
        )


def is_normative(law: str) -> bool:
    """Whether a title is that of a normative document, which cannot be the basis of a penalty
    (行政处罚法 第十六条). 办法 and 规定 may be rules (规章), so they are not counted."""
    return law.endswith(("基准", "意见", "通知", "标准", "方案", "指南", "纪要", "批复", "函"))
