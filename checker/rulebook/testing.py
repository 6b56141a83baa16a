"""``anjuan rules test``: the *.test.yaml beside each rule.

A case gives documents as text (type → text or texts; «行政处罚决定书的送达回证» for the receipt of a decision),
or facts by name, and what the rule must say of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import accumulate
from pathlib import Path
from typing import Any

from checker.facts import extract
from checker.facts.recognise import own_number
from checker.judge import judge_rule
from checker.model.dossier import PROOFS, Document, Dossier, Problem, ProblemKind, SourceFile
from checker.model.fact import Absence, Fact, Facts, Known, Missing, Origin, Period, Value
from checker.model.finding import Finding, Verdict
from checker.model.rule import Case, Rule, Settings
from checker.model.text import Cell, Page, Quality, Span, Table
from checker.rulebook.errors import RuleBookError, RuleError
from checker.rulebook.load import Rulebook
from checker.rulebook.source import Map, read_any

KEYS = (
    "name",
    "documents",
    "facts",
    "settings",
    "quality",
    "kind",
    "unread",
    "expect",
    "message",
    "count",
    "trap",
)
_FOUND_FIRST = (
    Verdict.FAIL,
    Verdict.CRASHED,
    Verdict.UNSURE,
    Verdict.NOT_CHECKED,
    Verdict.PASS,
    Verdict.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True)
class TestResult:
    rule: str
    name: str
    passed: bool
    why: str = ""

    def __str__(self) -> str:
        return f"{'通过' if self.passed else '未过'}　{self.rule}　{self.name}" + (
            f"：{self.why}" if self.why else ""
        )


def test_file(rule: Rule) -> Path:
    return Path(rule.file.removesuffix(".yaml") + ".test.yaml")


def cases_of(rule: Rule) -> tuple[Map, ...]:
    """The cases of a rule; none if it has no test file. Raises RuleBookError for a malformed one."""
    path = test_file(rule)
    if not path.exists():
        return ()
    value = read_any(path)
    if not isinstance(value, list) or not all(isinstance(case, Map) for case in value):
        raise RuleBookError((RuleError(str(path), 1, "测试应当是“- name: …”的列表", ""),))
    errors = []
    for case in value:
        for key in case:
            if key not in KEYS:
                errors.append(
                    RuleError(str(path), case.lines[key], f"测试没有“{key}”", f"可用：{'、'.join(KEYS)}")
                )
        if case.get("expect") not in tuple(Verdict):
            errors.append(RuleError(str(path), case.line, "expect 写错", f"可用：{'、'.join(Verdict)}"))
    if errors:
        raise RuleBookError(tuple(errors))
    return tuple(value)


def run_tests(rulebook: Rulebook, only: tuple[str, ...] = ()) -> tuple[TestResult, ...]:
    """Run all tests, or those of the rules whose id begins with one of ``only``."""
    results = []
    for rule in rulebook.rules:
        if only and not any(rule.id.startswith(name) for name in only):
            continue
        results += [run_case(rulebook, rule, case) for case in cases_of(rule)]
    return tuple(results)


def run_case(rulebook: Rulebook, rule: Rule, case: Map) -> TestResult:
    findings = judge_rule(rule, build(rulebook, rule, case), debug=True)
    worst = min(findings, key=lambda f: _FOUND_FIRST.index(f.verdict))
    name = str(case.get("name", ""))
    if worst.verdict.value != case["expect"]:
        return TestResult(
            rule.id, name, False, f"应为 {case['expect']}，得 {worst.verdict.value}（{_said(worst)}）"
        )
    if case.get("message") and worst.message != case["message"]:
        return TestResult(rule.id, name, False, f"说明应为“{case['message']}”，得“{worst.message}”")
    if "{" in worst.message:
        return TestResult(rule.id, name, False, f"说明里有没有填上的占位：{worst.message}")
    if case.get("count") and len([f for f in findings if f.verdict.value == case["expect"]]) != int(
        case["count"]
    ):
        return TestResult(rule.id, name, False, f"应有 {case['count']} 处，得 {len(findings)} 处")
    return TestResult(rule.id, name, True)


def _said(finding: Finding) -> str:
    return finding.message if finding.verdict is not Verdict.PASS else f"{finding.message}；{finding.found}"


def build(rulebook: Rulebook, rule: Rule, case: Map) -> Case:
    """The dossier a test case describes, as a check sees it."""
    quality = Quality(str(case.get("quality") or "exact"))
    documents: list[Document] = []
    files: list[SourceFile] = []
    for name, content in (case.get("documents") or {}).items():
        for text in content if isinstance(content, list) else [content]:
            document, source = _document(len(documents) + 1, str(name), str(text or ""), quality)
            documents.append(document)
            files.append(source)
    problems: tuple[Problem, ...] = ()
    if case.get("unread"):
        problems = (Problem(ProblemKind.DAMAGED, str(case["unread"]), "文件损坏", "请重新提供"),)
    kind = str(case.get("kind") or rule.applies[0])
    dossier = Dossier("测试", kind, tuple(files), tuple(documents), problems)
    facts = _with_given(extract(dossier, rulebook.types), case.get("facts") or {}, dossier)
    settings = Settings(**{k: _setting(v) for k, v in (case.get("settings") or {}).items()})
    return Case(dossier, facts, settings, rulebook.parameters, rulebook.lists, penalties=rulebook.penalties)


def _setting(value: Any) -> Any:
    if isinstance(value, list):
        return tuple({str(k): str(v) for k, v in entry.items()} for entry in value)
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, Map) else value


def _document(number: int, name: str, text: str, quality: Quality) -> tuple[Document, SourceFile]:
    served, found, proof = name.rpartition("的")
    kind = proof if found and proof in PROOFS else name
    path = f"{number:02d}-{name}.txt"
    texts = text.rstrip("\n").split("\f")
    pages = tuple(Page(path, n, part, quality, tables=_tables(part)) for n, part in enumerate(texts, 1))
    starts = tuple(accumulate((len(part) + 1 for part in texts[:-1]), initial=0))
    text = "\n".join(texts)
    document = Document(
        id=f"d{number:02d}", type=kind, title=text.partition("\n")[0][:40],
        parts=tuple(Span(path, page.number, 0, len(page.text)) for page in pages), text=text, starts=starts,
        quality=quality, tables=_tables(text), number=own_number(text, "", kind),
        serves=(served,) if found and kind in PROOFS else (),
    )  # fmt: skip
    return document, SourceFile(path, "", pages)


def _tables(text: str) -> tuple[Table, ...]:
    """Lines with tabs are table rows, a run of them a table; the last cell of a shorter row spans the rest."""
    tables: list[Table] = []
    rows: list[tuple[int, list[str]]] = []
    at = 0
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append((at, line.split("\t")))
        elif rows:
            width = max(len(cells) for _, cells in rows)
            tables.append(Table(tuple(cell for n, row in enumerate(rows) for cell in _row(n, *row, width))))
            rows = []
        at += len(line) + 1
    return tuple(tables)


def _row(number: int, start: int, words: list[str], width: int) -> list[Cell]:
    cells = []
    for column, word in enumerate(words):
        span = width - column if column == len(words) - 1 else 1
        cells.append(Cell(number, column, 1, span, start, start + len(word)))
        start += len(word) + 1
    return cells


def _with_given(facts: Facts, given: dict[str, Any], dossier: Dossier) -> Facts:
    """Facts the case states outright, in place of those read off the documents."""
    stated: dict[str, Fact] = {}
    for name, value in given.items():
        if isinstance(value, str) and value in tuple(Absence):
            stated[str(name)] = Missing(str(name), Absence(value))
        else:
            stated[str(name)] = Known(str(name), fact_value(value), (), origin=Origin.DECLARED)
    pairs: list[tuple[str | None, Fact]] = []
    for document in dossier.documents:
        own = {
            f.name: f
            for f in facts.all()
            if getattr(f, "document", None) == document.id and not f.name.startswith("本案.")
        }
        pairs += [(document.id, stated.get(name, fact)) for name, fact in own.items()]
        for name, fact in stated.items():
            if name.partition(".")[0] == document.type and name not in own:
                pairs.append((document.id, fact))
    derived = {
        f.name: f
        for f in facts.all()
        if f.name.startswith("本案.") or f.name.endswith((".送达日期", ".送达方式"))
    }
    present = {d.type for d in dossier.documents}
    derived = {n: f for n, f in derived.items() if n.startswith("本案.") or n.partition(".")[0] != "送达回证"}
    derived.update(
        {
            n: f
            for n, f in stated.items()
            if n.partition(".")[0] not in present or n not in {p.name for _, p in pairs}
        }
    )
    return Facts(pairs, derived)


def fact_value(value: Any) -> Value:
    """A value as YAML text: ISO date, 是/否 or true/false, number, «5 working_days», list; else the text."""
    if isinstance(value, list):
        return tuple(str(v) for v in value)
    text = str(value)
    if text in ("true", "false", "是", "否"):
        return text in ("true", "是")
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    match = re.fullmatch(r"(\d+) (days|working_days|months|years|hours)", text)
    if match:
        return Period(int(match.group(1)), match.group(2))
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
