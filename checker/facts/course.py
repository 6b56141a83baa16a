"""The course of the case (本案.…): rights used and waived, periods granted, the stage reached."""

from __future__ import annotations

from datetime import date

from checker.chinese.calendar import UnknownYear, add_days, add_months, add_working_days, roll_forward
from checker.facts.whole import DECISIONS, HEARING_NOTICES, NOTICES, day_of, derived, first_known
from checker.model.dossier import Dossier
from checker.model.fact import Absence, Fact, Facts, Known, Missing, Origin, Period


def _any_true(facts: Facts, names: tuple[str, ...]) -> Known | None:
    for name in names:
        for fact in facts.each(name):
            if isinstance(fact, Known) and fact.value not in (False, ""):
                return fact
    return None


def _flag(name: str, found: Known | None) -> Fact:
    return derived(name, True, found) if found else Missing(name, Absence.NOT_FOUND)


def _present(name: str, dossier: Dossier, types: tuple[str, ...]) -> Known | None:
    for kind in types:
        for document in dossier.of_type(kind):
            return Known(
                name, True, document.locate(0, min(40, len(document.text)))[:1], document=document.id
            )
    return None


def rights(dossier: Dossier, facts: Facts) -> dict[str, Fact]:
    waive_in = (
        "放弃陈述申辩听证声明",
        "陈述申辩笔录",
        "询问笔录",
        "送达回证",
        "行政处罚事先告知书",
        "行政处罚听证告知书",
        "行政处罚听证通知书",
    )
    waived = _any_true(facts, tuple(f"{t}.放弃陈述申辩" for t in waive_in))
    waived_hearing = _any_true(facts, tuple(f"{t}.放弃听证" for t in waive_in))
    asked = _present("本案.已要求听证", dossier, ("听证申请书",)) or _any_true(
        facts, ("行政处罚决定书.要求听证", "陈述申辩笔录.要求听证")
    )
    held = _present("本案.已举行听证", dossier, ("听证笔录",))
    defended = _defence(dossier, facts)
    extended = _any_true(facts, ("案件办理延期审批表.审批同意",)) or _present(
        "本案.延期审批", dossier, ("案件办理延期审批表",)
    )
    told = _any_true(facts, ("行政处罚事先告知书.告知听证权", "行政处罚听证告知书.告知听证权")) or _present(
        "本案.告知听证", dossier, HEARING_NOTICES
    )
    return {
        "本案.放弃陈述申辩": _flag("本案.放弃陈述申辩", waived),
        "本案.放弃听证": _flag("本案.放弃听证", waived_hearing),
        "本案.已要求听证": _flag("本案.已要求听证", asked),
        "本案.已举行听证": _flag("本案.已举行听证", held),
        "本案.提出申辩": _flag("本案.提出申辩", defended),
        "本案.延期审批": _flag("本案.延期审批", extended),
        "本案.告知听证": _flag("本案.告知听证", told),
        "本案.应当听证": _hearing_due(facts),
    }


def _defence(dossier: Dossier, facts: Facts) -> Known | None:
    """A defence was made: a written one, or minutes that do not record a waiver, or the decision says so."""
    written = _present("本案.提出申辩", dossier, ("陈述申辩书",))
    if written:
        return written
    for document in dossier.of_type("陈述申辩笔录"):
        waived = facts.of(document.id, "放弃陈述申辩")
        if not isinstance(waived, Known):
            return Known(
                "本案.提出申辩",
                True,
                document.locate(0, min(40, len(document.text)))[:1],
                document=document.id,
            )
    for fact in facts.each("行政处罚决定书.申辩情况"):
        if isinstance(fact, Known) and fact.value == "已提出":
            return fact
    return None


HEARING_KINDS = (
    "吊销许可证件",
    "降低资质等级",
    "责令停产停业",
    "责令关闭",
    "限制从业",
    "限制开展生产经营活动",
)


