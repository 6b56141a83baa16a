"""Mistyped command lines, said in Chinese. The parser's own sentences are English."""

from __future__ import annotations

import re

from typer.exceptions import TyperException

SENTENCES = (
    (r"No such option: (\S+)", "没有 {} 这个选项"),
    (r"No such command '(.+?)'", "没有 {} 这个命令"),
    (r"Missing argument '\{?(.+?)\}?(?:\.\.\.)?'", "没有写明{}"),
    (r"Missing command", "没有写明命令"),
    (r"Option '(.+?)' requires", "{} 后面要写内容"),
    (r"Option '(.+?)' does not take a value", "{} 后面不写内容"),
    (r"Got unexpected extra argument\S* \((.+)\)", "多写了 {}"),
    (r"Invalid value for '(.+?)'", "{} 的值不对"),
)


def in_chinese(error: TyperException) -> str:
    """What is wrong and where to look it up, in one line. A bare ``anjuan`` asks for help and gets it."""
    message = error.format_message()
    if "\n" in message:
        return message
    said = next(
        (said.format(match[1] if match.re.groups else "") for pattern, said in SENTENCES
         if (match := re.match(pattern, message))),
        message,
    )  # fmt: skip
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "anjuan"
    return f"anjuan：{said}。用法见 {command} -h。"
