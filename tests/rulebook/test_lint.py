"""``anjuan rules lint``: one case a finding, and the shipped rule-book clean."""

from __future__ import annotations

from pathlib import Path

import pytest
from writing import GOOD, NOTICE, book, with_line

from checker.rulebook import load
from checker.rulebook.lint import lint

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = """\
- name: 都告知了
  documents: {行政处罚事先告知书: 你单位有权进行陈述和申辩。}
  expect: pass
- name: 漏了申辩
  documents: {行政处罚事先告知书: 你单位有权进行陈述。}
  expect: fail
- name: 引用不算
  documents: {行政处罚事先告知书: 你单位有权进行陈述，未告知申辩。}
  expect: fail
"""
DECISION = "name: 行政处罚决定书\nkinds: [处罚普通]\nfacts:\n  申辩情况: {kind: choice, choices: {放弃: [放弃], 已提出: [提出]}}\n"
ON_SPOT = "name: 当场行政处罚决定书\nkinds: [处罚简易]\n"


def said(folder: Path, rule: str = GOOD, cases: str | None = CASES, **files: str) -> list[str]:
    given = {"notice/rule.yaml": rule, "documents/decision.yaml": DECISION, "documents/on-spot.yaml": ON_SPOT}
    if cases is not None:
        given["notice/rule.test.yaml"] = cases
    return [str(e).replace(f"{folder}/", "") for e in lint(book(folder, given | files))]


def test_a_good_rule(tmp_path: Path) -> None:
    assert said(tmp_path) == []


def conditioned(lines: str) -> str:
    return with_line("check: states", f"{lines}\ncheck: states")


