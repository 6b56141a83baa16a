"""Reports for outside the office: nobody's name, number or telephone."""

from __future__ import annotations

from dataclasses import replace

import report_sample

from checker.model.fact import Fact, Facts, Known
from checker.model.report import Report
from checker.model.text import Evidence, Span
from checker.writers import write_html, write_json
from checker.writers.redact import redacted

TEXT = "当事人：向晚晴\n身份证号：430721199001011234\n联系人：毛小川　电话：13900001234\n办案人 周 明 远\n案号 20240101001"


def with_page(text: str) -> Report:
    """The sample dossier with ``text`` on its first page and two persons known from it."""
    report = report_sample.sample()
    first, *rest = report.dossier.files
    page = replace(first.pages[0], text=text, boxes=None)
    files = (replace(first, pages=(page, *first.pages[1:])), *rest)
    start = text.index("向晚晴")
    quote = Evidence(Span(first.path, page.number, start, start + 3), "向晚晴")
    listed: list[tuple[str | None, Fact]] = [
        ("d01", Known("立案审批表.当事人名称", "向晚晴", (quote,), document="d01")),
        ("d01", Known("立案审批表.执法人员", ("周明远",), (), document="d01")),
        ("d01", Known("立案审批表.送达方式", "公告送达", (), document="d01")),
    ]
    finding = replace(report.findings[0], message="向晚晴没有签名", evidence=(quote,))
    return replace(
        report,
        dossier=replace(report.dossier, name="向晚晴案", files=files),
        facts=Facts(listed, {}),
        findings=(finding, *report.findings[1:]),
    )


def test_names_and_numbers_are_gone_from_every_output() -> None:
    report = redacted(with_page(TEXT))
    for written in (write_html(report, {}), write_json(report, {})):
        text = written.decode("utf-8")
        for secret in ("向晚晴", "毛小川", "周明远", "周 明 远", "430721199001011234", "13900001234"):
            assert secret not in text, secret
        assert "向**没有签名" in text


def test_masks_are_as_long_as_what_they_cover_so_that_quotes_still_fit() -> None:
    before, after = with_page(TEXT), redacted(with_page(TEXT))
    page, masked = before.dossier.files[0].pages[0], after.dossier.files[0].pages[0]
    assert len(page.text) == len(masked.text)
    assert masked.text == (
        "当事人：向**\n身份证号：430*************34\n联系人：毛**　电话：139****1234\n办案人 周 * *\n案号 20240101001"
    )
    evidence = after.findings[0].evidence[0]
    assert masked.text[evidence.span.start : evidence.span.end] == evidence.quote == "向**"


def test_what_is_nobodys_stays() -> None:
    before, after = with_page(TEXT), redacted(with_page(TEXT))
    assert "公告送达" in write_html(after, {}).decode("utf-8"), "four characters that could be a name"
    assert [f.rule for f in after.findings] == [f.rule for f in before.findings]
    assert [f.sha256 for f in after.dossier.files] == [f.sha256 for f in before.dossier.files]
    assert after.totals == before.totals
    assert after.stamp == before.stamp
    assert after.dossier.name == "向**案"
