"""Lawful dossiers that look wrong to a careless reader."""

from __future__ import annotations

from datetime import timedelta

from checker.chinese.calendar import is_working_day

from . import inquiry, notice, parts, service
from .change import Register, gaps
from .houses import write_date
from .paper import Paper, Papers
from .scenario import Scenario, add_working_days, working_day

TRAPS = Register()
_DECISION, _NOTICE = "行政处罚决定书", "行政处罚事先告知书"

TRAPS.add("makeup-day", "", "在调休补班的周末作出决定", trap="makeup")
TRAPS.add("seventh-day", "", "国庆或春节前后第七个工作日公示", trap="seventh", service="direct")
TRAPS.add("old-review-law", "", "二〇二三年的决定告知政府或者上级部门任选", trap="old-law")
TRAPS.add("discussed-twice", "", "告知前、决定前各讨论一次", houses=("prose", "office"), discussed=True)
TRAPS.add("signed-as-picture", "", "签名是图片", pictures=True, service="direct", notice_service="direct")
TRAPS.add("post-refused", "", "邮寄被拒收，有送达地址确认书", "GEN-35 GEN-31 PEN-41", service="post-refused")
TRAPS.add("mailbox", "", "电子送达并有确认书", service="electronic")
TRAPS.add("family-takes", "", "同住成年家属代收", service="family", notice_service="family", party="person")
TRAPS.add("left-on-camera", "", "留置送达并录像", service="leave-photo", notice_service="leave")
TRAPS.add("announced", "", "直接、邮寄不成后公告", "PEN-41", service="announce")
TRAPS.add("heard", "", "举行听证", hearing=True)
TRAPS.add("waived", "", "声明放弃后期内作出决定", waiver=True, reply=False, hearing=False)
TRAPS.add("reduced", "", "采纳申辩减少罚款", reply=True, big=True, reduced=True)


@TRAPS.plans(
    "ninetieth-day",
    "",
    "第九十日是休息日，次一工作日作出决定",
    "PEN-40",
    reply=False,
    hearing=False,
    waiver=False,
)
def _(s: Scenario) -> None:
    start = s.d["clue"].replace(year=2024, day=1)
    for _ in range(300):
        for n in range(6, 90):
            s.gaps |= {"talked": n, "approved": 0, "decided": 0}
            s.schedule(start)
            last = s.d["filed"] + timedelta(90)
            if s.d["decided"] >= last:
                break
        if not is_working_day(last) and s.d["decided"] == working_day(last) and not s.faults(100):
            return
        start += timedelta(1)
    raise RuntimeError("no such day")


@TRAPS.rewrites("nothing-lacking", "", "否定式的套话")
def _(s: Scenario, papers: Papers) -> None:
    papers.get("案件调查终结报告").say("negation", "本案调查中未发现执法人员应当回避的情形，未发现未告知权利、未出示证件等程序违法问题，"
                               "不存在证据不足、超越职权、滥用职权的情形，未采取查封、扣押措施，不涉嫌犯罪，无需移送司法机关。")  # fmt: skip
    papers.get("行政处罚结案审批表").swap("缴清罚款", "缴清罚款（未逾期，未加处罚款）")


@TRAPS.rewrites("quoted-law", "", "决定书引用法条原意和别的幅度")
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get(_DECISION)
    text = next(item.text for item in paper.items if item.role == "discretion")
    paper.put("discretion", f"{text}《中华人民共和国行政处罚法》第三十二条规定，主动消除或者减轻违法行为危害后果等情形应当从轻或者减轻处罚；"
              f"第三十三条规定，违法行为轻微并及时改正、没有造成危害后果的不予处罚。本案不符合上述规定。该条罚则的幅度为{s.clause.range_words}，"
              "情节特别严重的还可责令停产停业，本案不适用。")  # fmt: skip


@TRAPS.rewrites("hints-left", "", "模板提示语没有删除")
def _(s: Scenario, papers: Papers) -> None:
    papers.get("立案审批表").swap("登记线索。", "登记线索。（此处填写案件来源及线索内容）", ("story",))
    papers.get("询问笔录").say("hint", "（笔录应当交被询问人核对，有修改的由其捺指印。第　页共　页）", "~ ")
    papers.get("案件调查终结报告").say(
        "hint", "（注：逾期不改正的，写明责令改正文书文号；没有的划去。____年__月__日）", "~ "
    )


