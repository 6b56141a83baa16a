"""Receipts, post, notices by announcement, publication, payment and closing."""

from __future__ import annotations

from . import parts
from .paper import Paper
from .scenario import Scenario


def receipt(s: Scenario, of: Paper, key: str, way: str) -> Paper:
    p = parts.paper(s, "送达回证")
    p.of, p.day = of.type, s.d[key]
    party = s.party
    written = s.form_on(key)
    p.ask(
        "papers",
        s.house_choice("rp", ("送达文书名称及文号", "送达文书", "文书名称、文号")),
        f"《{of.title}》{of.number}",
        wide=True,
    )
    p.ask("to", s.house_choice("rt", ("受送达人", "受送达人名称")), party.name)
    p.ask("place", s.house_choice("rpl", ("送达地点", "送达地址")), party.address)
    names = {"direct": "直接送达", "room": "直接送达", "family": "直接送达", "leave": "留置送达", "leave-photo": "留置送达",
             "electronic": "电子送达"}  # fmt: skip
    p.ask("way", "送达方式", names[way])
    if way in ("direct", "room", "family"):
        who = {
            "direct": party.head,
            "room": f"{s.witness}（收发室）",
            "family": f"{s.witness}（妻子，同住成年家属）",
        }[way]
        if way == "direct" and not party.is_person and s.house_choice("stamp", ("stamp", "name")) == "stamp":
            who += "（公章）"
        p.ask("signed", s.house_choice("rs", ("受送达人签名（盖章）及日期", "收件人签名、日期", "签收人及签收日期")),
              f"{who if not s.options.get('pictures') else '«sign»'}　{written}", wide=True)  # fmt: skip
        if way == "family":
            p.ask("proxy", "代收人与受送达人关系", "妻子，同住成年家属", wide=True)
        p.ask("remark", "备注", "", wide=True)
    elif way in ("leave", "leave-photo"):
        p.ask(
            "signed",
            s.house_choice("rs", ("受送达人签名（盖章）及日期", "收件人签名、日期", "签收人及签收日期")),
            f"拒收　{written}",
            wide=True,
        )
        if way == "leave":
            p.ask("remark", s.house_choice("rr", ("备注", "拒收事由和见证人", "不能送达理由")),
                  f"{written}，受送达人以对处罚有意见为由拒绝签收，邀请新安社区工作人员{s.witness}到场，说明情况后将文书留置于受送达人住所。"
                  f"见证人（签名）：{s.witness}", wide=True)  # fmt: skip
        else:
            p.ask(
                "remark",
                s.house_choice("rr", ("备注", "拒收事由和见证人", "不能送达理由")),
                f"{written}，受送达人拒绝接收，送达人将文书留置于受送达人住所，并采用拍照、录像方式记录送达过程（录像编号{s.n:04d}）。",
                wide=True,
            )
    else:
        p.ask("signed", "到达时间", f"{written}10时12分（发送至确认的电子邮箱，系统显示送达成功）", wide=True)
        p.ask("remark", "备注", "依据当事人签署的电子送达确认书", wide=True)
    p.ask(
        "server",
        s.house_choice("rsv", ("送达人", "送达人签名")),
        f"{parts.sign(s, *s.officer_names)}　{written}",
        wide=True,
    )
    return p


def served(s: Scenario, decision: Paper) -> list[Paper]:
    """The papers that prove service of the decision in the way the case has it."""
    way = s.service
    if way == "electronic":
        agreed = parts.paper(s, "电子送达确认书")
        agreed.say(
            "body",
            f"本人（单位）同意{s.organ.name}通过电子邮箱cw{s.n:02d}@example.cn送达本案执法文书，并确认该地址有效。",
        )
        agreed.say("party_sign", f"确认人：{parts.sign(s, s.party.head)}　{s.form_on('interview')}", "~ ")
        agreed.day = s.d["interview"]
        return [agreed, receipt(s, decision, "served", way)]
    if way in ("post", "post-refused"):
        place = parts.paper(s, "送达地址确认书")
        place.say("body", f"受送达人{s.party.name}确认送达地址：{s.party.address}，收件人{s.party.head}，电话{s.party.phone}。"
                  "同意以邮寄方式送达。已知悉：因提供的地址不准确、拒绝签收导致文书未能实际接收的，文书退回之日视为送达之日。")  # fmt: skip
        place.say(
            "party_sign", f"受送达人签名：{parts.sign(s, s.party.head)}　{s.form_on('interview')}", "~ "
        )
        place.day = s.d["interview"]
        p = parts.paper(s, "邮寄送达凭证", s.house_choice("ems", ("EMS邮寄凭证及签收截图", "邮寄送达凭证")))
        p.ask("mail_no", "邮件号", f"10{s.rng.randrange(10**9, 10**10)}8")
        p.ask("sent", "交寄日期", s.form_on("posted"))
        p.ask("content", "内件品名", f"《{decision.title}》{decision.number}", wide=True)
        p.ask("to", "收件人", f"{s.party.head if not s.party.is_person else s.party.name}（{s.party.name}）")
        p.ask("place", "收件地址", s.party.address)
        if way == "post":
            p.ask("signed", "签收情况", f"{s.on('served')}已签收，签收人：{s.party.head}", wide=True)
        else:
            p.ask("signed", "投递结果", f"{s.on('served')}收件人拒收，邮件退回", wide=True)
        p.day = s.d["served"]
        return [place, p]
    if way == "announce":
        tried = parts.paper(s, "送达回证")
        tried.of, tried.day = decision.type, s.d["tried"]
        written = s.form_on("tried")
        tried.ask("papers", "送达文书名称及文号", f"《{decision.title}》{decision.number}", wide=True)
        tried.ask("to", "受送达人", s.party.name)
        tried.ask("place", "送达地点", s.party.address)
        tried.ask("way", "送达方式", "直接送达（未成）")
        tried.ask("signed", "受送达人签名（盖章）及日期", "", wide=True)
        tried.ask(
            "remark",
            "不能送达理由",
            f"{written}到受送达人住所，大门紧锁，邻居称已外出多日，电话无法接通，未能送达。",
            wide=True,
        )
        tried.ask("server", "送达人", f"{parts.sign(s, *s.officer_names)}　{written}", wide=True)
        mail = parts.paper(
            s, "邮寄送达凭证", s.house_choice("ems", ("EMS邮寄凭证及签收截图", "邮寄送达凭证"))
        )
        mail.ask("sent", "交寄日期", s.form_on("posted"))
        mail.ask("content", "内件品名", f"《{decision.title}》{decision.number}", wide=True)
        mail.ask("to", "收件人", s.party.name)
        mail.ask("signed", "投递结果", f"{s.on('returned')}因收件人迁址不明、电话无人接听退回", wide=True)
        mail.day = s.d["returned"]
        public = parts.paper(s, "公告送达材料", "送达公告")
        public.number = parts.number(s, "announce")
        public.say("to", f"{s.party.name}：", "~ ")
        public.say("body", f"因{s.you}下落不明，{s.we}采用直接送达、邮寄送达方式均无法送达，现依法向{s.you}公告送达《{decision.title}》（{decision.number}）。"
                   f"自本公告发布之日起，经过三十日即视为送达。")  # fmt: skip
        public.say("where", f"本公告刊登于{s.organ.region}人民政府门户网站，并张贴于{s.organ.name}公告栏。")
        parts.close(s, public, "announced")
        return [tried, mail, public]
    return [receipt(s, decision, "served", way)]


