"""``present``: there, certainly absent, or perhaps in what could not be read."""

from __future__ import annotations

from judging import judged, verdict

from checker.checks.present import Present
from checker.model.dossier import UNRECOGNISED, Document, Dossier, SourceFile
from checker.model.fact import Facts
from checker.model.finding import Verdict
from checker.model.rule import Case, Settings
from checker.model.text import Page, Span

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


def test_an_unrecognised_paper_that_looks_like_it_is_a_doubt() -> None:
    text = "公文流转单\n标题：听证情况\n会议记录"
    page = Page("08.pdf", 1, text)
    paper = Document(
        "d01",
        UNRECOGNISED,
        "公文流转单",
        (Span(page.file, 1, 0, len(text)),),
        text,
        (0,),
        may_be=("听证笔录",),
    )
    dossier = Dossier("试验", "处罚普通", (SourceFile(page.file, "", (page,)),), (paper,))
    case = Case(dossier, Facts([], {}), Settings(), {}, {})
    found = Present(document=("听证笔录",)).judge(case)
    assert (found.verdict, found.document) == (Verdict.UNSURE, "d01")
    assert "请打开看是不是" in found.reason and found.evidence[0].quote.startswith("公文流转单")
    assert Present(document=("听证报告",)).judge(case).verdict is Verdict.FAIL
