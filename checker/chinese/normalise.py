"""Folding: two printed forms of the same words become equal, and every position finds its way back.

Both the text searched and the wording looked for are folded before they are compared. Folding drops white
space (titles are letter-spaced, OCR breaks lines anywhere), brings full-width and half-width forms together
and merges characters that are confused in print and by OCR.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

# Characters that fold to another single character.
_PAIRS = {
    # one form of punctuation: the Chinese one, because that is what documents should have
    ",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）",
    "﹐": "，", "﹕": "：", "︰": "：", "∶": "：", "﹔": "；", "。": "。", "｡": "。", "､": "、", "﹑": "、",
    '"': "”", "“": "”", "”": "”", "„": "”", "＂": "”", "「": "”", "」": "”", "『": "”", "』": "”",
    "'": "’", "‘": "’", "’": "’", "＇": "’",
    "〈": "《", "〉": "》", "＜": "《", "＞": "》", "<": "《", ">": "》", "«": "《", "»": "》",
    "[": "〔", "]": "〕", "［": "〔", "］": "〕", "【": "〔", "】": "〕", "﹝": "〔", "﹞": "〕", "{": "〔", "}": "〕",
    "—": "-", "–": "-", "－": "-", "─": "-", "━": "-", "﹣": "-", "‐": "-", "‑": "-", "―": "-", "～": "~", "〜": "~",
    "·": "·", "•": "·", "・": "·", "‧": "·", "．": ".",
    # the several round zeros
    "○": "〇", "◯": "〇", "Ο": "〇", "О": "〇", "⚪": "〇", "〇": "〇",
    # look-alikes in print and OCR
    "己": "已", "巳": "已", "曰": "日", "入": "人", "丨": "|", "│": "|", "┃": "|", "｜": "|",
    # ticks and boxes
    "☒": "☑", "✓": "☑", "✔": "☑", "√": "☑", "■": "☑", "▣": "☑", "☐": "□", "▢": "□", "▫": "□",
    "￥": "¥", "㎡": "m", "圆": "元",
}  # fmt: skip

# invisible marks, and the stand-in for a picture: a seal over a name must not part the name
_DROPPED = "\ufffc\ufe0e\ufe0f\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c"

# Radicals that PDF fonts put in place of characters and that Unicode does not map to them.
_RADICALS = {
    "⺎": "兀", "⺟": "母", "⺠": "民", "⻁": "虎", "⻄": "西", "⻅": "见", "⻆": "角", "⻉": "贝", "⻋": "车", "⻓": "长",
    "⻔": "门", "⻘": "青", "⻙": "韦", "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食", "⻢": "马", "⻣": "骨", "⻤": "鬼",
    "⻥": "鱼", "⻦": "鸟", "⻨": "麦", "⻩": "黄", "⻬": "齐", "⻮": "齿", "⻰": "龙", "⻳": "龟",
}  # fmt: skip


def _unified() -> dict[int, str]:
    table = {ord(a): b for a, b in _RADICALS.items()}
    for start, end in ((0x2F00, 0x2FD6), (0x2E80, 0x2EF4), (0xF900, 0xFB00)):
        for code in range(start, end):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table.setdefault(code, plain)
    return table


_UNIFIED = _unified()
_NARROW = {
    code: chr(code - 0xFEE0) for a, b in ("０９", "ＡＺ", "ａｚ") for code in range(ord(a), ord(b) + 1)
}


def unify(text: str) -> str:
    """Radicals and compatibility forms (⽇ U+2F47, ⺠ U+2EA0), which look like the character they stand for, as
    that character. The length stays."""
    return text.translate(_UNIFIED)


def narrow(text: str) -> str:
    """Full-width digits and letters as half-width ones. The length stays."""
    return text.translate(_NARROW)


def _table() -> dict[int, str]:
    table: dict[int, str] = {ord(a): b for a, b in _PAIRS.items()}
    for code in range(0xFF01, 0xFF5F):  # full-width ASCII
        narrow = chr(code - 0xFEE0)
        table.setdefault(code, _PAIRS.get(narrow, narrow))
    for code, plain in _UNIFIED.items():
        table.setdefault(code, _PAIRS.get(plain, plain))
    return table


_TABLE = _table()
_SPACE = re.compile(rf"[\s{_DROPPED}]+")
_KEEP = re.compile(rf"[^\s{_DROPPED}]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text``: the folded string. ``_places[i]``: index in ``original`` of the i-th folded character."""

    original: str
    text: str
    _places: array[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The slice of ``original`` that the folded slice [start, end) came from."""
        if start >= len(self._places):
            return len(self.original), len(self.original)
        first = self._places[start]
        return first, (self._places[end - 1] + 1 if end > start else first)

    def index(self, place: int) -> int:
        """The folded position of the original position ``place`` (or of the next character kept)."""
        from bisect import bisect_left

        return bisect_left(self._places, place)


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """Fold ``text``. Cached: the same page is searched by many rules."""
    places = array("l")
    kept: list[str] = []
    for match in _KEEP.finditer(text):
        places.extend(range(match.start(), match.end()))
        kept.append(match.group())
    return Folded(text, "".join(kept).translate(_TABLE), places)


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """The folded string alone, for wordings and comparisons."""
    return _SPACE.sub("", text).translate(_TABLE)
