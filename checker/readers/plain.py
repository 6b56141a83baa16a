"""Plain text, Markdown and HTML."""

from __future__ import annotations

import re
from typing import Any

from checker.model.dossier import ProblemKind
from checker.model.text import Cell, Page, Table
from checker.readers.guard import Limits, Reading, Unreadable, beyond


def decode(content: bytes) -> str:
    """Text of unknown encoding: UTF-8, UTF-16 with its mark, GB18030, else what charset-normalizer says.
    Raises Unreadable when no encoding makes sense."""
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    if best is None:
        raise Unreadable(ProblemKind.DAMAGED, "认不出文字编码", "请用记事本打开后另存为 UTF-8 编码")
    return str(best)


def read_text(content: bytes, name: str, limits: Limits) -> Reading:
    """A form feed starts a new page."""
    source = decode(content)
    if not source.strip():
        raise Unreadable(ProblemKind.EMPTY, "没有任何文字", "请核对文件是否存错")
    pages = source.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    marked = name.lower().endswith(".md")
    found = []
    for number, text in enumerate(pages[: limits.pages], 1):
        plain, tables = _without_marks(text.strip("\n")) if marked else (text.strip("\n"), ())
        found.append(Page(name, number, plain, tables=tables))
    return Reading(tuple(found), beyond(name, len(pages), limits))


_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+|\s+#+\s*$")
_EMPHASIS = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")
_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*")


def _without_marks(text: str) -> tuple[str, tuple[Table, ...]]:
    """Markdown as the paper it stands for: headings and emphasis without their signs, pipe tables as tables. Line
    ends stay, because offices type forms line by line."""
    lines: list[str] = []
    tables: list[Table] = []
    cells: list[Cell] = []
    length = row = 0
    for source in [*text.split("\n"), ""]:
        line = _EMPHASIS.sub(r"\2", _HEADING.sub("", source))
        bare = line.strip()
        if bare.startswith("|") and bare.count("|") > 1:
            if _RULE.fullmatch(bare):
                continue
            words = [word.strip().replace("<br>", "\v") for word in bare.strip("|").split("|")]
            place = length
            for column, word in enumerate(words):
                cells.append(Cell(row, column, 1, 1, place, place + len(word)))
                place += len(word) + 1
            line = "\t".join(words)
            row += 1
        elif cells:
            tables.append(Table(tuple(cells)))
            cells, row = [], 0
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines).rstrip("\n"), tuple(tables)


def read_html(content: bytes, name: str, limits: Limits) -> Reading:
    """Body text in order, tables as tables; scripts and styles are dropped."""
    from lxml import html

    source = decode(content)
    if not source.strip():
        raise Unreadable(ProblemKind.EMPTY, "没有内容", "请核对文件是否存错")
    parser = html.HTMLParser(huge_tree=True)
    root = html.document_fromstring(source, parser=parser)
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise Unreadable(ProblemKind.TOO_DEEP, "内部结构嵌套过深，没有读取", "请打开后另存为新文件")
    parts: list[str] = []
    tables: list[Table] = []
    _walk(root.find("body") if root.find("body") is not None else root, parts, tables)
    text = "".join(parts)
    if not text.strip():
        raise Unreadable(ProblemKind.EMPTY, "没有任何文字", "请核对文件是否存错")
    return Reading((Page(name, 1, text.rstrip("\n"), tables=tuple(tables)),))


_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "section", "article", "header", "footer", "ul", "ol", "dl", "dt", "dd",
    "form", "caption",
}  # fmt: skip
_SILENT = {"script", "style", "head", "template", "noscript", "svg"}


def _walk(element: Any, parts: list[str], tables: list[Table]) -> None:
    """Append the text of ``element`` to ``parts``."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _SILENT:
        return
    if tag == "table":
        _table(element, parts, tables)
        return
    if tag == "br":
        parts.append("\n")
    block = tag in _BLOCKS
    if block:
        _end_line(parts)
    _say(element.text, parts)
    for child in element:
        _walk(child, parts, tables)
        _say(child.tail, parts)
    if block:
        _end_line(parts)


def _end_line(parts: list[str]) -> None:
    if parts and not parts[-1].endswith("\n"):
        parts.append("\n")


def _say(text: str | None, parts: list[str]) -> None:
    """Running text: white space becomes one space, a line end of the source none – Chinese has no spaces there."""
    if not text:
        return
    words = " ".join(text.split())
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if before and "\n" not in before and parts and not parts[-1].endswith((" ", "\n")):
        words = " " + words
    if after and words.strip() and "\n" not in after:
        words += " "
    if words:
        parts.append(words)


def _table(element: Any, parts: list[str], tables: list[Table]) -> None:
    _end_line(parts)
    for caption in element.iterchildren("caption"):
        _walk(caption, parts, tables)
    length = sum(map(len, parts))
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row, tr in enumerate(_rows(element)):
        column, first = 0, True
        for cell in tr.iterchildren("td", "th"):
            while (row, column) in taken:
                column += 1
            columns, rows = (_span(cell.get(key)) for key in ("colspan", "rowspan"))
            taken |= {(row + r, column + c) for r in range(rows) for c in range(columns)}
            if not first:
                parts.append("\t")
                length += 1
            first = False
            text = _cell_text(cell)
            parts.append(text)
            cells.append(Cell(row, column, rows, columns, length, length + len(text)))
            length += len(text)
        parts.append("\n")
        length += 1
    if cells:
        tables.append(Table(tuple(cells)))


def _rows(table: Any) -> list[Any]:
    """Rows of the table itself, not those of tables in its cells."""
    found = []
    for child in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        found += [child] if child.tag == "tr" else list(child.iterchildren("tr"))
    return found


def _cell_text(cell: Any) -> str:
    inner: list[str] = []
    _say(cell.text, inner)
    for child in cell:
        _walk(child, inner, [])
        _say(child.tail, inner)
    lines = (line.strip() for line in "".join(inner).replace("\t", "\u3000").split("\n"))
    return "\v".join(line for line in lines if line)


def _span(value: str | None) -> int:
    return min(max(int(value), 1), 100) if value and value.isdecimal() else 1
