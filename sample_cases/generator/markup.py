"""The line markup of dossier texts.

A line is a paragraph. Its first characters may say more:

    # title            ^ centred            > right-aligned        ~ flush left (no first-line indent)
    | a | b |          a table row; rows in sequence are one table. A cell may begin with <3> (spans three
                       columns) or be <v> (continues the cell above); <br> breaks the line
    %cols 2,5,2,5      relative widths of the next table's columns
    %header text       running head of the file        %footer text    running foot
    [box] text         a text box (a plain framed paragraph where the format has none)
    ======             page break                      .               an empty line

Inline: «cc|text» content control, «ins|text» and «del|text» tracked changes, «u|text» underlined,
«seal» the picture of a seal, «sign» the picture of a signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BAR = re.compile(r"\|(?![^«]*»)")  # a bar that is not part of an inline mark


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    span: int = 1
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    kind: str  # title | center | right | flush | body | box | table | break | blank | header | footer
    text: str = ""
    rows: tuple[tuple[Cell, ...], ...] = ()
    widths: tuple[float, ...] = ()


_LEADS = {"# ": "title", "^ ": "center", "> ": "right", "~ ": "flush"}
INLINE = re.compile(r"«(?P<kind>cc|ins|del|u|seal|sign)(?:\|(?P<text>[^»]*))?»")


def _row(line: str) -> tuple[Cell, ...]:
    cells = []
    for part in _BAR.split(line.strip().strip("|")):
        text = part.strip()
        if text == "<v>":
            cells.append(Cell("", 1, True))
            continue
        span = re.match(r"<(\d+)>\s*", text)
        cells.append(Cell(text[span.end() :] if span else text, int(span[1]) if span else 1))
    return tuple(cells)


def parse(markup: str) -> Iterator[Block]:
    """Blocks of one file's markup, in order. Raises ValueError for a table whose rows differ in width."""
    rows: list[tuple[Cell, ...]] = []
    widths: tuple[float, ...] = ()

    def table() -> Block:
        sizes = {sum(cell.span for cell in row) for row in rows}
        if len(sizes) != 1:
            raise ValueError(f"rows of different width: {sorted(sizes)} in {[c.text for c in rows[0]]}")
        count = sizes.pop()
        usual = (3.0, 7.0) if count == 2 else (1.0,) * count  # a label and its value
        return Block("table", "", tuple(rows), widths or usual)

    for raw in markup.strip("\n").split("\n"):
        line = raw.strip()
        if line.startswith("|"):
            rows.append(_row(line))
            continue
        if rows:
            yield table()
            rows, widths = [], ()
        if not line:
            continue
        if line.startswith("%cols "):
            widths = tuple(float(part) for part in line[6:].split(","))
        elif line.startswith("%header "):
            yield Block("header", line[8:])
        elif line.startswith("%footer "):
            yield Block("footer", line[8:])
        elif line.startswith("[box] "):
            yield Block("box", line[6:])
        elif line == "======":
            yield Block("break")
        elif line == ".":
            yield Block("blank")
        elif line[:2] in _LEADS:
            yield Block(_LEADS[line[:2]], line[2:].rstrip())
        else:
            yield Block("body", line)
    if rows:
        yield table()


def plain(text: str, seal: str = "（印章）", sign: str = "（签名图片）") -> str:
    """Inline marks written out for formats that have none of them; deleted text is left out."""

    def write(match: re.Match[str]) -> str:
        kind = match["kind"]
        return {"seal": seal, "sign": sign, "del": ""}.get(kind, match["text"] or "")

    return INLINE.sub(write, text)
