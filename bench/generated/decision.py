"""Review, discussion, approval and the decision itself."""

from __future__ import annotations

from . import parts
from .paper import Paper
from .scenario import Scenario


def review(s: Scenario, key: str) -> Paper:
    """Legal review where the office has one or a hearing was held; else the office's own case check."""
    legal = (
        key == "re_reviewed"
        or "legal" in s.house.step_roles
        or bool(s.options.get("legal"))
        or s.house.name in ("prose", "spaced")
    )
    p = parts.paper(s, "重大执法决定法制审核意见书" if legal else "案件审核表")
    if legal and not s.discussed:  # reviewed, but not as a grave case
        p.title = "行政处罚决定法制审核意见书"
    p.ask("cause", "案由", f"{s.party.name}{s.clause.cause}案", wide=True)
    p.ask("maker", "承办机构", s.organ.office)
    p.ask("sent", "送审日期", s.form_on("reported" if key == "reviewed" else "hearing_report"))
    amount = s.proposed if key == "reviewed" else s.amount
    p.ask("plan", "拟作出的决定", "；".join(parts.penalty_parts(s, amount)), wide=True)
    p.ask("body", "审核意见", "本机关具有法定职权，执法人员具备执法资格；事实清楚，证据确凿；适用依据准确，裁量适当；程序合法；"
          "文书规范；未超越法定权限；不涉嫌犯罪，无需移送。", wide=True)  # fmt: skip
    p.ask(
        "result",
        "审核结论",
        s.house_choice("rev", ("同意承办机构意见。", "审核通过，建议按程序办理。")),
        wide=True,
    )
    p.ask("signed", "审核人", parts.opinion(s, "同意承办机构意见。", [s.legal[0]], s.d[key]), wide=True)
    p.ask("head", "审核机构负责人", parts.opinion(s, "同意。", [s.legal[1]], s.d[key]), wide=True)
    p.day = s.d[key]
    return p


def discussion(s: Scenario, key: str) -> Paper:
    p = parts.paper(s, "集体讨论记录")
    amount = s.proposed if key == "first_talk" else s.amount
    punish = "；".join(parts.penalty_parts(s, amount))
    p.ask("cause", "案由", f"{s.party.name}{s.clause.cause}案", wide=True)
    p.ask("time", "时间", f"{s.on(key)}15时00分至16时10分")
    p.ask("place", "地点", "二楼会议室")
    p.ask("host", "主持人", f"{s.chief}（主要负责人）")
    p.ask(
        "there",
        "参加人",
        f"{s.chief}（主要负责人）、{s.deputy}（分管负责人）、{s.legal[1]}（班子成员）",
        wide=True,
    )
    p.ask("others", "列席人", f"{'、'.join(s.officer_names)}、{s.legal[0]}")
    p.ask("recorder", "记录人", s.registrar)
    p.say(
        "story",
        f"{s.officers[0].name}：汇报案情。{s.party.name}{parts.act_text(s)}。{'拟' if key == 'first_talk' else '建议'}{punish}。",
    )
    p.say("views", f"{s.deputy}：事实清楚，证据充分，同意。")
    p.say("views", f"{s.legal[1]}：程序合法，裁量适当，同意。")
    p.say("views", f"{s.chief}：同意大家意见。")
    end = "先按程序告知当事人" if key == "first_talk" else "按程序作出决定"
    p.say("result", f"结论：一致同意对{s.party.name}{punish}，{end}。")
    p.say("signed", f"参加人签名：{parts.sign(s, s.chief, s.deputy, s.legal[1])}", "~ ")
    p.say("recorder_sign", f"记录人签名：{parts.sign(s, s.registrar)}", "~ ")
    p.day = s.d[key]
    return p


def _told_result(s: Scenario, you: str) -> str:
    """What the decision and its approval say of reply and hearing."""
    if s.hearing:
        return (f"{you}于{s.on('asked')}要求听证，{s.we}于{s.on('heard')}举行了听证。{you}在听证中请求从轻处罚，"
                + _taken(s))  # fmt: skip
    if s.reply:
        return f"{you}于{s.on('replied')}提出陈述申辩，称正在整改、经营困难，请求从轻处罚。" + _taken(s)
    if s.waiver:
        both = s.hearing_right and not s.options.get("waives_reply_only")
        what = "陈述、申辩和听证的权利" if both else "陈述、申辩的权利"
        return f"{you}于{s.on('waived')}书面声明放弃{what}。"
    return s.house_choice("silent", (
        f"{you}在规定期限内未提出陈述、申辩" + ("，也未要求听证。" if s.hearing_right else "。"),
        f"{you}逾期未陈述申辩" + ("，也未申请听证。" if s.hearing_right else "。"),
        f"在法定期限内，{you}既未进行陈述和申辩" + ("，也未提出听证要求。" if s.hearing_right else "，也未提交其他材料。"),
    ))  # fmt: skip


