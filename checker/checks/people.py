"""``listed``, ``overlap`` and ``distinct``: officers against the roster, in two places at one time, in two roles."""

from __future__ import annotations

from datetime import date, datetime
from itertools import combinations

from checker.checks.answers import absent, documents, unknown
from checker.checks.conditions import Options, Words, as_number, fact_words
from checker.chinese.dates import parse_date
from checker.chinese.names import same_name
from checker.model.fact import Known
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case


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
    """No person of ``fact`` is named in two documents whose times (``start`` to ``end``) overlap."""

    document: Words
    fact: str
    start: str
    end: str

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
        for (a, who, from_, to, one), (b, others, begin, stop, other) in combinations(sessions, 2):
            both = sorted(who & others)
            if both and from_ < stop and begin < to:
                said = f"{from_:%Y-%m-%d %H:%M}—{to:%H:%M}与{begin:%Y-%m-%d %H:%M}—{stop:%H:%M}"
                return Outcome(
                    Verdict.FAIL, (("names", "、".join(both)), ("left", a.type), ("right", b.type), ("found", said)),
                    evidence=one.evidence + other.evidence, expected="同一人员的执法时间不重叠", found=said, document=b.id,
                )  # fmt: skip
        return Outcome(
            Verdict.PASS,
            (),
            f"{len(sessions)} 份笔录时间不重叠",
            tuple(e for s in sessions for e in s[4].evidence),
        )

    def describe(self) -> str:
        return f"同一人员不得在时间重叠的两份《{'》《'.join(self.document)}》中出现"

    def references(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            r
            for d in self.document
            for r in (("document", d), *(("fact", f"{d}.{f}") for f in (self.fact, self.start, self.end)))
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
            if person in others:
                return Outcome(
                    Verdict.FAIL, (("names", person), ("left", fact_words(fact.name)), ("right", fact_words(self.right))),
                    evidence=fact.evidence + right.evidence, expected="不是同一人", found=person, document=fact.document,
                )  # fmt: skip
        if any("图片" in p or any(same_name(p, other) for other in others) for p, _ in people):
            return Outcome(
                Verdict.UNSURE, reason="姓名被遮盖或者签名是图片，不能判断是否同一人，请人工核对", evidence=people[0][1].evidence
            )
        return Outcome(Verdict.PASS, (), "不是同一人", people[0][1].evidence, document=people[0][1].document)

    def describe(self) -> str:
        return f"{'、'.join(map(fact_words, self.left))}不应当是{fact_words(self.right)}"

    def references(self) -> tuple[tuple[str, str], ...]:
        return tuple(("fact", name) for name in (*self.left, self.right))
