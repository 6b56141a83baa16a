"""Conditions of ``when``, ``unless`` and ``except``: three-valued (Kleene). None is «cannot tell».

{document: 听证笔录}                         the dossier has such a document
{no_document: 听证笔录}
{fact: 本案.已举行听证}                       the fact is known and not denied
{fact: F, known: true|false}
{fact: F, equals: X} {fact: F, one_of: [X, Y]} {fact: F, contains: X}
{fact: F, at_least: 数或参数.名称} {fact: F, below: …}     numbers and dates
{fact: F, in_list: 名单}
{stage_reached: 决定}
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from checker.chinese.names import same_name
from checker.model.fact import Absence, Citation, Conflicting, Known, Missing, Period, Value
from checker.model.rule import Case, ParameterValue

STAGES = ("立案", "调查", "告知", "听证", "决定", "送达", "执行", "结案")


def as_list(value: Any) -> Any:
    """YAML authors write one word where a list is meant."""
    return value if isinstance(value, (list, tuple)) or value is None else [value]


Words = Annotated[tuple[str, ...], BeforeValidator(as_list)]


class Options(BaseModel):
    """What all option models share: nothing unknown, nothing changed later."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Condition(Options):
    document: Words = ()
    no_document: Words = ()
    fact: str = ""
    known: bool | None = None
    equals: str | None = None
    one_of: Words = ()
    contains: str | None = None
    at_least: str | None = None
    below: str | None = None
    in_list: str | None = None
    stage_reached: str | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> Condition:
        subjects = [bool(self.document), bool(self.no_document), bool(self.fact), bool(self.stage_reached)]
        if sum(subjects) != 1:
            raise ValueError("一个条件只能写 document、no_document、fact、stage_reached 中的一个")
        if self.stage_reached and self.stage_reached not in STAGES:
            raise ValueError(f"stage_reached 只能是 {'、'.join(STAGES)}")
        return self

    def holds(self, case: Case) -> bool | None:
        if self.document:
            if any(case.dossier.of_type(name) for name in self.document):
                return True
            return False if case.dossier.fully_read else None
        if self.no_document:
            if any(case.dossier.of_type(name) for name in self.no_document):
                return False
            return True if case.dossier.fully_read else None
        if self.stage_reached:
            return _reached(case, self.stage_reached)
        return self._fact_holds(case)

    def _fact_holds(self, case: Case) -> bool | None:
        fact = case.fact(self.fact)
        if isinstance(fact, Conflicting):
            if self.known is not None:
                return self.known
            answers = {self._value_holds(c.value, case) for c in fact.candidates}
            return answers.pop() if len(answers) == 1 else None
        if isinstance(fact, Missing):
            certain = fact.certain and case.dossier.fully_read
            if self.known is False:
                return True if certain else None
            if self.known is True or self._asks_nothing():
                return False if certain else None
            return False if fact.why is Absence.NO_DOCUMENT and certain else None
        if self.known is not None:
            return self.known
        return self._value_holds(fact.value, case)

    def _asks_nothing(self) -> bool:
        asked = (self.equals, self.contains, self.at_least, self.below, self.in_list)
        return all(part is None for part in asked) and not self.one_of

    def _value_holds(self, value: Value, case: Case) -> bool | None:
        if self._asks_nothing():
            return value is not False
        texts = {plain_value(part) for part in value} if isinstance(value, tuple) else {plain_value(value)}
        if self.equals is not None:
            return any(same_name(text, self.equals) for text in texts)
        if self.one_of:
            return any(same_name(text, option) for text in texts for option in self.one_of)
        if self.contains is not None:
            return any(self.contains in text for text in texts)
        if self.in_list is not None:
            names = case.lists.get(self.in_list, frozenset())
            return any(name in text for text in texts for name in names)
        bound = threshold(self.at_least if self.at_least is not None else self.below or "", case)
        number = as_number(value)
        if bound is None or number is None or type(bound) is not type(number):
            return None
        return not_below(number, bound) if self.at_least is not None else not not_below(number, bound)

    def describe(self) -> str:
        if self.document:
            return f"卷内有《{'》或《'.join(self.document)}》"
        if self.no_document:
            return f"卷内没有《{'》或《'.join(self.no_document)}》"
        if self.stage_reached:
            return f"案件已进入{self.stage_reached}阶段"
        said = fact_words(self.fact)
        if self.known is not None or self._asks_nothing():
            return f"{said}{'未' if self.known is False else '已'}载明"
        if self.equals is not None:
            return f"{said}为{self.equals}"
        if self.one_of:
            return f"{said}为{'、'.join(self.one_of)}之一"
        if self.contains is not None:
            return f"{said}含“{self.contains}”"
        if self.in_list is not None:
            return f"{said}在“{self.in_list}”名单内"
        return (
            f"{said}{'不低于' + self.at_least if self.at_least is not None else '低于' + (self.below or '')}"
        )

    def references(self) -> tuple[tuple[str, str], ...]:
        found = [("document", name) for name in (*self.document, *self.no_document)]
        if self.fact:
            found.append(("fact", self.fact))
        if self.in_list:
            found.append(("list", self.in_list))
        for bound in (self.at_least, self.below):
            if bound and bound.startswith("参数."):
                found.append(("parameter", bound.removeprefix("参数.")))
        return tuple(found)


