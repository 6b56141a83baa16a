"""``cites``: a law, down to the article, and not only a normative document."""

from __future__ import annotations

import pytest
from judging import judged, verdict

from checker.model.finding import Verdict

CHECK = "check: cites\ndocument: 行政处罚决定书\nfact: 处罚依据\nmessage: 没有引到{missing}{found}"


def decision(basis: str) -> dict[str, str]:
    return {"行政处罚决定书": f"行政处罚决定书\n依据{basis}的规定，决定对你单位处以罚款人民币30000元。"}


def test_down_to_the_article() -> None:
    assert verdict(CHECK, documents=decision("《中华人民共和国节约能源法》第八十二条")) is Verdict.PASS
    found = judged(CHECK, documents=decision("《中华人民共和国节约能源法》"))
    assert (found.verdict, found.message) == (Verdict.FAIL, "没有引到条款《节约能源法》")


def test_no_citation_at_all() -> None:
    papers = {"行政处罚决定书": "行政处罚决定书\n决定对你单位处以罚款人民币30000元。"}
    assert verdict(CHECK, documents=papers) is Verdict.FAIL
    assert verdict(CHECK, documents=papers, quality="poor") is Verdict.UNSURE


def test_a_certain_law() -> None:
    check = CHECK + "\nlaw: 行政处罚法"
    assert (
        verdict(check, documents=decision("《中华人民共和国行政处罚法》第二十八条、《节约能源法》第八十二条"))
        is Verdict.PASS
    )
    assert verdict(check, documents=decision("《节约能源法》第八十二条")) is Verdict.FAIL


def test_not_only_a_normative_document() -> None:
    check = CHECK + "\nstatute: true"
    only = decision("《湖南省节能行政处罚裁量基准》第三条")
    assert verdict(check, documents=only) is Verdict.FAIL
    both = decision("《节约能源法》第八十二条、《湖南省节能行政处罚裁量基准》第三条")
    assert verdict(check, documents=both) is Verdict.PASS


@pytest.mark.parametrize(("unread", "expected"), [(None, Verdict.NOT_APPLICABLE), ("a.pdf", Verdict.UNSURE)])
def test_no_document(unread: str | None, expected: Verdict) -> None:
    assert verdict(CHECK, documents={"询问笔录": "询问笔录"}, unread=unread) is expected
