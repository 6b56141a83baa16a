"""report.html: findings, timeline, documents and facts, each told in full."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import report_sample
from lxml import html
from report_page import parse, sample_bytes, text_of

from checker.model.fact import Absence, Facts, Missing
from checker.model.finding import Finding
from checker.model.text import Evidence, Span
from checker.writers import write_html


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return parse(sample_bytes())


def article(page: html.HtmlElement, rule: str) -> html.HtmlElement:
    found = page.xpath(f"//article[@data-rule='{rule}']")
    assert len(found) == 1, rule
    return found[0]


def test_every_finding_has_an_address_of_its_own(page: html.HtmlElement) -> None:
    ids = page.xpath("//article/@id")
    assert len(ids) == len(set(ids)) == 60
    for one in page.xpath("//article"):
        assert one.xpath(f".//a[@href='#{one.get('id')}']"), one.get("id")


def test_every_address_inside_the_page_exists(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for address in page.xpath("//@href[starts-with(., '#')]"):
        assert address[1:] in ids, address


def test_a_failure_is_told_in_full(page: html.HtmlElement) -> None:
    one = article(page, "PEN-23a")
    text = text_of(one)
    assert (
        one.xpath(".//h4")[0].text_content() == "决定罚款 100,000 元，重于告知的 80,000 元，卷内没有重新告知"
    )
    terms = dict(
        zip(
            [text_of(t) for t in one.xpath(".//dl/dt")],
            [text_of(d) for d in one.xpath(".//dl/dd")],
            strict=True,
        )
    )
    assert terms["要求"] == "决定的处罚不得重于告知"
    assert terms["应当"] == "不高于告知的 80,000 元；加重的，重新告知"
    assert terms["查到"] == "100,000 元"
    assert terms["整改办法"] == "补正后重新送达，并在卷内说明。"
    assert terms["依据"] == "行政处罚法 第四十四条"
    assert terms["整治清单"] == "3.9 过度执法"
    assert [text_of(li) for li in one.xpath(".//ol/li")][-1] == "相差：20,000 元"
    assert [m.text_content() for m in one.xpath(".//mark")] == [
        "处罚款人民币80000元",
        "处罚款人民币100000元（大写：壹拾万元整）",
    ]
    assert "全卷.pdf 第 1 页" in text
    assert "全卷.pdf 第 5 页" in text
    assert len(one.xpath(".//*[local-name()='svg']")) == 2, "a picture for each page of a PDF"
    assert one.xpath("./details/@open")


def test_quotes_are_marked_inside_the_words_around_them(page: html.HtmlElement) -> None:
    quote = article(page, "PEN-41a").xpath(".//blockquote")[0]
    assert quote.xpath("./mark")[0].text == "2024年6月28日"
    assert quote.text_content().endswith("送达人：周明远　2024年6月28日")


def test_pages_without_layout_get_the_quote_and_no_picture(page: html.HtmlElement) -> None:
    one = article(page, "GEN-17b")
    assert one.xpath(".//mark")[0].text == "被检查人签名："
    assert not one.xpath(".//*[local-name()='svg']")


def test_absence_says_where_was_searched(page: html.HtmlElement) -> None:
    searched = article(page, "GEN-22a").xpath(".//div[@class='searched']//li")
    assert [text_of(li) for li in searched] == [
        "《立案审批表》 01立案审批表.docx 第 1 页（原生文字）",
        "《行政处罚决定书》 全卷.pdf 第 4—5 页（原生文字）",
    ]


def test_a_doubt_says_which_pages_to_open(page: html.HtmlElement) -> None:
    one = article(page, "PEN-36a")
    assert (
        one.xpath(".//h5")[0].text_content()
        == "集体讨论在决定之前：集体讨论记录的日期残缺，无法确认是否在作出决定之前"
    )
    assert [text_of(li) for li in one.xpath(".//dd[@class='look']//li")] == [
        "《集体讨论记录》 全卷.pdf 第 3 页（扫描识别）"
    ]
    assert "如属实，整改办法" in text_of(one)


def test_a_pass_shows_its_evidence_and_stays_closed(page: html.HtmlElement) -> None:
    for one in page.xpath("//article[@data-verdict='pass']"):
        assert one.xpath(".//mark"), one.get("id")
        assert not one.xpath("./details/@open")
        assert "整改办法" not in text_of(one)


def test_what_was_not_checked_says_which_input_is_lacking(page: html.HtmlElement) -> None:
    text = text_of(article(page, "GEN-04a"))
    assert "执法人员须具备执法资格：没有执法人员名录" in text
    assert "处理建议在 anjuan.yaml 中设置“执法人员名录”。" in text


def test_rules_on_trial_are_labelled(page: html.HtmlElement) -> None:
    labelled = page.xpath("//article[.//span[contains(@class, 'trial')]]/@data-rule")
    assert labelled == ["GEN-26a"]


def test_every_filter_value_belongs_to_some_finding(page: html.HtmlElement) -> None:
    rows = page.xpath("//article")
    for name, attribute, separator in (
        ("stage", "data-stage", None),
        ("problem", "data-problem", None),
        ("document", "data-documents", " "),
        ("basis", "data-basis", "|"),
    ):
        options = page.xpath(f"//select[@name='{name}']/option[@value!='']")
        assert options, name
        for option in options:
            value = option.get("value")
            carrying = [
                r
                for r in rows
                if value in (r.get(attribute).split(separator) if separator else [r.get(attribute)])
            ]
            assert option.text_content().endswith(f"（{len(carrying)}）"), (name, value)


# Timeline, documents, facts


def test_timeline_is_drawn_and_told(page: html.HtmlElement) -> None:
    drawing = page.xpath("//*[contains(@class, 'timeline')][@role='img']")[0]
    text = text_of(drawing)
    assert "立案" in text
    assert "办案期限 90 日（至 2024-06-02，实际 2024-06-14）✗ 不符合" in text
    assert "公示 7 个工作日（至 2024-06-25，实际 2024-06-20）✓ 符合" in text
    rows = [text_of(r) for r in page.xpath("//section[@id='timeline']//tbody/tr")]
    assert len(rows) == 15 + 5
    assert "2024-03-04（周一） 立案 《立案审批表》 01立案审批表.docx 第 1 页" in [
        re.sub(r"(?<=）)(?=\S)|(?<=立案)(?=《)", " ", r) for r in rows
    ]


def test_without_dates_there_is_no_timeline() -> None:
    page = parse(write_html(replace(report_sample.sample(), events=(), windows=()), {}))
    assert not page.xpath("//*[@id='timeline']")
    assert not page.xpath("//a[@href='#timeline']")


def test_doubtful_documents_are_pointed_at(page: html.HtmlElement) -> None:
    rows = {r.get("id"): text_of(r) for r in page.xpath("//tr[starts-with(@id, 'doc-')]")}
    assert len(rows) == 9
    assert "请核对" in rows["doc-d05"]
    assert "未识别" in rows["doc-d09"]
    assert "请核对" not in rows["doc-d06"]
    assert "《送达回证》（送达行政处罚决定书）" in rows["doc-d07"]


def test_facts_say_value_source_and_why_one_is_missing(page: html.HtmlElement) -> None:
    rows = {
        text_of(r.xpath("./th")[0]): [text_of(c) for c in r.xpath("./td")]
        for r in page.xpath("//section[@id='factlist']//tbody/tr")
    }
    assert rows["当事人签名 d02"][:2] == ["—", "栏目空白"]
    assert rows["讨论日期 d05"][1] == "残缺，无法确认"
    assert rows["公示日期"][:2] == ["2024-06-20（周四）", "经办人申报"]
    assert rows["罚款金额"][:2] == ["80,000 ≠ 100,000", "各处不一致"]
    assert rows["开始时间 d02"][0] == "2024-02-27（周二） 09:10"


def test_the_page_text_of_another_file_is_not_shown_as_context() -> None:
    """Evidence put together from cells does not stand in the page's text as such: the quote stands alone."""
    report = report_sample.sample()
    finding: Finding = replace(
        report.findings[0], evidence=(Evidence(Span("全卷.pdf", 1, 0, 4), "罚款 80000 元"),)
    )
    page = parse(write_html(replace(report, findings=(finding,)), {}))
    quote = page.xpath("//article//blockquote")[0]
    assert quote.text_content() == "罚款 80000 元"
    assert quote.xpath("./mark")[0].text == "罚款 80000 元"


def test_facts_of_which_nothing_stands_in_the_dossier_share_a_line() -> None:
    lost = [Missing(f"立案审批表.要素{n}", Absence.NOT_FOUND) for n in range(3)]
    lost.append(Missing("立案审批表.案由", Absence.NO_DOCUMENT))
    report = replace(report_sample.sample(), facts=Facts([(None, fact) for fact in lost], {}))
    rows = parse(write_html(report, {})).xpath("//section[@id='factlist']//tbody/tr")
    assert [text_of(row) for row in rows] == [
        "其余 4 项—卷内没有该文书：案由；文书中没有找到：要素0、要素1、要素2"
    ]
