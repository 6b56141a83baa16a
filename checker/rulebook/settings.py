"""What the office says of itself (anjuan.yaml), what a dossier's handler declares (案卷信息.yaml), and which
rule-book is used."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.model.rule import Settings
from checker.rulebook.errors import RuleBookError, RuleError
from checker.rulebook.source import read_yaml

CONFIG = "anjuan.yaml"
DECLARED = "案卷信息.yaml"

TEXTS = {"机关": "organ", "本级人民政府": "government", "区划": "region"}
TABLES = {
    "执法人员名录": ("roster", ("姓名", "证号")),
    "执法事项清单": ("matters", ("事项",)),
    "裁量基准": ("discretion", ("条款",)),
    "公示记录": ("publications", ("文号", "公示日期")),
}
"""Key → field of Settings, and the columns a table cannot do without."""

KEYS = (*TEXTS, *TABLES, "参数", "评分表")


def find_rules(explicit: Path | None) -> Path:
    """``--rules``, then ``./rules``, then the copy that came with the program."""
    if explicit is not None:
        return explicit
    here = Path("rules")
    if (here / "documents").is_dir():
        return here
    package = Path(__file__).resolve().parent.parent
    bundled = package / "bundled" / "rules"
    return bundled if bundled.is_dir() else package.parent / "rules"


def read_settings(explicit: Path | None, beside: Path) -> Settings:
    """Settings from ``explicit``, else from anjuan.yaml beside the input, else in the working folder, else none.

    Raises RuleBookError with file, line and cure for anything in it that cannot be used.
    """
    place = explicit
    if place is None:
        folder = beside if beside.is_dir() else beside.parent
        found = [p for p in (folder / CONFIG, beside.parent / CONFIG, Path(CONFIG)) if p.is_file()]
        if not found:
            return Settings()
        place = found[0]
    if not place.is_file():
        raise RuleBookError((RuleError(str(place), 0, "没有这个设置文件", "请核对 --config 的路径"),))
    content = read_yaml(place)
    errors: list[RuleError] = []
    values: dict[str, Any] = {}
    for key, value in content.items():
        if key in TEXTS:
            values[TEXTS[key]] = str(value)
        elif key in TABLES:
            field, columns = TABLES[key]
            try:
                values[field] = read_rows(place.parent / str(value), columns)
            except (OSError, ValueError) as error:
                errors.append(RuleError(str(place), 0, f"“{key}”读不出来：{error}", f"请核对文件 {value}"))
        elif key == "参数":
            if not isinstance(value, Mapping):
                errors.append(
                    RuleError(str(place), 0, "“参数”应当是“名称: 数值”的列表", "例：听证罚款标准: 20000")
                )
            else:
                values["parameters"] = {str(name): str(number) for name, number in value.items()}
        elif key == "评分表":
            own = place.parent / str(value)
            values["sheet"] = str(own) if own.is_file() else str(value)
        elif key not in KEYS:
            errors.append(RuleError(str(place), 0, f"不认识的设置“{key}”", f"可用的设置：{'、'.join(KEYS)}"))
    if errors:
        raise RuleBookError(tuple(errors))
    return Settings(**values)


def read_rows(path: Path, columns: tuple[str, ...]) -> tuple[dict[str, str], ...]:
    """The rows of a CSV (UTF-8 or GB18030) or xlsx file as column → text.

    Raises OSError when it cannot be opened and ValueError, in Chinese, when a needed column is not there.
    """
    if path.suffix.lower() == ".xlsx":
        from openpyxl import load_workbook

        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
        table = [[_plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    else:
        content = path.read_bytes()
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("gb18030")
        table = list(csv.reader(io.StringIO(text)))
    if not table:
        raise ValueError("表是空的")
    header = [name.strip() for name in table[0]]
    lacking = [name for name in columns if name not in header]
    if lacking:
        raise ValueError(f"缺少“{'”“'.join(lacking)}”列，现有列：{'、'.join(header)}")
    return tuple(
        dict(zip(header, (cell.strip() for cell in row), strict=False)) for row in table[1:] if any(row)
    )


def _plain(cell: Any) -> str:
    if cell is None:
        return ""
    if hasattr(cell, "strftime"):
        return str(cell.strftime("%Y-%m-%d"))
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def read_declared(source: Path) -> Mapping[str, Any] | None:
    """What 案卷信息.yaml in (or beside) the dossier declares; None without one.

    A file that cannot be read as YAML comes back as ``{"": message}``, which recognition reports as a problem
    of the dossier: a handler's slip must not stop the check.
    """
    folder = source if source.is_dir() else source.parent
    names = [DECLARED] if source.is_dir() else [f"{source.stem}.{DECLARED}"]
    for name in names:
        place = folder / name
        if place.is_file():
            try:
                return read_yaml(place)
            except RuleBookError as error:
                return {"": str(error)}
    return None
