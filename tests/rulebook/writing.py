"""A rule-book in a temporary folder, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.rulebook import Rulebook, RuleBookError, load

GOOD = """\
id: PEN-20a
title: 告知书应当告知陈述、申辩权
covers: [PEN-20]
stage: 告知
severity: veto
basis: [行政处罚法 第四十四条]
applies: [处罚普通]
check: states
document: 行政处罚事先告知书
all_of: [[陈述], [申辩]]
message: 没有告知{missing}
advice: 重新告知
"""
NOTICE = "name: 行政处罚事先告知书\nfacts:\n  处罚依据: {kind: applied}\n  罚款金额: {kind: fine}\n"


def write(folder: Path, files: dict[str, str]) -> Path:
    """The files of a rule-book, by path; a good rule and a document type are there unless given otherwise."""
    for name, text in {"notice/rule.yaml": GOOD, "documents/notice.yaml": NOTICE, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def book(folder: Path, files: dict[str, str]) -> Rulebook:
    return load(write(folder, files))


def errors(folder: Path, files: dict[str, str]) -> list[str]:
    """Every error as a rule writer sees it, the folder left out."""
    with pytest.raises(RuleBookError) as raised:
        book(folder, files)
    return [str(error).replace(f"{folder}/", "") for error in raised.value.errors]


def with_line(old: str, new: str, text: str = GOOD) -> str:
    assert old in text
    return text.replace(old, new)
