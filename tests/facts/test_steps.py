"""Approval steps: whose opinion a label asks for, who signed, when, and whether the head agreed."""

from __future__ import annotations

from datetime import date

import pytest
from paper import fact, facts_of, tabled, types, value

from checker.facts import extract
from checker.facts.steps import role_of, step_of
from checker.model.fact import Absence, Known, Missing


@pytest.mark.parametrize(
    ("label", "step"),
    [
        ("承办人意见", "承办"), ("办案人员建议", "承办"), ("承办人（签名）", "承办"), ("拟办意见", "承办"),
        ("承办机构意见", "承办机构"), ("执法大队负责人意见", "承办机构"), ("业务科室意见", "承办机构"), ("部门负责人意见", "承办机构"),
        ("分管领导意见", "审核"), ("审核人签名", "审核"), ("审核", "审核"), ("批准", "审批"),
        ("法制机构审核意见", "法制审核"), ("政策法规股意见", "法制审核"), ("合法性审查意见", "法制审核"),
        ("机关负责人审批意见", "审批"), ("局长批示", "审批"), ("领导签批", "审批"), ("负责人意见", "审批"), ("签发人", "审批"),
    ],
)  # fmt: skip
def test_whose_step_a_label_is(label: str, step: str) -> None:
    assert step_of(label) == step


@pytest.mark.parametrize(
    "label",
    [
        "当事人意见",
        "被询问人签名",
        "听证主持人意见",
        "处罚建议",
        "复核意见",
        "参加人员签名",
        "送达人签名",
        "案由",
    ],
)
def test_labels_that_are_no_step(label: str) -> None:
    assert step_of(label) is None


@pytest.mark.parametrize(
    ("cell", "step"),
    [
        ("法规科", "法制审核"),
        ("能源股", "承办机构"),
        ("分管副局长", "审核"),
        ("局长", "审批"),
        ("经办人", "承办"),
        ("当事人", None),
    ],
)
def test_a_cell_that_only_names_who_decides(cell: str, step: str | None) -> None:
    assert role_of(cell) == step


def test_a_ruled_form_whose_left_column_names_the_offices() -> None:
    dossier = tabled(
        "立案审批表",
        ("案由", "涉嫌未按规定报送能源利用状况报告"),
        ("经办人", "建议立案。邓小满 2023年8月14日"),
        ("能源股", "拟同意立案，请审批。樊江 2023年8月15日"),
        ("局长", "同意。龚成章 2023年8月16日"),
    )
    facts = extract(dossier, types())
    for name, wanted in {
        "承办人签名": ("邓小满",), "承办机构签名": ("樊江",), "审批人签名": ("龚成章",), "审批日期": date(2023, 8, 16), "审批同意": True,
    }.items():  # fmt: skip
        found = facts.of("d01", name)
        assert isinstance(found, Known) and found.value == wanted, (name, found)


LINES = "行政处罚决定审批表\n案由：擅自改变粮食收购用途\n承办人意见：建议罚款壹万元。\n承办人：邓小满、贝思远　2023年9月1日\n"


@pytest.mark.parametrize(
    ("ending", "approved"),
    [
        ("局领导批示：照办。\n签名：龚成章　2023年9月4日", True),
        ("机关负责人意见：准予按承办机构意见处罚。龚成章　2023.9.4", True),
        ("机关负责人意见：退回补充调查。龚成章　2023年9月4日", False),
        ("机关负责人意见：暂缓处理。\n签名：龚成章　2023年9月4日", False),
    ],
)
def test_what_the_head_decided(ending: str, approved: bool) -> None:
    facts = facts_of(("行政处罚决定审批表", LINES + ending))
    agreed, signed, day = (facts.of("d01", n) for n in ("审批同意", "审批人签名", "审批日期"))
    assert isinstance(agreed, Known) and agreed.value is approved
    assert isinstance(signed, Known) and signed.value == ("龚成章",)
    assert isinstance(day, Known) and day.value == date(2023, 9, 4)


def test_a_name_without_an_opinion_says_neither_yes_nor_no() -> None:
    text = LINES + "机关负责人意见：\n签名：龚成章　2023年9月4日"
    agreed = fact("行政处罚决定审批表", "审批同意", text)
    assert isinstance(agreed, Missing)
    opinion = fact("行政处罚决定审批表", "审批意见", text)
    assert isinstance(opinion, Missing) and opinion.why is Absence.BLANK


def test_a_signature_in_a_picture_is_a_signature() -> None:
    text = LINES + "机关负责人意见：同意。\n签名：\ufffc　2023年9月4日"
    assert value("行政处罚决定审批表", "审批人签名", text) == ("（图片）",)


def test_the_date_of_one_step_is_not_the_date_of_another() -> None:
    text = LINES + "机关负责人意见：同意。\n签名：龚成章　　　年　　月　　日"
    assert value("行政处罚决定审批表", "承办日期", text) == date(2023, 9, 1)
    day = fact("行政处罚决定审批表", "审批日期", text)
    assert isinstance(day, Missing) and day.why is Absence.BLANK


@pytest.mark.parametrize("label", ["局负责人意见", "委负责人", "管委会负责人意见", "委领导意见"])
def test_the_head_by_the_kind_of_office(label: str) -> None:
    assert step_of(label) == "审批"


