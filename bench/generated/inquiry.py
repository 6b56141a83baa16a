"""Inspection, interview, photographs, tests, registration of evidence, orders and re-inspection."""

from __future__ import annotations

from . import parts
from .paper import Paper
from .scenario import Scenario

_TIMES = (("9时05分", "10时20分"), ("14时30分", "15时50分"), ("10时10分", "11时35分"))


def _span(s: Scenario, key: str, turn: int) -> str:
    start, end = _TIMES[turn % 3]
    return f"{s.on(key)}{start}至{end}"


def _shown(s: Scenario) -> str:
    return s.house_choice("shown", (
        "执法人员已出示执法证件，并告知依法享有申请回避、陈述申辩的权利和配合调查的义务。",
        "检查前，执法人员主动出示了行政执法证件，告知了检查事由、依据以及申请回避等权利。",
        "执法人员表明身份、出示证件，并告知当事人：如认为执法人员与本案有利害关系，有权申请回避。",
    ))  # fmt: skip


def inspection(s: Scenario) -> Paper:
    grain = s.organ.kind == "粮食" and s.house_choice("grainrec", ("yes", "no")) == "yes"
    p = parts.paper(s, "粮食监督检查记录" if grain else "现场检查笔录")
    p.ask("time", s.house_choice("itime", ("检查时间", "时间")), _span(s, "inspect", 0))
    p.ask(
        "place",
        s.house_choice("iplace", ("检查地点", "地点")),
        f"{s.party.address}{s.party.name if not s.party.is_person else '屋后坡地'}",
    )
    p.ask("party_name", s.house_choice("iparty", ("被检查人", "被检查单位（人）", "当事人")), s.party.name)
    p.ask("onsite", s.house_choice("onsite", ("现场负责人", "在场人")), s.party.head)
    p.ask(
        "officers",
        s.house_choice("ioff", ("检查人", "执法人员", "检查人员")),
        parts.officers_text(s),
        wide=True,
    )
    p.ask("recorder", "记录人", s.recorder.name)
    p.say("shown", _shown(s))
    p.say(
        "seen_card", f"被检查人：{s.vary(('证件看清楚了，不申请回避。', '已看清，不申请回避，愿意配合。'))}"
    )
    p.say("found", f"{s.house_choice('find', ('检查情况', '现场情况', '检查记录'))}：经现场检查，{s.party.name}{parts.act_text(s)}。"
          f"现场未发现其他异常情况。执法人员拍摄照片两张。")  # fmt: skip
    p.say(
        "opinion",
        f"被检查人意见：{s.vary(('以上笔录我已看过，与现场情况一致。', '情况属实。', '记录属实，无异议。'))}",
    )
    p.say(
        "party_sign",
        f"{s.house_choice('isign', ('被检查人（签名）', '当事人签名', '被检查人签名'))}：{parts.sign(s, s.party.head)}　{s.form_on('inspect')}",
        "~ ",
    )
    p.say(
        "officer_sign",
        f"{s.house_choice('iosign', ('检查人（签名）', '执法人员签名', '检查人员签名'))}：{parts.sign(s, *s.officer_names)}　{s.form_on('inspect')}",
        "~ ",
    )
    p.say("recorder_sign", f"记录人（签名）：{parts.sign(s, s.recorder.name)}", "~ ")
    p.facts |= {"执法人员": list(s.officer_names)}
    p.day = s.d["inspect"]
    return p


def photos(s: Scenario) -> Paper:
    p = parts.paper(s, "现场照片(图片)及说明")
    for n, what in enumerate(("现场全貌", "现场细部"), 1):
        p.say("picture", f"照片{n}　{what}", "^ ")
        p.say("caption", f"拍摄时间：{s.on('inspect')}9时{20 + n}分　拍摄地点：{s.party.address}　拍摄人：{s.recorder.name}　"
              f"制作方法：数码相机拍摄后原样打印　证明对象：{s.clause.cause}的现场情况")  # fmt: skip
    p.say("party_sign", f"当事人确认：{parts.sign(s, s.party.head)}　{s.form_on('inspect')}", "~ ")
    p.say("officer_sign", f"执法人员：{parts.sign(s, *s.officer_names)}", "~ ")
    p.day = s.d["inspect"]
    return p


