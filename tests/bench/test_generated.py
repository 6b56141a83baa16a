"""The generator of the scoreboard: every rule that can fail has its defect, and noise is the same each time."""

from __future__ import annotations

import re

import pytest
from generated.build import make
from generated.coverage import NOT_INJECTED, sources
from generated.defects import DEFECTS
from generated.judged import rules
from generated.noise import HEAVY, LEVELS, LIGHT, noisy
from generated.planted import planted
from generated.traps import TRAPS
from rapidfuzz.distance import Levenshtein

from checker.model.dossier import SourceFile
from checker.model.text import Cell, Page, Quality, Table

TEXT = "行政处罚决定书\n" + "经查，当事人未按照规定报送2023年度能源利用状况报告，逾期仍未改正。\n" * 30
ROWS = "案由\t未按规定报送\n当事人\t沅岭县宏达建材有限公司"


def test_every_rule_that_can_fail_has_a_defect() -> None:
    found = sources(rules())
    assert len(found) > 300
    assert [source.rule.id for source in found if not source.covered] == []
    assert set(NOT_INJECTED) <= {source.rule.id for source in found if not source.own and not source.planted}
    assert all(source.planted or source.why_not for source in found)


def test_defects_name_rules_there_are_and_are_told_apart() -> None:
    known = {source.rule.id for source in sources(rules())}
    assert {rule for change in DEFECTS for rule in change.rules} <= known
    names = [change.name for change in (*DEFECTS, *TRAPS, *planted(rules()))]
    assert len(names) == len(set(names))
    assert not any(re.fullmatch(r"test-.*", change.name) for change in DEFECTS)


def test_a_dossier_follows_from_its_seed() -> None:
    change = next(change for change in DEFECTS if change.name == "receipt-other-number")
    one, other = (make(3, change, {"form": "pdf"}) for _ in range(2))
    assert (one.slug, one.facts, sorted(one.files)) == (other.slug, other.facts, sorted(other.files))
    assert one.rules == ["P253b"]


def pages(text: str, tables: tuple[Table, ...] = ()) -> tuple[SourceFile, ...]:
    return (SourceFile("01.docx", "", (Page("01.docx", 1, text, tables=tables),)),)


@pytest.mark.parametrize("level", LEVELS.values(), ids=LEVELS)
def test_noise_is_the_same_each_time(level: object) -> None:
    assert isinstance(level, type(LIGHT))
    one, other, another = (noisy(pages(TEXT), level, seed) for seed in ("a", "a", "b"))
    assert one == other
    assert one[0].pages[0].text not in (TEXT, another[0].pages[0].text)
    assert one[0].pages[0].ocr and one[0].pages[0].quality is not Quality.EXACT


def test_heavy_noise_is_heavier() -> None:
    kept = "".join(TEXT.split())
    light, heavy = (
        Levenshtein.distance(kept, "".join(noisy(pages(TEXT), level, "a")[0].pages[0].text.split()))
        for level in (LIGHT, HEAVY)
    )
    assert 0 < light < heavy < len(kept) * 0.05


def test_cells_stay_over_their_words() -> None:
    cells, at = [], 0
    for row, line in enumerate(ROWS.split("\n")):
        for column, word in enumerate(line.split("\t")):
            cells.append(Cell(row, column, 1, 1, at, at + len(word)))
            at += len(word) + 1
    for n in range(20):
        page = noisy(pages(ROWS, (Table(tuple(cells)),)), LIGHT, str(n))[0].pages[0]
        assert len(page.tables) == 1
        for cell in page.tables[0].cells:
            assert "\n" not in page.text[cell.start : cell.end]
            assert page.text[cell.end : cell.end + 1] in ("\t", "\n", "", "丨", "|")
