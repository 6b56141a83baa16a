"""The JSON Schema for editors: the shipped rules satisfy it, slips do not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from writing import GOOD, with_line

from checker.checks import CHECKS
from checker.rulebook.load import HEADER
from checker.rulebook.schema import schema as build
from checker.rulebook.source import parse

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def schema() -> dict[str, Any]:
    return build()


def branch(kind: str) -> dict[str, Any]:
    (found,) = [b["then"] for b in schema()["allOf"] if b["if"]["properties"]["check"]["const"] == kind]
    return dict(found)


def test_the_header_is_the_loaders() -> None:
    assert set(schema()["properties"]) == set(HEADER)
    assert schema()["properties"]["check"]["enum"] == list(CHECKS)


@pytest.mark.parametrize("kind", CHECKS)
def test_each_kind_offers_the_options_it_takes(kind: str) -> None:
    written = {"except" if name == "except_" else name for name in CHECKS[kind].model_fields}
    assert set(branch(kind)["properties"]) == written


def test_required_keys() -> None:
    built = schema()
    assert set(built["required"]) <= set(parse(GOOD, "rule.yaml"))
    without = parse(with_line("advice: 重新告知\n", ""), "rule.yaml")
    assert not set(built["required"]) <= set(without)


@pytest.mark.parametrize("file", sorted((ROOT / "rules").glob("*/*[0-9][a-z]-*.yaml")), ids=lambda f: f.stem)
def test_shipped_rules_use_what_the_schema_offers(file: Path) -> None:
    if file.name.endswith(".test.yaml"):
        return
    source = parse(file.read_text(encoding="utf-8"), file.name)
    offered = set(schema()["properties"]) | set(branch(source["check"])["properties"])
    assert set(source) <= offered
