"""The timeline's geometry and words."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
import report_sample

from checker.model.report import Event, Window
from checker.writers.drawing import LEFT, LONGEST, RIGHT, WIDTH, Scale, draw_timeline


def event(day: date, label: str = "某事") -> Event:
    return Event(day, label, None)


def test_no_date_no_drawing() -> None:
    assert draw_timeline((), ()) is None


def test_a_single_date_can_be_drawn() -> None:
    drawing = draw_timeline((event(date(2024, 3, 1)),), ())
    assert drawing is not None
    assert [row.x for row in drawing.events] == [LEFT]
    assert drawing.ticks == ()


def test_rows_run_by_date_and_each_has_its_own_line() -> None:
    events, windows = report_sample.timeline(report_sample.dossier())
    drawing = draw_timeline(events, windows)
    assert drawing is not None
    days = [row.day for row in drawing.events]
    assert days == sorted(days)
    ys = [row.y for row in drawing.events] + [row.y for row in drawing.windows]
    assert len(ys) == len(set(ys)) == 14 + 5, "two events of one day share a row"
    assert all(0 < y < drawing.height for y in ys)


def test_later_is_further_right_and_nothing_leaves_the_drawing() -> None:
    events, windows = report_sample.timeline(report_sample.dossier())
    drawing = draw_timeline(events, windows)
    assert drawing is not None
    xs = [row.x for row in drawing.events]
    assert xs == sorted(xs)
    assert all(LEFT <= x <= WIDTH - RIGHT + 0.01 for x in xs)
    for row in drawing.windows:
        assert row.x >= LEFT
        assert row.x + row.width <= WIDTH - RIGHT + 0.01


def test_events_of_one_day_share_a_row_and_repeat_nothing() -> None:
    day = date(2024, 3, 1)
    drawing = draw_timeline((event(day, "询问"), event(day, "立案"), event(day, "询问")), ())
    assert drawing is not None
    assert [row.text for row in drawing.events] == ["询问、立案"]


def test_intervals_are_calendar_days_since_the_event_before() -> None:
    drawing = draw_timeline((event(date(2024, 2, 27)), event(date(2024, 3, 1)), event(date(2024, 3, 31))), ())
    assert drawing is not None
    assert [row.interval for row in drawing.events] == ["", "+3 天", "+30 天"]
    assert drawing.events[0].day == "2024-02-27 周二"


@pytest.mark.parametrize(
    ("met", "words", "state"),
    [(True, "✓ 符合", "met"), (False, "✗ 不符合", "missed"), (None, "？ 待核", "open")],
)
def test_a_window_says_in_words_whether_it_was_kept(met: bool | None, words: str, state: str) -> None:
    window = Window("办案期限 90 日", date(2024, 3, 4), date(2024, 6, 2), met)
    drawing = draw_timeline((), (window,))
    assert drawing is not None
    (row,) = drawing.windows
    assert (row.text, row.state) == (f"办案期限 90 日（至 2024-06-02）{words}", state)


def test_the_act_that_ends_a_window_is_drawn_where_it_was_done() -> None:
    window = Window("办案期限 90 日", date(2024, 3, 4), date(2024, 6, 2), False, "PEN-40a", date(2024, 6, 14))
    drawing = draw_timeline((), (window,))
    assert drawing is not None
    (row,) = drawing.windows
    assert row.text == "办案期限 90 日（至 2024-06-02，实际 2024-06-14）✗ 不符合"
    assert row.done is not None
    assert row.done > row.x + row.width, "after the period"
    assert row.done <= WIDTH - RIGHT + 0.01


def test_days_a_failure_rests_on_are_marked_by_more_than_colour() -> None:
    days = (date(2024, 3, 1), date(2024, 3, 9))
    drawing = draw_timeline(tuple(event(d, "处罚决定") for d in days), (), frozenset(days[1:]))
    assert drawing is not None
    assert [(row.text, row.faulty) for row in drawing.events] == [("处罚决定", False), ("处罚决定 ✗", True)]


@pytest.mark.parametrize("days", [0, 3, 40, 90, 300])
def test_labels_of_windows_stay_inside_and_off_the_bars(days: int) -> None:
    start = date(2024, 3, 4)
    windows = tuple(
        Window(
            "很长的法定期间名称 15 个工作日",
            start + timedelta(n * days),
            start + timedelta(n * days + 20),
            True,
        )
        for n in range(4)
    )
    drawing = draw_timeline((event(start),), windows)
    assert drawing is not None
    for row in drawing.windows:
        wide = sum(7.5 if ord(c) < 0x2E80 else 13.0 for c in row.text)
        left = row.text_x if row.anchor == "start" else row.text_x - wide
        assert left >= LEFT
        assert left + wide <= WIDTH
    ys = sorted([row.y for row in drawing.windows] + [row.y for row in drawing.events])
    assert all(later - earlier >= 25 for earlier, later in pairwise(ys)), "a label has its own height"


def test_a_window_of_one_day_can_still_be_seen() -> None:
    window = Window("当日", date(2024, 3, 4), date(2024, 3, 4), True)
    drawing = draw_timeline((event(date(2024, 1, 1)), event(date(2024, 12, 31))), (window,))
    assert drawing is not None
    assert drawing.windows[0].width >= 4


def test_long_empty_stretches_are_cut_and_marked() -> None:
    first = date(2020, 1, 1)
    days = [first, first + timedelta(30), first + timedelta(30 + 1500)]
    scale = Scale(days)
    unit = (scale.x(days[1]) - scale.x(days[0])) / 30
    assert scale.x(days[2]) - scale.x(days[1]) == pytest.approx(unit * LONGEST)
    assert scale.broken == ((days[1], days[2]),)
    drawing = draw_timeline(tuple(event(d) for d in days), ())
    assert drawing is not None
    assert len(drawing.breaks) == 1
    assert drawing.events[-1].interval == "+1500 天"


def test_month_names_keep_apart_and_carry_the_year_once() -> None:
    drawing = draw_timeline(
        (event(date(2023, 10, 20)), event(date(2024, 1, 5)), event(date(2024, 3, 20))), ()
    )
    assert drawing is not None
    assert [tick.label for tick in drawing.ticks] == ["2023年11月", "12月", "2024年1月", "2月", "3月"]
    xs = [tick.x for tick in drawing.ticks]
    assert all(later - earlier >= 62 for earlier, later in pairwise(xs))


def test_the_last_year_of_the_calendar_ends_the_month_names() -> None:
    drawing = draw_timeline((event(date(9999, 11, 2)), event(date(9999, 12, 31))), ())
    assert drawing is not None
    assert [tick.label for tick in drawing.ticks] == ["9999年12月"]


def test_labels_stay_inside_by_turning_left() -> None:
    drawing = draw_timeline((event(date(2024, 1, 1), "立案"), event(date(2024, 12, 1), "结案")), ())
    assert drawing is not None
    first, last = drawing.events
    assert (first.anchor, last.anchor) == ("start", "end")
    assert first.text_x > first.x
    assert last.text_x < last.x


def test_long_labels_are_shortened() -> None:
    drawing = draw_timeline((event(date(2024, 1, 1), "很长" * 40),), ())
    assert drawing is not None
    assert len(drawing.events[0].text) == 30
    assert drawing.events[0].text.endswith("…")
