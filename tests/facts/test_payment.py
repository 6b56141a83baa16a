"""Money due, paid, paid in parts, and added for lateness."""

from __future__ import annotations

from decimal import Decimal

import pytest
from paper import derived, value

DECISION = """沅岭县发展和改革局
行政处罚决定书
沅发改罚〔2024〕5号
当事人：沅岭县宏达建材有限公司
决定罚款人民币50000元。
沅岭县发展和改革局
2024年4月2日"""


def receipt(amount: str, day: str) -> tuple[str, str]:
    return ("罚没票据", f"罚没票据\n缴款金额：{amount}元\n缴款日期：{day}")


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
    assert derived("本案.缴款总额", *papers) == Decimal(paid)


def test_an_unread_receipt_leaves_the_sum_open() -> None:
    assert (
        derived("本案.缴款总额", ("行政处罚决定书", DECISION), ("罚没票据", "罚没票据\n缴款金额：\n")) is None
    )


def test_what_is_due_includes_what_is_forfeited() -> None:
    both = DECISION.replace("决定罚款", "决定给予以下行政处罚：没收违法所得8000元，并处罚款")
    assert derived("本案.应缴总额", ("行政处罚决定书", both)) == Decimal(58000)
    assert derived("本案.应缴总额", ("行政处罚决定书", DECISION)) == Decimal(50000)


def test_payment_in_parts_needs_two_days() -> None:
    one = [receipt("30000", "2024年4月15日")]
    two = [*one, receipt("20000", "2024年6月15日")]
    assert derived("本案.分期缴款", ("行政处罚决定书", DECISION), *one) is None
    assert derived("本案.分期缴款", ("行政处罚决定书", DECISION), *two) is True


@pytest.mark.parametrize(
    ("last", "accrued"), [("2024年4月28日", 15000), ("2024年4月19日", 1500), ("2024年6月30日", 50000)]
)
def test_three_in_a_hundred_a_day_up_to_the_fine(last: str, accrued: int) -> None:
    text = f"加处罚款决定书\n自2024年4月19日起至{last}止，每日按罚款数额的百分之三加处罚款。"
    assert derived("本案.加处罚款应计金额", ("行政处罚决定书", DECISION), ("加处罚款决定书", text)) == accrued


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
