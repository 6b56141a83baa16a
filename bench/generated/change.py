"""A change made to a lawful dossier: a defect that breaks a requirement, or a trap that breaks none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .paper import Paper, Papers
from .scenario import Scenario

Plan = Callable[[Scenario], None]
Rewrite = Callable[[Scenario, Papers], None]


@dataclass(frozen=True)
class Change:
    """``rows``: what it breaks; ``rules``: the rules that have to say so. ``may``: what may be reported besides. ``plan`` alters the case before it is
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
    bound: Rewrite | None = None  # alters the bound dossier, with its cover, contents and remarks
    rules: tuple[str, ...] = ()
    planted: bool = False  # the text is that of the rule's own test


class Register(list[Change]):
    """Collects changes; ``rewrites`` and ``plans`` are decorators. ``rows`` names requirements (PEN-38) and the rules
    (PEN-38c) that have to report them."""

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
            papers: Rewrite | None = None, houses: tuple[str, ...] = (), loose: bool = False,
            bound: Rewrite | None = None, **options: Any) -> None:  # fmt: skip
        broken = rows.split()
        self.append(
            Change(name, tuple(row for row in broken if row[-1].isdigit()), shows, plan, papers, tuple(may.split()),
                   options, houses, loose, bound, tuple(rule for rule in broken if not rule[-1].isdigit()))
        )  # fmt: skip


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


def blanks(kind: str, *roles: str) -> Rewrite:
    return lambda s, papers: papers.get(kind).blank(*roles)


def puts(kind: str, role: str, write: Callable[[Scenario], str]) -> Rewrite:
    """Other words in place of those with this role."""
    return lambda s, papers: papers.get(kind).put(role, write(s))


def cuts(kind: str, role: str) -> Rewrite:
    """Leaves the label of a signature line and takes the name and the date away."""

    def rewrite(s: Scenario, papers: Papers) -> None:
        paper = papers.get(kind)
        text = next(item.text for item in paper.items if item.role == role)
        paper.put(role, text.partition("：")[0] + "：")

    return rewrite


def adds(after: str, write: Callable[[Scenario], Paper]) -> Rewrite:
    """One paper more, behind those of the type ``after``."""
    return lambda s, papers: papers.add_after(after, write(s))


def both(*rewrites: Rewrite) -> Rewrite:
    def rewrite(s: Scenario, papers: Papers) -> None:
        for one in rewrites:
            one(s, papers)

    return rewrite
