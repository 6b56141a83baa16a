"""Defects between the inquiry and the decision, rule by rule: report, legal review, notice, hearing, discussion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from . import decision, parts
from .change import Plan, Register, Rewrite, cuts, drops, gaps, puts, removes
from .houses import write_date
from .paper import Item, Paper, Papers
from .scenario import Scenario, add_working_days, working_day

COURSE = Register()
Fault = Callable[[Scenario, Paper], object]
_DECISION, _NOTICE, _REPORT = "行政处罚决定书", "行政处罚事先告知书", "案件调查终结报告"
_REVIEW, _CHECK, _TALK = "重大执法决定法制审核意见书", "案件审核表", "集体讨论记录"
_RECORD, _APPROVAL = "听证笔录", "行政处罚决定审批表"
_QUIET = {"reply": False, "waiver": False, "hearing": False}
_NO_LEGAL_STEP = ("lines", "prose", "spaced", "ecology")
_LEGAL_STEP = ("forms", "commission", "office")


def _without(*kinds: str) -> Rewrite:
    """Takes out what there is of these."""

    def rewrite(s: Scenario, papers: Papers) -> None:
        papers[:] = [paper for paper in papers if paper.type not in kinds and paper.of not in kinds]

    return rewrite


def _redated(
    papers: Papers, s: Scenario, kind: str, key: str, day: date, make: Callable[[Scenario, str], Paper]
) -> None:
    """The first paper of this type written again as of another day."""
    kept = s.d[key]
    s.d[key] = day
    papers[papers.index(papers.get(kind))] = make(s, key)
    s.d[key] = kept


# ---- report and legal review ------------------------------------------------------------------------

COURSE.add(
    "report-without-advice",
    "P102a",
    "终结报告没有证据和处理建议",
    "PEN-37",
    papers=drops(_REPORT, "evidence", "advice"),
)
COURSE.add(
    "report-without-law",
    "P102b",
    "终结报告没有违反和处罚的条款",
    "PEN-37 PEN-24",
    papers=drops(_REPORT, "law"),
)
COURSE.add(
    "report-without-reasons",
    "P104a",
    "终结报告没有裁量理由",
    "GEN-25 PEN-10",
    papers=drops(_REPORT, "discretion"),
)
COURSE.add(
    "final-report-unsigned",
    "P105a",
    "终结报告没有承办人签名",
    "PEN-37 P105b GEN-09",
    papers=cuts(_REPORT, "signed"),
)
COURSE.add("report-by-one", "P105b", "终结报告只有一名承办人签名", "GEN-03 GEN-09",
           papers=puts(_REPORT, "signed", lambda s: f"承办人：{parts.sign(s, s.officers[0].name)}"))  # fmt: skip


def _review(name: str, rules: str, shows: str, may: str = "", **rest: Any) -> None:
    COURSE.add(name, rules, shows, may, legal=True, hearing=False, **rest)


@COURSE.rewrites("review-one-word", "P114a", "法制审核只写同意", "GEN-22", legal=True, hearing=False)
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get(_REVIEW)
    paper.put("body", "同意。")
    paper.put("result", "同意。")


def _nobody(s: Scenario, papers: Papers) -> None:
    paper = papers.get(_REVIEW)
    for role in ("signed", "head"):
        paper.put(role, f"同意。<br>{write_date(s.d['reviewed'], s.house.form_date)}")


def _no_day(s: Scenario, papers: Papers) -> None:
    paper = papers.get(_REVIEW)
    written = write_date(s.d["reviewed"], s.house.form_date)
    for role in ("signed", "head"):
        paper.swap(written, "", (role,))


_review("reviewed-by-nobody", "P116a", "法制审核没有审核人签名", "GEN-22 GEN-09", papers=_nobody)
_review("reviewed-some-day", "P116b", "法制审核没有日期", "GEN-22 GEN-09", papers=_no_day)
_review("reviewed-what", "P117a", "法制审核意见书没有写案件和承办机构", "GEN-22",
        papers=lambda s, p: p.get(_REVIEW).blank("cause", "maker", "sent"))  # fmt: skip
_review("sent-after-review", "P118a", "送审晚于审核", "GEN-22 GEN-23",
        papers=puts(_REVIEW, "sent", lambda s: write_date(add_working_days(s.d["reviewed"], 2), s.house.form_date)))  # fmt: skip


@COURSE.plans(
    "handler-reviews", "P120a", "承办人自己作法制审核", "GEN-22 GEN-10 GEN-09", legal=True, hearing=False
)
def _(s: Scenario) -> None:
    s.legal[0] = s.officers[0].name


def _late_review(name: str, rules: str, shows: str, base: str, **gap: int) -> None:
    def rewrite(s: Scenario, papers: Papers) -> None:
        _redated(papers, s, _REVIEW, "reviewed", add_working_days(s.d[base], 1), decision.review)

    COURSE.add(name, rules, shows, "PEN-36 PEN-58 GEN-24 P182a PEN-37 GEN-09", gaps(**gap), rewrite, legal=True, discussed=True, **_QUIET)  # fmt: skip


_late_review("talked-before-review", "GEN-22 GEN-22c", "先集体讨论后法制审核", "talked", approved=4)
_late_review("approved-before-review", "GEN-22 GEN-22d", "负责人批准后才法制审核", "approved", decided=4)
COURSE.add("review-before-hearing", "PEN-34 P121a", "听证案件只有听证前的法制审核", "GEN-22", legal=True, hearing=True,
           papers=lambda s, p: p.remove([x for x in p if x.type == _REVIEW][-1]))  # fmt: skip
COURSE.add("check-before-hearing", "PEN-34 P121b", "听证案件只有听证前的案件审核", "GEN-22", hearing=True, houses=("lines", "ecology"),
           papers=removes(_REVIEW))  # fmt: skip
COURSE.add("review-in-a-box", "P123a", "听证案件的法制审核只在审批表上签字", "GEN-22", hearing=True, houses=_LEGAL_STEP,
           papers=_without(_REVIEW, _CHECK))  # fmt: skip


@COURSE.rewrites("grave-unreviewed", "GEN-22 GEN-22a", "审批表写明重大处罚，没有法制审核", "PEN-34 PEN-36 GEN-24", hearing=False,
                 discussed=True, houses=_NO_LEGAL_STEP)  # fmt: skip
def _(s: Scenario, papers: Papers) -> None:
    papers[:] = [paper for paper in papers if paper.type not in (_REVIEW, _CHECK)]
    papers.get(_APPROVAL).swap("建议", "本案属于重大行政处罚案件，建议", ("handler",))


def _office_limit(name: str) -> Plan:
    def plan(s: Scenario) -> None:
        s.settings = {"机关": s.organ.name, "参数": {name: 10000}}

    return plan


COURSE.add("above-review-limit", "GEN-22 GEN-22b", "罚款达到本机关法制审核标准，没有审核", "PEN-34 PEN-36", _office_limit("法制审核罚款标准"),
           _without(_REVIEW, _CHECK), _NO_LEGAL_STEP, big=True, form="docx", **_QUIET)  # fmt: skip


# ---- notice -----------------------------------------------------------------------------------------

COURSE.add("range-only", "PEN-20 P136a", "告知书只写罚款幅度", "PEN-24 PEN-23 PEN-25", hearing_right=False, clause="bond", **_QUIET,
           papers=puts(_NOTICE, "proposal", lambda s: f"{s.we}拟对{s.you}处以{s.clause.range_words}。"))  # fmt: skip
COURSE.add("notice-unweighed", "P137a", "告知书没有裁量理由", "GEN-25 PEN-20",
           papers=puts(_NOTICE, "basis", lambda s: f"依据{parts.law_article(s, s.clause.penalty)}的规定，"))  # fmt: skip


@COURSE.rewrites(
    "reply-to-whom",
    "P138a",
    "告知书没有陈述申辩的期限和联系方式",
    "PEN-21 PEN-20",
    hearing_right=False,
    clause="bond",
    **_QUIET,
)
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get(_NOTICE)
    paper.put(
        "reply",
        f"根据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，{s.you}享有陈述、申辩的权利。",
    )
    paper.drop("contact")


COURSE.add("notice-by-nobody", "P140a", "告知书没有落款", "GEN-02 PEN-58 PEN-21", papers=drops(_NOTICE, "organ", "date"),
           houses=("lines", "prose", "spaced", "ecology"))  # fmt: skip


@COURSE.rewrites("notice-to-nobody", "P142a", "告知书没有写当事人", "PEN-09 PEN-24 G016a")
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get(_NOTICE)
    paper.items = [item for item in paper.items if not item.role.startswith("party_")]
    paper.facts.pop("当事人名称"), paper.facts.pop("统一社会信用代码", None)


COURSE.add("waived-by-nobody", "P145a", "放弃声明没有当事人签名", "PEN-26", waiver=True, reply=False, hearing=False,
           papers=cuts("放弃陈述申辩听证声明", "party_sign"))  # fmt: skip
COURSE.add("reply-by-nobody", "P146a", "陈述申辩没有陈述人签名", "GEN-12", reply=True, hearing=False,
           papers=cuts("陈述申辩笔录", "party_sign"))  # fmt: skip
COURSE.add("reply-checked-how", "PEN-22 PEN-22b", "复核意见没有采纳与否和理由", "GEN-12", reply=True, hearing=False,
           papers=lambda s, p: p.get("陈述申辩复核意见书").blank("checked", "result"))  # fmt: skip
COURSE.add("kind-untold", "PEN-24 PEN-24c", "决定没收违法所得，告知书没有", "PEN-14 PEN-07 PEN-23 PEN-25 PEN-37 P190a P272a", hearing=False,
           papers=lambda s, p: p.get(_DECISION).swap(s.money(), f"{s.money()}，没收违法所得2000元", ("penalty",)))  # fmt: skip


def _licence_revoked(s: Scenario, papers: Papers) -> None:
    for kind, role, amount in ((_NOTICE, "proposal", s.proposed), (_DECISION, "penalty", s.amount)):
        papers.get(kind).swap(s.money(amount), f"{s.money(amount)}，吊销营业执照", (role,))


def _closed_down(s: Scenario, papers: Papers) -> None:
    for kind, role, amount in ((_NOTICE, "proposal", s.proposed), (_DECISION, "penalty", s.amount)):
        papers.get(kind).swap(s.money(amount), f"{s.money(amount)}，责令停产停业", (role,))


COURSE.add("kind-not-in-law", "PEN-14 PEN-14c", "处罚种类不是条款规定的", "PEN-24 PEN-25 PEN-26 P190a PEN-37", papers=_licence_revoked, clause="bond",
           hearing_right=True, **_QUIET)  # fmt: skip
COURSE.add("closure-unheard", "PEN-25 PEN-25a", "责令停产停业没有告知听证权", "PEN-14 PEN-20 PEN-24 PEN-26 PEN-37", papers=_closed_down,
           hearing_right=False, **_QUIET)  # fmt: skip


def _only_told(s: Scenario, papers: Papers) -> None:
    """The dossier stands at the notice."""
    end = papers.index(papers.get(_NOTICE)) + 1
    papers[end + 1 :] = []


def _eighty_thousand(s: Scenario) -> None:
    s.amount = s.proposed = 80_000


COURSE.add("told-above-range", "PEN-14 PEN-14b", "拟处罚款超过条款上限，尚未决定", "PEN-24", _eighty_thousand, _only_told, loose=True,
           first_order=True, clause="filing", **_QUIET)  # fmt: skip


# ---- hearing ----------------------------------------------------------------------------------------

_HEARD = ("行政处罚听证通知书", _RECORD, "听证报告")
COURSE.add(
    "hearing-ignored",
    "PEN-26 PEN-26c P161a",
    "当事人申请听证，没有下文",
    "PEN-25 PEN-31",
    papers=removes(*_HEARD),
    hearing=True,
)


@COURSE.rewrites("summoned-whither", "P163a", "听证通知书没有时间、地点和主持人", "PEN-58", hearing=True)
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get("行政处罚听证通知书")
    paper.put("body", f"根据{s.you}的申请，{s.we}决定就{s.clause.cause}一案举行听证，请{s.you}准时参加。")
    paper.drop("people")


def _hearing(name: str, rules: str, shows: str, may: str, papers: Rewrite, **options: Any) -> None:
    COURSE.add(name, rules, shows, may, papers=papers, hearing=True, **options)


_hearing("record-without-head", "P166a", "听证笔录没有时间、主持人和调查人员", "PEN-28 PEN-31 PEN-58 P022a",
         lambda s, p: p.get(_RECORD).blank("time", "host", "cases"))  # fmt: skip
_hearing("no-last-word", "PEN-31 P168a", "听证笔录没有质证和最后陈述", "PEN-30", lambda s, p: (
    p.get(_RECORD).put("case", f"调查人员{s.officers[0].name}：介绍案情，提出处罚建议。"), p.get(_RECORD).put("answer", f"{s.party.head}：希望从轻处罚。"),
    p.get(_RECORD).drop("last")))  # fmt: skip
_hearing(
    "host-unsigned",
    "P170a",
    "听证笔录没有主持人签名",
    "PEN-28",
    puts(_RECORD, "host_sign", lambda s: "主持人签名：　　记录员签名："),
)
_hearing("no-hearing-report", "PEN-32 P171a", "听证后没有听证报告", "PEN-31 PEN-58", removes("听证报告"))
_hearing("agent-unproved", "PEN-29 PEN-29a", "代理人参加听证，没有授权委托书", "PEN-30",
         lambda s, p: _by_lawyer(s, p))  # fmt: skip


def _by_lawyer(s: Scenario, papers: Papers) -> None:
    agent = s.people.name()
    paper = papers.get(_RECORD)
    paper.put("there", f"{agent}（律师）")
    paper.items.insert(5, Item("agent", agent, "", "委托代理人"))
    paper.swap(s.party.head, agent, ("party_sign", "answer", "open", "last"))


@COURSE.rewrites("refused-without-reason", "P175a", "不予受理听证申请没有理由", "PEN-25 PEN-31", hearing=True)
def _(s: Scenario, papers: Papers) -> None:
    papers.remove_all(*_HEARD)
    p = parts.paper(s, "不予受理听证申请通知书", outward=True)
    p.number = s.house.number(s.organ.prefix, "不听", s.d["decided"].year, s.n)
    parts.party_block(s, p)
    p.facts.clear()
    p.say("body", f"{s.you}{s.on('asked')}提出的听证申请，{s.we}不予受理。")
    parts.close(s, p, "summoned")
    papers.add_after("听证申请书", p)


@COURSE.plans("heard-after-decision", "PEN-31 PEN-31a", "作出决定后才举行听证",
              "PEN-58 PEN-26 PEN-21 PEN-37 PEN-34 PEN-36 GEN-22 GEN-24 P182b GEN-09 PEN-32", hearing=True, service="direct")  # fmt: skip
def _(s: Scenario) -> None:
    late = add_working_days(s.d["decided"], 3)
    s.d |= {
        "heard": late,
        "hearing_report": add_working_days(late, 1),
        "re_reviewed": add_working_days(late, 2),
    }


# ---- discussion -------------------------------------------------------------------------------------

_TALKED = {"discussed": True, "hearing": False}


def _talk(name: str, rules: str, shows: str, may: str, papers: Rewrite, **options: Any) -> None:
    COURSE.add(name, rules, shows, may, papers=papers, **{**_TALKED, **options})


def _last_talk(papers: Papers) -> Paper:
    return [paper for paper in papers if paper.type == _TALK][-1]


def _retold(base: str, n: int) -> Rewrite:
    """The discussion held ``n`` working days after another step."""

    def rewrite(s: Scenario, papers: Papers) -> None:
        kept = s.d["talked"]
        day = add_working_days(s.d[base], n) if n > 0 else working_day(s.d[base] + timedelta(n))
        s.d["talked"] = day
        papers[papers.index(_last_talk(papers))] = decision.discussion(s, "talked")
        s.d["talked"] = kept

    return rewrite


_talk("approved-before-talk", "GEN-24 GEN-24b", "负责人批准后才集体讨论", "PEN-36 PEN-58 PEN-37 GEN-22 GEN-09", _retold("approved", 1),
      plan=gaps(decided=4), reply=False)  # fmt: skip
_talk("decided-before-talk", "PEN-36 PEN-36d", "作出决定后才集体讨论", "GEN-24 PEN-58 PEN-37", _retold("decided", 2), service="direct")  # fmt: skip
_talk("talked-before-notice", "P182a", "告知以前集体讨论即定案", "PEN-20 PEN-21 PEN-36 GEN-22 PEN-58 PEN-34", _retold("notice_ok", -5),
      houses=("forms", "lines", "commission", "ecology"), reply=False)  # fmt: skip
_talk("talked-before-hearing", "PEN-36 P182b", "听证以前集体讨论", "PEN-34 GEN-22 PEN-58 P182a PEN-31 GEN-24", _retold("asked", 1), hearing=True,
      houses=("forms", "lines", "commission", "ecology"))  # fmt: skip
_talk("talked-alone", "PEN-36 P183a", "只有一名负责人参加讨论", "GEN-24 P188a", lambda s, p: (
    _last_talk(p).put("there", f"{s.chief}（主要负责人）"), _last_talk(p).put("signed", f"参加人签名：{parts.sign(s, s.chief)}"),
    _last_talk(p).drop("views")))  # fmt: skip
_talk("talked-some-time", "P184a", "讨论记录没有时间、参加人、主持人、记录人", "GEN-24 PEN-58 P183a P188a",
      lambda s, p: (_last_talk(p).blank("time", "host", "there", "recorder"), _last_talk(p).drop("recorder_sign")))  # fmt: skip
_talk("one-did-not-sign", "P188a", "讨论记录有参加人没有签名", "GEN-24",
      lambda s, p: _last_talk(p).put("signed", f"参加人签名：{parts.sign(s, s.chief, s.deputy)}"))  # fmt: skip
_talk("decided-otherwise", "P190a", "决定的罚款与讨论结论不同", "GEN-24 PEN-37",
      lambda s, p: [x.swap(s.money(), s.money(s.amount + 1000), ("result", "story")) for x in p.all(_TALK)], reply=False)  # fmt: skip
_UNTALKED = {"discussed": False, "hearing": False, "houses": ("forms", "lines", "commission", "ecology")}
COURSE.add("talk-unrecorded", "PEN-36 PEN-36a", "审批表写明经集体讨论，没有记录", "GEN-24", **_UNTALKED,
           papers=lambda s, p: p.get(_APPROVAL).put("facts", f"{s.party.name}{parts.act_text(s)}。本案已经局务会集体讨论，一致同意处罚。"))  # fmt: skip
COURSE.add("grave-undiscussed", "PEN-36 PEN-36b", "法制审核写明情节复杂，没有集体讨论", "GEN-24", legal=True, **_UNTALKED,
           papers=lambda s, p: p.get(_REVIEW).swap("事实清楚", "本案情节复杂，属于重大违法行为；事实清楚", ("body",)))  # fmt: skip
COURSE.add("above-talk-limit", "PEN-36 PEN-36c", "罚款达到集体讨论标准，没有讨论", "GEN-24", _office_limit("集体讨论罚款标准"), big=True,
           form="docx", **_UNTALKED)  # fmt: skip
