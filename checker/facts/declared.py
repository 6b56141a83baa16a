"""案卷信息.yaml: what the handler says of the dossier – corrections of the cut, and facts not in the papers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from checker.chinese.dates import parse_date
from checker.chinese.money import parse_money
from checker.facts.beginnings import Piece
from checker.facts.titles import Titles
from checker.model.dossier import UNRECOGNISED, Problem, ProblemKind, SourceFile
from checker.model.fact import Value

FILE = "案卷信息.yaml"

# Bare names of facts and the document they belong to.
HOMES = {
    "公示日期": "行政处罚信息公示材料", "公示网址": "行政处罚信息公示材料", "网址": "行政处罚信息公示材料", "公示平台": "行政处罚信息公示材料",
    "立案日期": "立案审批表", "案号": "立案审批表", "决定日期": "行政处罚决定书", "送达日期": "行政处罚决定书",
    "缴款日期": "罚没票据", "结案日期": "行政处罚结案审批表", "告知日期": "行政处罚事先告知书", "罚款金额": "行政处罚决定书",
}  # fmt: skip
RENAMED = {"网址": "公示网址"}

Corrections = dict[str, tuple[tuple[int, int, str], ...]]


def read_corrections(
    declared: Mapping[str, Any] | None, files: tuple[SourceFile, ...], titles: Titles
) -> tuple[Corrections, dict[str, str], tuple[Problem, ...]]:
    """(file → (first page, last page, type) in order; 文书.要素 → text; what could not be used)."""
    corrections: dict[str, list[tuple[int, int, str]]] = {}
    facts: dict[str, str] = {}
    problems: list[Problem] = []

    def refuse(what: str, cure: str) -> None:
        problems.append(Problem(ProblemKind.DECLARED, FILE, what, cure, blocking=False))

    for key, value in (declared or {}).items():
        if not key:
            refuse(f"读不懂：{value}", "请按“名称: 内容”逐行书写")
        elif key == "文书":
            for entry in value if isinstance(value, list) else [value]:
                found = _correction(entry, files, titles)
                if isinstance(found, str):
                    refuse(found, "例：文书: [{文件: 全卷.pdf, 页: 12-14, 类型: 责令改正通知书}]")
                else:
                    corrections.setdefault(found[0], []).append(found[1])
        elif isinstance(value, (Mapping, list)):
            refuse(f"“{key}”应当是一个值", "例：公示日期: 2024-05-10")
        else:
            document, dot, fact = key.partition(".")
            if not dot:
                document, fact = HOMES.get(key, "本案"), RENAMED.get(key, key)
            facts[f"{document}.{fact}"] = str(value)
    return {file: tuple(sorted(spans)) for file, spans in corrections.items()}, facts, tuple(problems)


def _correction(
    entry: Any, files: tuple[SourceFile, ...], titles: Titles
) -> tuple[str, tuple[int, int, str]] | str:
    if not isinstance(entry, Mapping):
        return "“文书”的每一项应当写明文件、页、类型"
    name, pages, kind = (str(entry.get(key, "")).strip() for key in ("文件", "页", "类型"))
    source = next((s for s in files if s.path == name or s.path.rpartition("/")[2] == name), None)
    if source is None:
        if name or len(files) != 1:
            return f"案卷里没有文件“{name}”"
        source = files[0]
    match = re.fullmatch(r"(\d+)(?:\s*[-—~至]\s*(\d+))?", pages)
    if not match:
        return f"“页”应当写成 12 或 12-14，现为“{pages}”"
    first, last = int(match.group(1)), int(match.group(2) or match.group(1))
    if not 1 <= first <= last <= len(source.pages):
        return f"“{source.path}”只有 {len(source.pages)} 页，没有第 {pages} 页"
    title = titles.of_name(kind) if kind not in titles.types else None
    if kind not in titles.types and title is None:
        return f"没有“{kind}”这种文书类型"
    return source.path, (first, last, kind if kind in titles.types else title.type if title else kind)


def corrected(
    source: SourceFile, pieces: list[Piece], corrections: tuple[tuple[int, int, str], ...]
) -> list[Piece]:
    """Pages (first, last, type) that the handler declared begin and end exactly there."""
    for first, last, kind in corrections:
        before = [p for p in pieces if p.page.number < first]
        after = [p for p in pieces if p.page.number > last]
        page = next(p for p in source.pages if p.number == first)
        own = Piece(page, 0, kind, kind, 1.0, "按案卷信息.yaml 的说明")
        following = next((p for p in source.pages if p.number == last + 1), None)
        if following is not None and not any(p.page.number == last + 1 and p.start == 0 for p in after):
            inherited = before[-1] if before else None
            after.insert(
                0,
                Piece(
                    following, 0, inherited.title if inherited else source.path,
                    inherited.type if inherited else UNRECOGNISED, 0.5, "更正之后的页，接前一文书",
                ),
            )  # fmt: skip
        pieces = [*before, own, *after]
    return pieces


def declared_value(name: str, text: str) -> Value:
    """The value of a declared fact: a date, a sum for names of sums, 是/否, else the text itself."""
    day = parse_date(text)
    if day is not None and "日期" in name:
        return day
    if name.endswith("金额"):
        amount = parse_money(text)
        if amount is not None:
            return amount
    if text in ("是", "否"):
        return text == "是"
    return text
