"""YAML with positions, read strictly: everything is a string until a schema types it.

Refused: duplicate keys, anchors, tags, several documents in a file, tabs. Plain ``safe_load`` keeps the last of
two equal keys and turns ``on`` and dates into other things.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from checker.rulebook.errors import RuleBookError, RuleError

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # a PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


_COLON = "用了中文冒号“：”，请改成英文冒号加空格“: ”"


class Map(dict[str, Any]):
    """A mapping that knows its line and the line of each key."""

    __slots__ = ("line", "lines")

    def __init__(self) -> None:
        super().__init__()
        self.line = 0
        self.lines: dict[str, int] = {}


def read_yaml(path: Path) -> Map:
    """The one mapping in a YAML file. Raises RuleBookError with file and line."""
    value = read_any(path)
    if value is None:
        return Map()
    if not isinstance(value, Map):
        what = "应当是“名称: 内容”的形式"
        if isinstance(value, str) and "：" in value:
            what = _COLON
        raise RuleBookError((RuleError(str(path), 1, what, "例：id: PEN-20a"),))
    return value


def read_any(path: Path) -> Any:
    """A YAML file as Map, list, str or None."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleBookError((RuleError(str(path), 0, "文件读不出来", "请存为 UTF-8 编码"),)) from error
    return parse(text, str(path))


def parse(text: str, file: str) -> Any:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line + 1) if error.problem_mark else 0
        line, what = _explain(text, line, error)
        raise RuleBookError((RuleError(file, line, what, ""),)) from error
    finally:
        loader.dispose()
    errors: list[RuleError] = []
    value = _value(node, file, errors) if node is not None else None
    if errors:
        raise RuleBookError(tuple(errors))
    return value


def _explain(text: str, line: int, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """Where and why YAML could not be read, in the words of somebody who types Chinese. A line that YAML takes for
    plain text, for want of ``: ``, is only found out on the line after it."""
    lines = ["", *text.splitlines(), ""]
    shown, before = lines[min(line, len(lines) - 1)], lines[max(min(line, len(lines) - 1) - 1, 0)]
    if "\t" in shown:
        return line, "缩进用了制表符（Tab），请改用空格"
    for place, written in ((line, shown), (line - 1, before)):
        if "：" in written and ": " not in written:
            return place, _COLON
    if shown.count("“") or shown.count("”"):
        return line, '引号请用英文引号 " "，或不用引号'
    if re.search(r":\s+\{[^{}]*\}[^\s,}\]#]", shown):
        return line, "内容以“{”开头，会被当作一组选项，请给整句加英文引号"
    if "duplicate anchor" in str(error) or "alias" in str(error):
        return line, "不能使用 & 和 * 引用"
    if "expected a single document" in str(error):
        return line, "一个文件只能有一段内容，请去掉“---”"
    return line, f"YAML 写法有误（{error.problem or '无法解析'}）"


def _value(node: yaml.Node, file: str, errors: list[RuleError]) -> Any:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        if node.tag.startswith("!"):
            errors.append(RuleError(file, line, "不能使用 ! 标记", "请直接写内容"))
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, file, errors) for child in node.value]
    assert isinstance(node, yaml.MappingNode)
    found = Map()
    found.line = line
    for key_node, value_node in node.value:
        key, key_line = str(key_node.value), key_node.start_mark.line + 1
        if key in found:
            errors.append(RuleError(file, key_line, f"“{key}”写了两次", "请合并成一处"))
        if "：" in key:
            errors.append(RuleError(file, key_line, "用了中文冒号“：”", "请改成英文冒号加空格“: ”"))
        found[key] = _value(value_node, file, errors)
        found.lines[key] = key_line
    return found


def strings(value: Any) -> tuple[str, ...]:
    """A list of words; one word where a list is meant is a list of one."""
    if value is None:
        return ()
    return tuple(str(part) for part in value) if isinstance(value, list) else (str(value),)
