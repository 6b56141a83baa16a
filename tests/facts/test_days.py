"""The dates and sums that count for the dossier: which of several papers wins, and what service does to them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from paper import derived, facts_of, recognised, types

from checker.facts import extract
from checker.model.fact import Conflicting, Known, Missing

DECISION = "巫水县发展和改革局\n行政处罚决定书\n巫发改罚〔2023〕2号\n当事人：鹤鸣茶油厂\n决定罚款6000元。\n巫水县发展和改革局\n{day}"


def receipt(day: str) -> str:
    return f"送达回证\n受送达人：鹤鸣茶油厂\n送达方式：直接送达\n受送达人签名：简方 {day}"


def notice(sum_: str, day: str) -> str:
    return f"行政处罚事先告知书\n鹤鸣茶油厂：\n拟对你厂作出如下行政处罚：罚款人民币{sum_}元。你厂可在三日内陈述、申辩。\n巫水县发展和改革局\n{day}"


def test_a_second_service_counts_from_the_later_one() -> None:
    served = ("行政处罚事先告知书的送达回证", receipt("2023年3月6日"))
    again = ("行政处罚事先告知书的送达回证", receipt("2023年3月20日"))
    papers = [("行政处罚事先告知书", notice("6000", "2023年3月3日")), served]
    assert derived("本案.告知送达日期", *papers) == date(2023, 3, 6)
    assert derived("本案.告知送达日期", *papers, again) == date(2023, 3, 20)


def test_a_paper_served_on_itself() -> None:
    text = DECISION.format(day="2023年4月10日") + "\n当事人签收：简方　2023年4月12日"
    assert derived("行政处罚决定书.送达日期", ("行政处罚决定书", text)) == date(2023, 4, 12)


def test_a_receipt_without_a_date_serves_but_not_on_a_day() -> None:
    facts = facts_of(("行政处罚决定书的送达回证", receipt("　　年　月　日")))
    found = facts.get("行政处罚决定书.送达日期")
    assert isinstance(found, Missing) and found.document == "d01"
    way = facts.get("行政处罚决定书.送达方式")
    assert isinstance(way, Known) and way.value == "直接送达"


@pytest.mark.parametrize(
    ("issued", "sentence", "served"),
    [
        ("2023年5月4日", "自公告之日起经过三十日，即视为送达。", date(2023, 6, 3)),
        ("2021年5月4日", "自公告之日起经过六十日，即视为送达。", date(2021, 7, 3)),
        ("2021年5月4日", "特此公告。", date(2021, 7, 3)),  # the law then in force: sixty days
        ("2023年5月4日", "特此公告。", date(2023, 6, 3)),
    ],
)
def test_an_announcement_serves_when_its_period_is_over(issued: str, sentence: str, served: date) -> None:
    text = (
        f"送达公告\n因无法与你厂取得联系，现公告送达行政处罚决定书。{sentence}\n巫水县发展和改革局\n{issued}"
    )
    # what an announcement serves is found by the recogniser, so it is asked for from files here
    dossier = recognised(("决定书.txt", DECISION.format(day=issued)), ("公告.txt", text))
    found = extract(dossier, types()).get("行政处罚决定书.送达日期")
    assert isinstance(found, Known) and found.value == served


def test_the_last_of_several_notices_review_and_discussion() -> None:
    papers = (
        ("行政处罚事先告知书", notice("6000", "2023年3月3日")),
        ("行政处罚事先告知书", notice("6000", "2023年3月15日")),
    )
    assert derived("本案.告知日期", *papers) == date(2023, 3, 15)


def test_a_new_notice_with_another_sum_replaces_the_first() -> None:
    papers = (
        ("行政处罚事先告知书", notice("9000", "2023年3月3日")),
        ("行政处罚事先告知书", notice("6000", "2023年3月15日")),
    )
    assert derived("本案.拟罚款金额", *papers) == Decimal(6000)


def test_dates_of_the_cover_stand_in_for_the_form() -> None:
    cover = "卷宗封面\n案由：未按规定报送报表\n当事人：鹤鸣茶油厂\n立案日期：2023年2月1日\n结案日期：2023年6月30日"
    assert derived("本案.立案日期", ("卷宗封面", cover)) == date(2023, 2, 1)
    filing = "立案审批表\n当事人：鹤鸣茶油厂\n负责人意见：同意立案。简方 2023年2月3日"
    assert derived("本案.立案日期", ("卷宗封面", cover), ("立案审批表", filing)) == date(2023, 2, 3)


def test_two_decisions_of_different_days_are_not_one() -> None:
    facts = facts_of(
        ("行政处罚决定书", DECISION.format(day="2023年4月10日")),
        ("行政处罚决定书", DECISION.format(day="2023年4月28日")),
    )
    assert isinstance(facts.get("本案.决定日期"), Conflicting)
