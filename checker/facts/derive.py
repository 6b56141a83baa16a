"""Facts of the dossier as a whole (本案.…): the date that counts, the stage reached, who handled the case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from checker.chinese.calendar import UnknownYear, add_days, add_months, add_working_days, roll_forward
from checker.chinese.names import party_kind, same_name
from checker.facts.hits import copy_to
from checker.facts.listing import listing_facts
from checker.facts.organs import title_organ
from checker.facts.payment import money_facts
from checker.model.doctype import DocumentType
from checker.model.dossier import Document, Dossier
from checker.model.fact import Absence, Conflicting, Fact, Facts, Known, Missing, Origin, Period, Value

DECISIONS = ("行政处罚决定书", "不予行政处罚决定书", "当场行政处罚决定书")
NOTICES = ("行政处罚事先告知书", "不予行政处罚事先告知书")
HEARING_NOTICES = ("行政处罚听证告知书",)
RECEIPTS = ("送达回证", "邮寄送达凭证", "公告送达材料")
OFFICER_DOCUMENTS = (
    "立案审批表",
    "现场检查笔录",
    "节能监察现场笔录",
    "粮食监督检查记录",
    "询问笔录",
    "案件调查终结报告",
)
NEW_ANNOUNCEMENT = date(2022, 1, 1)  # 民事诉讼法（2021 修正）第九十五条: 30 days instead of 60


def derive(dossier: Dossier, facts: Facts, types: Mapping[str, DocumentType]) -> dict[str, Fact]:
    """All derived facts, by name."""
    found: dict[str, Fact] = {}
    found |= _services(dossier, facts)
    looked = Facts([(f.document if isinstance(f, (Known, Missing)) else None, f) for f in facts.all()], found)
    found |= _party(dossier, looked)
    found |= _dates(dossier, looked)
    looked = Facts([(f.document if isinstance(f, (Known, Missing)) else None, f) for f in facts.all()], found)
    found |= _money(dossier, looked)
    found |= _rights(dossier, looked)
    found |= _periods({**found}, looked)
    found |= money_facts(dossier, looked, found)
    found |= listing_facts(dossier, types)
    found["本案.案件阶段"] = _stage(dossier, found)
    return found


def _value(name: str, value: Value, like: Known | None = None, note: str = "") -> Known:
    return Known(
        name, value, like.evidence if like else (), origin=Origin.DERIVED,
        document=like.document if like else None, note=note, **({"quality": like.quality} if like else {}),
    )  # fmt: skip


def _renamed(name: str, fact: Fact) -> Fact:
    return copy_to(fact, name)


def _day(fact: Fact) -> date | None:
    if not isinstance(fact, Known):
        return None
    if isinstance(fact.value, datetime):
        return fact.value.date()
    return fact.value if isinstance(fact.value, date) else None


def _first_known(facts: Facts, names: tuple[str, ...]) -> Fact:
    """The first that is known or conflicting; else the most telling absence."""
    seen = [facts.get(name) for name in names]
    for fact in seen:
        if not isinstance(fact, Missing):
            return fact
    return next((f for f in seen if isinstance(f, Missing) and f.why is not Absence.NO_DOCUMENT), seen[0])


def _latest(facts: Facts, names: tuple[str, ...]) -> Fact:
    """The latest of all dates stated under ``names`` (a second notice or review replaces the first)."""
    known = [f for name in names for f in facts.each(name) if isinstance(f, Known) and _day(f)]
    if known:
        return max(known, key=lambda f: _day(f) or date.min)
    return _first_known(facts, names)


# ---- service ----------------------------------------------------------------------------------------


def _services(dossier: Dossier, facts: Facts) -> dict[str, Fact]:
    """文书.送达日期 and 文书.送达方式 of every document that a proof of service names."""
    found: dict[str, list[Known]] = {}
    ways: dict[str, list[Known]] = {}
    unknown: dict[str, Missing] = {}
    for document in dossier.documents:
        if document.type not in RECEIPTS:
            continue
        day = _service_day(document, facts)
        way = facts.of(document.id, "送达方式")
        for served in document.serves:
            name = f"{served}.送达日期"
            if isinstance(day, Known):
                found.setdefault(name, []).append(_value(name, day.value, day, day.note))
            elif isinstance(day, Missing):
                unknown.setdefault(name, Missing(name, day.why, day.searched, day.seen, document.id))
            if isinstance(way, Known):
                ways.setdefault(f"{served}.送达方式", []).append(_value(f"{served}.送达方式", way.value, way))
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
            result[name] = _value(name, own.value, own, "文书上载明的签收日期")
    return result


def _settled_service(name: str, days: list[Known]) -> Fact:
    """Several proofs for one type: parcels and receipts of one service agree; a re-notice is served later, and
    the later service counts."""
    values = sorted({_day(d) or date.min for d in days})
    if len(values) == 1:
        return days[0]
    return max(days, key=lambda d: _day(d) or date.min)


def _service_day(document: Document, facts: Facts) -> Fact:
    if document.type == "公告送达材料":
        start, period = facts.of(document.id, "公告日期"), facts.of(document.id, "公告期限")
        if not isinstance(start, Known) or not isinstance(start.value, date):
            return start
        length = period.value.number if isinstance(period, Known) and isinstance(period.value, Period) else 0
        days = length or (30 if start.value >= NEW_ANNOUNCEMENT else 60)
        served = add_days(start.value, days)
        return _value("送达日期", served, start, f"公告日 {start.value} 起满 {days} 日")
    if document.type == "邮寄送达凭证":
        return facts.of(document.id, "签收日期")
    return facts.of(document.id, "送达日期")


# ---- who --------------------------------------------------------------------------------------------


def _party(dossier: Dossier, facts: Facts) -> dict[str, Fact]:
    name = _first_known(
        facts,
        tuple(
            f"{t}.当事人名称"
            for t in (
                *DECISIONS,
                *NOTICES,
                "立案审批表",
                "行政处罚听证告知书",
                "案件调查终结报告",
                "卷宗封面",
            )
        ),
    )
    found: dict[str, Fact] = {"本案.当事人名称": _renamed("本案.当事人名称", name)}
    known = name if isinstance(name, Known) else None
    kind = party_kind(str(known.value)) if known else None
    found["本案.当事人类型"] = (
        _value("本案.当事人类型", kind, known) if kind else Missing("本案.当事人类型", Absence.NOT_FOUND)
    )
    organ = _first_known(
        facts, tuple(f"{t}.落款机关" for t in (*DECISIONS, *NOTICES, "行政处罚听证告知书", "责令改正通知书"))
    )
    if not isinstance(organ, Known):
        organ = _organ_of_title(dossier) or organ
    found["本案.曾用名"] = _former_names(dossier)
    found["本案.处罚机关"] = _renamed("本案.处罚机关", organ)
    government = government_of(str(organ.value)) if isinstance(organ, Known) else None
    found["本案.本级人民政府"] = (
        _value(
            "本案.本级人民政府", government, organ if isinstance(organ, Known) else None, "由处罚机关名称推定"
        )
        if government
        else Missing("本案.本级人民政府", Absence.NOT_FOUND)
    )
    officers: list[str] = []
    evidence: Known | None = None
    for kind_name in OFFICER_DOCUMENTS:
        for fact in facts.each(f"{kind_name}.执法人员"):
            if isinstance(fact, Known) and isinstance(fact.value, tuple):
                evidence = evidence or fact
                for officer in fact.value:
                    if not any(same_name(str(officer), seen) for seen in officers) and "图片" not in str(
                        officer
                    ):
                        officers.append(str(officer))
    found["本案.办案人员"] = (
        _value("本案.办案人员", tuple(officers), evidence)
        if officers
        else Missing("本案.办案人员", Absence.NOT_FOUND)
    )
    for short, names in (
        ("案号", ("立案审批表.案号", "卷宗封面.案号", "行政处罚决定书.案号")),
        ("案由", ("立案审批表.案由", "卷宗封面.案由")),
    ):
        found[f"本案.{short}"] = _renamed(f"本案.{short}", _first_known(facts, names))
    return found


def _organ_of_title(dossier: Dossier) -> Known | None:
    for document in dossier.documents:
        named = title_organ(document) if document.type in (*DECISIONS, *NOTICES) else None
        if named:
            name, start, end = named
            return Known(
                "落款机关", name, document.locate(start, end), document.quality, document=document.id
            )
    return None


_FORMER = re.compile(
    r"(?:原名称?|曾用名|变更前(?:的?名称)?|更名前|[（(]原)(?:为|是|：|:)?\s*[“”]?(?P<n>[\u4e00-\u9fff（）()]{4,40}?(?:公司|厂|店|合作社|中心|经营部|商行|集团))"
)


def _former_names(dossier: Dossier) -> Fact:
    """Names the party bore before, where the papers tell of the change."""
    for document in dossier.documents:
        match = _FORMER.search(document.text)
        if match:
            evidence = document.locate(match.start("n"), match.end("n"))
            return Known(
                "本案.曾用名", match.group("n"), evidence, document.quality, Origin.DERIVED, document.id
            )
    return Missing("本案.曾用名", Absence.NOT_FOUND)


_LEVELS = re.compile(
    r"^(?P<area>.*(?:省|自治区|市|州|盟|县|区|旗))(?:人民政府)?(?P<rest>.{2,20}(?:局|委|厅|委员会|办公室|中心|支队|大队|总队))$"
)


def government_of(organ: str) -> str | None:
    """The people's government at the organ's level, by its name: 沅岭县发展和改革局 → 沅岭县人民政府; the
    nearest area of the name counts (衡溪市衡北区… → 衡溪市衡北区)."""
    name = re.sub(r"[（(].*?[）)]", "", "".join(organ.split()))
    match = _LEVELS.match(name)
    if not match or re.search(r"(?:高新|经济(?:技术)?开发|新技术产业开发|工业园)区$", match.group("area")):
        return None
    return match.group("area") + "人民政府"


# ---- when -------------------------------------------------------------------------------------------


def _dates(dossier: Dossier, facts: Facts) -> dict[str, Fact]:
    decision = _first_known(facts, tuple(f"{t}.决定日期" for t in DECISIONS))
    return {
        f"本案.{name}": _renamed(f"本案.{name}", fact)
        for name, fact in (
            ("立案日期", _first_known(facts, ("立案审批表.立案日期", "卷宗封面.立案日期"))),
            ("决定日期", decision),
            (
                "告知日期",
                _latest(facts, (*(f"{t}.告知日期" for t in NOTICES), "行政处罚听证告知书.告知日期")),
            ),
            (
                "告知送达日期",
                _first_known(facts, (*(f"{t}.送达日期" for t in NOTICES), "行政处罚听证告知书.送达日期")),
            ),
            ("听证告知送达日期", _hearing_service(dossier, facts)),
            ("决定送达日期", _first_known(facts, tuple(f"{t}.送达日期" for t in DECISIONS))),
            ("送达方式", _first_known(facts, tuple(f"{t}.送达方式" for t in DECISIONS))),
            ("公示日期", _earliest(facts, "行政处罚信息公示材料.公示日期")),
            ("听证日期", _latest(facts, ("听证笔录.听证日期", "行政处罚听证通知书.听证日期"))),
            ("法制审核日期", _latest(facts, ("重大执法决定法制审核意见书.审核日期",))),
            ("集体讨论日期", _latest(facts, ("集体讨论记录.讨论日期",))),
            ("缴款日期", _latest(facts, ("罚没票据.缴款日期",))),
            ("结案日期", _first_known(facts, ("行政处罚结案审批表.结案日期", "卷宗封面.结案日期"))),
        )
    }


def _earliest(facts: Facts, name: str) -> Fact:
    known = [f for f in facts.each(name) if isinstance(f, Known) and _day(f)]
    return min(known, key=lambda f: _day(f) or date.max) if known else facts.get(name)


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


def _money(dossier: Dossier, facts: Facts) -> dict[str, Fact]:
    fine = _first_known(facts, ("行政处罚决定书.罚款金额", "当场行政处罚决定书.罚款金额"))
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
        "本案.罚款金额": _renamed("本案.罚款金额", fine),
        "本案.拟罚款金额": _renamed("本案.拟罚款金额", proposed),
    }


def _last_notice(dossier: Dossier) -> str | None:
    notices = [d for d in dossier.documents if d.type in (*NOTICES, *HEARING_NOTICES)]
    return notices[-1].id if notices else None


# ---- rights used and waived -------------------------------------------------------------------------


def _any_true(facts: Facts, names: tuple[str, ...]) -> Known | None:
    for name in names:
        for fact in facts.each(name):
            if isinstance(fact, Known) and fact.value not in (False, ""):
                return fact
    return None


def _flag(name: str, found: Known | None) -> Fact:
    return _value(name, True, found) if found else Missing(name, Absence.NOT_FOUND)


def _present(name: str, dossier: Dossier, types: tuple[str, ...]) -> Known | None:
    for kind in types:
        for document in dossier.of_type(kind):
            return Known(
                name, True, document.locate(0, min(40, len(document.text)))[:1], document=document.id
            )
    return None


def _rights(dossier: Dossier, facts: Facts) -> dict[str, Fact]:
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
            return _value("本案.应当听证", bool(heavy), fact, "、".join(map(str, heavy)))
    return Missing("本案.应当听证", Absence.NOT_FOUND)


def _periods(found: dict[str, Fact], facts: Facts) -> dict[str, Fact]:
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
        stated = _first_known(facts, period_names)
        full = f"本案.{name}"
        day, period = _day(start), stated.value if isinstance(stated, Known) else None
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


# ---- how far the case has come ----------------------------------------------------------------------

_STAGE_DOCUMENTS = (
    ("结案", ("行政处罚结案审批表",)),
    ("执行", ("罚没票据", "履行行政处罚决定催告书", "强制执行申请书", "加处罚款决定书")),
    ("决定", DECISIONS),
    ("听证", ("听证笔录", "行政处罚听证通知书", "听证报告")),
    ("告知", (*NOTICES, *HEARING_NOTICES)),
    ("调查", ("案件调查终结报告", "询问笔录", "现场检查笔录", "节能监察现场笔录", "粮食监督检查记录")),
)  # fmt: skip


def _stage(dossier: Dossier, found: dict[str, Fact]) -> Fact:
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
