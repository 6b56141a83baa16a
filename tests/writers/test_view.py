"""A report arranged for reading: order, headlines, quotes in context, places in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
import report_sample

from checker.model.dossier import UNRECOGNISED
from checker.model.fact import Absence, Facts, Missing, Searched
from checker.model.finding import Finding, Severity, Verdict
from checker.model.report import Report
from checker.model.text import Evidence, Quality, Span
from checker.writers.places import Places, document_name
from checker.writers.view import CONTEXT, LONGEST_QUOTE, MOST_QUOTES, Item, View

PDF = "全卷.pdf"


def one(report: Report, **changes: object) -> Item:
    finding = replace(report.findings[0], **changes)  # type: ignore[arg-type]
    (item,) = View(replace(report, findings=(finding,))).items
    return item


@pytest.fixture(scope="module")
def report() -> Report:
    return report_sample.sample()


@pytest.fixture(scope="module")
def view(report: Report) -> View:
    return View(report)


# Order and words


def test_every_finding_is_shown_once(report: Report, view: View) -> None:
    assert len(view.items) == len(report.findings)
    assert {id(i.finding) for i in view.items} == {id(f) for f in report.findings}
    assert sum(len(g.items) for g in view.groups) + len(view.questions) == len(report.findings)


def test_what_must_be_done_runs_by_weight(view: View) -> None:
    for verdict in (Verdict.FAIL, Verdict.UNSURE):
        weights = [
            list(Severity).index(i.finding.severity) for i in view.items if i.finding.verdict is verdict
        ]
        assert weights == sorted(weights)


def test_what_is_merely_known_runs_as_the_case_did(view: View) -> None:
    stages = [i.finding.stage for i in view.items if i.finding.verdict is Verdict.PASS]
    assert list(dict.fromkeys(stages)) == [
        "主体",
        "立案",
        "调查取证",
        "告知",
        "决定",
        "送达",
        "执行",
        "结案",
        "归档",
    ]
    assert stages == sorted(stages, key=list(dict.fromkeys(stages)).index)


def test_a_failure_says_what_is_wrong_and_the_rest_what_was_required(report: Report) -> None:
    failed = one(report, title="须签名", message="笔录没有签名")
    assert (failed.headline, failed.reason, failed.sentence) == ("笔录没有签名", "", "笔录没有签名")
    passed = one(report, title="须签名", message="已签名", verdict=Verdict.PASS)
    assert (passed.headline, passed.reason, passed.sentence) == ("须签名", "已签名", "须签名：已签名")


def test_a_reason_that_repeats_the_requirement_stands_alone(report: Report) -> None:
    item = one(report, title="须签名", message="笔录须签名，已签名", verdict=Verdict.PASS)
    assert item.sentence == "笔录须签名，已签名"


@pytest.mark.parametrize("verdict", list(Verdict))
def test_without_a_message_the_requirement_stands(report: Report, verdict: Verdict) -> None:
    assert one(report, title="须签名", message="", verdict=verdict).sentence == "须签名"


def test_deep_links_do_not_change_when_other_findings_come_and_go(report: Report, view: View) -> None:
    before = {id(i.finding): i.id for i in view.items}
    after = View(replace(report, findings=report.findings[5:40]))
    assert all(before[id(i.finding)] == i.id for i in after.items)


def test_two_findings_of_one_rule_on_one_document_have_two_addresses(report: Report) -> None:
    first = report.findings[0]
    view = View(replace(report, findings=(first, first)))
    assert [i.id for i in view.items] == ["f-PEN-20a-d03", "f-PEN-20a-d03-2"]


# Quotes


def quoted(report: Report, page: int, *words: str, verdict: Verdict = Verdict.FAIL) -> Item:
    text = report_sample.TEXTS[PDF, page]
    evidence = []
    for word in words:
        start = text.index(word)
        evidence.append(Evidence(Span(PDF, page, start, start + len(word)), word))
    return one(report, evidence=tuple(evidence), verdict=verdict)


def marked(item: Item) -> list[list[str]]:
    return [[text for text, mark in quote.segments if mark] for quote in item.quotes]


def test_quotes_near_each_other_make_one_passage(report: Report) -> None:
    item = quoted(report, 6, "见证人：", "拒收事由：")
    assert marked(item) == [["拒收事由：", "见证人："]]


def test_quotes_far_apart_make_two(report: Report) -> None:
    item = quoted(report, 1, "沅发改罚告〔2024〕3号", "2024年4月1日")
    assert len(item.quotes) == 2


def test_overlapping_quotes_repeat_no_text(report: Report) -> None:
    item = quoted(report, 6, "拒收事由：\n见证人：", "见证人：")
    (quote,) = item.quotes
    assert "".join(text for text, _ in quote.segments).count("见证人：") == 1


def test_the_same_quote_twice_is_shown_once(report: Report) -> None:
    assert marked(quoted(report, 6, "见证人：", "见证人：")) == [["见证人："]]


def test_words_around_a_quote_are_limited_and_cut_ends_are_marked(report: Report) -> None:
    (quote,) = quoted(report, 1, "第二十二条").quotes
    assert quote.segments[0][0].startswith("…")
    assert quote.segments[-1][0].endswith("…")
    assert len(quote.segments[0][0]) <= CONTEXT + 1
    assert len(quote.segments[-1][0]) <= CONTEXT + 1
    assert [text for text, mark in quote.segments if mark] == ["第二十二条"]


def test_lines_are_kept_where_somebody_must_look_and_joined_where_not(report: Report) -> None:
    (act,) = quoted(report, 6, "拒收事由：\n见证人：").quotes
    (know,) = quoted(report, 6, "拒收事由：\n见证人：", verdict=Verdict.PASS).quotes
    assert any("\n" in text for text, _ in act.segments)
    assert not any("\n" in text for text, _ in know.segments)


def test_very_long_quotes_are_cut_in_the_middle(report: Report) -> None:
    quote = Evidence(Span("别处.pdf", 1, 0, 2000), "长" * 2000)
    (shown,) = one(report, evidence=(quote,)).quotes
    assert len(shown.segments[0][0]) < LONGEST_QUOTE + 30
    assert "略 1500 字" in shown.segments[0][0]


def test_quotes_beyond_the_limit_are_listed_by_place(report: Report) -> None:
    evidence = tuple(Evidence(Span("别处.pdf", n, 0, 2), "某事") for n in range(1, MOST_QUOTES + 4))
    item = one(report, evidence=evidence)
    assert len(item.quotes) == MOST_QUOTES
    assert [p.pages for p in item.further] == [f"第 {MOST_QUOTES + 1}—{MOST_QUOTES + 3} 页"]


def test_every_line_of_a_quote_is_framed(report: Report) -> None:
    (quote,) = quoted(report, 6, "拒收事由：\n见证人：").quotes
    assert len(quote.lines) == 2


# Places


def test_scans_and_bad_pages_are_labelled(report: Report) -> None:
    item = quoted(report, 3, "集体讨论记录")
    assert (item.quotes[0].place.quality, item.quotes[0].place.poor) == ("扫描识别", True)


def test_places_name_the_document_that_holds_the_page(report: Report) -> None:
    places = Places(report.dossier)
    document = places.document(Span(PDF, 5, 0, 3))
    assert document is not None
    assert document.id == "d06"
    assert places.document(Span(PDF, 7, 0, 0)) is None
    assert places.by_id(None) is places.by_id("d99") is None


def test_a_page_of_two_documents_goes_to_the_one_that_holds_the_span(report: Report) -> None:
    text = report_sample.TEXTS[PDF, 1]
    half = len(text) // 2
    first = replace(report.dossier.document("d03"), parts=(Span(PDF, 1, 0, half),))
    second = replace(report.dossier.document("d04"), parts=(Span(PDF, 1, half, len(text)),))
    places = Places(replace(report.dossier, documents=(first, second)))
    assert places.document(Span(PDF, 1, 0, 3)) is first
    assert places.document(Span(PDF, 1, half + 1, half + 3)) is second
    assert places.document(Span(PDF, 1, half - 1, half + 1)) is None, "held by neither"


def test_a_doubt_without_evidence_points_at_the_pages_searched(view: View) -> None:
    item = next(i for i in view.items if i.finding.rule == "PEN-26a")
    assert [(p.name, p.pages) for p in item.look] == [("《行政处罚事先告知书》", "第 1 页"), ("", "第 7 页")]


def test_findings_are_filtered_by_every_document_they_bear_on(view: View) -> None:
    items = {i.finding.rule: i for i in view.items}
    assert items["PEN-23a"].documents == ("d06", "d03")
    assert items["GEN-22a"].documents == ("d01", "d06")


def test_searched_places_repeat_nothing(report: Report) -> None:
    place = Searched("d03", (1,), Quality.EXACT)
    assert len(one(report, searched=(place, place)).searched) == 1


def test_document_names(report: Report) -> None:
    receipt = report.dossier.document("d04")
    assert document_name(receipt) == "《送达回证》（送达行政处罚事先告知书）"
    both = replace(receipt, serves=("行政处罚事先告知书", "行政处罚听证告知书"))
    assert document_name(both) == "《送达回证》（送达行政处罚事先告知书、行政处罚听证告知书）"
    assert document_name(replace(receipt, serves=())) == "《送达回证》"
    assert document_name(replace(receipt, type=UNRECOGNISED)) == "未识别材料（送达回证）"


# Filters


def test_choices_count_findings_and_run_in_order(view: View) -> None:
    assert [c.value for c in view.stages] == [
        "主体", "立案", "调查取证", "审核", "告知", "听证", "集体讨论", "决定", "送达", "执行", "结案", "归档",
    ]  # fmt: skip
    assert sum(c.count for c in view.stages) == len(view.items)
    assert [c.value for c in view.documents] == [f"d0{n}" for n in range(1, 10)]
    assert all(c.value for c in view.problems + view.bases), "no entry for findings that have none"


def test_facts_of_the_dossier_come_first(view: View) -> None:
    kinds = [group.kind for group in view.facts]
    assert kinds[0] == "本案"
    assert len(kinds) == len(set(kinds))
    assert sum(group.count for group in view.facts) == len(view.report.facts.all())


def test_a_finding_with_nothing_but_its_verdict(report: Report) -> None:
    bare = Finding("X-1", (), "某项要求", "", "决定", Severity.INFO, Verdict.NOT_CHECKED, "", "", ())
    (item,) = View(replace(report, findings=(bare,))).items
    assert (item.documents, item.quotes, item.at, item.open) == ((), (), None, False)


def test_known_facts_come_first_and_those_of_which_nothing_stands_there_share_a_line(report: Report) -> None:
    blank = report.facts.of("d02", "当事人签名")
    missing = Missing("现场检查笔录.见证人签名", Absence.NOT_FOUND, document="d02")
    known = report.facts.of("d02", "出示证件")
    view = View(replace(report, facts=Facts([("d02", missing), ("d02", blank), ("d02", known)], {})))
    (group,) = view.facts
    assert [line.name for line in group.told] == ["出示证件", "当事人签名"]
    assert group.rest == (("文书中没有找到", ("见证人签名",)),)
    assert (group.known, group.count, group.untold, group.conflicting) == (1, 3, 1, False)


def test_a_search_of_all_files_is_one_line_and_what_read_badly_follows() -> None:
    case = report_sample.dossier()
    places = tuple(
        Searched(
            None,
            tuple(page.number for page in source.pages),
            Quality.POOR if source.path == "全卷.pdf" else Quality.EXACT,
            source.path,
        )
        for source in case.files
    )
    said = [(p.name, p.file, p.pages, p.poor) for p in Places(case).searched(places)]
    assert said == [("", "", "全部 11 页", True), ("", "全卷.pdf", "第 1—8 页", True)]
    some = Places(case).searched(places[:1])
    assert [(p.file, p.pages, p.quality) for p in some] == [("01立案审批表.docx", "第 1 页", "原生文字")]
