"""The handbook as a legal officer uses it: search, follow a link, read it on a phone, without scripts, with a
screen reader, on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from checker.rulebook import Rulebook, load
from checker.rulebook.handbook import handbook

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    """Two stages of it: a page of all rules takes the accessibility check a minute."""
    shipped = load(Path(__file__).resolve().parent.parent.parent / "rules")
    return replace(shipped, rules=tuple(rule for rule in shipped.rules if rule.stage in ("告知", "决定")))


@pytest.fixture
def address(site: Path, rulebook: Rulebook) -> str:
    (site / "handbook.html").write_bytes(handbook(rulebook))
    return "handbook.html"


def test_every_word_typed_must_occur(open_page: Open, address: str, rulebook: Rulebook) -> None:
    page = open_page(address)
    rules = page.locator("article.rule")
    expect(rules).to_have_count(len(rulebook.rules))
    page.fill("#search", "P223a 档次")
    expect(page.locator("article.rule:visible")).to_have_count(1)
    expect(page.locator("#shown")).to_have_text("1 条")
    expect(page.locator("#penalties")).to_be_hidden()
    page.fill("#search", "没有这个词")
    expect(page.locator("#nothing")).to_be_visible()
    page.press("#search", "Escape")
    expect(page.locator("article.rule:visible")).to_have_count(len(rulebook.rules))
    expect(page.locator("#penalties")).to_be_visible()


def test_a_link_shows_what_the_search_hides(open_page: Open, address: str) -> None:
    page = open_page(address)
    page.fill("#search", "P223a 档次")
    page.evaluate("location.hash = 'PEN-20a'")
    expect(page.locator("#PEN-20a")).to_be_visible()
    expect(page.locator("#search")).to_have_value("")


def test_without_scripts_nothing_is_hidden(open_page: Open, address: str, rulebook: Rulebook) -> None:
    page = open_page(address, script=False)
    expect(page.locator("article.rule:visible")).to_have_count(len(rulebook.rules))


def test_a_phone_scrolls_one_way_only(open_page: Open, address: str) -> None:
    page = open_page(address, width=380)
    assert page.evaluate("document.documentElement.scrollWidth") <= 380


def test_accessible(open_page: Open, address: str) -> None:
    results = Axe().run(open_page(address))
    assert results.violations_count == 0, [v["id"] for v in results.response["violations"]]


def test_on_paper(open_page: Open, address: str, tmp_path: Path) -> None:
    page = open_page(address)
    page.pdf(path=tmp_path / "handbook.pdf", format="A4", prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(tmp_path / "handbook.pdf")
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    first = document[0].get_textpage().get_text_range()
    assert "审定人" in first and "查找规则" not in first
