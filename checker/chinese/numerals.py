"""Whole numbers as documents write them: 15, １５, 十五, 廿五, 二〇二四, 贰拾."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "○": 0, "◯": 0, "Ο": 0, "О": 0, "O": 0, "o": 0, "两": 2, "俩": 2, "壹": 1, "贰": 2, "貳": 2, "叁": 3, "參": 3,
    "叄": 3, "肆": 4, "伍": 5, "陆": 6, "陸": 6, "柒": 7, "捌": 8, "玖": 9, "弌": 1, "弍": 2,
}  # fmt: skip
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

HANZI = "〇零○◯一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億"
"""Characters a Chinese numeral may consist of, for use in patterns."""


def parse_integer(text: str) -> int | None:
    """The whole number ``text`` stands for; None if it is not one. Digit by digit (二〇二四) and by unit
    (二千零二十四), 廿 and 卅, Arabic half and full width with thousands commas."""
    text = "".join(text.split()).replace("，", "").replace(",", "")
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if all(c in _DIGITS or c.isdecimal() for c in text):
        return int("".join(str(int(c) if c.isdecimal() else _DIGITS[c]) for c in text))
    total = group = digit = 0
    seen_digit = False
    for char in text:
        if char in _DIGITS or char.isdecimal():
            value = int(char) if char.isdecimal() else _DIGITS[char]
            digit = digit * 10 + value if seen_digit and char.isdecimal() else value
            seen_digit = True
        elif char in _UNITS:
            group += (digit if seen_digit else 1) * _UNITS[char]
            digit, seen_digit = 0, False
        elif char in _GROUPS:
            if total + group + digit == 0:
                return None  # 万 alone is a unit, no number
            # 亿 counts all that stands before it (一万亿), 万 only what follows 亿 (一亿二千万)
            if _GROUPS[char] == 10**8:
                total = (total + group + digit) * 10**8
            else:
                total += (group + digit) * 10**4
            group = digit = 0
            seen_digit = False
        else:
            return None
    return total + group + digit
