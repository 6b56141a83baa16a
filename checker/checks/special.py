"""``special``: checks that no general kind expresses, each a named function with its sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from pydantic import field_validator

from checker.checks.answers import absent, documents, unknown
from checker.checks.conditions import Options, Words, as_number, plain_value
from checker.checks.special_papers import number_of_the_year, separate_collection, unique_numbers
from checker.checks.special_records import (
    reviewed_after_expiry,
    same_party,
    signed_every_page,
    under_age,
)
from checker.chinese.calendar import UnknownYear, day_name, is_working_day
from checker.chinese.identifiers import (
    credit_code_valid,
    find_document_numbers,
    number_value,
    resident_id_valid,
)
from checker.chinese.money import find_pairs
from checker.model.fact import Known, Missing, Period
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case
from checker.model.text import Evidence

Function = Callable[[Case, tuple[str, ...]], Outcome]


def sums_agree(case: Case, names: tuple[str, ...]) -> Outcome:
    """大写与小写一致: every sum given both ways is the same sum."""
    found = documents(case, names)
    if not found:
        return absent(case, names)
    seen: list[Evidence] = []
    for document in found:
        for pair in find_pairs(document.text):
            start, end = min(pair.digits.start, pair.capital.start), max(pair.digits.end, pair.capital.end)
            evidence = document.locate(start, end)
            if not pair.agrees:
                left, right = plain_value(pair.digits.amount), plain_value(pair.capital.amount)
                return Outcome(
                    Verdict.FAIL, (("left", left), ("right", right), ("document", document.type)), evidence=evidence,
                    expected="大小写金额一致", found=f"小写 {left} 元，大写合 {right} 元", document=document.id,
                )  # fmt: skip
            seen += evidence
    if not seen:
        return Outcome(Verdict.NOT_APPLICABLE, reason="没有大小写并列的金额")
    return Outcome(Verdict.PASS, (), "大小写一致", tuple(seen[:6]), document=found[-1].id)


def identifiers_valid(case: Case, names: tuple[str, ...]) -> Outcome:
    """证照号码校验: 统一社会信用代码 and 身份证号 satisfy their check digit."""
    seen: list[Evidence] = []
    for document in case.dossier.documents:
        for name, valid in (("统一社会信用代码", credit_code_valid), ("身份证号", resident_id_valid)):
            fact = case.facts.of(document.id, name)
            if not isinstance(fact, Known):
                continue
            if valid(str(fact.value)) is False:
                return Outcome(
                    Verdict.FAIL, (("found", str(fact.value)), ("missing", name), ("document", document.type)),
                    evidence=fact.evidence, expected="校验位正确", found=str(fact.value), document=document.id,
                )  # fmt: skip
            seen += fact.evidence
    if not seen:
        return Outcome(Verdict.NOT_APPLICABLE, reason="没有可校验的号码")
    return Outcome(Verdict.PASS, (), "号码校验位正确", tuple(seen[:4]))


def on_working_days(case: Case, names: tuple[str, ...]) -> Outcome:
    """休息日办文: approvals dated on a day of rest. Work on such days is lawful, so this only asks."""
    odd: list[tuple[str, date, Known]] = []
    for document in case.dossier.documents:
        for name in ("审批日期", "法制审核日期", "审核日期", "讨论日期"):
            fact = case.facts.of(document.id, name)
            day = as_number(fact.value) if isinstance(fact, Known) else None
            if not isinstance(day, date) or not isinstance(fact, Known):
                continue
            try:
                if not is_working_day(day):
                    odd.append((document.type, day, fact))
            except UnknownYear as error:
                return Outcome(Verdict.NOT_CHECKED, reason=f"{error}，不能判断是否休息日")
    if not odd:
        return Outcome(Verdict.PASS, reason="没有落在休息日的审批日期")
    lines = tuple(f"《{kind}》{day.isoformat()}（{day_name(day)}）" for kind, day, _ in odd)
    return Outcome(
        Verdict.UNSURE, reason="有审批日期落在休息日，请核对是否倒签或笔误", computed=lines,
        evidence=tuple(e for _, _, f in odd for e in f.evidence[:1]), document=odd[0][2].document,
    )  # fmt: skip


def backdated(case: Case, names: tuple[str, ...]) -> Outcome:
    """文件时间晚于落款: the file says it was made well after the day it is signed with."""
    odd: list[tuple[str, date, datetime, Known]] = []
    made = {source.path: source.modified for source in case.dossier.files}
    looked = False
    for document in case.dossier.documents:
        fact, file_time = case.facts.of(document.id, "落款日期"), made.get(document.file)
        if not isinstance(fact, Known) or not isinstance(fact.value, date) or file_time is None:
            continue
        looked = True
        if (file_time.date() - fact.value).days > 7:
            odd.append((document.type, fact.value, file_time, fact))
    if not looked:
        return Outcome(Verdict.NOT_APPLICABLE, reason="文件没有记载制作时间")
    if not odd:
        return Outcome(Verdict.PASS, reason="文件时间与落款日期相符")
    lines = tuple(f"《{kind}》落款 {day}，文件制作于 {when:%Y-%m-%d}" for kind, day, when, _ in odd[:10])
    return Outcome(
        Verdict.UNSURE, reason="电子文件的制作时间晚于落款日期，可能是补做、转换格式或扫描所致，请核对", computed=lines,
        evidence=tuple(e for *_, f in odd[:5] for e in f.evidence[:1]), document=odd[0][3].document,
    )  # fmt: skip


def number_on_receipt(case: Case, names: tuple[str, ...]) -> Outcome:
    """回证文号一致: a number on the receipt for the decision is the decision's own."""
    decisions = case.dossier.of_type("行政处罚决定书")
    receipts = case.dossier.of_type("行政处罚决定书的送达回证")
    own = {number_value(d.number) for d in decisions if d.number}
    if not own or not receipts:
        return absent(case, ("行政处罚决定书", "送达回证"))
    others = {number_value(d.number) for d in case.dossier.documents if d.number} - own
    for receipt in receipts:
        found = [m for m in find_document_numbers(receipt.text) if m.value not in others]
        if not found:
            continue
        evidence = receipt.locate(found[0].start, found[0].end)
        if any(m.value in own for m in found):
            return Outcome(Verdict.PASS, (), f"文号{found[0].value}一致", evidence, document=receipt.id)
        left, right = found[0].value, "、".join(sorted(own))
        return Outcome(
            Verdict.FAIL,
            (("left", left), ("right", right)),
            evidence=evidence,
            expected=right,
            found=left,
            document=receipt.id,
        )
    return Outcome(Verdict.NOT_APPLICABLE, reason="送达回证没有写文号")


