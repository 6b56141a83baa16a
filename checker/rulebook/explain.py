"""A rule in words, for ``explain`` and the handbook."""

from __future__ import annotations

import re

from checker.model.rule import Rule
from checker.writers.words import SEVERITIES

PLACEHOLDER_WORDS = {
    "missing": "缺少的内容", "found": "查到的内容", "document": "文书", "names": "名称", "left": "一处的内容", "right": "另一处的内容",
    "start": "起日", "end": "止日", "elapsed": "经过的时间", "limit": "期限或幅度", "last": "末日",
}  # fmt: skip


def sentence(rule: Rule) -> str:
    """What the rule demands, when, and with which exceptions, as one sentence."""
    said = rule.check.describe()
    if rule.for_each:
        said = f"每一份《{'》《'.join(rule.for_each)}》：{said}"
    if rule.when:
        said = f"在{'，且'.join(c.describe() for c in rule.when)}的情况下，{said}"
    if rule.unless:
        said += f"；但{'，或'.join(c.describe() for c in rule.unless)}的除外"
    return said if said.endswith("？") else said + "。"


def message(rule: Rule) -> str:
    """The rule's message with the places that a finding fills named: 罚款〔查到的内容〕元."""
    return re.sub(
        r"\{(\w+)\}", lambda m: f"〔{PLACEHOLDER_WORDS.get(m.group(1), m.group(1))}〕", rule.message
    )


def period(rule: Rule) -> str:
    """The time of the law, in words; empty when it holds at any time."""
    force = rule.in_force
    if force is None:
        return ""
    start = f"自 {force.from_} 起" if force.from_ else ""
    end = f"至 {force.until} 止" if force.until else ""
    return f"{start}{end}（按{force.by.replace('本案.', '')}判断）"


def explain(rule: Rule) -> str:
    """Several lines for the terminal."""
    lines = [
        f"{rule.id}　{rule.title}（{SEVERITIES[rule.severity][0]}，{rule.stage}）",
        f"要求：{sentence(rule)}",
        f"依据：{'；'.join(rule.basis)}",
        f"适用：{'、'.join(rule.applies)}" + (f"；{period(rule)}" if period(rule) else ""),
        f"对应：{'、'.join(rule.covers)}" + (f"；整治方案问题 {rule.problem}" if rule.problem else ""),
        f"{'不合规' if rule.on_fail == 'fail' else '有疑问'}时说：{message(rule)}",
        f"整改：{rule.advice}",
    ]
    if rule.known_false_positives:
        lines.append(f"可能误报：{'；'.join(rule.known_false_positives)}")
    if rule.note:
        lines.append(f"说明：{rule.note}")
    lines.append(f"出处：{rule.file}:{rule.line}" if rule.line else f"出处：{rule.file}")
    return "\n".join(lines)
