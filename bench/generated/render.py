"""Papers → markup → files, in the form the office keeps its dossiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from generator import docx_files, packing, pdf_files
from generator.model import Case

from .paper import Item, Paper
from .scenario import Scenario

_SHORT_LABEL, _SHORT_VALUE = 8, 18
_LAST_STAGE = "决定与执行"
_STAGES = (
    ("立案", ("卷宗封面", "卷内目录", "案件来源登记表", "立案审批表", "执法人员证件复印件")),
    ("调查", ("现场检查笔录", "粮食监督检查记录", "现场照片(图片)及说明", "询问笔录", "当事人主体资格证明", "先行登记保存证据审批表",
              "先行登记保存证据通知书", "先行登记保存证据处理决定书", "鉴定(检测)委托书", "监测/检测/鉴定报告", "检测(鉴定)结果告知书",
              "责令改正通知书", "整改复查记录", "案件调查终结报告", "案件审核表")),
    ("告知", ("行政执法有关事项审批表", "行政处罚事先告知书", "行政处罚听证告知书", "陈述申辩笔录", "陈述申辩复核意见书", "放弃陈述申辩听证声明", "听证申请书",
              "行政处罚听证通知书", "听证笔录", "听证报告")),
)  # fmt: skip


def _table4(items: list[Item]) -> list[str]:
    """Two label-value pairs a row where both are short; merged cells elsewhere."""
    lines, held = ["%cols 2,3,2,3"], None
    for item in items:
        short = not item.wide and len(item.label) <= _SHORT_LABEL and len(item.text) <= _SHORT_VALUE
        if short and held is None:
            held = item
            continue
        if short and held is not None:
            lines.append(f"| {held.label} | {held.text} | {item.label} | {item.text} |")
            held = None
            continue
        if held is not None:
            lines.append(f"| {held.label} | <3>{held.text} |")
            held = None
        lines.append(f"| {item.label} | <3>{item.text} |")
    if held is not None:
        lines.append(f"| {held.label} | <3>{held.text} |")
    return lines


def _lines(items: list[Item]) -> list[str]:
    lines = []
    for item in items:
        first, *rest = item.text.split("<br>")
        lines.append(f"~ {item.label}：{first}")
        lines += [f"> {part}" for part in rest]
    return lines


def _form(s: Scenario, p: Paper, items: list[Item]) -> list[str]:
    way = "lines" if p.plain_form else s.house.form
    if way == "table4":
        return _table4(items)
    if way == "table2":
        return ["%cols 3,7", *(f"| {item.label} | {item.text} |" for item in items)]
    return _lines(items)


def _title(s: Scenario, p: Paper) -> list[str]:
    way, title = s.house.title, p.title
    if not p.outward:
        return [f"# {' '.join(title) if way == 'spaced' and len(title) < 9 else title}"]
    if way == "organ-above":
        return [f"# {s.organ.name}", f"# {title}"]
    if way == "organ-in-title":
        return [f"# {s.organ.name}{title}"]
    if way == "organ-spaced":
        return [f"# {s.organ.name}", f"# {' '.join(title)}"]
    return [f"# {' '.join(title) if way == 'spaced' else title}"]


def markup(s: Scenario, p: Paper) -> str:
    lines = [] if p.verbatim else _title(s, p)
    if p.outward and p.number:
        lines.append(f"{'> ' if s.house.style.number_at == 'right' else '^ '}{p.number}")
    run: list[Item] = []
    for item in [*p.items, Item("end", "")]:
        if item.label:
            run.append(item)
            continue
        if run:
            lines += _form(s, p, run)
            run = []
        if item.role != "end" and item.text:
            lines.append(item.lead + item.text)
    return "\n".join(lines)


def _stage(p: Paper) -> str:
    kind = p.of or p.type
    for name, kinds in _STAGES:
        if kind in kinds:
            return name
    return _LAST_STAGE


def files(s: Scenario, papers: list[Paper], form: str) -> Mapping[str, str]:
    """Path → markup. ``form``: docx, pdf, merged-pdf, merged-docx, zip."""
    suffix = ".pdf" if "pdf" in form else ".docx"
    head = (
        f"%header {s.organ.name}行政处罚案卷\n" if s.house_choice("runhead", ("yes", "no")) == "yes" else ""
    )
    texts = [(p, markup(s, p)) for p in papers]
    if form.startswith("merged") or s.house.files == "one":
        return {
            f"{s.organ.prefix}{s.d['decided'].year}-{s.n}{suffix}": head
            + "\n======\n".join(t for _, t in texts)
        }
    if s.house.files == "each":
        made: dict[str, str] = {}
        for n, (p, text) in enumerate(texts, 1):
            made[f"{n:02d}{p.title.replace('/', '')}{suffix}"] = head + text
        return made
    grouped: dict[str, list[str]] = {name: [] for name, _ in (*_STAGES, (_LAST_STAGE, ()))}
    for p, text in texts:
        grouped[_stage(p)].append(text)
    return {
        f"{n}、{name}材料{suffix}": head + "\n======\n".join(parts)
        for n, (name, parts) in enumerate(grouped.items(), 1)
        if parts
    }


def rendered(s: Scenario, papers: list[Paper], form: str) -> Mapping[str, bytes]:
    texts = files(s, papers, form)
    style = replace(s.house.style)
    case = Case("generated", s.party.name, "", form, texts, {}, {}, style=style, author=s.recorder.name,
                made=s.d.get("archived", date(2024, 1, 1)))  # fmt: skip
    contents = {
        name: (pdf_files if name.endswith(".pdf") else docx_files).render(text, case)
        for name, text in texts.items()
    }
    if form == "zip":
        return {f"{s.organ.prefix}{s.n}号案.zip": packing.pack(contents, gbk=s.n % 2 == 0)}
    return contents
