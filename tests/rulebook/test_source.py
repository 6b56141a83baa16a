"""YAML read strictly: all text, with lines; what may be misread is refused in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.rulebook import RuleBookError
from checker.rulebook.source import Map, parse, read_yaml


def test_everything_is_text_until_a_schema_types_it() -> None:
    found = parse("日期: 2024-01-05\n开关: on\n号码: 007\n空:\n引号: ''\n列表: [1, yes]\n", "规则.yaml")
    assert found == {
        "日期": "2024-01-05",
        "开关": "on",
        "号码": "007",
        "空": "",
        "引号": "",
        "列表": ["1", "yes"],
    }


def test_each_key_knows_its_line() -> None:
    found = parse(
        "# 说明\nid: 甲\n\nwhen:\n  - {document: 乙}\n  - {fact: 丙,\n     known: true}\n", "规则.yaml"
    )
    assert isinstance(found, Map)
    assert found.lines == {"id": 2, "when": 4}
    assert [entry.line for entry in found["when"]] == [5, 6]
    assert found["when"][1].lines == {"fact": 6, "known": 7}


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("id: 甲\nid: 乙\n", 2, "写了两次"),
        ("id: 甲\n\ttitle: 乙\n", 2, "制表符"),
        ("id: 甲\ntitle：乙\n", 2, "中文冒号"),
        ("id: 甲\nwhen: {document：乙}\n", 2, "中文冒号"),
        ("id: &a 甲\ntitle: *b\n", 2, "& 和 *"),
        ("id: !local 甲\n", 1, "!"),
        ("id: 甲\n---\nid: 乙\n", 2, "---"),
        ("message: {missing}没有写\n", 1, "引号"),
        ("title: “甲”: 乙\n", 1, "英文引号"),
    ],
)
def test_what_is_refused(text: str, line: int, told: str) -> None:
    with pytest.raises(RuleBookError) as raised:
        parse(text, "规则.yaml")
    (error,) = raised.value.errors
    assert (error.file, error.line) == ("规则.yaml", line)
    assert told in error.what


def test_a_file_that_is_no_mapping(tmp_path: Path) -> None:
    place = tmp_path / "规则.yaml"
    place.write_text("- 甲\n- 乙\n", encoding="utf-8")
    with pytest.raises(RuleBookError, match="名称: 内容"):
        read_yaml(place)


def test_an_empty_file_is_an_empty_mapping(tmp_path: Path) -> None:
    place = tmp_path / "规则.yaml"
    place.write_text("# 还没有写\n", encoding="utf-8")
    assert read_yaml(place) == {}


@pytest.mark.parametrize("content", [b"\xb9\xe6\xd4\xf2: 1\n", None])
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    place = tmp_path / "规则.yaml"
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(RuleBookError, match="UTF-8"):
        read_yaml(place)