def test_an_opinion_without_a_stop_before_the_names() -> None:
    text = "立案审批表\n承办人意见：建议立案 王明 李强 2024年3月5日"
    assert value("立案审批表", "承办意见", text) == "建议立案"
    assert value("立案审批表", "承办人签名", text) == ("王明", "李强")


def test_a_signature_cell_beside_the_opinion() -> None:
    dossier = tabled("立案审批表", ("承办人意见", "建议立案。", "签名及日期", "王明 李强2024年3月5日"))
    found = extract(dossier, types())
    signed, day = (found.of("d01", name) for name in ("承办人签名", "承办日期"))
    assert isinstance(signed, Known) and signed.value == ("王明", "李强")
    assert isinstance(day, Known) and day.value == date(2024, 3, 5)


def test_a_list_of_an_office_system_is_read_by_rows_alone() -> None:
    dossier = tabled(
        "立案审批表",
        ("环节", "处理人", "意见", "办结时间"),
        ("拟稿", "王明、李强（执法股）", "拟立案。", "2025/3/12 09:12"),
        ("局领导审批", "赵敏（副局长）", "同意立案。", "2025/3/12 16:05"),
    )
    found = extract(dossier, types())
    signed = found.of("d01", "审批人签名")
    assert isinstance(signed, Known) and signed.value == ("赵敏",)
    assert isinstance(found.of("d01", "审核意见"), Missing)


def test_steps_named_by_one_word_on_one_line() -> None:
    facts = facts_of(
        (
            "行政处罚结案审批表",
            "结案报告\n已改正，建议结案。\n承办人：戚长风 岑参商 2024年7月29日\n审核：苗若兰 2024年7月29日 批准：同意结案。温庭玉 2024年7月30日",
        )
    )
    found = {
        name: facts.of("d01", name)
        for name in ("审核人签名", "审核日期", "审批人签名", "审批日期", "审批同意")
    }
    assert {name: fact.value for name, fact in found.items() if isinstance(fact, Known)} == {
        "审核人签名": ("苗若兰",), "审核日期": date(2024, 7, 29),
        "审批人签名": ("温庭玉",), "审批日期": date(2024, 7, 30), "审批同意": True,
    }  # fmt: skip
    # who only signs gives no opinion to miss
    assert isinstance(facts.of("d01", "审核意见"), Missing)
    assert facts.of("d01", "审核意见").why is Absence.NOT_FOUND  # type: ignore[union-attr]


def test_a_report_signed_below_without_a_label() -> None:
    report = "案件调查终结报告\n经查，甲公司未备案。建议罚款叁万元。\n石磊 熊文斌\n2023年6月5日"
    assert value("案件调查终结报告", "报告人签名", report) == ("石磊", "熊文斌")
    unsigned = report.replace("石磊 熊文斌\n", "")
    assert isinstance(fact("案件调查终结报告", "报告人签名", unsigned), Missing)


SPOILT = ["20246月14日", "2025作3月11日", "2024年 月15日", "2024年3月1S目", "2024年3月"]


@pytest.mark.parametrize("day", SPOILT)
def test_a_day_that_is_there_but_cannot_be_read_is_not_left_empty(day: str) -> None:
    form = f"立案审批表\n承办人意见：建议立案。\n签名：王五 李四 2024年6月1日\n负责人审批意见：同意立案。\n签名：赵六  {day}"
    found = fact("立案审批表", "审批日期", form)
    assert isinstance(found, Missing) and found.why is Absence.DAMAGED
    assert found.seen and found.seen[0].quote.startswith("20")
    report = f"案件调查终结报告\n经查，甲公司未备案。\n承办人：王五、李四\n{day}"
    found = fact("案件调查终结报告", "终结日期", report)
    assert isinstance(found, Missing) and found.why is Absence.DAMAGED


def test_a_day_left_empty_is_blank() -> None:
    form = "立案审批表\n负责人审批意见：同意立案，限2024年内办结。\n签名：赵六  　　年　月　日"
    found = fact("立案审批表", "审批日期", form)
    assert isinstance(found, Missing) and found.why is Absence.BLANK


def test_another_day_below_is_not_that_of_the_step() -> None:
    form = "涉嫌犯罪案件移送书\n承办人意见：建议移送公安机关。王五 2024年6月1日\n负责人审批意见：同意移送。\n签名：赵六\n日期：2024年6月4日\n移送日期：2024年6月9日"
    assert value("涉嫌犯罪案件移送书", "审批日期", form) == date(2024, 6, 4)
    assert value("涉嫌犯罪案件移送书", "移送日期", form) == date(2024, 6, 9)


@pytest.mark.parametrize("day", ["202 4-10-17", "2024年5分14日", "2024.72"])
def test_who_signed_before_a_spoilt_day(day: str) -> None:
    form = (
        f"立案审批表\n承办人意见：建议立案。\n王明　2024年6月1日\n负责人审批意见：同意立案。\n王建国　{day}"
    )
    assert value("立案审批表", "审批人签名", form) == ("王建国",)
    found = fact("立案审批表", "审批日期", form)
    assert isinstance(found, Missing) and found.why is Absence.DAMAGED
