"""Bodies of remedy: whom to ask for review, where to sue."""

from __future__ import annotations

import pytest
from paper import DECISION, decision, fact, value

from checker.model.fact import Absence, Missing


@pytest.mark.parametrize(
    ("sentence", "organ"),
    [
        ("可以在六十日内向＿＿＿＿人民政府申请行政复议。", "＿＿＿＿人民政府"),
        ("可以在六十日内依法向澧南区人民政府（地址在人民路1号）申请行政复议。", "澧南区人民政府"),
        ("可以在六十日内，到澧南区人民政府申请行政复议。", "澧南区人民政府"),
        (
            "可以在六十日内依法向澧南区人民政府（行政复议机构地址：人民路1号、2号，电话：0736-0000000）申请行政复议。",
            "澧南区人民政府",
        ),
        (
            "可以向澧南区人民政府(地址:人民路1号)或者溇州市发展和改革委员会（地址：解放路2号）申请行政复议。",
            ("澧南区人民政府", "溇州市发展和改革委员会"),
        ),
    ],
)
def test_whom_to_ask_for_review(sentence: str, organ: str | tuple[str, ...]) -> None:
    assert value(DECISION, "复议机关", decision(sentence)) == organ


@pytest.mark.parametrize(
    ("sentence", "court"),
    [
        ("也可以直接到澧南区人民法院起诉。", "澧南区人民法院"),
        ("也可以在六个月内提起行政诉讼，起诉至溇州铁路运输法院。", "溇州铁路运输法院"),
        ("也可以依法向有管辖权的澧南区人民法院提起行政诉讼。", "澧南区人民法院"),
        ("也可以在六个月内向澧南区人民法院（地址：法院路3号）提起行政诉讼。", "澧南区人民法院"),
    ],
)
def test_where_to_sue(sentence: str, court: str) -> None:
    assert value(DECISION, "诉讼法院", decision(sentence)) == court


def test_the_court_that_enforces_alone_is_no_court_to_sue_in() -> None:
    text = decision("逾期不履行的，本局将向澧南区人民法院申请强制执行。")
    found = fact(DECISION, "诉讼法院", text)
    assert isinstance(found, Missing) and found.why is Absence.NOT_FOUND


def test_a_damaged_court_is_blank() -> None:
    found = fact(DECISION, "诉讼法院", decision("也可以向＿＿＿人民法院提起行政诉讼。"))
    assert isinstance(found, Missing) and found.why is Absence.BLANK
