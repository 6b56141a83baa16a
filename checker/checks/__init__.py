"""Floor 1: check kinds. One file a kind or a small family; the table is written out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks.ask import Ask
from checker.checks.cites import Cites
from checker.checks.compare import Compare, Consistent, Equal
from checker.checks.deadline import Deadline
from checker.checks.filled import Filled
from checker.checks.one_of import OneOf
from checker.checks.order import Order
from checker.checks.people import Distinct, Headcount, Listed, Overlap
from checker.checks.present import Present
from checker.checks.special import Special
from checker.checks.states import Forbids, States
from checker.checks.subset import Subset
from checker.checks.within_range import WithinRange

if TYPE_CHECKING:
    from checker.checks.conditions import Options

CHECKS: dict[str, type[Options]] = {
    "present": Present,
    "states": States,
    "forbids": Forbids,
    "filled": Filled,
    "deadline": Deadline,
    "order": Order,
    "equal": Equal,
    "consistent": Consistent,
    "compare": Compare,
    "one_of": OneOf,
    "cites": Cites,
    "headcount": Headcount,
    "listed": Listed,
    "overlap": Overlap,
    "distinct": Distinct,
    "subset": Subset,
    "within_range": WithinRange,
    "ask": Ask,
    "special": Special,
}

PLACEHOLDERS: dict[str, tuple[str, ...]] = {
    "present": ("missing",),
    "states": ("missing", "document"),
    "forbids": ("found", "document"),
    "filled": ("missing", "document"),
    "deadline": ("start", "end", "elapsed", "limit", "last"),
    "order": ("left", "right", "start", "end"),
    "equal": ("left", "right"),
    "consistent": ("left", "right", "document", "names"),
    "compare": ("left", "right"),
    "one_of": ("missing", "names", "document"),
    "cites": ("missing", "found", "document"),
    "headcount": ("names", "found", "document"),
    "listed": ("names", "document"),
    "overlap": ("names", "left", "right", "found"),
    "distinct": ("names", "left", "right"),
    "subset": ("left", "right", "found"),
    "within_range": ("found", "limit", "names", "document"),
    "ask": (),
    "special": ("missing", "found", "left", "right", "names", "document", "start", "end"),
}
"""What a rule's message may hold in {}, by kind."""
