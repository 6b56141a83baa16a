"""Events and statutory periods of a case, as the report draws them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from checker.model.dossier import Dossier
from checker.model.fact import Fact, Facts, Known
from checker.model.finding import Finding, Severity, Verdict
from checker.timeline import events, windows

DOSSIER = Dossier("某案", "处罚普通", (), ())


def facts(**days: date) -> Facts:
    return Facts((), {f"本案.{name}": Known(f"本案.{name}", day, ()) for name, day in days.items()})


def finding(rule: str, row: str, verdict: Verdict) -> Finding:
    return Finding(rule, (row,), "要求", "2.6", "决定", Severity.MAJOR, verdict, "", "", ())


def test_events_run_by_date_and_a_time_of_day_counts_as_its_day() -> None:
    listed: list[tuple[str | None, Fact]] = [
        ("d2", Known("询问笔录.询问日期", datetime(2024, 3, 9, 10, 0), (), document="d2")),
        ("d3", Known("询问笔录.询问日期", datetime(2024, 3, 7, 9, 0), (), document="d3")),
        ("d1", Known("现场检查笔录.检查日期", date(2024, 3, 1), (), document="d1")),
    ]
    found = events(DOSSIER, Facts(listed, {"本案.立案日期": Known("本案.立案日期", date(2024, 3, 4), ())}))
    assert [(e.date.day, e.label) for e in found] == [(1, "现场检查"), (4, "立案"), (7, "询问"), (9, "询问")]


@pytest.mark.parametrize(
    ("verdict", "met"), [(Verdict.PASS, True), (Verdict.FAIL, False), (Verdict.UNSURE, None)]
)
def test_only_the_rule_says_whether_a_period_was_kept(verdict: Verdict, met: bool | None) -> None:
    known = facts(立案日期=date(2024, 3, 4), 决定日期=date(2024, 6, 14))
    (window,) = windows(known, (finding("PEN-40a", "PEN-40", verdict),))
    assert (window.start, window.end, window.done) == (date(2024, 3, 4), date(2024, 6, 2), date(2024, 6, 14))
    assert (window.met, window.rule) == (met, "PEN-40a")


def test_a_period_the_rules_do_not_judge_is_not_drawn() -> None:
    known = facts(立案日期=date(2024, 3, 4), 决定日期=date(2024, 4, 1))
    assert windows(known, ()) == ()
    assert windows(known, (finding("PEN-40a", "PEN-40", Verdict.NOT_APPLICABLE),)) == ()


def test_working_days_leave_out_the_holidays() -> None:
    known = facts(决定日期=date(2024, 9, 30), 决定送达日期=date(2024, 10, 9))
    (window,) = windows(known, (finding("PEN-41a", "PEN-41", Verdict.PASS),))
    assert window.end == date(2024, 10, 15), "1 to 7 October are holidays, 12 October is worked"


def test_the_year_of_an_unknown_calendar_draws_no_working_days() -> None:
    known = facts(决定日期=date(2098, 3, 3))
    assert windows(known, (finding("PEN-41a", "PEN-41", Verdict.NOT_CHECKED),)) == ()


def test_the_defence_period_ends_when_the_notice_says() -> None:
    known: dict[str, Any] = {"告知送达日期": date(2024, 3, 4), "陈述申辩截止日期": date(2024, 3, 11)}
    judged = (finding("PEN-21a", "PEN-21", Verdict.PASS),)
    (window,) = windows(facts(**known), judged)
    assert (window.end, window.done) == (date(2024, 3, 11), None)
    del known["陈述申辩截止日期"]
    assert windows(facts(**known), judged) == ()
