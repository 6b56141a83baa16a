"""rules/penalties/*.yaml → penalty clauses. One file a law, every cell verified against the text it names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from checker.chinese.citations import find_citations
from checker.facts.penalty import KINDS
from checker.model.penalty import Fine, PenaltyClause
from checker.rulebook.errors import RuleBookError, RuleError, nearest
from checker.rulebook.source import Map, read_yaml, strings

PENALTY_KINDS = (*(name for name, _ in KINDS), "罚款")
FILE_KEYS = ("law", "text", "from", "until", "agencies", "clauses")
AGENCY_KEYS = ("words", "sure")
CLAUSE_KEYS = ("at", "conduct", "agency", "kinds", "fines", "after_order", "order_words")
FINE_KEYS = ("who", "least", "most", "base", "base_from", "base_below", "tier", "when")
WHO = ("单位", "个人", "责任人员")
EXAMPLE = "例：- {at: 第七十七条, conduct: …, agency: 管理节能工作的部门, kinds: [罚款], fines: [{least: 50000, most: 200000}]}"

Wrong = Callable[[Map, str, str, str], None]


def read_penalties(file: Path) -> tuple[PenaltyClause, ...]:
    """The clauses of one law. Raises RuleBookError with every slip in the file."""
    source = read_yaml(file)
    errors: list[RuleError] = []

    def wrong(place: Map, key: str, what: str, cure: str = "") -> None:
        errors.append(RuleError(str(file), place.lines.get(key, place.line or 1), what, cure))

    _known_keys(source, FILE_KEYS, wrong)
    for key in ("law", "text", "clauses"):
        if not source.get(key):
            wrong(source, key, f"缺少“{key}”", "罚则表要写明 law（法律简称）、text（核对所据文本）、clauses")
    agencies = source.get("agencies") or Map()
    for name, agency in agencies.items():
        if isinstance(agency, Map):
            _known_keys(agency, AGENCY_KEYS, wrong)
        else:
            wrong(agencies, name, f"部门“{name}”写错", "例：管理节能工作的部门: {words: [发展和改革, 节能]}")
    found: list[PenaltyClause] = []
    try:
        start, end = (date.fromisoformat(source[k]) if source.get(k) else None for k in ("from", "until"))
    except ValueError:
        wrong(source, "from", "日期应当写成 2021-07-15")
        start = end = None
    for entry in source.get("clauses") or ():
        if not isinstance(entry, Map):
            wrong(source, "clauses", "clauses 应当逐条写成“- {at: …}”", EXAMPLE)
            continue
        clause = _clause(str(source.get("law")), entry, agencies, (start, end), str(file), wrong)
        if clause is not None:
            found.append(clause)
    seen: set[str] = set()
    for clause in found:
        if str(clause) in seen:
            errors.append(RuleError(str(file), clause.line, f"{clause}写了两次", "请合并成一处"))
        seen.add(str(clause))
    if errors:
        raise RuleBookError(tuple(errors))
    return tuple(found)


def _known_keys(place: Map, allowed: tuple[str, ...], wrong: Wrong) -> None:
    for key in place:
        if key not in allowed:
            wrong(place, key, f"不认识“{key}”", f"可用：{'、'.join(allowed)}。{nearest(key, allowed)}")


def _clause(
    law: str, entry: Map, agencies: Map, force: tuple[date | None, date | None], file: str, wrong: Wrong
) -> PenaltyClause | None:
    _known_keys(entry, CLAUSE_KEYS, wrong)
    cited = [c for match in find_citations(f"《{law}》{entry.get('at')}") for c in match.citations]
    if len(cited) != 1 or cited[0].article is None or cited[0].item is not None:
        wrong(entry, "at", f"“{entry.get('at')}”应当写到条或者款", "例：at: 第七十三条第二款")
        return None
    kinds = strings(entry.get("kinds"))
    for key in ("kinds", "after_order"):
        for kind in strings(entry.get(key)):
            if kind not in PENALTY_KINDS:
                cure = f"可用：{'、'.join(PENALTY_KINDS)}。{nearest(kind, PENALTY_KINDS)}"
                wrong(entry, key, f"没有“{kind}”这种处罚", cure)
    fines = tuple(
        fine for line in entry.get("fines") or () if (fine := _fine(line, entry, wrong)) is not None
    )
    if ("罚款" in kinds) != bool(fines) or not entry.get("conduct"):
        wrong(entry, "at", f"{entry.get('at')}缺 conduct，或者 kinds 与 fines 对不上", EXAMPLE)
    agency = str(entry.get("agency") or "")
    if agency and agency not in agencies:
        wrong(entry, "agency", f"agencies 里没有“{agency}”", "在本文件 agencies 中写明该部门的名称用语")
    described = agencies.get(agency)
    described = described if isinstance(described, Map) else Map()
    return PenaltyClause(
        law, cited[0].article, cited[0].paragraph, str(entry.get("conduct")), agency,
        agency_words=strings(described.get("words")), agency_sure=described.get("sure") == "true",
        kinds=kinds, fines=fines, after_order=strings(entry.get("after_order")),
        order_words=str(entry.get("order_words") or ""), from_=force[0], until=force[1], file=file, line=entry.line,
    )  # fmt: skip


def _fine(line: Any, entry: Map, wrong: Wrong) -> Fine | None:
    if not isinstance(line, Map):
        wrong(entry, "fines", "fines 应当逐档写成“- {least: …, most: …}”", EXAMPLE)
        return None
    _known_keys(line, FINE_KEYS, wrong)
    if line.get("who") and line["who"] not in WHO:
        wrong(line, "who", f"who 不能是“{line['who']}”", f"可用：{'、'.join(WHO)}")
    numbers: dict[str, Decimal | None] = {}
    for key in ("least", "most", "base_from", "base_below"):
        try:
            numbers[key] = Decimal(line[key]) if line.get(key) else None
        except InvalidOperation:
            wrong(
                line,
                key,
                f"{key} 应当是数，现为“{line[key]}”",
                "例：least: 0.005, most: 0.01, base: 中标项目金额",
            )
            return None
    least, most = numbers["least"] or Decimal(0), numbers["most"]
    if most is not None and least > most:
        wrong(line, "least", "least 大于 most", "")
    return Fine(
        str(line.get("who") or ""), least, most, str(line.get("base") or ""), numbers["base_from"],
        numbers["base_below"], strings(line.get("tier")), str(line.get("when") or ""),
    )  # fmt: skip


AFTER_ORDER = "须先责令改正的罚则"
FORFEITING = "规定没收违法所得的罚则"
"""Names of the lists, made from the clauses, that conditions of rules may ask for."""


def clause_lists(clauses: tuple[PenaltyClause, ...]) -> dict[str, frozenset[str]]:
    """Clauses whose fine needs an order to correct first, and clauses that forfeit unlawful gains, as citations are
    written."""
    return {
        AFTER_ORDER: _cited(clauses, lambda c: "罚款" in c.kinds, lambda c: "罚款" in c.after_order),
        FORFEITING: _cited(clauses, lambda c: True, lambda c: "没收违法所得" in c.kinds),
    }


def _cited(
    clauses: tuple[PenaltyClause, ...],
    among: Callable[[PenaltyClause], bool],
    chosen: Callable[[PenaltyClause], bool],
) -> frozenset[str]:
    """The chosen clauses. An article stands for its paragraphs where all of them (``among``) are chosen; else only
    the paragraph does."""
    found: set[str] = set()
    for clause in filter(chosen, clauses):
        article = [c for c in clauses if (c.law, c.article) == (clause.law, clause.article) and among(c)]
        found.add(f"《{clause.law}》第{clause.article}条" if all(map(chosen, article)) else str(clause))
    return frozenset(found)
