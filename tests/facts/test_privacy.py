"""What a published text must not show."""

from __future__ import annotations

import pytest
from paper import value


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
