"""``listed``, ``overlap`` and ``distinct``: the roster, two places at one time, two roles."""

from __future__ import annotations

import pytest
from judging import judged, verdict

from checker.model.finding import Verdict

LISTED = (
    "check: listed\ndocument: 询问笔录\nfact: 执法人员\non: 询问日期\nmessage: 不在名录或者证件无效：{names}"
)
ROSTER = {
    "roster": [
        {"姓名": "张明", "证号": "1", "有效期起": "2022-01-01", "有效期止": "2025-12-31"},
        {"姓名": "王强", "证号": "2", "有效期起": "2020-01-01", "有效期止": "2023-12-31"},
    ]
}
PAPER = {"询问笔录": "询问笔录"}


def facts(*people: str) -> dict[str, object]:
    return {"询问笔录.执法人员": list(people), "询问笔录.询问日期": "2024-03-01"}


def test_in_the_roster_that_day() -> None:
    assert verdict(LISTED, documents=PAPER, facts=facts("张明"), settings=ROSTER) is Verdict.PASS


@pytest.mark.parametrize(
    ("who", "why"), [("王强", "王强（执法当日证件不在有效期）"), ("周平", "周平（不在名录）")]
)
def test_not_in_the_roster_that_day(who: str, why: str) -> None:
    found = judged(LISTED, documents=PAPER, facts=facts("张明", who), settings=ROSTER)
    assert (found.verdict, found.message) == (Verdict.FAIL, f"不在名录或者证件无效：{why}")


def test_without_a_roster_nothing_is_checked() -> None:
    assert verdict(LISTED, documents=PAPER, facts=facts("周平")) is Verdict.NOT_CHECKED


def test_a_name_that_cannot_be_read() -> None:
    assert (
        verdict(LISTED, documents=PAPER, facts={"询问笔录.执法人员": "damaged"}, settings=ROSTER)
        is Verdict.UNSURE
    )


OVERLAP = """
check: overlap
document: [询问笔录, 现场检查笔录]
fact: 执法人员
start: 开始时间
end: 结束时间
message: "{names}同时在{left}和{right}：{found}"
"""
INTERVIEW = "询问笔录\n询问时间：2024年1月10日9时30分至2024年1月10日10时45分\n询问人：张明、王强"


def inspection(begin: str, end: str, people: str = "张明、李芳") -> str:
    return f"现场检查笔录\n检查时间：2024年1月10日{begin}至2024年1月10日{end}\n检查人员：{people}"


def test_one_officer_at_two_places() -> None:
    papers = {"询问笔录": INTERVIEW, "现场检查笔录": inspection("10时00分", "11时30分")}
    found = judged(OVERLAP, documents=papers)
    assert found.verdict is Verdict.FAIL
    assert found.message.startswith("张明同时在询问笔录和现场检查笔录：")


@pytest.mark.parametrize(
    "other",
    [inspection("10时45分", "11时30分"), inspection("10时00分", "11时30分", "李芳、周平")],
    ids=["after", "others"],
)
def test_no_overlap(other: str) -> None:
    assert verdict(OVERLAP, documents={"询问笔录": INTERVIEW, "现场检查笔录": other}) is Verdict.PASS


def test_one_record_has_nothing_to_overlap_with() -> None:
    assert verdict(OVERLAP, documents={"询问笔录": INTERVIEW}) is Verdict.NOT_APPLICABLE


DISTINCT = """
check: distinct
left: 听证笔录.主持人
right: 本案.办案人员
message: "{names}既是{left}又是{right}"
"""


def test_two_roles() -> None:
    papers = {"听证笔录": "听证笔录\n主持人：赵敏"}
    other = judged(DISTINCT, documents=papers, facts={"本案.办案人员": ["张明", "王强"]})
    assert other.verdict is Verdict.PASS
    same = judged(DISTINCT, documents=papers, facts={"本案.办案人员": ["张明", "赵敏"]})
    assert same.verdict is Verdict.FAIL
    assert same.message.startswith("赵敏既是")


def test_a_masked_name_is_a_question() -> None:
    papers = {"听证笔录": "听证笔录\n主持人：赵敏"}
    assert verdict(DISTINCT, documents=papers, facts={"本案.办案人员": ["赵*"]}) is Verdict.UNSURE
    assert verdict(DISTINCT, documents=papers, facts={"本案.办案人员": "not_found"}) is Verdict.UNSURE
