"""The judge: every rule answers, one crash costs one line, the law's period, for_each, fingerprints."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checker.judge import judge, judge_rule
from checker.model.dossier import Document, Dossier, SourceFile
from checker.model.fact import Conflicting, Fact, Facts, Known
from checker.model.finding import Outcome, Severity, Verdict
from checker.model.rule import Case, InForce, Rule, Settings
from checker.model.text import Evidence, Page, Quality, Span


class Says:
    """A check that always gives one verdict."""

    def __init__(self, verdict: Verdict, **more: Any) -> None:
        self.outcome = Outcome(verdict, **more)

    def judge(self, case: Case) -> Outcome:
        return replace(self.outcome, document=case.document.id if case.document else None)

    def describe(self) -> str:
        return "总是这样说"

    def references(self) -> tuple[tuple[str, str], ...]:
        return ()


class Crashes(Says):
    def judge(self, case: Case) -> Outcome:
        raise ZeroDivisionError("张明的身份证号 431224198001011234")


def rule(id: str, check: Says, **more: Any) -> Rule:
    given: dict[str, Any] = {
        "severity": Severity.MAJOR,
        "applies": ("处罚普通",),
        "message": "缺{missing}",
    } | more
    return Rule(
        id=id, title=f"规则{id}", covers=("PEN-99",), problem="", stage="决定", basis=("行政处罚法 第五条",), check=check,
        kind="special", advice="改正", **given,
    )  # fmt: skip


def case(*types: str, decided: Fact | None = None) -> Case:
    documents, files = [], []
    for number, name in enumerate(types, 1):
        page = Page(f"{number}.txt", 1, name)
        files.append(SourceFile(page.file, "", (page,)))
        documents.append(
            Document(f"d{number:02d}", name, name, (Span(page.file, 1, 0, len(name)),), name, (0,))
        )
    facts = Facts([], {"本案.决定日期": decided} if decided else {})
    return Case(Dossier("试验", "处罚普通", tuple(files), tuple(documents)), facts, Settings(), {}, {})


def on(day: date) -> Known:
    return Known("本案.决定日期", day, ())


def test_every_rule_answers_and_the_totals_add_up() -> None:
    rules = tuple(rule(f"PEN-{n}a", Says(v)) for n, v in enumerate(Verdict, 10))
    found = judge(rules, case("询问笔录"))
    assert sorted(f.verdict for f in found) == sorted(Verdict)
    assert {f.rule for f in found} == {r.id for r in rules}


def test_worst_first() -> None:
    rules = (
        rule("PEN-10a", Says(Verdict.PASS)), rule("PEN-11a", Says(Verdict.UNSURE)),
        rule("PEN-12a", Says(Verdict.FAIL), severity=Severity.MINOR), rule("PEN-13a", Says(Verdict.FAIL), severity=Severity.VETO),
    )  # fmt: skip
    assert [f.rule for f in judge(rules, case())] == ["PEN-13a", "PEN-12a", "PEN-11a", "PEN-10a"]


def test_a_crash_costs_one_line_and_quotes_nothing() -> None:
    rules = (rule("PEN-10a", Crashes(Verdict.PASS)), rule("PEN-11a", Says(Verdict.PASS)))
    found = {f.rule: f for f in judge(rules, case())}
    assert found["PEN-11a"].verdict is Verdict.PASS
    crashed = found["PEN-10a"]
    assert crashed.verdict is Verdict.CRASHED
    assert "ZeroDivisionError" in crashed.message and "431224" not in crashed.message
    with pytest.raises(ZeroDivisionError):
        judge(rules, case(), debug=True)


def test_another_kind_of_dossier() -> None:
    found = judge_rule(rule("SIM-01a", Says(Verdict.FAIL), applies=("处罚简易",)), case())
    assert [f.verdict for f in found] == [Verdict.NOT_APPLICABLE]
    assert found[0].message == "适用于处罚简易案卷，本卷为处罚普通"


NEW = InForce("本案.决定日期", date(2021, 7, 15))
OLD = InForce("本案.决定日期", None, date(2021, 7, 14))


@pytest.mark.parametrize(
    ("force", "decided", "expected"),
    [
        (NEW, on(date(2021, 7, 15)), Verdict.FAIL),
        (NEW, on(date(2021, 7, 14)), Verdict.NOT_APPLICABLE),
        (NEW, None, Verdict.FAIL),  # without a date the law of today
        (OLD, on(date(2021, 7, 14)), Verdict.FAIL),
        (OLD, on(date(2021, 7, 15)), Verdict.NOT_APPLICABLE),
        (OLD, None, Verdict.NOT_APPLICABLE),
        (NEW, Conflicting("本案.决定日期", (on(date(2021, 7, 1)), on(date(2021, 8, 1)))), Verdict.UNSURE),
        (NEW, Conflicting("本案.决定日期", (on(date(2021, 7, 20)), on(date(2021, 8, 1)))), Verdict.FAIL),
    ],
)
def test_the_laws_period(force: InForce, decided: Fact | None, expected: Verdict) -> None:
    found = judge_rule(
        rule("PEN-10a", Says(Verdict.FAIL), in_force=force), case("行政处罚决定书", decided=decided)
    )
    assert [f.verdict for f in found] == [expected]


def test_each_document_of_a_type() -> None:
    asked = rule(
        "PEN-10a",
        Says(Verdict.FAIL, values=(("missing", "签名"),)),
        for_each=("询问笔录",),
        message="《{document}》缺{missing}",
    )
    found = judge_rule(asked, case("询问笔录", "立案审批表", "询问笔录"))
    assert [(f.document, f.message) for f in found] == [
        ("d01", "《询问笔录》缺签名"),
        ("d03", "《询问笔录》缺签名"),
    ]
    assert [f.verdict for f in judge_rule(asked, case("立案审批表"))] == [Verdict.NOT_APPLICABLE]


@pytest.mark.parametrize(
    ("values", "doubtful", "expected"),
    [
        ((), (), Verdict.FAIL),
        ((), ((4, 6),), Verdict.UNSURE),  # the line quoted may be misread
        ((), ((6, 9),), Verdict.FAIL),  # the doubtful line begins where the quotation ends
        ((("left", "泠江县人民政府"), ("right", "冷江县人民政府")), (), Verdict.UNSURE),
        ((("left", "泠江县人民政府"), ("right", "洣坪市监察委员会")), (), Verdict.FAIL),
        (
            (("left", "罚款3000元整计"), ("right", "罚款8000元整计")),
            (),
            Verdict.FAIL,
        ),  # figures are read reliably
    ],
)
def test_a_failure_that_may_be_recognitions_doing_is_a_doubt(
    values: tuple[tuple[str, str], ...], doubtful: tuple[tuple[int, int], ...], expected: Verdict
) -> None:
    page = Page("扫描.pdf", 7, "告知日期：五月三日", Quality.GOOD, ocr=True, doubtful=doubtful)
    scanned = case()
    scanned = replace(scanned, dossier=replace(scanned.dossier, files=(SourceFile(page.file, "", (page,)),)))
    check = Says(Verdict.FAIL, values=values, evidence=(Evidence(Span(page.file, 7, 0, 6), page.text[:6]),))
    finding = judge_rule(rule("PEN-10a", check, message="晚了"), scanned)[0]
    assert finding.verdict is expected
    assert finding.message.startswith("晚了")
    assert ("请对照原页核对" in finding.message) is (expected is Verdict.UNSURE)


def test_the_fingerprint_forgets_pages_and_wording() -> None:
    dossier = case("询问笔录")
    document = dossier.dossier.documents[0]
    evidence = document.locate(0, 2)
    one = judge_rule(rule("PEN-10a", Says(Verdict.FAIL, evidence=evidence)), dossier)[0]
    other = replace(one, message="换一种说法", advice="另一种整改", searched=())
    assert one.fingerprint == other.fingerprint
    assert one.fingerprint != replace(one, rule="PEN-11a").fingerprint
    assert one.fingerprint != replace(one, evidence=document.locate(2, 4)).fingerprint
