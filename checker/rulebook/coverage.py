"""``anjuan rules coverage``: which requirements and checklist items have rules."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

from checker.rulebook.errors import RuleBookError, RuleError
from checker.rulebook.load import Rulebook


def coverage(rulebook: Rulebook, requirements: Path | None, checklist: Path | None) -> str:
    """A text table: per prefix and mode how many rows are covered, then the rows that are not."""
    covered = {row for rule in rulebook.rules for row in rule.covers}
    parts = []
    if requirements is not None:
        rows = [
            (r["id"], f"{r['id'].partition('-')[0]} {r.get('mode', '')}", r.get("requirement", ""))
            for r in _requirements(requirements)
        ]
        parts.append(_table("要求总表", rows, covered))
    if checklist is not None:
        items = [
            (
                row["item_id"],
                f"{row.get('kind', '')} {row.get('checkable', '')}".strip(),
                row.get("check", ""),
            )
            for row in _items(checklist)
        ]
        parts.append(_table("评查项目表", items, covered))
    return "\n\n".join(parts)


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


def _table(title: str, rows: list[tuple[str, str, str]], covered: set[str]) -> str:
    total, done = (
        Counter(group for _, group, _ in rows),
        Counter(group for i, group, _ in rows if i in covered),
    )
    lines = [f"{title}：{sum(done.values())}/{len(rows)} 项有规则"]
    lines += [f"  {group or '（未分）'}：{done[group]}/{total[group]}" for group in sorted(total)]
    open_ = [(i, group, text) for i, group, text in rows if i not in covered]
    if open_:
        lines.append("  没有规则的：")
        lines += [f"    {i}　{group}　{' '.join(str(text).split())[:60]}" for i, group, text in open_]
    return "\n".join(lines)
