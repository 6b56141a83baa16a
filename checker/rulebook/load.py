"""Loads a rule-book: rules, document types, parameters, lists. All errors of all files come together."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from checker.checks import CHECKS
from checker.checks.conditions import Condition
from checker.model.doctype import DocumentType
from checker.model.finding import Severity
from checker.model.penalty import PenaltyClause
from checker.model.rule import STAGES, InForce, Parameter, ParameterValue, Rule
from checker.model.score import Sheet
from checker.rulebook.doctypes import read_type
from checker.rulebook.errors import RuleBookError, RuleError, nearest
from checker.rulebook.penalties import clause_lists, read_penalties
from checker.rulebook.sheets import read_sheet
from checker.rulebook.source import Map, read_yaml, strings

T = TypeVar("T")

HEADER = (
    "id", "title", "covers", "problem", "stage", "severity", "basis", "applies", "in_force", "when", "unless",
    "for_each", "on_fail", "check", "message", "advice", "known_false_positives", "status", "since", "replaced_by", "note",
)  # fmt: skip
NEEDED = ("id", "title", "covers", "stage", "severity", "basis", "applies", "check", "message", "advice")
KINDS_OF_DOSSIER = ("处罚普通", "处罚简易", "许可", "强制", "检查", "给付", "征收", "确认", "投诉", "公开")
STATUS = ("trial", "stable", "retired")
ON_FAIL = ("fail", "unsure")
ID = re.compile(r"[A-Z]{1,4}-?\d{2,3}[a-z]?")


@dataclass(frozen=True, slots=True)
class Rulebook:
    path: str
    rules: tuple[Rule, ...]  # by stage, then id; retired ones left out
    types: tuple[DocumentType, ...]
    parameters: dict[str, Parameter]
    lists: dict[str, frozenset[str]]
    digest: str  # sha256 over all files
    penalties: tuple[PenaltyClause, ...] = ()
    sheets: tuple[Sheet, ...] = ()


NOT_RULES = ("documents", "parameters", "lists", "penalties", "sheets")
"""Folders of the rule-book that hold other data than rules."""


def load(path: Path) -> Rulebook:
    """Raises RuleBookError with every error of every file."""
    path = Path(path)
    if not path.is_dir():
        raise RuleBookError((RuleError(str(path), 0, "没有这个规则文件夹", "请核对 --rules 的路径"),))
    errors: list[RuleError] = []
    digest = hashlib.sha256()
    types = tuple(_each(path, "documents", read_type, errors, digest))
    parameters = {p.name: p for p in _each(path, "parameters", _parameter, errors, digest)}
    lists = dict(_each(path, "lists", _list, errors, digest))
    penalties = tuple(c for law in _each(path, "penalties", read_penalties, errors, digest) for c in law)
    lists |= clause_lists(penalties)
    sheets = tuple(_each(path, "sheets", read_sheet, errors, digest))
    rules: list[Rule] = []
    for file in sorted(path.glob("*/*.yaml")):
        if file.parent.name in NOT_RULES or file.name.endswith(".test.yaml"):
            continue
        digest.update(file.read_bytes())
        rule = _collect(lambda file=file: _rule(file), errors)  # type: ignore[misc]
        if rule is not None:
            rules.append(rule)
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            errors.append(
                RuleError(rule.file, rule.line, f"编号 {rule.id} 已用于 {seen[rule.id].file}", "编号不能重复")
            )
        seen[rule.id] = rule
    if errors:
        raise RuleBookError(tuple(errors))
    kept = sorted((r for r in rules if r.status != "retired"), key=lambda r: (STAGES.index(r.stage), r.id))
    return Rulebook(str(path), tuple(kept), types, parameters, lists, digest.hexdigest(), penalties, sheets)


def _collect(action: Callable[[], T], errors: list[RuleError]) -> T | None:
    try:
        return action()
    except RuleBookError as error:
        errors.extend(error.errors)
        return None


def _each(
    path: Path, folder: str, read: Callable[[Path], T], errors: list[RuleError], digest: Any
) -> list[T]:
    found = []
    for file in sorted((path / folder).glob("*.yaml")):
        digest.update(file.read_bytes())
        value = _collect(lambda file=file: read(file), errors)  # type: ignore[misc]
        if value is not None:
            found.append(value)
    return found


# ---- rules ------------------------------------------------------------------------------------------


def _rule(file: Path) -> Rule:
    source = read_yaml(file)
    errors: list[RuleError] = []

    def wrong(key: str, what: str, cure: str = "") -> None:
        errors.append(RuleError(str(file), source.lines.get(key, 1), what, cure))

    for key in NEEDED:
        if not source.get(key):
            wrong(key, f"缺少“{key}”", f"每条规则都要写明 {'、'.join(NEEDED)}")
    kind = str(source.get("check", ""))
    options_type = CHECKS.get(kind)
    if kind and options_type is None:
        wrong("check", f"没有“{kind}”这种检查", f"可用：{'、'.join(CHECKS)}。{nearest(kind, CHECKS)}")
    for key, allowed in (
        ("severity", tuple(Severity)),
        ("stage", STAGES),
        ("status", STATUS),
        ("on_fail", ON_FAIL),
    ):
        if source.get(key) and source[key] not in allowed:
            wrong(
                key,
                f"“{key}”不能是“{source[key]}”",
                f"可用：{'、'.join(allowed)}。{nearest(str(source[key]), allowed)}",
            )
    for name in strings(source.get("applies")):
        if name not in KINDS_OF_DOSSIER:
            wrong(
                "applies",
                f"没有“{name}”这种案卷",
                f"可用：{'、'.join(KINDS_OF_DOSSIER)}。{nearest(name, KINDS_OF_DOSSIER)}",
            )
    if source.get("id") and not ID.fullmatch(str(source["id"])):
        wrong("id", f"编号“{source['id']}”的写法不对", "例：PEN-20a")
    when = _conditions(source, "when", str(file), errors)
    unless = _conditions(source, "unless", str(file), errors)
    in_force = _in_force(source, wrong)
    check: Any = None
    if options_type is not None:
        options = {key: value for key, value in source.items() if key not in HEADER}
        for key in options:
            if key not in _fields_of(options_type):
                known = (*_fields_of(options_type), *HEADER)
                wrong(
                    key,
                    f"检查“{kind}”没有选项“{key}”",
                    f"可用：{'、'.join(_fields_of(options_type))}。{nearest(key, known)}",
                )
        if not errors:
            try:
                check = options_type.model_validate(options)
            except ValidationError as error:
                for problem in error.errors():
                    place = [str(part) for part in problem["loc"]]
                    what = problem["msg"].removeprefix("Value error, ")
                    wrong(
                        place[0] if place else "check",
                        f"选项“{'.'.join(place) or kind}”：{what}",
                        example(kind),
                    )
    if errors:
        raise RuleBookError(tuple(errors))
    return Rule(
        id=str(source["id"]),
        title=str(source["title"]),
        covers=strings(source["covers"]),
        problem=str(source.get("problem") or ""),
        stage=str(source["stage"]),
        severity=Severity(source["severity"]),
        basis=strings(source["basis"]),
        applies=strings(source["applies"]),
        check=check,
        kind=kind,
        message=str(source["message"]),
        advice=str(source["advice"]),
        in_force=in_force,
        when=when,
        unless=unless,
        for_each=strings(source.get("for_each")),
        on_fail=str(source.get("on_fail") or "fail"),
        known_false_positives=strings(source.get("known_false_positives")),
        status=str(source.get("status") or "stable"),
        since=str(source.get("since") or ""),
        replaced_by=str(source.get("replaced_by") or ""),
        note=str(source.get("note") or ""),
        file=str(file),
        line=source.line,
    )


def _fields_of(options: Any) -> tuple[str, ...]:
    return tuple("except" if name == "except_" else name for name in options.model_fields)


EXAMPLES = {
    "present": "例：document: 听证笔录",
    "states": "例：document: 行政处罚事先告知书　all_of: [[陈述], [申辩]]",
    "forbids": "例：document: 行政处罚决定书　any_of: [拟对你单位]",
    "filled": "例：document: 询问笔录　facts: [被询问人签名]",
    "deadline": "例：start: 本案.立案日期　end: 本案.决定日期　within: 90 days",
    "order": "例：sequence: [本案.立案日期, 本案.决定日期]",
    "equal": "例：left: 行政处罚决定书.复议机关　right: 本案.本级人民政府",
    "consistent": "例：fact: 当事人名称",
    "compare": "例：left: 行政处罚决定书.罚款金额　at_most: 3000",
    "one_of": "例：ways: [{name: 直接送达, all_of: [签收人]}]",
    "cites": "例：document: 行政处罚决定书　fact: 处罚依据",
    "listed": "例：document: 询问笔录　fact: 执法人员　on: 询问日期",
    "overlap": "例：document: 询问笔录　fact: 执法人员　start: 开始时间　end: 结束时间",
    "distinct": "例：left: [听证笔录.主持人]　right: 本案.办案人员",
    "subset": "例：left: 行政处罚决定书.处罚种类　right: [行政处罚事先告知书.处罚种类]",
    "within_range": "例：document: 行政处罚决定书　aspect: 幅度",
    "ask": "例：question: 是否……？　documents: [行政处罚决定书]",
    "special": "例：function: 大小写一致",
}


def example(kind: str) -> str:
    return EXAMPLES[kind]


def _conditions(source: Map, key: str, file: str, errors: list[RuleError]) -> tuple[Condition, ...]:
    found = []
    for entry in source.get(key) or ():
        try:
            found.append(Condition.model_validate(entry))
        except ValidationError as error:
            what = "；".join(problem["msg"].removeprefix("Value error, ") for problem in error.errors())
            cure = f"例：{key}: [{{document: 听证笔录}}, {{stage_reached: 决定}}]"
            errors.append(RuleError(file, source.lines.get(key, 1), f"“{key}”的条件写错：{what}", cure))
    return tuple(found)


def _in_force(source: Map, wrong: Callable[..., None]) -> InForce | None:
    value = source.get("in_force")
    if not value:
        return None
    if not isinstance(value, Map) or not value.get("by") or not (value.get("from") or value.get("until")):
        wrong("in_force", "“in_force”写错", "例：in_force: {from: 2021-07-15, by: 本案.决定日期}")
        return None
    try:
        start, end = (date.fromisoformat(value[k]) if value.get(k) else None for k in ("from", "until"))
    except ValueError:
        wrong("in_force", "日期应当写成 2021-07-15", "")
        return None
    return InForce(str(value["by"]), start, end)


# ---- parameters, lists ---------------------------------------------------------------


def _parameter(file: Path) -> Parameter:
    source = read_yaml(file)
    values = []
    try:
        for entry in source["values"]:
            raw = entry.get("value")
            empty = raw is None or raw == "null"
            when = tuple((str(k), str(v)) for k, v in (entry.get("when") or {}).items())
            value: Decimal | str | None = None if empty else Decimal(str(raw))
            ask = Decimal(str(entry["ask_from"])) if entry.get("ask_from") else None
            begins = date.fromisoformat(entry["from"])
            values.append(ParameterValue(begins, value, str(entry["source"]), when, ask))
        return Parameter(str(source["name"]), str(source["unit"]), str(source.get("by") or ""), tuple(values))
    except (KeyError, ValueError, TypeError, AttributeError, InvalidOperation) as error:
        cure = "例：values: [{from: 2021-07-15, value: 3000, source: 行政处罚法 第五十一条}]"
        raise RuleBookError((RuleError(str(file), source.line or 1, "参数写错", cure),)) from error


def _list(file: Path) -> tuple[str, frozenset[str]]:
    source = read_yaml(file)
    words = source.get("words")
    if not source.get("name") or not isinstance(words, list) or set(source) - {"name", "source", "words"}:
        cure = "例：name: 垂直领导机关　source: 行政复议法 第二十七条　words: [海关, 税务局]"
        raise RuleBookError((RuleError(str(file), source.line or 1, "名单写错", cure),))
    return str(source["name"]), frozenset(str(part) for part in words)
