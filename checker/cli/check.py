"""``anjuan check``, ``anjuan batch`` and ``anjuan demo``."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from checker.model.finding import Severity
    from checker.model.report import BatchReport, Row
    from checker.pipeline import Options
    from checker.rulebook import Rulebook

FORMATS = ("html", "json")
PLANNED = ("xlsx", "docx")
OCR = ("auto", "off", "force")
FAIL_ON = ("veto", "major", "minor", "never")


class Exit(IntEnum):
    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNREAD = 3
    INTERNAL = 4


Out = Annotated[Path, typer.Option("-o", "--out", help="报告写到这个文件夹")]
Format = Annotated[str, typer.Option("--format", help="报告格式，逗号分隔：html,json")]
Rules = Annotated[
    Path | None, typer.Option("--rules", help="规则文件夹（默认 ./rules，没有则用随程序所带的）")
]
Config = Annotated[
    Path | None, typer.Option("--config", help="本单位设置 anjuan.yaml（默认在案卷旁，其次当前文件夹）")
]
Jobs = Annotated[int, typer.Option("--jobs", min=0, help="并行进程数，0 为每个处理器核心一个")]
FailOn = Annotated[
    str, typer.Option("--fail-on", help="有这一级及以上问题时退出码为 1：veto,major,minor,never")
]
Ocr = Annotated[str, typer.Option("--ocr", help="文字识别：auto 没有文字的页，off 不识别，force 每一页")]
Redact = Annotated[
    bool,
    typer.Option(
        "--redact", help="报告中的自然人姓名、身份证号、手机号打上 *，不附原件截图，报告文件夹改用序号"
    ),
]
ScoreBy = Annotated[
    str | None, typer.Option("--sheet", help="按这张评分表评分：rules/sheets 里的名称，或者一个评分表文件")
]
Debug = Annotated[bool, typer.Option("--debug", help="内部错误时显示详情")]
# Promised for a later version. Known here so that whoever gives one is told in plain words that it has no effect.
Decisions = Annotated[Path | None, typer.Option("--decisions", hidden=True)]
Baseline = Annotated[Path | None, typer.Option("--baseline", hidden=True)]


def usage(message: str) -> typer.Exit:
    typer.echo(f"anjuan：{message}", err=True)
    return typer.Exit(Exit.USAGE)


def check(
    paths: Annotated[
        list[Path], typer.Argument(metavar="案卷…", help="每个参数是一宗案卷：文件夹、zip 或一个文件")
    ],
    out: Out = Path("anjuan-out"),
    format: Format = "html,json",
    rules: Rules = None,
    config: Config = None,
    jobs: Jobs = 0,
    fail_on: FailOn = "major",
    ocr: Ocr = "auto",
    redact: Redact = False,
    sheet: ScoreBy = None,
    debug: Debug = False,
    decisions: Decisions = None,
    baseline: Baseline = None,
) -> None:
    """检查一宗或几宗案卷。"""
    formats, level = chosen(format), severity(fail_on)
    refuse_planned(decisions, baseline)
    for path in paths:
        if not path.exists():
            raise usage(f"找不到 {path}。请核对路径；含空格的路径要加引号。")
    rulebook, options = prepare(paths[0], rules, config, debug, ocr, workers(jobs, len(paths)), sheet)
    report = run(tuple(paths), rulebook, options, out, formats, jobs, redact=redact)
    raise typer.Exit(conclude(report, out, level, formats))


def batch(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="其下每个文件夹、zip、文件是一宗案卷")],
    out: Out = Path("anjuan-out"),
    format: Format = "html,json",
    rules: Rules = None,
    config: Config = None,
    jobs: Jobs = 0,
    fail_on: FailOn = "major",
    ocr: Ocr = "auto",
    redact: Redact = False,
    sheet: ScoreBy = None,
    debug: Debug = False,
    decisions: Decisions = None,
    baseline: Baseline = None,
) -> None:
    """批量检查：文件夹下的每一项是一宗案卷，另写总表 index.html。"""
    from checker.batch import children

    formats, level = chosen(format), severity(fail_on)
    refuse_planned(decisions, baseline)
    if not folder.is_dir():
        raise usage(f"{folder} 不是文件夹。检查单宗案卷请用 anjuan check。")
    if out.resolve() == folder.resolve():
        raise usage("报告文件夹不能就是案卷所在的文件夹，否则报告会混进案卷。请用 -o 另指一个。")
    paths = tuple(p for p in children(folder) if not out.resolve().is_relative_to(p.resolve()))
    if not paths:
        raise usage(f"{folder} 里没有案卷。")
    rulebook, options = prepare(folder, rules, config, debug, ocr, workers(jobs, len(paths)), sheet)
    report = run(paths, rulebook, options, out, formats, jobs, index=True, redact=redact, resume=True)
    kept = sum(row.kept for row in report.rows)
    if kept:
        typer.echo(
            f"{kept} 宗的材料、规则、设置都没有变，沿用上次的结果；要全部重查，请换一个报告文件夹。", err=True
        )
    raise typer.Exit(conclude(report, out, level, formats))


def demo(
    out: Out = Path("reports/out"),
    samples: Annotated[Path, typer.Option("--samples", help="样例案卷文件夹")] = Path("sample_cases"),
    debug: Debug = False,
) -> None:
    """检查 sample_cases/ 里的样例案卷，并说明报告在哪里。"""
    from checker.rulebook.source import read_yaml

    cases = tuple(sorted(samples.glob("*/case.yaml")))
    if not cases:
        raise usage(f"{samples} 里没有样例案卷；请在项目文件夹里运行，或用 --samples 指明。")
    folders = tuple(case.parent / "dossier" for case in cases)
    sources = tuple(next(folder.iterdir()) if single(folder) else folder for folder in folders)
    rulebook, options = prepare(samples, None, None, debug)
    names = tuple(str(read_yaml(case).get("name") or case.parent.name) for case in cases)
    report = run(sources, rulebook, options, out, FORMATS, 0, index=True, names=names)
    conclude(report, out, None, FORMATS)
    typer.echo(f"样例报告：{(out / 'index.html').resolve()}")


def single(folder: Path) -> bool:
    """Whether the sample's dossier is one file (a zip, a merged PDF) rather than a folder of papers."""
    return len(list(folder.iterdir())) == 1


