"""Text is data: never run, never logged, never another file's loss."""

from __future__ import annotations

from pathlib import Path

import pytest
from harm import LIMITS, SECRET, beside_others, sheet, with_part, word

from checker.model.dossier import Problem, ProblemKind
from checker.readers import read_file

HARMFUL = "</script><script>alert(1)</script> {{7*7}} ${jndi:ldap://x} =1+1 %s ]]> <!-- \u202e反 &amp;"


@pytest.mark.parametrize("name", ["书.txt", "书.docx", "书.xlsx"])
def test_harmful_text_is_kept_word_for_word(tmp_path: Path, name: str) -> None:
    content = {
        "书.txt": HARMFUL.encode,
        "书.docx": lambda: word(HARMFUL),
        "书.xlsx": lambda: sheet("'" + HARMFUL),
    }[name]()
    source = beside_others(tmp_path, name, content)
    assert source.problems == ()
    assert source.pages[0].text.lstrip("'") == HARMFUL


def test_harmful_html_is_not_run_and_not_read(tmp_path: Path) -> None:
    source = beside_others(
        tmp_path, "书.html", "<p>甲<script>alert('乙')</script><img src=x onerror=alert(1)></p>".encode()
    )
    assert source.pages[0].text == "甲"


def test_no_text_of_the_dossier_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        read_file(with_part(word(SECRET), "word/styles.xml", f"<broken>{SECRET}".encode()), "坏.docx", LIMITS)
    assert SECRET not in caplog.text


def test_a_reader_that_fails_costs_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import checker.readers.docx as reader

    def failing(*_: object) -> None:
        raise ZeroDivisionError(SECRET)

    monkeypatch.setattr(reader, "read_docx", failing)
    source = beside_others(tmp_path, "书.docx", word("正文"))
    assert source.problems == (
        Problem(
            ProblemKind.DAMAGED, "书.docx", "文件内部结构异常，无法读取", "请打开后另存为新的 docx 或 PDF"
        ),
    )
