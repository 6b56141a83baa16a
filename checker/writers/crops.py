"""Which parts of which pages a report wants to show as pictures, within a budget.

A picture costs drawing time and bytes, so only findings that somebody must act on get one: FAIL before
UNSURE, veto first. Pages without layout (docx, plain text) have none; their quotes are shown as text.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from checker.model.finding import Finding, Severity, Verdict
from checker.model.picture import Crop, Region
from checker.model.report import Report
from checker.model.text import Box, Evidence, Page

MOST = 30
"""Pictures a report."""

MOST_AREA = 4 * 595 * 842
"""Points² of page in all pictures of a report: four A4 pages."""

MOST_BYTES = 3_000_000
"""Bytes of all pictures as they stand in the HTML (base64)."""

TALLEST = 240.0
"""Points: a quote that fills a page is shown by its beginning."""

MARGIN = 32.0
"""Points of page shown above and below a quote, about the line before and after."""

SIDE = 20.0
"""Points of page shown left and right of the text."""

Pages = Mapping[tuple[str, int], Page]


def pages_of(report: Report) -> dict[tuple[str, int], Page]:
    return {(page.file, page.number): page for source in report.dossier.files for page in source.pages}


def lines_of(evidence: Evidence, pages: Pages) -> tuple[Box, ...]:
    """The box of each printed line the evidence stands on; none where the page has no layout."""
    page = pages.get((evidence.span.file, evidence.span.page))
    if page is None or page.boxes is None or page.width <= 0 or page.height <= 0:
        return ()
    return page.boxes.around(evidence.span.start, evidence.span.end)


def wanted_crops(report: Report) -> list[Region]:
    """The regions to draw, the most important first, no two alike; at most ``MOST`` and ``MOST_AREA``."""
    pages = pages_of(report)
    wanted: list[Region] = []
    area = 0.0
    for finding in sorted(report.findings, key=_urgency):
        if finding.verdict not in (Verdict.FAIL, Verdict.UNSURE):
            break
        for region in _regions(finding, pages):
            if any(_holds(other, region) for other in wanted):
                continue
            size = (region.box.x1 - region.box.x0) * (region.box.y1 - region.box.y0)
            if len(wanted) == MOST or area + size > MOST_AREA:
                return wanted
            wanted.append(region)
            area += size
    return wanted


def affordable(wanted: list[Region], crops: Mapping[Region, Crop]) -> list[tuple[Region, str]]:
    """The pictures that were drawn, as ``data:`` addresses, in order, until ``MOST_BYTES`` are spent."""
    placed: list[tuple[Region, str]] = []
    spent = 0
    for region in wanted:
        crop = crops.get(region)
        if crop is None:
            continue
        kind = "png" if crop.image.startswith(b"\x89PNG") else "jpeg"
        address = f"data:image/{kind};base64,{b64encode(crop.image).decode('ascii')}"
        if spent + len(address) > MOST_BYTES:
            break
        spent += len(address)
        placed.append((region, address))
    return placed


def covers(region: Region, file: str, page: int, line: Box) -> bool:
    """Whether the region shows (the greater part of) a printed line."""
    if (region.file, region.page) != (file, page):
        return False
    middle = (line.y0 + line.y1) / 2
    return region.box.y0 <= middle <= region.box.y1


def _urgency(finding: Finding) -> tuple[int, int]:
    verdicts = [Verdict.FAIL, Verdict.UNSURE]
    return (
        verdicts.index(finding.verdict) if finding.verdict in verdicts else len(verdicts),
        list(Severity).index(finding.severity),
    )


def _regions(finding: Finding, pages: Pages) -> list[Region]:
    """One region a quote; quotes that stand close together on a page share one."""
    found: list[Region] = []
    for evidence in finding.evidence:
        lines = lines_of(evidence, pages)
        if not lines:
            continue
        page = pages[evidence.span.file, evidence.span.page]
        top, bottom = min(line.y0 for line in lines), max(line.y1 for line in lines)
        region = _region(page, top - MARGIN, min(bottom, top + TALLEST) + MARGIN)
        for number, other in enumerate(found):
            both = _region(page, min(other.box.y0, region.box.y0), max(other.box.y1, region.box.y1))
            near = both.box.y1 - both.box.y0 <= TALLEST + 2 * MARGIN
            if (other.file, other.page) == (region.file, region.page) and near:
                found[number] = both
                break
        else:
            found.append(region)
    return found


def _region(page: Page, top: float, bottom: float) -> Region:
    """A strip over the printed width of the page: without the margins its letters are larger on the screen.
    Whole points, so that equal strips are equal keys."""
    left, right = _printed(page)
    box = Box(left, float(max(int(top), 0)), right, min(float(int(bottom) + 1), page.height))
    return Region(page.file, page.number, box)


def _printed(page: Page) -> tuple[float, float]:
    """From the leftmost character of the page to the rightmost, with room for seals and rules of tables."""
    if page.boxes is None:
        return 0.0, page.width
    lefts = [x for x in page.boxes.values[0::4] if x == x]
    rights = [x for x in page.boxes.values[2::4] if x == x]
    if not lefts:
        return 0.0, page.width
    left = float(max(int(min(lefts) - SIDE), 0))
    right = min(float(int(max(rights) + SIDE) + 1), page.width)
    return (left, right) if left < right else (0.0, page.width)


def _holds(outer: Region, inner: Region) -> bool:
    return (
        (outer.file, outer.page) == (inner.file, inner.page)
        and outer.box.y0 <= inner.box.y0
        and inner.box.y1 <= outer.box.y1
    )
