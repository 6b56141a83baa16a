"""xlsx: each sheet a page with one table."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

from checker.model.dossier import ProblemKind
from checker.model.text import Cell, Page, Table
from checker.readers.guard import MEGABYTE, Limits, Reading, Unreadable

ROWS = 5000  # of one sheet


def read_xlsx(content: bytes, name: str, limits: Limits) -> Reading:
    """Values as shown, empty rows left out. Raises Unreadable for what is no workbook."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(info.file_size for info in package.infolist()) > 300 * MEGABYTE:
                raise Unreadable(ProblemKind.TOO_LARGE, "解压后过大，疑似压缩炸弹", "请核对文件来源")
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise Unreadable(
            ProblemKind.DAMAGED, "工作簿损坏，无法打开", "请用 Excel 或 WPS 打开后另存"
        ) from error
    pages = []
    for number, sheet in enumerate(workbook.worksheets[: limits.pages], 1):
        parts: list[str] = []
        cells: list[Cell] = []
        length = 0
        for row, values in enumerate(sheet.iter_rows(values_only=True, max_row=ROWS)):
            shown = [_shown(value) for value in values]
            while shown and not shown[-1]:
                shown.pop()
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
        pages.append(
            Page(name, number, "".join(parts).rstrip("\n"), tables=(Table(tuple(cells)),) if cells else ())
        )
    workbook.close()
    return Reading(tuple(pages), (), {"工作表": len(pages)})


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
