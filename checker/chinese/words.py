"""Segmentation by jieba, loaded on first use with a tokenizer of its own. It serves ranking and display; no
verdict rests on it."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

_TERMS = (
    "陈述申辩", "事先告知书", "听证告知书", "送达回证", "立案审批表", "法制审核", "集体讨论", "责令改正", "加处罚款", "行政复议", "行政诉讼", "留置送达", "公告送达",
    "先行登记保存", "节能审查", "执法人员", "处罚决定书",
)  # fmt: skip


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    for term in _TERMS:
        tokenizer.add_word(term)
    return tokenizer


def segment(text: str) -> tuple[str, ...]:
    """The words of ``text`` in order."""
    return tuple(_tokenizer().cut(text))


def likeness(one: str, other: str) -> float:
    """How many words two sentences share (Dice, 0–1), to rank near misses for the reader."""
    a, b = set(segment(one)), set(segment(other))
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0
