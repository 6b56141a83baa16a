"""Flags and choices: what is stated or denied, and which of several boxes or wordings holds."""

from __future__ import annotations

import re

from checker.chinese.normalise import fold, plain
from checker.chinese.wordings import WordingMatch, find_wording, guard_of
from checker.facts.hits import Hit
from checker.facts.sheet import Sheet, is_blank
from checker.model.doctype import FactSpec
from checker.model.text import Quality


def flag(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """True where one of ``wording`` is stated. Where every place is negated, False. Quoted statutes and form
    residue say nothing. With ``label``, only the text at those labels is looked at, and a filled field without
    any ``wording`` of the spec is True."""
    folded = fold(sheet.text)
    if spec.label and not spec.wording:
        return [
            Hit(p.start, p.end, True)
            if not is_blank(sheet.text[p.start : p.end])
            else Hit(p.label_start, p.end)
            for p in sheet.places(spec.label)
        ][:1]
    ranges = [(p.start, p.end) for p in sheet.places(spec.label)] if spec.label else [(0, len(sheet.text))]
    heading = _heading_end(sheet)
    denied: Hit | None = None
    for wording in spec.wording:
        for match in find_wording(folded, wording):
            if not any(a <= match.start < b for a, b in ranges):
                continue
            if follows(sheet.text, match.start, spec.not_after) or match.end <= heading:
                continue
            if match.guard is None or (match.guard != "quotation" and not _guarded(sheet, match)):
                if _heads_nothing(sheet.text, match.end):
                    continue
                return [Hit(match.start, match.end, True)]
            if match.guard == "negation" and denied is None:
                denied = Hit(match.start, match.end, False)
    return [denied] if denied else []


def follows(text: str, place: int, words: tuple[str, ...]) -> bool:
    """Whether one of ``words`` stands in the thirty characters before ``place``; ``^词``: directly before it."""
    before = plain(text[max(place - 30, 0) : place])
    return any(
        before.endswith(plain(word[1:])) if word.startswith("^") else plain(word) in before for word in words
    )


def _heading_end(sheet: Sheet) -> int:
    """Where the title of an order ends, which names what the document is for and orders nothing yet
    (责令停止违法行为通知书); 0 for other documents."""
    title = sheet.document.title
    at = sheet.text.find(title) if "责令" in title else -1
    return at + len(title) if at >= 0 else 0


def _guarded(sheet: Sheet, match: WordingMatch) -> bool:
    """Whether the negation stands in the same cell of a table, where there is one, and the empty box on the line."""
    begin = sheet.cell_start(match.start)
    if begin is None and match.guard == "template":
        begin = max(sheet.text.rfind("\n", 0, match.start), sheet.text.rfind("\t", 0, match.start)) + 1
    if begin is None:
        return True
    clause = fold(sheet.text[begin : match.start]).text
    return guard_of(clause + fold(sheet.text[match.start : match.end]).text, len(clause), 0) is not None


def _heads_nothing(text: str, end: int) -> bool:
    """Whether what stands before ``end`` belongs to the label of an empty cell: 采纳意见及理由 with nothing beside it."""
    label, cell, rest = text[end:].partition("\t")
    return bool(cell) and "\n" not in label and len(label) <= 12 and rest[:1] in ("", "\n")


_BOX = re.compile(r"([☑□])([^☑□\n\t]{1,16})")


def choice(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """One of ``choices`` (value → wordings) at ``label``, or anywhere if no label is given. Ticked boxes decide;
    all boxes empty is blank."""
    if spec.label:
        areas = [(p.start, p.end, p.label_start) for p in sheet.places(spec.label)]
    else:
        areas = [(0, len(sheet.text), 0)]
    hits: list[Hit] = []
    for start, end, label_start in areas:
        text = fold(sheet.text[start:end])
        boxes = [(m.group(1), m.group(2), m.start(), m.end()) for m in _BOX.finditer(text.text)]
        relevant = [b for b in boxes if _choose(b[1], spec)]
        if relevant:
            ticked = [b for b in relevant if b[0] == "☑"]
            for _, word, a, b in ticked:
                low, high = text.origin(a, b)
                hits.append(Hit(start + low, start + high, _choose(word, spec)))
            if not ticked:
                # recognition loses ticked boxes more often than empty ones: the one option without a box
                bare = _unboxed(text.text, spec) if sheet.document.quality is not Quality.EXACT else None
                hits.append(Hit(start, end, bare) if bare else Hit(label_start, end))
            continue
        if spec.label and is_blank(sheet.text[start:end]):
            hits.append(Hit(label_start, end))
            continue
        hits += _worded(sheet, spec, start, end)
    return hits


def _unboxed(text: str, spec: FactSpec) -> str | None:
    """The one choice named without a box before it."""
    named = {
        value
        for value, wordings in spec.choices
        for wording in wordings
        for match in re.finditer(re.escape(plain(wording)), text)
        if "…" not in wording and not re.search(r"[□☑][^□☑]{0,6}$", text[: match.start()])
    }
    return named.pop() if len(named) == 1 else None


def _choose(word: str, spec: FactSpec) -> str | None:
    folded = plain(word)
    for value, wordings in spec.choices:
        if any(plain(w) in folded for w in wordings if "…" not in w):
            return value
    return None


def _worded(sheet: Sheet, spec: FactSpec, start: int, end: int) -> list[Hit]:
    folded = fold(sheet.text)
    for value, wordings in spec.choices:
        for wording in wordings:
            for match in find_wording(folded, wording):
                if (
                    start <= match.start < end
                    and match.guard is None
                    and not _heads_nothing(sheet.text, match.end)
                ):
                    return [Hit(match.start, match.end, value)]
    return []
