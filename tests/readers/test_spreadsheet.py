"""Workbooks: the values as a person sees them; what is cut off is said."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from packed import pack

from checker.model.dossier import ProblemKind, SourceFile
from checker.readers import read_file
from checker.readers.guard import Limits
from checker.readers.spreadsheet import COLUMNS, ROWS


def book(fill: Callable[[Any], object]) -> bytes:
    made = Workbook()
    fill(made)
    out = io.BytesIO()
    made.save(out)
    made.close()
    return out.getvalue()


def rows(*values: list[Any]) -> bytes:
    def fill(made: Any) -> None:
        for row in values:
            made.active.append(row)

    return book(fill)


def read(content: bytes, limits: Limits | None = None) -> SourceFile:
    return read_file(content, "名录.xlsx", limits)


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return pack(
            {
                name: change(package.read(name)) if name == part else package.read(name)
                for name in package.namelist()
            }
        )


def kinds(source: SourceFile) -> list[ProblemKind]:
    return [problem.kind for problem in source.problems]


def test_values_as_shown() -> None:
    source = read(
        rows(
            ["文号", "日期", "时间", "金额", "比例", "公示"],
            ["沅发改罚〔2024〕1号", datetime(2024, 3, 5), datetime(2024, 3, 5, 9, 30), 50000.0, 0.03, True],
            [None, date(2024, 3, 6), None, 12.5],
        )
    )
    assert source.problems == ()
    assert source.pages[0].text.split("\n") == [
        "文号\t日期\t时间\t金额\t比例\t公示", "沅发改罚〔2024〕1号\t2024-03-05\t2024-03-05 09:30\t50000\t0.03\tTrue", "\t2024-03-06\t\t12.5",
    ]  # fmt: skip


def test_cells_know_their_place_in_the_sheet_and_in_the_text() -> None:
    (page,) = read(rows(["甲", "乙"], [None, None], ["丙\n丁", None, "戊"])).pages
    assert [(c.row, c.column, page.text[c.start : c.end]) for c in page.tables[0].cells] == [
        (0, 0, "甲"), (0, 1, "乙"), (2, 0, "丙\v丁"), (2, 1, ""), (2, 2, "戊"),
    ]  # fmt: skip


def test_every_sheet_is_a_page() -> None:
    def fill(made: Any) -> None:
        made.active["A1"] = "一"
        made.create_sheet("空")
        made.create_sheet("三")["B2"] = "三"

    source = read(book(fill))
    assert [(page.number, page.text) for page in source.pages] == [(1, "一"), (2, ""), (3, "\t三")]
    assert dict(source.content) == {"工作表": 3}


def test_more_rows_or_columns_than_are_read() -> None:
    whole = read(rows(*([n] for n in range(ROWS))))
    assert (kinds(whole), whole.pages[0].text.count("\n")) == ([], ROWS - 1)
    source = read(rows(*([n] for n in range(ROWS + 1))))
    assert (kinds(source), source.pages[0].text.count("\n")) == ([ProblemKind.TOO_LARGE], ROWS - 1)
    source = read(rows(list(range(COLUMNS + 1))))
    assert kinds(source) == [ProblemKind.TOO_LARGE]
    assert source.problems[0].blocking
    assert source.pages[0].text.split("\t")[-1] == str(COLUMNS - 1)


def test_more_sheets_than_are_read() -> None:
    def fill(made: Any) -> None:
        made.active["A1"] = "一"
        made.create_sheet("二")["A1"] = "二"

    source = read(book(fill), Limits(pages=1))
    assert ([page.text for page in source.pages], kinds(source)) == (["一"], [ProblemKind.TOO_LARGE])


def test_a_declared_size_is_not_believed() -> None:
    sheet = "xl/worksheets/sheet1.xml"
    huge = changed(
        rows(["甲"]),
        sheet,
        lambda xml: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', xml),
    )
    assert (read(huge).pages[0].text, kinds(read(huge))) == ("甲", [])
    small = changed(
        rows(["甲", "乙"], ["丙"]),
        sheet,
        lambda xml: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:A1"', xml),
    )
    assert read(small).pages[0].text == "甲\t乙\n丙"


def test_a_lonely_cell_far_off_is_not_lost_in_silence() -> None:
    cell = (
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row></sheetData>'.encode()
    )
    source = read(
        changed(rows(["甲"]), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", cell))
    )
    assert kinds(source) == [ProblemKind.TOO_LARGE]


def test_an_empty_workbook() -> None:
    assert kinds(read(book(lambda made: None))) == [ProblemKind.EMPTY]


def test_a_bomb_and_a_torn_workbook() -> None:
    bomb = changed(rows(["甲"]), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * 110_000_000)
    assert kinds(read(bomb)) == [ProblemKind.TOO_LARGE]
    content = rows(["甲"])
    assert kinds(read(content[: len(content) // 2])) == [ProblemKind.DAMAGED]
    assert kinds(read(pack({"xl/workbook.xml": b"<x/>"}))) == [ProblemKind.DAMAGED]
