"""Defects of the parties' papers, of filing and of the papers drawn up in the inquiry, rule by rule."""

from __future__ import annotations

from datetime import timedelta

from . import parts, rare
from .change import Register, adds, blanks, both, cuts, drops, puts, removes
from .houses import write_date
from .paper import Papers
from .scenario import Scenario, add_working_days, working_day
from .traps import by_proxy

FILING = Register()
_DECISION, _FILING, _INTERVIEW = "行政处罚决定书", "立案审批表", "询问笔录"
_REPORT, _KEPT, _ORDER = "案件调查终结报告", "先行登记保存证据通知书", "责令改正通知书"
_LATER = {"first_order": False, "inspect_first": False}


def _inspection(papers: Papers) -> str:
    return "现场检查笔录" if papers.has("现场检查笔录") else "粮食监督检查记录"


# ---- who: the party, its agent, the officers --------------------------------------------------------

FILING.add("owner-unnamed", "G017a", "个体工商户没有写经营者", "PEN-38 PEN-09", papers=drops(_DECISION, "party_head"), party="household",
           houses=("forms", "lines", "spaced", "commission", "ecology", "office"))  # fmt: skip


@FILING.rewrites("agent-unauthorised", "G019a", "代理人接受询问，没有授权委托书", "GEN-32 GEN-33 P253a", party="company",
                 service="direct", notice_service="direct")  # fmt: skip
def _(s: Scenario, papers: Papers) -> None:
    papers.remove(by_proxy(s, papers))


def _agent(name: str, rules: str, shows: str, *roles: str) -> None:
    def rewrite(s: Scenario, papers: Papers) -> None:
        by_proxy(s, papers).drop(*roles)

    FILING.add(name, rules, shows, "GEN-32 PEN-29", papers=rewrite, party="company", service="direct", notice_service="direct")  # fmt: skip


_agent("letter-without-powers", "G020a", "授权委托书没有写事项和期限", "matter", "period")
_agent("letter-unsigned", "G020b", "授权委托书没有委托人签章", "signed")


@FILING.rewrites("asked-before-authorised", "G021a", "代理人先接受询问，后取得授权", "GEN-32", party="company", service="direct",
                 notice_service="direct")  # fmt: skip
def _(s: Scenario, papers: Papers) -> None:
    paper = by_proxy(s, papers)
    late = write_date(add_working_days(s.d["interview"], 6), s.house.form_date)
    paper.swap(s.form_on("interview"), late, ("signed",))


@FILING.rewrites(
    "one-of-two-signs", "GEN-03 GEN-03b", "检查笔录列两名执法人员，只有一人签名", "GEN-18 GEN-17"
)
def _(s: Scenario, papers: Papers) -> None:
    both_names = parts.sign(s, *s.officer_names)  # the one who signs wrote the record, too
    papers.get(_inspection(papers)).swap(both_names, parts.sign(s, s.recorder.name), ("officer_sign",))


@FILING.rewrites("one-keeps", "GEN-03 GEN-03c", "先行登记保存只有一名执法人员", "GEN-16 PEN-17", keep=True)
def _(s: Scenario, papers: Papers) -> None:
    both_names = parts.sign(s, *s.officer_names)
    papers.get(_KEPT).swap(both_names, parts.sign(s, s.officers[0].name), ("party_sign",))


@FILING.rewrites("recusal-untold", "GEN-06 GEN-06a", "笔录没有告知申请回避的权利", "GEN-05 GEN-07")
def _(s: Scenario, papers: Papers) -> None:
    record = papers.get(_inspection(papers))
    record.put("shown", f"执法人员{'、'.join(s.officer_names)}向当事人出示执法证件，说明来意。")
    record.put("seen_card", "被检查人：证件看清楚了。")
    asked = papers.get(_INTERVIEW)
    asked.put("rights", "问：你应当如实回答询问，不得提供虚假材料，听清楚了吗？")


