"""案卷信息.yaml: what the handler corrects and adds, and what cannot be used of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from paper import types

from checker.facts import extract
from checker.facts.declared import declared_value
from checker.facts.recognise import recognise
from checker.model.dossier import Dossier, SourceFile
from checker.model.fact import Known, Origin
from checker.model.text import Page, Quality

PAGES = (
    "行政处罚事先告知书\n鹤鸣茶油厂：\n拟罚款6000元。\n巫水县发展和改革局\n2023年3月3日",
    "关于督促整改的函\n鹤鸣茶油厂：\n请于四月底前改正。\n巫水县发展和改革局\n2023年3月9日",
    "行政处罚决定书\n巫发改罚〔2023〕2号\n当事人：鹤鸣茶油厂\n决定罚款6000元。\n巫水县发展和改革局\n2023年4月10日",
)


def dossier(declared: Mapping[str, Any]) -> Dossier:
    pages = tuple(Page("全卷.pdf", n, text, Quality.EXACT) for n, text in enumerate(PAGES, 1))
    return recognise("某案", (SourceFile("全卷.pdf", "", pages),), types(), declared)


def test_a_page_is_given_its_type() -> None:
    entry = {"文件": "全卷.pdf", "页": "2", "类型": "责令改正通知书"}
    found = [(d.type, d.parts[0].page) for d in dossier({"文书": [entry]}).documents]
    assert ("责令改正通知书", 2) in found
    assert ("行政处罚决定书", 3) in found, "the pages after it are cut as before"
    assert "责令改正通知书" not in [d.type for d in dossier({}).documents]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"文件": "别的.pdf", "页": "2", "类型": "责令改正通知书"}, "别的.pdf"),
        ({"文件": "全卷.pdf", "页": "3-9", "类型": "责令改正通知书"}, "只有 3 页"),
        ({"文件": "全卷.pdf", "页": "二", "类型": "责令改正通知书"}, "12 或 12-14"),
        ({"文件": "全卷.pdf", "页": "2", "类型": "催办单"}, "催办单"),
        ("全卷.pdf", "文件、页、类型"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_rest_is_used(entry: object, told: str) -> None:
    made = dossier({"文书": [entry], "公示日期": "2023-04-14"})
    (problem,) = made.problems
    assert told in problem.message and not problem.blocking
    assert made.declared == {"行政处罚信息公示材料.公示日期": "2023-04-14"}


def test_what_is_declared_wins_and_says_so() -> None:
    facts = extract(dossier({"决定日期": "2023-04-11", "网址": "https://example.org/2"}), types())
    day = facts.get("行政处罚决定书.决定日期")
    assert isinstance(day, Known)
    assert (day.value, day.origin) == (date(2023, 4, 11), Origin.DECLARED)
    place = facts.get("行政处罚信息公示材料.公示网址")
    assert isinstance(place, Known) and place.value == "https://example.org/2"
    whole = facts.get("本案.决定日期")
    assert isinstance(whole, Known) and whole.value == date(2023, 4, 11)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("行政处罚信息公示材料.公示日期", "2023年4月14日", date(2023, 4, 14)),
        ("行政处罚决定书.罚款金额", "6000元", Decimal(6000)),
        ("本案.放弃听证", "是", True),
        ("本案.放弃听证", "否", False),
        ("行政处罚信息公示材料.公示平台", "2023年度平台", "2023年度平台"),
    ],
)
def test_values(name: str, text: str, value: object) -> None:
    assert declared_value(name, text) == value
