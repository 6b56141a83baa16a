"""The office's own 裁量基准: which grades of fines its table has for a clause."""

from __future__ import annotations

from decimal import Decimal

from checker.chinese.citations import find_citations
from checker.chinese.money import parse_money
from checker.model.fact import Citation

Grade = tuple[str, Decimal, Decimal]
"""Name, least and most fine in 元."""


def grades(table: tuple[dict[str, str], ...], cited: list[Citation]) -> list[Grade]:
    """The rows (columns 条款, 档次, 下限, 上限) about one of the clauses cited. A row whose upper end is no sum of
    money (a multiple, a share) is passed over."""
    found = []
    for row in table:
        low, high = parse_money(row.get("下限", "") or "0"), parse_money(row.get("上限", ""))
        about = [c for m in find_citations(row.get("条款", "")) for c in m.citations]
        if low is not None and high is not None and any(_same(a, c) for a in about for c in cited):
            found.append((row.get("档次", ""), low, high))
    return found


def _same(one: Citation, other: Citation) -> bool:
    return (one.law, one.article) == (other.law, other.article) and (
        None in (one.paragraph, other.paragraph) or one.paragraph == other.paragraph
    )