@TRAPS.rewrites("many-numbers", "", "正文里有通知、项目、旧案的文号")
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get(_DECISION)
    text = next(item.text for item in paper.items if item.role == "case")
    year = s.d["decided"].year - 1
    paper.put("case", f"{text}根据《关于开展专项检查的通知》（{s.organ.prefix}法规〔{year}〕31号）的安排，检查中调取了项目备案文件（项目代码{year}-430799-04-01-123456）；"
              f"当事人此前未受过行政处罚，{s.organ.prefix}罚〔{year}〕6号决定书系另一企业的案件。")  # fmt: skip


@TRAPS.rewrites("titled-publication", "", "公示表的标题写作行政处罚决定书", service="direct")
def _(s: Scenario, papers: Papers) -> None:
    papers.get("行政处罚信息公示材料").title = "行政处罚决定书（公示）"


@TRAPS.rewrites("handed-over", "", "宣告后当场交付，在决定书上签收", service="direct",
                plan=lambda s: gaps(served=0)(s))  # fmt: skip
def _(s: Scenario, papers: Papers) -> None:
    papers.remove(papers.receipt(_DECISION))
    papers.get(_DECISION).say("receipt", f"本决定书已于{s.on('decided')}宣告后当场交付。受送达人签收：{s.party.head}　{s.form_on('decided')}　"
                              f"送达人：{'　'.join(s.officer_names)}", "~ ")  # fmt: skip


def by_proxy(s: Scenario, papers: Papers) -> Paper:
    """An agent of the party is asked, signs and takes the papers; gives the letter that authorises it."""
    agent = s.people.name()
    paper = Paper("授权委托书", "授权委托书", day=s.d["interview"])
    paper.say(
        "who", f"委托人：{s.party.name}。受委托人：{agent}，{s.people.identity()}，系本公司行政部经理。"
    )
    paper.say("matter", f"委托事项：代为接受{s.organ.name}询问、陈述申辩、签收法律文书。")
    paper.say("period", "委托期限：自即日起至本案办结。")
    paper.say(
        "signed",
        f"委托人（公章）：{s.party.name}　法定代表人：{s.party.head}　受委托人：{agent}　{s.form_on('interview')}",
        "~ ",
    )
    papers.add_after("当事人主体资格证明", paper)
    asked = papers.get("询问笔录")
    asked.put("asked", agent)
    asked.put("asked_job", f"{s.party.name}行政部经理（委托代理人）")
    asked.put("asked_id", s.people.identity())
    asked.swap(s.party.head, agent, ("party_sign",))
    for other in papers:
        if other.of in (_DECISION, _NOTICE) and other.has("signed"):
            other.put("signed", f"{agent}（委托代理人）　{write_date(other.day, s.house.form_date)}")
    return paper


@TRAPS.rewrites(
    "by-proxy", "", "委托代理人接受询问并签名", party="company", service="direct", notice_service="direct"
)
def _(s: Scenario, papers: Papers) -> None:
    by_proxy(s, papers)


@TRAPS.rewrites("refused-to-sign", "", "当事人拒绝在笔录上签名，有见证人")
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get("现场检查笔录" if papers.has("现场检查笔录") else "粮食监督检查记录")
    paper.put(
        "party_sign",
        f"被检查人签名：拒绝签名。执法人员注明：{s.party.head}对检查情况无异议，但以须请示为由拒绝签名。见证人签名：{s.witness}（新安社区）　{s.form_on('inspect')}",
    )


def _shorten(s: Scenario) -> None:
    s.you = s.party.short


@TRAPS.rewrites("short-name", "", "首次写全称后用简称", party="company", plan=_shorten)
def _(s: Scenario, papers: Papers) -> None:
    for paper in papers:
        told = [item for item in paper.items if not item.role.startswith("party_") and s.you in item.text]
        if paper.outward and told and not told[0].label:
            full = f"{s.party.name}（以下简称{s.you}）"
            told[0].text = told[0].text.replace(s.you, full, 1)


@TRAPS.rewrites("two-interviews", "", "两次询问同一人，另询问证人")
def _(s: Scenario, papers: Papers) -> None:
    kept = s.d["interview"]
    s.d["interview"] = add_working_days(kept, 1)
    again = inquiry.interview(s)
    s.d["interview"] = kept
    again.title += "（第二次）"
    papers.add_after("询问笔录", again)


