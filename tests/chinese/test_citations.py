"""Citations of laws: lists, ranges, carried-over names."""

from __future__ import annotations

import pytest

from checker.chinese.citations import find_citations, law_name
from checker.model.fact import Citation

LAW = "行政处罚法"


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("", [()]),
        ("第四十四条", [(44,)]),
        ("第44条", [(44,)]),
        ("第 四十四 条", [(44,)]),
        ("第四十四\n条", [(44,)]),
        ("第一百零二条", [(102,)]),
        ("第五十七条第一款第（一）项", [(57, 1, 1)]),
        ("第五十七条第一款第(一)项", [(57, 1, 1)]),
        ("第33条第1款第(1)项", [(33, 1, 1)]),
        ("第五十七条第一款第一项第2目", [(57, 1, 1, 2)]),
        ("第三十二条第（一）项", [(32, None, 1)]),
        ("第四十四条、第四十五条", [(44,), (45,)]),
        ("第四十四、四十五条", [(44,), (45,)]),
        ("第四十四条和第四十五条第二款", [(44,), (45, 2)]),
        ("第四十四条及第四十五条", [(44,), (45,)]),
        ("第四十二条第一款、第二款第（一）项", [(42, 1), (42, 2, 1)]),
        ("第三十二条第一款第一项、第三项", [(32, 1, 1), (32, 1, 3)]),
        ("第五十九条第一款第（一）项和第（三）项", [(59, 1, 1), (59, 1, 3)]),
        ("第三十二条第一款第（一）、（三）项", [(32, 1, 1), (32, 1, 3)]),
        ("第三十二条第一款第（一）（三）项", [(32, 1, 1), (32, 1, 3)]),
        ("第三十二条第一、三项", [(32, None, 1), (32, None, 3)]),
        ("第三十二条第（一）至（三）项", [(32, None, 1), (32, None, 2), (32, None, 3)]),
        ("第三十二条第（一）项至第（三）项", [(32, None, 1), (32, None, 2), (32, None, 3)]),
        ("第四十五条至第四十七条", [(45,), (46,), (47,)]),
        ("第六十三条第一款第（二）项、第二款", [(63, 1, 2), (63, 2)]),
    ],
)
@pytest.mark.parametrize(
    "name",
    [
        "《行政处罚法》",
        "《中华人民共和国行政处罚法》",
        "《行政处罚法》（2021年修订）",
        "《行政处罚法》(2021年修订)",
        "《行政处罚法》（以下简称《处罚法》）",
    ],
)
def test_citation(name: str, tail: str, expected: list[tuple[int | None, ...]]) -> None:
    if not tail and name.endswith(("）", ")")):
        name = name.partition("（")[0].partition("(")[0]
    found = find_citations(f"依据{name}{tail}的规定")
    assert len(found) == 1 or (len(found) == 2 and found[1].citations == (Citation("处罚法"),))
    assert found[0].citations == tuple(Citation(LAW, *parts) for parts in expected)


def test_span_covers_name_and_articles() -> None:
    text = "依据《行政处罚法》第四十四条、第四十五条之规定"
    (match,) = find_citations(text)
    assert text[match.start : match.end] == "《行政处罚法》第四十四条、第四十五条"


def test_two_laws() -> None:
    one, other = find_citations("《行政处罚法》第四十四条和《行政强制法》第三十五条")
    assert (one.citations, other.citations) == ((Citation(LAW, 44),), (Citation("行政强制法", 35),))


@pytest.mark.parametrize("again", ["该法", "本法", "同法"])
def test_the_law_before_is_carried_on(again: str) -> None:
    _, other = find_citations(f"违反《节约能源法》第十五条，依据{again}第六十八条处罚")
    assert other.citations == (Citation("节约能源法", 68),)


def test_a_law_without_marks() -> None:
    (match,) = find_citations("依据行政处罚法第四十四条告知")
    assert match.citations == (Citation(LAW, 44),)


@pytest.mark.parametrize(
    "text",
    ["《行政处罚决定书》", "《关于规范执法的通知》", "第四十四条", "本法第七十二条", "《》第三条", ""],
)
def test_no_citation(text: str) -> None:
    assert find_citations(text) == ()


def test_an_unlikely_range_is_not_filled() -> None:
    (match,) = find_citations("《行政处罚法》第三条至第九百条")
    assert match.citations == (Citation(LAW, 3), Citation(LAW, 900))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("中华人民共和国行政处罚法", "行政处罚法"),
        ("行政处罚法（2021年修订）", "行政处罚法"),
        ("行政处罚法(2021修正)", "行政处罚法"),
        ("湖南省行政处罚裁量权基准规定（试行）", "湖南省行政处罚裁量权基准规定（试行）"),
        ("招标投标法 实施条例", "招标投标法实施条例"),
    ],
)
def test_law_name(written: str, name: str) -> None:
    assert law_name(written) == name


@pytest.mark.parametrize(
    "title", ["<电力法>", "〈电力法〉", "《电力法»", "<电力法》", "＜中华人民共和国电力法＞"]
)
def test_title_marks_as_keyboards_and_recognition_give_them(title: str) -> None:
    (found,) = find_citations(f"依据{title}第六十五条的规定")
    assert [(c.law, c.article) for c in found.citations] == [("电力法", 65)]


def test_a_title_within_a_title_is_part_of_it() -> None:
    (found,) = find_citations("依据《关于执行〈中华人民共和国电力法〉若干问题的规定》第三条")
    assert found.citations[0].law == "关于执行〈中华人民共和国电力法〉若干问题的规定"
