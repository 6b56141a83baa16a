"""Defects in the words of the rules themselves: the failing test of a rule set into a composed dossier.

Weaker evidence than a defect in words of its own: the rule was written to see this text. What it shows is that the text
is still seen in a whole dossier, recognised among other papers, in files.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.model.rule import Rule
from checker.rulebook.load import Rulebook
from checker.rulebook.testing import cases_of

from .change import Change
from .paper import Item, Paper, Papers

_ABOUT = {"听证": {"hearing": True}, "陈述申辩": {"reply": True}, "登记保存": {"keep": True}, "检测": {"report": True}, "集体讨论": {"discussed": True},
          "邮寄": {"service": "post"}, "公告送达": {"service": "announce"}, "电子送达": {"service": "electronic"}}  # fmt: skip

_OTHERWISE = {
    "P004a": "现编案卷的线索登记表写明来源", "PEN-17d": "现编案卷的登记保存审批表写明理由", "P121b": "现编案卷在听证后有法制审核意见书",
    "P123a": "现编案卷有法制审核意见书", "PEN-14b": "现编案卷已有决定书，由 PEN-14a 判断", "PEN-22c": "现编案卷有复核意见书",
    "PEN-25a": "现编案卷另有听证告知书", "PEN-05a": "现编案卷有责令改正通知书", "PEN-45a": "现编案卷没有分期缴纳",
    "GEN-04b": "现编案卷可能有执法人员证件复印件",
    "SIM-02b": "现编案卷的检查笔录写明出示证件",
}  # fmt: skip
_OUTSIDE = ("卷宗封面", "卷内目录", "备考表")  # made when the dossier is bound


def can_fail(rule: Rule) -> bool:
    """Whether the rule ever says «not compliant»: it is no mere question and its tests show it failing."""
    return rule.kind != "ask" and any(case["expect"] == "fail" for case in cases_of(rule))


def why_not(rule: Rule) -> str:
    """Why the failing test of a rule cannot be set into a whole dossier; empty where it can."""
    if rule.kind == "present":
        return "不合规在于缺少别的文书，现编案卷里有"
    cases = [case for case in cases_of(rule) if case["expect"] == "fail"]
    if all(case.get("facts") or not case.get("documents") for case in cases):
        return "测试直接给出要素，没有可以植入的文书"
    if _case(rule) is None:
        return "测试依靠本单位的设置"
    return _OTHERWISE.get(rule.id, "")


def _case(rule: Rule) -> Mapping[str, Any] | None:
    for case in cases_of(rule):
        given = set(case) - {"name", "documents", "kind", "expect", "message", "count", "trap"}
        if case["expect"] == "fail" and case.get("documents") and not any(case.get(key) for key in given):
            return case
    return None


def _order(rulebook: Rulebook) -> dict[str, int]:
    return {kind.name: kind.order for kind in rulebook.types}


def planted(rulebook: Rulebook) -> tuple[Change, ...]:
    """One change for each rule whose failing test can be set into a dossier."""
    made = []
    for rule in rulebook.rules:
        case = _case(rule) if can_fail(rule) and not why_not(rule) else None
        if case is None:
            continue
        documents: Mapping[str, Any] = case["documents"]
        options: dict[str, Any] = {"form": "pdf"}
        for word, chosen in _ABOUT.items():
            if any(word in name for name in documents):
                options |= chosen
        if (case.get("kind") or rule.applies[0]) == "处罚简易":
            options = {"small": True, "form": "pdf"}
        made.append(_change(rulebook, rule, documents, options))
    return tuple(made)


def _change(rulebook: Rulebook, rule: Rule, documents: Mapping[str, Any], options: dict[str, Any]) -> Change:
    def put(papers: Papers, outside: bool) -> None:
        for name, content in documents.items():
            if (name in _OUTSIDE) is not outside:
                continue
            texts = content if isinstance(content, list) else [content]
            _replace(rulebook, papers, str(name), [str(text or "") for text in texts])

    return Change(
        f"test-{rule.id}", (), f"规则 {rule.id} 自己的测试", papers=lambda s, p: put(p, False), options=options, rules=(rule.id,),
        planted=True, bound=(lambda s, p: put(p, True)) if set(documents) & set(_OUTSIDE) else None,
    )  # fmt: skip


def _replace(rulebook: Rulebook, papers: Papers, name: str, texts: list[str]) -> None:
    """These papers in place of those of their type, or where the type usually stands."""
    served, found, proof = name.rpartition("的")
    kind, of = ("送达回证", served) if found and proof == "送达回证" else (name, "")
    old = [n for n, paper in enumerate(papers) if paper.type == kind and (not of or paper.of == of)]
    order = _order(rulebook)
    later = [n for n, paper in enumerate(papers) if order.get(paper.type, 0) > order.get(of or kind, 0)]
    place = old[0] if old else later[0] if later else len(papers)
    papers[:] = [paper for n, paper in enumerate(papers) if n not in old]
    names = {kind, *next((t.aliases for t in rulebook.types if t.name == kind), ())}
    papers[place:place] = [_paper(kind, of, names, text) for text in texts]


def _paper(kind: str, of: str, names: set[str], text: str) -> Paper:
    lines = [line for page in text.split("\f") for line in page.rstrip("\n").split("\n")]
    place = next((n for n, line in enumerate(lines[:4]) if any(name in line.replace(" ", "") for name in names)), None)  # fmt: skip
    title = lines[place].strip() if place is not None and len(lines[place]) < 30 else ""
    paper = Paper(kind, title or kind, of=of, verbatim=True)
    if not title:
        paper.items.append(Item("title", kind, "# "))
    widest = max((line.count("\t") for line in lines), default=0) + 1
    ruled = False
    for line in lines:
        cells = line.split("\t")
        if len(cells) == 1:
            paper.items.append(Item("line", line, "# " if line.strip() == title and title else ""))
        else:
            if not ruled:
                paper.items.append(Item("row", f"%cols {','.join('2' * widest)}"))
            last = widest - len(cells) + 1
            cells[-1] = f"<{last}>{cells[-1]}" if last > 1 else cells[-1]
            paper.items.append(Item("row", "| " + " | ".join(cells) + " |"))
        ruled = len(cells) > 1
    return paper
