"""What recognition of a scan may have spoilt: a fact that was not found, where something very like it stands.

The absence is then no certain one: the place is shown, and people are asked. Where nothing like it stands, the fact
stays not found, and the scan is judged like any other document.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from checker.chinese.citations import find_citations
from checker.chinese.dates import find_dates, find_periods
from checker.chinese.normalise import fold, plain
from checker.chinese.wordings import find_wording, near_miss
from checker.facts.choices import follows
from checker.facts.labels import bare, canonical, wanted_labels
from checker.facts.prose import Sentence, sentences, speaks_of_other
from checker.facts.service import DATE_LABELS, RECIPIENT_LABELS
from checker.facts.sheet import Sheet, is_blank
from checker.model.doctype import FactSpec
from checker.model.fact import Absence, Citation, Fact, Known, Missing
from checker.model.text import Quality

Place = tuple[int, int]


def doubted(sheet: Sheet, spec: FactSpec, fact: Fact) -> Fact:
    """``fact`` as it is; or, on a scan, damaged where it was not found – a flag also where it was only denied, a
    citation where no article was read – and something very like it stands."""
    document = sheet.document
    if document.quality is Quality.EXACT or spec.kind not in _LOOKS:
        return fact
    if isinstance(fact, Known) and fact.value is False:
        place = _LOOKS[spec.kind](sheet, replace(spec, wording=_long(spec.wording)))
    elif isinstance(fact, Known) and spec.kind in ("violated", "applied"):
        place = _spoilt_article(sheet, fact)
    elif isinstance(fact, Missing) and fact.why is Absence.NOT_FOUND:
        place = _LOOKS[spec.kind](sheet, spec)
    else:
        return fact
    if place is None:
        return fact
    seen = document.locate(place[0], max(place[1], place[0] + 1))[:3]
    if isinstance(fact, Missing):
        return replace(fact, why=Absence.DAMAGED, seen=seen)
    return Missing(fact.name, Absence.DAMAGED, (), seen, document.id)


def _long(wordings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(wording for wording in wordings if len(plain(wording)) >= 5)


def _worded(sheet: Sheet, spec: FactSpec) -> Place | None:
    folded = fold(sheet.text)
    for wording in spec.wording:
        near = near_miss(folded, wording) if "…" not in wording else None
        if near is None:
            continue
        if not follows(sheet.text, near.start, spec.not_after):
            return near.start, near.end
    return None


# ---- periods ---------------------------------------------------------------------------------------

_SPOILT_PERIOD = re.compile(
    r"(?<![第〔\d年月])[\d一二三四五六七八九十]{1,4}[ \n]?(?:个\S|[目曰口]|\S?[目曰口月]内|\S{1,3}内)"
)


def _period(sheet: Sheet, spec: FactSpec) -> Place | None:
    """A sentence that states the wording, or almost, with a period that cannot be read or told apart from others."""
    for sentence in sentences(sheet.text):
        folded = fold(sentence.text)
        stated = [m for w in spec.wording for m in find_wording(folded, w) if m.guard is None]
        near = [] if stated else [m for w in spec.wording if (m := near_miss(folded, w))]
        if not stated and not near:
            continue
        whole = find_periods(sentence.text)
        taken = [(p.start, p.end) for p in whole] + [(d.start, d.end) for d in find_dates(sentence.text)]
        spoilt = [
            m.span()
            for m in _SPOILT_PERIOD.finditer(sentence.text)
            if not any(a < m.end() and m.start() < b for a, b in taken)
        ]
        if spoilt or (near and whole) or len(whole) > 1:
            start, end = spoilt[0] if spoilt else (whole[0].start, whole[0].end)
            return sentence.start + start, sentence.start + end
    return None


# ---- citations -------------------------------------------------------------------------------------

_CITES = re.compile(
    r"[《〈<«][^》〉>»]{2,40}|[\u4e00-\u9fff]{2,30}[》〉>»]|[〇零一二三四五六七八九十百\d]{1,6}[ \n]?[条款]|第[^，。；\s]{1,6}条"
)
_BREACH = re.compile(r"违\s?反|[违反].?了?(?=\s?[《〈<«])|.反了|违.了|不\s?符\s?合")
_BASIS = re.compile(r"[依根]\s?[据照]|按\s?照|参\s?照|适\s?用|[依根据照].?(?=\s?[《〈<«])")


def _citation(
    lead: re.Pattern[str], other: re.Pattern[str], basis: bool
) -> Callable[[Sheet, FactSpec], Place | None]:
    """A place where ``lead``, or almost, goes before something like a citation."""

    def look(sheet: Sheet, spec: FactSpec) -> Place | None:
        for sentence in sentences(sheet.text):
            for match in lead.finditer(sentence.text):
                cited = _CITES.search(sentence.text, match.end(), min(match.end() + 40, len(sentence.text)))
                between = sentence.text[match.end() : cited.start()] if cited else ""
                if cited is None or re.search(r"[，。；]", between) or other.search(between):
                    continue
                if basis and (_benchmark(sentence, cited.start()) or _procedural(sentence, cited.start())):
                    continue
                return sentence.start + match.start(), sentence.start + cited.end()
        return None

    return look


def _benchmark(sentence: Sentence, at: int) -> bool:
    """Whether what is cited is the benchmark of discretion, which is no basis of a penalty."""
    name = re.split(r"[》〉>»]", sentence.text[at : at + 40])[0]
    return bool(re.search(r"裁量|基准", "".join(name.split())))


def _procedural(sentence: Sentence, at: int) -> bool:
    """Whether what is cited is about rights and remedies, or in the part of 行政处罚法 that imposes nothing."""
    found = [m for m in find_citations(sentence.text) if m.end > at]
    if found and all(c.law == "行政处罚法" and (c.article or 0) >= 39 for c in found[0].citations):
        return True
    return speaks_of_other(sentence.text, found[0].end if found else at)


_NUMBERED = re.compile(
    r"[》〉>»][ \n]?\S?[ \n]?[〇零一二三四五六七八九十百\d]{1,6}(?![〇零一二三四五六七八九十百\d年]|[ \n]?[条款])"
)


def _spoilt_article(sheet: Sheet, fact: Known) -> Place | None:
    """A number behind a law's name that is no article as read (第五十二的规定), where none of the laws has one."""
    cited = fact.value if isinstance(fact.value, tuple) else ()
    if any(isinstance(c, Citation) and c.article is not None for c in cited):
        return None
    match = _NUMBERED.search(sheet.text)
    return match.span() if match else None


