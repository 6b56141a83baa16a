"""统一社会信用代码 (GB 32100-2015), 身份证号 (GB 11643-1999) and 文号, with masks accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.chinese.normalise import narrow

_MASK = "*＊×xX"
_CREDIT_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = [pow(3, n, 31) for n in range(17)]
_ID_WEIGHTS = [pow(2, 17 - n, 11) for n in range(17)]

_CREDIT = re.compile(rf"(?<![0-9A-Za-z])[0-9A-HJ-NP-Ya-hj-np-y{_MASK}]{{18}}(?![0-9A-Za-z])")
_RESIDENT = re.compile(rf"(?<![0-9A-Za-z])[1-9][\d{_MASK}]{{16}}[\dXx{_MASK}](?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class IdentifierMatch:
    start: int
    end: int
    value: str  # upper case, masks as *
    masked: bool
    valid: bool | None  # by check digit; None where masked


def _unmasked(text: str) -> str:
    return re.sub(rf"[{_MASK}]", "*", text).upper()


def credit_code_valid(code: str) -> bool | None:
    """Check character of GB 32100; None for a masked code."""
    if "*" in code:
        return None
    if len(code) != 18 or any(c not in _CREDIT_DIGITS for c in code):
        return False
    total = sum(_CREDIT_DIGITS.index(c) * w for c, w in zip(code, _CREDIT_WEIGHTS, strict=False))
    return _CREDIT_DIGITS[(31 - total % 31) % 31] == code[17]


def resident_id_valid(number: str) -> bool | None:
    """Check character of GB 11643; None for a masked number."""
    if "*" in number:
        return None
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return False
    total = sum(int(d) * w for d, w in zip(number, _ID_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[17]


_GAPPED = re.compile(r"(?<![0-9A-Za-z])9(?:[ \u00a0]?[0-9A-HJ-NP-Y]){17}(?![0-9A-Za-z])")


def find_credit_codes(text: str) -> tuple[IdentifierMatch, ...]:
    """18-character codes; those that read as 身份证号 (valid by that standard) are left out. One that gaps break is
    taken where its check character is right."""
    found = []
    for match in _GAPPED.finditer(narrow(text)):
        value = re.sub(r"\s", "", match.group())
        if value != match.group() and credit_code_valid(value):
            found.append(IdentifierMatch(match.start(), match.end(), value, False, True))
    for match in _CREDIT.finditer(narrow(text)):
        written = match.group()
        # X is a letter of the code and a mask; runs of it are masks
        value = _unmasked(written) if re.search(r"[*＊×]|[xX]{3}", written) else written.upper()
        if value.count("*") > 14 or not any(c.isdigit() for c in value):
            continue
        if resident_id_valid(value) and not credit_code_valid(value):
            continue
        if (
            "*" in value and value[:1] in "234678"
        ):  # no registering department has this digit: a person's number
            continue
        found.append(
            IdentifierMatch(match.start(), match.end(), value, "*" in value, credit_code_valid(value))
        )
    return tuple(found)


def find_resident_ids(text: str) -> tuple[IdentifierMatch, ...]:
    """18-digit 身份证号, masked or not."""
    found = []
    for match in _RESIDENT.finditer(narrow(text)):
        written = match.group()
        value = _unmasked(written[:17]) + ("X" if written[17] in "xX" else _unmasked(written[17]))
        if value.count("*") > 14:
            continue
        found.append(
            IdentifierMatch(match.start(), match.end(), value, "*" in value, resident_id_valid(value))
        )
    return tuple(found)


_GAP = r"[ \t\v\n\u3000]{0,2}"  # justified lines part a number, line ends break it
_OPEN, _CLOSE = "〔﹝\\[［【（({", "〕﹞\\]］】）)}"
_NUMBER = re.compile(
    r"(?P<code>[（(]?[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9（）()·]{0,24}?)"
    rf"{_GAP}[{_OPEN}]{_GAP}(?P<year>(?:19|20)\d{{2}}){_GAP}[{_CLOSE}]{_GAP}(?:第{_GAP})?"
    rf"(?P<n>[A-Za-z]?\d{{1,8}}(?:[-－–]\d{{1,6}})?){_GAP}号"
)
_SPACED = re.compile(r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff][ \u3000]{1,2}){2,12}[\u4e00-\u9fff]$")
_BROKEN = re.compile(r"(?<![^\n])[ \u3000]*([\u4e00-\u9fff]{2,10})[ \u3000]$")
_TITLE = re.compile(r"[书表函证录批]$|[文案编]号$")
_NAME_ONLY = re.compile(
    r"(?:决定|告知|通知|意见|催告|确认|委托)书$|回证$|审批表$"
)  # 告知书〔2025〕15号 names no organ
_NOT_CODE = re.compile(
    r"^.*(?:决定书|告知书|通知书|审批表|意见书|催告书|回证|笔录|文号|编号|案号|字号|号为|根据|依据|按照|关于|贵局|贵委|我局|我委|本局|本委|作出|送达|收到|签收|出具|下达|制作|见|了|及|和|与|的|《|》|：|:|、)(?=[\u4e00-\u9fff（(])"
)


@dataclass(frozen=True, slots=True)
class NumberMatch:
    start: int
    end: int
    value: str  # 机关代字〔年〕n号, without 第 and leading zeros: to compare
    printed: str  # as it stands, but for spaces and the form of the brackets: to show
    code: str
    year: int


@lru_cache(maxsize=2048)
def find_document_numbers(text: str) -> tuple[NumberMatch, ...]:
    """文号 in all bracket forms, with 第N号, leading zeros, nested organ codes and double serials (05-09号)."""
    found = []
    text = narrow(text)
    for match in _NUMBER.finditer(text):
        code, start = match.group("code"), match.start()
        spaced = _SPACED.search(text, max(start - 40, 0), start + 1) if len(code) == 1 else None
        if spaced:  # 沅 发 改 罚: letter-spaced, each character a word of its own
            code, start = "".join(text[spaced.start() : start + 1].split()), spaced.start()
        broken = _BROKEN.search(text, max(start - 14, 0), start) if len(code) <= 3 else None
        if broken and text[match.end() :].partition("\n")[0].strip() == "" and not _TITLE.search(broken[1]):
            code, start = broken[1] + code, broken.start(1)  # 沅发改 罚〔2024〕5号 on a line of its own
        lead = _NOT_CODE.match(code)
        if lead:
            code, start = code[lead.end() :], start + lead.end()
        outside = _outside(code)
        code, start = code[outside:], start + outside
        if not code or not re.search(r"[\u4e00-\u9fff]", code) or _NAME_ONLY.search(code):
            continue
        tail = "".join(text[match.end("year") : match.end()].split())[1:]
        printed = f"{code}〔{match.group('year')}〕{tail}".replace("(", "（").replace(")", "）")
        found.append(
            NumberMatch(start, match.end(), number_value(printed), printed, code, int(match.group("year")))
        )
    return tuple(found)


def _outside(code: str) -> int:
    """How much of ``code`` is running text before a bracket without its other half:
    决定书（沅发改罚, 决定书（玉农（种子）罚."""
    open_at: list[int] = []
    cut = 0
    for place, char in enumerate(code):
        if char in "（(":
            open_at.append(place)
        elif char in "）)":
            if open_at:
                open_at.pop()
            else:
                cut = place + 1
    return max(cut, open_at[-1] + 1 if open_at else 0)


def number_value(text: str) -> str:
    """A 文号 in its one form: 〔〕, half-width digits, no spaces, no 第, no leading zeros."""
    text = narrow("".join(text.split())).replace("（", "(").replace("）", ")")
    text = re.sub(r"[〔﹝\[［【({]((?:19|20)\d{2})[〕﹞\]］】)}]", r"〔\1〕", text)
    text = re.sub(r"〕第?0*(?=[A-Za-z]?\d)", "〕", text)
    return text.replace("(", "（").replace(")", "）").replace("－", "-").replace("–", "-")


def same_number(one: str, other: str) -> bool:
    return number_value(one) == number_value(other)
