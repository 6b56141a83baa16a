"""report.html on paper: everything, or what the filter leaves."""

from __future__ import annotations

import re
from collections.abc import Callable

import pypdfium2
import pytest
import report_sample
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


def paper(page: Page) -> list[str]:
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    try:
        width, height = document[0].get_size()
        assert (round(width), round(height)) in {(595, 842), (842, 595)}, "A4"
        texts = []
        for sheet in document:
            text = sheet.get_textpage()
            texts.append(text.get_text_range())
            text.close()
            sheet.close()
        return texts
    finally:
        document.close()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_paper_shows_everything(open_page: Open, script: bool) -> None:
    page = open_page(script=script)
    text = re.sub(r"\s+", "", "".join(paper(page)))
    for finding in report_sample.sample().findings:
        assert finding.fingerprint in text, finding.rule
    for words in ("d09", "0303030303", "2024-06-28（周五）", "统一社会信用代码", "六种结论", "1/"):
        assert words in text, words
    assert "清除筛选" not in text


def test_paper_leaves_the_screen_as_it_was(open_page: Open) -> None:
    page = open_page()
    before = page.locator("main details[open]").count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main details:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("main details[open]").count() == before


def test_paper_of_a_filtered_view_says_that_it_is_filtered(open_page: Open) -> None:
    page = open_page("#verdict=crashed")
    text = re.sub(r"\s+", "", "".join(paper(page)))
    assert "正在筛选：程序出错。显示1/60条。" in text
    assert "特殊程序第1项要求" not in text


def test_the_checklist_is_ticked_on_screen_and_printed(open_page: Open) -> None:
    page = open_page("#verdict=question")
    page.locator("#questions").get_by_role("checkbox", name="没有问题").check()
    text = re.sub(r"\s+", "", "".join(paper(page)))
    assert "现场检查是否同步录音录像，请核对执法记录仪资料" in text
    assert "没有问题有问题与本案无关备注" in text
    assert "问题清单" not in text and "要素一览" not in text, "the checklist alone"
