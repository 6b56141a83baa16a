"""Is it said? – and the guards for words that nobody says."""

from __future__ import annotations

import time

import pytest

from checker.chinese.normalise import fold
from checker.chinese.wordings import find_wording, near_miss, stated


def guards(text: str, wording: str) -> list[str | None]:
    return [match.guard for match in find_wording(fold(text), wording)]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("并告知你公司有权进行陈述和申辩", "有权进行陈述和申辩"),
        ("并告知你公司享有陈述、申辩的权利", "享有…陈述…申辩"),
        ("可在收到本处罚决定书之日起60日内向沅江市人民政府申请行政复议", "申请行政复议"),
        ("也可以于六个月内直接向昆明铁路运输法院提起行政诉讼", "提起…诉讼|起诉"),
        ("直接向丹东市中级人民法院起诉", "提起…诉讼|起诉"),
        ("复议和诉讼期间，上述决定不停止执行", "不停止执行"),
        ("每日可以按罚款数额的百分之三加处罚款", "加处罚款"),
        ("☑你(你单位)放弃陈述申辩权利", "放弃陈述申辩权利"),
        ("自公告之日起,经过三十日即视为送达", "经过三十日"),
        ("当 事 人 有 权 要 求 听 证", "有权要求听证"),
        ("当事人无异议，有权陈述", "有权陈述"),
        ("无锡市某公司有权陈述", "有权陈述"),
        ("如不服本决定，可以在六十日内申请行政复议", "申请行政复议"),
        ("没收违法所得并处罚款5万元", "罚款"),
        ("缴至非税收入账户", "账户"),
        ("因当事人拒绝签收后留置送达", "留置送达"),
        ("公告期不得少于三十日", "三十日"),
        ("逾期未缴纳的加处罚款", "加处罚款"),
        ("监护人代未成年人有权申辩", "有权申辩"),
        ("（你单位有权要求听证）", "有权要求听证"),
        ("“你单位有权进行陈述和申辩”", "有权进行陈述和申辩"),
        ("我局送达了“行政处罚事先告知书”，你单位有权进行陈述和申辩", "有权进行陈述和申辩"),
    ],
)
def test_said(text: str, wording: str) -> None:
    assert guards(text, wording) == [None]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("未告知陈述权", "告知陈述权"),
        ("未依法告知当事人的陈述权", "陈述权"),
        ("本案不存在证据不足", "证据不足"),
        ("未发现滥用职权", "滥用职权"),
        ("在规定期限内未进行陈述申辩也未申请听证", "申请听证"),
        ("当事人没有提出陈述申辩", "提出陈述申辩"),
        ("本机关未向当事人送达事先告知书", "送达"),
        ("决定不予处罚", "处罚"),
        ("并非当事人申请听证", "申请听证"),
        ("逾期不申请行政复议,不提起行政诉讼", "申请行政复议"),
        ("逾期不申请行政复议,不提起行政诉讼", "提起行政诉讼"),
        ("逾期不申请行政复议或者提起行政诉讼", "提起行政诉讼"),
    ],
)
def test_denied(text: str, wording: str) -> None:
    assert guards(text, wording) == ["negation"]


@pytest.mark.parametrize(
    "text",
    [
        "根据《行政处罚法》第四十五条“当事人有权进行陈述和申辩”的规定",
        "根据《行政处罚法》第四十五条第一款的规定“当事人有权进行陈述和申辩，行政机关必须充分听取当事人的意见”",
        "《行政处罚法》第四十五条规定：当事人有权进行陈述和申辩。",
        "《行政处罚法》第四十五条规定：「当事人有权进行陈述和申辩」",
    ],
)
def test_quoted_from_the_law(text: str) -> None:
    assert guards(text, "有权进行陈述和申辩") == ["quotation"]


def test_said_after_the_law_was_quoted() -> None:
    text = "根据第四十五条规定“当事人有权进行陈述和申辩”，你单位有权进行陈述和申辩"
    assert guards(text, "有权进行陈述和申辩") == ["quotation", None]
    match = stated(fold(text), ("有权进行陈述和申辩",))
    assert match is not None
    assert match.start == text.rindex("有权")


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("（写明当事人陈述申辩情况）", "陈述申辩"),
        ("(填写陈述申辩情况)", "陈述申辩"),
        ("（应当告知当事人有权听证）", "有权听证"),
        ("□放弃陈述申辩权利 ☑要求听证", "放弃陈述申辩权利"),
    ],
)
def test_residue_of_a_form(text: str, wording: str) -> None:
    assert guards(text, wording) == ["template"]


@pytest.mark.parametrize(
    "text",
    [
        "（注：逾期不改正的，本机关将依法处罚）",
        "（提示：依据《行政处罚法》（2021修订）第二十八条，你单位逾期不改正的，写明复查情况）",
        "（说明：有两个以上当事人的逐个填写，逾期不改正的另附复查记录）",
    ],
)
def test_a_note_of_the_form_is_no_statement(text: str) -> None:
    assert set(guards(text, "不改正的")) == {"template"}


def test_a_closed_bracket_before_is_no_note() -> None:
    assert guards("（注：见附件）经责令限期改正，该公司拒不改正", "拒不改正") == [None]


def test_the_ticked_option_beside_an_empty_box() -> None:
    assert guards("□放弃陈述申辩权利 ☑要求听证", "要求听证") == [None]


def test_a_gap_stays_within_its_sentence_and_its_length() -> None:
    assert guards("有权陈述。听证另行告知", "有权…听证") == []
    assert guards("有权" + "某" * 12 + "听证", "有权…听证") == [None]
    assert guards("有权" + "某" * 13 + "听证", "有权…听证") == []


def test_positions_are_those_of_the_original() -> None:
    text = "你 单 位 有 权\n陈述"
    (match,) = find_wording(fold(text), "有权陈述")
    assert text[match.start : match.end] == "有 权\n陈述"


@pytest.mark.parametrize(("text", "wording"), [("", "听证"), ("有权听证", ""), ("有权听证", " ")])
def test_nothing_is_found_in_nothing(text: str, wording: str) -> None:
    assert find_wording(fold(text), wording) == ()


def test_stated_passes_over_what_is_denied() -> None:
    assert stated(fold("未告知有权听证"), ("有权听证",)) is None
    found = stated(fold("未告知有权听证。你有权听证"), ("申辩", "有权听证"))
    assert found is not None
    assert (found.start, found.guard) == (9, None)


def test_near_miss_tolerates_misread_characters() -> None:
    text = "你单位有权进行陈还和申辩"
    match = near_miss(fold(text), "有权进行陈述和申辩")
    assert match is not None
    assert match.fuzzy
    assert text[match.start : match.end] == "有权进行陈还和申辩"


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("无关内容在此处", "有权进行陈述和申辩"),
        ("", "有权进行陈述"),
        ("有权", "有权"),
        ("未告知有权进行陈还和申辩", "有权进行陈述和申辩"),
        ("结论：不同意", "结论：同意"),
        ("当事人陈述申辩", "不陈述申辩"),
        ("情况符合。检查完毕", "配合检查"),
        ("逾期不申请行政复议", "申请行政复议"),
    ],
)
def test_no_near_miss(text: str, wording: str) -> None:
    assert near_miss(fold(text), wording) is None


def test_long_clauses_take_no_time() -> None:
    folded = fold("未" * 3000 + "“" * 3000 + "有权听证")
    begin = time.process_time()
    find_wording(folded, "有权听证")
    find_wording(fold("有权" * 3000), "有权…听证")
    assert time.process_time() - begin < 1
