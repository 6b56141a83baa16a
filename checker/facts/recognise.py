"""Which pages, or parts of pages, are which legal document.

A document begins where a title line stands; the organ's name and the number around the title belong to it. A
page without a title continues the document before it in the same file. File names, the 卷内目录 and wordings
of the body help where no title stands. Every character of every page belongs to exactly one document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from rapidfuzz.fuzz import ratio

from checker.chinese.identifiers import find_document_numbers
from checker.chinese.normalise import plain
from checker.facts.beginnings import PUBLICATION, Piece, pieces_of, running_heads, runs_of
from checker.facts.contents import WORDS, parse_contents
from checker.facts.declared import corrected, read_corrections
from checker.facts.serves import PROOFS, with_served
from checker.facts.titles import Titles, titles_of
from checker.model.doctype import DocumentType
from checker.model.dossier import UNRECOGNISED, Document, Dossier, SourceFile
from checker.model.text import Page, Quality, Span, Table

KINDS = (
    ("处罚普通", ("行政处罚决定书", "行政处罚事先告知书", "立案审批表", "行政处罚听证告知书", "不予行政处罚决定书", "案件调查终结报告", "行政处罚决定审批表", "行政处罚结案审批表")),
    ("处罚简易", ("当场行政处罚决定书",)),
    ("许可", ("准予行政许可决定书", "不予行政许可决定书", "行政许可受理通知书", "行政许可申请书")),
    ("强制", ("查封(扣押)决定书", "强制执行决定书", "代履行决定书")),
    ("投诉", ("招投标投诉处理决定书", "招投标投诉受理决定书", "招投标投诉书")),
    ("检查", ("行政检查通知书", "行政检查登记表", "节能监察现场笔录", "粮食监督检查记录", "现场检查笔录")),
)  # fmt: skip


def recognise(
    name: str,
    files: tuple[SourceFile, ...],
    types: tuple[DocumentType, ...],
    declared: Mapping[str, Any] | None = None,
) -> Dossier:
    """Cut the pages of a dossier into documents. ``declared``: the content of 案卷信息.yaml, whose corrections
    win over everything found."""
    titles = titles_of(types)
    corrections, facts, problems = read_corrections(declared, files, titles)
    documents: list[Document] = []
    heads = running_heads(files, titles)
    for run in runs_of(files, apart=corrections):
        pieces = pieces_of(run, titles, heads)
        pieces = corrected(run[0], pieces, corrections.get(run[0].path, ()))
        documents += _assemble(run, pieces)
    documents = _by_contents(documents, titles)
    documents = [_with_guess(d, titles) for d in _without_copies(documents, titles)]
    documents = [replace(d, id=f"d{n:02d}") for n, d in enumerate(documents, 1)]
    documents = [with_served(d, documents, titles) for d in documents]
    return Dossier(name, _kind(documents), files, tuple(documents), problems, facts)


def _kind(documents: list[Document]) -> str:
    present = {document.type for document in documents}
    return next((kind for kind, types in KINDS if present & set(types)), "处罚普通")


# ---- from beginnings to documents -------------------------------------------------------------------


def _assemble(run: tuple[SourceFile, ...], pieces: list[Piece]) -> list[Document]:
    """The documents of a run of files: each from its beginning to that of the next."""
    pages = [page for source in run for page in source.pages]
    places = {(page.file, page.number): n for n, page in enumerate(pages)}
    documents = []
    for piece, following in pairwise([*pieces, None]):
        assert piece is not None
        first = places[piece.page.file, piece.page.number]
        last = places[following.page.file, following.page.number] if following else len(pages) - 1
        parts: list[tuple[Page, int, int]] = []
        for place in range(first, last + 1):
            page = pages[place]
            start = piece.start if place == first else 0
            end = following.start if following and place == last else len(page.text)
            if end > start or place == first:
                parts.append((page, start, end))
        documents.append(_document(piece, parts))
    return documents


def _document(piece: Piece, parts: list[tuple[Page, int, int]]) -> Document:
    texts: list[str] = []
    starts: list[int] = []
    tables: list[Table] = []
    doubtful: list[tuple[int, int]] = []
    length = 0
    for page, start, end in parts:
        starts.append(length)
        texts.append(page.text[start:end])
        tables += [t.moved(length - start) for t in page.tables if start <= t.start and t.end <= end]
        doubtful += [
            (low + length - start, high + length - start)
            for low, high in page.doubtful
            if start <= low and high <= end
        ]
        length += end - start + 1
    text = "\n".join(texts)
    spans = tuple(Span(page.file, page.number, start, end) for page, start, end in parts)
    quality = Quality.worst([page.quality for page, _, _ in parts])
    heads = "\n".join(dict.fromkeys(page.head for page, _, _ in parts if page.head))
    return Document(
        id="",
        type=piece.type,
        title=piece.title,
        parts=spans,
        text=text,
        starts=tuple(starts),
        quality=quality,
        tables=tuple(tables),
        number=own_number(text, heads, piece.type),
        confidence=round(piece.confidence, 2),
        reason=piece.reason,
        doubtful=tuple(doubtful),
    )


_VOID = re.compile(r"作废|废稿|未采用稿")


def _without_copies(documents: list[Document], titles: Titles) -> list[Document]:
    """Second copies of a document (a page scanned twice, the Word file beside its scan) and drafts marked 作废 are
    kept, but judged as no document: they would contradict or repeat the one that counts. A scan counts before the
    file it was printed from, because it shows who signed."""
    kept: list[Document] = []
    count = Counter(document.type for document in documents)
    alike: dict[tuple[str, str], list[int]] = {}  # type and figures → places in ``kept``
    for document in documents:
        heading = document.file.rpartition("/")[2] + document.title + document.text[:60]
        key = document.type, "".join(re.findall(r"\d", plain(document.text)))
        place = next(
            (n for n in alike.get(key, ()) if _same_paper(kept[n], document, titles)),
            None,
        )
        if document.type == UNRECOGNISED:
            kept.append(document)
        elif place is not None:
            first = kept[place]
            if first.quality is Quality.EXACT and document.quality is not Quality.EXACT:
                kept[place] = _copy_of(first, document)
                alike[key] = [len(kept)]
                kept.append(document)
            else:
                kept.append(_copy_of(document, first))
        elif count[document.type] > 1 and _VOID.search(heading):
            kept.append(_set_aside(document, f"标明作废的《{document.type}》，卷内另有一份"))
        else:
            alike.setdefault(key, []).append(len(kept))
            kept.append(document)
    return kept


def _copy_of(copy: Document, document: Document) -> Document:
    where = f"{document.file} 第{document.pages[0]}页"
    return _set_aside(copy, f"与{where}的《{document.type}》内容相同，似为重复")


def _same_paper(one: Document, other: Document, titles: Titles) -> bool:
    """Whether two documents with the same figures say the same of the same documents. Two receipts on one form differ
    in a date, or in what they serve."""
    texts = [plain(d.text) for d in (one, other)]
    if min(map(len, texts)) < 60 or ratio(*texts) < 96:
        return False
    told = [[kind for _, _, kind in titles.inside(text)] for text in texts]
    return told[0] == told[1]


def _set_aside(document: Document, reason: str) -> Document:
    return replace(document, type=UNRECOGNISED, number=None, serves=(), confidence=0.9, reason=reason)


def _with_guess(document: Document, titles: Titles) -> Document:
    """Pages that no type claims, with the types whose words stand in the name of their file or their first lines."""
    if document.type != UNRECOGNISED or document.confidence >= 0.9:
        return document
    head = plain(document.file.rpartition("/")[2] + "".join(document.text.strip().split("\n")[:4]))
    return replace(document, may_be=tuple(k for k, words in WORDS.items() if re.search(words, head[:160])))


_OTHERS_NUMBER = re.compile(r"(?:依据|根据|送达|《|作出的|下达的|发出的|原|关联|关于|对)[^\n]{0,30}$")


def own_number(text: str, heads: str, kind: str) -> str | None:
    """The document's own number: in the heading, before running text begins."""
    if kind in PROOFS or kind in ("卷内目录", PUBLICATION, UNRECOGNISED):
        return None
    for match in find_document_numbers(text[:400]):
        line = text.rfind("\n", 0, match.start) + 1
        before = text[line : match.start]
        if not _OTHERS_NUMBER.search(before) and not re.search(r"[，。；]", before):
            return match.printed
    found = find_document_numbers(heads)
    return found[0].printed if found else None