def interview(s: Scenario) -> Paper:
    p = parts.paper(s, "询问笔录")
    p.ask("time", s.house_choice("qtime", ("询问时间", "时间")), _span(s, "interview", 1))
    p.ask("place", s.house_choice("qplace", ("询问地点", "地点")), f"{s.organ.name}{s.organ.office}办公室")
    p.ask("asked", "被询问人", s.party.head)
    p.ask("asked_sex", "性别", s.party.sex)
    p.ask("asked_id", "身份证号", s.party.head_id)
    p.ask(
        "asked_job", "工作单位及职务", "务农" if s.party.is_person else f"{s.party.name}{s.party.head_title}"
    )
    p.ask(
        "officers",
        s.house_choice("qoff", ("询问人", "询问人及执法证号", "调查人")),
        parts.officers_text(s),
        wide=True,
    )
    p.ask("recorder", "记录人", s.recorder.name)
    p.say("shown", f"问：我们是{s.organ.name}的执法人员{s.officers[0].name}、{s.officers[1].name}，这是我们的执法证件"
          f"（执法证号{s.officers[0].card}、{s.officers[1].card}），请你确认。")  # fmt: skip
    p.say("shown", "答：证件我看过了，没有异议。")
    p.say(
        "rights", "问：你有如实回答询问、协助调查的义务，也有陈述、申辩和申请回避的权利。你是否申请我们回避？"
    )
    p.say("rights", "答：听清楚了，不申请回避。")
    p.say("talk", f"问：请说明{'你' if s.party.is_person else '你单位'}{s.clause.cause}的情况。")
    p.say("talk", f"答：{'我' if s.party.is_person else '我单位'}{parts.act_text(s)}，情况属实。")
    p.say("talk", "问：为什么会出现这种情况？是否有违法所得？")
    p.say("talk", "答：主要是不熟悉规定，没有违法所得。")
    p.say("talk", "问：现场检查笔录、照片等证据你是否有异议？")
    p.say("talk", "答：没有异议。")
    p.say("talk", "问：还有什么要补充的吗？")
    p.say("talk", s.vary(("答：没有了。", "答：希望从轻处理。")))
    p.say(
        "opinion",
        s.house_choice(
            "qop", ("以上笔录我已阅看，与我所说的一致。", "以上记录属实。", "笔录已看过，和我说的相符。")
        ),
    )
    p.say(
        "party_sign",
        f"{s.house_choice('qsign', ('被询问人（签名）', '被询问人签名', '被询问人'))}：{parts.sign(s, s.party.head)}　{s.form_on('interview')}",
        "~ ",
    )
    p.say(
        "officer_sign",
        f"{s.house_choice('qosign', ('询问人（签名）', '询问人签名', '执法人员签名'))}：{parts.sign(s, *s.officer_names)}　{s.form_on('interview')}",
        "~ ",
    )
    p.say("recorder_sign", f"记录人签名：{parts.sign(s, s.recorder.name)}", "~ ")
    p.facts |= {"执法人员": list(s.officer_names)}
    p.day = s.d["interview"]
    return p


