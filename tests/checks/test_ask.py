"""``ask``: a question for a person, never an accusation."""

from __future__ import annotations

from judging import judged

from checker.model.finding import Verdict

CHECK = "check: ask\nquestion: 是否应当回避？\ndocuments: [询问笔录, 现场检查笔录]"


def test_asked_where_the_papers_are() -> None:
    found = judged(CHECK, documents={"现场检查笔录": "现场检查笔录"})
    assert (found.verdict, found.message) == (Verdict.UNSURE, "是否应当回避？")
    assert [place.document for place in found.searched] == ["d01"]
    assert found.question, "a standing question is no doubt about this dossier"
    assert not found.doubt


def test_not_asked_without_them() -> None:
    assert judged(CHECK, documents={"听证笔录": "听证笔录"}).verdict is Verdict.NOT_APPLICABLE


def test_asked_where_they_may_be_among_what_was_not_read() -> None:
    found = judged(CHECK, documents={"听证笔录": "听证笔录"}, unread="扫描件.pdf")
    assert found.question
    assert found.message.startswith(
        "是否应当回避？（没有认出《询问笔录》《现场检查笔录》，但扫描件.pdf未能读取"
    )
