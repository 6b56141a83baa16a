"""The sample report as HTML, and how the tests read it."""

from __future__ import annotations

import re
from functools import cache

import report_sample
from lxml import html

from checker.writers import wanted_crops, write_html


@cache
def sample_bytes() -> bytes:
    report = report_sample.sample()
    return write_html(report, report_sample.draw(wanted_crops(report)))


def parse(content: bytes) -> html.HtmlElement:
    return html.fromstring(content.decode("utf-8"))


def text_of(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()
