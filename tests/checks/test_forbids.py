"""``forbids``: words that must not stand there."""

from __future__ import annotations

import pytest
from judging import judged, verdict

from checker.model.finding import Verdict

CHECK = """
check: forbids
document: 行政处罚决定书
any_of: [拟对你单位]
unless_stated: [更正如下]
message: 出现“{found}”
"""


def decision(text: str) -> dict[str, str]:
    return {"行政处罚决定书": f"行政处罚决定书\n{text}"}


def test_found_and_shown() -> None:
    found = judged(CHECK, documents=decision("本机关拟对你单位处以罚款。"))
    assert (found.verdict, found.message) == (Verdict.FAIL, "出现“拟对你单位”")
    assert found.evidence[0].quote == "拟对你单位"


@pytest.mark.parametrize(
    "said",
    [
        "本机关决定对你单位处以罚款。",
        "更正如下：拟对你单位处罚，改为对你单位处罚。",
        "没有拟对你单位处罚的意思。",
    ],
    ids=["clean", "excused", "denied"],
)
def test_not_there(said: str) -> None:
    assert verdict(CHECK, documents=decision(said)) is Verdict.PASS


def test_a_poor_page_only_asks() -> None:
    found = judged(CHECK, documents=decision("本机关拟对你单位处以罚款。"), quality="poor")
    assert found.verdict is Verdict.UNSURE
    assert "辨认不清" in found.message


def test_no_document() -> None:
    assert verdict(CHECK, documents={"询问笔录": "询问笔录"}) is Verdict.NOT_APPLICABLE
