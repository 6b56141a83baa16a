"""Pieces many documents share: party blocks, approval steps, closings, signatures, numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from . import houses
from .paper import Paper
from .scenario import Scenario

_CODES = {"notice": "告", "hearing": "听告", "order": "责改", "filing": "立", "keep": "登", "keep_end": "登处",
          "summon": "听通", "announce": "公", "review": "审", "surcharge": "加罚", "urge": "催"}  # fmt: skip


def number(s: Scenario, what: str, year: int | None = None) -> str:
    code = s.house.code
    if what != "decision":
        mark = "处" if "处" in code and "罚" not in code else "罚"
        code = code.replace(mark, _CODES[what]) if mark in code else code + _CODES[what]
    elif s.house.name == "prose":
        code = "处"
    return s.house.number(s.organ.prefix, code, year or s.d["decided"].year, s.n)


def paper(s: Scenario, kind: str, title: str | None = None, outward: bool = False) -> Paper:
    return Paper(kind, title or s.house.call(kind), outward=outward)


def sign(s: Scenario, *names: str) -> str:
    """Signatures: typed, or the picture of the pen stroke in offices that paste pictures."""
    return "　".join("«sign»" if s.options.get("pictures") else name for name in names)


def opinion(s: Scenario, words: str, names: Sequence[str], day: date) -> str:
    written = houses.write_date(day, s.house.form_date)
    way = s.house_choice("opinion", ("after", "labelled", "line"))
    if way == "labelled":
        return f"{words}<br>签名：{sign(s, *names)}　　日期：{written}"
    if way == "line":
        return f"{words}<br>{sign(s, *names)}　{written}"
    return f"{words}<br>（签字）{sign(s, *names)}<br>{written}"


def steps(s: Scenario, p: Paper, handler: str, chief: str, days: Sequence[date], section: str = "") -> None:
    """The opinion boxes of an approval form, from the handlers to the head. ``days``: first and last day."""
    first, last = days[0], days[-1]
    words = {
        "handler": (handler, s.officer_names, first),
        "section": (
            section or s.vary(("同意承办人意见。", "同意，呈领导审批。", "拟同意，请领导审定。")),
            [s.section_head],
            first,
        ),
        "legal": (
            s.vary(("经审核，程序合法，同意。", "同意承办机构意见，报领导审批。")),
            [s.legal[0]],
            first,
        ),
        "deputy": (s.vary(("同意，请局长审定。", "同意。", "拟同意。")), [s.deputy], last),
        "chief": (chief, [s.chief], last),
    }
    for label, role in zip(s.house.steps, s.house.step_roles, strict=True):
        text, names, day = words[role]
        p.ask(role, label, opinion(s, text, names, day), wide=True)


def party_fields(s: Scenario, p: Paper, facts: bool = True) -> None:
    """The party in a form."""
    party = s.party
    if party.is_person:
        p.ask("party_name", s.house_choice("pl", ("当事人", "姓名", "当事人姓名")), party.name)
        p.ask("party_sex", "性别", party.sex)
        p.ask("party_code", s.house_choice("idl", ("身份证号", "身份证号码", "公民身份号码")), party.code)
        p.ask("party_phone", "联系电话", party.phone)
        p.ask("party_address", s.house_choice("adl", ("住址", "家庭住址")), party.address, wide=True)
    else:
        p.ask("party_name", s.house_choice("ul", ("当事人", "单位名称", "当事人名称")), party.name)
        p.ask("party_code", "统一社会信用代码", party.code)
        p.ask("party_head", party.head_title if party.kind == "household" else s.house_choice(
            "hl", ("法定代表人", "法定代表人（负责人）")), party.head)  # fmt: skip
        p.ask("party_phone", "联系电话", party.phone)
        p.ask("party_address", s.house_choice("adu", ("住所", "地址", "住所地")), party.address, wide=True)
    if facts:
        label_party(s, p)


def label_party(s: Scenario, p: Paper) -> None:
    p.facts["当事人名称"] = s.party.name
    if not s.party.is_person:
        p.facts["统一社会信用代码"] = s.party.code


def party_block(s: Scenario, p: Paper) -> None:
    """The party at the head of a document that goes to it, in the way the office does."""
    party, way = s.party, s.house.address
    if way == "table":
        party_fields(s, p)
        return
    label_party(s, p)
    head = "" if party.is_person else f"{party.head_title}：{party.head}"
    if way == "salutation":
        p.say("party_name", f"{party.name}：", "~ ")
        code = f"身份证号码：{party.code}" if party.is_person else f"统一社会信用代码：{party.code}"
        p.say("party_code", code)
        if head:
            p.say("party_head", head)
        p.say("party_address", f"{'住址' if party.is_person else '住所'}：{party.address}")
    elif way == "label":
        who = s.house_choice("who", ("当事人", "被处罚人", "被处罚单位")) if not party.is_person else "当事人"
        p.say("party_name", f"{who}：{party.name}", "~ ")
        if party.is_person:
            p.say("party_code", f"性别：{party.sex}　身份证号：{party.code}", "~ ")
        else:
            p.say("party_code", f"统一社会信用代码：{party.code}", "~ ")
            p.say("party_head", head, "~ ")
        p.say("party_address", f"地址：{party.address}　联系电话：{party.phone}", "~ ")
    else:
        about = f"性别{party.sex}，身份证号码{party.code}" if party.is_person else (
            f"统一社会信用代码{party.code}，{party.head_title}{party.head}")  # fmt: skip
        p.say(
            "party_name",
            f"当事人{party.name}，{about}，{'住' if party.is_person else '住所地'}{party.address}。",
        )


def close(s: Scenario, p: Paper, key: str) -> None:
    """Organ, seal and date at the foot."""
    written = houses.write_date(s.d[key], s.house.seal_date)
    p.day = s.d[key]
    if s.house_choice("close", ("two", "two", "one")) == "one":
        p.say("organ", f"{s.organ.name}«seal»", "> ")
        p.say("date", written, "> ")
    else:
        p.say("organ", s.organ.name, "> ")
        p.say("date", f"«seal»{written}", "> ")
    if s.house.footnote and p.outward:
        p.say("foot", s.house.footnote, "~ ")


def officers_text(s: Scenario) -> str:
    way = s.house_choice("officers", ("card", "both", "dash"))
    parts = {
        "card": [f"{o.name}（执法证号：{o.card}）" for o in s.officers],
        "both": [f"{o.name}（{o.card}）" for o in s.officers],
        "dash": [f"{o.name} 执法证号{o.card}" for o in s.officers],
    }[way]
    return "、".join(parts)


def act_text(s: Scenario) -> str:
    text = s.clause.act.format(year=s.d["filed"].year - 1, body=s.organ.body)
    if s.base:
        text += f"，{s.clause.base}为{s.base // 10_000}万元"
    return text


def duty_text(s: Scenario) -> str:
    return s.clause.duty.format(year=s.d["filed"].year - 1, body=s.organ.body)


def penalty_parts(s: Scenario, amount: int) -> list[str]:
    parts = []
    if s.clause.warning:
        parts.append("给予警告")
    parts.append(f"{s.house_choice('fine', ('罚款', '处以罚款', '处罚款'))}{s.money(amount)}")
    return parts


def law_article(s: Scenario, article: str) -> str:
    return f"《{s.clause.law}》{article}"


def evidence_list(s: Scenario) -> list[str]:
    items = [f"现场检查笔录（{s.on('inspect')}）", f"对{s.party.head}的询问笔录（{s.on('interview')}）",
             "现场照片", "居民身份证复印件" if s.party.is_person else "营业执照复印件"]  # fmt: skip
    if s.report:
        items.append("检测报告")
    if "recheck" in s.d:
        items.append("整改复查记录")
    return items
