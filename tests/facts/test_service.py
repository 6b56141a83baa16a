"""Proofs of service: the way, the day, who received, in the forms of several offices."""

from __future__ import annotations

from datetime import date

import pytest
from paper import fact, facts_of, value

from checker.model.fact import Absence, Known, Missing

RECEIPT = "送达回证"


def receipt(*lines: str) -> str:
    return "\n".join(("送达回证", "受送达人：九曲水电站", "文书名称：行政处罚决定书", *lines))


@pytest.mark.parametrize(
    ("line", "way"),
    [
        ("送达方式：当面交付签收", "直接送达"), ("送达形式：特快专递", "邮寄送达"), ("送达方式：短信", "电子送达"),
        ("送达方式：■留置送达　□公告送达　□直接送达", "留置送达"), ("送达方式：□邮寄 √委托送达 □转交", "委托送达"),
    ],
)  # fmt: skip
def test_the_way(line: str, way: str) -> None:
    assert value(RECEIPT, "送达方式", receipt(line)) == way


def test_the_day_at_the_signature_wins_over_the_date_field() -> None:
    text = receipt("送达日期：2024年7月1日", "受送达人签收：樊小川　2024年7月3日", "送达人：沈达、柯林")
    assert value(RECEIPT, "送达日期", text) == date(2024, 7, 3)


@pytest.mark.parametrize(
    "lines",
    [
        ("受送达人签名：樊小川", "2024年7月3日", "送达人：沈达、柯林"),
        ("收件人签名及日期：樊小川 2024.7.3",),
        ("签收时间：2024年7月3日15时20分", "签收人：樊小川"),
        ("送达时间、地点：2024年7月3日，九曲水电站会议室", "受送达人签名：樊小川"),
    ],
)
def test_where_the_day_stands(lines: tuple[str, ...]) -> None:
    assert value(RECEIPT, "送达日期", receipt(*lines)) == date(2024, 7, 3)
    assert value(RECEIPT, "签收人", receipt(*lines)) == ("樊小川",)


def test_the_date_of_the_document_served_is_not_the_day_of_service() -> None:
    text = "送达回证\n送达文书：2024年6月20日作出的行政处罚决定书\n受送达人签名：樊小川　　年　月　日\n送达人：沈达"
    found = fact(RECEIPT, "送达日期", text)
    assert isinstance(found, Missing) and found.why is Absence.BLANK


def test_a_form_that_prints_the_ways_and_ticks_none() -> None:
    found = fact(RECEIPT, "送达方式", receipt("送达方式：直接送达、留置送达、邮寄送达、公告送达"))
    assert isinstance(found, Missing) and found.why is Absence.BLANK


def test_a_receipt_in_a_sentence() -> None:
    text = "送达回证\n今收到上述文书壹份。\n樊小川\n2024年7月3日"
    assert value(RECEIPT, "送达日期", text) == date(2024, 7, 3)


def test_the_stamp_of_a_unit_receives() -> None:
    text = receipt("受送达人（签名或盖章）：九曲水电站 2024年7月3日")
    assert value(RECEIPT, "签收人", text) == ("九曲水电站",)


def test_a_refusal_is_nobody() -> None:
    text = receipt("受送达人签名：拒收　2024年7月3日", "见证人：村委会 彭大同")
    found = fact(RECEIPT, "签收人", text)
    assert isinstance(found, Missing) and found.why is Absence.BLANK
    assert value(RECEIPT, "拒收事由", text) is True


def test_an_attempt_that_failed_serves_nothing() -> None:
    failed = receipt("送达方式：直接送达", "送达日期：2024年7月3日", "备注：大门紧锁，未能送达。")
    served = receipt("送达方式：邮寄送达", "送达日期：2024年7月9日", "受送达人签收：樊小川")
    facts = facts_of(("行政处罚决定书的送达回证", failed), ("行政处罚决定书的送达回证", served))
    day, way = facts.get("行政处罚决定书.送达日期"), facts.get("行政处罚决定书.送达方式")
    assert isinstance(day, Known) and day.value == date(2024, 7, 9)
    assert isinstance(way, Known) and way.value == "邮寄送达"


def test_a_parcel_counts_from_the_day_it_was_signed_for() -> None:
    text = "EMS邮件详情单\n邮件号：1098700001234\n收件人：九曲水电站\n交寄日期：2024年7月5日\n签收日期：2024年7月8日\n签收人：樊小川"
    assert value("邮寄送达凭证", "签收日期", text) == date(2024, 7, 8)
    assert value("邮寄送达凭证", "交寄日期", text) == date(2024, 7, 5)


def test_a_day_of_receipt_without_its_year() -> None:
    text = "送达回证\n送达文书：沅发改罚〔2024〕5号\n受送达人签收：王明　10月16日"
    assert value("送达回证", "送达日期", text) == date(2024, 10, 16)


def test_a_courier_track_without_years() -> None:
    text = "EMS邮寄凭证\n寄件日期：2025.07.16\n轨迹：07.16 18:20 收寄 → 07.18 10:05 妥投，本人签收：王明"
    assert value("邮寄送达凭证", "签收日期", text) == date(2025, 7, 18)
