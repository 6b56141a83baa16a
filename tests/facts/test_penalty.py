"""What is imposed: told apart from what is recited, proposed, quoted or owed besides."""

from __future__ import annotations

from decimal import Decimal

import pytest
from paper import fact, value

from checker.facts.penalty import operative
from checker.model.fact import Absence, Known, Missing

DECISION = "行政处罚决定书"


def decision(body: str) -> str:
    return f"溆岭市能源局\n行政处罚决定书\n溆能罚〔2022〕4号\n当事人：溆岭市坪上加油站\n{body}\n溆岭市能源局\n2022年11月8日"


def test_the_operative_part_ends_where_rights_begin() -> None:
    text = "经查属实。决定给予如下处罚：罚款人民币捌仟元整。你站应自收到本决定书之日起十五日内缴纳。如不服，可申请行政复议。"
    (part,) = operative(text)
    assert text[part.start : part.end].startswith("决定给予如下处罚")
    assert "缴纳" not in text[part.start : part.end]


@pytest.mark.parametrize(
    ("body", "amount"),
    [
        ("现对你站处罚如下：警告，并处捌仟元罚款。", 8000),
        ("本局决定：对当事人罚款人民币捌仟元（￥8,000）。", 8000),
        ("决定对你站处以违法所得4000元二倍的罚款，计8000元。", 8000),
        ("决定对你站作出如下行政处罚：处货值金额1%的罚款，即人民币0.8万元。", 8000),
        ("决定处罚如下：对坪上加油站处罚款6000元；对负责人樊某处罚款2000元。", 8000),
        ("经集体讨论，原拟处罚款12000元，变更为罚款8000元。现决定对你站罚款8000元。", 8000),
        ("决定给予以下行政处罚：罚款8000元。到期不缴纳罚款的，每日加处240元。", 8000),
        ("你站曾因同类行为被罚款5000元，应当从重，现决定对你站罚款8000元。", 8000),
        ("你站此前受过罚款5000元的处罚，属于再犯，决定对你站处以8000元罚款。", 8000),
        ("决定对被处罚人罚款8000元。", 8000),
        ("决定处罚如下：没收违法所得4000元，其中对负责人另处8000元罚款。", 8000),
        ("决定如下：你站曾多次被责令改正，拒不改正，处罚款8000元。", 8000),
        ("你站曾受过行政处罚，应从重，处罚款8000元。", 8000),
        ("限你站10月1日以前改正；未报送上一年度报告，处罚款8000元。", 8000),
        ("决定对被监督单位处以罚款8000元。", 8000),
        ("决定对曾因同类行为被处罚的坪上加油站处以罚款8000元。", 8000),
        ("罚款金额：8000元（其中未记台账5000元，每吨20元）", 8000),
    ],
)
def test_the_fine(body: str, amount: int) -> None:
    assert value(DECISION, "罚款金额", decision(body)) == Decimal(amount)


@pytest.mark.parametrize(
    "body",
    [
        "根据“处五千元以上五万元以下罚款”的规定，决定对你站给予警告。",
        "决定给予你站以下行政处罚：没收违法所得4000元。",
        "该站2021年曾因同类行为被罚款5000元。现决定对你站给予警告。",
        "你站此前因未记台账，被溆岭市能源局处以罚款5000元。决定对你站给予警告。",
        "上一年度因同类行为受到罚款5000元的行政处罚。决定对你站给予警告。",
        "溆岭市能源局此前对你站处以罚款5000元。决定对你站给予警告。",
        "你站曾因同类行为被我局作出行政处罚决定，罚款5000元。决定对你站给予警告。",
        "决定对你站给予警告；再犯的，处以罚款最高50000元。",
    ],
)
def test_sums_that_are_no_fine(body: str) -> None:
    assert isinstance(fact(DECISION, "罚款金额", decision(body)), Missing)


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("决定对你站给予警告。", {"警告"}),
        ("你站曾因同类行为被给予警告。现决定对你站处罚款8000元。", {"罚款"}),
        ("你站曾因同类行为被处以五千元罚款。现决定对你站给予警告。", {"警告"}),
        ("决定对你站处罚款8000元，不予没收违法所得。", {"罚款"}),
        ("决定给予如下行政处罚：没收违法销售的粮食产品；暂扣成品油零售经营批准证书；降低施工企业资质。", {"没收非法财物", "暂扣许可证件", "降低资质等级"}),
        ("决定给予如下行政处罚：取消你公司一年内参加依法必须招标项目的投标资格。", {"限制开展生产经营活动"}),
    ],
)  # fmt: skip
def test_kinds(body: str, kinds: set[str]) -> None:
    assert set(value(DECISION, "处罚种类", decision(body))) == kinds  # type: ignore[arg-type]


def test_figures_and_capitals_of_the_fine_and_of_nothing_else() -> None:
    text = decision("决定：没收违法所得4000元（大写：肆仟元整），并处罚款8000元（大写：玖仟元整）。")
    assert value(DECISION, "罚款金额", text) == Decimal(8000)
    assert value(DECISION, "罚款大写", text) == Decimal(9000)
    assert value(DECISION, "没收金额", text) == Decimal(4000)


@pytest.mark.parametrize(
    ("body", "proposed"),
    [
        ("本局决定拟对你站处罚款8000元。", True),
        ("本局于10月8日告知拟对你站处罚款8000元。现决定对你站罚款8000元。", False),
        ("决定对你站罚款8000元。", False),
    ],
)
def test_a_decision_that_only_proposes(body: str, proposed: bool) -> None:
    found = fact(DECISION, "拟处罚用语", decision(body))
    assert (isinstance(found, Known) and found.value is True) is proposed


def test_a_sum_left_open_is_not_a_fine() -> None:
    found = fact(DECISION, "罚款金额", decision("决定对你站作出如下行政处罚：罚款人民币＿＿＿＿元。"))
    assert isinstance(found, Missing) and found.why in (Absence.BLANK, Absence.NOT_FOUND)


@pytest.mark.parametrize(
    ("proposal", "told"),
    [
        ("拟对你站处以一万元以上五万元以下罚款。", "一万元以上五万元"),
        ("拟对你站处以5万元以下的罚款。", "5万元以下"),
        ("依据第六十六条（5万元以下的罚款），拟对你站罚款2万元。", None),
    ],
)
def test_a_proposal_that_gives_the_range_alone(proposal: str, told: str | None) -> None:
    text = f"溆岭市能源局\n行政处罚事先告知书\n溆岭市坪上加油站：\n{proposal}\n溆岭市能源局\n2022年10月8日"
    found = fact("行政处罚事先告知书", "拟罚款幅度", text)
    assert (found.value if isinstance(found, Known) else None) == told