RULES = {
    "unknown fact": (
        conditioned("when: [{fact: 行政处罚决定书.罚款数额}]"),
        "“行政处罚决定书.罚款数额”：没有哪种文书有这个要素。请核对写法",
    ),
    "unknown derived fact": (
        conditioned("when: [{fact: 本案.罚款数额}]"),
        "“本案.罚款数额”：没有哪种文书有这个要素。请核对写法",
    ),
    "unknown document": (
        with_line("document: 行政处罚事先告知书", "document: 行政处罚告知书"),
        "“行政处罚告知书”：rules/documents 里没有这种文书。请核对写法",
    ),
    "unknown parameter": (
        conditioned("when: [{fact: 本案.罚款金额, at_least: 参数.听证标准}]"),
        "“听证标准”：rules/parameters 里没有这个参数。请核对写法",
    ),
    "unknown list": (
        conditioned("when: [{fact: 本案.处罚机关, in_list: 直管机关}]"),
        "“直管机关”：rules/lists 里没有这个名单。请核对写法",
    ),
    "placeholder": (
        with_line("{missing}", "{found}"),
        "message 里的 {found}，检查“states”不提供。可用：missing、document",
    ),
    "id and covers": (
        with_line("covers: [PEN-20]", "covers: [PEN-21]"),
        "编号 PEN-20a 与 covers（PEN-21）对不上。编号是所落实的要求加一个字母",
    ),
    "basis": (
        with_line("行政处罚法 第四十四条", "行政处罚法"),
        "依据“行政处罚法”没有写到条。例：行政处罚法 第四十四条",
    ),
    "contradiction": (
        conditioned("when: [{document: 行政处罚决定书}, {no_document: 行政处罚决定书}]"),
        "条件没有作用：既要求有《行政处罚决定书》又要求没有。两个条件不能同时成立，请删去一个",
    ),
    "condition and exception": (
        conditioned("when: [{document: 行政处罚决定书}]\nunless: [{document: 行政处罚决定书}]"),
        "条件没有作用：“卷内有《行政处罚决定书》”既是适用条件又是例外。请删去一处",
    ),
    "document of another procedure": (
        conditioned("when: [{document: 当场行政处罚决定书}]"),
        "条件没有作用：《当场行政处罚决定书》只见于处罚简易案卷，本规则适用于处罚普通。请核对 applies 或者条件",
    ),
    "value a choice cannot take": (
        conditioned("when: [{fact: 行政处罚决定书.申辩情况, equals: 放弃了}]"),
        "条件没有作用：“行政处罚决定书.申辩情况”不会是“放弃了”。可能的值：已提出、放弃。是不是想写“放弃”？",
    ),
    "always true": (
        conditioned("when: [{stage_reached: 立案}]"),
        "条件没有作用：“案件已进入立案阶段”总是成立。请删去",
    ),
    "period the wrong way round": (
        conditioned("in_force: {from: 2024-01-01, until: 2021-07-15, by: 本案.决定日期}"),
        "条件没有作用：适用期间 2024-01-01 至 2021-07-15 前后颠倒。请核对",
    ),
    "too many gaps": (
        with_line("[申辩]]", "[你…有…权…申…辩]]"),
        "说法“你…有…权…申…辩”里的“…”超过 3 处，匹配会很慢。请拆成几行，或者写得具体些",
    ),
    "an empty alternative": (
        with_line("[申辩]]", "['申辩|']]"),
        "说法“申辩|”里有空的一项，处处命中。请删去多余的“|”",
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_rule(name: str, tmp_path: Path) -> None:
    rule, expected = RULES[name]
    assert f"notice/rule.yaml:1：{expected}" in said(tmp_path, rule)


TESTS = {
    "none": (None, "notice/rule.test.yaml：没有测试。请仿照相邻规则写 .test.yaml"),
    "no failing case": (CASES.replace("expect: fail", "expect: pass"), "notice/rule.test.yaml:1：缺少结论为 fail 的测试"),
    "two cases": (CASES.split("- name: 引用")[0], "notice/rule.test.yaml:1：测试不足三例。请补一个容易误判的例子（否定、引用、例外、旧法或看不清）"),
    "facts only": (
        CASES.replace("documents: {行政处罚事先告知书: 你单位有权进行陈述和申辩。}", "facts: {本案.案由: 试验}"),
        "notice/rule.test.yaml:1：没有从文书得出合规的测试。请用 documents 写出文书正文，不要只给要素",
    ),
    "unknown key": (CASES.replace("documents:", "document:", 1), "notice/rule.test.yaml:2：测试没有“document”。可用：name、documents、facts、settings、quality、kind、unread、expect、message、count、trap"),
    "verdict": (CASES.replace("expect: pass", "expect: ok"), "notice/rule.test.yaml:1：expect 写错。可用：pass、fail、unsure、not_applicable、not_checked、crashed"),
}  # fmt: skip


@pytest.mark.parametrize("name", TESTS)
def test_cases(name: str, tmp_path: Path) -> None:
    cases, expected = TESTS[name]
    assert expected in said(tmp_path, cases=cases)


def test_two_rules_about_one_thing(tmp_path: Path) -> None:
    second = GOOD.replace("PEN-20a", "PEN-20b")
    files = {"notice/second.yaml": second, "notice/second.test.yaml": CASES}
    found = said(tmp_path, **files)
    assert found == [
        "notice/second.yaml:1：与 PEN-20a 重叠：检查“states”的是同一事项，条件也相同。请合并，或者写明各自的条件"
    ]


def test_two_rules_for_two_times(tmp_path: Path) -> None:
    old = GOOD.replace("PEN-20a", "PEN-20b").replace(
        "check:", "in_force: {until: 2021-07-14, by: 本案.决定日期}\ncheck:"
    )
    new = GOOD.replace("check:", "in_force: {from: 2021-07-15, by: 本案.决定日期}\ncheck:")
    files = {"notice/second.yaml": old, "notice/second.test.yaml": CASES}
    assert said(tmp_path, new, **files) == []


def test_a_limit_does_not_make_another_subject(tmp_path: Path) -> None:
    first = "check: deadline\nstart: 本案.立案日期\nend: 本案.决定日期\nwithin: {} days\n"
    lines = "check: states\ndocument: 行政处罚事先告知书\nall_of: [[陈述], [申辩]]\n"
    one, other = (with_line(lines, first.format(n)).replace("{missing}", "{limit}") for n in (90, 60))
    files = {"notice/second.yaml": other.replace("PEN-20a", "PEN-20b"), "notice/second.test.yaml": CASES}
    assert any("与 PEN-20a 重叠" in line for line in said(tmp_path, one, **files))


def test_wordings_of_document_types(tmp_path: Path) -> None:
    slow = NOTICE + "  裁量说明: {kind: flag, wording: [从…轻…减…轻…处罚]}\n"
    found = said(tmp_path, **{"documents/notice.yaml": slow})
    assert found[0].startswith(
        "documents（行政处罚事先告知书.裁量说明）:1：说法“从…轻…减…轻…处罚”里的“…”超过 3 处"
    )


def test_the_shipped_rule_book_is_clean() -> None:
    assert [str(e) for e in lint(load(ROOT / "rules"))] == []
