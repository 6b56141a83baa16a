"""``headcount``, ``listed``, ``overlap`` and ``distinct``: how many people acted, officers against the roster, in
two places at one time, in two roles."""

from __future__ import annotations

from datetime import date, datetime
from itertools import combinations

from checker.checks.answers import absent, documents, unknown
from checker.checks.conditions import Options, Words, as_number, fact_words
from checker.chinese.dates import parse_date
from checker.chinese.names import same_name
from checker.model.dossier import Document
from checker.model.fact import Conflicting, Known, Missing
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case
from checker.model.text import Quality


class Headcount(Options):
    """The people that ``facts`` name, taken together, are at least ``least``. Fewer than that is FAIL, unless
    the people of ``also`` (a recorder who may be an officer too) make up the number, a signature is a picture or
    a fact could not be read for certain: then it is a doubt. ``numbers`` (执法证号) settles whether the people of
    ``also`` are officers, by how many there are. Nobody named at all is UNSURE. The people of
    ``never`` (who was questioned) do not count among them."""

    document: Words = ()
    facts: Words
    also: Words = ()
    never: Words = ()
    numbers: str = ""
    least: int

    def judge(self, case: Case) -> Outcome:
        found = documents(case, self.document)
        if not found:
            return absent(case, self.document)
        doubt = passed = None
        for document in found:
            outcome = self._count(case, document)
            if outcome.verdict is Verdict.FAIL:
                return outcome
            if outcome.verdict is Verdict.UNSURE:
                doubt = doubt or outcome
            passed = outcome
        assert passed is not None
        return doubt or passed

    def _count(self, case: Case, document: Document) -> Outcome:
        facts = [case.facts.of(document.id, name) for name in self.facts]
        known = [f for f in facts if isinstance(f, Known)]
        if not known:
            return unknown(case, facts[0], f"{document.type}.{self.facts[0]}", document.id)
        people = _people(known)
        evidence = tuple(e for f in known for e in f.evidence)
        if len(people) >= self.least:
            return Outcome(Verdict.PASS, (), f"有{'、'.join(people)}", evidence, document=document.id)
        names = "、".join(people)
        values = (("names", names), ("found", str(len(people))), ("document", document.type))
        others = [
            n for n in self._of(case, document, self.also) if n not in self._of(case, document, self.never)
        ]
        unclear = any("图片" in str(f.value) for f in known) or any(
            isinstance(f, Conflicting) or (isinstance(f, Missing) and not f.certain) for f in facts
        ) or document.quality is Quality.POOR  # fmt: skip
        numbers = self._of(case, document, (self.numbers,)) if self.numbers else []
        together = len(set(people) | set(others)) >= self.least
        if together and len(numbers) >= self.least and not unclear:
            return Outcome(
                Verdict.PASS,
                values,
                f"有{names}和{'、'.join(others)}，执法证号 {len(numbers)} 个",
                evidence,
                document=document.id,
            )
        if unclear or (together and not numbers):
            more = (
                f"，另有{'、'.join(n for n in others if n not in people)}在场记录"
                if others and not unclear
                else ""
            )
            return Outcome(
                Verdict.UNSURE, values, f"《{document.type}》只认出{names}{more}，是否有 {self.least} 名执法人员请看原页",
                evidence, document=document.id,
            )  # fmt: skip
        return Outcome(
            Verdict.FAIL, values, evidence=evidence, expected=f"不少于 {self.least} 人",
            found=f"{len(people)} 人：{names}", document=document.id,
        )  # fmt: skip

    def _of(self, case: Case, document: Document, names: Words) -> list[str]:
        return _people([f for n in names if isinstance(f := case.facts.of(document.id, n), Known)])

    def describe(self) -> str:
        where = f"《{'》《'.join(self.document)}》的" if self.document else ""
        return f"{where}{'、'.join(self.facts)}合计不少于 {self.least} 人"

    def references(self) -> tuple[tuple[str, str], ...]:
        names = (*self.facts, *self.also, *self.never)
        return tuple(
            r for d in self.document for r in (("document", d), *(("fact", f"{d}.{n}") for n in names))
        )


def _people(known: list[Known]) -> list[str]:
    """The persons of several facts, each once; a masked name is the one it may stand for."""
    found: list[str] = []
    for fact in known:
        for value in fact.value if isinstance(fact.value, tuple) else (fact.value,):
            if not any(same_name(str(value), seen) for seen in found):
                found.append(str(value))
    return [name for name in found if "图片" not in name] or found


class Listed(Options):
    """Every person of ``fact`` is in the office's roster with a certificate valid on the day of ``on``. No
    roster: NOT_CHECKED."""

    document: Words = ()
    fact: str
    on: str = ""

    def judge(self, case: Case) -> Outcome:
        roster = case.settings.roster
        if not roster:
            return Outcome(Verdict.NOT_CHECKED, reason="没有设置执法人员名录（anjuan.yaml 的“执法人员名录”）")
        found = documents(case, self.document)
        if not found:
            return absent(case, self.document)
        document = found[-1]
        fact = case.facts.of(document.id, self.fact)
        if not isinstance(fact, Known) or not isinstance(fact.value, tuple):
            return unknown(case, fact, self.fact, document.id)
        when = case.facts.of(document.id, self.on) if self.on else None
        day = as_number(when.value) if isinstance(when, Known) else None
        bad = [f"{name}（{why}）" for name in fact.value if (why := _fault(str(name), roster, day))]
        if not bad:
            return Outcome(Verdict.PASS, (), "均在名录内，证件有效", fact.evidence, document=document.id)
        return Outcome(
            Verdict.FAIL, (("names", "、".join(bad)), ("document", document.type)), evidence=fact.evidence,
            expected="执法人员在名录内且证件有效", found="、".join(bad), document=document.id,
        )  # fmt: skip

    def describe(self) -> str:
        return f"《{'》《'.join(self.document)}》的{self.fact}应当都在执法人员名录内，证件在有效期内"

    def references(self) -> tuple[tuple[str, str], ...]:
        return tuple(r for d in self.document for r in (("document", d), ("fact", f"{d}.{self.fact}")))