def test_report(s: Scenario) -> list[Paper]:
    lab = f"湖南{s.organ.region.rstrip('县市区')[-2:]}衡正检测技术有限公司"
    send = parts.paper(s, "鉴定(检测)委托书", "检测委托书")
    send.say("to", f"{lab}：", "~ ")
    send.say(
        "body",
        f"因办理{s.party.name}案需要，委托你单位对涉案情况进行检测，请于十五日内出具报告。检测费用由{s.we}承担。",
    )
    parts.close(s, send, "sent")
    p = parts.paper(s, "监测/检测/鉴定报告", "检测报告")
    p.say("no", f"报告编号：HZ{s.d['tested'].year}-{s.rng.randrange(1000, 9999)}", "> ")
    p.ask("client", "委托单位", s.organ.name)
    p.ask("matter", "委托事项", "涉案现场情况检测", wide=True)
    p.ask("basis", "检测依据", "相关国家标准")
    p.ask("licence", "资质", "检验检测机构资质认定证书（CMA）")
    p.ask("result", "检测结论", f"检测结果与{s.clause.cause}的现场情况相符。", wide=True)
    p.say("signed", f"检测人：{s.people.name()}　审核：{s.people.name()}　批准：{s.people.name()}", "~ ")
    p.say("organ", f"{lab}«seal»", "> ")
    p.say("date", s.on("tested"), "> ")
    p.day = s.d["tested"]
    tell = parts.paper(s, "检测(鉴定)结果告知书", "检测结果告知书", outward=True)
    parts.party_block(s, tell)
    tell.facts.clear()
    tell.say(
        "body",
        f"现将检测结果告知{s.you}：{p.items[5].text}如有异议，可自收到本告知书之日起五日内向{s.we}申请复检。",
    )
    parts.close(s, tell, "tested")
    tell.say("receipt", f"当事人签收：{parts.sign(s, s.party.head)}　{s.form_on('tested')}", "~ ")
    return [send, p, tell]


def keeping(s: Scenario) -> list[Paper]:
    goods = {"grain": "收购流水账", "build": "合同、付款凭证", "energy": "运行记录"}[s.clause.trade]
    ok = parts.paper(s, "先行登记保存证据审批表")
    ok.ask("cause", "案由", f"涉嫌{s.clause.cause}", wide=True)
    ok.ask("party_name", "当事人", s.party.name)
    ok.ask("goods", "拟登记保存的证据", f"{goods}三册")
    ok.ask(
        "why",
        "理由及依据",
        "证据可能灭失或者以后难以取得，依据《中华人民共和国行政处罚法》第五十六条。",
        wide=True,
    )
    parts.steps(s, ok, "建议先行登记保存。", "同意先行登记保存。", (s.d["keep_ok"],))
    ok.day = s.d["keep_ok"]
    p = parts.paper(s, "先行登记保存证据通知书", outward=True)
    p.number = parts.number(s, "keep")
    parts.party_block(s, p)
    p.facts.clear()
    p.say("body", f"因调查{s.clause.cause}一案，依据《中华人民共和国行政处罚法》第五十六条的规定，经{s.we}负责人批准，"
          f"决定对{s.you}的下列证据先行登记保存七个工作日。保存期间不得销毁或者转移。")  # fmt: skip
    p.say("goods", f"物品清单：{goods}，三册，存放于{s.organ.name}证据室。")
    p.say(
        "party_sign",
        f"当事人签名：{parts.sign(s, s.party.head)}　执法人员签名：{parts.sign(s, *s.officer_names)}",
        "~ ",
    )
    parts.close(s, p, "kept")
    end = parts.paper(s, "先行登记保存证据处理决定书", outward=True)
    end.number = parts.number(s, "keep_end")
    parts.party_block(s, end)
    end.facts.clear()
    end.say("body", f"{s.we}{s.on('kept')}对{s.you}的{goods}三册先行登记保存（{p.number}）。依据《中华人民共和国行政处罚法》"
            "第五十六条的规定，决定复制后全部退还。")  # fmt: skip
    parts.close(s, end, "keep_end")
    end.say(
        "receipt",
        f"物品已收到，无缺损。当事人签名：{parts.sign(s, s.party.head)}　{s.form_on('keep_end')}",
        "~ ",
    )
    return [ok, p, end]


