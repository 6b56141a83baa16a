"""Which pages, or parts of pages, are which legal document.

A document begins where a title line stands; the organ's name and the number around the title belong to it. A
page without a title continues the document before it in the same file. File names, the 卷内目录 and wordings
of the body help where no title stands. Every character of every page belongs to exactly one document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from checker.chinese.dates import find_dates
from checker.chinese.identifiers import find_document_numbers, number_value
from checker.chinese.normalise import fold, plain
from checker.facts.contents import parse_contents
from checker.facts.declared import read_corrections
from checker.facts.titles import Title, Titles, titles_of
from checker.model.doctype import DocumentType
from checker.model.dossier import UNRECOGNISED, Document, Dossier, SourceFile
from checker.model.text import Page, Quality, Span, Table

TOP_LINES = 7  # a title stands among the first lines of its page
PUBLICATION = "行政处罚信息公示材料"
PROOFS = ("送达回证", "邮寄送达凭证", "公告送达材料", "行政许可送达回证")
KINDS = (
    ("处罚普通", ("行政处罚决定书", "行政处罚事先告知书", "立案审批表", "行政处罚听证告知书", "不予行政处罚决定书", "案件调查终结报告", "行政处罚决定审批表", "行政处罚结案审批表")),
    ("处罚简易", ("当场行政处罚决定书",)),
    ("许可", ("准予行政许可决定书", "不予行政许可决定书", "行政许可受理通知书", "行政许可申请书")),
    ("强制", ("查封(扣押)决定书", "强制执行决定书", "代履行决定书")),
    ("投诉", ("招投标投诉处理决定书", "招投标投诉受理决定书", "招投标投诉书")),
    ("检查", ("行政检查通知书", "行政检查登记表", "节能监察现场笔录", "粮食监督检查记录", "现场检查笔录")),
)  # fmt: skip


@dataclass(slots=True)
class Piece:
    """The beginning of a document: where it starts, and what it seems to be."""

    page: Page
    start: int
    title: str
    type: str
    confidence: float
    reason: str


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
    heads = _running_heads(files, titles)
    for source in files:
        pieces = _pieces(source, titles, heads)
        pieces = _corrected(source, pieces, corrections.get(source.path, ()))
        documents += _assemble(source, pieces, titles)
    documents = _by_contents(documents, titles)
    documents = [replace(d, id=f"d{n:02d}") for n, d in enumerate(documents, 1)]
    documents = [_served(d, documents, titles) for d in documents]
    return Dossier(name, _kind(documents), files, tuple(documents), problems, facts)


def _kind(documents: list[Document]) -> str:
    present = {document.type for document in documents}
    return next((kind for kind, types in KINDS if present & set(types)), "处罚普通")


# ---- where documents begin --------------------------------------------------------------------------


def _running_heads(files: tuple[SourceFile, ...], titles: Titles) -> frozenset[str]:
    """First lines that most pages of the dossier share, whatever file they are in, with a title of their own below:
    …局行政处罚案卷 at the head of every page is no cover."""
    first: Counter[str] = Counter()
    count = 0
    for page in (page for source in files for page in source.pages):
        lines = [line for line in page.text.split("\n") if line.strip()]
        if not lines:
            continue
        count += 1
        if any(titles.of_line(line) for line in lines[1:TOP_LINES]):
            first[_without_digits(lines[0])] += 1
    return frozenset(line for line, times in first.items() if times >= max(4, 0.4 * count))


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "", plain(line))


def _pieces(source: SourceFile, titles: Titles, heads: frozenset[str]) -> list[Piece]:
    pieces: list[Piece] = []
    hint = titles.of_name(source.path)
    for page in source.pages:
        found = _on_page(page, titles, pieces[-1] if pieces else None, heads)
        if page is source.pages[0] and (not found or _lead(page.text, found[0].start)):
            first = _first_piece(page, source, hint, titles)
            found = [first, *found] if not found or found[0].start > 0 else found
        pieces += found
    if hint and len(pieces) == 1 and pieces[0].type != hint.type and pieces[0].confidence < 0.75:
        pieces[0].type, pieces[0].reason = hint.type, "按文件名认定"
    return pieces


def _lead(text: str, start: int) -> bool:
    """Whether more than a heading stands before the first title."""
    return len(plain(text[:start])) > 60


def _first_piece(page: Page, source: SourceFile, hint: Title | None, titles: Titles) -> Piece:
    """What a file without a title at its beginning is."""
    by_body = _by_body(page.text, titles)
    if hint:
        return Piece(page, 0, source.path.rpartition("/")[2], hint.type, 0.7, "无标题，按文件名认定")
    if by_body:
        return Piece(page, 0, source.path.rpartition("/")[2], by_body, 0.6, "无标题，按正文用语认定")
    return Piece(
        page, 0, source.path.rpartition("/")[2], UNRECOGNISED, 0.3, "没有标题，文件名和正文也看不出文书种类"
    )


def _by_body(text: str, titles: Titles) -> str | None:
    body = fold(text).text
    for kind in titles.types.values():
        told = bool(kind.contains) and all(
            any(plain(w) in body for w in line.split("|")) for line in kind.contains
        )
        if told and not any(plain(word) in body for word in kind.not_contains):
            return kind.name
    return None


def _on_page(page: Page, titles: Titles, before: Piece | None, heads: frozenset[str]) -> list[Piece]:
    found: list[Piece] = []
    lines = _lines(page)
    count = 0
    for index, (start, end, in_table) in enumerate(lines):
        line = page.text[start:end]
        if not line.strip() or (not count and not found and _without_digits(line) in heads):
            continue
        count += 1
        joined = None
        title = titles.of_line(line) if not in_table else _title_cell(page, start, line, titles)
        if title is None and not in_table and index + 1 < len(lines) and not lines[index + 1][2]:
            # a title over two lines: 重大执法决定 / 法制审核意见书
            joined = page.text[start : lines[index + 1][1]]
            two = titles.of_line(joined.replace("\n", "")) if len(plain(joined)) < 30 else None
            own = titles.of_line(page.text[lines[index + 1][0] : lines[index + 1][1]])
            title = (
                two if two and two.exact and (own is None or len(two.wording) > len(own.wording)) else None
            )
        if title is None:
            continue
        top = count <= TOP_LINES and not found
        if title.labelled and not top:
            continue  # a field that names a document: 处罚决定书文号：…
        if not top and not (title.exact and not title.fuzzy and _after_an_end(page, start)):
            continue
        if top and not title.exact and len(plain(line)) > len(title.wording) + 20:
            continue
        last = found[-1] if found else before
        if last is not None and last.type == "卷内目录" and _is_row(page, end, last):
            continue
        begin = _with_heading(page, lines, index)
        if _continues(page, title, last, top):
            continue
        kind, reason = title.type, "按标题认定"
        if title.fuzzy:
            reason = "标题有字辨认不清，按最接近的标题认定"
        if kind in ("行政处罚决定书", UNRECOGNISED) and _is_publication(page.text[begin:]):
            kind, reason = PUBLICATION, "标题虽为决定书，正文是公示表"
        confidence = (0.98 if top else 0.85) - (0.15 if title.fuzzy else 0) - (0 if title.exact else 0.1)
        shown = " ".join((joined or line).split())
        found.append(Piece(page, begin, shown, kind, confidence, reason))
    if found and found[0].start > 0 and len(plain(page.text[: found[0].start])) < 3:
        found[0].start = 0
    return found


def _lines(page: Page) -> list[tuple[int, int, bool]]:
    """(start, end, whether inside a table) of each line."""
    inside = [(table.start, table.end) for table in page.tables]
    lines, place = [], 0
    for line in page.text.split("\n"):
        end = place + len(line)
        lines.append((place, end, any(a <= place < b or place < a < end for a, b in inside)))
        place = end + 1
    return lines


def _title_cell(page: Page, start: int, line: str, titles: Titles) -> Title | None:
    """A title printed in the first row of its form, in a cell across the whole table."""
    for table in page.tables:
        first = table.cells[0]
        alone = sum(1 for cell in table.cells if cell.row == first.row) == 1
        if first.start == start and alone and len(table.cells) > 2:
            return titles.of_line(page.text[first.start : first.end].split("\v")[-1]) or titles.of_line(
                page.text[first.start : first.end].replace("\v", "")
            )
    return None


_ORGAN_LINE = re.compile(r"(?:局|委员会|委|厅|政府|办公室|中心|队|院|会)(?:（[^）]*）)?$")
_ENDING = re.compile(r"(?:日|号|页|签名|签字|盖章|印章|公章|人|章|名|无|/|_|。|）|：)$")


def _after_an_end(page: Page, start: int) -> bool:
    """Whether what stands before looks like the end of a document: a date, a signature line, a table."""
    before = page.text[:start].rstrip()
    if not before:
        return True
    if any(table.end >= len(before) - 1 for table in page.tables if table.start < start):
        return True
    last = before.rpartition("\n")[2]
    folded = plain(last)
    if _ORGAN_LINE.search(folded):  # the organ's name above the title: look above it
        earlier = before[: len(before) - len(last)].rstrip()
        return _after_an_end(page, len(earlier)) if earlier else True
    if find_document_numbers(last):
        return True
    return (bool(find_dates(last)) and len(folded) < 60) or (
        len(folded) < 40 and bool(_ENDING.search(folded))
    )


def _with_heading(page: Page, lines: list[tuple[int, int, bool]], index: int) -> int:
    """The start of the heading that the title line belongs to: organ and number lines right above it."""
    start = lines[index][0]
    for above in range(index - 1, max(index - 5, -1), -1):
        text = plain(page.text[lines[above][0] : lines[above][1]])
        if not text:
            continue
        is_heading = not lines[above][2] and len(text) <= 30 and not find_dates(text)
        if is_heading and (
            _ORGAN_LINE.search(text) or find_document_numbers(text) or text.startswith(("附件", "文书"))
        ):
            start = lines[above][0]
        else:
            break
    return start


_ROW = re.compile(r"\s*\d{1,3}[\s.、]+\D|.*\s\d{1,4}(?:\s*[-—~]\s*\d{1,4})?\s*$")


def _is_row(page: Page, end: int, contents: Piece) -> bool:
    """Whether a title is only named in the 卷内目录 that began on this page or the one before: what follows is neither
    fields nor sentences, or is more rows."""
    rest = [line for line in page.text[end:].split("\n") if line.strip()][:6]
    body = len(rest) >= 2 and any("：" in plain(line) or len(plain(line)) >= 30 for line in rest)
    if contents.page is page:
        return not body
    rows = sum(bool(_ROW.fullmatch(line.rstrip())) for line in rest[:4])
    return page.number == contents.page.number + 1 and not body and rows >= 2


_PAGE_OF = re.compile(r"第\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*页")


def _continues(page: Page, title: Title, last: Piece | None, top: bool) -> bool:
    """Whether a repeated title only heads a further page of the document before it."""
    if last is None or last.type != title.type:
        return False
    if title.continued:
        return True
    if not top or last.page.file != page.file:
        return False
    if last.page.number == page.number:
        return False
    for text in (page.head, page.text[:120], page.foot):
        match = _PAGE_OF.search(text)
        if match:
            return match.group(1) not in ("1", "一")
    return False


_PUBLIC = (
    "行政相对人名称",
    "行政相对人类别",
    "处罚决定书文号",
    "处罚类别",
    "处罚机关",
    "公示日期",
    "公示截止",
    "数据来源单位",
    "信用中国",
    "违法行为类型",
    "公示期限",
    "处罚有效期",
    "信息公示",
    "公开日期",
)


def _is_publication(text: str) -> bool:
    body = fold(text[:3000]).text
    hits = sum(1 for word in _PUBLIC if word in body)
    operative = any(
        word in body
        for word in ("作出如下行政处罚", "处罚决定如下", "申请行政复议", "提起行政诉讼", "作出以下行政处罚")
    )
    return hits >= 3 and not operative


# ---- from beginnings to documents -------------------------------------------------------------------


def _corrected(
    source: SourceFile, pieces: list[Piece], corrections: tuple[tuple[int, int, str], ...]
) -> list[Piece]:
    """Pages (first, last, type) that the handler declared begin and end exactly there."""
    for first, last, kind in corrections:
        before = [p for p in pieces if p.page.number < first]
        after = [p for p in pieces if p.page.number > last]
        page = next(p for p in source.pages if p.number == first)
        own = Piece(page, 0, kind, kind, 1.0, "按案卷信息.yaml 的说明")
        following = next((p for p in source.pages if p.number == last + 1), None)
        if following is not None and not any(p.page.number == last + 1 and p.start == 0 for p in after):
            inherited = before[-1] if before else None
            after.insert(
                0,
                Piece(
                    following, 0, inherited.title if inherited else source.path,
                    inherited.type if inherited else UNRECOGNISED, 0.5, "更正之后的页，接前一文书",
                ),
            )  # fmt: skip
        pieces = [*before, own, *after]
    return pieces


def _assemble(source: SourceFile, pieces: list[Piece], titles: Titles) -> list[Document]:
    documents = []
    pages = list(source.pages)
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        parts: list[tuple[Page, int, int]] = []
        for page in pages:
            if page.number < piece.page.number or (following and page.number > following.page.number):
                continue
            start = piece.start if page.number == piece.page.number else 0
            end = following.start if following and page.number == following.page.number else len(page.text)
            if (
                following
                and page.number == following.page.number
                and page.number != piece.page.number
                and end == 0
            ):
                continue
            if end > start or page.number == piece.page.number:
                parts.append((page, start, end))
        documents.append(_document(piece, parts))
    return documents


def _document(piece: Piece, parts: list[tuple[Page, int, int]]) -> Document:
    texts: list[str] = []
    starts: list[int] = []
    tables: list[Table] = []
    length = 0
    for page, start, end in parts:
        starts.append(length)
        texts.append(page.text[start:end])
        tables += [t.moved(length - start) for t in page.tables if start <= t.start and t.end <= end]
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
    )


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


# ---- what a proof of service serves -----------------------------------------------------------------


def _served(document: Document, documents: list[Document], titles: Titles) -> Document:
    if document.type not in PROOFS:
        return document
    # a closing report quotes the decision's number, but is not what was served
    numbers = {
        number_value(d.number): d.type
        for d in documents
        if d.number and d.type in titles.types and titles.types[d.type].outgoing
    }
    served: list[str] = []
    for match in find_document_numbers(document.text):
        kind = numbers.get(match.value)
        if kind and kind not in served:
            served.append(kind)
    folded = fold(document.text).text
    heading = plain(document.title)
    named = [
        kind
        for place, wording, kind in titles.inside(folded)
        if kind not in PROOFS
        and titles.types[kind].outgoing
        and not folded[place + len(wording) :].startswith("送达")
    ]
    for kind in dict.fromkeys(named):
        if kind not in served and (not served or _named_as_served(folded, kind, titles)):
            served.append(kind)
    if not served:
        hint = [k for _, _, k in titles.inside(heading + plain(document.file)) if k not in PROOFS]
        served = [k for k in hint if titles.types[k].outgoing][:1]
    if not served:
        before = [
            d
            for d in documents
            if d.id < document.id and d.type in titles.types and titles.types[d.type].outgoing
        ]
        served = [before[-1].type] if before else []
    return replace(document, serves=tuple(served))


def _named_as_served(folded: str, kind: str, titles: Titles) -> bool:
    """Whether a second document on a receipt is really served, not mentioned: it stands in the form part."""
    place = min(
        (folded.find(title) for title, owner in titles.by_title.items() if owner == kind and title in folded),
        default=-1,
    )
    return 0 <= place < 260
