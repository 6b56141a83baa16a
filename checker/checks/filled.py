"""``filled``: fields, signatures and dates of a form are filled in."""

from __future__ import annotations

from typing import Literal

from checker.checks.answers import absent, documents, searched
from checker.checks.conditions import Options, Words
from checker.model.fact import Absence, Conflicting, Known, Missing
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case
from checker.model.text import Evidence


class Filled(Options):
    """Every fact of ``facts`` (要素 of the document) is there, or one of ``any_of``. A blank field is FAIL. A
    field that was not found is UNSURE, since a form may call it otherwise – FAIL with ``not_found: fail``, and
    passed over with ``not_found: ok`` where a form need not have it; a form with none of the fields is NOT_APPLICABLE.
    ``at_least``: how many persons a field must name."""

    document: Words = ()
    facts: Words = ()
    any_of: Words = ()
    not_found: Literal["unsure", "fail", "ok"] = "unsure"
    at_least: int = 1

    def judge(self, case: Case) -> Outcome:
        found = documents(case, self.document)
        if not found:
            return absent(case, self.document)
        evidence: list[Evidence] = []
        blank: list[str] = []
        open_: list[str] = []
        seen: list[Evidence] = []
        filled = False
        at = found[-1].id
        for document in found:
            for name in self.facts:
                fact = case.facts.of(document.id, name)
                if isinstance(fact, (Known, Conflicting)):
                    filled = True
                    values = fact.value if isinstance(fact, Known) else ""
                    count = len(values) if isinstance(values, tuple) else self.at_least
                    evidence += fact.evidence if isinstance(fact, Known) else fact.candidates[0].evidence
                    if count < self.at_least:
                        blank.append(f"{name}（只有 {count} 人）")
                        at = document.id
                    continue
                if self._is_left_out(fact):
                    continue
                at = document.id
                seen += fact.seen
                (blank if self._is_blank(fact) else open_).append(name)
            if self.any_of:
                answers = [case.facts.of(document.id, name) for name in self.any_of]
                known = [a for a in answers if isinstance(a, Known) and a.value is not False]
                if known:
                    filled = True
                    evidence += known[0].evidence
                elif any(isinstance(a, Missing) and self._is_blank(a) for a in answers) and not any(
                    isinstance(a, Missing) and a.why in (Absence.DAMAGED, Absence.UNREAD) for a in answers
                ):
                    blank.append("、".join(self.any_of))
                    at = document.id
                    seen += [e for a in answers if isinstance(a, Missing) for e in a.seen]
                elif not all(map(self._is_left_out, answers)):
                    open_.append("、".join((*self.any_of[:-2], "或者".join(self.any_of[-2:]))))
                    at = document.id
        blank, open_ = list(dict.fromkeys(blank)), list(dict.fromkeys(open_))
        document_type = next((d.type for d in found if d.id == at), found[-1].type)
        if blank:
            return Outcome(
                Verdict.FAIL, (("missing", "、".join(blank)), ("document", document_type)),
                evidence=tuple(seen or evidence), searched=searched(found), expected="填写齐全",
                found=f"空缺：{'、'.join(blank)}", document=at,
            )  # fmt: skip
        if open_:
            return Outcome(
                Verdict.UNSURE, reason=f"《{document_type}》上没有认出{'、'.join(open_)}，请打开所列页面看有没有",
                evidence=tuple(seen or evidence), searched=searched(found), document=at,
            )  # fmt: skip
        if not filled:  # that a form lacks the field is no answer to it
            lacking = "、".join((*self.facts, *self.any_of))
            reason = f"《{document_type}》没有{lacking}这一栏，也可以没有"
            return Outcome(Verdict.NOT_APPLICABLE, reason=reason, searched=searched(found), document=at)
        return Outcome(Verdict.PASS, reason="已填写", evidence=tuple(evidence), document=at)

    def _is_left_out(self, fact: object) -> bool:
        """Whether the form does not have the field, and need not."""
        return (
            self.not_found == "ok"
            and isinstance(fact, Missing)
            and fact.why is Absence.NOT_FOUND
            and fact.certain
        )

    def _is_blank(self, fact: object) -> bool:
        if not isinstance(fact, Missing):
            return False
        if fact.why is Absence.BLANK:
            return fact.certain
        return fact.why is Absence.NOT_FOUND and self.not_found == "fail" and fact.certain

    def describe(self) -> str:
        where = f"《{'》《'.join(self.document)}》" if self.document else "文书"
        parts = ["、".join(self.facts)] if self.facts else []
        if self.any_of:
            parts.append(f"{'、'.join(self.any_of)}之一")
        return f"{where}应当填写：{'；'.join(parts)}" + (
            f"（至少 {self.at_least} 人）" if self.at_least > 1 else ""
        )

    def references(self) -> tuple[tuple[str, str], ...]:
        names = [("document", name) for name in self.document]
        return tuple(
            names + [("fact", f"{d}.{f}") for d in self.document for f in (*self.facts, *self.any_of)]
        )
