"""Defects against the requirements of the summary procedure (SIM)."""

from __future__ import annotations

from . import parts
from .change import Register, drops, gaps, removes
from .paper import Papers
from .scenario import Scenario

SUMMARY = Register()
_SPOT = "当场行政处罚决定书"


def _add(name: str, rows: str, shows: str, may: str = "", **rest: object) -> None:
    SUMMARY.add(name, rows, shows, may, small=True, **rest)


_add(
    "spot-too-much", "SIM-01", "当场对单位罚款超过三千元", "PEN-14", fined=True, party="company", amount=5_000
)
_add("spot-too-much-person", "SIM-01", "当场对公民罚款超过二百元", "PEN-14", party="person", amount=500)
_add(
    "spot-no-receipt",
    "SIM-03",
    "当场处罚决定书没有当事人签收也未注明",
    "GEN-31 SIM-04",
    papers=drops(_SPOT, "receipt"),
)
_add("spot-no-place", "SIM-04", "当场处罚决定书没有时间、地点", "SIM-03", papers=drops(_SPOT, "where"))
_add("spot-unrecorded", "SIM-06", "当场处罚没有备案", papers=removes("简易程序备案表"))
_add("spot-paid-late", "SIM-09", "当场收缴的罚款迟交", "SIM-08 PEN-43 PEN-44", plan=gaps(handed=7), collected=True, fined=True,
     party="company", amount=100)  # fmt: skip


@SUMMARY.rewrites("spot-one-officer", "SIM-02", "一人当场处罚", "GEN-03 SIM-04", small=True)
def _(s: Scenario, papers: Papers) -> None:
    paper, one = papers.get(_SPOT), s.officers[0]
    paper.put("officer_sign", f"执法人员（签名）：{parts.sign(s, one.name)}　执法证号：{one.card}")
    paper.facts["执法人员"] = [one.name]


@SUMMARY.rewrites("spot-no-number", "SIM-03", "当场处罚决定书没有编号", "GEN-13 PEN-38", small=True)
def _(s: Scenario, papers: Papers) -> None:
    for paper in papers:
        if paper.type == _SPOT:
            paper.number = ""
            paper.facts.pop("文号")
        elif paper.has("no") and paper.type in ("简易程序备案表", "行政处罚信息公示材料"):
            paper.put("no", "")


@SUMMARY.rewrites(
    "spot-no-remedy",
    "SIM-04",
    "当场处罚决定书没有告知救济途径",
    "SIM-07 GEN-39 GEN-40 GEN-41 GEN-42 GEN-13",
    small=True,
)
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_SPOT).drop("remedy", facts=("复议机关", "诉讼法院"))


@SUMMARY.rewrites("spot-free-choice", "SIM-07", "当场处罚没有告知先复议", "GEN-42", small=True)
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_SPOT).put("remedy", f"如不服本决定，可以自收到本决定书之日起{s.house.days(60)}内向{s.organ.government}申请行政复议，"
                          f"也可以自收到本决定书之日起{s.house.days(6, '个月')}内直接向{s.organ.court}提起行政诉讼。")  # fmt: skip


@SUMMARY.rewrites("spot-cash", "SIM-08", "超过一百元当场收缴且没有理由", "SIM-09 PEN-43 PEN-44", small=True, collected=True, fined=True,
                  party="company", amount=800)  # fmt: skip
def _(s: Scenario, papers: Papers) -> None:
    papers.get("罚没票据").put("why", "")


@SUMMARY.rewrites(
    "spot-untold", "SIM-05", "当场处罚没有告知和听取申辩", "PEN-20 GEN-12 GEN-05 SIM-02", small=True
)
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_SPOT).drop("told")
    for paper in papers:
        if paper.type in ("现场检查笔录", "粮食监督检查记录"):
            paper.put("shown", "执法人员已出示执法证件。")
