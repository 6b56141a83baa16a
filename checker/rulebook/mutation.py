"""``anjuan rules mutate``: do the tests of a rule hang on what they show?

A passing case loses the sentence its finding points to: it must pass no longer. A failing case is given that
sentence, or loses the one that accuses it: it must fail no longer. A rule whose verdict does not move may be
looking at something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.judge import judge_rule
from checker.model.finding import Finding, Verdict
from checker.model.rule import Rule
from checker.model.text import Evidence
from checker.rulebook.load import Rulebook
from checker.rulebook.source import Map
from checker.rulebook.testing import build, cases_of

_SENTENCE = re.compile(r"[^。；;\n]*(?:[。；;\n]|$)")


@dataclass(frozen=True, slots=True)
class Mutation:
    rule: str
    case: str
    change: str  # 删去 | 补上
    flipped: bool


def mutations(rulebook: Rulebook, only: tuple[str, ...] = ()) -> Iterator[Mutation]:
    """One for each case from documents whose finding points at something; rules without such a case give none."""
    for rule in rulebook.rules:
        if rule.kind == "ask" or (only and not rule.id.startswith(only)):
            continue
        cases = [case for case in cases_of(rule) if case.get("documents")]
        named: dict[str, list[str]] = {}  # document → sentences by which a passing case passes
        for case in cases:
            if case["expect"] == "pass" and (made := _removed(rulebook, rule, case, Verdict.PASS, named)):
                yield made
        for case in cases:
            if case["expect"] == "fail" and (made := _mended(rulebook, rule, case, named)):
                yield made


def _removed(
    rulebook: Rulebook, rule: Rule, case: Map, expected: Verdict, named: dict[str, list[str]] | None = None
) -> Mutation | None:
    """The case without the sentences its findings point to; without the document, where that is the point."""
    findings = [f for f in _judge(rulebook, rule, case) if f.verdict is expected and f.evidence]
    documents = _texts(case)
    cuts: dict[Key, set[tuple[int, int]]] = {}
    for evidence in (e for f in findings for e in f.evidence):
        key = _place(evidence, documents)
        if key is not None:
            cuts.setdefault(key, set()).add(_sentence_at(documents[key], evidence))
    if not cuts:
        return None
    changed: dict[Key, str] = {}
    for key, text in documents.items():
        if rule.kind == "present" and key in cuts:
            continue
        for start, end in sorted(cuts.get(key, ()), reverse=True):
            if named is not None:
                named.setdefault(key[0], []).insert(0, text[start:end])
            text = text[:start] + text[end:]
        changed[key] = text
    after = _judge(rulebook, rule, _with(case, changed))
    return Mutation(rule.id, str(case.get("name")), "删去", not any(f.verdict is expected for f in after))


def _mended(rulebook: Rulebook, rule: Rule, case: Map, named: dict[str, list[str]]) -> Mutation | None:
    """The failing case with the sentences that let another pass; else without those that accuse it."""
    documents = _texts(case)
    changed = dict(documents)
    for key, text in documents.items():
        lines = "\n".join(dict.fromkeys(s.strip("\n") for s in named.get(key[0], ())))
        if lines and lines not in text:
            head, _, last = text.rstrip("\n").rpartition("\n")
            changed[key] = f"{head}\n{lines}\n{last}" if head else f"{text}\n{lines}"
    if changed != documents:
        after = _judge(rulebook, rule, _with(case, changed))
        if not any(f.verdict is Verdict.FAIL for f in after):
            return Mutation(rule.id, str(case.get("name")), "补上", True)
    without = _removed(rulebook, rule, case, Verdict.FAIL)
    if without is None and changed != documents:
        return Mutation(rule.id, str(case.get("name")), "补上", False)
    return without


def _judge(rulebook: Rulebook, rule: Rule, case: Map) -> list[Finding]:
    return judge_rule(rule, build(rulebook, rule, case), debug=True)


Key = tuple[str, int]  # document as the case names it, which of several


def _texts(case: Map) -> dict[Key, str]:
    found: dict[Key, str] = {}
    for name, content in case["documents"].items():
        for number, text in enumerate(content if isinstance(content, list) else [content]):
            found[str(name), number] = str(text or "")
    return found


def _place(evidence: Evidence, documents: dict[Key, str]) -> Key | None:
    """The document a piece of evidence stands in: test dossiers have one file a document, numbered."""
    number = int(evidence.span.file.partition("-")[0]) - 1
    keys = list(documents)
    return keys[number] if number < len(keys) else None


def _sentence_at(text: str, evidence: Evidence) -> tuple[int, int]:
    """The sentence, or line, of the document that holds the evidence. Pages are parted by form feeds."""
    pages = text.split("\f")
    before = sum(len(page) + 1 for page in pages[: evidence.span.page - 1])
    start, end = before + evidence.span.start, before + evidence.span.end
    sentences = [
        m.span() for m in _SENTENCE.finditer(text) if m.start() < max(end, start + 1) and m.end() > start
    ]
    return (sentences[0][0], max(sentences[-1][1], end)) if sentences else (start, end)


def _with(case: Map, texts: dict[Key, str]) -> Map:
    changed = Map()
    changed.update(case)
    documents: dict[str, list[str]] = {}
    for (name, _), text in texts.items():
        documents.setdefault(name, []).append(text)
    changed["documents"] = documents
    return changed
