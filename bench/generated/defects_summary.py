"""Defects against the requirements of the summary procedure (SIM)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from . import parts
from .change import Register, Rewrite, blanks, drops, gaps, puts, removes
from .houses import write_date
from .paper import Paper, Papers
from .scenario import Scenario, add_working_days, working_day

SUMMARY = Register()
_SPOT = "当场行政处罚决定书"


def _add(name: str, rows: str, shows: str, may: str = "", **rest: object) -> None:
    SUMMARY.add(name, rows, shows, may, small=True, **rest)


_add(
    "spot-too-much",
    "SIM-01 SIM-01a",
    "当场对单位罚款超过三千元",
    "PEN-14",
    fined=True,
    party="company",
    amount=5_000,
)
_add(
    "spot-too-much-person", "SIM-01 SIM-01a", "当场对公民罚款超过二百元", "PEN-14", party="person", amount=500
)
_add(
    "spot-no-receipt",
    "SIM-03 SIM-03b",
    "当场处罚决定书没有当事人签收也未注明",
    "GEN-31 SIM-04",
    papers=drops(_SPOT, "receipt"),
)
_add(
    "spot-no-place", "SIM-04 SIM-04d", "当场处罚决定书没有时间、地点", "SIM-03", papers=drops(_SPOT, "where")
)
_add("spot-unrecorded", "SIM-06 SIM-06a", "当场处罚没有备案", papers=removes("简易程序备案表"))
_add("spot-paid-late", "SIM-09 SIM-09b", "当场收缴的罚款迟交", "SIM-08 PEN-43 PEN-44", plan=gaps(handed=7), collected=True, fined=True,
     party="company", amount=100)  # fmt: skip


@SUMMARY.rewrites("spot-one-officer", "SIM-02 SIM-02a", "一人当场处罚", "GEN-03 SIM-04", small=True)
def _(s: Scenario, papers: Papers) -> None:
    paper, one = papers.get(_SPOT), s.officers[0]
    paper.put("officer_sign", f"执法人员（签名）：{parts.sign(s, one.name)}　执法证号：{one.card}")
    paper.facts["执法人员"] = [one.name]


@SUMMARY.rewrites("spot-no-number", "SIM-03 SIM-03a", "当场处罚决定书没有编号", "GEN-13 PEN-38", small=True)
def _(s: Scenario, papers: Papers) -> None:
    for paper in papers:
        if paper.type == _SPOT:
            paper.number = ""
            paper.facts.pop("文号")
        elif paper.has("no") and paper.type in ("简易程序备案表", "行政处罚信息公示材料"):
            paper.put("no", "")


@SUMMARY.rewrites(
    "spot-no-remedy",
    "SIM-04 SIM-04e",
    "当场处罚决定书没有告知救济途径",
    "SIM-07 GEN-39 GEN-40 GEN-41 GEN-42 GEN-13",
    small=True,
)
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_SPOT).drop("remedy", facts=("复议机关", "诉讼法院"))


@SUMMARY.rewrites("spot-free-choice", "SIM-07 SIM-07a", "当场处罚没有告知先复议", "GEN-42", small=True)
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_SPOT).put("remedy", f"如不服本决定，可以自收到本决定书之日起{s.house.days(60)}内向{s.organ.government}申请行政复议，"
                          f"也可以自收到本决定书之日起{s.house.days(6, '个月')}内直接向{s.organ.court}提起行政诉讼。")  # fmt: skip


@SUMMARY.rewrites("spot-cash", "SIM-08 SIM-08a", "超过一百元当场收缴且没有理由", "SIM-09 PEN-43 PEN-44", small=True, collected=True, fined=True,
                  party="company", amount=800)  # fmt: skip
def _(s: Scenario, papers: Papers) -> None:
    papers.get("罚没票据").put("why", "")


@SUMMARY.rewrites(
    "spot-untold", "SIM-05 SIM-05a", "当场处罚没有告知和听取申辩", "PEN-20 GEN-12 GEN-05 SIM-02", small=True
)
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_SPOT).drop("told")
    for paper in papers:
        if paper.type in ("现场检查笔录", "粮食监督检查记录"):
            paper.put("shown", "执法人员已出示执法证件。")


# ---- rule by rule ------------------------------------------------------------------------------------

_RECORD, _BILL = "简易程序备案表", "罚没票据"
_FINED = {"fined": True, "party": "company"}


def _written(name: str, rules: str, shows: str, write: Rewrite, may: str = "", **options: Any) -> None:
    SUMMARY.add(name, rules, shows, may, papers=write, small=True, **options)


def _spot(
    name: str,
    rules: str,
    shows: str,
    change: Callable[[Scenario, Paper], object],
    may: str = "",
    **options: Any,
) -> None:
    _written(name, rules, shows, lambda s, p: change(s, p.get(_SPOT)), may, **options)


_written(
    "spot-above-range",
    "PEN-14 PEN-14d",
    "当场罚款超过条款上限",
    lambda s, p: None,
    "SIM-01",
    party="person",
    amount=3_000,
)


def _nameless(s: Scenario, p: Paper) -> None:
    p.items = [item for item in p.items if not item.role.startswith("party_")]
    p.facts.pop("当事人名称", None), p.facts.pop("统一社会信用代码", None)


_spot(
    "spot-nobody",
    "SIM-04 S06a",
    "当场处罚决定书没有写当事人",
    _nameless,
    "GEN-13 SIM-03",
    houses=("lines", "prose", "spaced", "ecology"),
)
_spot(
    "spot-unweighed",
    "S07a",
    "当场处罚决定书没有裁量理由",
    lambda s, p: p.drop("discretion"),
    "GEN-25",
    party="company",
)
_spot(
    "spot-pay-when",
    "S08a",
    "当场处罚决定书没有缴款期限和方式",
    lambda s, p: p.put("payment", "罚款请及时缴纳。"),
    "SIM-04 PEN-39",
    **_FINED,
)
_spot(
    "spot-no-surcharge", "S08b", "当场处罚决定书没有逾期加处", lambda s, p: p.drop("late"), "PEN-47", **_FINED
)
_spot(
    "spot-forfeits",
    "SIM-01 SIM-01c",
    "当场没收物品",
    lambda s, p: p.swap("责令", "没收违法收购的粮食，责令", ("penalty",)),
    "PEN-14",
    party="company",
)


@SUMMARY.rewrites(
    "spot-no-card", "SIM-02 SIM-02b", "当场处罚没有出示证件", "GEN-05 SIM-05 GEN-06 GEN-07", small=True
)
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_SPOT).put(
        "told",
        f"已当场告知{s.you}违法事实、处罚理由和依据，听取了{s.you}的陈述和申辩，{s.you}表示没有意见。",
    )
    for paper in papers:
        if paper.type in ("现场检查笔录", "粮食监督检查记录"):
            paper.put("shown", "执法人员说明了来意和检查事项，告知可以申请回避。")
            paper.put("seen_card", "被检查人：不申请回避。")
        if paper.type == "整改复查记录":
            paper.swap("执法人员已出示执法证件。", "")


_spot("spot-handed-later", "SIM-03 SIM-03c", "当场处罚决定书几天后才交付", lambda s, p: p.put(
    "receipt", f"当事人签收：{s.party.head}　{write_date(add_working_days(s.d['inspect'], 3), s.house.form_date)}"), "GEN-31")  # fmt: skip
_spot(
    "spot-no-facts",
    "SIM-04 SIM-04a",
    "当场处罚决定书没有违法行为和证据",
    lambda s, p: p.drop("facts", "evidence"),
)
_spot("spot-no-breach", "SIM-04 SIM-04b", "当场处罚决定书没有违反的条款", lambda s, p: p.drop("breach"))
_spot("spot-no-ground", "SIM-04 SIM-04c", "当场处罚决定书没有处罚依据", lambda s, p: p.put(
    "penalty", f"{s.we}责令{s.you}立即改正，决定罚款{s.money()}。"), "PEN-14", **_FINED)  # fmt: skip
_spot("spot-no-organ", "SIM-04 SIM-04f", "当场处罚决定书没有落款", lambda s, p: p.drop("organ", "date"), "GEN-02 G003a SIM-03",
      houses=("lines", "prose", "spaced", "ecology"))  # fmt: skip
_spot(
    "spot-officers-unsigned",
    "SIM-04 SIM-04g",
    "当场处罚决定书没有执法人员签名",
    lambda s, p: p.put("officer_sign", "执法人员（签名）："),
    "SIM-02",
)
_spot("spot-no-kind", "SIM-04 SIM-04h", "当场处罚决定书没有写处罚", lambda s, p: (
    p.put("penalty", f"依据《中华人民共和国行政处罚法》第五十一条和{parts.law_article(s, s.clause.penalty)}的规定，予以处理。"),
    p.facts.pop("罚款金额", None)), "SIM-08 PEN-14 SIM-01")  # fmt: skip


def _recorded_before(s: Scenario) -> None:
    s.d["filed_with"] = working_day(s.d["inspect"] - timedelta(6))


SUMMARY.add("spot-recorded-before", "SIM-06 SIM-06b", "备案早于决定", "SIM-03", _recorded_before, small=True)
_written("spot-other-number", "SIM-06 SIM-06c", "备案表的编号与决定书不同", puts(
    _RECORD, "no", lambda s: s.house.number(s.organ.prefix, "当罚", s.d["inspect"].year, s.n + 31)))  # fmt: skip
_written(
    "spot-record-bare", "SIM-06 SIM-06d", "备案表没有备案日期和接收人", blanks(_RECORD, "recorded", "taker")
)
_spot("spot-review-upward", "SIM-07 SIM-07b", "告知向上一级部门申请复议", lambda s, p: (
    p.swap(s.organ.government, s.organ.upper, ("remedy",)), p.facts.update(复议机关=s.organ.upper)), "SIM-04 GEN-39")  # fmt: skip
_spot(
    "spot-review-thirty",
    "SIM-07 SIM-07c",
    "复议期限写为三十日",
    lambda s, p: p.swap(s.house.days(60), s.house.days(30), ("remedy",)),
    "SIM-04 GEN-40",
)
_spot("spot-court-only", "SIM-07 SIM-07d", "当场处罚只告知起诉", lambda s, p: (
    p.put("remedy", f"如不服本决定，可以自收到本决定书之日起{s.house.days(6, '个月')}内向{s.organ.court}提起行政诉讼。"), p.facts.pop("复议机关")),
    "SIM-04 GEN-42 GEN-41")  # fmt: skip
_COLLECTED = {"collected": True, "fined": True, "party": "company", "amount": 100}
_written(
    "spot-cash-no-bill", "SIM-09 SIM-09a", "当场收缴没有票据", removes(_BILL), "SIM-08 PEN-43", **_COLLECTED
)
SUMMARY.add(
    "spot-banked-late",
    "SIM-09 SIM-09c",
    "交回机关后迟迟不缴银行",
    "SIM-08 PEN-43",
    gaps(banked=6),
    small=True,
    **_COLLECTED,
)
SUMMARY.add("spot-banked-late-unsaid", "SIM-09 SIM-09d", "收缴后第十个工作日才缴银行，没有写何时交回机关", "SIM-08 PEN-43", gaps(handed=2, banked=8),
            blanks(_BILL, "handed"), small=True, **_COLLECTED)  # fmt: skip
