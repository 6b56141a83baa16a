"""Prior notice, hearing, reply and its review."""

from __future__ import annotations

from . import parts
from .paper import Paper
from .scenario import Scenario


def _facts(s: Scenario) -> str:
    return s.house_choice("nfacts", (
        f"经查，{s.you}{parts.act_text(s)}。",
        f"{s.on('filed')}，{s.we}对{s.you}涉嫌{s.clause.cause}立案调查。现已查明：{s.you}{parts.act_text(s)}。",
        f"违法事实：{s.you}{parts.act_text(s)}。",
    ))  # fmt: skip


def _evidence(s: Scenario) -> str:
    return s.house_choice("nev", (
        f"以上事实有{'、'.join(parts.evidence_list(s))}等证据证实。",
        f"主要证据有：{'；'.join(f'{n}.{e}' for n, e in enumerate(parts.evidence_list(s), 1))}。",
        f"上述事实，有{'、'.join(parts.evidence_list(s))}为证。",
    ))  # fmt: skip


def _proposal(s: Scenario) -> str:
    punish = "；".join(parts.penalty_parts(s, s.proposed))
    return s.house_choice("nprop", (f"{s.we}拟对{s.you}作出如下行政处罚：{punish}。", f"拟给予{s.you}以下行政处罚：{punish}。",
                                    f"现拟对{s.you}{punish}。"))  # fmt: skip


def _reply_right(s: Scenario) -> str:
    period = s.house.days(
        s.period, "个工作日" if s.house_choice("wdunit", ("wd", "day", "wd")) == "wd" else "日"
    )
    law = "根据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，"
    return law + s.house_choice("reply", (
        f"{s.you}有权进行陈述和申辩。{s.you}可在收到本告知书之日起{period}内向{s.we}提出陈述、申辩，逾期未提出的，视为放弃陈述、申辩权利。",
        f"{s.you}如对上述拟处罚内容有异议，可自收到本告知书之日起{period}内提出书面或者口头的陈述、申辩；逾期视为放弃。",
        f"{s.you}享有陈述、申辩的权利，请于接到本告知书后{period}内到{s.we}{s.organ.office}进行陈述申辩。",
    ))  # fmt: skip


def _hearing_right(s: Scenario) -> str:
    five = s.house.days(5, s.house_choice("hunit", ("个工作日", "日", "个工作日")))
    law = "根据《中华人民共和国行政处罚法》第六十三条、第六十四条的规定，"
    return law + s.house_choice("hear", (
        f"{s.you}有要求听证的权利。要求听证的，应当在收到本告知书之日起{five}内向{s.we}提出；逾期未提出的，视为放弃听证权利。",
        f"{s.you}有权要求举行听证，可在本告知书送达之日起{five}内提出申请，不承担组织听证的费用。",
    ))  # fmt: skip


def notice(s: Scenario) -> Paper:
    title = s.house.notice
    if s.hearing_right and not s.house.separate_hearing and "听证" not in title and s.house.name == "forms":
        title = "行政处罚事先（听证）告知书"
    if not s.hearing_right:
        title = title.replace("（听证）", "")
    p = parts.paper(s, "行政处罚事先告知书", title, outward=True)
    p.number = parts.number(s, "notice")
    parts.party_block(s, p)
    p.say("facts", _facts(s))
    p.say("evidence", _evidence(s))
    p.say("breach", s.house_choice("nbreach", (
        f"上述行为违反了{parts.law_article(s, s.clause.breach)}的规定。",
        f"{s.you}的行为已违反{parts.law_article(s, s.clause.breach)}之规定。")))  # fmt: skip
    p.say(
        "basis",
        f"依据{parts.law_article(s, s.clause.penalty)}的规定（{s.clause.range_words}），参照《湖南省发展改革系统行政处罚裁量权基准》，当事人违法情节一般。",
    )
    p.say("proposal", _proposal(s))
    p.say("reply", _reply_right(s))
    if s.hearing_right and not s.house.separate_hearing:
        p.say("hearing", _hearing_right(s))
    p.say("contact", f"联系人：{s.officers[0].name}　联系电话：{s.organ.phone}　地址：{s.organ.address}")
    parts.close(s, p, "notice")
    p.facts |= {"文号": p.number, "告知日期": s.d["notice"], "送达日期": s.d["notice_served"]}
    return p


