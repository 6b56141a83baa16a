"""``anjuan doctor``: what is installed, what is lacking, and how to get it."""

from __future__ import annotations

import platform
from datetime import date
from pathlib import Path

import typer

from checker import __version__
from checker.cli.check import Config, Rules, load_rules


def doctor(rules: Rules = None, config: Config = None) -> None:
    """检查运行环境：文字识别、LibreOffice、节假日年份、名录和参数是否齐备。"""
    from checker.chinese.calendar import known_years
    from checker.cli.check import prepare

    typer.echo(f"anjuan {__version__}，Python {platform.python_version()}，{platform.system()}")
    from checker.readers.ocr import available, engine_name

    report(
        "文字识别",
        engine_name() if available() else None,
        "未安装，扫描页会列为未读取；安装：pip install 'anjuan[ocr]'",
    )
    report("旧版 Office 格式", None, "请先把 .doc、.wps、.rtf 另存为 .docx")
    first, last = known_years()
    lacking = (
        None if date.today().year <= last else f"缺 {date.today().year} 年的放假安排，请升级 chinesecalendar"
    )
    report("放假调休", None if lacking else f"{first}—{last} 年", lacking or "")
    rulebook = load_rules(rules)
    typer.echo(f"规则：{len(rulebook.rules)} 条，文书类型 {len(rulebook.types)} 种（{rulebook.path}）")
    _, options = prepare(Path.cwd(), rules, config, False)
    settings = options.settings
    report("机关", settings.organ or None, "未设置。请在 anjuan.yaml 写明“机关”和“本级人民政府”")
    report(
        "执法人员名录", f"{len(settings.roster)} 人" if settings.roster else None, "未设置，执法资格不核对"
    )
    report(
        "裁量基准",
        f"{len(settings.discretion)} 行" if settings.discretion else None,
        "未设置，裁量档次不核对",
    )
    report(
        "公示记录",
        f"{len(settings.publications)} 行" if settings.publications else None,
        "未设置，以卷内公示材料为准",
    )
    for parameter in rulebook.parameters.values():
        own = settings.parameters.get(parameter.name)
        if own is None and any(value.value is None for value in parameter.values):
            report(
                f"参数 {parameter.name}", None, "须由本单位在 anjuan.yaml 的“参数”中确认，否则相关规则不判断"
            )


def report(what: str, found: str | None, lacking: str) -> None:
    typer.echo(f"{'有' if found else '缺'}　{what}：{found or lacking}")
