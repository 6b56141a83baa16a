"""Facts of every document: party, number, codes, address, receipt on the paper itself."""

from __future__ import annotations

from datetime import date

import pytest
from paper import fact, value

from checker.model.fact import Absence, Missing

ORDER = "责令改正通知书"


def order(*lines: str) -> str:
    return "\n".join(
        (
            "巫水县发展和改革局",
            "责令改正通知书",
            *lines,
            "现责令你厂改正。",
            "巫水县发展和改革局",
            "2023年5月9日",
        )
    )


@pytest.mark.parametrize(
    ("line", "party"),
    [
        ("鹤鸣茶油厂：", "鹤鸣茶油厂"),
        ("被责令单位：鹤鸣茶油厂", "鹤鸣茶油厂"),
        ("行政相对人名称　　鹤鸣茶油厂　　统一社会信用代码　　91430799MA4QH37XK0", "鹤鸣茶油厂"),
        ("当事人鹤鸣茶油厂，统一社会信用代码91430799MA4QH37XK0，法定代表人简方。", "鹤鸣茶油厂"),
        ("违法行为人：简方，女，住巫水县桐木乡", "简方"),
    ],
)
def test_the_party(line: str, party: str) -> None:
    assert value(ORDER, "当事人名称", order(line)) == party


@pytest.mark.parametrize("line", ["巫水县人民法院：", "经查，事项如下：", "你单位："])
def test_no_party(line: str) -> None:
    assert isinstance(fact(ORDER, "当事人名称", order(line)), Missing)


def test_the_only_code_needs_no_name() -> None:
    text = order("鹤鸣茶油厂：", "营业执照 91430799MA4QH37XK0 已核对。")
    assert value(ORDER, "统一社会信用代码", text) == "91430799MA4QH37XK0"


def test_where_a_person_lives() -> None:
    text = order("当事人：简方，女，汉族，现住巫水县桐木乡老屋村6组，务农。")
    assert value(ORDER, "地址", text) == "巫水县桐木乡老屋村6组"


def test_a_number_left_open_is_blank() -> None:
    found = fact(ORDER, "文号", order("巫发改责〔2023〕　　号", "鹤鸣茶油厂："))
    assert isinstance(found, Missing) and found.why is Absence.BLANK


@pytest.mark.parametrize(
    "foot",
    [
        "签收：简方　2023年5月12日",
        "被责令人签收人（签名）：简方 2023.5.12",
        "本通知书于2023年5月12日收到。简方",
    ],
)
def test_received_on_the_paper_itself(foot: str) -> None:
    assert value(ORDER, "签收日期", order("鹤鸣茶油厂：") + f"\n{foot}") == date(2023, 5, 12)


def test_the_day_of_those_who_serve_is_not_the_receipt() -> None:
    text = order("鹤鸣茶油厂：") + "\n签收人：　　　送达人：匡秋实 2023年5月12日"
    assert isinstance(fact(ORDER, "签收日期", text), Missing)


def test_a_paper_without_any_of_it() -> None:
    for name in ("当事人名称", "统一社会信用代码", "地址", "案由", "执法证号"):
        found = fact(ORDER, name, "责令改正通知书")
        assert isinstance(found, Missing) and found.why is Absence.NOT_FOUND, name


def test_the_address_of_a_contact_is_not_the_party() -> None:
    text = "责令改正通知书\n联系人：佟立　联系电话：0745-0000000　地址：巫水县人民路1号\n请按期改正。"
    assert isinstance(fact("责令改正通知书", "地址", text), Missing)
