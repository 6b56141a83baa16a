"""执法人员 and the numbers of their 执法证, at labels and in running text."""

from __future__ import annotations

import re

from checker.chinese.dates import find_dates
from checker.chinese.identifiers import resident_id_valid
from checker.chinese.names import is_person, split_persons
from checker.facts.hits import Hit
from checker.facts.sheet import Sheet
from checker.facts.signatures import signature
from checker.facts.values import PICTURE_SIGN, persons_value
from checker.model.doctype import FactSpec

_PERSON_LIST = (
    r"(?P<p>[\u4e00-\u9fff·\ufffc]{2,4}(?:\s*[（(][^（）()]{1,40}[）)])?"
    r"(?:\s*[、，,和与及]\s*[\u4e00-\u9fff·]{2,4}(?:\s*[（(][^（）()]{1,40}[）)])?){0,4})"
)
_OFFICERS = (
    re.compile(rf"(?:执法人员|检查人员|调查人员|监察人员|办案人员|工作人员|行政执法人员)\s*{_PERSON_LIST}"),
    re.compile(rf"(?:我叫|我们是[^，。；]{{0,30}}?(?:执法人员|工作人员|的))\s*{_PERSON_LIST}"),
)


_WITH_NUMBER = re.compile(
    r"(?:^|[\s：:；;、，,])(?P<p>[\u4e00-\u9fff·]{2,4})(?:[\s，,（(]{0,3}"
    r"(?:(?:(?:行政)?执法证(?:件)?(?:编?号码?)?|证件?号码?)[\s：:为]{0,3}[\u4e00-\u9fff]{0,3}[A-Z\d]|湘(?:执法)?[A-Z]{0,2}\d{6})"
    r"|[（(]\d{6,12}[）)])"
)


def officers(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """执法人员 named at ``label`` or in running text (执法人员张三、李四; 我们是…的执法人员), else who signed as
    one. A label wins."""
    hits = persons_value(sheet, spec) if spec.label else []
    known = [h for h in hits if h.value is not None]
    # 检查人：甲 执法证号…；乙 执法证号…: a label's value may end before the second
    numbered = [m for m in _WITH_NUMBER.finditer(sheet.text) if is_person(m.group("p")) or known]
    if not known and len(numbered) > 1:
        known = [Hit(m.start("p"), m.end("p"), (m.group("p"),)) for m in numbered]
    if known:
        names: list[str] = []
        for hit in known:
            names += [n for n in hit.value if isinstance(n, str) and n not in names]  # type: ignore[union-attr]
        names = [n for n in names if n != PICTURE_SIGN] or names
        names += [p.name for m in numbered for p in split_persons(m.group("p")) if p.name not in names]
        return [Hit(known[0].start, known[0].end, tuple(dict.fromkeys(names)))]
    for pattern in _OFFICERS:
        for match in pattern.finditer(sheet.text):
            persons = split_persons(match.group("p"))
            if persons:
                return [Hit(match.start("p"), match.end("p"), tuple(dict.fromkeys(p.name for p in persons)))]
    signed = [h for h in signature(sheet, spec) if h.value is not None] if spec.label else []
    return signed or hits


_CERTIFICATE = re.compile(
    r"(?<!身份)(?:执法证(?:件)?号?(?:码)?|证件?号码?|执法证|编号)(?:为|是|分别为|：|:|\s|（|\()*(?P<n>[\u4e00-\u9fffA-Za-z]{0,4}[A-Z0-9][\w-]{5,19}(?:\s*[、，,和]\s*[\u4e00-\u9fffA-Za-z]{0,4}[A-Z0-9][\w-]{5,19})*)"
)


_BEHIND_NAME = re.compile(
    r"(?<=[\u4e00-\u9fff])[（(]\s*(?P<n>湘?[A-Z]{0,4}\d{6,14}|[A-Z]{1,4}(?:-[A-Z]{1,4}){0,2}-\d{3,14})\s*[）)]"
)


def certificates(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """Every 执法证号 named, at ``label``, after 执法证号 or in brackets behind a name (记录人：张三（18090022044）)."""
    numbers: list[str] = []
    first: tuple[int, int] | None = None
    spots = [(p.start, p.end) for p in sheet.places(spec.label)] if spec.label else []
    found = [(m.start("n"), m.end("n")) for m in _CERTIFICATE.finditer(sheet.text)]
    found += [(m.start("n"), m.end("n")) for m in _BEHIND_NAME.finditer(sheet.text)]
    credit = {c for c in re.findall(r"\b9[0-9A-Z]{17}\b", sheet.text)}
    for start, end in spots + found:
        for match in re.finditer(
            r"(?<![A-Za-z0-9-])(?:湘?[A-Za-z]{0,4}\d[\dA-Za-z-]{5,19}|[A-Za-z]{1,4}(?:-[A-Za-z]{1,4}){0,2}-\d{3,14})",
            sheet.text[start:end],
        ):
            number = match.group()
            if (
                number in credit
                or find_dates(number)
                or number in numbers
                or (not re.search(r"\d{6}", number) and "编号" in sheet.text[max(start - 4, 0) : start])
                or resident_id_valid(number) is not False
            ):
                continue
            numbers.append(number)
            first = first or (start + match.start(), start + match.end())
    if not first:
        return [Hit(p.label_start, p.end) for p in sheet.places(spec.label)][:1] if spec.label else []
    return [Hit(first[0], first[1], tuple(numbers))]
