"""Score sheets (评分表) and scores: what a review of the dossier would give, as far as the findings decide it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One item of a sheet. ``rules``: ids of rules; ``covers``: rows whose rules judge it."""

    id: str
    text: str
    points: Decimal
    covers: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    each: Decimal | None = None  # points a defect costs; None: one defect costs all
    veto: bool = False  # a defect decides the whole sheet
    applies: tuple[str, ...] = ()  # kinds of dossier; empty: those of the sheet
    line: int = 0


class Mode(StrEnum):
    SCALED = "折算"  # points of the part × points kept / points of the items that matter here
    DEDUCTED = "扣分"  # points of the part − points lost


@dataclass(frozen=True, slots=True)
class SheetPart:
    name: str
    mode: Mode
    points: Decimal
    items: tuple[SheetItem, ...]
    most: Decimal | None = None  # most that a part of mode 扣分 may cost


@dataclass(frozen=True, slots=True)
class Grade:
    name: str
    least: Decimal


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    source: str  # where it was taken from
    gaps: tuple[str, ...]  # what is lacking in it, or differs from the original
    applies: tuple[str, ...]
    total: Decimal
    parts: tuple[SheetPart, ...]
    grades: tuple[Grade, ...]  # best first
    veto_score: Decimal = Decimal(0)
    veto_grade: str = ""
    file: str = ""

    def grade(self, score: Decimal) -> str:
        return next((g.name for g in self.grades if score >= g.least), "")


class State(StrEnum):
    KEPT = "kept"
    LOST = "lost"  # points lost for certain
    OPEN = "open"  # findings that a person must decide
    MANUAL = "manual"  # no rule judges the item
    OUT = "out"  # 不涉及: not counted
    CHARGED = "charged"  # its defects cost points at an item before


@dataclass(frozen=True, slots=True)
class ScoreLine:
    item: SheetItem
    part: str
    state: State
    lost_least: Decimal
    lost_most: Decimal
    findings: tuple[str, ...] = ()  # fingerprints of the findings that cost, or may cost, points
    rules: tuple[str, ...] = ()
    charged_at: str = ""  # the item before

    @property
    def counts(self) -> bool:
        return self.state is not State.OUT


@dataclass(frozen=True, slots=True)
class Score:
    """An interval: ``least`` if everything open turns out against the dossier, ``most`` if nothing does.

    ``least_judged``: the lower end if people take no points at the items that no rule judges and no open veto
    item turns out to hold. Veto items that no rule judges are left to people altogether.
    """

    sheet: Sheet
    least: Decimal
    most: Decimal
    least_judged: Decimal
    vetoes: tuple[str, ...]  # rules that decide the sheet
    open_vetoes: tuple[str, ...]
    lines: tuple[ScoreLine, ...]

    @property
    def grades(self) -> tuple[str, ...]:
        """The grade, or the worst and the best possible one."""
        if self.vetoes and self.sheet.veto_grade:
            return (self.sheet.veto_grade,)
        low = (
            self.sheet.veto_grade
            if self.open_vetoes and self.sheet.veto_grade
            else self.sheet.grade(self.least)
        )
        return tuple(dict.fromkeys((low, self.sheet.grade(self.most))))
