"""``ask``: a question that only a person can answer, with the pages that bear on it."""

from __future__ import annotations

from dataclasses import replace

from checker.checks.answers import absent, documents, searched
from checker.checks.conditions import Options, Words
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case


class Ask(Options):
    """Always UNSURE where one of ``documents`` is there, or may be among what was not read; else NOT_APPLICABLE."""

    question: str
    documents: Words

    def judge(self, case: Case) -> Outcome:
        found = documents(case, self.documents)
        if not found and not case.dossier.fully_read:
            lost = absent(case, self.documents)
            return replace(lost, reason=f"{self.question}（{lost.reason}）")
        if not found:
            return Outcome(Verdict.NOT_APPLICABLE, reason=f"卷内没有《{'》《'.join(self.documents)}》")
        return Outcome(Verdict.UNSURE, reason=self.question, searched=searched(found), document=found[0].id)

    def describe(self) -> str:
        return f"请人判断：{self.question}"

    def references(self) -> tuple[tuple[str, str], ...]:
        return tuple(("document", name) for name in self.documents)
