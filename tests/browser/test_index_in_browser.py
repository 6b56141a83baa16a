"""index.html as whoever answers for many dossiers uses it: sort, narrow, click a number, arrive."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

import pypdfium2
import pytest
import report_sample
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]

BROKEN = "损坏的案卷.zip"
BAD = report_sample.NAME
HALF = "沅岭县星火节能科技有限公司案"
CLEAN = "沅岭县群力粮油有限公司案"


def names(page: Page) -> list[str]:
    """The dossiers that can be seen, in order."""
    found = page.eval_on_selector_all(
        "#table tbody tr",
        "rows => rows.filter(r => r.checkVisibility()).map(r => r.cells[1].textContent.trim())",
    )
    assert isinstance(found, list)
    return found


def sums(page: Page) -> list[int]:
    return [int(text) for text in page.locator("#table tfoot [data-sum]").all_inner_texts()]


def hash_of(page: Page) -> str:
    return unquote(page.url.partition("#")[2])


def heading(page: Page, name: str) -> str:
    """Click a heading; how the column is sorted now."""
    button = page.locator("#table thead").get_by_role("button", name=re.compile(f"^{name}"))
    button.click()
    return str(button.locator("..").get_attribute("aria-sort"))


def test_worst_first(open_page: Open) -> None:
    page = open_page("index.html")
    assert names(page) == [BROKEN, BAD, HALF, CLEAN]
    expect(page.locator("#shown")).to_have_text("显示 4 / 4 宗")


def test_numbers_sort_largest_first_and_turn(open_page: Open) -> None:
    page = open_page("index.html")
    assert heading(page, "不合规") == "descending"
    assert names(page) == [BROKEN, BAD, HALF, CLEAN]
    assert heading(page, "不合规") == "ascending"
    assert names(page) == [BROKEN, CLEAN, HALF, BAD], "what could not be checked stays on top"


def test_sorting_by_text_and_back_to_the_order_given(open_page: Open) -> None:
    page = open_page("index.html")
    assert heading(page, "案卷") == "ascending"
    assert names(page)[1:] == sorted(
        [BAD, HALF, CLEAN], key=lambda name: {"宏": 0, "群": 1, "星": 2}[name[3]]
    )
    assert heading(page, "序号") == "ascending"
    assert names(page) == [BROKEN, CLEAN, BAD, HALF]
    assert page.locator("#table [aria-sort]").count() == 1


def test_sorting_by_keyboard(open_page: Open) -> None:
    page = open_page("index.html")
    button = page.locator("#table thead").get_by_role("button", name=re.compile("^合规"))
    button.focus()
    page.keyboard.press("Enter")
    expect(button.locator("..")).to_have_attribute("aria-sort", "descending")


@pytest.mark.parametrize(
    ("tile", "state", "expected"),
    [
        ("有否决项", "show=veto", [BAD]),
        ("有不合规", "show=fail", [BAD, HALF]),
        ("有存疑", "show=doubt", [BAD, HALF]),
        ("读取不完整", "show=partial", [BAD, HALF]),
        ("未能检查", "show=error", [BROKEN]),
    ],
)
def test_a_tile_leads_to_exactly_those(open_page: Open, tile: str, state: str, expected: list[str]) -> None:
    page = open_page("index.html")
    link = page.locator("a.tile").filter(has_text=tile)
    assert int(link.locator("b").inner_text()) == len(expected)
    link.click()
    assert names(page) == expected
    assert hash_of(page) == state
    expect(link).to_have_attribute("aria-current", "true")


def test_sums_follow_the_rows_shown(open_page: Open) -> None:
    page = open_page("index.html")
    assert sums(page) == [3, 13, 6, 2, 2, 6, 90, 45]
    page.locator("select[name=show]").select_option("veto")
    assert sums(page) == [3, 8, 3, 1, 1, 2, 30, 15]
    page.get_by_role("button", name="清除筛选").click()
    assert sums(page) == [3, 13, 6, 2, 2, 6, 90, 45]


@pytest.mark.parametrize("table", ["problems", "rules", "stages"])
def test_every_frequency_leads_to_that_many_dossiers(open_page: Open, table: str) -> None:
    page = open_page("index.html")
    links = page.locator(f"#{table} a[data-filter]")
    assert links.count() >= 7
    for number in range(links.count()):
        link = links.nth(number)
        wanted = int(link.inner_text())
        link.click()
        assert len(names(page)) == wanted, link.get_attribute("data-filter")


def test_a_rule_is_one_that_is_not_met_or_with_doubts_one_that_is_open(open_page: Open) -> None:
    page = open_page("index.html")
    page.locator("select[name=rule]").select_option("PEN-20a")
    assert names(page) == [BAD]
    expect(page.locator("#shown")).to_have_text("显示 1 / 4 宗，所选项目不合规的")
    page.locator("select[name=rule]").select_option("PEN-36a")
    assert names(page) == []
    expect(page.locator("#nothing")).to_be_visible()
    page.locator("select[name=show]").select_option("doubt")
    assert names(page) == [BAD, HALF]


def test_search(open_page: Open) -> None:
    page = open_page("index.html")
    page.locator("input[name=q]").fill("星火")
    expect(page.locator("#shown")).to_have_text("显示 1 / 4 宗")
    assert names(page) == [HALF]
    page.locator("input[name=q]").fill("ＰＥＮ－２０ａ")
    expect(page.locator("#table tbody tr:visible th")).to_have_text([BAD])


def test_the_address_restores_the_view(open_page: Open) -> None:
    page = open_page("index.html#show=unsure&problem=6.4c")
    assert names(page) == [BAD, HALF]
    expect(page.locator("select[name=problem]")).to_have_value("6.4c")
    page.locator("select[name=show]").select_option("error")
    assert names(page) == []
    page.go_back()
    expect(page.locator("select[name=show]")).to_have_value("unsure")
    assert names(page) == [BAD, HALF]


@pytest.mark.parametrize("fragment", ["#show=nonsense", "#rule=%", "#%E0", "#problems"])
def test_odd_addresses_harm_nothing(open_page: Open, fragment: str) -> None:
    page = open_page("index.html" + fragment)
    page.get_by_role("button", name="清除筛选").click()
    assert len(names(page)) == 4


@pytest.mark.parametrize(
    ("label", "note"),
    [
        ("否决", "不合规；否决"),
        ("不合规", "不合规"),
        ("存疑", "存疑"),
        ("固定提问", "固定提问"),
        ("合规", "合规"),
        ("不适用", "不适用"),
    ],
)
def test_a_number_opens_the_report_at_exactly_those(open_page: Open, label: str, note: str) -> None:
    page = open_page("index.html")
    link = page.locator("#table tbody tr").nth(1).locator(f"td[data-label='{label}'] a")
    wanted = int(link.inner_text())
    link.click()
    page.wait_for_url(re.compile("report.html#"))
    expect(page.locator("#filter-note")).to_have_text(f"正在筛选：{note}。显示 {wanted} / 60 条。")
    assert page.locator("article.finding:visible").count() == wanted


def test_what_was_not_read_opens_the_list_of_it(open_page: Open) -> None:
    page = open_page("index.html")
    page.locator("#table tbody tr").nth(1).get_by_role("link", name="不完整").click()
    page.wait_for_url(re.compile("#unread"))
    expect(page.locator("#unread")).to_be_in_viewport()


def test_a_listed_dossier_opens_at_the_findings_of_that_rule(open_page: Open) -> None:
    page = open_page("index.html")
    row = page.locator("#rules tbody tr").filter(has_text="PEN-40a")
    row.locator("summary").click()
    row.get_by_role("link", name=BAD).click()
    page.wait_for_url(re.compile("report.html#"))
    assert page.locator("article.finding:visible").evaluate_all("all => all.map(a => a.dataset.rule)") == [
        "PEN-40a"
    ]


def test_without_script(open_page: Open) -> None:
    page = open_page("index.html", script=False)
    assert names_without_script(page) == [BROKEN, BAD, HALF, CLEAN]
    expect(page.locator("#filters")).to_be_hidden()
    page.get_by_role("link", name=BAD).first.click()
    expect(page.locator("h1")).to_contain_text(BAD)


def names_without_script(page: Page) -> list[str]:
    return page.locator("#table tbody th").all_inner_texts()


@pytest.mark.parametrize("width", [320, 400, 768, 1024, 1920])
def test_no_width_scrolls_sideways(open_page: Open, width: int) -> None:
    page = open_page("index.html", width=width)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("width", [400, 1440])
def test_accessible_to_everyone(open_page: Open, width: int) -> None:
    page = open_page("index.html", width=width)
    page.eval_on_selector_all("details", "all => all.forEach(d => { d.open = true; })")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_paper_is_a4_and_lists_every_dossier(open_page: Open) -> None:
    page = open_page("index.html")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    width, height = document[0].get_size()
    text = ""
    for sheet in document:
        layer = sheet.get_textpage()
        text += layer.get_text_range()
        layer.close()
        sheet.close()
    document.close()
    assert sorted((round(width), round(height))) == [595, 842]
    plain = re.sub(r"\s+", "", text)
    for words in (BROKEN, BAD, HALF, CLEAN, "压缩包损坏，无法打开", "合计", "4.5未全面告知权利"):
        assert words in plain, words
    assert "清除筛选" not in plain
