"""Defects of the decision and of what follows it, rule by rule: service, publication, payment, enforcement, closing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from . import parts
from .change import Register, Rewrite, blanks, drops, puts, removes
from .houses import write_date
from .paper import Papers
from .scenario import Scenario, add_working_days, working_day

RESULT = Register()
_DECISION, _NOTICE, _APPROVAL = "行政处罚决定书", "行政处罚事先告知书", "行政处罚决定审批表"
_PUBLIC, _BILL, _CLOSING = "行政处罚信息公示材料", "罚没票据", "行政处罚结案审批表"
_QUIET = {"reply": False, "waiver": False, "hearing": False}
_DIRECT = {"service": "direct"}
_CAPITALS = ("forms", "prose", "spaced", "office")


def other_number(s: Scenario) -> str:
    return s.house.number(s.organ.prefix, s.house.code, s.d["decided"].year, s.n + 31)


# ---- decision ---------------------------------------------------------------------------------------


@RESULT.rewrites(
    "capitals-differ", "G128a", "决定书的大写与小写不一致", "PEN-24 PEN-37 PEN-14 P190a", houses=_CAPITALS
)
def _(s: Scenario, papers: Papers) -> None:
    from .houses import capital_money

    other = capital_money(s.amount + 1000)
    paper = papers.get(_DECISION)
    paper.swap(capital_money(s.amount), other, ("penalty",))
    paper.facts.pop("罚款金额")


@RESULT.rewrites("decision-unnumbered", "GEN-13 GEN-13a", "决定书没有文号", "PEN-38 G103c")
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get(_DECISION)
    paper.number = ""
    paper.facts.pop("文号")


RESULT.add("remedy-where", "P213b", "决定书只写向有关机关复议、向法院起诉", "GEN-39 GEN-13 PEN-38", papers=lambda s, p: (
    p.get(_DECISION).put("remedy", f"如不服本处罚决定，可以在收到本决定书之日起{s.house.days(60)}内依法申请行政复议，"
                         f"也可以在{s.house.days(6, '个月')}内依法提起行政诉讼。"), p.get(_DECISION).facts.pop("复议机关", None),
    p.get(_DECISION).facts.pop("诉讼法院")))  # fmt: skip
RESULT.add("still-proposed", "P218a", "决定书仍写拟作出处罚", "PEN-38 PEN-24", papers=puts(
    _DECISION, "basis", lambda s: f"依据{parts.law_article(s, s.clause.penalty)}的规定，{s.we}拟对{s.you}作出如下行政处罚："))  # fmt: skip
RESULT.add("order-as-penalty", "P219a", "责令改正写成行政处罚", "PEN-05", papers=puts(
    _DECISION, "basis", lambda s: f"依据{parts.law_article(s, s.clause.penalty)}的规定，{s.we}决定给予{s.you}责令改正的行政处罚，并处："))  # fmt: skip


def _benchmark(s: Scenario) -> None:
    """The benchmark of the office gives a milder range for what the decision calls ordinary."""
    clause = parts.law_article(s, s.clause.penalty)
    s.settings = {"机关": s.organ.name, "裁量基准": "benchmark.csv"}
    s.options["benchmark"] = [(clause, "一般", "1000", str(max(s.amount - 3000, 2000)))]


RESULT.add(
    "above-benchmark",
    "P223a",
    "罚款超过本机关裁量基准的档次",
    "GEN-26 PEN-14 GEN-25",
    plan=_benchmark,
    big=True,
    form="docx",
    clause="bond",
)
RESULT.add("approved-otherwise", "PEN-37 PEN-37c", "决定的罚款与审批表不同", "P190a GEN-24", discussed=False, hearing=False, papers=lambda s, p: (
    p.get(_APPROVAL).swap(s.money(), s.money(s.amount - 1000), ("handler",))))  # fmt: skip
RESULT.add("paid-without-decision", "PEN-38 PEN-38a", "没有决定书就缴了罚款", "PEN-41 GEN-31 PEN-60 PEN-40 GEN-28 PEN-39", service="direct",
           papers=removes(_DECISION))  # fmt: skip
RESULT.add(
    "no-breach", "PEN-38 PEN-38d", "决定书没有违反的条款", "GEN-13 PEN-24", papers=drops(_DECISION, "breach")
)
RESULT.add("no-kind", "PEN-38 PEN-38f", "决定书没有处罚内容", "GEN-13 PEN-24 PEN-37 PEN-39 PEN-14 PEN-05 P190a G118e P292b", papers=lambda s, p: (
    p.get(_DECISION).drop("penalty", facts=("罚款金额",)), p.get(_DECISION).put("basis", f"依据{parts.law_article(s, s.clause.penalty)}的规定，予以处理。")))  # fmt: skip


@RESULT.plans(
    "reported-after-decision",
    "PEN-58 PEN-58a",
    "作出决定以后才调查终结",
    "PEN-37 GEN-22 GEN-09 GEN-16 PEN-20 PEN-34 P118a",
    legal=False,
)
def _(s: Scenario) -> None:
    s.d["reported"] = add_working_days(s.d["decided"], 2)


# ---- service ----------------------------------------------------------------------------------------


@RESULT.rewrites("hearing-notice-unserved", "GEN-31 GEN-31c", "没有听证告知书的送达回证", "PEN-25 PEN-26", hearing_right=True,
                 service="direct", houses=("prose", "spaced", "ecology", "office"), **_QUIET)  # fmt: skip
def _(s: Scenario, papers: Papers) -> None:
    papers.remove(papers.receipt("行政处罚听证告知书"))
    papers.get("行政处罚听证告知书").facts.pop("送达日期")


@RESULT.rewrites(
    "posted-unproved",
    "GEN-35 GEN-35a",
    "送达回证写邮寄送达，没有邮寄凭证",
    "GEN-31 GEN-33 GEN-37 PEN-41",
    service="direct",
)
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.receipt(_DECISION)
    paper.put("way", "邮寄送达")
    paper.put("signed", "")
    papers.get(_DECISION).facts.pop("送达日期")


def _in_2021(s: Scenario) -> None:
    s.schedule(date(2021, 7, 19))


RESULT.add("announced-thirty-then", "GEN-36 GEN-36c", "二〇二一年公告三十日", "PEN-41 PEN-42 PEN-40 GEN-31", plan=_in_2021, service="announce",
           **_QUIET)  # fmt: skip


def _receipt(name: str, rules: str, shows: str, may: str, papers: Rewrite) -> None:
    RESULT.add(name, rules, shows, may, papers=papers, **_DIRECT)


_receipt("receipt-bare", "P252a", "送达回证没有文书名称、受送达人和方式", "GEN-31 GEN-33 PEN-41 GEN-32 P253a P253b",
         lambda s, p: p.receipt(_DECISION).blank("to", "way"))  # fmt: skip
_receipt("receipt-of-another", "P253a", "受送达人是别人", "PEN-09 GEN-31",
         lambda s, p: p.receipt(_DECISION).put("to", s.witness))  # fmt: skip
_receipt("receipt-other-number", "P253b", "送达回证的文号与决定书不同", "GEN-31",
         lambda s, p: p.receipt(_DECISION).put("papers", f"《{s.house.call(_DECISION)}》{other_number(s)}"))  # fmt: skip
_receipt(
    "nobody-served",
    "P261a",
    "送达回证没有送达人",
    "GEN-31",
    lambda s, p: p.receipt(_DECISION).blank("server"),
)
RESULT.add("where-to-send", "P262a", "送达地址确认书没有地址和签名", "GEN-35 GEN-32", service="post", papers=lambda s, p: (
    p.get("送达地址确认书").put("body", f"受送达人{s.party.name}同意以邮寄方式送达。"),
    p.get("送达地址确认书").put("party_sign", "送达地址：<br>受送达人签名：")))  # fmt: skip


def _before(key: str, days: int) -> Rewrite:
    """The receipt of the paper dated ``key`` says it was served that many days before."""

    def rewrite(s: Scenario, papers: Papers) -> None:
        kind, served = (_DECISION, "served") if key == "decided" else (_NOTICE, "notice_served")
        early = working_day(s.d[key] - timedelta(days))
        written = write_date(early, s.house.form_date)
        paper = papers.receipt(kind)
        paper.swap(write_date(s.d[served], s.house.form_date), written)
        papers.get(kind).facts["送达日期"] = early

    return rewrite


RESULT.add(
    "served-before-decision",
    "P265a",
    "送达早于决定",
    "PEN-58 PEN-41 GEN-38 PEN-42",
    papers=_before("decided", 6),
    **_DIRECT,
)
RESULT.add("served-before-notice", "P265b", "告知书送达早于告知书日期", "PEN-58 PEN-20 PEN-21", papers=_before("notice", 6),
           notice_service="direct", **_QUIET)  # fmt: skip


# ---- publication ------------------------------------------------------------------------------------


def _public(name: str, rules: str, shows: str, write: Rewrite, may: str = "", **options: Any) -> None:
    RESULT.add(name, rules, shows, "PEN-56 " + may, papers=write, **options)


_public("published-where", "G152a", "公示材料没有平台", blanks(_PUBLIC, "where"))
_public(
    "published-number",
    "G153a",
    "公示的文号与决定书不同",
    lambda s, p: p.get(_PUBLIC).put("no", other_number(s)),
)
_public(
    "published-sum",
    "G153b",
    "公示的罚款与决定书不同",
    lambda s, p: p.get(_PUBLIC).swap(s.money(), s.money(s.amount + 2000), ("result",)),
)
_public("published-other-day", "G153c", "公示的决定日期与决定书不同", puts(
    _PUBLIC, "decided", lambda s: write_date(s.d["decided"] - timedelta(31), s.house.form_date)))  # fmt: skip
_public("published-name", "G153d", "公示的当事人与决定书不同", lambda s, p: p.get(_PUBLIC).swap("有限", "实业有限", ("party_name",)),
        "PEN-09", party="company")  # fmt: skip
_public("never-published", "GEN-28b", "结案了没有公示", removes(_PUBLIC), "GEN-28")


@RESULT.plans("published-before", "GEN-28 GEN-28c", "公示早于决定", "PEN-56 PEN-58")
def _(s: Scenario) -> None:
    s.d["published"] = working_day(s.d["decided"] - timedelta(8))


def _taken_down(s: Scenario, papers: Papers, days: int, why: str) -> None:
    paper = papers.get(_PUBLIC)
    undone = add_working_days(s.d["closed"], 10)
    paper.ask("undone", "处罚决定撤销日期", write_date(undone, s.house.form_date))
    paper.ask("down", "撤下日期", write_date(add_working_days(undone, days), s.house.form_date))
    paper.ask("down_why", "备注", why, wide=True)


_public(
    "taken-down-late",
    "GEN-29 GEN-29a",
    "决定被撤销后迟迟不撤下公示",
    lambda s, p: _taken_down(s, p, 12, "因行政复议决定撤销，撤下公示。"),
)
_public("taken-down-why", "GEN-29 GEN-29b", "撤下公示没有说明", lambda s, p: _taken_down(s, p, 1, "已处理"))
