"""What is read off the papers of payment, discussion, publication and filing, and off the list of contents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from paper import dossier_of, facts_of, tabled, types, value

from checker.facts import extract
from checker.model.dossier import Dossier
from checker.model.fact import Known, Missing

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


def receipt(amount: str, day: str) -> tuple[str, str]:
    return ("罚没票据", f"罚没票据\n缴款金额：{amount}元\n缴款日期：{day}")


def derived(name: str, *papers: tuple[str, str]) -> object:
    found = facts_of(*papers).get(f"本案.{name}")
    return found.value if isinstance(found, Known) else None


@pytest.mark.parametrize(
    ("receipts", "paid"),
    [
        ([("50000.00", "2024年4月15日")], 50000),
        ([("30000", "2024年4月15日"), ("20000", "2024年4月17日")], 50000),
        ([("50000", "2024年4月15日"), ("50000", "2024年4月15日")], 50000),  # slip and receipt of one payment
        ([("30000", "2024年4月15日"), ("30000", "2024年4月15日")], 30000),
        ([("30000", "2024年4月15日")], 30000),
    ],
)
def test_receipts_add_up(receipts: list[tuple[str, str]], paid: int) -> None:
    papers = [("行政处罚决定书", DECISION), *(receipt(a, d) for a, d in receipts)]
    assert derived("缴款总额", *papers) == Decimal(paid)


def test_an_unread_receipt_leaves_the_sum_open() -> None:
    assert derived("缴款总额", ("行政处罚决定书", DECISION), ("罚没票据", "罚没票据\n缴款金额：\n")) is None


def test_what_is_due_includes_what_is_forfeited() -> None:
    both = DECISION.replace("决定罚款", "决定给予以下行政处罚：没收违法所得8000元，并处罚款")
    assert derived("应缴总额", ("行政处罚决定书", both)) == Decimal(58000)
    assert derived("应缴总额", ("行政处罚决定书", DECISION)) == Decimal(50000)


def test_payment_in_parts_needs_two_days() -> None:
    one = [receipt("30000", "2024年4月15日")]
    two = [*one, receipt("20000", "2024年6月15日")]
    assert derived("分期缴款", ("行政处罚决定书", DECISION), *one) is None
    assert derived("分期缴款", ("行政处罚决定书", DECISION), *two) is True


@pytest.mark.parametrize(
    ("last", "accrued"), [("2024年4月28日", 15000), ("2024年4月19日", 1500), ("2024年6月30日", 50000)]
)
def test_three_in_a_hundred_a_day_up_to_the_fine(last: str, accrued: int) -> None:
    text = f"加处罚款决定书\n自2024年4月19日起至{last}止，每日按罚款数额的百分之三加处罚款。"
    assert derived("加处罚款应计金额", ("行政处罚决定书", DECISION), ("加处罚款决定书", text)) == accrued


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("你单位未缴纳罚款50000元，决定加处罚款15000元。", Decimal(15000)),
        ("每日按罚款数额50000元的3%加处罚款，共计15000元。", Decimal(15000)),
        ("加处罚款金额：15000元", Decimal(15000)),
    ],
)
def test_the_sum_added_is_not_the_principal(text: str, wanted: Decimal) -> None:
    assert value("加处罚款决定书", "加处金额", f"加处罚款决定书\n{text}") == wanted


MINUTES = """集体讨论记录
讨论时间：2024年3月28日
主持人：陈建军（局长）
参加人员：陈建军（局长）、罗湘萍（副局长）、贺志刚（副局长）
{views}
结论：同意处罚。
参加人员签名：{signed}
"""


@pytest.mark.parametrize(
    ("views", "silent"),
    [
        ("罗湘萍：同意。\n贺志刚认为处罚适当。", ()),
        ("罗湘萍：同意。", ("贺志刚",)),
        ("罗副局长：同意。\n贺副局长表示同意。", ()),
        ("与会人员一致认为处罚适当。", ()),
        ("", ("罗湘萍", "贺志刚")),
    ],
)
def test_who_said_nothing(views: str, silent: tuple[str, ...]) -> None:
    text = MINUTES.format(views=views, signed="陈建军 罗湘萍 贺志刚")
    assert value("集体讨论记录", "未发言人员", text) == silent


@pytest.mark.parametrize(
    ("signed", "missing"),
    [
        ("陈建军 罗湘萍 贺志刚", ()),
        ("陈建军 罗湘萍", ("贺志刚",)),
        ("＿＿＿＿", ("陈建军", "罗湘萍", "贺志刚")),
    ],
)
def test_who_did_not_sign(signed: str, missing: tuple[str, ...]) -> None:
    text = MINUTES.format(views="罗湘萍：同意。", signed=signed)
    assert value("集体讨论记录", "未签名人员", text) == missing


def test_signatures_in_pictures_cannot_be_told_apart() -> None:
    text = MINUTES.format(views="", signed="\ufffc \ufffc")
    assert isinstance(value("集体讨论记录", "未签名人员", text), Missing)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("证件号码：43070219900101241X", ("身份证号 430……1X",)),
        ("证件号码：430702********241X", ()),
        ("手机：13912345678", ("手机号码 139……78",)),
        ("监督电话：13912345678", ()),
        ("统一社会信用代码：91430799MA4QH37XK0", ()),
    ],
)
def test_numbers_left_open(line: str, shown: tuple[str, ...]) -> None:
    assert value("行政处罚信息公示材料", "未遮蔽号码", f"行政处罚信息公示表\n{line}") == shown


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
