"""The case on a line: dated events, and the statutory periods that run between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from checker.chinese.calendar import (
    UnknownYear,
    add_days,
    add_working_days,
    roll_forward,
)
from checker.model.dossier import Dossier
from checker.model.fact import Facts, Known
from checker.model.finding import Finding, Verdict
from checker.model.report import Event, Window

# Facts that make an event, in the order a case runs.
EVENTS = (
    ("案件来源登记表.来源日期", "案件来源"),
    ("现场检查笔录.检查日期", "现场检查"),
    ("本案.立案日期", "立案"),
    ("询问笔录.询问日期", "询问"),
    ("先行登记保存证据通知书.保存日期", "先行登记保存"),
    ("责令改正通知书.责令日期", "责令改正"),
    ("整改复查记录.复查日期", "复查"),
    ("案件调查终结报告.终结日期", "调查终结"),
    ("本案.法制审核日期", "法制审核"),
    ("本案.告知日期", "事先告知"),
    ("本案.告知送达日期", "告知书送达"),
    ("听证申请书.申请日期", "申请听证"),
    ("本案.听证日期", "听证"),
    ("本案.集体讨论日期", "集体讨论"),
    ("本案.决定日期", "处罚决定"),
    ("本案.决定送达日期", "决定书送达"),
    ("本案.公示日期", "公示"),
    ("本案.缴款日期", "缴款"),
    ("履行行政处罚决定催告书.催告日期", "催告"),
    ("强制执行申请书.申请日期", "申请强制执行"),
    ("行政处罚结案审批表.结案日期", "结案"),
)


@dataclass(frozen=True, slots=True)
class Period:
    """A statutory period. ``last``: its last day counted from the start, or the fact that says it."""

    label: str
    start: str
    last: Callable[[date], date] | str
    done: str  # when the act that ends it was done; empty: nothing ends it
    row: str  # the requirement whose findings say whether it was kept


PERIODS = (
    Period("办案期限 90 日", "本案.立案日期", lambda day: add_days(day, 90), "本案.决定日期", "PEN-40"),
    Period("陈述申辩期", "本案.告知送达日期", "本案.陈述申辩截止日期", "", "PEN-21"),
    Period(
        "听证申请期 5 个工作日", "本案.听证告知送达日期", lambda day: add_working_days(day, 5), "", "PEN-26"
    ),
    Period(
        "送达 7 个工作日",
        "本案.决定日期",
        lambda day: add_working_days(day, 7),
        "本案.决定送达日期",
        "PEN-41",
    ),
    Period(
        "公示 7 个工作日", "本案.决定日期", lambda day: add_working_days(day, 7), "本案.公示日期", "GEN-28"
    ),
    Period(
        "缴款 15 日",
        "本案.决定送达日期",
        lambda day: roll_forward(add_days(day, 15)),
        "本案.缴款日期",
        "PEN-42",
    ),
)


def day_of(facts: Facts, name: str) -> tuple[date, Known] | None:
    fact = facts.get(name)
    if not isinstance(fact, Known):
        return None
    if isinstance(fact.value, datetime):
        return fact.value.date(), fact
    return (fact.value, fact) if isinstance(fact.value, date) else None


def events(dossier: Dossier, facts: Facts) -> tuple[Event, ...]:
    """The dated events of the case, by date; a document type with several documents gives one event each."""
    found: list[Event] = []
    for name, label in EVENTS:
        single = day_of(facts, name)
        each = [single[1]] if single else [f for f in facts.each(name) if isinstance(f, Known)]
        for fact in each:
            day = fact.value.date() if isinstance(fact.value, datetime) else fact.value
            if isinstance(day, date):
                event = Event(day, label, fact.document, fact.evidence)
                if not any(event.date == other.date and event.label == other.label for other in found):
                    found.append(event)
    return tuple(sorted(found, key=lambda event: event.date))


def windows(facts: Facts, findings: tuple[Finding, ...]) -> tuple[Window, ...]:
    """The statutory periods that apply and whose start is known.

    Whether one was kept is said by the rules alone, so that the drawing never accuses where no rule does.
    A year without a known holiday calendar draws none.
    """
    found: list[Window] = []
    for period in PERIODS:
        start = day_of(facts, period.start)
        judged = [f for f in findings if period.row in f.covers and f.verdict is not Verdict.NOT_APPLICABLE]
        if start is None or not judged:
            continue
        last = _last(period, start[0], facts)
        if last is None or last < start[0]:
            continue
        failed = next((f for f in judged if f.verdict is Verdict.FAIL), None)
        kept = True if all(f.verdict is Verdict.PASS for f in judged) else None
        met = False if failed else kept
        done = day_of(facts, period.done) if period.done else None
        found.append(
            Window(period.label, start[0], last, met, (failed or judged[0]).rule, done[0] if done else None)
        )
    return tuple(found)


def _last(period: Period, start: date, facts: Facts) -> date | None:
    if isinstance(period.last, str):
        day = day_of(facts, period.last)
        return day[0] if day else None
    try:
        return period.last(start)
    except UnknownYear:
        return None
