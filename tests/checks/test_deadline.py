"""``deadline``: natural days, working days, months; holidays and make-up days; years whose holidays are unknown."""

from __future__ import annotations

import pytest
from judging import judged, verdict
from pydantic import ValidationError

from checker.model.finding import Verdict


def deadline(options: str) -> str:
    return f"""
check: deadline
start: 本案.立案日期
end: 本案.决定日期
{options}
message: 自 {{start}} 至 {{end}} 共 {{elapsed}}，超过 {{limit}}，末日 {{last}}
"""


def days(start: str, end: str) -> dict[str, str]:
    return {"本案.立案日期": start, "本案.决定日期": end}


@pytest.mark.parametrize(
    ("within", "start", "end", "expected"),
    [
        ("90 days", "2024-01-02", "2024-04-01", Verdict.PASS),  # the ninetieth day
        ("90 days", "2024-01-02", "2024-04-02", Verdict.FAIL),
        ("7 days", "2024-09-24", "2024-10-08", Verdict.PASS),  # 2024-10-01 rolls over the holiday
        ("7 days", "2024-09-24", "2024-10-09", Verdict.FAIL),
        (
            "7 working_days",
            "2024-09-23",
            "2024-10-08",
            Verdict.PASS,
        ),  # 09-29 is worked, 10-01 to 10-07 are not
        ("7 working_days", "2024-09-23", "2024-10-09", Verdict.FAIL),
        (
            "5 working_days",
            "2025-09-26",
            "2025-10-10",
            Verdict.PASS,
        ),  # 09-28 is worked, 10-01 to 10-08 are not
        ("5 working_days", "2025-09-26", "2025-10-11", Verdict.FAIL),
        ("6 months", "2024-08-31", "2025-02-28", Verdict.PASS),
        ("6 months", "2024-08-31", "2025-03-01", Verdict.FAIL),
        ("2 years", "2022-03-01", "2024-03-01", Verdict.PASS),
        ("2 years", "2022-03-01", "2024-03-02", Verdict.FAIL),
    ],
)
def test_within(within: str, start: str, end: str, expected: Verdict) -> None:
    assert verdict(deadline(f"within: {within}"), facts=days(start, end)) is expected


def test_the_computation_is_shown() -> None:
    found = judged(deadline("within: 7 days"), facts=days("2024-09-24", "2024-10-09"))
    assert found.message == "自 2024-09-24 至 2024-10-09 共 15 日，超过 7 日，末日 2024-10-08"
    assert found.computed == (
        "2024-09-24（星期二）立案日期，当日不计",
        "第 7日 为 2024-10-01（星期二（节假日））",
        "遇休假日顺延至 2024-10-08（星期二）",
        "2024-10-09（星期三）决定日期",
    )


@pytest.mark.parametrize(
    ("roll", "expected"), [("yes", Verdict.PASS), ("hint", Verdict.UNSURE), ("no", Verdict.FAIL)]
)
def test_a_last_day_of_rest(roll: str, expected: Verdict) -> None:
    # the ninetieth day is Saturday 2024-06-01
    assert (
        verdict(deadline(f"within: 90 days\nroll: {roll}"), facts=days("2024-03-03", "2024-06-03"))
        is expected
    )


def test_after_a_period_has_run_out() -> None:
    check = deadline("after: 5 working_days")
    assert verdict(check, facts=days("2024-03-01", "2024-03-11")) is Verdict.PASS
    assert verdict(check, facts=days("2024-03-01", "2024-03-08")) is Verdict.FAIL


def test_whole_working_days_between() -> None:
    check = deadline("ahead: 7\nlenient_ahead: 6\nlenient_reason: 端点有争议")
    # served on 2025-09-22; the Sunday 2025-09-28 is worked
    assert verdict(check, facts=days("2025-09-22", "2025-10-09")) is Verdict.PASS
    doubtful = judged(check, facts=days("2025-09-22", "2025-09-30"))
    assert (doubtful.verdict, doubtful.message) == (Verdict.UNSURE, "端点有争议")
    assert verdict(check, facts=days("2025-09-22", "2025-09-29")) is Verdict.FAIL


