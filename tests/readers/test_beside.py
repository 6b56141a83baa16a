"""Labels beside the middle of their values, in forms without rules."""

from __future__ import annotations

import pytest

from checker.readers.beside import labels_first
from checker.readers.layout import Glyph, Line, to_lines

LABELS, VALUES = 72, 200


def letters(text: str, x: float, y: float) -> list[Glyph]:
    """The glyphs of ``text``, square, of 12 points."""
    return [Glyph(char, x + 12 * n, y, x + 12 * n + 12, y + 12) for n, char in enumerate(text)]


def form(
    *rows: tuple[str, list[str]], pitch: float = 15, padding: float = 6, top: bool = False
) -> list[Line]:
    """A form whose labels stand beside the middle of their values, or beside the first line of them."""
    glyphs, y = [], 100.0
    for label, values in rows:
        at = y if top else y + (len(values) - 1) * pitch / 2
        glyphs += letters(label, LABELS, at)
        for number, value in enumerate(values):
            glyphs += letters(value, VALUES, y + number * pitch)
        y += len(values) * pitch + padding
    return to_lines(glyphs)


ROWS = (
    ("当事人", ["沅岭县宏达建材有限公司"]),
    ("承办人意见", ["建议结案。", "王某某 2024-03-05"]),
    ("执行情况", ["罚款已缴清。", "违法行为已改正。", "收据附后。"]),
    ("审批意见", ["同意结案。", "李某某 2024-03-06"]),
)


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def test_labels_come_before_their_values() -> None:
    assert texts(labels_first(form(*ROWS))) == [
        "当事人  沅岭县宏达建材有限公司",
        "承办人意见  建议结案。", "王某某 2024-03-05",
        "执行情况  罚款已缴清。", "违法行为已改正。", "收据附后。",
        "审批意见  同意结案。", "李某某 2024-03-06",
    ]  # fmt: skip


def test_rows_without_padding() -> None:
    assert texts(labels_first(form(*ROWS, padding=0)))[1:3] == ["承办人意见  建议结案。", "王某某 2024-03-05"]


@pytest.mark.parametrize("padding", [0, 6])
def test_labels_at_the_top_stay(padding: float) -> None:
    lines = form(*ROWS, padding=padding, top=True)
    assert labels_first(lines) == lines


def test_an_empty_field_leaves_the_form_alone() -> None:
    lines = form(*ROWS, ("备注", []), ("归档", ["是", "否"]), top=True)
    assert labels_first(lines) == lines


def test_prose_stays() -> None:
    lines = to_lines(
        [
            g
            for n in range(9)
            for g in letters("当事人应当在收到本决定书之日起十五日内缴纳罚款", 72, 100 + 15 * n)
        ]
    )
    assert labels_first(lines) == lines


def test_a_head_over_the_values_keeps_its_place() -> None:
    head = to_lines(letters("结案审批表", VALUES, 60))
    assert texts(labels_first(head + form(*ROWS)))[:2] == ["结案审批表", "当事人  沅岭县宏达建材有限公司"]
