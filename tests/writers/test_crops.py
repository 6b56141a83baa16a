"""Pictures beside quotes: which, in what order, and never more than the budget."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace

import pytest
import report_sample

from checker.model.finding import Finding, Severity, Verdict
from checker.model.picture import Crop, Region
from checker.model.report import Report
from checker.model.text import Box, Evidence, Span
from checker.writers import write_html
from checker.writers.crops import (
    MARGIN,
    MOST,
    MOST_AREA,
    MOST_BYTES,
    SIDE,
    TALLEST,
    affordable,
    covers,
    lines_of,
    pages_of,
    wanted_crops,
)

PNG = b"\x89PNG\r\n\x1a\n"


def area(region: Region) -> float:
    return (region.box.x1 - region.box.x0) * (region.box.y1 - region.box.y0)


def many(number: int, verdict: Verdict = Verdict.FAIL, height: int = 1) -> Report:
    """A report with ``number`` findings, each on a page of its own, ``height`` lines tall."""
    report = report_sample.sample()
    text = "\n".join("甲" * 20 for _ in range(height))
    pages = tuple(
        replace(report_sample.page("厚.pdf", n + 1, text), boxes=report_sample.boxes(text))
        for n in range(number)
    )
    source = replace(report.dossier.files[2], path="厚.pdf", pages=pages, problems=())
    findings = tuple(
        replace(
            report.findings[0],
            rule=f"X-{n:03d}",
            verdict=verdict,
            severity=list(Severity)[n % 4],
            evidence=(Evidence(Span("厚.pdf", n + 1, 0, len(text)), text),),
        )
        for n in range(number)
    )
    return replace(report, dossier=replace(report.dossier, files=(source,)), findings=findings)


def test_only_findings_somebody_must_act_on_get_a_picture() -> None:
    report = report_sample.sample()
    assert wanted_crops(report)
    passes = tuple(f for f in report.findings if f.verdict not in (Verdict.FAIL, Verdict.UNSURE))
    assert wanted_crops(replace(report, findings=passes)) == []


def test_pages_without_layout_have_none() -> None:
    report = report_sample.sample()
    docx = tuple(f for f in report.findings if f.rule == "GEN-17b")
    assert docx[0].evidence
    assert wanted_crops(replace(report, findings=docx)) == []


def test_regions_lie_within_their_page_and_hold_the_quote() -> None:
    report = report_sample.sample()
    pages = pages_of(report)
    regions = wanted_crops(report)
    for region in regions:
        page = pages[region.file, region.page]
        assert page.boxes is not None
        printed = [page.boxes.at(index) for index in range(len(page.boxes))]
        assert region.box.x0 == max(int(min(box.x0 for box in printed if box) - SIDE), 0), (
            "without the margins"
        )
        assert max(box.x1 for box in printed if box) <= region.box.x1 <= page.width
        assert 0 <= region.box.y0 < region.box.y1 <= page.height
        assert region.box.y0 == int(region.box.y0), "whole points: equal strips are equal keys"
    for finding in report.findings:
        if finding.verdict in (Verdict.FAIL, Verdict.UNSURE):
            for evidence in finding.evidence:
                for line in lines_of(evidence, pages)[:1]:
                    assert any(covers(r, evidence.span.file, evidence.span.page, line) for r in regions), (
                        finding.rule
                    )


def test_quotes_close_together_share_a_picture() -> None:
    report = report_sample.sample()
    (finding,) = (f for f in report.findings if f.rule == "GEN-33a")
    assert len(finding.evidence) == 2
    (region,) = wanted_crops(replace(report, findings=(finding,)))
    lines = [line for e in finding.evidence for line in lines_of(e, pages_of(report))]
    assert region.box.y0 <= min(line.y0 for line in lines) - MARGIN + 1
    assert region.box.y1 >= max(line.y1 for line in lines) + MARGIN - 1


def test_no_region_twice() -> None:
    report = report_sample.sample()
    again = tuple(replace(f, rule=f.rule + "x") for f in report.findings)
    assert wanted_crops(replace(report, findings=report.findings + again)) == wanted_crops(report)


def test_failures_before_doubts_and_veto_first() -> None:
    report = report_sample.sample()
    order = [(r.file, r.page) for r in wanted_crops(report)]
    assert order[0] == ("全卷.pdf", 1), "the veto on the notice"
    assert order.index(("全卷.pdf", 6)) < order.index(("全卷.pdf", 3)), (
        "the doubt about the discussion comes last"
    )
    doubts = many(3, Verdict.UNSURE).findings
    fails = tuple(replace(f, rule="F" + f.rule, verdict=Verdict.FAIL) for f in many(3).findings)
    mixed = replace(many(3), findings=(*doubts, *fails[2:]))
    assert wanted_crops(mixed)[0].page == 3


@pytest.mark.parametrize(("number", "height"), [(200, 1), (200, 8), (50, 25)])
def test_number_and_area_stay_within_the_budget(number: int, height: int) -> None:
    regions = wanted_crops(many(number, height=height))
    assert 0 < len(regions) <= MOST
    assert sum(area(r) for r in regions) <= MOST_AREA


def test_a_quote_that_fills_a_page_is_shown_by_its_beginning() -> None:
    (region,) = wanted_crops(many(1, height=28))
    assert region.box.y1 - region.box.y0 <= TALLEST + 2 * MARGIN + 2
    assert region.box.y0 <= 80


def test_pictures_stop_when_the_bytes_are_spent() -> None:
    regions = wanted_crops(many(20))
    assert len(regions) == 20
    crops = {region: Crop(PNG + bytes(500_000)) for region in regions}
    placed = affordable(regions, crops)
    assert 0 < len(placed) < 20
    assert sum(len(address) for _, address in placed) <= MOST_BYTES
    assert [region for region, _ in placed] == regions[: len(placed)], "the most important first"


def test_the_report_itself_stays_within_the_bytes() -> None:
    report = many(30)
    crops = {region: Crop(PNG + bytes(400_000)) for region in wanted_crops(report)}
    without, full = len(write_html(report, {})), len(write_html(report, crops))
    assert without < full <= without + MOST_BYTES + 30 * 2_000


def test_a_picture_that_was_not_drawn_is_left_out_and_the_others_kept() -> None:
    regions = wanted_crops(many(3))
    placed = affordable(regions, {regions[0]: Crop(PNG), regions[2]: Crop(b"\xff\xd8\xff")})
    assert [region for region, _ in placed] == [regions[0], regions[2]]
    assert placed[0][1].startswith("data:image/png;base64,")
    assert placed[1][1].startswith("data:image/jpeg;base64,")
    assert b64decode(placed[0][1].partition(",")[2]) == PNG


def test_a_picture_shared_by_two_findings_stands_in_the_file_once() -> None:
    report = report_sample.sample()
    twice = replace(report, findings=(report.findings[0], replace(report.findings[0], rule="PEN-20b")))
    content = write_html(twice, report_sample.draw(wanted_crops(twice))).decode("utf-8")
    assert content.count("data:image/png") == 1
    assert content.count('<use href="#crop-0"/>') == 2


def test_evidence_on_an_unknown_page_has_no_lines() -> None:
    finding: Finding = report_sample.sample().findings[0]
    stray = Evidence(Span("别处.pdf", 1, 0, 3), "某某某")
    assert lines_of(stray, pages_of(report_sample.sample())) == ()
    assert (
        wanted_crops(replace(report_sample.sample(), findings=(replace(finding, evidence=(stray,)),))) == []
    )


def test_a_line_is_covered_by_its_middle() -> None:
    region = Region("甲.pdf", 2, Box(0, 100, 595, 150))
    assert covers(region, "甲.pdf", 2, Box(72, 92, 100, 110))
    assert not covers(region, "甲.pdf", 2, Box(72, 88, 100, 102))
    assert not covers(region, "甲.pdf", 3, Box(72, 120, 100, 130))
