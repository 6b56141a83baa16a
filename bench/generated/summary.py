"""Summary procedure: a warning or a small fine on the spot."""

from __future__ import annotations

from . import filing, inquiry, parts
from .paper import Paper, Papers
from .scenario import Scenario


def on_the_spot(s: Scenario) -> Paper:
    p = parts.paper(s, "当场行政处罚决定书", outward=True)
    p.number = s.house.number(s.organ.prefix, "当罚", s.d["inspect"].year, s.n)
    parts.party_block(s, p)
    p.say("facts", f"经查，{s.you}{parts.act_text(s)}。")
    p.say("evidence", "以上事实有现场检查笔录、现场照片等证据证实。")
    p.say("breach", f"上述行为违反了{parts.law_article(s, s.clause.breach)}的规定。")
    p.say("told", s.house_choice("sptold", (
        f"处罚前，执法人员出示了执法证件，当场告知{s.you}拟作出的行政处罚内容及事实、理由、依据，并告知依法享有陈述、申辩的权利。{s.you}表示不陈述、不申辩。",
        f"执法人员已当场口头告知{s.you}违法事实、处罚理由和依据，听取了{s.you}的陈述和申辩，{s.you}表示没有意见。")))  # fmt: skip
    p.say("discretion", "违法行为轻微，参照《湖南省发展改革系统行政处罚裁量权基准》，属较轻情形。")
    fine = f"罚款{s.money()}" if s.amount else ""
    punish = "，".join(x for x in ("给予警告" if s.clause.warning or not s.amount else "", fine) if x)
    p.say(
        "penalty",
        f"依据《中华人民共和国行政处罚法》第五十一条和{parts.law_article(s, s.clause.penalty)}的规定，责令{s.you}立即改正，决定{punish}。",
    )
    if s.options.get("collected"):
        p.say("payment", f"罚款{s.money()}已当场收缴，并出具财政部门统一制发的专用票据。")
    elif s.amount:
        p.say(
            "payment",
            f"{s.you}应当自收到本决定书之日起{s.house.days(15)}内到{s.organ.region}农村商业银行营业部（{s.organ.region}人民路12号）或者通过电子支付系统缴纳罚款。",
        )
        p.say("late", "到期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。")
    sixty, fifteen = s.house.days(60), s.house.days(15)
    p.say("remedy", f"如不服本决定，应当自收到本决定书之日起{sixty}内先向{s.organ.government}申请行政复议；对行政复议决定不服的，"
          f"可以自收到行政复议决定书之日起{fifteen}内向{s.organ.court}提起行政诉讼。")  # fmt: skip
    p.say("where", f"处罚地点：{s.party.address}　处罚时间：{s.on('inspect')}10时40分", "~ ")
    p.say(
        "officer_sign",
        f"执法人员（签名）：{parts.sign(s, *s.officer_names)}　执法证号：{s.officers[0].card}、{s.officers[1].card}",
        "~ ",
    )
    p.say("receipt", f"当事人签收：{parts.sign(s, s.party.head)}　{s.form_on('inspect')}（当场交付）", "~ ")
    parts.close(s, p, "inspect")
    p.facts |= {"文号": p.number, "决定日期": s.d["inspect"], "复议机关": s.organ.government, "诉讼法院": s.organ.court,
                "执法人员": list(s.officer_names)}  # fmt: skip
    if s.amount:
        p.facts["罚款金额"] = s.amount
    return p


def record(s: Scenario, made: Paper) -> Paper:
    p = parts.paper(s, "简易程序备案表", s.house_choice("sprec", ("简易程序案件备案表", "当场处罚备案表")))
    p.ask("no", "决定书编号", made.number)
    p.ask("party_name", "当事人", s.party.name)
    p.ask("decided", "处罚日期", s.form_on("inspect"))
    p.ask("recorded", "备案日期", s.form_on("filed_with"))
    p.ask("handlers", "承办人", parts.sign(s, *s.officer_names))
    p.ask("taker", "接收人", f"{parts.sign(s, s.registrar)}　{s.form_on('filed_with')}")
    p.day = s.d["filed_with"]
    return p


def collection(s: Scenario) -> list[Paper]:
    """Receipt of a fine taken on the spot and its way to the bank."""
    bill = parts.paper(s, "罚没票据", "湖南省当场罚款收据")
    bill.ask("no", "票号", f"湘财43{s.rng.randrange(10**7, 10**8)}")
    bill.ask("day", "收缴日期", s.form_on("inspect"))
    bill.ask("payer", "缴款人", s.party.name, wide=True)
    bill.ask("sum", "金额", f"{s.amount}.00")
    bill.ask("why", "当场收缴理由", "一百元以下罚款", wide=True)
    bill.ask("handed", "交至机关日期", s.form_on("handed"))
    bill.ask("banked", "缴付银行日期", s.form_on("banked"))
    bill.say("seal", "财政部门统一制发（财政票据监制章）")
    bill.day = s.d["inspect"]
    return [bill]


def publication(s: Scenario, made: Paper) -> Paper:
    p = parts.paper(
        s,
        "行政处罚信息公示材料",
        s.house_choice("pub", ("行政处罚信息公示表", "行政处罚决定信息公开表", "行政处罚信息公示截图")),
    )
    p.ask(
        "party_name",
        "行政相对人名称",
        s.party.name[0] + "某某" if s.party.is_person else s.party.name,
        wide=True,
    )
    p.ask("no", "行政处罚决定书文号", made.number, wide=True)
    p.ask("result", "处罚内容", f"罚款{s.money()}" if s.amount else "警告")
    p.ask("decided", "处罚决定日期", s.form_on("inspect"))
    p.ask("shown", s.house_choice("shownon", ("公示日期", "发布日期", "公示时间")), s.form_on("published"))
    p.ask("where", "公示平台", f"{s.organ.region}人民政府门户网站")
    p.facts["公示日期"] = s.d["published"]
    p.day = s.d["published"]
    return p


def cover(s: Scenario, made: Paper) -> Paper:
    p = parts.paper(s, "卷宗封面")
    p.say("kind", "（简易程序）", "^ ")
    p.ask("title", "案卷名称", f"{s.party.name}{s.clause.cause}当场处罚案", wide=True)
    p.ask("no", "决定书编号", made.number)
    p.ask("party_name", "当事人", s.party.name)
    p.ask("maker", "办案机关", s.organ.name)
    p.ask("handlers", "承办人", "、".join(s.officer_names))
    p.ask("archived", "归档日期", s.form_on("archived"))
    p.ask("kept_for", "保管期限", "长期")
    return p


def body(s: Scenario) -> Papers:
    made = on_the_spot(s)
    papers = Papers([inquiry.inspection(s), inquiry.photos(s), *filing.identity(s), made, record(s, made)])
    for p in papers.all("当事人主体资格证明"):
        p.put("checked", f"经核对，与原件一致。提供人：{s.party.head}　{s.form_on('inspect')}")
        p.day = s.d["inspect"]
    if s.amount and s.options.get("collected"):
        papers += collection(s)
    papers.append(publication(s, made))
    papers.append(inquiry.recheck(s, "final_check"))
    return papers


def assembled(s: Scenario, papers: Papers) -> Papers:
    made = papers.get("当场行政处罚决定书") if papers.has("当场行政处罚决定书") else papers[0]
    return Papers([cover(s, made), filing.contents(s, papers), *papers, filing.remarks(s)])
