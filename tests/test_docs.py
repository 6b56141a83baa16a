"""What the documentation says exists, and what exists is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import typer

from checker.cli import app

ROOT = Path(__file__).resolve().parent.parent


def read(name: str) -> str:
    return (ROOT / f"{name}.md").read_text(encoding="utf-8")


README = read("README")
PRIMER = read("rules/README")


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


def all_commands() -> Iterator[typer.core.TyperCommand]:
    for command in commands().values():
        yield from getattr(command, "commands", {}).values() or [command]


def test_every_command_and_option_is_explained_in_chinese() -> None:
    for command in all_commands():
        assert re.search("[\u4e00-\u9fff]", command.help or ""), command.name
        for parameter in command.params:
            if not parameter.hidden:
                assert re.search("[\u4e00-\u9fff]", parameter.help or ""), f"{command.name} {parameter.name}"


def test_every_exit_code_is_in_the_readme() -> None:
    from checker.cli.check import Exit

    line = next(line for line in README.splitlines() if line.startswith("退出码"))
    for code in Exit:
        assert f"{code.value} " in line


def test_every_setting_is_in_the_readme() -> None:
    from checker.rulebook.settings import KEYS

    for key in KEYS:
        assert f"{key}:" in README or f"{key}：" in README, key


def test_every_verdict_is_in_the_readme() -> None:
    from checker.writers.words import VERDICTS

    for word, _ in VERDICTS.values():
        assert f"| {word} |" in README, word


def test_every_format_read_is_in_the_readme() -> None:
    from checker.readers import SUFFIXES

    for kind, (suffix, *_) in SUFFIXES.items():
        named = {kind, suffix.strip(".")} - {"ole", "text"}
        assert any(name in README.lower() for name in named), kind


def kinds_of_check() -> dict[str, list[str]]:
    """The table of check kinds in the primer: kind → its other cells."""
    rows = [line.strip("| ").split(" | ") for line in PRIMER.splitlines() if line.startswith("| `")]
    return {row[0].strip("`"): [*row[1:], ""] for row in rows}


def test_every_check_kind_is_in_the_rule_primer_with_all_its_options() -> None:
    from checker.checks import CHECKS, PLACEHOLDERS

    table = kinds_of_check()
    for kind, check in CHECKS.items():
        options, _, told, *_ = table[kind]
        for option in check.model_fields:
            assert option.removesuffix("_") in options, f"{kind} {option}"
        assert {word for word in re.split(r"[^a-z]+", told) if word} == set(PLACEHOLDERS[kind]), kind


def test_every_key_of_a_rule_a_document_type_and_a_fact_is_in_the_rule_primer() -> None:
    from checker.facts.kinds import KINDS
    from checker.model.doctype import DocumentType, FactSpec
    from checker.rulebook.load import HEADER

    for key in HEADER:
        assert re.search(rf"\b{key}\b", PRIMER), key
    for key in (*DocumentType.__dataclass_fields__, *FactSpec.__dataclass_fields__):
        assert re.search(rf"\b{key}\b", PRIMER), key
    for kind in KINDS:
        assert f"`{kind}`" in PRIMER, kind


def test_every_folder_and_file_of_the_rule_book_is_in_the_rule_primer() -> None:
    for place in (ROOT / "rules").iterdir():
        if place.name != "README.md":
            assert f"`{place.name}`" in PRIMER, place.name


def test_every_stage_is_in_the_rule_primer() -> None:
    from checker.model.rule import STAGES

    assert " ".join(STAGES) in PRIMER


def test_every_sample_is_in_its_readme() -> None:
    text = read("sample_cases/README")
    samples = {case.parent.name for case in (ROOT / "sample_cases").glob("*/case.yaml")}
    assert set(re.findall(r"^\| `([a-z-]+)` \|", text, re.M)) == samples


def test_every_package_is_in_the_architecture() -> None:
    text = read("ARCHITECTURE")
    for place in (ROOT / "checker").iterdir():
        if place.is_dir() and (place / "__init__.py").exists():
            assert f"| `{place.name}/` |" in text, place.name
        elif place.suffix == ".py" and not place.stem.startswith("__"):
            assert f"`{place.name}`" in text, place.name


def test_paths_the_documents_name_exist() -> None:
    for name in (
        "README",
        "ARCHITECTURE",
        "CONTRIBUTING",
        "DECISIONS",
        "rules/README",
        "sample_cases/README",
    ):
        for path in re.findall(
            r"`((?:bench|checker|reports|rules|sample_cases|tests)/[\w./-]*)`", read(name)
        ):
            if not path.startswith("reports/out"):
                assert (ROOT / path).exists(), f"{name}.md names {path}"


def test_decisions_are_dated_and_in_order() -> None:
    days = re.findall(r"^## (\S+)", read("DECISIONS"), re.M)
    assert days == sorted(days)
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) for day in days)


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in ("README", "CONTRIBUTING", "rules/README", "sample_cases/README"):
        for target in re.findall(r"\bmake ([a-z]+)\b", read(name)):
            assert f"\n{target}:" in makefile, f"{name}.md names make {target}"
