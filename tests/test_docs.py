"""What the documentation says exists, and what exists is documented."""

from __future__ import annotations

from pathlib import Path

import typer

from checker.cli import app

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, typer.core.TyperCommand]:
    group = typer.main.get_command(app)
    return dict(group.commands)  # type: ignore[attr-defined]


def test_every_command_is_in_the_readme() -> None:
    for name, command in commands().items():
        assert f"anjuan {name}" in README, name
        for sub in getattr(command, "commands", {}):
            assert f"`{sub}`" in README or f" {sub}" in README, f"rules {sub}"


def test_every_option_of_check_and_batch_is_in_the_readme() -> None:
    for name in ("check", "batch"):
        for parameter in commands()[name].params:
            for option in parameter.opts:
                if option.startswith("--") and option != "--help" and not parameter.hidden:
                    assert option in README, f"{name} {option}"


def test_every_exit_code_is_in_the_readme() -> None:
    from checker.cli.check import Exit

    line = next(line for line in README.splitlines() if line.startswith("退出码"))
    for code in Exit:
        assert f"{code.value} " in line


def test_every_setting_is_in_the_readme() -> None:
    from checker.rulebook.settings import KEYS

    for key in KEYS:
        assert f"{key}:" in README or f"{key}：" in README, key


def test_every_check_kind_is_in_the_rule_primer() -> None:
    from checker.checks import CHECKS

    primer = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
    for kind in CHECKS:
        assert f"`{kind}`" in primer, kind


def test_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("demo", "test"):
        assert f"make {target}" in README
        assert f"\n{target}:" in makefile
