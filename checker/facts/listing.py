"""卷内目录 against the dossier: what it lists and the dossier lacks, what it leaves out, numbers, dates and pages
that do not agree. Lists name documents loosely and several in a row; only what is plain is reported."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from checker.chinese.dates import find_dates
from checker.chinese.identifiers import find_document_numbers, same_number
from checker.chinese.normalise import fold, plain
from checker.chinese.numerals import HANZI, parse_integer
from checker.facts.contents import WORDS, Entry, parse_contents
from checker.facts.hits import Hit
from checker.facts.sheet import Sheet
from checker.facts.titles import Titles, titles_of
from checker.model.doctype import DocumentType, FactSpec
from checker.model.dossier import UNRECOGNISED, Document, Dossier
from checker.model.fact import Absence, Fact, Known, Missing, Origin, Value
from checker.model.text import Evidence, Quality

NAMES = ("目录缺少文书", "目录漏列文书", "目录文号不符", "目录日期不符", "目录页号倒退", "目录末页")
LIST = "卷内目录"
# papers that the organ makes; evidence and receipts are listed under any name
_MADE = re.compile(r"(?:书|表|笔录|记录|报告)$")
_LOOSE = (
    "送达回证",
    "卷宗封面",
    "备考表",
    LIST,
    "现场照片(图片)及说明",
    "邮寄送达凭证",
    "公告送达材料",
    "授权委托书",
)
# one document, whichever of these names a list gives it
_FAMILIES = (
    {"行政处罚事先告知书", "行政处罚听证告知书"},
    {"案件审核表", "重大执法决定法制审核意见书", "重大执法决定法制审核送审表"},
    {"现场检查笔录", "节能监察现场笔录", "粮食监督检查记录", "行政检查登记表", "整改复查记录", "证据提取单"},
    {"案件来源登记表", "立案审批表", "案件核查记录"},
    {"案件调查终结报告", "行政处罚决定审批表", "行政处罚案件报批书"},
    {"行政处罚决定书", "当场行政处罚决定书", "不予行政处罚决定书"},
    {"陈述申辩笔录", "陈述申辩书", "陈述申辩复核意见书", "放弃陈述申辩听证声明"},
)
_COUNT = re.compile(r"[（(]?(?:各)?[一二两三四五六七八九十\d]{1,3}[份页张本次件][）)]?$")
_SPLIT = re.compile(r"[、，,；;/\v\n]|及|和|与")


def listing_facts(dossier: Dossier, types: Mapping[str, DocumentType]) -> dict[str, Fact]:
    """本案.目录…: tuples of what is wrong, empty where nothing is."""
    lists = [d for d in dossier.of_type(LIST) if parse_contents(d)]
    if not lists or any(d.quality is Quality.POOR for d in lists):
        return {f"本案.{name}": Missing(f"本案.{name}", Absence.NO_DOCUMENT) for name in NAMES}
    rows = [(d, e) for d in lists for e in parse_contents(d)]
    titles = titles_of(tuple(types.values()))
    found: dict[str, Fact] = {
        "本案.目录缺少文书": _absent(dossier, rows, titles),
        "本案.目录漏列文书": _omitted(dossier, lists, types),
    }
    exact = all(d.quality is Quality.EXACT and d.tables for d in lists)
    empty = {
        f"本案.{name}": Missing(f"本案.{name}", Absence.NO_DOCUMENT)
        for name in NAMES
        if f"本案.{name}" not in found
    }
    if not exact:
        return found | empty
    found["本案.目录文号不符"] = _numbers(dossier, rows, titles)
    found["本案.目录日期不符"] = _dates(dossier, rows, titles)
    return empty | found | _pages(lists, rows)


def wrong(name: str, items: list[tuple[str, tuple[Evidence, ...]]], at: Document) -> Known:
    """本案.``name``: what is wrong, each with its places; with nothing wrong, ``at`` is the place looked at."""
    evidence = tuple(e for _, places in items for e in places) or at.locate(0, min(20, len(at.text)))
    return Known(f"本案.{name}", tuple(t for t, _ in items), evidence, at.quality, Origin.DERIVED, at.id)


def named(title: str, titles: Titles) -> list[str]:
    """The document types a row names outright; words of a row that name none are passed over."""
    found = []
    for piece in [title, *_SPLIT.split(title)]:
        word = _COUNT.sub("", plain(piece)).removesuffix("复印件")
        hit = titles.of_line(word) or titles.of_line(re.sub(r"（[^（）]*）$", "", word))
        if hit and hit.exact and not hit.fuzzy:
            if piece == title:
                return [hit.type]
            found.append(hit.type)
    return list(dict.fromkeys(found))


def _absent(dossier: Dossier, rows: list[tuple[Document, Entry]], titles: Titles) -> Fact:
    present = {d.type for d in dossier.documents}
    heads = "\n".join(fold(d.title + " " + d.text[:80]).text for d in dossier.documents if d.type != LIST)
    items = []
    misread: list[Evidence] = []
    for document, entry in rows:
        for kind in named(entry.title, titles):
            near = next((f for f in _FAMILIES if kind in f), {kind})
            if near & present or kind in _LOOSE or not _MADE.search(kind) or plain(kind) in heads:
                continue
            heading = _misread_heading(dossier, entry.title)
            misread += heading
            if not heading:
                items.append((f"《{kind}》", document.locate(entry.start, entry.end)))
    if misread and not items:
        return Missing("本案.目录缺少文书", Absence.DAMAGED, seen=tuple(misread[:3]), document=rows[0][0].id)
    # pages that no type claims, or that were not read, may be the very document
    if items and (not dossier.fully_read or UNRECOGNISED in present):
        return Missing("本案.目录缺少文书", Absence.UNREAD, document=rows[0][0].id)
    return wrong("目录缺少文书", items, rows[0][0])


def _misread_heading(dossier: Dossier, title: str) -> tuple[Evidence, ...]:
    """A line of a scan that is ``title`` but for a character or two: the heading of what was not recognised."""
    for document in dossier.documents:
        if document.type == LIST or document.quality is Quality.EXACT:
            continue
        for line in re.finditer(r"[^\n\t]{4,40}", document.text):
            if _alike(line.group(), title):
                return document.locate(line.start(), line.end())
    return ()


def _alike(one: str, other: str) -> bool:
    a, b = plain(one), plain(other)
    shorter = min(len(a), len(b))
    return shorter >= 4 and Levenshtein.distance(a, b) <= (2 if shorter >= 8 else 1)


def _omitted(dossier: Dossier, lists: list[Document], types: Mapping[str, DocumentType]) -> Fact:
    """What the list leaves out. A list may run on over pages that were taken for something else, so only what
    belongs before the last document listed counts."""
    text = "".join(plain(d.text) for d in lists)
    place = {kind: types[kind].order for kind in WORDS if kind in types}
    last = max((order for kind, order in place.items() if re.search(WORDS[kind], text)), default=0)
    items = []
    for kind, order in place.items():
        documents = dossier.of_type(kind)
        if documents and order < last and not re.search(WORDS[kind], text):
            first = documents[0]
            entries = [e for d in lists if d.quality is not Quality.EXACT for e in parse_contents(d)]
            if any(_alike(e.title, known) for e in entries for known in (first.title, kind)):
                continue  # a row misread
            items.append((f"《{kind}》", first.locate(0, min(20, len(first.text)))))
    return wrong("目录漏列文书", items, lists[0])


def single(dossier: Dossier, entry: Entry, titles: Titles) -> Document | None:
    """The document a row means, where it names one type of which the dossier has one."""
    kinds = named(entry.title, titles)
    if len(kinds) != 1 or _SPLIT.search(entry.title) or not _MADE.search(kinds[0]):
        return None
    documents = dossier.of_type(kinds[0])
    return documents[0] if len(documents) == 1 else None


def _numbers(dossier: Dossier, rows: list[tuple[Document, Entry]], titles: Titles) -> Known:
    items = []
    known = [d.number for d in dossier.documents if d.number]
    for document, entry in rows:
        meant = single(dossier, entry, titles)
        listed = find_document_numbers(entry.number)
        if meant is None or meant.quality is not Quality.EXACT or not meant.number or not listed:
            continue
        if not any(same_number(m.value, n) for m in listed for n in known):
            places = document.locate(entry.start, entry.end) + meant.locate(0, min(60, len(meant.text)))
            items.append((f"《{meant.type}》目录写 {listed[0].value}，文书上是 {meant.number}", places))
    return wrong("目录文号不符", items, rows[0][0])


def _dates(dossier: Dossier, rows: list[tuple[Document, Entry]], titles: Titles) -> Known:
    items = []
    for document, entry in rows:
        meant = single(dossier, entry, titles)
        listed = [m.value for m in find_dates(entry.date) if m.value]
        if meant is None or meant.quality is not Quality.EXACT or len(listed) != 1:
            continue
        stated = [m.value for m in find_dates(meant.text) if m.value]
        if stated and listed[0] not in stated:
            places = document.locate(entry.start, entry.end) + meant.locate(0, min(20, len(meant.text)))
            items.append((f"《{meant.type}》目录写 {listed[0]}，文书上没有这个日期", places))
    return wrong("目录日期不符", items, rows[0][0])


def _pages(lists: list[Document], rows: list[tuple[Document, Entry]]) -> dict[str, Fact]:
    """Page numbers that go back, and the last page. A column of 页数 counts pages and is no page number."""
    text = "".join(plain(d.text) for d in lists)
    numbered = [(d, e) for d, e in rows if e.first is not None]
    if (
        len(lists) > 1
        or len(numbered) < 3
        or ("页数" in text and not re.search(r"页号|页码|页次|起止页", text))
    ):
        return {}
    items = []
    for (_, before), (document, entry) in pairwise(numbered):
        if (entry.first or 0) < (before.first or 0):
            said = f"“{before.title}”{before.first} 页，其后“{entry.title}”{entry.first} 页"
            items.append(
                (said, document.locate(before.start, before.end) + document.locate(entry.start, entry.end))
            )
    last = max(e.last or e.first or 0 for _, e in numbered)
    document, entry = numbered[-1]
    return {
        "本案.目录页号倒退": wrong("目录页号倒退", items, document),
        "本案.目录末页": Known(
            "本案.目录末页",
            last,
            document.locate(entry.start, entry.end),
            document.quality,
            Origin.DERIVED,
            document.id,
        ),
    }


_PAGES = re.compile(
    rf"(?:本卷|本案卷|全卷|卷内|正文|共计|总计|共)[^，。；\n]{{0,12}}?(?P<n>\d{{1,4}}|[{HANZI}]{{1,6}})[ \u3000]*[页张]"
)


def page_count(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The number of pages that a cover or note states: 本卷共41页, 本卷八页."""
    hits: list[Hit] = []
    for match in _PAGES.finditer(sheet.text):
        value: Value | None = parse_integer(match.group("n"))
        if value:
            hits.append(Hit(match.start("n"), match.end("n"), value))
    return hits[:1]
