"""The organ's name on scans: mended by what the dossier writes most often, never on files that read exactly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper import dossier_of, types

from checker.facts import extract
from checker.facts.organs import title_organ
from checker.model.dossier import Dossier
from checker.model.fact import Known
from checker.model.text import Quality

ORGAN = "巫水县发展和改革局"


def order(foot: str) -> str:
    return (
        f"{ORGAN}\n责令改正通知书\n鹤鸣茶油厂：\n{ORGAN}查明你厂没有备案，现责令改正。\n{foot}\n2023年5月9日"
    )


def signed(dossier: Dossier) -> Known:
    found = extract(dossier, types()).of("d01", "落款机关")
    assert isinstance(found, Known)
    return found


@pytest.mark.parametrize(
    "read", ["巫水县发展和政革局", "巫术县发展和政革局", "巫只发展和收革局", "发展和改收革局"]
)
def test_a_name_misread_under_the_seal(read: str) -> None:
    others = [("责令改正通知书", order(ORGAN))] * 2
    found = signed(dossier_of(("责令改正通知书", order(read)), *others, quality=Quality.GOOD))
    assert found.value == ORGAN
    assert read in found.note, "the reader is told what stood on the page"


def test_no_majority_no_mending() -> None:
    found = signed(dossier_of(("责令改正通知书", order("巫水县发展和政革局")), quality=Quality.GOOD))
    assert found.value == "巫水县发展和政革局"


def test_another_organ_is_not_mended_away() -> None:
    for name in ("巫水县市场监督管理局", "怀宁市发展和改革局"):
        others = [("责令改正通知书", order(ORGAN))] * 2
        found = signed(dossier_of(("责令改正通知书", order(name)), *others, quality=Quality.GOOD))
        assert found.value == name


def test_what_a_file_writes_is_what_it_writes() -> None:
    found = signed(dossier_of(("责令改正通知书", order("巫水县发展和政革局"))))
    assert found.value == "巫水县发展和政革局"


def test_a_typed_page_among_scans_stays_as_typed() -> None:
    dossier = dossier_of(
        ("责令改正通知书", order("巫水县发展和政革局")),
        ("责令改正通知书", order(ORGAN)),
        quality=Quality.GOOD,
    )
    typed = replace(dossier.documents[0], quality=Quality.EXACT)
    assert signed(replace(dossier, documents=(typed, *dossier.documents[1:]))).value == "巫水县发展和政革局"


@pytest.mark.parametrize(
    ("heading", "organ"),
    [
        ("巫水县发展和改革局\n责令改正通知书", ORGAN),
        ("巫 水 县 发 展 和 改 革 局\n责令改正通知书", ORGAN),
        ("巫水县发展和改革局责令改正通知书", None),
        ("责令改正通知书\n鹤鸣茶油厂：", None),
        ("责令改正通知书\n巫水县发展和改革局\n", None),
        ("巫水县\n发展和改革局\n责令改正通知书", ORGAN),
    ],
)
def test_the_heading_names_the_organ(heading: str, organ: str | None) -> None:
    (document,) = dossier_of(("责令改正通知书", heading)).documents
    found = title_organ(document)
    assert (found[0] if found else None) == organ
