"""Defects of payment, enforcement and closing, rule by rule."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from . import parts, rare
from .change import Plan, Register, Rewrite, blanks, drops, gaps, puts, removes
from .defects_decision import surcharge
from .defects_result import other_number
from .houses import write_date
from .paper import Papers
from .scenario import Scenario, add_working_days, working_day
from .service import payment, receipt

EXECUTION = Register()
_PUBLIC, _BILL, _CLOSING = "行政处罚信息公示材料", "罚没票据", "行政处罚结案审批表"
_DIRECT = {"service": "direct"}


# ---- payment and enforcement ------------------------------------------------------------------------

EXECUTION.add(
    "paid-short",
    "P272a",
    "缴款少于罚款",
    "PEN-60 PEN-42",
    papers=puts(_BILL, "sum", lambda s: f"{s.amount - 500}.00"),
)
EXECUTION.add(
    "paid-late",
    "P272b",
    "逾期缴款没有加处也没有说明",
    "PEN-42 PEN-46 PEN-60",
    plan=gaps(paid=60),
    year=2024,
    **_DIRECT,
)


def _later(s: Scenario, papers: Papers, asked: date, why: str) -> None:
    paper = parts.paper(s, "延期(分期)缴纳罚款申请及批准书", "延期（分期）缴纳罚款审批表")
    paper.ask("party_name", "申请人", s.party.name)
    paper.ask("asked", "申请日期", write_date(asked, s.house.form_date))
    paper.ask("why", "申请事项及理由", why, wide=True)
    parts.steps(s, paper, "建议同意。", f"同意延期至{s.on('paid')}。", (add_working_days(asked, 2),))
    papers.add_after("送达回证", paper)


_SLOW = {"plan": gaps(paid=60), "year": 2024, "service": "direct"}
EXECUTION.add("later-why", "P274a", "延期缴纳没有说明经济困难", "PEN-42 PEN-45", **_SLOW,
           papers=lambda s, p: _later(s, p, add_working_days(s.d["served"], 3), f"申请延期至{s.on('paid')}前缴纳罚款{s.money()}。"))  # fmt: skip
EXECUTION.add("asked-too-late", "PEN-45 PEN-45b", "缴款期满后才申请延期", "PEN-42", **_SLOW,
           papers=lambda s, p: _later(s, p, working_day(s.d["served"] + timedelta(30)), f"资金周转困难，申请延期缴纳罚款{s.money()}。"))  # fmt: skip


@EXECUTION.rewrites(
    "paid-twice-unapproved",
    "PEN-45 PEN-45c",
    "分两次缴纳，过了期限没有批准",
    "PEN-42 PEN-46 PEN-60 P272a P272b",
    **_SLOW,
)
def _(s: Scenario, papers: Papers) -> None:
    first = papers.get(_BILL)
    first.put("sum", f"{s.amount - 1000}.00")
    first.put("item", "罚款收入（第一期）")
    kept = s.d["paid"]
    s.d["paid"] = working_day(kept + timedelta(20))
    second = payment(s)
    s.d["paid"] = kept
    second.put("sum", "1000.00")
    second.put("item", "罚款收入（第二期）")
    papers.add_after(_BILL, second)
    papers.get(_CLOSING).swap("当事人缴清", "当事人分两期缴清", ("done",))


def _overdue(s: Scenario) -> str:
    """The ten days, written out."""
    first = working_day(s.d["served"] + timedelta(15)) + timedelta(1)
    return f"自{write_date(first, s.house.date)}起至{write_date(first + timedelta(9), s.house.date)}止"


def _surcharge(
    name: str, rules: str, shows: str, percent: int, days: int, change: Rewrite | None = None
) -> None:
    def rewrite(s: Scenario, papers: Papers) -> None:
        paper = surcharge(s, s.amount * percent // 100, days)
        papers.add_after("送达回证", paper)
        if change:
            change(s, papers)

    EXECUTION.add(
        name, rules, shows, "PEN-42 PEN-60 PEN-47 PEN-45 GEN-31 PEN-46 P272a", papers=rewrite, **_SLOW
    )


def _five_in_a_hundred(s: Scenario, papers: Papers) -> None:
    decision = papers.get("行政处罚决定书")
    if any("3%" in item.text for item in decision.items):
        decision.swap("3%", "5%")
    else:
        decision.swap("百分之三", "百分之五")


_surcharge("surcharge-by-five", "PEN-46 PEN-46b", "加处罚款按每日百分之五计算", 50, 10,
           lambda s, p: p.get("加处罚款决定书").swap("逾期10日", f"{_overdue(s)}，逾期10日") or p.get("加处罚款决定书").swap("百分之三", "百分之五"))  # fmt: skip
EXECUTION.add(
    "surcharge-told-too-high",
    "PEN-46 PEN-46e",
    "决定书告知每日百分之五加处罚款",
    "PEN-47",
    papers=_five_in_a_hundred,
)
_surcharge("surcharge-too-early", "PEN-46 PEN-46c", "缴款期内就开始加处", 30, 10, lambda s, p: p.get("加处罚款决定书").swap(
    "未在规定期限内缴纳", f"自{write_date(s.d['served'] + timedelta(5), s.house.date)}起逾期未缴纳"))  # fmt: skip


def _to_court(
    name: str, rules: str, shows: str, urged: int, asked: int, change: Rewrite, may: str = ""
) -> None:
    """Unpaid, and brought to court. ``urged``, ``asked``: days after service of the decision."""

    def plan(s: Scenario) -> None:
        s.d["urged"] = working_day(s.d["served"] + timedelta(urged))
        s.d["to_court"] = working_day(s.d["served"] + timedelta(asked))
        s.d["closed"] = add_working_days(s.d["to_court"], 30)
        s.d["archived"] = add_working_days(s.d["closed"], 5)
        s.d["urge_served"] = add_working_days(s.d["urged"], 1)

    def rewrite(s: Scenario, papers: Papers) -> None:
        urging = rare.reminder(s)
        papers.remove_all(_BILL)
        papers.add_after(_PUBLIC, rare.ruling(s))
        papers.add_after(_PUBLIC, rare.to_court(s))
        papers.add_after(_PUBLIC, receipt(s, urging, "urge_served", "direct"))
        papers.add_after(_PUBLIC, urging)
        papers.get(_CLOSING).put(
            "done", f"{s.on('served')}送达，当事人未缴纳，已由{s.organ.court}裁定准予强制执行并执行到位。"
        )
        change(s, papers)

    EXECUTION.add(
        name,
        rules,
        shows,
        "PEN-42 PEN-46 PEN-60 P271a ENF-23 ENF-24 GEN-31 PEN-58 P272b PEN-48 " + may,
        plan,
        rewrite,
        year=2023,
        **_DIRECT,
    )


_to_court("not-urged", "P276a", "没有催告就申请强制执行", 200, 230, removes("履行行政处罚决定催告书"))
_to_court(
    "urged-before-service", "GEN-36d", "决定书还没有送达就催告", -2, 230, lambda s, p: None, "GEN-36 P276"
)
_to_court("urged-just-before", "P277a", "催告后几天就申请强制执行", 222, 228, lambda s, p: None)
_to_court("court-too-early", "P278a", "起诉期限未满就申请强制执行", 60, 100, lambda s, p: None)
_to_court(
    "court-too-late",
    "P278b",
    "起诉期限届满三个月后才申请强制执行",
    240,
    330,
    removes("法院强制执行文书"),
    "P283a",
)
_to_court("court-asked-what", "P279a", "强制执行申请书没有法院、申请事项和催告情况", 200, 230,
          drops("强制执行申请书", "court", "wish", "urged", "ground"))  # fmt: skip
_to_court("no-ruling", "P283a", "申请强制执行后没有法院的裁定", 200, 230, removes("法院强制执行文书"))


# ---- closing ----------------------------------------------------------------------------------------


def _closing(
    name: str, rules: str, shows: str, write: Rewrite, may: str = "", plan: Plan | None = None, **options: Any
) -> None:
    EXECUTION.add(name, rules, shows, "PEN-60 " + may, plan, write, **options)


_closing(
    "closed-what", "P292a", "结案审批表没有当事人、案由和文号", blanks(_CLOSING, "cause", "party_name", "no")
)
_closing("closed-other-sum", "P292b", "结案审批表的罚款与决定书不同",
         lambda s, p: p.get(_CLOSING).swap(s.money(), s.money(s.amount + 1000)), "PEN-43 P272a")  # fmt: skip
_closing("closed-how", "P293a", "结案审批表没有执行情况", blanks(_CLOSING, "done"), "PEN-59")
_closing("closed-unsigned", "P295a", "结案审批表没有负责人签名", blanks(_CLOSING, "chief"), "GEN-09")
_closing(
    "closed-why",
    "P295b",
    "结案审批表没有执行情况和承办意见",
    blanks(_CLOSING, "done", "handler"),
    "PEN-59 GEN-09 P293a",
)
_closing("closed-unpaid", "P296a", "结案早于缴款", lambda s, p: None, "PEN-58",
         lambda s: s.d.update(closed=working_day(s.d["paid"] - timedelta(3))), service="direct", lasting=True)  # fmt: skip
_closing("closed-unserved", "P296b", "结案早于送达", lambda s, p: None, "PEN-58 P296a",
         lambda s: s.d.update(closed=add_working_days(s.d["decided"], 1)), service="announce")  # fmt: skip
_closing(
    "closed-other-number",
    "PEN-60b",
    "结案审批表的文号与决定书不同",
    lambda s, p: p.get(_CLOSING).put("no", other_number(s)),
)
_closing("closed-other-party", "PEN-60c", "结案审批表的当事人与决定书不同", lambda s, p: (
    p.get(_CLOSING).swap("有限", "实业有限", ("party_name", "cause"))), "PEN-09", party="company")  # fmt: skip
