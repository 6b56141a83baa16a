"""The list of contents against the dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from paper import dossier_of, tabled, types, value

from checker.facts import extract
from checker.model.dossier import Dossier
from checker.model.fact import Absence, Known, Missing
from checker.model.text import Quality

DECISION = """沅岭县发展和改革局
行政处罚决定书
沅发改罚〔2024〕5号
当事人：沅岭县宏达建材有限公司
决定罚款人民币50000元。
沅岭县发展和改革局
2024年4月2日"""
FILING = "立案审批表\n案号：沅发改立〔2024〕3号\n负责人意见：同意立案。 陈建军 2024年1月5日"
CLOSING = "行政处罚结案审批表\n案由：未按规定备案\n负责人意见：同意。 陈建军 2024年5月8日"
ROWS = (
    ("序号", "文号", "题名", "日期", "页号"),
    ("1", "沅发改立〔2024〕3号", "立案审批表", "2024.1.5", "1"),
    ("2", "沅发改罚〔2024〕5号", "行政处罚决定书", "2024.4.2", "5"),
    ("3", "", "结案审批表", "2024.5.8", "9—11"),
)


@pytest.mark.parametrize(
    ("text", "pages"), [("本卷共41页，齐全。", 41), ("本卷8页。", 8), ("本卷共三十五页。", 35)]
)
def test_pages_a_note_states(text: str, pages: int) -> None:
    assert value("备考表", "页数", f"备考表\n{text}") == pages


def listed(*papers: tuple[str, str], rows: tuple[tuple[str, ...], ...] = ROWS) -> Dossier:
    """A dossier whose 卷内目录 is a table of ``rows``."""
    (contents,) = tabled("卷内目录", *rows).documents
    dossier = dossier_of(("卷内目录", contents.text), *papers)
    return replace(dossier, documents=(contents, *dossier.documents[1:]))


def wrong(name: str, dossier: Dossier) -> object:
    found = extract(dossier, types()).get(f"本案.{name}")
    return found.value if isinstance(found, Known) else found


FILED = (("立案审批表", FILING), ("行政处罚决定书", DECISION), ("行政处罚结案审批表", CLOSING))


def test_a_list_that_agrees() -> None:
    dossier = listed(*FILED)
    for name in ("目录缺少文书", "目录漏列文书", "目录文号不符", "目录日期不符", "目录页号倒退"):
        assert wrong(name, dossier) == (), name
    assert wrong("目录末页", dossier) == 11


def test_what_is_listed_and_not_there() -> None:
    assert wrong("目录缺少文书", listed(*FILED[1:])) == ("《立案审批表》",)
    # a page that no type claims may be the very document
    assert isinstance(wrong("目录缺少文书", listed(*FILED[1:], ("未识别材料", "某表"))), Missing)


def test_what_is_there_and_not_listed() -> None:
    minutes = ("集体讨论记录", "集体讨论记录\n讨论时间：2024年3月28日")
    assert wrong("目录漏列文书", listed(*FILED, minutes)) == ("《集体讨论记录》",)
    # the end of a list may not have been read
    assert wrong("目录漏列文书", listed(*FILED, rows=ROWS[:3])) == ()


def test_numbers_dates_and_pages_of_a_list() -> None:
    rows = (
        ROWS[0],
        ROWS[1],
        ("2", "沅发改罚〔2024〕6号", "行政处罚决定书", "2024.4.3", "5"),
        ("3", "", "结案审批表", "2024.5.8", "4"),
    )
    dossier = listed(*FILED, rows=rows)
    assert wrong("目录文号不符", dossier) == (
        "《行政处罚决定书》目录写 沅发改罚〔2024〕6号，文书上是 沅发改罚〔2024〕5号",
    )
    assert wrong("目录日期不符", dossier) == (
        f"《行政处罚决定书》目录写 {date(2024, 4, 3)}，文书上没有这个日期",
    )
    assert wrong("目录页号倒退", dossier) == ("“行政处罚决定书”5 页，其后“结案审批表”4 页",)


def test_a_column_of_page_counts_is_no_order() -> None:
    rows = ((*ROWS[0][:4], "页数"), (*ROWS[1][:4], "3"), (*ROWS[2][:4], "2"), (*ROWS[3][:4], "1"))
    assert isinstance(wrong("目录页号倒退", listed(*FILED, rows=rows)), Missing)


def test_a_decision_is_not_listed_by_the_papers_that_led_to_it() -> None:
    rows = (
        *ROWS[:2],
        ("2", "", "行政处罚决定法制审核意见书", "2024.3.20", "4"),
        ("3", "", "行政处罚决定审批表", "2024.4.1", "5"),
        ("4", "", "结案审批表", "2024.5.8", "9"),
    )
    dossier = listed(
        ("立案审批表", FILING), ("行政处罚决定书", DECISION), ("行政处罚结案审批表", CLOSING), rows=rows
    )
    assert wrong("目录漏列文书", dossier) == ("《行政处罚决定书》",)


def scanned(dossier: Dossier) -> Dossier:
    return replace(
        dossier, documents=tuple(replace(document, quality=Quality.GOOD) for document in dossier.documents)
    )


def test_on_scans_a_misread_heading_may_be_what_the_list_names() -> None:
    merged = ("行政处罚决定书", f"{DECISION}\n立案审比表\n案号：沅发改立〔2024〕3号")
    found = extract(scanned(listed(merged, FILED[2])), types()).get("本案.目录缺少文书")
    assert isinstance(found, Missing) and found.why is Absence.DAMAGED
    assert found.seen[0].quote == "立案审比表"
    assert wrong("目录缺少文书", listed(merged, FILED[2])) == ("《立案审批表》",)
    assert wrong("目录缺少文书", scanned(listed(*FILED[1:]))) == ("《立案审批表》",)


def test_on_scans_a_misread_row_lists_the_document() -> None:
    minutes = ("集体讨论记录", "集体讨论记录\n讨论时间：2024年3月28日")
    rows = (*ROWS[:2], ("2", "", "集体讨沦己录", "2024.3.28", "3"), *ROWS[2:])
    assert wrong("目录漏列文书", listed(*FILED, minutes, rows=rows)) == ("《集体讨论记录》",)
    assert wrong("目录漏列文书", scanned(listed(*FILED, minutes))) == ("《集体讨论记录》",)
    rows = (*ROWS[:2], ("2", "", "集体讨沦记录", "2024.3.28", "3"), *ROWS[2:])
    assert wrong("目录漏列文书", scanned(listed(*FILED, minutes, rows=rows))) == ()
