"""Cover, contents, source of the case, filing, and the party's papers."""

from __future__ import annotations

from collections.abc import Iterable

from . import houses, parts
from .paper import Item, Paper, Papers
from .scenario import Scenario


def cover(s: Scenario) -> Paper:
    p = parts.paper(s, "卷宗封面")
    case = f"{s.party.name}{s.clause.cause}案"
    filing = parts.number(s, "filing", s.d["filed"].year)
    p.say("organ", s.organ.name, "^ ")
    p.ask("title", s.house_choice("cov", ("案卷名称", "案由", "题名")), case, wide=True)
    p.ask("case_no", s.house_choice("cno", ("案号", "立案号", "案号")), filing)
    p.ask("party_name", "当事人", s.party.name)
    p.ask("maker", s.house_choice("org", ("办案机关", "办案单位")), s.organ.name)
    p.ask("handlers", "承办人", "、".join(s.officer_names))
    p.ask("filed", "立案日期", s.form_on("filed"))
    p.ask("closed", "结案日期", s.form_on("closed"))
    p.ask("result", "处理结果", "；".join(parts.penalty_parts(s, s.amount)), wide=True)
    p.ask("archived", "归档日期", s.form_on("archived"))
    p.ask("kept_for", "保管期限", s.house_choice("keepfor", ("长期", "30年", "永久")))
    p.facts["案号"] = filing
    return p


def contents(s: Scenario, papers: Iterable[Paper]) -> Paper:
    """The table of contents is a table in every office."""
    p = parts.paper(s, "卷内目录")
    rows = ["| 序号 | 文号 | 题名 | 日期 | 页号 | 备注 |"]
    page = 1
    for n, other in enumerate(papers, 1):
        day = houses.write_date(other.day, s.house.form_date) if other.day else ""
        rows.append(f"| {n} | {other.number} | {other.title} | {day} | {page} |  |")
        page += 1 + len(other.items) // 28
    p.items += [Item("widths", "%cols 1,3,5,3,1.2,1.2"), *(Item("row", row) for row in rows)]
    return p


def remarks(s: Scenario) -> Paper:
    p = parts.paper(s, "备考表", s.house_choice("bk", ("备考表", "卷内备考表")))
    p.say(
        "state",
        s.vary(
            (
                "本卷材料齐全，无缺页、无涂改。",
                "本卷内文件材料完整，编号连续。",
                "本案卷共一册，内容与目录相符。",
            )
        ),
    )
    p.say("filer", f"立卷人：{parts.sign(s, s.recorder.name)}", "~ ")
    p.say("checker", f"检查人：{parts.sign(s, s.registrar)}", "~ ")
    p.say("day", f"立卷时间：{s.form_on('archived')}", "~ ")
    p.day = s.d["archived"]
    return p


def source(s: Scenario) -> Paper:
    p = parts.paper(s, "案件来源登记表")
    origin = s.house_choice("origin", ("日常监督检查", "上级交办", "群众举报", "专项检查"))
    p.ask("origin", "案件来源", origin)
    p.ask("clue_day", "登记日期", s.form_on("clue"))
    who = {"上级交办": s.organ.upper, "群众举报": "举报人要求保密"}.get(origin, s.organ.office)
    p.ask("giver", "提供单位（人）", who)
    p.ask("about", "线索指向", s.party.name)
    p.ask("clue", "线索内容", f"反映{s.party.name}涉嫌{s.clause.cause}。", wide=True)
    p.ask(
        "proposal",
        "处理意见",
        parts.opinion(s, f"拟由{s.organ.office}核查。", [s.recorder.name], s.d["clue"]),
        wide=True,
    )
    p.ask("head", s.house_choice("srch", ("负责人批示", "领导批示", "负责人意见")),
          parts.opinion(s, "请依法核查处理。", [s.chief], s.d["clue"]), wide=True)  # fmt: skip
    p.day = s.d["clue"]
    return p