def _taken(s: Scenario) -> str:
    if s.reduced:
        return (
            f"经复核，{s.we}认为其整改情况属实，予以采纳，将罚款数额由{s.money(s.proposed)}减为{s.money()}。"
        )
    return f"经复核，{s.we}认为该理由不属于法定从轻、减轻情节，不予采纳。"


def approval(s: Scenario) -> Paper:
    p = parts.paper(s, "行政处罚决定审批表")
    p.ask("cause", "案由", f"{s.party.name}{s.clause.cause}案", wide=True)
    parts.party_fields(s, p, facts=False)
    p.ask("filed", "立案时间", s.form_on("filed"))
    p.ask("told_day", "告知时间", s.form_on("notice_served"))
    p.ask(
        "facts",
        "违法事实和证据",
        f"{s.party.name}{parts.act_text(s)}。证据：{'、'.join(parts.evidence_list(s))}。",
        wide=True,
    )
    p.ask(
        "basis",
        "处罚依据",
        f"{parts.law_article(s, s.clause.breach)}、{parts.law_article(s, s.clause.penalty)}",
        wide=True,
    )
    p.ask("told", "告知及陈述申辩、听证情况", _told_result(s, "当事人"), wide=True)
    parts.steps(s, p, f"建议{'；'.join(parts.penalty_parts(s, s.amount))}。", s.vary(("同意处罚意见。", "同意。", "同意按讨论意见办理。")),
                (s.d["talked"] if s.discussed else s.d["approved"], s.d["approved"]))  # fmt: skip
    p.day = s.d["approved"]
    return p


def review_organ(s: Scenario) -> str:
    if s.old_review_law:
        return f"{s.organ.government}或者{s.organ.upper}"
    return s.organ.government


def _remedy(s: Scenario, p: Paper) -> None:
    sixty, six, organ = s.house.days(60), s.house.days(6, "个月"), review_organ(s)
    court = s.organ.court
    ways = (
        f"如不服本处罚决定，可以在收到本决定书之日起{sixty}内向{organ}申请行政复议，也可以在{six}内直接向{court}提起行政诉讼。",
        f"{s.you}对本决定不服的，可自本处罚决定书送达之日起{sixty}内依法向{organ}申请行政复议；或者自送达之日起{six}内依法向{court}起诉。",
        f"当事人如对本决定不服，可于接到本决定书之日起{sixty}内，向{organ}申请行政复议，也可以于{six}内依法直接向{court}提起诉讼。",
        f"根据《中华人民共和国行政复议法》第二十条和《中华人民共和国行政诉讼法》第四十六条的规定，{s.you}不服本决定的，可以自收到本决定书之日起"
        f"{sixty}内向{organ}申请复议，或者自收到本决定书之日起{six}内向{court}提起行政诉讼。",
    )  # fmt: skip
    p.say("remedy", s.house_choice("remedy", ways))
    if s.house_choice("stay", ("yes", "no", "yes")) == "yes":
        p.say("stay", "行政复议和行政诉讼期间，本决定不停止执行，法律另有规定的除外。")
    p.say("enforce", s.house_choice("enforce", (
        f"逾期不申请行政复议，也不提起行政诉讼，又不履行处罚决定的，{s.we}将依法申请人民法院强制执行。",
        f"逾期不申请复议、不起诉又不履行本决定的，{s.we}将申请{court}强制执行。")))  # fmt: skip


def _payment(s: Scenario, p: Paper) -> None:
    fifteen = s.house.days(15)
    bank = f"湖南{s.organ.region.rstrip('县市区')[-2:]}农村商业银行营业部（{s.organ.region}人民路12号）"
    p.say("payment", s.house_choice("pay", (
        f"{s.you}应当自收到本决定书之日起{fifteen}内，持本决定书将罚款缴至{bank}，户名：{s.organ.region}财政局非税收入汇缴结算户。",
        f"罚款应自本处罚决定书送达之日起{fifteen}内，凭缴款码通过电子支付系统或者到{bank}缴纳。",
        f"限{s.you}于接到本决定书之日起{fifteen}内到{bank}缴纳罚款（代收机构，非税收入专户）。")))  # fmt: skip
    p.say("late", s.house_choice("late", (
        "到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。",
        "逾期不缴纳的，依据《中华人民共和国行政处罚法》第七十二条第一款第一项的规定，每日可以按罚款数额的3%加处罚款。")))  # fmt: skip


