"""``anjuan rules``: the rule-book itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.check import Exit, Rules, load_rules, usage

app = typer.Typer(
    help="规则库：列出、检查、测试、说明、手册、覆盖情况。", no_args_is_help=True, rich_markup_mode=None
)
Only = Annotated[list[str] | None, typer.Argument(metavar="规则…", help="只看编号以此开头的规则")]


@contextmanager
def slips_in_words() -> Iterator[None]:
    """What is wrong with a test file or a table is said like what is wrong with a rule: all of it, exit code 2."""
    from checker.rulebook import RuleBookError

    try:
        yield
    except RuleBookError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(Exit.USAGE) from None


@app.command("list")
def list_rules(rules: Rules = None) -> None:
    """列出全部规则。"""
    from checker.writers.words import SEVERITIES

    rulebook = load_rules(rules)
    for rule in rulebook.rules:
        typer.echo(f"{rule.id}\t{rule.stage}\t{SEVERITIES[rule.severity][0]}\t{rule.title}")
    typer.echo(f"共 {len(rulebook.rules)} 条（{rulebook.path}）")


@app.command("lint")
def lint(rules: Rules = None) -> None:
    """检查规则写得对不对：引用的要素、文书、参数是否存在，条件有无作用，有无重叠，测试是否齐全。"""
    from checker.rulebook.lint import lint as look

    rulebook = load_rules(rules)
    problems = look(rulebook)
    for problem in problems:
        typer.echo(str(problem))
    typer.echo(f"{len(rulebook.rules)} 条规则，{len(problems)} 处问题")
    raise typer.Exit(Exit.USAGE if problems else Exit.CLEAN)


@app.command("test")
def test(only: Only = None, rules: Rules = None) -> None:
    """运行规则旁边的 *.test.yaml。"""
    from checker.rulebook.testing import run_tests

    with slips_in_words():
        results = run_tests(load_rules(rules), tuple(only or ()))
    bad = [result for result in results if not result.passed]
    for result in bad:
        typer.echo(str(result))
    typer.echo(f"{len(results) - len(bad)} passed, {len(bad)} failed")
    raise typer.Exit(Exit.FINDINGS if bad else Exit.CLEAN)


@app.command("mutate")
def mutate(only: Only = None, rules: Rules = None) -> None:
    """把测试里起作用的句子删去或补上，看结论是否随之改变。"""
    from checker.rulebook.mutation import mutations

    with slips_in_words():
        made = list(mutations(load_rules(rules), tuple(only or ())))
    for one in made:
        if not one.flipped:
            typer.echo(f"{one.rule}　{one.case}：{one.change}起作用的句子，结论没有改变")
    flipped = sum(one.flipped for one in made)
    ids = {one.rule for one in made}
    still = ids - {one.rule for one in made if one.flipped}
    share = f"{flipped / len(made):.3f}" if made else "—"
    typer.echo(
        f"{len(ids)} 条规则，{len(made)} 处改动，{flipped} 处结论随之改变（{share}）；始终不变的规则 {len(still)} 条"
    )


@app.command("explain")
def explain(
    rule: Annotated[str, typer.Argument(metavar="规则", help="规则编号，如 PEN-40a")], rules: Rules = None
) -> None:
    """用一句话说明一条规则（同 anjuan explain）。"""
    from checker.cli.show import explain as show

    show(rule, None, rules)


@app.command("handbook")
def handbook(
    out: Annotated[Path, typer.Option("-o", "--out", help="写到这个 HTML 文件")] = Path("规则手册.html"),
    rules: Rules = None,
) -> None:
    """生成规则手册（一个独立的 HTML 文件）。"""
    from checker.batch import write_whole
    from checker.rulebook.handbook import handbook as write

    with slips_in_words():
        content = write(load_rules(rules))
    write_whole(out, content)
    typer.echo(f"规则手册：{out.resolve()}")


@app.command("schema")
def schema() -> None:
    """输出规则文件的 JSON Schema，供编辑器提示用。"""
    import json

    from checker.rulebook.schema import schema as build

    typer.echo(json.dumps(build(), ensure_ascii=False, indent=2))


@app.command("coverage")
def coverage(
    requirements: Annotated[Path | None, typer.Option(help="要求总表 requirements.json")] = None,
    checklist: Annotated[Path | None, typer.Option(help="评查项目表 checklist.csv")] = None,
    rules: Rules = None,
) -> None:
    """哪些要求、评查项目有规则，哪些没有、为什么没有。"""
    from checker.rulebook.coverage import coverage as compare

    if requirements is None and checklist is None:
        raise usage("请用 --requirements 或 --checklist 指明要对照的表。")
    with slips_in_words():
        typer.echo(compare(load_rules(rules), requirements, checklist))
