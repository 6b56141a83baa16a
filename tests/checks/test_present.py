"""``present``: there, certainly absent, or perhaps in what could not be read."""

from __future__ import annotations

from judging import judged, verdict

from checker.model.finding import Verdict

CHECK = "check: present\ndocument: [听证笔录, 听证报告]\nmessage: 卷内没有{missing}"


def test_one_of_the_documents_is_enough() -> None:
    found = judged(CHECK, documents={"听证报告": "听证报告\n2024年1月5日"})
    assert (found.verdict, found.message) == (Verdict.PASS, "卷内有《听证报告》")
    assert found.evidence[0].quote.startswith("听证报告")


def test_absence_is_established_only_when_every_file_was_read() -> None:
    other = {"询问笔录": "询问笔录"}
    found = judged(CHECK, documents=other)
    assert (found.verdict, found.message) == (
        Verdict.FAIL,
        "卷内没有《听证笔录》《听证报告》".replace("》《", "》《"),
    )
    assert [place.file for place in found.searched] == ["01-询问笔录.txt"]
    unread = judged(CHECK, documents=other, unread="扫描件.pdf")
    assert unread.verdict is Verdict.UNSURE
    assert "扫描件.pdf未能读取" in unread.message


def test_a_receipt_is_named_by_what_it_serves() -> None:
    check = "check: present\ndocument: 行政处罚决定书的送达回证"
    receipt = "送达回证\n受送达人：沅岭县某某有限公司"
    assert verdict(check, documents={"行政处罚决定书的送达回证": receipt}) is Verdict.PASS
    assert verdict(check, documents={"行政处罚事先告知书的送达回证": receipt}) is Verdict.FAIL
