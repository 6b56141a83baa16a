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
_CAPITAL = "壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟萬億"
_HANZI = "〇零一二两三四五六七八九十百千万亿廿卅"
_ONES = "零〇一二两三四五六七八九壹贰貳叁參叄肆伍陆陸柒捌玖"
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_YUAN = "(?:元|圆)(?![旦月素件])"
_MONEY = re.compile(
    rf"(?<![\d.])(?P<mix>\d{{1,4}}[亿万千百](?:零?\d{{1,4}}[万千百]?){{1,4}}){_S}{_YUAN}(?:整|正)?"
    rf"|(?P<sign>[¥￥]{_S})?(?<![\d.])(?P<n>{_DIGITS}){_S}(?P<scale>[十百千]?{_S}[万亿]|[百千]?){_S}{_YUAN}"
    rf"(?:{_S}(?P<nj>\d)角)?(?:{_S}(?P<nf>\d)分)?(?P<tail>整|正)?"
    rf"|[¥￥]{_S}(?P<sn>{_DIGITS})(?:{_S}(?P<sscale>[万亿]))?(?!{_S}[元\d]|\.\d|,\d{{1,2}}(?!\d))"
    # both sets in one class: a sum in which they are mixed (五万陆仟元) is one sum
    rf"|(?<![数几{_CAPITAL}{_HANZI}])(?P<c>[{_CAPITAL}{_HANZI}]{{1,24}}){_S}{_YUAN}"
    rf"(?:{_S}零?(?P<j>[{_ONES}])角)?(?:{_S}零?(?P<f>[{_ONES}])分)?{_S}(?:整|正)?"
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


def _amount(match: re.Match[str], text: str) -> Decimal | None:
    """The sum of one hit in 元; None where what stands there is no whole sum."""
    digits = match.group("n") or match.group("sn")
    if not digits:
        written = match.group("mix") or match.group("c")
        number = parse_integer(written) if _counts(written) else None
        return None if number is None else Decimal(number) + _small(match.group("j"), match.group("f"))
    if _torn(text, match.start("n" if match.group("n") else "sn"), digits):
        return None
    amount = _figures(digits)
    for scale in match.group("scale") or match.group("sscale") or "":
        amount *= _SCALES.get(scale, 1)
    return amount + _small(match.group("nj"), match.group("nf"))


def _figures(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace("，", ""))


def _small(jiao: str | None, fen: str | None) -> Decimal:
    return Decimal(parse_integer(jiao or "0") or 0) / 10 + Decimal(parse_integer(fen or "0") or 0) / 100


def _counts(written: str) -> bool:
    """Whether a run of numeral characters is a number: 万 in 单位：万元 is a unit."""
    return any(c.isdecimal() or c not in "百千万亿佰仟萬億" for c in written)


def _torn(text: str, place: int, digits: str) -> bool:
    """Whether the figures at ``place`` are the rest of a sum that is parted wrongly: 5000 00元, 1,23,456元; or one in
    which recognition put a letter for a figure: 45,0O0元."""
    if len(digits) > 1 and digits[0] == "0" and digits[1] != ".":
        return True
    if re.search(r"[\d,，][OoQlISBZ]$", text[max(place - 2, 0) : place]):
        return True
    group = re.match(r"\d+", digits)
    return group is not None and len(group.group()) <= 3 and bool(re.search(r"\d,$", text[:place][-2:]))


@lru_cache(maxsize=4096)
def find_money(text: str) -> tuple[MoneyMatch, ...]:
    """Every sum in ``text`` in order. The ends of ranges, unit prices and factors are flagged, so that they
    are not taken for the sum a sentence is about."""
    found = []
    for match in _MONEY.finditer(text):
        amount, written = _amount(match, text), match.group("c")
        style = "digits" if not written else "capital" if set(match.group()) & set(_CAPITAL) else "hanzi"
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
        return _figures(bare.group(1)) * _SCALES.get(bare.group(2), 1)
    return None


@dataclass(frozen=True, slots=True)
class Pair:
    """A sum given twice: in figures and in capital characters (大写)."""

    digits: MoneyMatch
    capital: MoneyMatch

    @property
    def agrees(self) -> bool:
        return self.digits.amount == self.capital.amount


_BETWEEN = re.compile(r"(?:[（(）)：:，,、\s¥￥]|人民币|大写|小写|即|计){0,12}")


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
