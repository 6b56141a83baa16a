"""Sums of money as documents write them, in 元."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from checker.chinese.numerals import parse_integer

_S = r"[ \t\v\n\u3000]{0,2}"
_DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,6})?|\d+(?:\.\d{1,6})?"
_CAPITAL = "零壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟万萬亿億〇"
_HANZI = "〇零一二两三四五六七八九十百千万亿"
_MONEY = re.compile(
    rf"(?P<sign>[¥￥]{_S})?(?<![\d.])(?P<n>{_DIGITS}){_S}(?P<scale>[万亿]?){_S}(?P<unit>元|圆)(?P<tail>整|正)?"
    rf"|[¥￥]{_S}(?P<sn>{_DIGITS})(?!{_S}[万亿元\d])"
    rf"|(?P<c>[{_CAPITAL}]{{1,20}}){_S}(?:元|圆){_S}(?:(?P<j>[{_CAPITAL}])角)?{_S}(?:零?(?P<f>[{_CAPITAL}])分)?{_S}(?:整|正)?"
    rf"|(?P<h>[{_HANZI}]{{1,12}}){_S}(?:元|圆)(?:整|正)?"
)
_BEFORE_RANGE = re.compile(rf"(?:以上|以下|至|到|—|-|～|~){_S}$")
_AFTER_RANGE = re.compile(rf"^{_S}(?:以上|以下|至|到|—|-|～|~|不满|的罚款幅度)")
_AFTER_RATE = re.compile(rf"^{_S}(?:[/／每]|的?百分之|的?千分之|的?\d+(?:\.\d+)?[%‰％])")
_BEFORE_RATE = re.compile(r"每[^，。；]{0,4}$|[×xX*]$")
_AFTER_FORMULA = re.compile(rf"^{_S}[×xX*＊]")


@dataclass(frozen=True, slots=True)
class MoneyMatch:
    start: int
    end: int
    amount: Decimal
    style: str  # digits | capital | hanzi
    range: bool = False  # one end of 二万元以上二十万元以下
    rate: bool = False  # a unit price or the base of a percentage
    formula: bool = False  # a factor of A×B=C


def _chinese_sum(whole: str, jiao: str | None = None, fen: str | None = None) -> Decimal | None:
    number = parse_integer(whole)
    if number is None:
        return None
    tenths, hundredths = parse_integer(jiao or "零"), parse_integer(fen or "零")
    return Decimal(number) + Decimal(tenths or 0) / 10 + Decimal(hundredths or 0) / 100


@lru_cache(maxsize=4096)
def find_money(text: str) -> tuple[MoneyMatch, ...]:
    """Every sum in ``text`` in order. The ends of ranges, unit prices and factors are flagged, so that they
    are not taken for the sum a sentence is about."""
    found = []
    for match in _MONEY.finditer(text):
        digits = match.group("n") or match.group("sn")
        if digits:
            amount: Decimal | None = Decimal(digits.replace(",", "").replace("，", ""))
            scale = match.group("scale") or ""
            amount = amount * {"": 1, "万": 10**4, "亿": 10**8}[scale] if amount is not None else None
            style = "digits"
        elif match.group("c") and not set(match.group("c")) <= {"万", "亿", "零", "〇"}:
            amount, style = _chinese_sum(match.group("c"), match.group("j"), match.group("f")), "capital"
        else:
            amount, style = _chinese_sum(match.group("h") or match.group("c")), "hanzi"
        if amount is None:
            continue
        before, after = text[max(match.start() - 8, 0) : match.start()], text[match.end() : match.end() + 12]
        found.append(
            MoneyMatch(
                match.start(),
                match.end(),
                amount,
                style,
                range=bool(_AFTER_RANGE.search(after) or _BEFORE_RANGE.search(before)),
                rate=bool(_AFTER_RATE.search(after) or _BEFORE_RATE.search(before)),
                formula=bool(_AFTER_FORMULA.search(after)),
            )
        )
    return tuple(found)


def parse_money(text: str) -> Decimal | None:
    """The one sum in ``text``; a bare number counts as 元 (a form cell). None if there is none or several."""
    amounts = {match.amount for match in find_money(text)}
    if len(amounts) == 1:
        return amounts.pop()
    bare = re.fullmatch(rf"\s*[¥￥]?\s*({_DIGITS})\s*([万亿]?)\s*", text)
    if bare and not amounts:
        scale = {"": 1, "万": 10**4, "亿": 10**8}[bare.group(2)]
        return Decimal(bare.group(1).replace(",", "").replace("，", "")) * scale
    return None


@dataclass(frozen=True, slots=True)
class Pair:
    """A sum given twice: in figures and in capital characters (大写)."""

    digits: MoneyMatch
    capital: MoneyMatch

    @property
    def agrees(self) -> bool:
        return self.digits.amount == self.capital.amount


_BETWEEN = re.compile(
    r"[（(）)：:，,、\s¥￥]*(?:人民币)?(?:大写|小写|即|计)?(?:人民币)?[（(）)：:，,、\s¥￥]*"
)


def find_pairs(text: str) -> tuple[Pair, ...]:
    """Sums standing side by side in both styles: 50000元（大写：伍万元整）, 伍万元整（¥50000）."""
    matches = find_money(text)
    found = []
    for one, other in pairwise(matches):
        if {one.style, other.style} in ({"digits", "capital"}, {"digits", "hanzi"}) and _BETWEEN.fullmatch(
            text[one.end : other.start]
        ):
            digits, capital = (one, other) if one.style == "digits" else (other, one)
            found.append(Pair(digits, capital))
    return tuple(found)
