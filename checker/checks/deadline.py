"""``deadline``: time between two dates, counted as the law counts it and shown line by line."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from checker.checks.answers import searched, unknown
from checker.checks.conditions import Condition, Options, Words, all_hold, as_number, fact_words
from checker.chinese.calendar import (
    UnknownYear,
    add_days,
    add_months,
    add_working_days,
    count_working_days,
    day_name,
    is_working_day,
    roll_forward,
    working_days_between,
)
from checker.model.fact import Conflicting, Known, Period, candidates
from checker.model.finding import Outcome, Verdict
from checker.model.rule import Case

UNITS = {"days": "日", "working_days": "个工作日", "months": "个月", "years": "年"}


def _length(value: Any) -> Any:
    if isinstance(value, str):
        match = re.fullmatch(r"(\d+) (days|working_days|months|years)", value.strip())
        if not match:
            raise ValueError(f"时限应当写成“90 days”，单位是 {'、'.join(UNITS)} 之一；现为“{value}”")
        return {"number": int(match.group(1)), "unit": match.group(2)}
    return value


class Length(Options):
    """A period: a number of the law, or one that a document states (``fact``)."""

    number: int = 0
    unit: str = "days"
    fact: str = ""

    def period(self, case: Case) -> Period | None:
        if not self.fact:
            return Period(self.number, self.unit)
        fact = case.fact(self.fact)
        return fact.value if isinstance(fact, Known) and isinstance(fact.value, Period) else None

    def __str__(self) -> str:
        return f"{self.number} {UNITS[self.unit]}" if not self.fact else f"{fact_words(self.fact)}所定期限"


Limit = Annotated[Length, BeforeValidator(_length)]


class Exception_(Options):
    """A case in which another limit holds."""

    when: tuple[Condition, ...]
    within: Limit


class Deadline(Options):
    """Counted from ``start`` (that day not counted) to ``end``. Exactly one of

    - ``within``: not later than the last day of the period;
    - ``after``: not before the period has run out (the end is later than its last day);
    - ``ahead``: at least so many whole working days between the two, neither counted.

    ``lenient``: a second reading of the law; what keeps it but not the first is UNSURE. ``roll``: how a last day
    on a rest day counts – ``yes`` (moves on), ``hint`` (an excess within the rest days is UNSURE), ``no``.
    ``exclude``: documents whose presence takes time out of the count, so that an excess is UNSURE. ``until``: the
    day counted when ``end`` is not known is none: a missing end is UNSURE, or NOT_APPLICABLE with ``open_end: ok``.
    """

    start: Words
    end: Words
    within: Limit | None = None
    after: Limit | None = None
    ahead: int | None = None
    lenient: Limit | None = None
    lenient_ahead: int | None = None
    roll: str = "yes"
    exclude: Words = ()
    except_: tuple[Exception_, ...] = ()
    open_end: str = "unsure"
    lenient_reason: str = ""

    model_config = Options.model_config | {"populate_by_name": True}

    @model_validator(mode="before")
    @classmethod
    def _rename(cls, value: Any) -> Any:
        if isinstance(value, dict) and "except" in value:
            value = {("except_" if k == "except" else k): v for k, v in value.items()}
        return value

    @model_validator(mode="after")
    def _one_kind(self) -> Deadline:
        if sum(x is not None for x in (self.within, self.after, self.ahead)) != 1:
            raise ValueError("within、after、ahead 要写且只写一个，例：within: 90 days")
        return self

    def judge(self, case: Case) -> Outcome:
        start = self._known(case, self.start)
        end = self._known(case, self.end)
        if not candidates(start):
            return unknown(case, start, self.start[0])
        if not candidates(end):
            if self.open_end == "ok":
                return Outcome(
                    Verdict.NOT_APPLICABLE, reason=f"卷内没有{fact_words(self.end[0])}，尚不能计算"
                )
            return unknown(case, end, self.end[0])
        outcomes = [self._count(case, first, last) for first in candidates(start) for last in candidates(end)]
        verdicts = {outcome.verdict for outcome in outcomes}
        if len(verdicts) == 1:
            return outcomes[0]
        conflict = start if isinstance(start, Conflicting) else end
        return unknown(case, conflict, (self.start if conflict is start else self.end)[0])

    def _known(self, case: Case, names: tuple[str, ...]) -> Any:
        facts = [case.fact(name) for name in names]
        return next((f for f in facts if candidates(f)), facts[0])

    def _limit(self, case: Case) -> Length | None:
        for exception in self.except_:
            if all_hold(exception.when, case) is True:
                return exception.within
        return self.within or self.after

    def _count(self, case: Case, first: Known, last: Known) -> Outcome:
        start, end = as_number(first.value), as_number(last.value)
        if not isinstance(start, date) or not isinstance(end, date):
            reason = (
                f"{fact_words(first.name)}或者{fact_words(last.name)}不是完整的日期，不能计算，请对照原文"
            )
            return Outcome(Verdict.UNSURE, reason=reason, evidence=first.evidence + last.evidence)
        evidence = first.evidence + last.evidence
        try:
            if self.ahead is not None:
                return self._ahead(start, end, evidence, last)
            return self._period(case, start, end, evidence, last)
        except UnknownYear as error:
            return Outcome(
                Verdict.NOT_CHECKED,
                reason=f"{error}，不能计算工作日，请升级放假数据后再查",
                evidence=evidence,
                document=last.document,
            )

    def _ahead(self, start: date, end: date, evidence: Any, last: Known) -> Outcome:
        between = working_days_between(start, end)
        needed = self.ahead or 0
        lines = (
            f"{start.isoformat()}（{day_name(start)}）{fact_words(self.start[0])}，当日不计",
            f"{end.isoformat()}（{day_name(end)}）{fact_words(self.end[0])}，当日不计",
            f"其间工作日 {between} 个",
        )
        values = self._values(start, end, f"{between} 个工作日", f"{needed} 个工作日")
        if between >= needed:
            return Outcome(
                Verdict.PASS,
                values,
                f"其间有 {between} 个工作日",
                evidence,
                computed=lines,
                document=last.document,
            )
        lenient = self.lenient_ahead is not None and between >= self.lenient_ahead
        return Outcome(
            Verdict.UNSURE if lenient else Verdict.FAIL, values,
            self.lenient_reason if lenient else "", evidence, expected=f"其间不少于 {needed} 个工作日",
            found=f"{between} 个工作日", computed=lines, document=last.document,
        )  # fmt: skip

    def _period(self, case: Case, start: date, end: date, evidence: Any, last: Known) -> Outcome:
        limit = self._limit(case)
        period = limit.period(case) if limit else None
        if limit is None or period is None:
            return unknown(case, case.fact(limit.fact if limit else ""), limit.fact if limit else "")
        bare = last_day(start, period)
        final = roll_forward(bare) if self.roll != "no" and period.unit != "working_days" else bare
        elapsed = _elapsed(start, end, period)
        lines = count_lines(
            start, bare, final, end, period, fact_words(self.start[0]), fact_words(self.end[0])
        )
        values = self._values(start, end, elapsed, str(limit), final)
        if self.after is not None:
            kept, strict = end > final, end > bare
            if kept:
                return Outcome(
                    Verdict.PASS,
                    values,
                    f"{end}在期满（{final}）之后",
                    evidence,
                    computed=lines,
                    document=last.document,
                )
            hint = strict and self.roll == "hint"
            return Outcome(
                Verdict.UNSURE if hint else Verdict.FAIL, values,
                "期满日遇休假日，是否顺延有不同理解" if hint else "", evidence,
                expected=f"晚于 {final}", found=end.isoformat(), computed=lines, document=last.document,
            )  # fmt: skip
        counted_to = final if self.roll == "yes" else bare
        if end <= counted_to:
            return Outcome(
                Verdict.PASS,
                values,
                f"{elapsed}，未超过{limit}",
                evidence,
                computed=lines,
                document=last.document,
            )
        reason = self._excuse(case, start, end, final)
        return Outcome(
            Verdict.UNSURE if reason else Verdict.FAIL, values, reason, evidence, expected=f"不晚于 {final}",
            found=f"{end}（{elapsed}）", computed=lines, document=last.document,
            searched=() if not reason else searched(tuple(d for n in self.exclude for d in case.dossier.of_type(n))),
        )  # fmt: skip

    def _excuse(self, case: Case, start: date, end: date, final: date) -> str:
        """Why an excess over ``within`` is not certain; empty when it is."""
        if self.roll == "hint" and end <= final:
            return f"期满日遇休假日，按顺延计算至 {final} 未超期，法律对行政机关的期限是否顺延没有明文"
        if self.lenient is not None:
            period = self.lenient.period(case)
            if period and end <= roll_forward(last_day(start, period)):
                return self.lenient_reason or "按较宽的理解未超期"
        present = [name for name in self.exclude if case.dossier.of_type(name)]
        if present:
            return f"卷内有《{'》《'.join(present)}》，所占时间可能依法不计入，请扣除后判断"
        return ""

    def _values(
        self, start: date, end: date, elapsed: str, limit: str, final: date | None = None
    ) -> tuple[tuple[str, str], ...]:
        return (
            ("start", start.isoformat()), ("end", end.isoformat()), ("elapsed", elapsed), ("limit", limit),
            ("last", final.isoformat() if final else ""),
        )  # fmt: skip

    def describe(self) -> str:
        start, end = "或".join(map(fact_words, self.start)), "或".join(map(fact_words, self.end))
        if self.ahead is not None:
            return f"{start}与{end}之间不少于 {self.ahead} 个工作日"
        if self.after is not None:
            return f"{end}应当在{start}起满{self.after}之后"
        more = "".join(f"；{'且'.join(c.describe() for c in e.when)}的，为{e.within}" for e in self.except_)
        return f"自{start}起至{end}，不得超过{self.within}{more}"

    def references(self) -> tuple[tuple[str, str], ...]:
        names = [("fact", name) for name in (*self.start, *self.end) if "." in name]
        names += [("document", name) for name in self.exclude]
        for length in (self.within, self.after, self.lenient, *(e.within for e in self.except_)):
            if length and length.fact:
                names.append(("fact", length.fact))
        for exception in self.except_:
            for condition in exception.when:
                names += condition.references()
        return tuple(names)


def last_day(start: date, period: Period) -> date:
    """The last day of a period, its start day not counted, before any rolling."""
    if period.unit == "working_days":
        return add_working_days(start, period.number)
    if period.unit == "days":
        return add_days(start, period.number)
    if period.unit == "hours":
        return add_days(start, -(-period.number // 24))
    return add_months(start, period.number * (12 if period.unit == "years" else 1))


def _elapsed(start: date, end: date, period: Period) -> str:
    if period.unit == "working_days" and end >= start:
        return f"{count_working_days(start, end)} 个工作日"
    return f"{(end - start).days} 日"


def count_lines(
    start: date, bare: date, final: date, end: date, period: Period, start_name: str, end_name: str
) -> tuple[str, ...]:
    """The computation, line by line, as a person would write it down."""
    lines = [f"{start.isoformat()}（{day_name(start)}）{start_name}，当日不计"]
    if period.unit == "working_days":
        off = [
            d
            for d in _between(start, min(max(bare, start), start + timedelta(days=60)))
            if not is_working_day(d)
        ]
        if off:
            lines.append(f"其间不计：{'、'.join(_runs(off))}")
    lines.append(
        f"第 {period} 为 {bare.isoformat()}（{day_name(bare)}）"
        if period.unit != "months"
        else f"{period}届满日为 {bare.isoformat()}（{day_name(bare)}）"
    )
    if final != bare:
        lines.append(f"遇休假日顺延至 {final.isoformat()}（{day_name(final)}）")
    lines.append(f"{end.isoformat()}（{day_name(end)}）{end_name}")
    return tuple(lines)


def _between(start: date, end: date) -> list[date]:
    return [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]


def _runs(days: list[date]) -> list[str]:
    """Consecutive days as ranges."""
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [
        run[0].isoformat() if len(run) == 1 else f"{run[0].isoformat()}至{run[-1].strftime('%m-%d')}"
        for run in runs
    ]
