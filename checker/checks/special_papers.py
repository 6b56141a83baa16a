"""Special checks of money papers and of document numbers."""

from __future__ import annotations

import re
from datetime import date

from checker.checks.answers import absent, documents, unknown
from checker.checks.conditions import as_number
from checker.chinese.identifiers import number_value
from checker.chinese.names import is_person, same_organ
from checker.model.dossier import Document
from checker.model.fact import Known, candidates
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case
from checker.model.text import Evidence

_OWN_ACCOUNT = re.compile(
    r"[（(]?(?:(?:机关|单位|自有)?(?:基本存款|基本|一般存款|一般|结算|银行)?账户|(?:机关|单位)?(?:基本|一般)户)[）)]?$|[（(][^（）()]*(?:基本|一般)[^（）()]*[）)]$"
)
_PAYEE_END = re.compile(r"[（(\s]")  # a seal named behind the payee, another field
# the last word of an authority, a bank or an account; a payee without one is a clerk or names no account (系统)
_HOLDER = re.compile(r"局|委员会|委|厅|户|库|银行|行|社|所|站|中心|公司|政府|财政|待结算|网点|处|科|股|室|队")


def _same(payee: Known, organ: Known) -> bool:
    return same_organ(_OWN_ACCOUNT.sub("", _PAYEE_END.split(str(payee.value))[0]), str(organ.value))


def _payees(case: Case, document: Document) -> list[Known]:
    """Whose account the receipt names: the holder, else the payee. The unit that collects (收款单位) tells nothing on
    a treasury's form, which prints the organ there; on a receipt of the organ's own it is the payee."""
    names = ["收款户名", "收款人"]
    treasury = case.facts.of(document.id, "财政票据")
    if not isinstance(treasury, Known) or treasury.value is not True:
        names.append("收款单位")
    found = [known for name in names for known in candidates(case.facts.of(document.id, name))]
    return [known for known in found if re.search(r"[\u4e00-\u9fff]{2}", str(known.value))]


def separate_collection(case: Case, names: tuple[str, ...]) -> Outcome:
    """罚缴分离: the payee of a receipt is not the organ that fined. An account the organ's name stands before
    (…局非税收入汇缴专户) is the treasury's, its 基本存款账户 is its own. A payee that names no account is asked."""
    found = documents(case, names)
    if not found:
        return absent(case, names)
    organ = case.facts.get("本案.处罚机关")
    if not isinstance(organ, Known):
        return unknown(case, organ, "本案.处罚机关")
    seen: list[Evidence] = []
    nameless: list[tuple[Document, Known]] = []
    for document in found:
        payees = _payees(case, document)
        others = [p for p in payees if not _same(p, organ) and _HOLDER.search(str(p.value))]
        own = [p for p in payees if _same(p, organ)]
        if own and not others:
            return Outcome(
                Verdict.FAIL, (("found", str(own[0].value)), ("document", document.type)), evidence=own[0].evidence,
                expected="收款人是财政专户或者代收机构", found=str(own[0].value), document=document.id,
            )  # fmt: skip
        if others:
            seen += others[0].evidence
        elif payees and not is_person(str(payees[0].value)):
            nameless.append((document, payees[0]))
        elif payees:
            seen += payees[0].evidence
    if nameless:
        document, payee = nameless[0]
        return Outcome(
            Verdict.UNSURE, (("found", str(payee.value)), ("document", document.type)),
            f"收款人写的是“{payee.value}”，看不出缴入哪个账户，请核对款项是否缴入财政专户", payee.evidence, document=document.id,
        )  # fmt: skip
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