# ---- the 卷内目录 as a second witness ---------------------------------------------------------------


def _by_contents(documents: list[Document], titles: Titles) -> list[Document]:
    """Name untitled documents by the 卷内目录 where its page numbers and the titled documents agree on the
    offset between listed and real pages."""
    lists = [d for d in documents if d.type == "卷内目录"]
    unnamed = [d for d in documents if d.type == UNRECOGNISED]
    if not lists or not unnamed:
        return documents
    entries = [
        (entry, titles.of_name(entry.title)) for document in lists for entry in parse_contents(document)
    ]
    offsets: Counter[int] = Counter()
    for entry, title in entries:
        for document in documents:
            if title and entry.first and document.type == title.type and document.file == lists[0].file:
                offsets[document.pages[0] - entry.first] += 1
    if not offsets or offsets.most_common(1)[0][1] < 3:
        return documents
    offset = offsets.most_common(1)[0][0]
    named = []
    for document in documents:
        match = next(
            (
                title
                for entry, title in entries
                if title and document.type == UNRECOGNISED and document.file == lists[0].file
                and entry.first is not None and entry.first + offset == document.pages[0]
            ),
            None,
        )  # fmt: skip
        if match:
            document = replace(
                document, type=match.type, confidence=0.7, reason="无标题，按卷内目录的页号认定"
            )
        named.append(document)
    return named
