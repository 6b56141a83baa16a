"""``equal``, ``consistent`` and ``compare``."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import _map, judged, rule_of, rulebook, verdict
from pydantic import ValidationError

from checker.judge import judge_rule
from checker.model.finding import Verdict
from checker.rulebook.testing import build

EQUAL = "check: equal\nleft: 行政处罚决定书.复议机关\nright: 本案.本级人民政府\nmessage: 告知的是{left}，应为{right}"


def test_equal_organs_by_their_forms() -> None:
    facts = {"行政处罚决定书.复议机关": "沅岭县人民政府", "本案.本级人民政府": "沅岭县人民政府"}
    assert verdict(EQUAL, facts=facts) is Verdict.PASS
    found = judged(EQUAL, facts={**facts, "行政处罚决定书.复议机关": "怀溪市发展和改革委员会"})
    assert (found.verdict, found.message) == (
        Verdict.FAIL,
        "告知的是怀溪市发展和改革委员会，应为沅岭县人民政府",
    )


def test_equal_needs_both() -> None:
    facts = {"行政处罚决定书.复议机关": "damaged", "本案.本级人民政府": "沅岭县人民政府"}
    assert verdict(EQUAL, facts=facts) is Verdict.UNSURE


CONSISTENT = "check: consistent\nfact: 当事人名称\nmessage: 多数为{left}，《{document}》为{right}"


def test_consistent_over_the_dossier() -> None:
    facts = {
        "立案审批表.当事人名称": "沅岭县金穗粮油有限公司",
        "询问笔录.当事人名称": "沅岭县金穗粮油有限公司",
        "行政处罚决定书.当事人名称": "沅岭县金穗粮油有限公司 ",
    }
    papers = {name.partition(".")[0]: name.partition(".")[0] for name in facts}
    assert verdict(CONSISTENT, documents=papers, facts=facts) is Verdict.PASS
    facts["询问笔录.当事人名称"] = "沅岭县金穗粮油有限责任公司"
    found = judged(CONSISTENT, documents=papers, facts=facts)
    assert found.verdict is Verdict.FAIL
    assert found.message == "多数为沅岭县金穗粮油有限公司，《询问笔录》为沅岭县金穗粮油有限责任公司"


def test_consistent_needs_two_carriers() -> None:
    facts = {"立案审批表.当事人名称": "沅岭县金穗粮油有限公司"}
    assert verdict(CONSISTENT, documents={"立案审批表": "立案审批表"}, facts=facts) is Verdict.NOT_APPLICABLE


def test_consistent_leaves_out_named_documents() -> None:
    facts = {"立案审批表.当事人名称": "沅岭县金穗粮油有限公司", "询问笔录.当事人名称": "李建国"}
    papers = {"立案审批表": "立案审批表", "询问笔录": "询问笔录"}
    assert verdict(CONSISTENT, documents=papers, facts=facts) is Verdict.FAIL
    left_out = CONSISTENT + "\nnot_documents: 询问笔录"
    assert verdict(left_out, documents=papers, facts=facts) is Verdict.NOT_APPLICABLE


COMPARE = "check: compare\nleft: 行政处罚决定书.罚款金额\nat_most: {right}\nmessage: 罚款{{left}}元，超过{{right}}元"


def test_compare_with_a_number() -> None:
    check = COMPARE.format(right="3000")
    assert verdict(check, facts={"行政处罚决定书.罚款金额": "3000"}) is Verdict.PASS
    found = judged(check, facts={"行政处罚决定书.罚款金额": "3000.5"})
    assert (found.verdict, found.message) == (Verdict.FAIL, "罚款3000.5元，超过3000元")
    assert verdict(check, facts={"行政处罚决定书.罚款金额": "damaged"}) is Verdict.UNSURE


def test_compare_with_a_fact_and_with_a_date() -> None:
    check = COMPARE.format(right="本案.拟罚款金额")
    facts = {"行政处罚决定书.罚款金额": "3000", "本案.拟罚款金额": "2000"}
    assert verdict(check, facts=facts) is Verdict.FAIL
    assert verdict(check, facts={**facts, "本案.拟罚款金额": "not_found"}) is Verdict.UNSURE
    dates = "check: compare\nleft: 本案.决定日期\nat_least: 2021-07-15"
    assert verdict(dates, facts={"本案.决定日期": "2021-07-15"}) is Verdict.PASS
    assert verdict(dates, facts={"本案.决定日期": "2021-07-14"}) is Verdict.FAIL


def test_a_parameter_each_office_must_set() -> None:
    check = COMPARE.format(right="参数.听证罚款标准")
    facts = {"行政处罚决定书.罚款金额": "30000", "本案.当事人类型": "单位", "本案.决定日期": "2024-01-05"}
    found = judged(check, facts=facts)
    assert found.verdict is Verdict.UNSURE, "from what other offices hold for much, a person is asked"
    assert "听证罚款标准" in found.message and "30000" in found.message
    for less in ({"行政处罚决定书.罚款金额": "19999"}, {"本案.当事人类型": "not_found"}):
        found = judged(check, facts=facts | less)
        assert found.verdict is Verdict.NOT_CHECKED
        assert "听证罚款标准" in found.message
    own = {"parameters": {"听证罚款标准": "20000"}}
    assert verdict(check, facts=facts, settings=own) is Verdict.FAIL


def test_a_number_and_a_word_cannot_be_compared() -> None:
    assert verdict(COMPARE.format(right="3000"), facts={"行政处罚决定书.罚款金额": "若干"}) is Verdict.UNSURE


def test_one_bound_and_only_one() -> None:
    with pytest.raises(ValidationError, match="要写且只写一个"):
        verdict("check: compare\nleft: 本案.罚款金额\nat_most: 3\nat_least: 1")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "91430799MA4QH37XK0",
            "91430799MA4QH37XK3",
            Verdict.UNSURE,
        ),  # the check character of the other is wrong
        ("91430799MA4QH37XK0", "91430799MA4QH87XK0", Verdict.UNSURE),
        ("91430799MA4QH37XK0", "91430524MA4PY61R5L", Verdict.FAIL),
    ],
)
def test_a_code_misread_off_a_scan_gives_itself_away(one: str, other: str, told: Verdict) -> None:
    rule = rule_of("check: consistent\nfact: 统一社会信用代码\nmessage: 为{left}，《{document}》为{right}")
    papers = {
        kind: f"{kind}\n统一社会信用代码：{code}"
        for kind, code in (("立案审批表", one), ("行政处罚决定书", other))
    }
    case = build(rulebook(), rule, _map({"documents": papers}))
    assert judge_rule(rule, case)[0].verdict is not Verdict.UNSURE  # typed, nothing is misread
    files = tuple(
        replace(file, pages=tuple(replace(page, ocr=True) for page in file.pages))
        for file in case.dossier.files
    )
    scanned = replace(case, dossier=replace(case.dossier, files=files))
    assert judge_rule(rule, scanned)[0].verdict is told
