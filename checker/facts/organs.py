"""The organ's name on scans: seals stand on it, so that recognition reads it differently on every page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio

from checker.model.dossier import Document, Dossier
from checker.model.fact import Fact, Known
from checker.model.text import Quality

_TITLE_ORGAN = re.compile(r"\s*(?P<o>[\u4e00-\u9fff\s\u3000]{4,36}?(?:局|委员会|发展改革委))(?=\s|行政|$)")
_TITLE_ABOVE = re.compile(r"(?:书|表|单|回证|笔录|记录|报告|函)\s*\n")  # its name would run into the organ's
_PLACE = re.compile(r".{1,5}?[省市州县区]")
_IN_TEXT = re.compile(r"[\u4e00-\u9fff]{2,16}(?:局|委员会)")


def title_organ(document: Document) -> tuple[str, int, int] | None:
    """The organ named in the heading above the title, with its place."""
    match = _TITLE_ORGAN.match(document.text)
    if match is None or _TITLE_ABOVE.search(match.group("o")):
        return None
    return "".join(match.group("o").split()), match.start("o"), match.end("o")


def mended_organs(dossier: Dossier, pairs: list[tuple[str | None, Fact]]) -> list[tuple[str | None, Fact]]:
    """落款机关 of scanned documents, where it is all but the name that most documents of the dossier write: that
    name, with a note of what was read."""
    if all(document.quality is Quality.EXACT for document in dossier.documents):
        return pairs
    written: Counter[str] = Counter()
    for document in dossier.documents:
        named = title_organ(document)
        written.update({named[0]} if named else ())
        written.update(set(_IN_TEXT.findall(document.text)))
    written.update(str(f.value) for _, f in pairs if isinstance(f, Known) and f.name.endswith(".落款机关"))
    return [(owner, _mended(fact, written)) for owner, fact in pairs]


def _may_be(read: str, name: str) -> bool:
    """Whether a seal may have made ``read`` of ``name``: a character or two are others, or the rim hides some and
    spoils their neighbours. An organ of another place, legibly named, stays what it is."""
    if name[-1:] != read[-1:]:
        return False
    if Levenshtein.distance(name, read) <= 2:
        return True
    return len(read) >= 6 and not _PLACE.match(read) and partial_ratio(read, name) >= 70


def _mended(fact: Fact, written: Counter[str]) -> Fact:
    if not isinstance(fact, Known) or fact.quality is Quality.EXACT or not fact.name.endswith(".落款机关"):
        return fact
    read = str(fact.value)
    alike = [
        (count, name)
        for name, count in written.items()
        if name != read and len(name) >= 5 and _may_be(read, name)
    ]
    if not alike or max(alike)[0] <= written[read]:
        return fact
    return replace(fact, value=max(alike)[1], note=f"本页识别为“{read}”，按全卷多数写法认定")
