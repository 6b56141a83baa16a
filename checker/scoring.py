"""Findings × score sheet → score. One defect costs points once, at the first item that names it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from checker.model.finding import Finding, Severity, Verdict
from checker.model.score import Mode, Score, ScoreLine, Sheet, SheetItem, SheetPart, State

GRAVE = (Severity.VETO, Severity.MAJOR)
OPEN = (Verdict.UNSURE, Verdict.NOT_CHECKED, Verdict.CRASHED)
_TENTH = Decimal("0.1")


def score(findings: tuple[Finding, ...], sheet: Sheet, kind: str) -> Score | None:
    """The score of a dossier of ``kind``; None where the sheet is not for that kind.

    An item none of whose rules apply is not counted (不涉及). One that no rule judges is counted and open: a
    person must give its points.
    """
    if kind not in sheet.applies:
        return None
    charges = _Charges(findings)
    lines: list[ScoreLine] = []
    least = judged = most = Decimal(0)
    for part in sheet.parts:
        items = [item for item in part.items if not item.applies or kind in item.applies]
        own = [charges.line(part, item) for item in items]
        lines += own
        least += _points(part, own, lambda line: line.lost_most)
        judged += _points(
            part, own, lambda line: line.lost_most if line.state is not State.MANUAL else Decimal(0)
        )
        most += _points(part, own, lambda line: line.lost_least)
    vetoes = tuple(_rules(lines, State.LOST))
    open_vetoes = tuple(_rules(lines, State.OPEN))
    least, judged, most = (min(max(value, Decimal(0)), sheet.total) for value in (least, judged, most))
    if vetoes:
        least = judged = most = sheet.veto_score
    if open_vetoes:
        least = min(least, sheet.veto_score)
    return Score(sheet, _round(least), _round(most), _round(judged), vetoes, open_vetoes, tuple(lines))


def _rules(lines: list[ScoreLine], state: State) -> list[str]:
    return list(
        dict.fromkeys(r for line in lines if line.item.veto and line.state is state for r in line.rules)
    )


def _points(part: SheetPart, lines: list[ScoreLine], lost: Callable[[ScoreLine], Decimal]) -> Decimal:
    """The points of a part. Items of a veto cost nothing here: they decide the whole sheet."""
    counted = [line for line in lines if line.counts and not line.item.veto]
    cost = sum(map(lost, counted), Decimal(0))
    if part.mode is Mode.DEDUCTED:
        return part.points - (cost if part.most is None else min(cost, part.most))
    total = sum((line.item.points for line in counted), Decimal(0))
    return part.points * (total - cost) / total if total else part.points


@dataclass
class _Charges:
    """Which findings have cost points already, and where."""

    findings: tuple[Finding, ...]
    spent: dict[int, str] = field(default_factory=dict)  # index of the finding → item

    def line(self, part: SheetPart, item: SheetItem) -> ScoreLine:
        nothing = Decimal(0)
        matched = list(self._of(item))
        if not matched:
            return ScoreLine(item, part.name, State.MANUAL, nothing, item.points)
        judged = [i for i in matched if self.findings[i].verdict is not Verdict.NOT_APPLICABLE]
        if item.veto and judged and not any(self.findings[i].severity in GRAVE for i in judged):
            return ScoreLine(item, part.name, State.MANUAL, nothing, nothing, rules=self._names(judged))
        if not judged:
            return ScoreLine(item, part.name, State.OUT, nothing, nothing)
        defects = [i for i in judged if self.findings[i].verdict in (Verdict.FAIL, *OPEN)]
        if item.veto:  # a slip does not decide the sheet, it costs points where an item says so
            defects = [i for i in defects if self.findings[i].severity in GRAVE]
        fresh = [i for i in defects if i not in self.spent]
        if defects and not fresh:
            return ScoreLine(
                item, part.name, State.CHARGED, nothing, nothing, charged_at=self.spent[defects[0]],
                rules=self._names(defects),
            )  # fmt: skip
        failed = [i for i in fresh if self.findings[i].verdict is Verdict.FAIL]
        # a question put to people may turn up another defect at each item it bears on
        self.spent.update((i, item.id) for i in fresh if self.findings[i].severity is not Severity.INFO)
        state = State.LOST if failed else State.OPEN if fresh else State.KEPT
        shown = failed if item.veto and failed else fresh
        return ScoreLine(
            item, part.name, state, _cost(item, len(failed)), _cost(item, len(fresh)),
            tuple(self.findings[i].fingerprint for i in shown), self._names(shown),
        )  # fmt: skip

    def _of(self, item: SheetItem) -> Iterator[int]:
        for index, finding in enumerate(self.findings):
            if finding.rule in item.rules or set(finding.covers) & set(item.covers):
                yield index

    def _names(self, indexes: list[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.findings[i].rule for i in indexes))


def _cost(item: SheetItem, defects: int) -> Decimal:
    if not defects:
        return Decimal(0)
    return item.points if item.each is None else min(item.points, item.each * defects)


def _round(value: Decimal) -> Decimal:
    return value.quantize(_TENTH, ROUND_HALF_UP)
