"""``anjuan rules lint``: what a rule-book that loads may still have wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.checks import PLACEHOLDERS
from checker.checks.special import Special
from checker.facts.derive import derive
from checker.facts.generic import generic
from checker.facts.labels import Labels
from checker.facts.sheet import Sheet
from checker.facts.steps import NAMES
from checker.model.dossier import PROOFS, Document, Dossier
from checker.model.fact import Facts
from checker.model.rule import Rule
from checker.model.text import Span
from checker.rulebook.errors import RuleBookError, RuleError
from checker.rulebook.lint_sense import dead_conditions, overlapping, wordings
from checker.rulebook.load import Rulebook
from checker.rulebook.testing import cases_of, test_file

SPECIAL_SHARE = 0.05  # one rule in twenty
FROM_DOCUMENTS = ("states", "forbids", "present", "cites", "within_range")
"""Kinds that read the papers themselves: facts handed to them would test nothing."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def lint(rulebook: Rulebook) -> tuple[RuleError, ...]:
    """Every problem found, in the order of the rules: unknown facts, documents, parameters and lists;
    placeholders a kind does not fill; conditions without effect; rules that overlap; slow wordings; rules without
    tests for failing and passing, from documents where the kind reads them; too many special rules."""
    known = _Known(rulebook)
    found: list[RuleError] = []
    for rule in rulebook.rules:
        found += _references(rule, known)
        found += _placeholders(rule)
        found += _tests(rule)
        found += _header(rule)
        found += dead_conditions(rule, {t.name: t for t in rulebook.types})
    found += overlapping(rulebook.rules)
    found += wordings(rulebook)
    special = [rule for rule in rulebook.rules if isinstance(rule.check, Special)]
    allowed = max(SPECIAL_SHARE * len(rulebook.rules), 8)
    if len(special) > allowed:
        found.append(
            RuleError(
                rulebook.path,
                0,
                f"special 规则 {len(special)} 条，超过二十分之一",
                "请改用一般检查或新增检查种类",
            )
        )
    return tuple(found)


class _Known:
    """Names that rules may use."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.types = {t.name: {spec.name for spec in t.facts} for t in rulebook.types}
        document = Document("d01", "", "", (Span("", 1, 0, 0),), "", (0,))
        everywhere = {spec.name for spec, _ in generic(Sheet(document, Labels(rulebook.types)))}
        everywhere |= {name for names in NAMES.values() for name in names} | {
            "审批同意",
            "送达日期",
            "送达方式",
        }
        self.everywhere = everywhere
        self.parameters = set(rulebook.parameters)
        self.lists = set(rulebook.lists)
        nothing = Dossier("", "", (), ())
        self.derived = set(derive(nothing, Facts([], {}), {t.name: t for t in rulebook.types}))

    def fact(self, name: str) -> bool:
        document, dot, fact = name.partition(".")
        if not dot:
            return True
        if document == "本案":
            return name in self.derived
        return document in self.types and (fact in self.types[document] or fact in self.everywhere)

    def any_of(self, kinds: tuple[str, ...], short: str) -> bool:
        """Whether one of the document types judged under for_each has the fact at all."""
        return any(self.fact(f"{kind}.{short}") for kind in kinds if kind in self.types)

    def document(self, name: str) -> bool:
        served, found, proof = name.rpartition("的")
        return (served if found and proof in PROOFS else name) in self.types


def _references(rule: Rule, known: _Known) -> Iterator[RuleError]:
    named = [*rule.check.references()]
    for condition in (*rule.when, *rule.unless):
        named += condition.references()
    for kind_name in rule.for_each:
        named.append(("document", kind_name))
    if rule.for_each:
        named += [
            ("fact", f"{rule.for_each[0]}.{short}")
            for short in _short(rule)
            if not known.any_of(rule.for_each, short)
        ]
    if rule.in_force:
        named.append(("fact", rule.in_force.by))
    for kind, name in dict.fromkeys(named):
        bad = (
            (kind == "fact" and not known.fact(name) and "没有哪种文书有这个要素")
            or (kind == "document" and not known.document(name) and "rules/documents 里没有这种文书")
            or (kind == "parameter" and name not in known.parameters and "rules/parameters 里没有这个参数")
            or (kind == "list" and name not in known.lists and "rules/lists 里没有这个名单")
        )
        if bad:
            yield RuleError(rule.file, 1, f"“{name}”：{bad}", "请核对写法")


def _short(rule: Rule) -> list[str]:
    """Facts that a rule under for_each names without their document."""
    named = [str(getattr(condition, "fact", "")) for condition in (*rule.when, *rule.unless)]
    for option in ("facts", "any_of", "fact", "also", "never", "sequence", "left", "right"):
        value = getattr(rule.check, option, ())
        if option != "any_of" or rule.kind != "forbids":
            named += [value] if isinstance(value, str) else [v for v in value if isinstance(v, str)]
    return [name for name in named if name and "." not in name]


def _placeholders(rule: Rule) -> Iterator[RuleError]:
    for name in _PLACEHOLDER.findall(rule.message):
        if name not in (*PLACEHOLDERS[rule.kind], "document"):
            yield RuleError(
                rule.file,
                1,
                f"message 里的 {{{name}}}，检查“{rule.kind}”不提供",
                f"可用：{'、'.join(PLACEHOLDERS[rule.kind])}",
            )


def _tests(rule: Rule) -> Iterator[RuleError]:
    try:
        cases = cases_of(rule)
    except RuleBookError as error:
        yield from error.errors
        return
    verdicts = {case["expect"] for case in cases}
    wanted = {"unsure"} if rule.kind == "ask" else {"pass", "unsure" if rule.on_fail == "unsure" else "fail"}
    if rule.kind == "special":
        wanted = {"pass"}
    if not cases:
        yield RuleError(str(test_file(rule)), 0, "没有测试", "请仿照相邻规则写 .test.yaml")
    elif not wanted <= verdicts:
        yield RuleError(
            str(test_file(rule)), 1, f"缺少结论为 {'、'.join(sorted(wanted - verdicts))} 的测试", ""
        )
    elif rule.kind in FROM_DOCUMENTS and not {"pass"} <= {c["expect"] for c in cases if c.get("documents")}:
        yield RuleError(
            str(test_file(rule)), 1, "没有从文书得出合规的测试", "请用 documents 写出文书正文，不要只给要素"
        )
    elif len(cases) < 3 and rule.kind != "ask":
        yield RuleError(
            str(test_file(rule)),
            1,
            "测试不足三例",
            "请补一个容易误判的例子（否定、引用、例外、旧法或看不清）",
        )


def _header(rule: Rule) -> Iterator[RuleError]:
    if not rule.id.startswith(tuple(rule.covers)) and not any(
        rule.id.rstrip("abcdefghijk") == c for c in rule.covers
    ):
        yield RuleError(
            rule.file,
            1,
            f"编号 {rule.id} 与 covers（{'、'.join(rule.covers)}）对不上",
            "编号是所落实的要求加一个字母",
        )
    for basis in rule.basis:
        if not re.search(r"第[一二三四五六七八九十百千零〇\d]+条|〔|号|GB", basis):
            yield RuleError(rule.file, 1, f"依据“{basis}”没有写到条", "例：行政处罚法 第四十四条")
