"""How reports say things in Chinese."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from checker.model.dossier import FileStatus
from checker.model.fact import Absence, Citation, Origin, Period, Searched, Value
from checker.model.finding import Severity, Verdict
from checker.model.text import PICTURE, Quality
from checker.writers.words import (
    ABSENCES,
    FILES,
    ORIGINS,
    PROBLEMS,
    QUALITIES,
    SEVERITIES,
    VERDICTS,
    day,
    decimal,
    pages_words,
    problem_name,
    problem_order,
    ranges,
    readable,
    stage_order,
    value_words,
)


def test_every_member_has_its_words() -> None:
    assert set(VERDICTS) == set(Verdict)
    assert set(SEVERITIES) == set(Severity)
    assert set(FILES) == set(FileStatus)
    assert set(ORIGINS) == set(Origin)
    assert set(QUALITIES) == set(Quality)
    assert set(ABSENCES) == set(Absence)
    names = [name for name, _ in VERDICTS.values()] + [name for name, _ in SEVERITIES.values()]
    assert len(names) == len(set(names))


def test_lists_run_from_what_needs_a_person_to_what_does_not() -> None:
    assert list(VERDICTS)[:2] == [Verdict.FAIL, Verdict.UNSURE]
    assert next(iter(SEVERITIES)) is Severity.VETO


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "是"),
        (False, "否"),
        (3, "3"),
        (date(2024, 3, 1), "2024-03-01（周五）"),
        (datetime(2024, 2, 27, 9, 5), "2024-02-27（周二） 09:05"),
        (Decimal("50000"), "50,000"),
        (Decimal("50000.00"), "50,000"),
        (Decimal("1234567.5"), "1,234,567.5"),
        (Decimal("0.50"), "0.5"),
        (Decimal("5E+4"), "50,000"),
        (("周明远", "李若兰"), "周明远、李若兰"),
        (Period(5, "working_days"), "5个工作日"),
        (Citation("行政处罚法", 44), "《行政处罚法》第44条"),
        ((Citation("行政处罚法", 44), Citation("行政处罚法", 45, 1)), "《行政处罚法》第44条、《行政处罚法》第45条第1款"),
        ("沅岭县\t发展和改革局", "沅岭县 │ 发展和改革局"),
    ],
)  # fmt: skip
def test_values(value: Value, words: str) -> None:
    assert value_words(value) == words


@pytest.mark.parametrize(
    ("number", "written"),
    [("100", "100"), ("100.10", "100.1"), ("1E+6", "1000000"), ("0", "0"), ("0.00", "0")],
)
def test_decimals_have_neither_exponent_nor_idle_zeros(number: str, written: str) -> None:
    assert decimal(Decimal(number)) == written


@pytest.mark.parametrize(
    ("numbers", "written"),
    [([1], "1"), ([1, 2], "1—2"), ([3, 1, 2, 7], "1—3、7"), ([2, 2, 5, 4], "2、4—5"), ([], "")],
)
def test_page_ranges(numbers: list[int], written: str) -> None:
    assert ranges(numbers) == written


def test_places_searched() -> None:
    assert pages_words(Searched("d01", (1, 2, 5), Quality.EXACT)) == "第 1—2、5 页"
    assert pages_words(Searched(None, (), Quality.EXACT)) == "全部页面"


@pytest.mark.parametrize("number", range(7))
def test_weekdays(number: int) -> None:
    assert day(date(2024, 1, 1 + number)) == f"2024-01-0{1 + number}（周{'一二三四五六日'[number]}）"


def test_layout_characters_become_visible_or_go() -> None:
    assert readable(f"甲\t乙\v丙{PICTURE}丁\x00\u200b\u202e\ufeff") == "甲 │ 乙 丙〔图〕丁"
    assert readable("第一行\n　第二行") == "第一行\n　第二行", "lines and full-width spaces are left alone"


def test_problem_rows() -> None:
    assert problem_name("4.5") == "4.5 未全面告知权利"
    assert problem_name("9.9") == "9.9"
    assert problem_name("") == ""
    shuffled = ["4.10", "4.2", "6.4c", "6.4", "6.4a", "10", "2", ""]
    assert sorted(shuffled, key=problem_order) == ["", "2", "4.2", "4.10", "6.4", "6.4a", "6.4c", "10"]
    assert list(PROBLEMS) == sorted(PROBLEMS, key=problem_order)


def test_stages_run_as_a_case_does_and_unknown_ones_follow() -> None:
    stages = ["不知名", "送达", "立案", "主体", "告知"]
    assert sorted(stages, key=stage_order) == ["主体", "立案", "告知", "送达", "不知名"]