def test_a_lenient_reading_only_asks() -> None:
    check = deadline("within: 3 days\nlenient: 3 working_days\nlenient_reason: 单位有争议\nroll: no")
    assert verdict(check, facts=days("2024-03-07", "2024-03-12")) is Verdict.UNSURE
    assert verdict(check, facts=days("2024-03-07", "2024-03-13")) is Verdict.FAIL


def test_documents_that_take_time_out_of_the_count() -> None:
    check = deadline("within: 90 days\nexclude: [听证笔录]")
    late = days("2024-01-02", "2024-05-20")
    with_hearing = judged(check, facts=late, documents={"听证笔录": "听证笔录"})
    assert with_hearing.verdict is Verdict.UNSURE
    assert "《听证笔录》" in with_hearing.message
    assert verdict(check, facts=late, documents={"询问笔录": "询问笔录"}) is Verdict.FAIL


def test_an_exception_changes_the_limit() -> None:
    check = deadline("within: 90 days\nexcept:\n  - {when: [{fact: 本案.延期审批}], within: 120 days}")
    late = days("2024-01-02", "2024-04-20")
    assert verdict(check, facts={**late, "本案.延期审批": "是"}) is Verdict.PASS
    assert verdict(check, facts={**late, "本案.延期审批": "no_document"}) is Verdict.FAIL


def test_a_limit_the_document_states() -> None:
    check = deadline("after: {fact: 行政处罚事先告知书.陈述申辩期限}")
    facts = {**days("2024-03-01", "2024-03-07"), "行政处罚事先告知书.陈述申辩期限": "3 working_days"}
    assert verdict(check, facts=facts) is Verdict.PASS
    assert verdict(check, facts={**facts, "行政处罚事先告知书.陈述申辩期限": "not_found"}) is Verdict.UNSURE


def test_a_year_without_known_holidays_is_not_checked() -> None:
    found = judged(deadline("within: 7 working_days"), facts=days("2090-03-01", "2090-03-20"))
    assert found.verdict is Verdict.NOT_CHECKED
    assert "2090" in found.message


@pytest.mark.parametrize("why", ["not_found", "damaged", "unread"])
def test_a_date_not_known_is_a_question(why: str) -> None:
    assert verdict(deadline("within: 90 days"), facts=days("2024-01-02", why)) is Verdict.UNSURE
    assert verdict(deadline("within: 90 days"), facts=days(why, "2024-01-02")) is Verdict.UNSURE


def test_an_open_end_may_be_lawful() -> None:
    check = deadline("within: 90 days\nopen_end: ok")
    assert verdict(check, facts=days("2024-01-02", "not_found")) is Verdict.NOT_APPLICABLE


def test_candidates_that_all_keep_or_all_break_the_limit_decide() -> None:
    check = """
check: deadline
start: 立案审批表.立案日期
end: 本案.决定日期
within: 90 days
"""
    papers = {"立案审批表": ["立案审批表\n立案日期：2024年1月2日", "立案审批表\n立案日期：2024年1月9日"]}
    assert verdict(check, documents=papers, facts={"本案.决定日期": "2024-03-01"}) is Verdict.PASS
    assert verdict(check, documents=papers, facts={"本案.决定日期": "2024-09-02"}) is Verdict.FAIL
    assert verdict(check, documents=papers, facts={"本案.决定日期": "2024-04-03"}) is Verdict.UNSURE


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("within: 90 days\nafter: 5 days", "within、after、ahead 要写且只写一个"),
        ("roll: yes", "within、after、ahead 要写且只写一个"),
        (
            "within: 90 日",
            "时限应当写成“90 days”，单位是 days、working_days、months、years 之一；现为“90 日”",
        ),
    ],
)
def test_refused_options(options: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        verdict(deadline(options))
