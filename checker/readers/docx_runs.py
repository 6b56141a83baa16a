"""The text inside paragraphs of a docx: runs, fields, tracked changes, content controls, notes, text boxes, pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from lxml import etree

from checker.model.text import PICTURE
from checker.readers.docx_parts import MC, W, chosen, is_hidden, is_on, notes_of
from checker.readers.docx_pictures import Picture, picture_in
from checker.readers.symbols import EMPTY_BOX, TICKED, symbols, ticks

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

Turn = Callable[[str, bool], None]
"""Told of a page break: the text of the paragraph before it, and whether it is explicit."""


def in_symbols(run: Any) -> bool:
    """Whether a run is set in a font of symbols, whose letters are none."""
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return fonts is not None and any(value.startswith("Wingdings") for value in fonts.attrib.values())


def _turn(turn: Turn | None, out: list[str], explicit: bool) -> None:
    if turn is not None:  # a table that crosses pages stays on the page where it starts
        turn("".join(out), explicit)
        out.clear()


class Runs:
    """Reads paragraphs; counts what it meets, for the loss report, and gathers the pictures."""

    def __init__(self, document: Any) -> None:
        self.counts: Counter[str] = Counter()
        self.pictures: list[Picture] = []
        self._parts = document.part.related_parts
        self._footnotes = notes_of(document, "footnotes")
        self._endnotes = notes_of(document, "endnotes")

    def text(self, parent: Any, boxes: list[str], turn: Turn | None = None) -> str:
        """The text of a paragraph or of something inside it. ``boxes`` receives the text of text boxes
        anchored here; ``turn`` is told of a page break, with the text before it."""
        out: list[str] = []
        field_depth: list[str] = []  # 'code' until the separator, then 'result'
        self._inline(parent, out, boxes, turn, field_depth)
        return "".join(out)

    def _inline(
        self, parent: Any, out: list[str], boxes: list[str], turn: Turn | None, fields: list[str]
    ) -> None:
        for child in parent:
            tag = child.tag
            if not isinstance(tag, str):
                continue
            if tag == f"{W}r":
                if is_hidden(child):
                    self.counts["隐藏文字"] += 1
                    continue
                self._run(child, out, boxes, turn, fields)
            elif tag == f"{W}sdt":
                self._control(child, out, boxes, turn, fields)
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
                self._inline(child, out, boxes, turn, fields)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self.counts["修订删除"] += 1
            elif tag == f"{MC}AlternateContent":
                picked = chosen(child)
                if picked is not None:
                    self._inline(picked, out, boxes, turn, fields)
            elif tag in (f"{M}oMath", f"{M}oMathPara"):
                self.counts["公式"] += 1
                out.append("".join(child.itertext()))

    def _run(self, run: Any, out: list[str], boxes: list[str], turn: Turn | None, fields: list[str]) -> None:
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
                        on = is_on(checked) if checked is not None else is_on(default)
                        out.append(TICKED if on else EMPTY_BOX)
                elif kind == "separate" and fields:
                    fields[-1] = "result"
                elif kind == "end" and fields:
                    fields.pop()
            elif "code" in fields:
                continue
            elif tag == f"{W}t":
                out.append((symbols if in_symbols(run) else ticks)(child.text or ""))
            elif tag == f"{W}tab":
                out.append("\u3000")
            elif tag in (f"{W}br", f"{W}cr"):
                if child.get(f"{W}type") == "page":
                    _turn(turn, out, explicit=True)
                else:
                    out.append("\n" if turn else "\v")
            elif tag == f"{W}lastRenderedPageBreak":
                _turn(turn, out, explicit=False)
            elif tag == f"{W}sym":
                out.append(symbols(chr(int(child.get(f"{W}char") or "20", 16))))
            elif tag == f"{W}noBreakHyphen":
                out.append("-")
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                notes = self._footnotes if "footnote" in tag else self._endnotes
                note = notes.get(child.get(f"{W}id") or "")
                if note:
                    self.counts["脚注"] += 1
                    boxes.append(note)
            elif tag == f"{W}ruby":  # a character with its reading above
                for base in child.iterfind(f"{W}rubyBase"):
                    self._inline(base, out, boxes, turn, fields)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"):
                self._drawing(child, out, boxes)

    def _control(
        self, sdt: Any, out: list[str], boxes: list[str], turn: Turn | None, fields: list[str]
    ) -> None:
        box = sdt.find(f"{W}sdtPr/{W14}checkbox")
        if box is not None:
            checked = box.find(f"{W14}checked")
            on = checked is not None and checked.get(f"{W14}val") in ("1", "true", "on")
            out.append(TICKED if on else EMPTY_BOX)
            return
        if is_on(sdt.find(f"{W}sdtPr/{W}showingPlcHdr")):
            self.counts["未填写的控件"] += 1  # what shows is the prompt, not an entry
            return
        content = sdt.find(f"{W}sdtContent")
        if content is not None:
            self.counts["内容控件"] += 1
            self._inline(content, out, boxes, turn, fields)

    def _drawing(self, drawing: Any, out: list[str], boxes: list[str]) -> None:
        """Pictures in line and text boxes."""
        if drawing.tag == f"{MC}AlternateContent":
            picked = chosen(drawing)
            if picked is not None:
                for child in picked:
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
                line = self.text(p, inner)
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
            text = self._diagram(drawing)
            self.counts["智能图形" if text is None else "智能图形文字"] += 1
            boxes += [text] if text else []
        elif local & {"blip", "imagedata"}:
            self.counts["图片"] += 1
            out.append(PICTURE)
            picture = picture_in(drawing)
            if picture is not None:
                self.pictures.append(picture)

    def _diagram(self, drawing: Any) -> str | None:
        """The words of a SmartArt drawing, a line each of its parts; None where they are not found."""
        ids = next((e for e in drawing.iter() if str(e.tag).endswith("}relIds")), None)
        part = self._parts.get(ids.get(f"{R}dm") or "") if ids is not None else None
        if part is None:
            return None
        try:
            root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError:
            return None
        lines = ("".join(t.text or "" for t in p.iter(f"{A}t")) for p in root.iter(f"{A}p"))
        return "\n".join(line for line in lines if line.strip())
