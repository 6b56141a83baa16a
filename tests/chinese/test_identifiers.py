"""统一社会信用代码, 身份证号 and 文号."""

from __future__ import annotations

import pytest

from checker.chinese.identifiers import (
    credit_code_valid,
    find_credit_codes,
    find_document_numbers,
    find_resident_ids,
    number_value,
    resident_id_valid,
    same_number,
)

CREDIT = "91350100M000100Y43"  # the example of GB 32100
RESIDENT = "11010519491231002X"  # the example of GB 11643


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("沅发改罚〔2024〕1号", "沅发改罚〔2024〕1号"),
        ("沅发改罚﹝2023﹞12号", "沅发改罚〔2023〕12号"),
        ("沅发改罚[2023]第8号", "沅发改罚〔2023〕8号"),
        ("沅发改罚【2024】9号", "沅发改罚〔2024〕9号"),
        ("沅发改罚(2019)第012号", "沅发改罚〔2019〕12号"),
        ("沅发改罚（2019）第44号", "沅发改罚〔2019〕44号"),
        ("沅发改罚［2024］7号", "沅发改罚〔2024〕7号"),
        ("沅发改罚〔２０２４〕１号", "沅发改罚〔2024〕1号"),
        ("沅发改罚〔2024〕001927号", "沅发改罚〔2024〕1927号"),
        ("沅发改罚 〔 2024 〕 第 001927 号", "沅发改罚〔2024〕1927号"),
        ("沅发改罚〔2024〕\n1号", "沅发改罚〔2024〕1号"),
        ("沅 发 改 罚 〔2024〕1 号", "沅发改罚〔2024〕1号"),
        ("玉农(种子)罚〔2024〕5号", "玉农（种子）罚〔2024〕5号"),
        ("揭市环(揭东)责改字〔2024〕020号", "揭市环（揭东）责改字〔2024〕20号"),
        ("威自然执(经)罚字〔2024〕3号", "威自然执（经）罚字〔2024〕3号"),
        ("(湘株醴)应急罚〔2024〕05-09号", "（湘株醴）应急罚〔2024〕5-09号"),
        ("豫0523环罚决字〔2024〕6号", "豫0523环罚决字〔2024〕6号"),
        ("包环罚150222〔2023〕7号", "包环罚150222〔2023〕7号"),
        ("华财发〔2023〕65号", "华财发〔2023〕65号"),
        ("湘发改能监〔2024〕A12号", "湘发改能监〔2024〕A12号"),
    ],
)
@pytest.mark.parametrize(
    "frame", ["{}", "行政处罚决定书\n{}\n当事人：张三", "文号：{}。", "行政处罚决定书（{}）已送达"]
)
def test_document_number(frame: str, written: str, value: str) -> None:
    text = frame.format(written)
    (match,) = find_document_numbers(text)
    assert match.value == value
    assert text[match.start : match.end] == written
    assert match.year in (2019, 2023, 2024)


@pytest.mark.parametrize(
    "lead",
    ["行政处罚决定书", "根据", "本机关作出", "依法送达了", "收到", "《行政处罚决定书》", "文号为", "编号："],
)
def test_words_before_a_number_are_no_part_of_it(lead: str) -> None:
    (match,) = find_document_numbers(f"{lead}沅发改罚〔2024〕1号行政处罚决定")
    assert match.value == "沅发改罚〔2024〕1号"


def test_a_number_broken_by_a_space_on_a_line_of_its_own() -> None:
    assert [m.value for m in find_document_numbers("行政处罚决定书\n沅能罚 决[2023]3 号\n当事人：某")] == [
        "沅能罚决〔2023〕3号"
    ]
    assert [m.value for m in find_document_numbers("文书编号 罚〔2024〕3号")] == ["罚〔2024〕3号"]
    assert [m.value for m in find_document_numbers("当事人 罚〔2024〕3号决定书所列")] == ["罚〔2024〕3号"]


