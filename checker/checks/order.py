"""``order``: dates follow each other as the procedure demands."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Literal

from checker.checks.answers import unknown
from checker.checks.conditions import Options, Words, as_number, fact_words
from checker.chinese.calendar import day_name
from checker.model.fact import Known, candidates
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case


class Order(Options):
    """The known dates of ``sequence`` never go back; with ``strict`` no two are the same day. Unknown links are
    passed over; fewer than two known ones is UNSURE, or with ``too_few: ok`` nothing to compare. A link with conflicting dates counts only where every
    candidate is out of order."""

    sequence: Words
    strict: bool = False
    too_few: Literal["unsure", "ok"] = "unsure"

    def judge(self, case: Case) -> Outcome:
        known: list[tuple[str, tuple[tuple[date, Known], ...]]] = []
        for name in self.sequence:
            found = tuple(
                (day, c) for c in candidates(case.fact(name)) if isinstance(day := as_number(c.value), date)
            )
            if found:
                known.append((name, found))
        if len(known) < 2 and self.too_few == "ok":
            return Outcome(Verdict.NOT_APPLICABLE, reason="取得的日期不足两个，无从比较")
        if len(known) < 2:
            facts = [(name, case.fact(name)) for name in self.sequence]
            name, fact = next((n, f) for n, f in facts if not candidates(f))
            return unknown(case, fact, name)
        lines = tuple(
            f"{fact_words(name)}：{'、'.join(f'{day.isoformat()}（{day_name(day)}）' for day, _ in found)}"
            for name, found in known
        )
        doubtful = None
        for (a, first), (b, second) in pairwise(known):
            bad = [self._bad(x, y) for x, _ in first for y, _ in second]
            if any(bad):
                evidence = first[0][1].evidence + second[0][1].evidence
                values = (
                    ("left", fact_words(a)), ("right", fact_words(b)),
                    ("start", first[0][0].isoformat()), ("end", second[0][0].isoformat()),
                )  # fmt: skip
                if all(bad):
                    return Outcome(
                        Verdict.FAIL, values, evidence=evidence, computed=lines, document=second[0][1].document,
                        expected=f"{fact_words(a)}{'早于' if self.strict else '不晚于'}{fact_words(b)}",
                        found=f"{first[0][0]} 与 {second[0][0]}",
                    )  # fmt: skip
                doubtful = Outcome(
                    Verdict.UNSURE,
                    values,
                    f"{fact_words(a)}或{fact_words(b)}有几个日期，先后不能确定",
                    evidence,
                    computed=lines,
                )
        if doubtful:
            return doubtful
        evidence = tuple(e for _, found in known for e in found[0][1].evidence)
        return Outcome(
            Verdict.PASS, (), "先后合乎程序", evidence, computed=lines, document=known[-1][1][0][1].document
        )

    def _bad(self, first: date, second: date) -> bool:
        return first >= second if self.strict else first > second

    def describe(self) -> str:
        return f"日期先后应当为：{' → '.join(map(fact_words, self.sequence))}" + (
            "（不得同日）" if self.strict else ""
        )

    def references(self) -> tuple[tuple[str, str], ...]:
        return tuple(("fact", name) for name in self.sequence if "." in name)
