"""The case timeline as a drawing: one row a date or statutory window, so that crowded dates stay readable.

Only geometry and words are decided here; the template turns them into SVG.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from checker.model.report import Event, Window
from checker.writers.words import WEEKDAYS

WIDTH = 1000
LEFT = 172  # dates and intervals stand left of the chart
RIGHT = 16
TOP = 34  # month names
ROW = 25
WINDOW_ROW = 36  # its label stands above the bar
LONGEST = 120
"""Days: a longer stretch without any date is drawn as long as this, and marked as broken."""

LONGEST_LABEL = 30


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class EventRow:
    y: float
    day: str  # 2024-03-01 周五
    interval: str  # days since the event before
    x: float
    text: str
    text_x: float
    anchor: str  # start | end
    faulty: bool  # quoted by a finding FAIL


@dataclass(frozen=True, slots=True)
class WindowRow:
    y: float
    x: float
    width: float
    text: str
    text_x: float
    anchor: str  # start | end
    state: str  # met | missed | open
    done: float | None  # x of the act that ends the period


@dataclass(frozen=True, slots=True)
class Drawing:
    height: float
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]  # x of each shortened stretch
    events: tuple[EventRow, ...]
    windows: tuple[WindowRow, ...]


class Scale:
    """Days → x. Linear, but for long empty stretches, which are cut short."""

    def __init__(self, days: Iterable[date]) -> None:
        self._days = sorted(set(days))
        lengths = [(later - earlier).days for earlier, later in pairwise(self._days)]
        drawn = [min(length, LONGEST) for length in lengths]
        unit = (WIDTH - LEFT - RIGHT) / (sum(drawn) or 1)
        self._xs = [float(LEFT)]
        for length in drawn:
            self._xs.append(self._xs[-1] + length * unit)
        self.broken = tuple(
            (earlier, later)
            for (earlier, later), length in zip(pairwise(self._days), lengths, strict=True)
            if length > LONGEST
        )

    def x(self, day: date) -> float:
        index = min(max(bisect_right(self._days, day) - 1, 0), len(self._days) - 1)
        if index == len(self._days) - 1:
            return self._xs[index]
        earlier, later = self._days[index], self._days[index + 1]
        share = (day - earlier).days / (later - earlier).days
        return self._xs[index] + share * (self._xs[index + 1] - self._xs[index])

    def ticks(self) -> tuple[Tick, ...]:
        """The first of each month, as far as there is room; none inside a shortened stretch."""
        found: list[Tick] = []
        year, month = self._days[0].year, self._days[0].month
        shown_year = 0
        while True:
            month += 1
            if month > 12:
                year, month = year + 1, 1
            if year > 9999 or date(year, month, 1) > self._days[-1]:
                return tuple(found)
            first = date(year, month, 1)
            inside = next((b for b in self.broken if b[0] <= first < b[1]), None)
            if inside:
                year, month = inside[1].year, inside[1].month
                continue
            x = self.x(first)
            if x > WIDTH - 60:  # its name would leave the drawing
                return tuple(found)
            if found and x - found[-1].x < 62:
                continue
            found.append(Tick(x, f"{year}年{month}月" if year != shown_year else f"{month}月"))
            shown_year = year


def draw_timeline(
    events: tuple[Event, ...], windows: tuple[Window, ...], faulty: frozenset[date] = frozenset()
) -> Drawing | None:
    """The drawing, or None where no date is known. ``faulty``: days that a finding FAIL rests on."""
    days = [event.date for event in events]
    days += [d for window in windows for d in (window.start, window.end, window.done) if d]
    if not days:
        return None
    scale = Scale(days)
    by_day: dict[date, list[str]] = {}
    for event in events:
        by_day.setdefault(event.date, []).append(event.label)
    items: list[tuple[date, int, Window | None]] = [(day, 0, None) for day in by_day]
    items += [(window.start, 1, window) for window in windows]
    items.sort(key=lambda item: (item[0], item[1], item[2].end if item[2] else item[0]))

    event_rows: list[EventRow] = []
    window_rows: list[WindowRow] = []
    before: date | None = None
    bottom = float(TOP)
    for day, _, window in items:
        row = WINDOW_ROW if window else ROW
        y = bottom + row / 2
        bottom += row
        if window is None:
            x = scale.x(day)
            text = _short("、".join(dict.fromkeys(by_day[day]))) + (" ✗" if day in faulty else "")
            text_x, anchor = _beside(x - 9, x + 9, text)
            event_rows.append(
                EventRow(
                    y,
                    f"{day.isoformat()} 周{WEEKDAYS[day.weekday()]}",
                    f"+{(day - before).days} 天" if before else "",
                    x,
                    text,
                    text_x,
                    anchor,
                    day in faulty,
                )
            )
            before = day
        else:
            start, end = scale.x(window.start), scale.x(window.end)
            width = max(end - start, 4.0)
            done = scale.x(window.done) if window.done else None
            words, state = state_words(window)
            actual = f"，实际 {window.done.isoformat()}" if window.done else ""
            text = f"{_short(window.label)}（至 {window.end.isoformat()}{actual}）{words}"
            text_x, anchor = _over(start, text)
            window_rows.append(WindowRow(y, start, width, text, text_x, anchor, state, done))
    breaks = tuple((scale.x(a) + scale.x(b)) / 2 for a, b in scale.broken)
    return Drawing(bottom + 8, scale.ticks(), breaks, tuple(event_rows), tuple(window_rows))


def state_words(window: Window) -> tuple[str, str]:
    """In words, and as a style name."""
    match window.met:
        case True:
            return "✓ 符合", "met"
        case False:
            return "✗ 不符合", "missed"
        case None:
            return "？ 待核", "open"


def _beside(left: float, right: float, text: str) -> tuple[float, str]:
    """Where the label of a date goes: to the right of its mark, or to the left when there is no room."""
    return (right, "start") if right + _wide(text) <= WIDTH or left - LEFT < WIDTH - right else (left, "end")


def _over(left: float, text: str) -> tuple[float, str]:
    """Where the label of a period goes: above its bar from the left end, or as far left as it must."""
    return (left, "start") if left + _wide(text) <= WIDTH else (float(WIDTH), "end")


def _wide(text: str) -> float:
    return sum(7.5 if ord(c) < 0x2E80 else 13.0 for c in text)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1] + "…"
