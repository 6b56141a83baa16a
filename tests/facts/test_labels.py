"""The words of a label: folded, bare, asking for one thing or for several."""

from __future__ import annotations

import pytest

from checker.facts.labels import asked, bare


@pytest.mark.parametrize(
    ("word", "wanted", "found"),
    [
        ("送达时间、地点", ("送达时间",), "送达时间"),
        ("姓名或名称", ("名称",), "名称"),
        ("受送达人及代收人签名", ("受送达人",), None),
        ("案由", ("案号",), None),
    ],
)
def test_a_label_that_asks_for_several_things(word: str, wanted: tuple[str, ...], found: str | None) -> None:
    assert asked(word, wanted) == found


def test_the_words_of_a_label() -> None:
    assert bare("* 3、法定代表人（负责人）：") == "法定代表人"
    assert bare("签名及日期") == "签名"
    assert bare("承 办 人 意 见：") == "承办人意见"
