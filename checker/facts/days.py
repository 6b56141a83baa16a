"""The dates and sums that count for the dossier (本案.…日期, 罚款金额), service included."""

from __future__ import annotations

from datetime import date

from checker.chinese.calendar import add_days
from checker.facts import receipts
from checker.facts.titles import Titles
from checker.facts.whole import (
    DECISIONS,
    HEARING_NOTICES,
    NOTICES,
    RECEIPTS,
    day_of,
    derived,
    first_known,
    latest,
    renamed,
)
from checker.model.dossier import Document, Dossier
from checker.model.fact import Absence, Conflicting, Fact, Facts, Known, Missing, Origin, Period

NEW_ANNOUNCEMENT = date(2022, 1, 1)  # 民事诉讼法（2021 修正）第九十五条: 30 days instead of 60


def services(dossier: Dossier, facts: Facts, titles: Titles) -> dict[str, Fact]:
    """文书.送达日期 and 文书.送达方式 of every document that a proof of service names."""
    found: dict[str, list[Known]] = {}
    ways: dict[str, list[Known]] = {}
    unknown: dict[str, Missing] = {}
    for document in dossier.documents:
        if document.type not in RECEIPTS:
            continue
        failed = facts.of(document.id, "送达未成")
        if isinstance(failed, Known) and failed.value is True:
            continue  # an attempt that reached nobody serves nothing
        lines = receipts.rows(document, dossier, titles) if document.type == "送达回证" else ()
        for row in lines:
            evidence = document.locate(row.start, row.end)
            name = f"{row.type}.送达日期"
            if row.day:
                note = "" if row.signed else "该行没有签收"
                found.setdefault(name, []).append(
                    Known(name, row.day, evidence, document.quality, Origin.DERIVED, document.id, note)
                )
            if row.way:
                way_name = f"{row.type}.送达方式"
                ways.setdefault(way_name, []).append(
                    Known(way_name, row.way, evidence, document.quality, Origin.DERIVED, document.id)
                )
        if lines:
            continue
        day = _service_day(document, facts)
        way = facts.of(document.id, "送达方式")
        for served in document.serves:
            name = f"{served}.送达日期"
            if isinstance(day, Known):
                found.setdefault(name, []).append(derived(name, day.value, day, day.note))
            elif isinstance(day, Missing):
                unknown.setdefault(name, Missing(name, day.why, day.searched, day.seen, document.id))
            if isinstance(way, Known):
                ways.setdefault(f"{served}.送达方式", []).append(
                    derived(f"{served}.送达方式", way.value, way)
                )
    result: dict[str, Fact] = {}
    for name, days in found.items():
        result[name] = _settled_service(name, days)
    for name, missing in unknown.items():
        result.setdefault(name, missing)
    for name, known in ways.items():
        result[name] = known[-1]
    for document in dossier.documents:
        name = f"{document.type}.送达日期"
        own = facts.of(document.id, "签收日期")
        if document.type not in RECEIPTS and name not in result and isinstance(own, Known):
            result[name] = derived(name, own.value, own, "文书上载明的签收日期")
    return result


def _settled_service(name: str, days: list[Known]) -> Fact:
    """Several proofs for one type: parcels and receipts of one service agree; a re-notice is served later, and
    the later service counts."""
    values = sorted({day_of(d) or date.min for d in days})
    if len(values) == 1:
        return days[0]
    return max(days, key=lambda d: day_of(d) or date.min)


def _service_day(document: Document, facts: Facts) -> Fact:
    if document.type == "公告送达材料":
        start, period = facts.of(document.id, "公告日期"), facts.of(document.id, "公告期限")
        if not isinstance(start, Known) or not isinstance(start.value, date):
            return start
        length = period.value.number if isinstance(period, Known) and isinstance(period.value, Period) else 0
        days = length or (30 if start.value >= NEW_ANNOUNCEMENT else 60)
        served = add_days(start.value, days)
        return derived("送达日期", served, start, f"公告日 {start.value} 起满 {days} 日")
    if document.type == "邮寄送达凭证":
        return facts.of(document.id, "签收日期")
    return facts.of(document.id, "送达日期")


