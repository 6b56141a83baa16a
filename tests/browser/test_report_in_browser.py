"""report.html as a reviewer uses it: in a browser, from disk."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
import report_sample
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from checker.model.finding import Verdict

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
TOTALS = {verdict.value: number for verdict, number in report_sample.sample().totals.items()}


def visible(page: Page) -> list[str]:
    """The rules of the findings that can be seen, in order."""
    rules = page.eval_on_selector_all(
        "article.finding", "all => all.filter(a => a.checkVisibility()).map(a => a.dataset.rule)"
    )
    assert isinstance(rules, list)
    return rules


def kept(page: Page) -> list[str]:
    """The rules of the findings that the filter lets through, folded away or not."""
    rules = page.eval_on_selector_all("article.finding:not([hidden])", "all => all.map(a => a.dataset.rule)")
    assert isinstance(rules, list)
    return rules


def hash_of(page: Page) -> str:
    return unquote(page.url.partition("#")[2])


def rules_where(**wanted: str) -> set[str]:
    return {
        f.rule
        for f in report_sample.sample().findings
        if all(str(getattr(f, name)) == value for name, value in wanted.items())
    }


# Totals and filters


def test_everything_is_shown_at_first(open_page: Open) -> None:
    page = open_page()
    assert len(kept(page)) == 60
    expect(page.locator("#shown")).to_have_text("共 60 条")
    expect(page.locator("#filter-note")).to_be_hidden()


def test_what_needs_nobody_is_folded_until_asked_for(open_page: Open) -> None:
    page = open_page()
    acted = TOTALS["fail"] + TOTALS["unsure"] + TOTALS["crashed"]
    assert len(visible(page)) == acted
    page.locator(".tile.pass").click()
    assert len(visible(page)) == TOTALS["pass"]
    page.get_by_role("button", name="清除筛选").click()
    assert len(visible(page)) == acted
    page.locator("#v-not_applicable .fold > summary").click()
    assert len(visible(page)) == acted + TOTALS["not_applicable"]


def test_doubts_and_standing_questions_are_filtered_apart(open_page: Open) -> None:
    page = open_page("#verdict=doubt")
    assert "GEN-30a" not in visible(page)
    assert len(visible(page)) == TOTALS["unsure"] - 1
    page.get_by_role("checkbox", name=re.compile("^固定提问")).check()
    assert len(visible(page)) == TOTALS["unsure"]
    page.get_by_role("checkbox", name=re.compile("^存疑")).uncheck()
    assert visible(page) == ["GEN-30a"]
    expect(page.locator("#filter-note")).to_have_text("正在筛选：固定提问。显示 1 / 60 条。")
    expect(page.locator("#v-unsure")).to_be_hidden()


@pytest.mark.parametrize("verdict", [v.value for v in Verdict])
def test_a_total_leads_to_exactly_those(open_page: Open, verdict: str) -> None:
    page = open_page()
    tile = page.locator(f".tile.{verdict}")
    assert int(tile.locator("b").inner_text()) == TOTALS[verdict]
    tile.click()
    assert set(visible(page)) == rules_where(verdict=verdict)
    assert len(visible(page)) == TOTALS[verdict]
    assert hash_of(page) == f"verdict={verdict}"
    expect(tile).to_have_attribute("aria-current", "true")
    expect(page.locator("#shown")).to_have_text(f"显示 {TOTALS[verdict]} / 60 条")


def test_the_vetoes_of_the_conclusion_lead_to_the_vetoes(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("link", name="否决项 3 项").click()
    assert visible(page) == ["PEN-20a", "PEN-23a", "GEN-33a"]
    assert hash_of(page) == "verdict=fail&severity=veto"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("stage", "送达", rules_where(stage="送达")),
        ("problem", "4.5", rules_where(problem="4.5")),
        ("basis", "行政处罚法 第五十七条", {"PEN-36a"}),
        ("document", "d05", {"PEN-36a"}),
    ],
)
def test_selections_narrow(open_page: Open, name: str, value: str, expected: set[str]) -> None:
    page = open_page()
    page.locator(f"select[name={name}]").select_option(value)
    assert set(visible(page)) == expected
    assert hash_of(page) == f"{name}={value}"


def test_filters_combine_and_check_boxes_of_one_kind_add(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("checkbox", name=re.compile("^不合规")).check()
    page.get_by_role("checkbox", name=re.compile("^需人工核查")).check()
    assert len(visible(page)) == TOTALS["fail"] + TOTALS["unsure"]
    page.locator("select[name=stage]").select_option("决定")
    assert set(visible(page)) == {"PEN-23a", "PEN-40a", "GEN-39a", "GEN-13c"}
    page.get_by_role("checkbox", name="严重").check()
    assert set(visible(page)) == {"PEN-40a", "GEN-39a"}
    expect(page.locator("#filter-note")).to_have_text(
        "正在筛选：不合规、需人工核查；严重；决定。显示 2 / 60 条。"
    )


def test_search_reads_sentences_quotes_and_ids_whatever_their_width(open_page: Open) -> None:
    page = open_page()
    search = page.locator("#q")
    for words, expected in (
        ("壹拾万元整", ["PEN-23a", "GEN-39a"]),
        ("pen-40a", ["PEN-40a"]),
        ("ＰＥＮ－４０ａ", ["PEN-40a"]),
        ("第90日", ["PEN-40a"]),
        ("留置 见证人", ["GEN-33a", "PEN-41a"]),
    ):
        search.fill(words)
        expect(page.locator("#filter-note")).to_contain_text(words)
        expect(page.locator("#shown")).to_have_text(f"显示 {len(expected)} / 60 条")
        assert visible(page) == expected, words


def test_nothing_found_says_so(open_page: Open) -> None:
    page = open_page()
    page.locator("#q").fill("没有这样的话")
    expect(page.locator("#nothing")).to_be_visible()
    assert visible(page) == []
    page.get_by_role("button", name="清除筛选").click()
    assert len(kept(page)) == 60
    expect(page.locator("#nothing")).to_be_hidden()


def test_group_counts_follow_the_filter(open_page: Open) -> None:
    page = open_page()
    page.locator("select[name=stage]").select_option("送达")
    expect(page.locator("#v-fail h3 .n")).to_have_text("2 / 8 条")
    expect(page.locator("#v-crashed")).to_be_hidden()
    page.locator("select[name=stage]").select_option("")
    expect(page.locator("#v-fail h3 .n")).to_have_text("8 条")


# State in the address


def test_the_address_restores_the_view(open_page: Open) -> None:
    page = open_page("#verdict=fail,unsure&stage=%E5%86%B3%E5%AE%9A")
    assert set(visible(page)) == {"PEN-23a", "PEN-40a", "GEN-39a", "GEN-13c"}
    expect(page.locator("select[name=stage]")).to_have_value("决定")
    assert page.locator("input[name=verdict]:checked").count() == 2


def test_the_address_one_has_made_is_the_address_another_opens(open_page: Open) -> None:
    page = open_page()
    page.locator("select[name=basis]").select_option("行政处罚法 第六十三条")
    page.locator("#q").fill("听证 & 100%")
    expect(page.locator("#shown")).to_have_text("显示 0 / 60 条")
    again = open_page("#" + page.url.partition("#")[2])
    expect(again.locator("#q")).to_have_value("听证 & 100%")
    expect(again.locator("select[name=basis]")).to_have_value("行政处罚法 第六十三条")


def test_back_and_forward(open_page: Open) -> None:
    page = open_page()
    page.locator(".tile.fail").click()
    page.locator(".tile.unsure").click()
    assert len(visible(page)) == TOTALS["unsure"]
    page.go_back()
    expect(page.locator("#shown")).to_have_text(f"显示 {TOTALS['fail']} / 60 条")
    page.go_back()
    expect(page.locator("#shown")).to_have_text("共 60 条")
    page.go_forward()
    expect(page.locator("#shown")).to_have_text(f"显示 {TOTALS['fail']} / 60 条")


@pytest.mark.parametrize(
    "fragment", ["#verdict=gibberish", "#stage=没有", "#%", "#%E0%A4%A", "#v-fail", "#=", "#q=%"]
)
def test_odd_addresses_harm_nothing(open_page: Open, fragment: str) -> None:
    page = open_page(fragment)
    page.get_by_role("button", name="清除筛选").click()
    assert len(kept(page)) == 60


# Deep links


def test_a_deep_link_opens_its_finding_and_goes_there(open_page: Open) -> None:
    page = open_page("#f-OK-05a-d04")
    one = page.locator("#f-OK-05a-d04")
    expect(one.locator("details")).to_have_attribute("open", "")
    expect(one).to_be_in_viewport()
    expect(one.locator("summary")).to_be_focused()


def test_a_deep_link_out_of_a_filtered_view_lifts_the_filter(open_page: Open) -> None:
    page = open_page("#verdict=pass")
    page.locator("table.issues a[href='#f-PEN-41a-d07']").click()
    expect(page.locator("#f-PEN-41a-d07")).to_be_in_viewport()
    assert len(kept(page)) == 60


def test_the_list_of_issues_leads_to_each(open_page: Open) -> None:
    page = open_page()
    links = page.locator("table.issues tbody tr td:nth-child(2) a")
    assert links.count() == TOTALS["fail"] + TOTALS["unsure"] - 1, "all but the standing question"
    for number in range(links.count()):
        target = str(links.nth(number).get_attribute("href"))
        links.nth(number).click()
        expect(page.locator(target)).to_be_in_viewport()


def test_a_link_to_a_document_opens_the_list_it_stands_in(open_page: Open) -> None:
    page = open_page()
    page.locator("#documents details").first.evaluate("d => { d.open = false; }")
    page.locator("#f-PEN-40a-d06 a[href='#doc-d06']").first.click()
    expect(page.locator("#doc-d06")).to_be_in_viewport()


# Keyboard


def test_keys_walk_open_search_and_clear(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("j")
    first = page.locator("article.finding summary").first
    expect(first).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("article.finding summary").nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("article.finding details").first).not_to_have_attribute("open", "")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("j留置")
    expect(page.locator("#q")).to_have_value("j留置")
    page.keyboard.press("Escape")
    expect(page.locator("#shown")).to_have_text("共 60 条")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_have_attribute("open", "")
    expect(page.locator("#help")).to_be_in_viewport()


def test_walking_keeps_to_what_the_filter_shows(open_page: Open) -> None:
    page = open_page("#verdict=unsure")
    for _ in range(6):
        page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('article').dataset.rule") == visible(page)[-1]


def test_tab_reaches_the_findings_by_the_skip_link(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到逐项结果")).to_be_focused()
    page.keyboard.press("Enter")
    assert hash_of(page) == "findings"
    expect(page.locator("#findings")).to_be_in_viewport()


def test_expand_and_collapse_all(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("button", name="全部展开").click()
    assert page.locator("article.finding > details:not([open])").count() == 0
    page.get_by_role("button", name="全部收起").click()
    assert page.locator("article.finding > details[open]").count() == 0


def test_facts_can_be_searched(open_page: Open) -> None:
    page = open_page()
    page.locator("#fq").fill("拟罚款")
    rows = page.locator(".facttable tbody tr:visible")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("80,000")


def test_the_correction_file_can_be_copied(open_page: Open) -> None:
    page = open_page()
    page.locator("#documents details").first.evaluate("d => { d.open = true; }")
    page.get_by_role("button", name="复制").click()
    assert "类型:" in page.evaluate("window.getSelection().toString()")
    expect(page.locator(".copy [role=status]")).not_to_be_empty()


# Without script, narrow, and for everyone


def test_without_script_nothing_is_missing(open_page: Open) -> None:
    page = open_page(script=False)
    assert page.locator("article.finding").count() == 60
    expect(page.locator("#filterbox")).to_be_hidden()
    page.locator(".tile.unsure").click()
    expect(page.locator("#v-unsure h3")).to_be_in_viewport()
    page.locator("#v-pass .fold > summary").click()
    summary = page.locator("#f-OK-05a-d04 summary")
    expect(page.locator("#f-OK-05a-d04 blockquote")).to_be_hidden()
    summary.click()
    expect(page.locator("#f-OK-05a-d04 blockquote")).to_be_visible()


@pytest.mark.parametrize("width", [320, 400, 768, 1024, 1920])
def test_no_width_scrolls_sideways(open_page: Open, width: int) -> None:
    page = open_page(width=width)
    page.eval_on_selector_all("details", "all => all.forEach(d => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_narrow_screens_begin_with_the_findings_not_the_filter(open_page: Open) -> None:
    page = open_page(width=400)
    expect(page.locator("#filterbox")).not_to_have_attribute("open", "")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()


def test_pictures_are_drawn_with_their_frame(open_page: Open) -> None:
    page = open_page()
    crop = page.locator("#f-PEN-20a-d03 svg.crop")
    crop.scroll_into_view_if_needed()
    size, hit = crop.bounding_box(), crop.locator("rect.hit").bounding_box()
    assert size is not None
    assert hit is not None
    assert size["x"] <= hit["x"]
    assert hit["x"] + hit["width"] <= size["x"] + size["width"]
    assert size["y"] <= hit["y"]
    assert hit["y"] + hit["height"] <= size["y"] + size["height"]
    image = page.locator("svg.store image").first
    assert str(image.get_attribute("href")).startswith("data:image/png;base64,")


@pytest.mark.parametrize("width", [400, 1320])
@pytest.mark.parametrize("name", [report_sample.NAME, "沅岭县群力粮油有限公司案"])
def test_accessible_to_everyone(open_page: Open, name: str, width: int) -> None:
    page = open_page(f"{name}/report.html", width=width)
    page.eval_on_selector_all("details", "all => all.forEach(d => { d.open = true; })")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_accessible_while_filtered(open_page: Open) -> None:
    page = open_page("#verdict=fail")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_scripts_that_came_with_the_text_cannot_run(chromium: Browser, site: Path) -> None:
    """The policy blocks whatever is not the report's own, even if it got into the page."""
    page = chromium.new_page()
    page.goto((site / report_sample.NAME / "report.html").as_uri())
    ran = page.evaluate(
        """() => {
          const seen = new Promise(done =>
            document.addEventListener("securitypolicyviolation", event => done(event.violatedDirective)));
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          return seen.then(directive => [window.ran === true, directive]);
        }"""
    )
    page.close()
    assert ran == [False, "script-src-elem"]
