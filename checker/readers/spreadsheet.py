"""xlsx: each sheet a page with one table."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

from checker.model.dossier import Problem, ProblemKind
from checker.model.text import Cell, Page, Table
from checker.readers.guard import Deadline, Limits, Reading, Unreadable, beyond, check_package

ROWS, COLUMNS = 5000, 200  # of one sheet


def read_xlsx(content: bytes, name: str, limits: Limits) -> Reading:
    """Values as shown, empty rows left out. Raises Unreadable for what is no workbook."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    check_package(content, "xlsx")
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise Unreadable(
            ProblemKind.DAMAGED, "工作簿损坏，无法打开", "请用 Excel 或 WPS 打开后另存"
        ) from error
    deadline = Deadline(limits.seconds)
    pages: list[Page] = []
    cut: list[int] = []
    try:
        sheets = workbook.worksheets
        for number, sheet in enumerate(sheets[: limits.pages], 1):
            page, whole = _page(sheet, name, number, deadline)
            pages.append(page)
            if not whole:
                cut.append(number)
    finally:
        workbook.close()
    if not any(page.text for page in pages):
        raise Unreadable(ProblemKind.EMPTY, "没有任何文字", "请核对文件是否存错")
    problems = beyond(name, len(sheets), limits)
    if cut:
        what = f"有的工作表超过 {ROWS} 行或 {COLUMNS} 列，其余没有读取"
        problems += (Problem(ProblemKind.TOO_LARGE, name, what, "请只保留与案件有关的行", tuple(cut)),)
    return Reading(tuple(pages), problems, {"工作表": len(pages)})


def _page(sheet: Any, name: str, number: int, deadline: Deadline) -> tuple[Page, bool]:
    """A sheet as a page, and whether all of it was read."""
    parts: list[str] = []
    cells: list[Cell] = []
    length = 0
    # the size a sheet declares may lie, in both directions
    sheet.reset_dimensions()
    whole = True
    for row, values in enumerate(sheet.iter_rows(values_only=True)):
        if values.count(None) == len(values):
            continue  # formatted, but empty
        shown = [_shown(value) for value in values]
        while shown and not shown[-1]:
            shown.pop()
        if shown and (deadline.passed or row >= ROWS):
            whole = False
            break
        if len(shown) > COLUMNS:
            whole = False
            del shown[COLUMNS:]
        for column, text in enumerate(shown):
            if column:
                parts.append("\t")
                length += 1
            cells.append(Cell(row, column, 1, 1, length, length + len(text)))
            parts.append(text)
            length += len(text)
        if shown:
            parts.append("\n")
            length += 1
    text = "".join(parts).rstrip("\n")
    return Page(name, number, text, tables=(Table(tuple(cells)),) if cells else ()), whole


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and not (value.hour or value.minute):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat() if not isinstance(value, datetime) else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).replace("\n", "\v").replace("\t", " ")
