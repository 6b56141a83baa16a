"""Defects against the requirements of the ordinary procedure up to the hearing (PEN-03 to PEN-34)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from . import inquiry, parts
from .change import Register, drops, gaps, removes
from .paper import Paper, Papers
from .scenario import Scenario, add_working_days

BEFORE = Register()
_DECISION, _NOTICE = "行政处罚决定书", "行政处罚事先告知书"
_QUIET = {"reply": False, "waiver": False, "hearing": False}


@BEFORE.plans("other-county", "PEN-03", "违法行为发生在外县", "GEN-01", first_order=True, form="docx")
def _(s: Scenario) -> None:
    s.party.address = "邻江县白杨镇工业园7号"
    s.clause = replace(s.clause, act="在邻江县白杨镇的厂区" + s.clause.act.removeprefix("系重点用能单位，"))
    s.settings = {"机关": s.organ.name, "区划": s.organ.region, "本级人民政府": s.organ.government}


@BEFORE.rewrites(
    "agency-decides", "PEN-04 PEN-04c", "受委托组织以自己名义处罚", "G003a GEN-01 GEN-02 GEN-13 PEN-38"
)
def _(s: Scenario, papers: Papers) -> None:
    centre = f"{s.organ.region}节能监察中心"
    paper = Paper("行政执法委托书", "行政执法委托书", day=s.d["clue"])
    paper.say("body", f"委托机关：{s.organ.name}。受委托组织：{centre}。委托事项：{s.clause.cause}的调查和处罚。委托权限：以委托机关名义实施行政处罚。"
              f"委托期限：{s.d['filed'].year}年1月1日至{s.d['filed'].year + 1}年12月31日。受委托组织应当以委托机关的名义实施，不得再委托。")  # fmt: skip
    paper.say("organ", f"委托机关：{s.organ.name}«seal»　受委托组织：{centre}«seal»", "> ")
    papers.add_after("立案审批表", paper)
    papers.get(_DECISION).swap(s.organ.name, centre, ("organ",))


@BEFORE.plans(
    "nothing-to-correct",
    "PEN-05 PEN-05a",
    "处罚时没有责令改正",
    "PEN-59 PEN-60 GEN-49",
    first_order=False,
    lasting=False,
)
def _(s: Scenario) -> None:
    for key in ("order", "order_served", "order_due", "recheck"):
        del s.d[key]
    s.options["no_amend"] = True


@BEFORE.rewrites(
    "fined-at-once",
    "PEN-06 PEN-06e",
    "逾期不改正才能罚款，却没有责令改正",
    "PEN-05 PEN-14 PEN-59 PEN-60 GEN-49 PEN-24",
    first_order=True,
)
def _(s: Scenario, papers: Papers) -> None:
    papers.remove_all("责令改正通知书", "整改复查记录")
    papers.get(_DECISION).put("facts", f"经查，{s.you}{parts.act_text(s)}。")
    papers.get("立案审批表").swap(f"{s.we}已责令其限期改正，期满复查仍未改正。", "", ("story",))


BEFORE.add("time-still-running", "PEN-06 PEN-06g", "改正期限未满即作出处罚", "PEN-58 PEN-05 PEN-59",
           plan=lambda s: s.d.update(order_due=s.d["decided"] + timedelta(12)), first_order=True)  # fmt: skip
BEFORE.add(
    "never-rechecked",
    "PEN-06 PEN-06f",
    "改正期满没有复查即罚款",
    "PEN-59 PEN-60 GEN-49",
    papers=removes("整改复查记录"),
    first_order=True,
)


@BEFORE.rewrites(
    "name-differs",
    "PEN-09 PEN-09a",
    "告知书的当事人名称与全卷不一致",
    "PEN-24 PEN-20 GEN-32",
    party="company",
)
def _(s: Scenario, papers: Papers) -> None:
    wrong = s.party.name.replace("有限", "实业有限", 1)
    paper = papers.get(_NOTICE)
    paper.swap(s.party.name, wrong, ("party_name",))
    paper.facts["当事人名称"] = wrong


@BEFORE.rewrites("code-differs", "PEN-09 G016a", "决定书的信用代码与执照不一致", "PEN-24", party="company")
def _(s: Scenario, papers: Papers) -> None:
    from generator.identity import credit_code

    wrong = credit_code(
        s.party.code[:12] + f"{(int(s.party.code[12:16]) + 37) % 10000:04d}" + s.party.code[16]
    )
    paper = papers.get(_DECISION)
    paper.swap(s.party.code, wrong, ("party_code", "party_name"))
    paper.facts["统一社会信用代码"] = wrong


@BEFORE.plans("a-child", "PEN-13 PEN-13a", "处罚未满十四周岁的人", "PEN-09", party="person", year=2024)
def _(s: Scenario) -> None:
    code = s.people.identity(s.d["inspect"].year - 12, s.party.sex)
    s.party.code = s.party.head_id = code
    s.party.birth = f"{code[6:10]}-{code[10:12]}-{code[12:14]}"


@BEFORE.plans(
    "above-range", "PEN-14 PEN-14a", "罚款超过条款上限", "PEN-24 GEN-26", first_order=True, clause="filing"
)
def _(s: Scenario) -> None:
    s.amount = s.proposed = 80_000


@BEFORE.plans(
    "below-range",
    "PEN-14 PEN-14a",
    "罚款低于条款下限且没有减轻理由",
    "PEN-24 GEN-26",
    clause="restrict",
    reply=False,
    hearing=False,
)
def _(s: Scenario) -> None:
    s.amount = s.proposed = 5_000


@BEFORE.plans(
    "above-share",
    "PEN-14 PEN-14a",
    "按比例计算的罚款超过上限",
    "PEN-24 GEN-26",
    clause="approval",
    hearing_right=True,
)
def _(s: Scenario) -> None:
    s.amount = s.proposed = s.base * 8 // 1000


BEFORE.add("no-records", "PEN-16 PEN-16a", "没有询问笔录和检查笔录", "GEN-03 GEN-05 GEN-06 GEN-15 GEN-17 GEN-18 GEN-16",
           papers=lambda s, p: p.remove_all("询问笔录", "现场检查笔录", "粮食监督检查记录"))  # fmt: skip


@BEFORE.rewrites("kept-unapproved", "PEN-17 PEN-17a", "先行登记保存未经批准", keep=True)
def _(s: Scenario, papers: Papers) -> None:
    papers.remove_all("先行登记保存证据审批表")
    papers.get("先行登记保存证据通知书").swap(f"经{s.we}负责人批准，", "")


BEFORE.add("kept-first", "PEN-17 PEN-17b", "登记保存后才批准", "PEN-58 GEN-09",
           plan=lambda s: s.d.update(keep_ok=add_working_days(s.d["kept"], 3)), keep=True)  # fmt: skip
BEFORE.add("kept-long", "PEN-18 PEN-18a", "登记保存超过七个工作日才处理", plan=gaps(keep_end=13), keep=True)
BEFORE.add(
    "kept-for-ever",
    "PEN-18 PEN-18b",
    "登记保存后没有处理决定",
    papers=removes("先行登记保存证据处理决定书"),
    keep=True,
)


@BEFORE.rewrites("not-told", "PEN-20 PEN-20b GEN-14a", "没有事先告知", "GEN-14 GEN-11 GEN-12 GEN-15 PEN-21 PEN-24 PEN-25 PEN-26 PEN-58 PEN-12",
                 discussed=True, **_QUIET)  # fmt: skip
def _(s: Scenario, papers: Papers) -> None:
    papers.remove_all(_NOTICE, "行政处罚听证告知书", "行政执法有关事项审批表")
    papers.get(_DECISION).drop("told")
    papers.get("行政处罚决定审批表").drop("told", "told_day")


BEFORE.add(
    "no-right-to-reply",
    "PEN-20 PEN-20a",
    "告知书没有告知陈述申辩权",
    "PEN-21 GEN-12 GEN-51",
    papers=drops(_NOTICE, "reply"),
    **_QUIET,
)
BEFORE.add("no-proposal", "PEN-20 PEN-20f", "告知书没有拟处罚内容", "PEN-23 PEN-24 PEN-25", papers=drops(_NOTICE, "proposal"),
           hearing_right=False, clause="bond", **_QUIET)  # fmt: skip
BEFORE.add(
    "no-ground",
    "PEN-20 PEN-20d",
    "告知书没有处罚依据",
    "PEN-24 GEN-25 PEN-14",
    papers=drops(_NOTICE, "basis", "breach"),
)
BEFORE.add("no-facts-told", "PEN-20 PEN-20c", "告知书没有违法事实", "PEN-24 GEN-15", papers=drops(_NOTICE, "facts", "evidence"), hearing_right=False,
           clause="bond", **_QUIET)  # fmt: skip
BEFORE.add("too-soon", "PEN-21 PEN-21a", "陈述申辩期未满即作出决定", "PEN-20 PEN-26 GEN-12", plan=gaps(talked=1, approved=0, decided=1),
           hearing_right=False, period=5, clause="bond", **_QUIET)  # fmt: skip


@BEFORE.rewrites(
    "reply-ignored",
    "PEN-22 PEN-22a PEN-22c",
    "当事人申辩未经复核，决定书不提",
    "GEN-12 GEN-14",
    reply=True,
    hearing=False,
)
def _(s: Scenario, papers: Papers) -> None:
    papers.remove_all("陈述申辩复核意见书", "案件审核表")
    paper = papers.get(_DECISION)
    text = next(item.text for item in paper.items if item.role == "told")
    paper.put("told", text.partition("的权利。")[0] + "的权利。")
    papers.get("行政处罚决定审批表").put("told", "已依法告知。")


@BEFORE.plans(
    "punished-for-reply", "PEN-23 PEN-24a", "申辩后加重处罚", "PEN-24", reply=True, hearing=False, big=True
)
def _(s: Scenario) -> None:
    s.reduced, s.proposed = False, s.amount - 5_000


@BEFORE.plans(
    "raised-untold",
    "PEN-24 PEN-24a",
    "决定的罚款高于告知而未重新告知",
    "PEN-23 PEN-21 PEN-20",
    big=True,
    **_QUIET,
)
def _(s: Scenario) -> None:
    s.proposed = s.amount - 6_000


@BEFORE.rewrites("other-ground", "PEN-24 PEN-24b", "告知的处罚条款与决定不同", "PEN-14 PEN-20", clause="bond")
def _(s: Scenario, papers: Papers) -> None:
    for kind in (_NOTICE, "行政处罚听证告知书"):
        for paper in papers.all(kind):
            paper.swap("第六十六条", "第七十三条", ("basis",))


def _standard(s: Scenario) -> None:
    s.settings = {"机关": s.organ.name, "参数": {"听证罚款标准": 20000}}


BEFORE.add("hearing-untold", "PEN-25 PEN-25b", "较大数额罚款没有告知听证权", "PEN-20 PEN-26", plan=_standard, hearing_right=False, big=True,
           party="company", form="docx", **_QUIET)  # fmt: skip
BEFORE.add("hearing-untold-forfeit", "PEN-25 PEN-25c", "没收较大数额违法所得没有告知听证权",
           "PEN-20 PEN-26 PEN-14 PEN-07 PEN-23 PEN-24 PEN-37 P190a P272a", plan=_standard, hearing_right=False, party="company", form="docx",
           papers=lambda s, p: p.get(_DECISION).swap(s.money(), f"{s.money()}，没收违法所得52000元", ("penalty",)), **_QUIET)  # fmt: skip
BEFORE.add("inside-hearing-time", "PEN-26 PEN-26b", "听证申请期内作出决定", "PEN-20 PEN-21", plan=gaps(talked=3, approved=0, decided=0),
           hearing_right=True, period=3, **_QUIET)  # fmt: skip


@BEFORE.rewrites(
    "hearing-three-days", "PEN-26 PEN-26a", "听证申请期限写为三日", "PEN-20 PEN-25 GEN-51", hearing_right=True
)
def _(s: Scenario, papers: Papers) -> None:
    for kind in (_NOTICE, "行政处罚听证告知书"):
        for paper in papers.all(kind):
            if paper.has("hearing"):
                five, three = ("五", "三") if s.house.numerals == "chinese" else ("5", "3")
                for unit in ("个工作日", "日"):
                    if any(five + unit in item.text for item in paper.items if item.role == "hearing"):
                        paper.swap(five + unit, three + unit, ("hearing",))


BEFORE.add("summoned-late", "PEN-27 PEN-27a", "听证前三个工作日才通知", plan=gaps(heard=4), hearing=True)


@BEFORE.plans("investigator-presides", "PEN-28 PEN-28a", "办案人员主持听证", hearing=True)
def _(s: Scenario) -> None:
    s.host = s.officers[0].name


@BEFORE.rewrites(
    "record-unsigned", "PEN-30 PEN-30a", "听证笔录没有当事人签名也未注明", "PEN-31", hearing=True
)
def _(s: Scenario, papers: Papers) -> None:
    papers.get("听证笔录").put("party_sign", "当事人（代理人）签名：")


@BEFORE.rewrites(
    "unheard-evidence",
    "PEN-31",
    "以听证后取得的证据定案",
    "GEN-15 GEN-16 PEN-58 PEN-24",
    hearing=True,
    report=False,
    service="direct",
)
def _(s: Scenario, papers: Papers) -> None:
    s.d["sent"] = s.d["hearing_report"]
    s.d["tested"] = s.d["re_reviewed"]
    papers.add_after("听证报告", inquiry.test_report(s)[1])
    paper = papers.get(_DECISION)
    text = next(item.text for item in paper.items if item.role == "evidence")
    paper.put("evidence", text + f"另有检测报告（{s.on('tested')}）证实。")


BEFORE.add(
    "report-late",
    "PEN-32 PEN-32a",
    "听证后多日才提出处理建议",
    "PEN-58",
    plan=gaps(hearing_report=8),
    hearing=True,
)


@BEFORE.rewrites("hearing-fee", "PEN-33 PEN-33a", "向当事人收取听证费用", hearing=True)
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get("行政处罚听证通知书")
    text = next(item.text for item in paper.items if item.role == "rights")
    paper.put("rights", text + f"听证费用500元由{s.you}承担，请于听证前缴至{s.we}财务室。")


@BEFORE.rewrites(
    "heard-unreviewed",
    "PEN-34 PEN-34a",
    "经过听证没有法制审核",
    "GEN-22 PEN-58",
    houses=("lines", "ecology", "prose", "spaced"),
    hearing=True,
)
def _(s: Scenario, papers: Papers) -> None:
    papers.remove_all("重大执法决定法制审核意见书")
    if not papers.has("案件审核表"):
        papers.get("案件调查终结报告").say("note", "本案由承办机构自行把关。")


@BEFORE.plans("waived-hearing-not", "PEN-26 PEN-26b", "只放弃陈述申辩，听证申请期内作出决定", "PEN-21 PEN-20", waiver=True, hearing_right=True,
              notice_service="direct", reply=False, hearing=False)  # fmt: skip
def _(s: Scenario) -> None:
    gaps(waived=0, talked=1, approved=0, decided=0)(s)
    s.options["waives_reply_only"] = True
