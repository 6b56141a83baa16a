"""``anjuan rules coverage``: for each requirement and checklist item the rules that judge it, or why none does."""

from __future__ import annotations

import csv
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from checker.model.rule import STAGES, Rule
from checker.rulebook.errors import RuleBookError, RuleError
from checker.rulebook.load import Rulebook
from checker.rulebook.source import Map, read_yaml
from checker.rulebook.testing import cases_of

REASONS = "coverage.yaml"
CATEGORIES = ("卷外材料", "与现行法不合", "同另一项", "须看实物", "须人判断", "不属本版范围")
PENALTY = ("GEN", "PEN", "SIM")  # requirements of penalty dossiers
KINDS = ("处罚普通", "处罚简易")


@dataclass(frozen=True, slots=True)
class Line:
    """A row and what became of it: rules with their tests, or a reason, or nothing."""

    row: str
    text: str
    stage: str
    rules: tuple[Rule, ...] = ()
    cases: int = 0
    reason: str = ""

    @property
    def state(self) -> str:
        if self.rules:
            return "asked" if all(rule.kind == "ask" for rule in self.rules) else "ruled"
        return "reasoned" if self.reason else "open"


def coverage(rulebook: Rulebook, requirements: Path | None, checklist: Path | None) -> str:
    """A table by stage, then every row with its rules or its reason. Raises RuleBookError for tables or reasons
    that cannot be read."""
    reasons = read_reasons(rulebook)
    parts = []
    if requirements is not None:
        rows = [(r["id"], str(r.get("requirement", "")), "") for r in _requirements(requirements)]
        ours = [row for row in rows if row[0].partition("-")[0] in PENALTY]
        parts.append(
            _table(
                "要求总表（通用、行政处罚、简易程序）", _lines(rulebook, ours, reasons), len(rows) - len(ours)
            )
        )
    if checklist is not None:
        items = list(_items(checklist))
        own = [
            (row["item_id"], row.get("check", ""), row.get("stage", ""))
            for row in items
            if set(row.get("kind", "").split("|")) & set(KINDS)
        ]
        parts.append(
            _table("评查项目表（处罚普通、处罚简易）", _lines(rulebook, own, reasons), len(items) - len(own))
        )
    return "\n\n".join(parts)


def read_reasons(rulebook: Rulebook) -> dict[str, str]:
    """Why rows have no rule, from coverage.yaml: category → row → reason; 同另一项 gives the other row."""
    path = Path(rulebook.path) / REASONS
    if not path.exists():
        return {}
    errors: list[RuleError] = []
    source = read_yaml(path)
    reasons: dict[str, str] = {}
    for category, rows in source.items():
        if category not in CATEGORIES or not isinstance(rows, Map):
            errors.append(
                RuleError(
                    str(path),
                    source.lines[category],
                    f"没有“{category}”这一类",
                    f"可用：{'、'.join(CATEGORIES)}",
                )
            )
            continue
        for row, reason in rows.items():
            if not reason or row in reasons:
                what = f"{row} 写了两次" if row in reasons else f"{row} 没有写理由"
                errors.append(RuleError(str(path), rows.lines[row], what, "例：G108: 装订须看实物"))
            reasons[row] = f"{category}：{reason}"
    if errors:
        raise RuleBookError(tuple(errors))
    return reasons


def _lines(rulebook: Rulebook, rows: list[tuple[str, str, str]], reasons: dict[str, str]) -> list[Line]:
    judged: dict[str, list[Rule]] = {}
    for rule in rulebook.rules:
        for row in rule.covers:
            judged.setdefault(row, []).append(rule)
    found = []
    for row, text, stage in rows:
        rules = tuple(judged.get(row, ()))
        cases = sum(len(cases_of(rule)) for rule in rules)
        tested = rules if cases else ()
        stage = stage or (rules[0].stage if rules else "")
        found.append(Line(row, " ".join(text.split()), stage, tested, cases, reasons.get(row, "")))
    return found


def _table(title: str, lines: list[Line], others: int) -> str:
    states = Counter(line.state for line in lines)
    said = [
        f"{title}：{len(lines)} 项，{states['ruled']} 项有规则，{states['asked']} 项由程序提问、由人判断，"
        f"{states['reasoned']} 项写明理由，{states['open']} 项没有着落"
        + (f"；另有其他执法种类的 {others} 项不在其内" if others else "")
    ]
    stages = [*STAGES, *sorted({line.stage for line in lines} - {*STAGES, ""}), ""]
    said.append(f"  {'阶段':　<6}{'项数':>4}{'规则':>5}{'提问':>5}{'理由':>5}{'未定':>5}")
    for stage in stages:
        own = Counter(line.state for line in lines if line.stage == stage)
        if own:
            counts = "".join(f"{own[s]:>7}" for s in ("ruled", "asked", "reasoned", "open"))
            said.append(f"  {stage or '（未分）':　<6}{sum(own.values()):>6}{counts}")
    for state, heading in (
        ("open", "没有着落的"),
        ("reasoned", "没有规则的理由"),
        ("asked", "由程序提问的"),
        ("ruled", "有规则的"),
    ):
        chosen = [line for line in lines if line.state == state]
        if chosen:
            said.append(f"  {heading}：")
            said += [f"    {line.row}　{_of(line)}" for line in chosen]
    needless = [line.row for line in lines if line.rules and line.reason]
    if needless:
        said.append(f"  已有规则、理由可以删去的：{'、'.join(needless)}")
    return "\n".join(said)


def _of(line: Line) -> str:
    if line.rules:
        return f"{'、'.join(rule.id for rule in line.rules)}（{line.cases} 例）　{line.text[:40]}"
    return f"{line.reason or line.stage}　{line.text[:60]}"


def _requirements(path: Path) -> list[dict[str, str]]:
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise RuleBookError((RuleError(str(path), 0, "读不出要求总表", "应当是 JSON，每项有 id"),)) from error
    rows = value if isinstance(value, list) else next((v for v in value.values() if isinstance(v, list)), [])
    return [row for row in rows if isinstance(row, dict) and "id" in row]


def _items(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [row for row in csv.DictReader(file) if row.get("item_id")]
    except (OSError, UnicodeDecodeError) as error:
        raise RuleBookError(
            (RuleError(str(path), 0, "读不出评查项目表", "应当是 UTF-8 的 CSV，有 item_id 一列"),)
        ) from error