def decision(s: Scenario) -> Paper:
    p = parts.paper(s, "行政处罚决定书", outward=True)
    p.number = parts.number(s, "decision")
    parts.party_block(s, p)
    p.say("case", s.house_choice("dcase", (
        f"{s.we}于{s.on('filed')}对{s.you}涉嫌{s.clause.cause}一案立案调查，现已调查终结。",
        f"{s.on('clue')}，{s.we}在工作中发现{s.you}涉嫌{s.clause.cause}，{s.on('filed')}经批准立案。执法人员依法进行了现场检查和询问，收集了相关证据。",
        f"案件来源：{s.we}线索登记。{s.on('filed')}立案，{s.on('inspect')}现场检查，{s.on('interview')}询问{s.party.head}。")))  # fmt: skip
    order_words = ""
    if s.clause.first_order:
        order_words = (f"{s.we}于{s.on('order_served')}送达《{s.house.call('责令改正通知书')}》（{parts.number(s, 'order')}），责令{s.you}于{s.on('order_due')}前改正；"
                       f"{s.on('recheck')}复查，{s.you}逾期仍未改正。")  # fmt: skip
    p.say(
        "facts",
        s.house_choice("dfacts", ("经查明：", "经调查，", "现查明，"))
        + f"{s.you}{parts.act_text(s)}。{order_words}",
    )
    p.say("evidence", s.house_choice("dev", (
        f"上述事实有以下证据证实：{'；'.join(f'{n}.{e}' for n, e in enumerate(parts.evidence_list(s), 1))}。以上证据经{s.you}确认，来源合法、内容真实，予以采信。",
        f"认定上述事实的证据有{'、'.join(parts.evidence_list(s))}，证据之间相互印证。",
        f"以上事实，有{'、'.join(parts.evidence_list(s))}等在卷为证。")))  # fmt: skip
    names = f"《{notice_title(s)}》（{parts.number(s, 'notice')}）"
    if s.hearing_right and s.house.separate_hearing:
        names += f"和《{s.house.call('行政处罚听证告知书')}》（{parts.number(s, 'hearing')}）"
    right = "陈述、申辩和要求听证的权利" if s.hearing_right else "陈述、申辩的权利"
    told = f"{s.on('notice_served')}，{s.we}向{s.you}送达了{names}，告知{s.you}拟作出处罚的内容及事实、理由、依据，以及依法享有的{right}。{_told_result(s, s.you)}"
    breach = f"{s.you}的上述行为违反了{parts.law_article(s, s.clause.breach)}的规定。"
    if s.house_choice("order", ("told-first", "breach-first")) == "told-first":
        p.say("told", told)
        p.say("breach", breach)
    else:
        p.say("breach", breach)
        p.say("told", told)
    p.say("discretion", s.house_choice("disc", (
        f"{s.you}配合调查，无从重、从轻情节，对照《湖南省发展改革系统行政处罚裁量权基准》，属于一般违法情形。",
        f"裁量理由：参照《湖南省发展改革系统行政处罚裁量权基准》，本案情节一般，{s.you}如实陈述违法事实。")))  # fmt: skip
    passed = "recheck" in s.d and not s.clause.first_order
    amend = f"责令{s.you}{parts.duty_text(s)}{'（已改正）' if passed else ''}，"
    if s.options.get("no_amend") or (passed and s.house_choice("amend", ("yes", "no")) == "no"):
        amend = ""
    p.say(
        "basis",
        f"依据{parts.law_article(s, s.clause.penalty)}的规定，{s.we}{s.house_choice('decide', ('决定对' + s.you + '作出如下行政处罚：', '决定如下：', '决定给予' + s.you + '以下行政处罚：'))}",
    )
    punish = parts.penalty_parts(s, s.amount)
    if s.house_choice("list", ("numbered", "line")) == "numbered":
        rows = ([amend.rstrip("，")] if amend else []) + punish
        for n, row in enumerate(rows, 1):
            end = "。" if n == len(rows) else "；"
            p.say(
                "amend" if amend and n == 1 else "penalty", f"{n}.{row}{end}" if len(rows) > 1 else f"{row}。"
            )
    else:
        p.say("penalty", f"{amend}{'，'.join(punish)}。")
    _payment(s, p)
    _remedy(s, p)
    parts.close(s, p, "decided")
    p.facts |= {"文号": p.number, "决定日期": s.d["decided"], "罚款金额": s.amount, "送达日期": s.d["served"],
                "诉讼法院": s.organ.court}  # fmt: skip
    if s.service == "post-refused":  # whether the day of return is the day of service is open to argument
        del p.facts["送达日期"]
    if not s.old_review_law:
        p.facts["复议机关"] = s.organ.government
    return p


def notice_title(s: Scenario) -> str:
    title = s.house.notice
    if s.hearing_right and not s.house.separate_hearing and "听证" not in title and s.house.name == "forms":
        title = "行政处罚事先（听证）告知书"
    return title if s.hearing_right else title.replace("（听证）", "")