# ---- labels ----------------------------------------------------------------------------------------

_LABELLED = re.compile(r"(?P<label>[^\n\t\v：:。；]{3,16}?)(?:[：:\t][ \u3000]*)(?P<value>[^\n\t]*)")


def _labelled(sheet: Sheet, spec: FactSpec) -> Place | None:
    """A filled field whose label is one of ``spec.label`` but for a character or two."""
    labels = spec.label or {"recipient": RECIPIENT_LABELS, "service_date": DATE_LABELS}.get(spec.kind, ())
    wanted = [label for label in wanted_labels(labels) if len(label) >= 3]
    for match in _LABELLED.finditer(sheet.text):
        word = canonical(bare(match.group("label")))
        if not 3 <= len(word) <= 14 or is_blank(match.group("value")):
            continue
        printed = "".join(match.group("label").split())
        if printed in labels or (word in sheet.known and word not in wanted):
            continue  # well read, and passed over for another reason; or the label of another field
        if any(_almost(word, label) for label in wanted):
            return match.start("label"), match.end("value")
    return None


def _almost(word: str, label: str) -> bool:
    """Whether two labels differ as recognition makes them differ: marks aside, in one character, in two of eight."""
    # 收他人签名，日期: what else the field asks for is spoilt as well
    one, other = re.split(r"[^\w]|日|及|和", word)[0] or word, re.sub(r"[^\w]", "", label)
    if len(label) < 4:
        return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    return Levenshtein.distance(one, other) <= (2 if len(other) >= 8 else 1)


_LOOKS: dict[str, Callable[[Sheet, FactSpec], Place | None]] = {
    "flag": _worded,
    "narrated": _worded,
    "period": _period,
    "violated": _citation(_BREACH, _BASIS, basis=False),
    "applied": _citation(_BASIS, _BREACH, basis=True),
    "signature": _labelled,
    "recipient": _labelled,
    "service_date": _labelled,
    "party": _labelled,
}
