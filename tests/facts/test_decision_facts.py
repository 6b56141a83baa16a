"""What is read off notices and decisions, in the wordings of many offices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from paper import fact, value

from checker.model.fact import Absence, Citation, Conflicting, Known, Missing, Period

DECISION = "行政处罚决定书"
NOTICE = "行政处罚事先告知书"


def decision(body: str) -> str:
    return f"沅岭县发展和改革局\n行政处罚决定书\n沅发改罚〔2024〕5号\n当事人：沅岭县宏达建材有限公司\n{body}\n沅岭县发展和改革局\n2024年4月2日"


@pytest.mark.parametrize(
    ("body", "amount"),
    [
        ("本机关决定对你单位作出如下行政处罚：\n罚款人民币伍万元整（¥50000.00）。", "50000"),
        ("决定给予你单位如下行政处罚：1.责令改正；2.处以罚款3万元。", "30000"),
        ("现决定对当事人处罚如下：处罚款19744元(大写：壹万玖仟柒佰肆拾肆元整)。", "19744"),
        ("决定对你公司处以人民币0.1万元的罚款。", "1000"),
        ("作出如下处罚决定：科处罚款人民币5.2万元整。", "52000"),
        ("经研究，决定作出以下行政处罚：\n（一）对未经节能审查开工建设的行为，罚款20000元；\n（二）对拒绝监察的行为，罚款10000元。", "30000"),
        ("决定处罚如下：\n1.对甲行为处罚款20000元；\n2.对乙行为处罚款30000元。\n合计罚款人民币50000元。", "50000"),
        ("根据《招标投标法》第四十九条“可以处项目合同金额千分之五以上千分之十以下的罚款”的规定，决定对你单位作出如下行政处罚：处项目合同金额1354043.62元5‰的罚款，计人民币6770.22元。", "6770.22"),
        ("依据该条例“处二万元以上二十万元以下的罚款”的规定，我局决定对你单位处以罚款四万元。", "40000"),
        ("决定：一、没收违法所得12000元；二、并处罚款24000元。上述款项合计36000元。", "24000"),
        ("决定对你单位作出如下行政处罚：罚款人民币50000元。逾期不缴纳的，每日按罚款数额的百分之三加处罚款。", "50000"),
        ("我局3月1日告知拟处罚款60000元，你单位申辩后，经复核，决定对你单位处以罚款50000元。", "50000"),
        ("告知书载明“拟对你单位处以罚款60000元”。现决定对你单位作出如下行政处罚：罚款伍万元整（¥50,000.00）。", "50000"),
        ("决定对甲公司处以罚款30000元，对直接责任人员乙处以罚款20000元。", "50000"),
        ("决定：\n一、责令改正；\n二、对当事人处以合同金额千分之五的罚款，即人民币叁万肆仟元整（¥34000.00）。", "34000"),
    ],
)  # fmt: skip
def test_the_fine(body: str, amount: str) -> None:
    assert value(DECISION, "罚款金额", decision(body)) == Decimal(amount)


def test_a_range_in_a_notice_is_no_sum() -> None:
    text = "行政处罚事先告知书\n你单位：\n拟对你单位作出如下行政处罚：处二万元以上五万元以下罚款。\n"
    assert isinstance(fact(NOTICE, "拟罚款金额", text), Missing)
    assert value(NOTICE, "拟罚款幅度", text) == "二万元以上五万元"


def test_two_sums_without_a_total_conflict() -> None:
    found = fact(DECISION, "罚款金额", decision("决定对你单位处以罚款50000元，即罚款人民币60000元。"))
    assert isinstance(found, Conflicting)


def test_no_penalty_in_money() -> None:
    body = "决定对你单位作出如下行政处罚：警告，并责令限期改正。"
    assert isinstance(fact(DECISION, "罚款金额", decision(body)), Missing)
    assert value(DECISION, "处罚种类", decision(body)) == ("警告",)


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("决定对你单位作出如下行政处罚：1.警告；2.罚款人民币2万元。", {"警告", "罚款"}),
        (
            "决定：没收违法所得12000元，并处罚款24000元，吊销粮食收购许可证。",
            {"没收违法所得", "罚款", "吊销许可证件"},
        ),
        (
            "决定给予你单位通报批评，取消其二年内参加依法必须进行招标的项目的投标资格。",
            {"通报批评", "限制开展生产经营活动"},
        ),
        ("决定对你单位作出如下行政处罚：责令停产停业。", {"责令停产停业"}),
    ],
)
def test_kinds_of_penalty(body: str, kinds: set[str]) -> None:
    assert set(value(DECISION, "处罚种类", decision(body))) == kinds  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("如不服本决定，可在收到本决定书之日起六十日内向沅岭县人民政府申请行政复议", "沅岭县人民政府"),
        ("可自本处罚决定书送达之日起60日内，依法向沅岭县人民政府提出行政复议申请", "沅岭县人民政府"),
        ("当事人对本决定不服的，可以在接到本决定书之日起60日内向沅岭县人民政府行政复议办公室申请行政复议", "沅岭县人民政府行政复议办公室"),
        ("可自收到本决定之日起六十日内向本级人民政府申请行政复议", "本级人民政府"),
        ("可以自收到本决定书之日起60日内向沅岭县人民政府或者怀衡市发展和改革委员会申请行政复议", ("沅岭县人民政府", "怀衡市发展和改革委员会")),
    ],
)  # fmt: skip
def test_review_organ(text: str, organ: object) -> None:
    assert (
        value(DECISION, "复议机关", decision(text + "，也可以在六个月内向沅岭县人民法院提起行政诉讼。"))
        == organ
    )


@pytest.mark.parametrize(
    ("text", "court", "months"),
    [
        ("也可以在六个月内依法向沅岭县人民法院提起行政诉讼", "沅岭县人民法院", 6),
        ("或者自收到本决定书之日起6个月内直接向昆岭铁路运输法院提起诉讼", "昆岭铁路运输法院", 6),
        ("也可在3个月内直接向衡水市中级人民法院起诉", "衡水市中级人民法院", 3),
    ],
)
def test_court(text: str, court: str, months: int) -> None:
    body = decision(f"可在收到本决定书之日起六十日内向沅岭县人民政府申请行政复议，{text}。")
    assert value(DECISION, "诉讼法院", body) == court
    assert value(DECISION, "诉讼期限", body) == Period(months, "months")
    assert value(DECISION, "复议期限", body) == Period(60, "days")


def test_a_court_without_name_is_blank() -> None:
    found = fact(DECISION, "诉讼法院", decision("也可在六个月内直接向有管辖权的人民法院提起行政诉讼。"))
    assert isinstance(found, Missing) and found.why is Absence.BLANK


def test_the_enforcing_court_is_not_the_court_to_sue_in() -> None:
    body = "可在六个月内向沅岭县人民法院提起行政诉讼。逾期不履行的，本机关将申请衡水县人民法院强制执行。"
    assert value(DECISION, "诉讼法院", decision(body)) == "沅岭县人民法院"


@pytest.mark.parametrize(
    "text",
    [
        "你单位应当自收到本决定书之日起15日内将罚款缴至中国建设银行沅岭支行",
        "限你单位自本决定书送达之日起十五日内，持本决定书到指定银行缴纳罚款",
        "当事人应当在接到本处罚决定书之日起15日内持缴款通知书到代理银行缴款",
        "罚款应自收到本决定书之日起十五日内缴纳",
    ],
)
def test_payment_period(text: str) -> None:
    assert value(DECISION, "缴款期限", decision(text + "。")) == Period(15, "days")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("你单位在规定期限内未提出陈述申辩意见，也未要求听证。", "未提出"),
        ("你在规定期限内既未进行陈述和申辩，也未提出听证要求。", "未提出"),
        ("当事人自愿放弃陈述、申辩的权利。", "放弃"),
        ("你公司于2024年3月10日提交了书面陈述申辩意见，本机关经复核，予以采纳。", "已提出"),
    ],
)
def test_what_became_of_the_defence(text: str, said: str) -> None:
    assert value(DECISION, "申辩情况", decision(text)) == said


def test_laws_violated_and_applied() -> None:
    text = decision(
        "你单位的行为违反了《中华人民共和国节约能源法》第十五条和《固定资产投资项目节能审查办法》第三条第一款的规定，"
        "依据《中华人民共和国节约能源法》第六十八条第二款、《中华人民共和国行政处罚法》第三十二条第（一）项之规定，"
        "决定对你单位作出如下行政处罚：罚款人民币五万元。\n"
        "根据《中华人民共和国行政处罚法》第七十二条第一款第（一）项的规定，逾期不缴纳罚款的，每日按罚款数额的百分之三加处罚款。"
    )
    assert value(DECISION, "违反条款", text) == (
        Citation("节约能源法", 15), Citation("固定资产投资项目节能审查办法", 3, 1),
    )  # fmt: skip
    assert value(DECISION, "处罚依据", text) == (
        Citation("节约能源法", 68, 2), Citation("行政处罚法", 32, None, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("沅岭县发展和改革局（印章）\n2024年4月2日", date(2024, 4, 2)),
        ("二〇二四年四月二日\n（此件公开发布）", date(2024, 4, 2)),
        ("沅岭县发展和改革局　　2024年4月2日", date(2024, 4, 2)),
        ("沅岭县发展和改革局\n2024年04月02日\n本文书一式三份。", date(2024, 4, 2)),
        ("沅岭县发展和改革局\n2024年4月2日\n当事人签收：李建国　2024年4月8日", date(2024, 4, 2)),
        ("沅岭县发展和改革局\n2024.4.2", date(2024, 4, 2)),
    ],
)
def test_date_of_the_decision(ending: str, expected: date) -> None:
    text = f"行政处罚决定书\n发布时间：2024-04-20\n经查，2024年1月3日检查发现违法行为。\n{ending}"
    assert value(DECISION, "决定日期", text) == expected


@pytest.mark.parametrize(("ending", "why"), [("沅岭县发展和改革局\n2024年  月  日", Absence.BLANK), ("沅岭县发展和改革局\n202442日", Absence.DAMAGED)])  # fmt: skip
def test_a_blank_or_damaged_date_is_no_date(ending: str, why: Absence) -> None:
    found = fact(DECISION, "决定日期", f"行政处罚决定书\n经查，2024年1月3日检查发现违法行为。\n{ending}")
    assert isinstance(found, Missing) and found.why is why


@pytest.mark.parametrize(
    ("sentence", "defence", "hearing"),
    [
        ("你单位可在收到本告知书之日起5日内向我局提出陈述、申辩；要求听证的，应当在收到本告知书之日起5个工作日内提出。", Period(5, "days"), Period(5, "working_days")),
        ("如有异议，可在收到本告知书后七日内向我局提出陈述、申辩。", Period(7, "days"), None),
        ("你公司享有陈述、申辩的权利。符合听证条件的，应当自收到本告知书之日起三日内向我局提出听证申请，逾期视为放弃听证权利。", None, Period(3, "days")),
        ("可自收到本告知书之日起五个工作日内提出陈述申辩意见，并可以要求举行听证。", Period(5, "working_days"), Period(5, "working_days")),
        ("你单位可在3日内进行陈述申辩，逾期视为放弃；你单位有权要求听证。", Period(3, "days"), None),
    ],
)  # fmt: skip
def test_periods_of_the_notice(sentence: str, defence: Period | None, hearing: Period | None) -> None:
    text = f"行政处罚事先告知书\n沅岭县宏达建材有限公司：\n{sentence}\n沅岭县发展和改革局\n2024年3月1日"
    for name, expected in (("陈述申辩期限", defence), ("听证申请期限", hearing)):
        found = fact(NOTICE, name, text)
        assert (found.value if isinstance(found, Known) else None) == expected, name


@pytest.mark.parametrize(
    ("opening", "party"),
    [
        ("当事人：沅岭县宏达建材有限公司", "沅岭县宏达建材有限公司"),
        ("当 事 人：沅岭县宏达建材有限公司", "沅岭县宏达建材有限公司"),
        ("被处罚单位名称：沅岭县宏达建材有限公司　　法定代表人：李建国", "沅岭县宏达建材有限公司"),
        ("沅岭县宏达建材有限公司：", "沅岭县宏达建材有限公司"),
        ("当事人：李建国，男，1980年1月1日出生，住沅岭县沅陵镇", "李建国"),
        ("被处罚人姓名：李某某　性别：男", "李某某"),
        ("当事人：沅岭县宏达新型环保建筑材料（集团）有限责任\n公司", "沅岭县宏达新型环保建筑材料（集团）有限责任公司"),
        ("当事人：沅岭县好又多粮油店（个体工商户），经营者：李建国", "沅岭县好又多粮油店（个体工商户）"),
    ],
)  # fmt: skip
def test_the_party(opening: str, party: str) -> None:
    text = f"行政处罚决定书\n沅发改罚〔2024〕5号\n{opening}\n经查，你单位未经节能审查开工建设。"
    assert value(DECISION, "当事人名称", text) == party