def hearing_period(case: Case, names: tuple[str, ...]) -> Outcome:
    """听证申请期限: at least five days as told; 行政处罚法 第八十五条 makes «五日» working days."""
    facts = [
        f for kind in ("行政处罚听证告知书", "行政处罚事先告知书") for f in case.facts.each(f"{kind}.听证申请期限")
        if not isinstance(f, Missing)
    ]  # fmt: skip
    if not facts:
        return Outcome(Verdict.NOT_APPLICABLE, reason="卷内文书没有写听证申请期限")
    last = facts[-1]
    if not isinstance(last, Known) or not isinstance(last.value, Period):
        return unknown(case, last, last.name)
    said = plain_value(last.value)
    if last.value.unit in ("days", "working_days") and last.value.number < 5:
        return Outcome(
            Verdict.FAIL,
            (("found", said),),
            evidence=last.evidence,
            expected="五个工作日",
            found=said,
            document=last.document,
        )
    return Outcome(Verdict.PASS, (), f"听证申请期限{said}", last.evidence, document=last.document)


_SECTION = re.compile(r"(?:局|委员会|委|厅)[\u4e00-\u9fff]{1,14}(?:股|科|室|处)$")
_FORCE = re.compile(r"(?:大队|中队|支队|总队|监察所|执法所|科|股|处|室|中心|事务所)$")


def own_name(case: Case, names: tuple[str, ...]) -> Outcome:
    """落款不是内设机构: a document that goes out bears the organ's own name. A section named behind its organ has no
    power of its own; whether a law empowers a brigade or centre cannot be read off the dossier and is asked."""
    signed = [
        (document, fact)
        for document in case.dossier.documents
        if document.type in names and isinstance(fact := case.facts.of(document.id, "落款机关"), Known)
    ]
    if not signed:
        return absent(case, names)
    for pattern, verdict in ((_SECTION, Verdict.FAIL), (_FORCE, Verdict.UNSURE)):
        for document, fact in signed:
            if pattern.search(str(fact.value)):
                return Outcome(
                    verdict, (("found", str(fact.value)), ("document", document.type)),
                    f"《{document.type}》落款是{fact.value}，请核对有无法律、法规授权", fact.evidence,
                    expected="以行政机关的名义", found=str(fact.value), document=document.id,
                )  # fmt: skip
    document, fact = signed[-1]
    return Outcome(Verdict.PASS, (), f"落款为{fact.value}", fact.evidence, document=document.id)


FUNCTIONS: dict[str, tuple[Function, str]] = {
    "大小写一致": (sums_agree, "金额的大写与小写应当一致"),
    "证照号码校验": (identifiers_valid, "统一社会信用代码、身份证号的校验位应当正确"),
    "回证文号一致": (number_on_receipt, "送达回证所列文号应当与决定书一致"),
    "听证申请期限": (hearing_period, "告知的听证申请期限不得少于五个工作日"),
    "落款不是内设机构": (own_name, "对外文书不得以内设机构名义作出；落款是执法队伍的，请人核对授权"),
    "当事人一致": (same_party, "各文书的当事人应当是同一个"),
    "未成年当事人": (under_age, "当事人不满十四周岁的不予处罚，不满十八周岁的请人核对"),
    "期满后复查": (reviewed_after_expiry, "认定未改正的复查应当在改正期满以后"),
    "逐页签名": (signed_every_page, "多页笔录宜逐页签名"),
    "罚缴分离": (separate_collection, "票据的收款人不得是处罚机关"),
    "文号唯一": (unique_numbers, "不同文书的文号不得相同"),
    "文号年度": (number_of_the_year, "文号的年度应当与日期相符"),
    "休息日办文": (on_working_days, "审批日期落在休息日的，请人核对"),
    "文件时间晚于落款": (backdated, "电子文件制作时间明显晚于落款日期的，请人核对"),
}


class Special(Options):
    """``function`` by name; ``document`` or fact names are passed to it where it takes any."""

    function: str
    document: Words = ()

    @field_validator("function")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in FUNCTIONS:
            raise ValueError(f"没有“{value}”，可用：{'、'.join(FUNCTIONS)}")
        return value

    def judge(self, case: Case) -> Outcome:
        return FUNCTIONS[self.function][0](case, self.document)

    def describe(self) -> str:
        return FUNCTIONS[self.function][1]

    def references(self) -> tuple[tuple[str, str], ...]:
        return tuple(("fact" if "." in name else "document", name) for name in self.document)
