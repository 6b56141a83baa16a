"""What recognition may have spoilt is doubted; what plainly is not there stays missing."""

from __future__ import annotations

import pytest
from paper import DECISION, decision, fact

from checker.model.fact import Absence, Known, Missing
from checker.model.text import Quality

RECEIPT = "送达回证\n送达文书\t《行政处罚决定书》\n受送达人名称\t湖南聚楷建设投资有限公司\n送达方式\t直接送达\n{}\n备注\t\n送达人\t甄国梁　戚望舒　2024年11月15日"


def why(kind: str, name: str, text: str, quality: Quality = Quality.GOOD) -> object:
    found = fact(kind, name, text, quality)
    return found.why if isinstance(found, Missing) else found


REMEDY = "如不服本决定，可以在收到本决定书之日起六十日内向澧南区人民政府{}，也可以在六个月内向澧南区人民法院提起行政诉讼。\n逾期不申请行政复议，也不提起行政诉讼，又不履行的，申请人民法院强制执行。"


@pytest.mark.parametrize("written", ["申请行政就议", "申请政复议", "申发行政复议"])
def test_a_wording_misread_by_a_character(written: str) -> None:
    text = decision(REMEDY.format(written))
    found = fact(DECISION, "复议告知", text, Quality.GOOD)
    assert isinstance(found, Missing) and found.why is Absence.DAMAGED
    assert written[:2] in found.seen[0].quote
    assert why(DECISION, "复议期限", text) is not Absence.NOT_FOUND


def test_a_right_that_is_not_told_stays_missing_on_a_scan() -> None:
    text = decision(
        "如不服本决定，可以在六个月内向澧南区人民法院提起行政诉讼。\n逾期不申请行政复议，也不提起行政诉讼的，强制执行。"
    )
    found = fact(DECISION, "复议告知", text, Quality.GOOD)
    assert isinstance(found, Known) and found.value is False
    assert why(DECISION, "复议期限", text) is Absence.NOT_FOUND


def test_on_sound_pages_nothing_is_doubted() -> None:
    found = fact(DECISION, "复议告知", decision(REMEDY.format("申请行政就议")))
    assert isinstance(found, Known) and found.value is False


@pytest.mark.parametrize("written", ["六十目内", "6十个作日", "60曰"])
def test_a_spoilt_period(written: str) -> None:
    text = decision(f"罚款应当在收到本决定书之日起{written}缴纳到指定银行。")
    assert why(DECISION, "缴款期限", text) is not Absence.NOT_FOUND


def test_a_period_that_is_not_stated() -> None:
    text = decision("罚款应当缴纳到指定银行。罚款5000元。")
    assert why(DECISION, "缴款期限", text) is Absence.NOT_FOUND


@pytest.mark.parametrize(
    "written",
    [
        "你公司的行为违不了《节约能源法》第五十三条的规定。",
        "你公司的行为巳在反《节约能源法》第五十三条之规定。",
        "上述行为违反了《企业投资项目核准和备案管理例》第十三条的规定。",
    ],
)
def test_a_spoilt_citation_of_what_was_violated(written: str) -> None:
    assert why(DECISION, "违反条款", decision(written)) is Absence.DAMAGED


@pytest.mark.parametrize(
    "written",
    [
        "依据《节约能源为》第八十四条的规定，我局决定给予你单位以下行政处罚：\n罚款20000元。",
        "依据节约能源法》第八十四的规定，我局决定罚款20000元。",
        "依个《节约能源法》第八十二条的规定，我局工定如下：\n罚款20000元。",
    ],
)
def test_a_spoilt_citation_of_what_was_applied(written: str) -> None:
    text = decision(written, "逾期不缴纳的，依据《行政处罚法》第七十二条第一款的规定，每日加处罚款。")
    assert why(DECISION, "处罚依据", text) is Absence.DAMAGED


def test_laws_that_are_not_cited_stay_missing() -> None:
    text = decision(
        "你公司的行为违反了有关规定。依据有关法律，我局决定罚款20000元。",
        "根据《行政处罚法》第四十四条的规定，已告知你公司有权陈述、申辩。",
        "逾期不缴纳的，依据《行政处罚法》第七十二条第一款的规定，每日加处罚款。",
    )
    assert why(DECISION, "违反条款", text) is Absence.NOT_FOUND
    assert why(DECISION, "处罚依据", text) is Absence.NOT_FOUND


@pytest.mark.parametrize("label", ["收他人签名，日期", "要件人签名、日期", "收件人签名日期", "受送达入签名"])
def test_a_misread_label_beside_a_filled_field(label: str) -> None:
    assert (
        why("送达回证", "签收人", RECEIPT.format(f"{label}\t臧松（公章） 2024年11月15日")) is Absence.DAMAGED
    )


def test_no_doubt_for_an_empty_field_or_another_label() -> None:
    assert why("送达回证", "签收人", RECEIPT.format("收他人签名\t")) is not Absence.DAMAGED
    assert why("送达回证", "签收人", RECEIPT.format("送达地点\t檀溪县白杨村三组")) is Absence.NOT_FOUND


def test_a_misread_label_within_a_line() -> None:
    text = RECEIPT.format("备注\t受送达人拒绝签收，文书留置于其住所。见证入签名）：郜静好")
    assert why("送达回证", "见证人签名", text) is not Absence.NOT_FOUND


def test_the_benchmark_of_discretion_is_no_basis() -> None:
    text = decision("违反了《节约能源法》第五十三条的规定，参照《行政处罚裁量权基准》，我局决定罚款20000元。")
    found = fact(DECISION, "处罚依据", text, Quality.GOOD)
    assert not isinstance(found, Missing) or found.why is Absence.NOT_FOUND


def test_a_label_that_was_read_well_is_no_misread_one() -> None:
    text = "现场检查笔录\n在场人：卞思衡\n现场情况：未发现异常。\n执法人员签名：甄国梁　戚望舒"
    assert why("现场检查笔录", "见证人签名", text) is Absence.NOT_FOUND