def hearing_notice(s: Scenario) -> Paper:
    p = parts.paper(s, "行政处罚听证告知书", outward=True)
    p.number = parts.number(s, "hearing")
    parts.party_block(s, p)
    p.say("facts", _facts(s))
    p.say(
        "basis",
        f"上述行为违反了{parts.law_article(s, s.clause.breach)}的规定，依据{parts.law_article(s, s.clause.penalty)}的规定，",
    )
    p.say("proposal", _proposal(s))
    p.say("hearing", _hearing_right(s))
    p.say("contact", f"联系人：{s.officers[0].name}　联系电话：{s.organ.phone}")
    parts.close(s, p, "notice")
    p.facts |= {"文号": p.number, "送达日期": s.d["notice_served"]}
    return p


def notice_approval(s: Scenario) -> Paper:
    p = parts.paper(
        s,
        "行政执法有关事项审批表",
        s.house_choice("mat", ("行政处罚有关事项审批表", "案件有关事项审批表", "行政执法有关事项审批表")),
    )
    p.ask("cause", "案由", f"{s.party.name}{s.clause.cause}案", wide=True)
    p.ask("matter", "审批事项", f"发送《{s.house.notice}》", wide=True)
    parts.steps(s, p, "建议向当事人送达告知书。", "同意。", (s.d["notice_ok"],))
    p.day = s.d["notice_ok"]
    return p


def reply(s: Scenario) -> Paper:
    """The party's own writing, or the record of what it said."""
    oral = s.house_choice("oral", ("written", "record", "written")) == "record"
    if oral:
        p = parts.paper(s, "陈述申辩笔录")
        p.ask("time", "时间", f"{s.on('replied')}9时30分至10时10分")
        p.ask("place", "地点", f"{s.organ.name}")
        p.ask("speaker", "陈述申辩人", s.party.head)
        p.ask("recorder", "记录人", s.recorder.name)
        p.say("words", "陈述申辩内容：我们对违法事实没有意见，已经在改，经营困难，请求从轻处罚。")
        p.say("party_sign", f"陈述申辩人签名：{parts.sign(s, s.party.head)}　{s.form_on('replied')}", "~ ")
        p.say("officer_sign", f"执法人员签名：{parts.sign(s, *s.officer_names)}", "~ ")
    else:
        p = parts.paper(s, "陈述申辩笔录", "陈述申辩书")
        p.say("to", f"{s.organ.name}：", "~ ")
        p.say(
            "words",
            f"贵{s.organ.body}送达的《{s.house.notice}》已收悉。我方对违法事实没有异议，现已着手整改，因经营困难，请求从轻处罚。",
        )
        p.say("party_sign", f"申辩人：{s.party.name}", "> ")
        p.say("date", s.on("replied"), "> ")
    p.day = s.d["replied"]
    return p


def reply_review(s: Scenario) -> Paper:
    p = parts.paper(s, "陈述申辩复核意见书")
    p.ask("cause", "案由", s.clause.cause, wide=True)
    p.ask("party_name", "当事人", s.party.name)
    p.ask("day", "提出日期", s.form_on("replied"))
    p.ask("words", "陈述申辩要点", "正在整改，经营困难，请求从轻处罚。", wide=True)
    p.ask("checked", "复核情况", "经复核，当事人提出的整改情况有书面材料证明。" if s.reduced else
          "经复核，拟处罚已考虑当事人配合调查的情节，经营困难不属于法定从轻情节。", wide=True)  # fmt: skip
    p.ask(
        "result",
        "采纳意见及理由",
        "予以采纳，建议减少罚款数额。" if s.reduced else "不予采纳，维持拟处罚意见。",
        wide=True,
    )
    p.ask(
        "signed", "复核人", parts.opinion(s, "建议如上。", [s.section_head], s.d["reply_checked"]), wide=True
    )
    p.ask("head", "负责人意见", parts.opinion(s, "同意。", [s.deputy], s.d["reply_checked"]), wide=True)
    p.day = s.d["reply_checked"]
    return p


def waiver(s: Scenario) -> Paper:
    p = parts.paper(
        s,
        "放弃陈述申辩听证声明",
        "放弃权利声明书" if s.house_choice("waive", ("a", "b")) == "a" else "放弃陈述、申辩权利声明",
    )
    p.say("to", f"{s.organ.name}：", "~ ")
    what = "陈述、申辩的权利"
    if s.hearing_right and not s.options.get("waives_reply_only"):
        what = "陈述、申辩和要求听证的权利"
    p.say(
        "words",
        f"我方于{s.on('notice_served')}收到《{s.house.notice}》，对拟处罚内容没有异议，自愿放弃{what}。",
    )
    p.say(
        "party_sign",
        f"声明人：{s.party.name}" + ("" if s.party.is_person else f"（公章）　{s.party.head}"),
        "> ",
    )
    p.say("date", s.on("waived"), "> ")
    p.day = s.d["waived"]
    return p


