"""Special checks of who a dossier is about and how its records were signed."""

from __future__ import annotations

from datetime import date

from checker.checks.conditions import as_number, plain_value
from checker.chinese.dates import parse_date
from checker.chinese.names import alike_party, is_person, plain_name, same_name
from checker.model.dossier import Document
from checker.model.fact import Known
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case
from checker.model.text import PICTURE, Evidence, Quality

_REPRESENTATIVES = ("当事人主体资格证明",)
"""Papers that may show the person behind the party: its representative's card beside its licence."""


def same_party(case: Case, names: tuple[str, ...]) -> Outcome:
    """当事人一致: the documents of ``names`` are all about one party. Short forms, branches and – on recognised
    pages – a character or two misread are doubts; the 经营者 of a one-person business stands for it."""
    named = [
        (document, fact)
        for document in case.dossier.documents
        if document.type in names and isinstance(fact := case.facts.of(document.id, "当事人名称"), Known)
    ]
    if len(named) < 2:
        return Outcome(Verdict.NOT_APPLICABLE, reason="载明当事人名称的文书不足两份，无从比较")
    main = max(named, key=lambda item: sum(same_name(str(item[1].value), str(f.value)) for _, f in named))[1]
    operators = _operators(case)
    former = case.facts.get("本案.曾用名")
    names_before = {str(former.value)} if isinstance(former, Known) else set()
    different, doubtful, alike = [], [], []
    for document, fact in named:
        one, other = str(main.value), str(fact.value)
        persons = [n for n in (one, other) if is_person(n)]
        stands_for = len(persons) == 1 and (persons[0] in operators or document.type in _REPRESENTATIVES)
        renamed = any(same_name(name, n) for n in names_before for name in (one, other))
        if same_name(one, other) or stands_for or renamed:
            alike.append((document, fact))
        elif alike_party(one, other) or (_recognised(document, main, case) and _misread(one, other)):
            doubtful.append((document, fact))
        else:
            different.append((document, fact))
    left = plain_value(main.value)
    for found, verdict in ((different, Verdict.FAIL), (doubtful, Verdict.UNSURE)):
        if not found:
            continue
        document, fact = found[0]
        lines = tuple(f"《{d.type}》：{plain_value(f.value)}" for d, f in named)
        right = plain_value(fact.value)
        return Outcome(
            verdict, (("left", left), ("right", right), ("document", document.type)),
            f"《{document.type}》的当事人写作{right}，其他文书为{left}，请核对是否同一当事人", main.evidence + fact.evidence,
            expected=f"各文书均为{left}", found=right, computed=lines, document=document.id,
        )  # fmt: skip
    return Outcome(
        Verdict.PASS, (), f"{len(alike)} 份文书的当事人均为{left}", main.evidence, document=main.document
    )


def _operators(case: Case) -> set[str]:
    known = (case.facts.of(d.id, "法定代表人") for d in case.dossier.documents)
    return {str(p) for f in known if isinstance(f, Known) and isinstance(f.value, tuple) for p in f.value}


def _recognised(document: Document, main: Known, case: Case) -> bool:
    return Quality.worst([document.quality, main.quality]) is not Quality.EXACT


