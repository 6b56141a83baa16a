"""Papers that few dossiers have, each as it ought to be."""

from __future__ import annotations

from collections.abc import Callable

from . import parts
from .houses import write_date
from .paper import Paper, Papers
from .scenario import Scenario, add_working_days

Make = Callable[[Scenario], Paper]

_AFTER_INQUIRY = (
    "案件审核表", "重大执法决定法制审核意见书", "集体讨论记录", "行政执法有关事项审批表", "行政处罚事先告知书", "行政处罚听证告知书",
    "放弃陈述申辩听证声明", "陈述申辩笔录", "陈述申辩复核意见书", "听证申请书", "行政处罚听证通知书", "听证笔录", "听证报告",
    "行政处罚决定审批表", "行政处罚决定书", "罚没票据", "行政处罚信息公示材料", "行政处罚结案审批表",
    "送达地址确认书", "邮寄送达凭证", "公告送达材料", "电子送达确认书",
)  # fmt: skip


def ends_with(s: Scenario, papers: Papers, *last: Paper) -> None:
    """The case ends after the inquiry, with these papers instead of a punishment."""
    papers.remove_all(*_AFTER_INQUIRY)
    papers += last


def recusal(s: Scenario) -> Paper:
    p = Paper("回避申请及决定书", "回避申请书", day=s.d["interview"])
    p.say("to", f"{s.organ.name}：", "~ ")
    p.say(
        "words",
        f"承办人{s.officers[1].name}与我单位的竞争对手有亲属关系，可能影响公正办案，请求更换该承办人。",
    )
    p.say("signed", f"申请人：{s.party.name}　{s.form_on('interview')}", "> ")
    return p


def entrusting(s: Scenario) -> Paper:
    centre = f"{s.organ.region}节能监察中心"
    year = s.d["filed"].year
    p = Paper("行政执法委托书", "行政执法委托书", day=s.d["clue"])
    p.say("who", f"委托机关：{s.organ.name}。受委托组织：{centre}。")
    p.say("what", f"委托事项：{s.clause.cause}的调查。委托权限：以委托机关名义实施调查取证。")
    p.say("period", f"委托期限：{year}年1月1日至{year + 1}年12月31日。")
    p.say("duty", "受委托组织应当以委托机关的名义实施，不得再委托。")
    p.say("organ", f"委托机关：{s.organ.name}«seal»　受委托组织：{centre}«seal»", "> ")
    return p


def extract(s: Scenario) -> Paper:
    p = Paper("证据提取单", "证据提取单", day=s.d["interview"])
    p.say("what", f"证据名称：记账凭证复印件三页　提取地点：{s.party.address}", "~ ")
    p.say("proves", f"证明内容：{s.clause.cause}的有关情况", "~ ")
    p.say("checked", "经核对，与原件一致。", "~ ")
    p.say("signed", f"提供人：{parts.sign(s, s.party.head)}　执法人员：{parts.sign(s, *s.officer_names)}　{s.form_on('interview')}", "~ ")  # fmt: skip
    return p


def recording(s: Scenario) -> Paper:
    p = Paper("电子数据（视听资料）提取说明", "视听资料提取说明", day=s.d["interview"])
    p.say("what", "名称：厂区监控视频一段，时长六分钟，存于光盘一张", "~ ")
    p.say("method", "制作方法：自当事人监控主机复制，未经剪辑", "~ ")
    p.say("maker", f"制作人：{s.recorder.name}　制作时间：{s.on('interview')}11时20分", "~ ")
    p.say("proves", f"证明对象：{s.clause.cause}的现场情况", "~ ")
    return p


def witness(s: Scenario) -> Paper:
    p = Paper("证人证言", "证人证言", day=s.d["interview"])
    p.say("who", f"证人：{s.witness}，男，四十六岁，住{s.organ.region}新安社区，系当事人的邻居。", "~ ")
    p.say(
        "words",
        f"我在附近做事，知道{s.party.name}的情况，执法人员检查那天我也在场，看到的和检查记录写的一样。",
    )
    p.say("signed", f"证人签名：{parts.sign(s, s.witness)}　{s.form_on('interview')}", "~ ")
    return p


def sampling(s: Scenario) -> Paper:
    p = Paper("抽样取证通知书", "抽样取证凭证", day=s.d["interview"])
    p.say("to", f"{s.party.name}：", "~ ")
    p.say("body", f"因调查{s.clause.cause}，依据《中华人民共和国行政处罚法》第五十六条，对下列物品抽样取证：稻谷样品，一份二千克，"
          "现场封存，封条完好。")  # fmt: skip
    p.say("signed", f"当事人签名：{parts.sign(s, s.party.head)}　抽样人签名：{parts.sign(s, *s.officer_names)}　{s.form_on('interview')}", "~ ")  # fmt: skip
    return p


def sample_list(s: Scenario) -> Paper:
    p = Paper("抽样取证物品清单", "抽样取证物品清单", day=s.d["interview"])
    p.say("name", f"被抽样单位：{s.party.name}　样品名称：稻谷", "~ ")
    p.say("goods", "样品数量：一份　规格：二千克", "~ ")
    p.say("sealed", "封存情况：当场封存，加贴封条", "~ ")
    p.say("signed", f"当事人签名：{parts.sign(s, s.party.head)}　抽样人签名：{parts.sign(s, *s.officer_names)}　{s.form_on('interview')}", "~ ")  # fmt: skip
    return p


def approved(
    s: Scenario, kind: str, title: str, reason_label: str, reason: str, wish: str, key: str
) -> Paper:
    """A form of the office that ends a case otherwise: reasons, then the opinion boxes."""
    p = parts.paper(s, kind, title)
    p.ask("cause", "案由", f"涉嫌{s.clause.cause}", wide=True)
    p.ask("party_name", "当事人", s.party.name, wide=True)
    p.ask("reason", reason_label, reason, wide=True)
    parts.steps(s, p, wish, "同意。", (s.d[key],))
    p.day = s.d[key]
    return p


