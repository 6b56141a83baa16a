"""Plain text, Markdown and HTML."""

from __future__ import annotations

from checker.model.dossier import ProblemKind
from checker.model.text import Cell, Page, Table
from checker.readers.guard import Limits, Reading, Unreadable


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
    pages = decode(content).replace("\r\n", "\n").replace("\r", "\n").split("\f")
    return Reading(tuple(Page(name, n + 1, text.strip("\n")) for n, text in enumerate(pages[: limits.pages])))


def read_html(content: bytes, name: str, limits: Limits) -> Reading:
    """Body text in order, tables as tables; scripts and styles are dropped."""
    from lxml import html

    source = decode(content)
    if not source.strip():
        raise Unreadable(ProblemKind.EMPTY, "没有内容", "请核对文件是否存错")
    root = html.document_fromstring(source)
    parts: list[str] = []
    tables: list[Table] = []
    _walk(root.find("body") if root.find("body") is not None else root, parts, tables)
    text = "".join(parts)
    return Reading((Page(name, 1, text.rstrip("\n"), tables=tuple(tables)),))


_BLOCKS = {
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "section",
    "article",
    "header",
    "footer",
    "ul",
    "ol",
    "dt",
    "dd",
}
_SILENT = {"script", "style", "head", "template", "noscript", "svg"}


def _walk(element: object, parts: list[str], tables: list[Table]) -> None:
    tag = element.tag  # type: ignore[attr-defined]
    if not isinstance(tag, str) or tag in _SILENT:
        return
    if tag == "table":
        _table(element, parts, tables)
        return
    if tag == "br":
        parts.append("\n")
    block = tag in _BLOCKS
    if block and parts and not parts[-1].endswith("\n"):
        parts.append("\n")
    parts.append(_words(element.text))  # type: ignore[attr-defined]
    for child in element:  # type: ignore[attr-defined]
        _walk(child, parts, tables)
        parts.append(_words(child.tail))
    if block and parts and not parts[-1].endswith("\n"):
        parts.append("\n")


def _words(text: str | None) -> str:
    return " ".join(text.split()) if text else ""


def _table(element: object, parts: list[str], tables: list[Table]) -> None:
    if parts and not parts[-1].endswith("\n"):
        parts.append("\n")
    length = sum(map(len, parts))
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row, tr in enumerate(element.iter("tr")):  # type: ignore[attr-defined]
        column, first = 0, True
        for cell in tr:
            if cell.tag not in ("td", "th"):
                continue
            while (row, column) in taken:
                column += 1
            columns, rows = (_span(cell.get(key)) for key in ("colspan", "rowspan"))
            taken |= {(row + r, column + c) for r in range(rows) for c in range(columns)}
            if not first:
                parts.append("\t")
                length += 1
            first = False
            text = " ".join(cell.text_content().split())
            parts.append(text)
            cells.append(Cell(row, column, rows, columns, length, length + len(text)))
            length += len(text)
        parts.append("\n")
        length += 1
    if cells:
        tables.append(Table(tuple(cells)))


def _span(value: str | None) -> int:
    return min(max(int(value), 1), 100) if value and value.isdecimal() else 1
