"""Conditions of when and unless: three values, and what each makes of a rule."""

from __future__ import annotations

import pytest
from judging import judged, rule_of, rulebook, verdict
from pydantic import ValidationError

from checker.checks.conditions import Condition, all_hold
from checker.model.finding import Verdict
from checker.model.rule import Case
from checker.rulebook.source import parse
from checker.rulebook.testing import build


def case(**given: object) -> Case:
    from judging import _map

    return build(rulebook(), rule_of("check: present\ndocument: 听证笔录"), _map(given))


def holds(written: str, **given: object) -> bool | None:
    return Condition.model_validate(parse(written, "when")).holds(case(**given))


HEARD = {"听证笔录": "听证笔录"}
OTHER = {"询问笔录": "询问笔录"}


@pytest.mark.parametrize(
    ("written", "given", "expected"),
    [
        ("{document: 听证笔录}", {"documents": HEARD}, True),
        ("{document: 听证笔录}", {"documents": OTHER}, False),
        ("{document: 听证笔录}", {"documents": OTHER, "unread": "a.pdf"}, None),
        ("{no_document: 听证笔录}", {"documents": OTHER}, True),
        ("{no_document: 听证笔录}", {"documents": OTHER, "unread": "a.pdf"}, None),
        ("{fact: 本案.放弃听证}", {"facts": {"本案.放弃听证": "是"}}, True),
        ("{fact: 本案.放弃听证}", {"facts": {"本案.放弃听证": "否"}}, False),
        ("{fact: 本案.放弃听证}", {"facts": {"本案.放弃听证": "not_found"}}, False),
        ("{fact: 本案.放弃听证}", {"facts": {"本案.放弃听证": "damaged"}}, None),
        ("{fact: 本案.放弃听证, known: false}", {"facts": {"本案.放弃听证": "not_found"}}, True),
        ("{fact: 本案.放弃听证, known: false}", {"facts": {"本案.放弃听证": "unread"}}, None),
        ("{fact: 本案.当事人类型, equals: 单位}", {"facts": {"本案.当事人类型": "单位"}}, True),
        ("{fact: 本案.当事人类型, equals: 单位}", {"facts": {"本案.当事人类型": "自然人"}}, False),
        ("{fact: 本案.当事人类型, equals: 单位}", {"facts": {"本案.当事人类型": "not_found"}}, None),
        (
            "{fact: 本案.送达方式, one_of: [直接送达, 留置送达]}",
            {"facts": {"本案.送达方式": "留置送达"}},
            True,
        ),
        ("{fact: 本案.案由, contains: 粮食}", {"facts": {"本案.案由": "违反粮食收购规定案"}}, True),
        ("{fact: 本案.罚款金额, at_least: 3000}", {"facts": {"本案.罚款金额": "3000"}}, True),
        ("{fact: 本案.罚款金额, below: 3000}", {"facts": {"本案.罚款金额": "3000"}}, False),
        ("{fact: 本案.罚款金额, at_least: 3000}", {"facts": {"本案.罚款金额": "若干"}}, None),
        ("{fact: 本案.决定日期, at_least: 2021-07-15}", {"facts": {"本案.决定日期": "2021-07-14"}}, False),
        ("{fact: 本案.罚款金额, at_least: 参数.听证罚款标准}", {"facts": {"本案.罚款金额": "3000"}}, None),
        ("{stage_reached: 决定}", {"facts": {"本案.案件阶段": "送达"}}, True),
        ("{stage_reached: 决定}", {"facts": {"本案.案件阶段": "告知"}}, False),
        ("{stage_reached: 决定}", {"facts": {"本案.案件阶段": "not_found"}}, None),
    ],
)
def test_three_values(written: str, given: dict[str, object], expected: bool | None) -> None:
    assert holds(written, **given) is expected


def test_a_list_of_organs() -> None:
    listed = next(iter(rulebook().lists["垂直领导机关"]))
    written = "{fact: 本案.处罚机关, in_list: 垂直领导机关}"
    assert holds(written, facts={"本案.处罚机关": f"沅岭县{listed}"}) is True
    assert holds(written, facts={"本案.处罚机关": "沅岭县发展和改革局"}) is False


def test_conjunction_is_kleene() -> None:
    yes, no, open_ = (
        Condition.model_validate(parse(f"{{fact: 本案.{name}}}", "when"))
        for name in ("放弃听证", "已举行听证", "延期审批")
    )
    given = case(facts={"本案.放弃听证": "是", "本案.已举行听证": "否", "本案.延期审批": "damaged"})
    assert all_hold((), given) is True
    assert all_hold((yes, yes), given) is True
    assert all_hold((yes, open_), given) is None
    assert all_hold((open_, no), given) is False


RULE = "check: present\ndocument: 听证笔录\n{key}: [{{fact: 本案.已要求听证}}]"


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("when", "是", Verdict.FAIL),
        ("when", "否", Verdict.NOT_APPLICABLE),
        ("when", "damaged", Verdict.UNSURE),
        ("unless", "是", Verdict.NOT_APPLICABLE),
        ("unless", "否", Verdict.FAIL),
    ],
)
def test_what_a_condition_makes_of_a_rule(key: str, value: str, expected: Verdict) -> None:
    given = {"documents": OTHER, "facts": {"本案.已要求听证": value}}
    assert verdict(RULE.format(key=key), **given) is expected


@pytest.mark.parametrize(
    "written", ["{document: 听证笔录, fact: 本案.案由}", "{known: true}", "{stage_reached: 审判}"]
)
def test_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        Condition.model_validate(parse(written, "when"))


def test_what_leaves_it_open_whether_a_rule_applies_is_said() -> None:
    on_paper = "check: present\ndocument: 听证笔录\nwhen: [{document: 听证申请书}]"
    said = judged(on_paper, unread="扫描件.pdf").message
    assert "扫描件.pdf未能读取" in said
    assert "卷内有《听证申请书》" in said
    on_fact = "check: present\ndocument: 听证笔录\nwhen: [{fact: 立案审批表.立案日期}]"
    doubt = judged(on_fact, documents={"立案审批表": "立案审批表\n立案日期：2024年□月1日"}, quality="poor")
    assert doubt.verdict is Verdict.UNSURE
    assert "《立案审批表》的“立案日期”" in doubt.message
    assert [place.document for place in doubt.searched] == ["d01"], "the page to look at"
