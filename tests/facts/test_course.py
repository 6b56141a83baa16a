"""The course of the case: rights used or waived, last days, hearings due, the stage reached."""

from __future__ import annotations

from datetime import date

import pytest
from paper import derived, facts_of

from checker.model.fact import Known, Missing

NOTICE = (
    "行政处罚事先告知书",
    "行政处罚事先告知书\n鹤鸣茶油厂：\n拟对你厂作出如下行政处罚：罚款6000元。你厂可在收到本告知书之日起{days}提出陈述、申辩。\n巫水县发展和改革局\n2023年9月20日",
)
DECISION = "巫水县发展和改革局\n行政处罚决定书\n巫发改罚〔2023〕2号\n当事人：鹤鸣茶油厂\n{body}\n巫水县发展和改革局\n2023年11月6日"


def receipt(of: str, day: str) -> tuple[str, str]:
    return f"{of}的送达回证", f"送达回证\n受送达人：鹤鸣茶油厂\n送达方式：直接送达\n受送达人签名：简方 {day}"


@pytest.mark.parametrize(
    ("granted", "last"),
    [
        (
            "三日内",
            date(2023, 10, 7),
        ),  # 28 September; the last day, 1 October, is a holiday: the first day after it
        ("五个工作日内", date(2023, 10, 11)),  # 7 and 8 October are worked
        ("十五日内", date(2023, 10, 13)),
    ],
)
def test_the_last_day_to_speak(granted: str, last: date) -> None:
    notice = (NOTICE[0], NOTICE[1].format(days=granted))
    assert derived("本案.陈述申辩截止日期", notice, receipt(NOTICE[0], "2023年9月28日")) == last


def test_no_last_day_without_service_or_period() -> None:
    told = (NOTICE[0], NOTICE[1].format(days="三日内"))
    silent = (NOTICE[0], NOTICE[1].format(days=""))
    assert derived("本案.陈述申辩截止日期", told) is None
    assert derived("本案.陈述申辩截止日期", silent, receipt(NOTICE[0], "2023年9月28日")) is None


@pytest.mark.parametrize(
    ("papers", "defended"),
    [
        ([("陈述申辩书", "陈述申辩书\n我厂认为处罚过重。\n2023年9月29日")], True),
        ([("陈述申辩笔录", "陈述申辩笔录\n陈述人：简方\n陈述人称处罚过重。")], True),
        ([("陈述申辩笔录", "陈述申辩笔录\n陈述人：简方\n答：我厂放弃陈述、申辩。")], None),
        (
            [("行政处罚决定书", DECISION.format(body="你厂于9月29日提交了书面陈述、申辩，本局不予采纳。"))],
            True,
        ),
        ([("行政处罚决定书", DECISION.format(body="你厂在期限内未提出陈述、申辩。"))], None),
    ],
)
def test_whether_a_defence_was_made(papers: list[tuple[str, str]], defended: object) -> None:
    assert derived("本案.提出申辩", *papers) is defended


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ("决定给予你厂以下行政处罚：吊销粮食收购许可证。", True),
        ("决定给予你厂以下行政处罚：取消你厂二年内参加依法必须招标项目的投标资格。", True),
        ("决定给予你厂以下行政处罚：警告，并处罚款6000元。", False),
    ],
)
def test_penalties_that_call_for_a_hearing_whatever_the_sum(body: str, due: bool) -> None:
    assert derived("本案.应当听证", ("行政处罚决定书", DECISION.format(body=body))) is due


def test_a_waiver_on_the_receipt_counts() -> None:
    name, text = receipt(NOTICE[0], "2023年9月28日")
    assert derived("本案.放弃陈述申辩", (name, f"{text}\n备注：我厂自愿放弃陈述、申辩。")) is True
    assert derived("本案.放弃陈述申辩", (name, f"{text}\n备注：逾期视为放弃陈述、申辩。")) is None


FILING = ("立案审批表", "立案审批表\n当事人：鹤鸣茶油厂\n负责人意见：同意立案。简方 2023年8月3日")
INSPECTION = ("现场检查笔录", "现场检查笔录\n检查时间：2023年8月5日9时\n检查人员：匡秋实、符晓岚")
DECIDED = ("行政处罚决定书", DECISION.format(body="决定罚款6000元。"))
PAID = ("罚没票据", "罚没票据\n缴款金额：6000元\n缴款日期：2023年11月15日")
CLOSED = ("行政处罚结案审批表", "行政处罚结案审批表\n负责人意见：同意结案。简方 2023年12月1日")


@pytest.mark.parametrize(
    ("papers", "stage"),
    [
        ((FILING,), "立案"),
        ((FILING, INSPECTION), "调查"),
        ((FILING, INSPECTION, NOTICE), "告知"),
        ((FILING, NOTICE, DECIDED), "决定"),
        ((FILING, DECIDED, receipt("行政处罚决定书", "2023年11月8日")), "送达"),
        ((FILING, DECIDED, PAID), "执行"),
        ((CLOSED, FILING, DECIDED, PAID), "结案"),
    ],
)
def test_the_stage_reached(papers: tuple[tuple[str, str], ...], stage: str) -> None:
    assert derived("本案.案件阶段", *papers) == stage


def test_a_hearing_held_is_not_a_hearing_asked_for() -> None:
    facts = facts_of(("听证笔录", "听证笔录\n听证时间：2023年10月20日9时\n主持人：鲍志成"))
    assert isinstance(facts.get("本案.已举行听证"), Known)
    assert isinstance(facts.get("本案.已要求听证"), Missing)