def dates(dossier: Dossier, facts: Facts) -> dict[str, Fact]:
    decision = first_known(facts, tuple(f"{t}.决定日期" for t in DECISIONS))
    return {
        f"本案.{name}": renamed(f"本案.{name}", fact)
        for name, fact in (
            ("立案日期", first_known(facts, ("立案审批表.立案日期", "卷宗封面.立案日期"))),
            ("决定日期", decision),
            (
                "告知日期",
                latest(facts, (*(f"{t}.告知日期" for t in NOTICES), "行政处罚听证告知书.告知日期")),
            ),
            (
                "告知送达日期",
                first_known(facts, (*(f"{t}.送达日期" for t in NOTICES), "行政处罚听证告知书.送达日期")),
            ),
            ("听证告知送达日期", _hearing_service(dossier, facts)),
            ("决定送达日期", first_known(facts, tuple(f"{t}.送达日期" for t in DECISIONS))),
            ("送达方式", first_known(facts, tuple(f"{t}.送达方式" for t in DECISIONS))),
            ("公示日期", _earliest(facts, "行政处罚信息公示材料.公示日期")),
            ("听证日期", _hearing_day(facts)),
            ("法制审核日期", latest(facts, ("重大执法决定法制审核意见书.审核日期",))),
            ("集体讨论日期", latest(facts, ("集体讨论记录.讨论日期",))),
            ("缴款日期", latest(facts, ("罚没票据.缴款日期",))),
            ("结案日期", first_known(facts, ("行政处罚结案审批表.结案日期", "卷宗封面.结案日期"))),
        )
    }


def _earliest(facts: Facts, name: str) -> Fact:
    known = [f for f in facts.each(name) if isinstance(f, Known) and day_of(f)]
    return min(known, key=lambda f: day_of(f) or date.max) if known else facts.get(name)


def _hearing_day(facts: Facts) -> Fact:
    """The day of the hearing as its record states it; what the notice announced may have been put off."""
    held = latest(facts, ("听证笔录.听证日期",))
    return (
        held
        if isinstance(held, Known)
        else latest(facts, ("听证笔录.听证日期", "行政处罚听证通知书.听证日期"))
    )


def _hearing_service(dossier: Dossier, facts: Facts) -> Fact:
    """Service of the document that told of the right to a hearing: the 听证告知书, else the joint notice."""
    if dossier.of_type("行政处罚听证告知书"):
        return facts.get("行政处罚听证告知书.送达日期")
    told = [
        d for d in dossier.of_type("行政处罚事先告知书") if isinstance(facts.of(d.id, "告知听证权"), Known)
    ]
    if told:
        return facts.get("行政处罚事先告知书.送达日期")
    return Missing("本案.听证告知送达日期", Absence.NO_DOCUMENT)


def money(dossier: Dossier, facts: Facts) -> dict[str, Fact]:
    fine = first_known(facts, ("行政处罚决定书.罚款金额", "当场行政处罚决定书.罚款金额"))
    notices = [
        f
        for name in ("行政处罚事先告知书.拟罚款金额", "行政处罚听证告知书.拟罚款金额")
        for f in facts.each(name)
    ]
    known = [f for f in notices if isinstance(f, Known)]
    proposed: Fact = (
        known[-1] if known else (notices[-1] if notices else Missing("本案.拟罚款金额", Absence.NO_DOCUMENT))
    )
    if len(known) > 1 and len({f.value for f in known}) > 1:
        served = _last_notice(dossier)
        proposed = next(
            (f for f in known if f.document == served), Conflicting("本案.拟罚款金额", tuple(known))
        )
    return {
        "本案.罚款金额": renamed("本案.罚款金额", fine),
        "本案.拟罚款金额": renamed("本案.拟罚款金额", proposed),
        "本案.讨论罚款金额": renamed("本案.讨论罚款金额", _discussed(dossier, facts)),
    }


def _last_notice(dossier: Dossier) -> str | None:
    notices = [d for d in dossier.documents if d.type in (*NOTICES, *HEARING_NOTICES)]
    return notices[-1].id if notices else None


def _discussed(dossier: Dossier, facts: Facts) -> Fact:
    """The fine concluded by the last discussion before the decision that speaks of one; the fines of all where not
    every day is known."""
    name = "集体讨论记录.结论罚款金额"
    held: list[tuple[date, Fact]] = []
    decided = day_of(first_known(facts, tuple(f"{t}.决定日期" for t in DECISIONS)))
    for document in dossier.of_type("集体讨论记录"):
        fine, day = facts.of(document.id, "结论罚款金额"), day_of(facts.of(document.id, "讨论日期"))
        if isinstance(fine, Missing):
            continue
        if day is None:
            return facts.get(name)
        held.append((day, fine))
    before = [(day, fine) for day, fine in held if decided is None or day <= decided] or held
    last = max((day for day, _ in before), default=None)
    fines = [fine for day, fine in before if day == last]
    return fines[0] if len(fines) == 1 else facts.get(name)
