"""The rows of a 卷内目录: ruled, typed with dots, parted by wide space."""

from __future__ import annotations

import pytest
from paper import dossier_of, tabled

from checker.facts.contents import parse_contents
from checker.model.dossier import Dossier

Row = tuple[str, str, str, int | None, int | None]


def rows(dossier: Dossier) -> list[Row]:
    (document,) = dossier.documents
    found = parse_contents(document)
    assert all(document.text[e.start : e.end].strip() == e.title for e in found)
    return [(e.title, e.number, e.date, e.first, e.last) for e in found]


def test_columns_are_known_by_their_heads() -> None:
    ruled = tabled(
        "卷内目录",
        ("顺序号", "责任者", "材料名称", "文书编号", "形成日期", "起止页码", "备注"),
        ("1", "本局", "立案审批表", "", "2023-02-06", "1-2", ""),
        ("2", "本局", "处罚决定书", "溆能罚〔2023〕4号", "2023.4.18", "15", "原件"),
        ("3", "", "", "", "", "", ""),
    )
    assert rows(ruled) == [
        ("立案审批表", "", "2023-02-06", 1, 2),
        ("处罚决定书", "溆能罚〔2023〕4号", "2023.4.18", 15, 15),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("立案审批表………………3", ("立案审批表", "", "", 3, 3)),
        ("4、现场检查笔录 ......... 7-9", ("现场检查笔录", "", "", 7, 9)),
        ("5　　调查终结报告　　　2023年3月9日　　21", ("调查终结报告", "", "2023年3月9日", 21, 21)),
        (
            "6  处罚决定书  溆能罚〔2023〕4号  2023.4.18  33—36",
            ("处罚决定书", "溆能罚〔2023〕4号", "2023.4.18", 33, 36),
        ),
    ],
)
def test_typed_lists(line: str, expected: Row) -> None:
    assert rows(dossier_of(("卷内目录", f"卷内目录\n{line}\n"))) == [expected]


def test_prose_is_no_row() -> None:
    assert rows(dossier_of(("卷内目录", "卷内目录\n本卷由立卷人整理。\n立卷人：邓小满"))) == []
