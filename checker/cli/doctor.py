"""``anjuan doctor``: what is installed, what is lacking, what that costs, and how to get it."""

from __future__ import annotations

import platform
import shutil
import subprocess
from datetime import date
from pathlib import Path

import typer

from checker import __version__
from checker.cli.check import Config, Rules, prepare


def doctor(rules: Rules = None, config: Config = None) -> None:
    """检查运行环境：文字识别、LibreOffice、字体、节假日年份、名录和参数是否齐备。"""
    typer.echo(f"anjuan {__version__}，Python {platform.python_version()}，{platform.system()}")
    typer.echo("\n读取")
    reading()
    rulebook, options = prepare(Path.cwd(), rules, config, False)
    typer.echo(f"\n规则（{rulebook.path}）")
    typer.echo(f"有　规则 {len(rulebook.rules)} 条，文书类型 {len(rulebook.types)} 种")
    first, last, today = *years(), date.today().year
    report(
        "放假调休",
        f"{first}—{last} 年" if today <= last else None,
        f"只到 {last} 年，此后的工作日期限不判断；请升级 chinesecalendar",
    )
    typer.echo("\n本单位的设置（anjuan.yaml）")
    settings = options.settings
    report("机关", settings.organ, "未设置，以案卷落款为准")
    report("本级人民政府", settings.government, "未设置，由机关名称推定")
    report("执法人员名录", rows(settings.roster, "人"), "未设置，执法资格不核对")
    report("执法事项清单", rows(settings.matters, "项"), "未设置，事项是否在清单内不核对")
    report("裁量基准", rows(settings.discretion, "行"), "未设置，裁量档次不核对")
    report("公示记录", rows(settings.publications, "行"), "未设置，以卷内公示材料为准")
    for parameter in rulebook.parameters.values():
        if any(value.value is None for value in parameter.values):
            report(
                f"参数 {parameter.name}",
                settings.parameters.get(parameter.name),
                "须由本单位在“参数”中确认，否则用到它的规则只提问或者不判断",
            )


def reading() -> None:
    from checker.readers.legacy import program
    from checker.readers.ocr import available, engine_name

    report(
        "文字识别",
        engine_name() if available() else None,
        "未安装，扫描页会列为没有读到；安装：pip install 'anjuan[ocr]'",
    )
    report(
        "LibreOffice",
        program(),
        "未安装，.doc、.wps、.rtf、.xls、.et 会列为没有读到；安装 LibreOffice，或者先另存为 .docx、.xlsx",
    )
    report(
        "中文字体", chinese_font(), "未安装，LibreOffice 转换的旧格式文件排版可能不准；可安装 fonts-noto-cjk"
    )


def chinese_font() -> str | None:
    """A font with Chinese characters. Only Linux comes without; elsewhere the system brings them."""
    if platform.system() != "Linux":
        return "系统自带"
    lister = shutil.which("fc-list")
    if lister is None:
        return None
    listed = subprocess.run([lister, ":lang=zh", "family"], capture_output=True, text=True, check=False)
    return next((line.split(",")[0].strip() for line in listed.stdout.splitlines() if line.strip()), None)


def years() -> tuple[int, int]:
    from checker.chinese.calendar import known_years

    return known_years()


def rows(table: tuple[dict[str, str], ...], unit: str) -> str | None:
    return f"{len(table)} {unit}" if table else None


def report(what: str, found: str | None, lacking: str) -> None:
    typer.echo(f"{'有' if found else '缺'}　{what}：{found or lacking}")
