"""Approval passed on in an office system and printed as a list: 环节 | 处理人 | 意见 | 时间, a row a step."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from checker.facts.labels import bare
from checker.facts.sheet import Sheet

_HEADS = {
    "环节": ("环节", "步骤", "流程", "节点", "流程环节", "审批环节", "办理环节", "岗位"),
    "处理人": ("处理人", "办理人", "审批人", "签署人", "人员", "处理人员", "办理人员", "经办人", "姓名"),
    "意见": ("意见", "处理意见", "办理意见", "审批意见", "签署意见"),
    "时间": (
        "时间",
        "处理时间",
        "办理时间",
        "审批时间",
        "日期",
        "完成时间",
        "签署时间",
        "办结时间",
        "办结日期",
        "提交时间",
    ),
}
_STEPS = (
    (re.compile(r"法规|法制|政策法规|合法性"), "法制审核"),
    (re.compile(r"主要领导|主要负责|局长(?!助理)|(?<!副)主任|一把手|签发|审批|批准|审定"), "审批"),
    (re.compile(r"分管|副局长|副主任|领导"), "审核"),
    (re.compile(r"起草|拟稿|承办人|经办|申请|发起|办案人"), "承办"),
    (re.compile(r"处|科|股|室|部门|机构|大队|支队"), "承办机构"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One step: the places of who acted, what was said and when, as document offsets."""

    step: str
    start: int
    signer: tuple[int, int]
    opinion: tuple[int, int]
    time: tuple[int, int]


def rows(sheet: Sheet) -> tuple[Row, ...]:
    """The steps of every such list in the document."""
    found: list[Row] = []
    for table in sheet.document.tables:
        grid: dict[int, dict[int, tuple[int, int]]] = {}
        for cell in table.cells:
            grid.setdefault(cell.row, {})[cell.column] = (cell.start, cell.end)
        columns: dict[str, int] = {}
        for row in sorted(grid):
            words = {column: bare(sheet.text[a:b]) for column, (a, b) in grid[row].items()}
            named = {
                key: column
                for key, names in _HEADS.items()
                for column, word in words.items()
                if word in names
            }
            if len(named) == len(_HEADS):
                columns = named
                continue
            if not columns or not set(columns.values()) <= set(grid[row]):
                continue
            cells = {key: grid[row][column] for key, column in columns.items()}
            label = bare(sheet.text[slice(*cells["环节"])])
            step = next((step for pattern, step in _STEPS if pattern.search(label)), None)
            if step:
                found.append(Row(step, cells["环节"][0], cells["处理人"], cells["意见"], cells["时间"]))
    return (*found, *_printed(sheet))


# 2023-11-28 10:17:03　谷长风（能源股股长）：同意。　[已签名]
_PRINTED = re.compile(
    r"(?P<t>\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ \u3000T]{0,2}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)[ \u3000\t]+"
    r"(?P<n>[\u4e00-\u9fff·]{2,6})[ \u3000]*[（(](?P<r>[^（）()\n]{2,16})[）)][ \u3000]*[：:][ \u3000]*(?P<o>[^\n]*)"
)


def _printed(sheet: Sheet) -> list[Row]:
    """The steps of a course that the office system prints as lines: when, who (in what office): what."""
    found = []
    for match in _PRINTED.finditer(sheet.text):
        role = match.group("r")
        step = next((step for pattern, step in _STEPS if pattern.search(role)), None)
        if step:
            said = re.sub(r"[ \u3000]*[\[〔【][^\]〕】]*[\]〕】]\s*$", "", match.group("o"))
            opinion = (match.start("o"), match.start("o") + len(said))
            found.append(Row(step, match.start(), match.span("n"), opinion, match.span("t")))
    heads = [n for n, row in enumerate(found) if row.step == "审核"]
    if heads and heads[-1] == len(found) - 1 and not any(row.step == "审批" for row in found):
        found[-1] = replace(found[-1], step="审批")  # a deputy in charge of the matter decides as well
    return found
