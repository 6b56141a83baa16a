"""Scores: intervals, what does not apply, one defect once, vetoes, grades."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from checker.model.finding import Finding, Severity, Verdict
from checker.model.score import Grade, Mode, Sheet, SheetItem, SheetPart, State
from checker.rulebook import load
from checker.scoring import score

D = Decimal
ROOT = Path(__file__).resolve().parent.parent


def finding(
    rule: str, verdict: Verdict, severity: Severity = Severity.MAJOR, covers: tuple[str, ...] = ()
) -> Finding:
    return Finding(
        rule,
        covers or (rule[:-1],),
        f"规则{rule}",
        "",
        "决定",
        severity,
        verdict,
        "说明",
        "整改",
        ("行政处罚法 第五条",),
    )


def item(id: str, points: str = "0", *covers: str, **more: object) -> SheetItem:
    return SheetItem(id, f"项目{id}", D(points), covers, **more)  # type: ignore[arg-type]


def sheet(*parts: SheetPart) -> Sheet:
    grades = (Grade("优秀", D(90)), Grade("合格", D(60)), Grade("不合格", D(0)))
    return Sheet("试验表", "试验", (), ("处罚普通",), D(100), parts, grades, veto_grade="不合格")


def scaled(*items: SheetItem, points: str = "100") -> SheetPart:
    return SheetPart("文书", Mode.SCALED, D(points), items)


def deducted(*items: SheetItem, points: str = "0", most: str | None = None) -> SheetPart:
    return SheetPart("扣分", Mode.DEDUCTED, D(points), items, D(most) if most else None)


A, B, C = item("A", "4", "PEN-10"), item("B", "4", "PEN-11"), item("C", "2", "PEN-12")


def test_what_does_not_apply_leaves_the_denominator() -> None:
    found = (
        finding("PEN-10a", Verdict.PASS), finding("PEN-11a", Verdict.FAIL), finding("PEN-12a", Verdict.NOT_APPLICABLE)
    )  # fmt: skip
    result = score(found, sheet(scaled(A, B, C)), "处罚普通")
    assert result is not None
    assert (result.least, result.most) == (D("50.0"), D("50.0"))  # 4 of 8, not of 10
    assert [line.state for line in result.lines] == [State.KEPT, State.LOST, State.OUT]
    assert result.lines[1].findings == (found[1].fingerprint,)
    assert result.grades == ("不合格",)


@pytest.mark.parametrize("open_", [Verdict.UNSURE, Verdict.NOT_CHECKED, Verdict.CRASHED])
def test_what_is_open_makes_an_interval(open_: Verdict) -> None:
    found = (finding("PEN-10a", Verdict.PASS), finding("PEN-11a", open_), finding("PEN-12a", Verdict.PASS))
    result = score(found, sheet(scaled(A, B, C)), "处罚普通")
    assert result is not None
    assert (result.least, result.most) == (D("60.0"), D("100.0"))
    assert result.grades == ("合格", "优秀")
    assert result.lines[1].state is State.OPEN


def test_an_item_no_rule_judges_is_left_to_people() -> None:
    result = score((finding("PEN-10a", Verdict.PASS),), sheet(scaled(A, B)), "处罚普通")
    assert result is not None
    assert (result.least, result.least_judged, result.most) == (D("50.0"), D("100.0"), D("100.0"))
    assert result.lines[1].state is State.MANUAL


def test_points_for_each_defect_up_to_all() -> None:
    each = item("A", "2", "PEN-10", each=D("0.5"))
    found = tuple(finding(f"PEN-10{letter}", Verdict.FAIL) for letter in "abc")
    result = score(found, sheet(deducted(each, points="100")), "处罚普通")
    assert result is not None
    assert result.most == D("98.5")
    many = tuple(finding(f"PEN-10{letter}", Verdict.FAIL) for letter in "abcdefgh")
    more = score(many, sheet(deducted(each, points="100")), "处罚普通")
    assert more is not None and more.most == D("98.0")


def test_one_defect_costs_points_once() -> None:
    again = item("B", "4", "PEN-10")
    result = score((finding("PEN-10a", Verdict.FAIL),), sheet(deducted(A, again, points="100")), "处罚普通")
    assert result is not None
    assert result.most == D("96.0")
    assert (result.lines[1].state, result.lines[1].charged_at) == (State.CHARGED, "A")


def test_a_question_is_open_at_every_item_it_bears_on() -> None:
    again = item("B", "4", "PEN-10")
    asked = (finding("PEN-10a", Verdict.UNSURE, Severity.INFO),)
    result = score(asked, sheet(deducted(A, again, points="100")), "处罚普通")
    assert result is not None
    assert [line.state for line in result.lines] == [State.OPEN, State.OPEN]
    assert (result.least, result.most) == (D("92.0"), D("100.0"))


def test_an_item_may_name_its_rules() -> None:
    named = item("A", "4", rules=("PEN-77a",))
    result = score((finding("PEN-77a", Verdict.FAIL),), sheet(deducted(named, points="100")), "处罚普通")
    assert result is not None and result.most == D("96.0")


def test_a_part_may_cost_only_so_much() -> None:
    found = (finding("PEN-10a", Verdict.FAIL), finding("PEN-11a", Verdict.FAIL))
    result = score(found, sheet(deducted(A, B, points="100", most="5")), "处罚普通")
    assert result is not None and result.most == D("95.0")


def test_never_below_nothing() -> None:
    heavy = item("A", "150", "PEN-10")
    result = score((finding("PEN-10a", Verdict.FAIL),), sheet(deducted(heavy, points="100")), "处罚普通")
    assert result is not None and (result.least, result.most) == (D("0.0"), D("0.0"))


VETO = item("V", "0", "PEN-20", veto=True)


def test_a_veto_decides_the_sheet() -> None:
    found = (finding("PEN-20a", Verdict.FAIL, Severity.VETO), finding("PEN-10a", Verdict.PASS))
    result = score(found, sheet(deducted(VETO), scaled(A)), "处罚普通")
    assert result is not None
    assert (result.least, result.most, result.vetoes) == (D("0.0"), D("0.0"), ("PEN-20a",))
    assert result.grades == ("不合格",)


def test_an_open_veto_opens_the_score() -> None:
    found = (finding("PEN-20a", Verdict.UNSURE, Severity.VETO), finding("PEN-10a", Verdict.PASS))
    result = score(found, sheet(deducted(VETO), scaled(A)), "处罚普通")
    assert result is not None
    assert (result.least, result.least_judged, result.most) == (D("0.0"), D("100.0"), D("100.0"))
    assert (result.vetoes, result.open_vetoes) == ((), ("PEN-20a",))
    assert result.grades == ("不合格", "优秀")


def test_a_slip_is_no_veto_but_costs_points_elsewhere() -> None:
    found = (finding("PEN-20a", Verdict.FAIL, Severity.MINOR),)
    result = score(found, sheet(deducted(VETO), scaled(item("A", "4", "PEN-20"), B)), "处罚普通")
    assert result is not None
    assert result.vetoes == ()
    assert [line.state for line in result.lines] == [State.MANUAL, State.LOST, State.MANUAL]


def test_a_veto_that_only_a_question_bears_on_is_left_to_people() -> None:
    found = (finding("PEN-20a", Verdict.UNSURE, Severity.INFO), finding("PEN-10a", Verdict.PASS))
    result = score(found, sheet(deducted(VETO), scaled(A)), "处罚普通")
    assert result is not None
    assert (result.lines[0].state, result.open_vetoes, result.least) == (State.MANUAL, (), D("100.0"))


def test_a_sheet_for_another_kind_of_dossier() -> None:
    assert score((), sheet(scaled(A)), "许可") is None


def test_items_for_one_kind_only() -> None:
    summary = item("S", "4", "PEN-10", applies=("处罚简易",))
    result = score((finding("PEN-10a", Verdict.FAIL),), sheet(scaled(summary, B)), "处罚普通")
    assert result is not None
    assert [line.item.id for line in result.lines] == ["B"]


@pytest.mark.parametrize("shipped", load(ROOT / "rules").sheets, ids=lambda s: Path(s.file).stem)
def test_shipped_sheets_say_what_they_are(shipped: Sheet) -> None:
    assert shipped.source and shipped.gaps
    assert "湖南" not in shipped.name
    most = sum((part.points for part in shipped.parts), D(0))
    assert most == shipped.total
    clean = score((), shipped, shipped.applies[0])
    assert clean is not None and clean.most == shipped.total
