"""``special``: named functions; what each says is tested beside its rules."""

from __future__ import annotations

import pytest
from judging import judged, verdict
from pydantic import ValidationError

from checker.checks.special import FUNCTIONS
from checker.model.finding import Verdict


def test_every_function_has_a_docstring_and_a_sentence() -> None:
    for name, (function, sentence) in FUNCTIONS.items():
        assert function.__doc__, name
        assert len(sentence) > 6, name


def test_an_unknown_function_is_refused() -> None:
    with pytest.raises(ValidationError, match="没有“大小写不一致”"):
        verdict("check: special\nfunction: 大小写不一致")


def test_sums_in_figures_and_capitals() -> None:
    check = "check: special\nfunction: 大小写一致\ndocument: 行政处罚决定书\nmessage: 小写{left}，大写{right}"
    same = {"行政处罚决定书": "行政处罚决定书\n罚款人民币伍万元整（¥50000.00）。"}
    assert verdict(check, documents=same) is Verdict.PASS
    differs = {"行政处罚决定书": "行政处罚决定书\n罚款人民币伍万元整（¥5000.00）。"}
    found = judged(check, documents=differs)
    assert (found.verdict, found.message) == (Verdict.FAIL, "小写5000，大写50000")
