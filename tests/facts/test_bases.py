"""The sum a fine is measured by, told apart from its parts, limits and prices apiece."""

from __future__ import annotations

from decimal import Decimal

import pytest
from paper import value

DECISION = "行政处罚决定书"


def decision(body: str) -> str:
    return f"溆岭市能源局\n行政处罚决定书\n溆能罚〔2022〕4号\n当事人：溆岭市坪上加油站\n{body}\n溆岭市能源局\n2022年11月8日"


@pytest.mark.parametrize(
    "body",
    [
        "该项目合同金额680万元。",
        "该项目合同金额680万元，合同金额单份最高398万元。",
        "该项目合同总金额（680万元），合同金额中每份200万元。",
        "该项目合同金额680万元的千分之五为3.4万元。",
    ],
)
def test_the_contract_sum(body: str) -> None:
    assert value(DECISION, "项目合同金额", decision(body)) == Decimal(6800000)