def all_hold(conditions: tuple[Condition, ...], case: Case) -> bool | None:
    """Kleene conjunction."""
    answers = [condition.holds(case) for condition in conditions]
    if False in answers:
        return False
    return None if None in answers else True


def _reached(case: Case, stage: str) -> bool | None:
    fact = case.facts.get("本案.案件阶段")
    if not isinstance(fact, Known):
        return None
    return STAGES.index(str(fact.value)) >= STAGES.index(stage)


def plain_value(value: object) -> str:
    """A value as reports and rules write it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, tuple):
        return "、".join(plain_value(part) for part in value)
    if isinstance(value, (Period, Citation)):
        return str(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def fact_words(name: str) -> str:
    """文书.要素 in words."""
    document, dot, fact = name.partition(".")
    if not dot:
        return name
    return fact if document == "本案" else f"《{document}》的{fact}"


def as_number(value: object) -> Decimal | date | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (Decimal, date)):
        return value
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, Period):
        return Decimal(value.number)
    return None


def not_below(one: Decimal | date, other: Decimal | date) -> bool:
    """``one >= other`` for two numbers or two dates; mixed kinds are a programming error."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one >= other
    assert isinstance(one, date) and isinstance(other, date)
    return one >= other


def threshold(text: str, case: Case) -> Decimal | date | None:
    """A number, an ISO date, or 参数.名称 looked up for this case."""
    if text.startswith("参数."):
        found = parameter_value(text.removeprefix("参数."), case)
        return Decimal(found) if found is not None else None
    try:
        return date.fromisoformat(text) if text.count("-") == 2 else Decimal(text)
    except (ValueError, InvalidOperation):
        return None


def parameter_value(name: str, case: Case) -> str | None:
    """The office's own value if it set one, else the value in force; None where each office must set it."""
    own = case.settings.parameters.get(name)
    if own is not None:
        return own
    chosen = _in_force(name, case)
    return None if chosen is None or chosen.value is None else str(chosen.value)


def asked_from(name: str, case: Case) -> Decimal | None:
    """From what number on a person is asked about a parameter that the office has not set; None: never."""
    chosen = _in_force(name, case)
    return chosen.ask_from if chosen is not None else None


def _in_force(name: str, case: Case) -> ParameterValue | None:
    parameter = case.parameters.get(name)
    if parameter is None:
        return None
    fact = case.facts.get(parameter.by) if parameter.by else None
    when = as_number(fact.value) if isinstance(fact, Known) else None
    day = when if isinstance(when, date) else None
    chosen = None
    for value in parameter.values:
        if day is not None and value.from_ > day:
            continue
        if all(
            isinstance(fact := case.facts.get(name), Known) and plain_value(fact.value) == wanted
            for name, wanted in value.when
        ):
            chosen = value
    return chosen