def order(s: Scenario) -> Paper:
    p = parts.paper(s, "责令改正通知书", outward=True)
    p.number = parts.number(s, "order")
    parts.party_block(s, p)
    due = s.on("order_due")
    p.say("facts", f"经查，{s.you}{parts.act_text(s)}。")
    p.say("breach", f"上述行为违反了{parts.law_article(s, s.clause.breach)}的规定。")
    p.say("body", f"依据《中华人民共和国行政处罚法》第二十八条第一款{'和' + parts.law_article(s, s.clause.penalty) if s.clause.first_order else ''}的规定，"
          f"现责令{s.you}于{due}前{parts.duty_text(s)}，并将改正情况书面报送{s.we}。")  # fmt: skip
    if s.clause.first_order:
        p.say("threat", f"逾期不改正的，{s.we}将依法予以行政处罚。")
    p.say("remedy", f"如不服本通知，可以自收到本通知书之日起{s.house.days(60)}内向{s.organ.government}申请行政复议，"
          f"或者{s.house.days(6, '个月')}内向{s.organ.court}提起行政诉讼。")  # fmt: skip
    parts.close(s, p, "order")
    return p


def recheck(s: Scenario, key: str) -> Paper:
    p = parts.paper(s, "整改复查记录")
    p.ask("time", "复查时间", f"{s.on(key)}10时00分")
    p.ask("place", "复查地点", s.party.address)
    p.ask("party_name", "被复查人", s.party.name)
    p.ask("officers", "复查人员", parts.officers_text(s), wide=True)
    number = parts.number(s, "order")
    failed = key == "recheck" and s.clause.first_order
    result = "未改正" if failed else "已改正"
    text = f"仍未{parts.duty_text(s)}" if failed else f"已按要求{parts.duty_text(s)}"
    p.ask("order_no", "责令改正文书", number if "order" in s.d else "行政处罚决定书", wide=True)
    p.say("found", f"复查情况：经复查，{s.party.name}{text}。执法人员已出示执法证件。")
    p.say("result", f"复查结论：{result}。")
    p.say("party_sign", f"被复查人签名：{parts.sign(s, s.party.head)}　{s.form_on(key)}", "~ ")
    p.say("officer_sign", f"复查人员签名：{parts.sign(s, *s.officer_names)}　{s.form_on(key)}", "~ ")
    p.day = s.d[key]
    return p


def report(s: Scenario) -> Paper:
    p = parts.paper(s, "案件调查终结报告")
    p.say("who", f"一、当事人基本情况：{s.party.name}，{'身份证号' if s.party.is_person else '统一社会信用代码'}{s.party.code}，"
          f"{'' if s.party.is_person else s.party.head_title + s.party.head + '，'}地址{s.party.address}。")  # fmt: skip
    course = f"二、案件来源及调查经过：{s.on('clue')}登记线索，{s.on('filed')}经批准立案。{s.on('inspect')}现场检查，{s.on('interview')}询问{s.party.head}。"
    if "order" in s.d:
        course += f"{s.on('order')}责令改正。"
    p.say("course", course)
    p.say("facts", f"三、违法事实：{s.party.name}{parts.act_text(s)}。")
    p.say(
        "evidence",
        "四、证据："
        + "；".join(f"{n}.{e}" for n, e in enumerate(parts.evidence_list(s), 1))
        + "。上述证据相互印证，未发现相互矛盾，不存在证据不足的情形。",
    )
    p.say(
        "law",
        f"五、法律适用：违反{parts.law_article(s, s.clause.breach)}，依据{parts.law_article(s, s.clause.penalty)}的规定应予处罚（{s.clause.range_words}）。",
    )
    p.say(
        "discretion",
        "六、裁量情节：当事人配合调查，无从重情节，对照《湖南省发展改革系统行政处罚裁量权基准》属一般情形。",
    )
    grave = "本案情节复杂，属重大违法行为，应当提请负责人集体讨论决定。" if s.options.get("grave") else ""
    p.say("advice", f"七、处理建议：{grave}建议{'；'.join(parts.penalty_parts(s, s.proposed))}。")
    p.say("signed", f"承办人：{parts.sign(s, *s.officer_names)}", "> ")
    p.say("date", s.on("reported"), "> ")
    p.day = s.d["reported"]
    return p
