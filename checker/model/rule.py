"""Rules (规则): header, basis, validity, and what a check kind must offer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from checker.model.dossier import Document, Dossier
from checker.model.fact import Fact, Facts
from checker.model.finding import Outcome, Severity
from checker.model.penalty import PenaltyClause

STAGES = (
    "主体", "立案", "调查取证", "审核", "告知", "听证", "集体讨论", "决定", "送达", "公示", "执行", "结案", "归档", "简易程序",
)  # fmt: skip
"""Stages that a rule may belong to, in the order a case runs."""


@dataclass(frozen=True, slots=True)
class InForce:
    """The law's period: judged by the date that fact ``by`` gives. Both ends inclusive."""

    by: str
    from_: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ParameterValue:
    from_: date
    value: Decimal | str | None  # None: each office must set it
    source: str
    when: tuple[tuple[str, str], ...] = ()  # fact → required value
    ask_from: Decimal | None = None  # where ``value`` is None: from here on a person is asked


@dataclass(frozen=True, slots=True)
class Parameter:
    """A dated number of the law. The newest value not after the date of fact ``by`` wins."""

    name: str
    unit: str
    by: str
    values: tuple[ParameterValue, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the office itself says (anjuan.yaml), for checks that need it. Empty = not configured."""

    organ: str = ""  # 机关
    government: str = ""  # 本级人民政府
    region: str = ""  # 区划
    roster: tuple[dict[str, str], ...] = ()  # 执法人员名录
    matters: tuple[dict[str, str], ...] = ()  # 执法事项清单
    discretion: tuple[dict[str, str], ...] = ()  # 裁量基准
    publications: tuple[dict[str, str], ...] = ()  # 公示记录
    sheet: str = ""  # 评分表: name or file
    parameters: dict[str, str] = field(default_factory=dict)  # 参数: name → value


@dataclass(frozen=True, slots=True)
class Case:
    """All a check may look at."""

    dossier: Dossier
    facts: Facts
    settings: Settings
    parameters: dict[str, Parameter]
    lists: dict[str, frozenset[str]]  # rules/lists
    document: Document | None = None  # the one being judged under for_each
    penalties: tuple[PenaltyClause, ...] = ()  # rules/penalties

    def fact(self, name: str) -> Fact:
        """A fact by full name, or by its short name of the document judged under for_each."""
        if self.document is not None and "." not in name:
            return self.facts.of(self.document.id, name)
        return self.facts.get(name)


class Check(Protocol):
    """A check kind with its options filled in. Pure: no files, no clock, no other rule."""

    def judge(self, case: Case) -> Outcome: ...

    def describe(self) -> str:
        """The check as a Chinese sentence, for explain and the handbook."""
        ...

    def references(self) -> tuple[tuple[str, str], ...]:
        """(kind, name) of what it names – kind is fact, document, parameter or list – for lint."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    title: str
    covers: tuple[str, ...]
    problem: str  # row of the rectification plan, such as 4.5
    stage: str
    severity: Severity
    basis: tuple[str, ...]
    applies: tuple[str, ...]
    check: Check
    kind: str  # name of the check kind
    message: str
    advice: str
    in_force: InForce | None = None
    when: tuple[Any, ...] = ()  # conditions (checker.checks.conditions), all must hold
    unless: tuple[Any, ...] = ()
    for_each: tuple[str, ...] = ()  # document types judged one by one
    on_fail: str = "fail"  # "unsure": what is found is a doubt for a person to settle, never an accusation
    known_false_positives: tuple[str, ...] = ()
    status: str = "stable"  # trial | stable | retired
    since: str = ""
    replaced_by: str = ""
    note: str = ""
    file: str = ""  # where it was loaded from
    line: int = 0
