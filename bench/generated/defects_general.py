"""Defects against the general requirements (GEN)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from . import decision, inquiry, parts
from .change import Register, cuts, drops, gaps
from .paper import Papers
from .scenario import Scenario, add_working_days

GENERAL = Register()
_DECISION, _NOTICE = "行政处罚决定书", "行政处罚事先告知书"
_REVIEW = "重大执法决定法制审核意见书"


def _inspected(papers: Papers) -> str:
    """What this office calls the record of its inspection."""
    return "现场检查笔录" if papers.has("现场检查笔录") else "粮食监督检查记录"


GENERAL.add("other-organ", "GEN-01 G003a", "决定书由另一个机关落款", "GEN-13 PEN-38 G003a",
            papers=lambda s, p: p.get(_DECISION).swap(s.organ.name, f"{s.organ.region}市场监督管理局", ("organ",)))  # fmt: skip
GENERAL.add("division-signs", "GEN-02 GEN-02a", "决定书以内设机构名义落款", "GEN-01 GEN-13 PEN-38 G003a",
            papers=lambda s, p: p.get(_DECISION).swap(s.organ.name, s.organ.name + s.organ.office, ("organ",)))  # fmt: skip
GENERAL.add("division-notice", "GEN-02 GEN-02a", "告知书以内设机构名义落款", "GEN-01 G003a",
            papers=lambda s, p: p.get(_NOTICE).swap(s.organ.name, s.organ.name + s.organ.office, ("organ",)))  # fmt: skip


@GENERAL.plans(
    "foreign-clause", "GEN-01 GEN-01a", "适用由市场监督管理部门实施的罚则", "PEN-14", clause="energy-report"
)
def _(s: Scenario) -> None:
    s.clause = replace(s.clause, cause="未按照规定配备能源计量器具", breach="第二十七条", penalty="第七十四条",
                       act="未按照规定配备二级能源计量器具", duty="配备二级能源计量器具",
                       range_words="一万元以上五万元以下罚款")  # fmt: skip


def _alone(s: Scenario, papers: Papers, kind: str) -> None:
    paper, one = papers.get(kind), s.officers[0]
    paper.put("officers", f"{one.name}（执法证号：{one.card}）")
    paper.put("recorder", s.registrar)
    for item in paper.items:
        if item.role == "shown":
            item.text = item.text.replace(f"{one.name}、{s.officers[1].name}", one.name).replace(
                f"{one.card}、{s.officers[1].card}", one.card
            )
        if item.role == "officer_sign":
            item.text = item.text.replace(parts.sign(s, *s.officer_names), parts.sign(s, one.name))
        if item.role == "recorder_sign":
            item.text = item.text.replace(s.recorder.name, s.registrar)
    paper.facts["执法人员"] = [one.name]


GENERAL.add("one-asks", "GEN-03 GEN-03a", "询问笔录只有一名执法人员", "GEN-17 GEN-05 PEN-16",
            papers=lambda s, p: _alone(s, p, "询问笔录"))  # fmt: skip
GENERAL.add("one-inspects", "GEN-03 GEN-03a", "现场检查笔录只有一名执法人员", "GEN-18 GEN-05 GEN-17 PEN-16",
            papers=lambda s, p: _alone(s, p, _inspected(p)))  # fmt: skip


@GENERAL.plans("not-on-roster", "GEN-04 GEN-04a", "一名办案人员不在执法人员名录", "GEN-03", form="docx")
def _(s: Scenario) -> None:
    s.settings = {"机关": s.organ.name, "执法人员名录": "roster.csv"}
    s.options["roster"] = [(s.officers[0].name, s.officers[0].card), (s.registrar, "1807000001")]


@GENERAL.rewrites(
    "card-not-shown",
    "GEN-05 GEN-05a GEN-04b",
    "笔录没有记载出示执法证件",
    "GEN-06 GEN-03 GEN-04 PEN-16 GEN-17 GEN-18",
)
def _(s: Scenario, papers: Papers) -> None:
    if papers.has("执法人员证件复印件"):
        papers.remove_all("执法人员证件复印件")
    for paper in papers:
        if paper.type in ("现场检查笔录", "粮食监督检查记录", "询问笔录"):
            paper.put("officers", "、".join(s.officer_names))
            paper.drop("shown")
            if paper.has("seen_card"):
                paper.drop("seen_card")
        if paper.type == "整改复查记录":
            paper.swap("执法人员已出示执法证件。", "")


GENERAL.add("filing-unsigned", "GEN-08 GEN-08b", "立案未经负责人批准", "GEN-09 PEN-37 PEN-01",
            papers=lambda s, p: p.get("立案审批表").put("chief", ""))  # fmt: skip
GENERAL.add("no-section-opinion", "GEN-09 GEN-09b", "处罚审批没有审核人意见", "PEN-37",
            papers=lambda s, p: p.get("行政处罚决定审批表").put("section", ""))  # fmt: skip


@GENERAL.rewrites(
    "steps-reversed",
    "GEN-09 GEN-09c",
    "负责人批准早于承办人提出意见",
    "PEN-58 PEN-37 PEN-36 GEN-24 GEN-22 PEN-26 PEN-21",
)
def _(s: Scenario, papers: Papers) -> None:
    early = parts.opinion(
        s, "同意。", [s.chief], s.d["talked"] - timedelta(1 if s.d["talked"].weekday() else 3)
    )
    papers.get("行政处罚决定审批表").put("chief", early)


@GENERAL.rewrites(
    "evidence-after",
    "GEN-16 GEN-16a",
    "决定作出后补做询问笔录作为证据",
    "PEN-58 GEN-15 PEN-31 PEN-20",
    service="direct",
)
def _(s: Scenario, papers: Papers) -> None:
    kept = s.d["interview"]
    s.d["interview"] = add_working_days(s.d["decided"], 2)
    late = inquiry.interview(s)
    s.d["interview"] = kept
    papers.remove_all("询问笔录")
    papers.add_after("当事人主体资格证明", late)


GENERAL.add(
    "interview-unsigned",
    "GEN-17 GEN-17a",
    "询问笔录没有被询问人签名",
    "GEN-15",
    papers=cuts("询问笔录", "party_sign"),
)
GENERAL.add(
    "interview-no-officer",
    "GEN-17 GEN-17b",
    "询问笔录没有执法人员签名",
    "GEN-03",
    papers=cuts("询问笔录", "officer_sign"),
)
GENERAL.add("inspection-unsigned", "GEN-18 GEN-18a", "现场检查笔录当事人没有签名也未注明原因", "GEN-15 GEN-17",
            papers=lambda s, p: cuts(_inspected(p), "party_sign")(s, p))  # fmt: skip
GENERAL.add("inspection-no-time", "GEN-18 GEN-18c", "现场检查笔录没有时间、地点", "GEN-17 PEN-58 GEN-08",
            papers=lambda s, p: p.get(_inspected(p)).blank("time", "place"))  # fmt: skip
GENERAL.add("copy-unchecked", "GEN-19", "证照复印件没有核对", papers=drops("当事人主体资格证明", "checked"))
GENERAL.add("photos-bare", "GEN-20 P067a", "照片没有时间、制作人和证明对象", "PEN-16",
            papers=drops("现场照片(图片)及说明", "caption", "officer_sign"))  # fmt: skip


@GENERAL.rewrites("report-unsigned", "GEN-21 GEN-21a", "检测报告没有签名盖章", report=True)
def _(s: Scenario, papers: Papers) -> None:
    papers.get("监测/检测/鉴定报告").drop("signed", "organ")


@GENERAL.rewrites(
    "review-late",
    "GEN-22 P113a",
    "作出决定后才法制审核",
    "PEN-34 PEN-58 GEN-09 PEN-37 PEN-36",
    legal=True,
    hearing=False,
)
def _(s: Scenario, papers: Papers) -> None:
    kept = s.d["reviewed"]
    s.d["reviewed"] = add_working_days(s.d["decided"], 2)
    papers[papers.index(papers.get(_REVIEW))] = decision.review(s, "reviewed")
    s.d["reviewed"] = kept


@GENERAL.rewrites(
    "review-refused",
    "GEN-22 P113b",
    "法制审核不通过仍作出决定",
    "PEN-34 GEN-23 P114a",
    legal=True,
    hearing=False,
)
def _(s: Scenario, papers: Papers) -> None:
    paper = papers.get(_REVIEW)
    paper.put("body", "主要事实不清，现有证据不足以证明违法行为，程序上缺少对当事人的进一步调查。")
    paper.put("result", "不同意作出行政处罚决定，退回承办机构补充调查。")
    paper.put("signed", parts.opinion(s, "不同意，退回补充调查。", [s.legal[0]], s.d["reviewed"]))
    paper.put("head", parts.opinion(s, "同意审核人意见，审核不予通过。", [s.legal[1]], s.d["reviewed"]))


@GENERAL.rewrites("no-benchmark", "GEN-25 GEN-25a", "决定书没有写明裁量基准适用情况", "GEN-14 PEN-10")
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_DECISION).put("discretion", f"{s.you}能够配合调查。")


GENERAL.add("published-late", "GEN-28 GEN-28a", "公示超过七个工作日", "PEN-56", plan=gaps(published=12))


@GENERAL.rewrites(
    "no-receipt", "GEN-31 GEN-31a", "没有决定书的送达回证", "PEN-41 GEN-38 PEN-42 PEN-60", service="direct"
)
def _(s: Scenario, papers: Papers) -> None:
    papers.remove(papers.receipt(_DECISION))
    papers.get(_DECISION).facts.pop("送达日期")


@GENERAL.rewrites(
    "receipt-unsigned",
    "GEN-31 GEN-33a",
    "决定书送达回证没有签收",
    "PEN-41 GEN-33 GEN-32 PEN-42",
    service="direct",
)
def _(s: Scenario, papers: Papers) -> None:
    papers.receipt(_DECISION).blank("signed", "server")
    papers.get(_DECISION).facts.pop("送达日期")


@GENERAL.rewrites("notice-unserved", "GEN-31 GEN-31b", "没有告知书的送达回证", "PEN-20 PEN-21 PEN-26 GEN-11 GEN-12 PEN-25",
                  notice_service="direct", reply=False, waiver=False, hearing=False)  # fmt: skip
def _(s: Scenario, papers: Papers) -> None:
    for paper in [p for p in papers if p.of in (_NOTICE, "行政处罚听证告知书")]:
        papers.remove(paper)
    for kind in (_NOTICE, "行政处罚听证告知书"):
        for paper in papers.all(kind):
            paper.facts.pop("送达日期", None)


@GENERAL.rewrites(
    "left-unwitnessed", "GEN-33 GEN-33b", "留置送达没有见证人也没有拍照录像", "GEN-31 GEN-37", service="leave"
)
def _(s: Scenario, papers: Papers) -> None:
    papers.receipt(_DECISION).put("remark", "受送达人拒绝签收，文书留置于其住所。")


@GENERAL.rewrites(
    "unagreed-mail", "GEN-34 GEN-34a", "没有同意书的电子送达", "GEN-31 GEN-37", service="electronic"
)
def _(s: Scenario, papers: Papers) -> None:
    papers.remove_all("电子送达确认书")
    papers.receipt(_DECISION).put("remark", "")


@GENERAL.rewrites(
    "post-unreturned", "GEN-35 GEN-35c", "邮寄没有回执或签收记录", "GEN-31 PEN-41", service="post"
)
def _(s: Scenario, papers: Papers) -> None:
    papers.get("邮寄送达凭证").put("signed", "")
    papers.get(_DECISION).facts.pop("送达日期")


@GENERAL.rewrites(
    "announced-at-once",
    "GEN-36 GEN-36a",
    "没有直接、邮寄送达即公告",
    "GEN-31 GEN-37 PEN-41",
    service="announce",
)
def _(s: Scenario, papers: Papers) -> None:
    papers.remove(papers.receipt(_DECISION))
    papers.remove_all("邮寄送达凭证")
    papers.get("公告送达材料").put("body", f"现向{s.you}公告送达《{s.house.call(_DECISION)}》（{parts.number(s, 'decision')}），"
                               "自本公告发布之日起，经过三十日即视为送达。")  # fmt: skip


@GENERAL.rewrites(
    "announced-briefly", "GEN-36 GEN-36b", "公告十日即视为送达", "PEN-41 PEN-42 GEN-31", service="announce"
)
def _(s: Scenario, papers: Papers) -> None:
    papers.get("公告送达材料").swap("经过三十日", "经过十日")
    papers.get(_DECISION).facts.pop("送达日期")


def _remedy(name: str, row: str, shows: str, may: str, old: str, new: str, **options: object) -> None:
    def rewrite(s: Scenario, papers: Papers) -> None:
        words = {"sixty": s.house.days(60), "six": s.house.days(6, "个月"), "gov": s.organ.government}
        fresh = {"thirty": s.house.days(30), "three": s.house.days(3, "个月"), "upper": s.organ.upper}
        paper = papers.get(_DECISION)
        paper.swap(words[old], fresh[new], ("remedy",))
        if new == "upper":
            paper.facts["复议机关"] = s.organ.upper

    GENERAL.add(name, row, shows, may, papers=rewrite, **options)


_remedy(
    "review-upward",
    "GEN-39 GEN-39a",
    "告知向上一级主管部门申请复议",
    "GEN-13 PEN-38",
    "gov",
    "upper",
    year=2024,
)
_remedy("review-thirty", "GEN-40 GEN-40a", "复议期限写为三十日", "GEN-13 PEN-38", "sixty", "thirty")
_remedy("court-three", "GEN-41 GEN-41a", "起诉期限写为三个月", "GEN-13 PEN-38", "six", "three")


@GENERAL.rewrites(
    "review-compelled", "GEN-42 GEN-42a", "普通程序写成必须先复议", "GEN-41 GEN-13 PEN-38", year=2024
)
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_DECISION).put("remedy", f"如不服本决定，应当自收到本决定书之日起{s.house.days(60)}内先向{s.organ.government}申请行政复议；"
                              f"对复议决定不服的，可以自收到复议决定书之日起{s.house.days(15)}内向{s.organ.court}提起行政诉讼。")  # fmt: skip


GENERAL.add("loose-papers", "GEN-48 GEN-48a", "没有卷内目录和备考表", loose=True)


@GENERAL.plans(
    "rule-of-the-office",
    "GEN-50 GEN-50a",
    "只依据规范性文件处罚",
    "P102b GEN-01 GEN-51 PEN-14 PEN-24 PEN-20 PEN-38",
    clause="energy-manager",
)
def _(s: Scenario) -> None:
    s.clause = replace(
        s.clause, law="关于加强重点用能单位节能管理工作的通知", breach="第三条", penalty="第九条"
    )


@GENERAL.rewrites("old-penalty-law", "GEN-51 GEN-51c", "告知引用二〇一七年行政处罚法的条文", "PEN-20 PEN-25")
def _(s: Scenario, papers: Papers) -> None:
    papers.get(_NOTICE).swap(
        "《中华人民共和国行政处罚法》第四十四条、第四十五条",
        "《中华人民共和国行政处罚法》（2017年修正）第三十一条、第三十二条",
        ("reply",),
    )


GENERAL.add("told-too-late", "PEN-20 PEN-20e", "先作决定后送达告知书",
            "GEN-12 GEN-11 PEN-21 PEN-26 PEN-58 PEN-24 PEN-37 PEN-36 PEN-41 GEN-16",
            plan=lambda s: s.d.update(notice=s.d["decided"], notice_served=add_working_days(s.d["decided"], 1)),
            notice_service="direct", reply=False, waiver=False, hearing=False)  # fmt: skip
