"""The score as report.json gives it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.model.score import Score, ScoreLine
from checker.writers.words import decimal


def score_data(score: Score | None) -> dict[str, Any] | None:
    """The interval, the grade (``A—B`` where it is open), what vetoes, and every line with its numerator
    (``min``–``max``) and denominator (``points``). ``null`` where no sheet was asked for."""
    if score is None:
        return None
    return {
        "sheet": score.sheet.name,
        "source": score.sheet.source,
        "gaps": list(score.sheet.gaps),
        "min": float(score.least),
        "max": float(score.most),
        "min_judged": float(score.least_judged),
        "grade": "—".join(score.grades),
        "veto": list(score.vetoes),
        "open_veto": list(score.open_vetoes),
        "lines": [_line(line) for line in score.lines],
    }


def _line(line: ScoreLine) -> dict[str, Any]:
    item = line.item
    zero = Decimal(0)
    return {
        "item": item.id,
        "part": line.part,
        "text": item.text,
        "state": line.state.value,
        "veto": item.veto,
        "points": decimal(item.points if line.counts else zero),
        "min": decimal(item.points - line.lost_most if line.counts else zero),
        "max": decimal(item.points - line.lost_least if line.counts else zero),
        "rules": list(line.rules),
        "findings": list(line.findings),
        "charged_at": line.charged_at or None,
    }
