"""Minutes of a discussion: who said nothing, who did not sign."""

from __future__ import annotations

import pytest
from paper import fact, facts_of, value

from checker.model.fact import Conflicting, Known, Missing
from checker.model.text import Quality

MINUTES = """集体讨论记录
讨论时间：2024年3月28日
主持人：陈建军（局长）
参加人员：陈建军（局长）、罗湘萍（副局长）、贺志刚（副局长）
{views}
结论：同意处罚。
参加人员签名：{signed}
"""


@pytest.mark.parametrize(
    ("views", "silent"),
    [
        ("罗湘萍：同意。\n贺志刚认为处罚适当。", ()),
        ("罗湘萍：同意。", ("贺志刚",)),
        ("罗副局长：同意。\n贺副局长表示同意。", ()),
        ("与会人员一致认为处罚适当。", ()),
        ("", ("罗湘萍", "贺志刚")),
    ],
)
def test_who_said_nothing(views: str, silent: tuple[str, ...]) -> None:
    text = MINUTES.format(views=views, signed="陈建军 罗湘萍 贺志刚")
    assert value("集体讨论记录", "未发言人员", text) == silent


@pytest.mark.parametrize(
    ("signed", "missing"),
    [
        ("陈建军 罗湘萍 贺志刚", ()),
        ("陈建军 罗湘萍", ("贺志刚",)),
        ("＿＿＿＿", ("陈建军", "罗湘萍", "贺志刚")),
    ],
)
def test_who_did_not_sign(signed: str, missing: tuple[str, ...]) -> None:
    text = MINUTES.format(views="罗湘萍：同意。", signed=signed)
    assert value("集体讨论记录", "未签名人员", text) == missing


def test_signatures_in_pictures_cannot_be_told_apart() -> None:
    text = MINUTES.format(views="", signed="\ufffc \ufffc")
    assert isinstance(value("集体讨论记录", "未签名人员", text), Missing)


def test_names_signed_without_a_space_are_signed() -> None:
    text = "集体讨论记录\n参加人员：薛仲平、厉行之、海若澄\n参加人员签名：薛仲平厉行之 海若澄"
    assert value("集体讨论记录", "未签名人员", text) == ()


def test_minutes_of_several_cases_state_several_fines() -> None:
    one = "集体讨论记录\n会议决定，处罚款213180元。"
    several = (
        "主任办公会议纪要\n一、关于甲公司串通投标案。会议决定，处罚款213180元。\n"
        "二、关于乙公司串通投标案。会议决定，暂不研究，罚款190000元的建议退回。"
    )
    assert value("集体讨论记录", "结论罚款金额", one) == 213180
    found = fact("集体讨论记录", "结论罚款金额", several)
    assert isinstance(found, Conflicting) and {c.value for c in found.candidates} == {213180, 190000}


@pytest.mark.parametrize(("quality", "told"), [(Quality.EXACT, ("贺志刚",)), (Quality.GOOD, None)])
def test_a_signature_misread_by_one_character_is_left_open(
    quality: Quality, told: tuple[str, ...] | None
) -> None:
    text = MINUTES.format(views="罗湘萍：同意。", signed="陈建军 罗湘萍 贺志则")
    found = facts_of(("集体讨论记录", text), quality=quality).get("集体讨论记录.未签名人员")
    assert (found.value if isinstance(found, Known) else None) == told