FILING.add("recusal-unanswered", "GEN-07 GEN-07a", "当事人申请回避，没有决定", papers=adds(_INTERVIEW, rare.recusal))  # fmt: skip


def _entrusted(name: str, rules: str, shows: str, old: str, new: str) -> None:
    def rewrite(s: Scenario, papers: Papers) -> None:
        paper = rare.entrusting(s)
        paper.swap(old, new)
        papers.add_after(_FILING, paper)

    FILING.add(name, rules, shows, "G006a", papers=rewrite)


_entrusted("entrusted-for-ever", "PEN-04 PEN-04a", "委托书没有写委托期限", "委托期限", "有关责任")
_entrusted(
    "entrusted-onward",
    "PEN-04 PEN-04b",
    "委托书允许再委托",
    "不得再委托",
    "可以视情况转委托乡镇综合执法队实施",
)


# ---- filing -----------------------------------------------------------------------------------------


def _filing(name: str, rules: str, shows: str, *roles: str, may: str = "") -> None:
    FILING.add(name, rules, shows, may, papers=blanks(_FILING, *roles))


_filing("no-cause", "G117a", "立案审批表没有写案由", "cause")
_filing("no-filing-number", "GEN-08 GEN-08d", "立案审批表没有编号", "case_no")
_filing("no-handler", "GEN-09 GEN-09a", "立案审批表没有承办人意见", "handler", may="GEN-08")
_filing("no-story", "P007a", "立案审批表没有写案情", "story")
_filing("no-suspicion", "P008a", "立案审批表没有写涉嫌违反的条款", "suspected")
FILING.add("no-origin", "P004a", "全卷没有写案件来源", "PEN-61 PEN-01 GEN-08",
           papers=both(blanks(_FILING, "origin"), removes("案件来源登记表")))  # fmt: skip


@FILING.rewrites("party-left-blank", "P006a", "立案审批表没有填当事人", "PEN-09")
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get(_FILING)
    for item in paper.items:
        if item.role.startswith("party_"):
            item.text = ""
    paper.facts.pop("当事人名称"), paper.facts.pop("统一社会信用代码", None)


FILING.add(
    "never-filed", "GEN-08 GEN-08a", "没有立案审批表", "GEN-09 PEN-01 PEN-40 PEN-58", papers=removes(_FILING)
)
FILING.add("filing-refused", "GEN-08 GEN-08c", "负责人不同意立案，仍然办理", "GEN-09 PEN-37",
           papers=puts(_FILING, "chief", lambda s: parts.opinion(s, "不同意立案，退回补充核查。", [s.chief], s.d["filed"])))  # fmt: skip


@FILING.plans("handler-approves", "GEN-09 GEN-09d", "承办人自己批准", "PEN-37 PEN-28 GEN-10 PEN-34 P120a")
def _(s: Scenario) -> None:
    s.chief = s.officers[0].name


@FILING.plans("filed-after-notice", "PEN-58 PEN-58b", "告知以后才立案", "GEN-08 GEN-09 GEN-16 PEN-37 PEN-21",
              hearing=False, reply=False, waiver=False)  # fmt: skip
def _(s: Scenario) -> None:
    s.d["filed"] = add_working_days(s.d["notice_served"], 1)


FILING.add(
    "clue-unanswered",
    "PEN-61 PEN-61a",
    "线索登记后没有处理意见",
    papers=blanks("案件来源登记表", "proposal", "head"),
)


# ---- records ----------------------------------------------------------------------------------------

FILING.add(
    "no-identity",
    "G018a",
    "没有当事人主体资格证明",
    "PEN-09 GEN-19 PEN-13",
    papers=removes("当事人主体资格证明"),
)


