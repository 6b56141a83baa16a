"""docx: the body in document order, read from the XML where python-docx is blind.

python-docx opens the package and resolves its parts; the text itself is read from the XML, because
``paragraph.text`` knows no text boxes, tracked changes, content controls, footnotes or numbering.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from checker.model.dossier import ProblemKind
from checker.model.text import PICTURE, Cell, Mark, MarkKind, Page, Table
from checker.readers.docx_parts import (
    MC,
    Numbering,
    Sink,
    W,
    cells_of,
    chosen,
    is_on,
    losses,
    rows_of,
)
from checker.readers.docx_pictures import with_pictures
from checker.readers.docx_runs import Runs
from checker.readers.guard import Limits, Reading, Unreadable, beyond, check_package


def read_docx(content: bytes, name: str, limits: Limits) -> Reading:
    """Raises Unreadable for what is no usable docx."""
    check_package(content, "docx")
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(io.BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise Unreadable(
            ProblemKind.DAMAGED, "文件损坏，不是完整的 docx", "请用 Word 或 WPS 打开后另存为新的 docx"
        ) from error
    walker = _Walker(document, name)
    read = walker.pages()
    pages, problems = with_pictures(document, walker.pictures, read[: limits.pages], name, limits)
    return Reading(
        pages,
        losses(name, walker.counts, any(page.text.replace(PICTURE, "").strip() for page in pages))
        + beyond(name, len(read), limits)
        + problems,
        dict(walker.counts),
        document.core_properties.modified,
    )


class _Walker:
    def __init__(self, document: Any, name: str) -> None:
        self.document = document
        self.name = name
        self.runs = Runs(document)
        self.counts = self.runs.counts
        self.numbering = Numbering(document)
        self.sinks = [Sink()]
        self.fresh_break = False  # an explicit break was just taken: Word's rendered one repeats it

    # ---- pages -------------------------------------------------------------------------------------

    def pages(self) -> tuple[Page, ...]:
        body = self.document.element.body
        self._blocks(body, in_cell=False)
        self.pictures = tuple(self.runs.pictures)  # those of heads and feet are no pages
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
        heads: list[str] = []
        feet: list[str] = []
        even = self.document.settings.odd_and_even_pages_header_footer
        for section in self.document.sections:
            sources = [(section.header, heads), (section.footer, feet)]
            if section.different_first_page_header_footer:
                sources = [(section.first_page_header, heads), (section.first_page_footer, feet), *sources]
            if even:
                sources += [(section.even_page_header, heads), (section.even_page_footer, feet)]
            for source, kept in sources:
                if source.is_linked_to_previous:
                    continue
                text = self._margin(source._element)
                if text and text not in kept:
                    kept.append(text)
        return "\n".join(heads), "\n".join(feet)

    def _margin(self, element: Any) -> str:
        """The text of a head or foot, that of its tables and text boxes included."""
        found: list[str] = []
        for paragraph in element.iter(f"{W}p"):
            if next(paragraph.iterancestors(f"{W}txbxContent"), None) is not None:
                continue  # comes with the paragraph it is anchored to
            boxes: list[str] = []
            found += [self.runs.text(paragraph, boxes).replace(PICTURE, ""), *boxes]
        return "\n".join(line for line in found if line.strip())

    def _turn(self, text: str, explicit: bool) -> None:
        """A page break inside a paragraph: ``text`` stands before it."""
        sink = self.sinks[-1]
        self._pictures(text, sink.length)
        sink.add(text)
        if text.strip():
            self.fresh_break = False
        self._break(explicit)

    def _break(self, explicit: bool) -> None:
        """Start a new page. Word writes its rendered break again right after an explicit one."""
        if not explicit and (self.fresh_break or not "".join(self.sinks[-1].parts).strip()):
            return
        self.sinks.append(Sink())
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
            elif tag == f"{W}altChunk":
                self.counts["并入的文件"] += 1
            elif tag in (f"{W}ins", f"{W}customXml", f"{W}smartTag", f"{W}moveTo"):
                self._blocks(child, in_cell)
            elif tag == f"{MC}AlternateContent":
                picked = chosen(child)
                if picked is not None:
                    self._blocks(picked, in_cell)

    def _paragraph(self, paragraph: Any) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is not None and is_on(properties.find(f"{W}pageBreakBefore")):
            self._break(explicit=True)
        self.counts["段落"] += 1
        boxes: list[str] = []
        text = self.numbering.next(properties) + self.runs.text(paragraph, boxes, self._turn)
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

    # ---- tables ------------------------------------------------------------------------------------

    def _table(self, table: Any) -> None:
        self.counts["表格"] += 1
        self.fresh_break = False
        sink = self.sinks[-1]
        if sink.parts and not sink.parts[-1].endswith("\n"):
            sink.add("\n")
        cells: list[Cell] = []
        open_cells: dict[int, int] = {}  # column → index in cells of the vertically merged cell above
        for row_index, row in enumerate(rows_of(table)):
            column = 0
            before = row.find(f"{W}trPr/{W}gridBefore")
            if before is not None:
                column += int(before.get(f"{W}val") or 0)
            first = True
            for tc in cells_of(row):
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
                line = self.numbering.next(child.find(f"{W}pPr")) + self.runs.text(child, boxes)
                lines.append(line)
                lines += boxes
            elif child.tag == f"{W}tbl":
                self.counts["嵌套表格"] += 1
                for row in rows_of(child):
                    lines.append("\u3000".join(self._cell_text(inner) for inner in cells_of(row)))
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    lines.append(self._cell_text(content))
        return "\v".join(lines).strip("\v").replace("\n", "\v").replace("\t", " ")
