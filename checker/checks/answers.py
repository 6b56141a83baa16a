"""What the check kinds share: outcomes for what is not there, and for what cannot be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from checker.chinese.identifiers import credit_code_valid, resident_id_valid
from checker.model.dossier import Document
from checker.model.fact import Absence, Conflicting, Fact, Known, Missing, Searched
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case
from checker.model.text import Quality

if TYPE_CHECKING:
    from checker.checks.conditions import Condition

WHY = {
    Absence.NOT_FOUND: "没有读出{}",
    Absence.BLANK: "{}空白",
    Absence.DAMAGED: "{}只读出一部分",
    Absence.UNREAD: "有页面没有读到，{}不能确定",
}


def documents(case: Case, names: tuple[str, ...]) -> tuple[Document, ...]:
    """The documents a check is about: the one under for_each, or all of the named types."""
    if case.document is not None and (not names or case.document.type in names):
        return (case.document,)
    return tuple(d for name in names for d in case.dossier.of_type(name))


def searched(found: tuple[Document, ...]) -> tuple[Searched, ...]:
    return tuple(
        Searched(d.id, tuple(dict.fromkeys(part.page for part in d.parts)), d.quality) for d in found
    )


def everywhere(case: Case) -> tuple[Searched, ...]:
    """The whole dossier as a place searched, a line a file."""
    return tuple(
        Searched(
            None,
            tuple(p.number for p in source.pages),
            Quality.worst([p.quality for p in source.pages]),
            source.path,
        )
        for source in case.dossier.files
    )


def unread(case: Case) -> str:
    """Which files or pages could not be read, for the reason of an UNSURE."""
    problems = [p for p in case.dossier.all_problems if p.blocking]
    shown = [
        (p.file or "整卷") + (f" 第{'、'.join(map(str, p.pages[:5]))}页" if p.pages else "")
        for p in problems[:3]
    ]
    more = f"等 {len(problems)} 处" if len(problems) > 3 else ""
    return f"{'；'.join(shown)}{more}未能读取"


def absent(case: Case, names: tuple[str, ...]) -> Outcome:
    """There is no such document: that it is lacking is for the rule that asks for it."""
    said = "》《".join(names)
    if not case.dossier.fully_read:
        return Outcome(
            Verdict.UNSURE,
            reason=f"没有认出《{said}》，但{unread(case)}，请打开看其中有没有，有的按本条核对",
            searched=everywhere(case),
        )
    return Outcome(Verdict.NOT_APPLICABLE, reason=f"卷内没有《{said}》；应当有而没有的，由相应规则另行指出")


def unknown(case: Case, fact: Fact, name: str, document: str | None = None) -> Outcome:
    """A fact that is needed is not known."""
    from checker.checks.conditions import fact_words, plain_value

    said = fact_words(name)
    if isinstance(fact, Conflicting):
        values = "、".join(dict.fromkeys(plain_value(c.value) for c in fact.candidates))
        return Outcome(
            Verdict.UNSURE,
            reason=f"{said}前后不一（{values}），请核对后判断",
            evidence=tuple(e for c in fact.candidates for e in c.evidence),
            document=document,
        )
    assert isinstance(fact, Missing)
    if fact.why is Absence.NO_DOCUMENT:
        if case.dossier.fully_read:
            return Outcome(Verdict.NOT_APPLICABLE, reason=f"卷内没有载明{said}的文书")
        return Outcome(
            Verdict.UNSURE, reason=f"没有读到{said}，{unread(case)}，请打开查明", searched=everywhere(case)
        )
    cure = "请打开所列页面查明后核对" if fact.seen or fact.searched else "请查明后核对"
    if fact.why is Absence.BLANK:
        cure = "请核对是否漏填"
    return Outcome(
        Verdict.UNSURE,
        reason=f"{WHY[fact.why].format(entry(name))}，{cure}",
        evidence=fact.seen,
        searched=fact.searched,
        document=document or fact.document,
    )


def entry(name: str) -> str:
    """文书.要素 as an entry of a form: names such as 提出回避 are no nouns."""
    document, dot, fact = name.rpartition(".")
    return f"《{document}》的“{fact}”" if dot and document != "本案" else f"“{fact}”"


def undecided(case: Case, condition: Condition) -> Outcome:
    """Whether a rule applies at all cannot be told: for want of what, and where to look."""
    from checker.checks.conditions import fact_words, plain_value

    fact = case.fact(condition.fact) if condition.fact else None
    ending = "不能确定本条是否适用，请查明后判断"
    if isinstance(fact, Conflicting):
        values = "、".join(dict.fromkeys(plain_value(c.value) for c in fact.candidates))
        reason = f"{fact_words(fact.name)}前后不一（{values}），{ending}"
        return Outcome(
            Verdict.UNSURE, reason=reason, evidence=tuple(e for c in fact.candidates for e in c.evidence)
        )
    if isinstance(fact, Missing) and fact.why is not Absence.NO_DOCUMENT and (fact.searched or fact.seen):
        reason = f"{WHY[fact.why].format(entry(condition.fact))}，{ending}"
        return Outcome(
            Verdict.UNSURE, reason=reason, evidence=fact.seen, searched=fact.searched, document=fact.document
        )
    asked = f"不能确定有没有“{condition.describe()}”这一情形"
    if case.dossier.fully_read:
        evidence = fact.evidence if isinstance(fact, Known) else ()
        return Outcome(Verdict.UNSURE, reason=f"{asked}，请查明后判断本条是否适用", evidence=evidence)
    reason = f"{unread(case)}，{asked}，请打开查明，有的按本条核对"
    return Outcome(Verdict.UNSURE, reason=reason, searched=everywhere(case))


def misread(case: Case, outcome: Outcome) -> str:
    """What recognition may have made of a failure, in Chinese; empty where it rests on sound reading."""
    pages = {
        (page.file, page.number): page for source in case.dossier.files for page in source.pages if page.ocr
    }
    read = [(pages[key], e) for e in outcome.evidence if (key := (e.span.file, e.span.page)) in pages]
    if read and _alike(dict(outcome.values)):
        return "两处只差个别字，可能是识别有误，请对照原页核对"
    for page, evidence in read:
        span = evidence.span
        if any(start < span.end and span.start < end for start, end in page.doubtful):
            return f"第{page.number}页“{evidence.quote.strip()[:20]}”一处辨认没有把握，请对照原页核对"
    return ""


_FIGURES = str.maketrans("OoQ〇○lI丨ZSBbq", "0000011125869")


def _given_away(one: str, other: str) -> bool:
    """Whether figures that differ show themselves which is misread: letters stand for the figures they look like, or
    one of two codes has a wrong check character."""
    if one != other and one.translate(_FIGURES) == other.translate(_FIGURES):
        return True
    if len(one) != 18 or len(other) != 18 or not 0 < Levenshtein.distance(one, other) <= 3:
        return False
    sound = [bool(credit_code_valid(code) or resident_id_valid(code)) for code in (one, other)]
    return sound[0] != sound[1]


def _alike(values: dict[str, str]) -> bool:
    """Whether two Chinese wordings are compared that differ in a character or two. Digits are read reliably and not
    excused, unless they give themselves away."""
    if _given_away(values.get("left", ""), values.get("right", "")):
        return True
    left, right = (re.sub(r"[^\u4e00-\u9fff]", "", values.get(side, "")) for side in ("left", "right"))
    digits = [re.sub(r"\D", "", values.get(side, "")) for side in ("left", "right")]
    if min(len(left), len(right)) < 4 or left == right or digits[0] != digits[1]:
        return False
    return Levenshtein.distance(left, right) <= max(1, min(len(left), len(right)) // 4)
