"""Special checks of money papers and of document numbers."""

from __future__ import annotations

import re
from datetime import date

from checker.checks.answers import absent, documents, unknown
from checker.checks.conditions import as_number
from checker.chinese.identifiers import number_value
from checker.chinese.names import is_person, same_organ
from checker.model.fact import Conflicting, Known
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case
from checker.model.text import Evidence

_OWN_ACCOUNT = re.compile(
    r"[（(]?(?:(?:机关|单位|自有)?(?:基本存款|基本|一般存款|一般|结算|银行)?账户|(?:机关|单位)?(?:基本|一般)户)[）)]?$|[（(][^（）()]*(?:基本|一般)[^（）()]*[）)]$"
)


_PAYEE_END = re.compile(r"[（(\s]")  # a seal named behind the payee, another field


def _same(payee: Known, organ: Known) -> bool:
    return same_organ(_OWN_ACCOUNT.sub("", _PAYEE_END.split(str(payee.value))[0]), str(organ.value))


def separate_collection(case: Case, names: tuple[str, ...]) -> Outcome:
    """罚缴分离: the payee of a receipt is not the organ that fined, nor an officer. An account the organ's name
    stands before (…局非税收入汇缴专户) is the treasury's, its 基本存款账户 is its own."""
    found = documents(case, names)
    if not found:
        return absent(case, names)
    organ = case.facts.get("本案.处罚机关")
    if not isinstance(organ, Known):
        return unknown(case, organ, "本案.处罚机关")
    seen: list[Evidence] = []
    for document in found:
        payee = case.facts.of(document.id, "收款人")
        if isinstance(payee, Conflicting):
            # 收款单位 may be the office that issued the receipt, 收款人 its clerk: an account elsewhere decides
            units = [known for known in payee.candidates if not is_person(str(known.value))]
            payee = next((unit for unit in units if not _same(unit, organ)), units[0] if units else payee)
        if not isinstance(payee, Known):
            continue
        if _same(payee, organ):
            return Outcome(
                Verdict.FAIL, (("found", str(payee.value)), ("document", document.type)), evidence=payee.evidence,
                expected="收款人是财政专户或者代收机构", found=str(payee.value), document=document.id,
            )  # fmt: skip
        seen += payee.evidence
    if not seen:
        return Outcome(Verdict.NOT_APPLICABLE, reason="票据没有写收款人，无从核对")
    return Outcome(Verdict.PASS, (), "收款人不是处罚机关", tuple(seen[:4]), document=found[-1].id)


def unique_numbers(case: Case, names: tuple[str, ...]) -> Outcome:
    """文号唯一: no two documents of different types carry one number. Papers that only quote the case number
    carry none of their own."""
    own: dict[str, list[tuple[str, tuple[Evidence, ...]]]] = {}
    cases = {number_value(str(f.value)) for f in _case_numbers(case)}
    for document in case.dossier.documents:
        if document.type not in names or not document.number:
            continue
        number = number_value(document.number)
        if number not in cases:
            place = document.locate(0, min(60, len(document.text)))
            own.setdefault(number, []).append((document.type, place))
    for number, users in own.items():
        kinds = tuple(dict.fromkeys(kind for kind, _ in users))
        if len(kinds) > 1:
            return Outcome(
                Verdict.FAIL, (("found", number), ("names", "》《".join(kinds))),
                evidence=tuple(e for _, places in users for e in places), expected="一份文书一个文号", found=number,
            )  # fmt: skip
    if not own:
        return Outcome(Verdict.NOT_APPLICABLE, reason="没有编号的对外文书")
    return Outcome(Verdict.PASS, reason=f"{len(own)} 个文号各不相同")


def _case_numbers(case: Case) -> list[Known]:
    facts = [
        *case.facts.each("立案审批表.案号"),
        *case.facts.each("卷宗封面.案号"),
        case.facts.get("本案.案号"),
    ]
    return [f for f in facts if isinstance(f, Known)]


_YEAR = re.compile(r"〔(\d{4})〕")


def number_of_the_year(case: Case, names: tuple[str, ...]) -> Outcome:
    """文号年度: the year of the number is the year of the date."""
    seen: list[Evidence] = []
    for document in documents(case, names):
        day = case.facts.of(document.id, "落款日期")
        when = as_number(day.value) if isinstance(day, Known) else None
        year = _YEAR.search(number_value(document.number)) if document.number else None
        if not isinstance(when, date) or year is None or not isinstance(day, Known):
            continue
        if int(year.group(1)) != when.year:
            return Outcome(
                Verdict.FAIL, (("left", document.number or ""), ("right", when.isoformat()), ("document", document.type)),
                evidence=day.evidence, expected=f"〔{when.year}〕", found=document.number or "", document=document.id,
            )  # fmt: skip
        seen += day.evidence
    if not seen:
        return Outcome(Verdict.NOT_APPLICABLE, reason="没有同时写明文号和日期的文书")
    return Outcome(Verdict.PASS, (), "文号年度与日期相符", tuple(seen[:4]))
