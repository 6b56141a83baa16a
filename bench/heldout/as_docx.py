"""Writes the markup as Word files, byte for byte the same on every run."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from markup import Block, File, blocks, plain, spans
from seal import seal_png

EPOCH = (2020, 1, 1, 0, 0, 0)
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def write(file: File, path: Path) -> None:
    document = Document()
    options = file.options
    style = document.styles["Normal"]
    style.font.name = options.get("font", "仿宋_GB2312")
    style.font.size = Pt(float(options.get("size", "14")))
    style.element.rPr.rFonts.set(qn("w:eastAsia"), style.font.name)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if "header" in options:
        section.header.paragraphs[0].text = options["header"]
    if "footer" in options:
        section.footer.paragraphs[0].text = options["footer"]
    for block in blocks(file.lines):
        _add(document, block, options)
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(_frozen(buffer.getvalue()))


def _add(document, block: Block, options: dict[str, str]) -> None:
    if block.kind == "mark":
        return
    if block.kind == "page":
        document.add_page_break()
    elif block.kind == "table":
        _table(document, block)
    elif block.kind == "box":
        _box(document, block.text)
    elif block.kind == "seal":
        if options.get("seal") == "words":
            document.add_paragraph("（盖章）").alignment = WD_ALIGN_PARAGRAPH.RIGHT
        elif options.get("seal") != "none":
            paragraph = document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.add_run().add_picture(io.BytesIO(seal_png(block.text)), width=Cm(3.6))
    else:
        paragraph = document.add_paragraph()
        _runs(paragraph, block.text, bold=block.kind == "title")
        if block.kind in ("title", "sub"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif block.kind == "right":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        elif block.kind == "para":
            paragraph.paragraph_format.first_line_indent = Cm(1)
        if block.kind == "title":
            for run in paragraph.runs:
                run.font.size = Pt(float(options.get("title", "20")))


def _runs(paragraph, text: str, bold: bool = False) -> None:
    for part in re.split(r"(<u>.*?</u>)", text):
        if not part:
            continue
        run = paragraph.add_run(plain(part))
        run.bold = bold or None
        run.underline = part.startswith("<u>") or None


def _table(document, block: Block) -> None:
    width = max(len(row) for row in block.rows)
    table = document.add_table(len(block.rows), width)
    table.style = "Table Grid"
    for r, c, down, across, text in spans(block.rows):
        cell = table.cell(r, c)
        if down > 1 or across > 1:
            cell = cell.merge(table.cell(r + down - 1, c + across - 1))
        lines = text.split("¶")
        _runs(cell.paragraphs[0], lines[0])
        for line in lines[1:]:
            _runs(cell.add_paragraph(), line)


def _box(document, text: str) -> None:
    lines = "".join(f"<w:p><w:r><w:t>{plain(line)}</w:t></w:r></w:p>" for line in text.split("¶"))
    document.add_paragraph()._p.append(
        parse_xml(
            f'<w:r {NAMESPACES}><w:pict><v:shape style="width:300pt;height:70pt">'
            f"<v:textbox><w:txbxContent>{lines}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )


def _frozen(data: bytes) -> bytes:
    """The same package with fixed times, so that two builds are equal."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