@FILING.rewrites(
    "in-two-places", "GEN-17 GEN-17c", "同样两名执法人员同一时间检查和询问", "GEN-03 GEN-18", **_LATER
)
def _(s: Scenario, papers: Papers) -> None:
    span = next(item.text for item in papers.get(_inspection(papers)).items if item.role == "time")
    record = papers.get(_INTERVIEW)
    record.put("time", span)
    record.swap(s.form_on("interview"), s.form_on("inspect"))


FILING.add("no-word-of-agreement", "GEN-17 GEN-17d", "检查笔录没有当事人核对后的意见", "GEN-18",
           papers=lambda s, p: p.get(_inspection(p)).drop("opinion"))  # fmt: skip
FILING.add("inspectors-unsigned", "GEN-18 GEN-18b", "检查笔录没有执法人员签名", "GEN-03 GEN-17",
           papers=lambda s, p: cuts(_inspection(p), "officer_sign")(s, p))  # fmt: skip
FILING.add("inspected-some-day", "P022a", "检查笔录的时间只写到日", "GEN-18",
           papers=lambda s, p: p.get(_inspection(p)).put("time", s.on("inspect")))  # fmt: skip
FILING.add(
    "asked-nowhere",
    "P042a",
    "询问笔录没有时间、地点",
    "GEN-17 PEN-58 P042b",
    papers=blanks(_INTERVIEW, "time", "place"),
)
FILING.add(
    "asked-some-day",
    "P042b",
    "询问笔录的时间只写到日",
    "GEN-17",
    papers=puts(_INTERVIEW, "time", lambda s: s.on("interview")),
)
FILING.add("no-recorder", "P045a", "询问笔录没有记录人", "GEN-17 GEN-03",
           papers=both(blanks(_INTERVIEW, "recorder"), drops(_INTERVIEW, "recorder_sign")))  # fmt: skip


def _rare(name: str, rules: str, shows: str, make: rare.Make, *roles: str, may: str = "", unsigned: str = "",
          **options: object) -> None:  # fmt: skip
    """``roles``: what it lacks. ``unsigned``: the labels where nobody has signed."""

    def rewrite(s: Scenario, papers: Papers) -> None:
        paper = make(s)
        if roles:
            paper.drop(*roles)
        if unsigned:
            paper.put("signed", unsigned)
        papers.add_after("当事人主体资格证明", paper)

    FILING.add(name, rules, shows, may, papers=rewrite, **options)


_rare("copy-not-compared", "GEN-19 GEN-19a", "提取的复印件没有注明核对", rare.extract, "checked")
_rare(
    "extract-unsigned",
    "GEN-19 GEN-19c",
    "证据提取单没有签名",
    rare.extract,
    unsigned="提供人：　　执法人员：　　日期：",
)
_rare(
    "recording-unexplained",
    "GEN-20 GEN-20a",
    "视频没有制作方法和证明对象",
    rare.recording,
    "method",
    "proves",
)
_rare(
    "recording-by-nobody", "GEN-20 GEN-20b", "视频没有制作人和制作时间", rare.recording, "maker", may="GEN-16"
)
_rare(
    "witness-unsigned",
    "P068a",
    "证人证言没有签名和日期",
    rare.witness,
    may="GEN-17",
    unsigned="证人签名：　　日期：",
)
_rare("witness-unknown", "P068b", "证人证言没有写证人是什么人", rare.witness, "who", may="GEN-17")
_rare(
    "sample-undescribed",
    "PEN-19 PEN-19a",
    "抽样没有写数量、规格和封存",
    rare.sample_list,
    "goods",
    "sealed",
    may="GEN-03",
)
_rare(
    "sample-unsigned",
    "PEN-19 PEN-19b",
    "抽样取证没有当事人和抽样人签名",
    rare.sampling,
    may="GEN-03",
    unsigned="当事人签名：　　抽样人签名：",
)


@FILING.plans("tested-before-sent", "GEN-21 GEN-21c", "先出检测报告，后委托检测", "GEN-16", report=True)
def _(s: Scenario) -> None:
    s.d["tested"] = working_day(s.d["sent"] - timedelta(6))


