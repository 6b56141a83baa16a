"""Errors of a rule-book: where, what, and how to put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuleError:
    file: str
    line: int  # 0: the whole file
    what: str
    cure: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}：{self.what}" + (f"。{self.cure}" if self.cure else "")


class RuleBookError(Exception):
    """Everything wrong with a rule-book or a settings file, collected."""

    def __init__(self, errors: tuple[RuleError, ...]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = errors


def nearest(word: str, allowed: Iterable[str]) -> str:
    """「是不是想写“…”？」 for the allowed word closest to a mistyped one; empty when none is close."""
    from rapidfuzz.distance import DamerauLevenshtein
    from rapidfuzz.process import extractOne

    best = extractOne(
        word, list(allowed), scorer=DamerauLevenshtein.distance, score_cutoff=max(len(word) // 3, 1)
    )
    return f"是不是想写“{best[0]}”？" if best else ""