def chosen(text: str) -> tuple[str, ...]:
    formats = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    planned = [name for name in formats if name in PLANNED]
    if planned:
        raise usage(f"--format {','.join(planned)} 本版本还不支持，现在可用：{'、'.join(FORMATS)}。")
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise usage(f"--format 只能是 {'、'.join(FORMATS)}，用逗号分隔；收到“{text}”。")
    return formats


def refuse_planned(decisions: Path | None, baseline: Path | None) -> None:
    """An option that would have no effect must not be taken in silence."""
    for name, value in (("--decisions", decisions), ("--baseline", baseline)):
        if value is not None:
            raise usage(f"{name} 本版本还不支持，请去掉后重试。")


def severity(text: str) -> Severity | None:
    from checker.model.finding import Severity

    if text not in FAIL_ON:
        raise usage(f"--fail-on 只能是 {'、'.join(FAIL_ON)}；收到“{text}”。")
    return None if text == "never" else Severity(text)


def workers(jobs: int, dossiers: int) -> int:
    """Processes left for recognising pages: all of them for one dossier, one each where dossiers run side by side."""
    import os

    return max((jobs or os.cpu_count() or 1) // dossiers, 1)


def prepare(
    beside: Path,
    rules: Path | None,
    config: Path | None,
    debug: bool,
    ocr: str = "auto",
    workers: int = 1,
    sheet: str | None = None,
) -> tuple[Rulebook, Options]:
    """Load rule-book and settings, or end with exit code 2 and every error found."""
    from checker.pipeline import Options
    from checker.readers import Limits

    rulebook = load_rules(rules)
    from checker.rulebook import RuleBookError
    from checker.rulebook.settings import read_settings
    from checker.rulebook.sheets import find_sheet

    try:
        settings = read_settings(config, beside)
        name = sheet or settings.sheet
        chosen_sheet = find_sheet(rulebook, name) if name else None
    except RuleBookError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(Exit.USAGE) from None
    if ocr not in OCR:
        raise usage(f"--ocr 只能是 {'、'.join(OCR)}；收到“{ocr}”。")
    limits = Limits(ocr=ocr, jobs=workers)
    return rulebook, Options(datetime.now().astimezone(), settings, limits, debug, chosen_sheet)


def load_rules(rules: Path | None) -> Rulebook:
    from checker.rulebook import RuleBookError, load
    from checker.rulebook.settings import find_rules

    try:
        return load(find_rules(rules))
    except RuleBookError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(Exit.USAGE) from None


def run(
    sources: tuple[Path, ...],
    rulebook: Rulebook,
    options: Options,
    out: Path,
    formats: tuple[str, ...],
    jobs: int,
    index: bool = False,
    names: tuple[str, ...] | None = None,
    redact: bool = False,
    resume: bool = False,
) -> BatchReport:
    from checker.batch import check_batch
    from checker.cli.progress import Progress

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise usage(f"不能写入 {out}（{error.strerror}）。请用 -o 换一个报告文件夹。") from None

    with Progress(len(sources), sys.stderr) as progress:
        if len(sources) == 1:  # read in this process, so that its pages can be told
            options = replace(options, limits=replace(options.limits, page=progress.page))
        return check_batch(
            sources,
            rulebook,
            options,
            out,
            formats,
            jobs=jobs or None,
            done=progress.dossier,
            index=index or len(sources) > 1,
            names=names,
            redact=redact,
            resume=resume,
        )


def conclude(batch: BatchReport, out: Path, fail_on: Severity | None, formats: tuple[str, ...]) -> Exit:
    """One line a dossier and a summary on stdout; the exit code."""
    from checker.model.finding import Verdict

    code = Exit.CLEAN
    for row in batch.rows:
        typer.echo(line(row, out, formats[0]))
        code = worse(code, outcome(row, fail_on))
    failed = sum(1 for row in batch.rows if row.report and row.report.totals[Verdict.FAIL])
    unread = sum(1 for row in batch.rows if row.report is None or not row.report.dossier.fully_read)
    typer.echo(f"共 {len(batch.rows)} 宗：{failed} 宗有问题，{unread} 宗未能完整读取。报告在 {out.resolve()}")
    return code


def outcome(row: Row, fail_on: Severity | None) -> Exit:
    from checker.model.finding import Verdict

    if row.report is None or row.report.totals[Verdict.CRASHED]:
        return Exit.INTERNAL
    if fail_on is not None and row.report.failed(fail_on):
        return Exit.FINDINGS
    return Exit.CLEAN if row.report.dossier.fully_read else Exit.UNREAD


def worse(one: Exit, other: Exit) -> Exit:
    order = [Exit.CLEAN, Exit.UNREAD, Exit.FINDINGS, Exit.INTERNAL]
    return max(one, other, key=order.index)


def line(row: Row, out: Path, format: str) -> str:
    from checker.batch import FILE_NAMES
    from checker.model.finding import Severity, Verdict

    if row.report is None:
        return f"{row.name}：未能检查——{row.error}"
    totals = row.report.totals
    vetoes = len(row.report.failed(Severity.VETO))
    parts = [f"不合规 {totals[Verdict.FAIL]} 项" + (f"（否决 {vetoes}）" if vetoes else "")]
    questions = row.report.questions
    parts.append(
        f"需人工核查 {totals[Verdict.UNSURE]} 项" + (f"（固定提问 {questions}）" if questions else "")
    )
    parts.append(f"合规 {totals[Verdict.PASS]} 项")
    if row.report.nothing_read:
        parts = ["没有读到任何内容，等于没有检查"]
    elif row.report.unjudged:
        parts = ["没有一条规则适用于这宗案卷，等于没有检查"]
    if not row.report.dossier.fully_read and not row.report.nothing_read:
        parts.append("有文件未能读取")
    return f"{row.name}：{'，'.join(parts)}　{out / row.folder / FILE_NAMES[format]}"
