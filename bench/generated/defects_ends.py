"""Cases that end otherwise than by a punishment, and cases that take longer: defects rule by rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from . import rare
from .change import Plan, Register, gaps
from .paper import Paper, Papers
from .scenario import Scenario, add_working_days, working_day

ENDS = Register()
Fault = Callable[[Scenario, Paper], object]
_REPORT = "案件调查终结报告"
_QUIET = {"reply": False, "waiver": False, "hearing": False}


def _ending(
    name: str, rules: str, shows: str, make: rare.Make, change: Fault, may: str = "", plan: Plan | None = None
) -> None:
    """The case ends with a paper of the office that has this fault."""

    def rewrite(s: Scenario, papers: Papers) -> None:
        paper = make(s)
        change(s, paper)
        rare.ends_with(s, papers, paper)

    ENDS.add(name, rules, shows, may, plan, rewrite, **_QUIET, loose=True)


_ending(
    "withdrawn-unapproved",
    "P013a",
    "撤销立案没有负责人签名",
    rare.withdrawn,
    lambda s, p: p.blank("chief"),
    "GEN-09",
)
_ending(
    "withdrawn-why",
    "P013b",
    "撤销立案没有理由",
    rare.withdrawn,
    lambda s, p: p.blank("reason", "handler"),
    "GEN-09",
)
_ending(
    "not-filed-unapproved",
    "PEN-61 PEN-61b",
    "不予立案没有负责人批准",
    rare.not_filed,
    lambda s, p: p.blank("chief"),
    "GEN-09",
)
_ending(
    "not-filed-why",
    "PEN-61 PEN-61c",
    "不予立案没有核查情况和理由",
    rare.not_filed,
    lambda s, p: p.put("reason", ""),
    "GEN-09",
)
_ending(
    "ended-why", "P297a", "终止调查没有理由", rare.ended, lambda s, p: p.blank("reason", "handler"), "GEN-09"
)
_ending("spared-why", "P239a", "不予处罚决定书没有理由和救济途径", rare.spared, lambda s, p: (
    p.drop("remedy"), p.put("reason", f"{s.we}决定对{s.you}不予行政处罚。")), "PEN-11 GEN-39 GEN-13 GEN-31 PEN-12")  # fmt: skip
_ending("handed-on-late", "PEN-52 PEN-52a", "批准移送后数日才移送", rare.transfer, lambda s, p: None, "GEN-09 PEN-51",
        lambda s: s.d.update(handed_on=add_working_days(s.d["reported"], 5)))  # fmt: skip
_ending("handed-on-bare", "PEN-53 PEN-53a", "移送书没有附调查报告和证据", rare.transfer, lambda s, p: p.blank("annexes"), "GEN-09 PEN-51",
        lambda s: s.d.update(handed_on=s.d["reported"]))  # fmt: skip


def _longer(
    name: str, rules: str, shows: str, after_filing: int, until: int, change: Fault | None = None
) -> None:
    """The office lets itself have more than ninety days. ``after_filing``: when that was approved."""

    def plan(s: Scenario) -> None:
        gaps(talked=75)(s)
        s.d["longer"] = working_day(s.d["filed"] + timedelta(after_filing))
        s.d["longer_to"] = working_day(s.d["decided"] + timedelta(until))

    def rewrite(s: Scenario, papers: Papers) -> None:
        paper = rare.longer(s)
        if change:
            change(s, paper)
        papers.add_after(_REPORT, paper)

    ENDS.add(name, rules, shows, "PEN-40 PEN-58 GEN-09", plan, rewrite, **_QUIET)


_longer("longer-by-what-law", "PEN-40 P221a", "延期审批没有依据", 60, 10, lambda s, p: p.put("law", ""))
_longer("longer-than-longer", "PEN-40 PEN-40b", "延长后的期限也已经过了", 60, -12)
_longer("longer-too-late", "PEN-40 PEN-40c", "九十日过了才批准延期", 100, 10)
