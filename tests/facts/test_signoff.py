"""The end of a document: organ, date and seal, with what offices print below them."""

from __future__ import annotations

from datetime import date

import pytest
from paper import fact, facts_of, value

from checker.model.fact import Absence, Known, Missing

ORDER = "责令改正通知书"


def order(ending: str) -> str:
    return f"责令改正通知书\n岑溪环保砖厂：\n2023年5月6日检查发现你厂未备案即开工。请于2023年6月1日前改正。\n{ending}"


@pytest.mark.parametrize(
    ("ending", "organ"),
    [
        ("涟陵市发展和改革委员会\n2023年5月9日", "涟陵市发展和改革委员会"),
        ("涟陵市发展和改革委员会（印章）\n二〇二三年五月九日", "涟陵市发展和改革委员会"),
        ("涟 陵 市 能 源 局\n2023年5月9日\n联系人：佟立　电话：0731-0000000", "涟陵市能源局"),
        (
            "（盖章）\n涟陵市粮食和物资储备局\n2023年5月9日\n本通知书一式三份，一份存档。",
            "涟陵市粮食和物资储备局",
        ),
        ("涟陵市发展和改革委员会 2023-05-09\n第1页共1页", "涟陵市发展和改革委员会"),
    ],
)
def test_organ_and_date(ending: str, organ: str) -> None:
    facts = facts_of((ORDER, order(ending)))
    named, day = facts.of("d01", "落款机关"), facts.of("d01", "落款日期")
    assert isinstance(named, Known) and named.value == organ
    assert isinstance(day, Known) and day.value == date(2023, 5, 9)


@pytest.mark.parametrize(
    "below",
    [
        "签收人：佟立　2023年5月12日",
        "被责令人签名：佟立\n2023年5月9日前送达\n受送达人：佟立　2023年5月12日",
        "签收单位：岑溪环保砖厂加油站　2023年5月12日",
        "附件：整改清单",
        "抄送：涟陵市城市管理局",
    ],
)
def test_what_stands_below_is_passed_over(below: str) -> None:
    text = order(f"涟陵市发展和改革委员会\n2023年5月9日\n{below}")
    assert value(ORDER, "落款日期", text) == date(2023, 5, 9)


def test_a_date_inside_a_sentence_is_no_sign_off() -> None:
    found = fact(
        ORDER,
        "落款日期",
        "责令改正通知书\n岑溪环保砖厂：\n你厂自2023年4月2日起未经备案开工建设，现责令改正。",
    )
    assert isinstance(found, Missing) and found.why is Absence.NOT_FOUND


def test_a_date_left_open_is_blank_even_where_the_text_has_dates() -> None:
    found = fact(ORDER, "落款日期", order("涟陵市发展和改革委员会\n　　年　　月　　日"))
    assert isinstance(found, Missing) and found.why is Absence.BLANK


@pytest.mark.parametrize(
    ("ending", "shown"),
    [
        ("涟陵市发展和改革委员会（印章）\n2023年5月9日", True),
        ("涟陵市发展和改革委员会\n\ufffc2023年5月9日", True),
        ("涟陵市发展和改革委员会\n2023年5月9日", False),
    ],
)
def test_a_seal_is_seen_or_nothing_is_said(ending: str, shown: bool) -> None:
    found = fact(ORDER, "印章", order(ending))
    if shown:
        assert isinstance(found, Known) and found.value is True
    else:  # the text of a file cannot show a stamp: never «blank»
        assert isinstance(found, Missing) and found.why is Absence.NOT_FOUND


@pytest.mark.parametrize("seal", ["（印）", "（章）", "（印章）", "(盖章)"])
def test_words_for_the_seal_are_not_the_organ(seal: str) -> None:
    text = f"行政处罚决定书\n决定罚款。\n荻港县发展和改革局{seal}　2025 年 10 月 31 日"
    assert value("行政处罚决定书", "决定日期", text) == date(2025, 10, 31)
    assert value("行政处罚决定书", "落款机关", text) == "荻港县发展和改革局"


@pytest.mark.parametrize("day", ["2025作3月11日", "2023年5月9目", "2023年5月"])
def test_a_day_that_recognition_spoilt_is_damaged(day: str) -> None:
    found = fact(ORDER, "落款日期", order(f"涟陵市发展和改革委员会\n{day}"))
    assert isinstance(found, Missing) and found.why is Absence.DAMAGED
