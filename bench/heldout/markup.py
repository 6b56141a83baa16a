"""The small markup the held-out dossiers are written in.

A dossier is one text file. ``@@ name.docx key=value …`` opens a file of the dossier; the lines after it are
its text. ``---`` starts a new page. At the start of a line ``#`` is a title, ``##`` a smaller centred line,
``>`` a right-aligned line, ``!`` a line without indent, ``[框]`` a text box, ``%章 name`` a seal on the line
above it, and ``|a|b|`` a table row, in which ``<`` joins a cell to the one on its left, ``^`` to the one above,
and ``¶`` breaks a line. ``{签:name}`` is a signature, ``<u>…</u>`` underlined text. ``§mark`` names a
page, which ``{页:mark}`` in a catalogue then tells. ``$ zip name.zip gbk`` before the first file packs the dossier.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass
class Block:
    kind: str
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class File:
    name: str
    options: dict[str, str]
    lines: list[str] = field(default_factory=list)


@dataclass
class Dossier:
    files: list[File]
    archive: str = ""
    encoding: str = "utf-8"


MARKS = (
    ("## ", "sub"),
    ("# ", "title"),
    ("> ", "right"),
    ("! ", "flush"),
    ("[框]", "box"),
    ("%章 ", "seal"),
    ("§", "mark"),
)
SIGNATURE = re.compile(r"\{签:([^}]*)\}")


def read(text: str) -> Dossier:
    dossier = Dossier([])
    for line in text.splitlines():
        if line.startswith("@@ "):
            name, *options = line[3:].split(" ;")
            pairs = (option.strip().split("=", 1) for option in options)
            dossier.files.append(File(name.strip(), {key: value for key, value in pairs}))
        elif dossier.files:
            dossier.files[-1].lines.append(line)
        elif line.startswith("$ zip "):
            dossier.archive, dossier.encoding = line[6:].rsplit(" ", 1)
    return dossier


def blocks(lines: list[str]) -> list[Block]:
    found: list[Block] = []
    for line in lines:
        if not line.strip():
            continue
        if line.strip() == "---":
            found.append(Block("page"))
        elif line.startswith("|"):
            cells = [cell.strip(" ") for cell in line.strip().strip("|").split("|")]
            if not found or found[-1].kind != "table":
                found.append(Block("table"))
            found[-1].rows.append(cells)
        else:
            for mark, kind in MARKS:
                if line.startswith(mark):
                    found.append(Block(kind, line[len(mark) :].strip()))
                    break
            else:
                found.append(Block("para", line.rstrip()))
    return found


def plain(text: str) -> str:
    """The words alone, for formats without signatures or underlines."""
    return SIGNATURE.sub(r"\1", text).replace("<u>", "").replace("</u>", "")


def spans(rows: list[list[str]]) -> list[tuple[int, int, int, int, str]]:
    """(row, column, rows, columns, text) of every real cell of a table."""
    width = max(len(row) for row in rows)
    grid = [row + ["<"] * (width - len(row)) for row in rows]
    found = []
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            if text in "<^" and text:
                continue
            across = 1
            while c + across < width and row[c + across] == "<":
                across += 1
            down = 1
            while r + down < len(grid) and grid[r + down][c] == "^":
                down += 1
            found.append((r, c, down, across, text))
    return found
