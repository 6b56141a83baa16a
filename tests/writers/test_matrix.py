"""The table of what the documents say of the same thing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import report_sample
from report_page import parse, text_of

from checker.model.fact import Fact, Facts, Known, Value
from checker.model.report import Report
from checker.writers import write_html
from checker.writers.matrix import Line, matrix_of


def report(*stated: tuple[str, str, Value]) -> Report:
    """The sample dossier with these facts: (document id, name, value)."""
    listed: list[tuple[str | None, Fact]] = [
        (id, Known(name, value, (), document=id)) for id, name, value in stated
    ]
    return replace(report_sample.sample(), facts=Facts(listed, {}))


def only_line(*stated: tuple[str, str, Value]) -> Line:
    matrix = matrix_of(report(*stated))
    assert matrix is not None
    (line,) = matrix.lines
    return line


def test_what_one_document_alone_states_is_not_compared() -> None:
    assert matrix_of(report(("d06", "行政处罚决定书.罚款金额", Decimal(1)))) is None


def test_the_decision_is_what_others_are_compared_with() -> None:
    line = only_line(
        ("d01", "立案审批表.当事人名称", "沅岭县宏达建筑有限公司"),
        ("d03", "行政处罚事先告知书.当事人名称", "沅岭县宏达建筑有限公司"),
        ("d06", "行政处罚决定书.当事人名称", "沅岭县宏达建材有限公司"),
        ("d07", "送达回证.受送达人", "沅岭县 宏达建材有限公司"),
    )
    assert line.reference == "沅岭县宏达建材有限公司"
    assert [(c.words, c.same) for c in line.cells] == [
        ("沅岭县宏达建筑有限公司", False),
        ("沅岭县宏达建筑有限公司", False),
        ("沅岭县宏达建材有限公司", True),
        ("沅岭县 宏达建材有限公司", True),
    ]
    assert (line.stated, line.differing) == (4, 2)


def test_without_a_decision_the_most_count() -> None:
    line = only_line(
        ("d01", "立案审批表.地址", "河东路 7 号"),
        ("d02", "现场检查笔录.地址", "河东路7号"),
        ("d03", "行政处罚事先告知书.地址", "河西路7号"),
    )
    assert [c.same for c in line.cells] == [True, True, False]


def test_sums_numbers_and_lists_are_compared_as_what_they_are() -> None:
    fine = only_line(
        ("d03", "行政处罚事先告知书.拟罚款金额", Decimal("80000.00")),
        ("d06", "行政处罚决定书.罚款金额", Decimal(80000)),
    )
    assert (fine.reference, fine.differing) == ("80,000 元", 0)
    number = only_line(
        ("d06", "行政处罚决定书.文号", "沅发改罚〔2024〕3号"),
        ("d07", "送达回证.文书文号", "沅发改罚[2024]03号"),
    )
    assert (number.name, number.differing) == ("决定书文号", 0)
    officers = only_line(
        ("d01", "立案审批表.执法人员", ("周明远", "李若兰")), ("d02", "现场检查笔录.执法人员", ("李若兰",))
    )
    assert officers.differing == 0, "one of the two officers is no other officer"


def test_the_number_on_a_receipt_of_another_document_is_another_number() -> None:
    assert (
        matrix_of(
            report(
                ("d06", "行政处罚决定书.文号", "沅发改罚〔2024〕3号"),
                ("d04", "送达回证.文书文号", "沅发改罚告〔2024〕3号"),
            )
        )
        is None
    )


def test_the_report_marks_what_differs_and_says_how_much() -> None:
    page = parse(write_html(report_sample.sample(), {}))
    (section,) = page.xpath("//section[@id='matrix']")
    assert "1 项各文书记载不尽相同" in text_of(section)
    assert [text_of(c) for c in section.xpath(".//td[@class='other']")] == ["80,000 元"]
    assert text_of(page.xpath("//a[@href='#matrix']")[0]).endswith("1")


def test_a_report_without_anything_to_compare_has_no_table() -> None:
    page = parse(write_html(replace(report_sample.sample(), facts=Facts([], {})), {}))
    assert not page.xpath("//*[@id='matrix']")
    assert not page.xpath("//a[@href='#matrix']")
