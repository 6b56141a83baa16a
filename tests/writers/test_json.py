"""report.json as the contract promises it to other programs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import report_sample

from checker.model.fact import Absence, Conflicting, Facts, Known, Missing
from checker.model.finding import Finding, Severity, Verdict
from checker.model.report import Report
from checker.model.text import Evidence, Span
from checker.writers import WRITERS, write_json

VERDICTS = {"pass", "fail", "unsure", "not_applicable", "not_checked", "crashed"}


def load(report: Report) -> dict[str, Any]:
    content = json.loads(write_json(report, {}))
    assert isinstance(content, dict)
    return content


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    return load(report_sample.sample())


def fact(content: dict[str, Any], name: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = [f for f in content["facts"] if f["name"] == name]
    assert len(found) == 1, name
    return found[0]


def test_top_level_is_the_contracts(content: dict[str, Any]) -> None:
    assert {"schema", "status", "stamp", "dossier", "facts", "findings", "score", "totals"} <= set(content)
    assert content["schema"] == 1
    assert content["status"] == "partial"
    assert load(report_sample.clean())["status"] == "complete"


def test_stamp_says_what_had_a_part_in_the_report(content: dict[str, Any]) -> None:
    assert content["stamp"] == {
        "tool": "anjuan 0.1.0",
        "rulebook": "sha256:" + "3f" * 32,
        "rulebook_path": "rules",
        "calendar": [2004, 2026],
        "ocr": "rapidocr 3.10.0",
        "checked_at": "2026-03-02T09:30:00+08:00",
        "inputs": None,
    }


def test_files_with_their_state_and_problem(content: dict[str, Any]) -> None:
    files = {f["path"]: f for f in content["dossier"]["files"]}
    assert files["01立案审批表.docx"]["status"] == "read"
    assert files["01立案审批表.docx"]["problem"] is None
    assert (files["全卷.pdf"]["status"], files["全卷.pdf"]["pages"]) == ("partial", 8)
    assert files["全卷.pdf"]["problems"][0]["pages"] == [7]
    assert files["证据/账册.pdf"]["status"] == "unread"
    assert files["证据/账册.pdf"]["problem"] == "文件加了密码，无法打开"
    assert files["02现场检查笔录.docx"]["status"] == "read", "a remark that costs no text is no loss"
    assert all(len(f["sha256"]) == 64 for f in files.values())


def test_documents_with_pages_within_their_file(content: dict[str, Any]) -> None:
    documents = {d["id"]: d for d in content["dossier"]["documents"]}
    decision = documents["d06"]
    assert decision["type"] == "行政处罚决定书"
    assert decision["file"] == "全卷.pdf"
    assert decision["pages"] == [4, 5]
    assert decision["number"] == "沅发改罚〔2024〕3号"
    assert decision["serves"] == []
    assert documents["d07"]["serves"] == ["行政处罚决定书"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("行政处罚决定书.罚款金额", "100000"),
        ("行政处罚决定书.决定日期", "2024-06-14"),
        ("现场检查笔录.开始时间", "2024-02-27T09:10:00"),
        ("现场检查笔录.执法人员", ["周明远", "李若兰"]),
        ("现场检查笔录.出示证件", True),
        ("行政处罚事先告知书.陈述申辩期限", "5日"),
        ("行政处罚事先告知书.处罚依据", ["《固定资产投资项目节能审查办法》第22条"]),
        ("行政处罚决定书.文号", "沅发改罚〔2024〕3号"),
    ],
)
def test_known_values(content: dict[str, Any], name: str, value: Any) -> None:
    found = fact(content, name)
    assert (found["status"], found["value"], found["origin"]) == ("known", value, "extracted")
    assert found["evidence"], name


@pytest.mark.parametrize(
    ("amount", "written"),
    [("50000", "50000"), ("50000.00", "50000"), ("5E+4", "50000"), ("0.50", "0.5"), ("12345.67", "12345.67")],
)
def test_money_is_a_plain_decimal_string(amount: str, written: str) -> None:
    known = Known("行政处罚决定书.罚款金额", Decimal(amount), (), document="d06")
    report = replace(report_sample.sample(), facts=Facts([("d06", known)], {}))
    assert fact(load(report), known.name)["value"] == written


def test_missing_facts_say_why_and_where_was_searched(content: dict[str, Any]) -> None:
    found = fact(content, "现场检查笔录.当事人签名")
    assert (found["status"], found["value"], found["origin"]) == ("missing", None, None)
    assert found["why"] == Absence.BLANK.value
    assert found["searched"] == [{"document": "d02", "file": None, "pages": [1], "quality": "exact"}]
    assert found["evidence"][0]["quote"] == "被检查人签名："


def test_conflicting_facts_list_every_candidate(content: dict[str, Any]) -> None:
    found = fact(content, "本案.罚款金额")
    assert (found["status"], found["value"]) == ("conflicting", None)
    assert [(c["document"], c["value"]) for c in found["candidates"]] == [("d03", "80000"), ("d06", "100000")]


def test_declared_facts_are_never_called_extracted(content: dict[str, Any]) -> None:
    assert fact(content, "本案.公示日期")["origin"] == "declared"


def test_totals_add_up_and_name_all_six_verdicts(content: dict[str, Any]) -> None:
    assert set(content["totals"]) == VERDICTS
    assert sum(content["totals"].values()) == len(content["findings"]) == 60
    for verdict in VERDICTS:
        shown = sum(1 for f in content["findings"] if f["verdict"] == verdict)
        assert content["totals"][verdict] == shown, verdict


def test_findings_keep_the_order_of_the_judge_and_all_their_keys(content: dict[str, Any]) -> None:
    report = report_sample.sample()
    assert [f["rule"] for f in content["findings"]] == [f.rule for f in report.findings]
    promised = {
        "rule", "covers", "title", "problem", "stage", "severity", "verdict", "document", "message",
        "advice", "basis", "evidence", "searched", "fingerprint",
    }  # fmt: skip
    for finding, of in zip(content["findings"], report.findings, strict=True):
        assert promised <= set(finding)
        assert finding["verdict"] in VERDICTS
        assert finding["severity"] in {s.value for s in Severity}
        assert finding["fingerprint"] == of.fingerprint


def test_evidence_is_the_text_of_its_page(content: dict[str, Any]) -> None:
    pages = {(p.file, p.number): p for s in report_sample.sample().dossier.files for p in s.pages}
    pieces = [e for f in content["findings"] for e in f["evidence"]]
    assert pieces
    for piece in pieces:
        page = pages[piece["file"], piece["page"]]
        assert page.text[piece["start"] : piece["end"]] == piece["quote"]
        assert piece["document"] in {"d01", "d02", "d03", "d04", "d05", "d06", "d07", "d08", "d09"}
        if page.boxes is None:
            assert piece["box"] is None
        else:
            x0, y0, x1, y1 = piece["box"]
            assert 0 <= x0 < x1 <= page.width
            assert 0 <= y0 < y1 <= page.height


def test_a_quote_over_two_lines_has_one_box_around_both(content: dict[str, Any]) -> None:
    finding = next(f for f in content["findings"] if f["rule"] == "GEN-39a")
    x0, y0, x1, y1 = finding["evidence"][0]["box"]
    assert y1 - y0 > 24, "taller than one line"
    assert x0 == 72.0
    assert x1 > x0


def test_evidence_outside_every_document_and_page_stands_without_them() -> None:
    stray = Evidence(Span("别处.pdf", 9, 0, 2), "别处")
    report = report_sample.sample()
    finding = replace(report.findings[0], evidence=(stray,))
    piece = load(replace(report, findings=(finding,)))["findings"][0]["evidence"][0]
    assert (piece["document"], piece["box"], piece["quote"]) == (None, None, "别处")


def test_same_report_same_bytes() -> None:
    assert write_json(report_sample.sample(), {}) == write_json(report_sample.sample(), {})


def test_pictures_are_no_part_of_it() -> None:
    from checker.writers import wanted_crops

    report = report_sample.sample()
    assert write_json(report, report_sample.draw(wanted_crops(report))) == write_json(report, {})


def test_text_can_neither_leave_a_script_element_nor_break_a_line() -> None:
    nasty = "</script><script>alert(1)</script>\u2028<!--\u2029"
    report = report_sample.sample()
    finding = replace(report.findings[0], message=nasty, advice=nasty)
    written = write_json(replace(report, findings=(finding,)), {})
    assert b"<" not in written
    assert "\u2028" not in written.decode("utf-8")
    assert json.loads(written)["findings"][0]["message"] == nasty


def test_a_lone_surrogate_of_a_broken_text_layer_does_not_stop_the_report() -> None:
    report = report_sample.sample()
    finding = replace(report.findings[0], message="甲\ud800乙")
    written = write_json(replace(report, findings=(finding,)), {})
    assert json.loads(written)["findings"][0]["message"] == "甲\ud800乙"


def test_the_timeline_is_there_for_programs_too(content: dict[str, Any]) -> None:
    assert content["timeline"]["events"][0]["date"] == "2024-02-27"
    windows = {w["label"]: w for w in content["timeline"]["windows"]}
    assert windows["办案期限 90 日"] == {
        "label": "办案期限 90 日",
        "start": "2024-03-04",
        "end": "2024-06-02",
        "done": "2024-06-14",
        "met": False,
        "rule": "PEN-40a",
    }
    assert windows["听证申请期 5 个工作日"]["met"] is None
    assert windows["听证申请期 5 个工作日"]["done"] is None


def test_a_dossier_with_nothing_in_it() -> None:
    report = report_sample.sample()
    empty = replace(
        report,
        dossier=replace(report.dossier, files=(), documents=()),
        facts=Facts([], {}),
        findings=(),
        events=(),
        windows=(),
    )
    content = load(empty)
    assert content["dossier"]["documents"] == []
    assert sum(content["totals"].values()) == 0


def test_every_kind_of_fact_and_every_verdict_can_be_written() -> None:
    """One of each, built from the types themselves, so that a new member cannot be forgotten."""
    report = report_sample.sample()
    example = report.findings[0]
    findings = tuple(
        replace(example, rule=f"X-{n}{v.value}", verdict=v, severity=s)
        for n, v in enumerate(Verdict)
        for s in Severity
    )
    missing = [(None, Missing(f"某文书.要素{n}", why)) for n, why in enumerate(Absence)]
    conflict = Conflicting(
        "某文书.日期",
        (Known("某文书.日期", date(2024, 1, 1), ()), Known("某文书.日期", date(2024, 1, 2), ())),
    )
    content = load(replace(report, findings=findings, facts=Facts([*missing, (None, conflict)], {})))
    assert {f["why"] for f in content["facts"] if f["status"] == "missing"} == {a.value for a in Absence}
    assert [c["value"] for c in content["facts"][-1]["candidates"]] == ["2024-01-01", "2024-01-02"]
    assert sum(content["totals"].values()) == len(Verdict) * len(Severity)


def test_the_table_of_writers_writes_what_the_module_writes() -> None:
    report = report_sample.clean()
    assert WRITERS["json"](report, {}) == write_json(report, {})


def test_fingerprint_survives_a_rescan() -> None:
    """Other page, other line breaks, same words: same fingerprint."""
    before = next(f for f in report_sample.sample().findings if f.rule == "GEN-39a")
    moved = tuple(
        Evidence(Span("重扫.pdf", 99, 0, len(e.quote)), " " + e.quote.replace("\n", " "))
        for e in before.evidence
    )
    after: Finding = replace(before, evidence=moved)
    assert after.fingerprint == before.fingerprint


def test_standing_questions_are_unsure_and_marked(content: dict[str, Any]) -> None:
    marked = [f for f in content["findings"] if f["question"]]
    assert [f["rule"] for f in marked] == ["GEN-30a"]
    assert marked[0]["verdict"] == "unsure"
    assert content["totals"]["unsure"] == sum(1 for f in content["findings"] if f["verdict"] == "unsure") == 4
