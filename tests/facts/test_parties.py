"""Who a case is about and who handles it."""

from __future__ import annotations

import pytest
from paper import derived, facts_of

from checker.facts.parties import government_of
from checker.model.fact import Absence, Fact, Known, Missing


@pytest.mark.parametrize(
    ("organ", "government"),
    [
        ("巫水县发展和改革局", "巫水县人民政府"),
        ("溇州市发展和改革委员会", "溇州市人民政府"),
        ("溇州市溇北区粮食和物资储备局", "溇州市溇北区人民政府"),
        ("湖南省能源局", "湖南省人民政府"),
        ("茶坪土家族苗族自治县发展和改革局", "茶坪土家族苗族自治县人民政府"),
        ("溇州高新技术产业开发区经济发展局", None),  # its government is not in its name
        ("溇州高新区发展改革局", None),
        ("经济发展局", None),
    ],
)
def test_the_government_of_an_organ(organ: str, government: str | None) -> None:
    assert government_of(organ) == government


def decision(party: str, more: str = "") -> tuple[str, str]:
    text = f"巫水县发展和改革局\n行政处罚决定书\n巫发改罚〔2023〕2号\n当事人：{party}\n{more}\n决定罚款600元。\n巫水县发展和改革局\n2023年4月10日"
    return "行政处罚决定书", text


def whole(name: str, *papers: tuple[str, str]) -> Fact:
    return facts_of(*papers).get(f"本案.{name}")


@pytest.mark.parametrize(
    ("party", "kind"),
    [("巫水县鹤鸣茶油有限公司", "单位"), ("鹤鸣茶油厂（个体工商户）", "个体工商户"), ("简方", "自然人")],
)
def test_the_kind_of_party(party: str, kind: str) -> None:
    found = whole("当事人类型", decision(party))
    assert isinstance(found, Known) and found.value == kind


def test_the_decision_names_the_party_before_other_papers() -> None:
    filing = ("立案审批表", "立案审批表\n当事人：巫水县鹤鸣茶油厂\n负责人意见：同意立案。简方 2023年2月3日")
    found = whole("当事人名称", filing, decision("巫水县鹤鸣茶油有限公司"))
    assert isinstance(found, Known) and found.value == "巫水县鹤鸣茶油有限公司"


@pytest.mark.parametrize(
    ("told", "former"),
    [
        ("当事人2023年3月更名，变更前名称为巫水县鹤鸣茶油加工厂。", "巫水县鹤鸣茶油加工厂"),
        ("（原巫水县鹤鸣油脂有限公司）", "巫水县鹤鸣油脂有限公司"),
        ("该厂原料来自外地。", None),
    ],
)
def test_names_borne_before(told: str, former: str | None) -> None:
    found = whole("曾用名", decision("巫水县鹤鸣茶油有限公司", told))
    assert (found.value if isinstance(found, Known) else None) == former


def test_officers_of_all_records_once_each() -> None:
    first = ("现场检查笔录", "现场检查笔录\n检查时间：2023年2月5日9时\n检查人员：匡秋实、符晓岚")
    second = ("询问笔录", "询问笔录\n询问时间：2023年2月8日9时\n询问人：符晓岚、鲍志成")
    found = whole("办案人员", first, second)
    assert isinstance(found, Known) and found.value == ("匡秋实", "符晓岚", "鲍志成")


def test_the_organ_of_the_heading_where_nothing_is_signed() -> None:
    bare = ("行政处罚决定书", "巫水县发展和改革局\n行政处罚决定书\n当事人：简方\n决定罚款600元。")
    found = whole("处罚机关", bare)
    assert isinstance(found, Known) and found.value == "巫水县发展和改革局"
    government = whole("本级人民政府", bare)
    assert isinstance(government, Known) and government.value == "巫水县人民政府"


def test_without_papers_nobody() -> None:
    found = whole("办案人员", ("备考表", "备考表\n本卷共三页。"))
    assert isinstance(found, Missing) and found.why is Absence.NOT_FOUND


@pytest.mark.parametrize(
    "line",
    [
        "榆坪市华耀玻璃制品有限公司（统一社会信用代码91990400MA1D6R2H54）：\n名称变更为“榆坪市华曜玻璃股份有限公司”。",
        "企业名称由“榆坪市华耀玻璃制品有限公司”变更为“榆坪市华曜玻璃股份有限公司”。",
    ],
)
def test_the_name_before_the_change(line: str) -> None:
    assert (
        derived("本案.曾用名", ("未识别材料", f"公司变更登记通知书\n{line}")) == "榆坪市华耀玻璃制品有限公司"
    )


def test_a_code_of_a_household_business_tells_what_its_name_does_not() -> None:
    party = "巫水县恒榆石材加工厂"
    for code, kind in (("92430524MA4PY61R5D", "个体工商户"), ("91430524MA4PY61R57", "单位")):
        fact = whole("当事人类型", decision(party, f"统一社会信用代码：{code}"))
        assert isinstance(fact, Known) and fact.value == kind


def test_a_sentence_about_the_party_is_no_name() -> None:
    text = "巫水县发展和改革局\n当场行政处罚决定书\n当事人应当自收到本决定书之日起十五日内到农村商业银行缴纳罚款。\n巫水县发展和改革局"
    assert isinstance(facts_of(("当场行政处罚决定书", text)).get("当场行政处罚决定书.当事人名称"), Missing)
