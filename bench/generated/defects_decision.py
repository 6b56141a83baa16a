"""Defects in the decision, its approval, execution and closing (PEN-36 to PEN-60)."""

from __future__ import annotations

from datetime import timedelta

from . import decision, inquiry, parts
from .change import Register, drops, gaps, removes
from .houses import write_date
from .paper import Paper, Papers
from .scenario import Scenario, add_working_days, working_day

AFTER = Register()
_DECISION = "行政处罚决定书"


@AFTER.plans(
    "not-discussed",
    "PEN-36 PEN-36f",
    "自认情节复杂、重大而未集体讨论",
    "GEN-24 GEN-26",
    discussed=False,
    hearing=False,
)
def _(s: Scenario) -> None:
    s.options["grave"] = True


AFTER.add("approval-unsigned", "PEN-37 P202a", "处罚决定没有负责人批准", "GEN-09",
          papers=lambda s, p: p.get("行政处罚决定审批表").put("chief", ""))  # fmt: skip
AFTER.add(
    "no-investigation-report",
    "PEN-37 P101a",
    "没有调查终结报告",
    "PEN-58 GEN-09",
    papers=removes("案件调查终结报告"),
)
AFTER.add(
    "no-approval",
    "PEN-37 PEN-37b",
    "没有处罚决定审批表",
    "GEN-09 GEN-12",
    papers=removes("行政处罚决定审批表"),
    discussed=False,
    hearing=False,
)


@AFTER.rewrites("approved-after", "PEN-37 PEN-37a", "先作决定后审批", "PEN-58 GEN-09")
def _(s: Scenario, papers: Papers) -> None:
    kept = s.d["approved"]
    s.d["approved"] = add_working_days(s.d["decided"], 3)
    papers[papers.index(papers.get("行政处罚决定审批表"))] = decision.approval(s)
    s.d["approved"] = kept


AFTER.add("no-evidence", "PEN-38 PEN-38c", "决定书没有证据", "GEN-13 GEN-14 GEN-15 PEN-31", papers=drops(_DECISION, "evidence"),
          houses=("forms", "lines", "prose", "spaced", "commission", "ecology"))  # fmt: skip
AFTER.add("no-address", "PEN-38 PEN-38b", "决定书没有当事人地址", "GEN-13 PEN-09", papers=drops(_DECISION, "party_address"),
          houses=("forms", "lines", "spaced", "commission", "ecology", "office"))  # fmt: skip
AFTER.add("no-remedy", "PEN-38 P213a PEN-38i", "决定书没有告知复议和诉讼",
          "GEN-13 GEN-39 GEN-40 GEN-41 GEN-43", papers=lambda s, p: _silence(p))  # fmt: skip
AFTER.add("no-legal-ground", "PEN-38 PEN-38e", "决定书没有处罚依据", "GEN-13 PEN-14 PEN-24 GEN-50 PEN-20",
          papers=lambda s, p: p.get(_DECISION).put("basis", f"{s.we}决定对{s.you}作出如下行政处罚："))  # fmt: skip
AFTER.add(
    "no-date",
    "PEN-38 PEN-38h",
    "决定书没有日期",
    "GEN-13 PEN-40 PEN-41 PEN-58 GEN-28",
    papers=lambda s, p: _undated(s, p),
)
AFTER.add(
    "no-way-to-pay",
    "PEN-38 PEN-39a PEN-47a",
    "决定书没有履行方式和期限",
    "GEN-13 PEN-39 PEN-42 PEN-47",
    papers=drops(_DECISION, "payment", "late"),
)


def _silence(papers: Papers) -> None:
    paper = papers.get(_DECISION)
    paper.drop("remedy", "enforce", facts=("复议机关", "诉讼法院"))
    if paper.has("stay"):
        paper.drop("stay")


def _undated(s: Scenario, papers: Papers) -> None:
    paper = papers.get(_DECISION)
    written = write_date(s.d["decided"], s.house.seal_date)
    paper.swap(written, "", ("date",))
    paper.facts.pop("决定日期")


@AFTER.rewrites("no-seal", "PEN-38 P217a", "决定书没有印章", "GEN-13", form="docx")
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get(_DECISION)
    paper.swap("«seal»", "", ("organ", "date"))


@AFTER.rewrites("no-bank", "PEN-39 PEN-39a", "决定书没有代收机构", "PEN-38 PEN-42 PEN-43")
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_DECISION).put("payment", f"{s.you}应当自收到本决定书之日起{s.house.days(15)}内缴纳罚款。")


AFTER.add(
    "too-long",
    "PEN-40 PEN-40a",
    "立案后超过九十日作出决定",
    plan=gaps(talked=75),
    **{"reply": False, "waiver": False, "hearing": False},
)
AFTER.add("served-late", "PEN-41 PEN-41a", "超过七个工作日才送达", plan=gaps(served=13), service="direct")


@AFTER.rewrites("pay-in-seven", "PEN-42 PEN-42a", "缴款期限写为七日", "PEN-38 PEN-39")
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_DECISION).swap(s.house.days(15), s.house.days(7), ("payment",))


