"""A change made to a lawful dossier: a defect that breaks a requirement, or a trap that breaks none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .paper import Papers
from .scenario import Scenario

Plan = Callable[[Scenario], None]
Rewrite = Callable[[Scenario, Papers], None]


@dataclass(frozen=True)
class Change:
    """``rows``: what it breaks. ``may``: what may be reported besides. ``plan`` alters the case before it is
    written, ``papers`` what has been written. ``houses``: only these styles show it."""

    name: str
    rows: tuple[str, ...]
    shows: str
    plan: Plan | None = None
    papers: Rewrite | None = None
    may: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    houses: tuple[str, ...] = ()
    loose: bool = False  # neither cover nor contents nor remarks


class Register(list[Change]):
    """Collects changes; ``rewrites`` and ``plans`` are decorators."""

    def rewrites(self, name: str, rows: str, shows: str, may: str = "", plan: Plan | None = None,
                 houses: tuple[str, ...] = (), **options: Any) -> Callable[[Rewrite], Rewrite]:  # fmt: skip
        def keep(function: Rewrite) -> Rewrite:
            self.add(name, rows, shows, may, plan, function, houses, **options)
            return function

        return keep

    def plans(self, name: str, rows: str, shows: str, may: str = "", houses: tuple[str, ...] = (),
              **options: Any) -> Callable[[Plan], Plan]:  # fmt: skip
        def keep(function: Plan) -> Plan:
            self.add(name, rows, shows, may, function, None, houses, **options)
            return function

        return keep

    def add(self, name: str, rows: str, shows: str, may: str = "", plan: Plan | None = None,
            papers: Rewrite | None = None, houses: tuple[str, ...] = (), loose: bool = False, **options: Any) -> None:  # fmt: skip
        self.append(
            Change(name, tuple(rows.split()), shows, plan, papers, tuple(may.split()), options, houses, loose)
        )


def gaps(**days: int) -> Plan:
    """A plan that sets some intervals and lets everything after them move."""

    def plan(s: Scenario) -> None:
        s.gaps |= days
        s.schedule(s.d["clue"])

    return plan


def drops(kind: str, *roles: str, facts: tuple[str, ...] = ()) -> Rewrite:
    return lambda s, papers: papers.get(kind).drop(*roles, facts=facts)


def removes(*kinds: str) -> Rewrite:
    return lambda s, papers: papers.remove_all(*kinds)
