"""``filled``: blank is a defect, not found is a question, damaged is a question."""

from __future__ import annotations

import pytest
from judging import judged, verdict

from checker.model.finding import Verdict

CHECK = "check: filled\ndocument: 询问笔录\nfacts: [被询问人签名, 记录人签名]\nmessage: 《{document}》空缺：{missing}"
PAPER = {"询问笔录": "询问笔录\n问：……"}
BOTH = {"询问笔录.被询问人签名": "李建国", "询问笔录.记录人签名": "王强"}


def test_all_there() -> None:
    assert verdict(CHECK, documents=PAPER, facts=BOTH) is Verdict.PASS


@pytest.mark.parametrize(
    ("why", "expected"),
    [
        ("blank", Verdict.FAIL),
        ("not_found", Verdict.UNSURE),
        ("damaged", Verdict.UNSURE),
        ("unread", Verdict.UNSURE),
    ],
)
def test_why_it_is_missing_decides(why: str, expected: Verdict) -> None:
    found = judged(CHECK, documents=PAPER, facts={**BOTH, "询问笔录.记录人签名": why})
    assert found.verdict is expected
    if expected is Verdict.FAIL:
        assert found.message == "《询问笔录》空缺：记录人签名"


def test_not_found_may_be_made_a_defect() -> None:
    assert (
        verdict(
            CHECK + "\nnot_found: fail", documents=PAPER, facts={**BOTH, "询问笔录.记录人签名": "not_found"}
        )
        is Verdict.FAIL
    )


def test_a_defect_outweighs_a_question() -> None:
    facts = {"询问笔录.被询问人签名": "not_found", "询问笔录.记录人签名": "blank"}
    assert judged(CHECK, documents=PAPER, facts=facts).message == "《询问笔录》空缺：记录人签名"


def test_one_of_several_fields() -> None:
    check = "check: filled\ndocument: 询问笔录\nany_of: [被询问人签名, 拒签情况]"
    assert (
        verdict(check, documents=PAPER, facts={"询问笔录.被询问人签名": "blank", "询问笔录.拒签情况": "是"})
        is Verdict.PASS
    )
    assert verdict(check, documents=PAPER, facts={"询问笔录.被询问人签名": "blank"}) is Verdict.FAIL
    damaged = {"询问笔录.被询问人签名": "blank", "询问笔录.拒签情况": "damaged"}
    assert verdict(check, documents=PAPER, facts=damaged) is Verdict.UNSURE


def test_how_many_persons() -> None:
    check = "check: filled\ndocument: 询问笔录\nfacts: [执法人员]\nat_least: 2\nmessage: 缺{missing}"
    assert verdict(check, documents=PAPER, facts={"询问笔录.执法人员": ["张明", "王强"]}) is Verdict.PASS
    one = judged(check, documents=PAPER, facts={"询问笔录.执法人员": ["张明"]})
    assert (one.verdict, one.message) == (Verdict.FAIL, "缺执法人员（只有 1 人）")


def test_a_form_without_the_field_is_no_compliance() -> None:
    check = "check: filled\ndocument: 立案审批表\nfacts: [案情简介]\nnot_found: ok"
    found = judged(check, documents={"立案审批表": "立案审批表\n案由：涉嫌规避招标"})
    assert found.verdict is Verdict.NOT_APPLICABLE
    assert "没有案情简介这一栏" in found.message