@AFTER.rewrites("own-account", "PEN-43 PEN-43b PEN-43a", "罚款缴入本机关账户", "PEN-39 PEN-60 PEN-44")
def _(s: Scenario, papers: Papers) -> None:
    papers.get("罚没票据").put("account", f"{s.organ.name}（基本存款账户）")
    papers.get(_DECISION).put(
        "payment",
        f"{s.you}应当自收到本决定书之日起{s.house.days(15)}内将罚款缴至{s.organ.name}基本存款账户（{s.organ.address}）。",
    )


@AFTER.rewrites(
    "cash-on-the-spot", "PEN-44 PEN-44a", "普通程序当场收缴罚款", "PEN-43 PEN-39 PEN-42 PEN-38 PEN-60"
)
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_DECISION).put("payment", f"罚款由执法人员{s.officers[0].name}当场收缴。")
    bill = papers.get("罚没票据")
    bill.put("account", f"执法人员{s.officers[0].name}当场收缴")
    bill.put("bank", "")


@AFTER.rewrites(
    "paid-by-parts", "PEN-45 PEN-45a", "分期缴纳没有批准", "PEN-46 PEN-42 PEN-60 PEN-43", service="direct"
)
def _(s: Scenario, papers: Papers) -> None:
    paper = parts.paper(s, "延期(分期)缴纳罚款申请及批准书", "延期（分期）缴纳罚款申请书")
    paper.say("to", f"{s.organ.name}：", "~ ")
    paper.say(
        "body",
        f"因资金困难，申请将罚款{s.money()}分两期缴纳，首期于{s.on('paid')}缴纳一半，余款两个月内缴清。",
    )
    paper.say("party_sign", f"申请人：{s.party.name}", "> ")
    paper.say("date", s.on("served"), "> ")
    paper.say("head", "审批意见：", "~ ")
    papers.add_after(_DECISION, paper)
    papers.get("行政处罚结案审批表").swap("当事人缴清", "当事人分期缴纳第一期，其后按申请分期缴清")


def surcharge(s: Scenario, amount: int, days: int) -> Paper:
    paper = parts.paper(s, "加处罚款决定书", outward=True)
    paper.number = parts.number(s, "surcharge")
    parts.party_block(s, paper)
    paper.facts.clear()
    day = working_day(s.d["served"] + timedelta(15 + days))
    s.d["surcharged"] = day
    paper.say("body", f"{s.you}未在规定期限内缴纳{parts.number(s, 'decision')}决定的罚款{s.money()}，逾期{days}日。依据《中华人民共和国行政处罚法》"
              f"第七十二条的规定，每日按罚款数额的百分之三加处罚款，决定加处罚款{s.money(amount)}。")  # fmt: skip
    paper.say(
        "remedy",
        f"如不服本决定，可以在{s.house.days(60)}内向{s.organ.government}申请行政复议，或者在{s.house.days(6, '个月')}内向{s.organ.court}提起行政诉讼。",
    )
    parts.close(s, paper, "surcharged")
    return paper


def _paid_late(s: Scenario) -> None:
    gaps(paid=60)(s)


@AFTER.rewrites(
    "surcharge-too-high",
    "PEN-46 PEN-46a",
    "加处罚款超过本金",
    "PEN-42 PEN-60 PEN-47 PEN-45 GEN-31",
    plan=_paid_late,
    service="direct",
    year=2024,
)
def _(s: Scenario, papers: Papers) -> None:
    papers.add_after("送达回证", surcharge(s, s.amount * 6 // 5, 40))


@AFTER.rewrites("surcharge-untold", "PEN-47 PEN-47b", "没有告知加处标准而加处罚款", "PEN-39 PEN-46 PEN-42 PEN-60 PEN-38 GEN-31 PEN-45", plan=_paid_late,
                service="direct", year=2024)  # fmt: skip
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_DECISION).drop("late")
    papers.add_after("送达回证", surcharge(s, s.amount * 30 // 100, 10))


@AFTER.rewrites(
    "identity-shown", "PEN-57 PEN-57a", "公示了公民的完整身份证号和住址", "GEN-28 PEN-56", party="person"
)
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get("行政处罚信息公示材料")
    paper.put("party_name", f"{s.party.name}（住{s.party.address}，电话{s.party.phone}）")
    paper.put("party_code", s.party.code)


@AFTER.rewrites(
    "report-after-notice", "PEN-58 PEN-58c", "调查终结报告晚于告知", "PEN-37 GEN-22 GEN-09 GEN-16 PEN-20"
)
def _(s: Scenario, papers: Papers) -> None:
    kept = s.d["reported"]
    s.d["reported"] = add_working_days(s.d["notice_served"], 1)
    papers[papers.index(papers.get("案件调查终结报告"))] = inquiry.report(s)
    s.d["reported"] = kept


AFTER.add(
    "not-closed", "PEN-60 PEN-60a", "没有结案文书", "GEN-48 PEN-59", papers=removes("行政处罚结案审批表")
)
AFTER.add("no-bill", "PEN-60 P271a", "结案没有缴款凭证", "PEN-42 PEN-43", papers=removes("罚没票据"))
