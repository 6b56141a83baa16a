"""The table over all dossiers: counted once, the same in index.html and index.json."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
import report_sample
from lxml import html

from checker.model.report import BatchReport, Row
from checker.writers import BATCH_WRITERS, write_index_html, write_index_json
from checker.writers.html import MOST_LISTED
from checker.writers.index import index_of

NASTY = "</script><script>alert('甲')</script><img src=x onerror=alert(1)>\"'&"


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.fromstring(write_index_html(report_sample.batch()).decode("utf-8"))


@pytest.fixture(scope="module")
def content() -> Any:
    return json.loads(write_index_json(report_sample.batch()))


def text_of(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def test_counts_of_dossiers() -> None:
    index = index_of(report_sample.batch())
    assert (index.complete, index.partial, index.errors) == (1, 2, 1)
    assert (index.failed, index.vetoed, index.doubted) == (2, 1, 2)
    assert sum(index.totals.values()) == sum(
        len(row.report.findings) for row in report_sample.batch().rows if row.report
    )


def test_frequencies_count_dossiers_not_findings() -> None:
    report = report_sample.sample()
    twice = replace(report, findings=(report.findings[0], replace(report.findings[0], document="d06")))
    index = index_of(BatchReport((Row("甲", "甲", twice), Row("乙", "乙", twice)), report_sample.STAMP))
    assert [(g.id, g.frequency.failed) for g in index.rules] == [("PEN-20a", (0, 1))]
    assert [(g.id, g.frequency.failed) for g in index.stages] == [("告知", (0, 1))]


def test_rules_most_frequent_first_then_the_graver() -> None:
    index = index_of(report_sample.batch())
    frequencies = [len(g.frequency.failed) for g in index.rules]
    assert frequencies == sorted(frequencies, reverse=True)
    assert [g.id for g in index.problems] == sorted(
        (g.id for g in index.problems), key=lambda id: [float(re.sub(r"[a-z]", "", id)), id]
    )


def test_passes_and_standing_questions_make_no_frequency() -> None:
    index = index_of(report_sample.batch())
    assert not [g.id for g in index.rules if g.id.startswith(("OK-", "NA-", "GEN-30a"))]


def test_a_dossier_with_nothing_but_standing_questions_is_not_in_doubt() -> None:
    report = report_sample.sample()
    asked = replace(report, findings=tuple(f for f in report.findings if f.question))
    index = index_of(BatchReport((Row("甲案", "甲案", asked),), report_sample.STAMP))
    assert index.doubted == 0
    assert index.lines[0].rules(index.lines[0].questions) == ("GEN-30a",)
    assert index.counts["unsure"] == index.counts["question"] == 1


# index.json


def test_json_totals(content: Any) -> None:
    totals = content["totals"]
    assert totals["dossiers"] == totals["complete"] + totals["partial"] + totals["errors"] == 4
    for verdict, number in totals["findings"].items():
        assert number == sum(d["totals"][verdict] for d in content["dossiers"] if d["totals"]), verdict


def test_json_keeps_the_order_given(content: Any) -> None:
    assert [d["name"] for d in content["dossiers"]] == [row.name for row in report_sample.batch().rows]


def test_json_line_of_a_dossier(content: Any) -> None:
    line = content["dossiers"][1]
    assert line["status"] == "partial"
    assert line["veto"] == ["PEN-20a", "PEN-23a", "GEN-33a"]
    assert set(line["veto"]) <= set(line["failed"])
    assert line["facts"]["决定日期"] == "2024-06-14"
    assert line["facts"]["罚款金额"] is None, "stated differently in two places"
    assert line["files"] == {"read": 3, "partial": 1, "unread": 1}
    assert len(line["problems"]) == 2, "what costs no text is no problem here"


def test_json_line_of_a_dossier_that_could_not_be_checked(content: Any) -> None:
    line = content["dossiers"][3]
    assert (line["status"], line["error"]) == ("error", "压缩包损坏，无法打开")
    assert line["totals"] is line["files"] is line["folder"] is None


def test_json_frequencies_name_the_dossiers(content: Any) -> None:
    rule = next(r for r in content["rules"] if r["rule"] == "PEN-20a")
    assert (rule["failed"], rule["failed_dossiers"]) == (1, [report_sample.NAME])
    assert all(r["failed"] == len(r["failed_dossiers"]) for r in content["rules"])


def test_json_cannot_leave_a_script_element() -> None:
    batch = BatchReport((Row(NASTY, "", None, NASTY),), report_sample.STAMP)
    written = write_index_json(batch)
    assert b"<" not in written
    assert json.loads(written)["dossiers"][0]["name"] == NASTY


def test_same_batch_same_bytes() -> None:
    for writer in BATCH_WRITERS.values():
        assert writer(report_sample.batch()) == writer(report_sample.batch())


# index.html


def test_worst_first(page: html.HtmlElement) -> None:
    names = [text_of(row.xpath("./th")[0]) for row in page.xpath("//table[@id='table']/tbody/tr")]
    assert names == [
        "损坏的案卷.zip",
        report_sample.NAME,
        "沅岭县星火节能科技有限公司案",
        "沅岭县群力粮油有限公司案",
    ]


def test_tiles_conclusion_and_rows_agree(page: html.HtmlElement) -> None:
    tiles = [int(b.text) for b in page.xpath("//ul[@class='tiles']//b")]
    assert tiles == [4, 1, 2, 2, 2, 1]
    conclusion = text_of(page.xpath("//p[@class='conclusion']")[0])
    assert conclusion == "4 宗案卷中，2 宗有不合规项目（其中 1 宗有否决项），2 宗没有完整读取，1 宗未能检查。"


def test_columns_add_up(page: html.HtmlElement) -> None:
    rows = page.xpath("//table[@id='table']/tbody/tr")
    sums = page.xpath("//table[@id='table']/tfoot//td[@data-sum]")
    assert len(sums) == 8
    for cell in sums:
        column = int(cell.get("data-sum"))
        values = [
            r.xpath("./td|./th")[column].get("data-value") for r in rows if r.get("data-state") != "error"
        ]
        assert int(cell.text) == sum(int(v) for v in values), cell.get("data-label")
    said = text_of(page.xpath("//p[@class='sum']")[0])
    numbers = [int(n) for n in re.findall(r"\d+", re.sub("（.*?）", "", said))]
    assert numbers[0] == sum(numbers[1:]) == sum(int(cell.text) for cell in sums[1:])
    assert "需人工核查 8（存疑 6、固定提问 2）" in said


def test_every_number_of_a_row_leads_to_those_findings(page: html.HtmlElement) -> None:
    row = page.xpath("//table[@id='table']/tbody/tr")[1]
    links = {td.get("data-label"): td.xpath("./a/@href") for td in row.xpath("./td[@data-label]")}
    start = f"{report_sample.NAME}/report.html#"
    assert unquote(links["否决"][0]) == start + "verdict=fail&severity=veto"
    assert unquote(links["存疑"][0]) == start + "verdict=doubt"
    assert unquote(links["固定提问"][0]) == start + "verdict=question"
    assert unquote(row.xpath(".//a[contains(@class, 'unsure')]/@href")[0]) == start + "unread"


def test_every_frequency_leads_to_its_dossiers(page: html.HtmlElement) -> None:
    rows = page.xpath("//table[@id='table']/tbody/tr")
    checked = 0
    for link in page.xpath("//table[contains(@class, 'freq')]//a[@data-filter]"):
        state = dict(pair.split("=") for pair in link.get("data-filter").split("&"))
        side = {"fail": "failed", "doubt": "doubted"}[state.pop("show")]
        ((key, value),) = state.items()
        carrying = [r for r in rows if unquote(value) in r.get(f"data-{side}-{key}").split(" ")]
        assert int(link.text) == len(carrying), link.get("data-filter")
        checked += 1
    assert checked > 20


def test_zero_is_no_link(page: html.HtmlElement) -> None:
    assert not [a for a in page.xpath("//table//a") if a.text == "0"]


def test_nothing_of_a_dossier_becomes_markup() -> None:
    report = report_sample.sample(NASTY)
    batch = BatchReport(
        (Row(NASTY, NASTY, report), Row(NASTY, "", None, NASTY)), replace(report_sample.STAMP, tool=NASTY)
    )
    page = html.fromstring(write_index_html(batch).decode("utf-8"))
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//img|//@onerror")
    assert text_of(page.xpath("//table[@id='table']/tbody/tr[1]/th")[0]) == NASTY
    hrefs = page.xpath("//table//a/@href")
    assert all(re.match(r"[\w%.~/-]+(#|$)|#", href) for href in hrefs), "addresses are percent-encoded"


def test_nothing_is_fetched(page: html.HtmlElement) -> None:
    text = write_index_html(report_sample.batch()).decode("utf-8")
    assert not re.search(
        r"(https?:)?//(?!\*)[\w.-]+\.\w", re.sub(r"<script>.*?</script>", "", text, flags=re.S)
    )
    assert not page.xpath("//link|//iframe|//@style")
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_a_batch_of_nothing() -> None:
    empty = BatchReport((), report_sample.STAMP)
    page = html.fromstring(write_index_html(empty).decode("utf-8"))
    assert "0 宗案卷" in text_of(page.xpath("//h1")[0])
    assert json.loads(write_index_json(empty))["totals"]["dossiers"] == 0


def test_rectification_rows_over_dossiers_add_up_and_lead_there(page: html.HtmlElement, content: Any) -> None:
    table = page.xpath("//table[contains(@class, 'grid')]")[0]
    rows = table.xpath("./tbody/tr")
    assert [text_of(row.xpath("./th")[0]) for row in rows] == [
        line["name"] for line in sorted(content["dossiers"], key=lambda d: -len(d["veto"])) if line["rows"]
    ]
    for row in rows:
        line = next(d for d in content["dossiers"] if d["name"] == text_of(row.xpath("./th")[0]))
        failed = [a for a in row.xpath("./td/a") if "verdict=fail&" in a.get("href")]
        assert sum(int(text_of(a)) for a in failed) == sum(n["failed"] for n in line["rows"].values())
        for link in failed:
            problem = link.get("href").partition("problem=")[2]
            assert int(text_of(link)) == line["rows"][problem]["failed"]
            assert unquote(link.get("href")).startswith(f"{line['folder']}/report.html#")


def test_frequent_problems_have_names_and_name_their_dossiers(page: html.HtmlElement) -> None:
    first = page.xpath("//ol[@class='common']/li")[0]
    top = index_of(report_sample.batch()).rules[0]
    assert text_of(first.xpath("./*[@class='what']")[0]) == top.title
    assert text_of(first.xpath("./a[@class='n']")[0]) == f"{len(top.frequency.failed)} 宗"
    assert len(first.xpath("./*[@class='who']/a")) == len(top.frequency.failed)


def test_two_hundred_dossiers_stay_small_enough_to_open_at_once() -> None:
    bad = report_sample.batch().rows[1]
    rows = tuple(replace(bad, name=f"第{n}号案", folder=f"第{n}号案") for n in range(200))
    content = write_index_html(BatchReport(rows, report_sample.STAMP))
    assert len(content) < 1_500_000
    listed = html.fromstring(content.decode("utf-8")).xpath("//table[contains(@class, 'freq')]//ul")
    assert listed
    assert all(len(names.xpath("./li")) <= MOST_LISTED + 1 for names in listed)
    assert all("等共 200 宗" in text_of(names) for names in listed)
