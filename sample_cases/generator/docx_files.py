"""Word files by python-docx, with raw XML where that library has nothing (text boxes, content controls)."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from .markup import INLINE, Block, parse
from .model import Case, Style
from .packing import repack
from .pictures import seal, signature

_UNUSED_PARTS = (
    "/thumbnail",
    "/stylesWithEffects",
    "/customXml",
    "/theme",
    "/fontTable",
    "/webSettings",
    "/numbering",
)
_KEPT_STYLES = {
    "Normal",
    "Table Grid",
    "Normal Table",
    "Default Paragraph Font",
    "Header",
    "Footer",
    "No List",
}
_CHANGE = 'w:id="{n}" w:author="承办人" w:date="2024-01-01T08:00:00Z"'
_BOX = (
    "<w:p {ns}><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
    "<wp:anchor distT='0' distB='0' distL='0' distR='0' simplePos='0' relativeHeight='2' behindDoc='0' "
    "locked='0' layoutInCell='1' allowOverlap='1'><wp:simplePos x='0' y='0'/>"
    "<wp:positionH relativeFrom='margin'><wp:align>right</wp:align></wp:positionH>"
    "<wp:positionV relativeFrom='paragraph'><wp:posOffset>0</wp:posOffset></wp:positionV>"
    "<wp:extent cx='2600000' cy='420000'/><wp:wrapTopAndBottom/><wp:docPr id='{id}' name='文本框'/>"
    "<a:graphic><a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
    "<wps:wsp><wps:cNvSpPr txBox='1'/><wps:spPr><a:xfrm><a:off x='0' y='0'/>"
    "<a:ext cx='2600000' cy='420000'/></a:xfrm><a:prstGeom prst='rect'/><a:ln w='9525'/></wps:spPr>"
    "<wps:txbx><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
    "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    "</mc:AlternateContent></w:r></w:p>"
)
_NS = (
    nsdecls("w", "wp", "a")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_ALIGN = {
    "title": WD_ALIGN_PARAGRAPH.CENTER,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Writer:
    def __init__(self, style: Style) -> None:
        self.style = style
        self.document = Document()
        self.serial = 0
        section = self.document.sections[0]
        section.page_width, section.page_height = Pt(595.3), Pt(841.9)
        top, right, bottom, left = style.margins
        section.top_margin, section.right_margin = Pt(top), Pt(right)
        section.bottom_margin, section.left_margin = Pt(bottom), Pt(left)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = style.font, Pt(style.size)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), style.font)
        normal.paragraph_format.line_spacing = style.spacing
        normal.paragraph_format.space_after = Pt(0)

    def inline(self, paragraph: Any, text: str, size: float | None = None, font: str | None = None) -> None:
        def run(words: str, underline: bool = False) -> Any:
            made = paragraph.add_run(words)
            if size:
                made.font.size = Pt(size)
            if font:
                made.font.name = font
                made._element.rPr.rFonts.set(qn("w:eastAsia"), font)
            made.underline = underline or None
            return made

        place = 0
        for match in INLINE.finditer(text):
            if match.start() > place:
                run(text[place : match.start()])
            place = match.end()
            kind, words = match["kind"], match["text"] or ""
            if kind in ("seal", "sign"):
                picture = seal() if kind == "seal" else signature()
                paragraph.add_run().add_picture(io.BytesIO(picture), width=Pt(96 if kind == "seal" else 60))
            elif kind == "u":
                run(words, underline=True)
            else:
                self.serial += 1
                paragraph._p.append(parse_xml(self._wrapped(kind, words)))
        if place < len(text) or not text:
            run(text[place:])

    def _wrapped(self, kind: str, words: str) -> str:
        text = f"<w:r><w:t xml:space='preserve'>{_escape(words)}</w:t></w:r>"
        change = _CHANGE.format(n=self.serial)
        if kind == "cc":
            return (
                f"<w:sdt {nsdecls('w')}><w:sdtPr><w:id w:val='{1000 + self.serial}'/><w:text/></w:sdtPr>"
                f"<w:sdtContent>{text}</w:sdtContent></w:sdt>"
            )
        if kind == "ins":
            return f"<w:ins {nsdecls('w')} {change}>{text}</w:ins>"
        gone = text.replace("w:t ", "w:delText ").replace("w:t>", "w:delText>")
        return f"<w:del {nsdecls('w')} {change}>{gone}</w:del>"

    def table(self, block: Block) -> None:
        style = self.style
        count = len(block.widths)
        table = self.document.add_table(len(block.rows), count)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        if style.ruled:
            table.style = "Table Grid"
        available = 595.3 - style.margins[1] - style.margins[3]
        share = available / sum(block.widths)
        table.autofit = False
        for column, width in zip(table.columns, block.widths, strict=True):
            column.width = Pt(width * share)
        grid = [
            row.cells for row in table.rows
        ]  # the library's own way to a cell walks the whole table each time
        above: dict[int, Any] = {}
        for r, row in enumerate(block.rows):
            c = 0
            for cell in row:
                target = grid[r][c]
                if cell.continues:
                    above[c] = above[c].merge(target)
                else:
                    if cell.span > 1:
                        target = target.merge(grid[r][c + cell.span - 1])
                    above[c] = target
                    for n, line in enumerate(cell.text.split("<br>")):
                        paragraph = target.paragraphs[0] if n == 0 else target.add_paragraph()
                        paragraph.paragraph_format.line_spacing = 1.15
                        self.inline(paragraph, line, style.table_size)
                c += cell.span

    def block(self, block: Block) -> None:
        style = self.style
        match block.kind:
            case "table":
                self.table(block)
            case "break":
                self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case "blank":
                self.document.add_paragraph()
            case "header":
                self.inline(self.document.sections[0].header.paragraphs[0], block.text, 9)
            case "footer":
                self.inline(self.document.sections[0].footer.paragraphs[0], block.text, 9)
            case "box":
                self.serial += 1
                xml = _BOX.format(ns=_NS, id=self.serial, text=_escape(block.text))
                self.document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")
            case kind:
                paragraph = self.document.add_paragraph()
                if kind in _ALIGN:
                    paragraph.alignment = _ALIGN[kind]
                elif kind == "body" and style.indent:
                    paragraph.paragraph_format.first_line_indent = Pt(style.size * 2)
                if kind == "title":
                    self.inline(paragraph, block.text, style.title_size, style.title_font)
                else:
                    self.inline(paragraph, block.text)


def _slim(document: Any) -> None:
    """Leaves out what the library's template carries and no sample uses."""
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(_UNUSED_PARTS):
                del relations[key]
    styles = document.styles.element
    for style in list(styles):
        if style.tag == qn("w:latentStyles") or (
            style.tag == qn("w:style") and style.name_val.title() not in _KEPT_STYLES
        ):
            styles.remove(style)


def render(markup: str, case: Case) -> bytes:
    """A .docx with fixed properties and time stamps."""
    writer = _Writer(case.style)
    for block in parse(markup):
        writer.block(block)
    properties = writer.document.core_properties
    stamp = datetime(case.made.year, case.made.month, case.made.day, 9, 0)
    properties.author = properties.last_modified_by = case.author
    properties.created = properties.modified = stamp
    properties.title = ""
    properties.comments = ""
    _slim(writer.document)
    buffer = io.BytesIO()
    writer.document.save(buffer)
    return repack(buffer.getvalue())
