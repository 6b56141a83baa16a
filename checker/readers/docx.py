"""docx: the body in document order, read from the XML where python-docx is blind.

python-docx opens the package and resolves its parts; the text itself is read from the XML, because
``paragraph.text`` knows no text boxes, tracked changes, content controls, footnotes or numbering.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from typing import Any

from lxml import etree

from checker.model.dossier import Problem, ProblemKind
from checker.model.text import PICTURE, Cell, Mark, MarkKind, Page, Table
from checker.readers.guard import MEGABYTE, Limits, Reading, Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

TICKED, EMPTY_BOX = "☑", "□"
# Wingdings code points that Word users insert as check marks
SYMBOLS = {"F052": TICKED, "F0FE": TICKED, "F0FC": TICKED, "F0FD": TICKED, "F0A8": EMPTY_BOX, "F06F": EMPTY_BOX, "F0A3": EMPTY_BOX, "F020": " "}  # fmt: skip
CHINESE_DIGITS = "〇一二三四五六七八九十"


def read_docx(content: bytes, name: str, limits: Limits) -> Reading:
    """Raises Unreadable for what is no usable docx."""
    _check_package(content)
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(io.BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise Unreadable(
            ProblemKind.DAMAGED, "文件损坏，不是完整的 docx", "请用 Word 或 WPS 打开后另存为新的 docx"
        ) from error
    walker = _Walker(document, name)
    pages = walker.pages()
    return Reading(
        pages[: limits.pages], walker.losses(), dict(walker.counts), document.core_properties.modified
    )


def _check_package(content: bytes) -> None:
    """Refuse what must not be parsed: bombs and document type definitions (entities)."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(i.file_size for i in package.infolist()) > 600 * MEGABYTE:
                raise Unreadable(
                    ProblemKind.TOO_LARGE, "解压后过大，疑似压缩炸弹", "请核对文件来源，另存为新的 docx"
                )
            for info in package.infolist():
                if info.flag_bits & 1:
                    raise Unreadable(ProblemKind.ENCRYPTED, "文件加密", "请输入密码打开后另存为不加密的 docx")
                if info.filename.endswith((".xml", ".rels")):
                    with package.open(info) as part:
                        head = part.read(4096)
                    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                        raise Unreadable(
                            ProblemKind.UNSAFE,
                            "含有外部实体声明，正常的 docx 没有",
                            "请核对文件来源；确需检查的，用 Word 打开后另存",
                        )
    except zipfile.BadZipFile as error:
        raise Unreadable(
            ProblemKind.DAMAGED, "文件损坏，不是完整的 docx", "请用 Word 或 WPS 打开后另存为新的 docx"
        ) from error


