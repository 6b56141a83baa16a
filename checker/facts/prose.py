"""Values inside running text: sentences and clauses, periods, laws violated and applied, dates, what is told."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from checker.chinese.citations import find_citations
from checker.chinese.dates import find_dates, find_periods
from checker.chinese.normalise import fold, plain
from checker.chinese.wordings import find_wording, guard_of
from checker.chinese.years import usual_year
from checker.facts.choices import flag
from checker.facts.hits import Hit
from checker.facts.sheet import Sheet
from checker.model.doctype import FactSpec
from checker.model.fact import Citation


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    text: str


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences by 。！？；, line breaks inside them kept: a printed line ends anywhere. A blank line, a table cell
    and a line that ends with ： end a sentence too."""
    found, start = [], 0
    for match in re.finditer(r"[。！？；]|\t|：\s*\n|\n\s*\n", text):
        if match.end() > start and text[start : match.end()].strip():
            found.append(Sentence(start, match.end(), text[start : match.end()]))
        start = match.end()
    if text[start:].strip():
        found.append(Sentence(start, len(text), text[start:]))
    return tuple(found)


def _clauses(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for match in re.finditer(r"[，,；;。：:]", text):
        found.append((start, match.end()))
        start = match.end()
    if start < len(text):
        found.append((start, len(text)))
    return found


def period(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The period of a sentence that states one of ``wording``: in the same clause, else the nearest before it in
    the sentence, else the nearest after. A period that follows or precedes one of ``not_after`` in its clause is another's."""
    hits: list[Hit] = []
    for sentence in sentences(sheet.text):
        folded = fold(sentence.text)
        places = [
            m
            for w in spec.wording
            for m in find_wording(folded, w)
            if m.guard is None or m.guard == "template"
        ]
        if not places:
            continue
        every = find_periods(sentence.text)
        periods = [p for p in every if not _excluded(sentence.text, p.start, p.end, spec.not_after)]
        if (
            not periods
            and len(every) == 1
            and _shared(sentence.text, every[0].end, max(m.start for m in places))
            # 收到复议决定书之日起十五日内: counted from something else
            and not any(plain(w) in _clause_before(sentence.text, every[0].start) for w in spec.not_after)
        ):
            periods = list(every)
        if not periods:
            continue
        clauses = _clauses(sentence.text)
        for place in sorted(places, key=lambda m: m.start):
            same = [p for p in periods if any(a <= p.start < b and a <= place.start < b for a, b in clauses)]
            before = [p for p in periods if p.end <= place.start]
            after = [p for p in periods if p.start >= place.end]
            chosen = (same or before[-1:] or after[:1])[:1]
            for p in chosen:
                hits.append(Hit(sentence.start + p.start, sentence.start + p.end, p.value))
            break
    return hits


def _clause_before(text: str, place: int) -> str:
    return plain(re.split(r"[，,；;。：:]", text[:place])[-1])


def _shared(text: str, period_end: int, place: int) -> bool:
    """Whether one period serves two rights in a row (…五日内提出陈述、申辩，并可以要求听证): nothing between them
    says that the first has run out."""
    between = text[period_end:place]
    return 0 <= place - period_end <= 40 and not re.search(r"逾期|视为|放弃|期满|届满", between)


def _excluded(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    clause_start = max(text.rfind(mark, 0, start) for mark in "，,；;。：:") + 1
    ends = [i for mark in "，,；;。：:" if (i := text.find(mark, end)) >= 0]
    clause = plain(text[clause_start : min(ends, default=len(text))])
    return any(plain(word) in clause for word in words)


# ---- laws -------------------------------------------------------------------------------------------


_DUTY = re.compile(r"规定[：:，]?\s*[“\"][^”\"]{0,120}(?:不得|应当|禁止|必须|严禁)")


def violated(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """Laws cited after 违反 or 不符合 in the same sentence, or at ``label``; failing that, those whose duty is quoted
    (第三十二条规定：“…不得…”)."""
    hits = _cited(
        sheet,
        spec,
        before=r"违\s?反了?|不符合|触犯",
        stop=r"依\s?据|根\s?据|按照|依照|参照|适用|构成[^。；]{0,30}(?:依|根据|按)",
    )
    if hits:
        return hits
    quoted = [
        m
        for m in find_citations(sheet.text)
        if m.citations[-1].article is not None
        and m.citations[0].law != "行政处罚法"
        and _DUTY.match(sheet.text, m.end)
    ]
    return [Hit(quoted[0].start, quoted[0].end, quoted[0].citations)] if quoted else []


def applied(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """Laws cited after 依据, 根据, 按照 or 依照 as the basis of a penalty: the sentence speaks of a penalty or of
    a decision, and is not about rights, remedies, service, payment or publication. The procedural articles of the
    行政处罚法 (第三十九条 onward) impose nothing."""
    return _imposing(
        _cited(
            sheet,
            spec,
            before=r"依\s?据|根\s?据|按\s?照|依\s?照|参照|适用",
            stop=r"违\s?反了?|不符合",
            penalty=True,
        )
    )


def _last(pattern: str, text: str, place: int) -> int:
    """Where ``pattern`` stands last before ``place``; -1 if nowhere."""
    return max((m.start() for m in re.finditer(pattern, text[:place])), default=-1)


def _imposing(hits: list[Hit]) -> list[Hit]:
    kept = []
    for hit in hits:
        cited = tuple(
            c
            for c in (hit.value if isinstance(hit.value, tuple) else ())
            if isinstance(c, Citation)
            and not (c.law == "行政处罚法" and c.article is not None and c.article >= 39)
        )
        if cited:
            kept.append(replace(hit, value=cited))
    return kept


_ABOUT_PENALTY = re.compile(
    r"处罚|罚款|给予|处以|决定|没收|警告|吊销|责令|裁量|应予|从轻|减轻|从重|可以处|处罚依据|定性"
)
_BREACH_THEN_BASIS = re.compile(r"违反.*?[，,]\s*(?:依据|根据|依照|按照)《", re.DOTALL)
_IMPOSES = re.compile(
    r"(?:作\s*出|给予|决定|拟)[^，。]{0,24}(?:处\s*罚|罚\s*款)|处以?[^，。]{0,16}罚\s*款|罚\s*款|没收|警告|责令|裁量|从轻|减轻|从重|应予|可以处|属于|构成"
)
_ABOUT_OTHER = re.compile(
    r"陈述|申辩|听证|复议|诉讼|送达|加处|缴款|缴纳|公示|公开|强制执行|立案|回避|办案期限|延期|延长|异议|有权|享有|权利|不服|每日|"
    # 逾期不改正 is what the penalty is for; a right let go or a fine not paid is not
    r"逾期(?:[^，。；]{0,10}?(?:缴|交[纳款清付]|提出|申请|视为|放弃|履行[^，。；]{0,6}(?:决定|处罚))|"
    r"(?![^。；]*?(?:罚\s*款|警告|给予|处以|没收)))"
)
_HEADING = re.compile(r"(?:^|\n)[^\n，。；：]{0,16}(?:理由|事实|证据)[^\n，。；：]{0,8}$")


def _cited(sheet: Sheet, spec: FactSpec, before: str, stop: str, penalty: bool = False) -> list[Hit]:
    hits: list[Hit] = []
    for place in sheet.places(spec.label) if spec.label else ():
        field = sheet.text[place.start : max(place.end, place.next_end)]
        found = list(find_citations(field))
        leads, halts = re.search(before, field), re.search(stop, field)
        if leads and halts:  # a field that names what was violated and what is applied
            found = [m for m in found if _last(before, field, m.start) > _last(stop, field, m.start)] or found
        cited = tuple(dict.fromkeys(c for m in found for c in m.citations))
        if cited:
            hits.append(Hit(place.start + found[0].start, place.start + found[-1].end, cited))
    if hits:
        return hits[:1]
    everywhere = find_citations(sheet.text)  # 该法 takes its name from an earlier sentence
    told = list(sentences(sheet.text))
    for index, sentence in enumerate(told):
        matches = [
            replace(m, start=m.start - sentence.start, end=m.end - sentence.start)
            for m in everywhere
            if sentence.start <= m.start < sentence.end
        ]
        if not matches:
            continue
        about = sentence.text
        following = told[index + 1].text if index + 1 < len(told) else ""
        if not re.search(r"\w", about[matches[-1].end :]) or re.match(
            r"\s*(?:拟|现拟|决定|本[局委]决定)", following
        ):
            about += following  # 依据《某条例》第四十三条。 – what for, the next sentence says
        spoken = _ABOUT_PENALTY.search(_unbroken(about)) or _BREACH_THEN_BASIS.search(about)
        if penalty and (not spoken or speaks_of_other(about, matches[-1].end)):
            continue
        for match in matches:
            head = sentence.text[: match.start]
            if head.rfind("“") > head.rfind("”"):
                continue  # an article that the clause quoted names
            lead = [m for m in re.finditer(before, head) if not _in_heading(head, m)]
            halt = [m for m in re.finditer(stop, head)]
            if lead and (not halt or halt[-1].start() < lead[-1].start()):
                if (
                    not penalty
                    and guard_of(fold(sentence.text).text, fold(sentence.text).index(lead[-1].start()), 0)
                    == "negation"
                ):
                    continue
                hits.append(Hit(sentence.start + match.start, sentence.start + match.end, match.citations))
    if not hits:
        return []
    cited = tuple(dict.fromkeys(c for hit in hits for c in hit.value if isinstance(c, Citation)))  # type: ignore[union-attr]
    return [Hit(hits[0].start, hits[0].end, cited)]


def _in_heading(head: str, lead: re.Match[str]) -> bool:
    """Whether the word ends a heading on a line of its own (处罚的理由和依据), which leads to no citation."""
    return re.match(r"[：:]?\s*\n", head[lead.end() :]) is not None and bool(
        _HEADING.search(head[: lead.start()])
    )


def _unbroken(text: str) -> str:
    """Words that the end of a printed line parts made whole: 我局决 / 定如下."""
    return re.sub(r"(?<=[\u4e00-\u9fff])\n(?=[\u4e00-\u9fff])", "", text)


def speaks_of_other(text: str, after: int) -> bool:
    """Whether what follows the citations speaks of rights or procedure, not of the penalty."""
    # the clause's own words, quoted, speak of many things (“逾期不改正的，处……罚款”): what is said outside decides
    rest = _unbroken(text[after:])
    bare = re.sub(r"“[^“”]*”", "", rest)
    other, penalty = _ABOUT_OTHER.search(bare), _IMPOSES.search(bare)
    if other is None and penalty is None:
        other, penalty = _ABOUT_OTHER.search(rest), _IMPOSES.search(rest)
    return other is not None and (penalty is None or other.start() < penalty.start())


# ---- dates and narration ---------------------------------------------------------------------------


def stated_date(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The date of a sentence: right before one of ``before`` or right after one of ``after`` (within the clause or
    the next one), never after one of ``not_after``. ``^前``: the word must follow the date at once."""
    hits = []
    for sentence in sentences(sheet.text):
        for match in find_dates(sentence.text):
            if match.value is None:
                continue
            head = plain(sentence.text[: match.start])[-24:]
            tail = plain(sentence.text[match.end :])[:30]
            if any(plain(w) in head for w in spec.not_after):
                continue
            if any(plain(w) in head for w in spec.after) or any(_follows(tail, w) for w in spec.before):
                hits.append(Hit(sentence.start + match.start, sentence.start + match.end, match.value))
    return hits


# 07.18 10:05 妥投: a courier's track leaves the year out
_TRACKED = re.compile(
    r"(?<![\d.．/-])(?P<m>1[0-2]|0?[1-9])[.．/-](?P<d>3[01]|[12]\d|0?[1-9])\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?P<said>[^\n→]{0,30})"
)


def tracked_date(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The day of a courier's event that ``before`` names, in the year most dates of the document have."""
    year = usual_year(sheet.text)
    hits = []
    for match in _TRACKED.finditer(sheet.text) if year else ():
        if any(plain(word.lstrip("^")) in plain(match.group("said")) for word in spec.before):
            try:
                day = date(year or 0, int(match.group("m")), int(match.group("d")))
            except ValueError:
                continue
            hits.append(Hit(match.start(), match.end("d"), day))
    return hits


def _follows(tail: str, word: str) -> bool:
    return tail.startswith(plain(word[1:])) if word.startswith("^") else plain(word) in tail


_TELLING = re.compile(r"你|当事人|被处罚人|该公司|该单位|公司|企业|经营部|合作社")
_PROCEDURE = re.compile(
    r"送达|告知(?:书|你|当事人|其|了)|立案|陈述|申辩|听证|复议|诉讼|缴纳|履行|如不服|决定给予|[：:]"
)
_LAW_APPLIED = re.compile(r"违反了?|不符合")


def narrated(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """Whether the facts of the violation are told: one of ``wording``, or a sentence about the party before the law
    is applied to it."""
    hits = flag(sheet, spec)
    if hits and hits[0].value is True:
        return hits
    for sentence in sentences(sheet.text):
        applied = _LAW_APPLIED.search(sentence.text)
        place = sentence.start
        for line in re.split(r"[\n\v]", sentence.text[: applied.start() if applied else None]):
            if len(plain(line)) >= 20 and _TELLING.search(line) and not _PROCEDURE.search(line):
                return [Hit(place, place + len(line), True)]
            place += len(line) + 1
        if applied:
            break
    return hits
