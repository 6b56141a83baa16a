"""``one_of``: at least one of the lawful ways was taken in full."""

from __future__ import annotations

from checker.checks.answers import searched
from checker.checks.conditions import Condition, Options, Words, all_hold
from checker.model.fact import Absence, Conflicting, Fact, Known, Missing, Searched
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case
from checker.model.text import Evidence


class Way(Options):
    """One lawful way: under ``when``, all facts of ``all_of`` and one of ``any_of`` are there."""

    name: str
    when: tuple[Condition, ...] = ()
    all_of: Words = ()
    any_of: Words = ()


class OneOf(Options):
    """One way is complete: PASS. Under for_each the facts are those of the document judged. A way whose ``when``
    holds and that lacks something: FAIL if what it lacks is certainly absent, else UNSURE."""

    ways: tuple[Way, ...]

    def judge(self, case: Case) -> Outcome:
        lacking: list[tuple[Way, list[str], bool]] = []
        evidence: list[Evidence] = []
        open_way = False
        for way in self.ways:
            holds = all_hold(way.when, case)
            if holds is False:
                continue
            missing, certain, shown = self._missing(case, way)
            evidence += shown
            if holds is True and not missing:
                return Outcome(
                    Verdict.PASS, (), f"{way.name}，要件齐备", tuple(shown), document=self._at(case)
                )
            if holds is None:
                open_way = True
                continue
            lacking.append((way, missing, certain))
        if not lacking:
            if open_way:
                ways = "、".join(way.name for way in self.ways)
                return Outcome(
                    Verdict.UNSURE, reason=f"没有认出属于哪一种情形（{ways}），请打开所列页面查明后核对",
                    searched=self._searched(case), document=self._at(case),
                )  # fmt: skip
            return Outcome(Verdict.NOT_APPLICABLE, reason="不属于这里所列的情形", document=self._at(case))
        # the way that the papers name is the one to complete; a way without a condition is the fallback
        lacking = [item for item in lacking if item[0].when] or lacking
        way, missing, certain = min(lacking, key=lambda item: (not item[2], len(item[1])))
        said = "、".join(missing)
        if open_way or not all(c for _, _, c in lacking):
            return Outcome(
                Verdict.UNSURE, reason=f"按{way.name}须有{said}，没有认出，请打开所列页面核对",
                evidence=tuple(evidence), searched=self._searched(case), document=self._at(case),
            )  # fmt: skip
        document = case.document.type if case.document else ""
        return Outcome(
            Verdict.FAIL, (("missing", said), ("names", way.name), ("document", document)), evidence=tuple(evidence),
            expected=f"{way.name}：{'、'.join((*way.all_of, *way.any_of))}", found=f"缺少{said}", document=self._at(case),
        )  # fmt: skip

    def _searched(self, case: Case) -> tuple[Searched, ...]:
        return searched((case.document,)) if case.document else ()

    def _at(self, case: Case) -> str | None:
        return case.document.id if case.document else None

    def _missing(self, case: Case, way: Way) -> tuple[list[str], bool, list[Evidence]]:
        """What the way lacks, whether that is certain, and the evidence of what it has."""
        missing: list[str] = []
        certain = True
        shown: list[Evidence] = []
        for name in way.all_of:
            fact = case.fact(name)
            if _there(fact):
                shown += fact.evidence if isinstance(fact, Known) else ()
            else:
                missing.append(name.rpartition(".")[2])
                certain = certain and self._certain(case, fact)
        if way.any_of:
            facts = [case.fact(name) for name in way.any_of]
            there = [f for f in facts if _there(f)]
            if there:
                shown += there[0].evidence if isinstance(there[0], Known) else ()
            else:
                missing.append("或".join(name.rpartition(".")[2] for name in way.any_of))
                certain = certain and all(self._certain(case, f) for f in facts)
        return missing, certain, shown

    def _certain(self, case: Case, fact: Fact) -> bool:
        if isinstance(fact, Known):  # denied
            return True
        if isinstance(fact, Missing) and fact.why is Absence.NO_DOCUMENT:
            return case.dossier.fully_read
        return isinstance(fact, Missing) and fact.certain

    def describe(self) -> str:
        ways = []
        for way in self.ways:
            parts = [*way.all_of, *(["、".join(way.any_of) + "之一"] if way.any_of else [])]
            ways.append(f"{way.name}（{'；'.join(parts)}）")
        return f"应当具备下列之一：{'；'.join(ways)}"

    def references(self) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        for way in self.ways:
            found += [("fact", name) for name in (*way.all_of, *way.any_of) if "." in name]
            for condition in way.when:
                found += [r for r in condition.references() if r[0] != "fact" or "." in r[1]]
        return tuple(found)


def _there(fact: Fact) -> bool:
    return isinstance(fact, Conflicting) or (isinstance(fact, Known) and fact.value is not False)