def _misread(one: str, other: str) -> bool:
    a, b = plain_name(one), plain_name(other)
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) <= max(1, len(a) // 6)


_AGE_OF_LIABILITY, _AGE_FULL = 14, 18


def under_age(case: Case, names: tuple[str, ...]) -> Outcome:
    """未成年当事人: a natural person as party, by the birth date in the 身份证号, at the day the case was filed or, without that, decided.
    Whoever is under fourteen then was so when acting; between fourteen and eighteen mitigation is due."""
    days = [f for n in ("本案.立案日期", "本案.决定日期") if isinstance(f := case.facts.get(n), Known)]
    day = as_number(days[0].value) if days else None
    for document in case.dossier.documents:
        number = case.facts.of(document.id, "身份证号")
        if document.type not in names or not isinstance(number, Known) or "*" in str(number.value)[6:14]:
            continue
        born = parse_date(f"{str(number.value)[6:10]}-{str(number.value)[10:12]}-{str(number.value)[12:14]}")
        if born is None or not isinstance(day, date):
            return Outcome(
                Verdict.UNSURE,
                reason="身份证号或者立案日期不全，不能计算当事人的年龄",
                evidence=number.evidence,
            )
        age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        values = (("found", str(age)), ("start", born.isoformat()), ("end", day.isoformat()))
        said = f"当事人 {born} 出生，{day} 时 {age} 周岁"
        verdict = (
            Verdict.PASS if age >= _AGE_FULL else Verdict.FAIL if age < _AGE_OF_LIABILITY else Verdict.UNSURE
        )
        more = "，请核对行为时的年龄，是否应当从轻或者减轻处罚" if verdict is Verdict.UNSURE else ""
        return Outcome(verdict, values, said + more, number.evidence, document=document.id)
    return Outcome(Verdict.NOT_APPLICABLE, reason="当事人文书没有载明身份证号")


_UNCORRECTED = ("未改正", "部分改正")


def reviewed_after_expiry(case: Case, names: tuple[str, ...]) -> Outcome:
    """期满后复查: of the reviews that found the party had not corrected, one came after the last day ordered."""
    last = case.facts.get("责令改正通知书.改正截止日期")
    if not isinstance(last, Known) or not isinstance(last.value, date):
        return Outcome(Verdict.NOT_APPLICABLE, reason="责令改正通知书没有写明改正到哪一天")
    reviews: list[tuple[date, Known]] = []
    for document in case.dossier.of_type("整改复查记录"):
        state, when = case.facts.of(document.id, "改正情况"), case.facts.of(document.id, "复查日期")
        if isinstance(state, Known) and state.value in _UNCORRECTED and isinstance(when, Known):
            day = as_number(when.value)
            reviews += [(day, when)] if isinstance(day, date) else []
    if not reviews:
        return Outcome(Verdict.NOT_APPLICABLE, reason="没有认定未改正的复查记录")
    day, fact = max(reviews, key=lambda review: review[0])
    if day >= last.value:
        return Outcome(
            Verdict.PASS, (), f"改正期限 {last.value} 届满，{day} 复查", fact.evidence, document=fact.document
        )
    return Outcome(
        Verdict.FAIL, (("start", last.value.isoformat()), ("end", day.isoformat())), evidence=last.evidence + fact.evidence,
        expected=f"不早于 {last.value}", found=day.isoformat(), document=fact.document,
    )  # fmt: skip


_SIGNERS = ("被询问人签名", "当事人签名")


def signed_every_page(case: Case, names: tuple[str, ...]) -> Outcome:
    """逐页签名: a record of several pages bears the signer's name, or a picture, on each. Custom, not law, and a
    signature may escape recognition: a page without one is a doubt."""
    lacking: list[tuple[Document, int]] = []
    seen: list[Evidence] = []
    looked = 0
    for document in case.dossier.documents:
        if document.type not in names or len(document.parts) < 2:
            continue
        if document.quality is Quality.EXACT and PICTURE not in document.text:
            continue  # typed text: who signed its pages by hand cannot show
        signers = _signers(case, document)
        if not signers:
            continue
        looked += 1
        for start, part in zip(document.starts, document.parts, strict=True):
            text = document.text[start : start + part.end - part.start]
            if not text.strip() or PICTURE in text or any(s in "".join(text.split()) for s in signers):
                continue
            lacking.append((document, part.page))
            seen += document.locate(start, start + min(20, len(text)))
    if not looked:
        return Outcome(Verdict.NOT_APPLICABLE, reason="没有两页以上的笔录，或者没有认出签名人")
    if lacking:
        said = "；".join(f"《{d.type}》第 {page} 页" for d, page in lacking[:6])
        return Outcome(
            Verdict.UNSURE, (("found", said),), f"{said}没有看到被询问（检查）人的签名，请看原页是否逐页签名",
            tuple(seen[:6]), document=lacking[0][0].id,
        )  # fmt: skip
    return Outcome(Verdict.PASS, reason=f"{looked} 份多页笔录每页都有签名")


def _signers(case: Case, document: Document) -> list[str]:
    facts = [f for n in _SIGNERS if isinstance(f := case.facts.of(document.id, n), Known)]
    names = [str(v) for f in facts for v in (f.value if isinstance(f.value, tuple) else (f.value,))]
    return [n for n in names if "图片" not in n]
