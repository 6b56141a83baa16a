"""A document as a form: cells, lines and wide spaces read alike; an empty field is told from a missing one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper import dossier_of, tabled, types

from checker.facts.generic import GENERIC_LABELS
from checker.facts.labels import Labels
from checker.facts.sheet import Sheet, is_blank, is_struck
from checker.model.dossier import Dossier
from checker.model.text import Quality, Table


def sheet(dossier: Dossier) -> Sheet:
    return Sheet(dossier.documents[0], Labels(types(), GENERIC_LABELS))


def at(form: Sheet, *labels: str) -> list[str]:
    return [form.text[place.start : place.end].strip() for place in form.places(labels)]


def of_lines(text: str, quality: Quality = Quality.EXACT) -> Sheet:
    return sheet(dossier_of(("立案审批表", text), quality=quality))


@pytest.mark.parametrize(
    "form",
    [
        tabled("立案审批表", ("当事人", "武岗村米粉厂", "案由", "未报送统计报表")),
        tabled("立案审批表", ("当事人", "案由"), ("武岗村米粉厂", "未报送统计报表")),
        tabled("立案审批表", ("当事人：武岗村米粉厂", "案由：未报送统计报表")),
        tabled("立案审批表", ("当事人", "名称", "武岗村米粉厂"), ("案由", "未报送统计报表", "")),
        dossier_of(("立案审批表", "当事人：武岗村米粉厂  案由：未报送统计报表")),
        dossier_of(("立案审批表", "当事人：\n武岗村米粉厂\n案由：\n未报送统计报表")),
        dossier_of(("立案审批表", "当 事 人　　武岗村米粉厂\n案　　由　　未报送统计报表")),
        dossier_of(("立案审批表", "【当事人】武岗村米粉厂【案由】未报送统计报表")),
        dossier_of(("立案审批表", "1、当事人: 武岗村米粉厂\n2、案由: 未报送统计报表")),
    ],
)  # fmt: skip
def test_layouts_read_alike(form: Dossier) -> None:
    assert at(sheet(form), "当事人") == ["武岗村米粉厂"]
    assert at(sheet(form), "案由") == ["未报送统计报表"]


def test_an_empty_field_does_not_take_the_next_one() -> None:
    form = of_lines("询问人签名：　　　　记录人签名：苗一禾\n案由：")
    assert at(form, "询问人签名") == [""]
    assert at(form, "案由") == [""]
    cells = sheet(tabled("立案审批表", ("询问人签名：", "记录人签名：苗一禾")))
    assert at(cells, "询问人签名") == [""]


def test_a_heading_row_whose_values_are_empty() -> None:
    form = sheet(tabled("立案审批表", ("姓名", "性别", "职务"), ("苗一禾", "女", "")))
    assert at(form, "姓名") == ["苗一禾"]
    assert at(form, "职务") == [""]


def test_the_name_of_a_group_of_rows_has_no_value() -> None:
    rows = (("执法人员", "证号", "18090011022"), ("", "职务", "科员"), ("苗一禾", "案由", ""))
    (document,) = (dossier := tabled("立案审批表", *rows)).documents
    group, *others = document.tables[0].cells
    cells = (replace(group, rows=2), *(c for c in others if (c.row, c.column) != (1, 0)))
    form = sheet(replace(dossier, documents=(replace(document, tables=(Table(cells),)),)))
    assert at(form, "职务") == ["科员"]
    assert at(form, "执法人员") == [], "what stands below the group is another row"


def test_a_field_runs_on_in_a_form_without_rules() -> None:
    form = of_lines("地　　址　　湘屏县白溪镇老街\n三组十二号\n案　　由　　未报送统计报表")
    assert "".join(at(form, "地址")[0].split()) == "湘屏县白溪镇老街三组十二号"


def test_one_space_parts_the_fields_of_a_form_whose_lines_are_built_so() -> None:
    form = of_lines(
        "当事人名称 武岗村米粉厂\n案由 未报送统计报表\n地址 武岗村2组 电话 07451234567\n现场负责人  邵勇 职务 经理"
    )
    assert at(form, "当事人名称") == ["武岗村米粉厂"]
    assert at(form, "地址") == ["武岗村2组"]
    assert at(form, "职务") == ["经理"]
    # one such line is prose
    assert at(of_lines("案由 未报送统计报表\n经查明，武岗村米粉厂没有报送。"), "案由") == []


def test_labels_over_each_other_belong_to_the_lines_beside_them() -> None:
    form = sheet(
        tabled("立案审批表", ("名称\v住所", "武岗村米粉厂\v武岗村2组"), ("承办人\v意  见", "同意\v报批"))
    )
    assert at(form, "名称") == ["武岗村米粉厂"]
    assert at(form, "住所") == ["武岗村2组"]
    assert at(form, "承办人意见") == ["同意\v报批"]


def test_a_label_inside_a_longer_word_is_none() -> None:
    assert at(of_lines("罚款金额：20000元"), "金额") == []
    assert at(of_lines("对当事人的询问：如下"), "当事人") == []


def test_recognition_drops_the_space_between_two_fields() -> None:
    text = "当事人：武岗村米粉厂案由：未报送统计报表"
    assert at(of_lines(text, Quality.GOOD), "当事人") == ["武岗村米粉厂"]


@pytest.mark.parametrize(
    "text", ["", "＿＿＿", "　　年　　月　　日", "（盖章）", "—", "\ufffc", "（签名）　．　．"]
)
def test_nothing_was_filled_in(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["无", "苗", "2023年", "0"])
def test_something_was_filled_in(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("text", "struck"), [("/", True), ("无", True), (" ／ ", True), ("", False), ("无异议", False)]
)
def test_struck_out_on_purpose(text: str, struck: bool) -> None:
    assert is_struck(text) is struck