def withdrawn(s: Scenario) -> Paper:
    return approved(s, "撤销立案审批表", "撤销立案审批表", "撤销理由",
                    "经调查，当事人在立案前已经办理手续，违法事实不能成立。", "建议撤销立案。", "reported")  # fmt: skip


def not_filed(s: Scenario) -> Paper:
    return approved(s, "不予立案审批表", "不予立案审批表", "核查情况及理由",
                    "经核查，反映的情况不属实，当事人手续齐全，不符合立案条件。", "建议不予立案。", "interview")  # fmt: skip


def ended(s: Scenario) -> Paper:
    return approved(s, "终止调查决定书", "终止调查审批表", "终止理由",
                    "当事人已注销登记，没有承受其权利义务的主体。", "建议终止调查。", "reported")  # fmt: skip


def longer(s: Scenario) -> Paper:
    """Extension of the ninety days. Needs ``longer`` and ``longer_to`` among the days."""
    p = parts.paper(s, "案件办理延期审批表", "案件延期审批表")
    p.ask("cause", "案由", f"涉嫌{s.clause.cause}", wide=True)
    p.ask("party_name", "当事人", s.party.name)
    p.ask("filed", "立案日期", s.form_on("filed"))
    p.ask("reason", "延期理由", "案情复杂，检测尚未完成，不能在期限内办结。", wide=True)
    p.ask("law", "依据", "《中华人民共和国行政处罚法》第六十条", wide=True)
    p.ask("until", "延长至", s.form_on("longer_to"))
    parts.steps(s, p, "建议延长。", "同意延长。", (s.d["longer"],))
    p.day = s.d["longer"]
    return p


def spared(s: Scenario) -> Paper:
    p = parts.paper(s, "不予行政处罚决定书", outward=True)
    p.number = s.house.number(s.organ.prefix, "不罚", s.d["reported"].year, s.n)
    parts.party_block(s, p)
    p.facts.clear()
    p.say("facts", f"经查明，{s.you}{parts.act_text(s)}。上述事实有现场检查笔录、询问笔录等证据证实。")
    p.say("reason", f"{s.you}系初次违法，情节轻微并已及时改正，没有造成危害后果。依据《中华人民共和国行政处罚法》第三十三条第一款的规定，"
          f"{s.we}决定对{s.you}不予行政处罚。")  # fmt: skip
    p.say("remedy", f"如不服本决定，可以在收到本决定书之日起{s.house.days(60)}内向{s.organ.government}申请行政复议，"
          f"也可以在{s.house.days(6, '个月')}内向{s.organ.court}提起行政诉讼。")  # fmt: skip
    parts.close(s, p, "reported")
    return p


def transfer(s: Scenario) -> Paper:
    """To the police. Needs ``handed_on`` among the days."""
    p = approved(s, "涉嫌犯罪案件移送书", "涉嫌犯罪案件移送书", "移送理由",
                 "当事人的行为涉嫌构成犯罪，依据《中华人民共和国行政处罚法》第二十七条移送。", "建议移送公安机关。", "reported")  # fmt: skip
    p.ask("annexes", "附件", "案件情况的调查报告、涉案物品清单、询问笔录和有关证据", wide=True)
    p.ask("handed_on", "移送日期", write_date(s.d["handed_on"], s.house.form_date))
    return p


def reminder(s: Scenario) -> Paper:
    """Before the court is asked. Needs ``urged`` among the days."""
    p = parts.paper(s, "履行行政处罚决定催告书", outward=True)
    p.number = parts.number(s, "urge")
    parts.party_block(s, p)
    p.facts.clear()
    p.say("body", f"{s.we}作出的{parts.number(s, 'decision')}行政处罚决定已于{s.on('served')}送达，{s.you}至今没有缴纳罚款{s.money()}。"
          f"现催告{s.you}自收到本催告书之日起{s.house.days(10)}内缴纳，{s.you}有权陈述和申辩。")  # fmt: skip
    parts.close(s, p, "urged")
    return p


def to_court(s: Scenario) -> Paper:
    """Needs ``to_court`` among the days."""
    p = parts.paper(s, "强制执行申请书", "行政强制执行申请书")
    p.say("who", f"申请人：{s.organ.name}，地址{s.organ.address}。", "~ ")
    p.say("whom", f"被申请人：{s.party.name}，地址{s.party.address}。", "~ ")
    p.say("wish", f"申请事项：强制执行{parts.number(s, 'decision')}行政处罚决定书确定的罚款{s.money()}。")
    p.say(
        "ground",
        f"执行依据：{parts.number(s, 'decision')}行政处罚决定书，已于{s.on('served')}送达。被申请人在法定期限内未申请行政复议，也未提起行政诉讼。",
    )
    p.say(
        "urged",
        f"经{s.on('urged')}书面催告，被申请人仍未履行。依据《中华人民共和国行政强制法》第五十三条的规定提出申请。",
    )
    p.say("court", f"此致　{s.organ.court}", "~ ")
    p.say("signed", f"行政机关负责人：{parts.sign(s, s.chief)}", "> ")
    parts.close(s, p, "to_court")
    return p


def ruling(s: Scenario) -> Paper:
    p = Paper("法院强制执行文书", "行政裁定书", day=add_working_days(s.d["to_court"], 10))
    p.say("court", s.organ.court, "^ ")
    p.say("body", f"申请人{s.organ.name}申请强制执行行政处罚决定一案，本院审查后裁定：准予强制执行。")
    p.say("date", write_date(p.day, s.house.date), "> ")
    return p
