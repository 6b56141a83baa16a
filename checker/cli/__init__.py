"""The command line: arguments, progress, exit codes. All else is imported when a command needs it, so that
``anjuan --help`` starts at once."""

from __future__ import annotations

import logging
import sys
from typing import Annotated

import typer
from typer.exceptions import Abort, TyperException

from checker import __version__
from checker.cli import check, doctor, rules, show
from checker.cli.mistakes import in_chinese

INTERRUPTED = 130
"""Ctrl-C, as shells say it."""

app = typer.Typer(
    name="anjuan",
    help="案卷：行政执法案卷合规检查。把一宗案卷（文件夹、zip、合并 PDF）交给它，得到带页码、依据和整改办法的报告。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check.check)
app.command("batch")(check.batch)
app.command("demo")(check.demo)
app.command("text")(show.text)
app.command("facts")(show.facts)
app.command("explain")(show.explain)
app.command("doctor")(doctor.doctor)
app.add_typer(rules.app, name="rules")


def version(show_it: bool) -> None:
    if show_it:
        typer.echo(f"anjuan {__version__}")
        raise typer.Exit()


@app.callback()
def options(
    _: Annotated[bool, typer.Option("--version", callback=version, is_eager=True, help="显示版本")] = False,
) -> None:
    """行政执法案卷合规检查。"""


def main() -> None:
    """Entry point. Exit codes: 0 clean, 1 findings, 2 usage or rule-book, 3 unread, 4 internal error."""
    logging.basicConfig(level=logging.ERROR, format="%(message)s", stream=sys.stderr)
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not know every character of a file name.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = app(prog_name="anjuan", standalone_mode=False)
    except TyperException as error:
        typer.echo(in_chinese(error), err=True)
        sys.exit(check.Exit.USAGE)
    except Abort:
        sys.exit(INTERRUPTED)
    sys.exit(code if isinstance(code, int) else check.Exit.CLEAN)