def filing(s: Scenario) -> Paper:
    p = parts.paper(s, "立案审批表")
    p.number = parts.number(s, "filing", s.d["filed"].year)
    p.ask("case_no", s.house_choice("fno", ("案号", "立案编号", "编号")), p.number, wide=True)
    p.ask("cause", "案由", f"涉嫌{s.clause.cause}", wide=True)
    p.ask(
        "origin", "案件来源", s.house_choice("origin", ("日常监督检查", "上级交办", "群众举报", "专项检查"))
    )
    p.ask("clue_day", "线索登记时间", s.form_on("clue"))
    parts.party_fields(s, p)
    course = f"{s.on('clue')}，{s.we}登记线索。"
    if s.d["inspect"] <= s.d["filed"]:
        course += f"{s.on('inspect')}执法人员现场检查发现，"
    course += f"{s.party.name}涉嫌{s.clause.cause}。"
    if s.clause.first_order:
        course += f"{s.we}已责令其限期改正，期满复查仍未改正。"
    p.ask("story", s.house_choice("story", ("案情简介", "基本案情", "简要案情")), course, wide=True)
    p.ask("suspected", s.house_choice("susp", ("涉嫌违反的规定", "立案依据", "涉嫌违法条款")),
          f"{parts.law_article(s, s.clause.breach)}、{parts.law_article(s, s.clause.penalty)}", wide=True)  # fmt: skip
    parts.steps(s, p, f"当事人涉嫌违法，符合立案条件，建议立案，由{s.officer_names[0]}、{s.officer_names[1]}承办。",
                s.vary(("同意立案。", "同意立案调查。", "同意。")), (s.d["filed"],))  # fmt: skip
    p.facts |= {"立案日期": s.d["filed"], "案号": p.number}
    p.day = s.d["filed"]
    return p


def identity(s: Scenario) -> list[Paper]:
    """Copies of the licence or the identity card, checked against the original."""
    party = s.party
    ways = ("复印件与原件核对无误", "经核对，与原件一致", "此复印件与原件核对无异")
    note = f"{s.house_choice('copy', ways)}。提供人：{party.head}　核对人：{s.recorder.name}　{s.form_on('interview')}"
    papers = []
    if not party.is_person:
        p = Paper("当事人主体资格证明", "营业执照复印件", plain_form=True, day=s.d["interview"])
        p.ask("party_name", "名称", party.name)
        p.ask("party_code", "统一社会信用代码", party.code)
        p.ask("kind", "类型", "个体工商户" if party.kind == "household" else "有限责任公司")
        p.ask("party_head", party.head_title, party.head)
        p.ask("party_address", "经营场所" if party.kind == "household" else "住所", party.address)
        p.ask("scope", "经营范围", "以登记机关核定为准")
        p.say("checked", note)
        parts.label_party(s, p)
        papers.append(p)
    else:
        p = Paper("当事人主体资格证明", "居民身份证复印件", plain_form=True, day=s.d["interview"])
        p.ask("party_name", "姓名", party.name)
        p.ask("sex", "性别", party.sex)
        year, month, day = party.birth.split("-")
        p.ask("birth", "出生", f"{year}年{int(month)}月{int(day)}日")
        p.ask("party_address", "住址", party.address)
        p.ask("party_code", "公民身份号码", party.code)
        p.say("checked", note)
        p.facts["当事人名称"] = party.name
        papers.append(p)
    return papers


def officers_cards(s: Scenario) -> Paper:
    p = Paper("执法人员证件复印件", "行政执法证复印件", plain_form=True, day=s.d["inspect"])
    for officer in s.officers:
        p.say(
            "card",
            f"姓名：{officer.name}　执法单位：{s.organ.name}　证号：{officer.card}　有效期：2022年6月1日至2027年5月31日",
        )
    p.say("checked", f"与原件核对无误。{s.recorder.name}　{s.form_on('inspect')}")
    return p


def assembled(s: Scenario, body: Papers, with_cover: bool, with_contents: bool) -> Papers:
    """The body between cover, contents and remarks."""
    papers = Papers()
    if with_cover:
        papers.append(cover(s))
    if with_contents:
        papers.append(contents(s, body))
    papers += body
    if with_cover:
        papers.append(remarks(s))
    return papers
