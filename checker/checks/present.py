"""``present``: a document is in the dossier."""

from __future__ import annotations

from checker.checks.answers import everywhere, unread
from checker.checks.conditions import Options, Words
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case


class Present(Options):
    """One of ``document`` is there. Not there: FAIL when every file was read and no unrecognised pages look like it,
    else UNSURE."""

    document: Words

    def judge(self, case: Case) -> Outcome:
        for name in self.document:
            found = case.dossier.of_type(name)
            if found:
                evidence = found[0].locate(0, min(len(found[0].text), 40))
                return Outcome(
                    Verdict.PASS, reason=f"卷内有《{name}》", evidence=evidence[:1], document=found[0].id
                )
        said = "》《".join(self.document)
        if not case.dossier.fully_read:
            return Outcome(
                Verdict.UNSURE,
                reason=f"没有认出《{said}》，但{unread(case)}，请打开看其中有没有",
                searched=everywhere(case),
            )
        likely = next(
            (d for d in case.dossier.documents for n in self.document if n.rpartition("的")[2] in d.may_be),
            None,
        )
        if likely is not None:
            return Outcome(
                Verdict.UNSURE,
                reason=f"没有认出《{said}》，卷内有一份没有认出种类的材料标题与它相近，请打开看是不是",
                evidence=likely.locate(0, min(len(likely.text), 40))[:1],
                searched=everywhere(case),
                document=likely.id,
            )
        return Outcome(
            Verdict.FAIL,
            (("missing", f"《{said}》"),),
            searched=everywhere(case),
            expected=f"卷内有《{said}》",
            found="没有",
        )

    def describe(self) -> str:
        return f"卷内应当有《{'》或《'.join(self.document)}》"

    def references(self) -> tuple[tuple[str, str], ...]:
        return tuple(("document", name) for name in self.document)
