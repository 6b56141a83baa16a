"""Values inside sentences: whose period, which law, what is told."""

from __future__ import annotations

import pytest
from paper import DECISION, decision, fact, facts_of, value

from checker.facts.prose import sentences
from checker.model.fact import Citation, Known, Missing, Period

NOTICE = "行政处罚事先告知书"


def test_sentences_run_over_printed_lines() -> None:
    text = "经查，你公司\n没有建立台账。逾期不改；责令改正：\n一、补记台账\n\n二、报送情况"
    assert [s.text.strip() for s in sentences(text)] == [
        "经查，你公司\n没有建立台账。", "逾期不改；", "责令改正：", "一、补记台账", "二、报送情况",
    ]  # fmt: skip
    assert all(text[s.start : s.end] == s.text for s in sentences(text))


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        (
            "不服本决定的，可自收到本决定书之日起60日内申请行政复议，或者六个月内提起行政诉讼。",
            "复议期限",
            Period(60, "days"),
        ),
        (
            "不服本决定的，可自收到本决定书之日起60日内申请行政复议，或者六个月内提起行政诉讼。",
            "诉讼期限",
            Period(6, "months"),
        ),
        ("罚款须在本决定书送达后15日内交至指定银行；60日内可申请行政复议。", "缴款期限", Period(15, "days")),
        ("对复议决定不服的，自收到复议决定书之日起十五日内可提起行政诉讼。", "诉讼期限", None),
        ("期限届满仍不缴纳罚款的，每日按罚款数额的3%加处罚款。", "缴款期限", None),
    ],
)
def test_each_right_has_its_own_period(sentence: str, name: str, expected: Period | None) -> None:
    found = fact(DECISION, name, decision(sentence))
    assert (found.value if isinstance(found, Known) else None) == expected


def test_a_quoted_clause_is_still_the_basis() -> None:
    text = decision(
        "你公司的上述行为违反了《粮食流通管理条例》第十二条的规定。依据该条例第四十五条“逾期不改正的，处二十万元以下的罚款”"
        "的规定，决定对你公司处以罚款三千元。",
        "依据《中华人民共和国行政处罚法》第四十四条，本局已告知你公司陈述、申辩的权利。",
    )
    assert value(DECISION, "违反条款", text) == (Citation("粮食流通管理条例", 12),)
    assert value(DECISION, "处罚依据", text) == (Citation("粮食流通管理条例", 45),)


@pytest.mark.parametrize(
    "sentence",
    [
        "依据《粮食流通管理条例》第四十五条，参照《湖南省粮食行政处罚裁量权基准》，你公司逾期拒不改正，拟给予警告。",
        "依据《粮食流通管理条例》第四十五条，鉴于你公司逾期未改正，拟处罚款三千元。",
        "依据《粮食流通管理条例》第四十五条的规定，拟处罚款三千元，逾期不缴纳的，每日加处罚款。",
    ],
)
def test_what_was_not_put_right_in_time_is_what_the_penalty_is_for(sentence: str) -> None:
    text = f"行政处罚事先告知书\n澧南区丰登米业有限公司：\n{sentence}"
    assert Citation("粮食流通管理条例", 45) in value(NOTICE, "处罚依据", text)  # type: ignore[operator]


@pytest.mark.parametrize(
    "sentence",
    [
        "依据《罚款决定与罚款收缴分离实施办法》第九条，逾期不缴纳的，每日加处罚款。",
        "依据《湖南省行政程序规定》第七十三条，逾期未提出陈述的，给予处罚。",
        "二、理由和依据\n《粮食流通管理条例》第十二条规定收购者应当建立台账，本局决定处理。",
    ],
)
def test_what_no_penalty_rests_on(sentence: str) -> None:
    assert isinstance(fact(DECISION, "处罚依据", decision(sentence)), Missing)


def test_what_was_not_violated_is_not_cited() -> None:
    text = decision("你公司没有违反《粮食流通管理条例》第十二条的规定。")
    assert isinstance(fact(DECISION, "违反条款", text), Missing)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("经查，该公司2023年1月至5月收购粮食没有记台账。", True),
        (
            "丰登米业有限公司在未取得节能审查意见的情况下擅自开工建设烘干线，违反了《节约能源法》第十五条。",
            True,
        ),
        ("依据《节约能源法》第六十八条，决定给予罚款三千元。", False),
    ],
)
def test_whether_the_facts_are_told(body: str, told: bool) -> None:
    facts = facts_of((DECISION, f"行政处罚决定书\n{body}"))
    found = facts.of("d01", "违法事实")
    assert (isinstance(found, Known) and found.value is True) is told


def test_a_right_told_in_the_negative_is_not_told() -> None:
    text = "行政处罚事先告知书\n你公司：\n本案不适用听证程序，你公司可在三日内提出陈述、申辩。"
    facts = facts_of((NOTICE, text))
    assert isinstance(facts.of("d01", "告知听证权"), Missing)
    defence = facts.of("d01", "陈述申辩期限")
    assert isinstance(defence, Known) and defence.value == Period(3, "days")


def test_a_lone_citation_applies_to_what_the_next_sentence_imposes() -> None:
    text = "行政处罚决定书\n理由：适用《某省粮食裁量权基准》较轻阶次；依据《粮食流通管理条例》第四十三条。\n决定内容：一、警告；二、罚款20000元。"
    cited = value("行政处罚决定书", "处罚依据", text)
    assert isinstance(cited, tuple) and [c.article for c in cited if c.law == "粮食流通管理条例"] == [43]


def test_a_word_parted_by_the_end_of_a_printed_line_is_whole() -> None:
    text = (
        "行政处罚决定书\n你单位的行为违反了《粮食流通管理条例》第十一条第一款的规定。\n"
        "依据《粮食流通管理条例》第四十五条第一款第二项的规定，我局决\n定如下：\n1.给予警告。"
    )
    (cited,) = value("行政处罚决定书", "处罚依据", text)
    assert (cited.law, cited.article) == ("粮食流通管理条例", 45)