def _fault(name: str, roster: tuple[dict[str, str], ...], day: object) -> str:
    rows = [row for row in roster if same_name(row.get("姓名", ""), name)]
    if not rows:
        return "不在名录"
    if not isinstance(day, date):
        return ""
    for row in rows:
        start, end = parse_date(row.get("有效期起", "")), parse_date(row.get("有效期止", ""))
        if (start is None or start <= day) and (end is None or day <= end):
            return ""
    return "执法当日证件不在有效期"


class Overlap(Options):
    """No person of ``fact`` is named in two documents whose times (``start`` to ``end``) overlap. Where both
    name the same ``place`` – people are questioned while a site is inspected – it is only a doubt."""

    document: Words
    fact: str
    start: str
    end: str
    place: str = ""

    def judge(self, case: Case) -> Outcome:
        sessions = []
        for document in documents(case, self.document):
            people, start, end = (
                case.facts.of(document.id, name) for name in (self.fact, self.start, self.end)
            )
            if (
                isinstance(people, Known) and isinstance(start, Known) and isinstance(end, Known)
                and isinstance(start.value, datetime) and isinstance(end.value, datetime) and isinstance(people.value, tuple)
            ):  # fmt: skip
                sessions.append((document, set(map(str, people.value)), start.value, end.value, start))
        if len(sessions) < 2:
            return Outcome(Verdict.NOT_APPLICABLE, reason="写明起止时间和执法人员的笔录不足两份，无从比较")
        doubt = None
        for (a, who, from_, to, one), (b, others, begin, stop, other) in combinations(sessions, 2):
            both = sorted(n for n in who & others if "图片" not in n)
            if both and from_ < stop and begin < to:
                said = f"{from_:%Y-%m-%d %H:%M}—{to:%H:%M}与{begin:%Y-%m-%d %H:%M}—{stop:%H:%M}"
                apart = not self.place or not self._same_place(case, a, b)
                outcome = Outcome(
                    Verdict.FAIL if apart else Verdict.UNSURE,
                    (("names", "、".join(both)), ("left", a.type), ("right", b.type), ("found", said)),
                    "" if apart else f"{'、'.join(both)}在同一地点的《{a.type}》《{b.type}》时间重叠（{said}），请核对是否分别进行",
                    one.evidence + other.evidence, expected="同一人员的执法时间不重叠", found=said, document=b.id,
                )  # fmt: skip
                if apart:
                    return outcome
                doubt = doubt or outcome
        if doubt:
            return doubt
        return Outcome(
            Verdict.PASS,
            (),
            f"{len(sessions)} 份笔录时间不重叠",
            tuple(e for s in sessions for e in s[4].evidence),
        )

    def _same_place(self, case: Case, a: Document, b: Document) -> bool:
        """Whether the places are one, or one of them is not known."""
        known = [f for d in (a, b) if isinstance(f := case.facts.of(d.id, self.place), Known)]
        if len(known) < 2:
            return True
        one, other = ("".join(str(f.value).split()) for f in known)
        return one in other or other in one

    def describe(self) -> str:
        return f"同一人员不得在时间重叠的两份《{'》《'.join(self.document)}》中出现"

    def references(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            r
            for d in self.document
            for r in (
                ("document", d),
                *(("fact", f"{d}.{f}") for f in (self.fact, self.start, self.end, self.place) if f),
            )
        )


class Distinct(Options):
    """No person of ``left`` (facts, the first known ones of each document) is among the persons of ``right``. A
    masked name or a signature that is a picture is UNSURE."""

    left: Words
    right: str

    def judge(self, case: Case) -> Outcome:
        right = case.fact(self.right)
        known = [f for name in self.left for f in case.facts.each(name) if isinstance(f, Known)]
        people = [(str(p), f) for f in known for p in (f.value if isinstance(f.value, tuple) else (f.value,))]
        if not people:
            return unknown(case, case.fact(self.left[0]), self.left[0])
        if not isinstance(right, Known) or not isinstance(right.value, tuple):
            return unknown(case, right, self.right)
        others = [str(p) for p in right.value]
        for person, fact in people:
            if person in others and "图片" not in person:
                return Outcome(
                    Verdict.FAIL, (("names", person), ("left", fact_words(fact.name)), ("right", fact_words(self.right))),
                    evidence=fact.evidence + right.evidence, expected="不是同一人", found=person, document=fact.document,
                )  # fmt: skip
        if any("图片" in p or any(same_name(p, other) for other in others) for p, _ in people):
            return Outcome(
                Verdict.UNSURE,
                reason=f"姓名被遮盖或者签名是图片，看不出与{fact_words(self.right)}是否同一人，请对照原件",
                evidence=people[0][1].evidence,
            )
        return Outcome(Verdict.PASS, (), "不是同一人", people[0][1].evidence, document=people[0][1].document)

    def describe(self) -> str:
        return f"{'、'.join(map(fact_words, self.left))}不应当是{fact_words(self.right)}"

    def references(self) -> tuple[tuple[str, str], ...]:
        return tuple(("fact", name) for name in (*self.left, self.right))