class _Sink:
    """Collects text and tables of the page being built."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.tables: list[Table] = []
        self.marks: list[Mark] = []

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


class _Walker:
    def __init__(self, document: Any, name: str) -> None:
        self.document = document
        self.name = name
        self.counts: Counter[str] = Counter()
        self.numbers: dict[tuple[str, int], int] = {}
        self.formats = _numbering(document)
        self.styles = _style_numbering(document)
        self.footnotes = _notes(document, "footnotes")
        self.endnotes = _notes(document, "endnotes")
        self.sinks = [_Sink()]
        self.fresh_break = False  # an explicit break was just taken: Word's rendered one repeats it

    # ---- pages -------------------------------------------------------------------------------------

    def pages(self) -> tuple[Page, ...]:
        body = self.document.element.body
        self._blocks(body, in_cell=False)
        head, foot = self._running()
        pages = []
        for index, sink in enumerate(self.sinks):
            text = "".join(sink.parts)
            pages.append(
                Page(
                    file=self.name,
                    number=index + 1,
                    text=text.rstrip("\n"),
                    tables=tuple(t for t in sink.tables if t.cells),
                    marks=tuple(sink.marks),
                    head=head,
                    foot=foot,
                )
            )
        while len(pages) > 1 and not pages[-1].text.strip():
            pages.pop()
        return tuple(pages)

    def _running(self) -> tuple[str, str]:
        heads, feet = [], []
        for section in self.document.sections:
            for source, kept in ((section.header, heads), (section.footer, feet)):
                if source.is_linked_to_previous:
                    continue
                text = "\n".join(
                    line for p in source._element.iter(f"{W}p") if (line := self._plain(p)).strip()
                )
                if text and text not in kept:
                    kept.append(text)
        return "\n".join(heads), "\n".join(feet)

    def _plain(self, paragraph: Any) -> str:
        return "".join(t.text or "" for t in paragraph.iter(f"{W}t"))

    def _break(self, explicit: bool) -> None:
        """Start a new page. Word writes its rendered break again right after an explicit one."""
        if not explicit and (self.fresh_break or not "".join(self.sinks[-1].parts).strip()):
            return
        self.sinks.append(_Sink())
        self.fresh_break = explicit

    # ---- blocks ------------------------------------------------------------------------------------

    def _blocks(self, parent: Any, in_cell: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child)
            elif tag == f"{W}tbl":
                self._table(child)
            elif tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    self._blocks(content, in_cell)
            elif tag in (f"{W}ins", f"{W}customXml", f"{W}smartTag", f"{W}moveTo"):
                self._blocks(child, in_cell)

    def _paragraph(self, paragraph: Any) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is not None and _on(properties.find(f"{W}pageBreakBefore")):
            self._break(explicit=True)
        self.counts["段落"] += 1
        boxes: list[str] = []
        text = self._number(properties) + self._runs(paragraph, boxes, breaks=True)
        if text.strip():
            self.fresh_break = False
        sink = self.sinks[-1]
        self._pictures(text, sink.length)
        sink.add(text + "\n")
        for box in boxes:
            sink.add(box + "\n")
        section = properties.find(f"{W}sectPr") if properties is not None else None
        if section is not None:
            kind = section.find(f"{W}type")
            if kind is None or kind.get(f"{W}val") in ("nextPage", "oddPage", "evenPage"):
                self._break(explicit=True)

    def _pictures(self, text: str, offset: int) -> None:
        for index, char in enumerate(text):
            if char == PICTURE:
                self.sinks[-1].marks.append(Mark(MarkKind.PICTURE, None, offset + index))

    def _runs(self, parent: Any, boxes: list[str], breaks: bool) -> str:
        """The text of a paragraph or of something inside it. ``boxes`` receives the text of text boxes
        anchored here; ``breaks``: a page break inside starts a new page."""
        out: list[str] = []
        field_depth: list[str] = []  # 'code' until the separator, then 'result'
        self._inline(parent, out, boxes, breaks, field_depth)
        return "".join(out)

    def _inline(self, parent: Any, out: list[str], boxes: list[str], breaks: bool, fields: list[str]) -> None:
        for child in parent:
            tag = child.tag
            if not isinstance(tag, str):
                continue
            if tag == f"{W}r":
                if _hidden(child):
                    self.counts["隐藏文字"] += 1
                    continue
                self._run(child, out, boxes, breaks, fields)
            elif tag == f"{W}sdt":
                self._control(child, out, boxes, breaks, fields)
            elif tag in (
                f"{W}ins",
                f"{W}moveTo",
                f"{W}hyperlink",
                f"{W}smartTag",
                f"{W}customXml",
                f"{W}fldSimple",
                f"{W}dir",
                f"{W}bdo",
            ):
                if tag == f"{W}ins":
                    self.counts["修订插入"] += 1
                self._inline(child, out, boxes, breaks, fields)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self.counts["修订删除"] += 1
            elif tag == "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath":
                self.counts["公式"] += 1
                out.append("".join(t for t in child.itertext()))

    def _run(self, run: Any, out: list[str], boxes: list[str], breaks: bool, fields: list[str]) -> None:
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                kind = child.get(f"{W}fldCharType")
                if kind == "begin":
                    fields.append("code")
                    box = child.find(f"{W}ffData/{W}checkBox")
                    if box is not None:
                        checked = box.find(f"{W}checked")
                        default = box.find(f"{W}default")
                        on = _on(checked) if checked is not None else _on(default)
                        out.append(TICKED if on else EMPTY_BOX)
                elif kind == "separate" and fields:
                    fields[-1] = "result"
                elif kind == "end" and fields:
                    fields.pop()
            elif "code" in fields:
                continue
            elif tag == f"{W}t":
                out.append(child.text or "")
            elif tag == f"{W}tab":
                out.append("\u3000")
            elif tag in (f"{W}br", f"{W}cr"):
                if child.get(f"{W}type") == "page":
                    self._page_break(out, breaks, explicit=True)
                else:
                    out.append("\v" if not breaks else "\n")
            elif tag == f"{W}lastRenderedPageBreak":
                self._page_break(out, breaks, explicit=False)
            elif tag == f"{W}sym":
                out.append(SYMBOLS.get((child.get(f"{W}char") or "").upper(), ""))
            elif tag == f"{W}noBreakHyphen":
                out.append("-")
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                notes = self.footnotes if "footnote" in tag else self.endnotes
                note = notes.get(child.get(f"{W}id") or "")
                if note:
                    self.counts["脚注"] += 1
                    boxes.append(note)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"):
                self._drawing(child, out, boxes)

    def _page_break(self, out: list[str], breaks: bool, explicit: bool) -> None:
        if not breaks:
            return  # a table that crosses pages stays on the page where it starts
        text = "".join(out)
        sink = self.sinks[-1]
        self._pictures(text, sink.length)
        sink.add(text)
        if text.strip():
            self.fresh_break = False
        out.clear()
        self._break(explicit)

    def _control(self, sdt: Any, out: list[str], boxes: list[str], breaks: bool, fields: list[str]) -> None:
        box = sdt.find(f"{W}sdtPr/{W14}checkbox")
        if box is not None:
            checked = box.find(f"{W14}checked")
            on = checked is not None and checked.get(f"{W14}val") in ("1", "true", "on")
            out.append(TICKED if on else EMPTY_BOX)
            return
        if _on(sdt.find(f"{W}sdtPr/{W}showingPlcHdr")):
            self.counts["未填写的控件"] += 1  # what shows is the prompt, not an entry
            return
        content = sdt.find(f"{W}sdtContent")
        if content is not None:
            self.counts["内容控件"] += 1
            self._inline(content, out, boxes, breaks, fields)

    def _drawing(self, drawing: Any, out: list[str], boxes: list[str]) -> None:
        """Pictures in line and text boxes. AlternateContent holds the same thing twice: take the choice."""
        if drawing.tag == f"{MC}AlternateContent":
            choice = drawing.find(f"{MC}Choice")
            chosen = choice if choice is not None and len(choice) else drawing.find(f"{MC}Fallback")
            if chosen is not None:
                for child in chosen:
                    self._drawing(child, out, boxes)
            return
        texts = list(drawing.iter(f"{W}txbxContent"))
        for box in texts:
            if any(other in texts for other in box.iterancestors(f"{W}txbxContent")):
                continue
            self.counts["文本框"] += 1
            lines = []
            for p in box.iter(f"{W}p"):
                inner: list[str] = []
                line = self._runs(p, inner, breaks=False)
                if line.strip():
                    lines.append(line)
            if lines:
                boxes.append("\n".join(lines))
        if texts:
            return
        local = {etree.QName(e).localname for e in drawing.iter() if isinstance(e.tag, str)}
        if "OLEObject" in local:
            self.counts["嵌入对象"] += 1
        elif "chart" in local:
            self.counts["图表"] += 1
        elif "relIds" in local:
            self.counts["智能图形"] += 1
        elif local & {"blip", "imagedata"}:
            self.counts["图片"] += 1
            out.append(PICTURE)

    # ---- tables ------------------------------------------------------------------------------------

    def _table(self, table: Any) -> None:
        self.counts["表格"] += 1
        self.fresh_break = False
        sink = self.sinks[-1]
        if sink.parts and not sink.parts[-1].endswith("\n"):
            sink.add("\n")
        cells: list[Cell] = []
        open_cells: dict[int, int] = {}  # column → index in cells of the vertically merged cell above
        for row_index, row in enumerate(_rows(table)):
            column = 0
            before = row.find(f"{W}trPr/{W}gridBefore")
            if before is not None:
                column += int(before.get(f"{W}val") or 0)
            first = True
            for tc in _cells(row):
                properties = tc.find(f"{W}tcPr")
                span, merge = 1, None
                if properties is not None:
                    grid = properties.find(f"{W}gridSpan")
                    span = int(grid.get(f"{W}val") or 1) if grid is not None else 1
                    merge = properties.find(f"{W}vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart" and column in open_cells:
                    index = open_cells[column]
                    old = cells[index]
                    cells[index] = Cell(
                        old.row, old.column, row_index - old.row + 1, old.columns, old.start, old.end
                    )
                    column += span
                    continue
                if not first:
                    sink.add("\t")
                first = False
                start = sink.length
                text = self._cell_text(tc)
                self._pictures(text, start)
                sink.add(text)
                cells.append(Cell(row_index, column, 1, span, start, sink.length))
                open_cells.pop(column, None)
                if merge is not None:
                    open_cells[column] = len(cells) - 1
                column += span
            sink.add("\n")
        sink.tables.append(Table(tuple(cells)))

    def _cell_text(self, tc: Any) -> str:
        lines: list[str] = []
        for child in tc:
            if child.tag == f"{W}p":
                boxes: list[str] = []
                line = self._number(child.find(f"{W}pPr")) + self._runs(child, boxes, breaks=False)
                lines.append(line)
                lines += boxes
            elif child.tag == f"{W}tbl":
                self.counts["嵌套表格"] += 1
                for row in _rows(child):
                    lines.append("\u3000".join(self._cell_text(inner) for inner in _cells(row)))
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    lines.append(self._cell_text(content))
        return "\v".join(lines).strip("\v").replace("\n", "\v").replace("\t", " ")

    # ---- numbering ---------------------------------------------------------------------------------

    def _number(self, properties: Any) -> str:
        """The automatic number of a paragraph as printed: 一、 （一） 1. …"""
        if properties is None:
            return ""
        found = properties.find(f"{W}numPr")
        style = properties.find(f"{W}pStyle")
        number, level = None, 0
        if found is not None:
            id_, ilvl = found.find(f"{W}numId"), found.find(f"{W}ilvl")
            number = id_.get(f"{W}val") if id_ is not None else None
            level = int(ilvl.get(f"{W}val") or 0) if ilvl is not None else 0
        if number is None and style is not None:
            number, level = self.styles.get(style.get(f"{W}val") or "", (None, 0))
        if number is None or number == "0" or (number, level) not in self.formats:
            return ""
        abstract, _, start, _ = self.formats[number, level]
        key = (abstract, level)
        self.numbers[key] = self.numbers.get(key, start - 1) + 1
        for other in [k for k in self.numbers if k[0] == abstract and k[1] > level]:
            del self.numbers[other]
        pattern = self.formats[number, level][3]

        def printed(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            if (number, at) not in self.formats:
                return ""
            _, form, begin, _ = self.formats[number, at]
            return _printed(self.numbers.get((abstract, at), begin), form)

        return re.sub(r"%(\d)", printed, pattern)

    def losses(self) -> tuple[Problem, ...]:
        """What was found and not read."""
        problems = []
        lost = {kind: self.counts[kind] for kind in ("嵌入对象", "图表", "智能图形") if self.counts[kind]}
        if lost:
            said = "、".join(f"{kind} {count} 个" for kind, count in lost.items())
            problems.append(
                Problem(
                    ProblemKind.CONTENT_LOST,
                    self.name,
                    f"其中的{said}没有读取",
                    "请人工核对这些内容",
                    blocking=False,
                )
            )
        text = "".join("".join(sink.parts) for sink in self.sinks).replace(PICTURE, "").strip()
        if not text and self.counts["图片"]:
            problems.append(
                Problem(
                    ProblemKind.NO_TEXT,
                    self.name,
                    f"只有 {self.counts['图片']} 张图片，没有文字",
                    "请把图片另存为 jpg 或 PDF 放进案卷，并启用文字识别；或提供可编辑的文书",
                )
            )
        elif not text:
            problems.append(Problem(ProblemKind.EMPTY, self.name, "没有任何文字", "请核对文件是否存错"))
        return tuple(problems)


def _rows(table: Any) -> list[Any]:
    found = []
    for child in table:
        if child.tag == f"{W}tr":
            found.append(child)
        elif child.tag == f"{W}sdt":
            found += list(child.iterfind(f"{W}sdtContent/{W}tr"))
    return found


def _cells(row: Any) -> list[Any]:
    found = []
    for child in row:
        if child.tag == f"{W}tc":
            found.append(child)
        elif child.tag == f"{W}sdt":
            found += list(child.iterfind(f"{W}sdtContent/{W}tc"))
    return found


def _on(element: Any) -> bool:
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off")


def _hidden(run: Any) -> bool:
    properties = run.find(f"{W}rPr")
    return properties is not None and _on(properties.find(f"{W}vanish"))


def _printed(value: int, form: str) -> str:
    if form in ("chineseCounting", "chineseCountingThousand", "ideographTraditional", "japaneseCounting"):
        if value <= 10:
            return CHINESE_DIGITS[value]
        tens, ones = divmod(value, 10)
        return ("" if tens == 1 else CHINESE_DIGITS[tens]) + "十" + (CHINESE_DIGITS[ones] if ones else "")
    if form == "decimalEnclosedCircle" and 1 <= value <= 20:
        return chr(0x245F + value)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    return "" if form in ("bullet", "none") else str(value)


def _numbering(document: Any) -> dict[tuple[str, int], tuple[str, str, int, str]]:
    """(numId, level) → (abstract id, number format, first number, pattern such as （%1）)."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return {}
    abstract: dict[str, dict[int, tuple[str, int, str]]] = {}
    for definition in root.iter(f"{W}abstractNum"):
        levels = {}
        for level in definition.iter(f"{W}lvl"):
            form, text, start = level.find(f"{W}numFmt"), level.find(f"{W}lvlText"), level.find(f"{W}start")
            levels[int(level.get(f"{W}ilvl") or 0)] = (
                form.get(f"{W}val") if form is not None else "decimal",
                int(start.get(f"{W}val") or 1) if start is not None else 1,
                (text.get(f"{W}val") or "") if text is not None else "",
            )
        abstract[definition.get(f"{W}abstractNumId") or ""] = levels
    found = {}
    for number in root.iter(f"{W}num"):
        reference = number.find(f"{W}abstractNumId")
        id_ = reference.get(f"{W}val") if reference is not None else ""
        for level, (form, start, text) in abstract.get(id_, {}).items():
            shown = "" if form == "bullet" else text
            found[number.get(f"{W}numId") or "", level] = (id_, form, start, shown)
    return found


def _style_numbering(document: Any) -> dict[str, tuple[str, int]]:
    found = {}
    for style in document.styles.element.iter(f"{W}style"):
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        level = style.find(f"{W}pPr/{W}numPr/{W}ilvl")
        if number is not None:
            found[style.get(f"{W}styleId") or ""] = (
                number.get(f"{W}val") or "",
                int(level.get(f"{W}val") or 0) if level is not None else 0,
            )
    return found


def _notes(document: Any, kind: str) -> dict[str, str]:
    """Footnotes or endnotes: id → text."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            root = etree.fromstring(relation.target_part.blob, parser)
            return {
                note.get(f"{W}id") or "": "".join(t.text or "" for t in note.iter(f"{W}t"))
                for note in root
                if note.get(f"{W}type") is None
            }
    return {}
