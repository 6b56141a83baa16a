"""``states`` and ``forbids``: words that must, or must not, stand in a document."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from checker.checks.answers import absent, documents, searched
from checker.checks.conditions import Options, Words, fact_words
from checker.chinese.normalise import fold
from checker.chinese.wordings import WordingMatch, find_wording, near_miss
from checker.model.dossier import Document
from checker.model.fact import Absence, Known, Missing
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case
from checker.model.text import Evidence, Quality


def _lines(value: Any) -> Any:
    return (
        [line if isinstance(line, list) else [line] for line in value] if isinstance(value, list) else value
    )


Lines = Annotated[tuple[tuple[str, ...], ...], BeforeValidator(_lines)]


class States(Options):
    """Every line of ``all_of`` is stated – one wording of a line is enough – and every flag of ``facts`` is
    known and not denied. ``at_least`` n of the lines instead of all. Guarded places (negation, quoted statute,
    form residue) do not count. Not stated: FAIL on pages that read well, UNSURE on poor ones or where something
    very like it stands."""

    document: Words = ()
    all_of: Lines = ()
    facts: Words = ()
    at_least: int = 0
    names: Words = ()  # what to call the lines in {missing}; default their first wording

    @model_validator(mode="after")
    def _something(self) -> States:
        if not self.all_of and not self.facts:
            raise ValueError("states 至少要有 all_of 或 facts，例：all_of: [[陈述], [申辩]]")
        if self.names and len(self.names) != len(self.all_of) + len(self.facts):
            raise ValueError("names 的个数应当与 all_of 加 facts 的行数相同")
        return self

    def judge(self, case: Case) -> Outcome:
        found = documents(case, self.document)
        if not found:
            return absent(case, self.document)
        evidence: list[Evidence] = []
        missing: list[str] = []
        doubtful: list[str] = []
        for index, line in enumerate(self.all_of):
            name = self.names[index] if self.names else line[0].replace("…", "")
            self._look(found, line, name, evidence, missing, doubtful)
        for index, fact_name in enumerate(self.facts):
            name = self.names[len(self.all_of) + index] if self.names else fact_words(fact_name)
            self._ask(case, found, fact_name, name, evidence, missing, doubtful)
        return self._outcome(found, evidence, missing, doubtful)

    def _look(
        self, found: tuple[Document, ...], line: tuple[str, ...], name: str,
        evidence: list[Evidence], missing: list[str], doubtful: list[str],
    ) -> None:  # fmt: skip
        for document in found:
            hit = first_statement(document, line)
            if hit:
                evidence += document.locate(hit.start, hit.end)
                return
        poor = any(d.quality is not Quality.EXACT for d in found)
        if poor:
            for document in found:
                for wording in line:
                    near = near_miss(fold(document.text), wording)
                    if near:
                        evidence += document.locate(near.start, near.end)
                        doubtful.append(name)
                        return
        (doubtful if any(d.quality is Quality.POOR for d in found) else missing).append(name)

    def _ask(
        self, case: Case, found: tuple[Document, ...], fact_name: str, name: str,
        evidence: list[Evidence], missing: list[str], doubtful: list[str],
    ) -> None:  # fmt: skip
        short = fact_name.rpartition(".")[2]
        answers = (
            [case.facts.of(d.id, short) for d in found]
            if "." not in fact_name
            else [case.facts.get(fact_name)]
        )
        known = [a for a in answers if isinstance(a, Known) and a.value is not False]
        if known:
            evidence += known[0].evidence
            return
        uncertain = any(
            not isinstance(a, (Known, Missing))
            or (isinstance(a, Missing) and (not a.certain or a.why is Absence.DAMAGED))
            for a in answers
        )
        poor = any(d.quality is Quality.POOR for d in found)
        (doubtful if uncertain or poor else missing).append(name)

    def _outcome(
        self, found: tuple[Document, ...], evidence: list[Evidence], missing: list[str], doubtful: list[str]
    ) -> Outcome:
        total = len(self.all_of) + len(self.facts)
        stated = total - len(missing) - len(doubtful)
        needed = self.at_least or total
        document = found[-1].id
        expected = "写明" + "、".join(
            self.names or [line[0] for line in self.all_of] + [fact_words(f) for f in self.facts]
        )
        if stated >= needed:
            return Outcome(Verdict.PASS, reason="已载明", evidence=tuple(evidence), document=document)
        lacking = "、".join(missing or doubtful)
        if stated + len(doubtful) >= needed or not missing:
            return Outcome(
                Verdict.UNSURE, reason=f"看不清是否写明{'、'.join(doubtful)}，请打开所列页面核对", evidence=tuple(evidence),
                searched=searched(found), expected=expected, document=document,
            )  # fmt: skip
        return Outcome(
            Verdict.FAIL, (("missing", lacking), ("document", found[-1].type)), evidence=tuple(evidence),
            searched=searched(found), expected=expected, found=f"未见{lacking}", document=document,
        )  # fmt: skip

    def describe(self) -> str:
        lines = ["或".join(f"“{w}”" for w in line[:3]) for line in self.all_of] + [
            fact_words(f) for f in self.facts
        ]
        shown = list(self.names) or lines
        count = f"至少 {self.at_least} 项" if self.at_least else "全部"
        where = f"《{'》或《'.join(self.document)}》" if self.document else "文书"
        return f"{where}应当载明{count}：{'；'.join(shown)}"

    def references(self) -> tuple[tuple[str, str], ...]:
        named = [("document", name) for name in self.document]
        for fact in self.facts:
            named += [("fact", fact if "." in fact else f"{d}.{fact}") for d in (self.document or ("",))]
        return tuple(n for n in named if not n[1].startswith("."))


class Forbids(Options):
    """None of ``any_of`` stands in the document, and none of ``facts`` (是/否类要素) is true of it. A guarded place
    (quoted, negated, form residue) does not count; a hit on a poorly read page is UNSURE."""

    document: Words = ()
    any_of: Words = ()
    facts: Words = ()
    unless_stated: Words = ()  # a document that states one of these may say the words

    def judge(self, case: Case) -> Outcome:
        found = documents(case, self.document)
        if not found:
            return absent(case, self.document)
        for document in found:
            folded = fold(document.text)
            if self.unless_stated and first_statement(document, self.unless_stated):
                continue
            for name in self.facts:
                fact = case.facts.of(document.id, name)
                if isinstance(fact, Known) and fact.value is not False and fact.evidence:
                    return self._stands(document, fact.evidence[0].quote, fact.evidence)
            for wording in self.any_of:
                hits = [m for m in find_wording(folded, wording) if m.guard is None]
                if not hits:
                    continue
                quote = document.text[hits[0].start : hits[0].end]
                return self._stands(document, quote, document.locate(hits[0].start, hits[0].end))
        return Outcome(Verdict.PASS, reason="没有这类表述", searched=searched(found), document=found[-1].id)

    def _stands(self, document: Document, quote: str, evidence: tuple[Evidence, ...]) -> Outcome:
        poor = document.quality is Quality.POOR
        return Outcome(
            Verdict.UNSURE if poor else Verdict.FAIL, (("found", quote), ("document", document.type)),
            reason=f"似有“{quote}”，该页辨认不清" if poor else "", evidence=evidence, found=quote, document=document.id,
        )  # fmt: skip

    def describe(self) -> str:
        words = "、".join((*self.facts, *(f"“{w}”" for w in self.any_of)))
        return f"《{'》《'.join(self.document)}》不得出现{words}"

    def references(self) -> tuple[tuple[str, str], ...]:
        return tuple(("document", name) for name in self.document) + tuple(
            ("fact", f"{document}.{fact}") for document in self.document for fact in self.facts
        )


def first_statement(document: Document, wordings: tuple[str, ...]) -> WordingMatch | None:
    folded = fold(document.text)
    hits = [m for wording in wordings for m in find_wording(folded, wording) if m.guard is None]
    return min(hits, key=lambda m: m.start) if hits else None
