"""``one_of``: a lawful way in full."""

from __future__ import annotations

import pytest
from judging import judged, verdict

from checker.model.finding import Verdict

CHECK = """
check: one_of
for_each: 送达回证
ways:
  - {name: 直接送达, all_of: [受送达人签名]}
  - name: 留置送达
    when: [{fact: 送达方式, equals: 留置送达}]
    all_of: [拒收情况]
    any_of: [见证人签名, 影像记录]
message: 按{names}缺少{missing}
"""
RECEIPT = {"送达回证": "送达回证"}
LEFT = {"送达回证.送达方式": "留置送达", "送达回证.受送达人签名": "blank"}


def test_the_plain_way() -> None:
    found = judged(
        CHECK, documents=RECEIPT, facts={"送达回证.受送达人签名": "李建国", "送达回证.送达方式": "直接送达"}
    )
    assert (found.verdict, found.message) == (Verdict.PASS, "直接送达，要件齐备")


def test_the_other_way_in_full() -> None:
    facts = {**LEFT, "送达回证.拒收情况": "是", "送达回证.见证人签名": "周某"}
    assert verdict(CHECK, documents=RECEIPT, facts=facts) is Verdict.PASS


def test_what_the_way_taken_lacks() -> None:
    facts = {
        **LEFT,
        "送达回证.拒收情况": "是",
        "送达回证.见证人签名": "blank",
        "送达回证.影像记录": "not_found",
    }
    found = judged(CHECK, documents=RECEIPT, facts=facts)
    assert (found.verdict, found.message) == (Verdict.FAIL, "按留置送达缺少见证人签名或影像记录")


@pytest.mark.parametrize("why", ["damaged", "unread"])
def test_a_lack_that_is_not_certain(why: str) -> None:
    facts = {"送达回证.送达方式": "直接送达", "送达回证.受送达人签名": why}
    assert verdict(CHECK, documents=RECEIPT, facts=facts) is Verdict.UNSURE


def test_a_way_whose_condition_is_not_known() -> None:
    facts = {"送达回证.送达方式": "damaged", "送达回证.受送达人签名": "blank"}
    assert verdict(CHECK, documents=RECEIPT, facts=facts) is Verdict.UNSURE


def test_each_receipt_is_judged() -> None:
    from judging import findings

    papers = {"送达回证": ["送达回证", "送达回证"]}
    found = findings(CHECK, documents=papers, facts={"送达回证.受送达人签名": "李建国"})
    assert [f.verdict for f in found] == [Verdict.PASS, Verdict.PASS]
    assert {f.document for f in found} == {"d01", "d02"}
