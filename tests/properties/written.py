"""Writers of dates and sums in the forms found in real documents: the inverse of what is tested."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

SMALL = "〇一二三四五六七八九"
CAPITAL = "零壹贰叁肆伍陆柒捌玖"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def hanzi_below_100(number: int, twenty: str = "二十") -> str:
    tens, ones = divmod(number, 10)
    lead = {0: "", 1: "十", 2: twenty}.get(tens, SMALL[tens] + "十")
    return lead + (SMALL[ones] if ones else "")


def digit_by_digit(number: int, zero: str = "〇") -> str:
    return "".join(SMALL[int(digit)] for digit in str(number)).replace("〇", zero)


def dates_written(day: date) -> list[str]:
    """``day`` in every form that stands in a document."""
    y, m, d = day.year, day.month, day.day
    forms = [
        f"{y}年{m}月{d}日", f"{y}年{m:02d}月{d:02d}日", f"{y}年{m}月{d:02d}日", f"{y}年{m:02d}月{d}日", f"{y}年{m}月{d}号",
        f"{y} 年 {m} 月 {d} 日", f"{y}年 {m}月 {d}日", f"{y}\u3000年\u3000{m}\u3000月\u3000{d}\u3000日", f"{y}年\n{m}月{d}日",
        f"{y}-{m:02d}-{d:02d}", f"{y}-{m}-{d}", f"{y}/{m}/{d}", f"{y}.{m}.{d}", f"{y}. {m}. {d}", f"{y}.{m:02d}.{d:02d}",
    ]  # fmt: skip
    forms += [form.translate(WIDE) for form in forms[:5]]
    for zero in "〇○零0O":
        for twenty in ("二十", "廿"):
            year = digit_by_digit(y, zero)
            forms.append(f"{year}年{hanzi_below_100(m)}月{hanzi_below_100(d, twenty)}日")
    return forms


def _section(number: int, digits: str, units: tuple[str, str, str]) -> str:
    """A number below 10 000, one zero for a run of them."""
    out, gap = "", False
    for power, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            out += ("零" if gap and out else "") + digits[digit] + unit
            gap = False
        else:
            gap = True
    return out


def whole(number: int, digits: str, units: tuple[str, str, str]) -> str:
    """A whole number in Chinese, as bank forms and prose write it."""
    if number == 0:
        return "零"
    out = ""
    for power, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, power)
        if section:
            out += ("零" if out and section < 1000 else "") + _section(section, digits, units) + unit
    return out


def capital_sum(amount: Decimal) -> str:
    """伍万贰仟元整, 壹佰零伍元零叁分."""
    cents = int(amount * 100)
    yuan, rest = divmod(cents, 100)
    jiao, fen = divmod(rest, 10)
    written = whole(yuan, CAPITAL, ("拾", "佰", "仟")) + "元"
    if not rest:
        return written + "整"
    if jiao:
        written += CAPITAL[jiao] + "角"
    if fen:
        written += ("" if jiao else "零") + CAPITAL[fen] + "分"
    return written


def hanzi_sum(yuan: int) -> str:
    return whole(yuan, SMALL, ("十", "百", "千")).replace("一十", "十", 1 if 10 <= yuan < 20 else 0) + "元"
