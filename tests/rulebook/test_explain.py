"""A rule in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from writing import GOOD, book, with_line

from checker.rulebook import load
from checker.rulebook.explain import explain, period, sentence

ROOT = Path(__file__).resolve().parent.parent.parent


def test_condition_exception_and_each(tmp_path: Path) -> None:
    rule = with_line(
        "check: states",
        "when: [{document: 听证笔录}]\nunless: [{fact: 本案.放弃听证}]\nfor_each: 行政处罚事先告知书\nin_force: {from: 2021-07-15, by: 本案.决定日期}\ncheck: states",
    )
    (loaded,) = book(tmp_path, {"notice/rule.yaml": rule}).rules
    assert sentence(loaded) == (
        "在卷内有《听证笔录》的情况下，每一份《行政处罚事先告知书》：《行政处罚事先告知书》应当载明全部：“陈述”；“申辩”；但放弃听证已载明的除外。"
    )
    assert period(loaded) == "自 2021-07-15 起（按决定日期判断）"


def test_for_the_terminal(tmp_path: Path) -> None:
    (loaded,) = book(
        tmp_path,
        {
            "notice/rule.yaml": GOOD
            + "known_false_positives: [告知写在另一份文书]\nnote: 试验\nproblem: '4.5'\n"
        },
    ).rules
    assert explain(loaded).replace(f"{tmp_path}/", "").splitlines() == [
        "PEN-20a　告知书应当告知陈述、申辩权（否决，告知）",
        "要求：《行政处罚事先告知书》应当载明全部：“陈述”；“申辩”。",
        "依据：行政处罚法 第四十四条",
        "适用：处罚普通",
        "对应：PEN-20；整治方案问题 4.5",
        "不合规时说：没有告知〔缺少的内容〕",
        "整改：重新告知",
        "可能误报：告知写在另一份文书",
        "说明：试验",
        "出处：notice/rule.yaml:1",
    ]


@pytest.mark.parametrize("rule", load(ROOT / "rules").rules, ids=lambda rule: rule.id)
def test_every_shipped_rule_is_a_sentence(rule: object) -> None:
    said = sentence(rule)  # type: ignore[arg-type]
    assert said.endswith(("。", "？")) and len(said) > 8
    assert "None" not in said and "{" not in said and "()" not in said