def publication(s: Scenario, decision: Paper) -> Paper:
    """The sheet put on the platform; some offices head it like the decision itself."""
    title = s.house_choice("pub", ("行政处罚信息公示表", "行政处罚决定信息公开表", "行政处罚信息公示截图"))
    p = parts.paper(s, "行政处罚信息公示材料", title)
    masked = s.party.code[:6] + "********" + s.party.code[-4:]
    p.ask(
        "party_name",
        "行政相对人名称",
        s.party.name[0] + "某某" if s.party.is_person else s.party.name,
        wide=True,
    )
    p.ask(
        "party_code",
        "证件号码" if s.party.is_person else "统一社会信用代码",
        masked if s.party.is_person else s.party.code,
    )
    p.ask("no", "行政处罚决定书文号", decision.number, wide=True)
    p.ask("cause", "违法行为类型", s.clause.cause, wide=True)
    p.ask("basis", "处罚依据", parts.law_article(s, s.clause.penalty), wide=True)
    p.ask("result", "处罚内容", "；".join(parts.penalty_parts(s, s.amount)), wide=True)
    p.ask("decided", "处罚决定日期", s.form_on("decided"))
    p.ask("maker", "处罚机关", s.organ.name)
    p.ask("shown", s.house_choice("shownon", ("公示日期", "发布日期", "公示时间")), s.form_on("published"))
    p.ask("where", "公示平台", f"{s.organ.region}人民政府门户网站、信用中国（湖南）")
    p.facts["公示日期"] = s.d["published"]
    p.day = s.d["published"]
    return p


def payment(s: Scenario) -> Paper:
    p = parts.paper(
        s,
        "罚没票据",
        s.house_choice("bill", ("湖南省非税收入一般缴款书（电子）", "湖南省罚没收据", "非税收入一般缴款书")),
    )
    p.ask("no", "票号", f"43{s.rng.randrange(10**7, 10**8)}")
    p.ask("day", "缴款日期", s.form_on("paid"))
    p.ask("payer", "缴款人", s.party.name, wide=True)
    p.ask("item", "项目名称", "罚款收入")
    p.ask("sum", "金额", f"{s.amount}.00")
    p.ask("account", "收款人", f"{s.organ.region}财政局非税收入汇缴结算户", wide=True)
    p.ask("bank", "代收银行", f"湖南{s.organ.region.rstrip('县市区')[-2:]}农村商业银行营业部", wide=True)
    p.day = s.d["paid"]
    return p


def closing(s: Scenario, decision: Paper) -> Paper:
    p = parts.paper(s, "行政处罚结案审批表")
    p.ask("cause", "案由", f"{s.party.name}{s.clause.cause}案", wide=True)
    p.ask("party_name", "当事人", s.party.name)
    p.ask("filed", "立案日期", s.form_on("filed"))
    p.ask("no", "处罚决定书文号", decision.number)
    p.ask("decided", "决定日期", s.form_on("decided"))
    p.ask("result", "处罚内容", "；".join(parts.penalty_parts(s, s.amount)), wide=True)
    done = f"{s.on('served')}送达，{s.on('paid')}当事人缴清罚款{s.money()}。"
    if s.clause.first_order:
        done += f"{s.on('final_check')}复查，违法行为已改正。"
    elif "recheck" in s.d:
        done += f"{s.on('recheck')}复查，违法行为已改正。"
    else:
        done += "违法行为已经终了，当事人书面承诺今后依法办理。"
    p.ask("done", s.house_choice("exec", ("执行情况", "履行情况", "处罚执行情况")), done, wide=True)
    parts.steps(s, p, "处罚决定已执行完毕，建议结案。", "同意结案。", (s.d["closed"],))
    p.day = s.d["closed"]
    return p
