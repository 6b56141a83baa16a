"""What a docx holds beside its body: numbering, notes, losses; and the small questions its XML answers."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from lxml import etree

from checker.model.dossier import Problem, ProblemKind
from checker.model.text import Mark, Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DIGITS = "〇一二三四五六七八九"
FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"


class Sink:
    """Collects text and tables of the page being built."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.tables: list[Table] = []
        self.marks: list[Mark] = []

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def rows_of(table: Any) -> list[Any]:
    found = []
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:  # struck out in revision
                found.append(child)
        elif child.tag == f"{W}sdt":
            found += list(child.iterfind(f"{W}sdtContent/{W}tr"))
    return found


def cells_of(row: Any) -> list[Any]:
    found = []
    for child in row:
        if child.tag == f"{W}tc":
            found.append(child)
        elif child.tag == f"{W}sdt":
            found += list(child.iterfind(f"{W}sdtContent/{W}tc"))
    return found


def chosen(alternate: Any) -> Any:
    """AlternateContent holds one thing twice: the form for new programs, or the one for old ones."""
    choice = alternate.find(f"{MC}Choice")
    return choice if choice is not None and len(choice) else alternate.find(f"{MC}Fallback")


def is_on(element: Any) -> bool:
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off")


def is_hidden(run: Any) -> bool:
    properties = run.find(f"{W}rPr")
    return properties is not None and is_on(properties.find(f"{W}vanish"))


class Numbering:
    """The automatic numbers of a document, counted in the order its paragraphs are read."""

    def __init__(self, document: Any) -> None:
        self.numbers: dict[tuple[str, int], int] = {}
        self.formats = _formats(document)
        self.styles = _style_numbering(document)
        self.restarts = _restarts(document)

    def next(self, properties: Any) -> str:
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
        if (number, level) in self.restarts:  # the first paragraph of a list that begins anew
            self.numbers[key] = self.restarts.pop((number, level)) - 1
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


def _printed(value: int, form: str) -> str:
    if form in ("chineseCounting", "chineseCountingThousand", "ideographTraditional", "japaneseCounting"):
        return _hanzi(value, DIGITS, "十百千").removeprefix("一" if 10 <= value < 20 else "")
    if form == "chineseLegalSimplified":
        return _hanzi(value, FORMAL_DIGITS, "拾佰仟")
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(value)
        return roman.lower() if form == "lowerRoman" else roman
    if form == "decimalEnclosedCircle" and 1 <= value <= 20:
        return chr(0x245F + value)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    return "" if form in ("bullet", "none") else str(value)


def _hanzi(value: int, digits: str, units: str) -> str:
    """A whole number below 10 000 in Chinese, as Word prints it; larger ones in figures."""
    if not 0 < value < 10000:
        return digits[0] if value == 0 else str(value)
    found, gap = "", False
    for power, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = value // power % 10
        if digit:
            found += (digits[0] if gap and found else "") + digits[digit] + unit
        gap = not digit
    return found


def _roman(value: int) -> str:
    found = ""
    for worth, sign in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
        (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        found += sign * (value // worth if 0 < value < 4000 else 0)
        value %= worth
    return found


def _restarts(document: Any) -> dict[tuple[str, int], int]:
    """(numId, level) → the number with which that list begins, where it says so itself."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return {}
    found = {}
    for number in root.iter(f"{W}num"):
        for override in number.iter(f"{W}lvlOverride"):
            start = override.find(f"{W}startOverride")
            if start is not None:
                key = (number.get(f"{W}numId") or "", int(override.get(f"{W}ilvl") or 0))
                found[key] = int(start.get(f"{W}val") or 1)
    return found


def _formats(document: Any) -> dict[tuple[str, int], tuple[str, str, int, str]]:
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


def notes_of(document: Any, kind: str) -> dict[str, str]:
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


def losses(name: str, counts: Counter[str], written: bool) -> tuple[Problem, ...]:
    """What was found and not read; ``written``: whether there is any text."""
    problems = []
    lost = {kind: counts[kind] for kind in ("嵌入对象", "图表", "智能图形", "并入的文件") if counts[kind]}
    if lost:
        said = "、".join(f"{kind} {count} 个" for kind, count in lost.items())
        problems.append(
            Problem(
                ProblemKind.CONTENT_LOST,
                name,
                f"其中的{said}没有读取",
                "请人工核对这些内容",
                blocking=False,
            )
        )
    if not written and counts["图片"]:
        problems.append(
            Problem(
                ProblemKind.NO_TEXT,
                name,
                f"只有 {counts['图片']} 张图片，没有文字",
                "请提供文字版；或安装文字识别组件（pip install 'anjuan[ocr]'）后再查",
            )
        )
    elif not written:
        problems.append(Problem(ProblemKind.EMPTY, name, "没有任何文字", "请核对文件是否存错"))
    return tuple(problems)
