"""What recognition of scans does to text: pages of a composed dossier as they would come from a scanner.

Characters are taken for others that look like them, dropped, parted by spaces; punctuation is lost or changed; printed
lines end where the paper ends; ruled lines are read as characters, and tables lose their lines. Everything follows from
the seed. How sure the engine would have been of each line decides the quality of the page, by the reader's own measure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from random import Random

from checker.model.dossier import SourceFile
from checker.model.text import PICTURE, Page, Table
from checker.readers.scan import Area, Printed, Recognised
from checker.readers.scanned import DOUBTFUL, quality_of

_GROUPS = ("己已巳", "曰日", "末未", "土士", "人入", "干千于", "天夫", "问间", "贷货", "元无", "侯候", "折拆", "治冶", "戊戌", "子予", "徒徙",
           "住佳", "券卷", "刺剌", "兔免", "博搏", "历厉")  # fmt: skip
_ALIKE = {char: group.replace(char, "") for group in _GROUPS for char in group}
_FIGURES = {"0": "O〇o", "〇": "0O○", "1": "lI丨", "5": "S", "8": "B", "2": "Z", "6": "b", "9": "q"}
_MARKS = {"、": "，,", "，": ",、", "。": ".，", "：": ":", "；": ";，", "（": "(", "）": ")", "《": "<«", "》": ">»", "〔": "[(", "〕": "])",
          "“": '"', "”": '"'}  # fmt: skip
_ANY = "的一不在有中国大为上个工我以要他时来用们生到作地出就分对成会可主发年动同过种方前"  # for what no group knows
_WIDTH = 40  # characters of a printed line
_KEPT = "\n\t\v" + PICTURE


@dataclass(frozen=True)
class Level:
    """Chances: of a character (of a line for ``broken``, of a table for ``unruled``)."""

    name: str
    replaced: float
    figures: float  # the share of that for figures, which engines read more surely than characters
    alike: float  # of a character that has a well-known double, on top
    dropped: float
    mark_lost: float
    mark_changed: float
    spaced: float
    broken: float
    bar: float  # of a ruled line between two cells to be read as a character
    unruled: float
    blur: float  # by how much the engine is less certain, at most


LIGHT = Level("light", 0.005, 0.2, 0.01, 0.002, 0.01, 0.02, 0.002, 0.01, 0.02, 0.0, 0.03)
HEAVY = Level("heavy", 0.010, 0.5, 0.03, 0.005, 0.03, 0.06, 0.006, 0.03, 0.06, 0.1, 0.14)
LEVELS = {level.name: level for level in (LIGHT, HEAVY)}


def noisy(files: Iterable[SourceFile], level: Level, seed: str) -> tuple[SourceFile, ...]:
    return tuple(
        replace(
            file,
            pages=tuple(
                _page(page, level, Random(f"{seed} {level.name} {file.path} {page.number}"))
                for page in file.pages
            ),
        )
        for file in files
    )


def _page(page: Page, level: Level, rng: Random) -> Page:
    if page.unread is not None:
        return page
    ruled = tuple(table for table in page.tables if rng.random() >= level.unruled)
    gone = [table for table in page.tables if table not in ruled]
    text, places, errors = _written(page, gone, level, rng)
    tables = tuple(Table(tuple(replace(c, start=places[c.start], end=places[c.end]) for c in table.cells)) for table in ruled)  # fmt: skip
    marks = tuple(mark if mark.at is None else replace(mark, at=places[mark.at]) for mark in page.marks)
    lines, doubtful = _certain(text, errors, level, rng)
    return replace(
        page, text=text, tables=tables, marks=marks, boxes=None, ocr=True, doubtful=doubtful,
        quality=quality_of(Recognised(1, 1, 0, lines)),
    )  # fmt: skip


def _written(page: Page, gone: list[Table], level: Level, rng: Random) -> tuple[str, list[int], list[int]]:
    """The text as recognised, where each old index stands in it, and the new indices that were misread."""
    old = page.text
    inside = bytearray(len(old) + 1)  # 1 in a table, 2 in one whose lines were not seen
    for table in page.tables:
        inside[table.start : table.end] = bytes([2 if table in gone else 1]) * (table.end - table.start)
    new: list[str] = []
    places: list[int] = []
    errors: list[int] = []
    column = 0
    breaks = _break_after(level, rng)
    for n, char in enumerate(old):
        places.append(len(new))
        if char in _KEPT:
            if char == "\t":
                if rng.random() < level.bar:
                    errors.append(len(new))
                    new.append(rng.choice("丨|"))
                char = " " if inside[n] == 2 else char
            elif char == "\v" and inside[n] == 2:
                char = "\n"
            if char == "\n":
                column, breaks = 0, _break_after(level, rng)
            new.append(char)
            continue
        read = _read(char, level, rng)
        if read != char:
            errors.append(len(new))
        new += read
        column += 1
        if not inside[n] and column >= breaks and not _together(char, old[n + 1 : n + 2]):
            new.append("\n")
            column, breaks = 0, _break_after(level, rng)
        elif not char.isspace() and rng.random() < level.spaced:
            new.append(" ")
    places.append(len(new))
    return "".join(new), places, errors


def _together(char: str, following: str) -> bool:
    """Whether a printed line does not end between these two: at its end anyway, or within a number."""
    return following in ("", "\n") or (char.isascii() and following.isascii() and not following.isspace())


def _break_after(level: Level, rng: Random) -> int:
    return rng.randrange(6, _WIDTH) if rng.random() < level.broken else _WIDTH


def _read(char: str, level: Level, rng: Random) -> str:
    """One character as the engine gives it: mostly itself."""
    if char.isspace():
        return char
    chance = rng.random()
    if char in _MARKS:
        if chance < level.mark_lost:
            return ""
        return rng.choice(_MARKS[char]) if chance < level.mark_lost + level.mark_changed else char
    surer = level.figures if char.isdigit() and char.isascii() else 1.0
    if chance < level.dropped * surer:
        return ""
    chance -= level.dropped * surer
    if chance >= level.replaced * surer + (level.alike if char in _ALIKE else 0):
        return char
    if char in _ALIKE:
        return rng.choice(_ALIKE[char])
    if char.isdigit() and char.isascii():  # rarely another figure, which nothing on the page gives away
        return (
            rng.choice("0123456789")
            if char not in _FIGURES or rng.random() < 0.2
            else rng.choice(_FIGURES[char])
        )
    if char in _FIGURES:
        return rng.choice(_FIGURES[char])
    return rng.choice(_ANY) if "\u4e00" <= char <= "\u9fff" else char


def _certain(
    text: str, errors: list[int], level: Level, rng: Random
) -> tuple[tuple[Printed, ...], tuple[tuple[int, int], ...]]:
    """The lines with how certain the engine was of each, and where the doubtful ones stand."""
    blur = rng.random() * level.blur
    wrong = set(errors)
    lines: list[Printed] = []
    doubtful: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        misread = any(n in wrong for n in range(start, end))
        sure = (rng.uniform(0.78, 0.97) if misread else rng.uniform(0.95, 0.999)) - blur
        if line.strip():
            lines.append(Printed(line, sure, Area(0, 0, 1, 1)))
            if sure < DOUBTFUL:
                doubtful.append((start, end))
        start = end + 1
    return tuple(lines), tuple(doubtful)
