"""``states``: said, not said, said only seemingly, or illegible."""

from __future__ import annotations

import pytest
from judging import judged, verdict
from pydantic import ValidationError

from checker.model.finding import Verdict

CHECK = """
check: states
document: 行政处罚事先告知书
all_of:
  - [陈述]
  - [申辩, 辩解]
message: 《{document}》没有写明{missing}
"""


def notice(text: str) -> dict[str, str]:
    return {"行政处罚事先告知书": f"行政处罚事先告知书\n{text}\n2024年1月5日"}


def test_every_line_in_one_of_its_wordings() -> None:
    found = judged(CHECK, documents=notice("你单位有权进行陈述和辩解。"))
    assert found.verdict is Verdict.PASS
    assert [e.quote for e in found.evidence] == ["陈述", "辩解"]


def test_what_is_lacking_is_named() -> None:
    found = judged(CHECK, documents=notice("你单位有权进行陈述。"))
    assert (found.verdict, found.message) == (Verdict.FAIL, "《行政处罚事先告知书》没有写明申辩")


@pytest.mark.parametrize(
    "said",
    [
        "依据《中华人民共和国行政处罚法》第四十五条“当事人有权进行陈述和申辩”的规定，特此告知。",
        "未告知陈述和申辩。",
        "（此处写明陈述、申辩的期限）",
    ],
    ids=["quotation", "negation", "hint"],
)
def test_guarded_words_do_not_count(said: str) -> None:
    assert verdict(CHECK, documents=notice(said)) is Verdict.FAIL


def test_poor_pages_never_accuse() -> None:
    found = judged(CHECK, documents=notice("你单位有权进行陈述。"), quality="poor")
    assert found.verdict is Verdict.UNSURE
    assert "申辩" in found.message


def test_a_near_miss_on_a_scan_is_a_question() -> None:
    check = "check: states\ndocument: 行政处罚事先告知书\nall_of: [[不停止处罚决定的执行]]"
    assert verdict(check, documents=notice("期间不停上处罚决定的执行"), quality="good") is Verdict.UNSURE
    assert verdict(check, documents=notice("其他事项另行通知"), quality="good") is Verdict.FAIL


def test_some_of_the_lines() -> None:
    check = CHECK + "at_least: 1\n"
    assert verdict(check, documents=notice("你单位有权进行陈述。")) is Verdict.PASS
    assert verdict(check, documents=notice("特此告知。")) is Verdict.FAIL


def test_flags_and_their_denial() -> None:
    check = "check: states\ndocument: 行政处罚决定书\nfacts: [不停止执行]\nnames: [不停止执行]\nmessage: 没有写明{missing}"
    document = {"行政处罚决定书": "行政处罚决定书\n复议、诉讼期间不停止执行。"}
    assert verdict(check, documents=document) is Verdict.PASS
    silent = {"行政处罚决定书": "行政处罚决定书\n特此决定。"}
    assert judged(check, documents=silent).message == "没有写明不停止执行"
    damaged = verdict(check, documents=silent, facts={"行政处罚决定书.不停止执行": "damaged"})
    assert damaged is Verdict.UNSURE


def test_no_document_is_for_another_rule() -> None:
    assert verdict(CHECK, documents={"询问笔录": "询问笔录"}) is Verdict.NOT_APPLICABLE
    assert verdict(CHECK, documents={"询问笔录": "询问笔录"}, unread="a.pdf") is Verdict.UNSURE


def test_options_that_say_nothing_are_refused() -> None:
    with pytest.raises(ValidationError, match="states 至少要有 all_of 或 facts"):
        verdict("check: states\ndocument: 询问笔录")
    with pytest.raises(ValidationError, match="names 的个数"):
        verdict("check: states\ndocument: 询问笔录\nall_of: [[a], [b]]\nnames: [甲]")