def _hearing_due(facts: Facts) -> Fact:
    """Penalties for which a hearing must be offered whatever the sum (行政处罚法 第六十三条 第一款 第三至五项): losing
    the right to bid for a time weighs no less than those the law names."""
    for name in ("行政处罚决定书.处罚种类", "行政处罚事先告知书.处罚种类"):
        fact = facts.get(name)
        if isinstance(fact, Known) and isinstance(fact.value, tuple):
            heavy = [k for k in fact.value if k in HEARING_KINDS]
            return derived("本案.应当听证", bool(heavy), fact, "、".join(map(str, heavy)))
    return Missing("本案.应当听证", Absence.NOT_FOUND)


def periods(found: dict[str, Fact], facts: Facts) -> dict[str, Fact]:
    """Last days of the periods a document grants, counted from its service."""
    result: dict[str, Fact] = {}
    hearing = "行政处罚听证告知书" if facts.each("行政处罚听证告知书.听证申请期限") else "行政处罚事先告知书"
    for name, start_name, period_names in (
        (
            "陈述申辩截止日期",
            "本案.告知送达日期",
            (
                "行政处罚事先告知书.陈述申辩期限",
                "行政处罚听证告知书.陈述申辩期限",
                "不予行政处罚事先告知书.陈述申辩期限",
            ),
        ),
        (
            "听证申请截止日期",
            "本案.听证告知送达日期",
            (f"{hearing}.听证申请期限", "行政处罚事先告知书.听证申请期限"),
        ),
        ("缴款截止日期", "本案.决定送达日期", ("行政处罚决定书.缴款期限", "当场行政处罚决定书.缴款期限")),
    ):
        start = found.get(start_name) or facts.get(start_name)
        stated = first_known(facts, period_names)
        full = f"本案.{name}"
        day, period = day_of(start), stated.value if isinstance(stated, Known) else None
        if day is None or not isinstance(period, Period) or not isinstance(stated, Known):
            result[full] = Missing(full, Absence.NOT_FOUND)
            continue
        try:
            last = (
                add_working_days(day, period.number)
                if period.unit == "working_days"
                else roll_forward(_after(day, period))
            )
        except UnknownYear:
            result[full] = Missing(full, Absence.NOT_FOUND)
            continue
        note = f"{day} 送达，{period}，届满 {last}"
        evidence = stated.evidence + (start.evidence if isinstance(start, Known) else ())
        result[full] = Known(full, last, evidence, stated.quality, Origin.DERIVED, stated.document, note)
    return result


def _after(day: date, period: Period) -> date:
    if period.unit == "days":
        return add_days(day, period.number)
    if period.unit == "hours":
        return add_days(day, -(-period.number // 24))
    return add_months(day, period.number * (12 if period.unit == "years" else 1))


_STAGE_DOCUMENTS = (
    ("结案", ("行政处罚结案审批表",)),
    ("执行", ("罚没票据", "履行行政处罚决定催告书", "强制执行申请书", "加处罚款决定书")),
    ("决定", DECISIONS),
    ("听证", ("听证笔录", "行政处罚听证通知书", "听证报告")),
    ("告知", (*NOTICES, *HEARING_NOTICES)),
    ("调查", ("案件调查终结报告", "询问笔录", "现场检查笔录", "节能监察现场笔录", "粮食监督检查记录")),
)  # fmt: skip


def stage(dossier: Dossier, found: dict[str, Fact]) -> Fact:
    """The furthest stage the papers show; a served decision is 送达 even before payment."""
    for stage, types in _STAGE_DOCUMENTS:
        for kind in types:
            documents = dossier.of_type(kind)
            if documents:
                first = documents[0]
                reached = stage
                if stage == "决定" and isinstance(found.get("本案.决定送达日期"), Known):
                    reached = "送达"
                return Known(
                    "本案.案件阶段",
                    reached,
                    first.locate(0, min(30, len(first.text)))[:1],
                    document=first.id,
                    origin=Origin.DERIVED,
                )
    return Known("本案.案件阶段", "立案", (), origin=Origin.DERIVED)
