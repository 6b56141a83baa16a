"""Penalty clauses (罚则): what a clause lets which agency impose on whom. Loaded from rules/penalties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from checker.model.fact import Citation


@dataclass(frozen=True, slots=True)
class Fine:
    """One range of fines, ends inclusive: in 元, or with ``base`` as multiples of that sum (0.005 = 千分之五).

    ``base_from``/``base_below``: the range holds only where the base is so large or so small. ``tier``: the
    range is for graver cases, which the decision must call by one of these wordings.
    """

    who: str = ""  # 单位 | 个人 | 责任人员; empty: whoever did it
    least: Decimal = Decimal(0)
    most: Decimal | None = None  # None: the clause sets no upper end
    base: str = ""
    base_from: Decimal | None = None
    base_below: Decimal | None = None
    tier: tuple[str, ...] = ()
    when: str = ""  # any other condition, in words


@dataclass(frozen=True, slots=True)
class PenaltyClause:
    """One article, or one of its paragraphs."""

    law: str
    article: int
    paragraph: int | None
    conduct: str  # the conduct it punishes, paraphrased
    agency: str  # as the clause names it; empty: it names none
    agency_words: tuple[str, ...]  # an agency named so may be it; empty: not judged
    agency_sure: bool  # an agency of another name is certainly not it
    kinds: tuple[str, ...]  # kinds of penalty (行政处罚法 第九条) it offers
    fines: tuple[Fine, ...] = ()
    after_order: tuple[str, ...] = ()  # kinds that need an order to correct, not obeyed, first
    order_words: str = ""  # how the clause says so
    from_: date | None = None  # the text these cells were verified against holds from …
    until: date | None = None  # … to, both inclusive
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        return str(Citation(self.law, self.article, self.paragraph))

    def cited_by(self, citation: Citation) -> bool:
        """Whether a citation means this clause; one that stops at the article means all its paragraphs."""
        return (
            citation.law == self.law
            and citation.article == self.article
            and (None in (citation.paragraph, self.paragraph) or citation.paragraph == self.paragraph)
        )
