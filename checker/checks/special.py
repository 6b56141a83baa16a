"""``special``: checks that no general kind expresses, each a named function with its sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from pydantic import field_validator

from checker.checks.answers import absent, documents, unknown
from checker.checks.conditions import Options, Words, as_number, plain_value
from checker.chinese.calendar import UnknownYear, day_name, is_working_day
from checker.chinese.identifiers import credit_code_valid, resident_id_valid
from checker.chinese.money import find_pairs
from checker.chinese.names import same_name
from checker.model.fact import Citation, Known, Missing
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


def same_law(case: Case, names: tuple[str, ...]) -> Outcome:
    """处罚依据一致: the laws applied in the decision were named in the notice."""
    decisions, notices = (
        documents(case, ("行政处罚决定书",)),
        documents(case, ("行政处罚事先告知书", "行政处罚听证告知书")),
    )
    if not decisions or not notices:
        return absent(case, ("行政处罚决定书", "行政处罚事先告知书"))
    decision, notice = case.facts.of(decisions[-1].id, "处罚依据"), case.facts.of(notices[-1].id, "处罚依据")
    for fact in (decision, notice):
        if not isinstance(fact, Known):
            return unknown(case, fact, fact.name)
    assert isinstance(decision, Known) and isinstance(notice, Known)
    applied, told = _substantive(decision), _substantive(notice)
    if not applied or not told:
        return Outcome(
            Verdict.UNSURE,
            reason="处罚依据没有引到条，请人工比对",
            evidence=decision.evidence + notice.evidence,
        )
    new = [c for c in applied if not any(_same_article(c, t) for t in told)]
    evidence = decision.evidence + notice.evidence
    if not new:
        return Outcome(Verdict.PASS, (), "决定所引条款均已告知", evidence, document=decisions[-1].id)
    left, right = "、".join(map(str, applied)), "、".join(map(str, told))
    return Outcome(
        Verdict.FAIL, (("left", left), ("right", right), ("found", "、".join(map(str, new)))), evidence=evidence,
        expected=f"告知：{right}", found=f"决定：{left}", document=decisions[-1].id,
    )  # fmt: skip


def _substantive(fact: Known) -> list[Citation]:
    """Citations of the penalty itself: not 行政处罚法 (procedure and general rules) and not 裁量基准."""
    values = fact.value if isinstance(fact.value, tuple) else ()
    return [
        c for c in values
        if isinstance(c, Citation) and c.article and c.law != "行政处罚法" and not re.search(r"裁量|基准|规则", c.law)
    ]  # fmt: skip


def _same_article(one: Citation, other: Citation) -> bool:
    law = one.law == other.law or one.law.endswith(other.law) or other.law.endswith(one.law)
    return law and one.article == other.article


def handler_reviews(case: Case, names: tuple[str, ...]) -> Outcome:
    """审核人不是承办人: no one who handled the case signed its legal review."""
    return _not_handlers(case, "重大执法决定法制审核意见书", ("审核人签名", "法制审核签名"), "审核")


def handler_presides(case: Case, names: tuple[str, ...]) -> Outcome:
    """主持人不是调查人员: the hearing is not presided over by someone who investigated the case."""
    return _not_handlers(case, "听证笔录", ("主持人",), "主持听证")


def _not_handlers(case: Case, kind: str, facts: tuple[str, ...], act: str) -> Outcome:
    found = documents(case, (kind,))
    if not found:
        return absent(case, (kind,))
    handlers = case.facts.get("本案.办案人员")
    if not isinstance(handlers, Known) or not isinstance(handlers.value, tuple):
        return unknown(case, handlers, "本案.办案人员")
    signed = [f for d in found for name in facts if isinstance(f := case.facts.of(d.id, name), Known)]
    people = [(str(p), f) for f in signed for p in (f.value if isinstance(f.value, tuple) else (f.value,))]
    if not people:
        return unknown(case, case.facts.of(found[-1].id, facts[0]), f"{kind}.{facts[0]}", found[-1].id)
    both = [(p, f) for p, f in people if any(p == str(h) for h in handlers.value)]
    if both:
        person, fact = both[0]
        return Outcome(
            Verdict.FAIL, (("names", person), ("document", kind)), evidence=fact.evidence + handlers.evidence,
            expected=f"{act}的人不是办案人员", found=person, document=fact.document,
        )  # fmt: skip
    masked = any(same_name(p, str(h)) for p, _ in people for h in handlers.value)
    if masked or any("图片" in p for p, _ in people):
        return Outcome(
            Verdict.UNSURE,
            reason="签名被遮盖或为图片，不能判断是否同一人，请人工核对",
            evidence=people[0][1].evidence,
        )
    return Outcome(Verdict.PASS, (), f"{act}的人不是办案人员", people[0][1].evidence, document=found[-1].id)


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


def decision_not_before_periods(case: Case, names: tuple[str, ...]) -> Outcome:
    """期满后决定: the decision is later than the period the notice granted, unless waived or already used."""
    decided = case.facts.get("本案.决定日期")
    last = case.facts.get(names[0])
    for fact, name in ((decided, "本案.决定日期"), (last, names[0])):
        if not isinstance(fact, Known):
            return (
                Outcome(Verdict.UNSURE, reason=f"{name.partition('.')[2]}不能确定，请人工核对期限是否届满")
                if isinstance(fact, Missing)
                else unknown(case, fact, name)
            )
    assert isinstance(decided, Known) and isinstance(last, Known)
    day, end = as_number(decided.value), as_number(last.value)
    assert isinstance(day, date) and isinstance(end, date)
    lines = (last.note, f"决定日期 {day}（{day_name(day)}）")
    evidence = decided.evidence + last.evidence
    values = (
        ("start", end.isoformat()),
        ("end", day.isoformat()),
        ("left", end.isoformat()),
        ("right", day.isoformat()),
    )
    if day > end:
        return Outcome(
            Verdict.PASS, (), "决定在期满之后", evidence, computed=lines, document=decided.document
        )
    return Outcome(
        Verdict.FAIL, values, evidence=evidence, expected=f"晚于 {end}", found=day.isoformat(), computed=lines,
        document=decided.document,
    )  # fmt: skip


FUNCTIONS: dict[str, tuple[Function, str]] = {
    "大小写一致": (sums_agree, "金额的大写与小写应当一致"),
    "证照号码校验": (identifiers_valid, "统一社会信用代码、身份证号的校验位应当正确"),
    "处罚依据一致": (same_law, "决定书适用的处罚条款应当已在告知书中告知"),
    "审核人不是承办人": (handler_reviews, "法制审核人员不应当是本案办案人员"),
    "主持人不是调查人员": (handler_presides, "听证主持人不应当是本案调查人员"),
    "休息日办文": (on_working_days, "审批日期落在休息日的，请人核对"),
    "文件时间晚于落款": (backdated, "电子文件制作时间明显晚于落款日期的，请人核对"),
    "期满后决定": (decision_not_before_periods, "决定应当在告知书给予的期限届满之后作出"),
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