def hearing(s: Scenario) -> list[Paper]:
    """Request, summons, record and report of a hearing."""
    ask = parts.paper(s, "听证申请书")
    ask.say("to", f"{s.organ.name}：", "~ ")
    ask.say("words", f"我方收到拟处罚告知后，对裁量有异议，依法申请对{s.clause.cause}一案举行听证。")
    ask.say("party_sign", f"申请人：{s.party.name}", "> ")
    ask.say("date", s.on("asked"), "> ")
    ask.say("received", f"收到日期：{s.on('asked')}　收件人：{s.recorder.name}", "~ ")
    ask.day = s.d["asked"]

    call = parts.paper(s, "行政处罚听证通知书", outward=True)
    call.number = parts.number(s, "summon")
    parts.party_block(s, call)
    call.facts.clear()
    call.say(
        "body",
        f"根据{s.you}的申请，{s.we}定于{s.on('heard')}9时30分在{s.organ.name}三楼会议室就{s.clause.cause}一案公开举行听证。",
    )
    call.say(
        "people",
        f"听证主持人：{s.host}（{s.organ.legal_office}），听证员：{s.hearers[0]}，记录员：{s.hearers[1]}。",
    )
    call.say(
        "rights",
        f"{s.you}可以亲自参加听证，也可以委托一至二人代理；认为主持人与本案有直接利害关系的，有权申请回避；无正当理由不出席的，视为放弃听证权利。",
    )
    parts.close(s, call, "summoned")

    record = parts.paper(s, "听证笔录")
    record.ask("cause", "案由", s.clause.cause, wide=True)
    record.ask("time", "听证时间", f"{s.on('heard')}9时30分至11时20分")
    record.ask("place", "听证地点", f"{s.organ.name}三楼会议室")
    record.ask("host", "主持人", s.host)
    record.ask("clerk", "记录员", s.hearers[1])
    record.ask("party_name", "当事人", s.party.name)
    record.ask("there", "到场人", s.party.head)
    record.ask("cases", "案件调查人员", "、".join(s.officer_names), wide=True)
    record.say("open", "主持人：核对参加人身份，宣布听证纪律，告知当事人有申请回避等权利，询问是否申请回避。")
    record.say("open", f"{s.party.head}：不申请回避。")
    record.say(
        "case",
        f"调查人员{s.officers[0].name}：提出违法事实、处罚建议，出示{'、'.join(parts.evidence_list(s))}。",
    )
    record.say("answer", f"{s.party.head}：对上述证据的真实性、合法性、关联性没有异议，希望从轻处罚。")
    record.say("last", f"主持人：请当事人作最后陈述。{s.party.head}：坚持刚才的意见。")
    record.say(
        "party_sign", f"当事人（代理人）签名：{parts.sign(s, s.party.head)}　{s.form_on('heard')}", "~ "
    )
    record.say("officer_sign", f"调查人员签名：{parts.sign(s, *s.officer_names)}", "~ ")
    record.say(
        "host_sign", f"主持人签名：{parts.sign(s, s.host)}　记录员签名：{parts.sign(s, s.hearers[1])}", "~ "
    )
    record.day = s.d["heard"]

    done = parts.paper(s, "听证报告")
    done.say(
        "body",
        f"{s.on('heard')}，就{s.party.name}{s.clause.cause}一案举行听证。主持人{s.host}，听证员{s.hearers[0]}。",
    )
    done.say("views", "调查人员出示了证据，当事人进行了质证，对事实和证据没有异议，请求从轻处罚。")
    done.say(
        "advice", f"处理建议：违法事实清楚，证据确凿，建议{'；'.join(parts.penalty_parts(s, s.amount))}。"
    )
    done.say("signed", f"听证主持人：{parts.sign(s, s.host)}　听证员：{parts.sign(s, s.hearers[0])}", "> ")
    done.say("date", s.on("hearing_report"), "> ")
    done.day = s.d["hearing_report"]
    return [ask, call, record, done]
