"""``anjuan text``, ``facts`` and ``explain``: what passes through each stage."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.check import Config, Debug, Rules, load_rules, prepare, usage

if TYPE_CHECKING:
    from checker.model.dossier import Problem
    from checker.model.fact import Fact


def text(
    file: Annotated[Path, typer.Argument(metavar="文件", help="docx、PDF、zip、文件夹……")],
) -> None:
    """显示读出的文字，逐页。"""
    from checker.readers import read_dossier

    if not file.exists():
        raise usage(f"找不到 {file}。")
    for source in read_dossier(file):
        for page in source.pages:
            note = f"（{page.unread}）" if page.unread else "（文字识别）" if page.ocr else ""
            typer.echo(f"── {source.path} 第 {page.number} 页{note} ──")
            for part in (page.head, page.text.replace("\v", "⏎"), page.foot):
                if part:
                    typer.echo(part)
        complain(source.problems)


def complain(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        pages = f" 第 {'、'.join(map(str, problem.pages))} 页" if problem.pages else ""
        typer.echo(f"{problem.file}{pages}：{problem.message}。{problem.cure}", err=True)


def facts(
    path: Annotated[Path, typer.Argument(metavar="案卷", help="一宗案卷：文件夹、zip 或一个文件")],
    rules: Rules = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """显示认出的文书和提取的要素。"""
    from checker.model.fact import Absence, Missing
    from checker.pipeline import read

    if not path.exists():
        raise usage(f"找不到 {path}。")
    rulebook, options = prepare(path, rules, config, debug)
    dossier, found = read(path, rulebook, options)
    typer.echo(f"案卷：{dossier.name}（{dossier.kind}）")
    for document in dossier.documents:
        first, last = document.pages
        pages = f"第 {first} 页" if first == last else f"第 {first}—{last} 页"
        if len(document.files) > 1:
            pages += f" 等 {len(document.files)} 个文件"
        serves = f"，送达《{'》《'.join(document.serves)}》" if document.serves else ""
        typer.echo(f"\n{document.id} {document.type}{serves}　{document.file} {pages}")
        typer.echo(f"    认定理由：{document.reason}（把握 {document.confidence:.0%}）")
        for fact in found.all():
            hidden = isinstance(fact, Missing) and fact.why is Absence.NOT_FOUND
            if getattr(fact, "document", None) == document.id and not hidden:
                typer.echo(f"    {fact.name.partition('.')[2]}：{said(fact)}")
    typer.echo("\n全案要素")
    for fact in found.all():
        if fact.name.startswith("本案."):
            typer.echo(f"    {fact.name.partition('.')[2]}：{said(fact)}")
    complain(dossier.all_problems)


def said(fact: Fact) -> str:
    from checker.model.fact import Absence, Conflicting, Known

    if isinstance(fact, Known):
        where = "、".join(sorted({f"第{e.span.page}页" for e in fact.evidence}))
        return f"{plain(fact.value)}" + (f"（{where}）" if where else "")
    if isinstance(fact, Conflicting):
        return "前后不一：" + "；".join(said(candidate) for candidate in fact.candidates)
    reasons = {
        Absence.NO_DOCUMENT: "卷内无该文书",
        Absence.NOT_FOUND: "未找到",
        Absence.BLANK: "栏目空白",
        Absence.DAMAGED: "残缺，无法确定",
        Absence.UNREAD: "有页面未能读取",
    }
    return f"〔{reasons[fact.why]}〕"


def plain(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(plain(part) for part in value)
    return value.isoformat(sep=" ") if isinstance(value, datetime) else str(value)


def explain(
    rule: Annotated[str, typer.Argument(metavar="规则", help="规则编号，如 PEN-40a")],
    path: Annotated[Path | None, typer.Argument(metavar="案卷", help="说明它在这宗案卷上的结论")] = None,
    rules: Rules = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """用一句话说明一条规则，以及它在某宗案卷上为何得出该结论。"""
    from checker.rulebook.explain import explain as in_words
    from checker.writers.words import VERDICTS

    rulebook = load_rules(rules)
    found = next((r for r in rulebook.rules if r.id == rule), None)
    if found is None:
        raise usage(f"没有编号为 {rule} 的规则。{near_ids(rule, tuple(r.id for r in rulebook.rules))}")
    typer.echo(in_words(found))
    if path is None:
        return
    from checker.pipeline import check_dossier

    if not path.exists():
        raise usage(f"找不到 {path}。")
    rulebook, options = prepare(path, rules, config, debug)
    report = check_dossier(path, rulebook, options)
    for finding in report.findings:
        if finding.rule != rule:
            continue
        typer.echo(f"\n结论：{VERDICTS[finding.verdict][0]}　{finding.message}")
        for label, content in (("要求", finding.expected), ("实际", finding.found)):
            if content:
                typer.echo(f"  {label}：{content}")
        for step in finding.computed:
            typer.echo(f"  推算：{step}")
        for evidence in finding.evidence:
            typer.echo(f"  证据：{evidence.span.file} 第 {evidence.span.page} 页「{evidence.quote}」")
        for place in finding.searched:
            pages = f" 第 {'、'.join(map(str, place.pages))} 页" if place.pages else ""
            typer.echo(f"  查找过：{place.document or place.file or '全卷'}{pages}")


def near_ids(wanted: str, ids: tuple[str, ...]) -> str:
    """The rules of the same requirement (PEN-20zz → PEN-20a, PEN-20b …), else the id written most alike."""
    import re

    from checker.rulebook.errors import nearest

    same = re.match(r"[A-Z]+-?\d+", wanted.upper())
    family = [id for id in ids if same and re.fullmatch(re.escape(same[0]) + r"\D*", id)]
    return f"相近的有：{'、'.join(family)}。" if family else nearest(wanted.upper(), ids)
