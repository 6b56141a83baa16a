"""Page numbers: those written on the pages of a filed dossier, and what the 卷内目录 says of them.

A filed dossier is numbered page by page (逐页编号) with a stamp or a footer. Numbers that begin anew with every
document are not such a numbering, and where no numbering is plain nothing is said of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from checker.chinese.normalise import fold
from checker.facts.contents import Entry, parse_contents
from checker.facts.listing import LIST, single, wrong
from checker.facts.titles import Titles
from checker.model.dossier import Document, Dossier
from checker.model.fact import Absence, Fact, Missing
from checker.model.text import Evidence, Page, Quality, Span

NAMES = ("页码断缺", "目录页号不符", "目录次序不符")
_NUMBER = re.compile(r"[-—–－·.\s(（\[【]*(?:第\s*)?(\d{1,4})\s*(?:页)?[-—–－·.\s)）\]】]*")
_OF = re.compile(r"第\s*(\d{1,4})\s*页")
ENOUGH = 5  # numbered pages, at least, that make a numbering


def paging_facts(dossier: Dossier, titles: Titles) -> dict[str, Fact]:
    """本案.页码断缺, 本案.目录页号不符, 本案.目录次序不符: tuples of what is wrong, empty where nothing is."""
    found: dict[str, Fact] = {f"本案.{name}": Missing(f"本案.{name}", Absence.NO_DOCUMENT) for name in NAMES}
    numbers = numbering(dossier)
    if numbers and dossier.documents:
        found["本案.页码断缺"] = wrong("页码断缺", _breaks(dossier, numbers), dossier.documents[0])
    lists = [d for d in dossier.of_type(LIST) if d.quality is not Quality.POOR]
    if len(lists) != 1:
        return found
    rows = [
        (entry, meant)
        for entry in parse_contents(lists[0])
        if (meant := single(dossier, entry, titles)) is not None and meant.confidence >= 0.85
    ]
    if len(rows) >= 4:
        found |= _order(dossier, lists[0], rows)
        found |= _pages(lists[0], rows, numbers)
    return found


Place = tuple[str, int]
"""File and page."""


def numbering(dossier: Dossier) -> dict[Place, int]:
    """The running number on each page that shows one; empty where the dossier is not numbered throughout."""
    pages = _paper(dossier)
    written = [(i, n) for i, page in enumerate(pages) for n in sorted(_numbers(page), reverse=True)]
    chain = _rising(written)
    shown = len({i for i, _ in written})
    if len(chain) < ENOUGH or len(chain) < 0.7 * shown or len(chain) < 0.5 * len(pages):
        return {}
    # a sheet may bear a number on its front alone
    even = sum(m - n <= j - i for (i, n), (j, m) in pairwise(chain))
    if even < 0.8 * (len(chain) - 1):
        return {}
    return {(pages[i].file, pages[i].number): n for i, n in chain}


def _paper(dossier: Dossier) -> list[Page]:
    """The pages that have a fixed layout, in dossier order."""
    return [page for source in dossier.files for page in source.pages if page.width]


def _numbers(page: Page) -> set[int]:
    """What may be the number of a page: a line of its own, or 第×页, in its margin."""
    found = set()
    for line in (*page.head.split("\n"), *page.foot.split("\n")):
        text = fold(line).text.strip()
        whole = _NUMBER.fullmatch(text)
        found |= {int(whole.group(1))} if whole else {int(n) for n in _OF.findall(text)}
    return found - {0}


def _rising(written: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain in which page and number both rise; of one page the numbers come from high to low."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for at, (_, number) in enumerate(written):
        place = bisect_left(tails, number)
        before.append(ends[place - 1] if place else None)
        tails[place : place + 1] = [number]
        ends[place : place + 1] = [at]
    chain: list[tuple[int, int]] = []
    last = ends[-1] if ends else None
    while last is not None:
        chain.append(written[last])
        last = before[last]
    return chain[::-1]


def _breaks(dossier: Dossier, numbers: Mapping[Place, int]) -> list[tuple[str, tuple[Evidence, ...]]]:
    """Numbers that no page bears though its neighbours do, and numbers that two pages bear. Between files only
    where their names put them in order. A number read off a scan counts where the pages beyond go on with it."""
    pages = _paper(dossier)
    items = []
    for at, (page, other) in enumerate(pairwise(pages)):
        if page.file != other.file and not _filed((page.file, other.file)):
            continue
        before, number, following, beyond = (
            numbers.get(_place(pages[n])) if 0 <= n < len(pages) else None for n in range(at - 1, at + 3)
        )
        said = ""
        if number and following and following > number + 1:
            if not page.ocr or beyond == following + 1:
                lost = f"{number + 1}" if following == number + 2 else f"{number + 1}—{following - 1}"
                said = f"{_named(page)}的页码是 {number}，下一页是 {following}，缺 {lost}"
        elif (
            following
            and before == following - 1
            and _numbers(page) == {following}
            and not _again(page, other)
        ):
            said = f"{_named(page)}与下一页的页码都是 {following}"
        if said:
            items.append((said, _beginning(page) + _beginning(other)))
    return items


def _again(page: Page, other: Page) -> bool:
    """Whether one page was scanned twice."""
    return ratio(page.text, other.text) >= 97


def _place(page: Page) -> Place:
    return page.file, page.number


def _named(page: Page) -> str:
    return f"{page.file} 第{page.number}页"


def _filed(files: tuple[str, ...]) -> bool:
    """Whether the names of files say in which order they lie."""
    return all(re.match(r"\d", file.rpartition("/")[2]) for file in files)


def _beginning(page: Page) -> tuple[Evidence, ...]:
    line = page.text.lstrip().split("\n")[0][:20]
    start = page.text.find(line)
    return (Evidence(Span(page.file, page.number, start, start + len(line)), line),) if line else ()


# ---- the 卷内目录 -----------------------------------------------------------------------------------

Row = tuple[Entry, Document]


def _order(dossier: Dossier, contents: Document, rows: list[Row]) -> dict[str, Fact]:
    """Rows that stand elsewhere in the list than their documents in the dossier. Files of text lie in the order of
    their names, which is no order of paper; numbered scans lie as the paper does."""
    scans = all(d.quality is not Quality.EXACT for _, d in rows) and _filed(tuple(d.file for _, d in rows))
    if len({d.file for _, d in rows}) > 1 and not scans:
        return {}
    place = {document.id: n for n, document in enumerate(dossier.documents)}
    kept = {i for i, _ in _rising([(i, place[document.id]) for i, (_, document) in enumerate(rows)])}
    astray = [i for i in range(len(rows)) if i not in kept]
    if len(astray) > len(rows) / 3:
        return {}  # filed by another plan altogether, which is no slip of the list
    items = []
    for i in astray:
        entry, document = rows[i]
        near = rows[i - 1][1] if i else rows[1][1]
        where = "之后" if i else "之前"
        said = f"目录把《{document.type}》列在《{near.type}》{where}，卷内次序与此不同"
        items.append((said, _row(contents, entry) + document.locate(0, min(20, len(document.text)))))
    return {"本案.目录次序不符": wrong("目录次序不符", items, contents)}


def _row(contents: Document, entry: Entry) -> tuple[Evidence, ...]:
    return contents.locate(entry.start, entry.end)


def _pages(contents: Document, rows: list[Row], numbers: Mapping[Place, int]) -> dict[str, Fact]:
    """Rows whose page is not the number on that of their document, where the other rows agree on how the list counts.
    Without numbers on the pages, nobody could say which page of the paper a page of a file is."""
    if "页数" in contents.text and not re.search(r"页号|页码|页次|起止页", contents.text):
        return {}
    known: list[tuple[Entry, Document, int]] = []
    for entry, document in rows:
        number = numbers.get((document.file, document.pages[0]))
        if entry.first is not None and number is not None:
            known.append((entry, document, number))
    by = [number - (entry.first or 0) for entry, _, number in known]
    usual, count = Counter(by).most_common(1)[0] if by else (0, 0)
    if count < 4 or count < 0.6 * len(by):
        return {}
    items = []
    for i, (entry, document, number) in enumerate(known):
        near = [by[j] for j in (i - 1, i + 1) if 0 <= j < len(by)]
        if by[i] == usual or near != [usual, usual]:
            continue  # at either end it may be the pages that shift
        said = f"目录写《{document.type}》在第 {entry.first} 页，按页码应为第 {number - usual} 页"
        places = _row(contents, entry) + document.locate(0, min(20, len(document.text)))
        items.append((said, places))
    return {"本案.目录页号不符": wrong("目录页号不符", items, contents)}
