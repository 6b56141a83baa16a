"""The scoreboard: facts, documents and verdicts on labelled dossiers, against what case.yaml says.

    python bench/accuracy.py [--cases sample_cases] [--details]

Every count is printed with its denominator. A fact is right when its value equals the label, wrong when
another value is reported, and open when it is reported missing or conflicting.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from checker.chinese.identifiers import number_value
from checker.model.dossier import UNRECOGNISED
from checker.model.fact import Fact, Known
from checker.model.finding import Severity, Verdict
from checker.model.report import Report
from checker.pipeline import Options, check_dossier
from checker.rulebook import load
from checker.rulebook.settings import find_rules, read_settings

CHECKED_AT = datetime(2026, 1, 5, 9, 0)


@dataclass
class Score:
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.right + len(self.wrong) + len(self.open)

    def __str__(self) -> str:
        share = self.right / self.total if self.total else 1.0
        return f"{self.right}/{self.total} = {share:.3f}（错 {len(self.wrong)}，未取得 {len(self.open)}）"


def source_of(case: Path) -> Path:
    """The dossier of a labelled case: the one file in dossier/, or the folder itself."""
    folder = case / "dossier"
    inside = sorted(folder.iterdir())
    return inside[0] if len(inside) == 1 and inside[0].is_file() else folder


def plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "、".join(sorted(plain(part) for part in value))
    try:
        return str(Decimal(str(value)).normalize().quantize(Decimal("0.01")))
    except ArithmeticError:
        text = "".join(str(value).replace("（", "(").replace("）", ")").split())
        return number_value(text) if re.search(r"[〔﹝\[【]\d{4}", text) else text


def compare(name: str, label: Any, fact: Fact, score: Score, where: str) -> None:
    if not isinstance(fact, Known):
        score.open.append(f"{where} {name}：应为 {plain(label)}，{type(fact).__name__}")
    elif plain(fact.value) == plain(label):
        score.right += 1
    else:
        score.wrong.append(f"{where} {name}：应为 {plain(label)}，得 {plain(fact.value)}")


@dataclass
class Verdicts:
    found: int = 0
    missed: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)  # must_fail rows that came out UNSURE
    false: list[str] = field(default_factory=list)  # accusations nobody labelled
    clean: int = 0  # rows rightly not accused


def compare_verdicts(case: dict[str, Any], report: Report, verdicts: Verdicts, where: str) -> None:
    must, may = set(case.get("must_fail") or ()), set(case.get("may_flag") or ())
    failed: dict[str, list[str]] = defaultdict(list)
    unsure: set[str] = set()
    for finding in report.findings:
        rows = {row for row in finding.covers if row[:4] in ("GEN-", "PEN-", "SIM-", "ENF-")} or {
            finding.rule
        }
        if finding.verdict is Verdict.FAIL and finding.severity is not Severity.INFO:
            for row in rows:
                failed[row].append(f"{finding.rule} {finding.message}")
            if not rows & (must | may):
                verdicts.false.append(f"{where} {finding.rule}：{finding.message}")
        elif finding.verdict is Verdict.UNSURE:
            unsure |= rows
        elif finding.verdict is Verdict.PASS:
            verdicts.clean += 1
    for row in sorted(must):
        if row in failed:
            verdicts.found += 1
        elif row in unsure:
            verdicts.unsure.append(f"{where} {row}")
        else:
            verdicts.missed.append(f"{where} {row}")


def compare_documents(case: dict[str, Any], report: Report, score: Score, where: str) -> None:
    expected: Counter[str] = Counter(case.get("documents") or {})
    got = Counter(d.type for d in report.dossier.documents if d.type in expected or d.type != UNRECOGNISED)
    for name, count in expected.items():
        score.right += min(count, got[name])
        score.open.extend(
            f"{where} {name}：应有 {count} 份，认出 {got[name]} 份" for _ in range(count - got[name])
        )
    if expected:
        for name, count in (got - expected).items():
            score.wrong.extend([f"{where} 多认出 {name}"] * count)


def cases(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for label in sorted(folder.glob("*/case.yaml")):
        yield label.parent, yaml.safe_load(label.read_text(encoding="utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, nargs="*", default=[Path("sample_cases")])
    parser.add_argument("--details", action="store_true", help="name every miss and every false accusation")
    parser.add_argument("--only", help="only cases whose folder name holds this")
    arguments = parser.parse_args()
    rulebook = load(find_rules(None))
    facts: dict[str, Score] = defaultdict(Score)
    documents, verdicts, count = Score(), Verdicts(), 0
    for folder in arguments.cases:
        for place, case in cases(folder):
            if arguments.only and arguments.only not in place.name:
                continue
            count += 1
            source = source_of(place)
            options = Options(CHECKED_AT, read_settings(None, source))
            report = check_dossier(source, rulebook, options)
            for name, label in (case.get("facts") or {}).items():
                compare(name, label, report.facts.get(name), facts[name.partition(".")[2]], place.name)
            compare_documents(case, report, documents, place.name)
            compare_verdicts(case, report, verdicts, place.name)
    print(f"{count} 宗案卷，规则 {len(rulebook.rules)} 条\n\n要素")
    for name in sorted(facts):
        print(f"  {name}：{facts[name]}")
    whole = Score(
        sum(s.right for s in facts.values()),
        [line for s in facts.values() for line in s.wrong],
        [line for s in facts.values() for line in s.open],
    )
    print(f"  合计：{whole}\n文书\n  {documents}\n结论")
    must = verdicts.found + len(verdicts.unsure) + len(verdicts.missed)
    print(
        f"  应报 {must}：报出 {verdicts.found}，列为人工核查 {len(verdicts.unsure)}，漏 {len(verdicts.missed)}"
    )
    print(f"  误报 {len(verdicts.false)}（判为合规的结论 {verdicts.clean}）")
    if arguments.details:
        for title, lines in (
            ("要素取错", whole.wrong),
            ("要素未取得", whole.open),
            ("文书多认", documents.wrong),
            ("文书漏认", documents.open),
            ("漏报", verdicts.missed),
            ("应报而列为人工核查", verdicts.unsure),
            ("误报", verdicts.false),
        ):
            print(f"\n{title} {len(lines)}")
            for line in lines:
                print(f"  {line}")


if __name__ == "__main__":
    main()