def test_several_numbers_of_a_page() -> None:
    text = "《行政处罚决定书》（沅发改罚〔2024〕1号）和沅发改罚告〔2024〕2号、沅发改责改〔2024〕3号"
    assert [m.value for m in find_document_numbers(text)] == [
        "沅发改罚〔2024〕1号",
        "沅发改罚告〔2024〕2号",
        "沅发改责改〔2024〕3号",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "沅发改罚〔2024〕号",
        "沅发改罚〔　〕号",
        "沅发改罚〔2024〕  号",
        "罚20221",
        "罚字〔2024266号",
        "〔2024〕1号",
        "2024年1号",
        "",
    ],
)
def test_no_document_number(text: str) -> None:
    assert find_document_numbers(text) == ()


def test_number_value() -> None:
    assert number_value(" 玉农(种子)罚 [2024] 第 005 号 ") == "玉农（种子）罚〔2024〕5号"
    assert same_number("沅发改罚（２０２４）第０１号", "沅发改罚〔2024〕1号")
    assert not same_number("沅发改罚〔2024〕1号", "沅发改罚〔2024〕11号")
    assert not same_number("沅发改罚〔2024〕1号", "沅发改罚告〔2024〕1号")


@pytest.mark.parametrize(
    ("text", "value", "masked", "valid"),
    [
        (f"统一社会信用代码：{CREDIT}。", CREDIT, False, True),
        (f"（{CREDIT.lower()}）", CREDIT, False, True),
        ("代码91350100M000100Y44", "91350100M000100Y44", False, False),
        ("９１３５０１００Ｍ０００１００Ｙ４３", CREDIT, False, True),
        ("914301**********5R", "914301**********5R", True, None),
        ("91430100XXXXXX165R", "91430100******165R", True, None),
        ("91430100××××××165R", "91430100******165R", True, None),
    ],
)
def test_credit_code(text: str, value: str, masked: bool, valid: bool | None) -> None:
    (match,) = find_credit_codes(text)
    assert (match.value, match.masked, match.valid) == (value, masked, valid)


@pytest.mark.parametrize(
    "text", [RESIDENT, "9135010012345", CREDIT + "9", "*" * 18, "电话13800000000", "12345678901234567"]
)
def test_no_credit_code(text: str) -> None:
    """A number of a resident ends in X as well as in a digit."""
    assert find_credit_codes(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "masked", "valid"),
    [
        (RESIDENT, RESIDENT, False, True),
        (f"身份证号：{RESIDENT.lower()}，", RESIDENT, False, True),
        ("430102199001011234", "430102199001011234", False, False),
        ("4301**********1234", "4301**********1234", True, None),
        ("430102xxxxxxxx1234", "430102********1234", True, None),
        ("１１０１０５１９４９１２３１００２Ｘ", RESIDENT, False, True),
    ],
)
def test_resident_id(text: str, value: str, masked: bool, valid: bool | None) -> None:
    (match,) = find_resident_ids(text)
    assert (match.value, match.masked, match.valid) == (value, masked, valid)


@pytest.mark.parametrize("text", ["43010219900101123", CREDIT, "0" * 18, "4301021990010112345"])
def test_no_resident_id(text: str) -> None:
    assert find_resident_ids(text) == ()


def test_one_changed_character_breaks_the_check_digit() -> None:
    for place in range(17):
        other = "1" if CREDIT[place] != "1" else "2"
        assert credit_code_valid(CREDIT[:place] + other + CREDIT[place + 1 :]) is False
        other = "1" if RESIDENT[place] != "1" else "2"
        assert resident_id_valid(RESIDENT[:place] + other + RESIDENT[place + 1 :]) is False


def test_validity_of_other_strings() -> None:
    assert credit_code_valid("I" * 18) is False
    assert credit_code_valid("") is False
    assert credit_code_valid("9135*") is None
    assert resident_id_valid("") is False
    assert resident_id_valid("11*") is None


def test_a_masked_number_of_a_person_is_no_credit_code() -> None:
    assert not find_credit_codes("身份证：430792********6455")
    assert [m.value for m in find_credit_codes("91430792********65")] == ["91430792********65"]
