"""The score in report.json and report.html."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import report_sample

from checker.model.report import Report
from checker.model.score import Grade, Mode, Sheet, SheetItem, SheetPart
from checker.scoring import score
from checker.writers import write_html, write_json
from checker.writers.scores import score_data

D = Decimal


def scored() -> Report:
    """The sample report with a sheet whose items are the rules that failed, one that is open and one for people."""
    report = report_sample.sample()
    failed = next(f for f in report.findings if f.verdict.value == "fail" and f.severity.value != "veto")
    unsure = next(f for f in report.findings if f.verdict.value == "unsure")
    items = (
        SheetItem("1", "扣分的项目", D(4), rules=(failed.rule,)),
        SheetItem("2", "待核查的项目", D(4), rules=(unsure.rule,)),
        SheetItem("3", "由人评的项目", D(2)),
    )
    part = SheetPart("文书", Mode.SCALED, D(100), items)
    grades = (Grade("合格", D(60)), Grade("不合格", D(0)))
    sheet = Sheet("试验表<b>", "试验", ("不全",), (report.dossier.kind,), D(100), (part,), grades)
    return replace(report, score=score(report.findings, sheet, report.dossier.kind))


def test_without_a_sheet_there_is_no_score() -> None:
    assert score_data(None) is None
    assert json.loads(write_json(report_sample.sample(), {}))["score"] is None
    assert 'id="score"' not in write_html(report_sample.sample(), {}).decode("utf-8")


def test_json_gives_numerator_and_denominator_and_the_findings_that_cost() -> None:
    report = scored()
    content = json.loads(write_json(report, {}))["score"]
    assert (content["min"], content["max"], content["min_judged"]) == (0.0, 60.0, 20.0)
    assert content["grade"] == "不合格—合格"
    assert content["veto"] == []
    lost, open_, manual = content["lines"]
    assert (lost["state"], lost["points"], lost["min"], lost["max"]) == ("lost", "4", "0", "0")
    assert (open_["state"], open_["min"], open_["max"]) == ("open", "0", "4")
    assert (manual["state"], manual["findings"]) == ("manual", [])
    assert set(lost["findings"]) <= {finding.fingerprint for finding in report.findings}


def test_html_links_every_lost_point_and_leaves_room_to_sign() -> None:
    page = write_html(scored(), {}).decode("utf-8")
    start = page.index('id="score"')
    section = page[start : page.index("</section>", start)]
    assert "0.0 至 60.0 分" in section and "不合格 至 合格" in section
    assert "由人评" in section and "评查人：" in section
    assert "试验表&lt;b&gt;" in section
    for target in {part.partition('"')[0] for part in section.split('href="#')[1:]}:
        assert f'id="{target}"' in page