@TRAPS.rewrites(
    "paid-in-parts", "", "经批准分期缴纳", "PEN-42", service="direct", year=2024, plan=gaps(paid=45)
)
def _(s: Scenario, papers: Papers) -> None:
    paper = parts.paper(s, "延期(分期)缴纳罚款申请及批准书", "延期（分期）缴纳罚款审批表")
    asked = add_working_days(s.d["served"], 3)
    paper.ask("party_name", "申请人", s.party.name)
    paper.ask("asked", "申请日期", write_date(asked, s.house.form_date))
    paper.ask("why", "申请理由", f"资金周转困难，申请延期至{s.on('paid')}前缴纳罚款{s.money()}。", wide=True)
    parts.steps(
        s, paper, "情况属实，建议同意延期。", f"同意延期至{s.on('paid')}。", (add_working_days(asked, 2),)
    )
    paper.day = asked
    papers.add_after("送达回证", paper)


@TRAPS.rewrites(
    "deadline-in-words",
    "",
    "告知书写明期限届满的日期",
    reply=False,
    waiver=False,
    hearing=False,
    hearing_right=False,
)
def _(s: Scenario, papers: Papers) -> None:
    last = add_working_days(s.d["notice_served"], s.period)
    paper = papers.get(_NOTICE)
    text = next(item.text for item in paper.items if item.role == "reply")
    paper.put("reply", text + f"（期限至{write_date(last, s.house.date)}止）")


@TRAPS.rewrites("contract-sums", "", "事实段有许多别的金额")
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get(_DECISION)
    text = next(item.text for item in paper.items if item.role == "facts")
    paper.put(
        "facts",
        f"{text}{s.you}上一年度营业收入3,552,484.90元，涉及合同金额1,200,000元，已支付86.5万元，无违法所得。",
    )


@TRAPS.rewrites("settled", "", "本单位填写了听证标准和名录", form="docx", plan=lambda s: _settle(s))
def _(s: Scenario, papers: Papers) -> None:
    papers.get("案件调查终结报告").say("note", f"承办人均在{s.organ.name}执法人员名录内。")


def _settle(s: Scenario) -> None:
    s.settings = {"机关": s.organ.name, "本级人民政府": s.organ.government, "区划": s.organ.region,
                  "执法人员名录": "roster.csv", "参数": {"听证罚款标准": 1000 if s.party.is_person else 20000}}  # fmt: skip
    if s.amount >= 1000:
        s.hearing_right = True


@TRAPS.rewrites("told-again", "", "改变拟处罚数额后重新告知", big=True, reply=False, waiver=False, hearing=False,
                notice_service="direct")  # fmt: skip
def _(s: Scenario, papers: Papers) -> None:
    kept = s.proposed, s.d["notice"], s.d["notice_served"]
    s.proposed, s.d["notice"], s.d["notice_served"] = s.amount - 4_000, s.d["reviewed"], s.d["reviewed"]
    first = notice.notice(s)
    first.number = s.house.number(s.organ.prefix, "先告", s.d["decided"].year, s.n)
    first.facts["文号"] = first.number
    proof = service.receipt(s, first, "notice_served", "direct")
    s.proposed, s.d["notice"], s.d["notice_served"] = kept
    second = papers.get(_NOTICE)
    second.say("again", f"{s.we}此前送达的{first.number}告知书所列数额计算有误，以本告知书为准。")
    second.items.insert(-3, second.items.pop())
    place = papers.index(second)
    papers[place:place] = [first, proof]


@TRAPS.rewrites("ticked", "", "用勾选框的表格")
def _(s: Scenario, papers: Papers) -> None:
    for paper in papers:
        if paper.type in ("现场检查笔录", "粮食监督检查记录"):
            paper.put("shown", "☑已出示执法证件　☑已告知申请回避、陈述申辩的权利　□其他：")
        if paper.type == "立案审批表":
            paper.put(
                "chief",
                parts.opinion(s, "☑同意立案　□不予立案　□移送有管辖权的机关", [s.chief], s.d["filed"]),
            )
        if paper.type == "行政处罚决定审批表":
            paper.put("chief", parts.opinion(s, "☑同意　□不同意　□退回补充调查", [s.chief], s.d["approved"]))


@TRAPS.rewrites("slashes", "", "斜杠式的模板字段", party="company", houses=("lines", "forms", "ecology"))
def _(s: Scenario, papers: Papers) -> None:
    for kind in (_NOTICE, _DECISION):
        paper = papers.get(kind)
        paper.put("party_head", f"法定代表人/负责人/经营者：{s.party.head}")
        paper.put("party_address", f"住所（住址）/经营场所：{s.party.address}")
