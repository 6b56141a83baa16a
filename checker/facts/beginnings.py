"""Where documents begin: titles on the lines of a page, or what a file without a title seems to be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass

from checker.chinese.dates import find_dates
from checker.chinese.identifiers import find_document_numbers
from checker.chinese.normalise import fold, plain
from checker.facts.titles import Title, Titles
from checker.model.dossier import UNRECOGNISED, SourceFile
from checker.model.text import Page

TOP_LINES = 7  # a title stands among the first lines of its page
PUBLICATION = "行政处罚信息公示材料"


@dataclass(slots=True)
class Piece:
    """The beginning of a document: where it starts, and what it seems to be."""

    page: Page
    start: int
    title: str
    type: str
    confidence: float
    reason: str


def running_heads(files: tuple[SourceFile, ...], titles: Titles) -> frozenset[str]:
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


def runs_of(files: tuple[SourceFile, ...], apart: Container[str] = ()) -> list[tuple[SourceFile, ...]]:
    """Files that hold one paper after the other: scans of a page each whose names differ in their numbers alone
    (IMG_0017.jpg, IMG_0018.jpg) are the pages of one. ``apart``: paths of files that keep to themselves."""
    runs: list[tuple[SourceFile, ...]] = []
    for source in files:
        last = runs[-1][-1] if runs else None
        joined = last is not None and all(
            len(s.pages) == 1 and s.pages[0].ocr and s.path not in apart for s in (last, source)
        )
        if joined and last is not None and _numbered_alike(last.path, source.path):
            runs[-1] = (*runs[-1], source)
        else:
            runs.append((source,))
    return runs


def _numbered_alike(one: str, other: str) -> bool:
    return _without_digits(one) == _without_digits(other) != plain(other)


def pieces_of(run: tuple[SourceFile, ...], titles: Titles, heads: frozenset[str]) -> list[Piece]:
    """The documents that begin in the files of a run, in order; the first begins where the first file does."""
    pieces: list[Piece] = []
    for source in run:
        hint = titles.of_name(source.path)
        for page in source.pages:
            found = _on_page(page, titles, pieces[-1] if pieces else None, heads)
            if page is source.pages[0] and (not found or _lead(page.text, found[0].start)):
                others = _of_others(page)
                first = others or _first_piece(page, source, hint, titles)
                goes_on = bool(pieces) and not others and first.type in (UNRECOGNISED, pieces[-1].type)
                if not goes_on and (not found or found[0].start > 0):
                    found = [first, *found]
            pieces += found
        if (
            hint
            and len(run) == len(pieces) == 1
            and pieces[0].type != hint.type
            and pieces[0].confidence < 0.75
        ):
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
            if own and _ORGAN_LINE.search(plain(line)):
                title = None  # the organ above the title
        top = count <= TOP_LINES and not found
        if title is None and top and not in_table:
            title = _of_sheet(page, start, end, titles)
        if title is None:
            continue
        if title.labelled and not top:
            continue  # a field that names a document: 处罚决定书文号：…
        if not top and not (title.exact and not title.fuzzy and _after_an_end(page, start)):
            continue
        if top and not title.exact and len(plain(line)) > len(title.wording) + 20:
            continue
        last = found[-1] if found else before
        listing = last is not None and last.type == "卷内目录"
        if last is not None and listing and (_LISTED.fullmatch(line) or _is_row(page, end, last)):
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
    if found or before is None:
        return found
    other = _of_others(page)
    return [other] if other else _headed(page, titles, before)


_OTHERS = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9（）()“”·-]{0,26}(?:合同|协议书?|缴款通知[书单]|发票|中标通知书|批复|银行流水|对账单)"
    r"(?:（[^（）]{1,12}）)?"
)


def _of_others(page: Page) -> Piece | None:
    """A page on which a paper of another kind begins (a contract, a notice to pay): no part of the document before
    it, whose dates and names it would spoil. It must have fields or a number under its heading."""
    lines = [line for line in page.text.split("\n") if line.strip()][:5]
    for n, line in enumerate(lines[:3]):
        if _OTHERS.fullmatch(plain(line)):
            fields = any(
                "：" in fold(below).text[:14] or "\t" in below or find_document_numbers(below)
                for below in lines[n + 1 : n + 3]
            )
            return (
                Piece(page, 0, " ".join(line.split()), UNRECOGNISED, 0.6, "标题不在文书种类中")
                if fields
                else None
            )
        if not _ORGAN_LINE.search(plain(line)):
            return None
    return None


_HEADING = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()“”《》·—-]{2,24}")


def _headed(page: Page, titles: Titles, before: Piece) -> list[Piece]:
    """A page under a heading that is no title of ours (声明; 某银行客户回单), where the words of its body are those of
    a type other than that of the document before it."""
    heading = page.text.strip().partition("\n")[0]
    if page is before.page or not _HEADING.fullmatch(plain(heading)):
        return []
    if _ORGAN_LINE.search(plain(heading)) or find_dates(heading):
        return []
    kind = _by_body(page.text, titles)
    if kind in (None, before.type):
        return []
    return [Piece(page, 0, " ".join(heading.split()), str(kind), 0.6, "标题不在文书种类中，按正文用语认定")]


_SHEET = re.compile(
    r"(?:公文|文件|发文|收文|内部|机关|电子|网上|协同|OA|办公)?(?:流转|处理|传阅|审批|呈批|办理|签批|会签|审签|办文|拟办|发文|呈报)"
    r"(?:单|笺|签|表|件|流程|记录|稿纸|流程单|流转单|处理单)(?:打印件?)?$"
)
_MATTER = re.compile(
    r"^[^\S\n]*(?:文件|公文|流程)?(?:标\s*题|题\s*名|事\s*由|主\s*题|名\s*称|事\s*项)[^\S\n]*[：:\s][^\S\n]*(?P<m>\S[^\n\t]*)",
    re.MULTILINE,
)


def _of_sheet(page: Page, start: int, end: int, titles: Titles) -> Title | None:
    """A sheet of the office system says in a field what it was passed round for: 公文流转单, 标题：立案审批."""
    if len(plain(page.text[start:end])) > 30 or not _SHEET.search(plain(page.text[start:end])):
        return None
    matter = _MATTER.search(page.text, end, end + 300)
    return titles.of_matter(matter.group("m")) if matter else None


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


_LISTED = re.compile(
    r"\s*\d{1,3}[\s\u3000、.．].*?[\s\u3000]\d{1,4}(?:\s*[-—~至]\s*\d{1,4})?\s*"
)  # 16　截图　22


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
    if not top or last.page is page:
        return False
    for text in (page.head, page.text[:120], page.foot):
        match = _PAGE_OF.search(text)
        if match:
            labels = _labels(page, title)
            again = bool(labels) and labels == _labels(last.page, title)
            return match.group(1) not in ("1", "一") and not again
    return False


def _labels(page: Page, title: Title) -> tuple[str, ...]:
    """The first words of the three lines under the title: a further page does not ask for time and place again."""
    lines = [line for line in page.text.split("\n") if line.strip()]
    at = next((n for n, line in enumerate(lines) if title.wording in plain(line)), len(lines))
    return tuple(re.split(r"[：:\t]| {2}|\u3000", line.strip())[0] for line in lines[at + 1 : at + 4])


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
