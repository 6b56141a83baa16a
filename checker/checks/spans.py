"""Ranges of fines worked out for one decision: the base looked up, in 元, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker.model.dossier import Document
from checker.model.fact import Absence, Known, Missing
from checker.model.penalty import Fine, PenaltyClause
from checker.model.rule import Case


@dataclass(frozen=True, slots=True)
class Span:
    """A range as it works out in this case; ``least`` None: it cannot be worked out, for ``why``."""

    line: str
    tier: tuple[str, ...]
    least: Decimal | None = None
    most: Decimal | None = None
    why: str = ""
    applies: bool = True  # False: the base is outside the bounds for which the range is meant

    def holds(self, amount: Decimal) -> bool:
        """Inside, with the slack of a base that is rounded: one yuan or a thousandth."""
        if self.least is None:
            return False
        low = self.least - max(Decimal(1), self.least / 1000) if self.least else self.least
        high = None if self.most is None else self.most + max(Decimal(1), self.most / 1000)
        return low <= amount and (high is None or amount <= high)


def span(case: Case, document: Document, clause: PenaltyClause, fine: Fine) -> Span:
    """The range in 元, its base looked up in the decision."""
    head = f"{clause}" + (
        f"（{'、'.join(filter(None, (fine.who, *fine.tier[:1], fine.when)))}）"
        if fine.who or fine.tier or fine.when
        else ""
    )
    said = f"{head}：{amount_words(fine)}"
    if not fine.base:
        if fine.most is None:
            return Span(said, fine.tier, why=f"{clause}没有写明罚款数额")
        return Span(said, fine.tier, fine.least, fine.most)
    fact = case.facts.of(document.id, fine.base)
    base = fact.value if isinstance(fact, Known) and isinstance(fact.value, Decimal) else None
    if base is None:
        why = "没有找到" if isinstance(fact, Missing) and fact.why is Absence.NOT_FOUND else "不能确定"
        return Span(said, fine.tier, why=f"决定书中{fine.base}{why}")
    if (fine.base_from is not None and base < fine.base_from) or (
        fine.base_below is not None and base >= fine.base_below
    ):
        return Span(f"{head}：{fine.base} {yuan(base)}，不属于这一档", fine.tier, applies=False)
    if fine.base_below is not None:
        return Span(said, fine.tier, fine.least, fine.most)
    least, most = fine.least * base, None if fine.most is None else fine.most * base
    return Span(
        f"{head}：{fine.base} {yuan(base)}的{_rate(fine)}，即{_words(least, most)}", fine.tier, least, most
    )


def amount_words(fine: Fine) -> str:
    """The range as the clause states it. Below a threshold of the base the law states plain sums."""
    if not fine.base and fine.most is None:
        return "没有写明数额"
    if not fine.base or fine.base_below is not None:
        return _words(fine.least, fine.most)
    return f"{fine.base}的{_rate(fine)}"


def _rate(fine: Fine) -> str:
    """A pair of factors as laws write them: 千分之五以上千分之十以下, 一倍以上五倍以下."""

    def said(factor: Decimal) -> str:
        if factor >= 1:
            return f"{factor.normalize():f}倍"
        small = factor < Decimal("0.05")
        return f"{(factor * (1000 if small else 100)).normalize():f}" + ("‰" if small else "%")

    top = "" if fine.most is None else f"{said(fine.most)}以下"
    return (f"{said(fine.least)}以上" if fine.least else "") + top


def _words(least: Decimal, most: Decimal | None) -> str:
    top = "" if most is None else f"{yuan(most)}以下"
    return (f"{yuan(least)}以上" if least else "") + top


def yuan(amount: Decimal) -> str:
    """A sum for a sentence: 元, 万元 where it comes out even."""
    if amount >= 10000 and amount % 100 == 0:
        return f"{(amount / 10000).normalize():f} 万元"
    return f"{amount.quantize(Decimal('0.01')).normalize():f} 元"
