"""``order``: dates that must not go back."""

from __future__ import annotations

from judging import judged, verdict

from checker.model.finding import Verdict

CHECK = """
check: order
sequence: [本案.立案日期, 本案.告知日期, 本案.决定日期]
message: "{left}（{start}）晚于{right}（{end}）"
"""


def dates(filed: str, told: str, decided: str) -> dict[str, str]:
    return {"本案.立案日期": filed, "本案.告知日期": told, "本案.决定日期": decided}


def test_in_order_and_on_one_day() -> None:
    assert verdict(CHECK, facts=dates("2024-01-02", "2024-02-01", "2024-03-01")) is Verdict.PASS
    assert verdict(CHECK, facts=dates("2024-01-02", "2024-01-02", "2024-03-01")) is Verdict.PASS
    assert (
        verdict(CHECK + "strict: true", facts=dates("2024-01-02", "2024-01-02", "2024-03-01")) is Verdict.FAIL
    )


def test_going_back_is_shown() -> None:
    found = judged(CHECK, facts=dates("2024-01-02", "2024-03-05", "2024-03-01"))
    assert (found.verdict, found.message) == (
        Verdict.FAIL,
        "告知日期（2024-03-05）晚于决定日期（2024-03-01）",
    )


def test_an_unknown_link_is_passed_over() -> None:
    assert verdict(CHECK, facts=dates("2024-01-02", "not_found", "2024-03-01")) is Verdict.PASS
    assert verdict(CHECK, facts=dates("2024-04-02", "not_found", "2024-03-01")) is Verdict.FAIL


def test_one_known_date_is_no_order() -> None:
    assert verdict(CHECK, facts=dates("2024-01-02", "not_found", "damaged")) is Verdict.UNSURE


def test_conflicting_dates_count_only_where_all_are_out_of_order() -> None:
    check = "check: order\nsequence: [立案审批表.立案日期, 本案.决定日期]"
    papers = {"立案审批表": ["立案审批表\n立案日期：2024年1月2日", "立案审批表\n立案日期：2024年5月9日"]}
    assert verdict(check, documents=papers, facts={"本案.决定日期": "2024-03-01"}) is Verdict.UNSURE
    assert verdict(check, documents=papers, facts={"本案.决定日期": "2024-06-01"}) is Verdict.PASS
    assert verdict(check, documents=papers, facts={"本案.决定日期": "2023-12-01"}) is Verdict.FAIL