FILING.add("kept-what", "PEN-17 P078a", "登记保存通知书没有依据和物品", "PEN-18", keep=True,
           papers=both(drops(_KEPT, "goods"), puts(_KEPT, "body", lambda s: f"因办案需要，{s.we}决定对{s.you}的有关物品采取措施，请予配合。")))  # fmt: skip
FILING.add(
    "kept-unsigned",
    "PEN-17 P079a",
    "登记保存没有签名",
    "GEN-03",
    keep=True,
    papers=puts(_KEPT, "party_sign", lambda s: "当事人签名：　　执法人员签名："),
)
FILING.add("keeping-not-approved", "PEN-17 PEN-17c", "登记保存审批表没有负责人签名", "GEN-09", keep=True,
           papers=blanks("先行登记保存证据审批表", "chief"))  # fmt: skip
FILING.add("kept-why", "PEN-17 PEN-17d", "登记保存没有写理由", keep=True,
           papers=puts("先行登记保存证据审批表", "why", lambda s: "办案需要"))  # fmt: skip
FILING.add("kept-a-month", "PEN-18 PEN-18c", "登记保存三十日", keep=True,
           papers=lambda s, p: p.get(_KEPT).swap("七个工作日", "三十日", ("body",)))  # fmt: skip


# ---- orders and what became of them ------------------------------------------------------------------


@FILING.rewrites("order-without-end", "PEN-05 PEN-05b", "责令改正没有期限", "PEN-06", first_order=True)
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_ORDER).swap(f"于{s.on('order_due')}前", "", ("body",))


@FILING.rewrites(
    "order-without-law",
    "PEN-05 PEN-05c",
    "责令改正没有引用违反的条款",
    "PEN-06",
    first_order=False,
    lasting=False,
)
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get(_ORDER)
    paper.drop("breach")
    paper.put(
        "body", f"现责令{s.you}于{s.on('order_due')}前{parts.duty_text(s)}，并将改正情况书面报送{s.we}。"
    )


def _defied(s: Scenario, papers: Papers) -> None:
    papers.get(_REPORT).put(
        "facts", f"三、违法事实：{s.party.name}{parts.act_text(s)}。经责令限期改正，当事人拒不改正。"
    )


FILING.add(
    "defied-what-order",
    "PEN-06 PEN-06a",
    "认定拒不改正，没有责令改正文书",
    "PEN-05",
    papers=_defied,
    lasting=True,
)
FILING.add("defiance-unproved", "PEN-06 PEN-06b", "认定拒不改正，没有复查", "PEN-16 PEN-05 PEN-59 PEN-60 GEN-16",
           papers=lambda s, p: both(_defied, removes("整改复查记录", _inspection(p)))(s, p),
           first_order=False, lasting=False)  # fmt: skip


@FILING.plans("rechecked-too-soon", "PEN-06 PEN-06c", "期限没到就复查认定未改正", "PEN-58", first_order=True)
def _(s: Scenario) -> None:
    s.d["recheck"] = working_day(s.d["order_due"] - timedelta(7))


@FILING.rewrites("told-before-term", "PEN-06 PEN-06d", "改正期限没到就以拒不改正告知", "PEN-05 PEN-58 PEN-59 PEN-60",
                 plan=lambda s: s.d.update(order_due=s.d["notice_served"] + timedelta(9)), first_order=False, lasting=False)  # fmt: skip
def _(s: Scenario, papers: Papers) -> None:
    _defied(s, papers)
    papers.remove_all("整改复查记录")


FILING.add("recheck-without-end", "PEN-59 PEN-59b", "复查记录没有结论和签名", "PEN-60 PEN-06 GEN-03 GEN-18", first_order=True,
           papers=both(drops("整改复查记录", "found"), cuts("整改复查记录", "result"), cuts("整改复查记录", "officer_sign"),
                       cuts("整改复查记录", "party_sign")))  # fmt: skip
