"""Values that stand at a label: text, dates, money, persons, codes, organs and counts."""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.chinese.citations import find_citations
from checker.chinese.dates import find_dates, find_periods, find_session, parse_date
from checker.chinese.identifiers import find_credit_codes, find_document_numbers, find_resident_ids
from checker.chinese.money import find_money, parse_money
from checker.chinese.names import is_person, may_be_person, party_kind, split_persons
from checker.chinese.normalise import plain
from checker.chinese.numerals import parse_integer
from checker.facts.hits import Hit
from checker.facts.sheet import Place, Sheet, is_blank, is_struck
from checker.model.doctype import FactSpec
from checker.model.fact import Absence
from checker.model.text import PICTURE

_TRAIL = " \t\v\n\u3000_＿，,；;。、：:"
PICTURE_SIGN = "（图片）"
"""Value of a signature that is a picture: somebody signed, who cannot be read."""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the spaces, strokes and marks around its text."""
    while start < end and text[start] in _TRAIL:
        start += 1
    while end > start and text[end - 1] in _TRAIL:
        end -= 1
    return start, end


Parse = Callable[[Sheet, Place, FactSpec], list[Hit]]


def at_labels(parse: Parse) -> Callable[[Sheet, FactSpec], list[Hit]]:
    """An extractor that hands every place of ``spec.label`` to ``parse``; empty places are blank hits."""

    def extract(sheet: Sheet, spec: FactSpec) -> list[Hit]:
        hits: list[Hit] = []
        for place in sheet.places(spec.label):
            text = sheet.text[place.start : place.end]
            if is_struck(text):
                hits.append(Hit(place.label_start, place.end, why=Absence.NOT_FOUND))
            elif is_blank(text) and PICTURE not in text:
                hits.append(Hit(place.label_start, max(place.end, place.start), why=Absence.BLANK))
            else:
                found = parse(sheet, place, spec)
                if not found and "\n" in sheet.text[place.label_start : place.start]:
                    # the line under an empty label holds something else
                    found = [Hit(place.label_start, place.label_start + len(place.label))]
                hits += found
        return hits

    return extract


def _text(sheet: Sheet, place: Place, spec: FactSpec) -> list[Hit]:
    start, end = trimmed(sheet.text, place.start, place.end)
    value = " ".join(sheet.text[start:end].replace(PICTURE, "").split())
    return [Hit(start, end, value)] if value else [Hit(place.label_start, place.end)]


def _date(sheet: Sheet, place: Place, spec: FactSpec) -> list[Hit]:
    hits = []
    for match in sheet.dates(place.start, place.end):
        start, end = place.start + match.start, place.start + match.end
        if match.value:
            hits.append(Hit(start, end, match.value))
        elif match.damaged:
            hits.append(Hit(start, end, why=Absence.DAMAGED))
        elif match.blank:
            hits.append(Hit(start, end))
    if not hits and (compact := _COMPACT.search(sheet.text, place.start, place.end)):
        day = parse_date("-".join(compact.groups()))
        hits += [Hit(compact.start(), compact.end(), day)] if day else []
    return hits[:1] if spec.pick == "only" else hits


_COMPACT = re.compile(r"(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)")  # 20240705, where a form asks for a date


def _money(sheet: Sheet, place: Place, spec: FactSpec) -> list[Hit]:
    text = sheet.text[place.start : place.end]
    amount = parse_money(text)
    if amount is not None:
        start, end = trimmed(sheet.text, place.start, place.end)
        return [Hit(start, end, amount)]
    plain_sums = [m for m in find_money(text) if not (m.range or m.rate or m.formula)]
    return [Hit(place.start + m.start, place.start + m.end, m.amount) for m in plain_sums[:1]]


def _number(sheet: Sheet, place: Place, spec: FactSpec) -> list[Hit]:
    text = sheet.text[place.start : place.end]
    found = find_document_numbers(text)
    if found:
        return [Hit(place.start + m.start, place.start + m.end, m.printed) for m in found]
    start, end = trimmed(sheet.text, place.start, place.end)
    word = plain(sheet.text[start:end])
    if re.fullmatch(r"[\w〔〕（）\-.]{4,40}", word) and any(c.isdigit() for c in word):
        return [Hit(start, end, word)]
    return []


_PARTY_CUT = re.compile(
    r"[，,；;。\t]|\s{2,}|[（(](?:原|曾用名|更名|变更前|现更名|以下|下称|简称|统一|身份|盖章|公章|签名|签章|法定|负责人|单位|住所|地址|性别|男|女)|(?:统一社会信用代码|法定代表人|身份证|住所|地址|性别|系|因)|(?<=公司)(?:罚款|处罚|决定|案由)"
)
UNIT_END = re.compile(
    r"(?:公司|厂|集团|合作社|企业|中心|店|行|站|所|局|院|会|场|部|坊|铺|社|库|矿|队|学校|医院|政府|委员会|超市|户)(?:[（(][^（）()]{1,16}[）)])?$"
)


# a sentence that goes on from the word 当事人 and names nobody: 当事人应当自收到本决定书之日起…
_SENTENCE = re.compile(
    r"^(?:应当|应在|应自|可以|可自|可在|有权|如不服|不服|对本|逾期)|之日起|本决定书|本告知书"
)
_OWN_LABEL = re.compile(r"(?:单位|企业|机构)?(?:名称|姓名)(?:[（(][^（）()]{1,8}[）)])?\s*[：:]?\s*")
# a unit's name, and after one space something else: …有限公司 罚款20000元
_UNIT_THEN = re.compile(
    r"(?P<n>[\u4e00-\u9fff（）()]{4,40}?(?:公司|厂|合作社|经营部|集团|中心|加油站)(?:[（(][^（）()]{1,16}[）)])?)[ \u3000](?=[\u4e00-\u9fff])"
)


def party_at(sheet: Sheet, start: int, end: int, next_end: int) -> Hit | None:
    """The party's name at [start, end); a name broken over two lines is joined."""
    text = sheet.text
    start, end = trimmed(text, start, end)
    own = _OWN_LABEL.match(text, start, end)
    start = own.end() if own else start
    words = text[start:end].split()
    if len(words) > 1 and is_person(words[0]) and re.search("罚款|处罚|警告|没收|决定|案由", words[1]):
        end = text.index(words[0], start) + len(words[0])  # 鄢某某　罚款一千元
    unit = _UNIT_THEN.match(text, start, end)
    end = unit.end("n") if unit else end
    cut = _PARTY_CUT.search(text, start, end)
    stop = cut.start() if cut and cut.start() > start else end
    name = "".join(text[start:stop].split()).replace(PICTURE, "")
    if not cut and next_end > end and not is_person(name) and not UNIT_END.search(name):
        joined = re.match(
            r"[\s]*([^\n\v\t，,；;。：:]{0,24}?(?:公司|厂|集团|合作社|店|中心|站))", text[end:next_end]
        )
        if joined:
            stop = end + joined.end()
            name = "".join(text[start:stop].split())
    name = name.strip("：:（()）")
    if "（" in text[start:stop] or "(" in text[start:stop]:
        name = "".join(text[start:stop].split()).strip("：:").replace("(", "（").replace(")", "）")
    if 2 <= len(name) <= 60 and party_kind(name) and not is_blank(name) and not _SENTENCE.search(name):
        return Hit(start, stop, name)
    return None


def _party(sheet: Sheet, place: Place, spec: FactSpec) -> list[Hit]:
    hit = party_at(sheet, place.start, place.end, place.next_end)
    return [hit] if hit else []


def _persons(sheet: Sheet, place: Place, spec: FactSpec) -> list[Hit]:
    text = without_dates(sheet.text[place.start : place.end])
    particulars = _PARTICULARS.search(text)
    head = text[: particulars.start()] if particulars else text
    found = split_persons(head.partition("。")[0]) or split_persons(head) or split_persons(text)
    if not found and may_be_person(head) and not re.search("[，。；]", text):
        start, end = trimmed(sheet.text, place.start, place.start + len(head))
        return [Hit(start, end, ("".join(head.split()),))]
    if found:
        start, end = trimmed(sheet.text, place.start, place.end)
        return [Hit(start, end, tuple(dict.fromkeys(p.name for p in found)))]
    return pictured(sheet, place, tuple_=True)


_PARTICULARS = re.compile(
    r"(?<=[\u4e00-\u9fff])[，,\s]*(?:[男女](?=[，,\s]|身份证|\d|$|[\u4e00-\u9fff]{0,2}族)|性别|身份证|公民身份|年龄|\d{2}岁|电话|职务|工作单位|住)"
)


def without_dates(text: str) -> str:
    """``text`` with a space in the place of each date."""
    for match in reversed(find_dates(text)):
        text = text[: match.start] + " " + text[match.end :]
    return text


def pictured(sheet: Sheet, place: Place, tuple_: bool = False) -> list[Hit]:
    """A picture at a place, as somebody who cannot be read."""
    at = sheet.text.find(PICTURE, place.start, place.end)
    if at < 0:
        return []
    return [Hit(at, at + 1, (PICTURE_SIGN,) if tuple_ else PICTURE_SIGN)]


def _credit_code(sheet: Sheet, place: Place, spec: FactSpec) -> list[Hit]:
    text = sheet.text[place.start : max(place.end, place.next_end)]
    return [Hit(place.start + m.start, place.start + m.end, m.value) for m in find_credit_codes(text)[:1]]


def _resident_id(sheet: Sheet, place: Place, spec: FactSpec) -> list[Hit]:
    text = sheet.text[place.start : max(place.end, place.next_end)]
    return [Hit(place.start + m.start, place.start + m.end, m.value) for m in find_resident_ids(text)[:1]]


def _citations(sheet: Sheet, place: Place, spec: FactSpec) -> list[Hit]:
    found = find_citations(sheet.text[place.start : place.end])
    cited = tuple(dict.fromkeys(c for m in found for c in m.citations))
    return [Hit(place.start + found[0].start, place.start + found[-1].end, cited)] if cited else []


def _period(sheet: Sheet, place: Place, spec: FactSpec) -> list[Hit]:
    return [
        Hit(place.start + m.start, place.start + m.end, m.value)
        for m in find_periods(sheet.text[place.start : place.end])[:1]
    ]


def _count(sheet: Sheet, place: Place, spec: FactSpec) -> list[Hit]:
    match = re.search(r"(?:\d{1,4}|[一二三四五六七八九十]{1,3})", sheet.text[place.start : place.end])
    number = parse_integer(match.group()) if match else None
    if match is None or number is None:
        return []
    return [Hit(place.start + match.start(), place.start + match.end(), number)]


text_value = at_labels(_text)
date_value = at_labels(_date)
money_value = at_labels(_money)
number_value = at_labels(_number)
party_value = at_labels(_party)
persons_value = at_labels(_persons)
credit_code_value = at_labels(_credit_code)
resident_id_value = at_labels(_resident_id)
citations_value = at_labels(_citations)
period_value = at_labels(_period)
count_value = at_labels(_count)


def named_date(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """A date right behind one of the labels, without colon or cell (公示日期 2024-05-20)."""
    labels = [plain(label) for label in spec.label if len(label) >= 4]
    for match in find_dates(sheet.text):
        head = plain(sheet.text[max(match.start - 24, 0) : match.start]).rstrip("为是于：")
        if match.value and any(head.endswith(label) for label in labels):
            return [Hit(match.start, match.end, match.value)]
    return []


def only_date(sheet: Sheet) -> list[Hit]:
    """The date of a paper that holds no other."""
    dates = [match for match in find_dates(sheet.text) if match.value]
    return [Hit(dates[0].start, dates[0].end, dates[0].value)] if len({m.value for m in dates}) == 1 else []


def session_part(which: int) -> Callable[[Sheet, FactSpec], list[Hit]]:
    """Start (0) or end (1) of a session whose times stand at a label; 2: its day."""

    def parse(sheet: Sheet, place: Place, spec: FactSpec) -> list[Hit]:
        text = sheet.text[place.start : max(place.end, place.next_end)]
        begin, end = find_session(text)
        dates = [m for m in find_dates(text)]
        if which == 2:
            day = next((m for m in dates if m.value), None)
            if day is None:
                damaged = next((m for m in dates if m.damaged), None)
                return (
                    [Hit(place.start + damaged.start, place.start + damaged.end, why=Absence.DAMAGED)]
                    if damaged
                    else []
                )
            return [Hit(place.start + day.start, place.start + day.end, day.value)]
        value = (begin, end)[which]
        start, stop = trimmed(sheet.text, place.start, place.end)
        return [Hit(start, stop, value)] if value else []

    def extract(sheet: Sheet, spec: FactSpec) -> list[Hit]:
        hits = at_labels(parse)(sheet, spec)
        return hits if any(hit.value for hit in hits) else _opening_session(sheet, which) or hits

    return extract


def _opening_session(sheet: Sheet, which: int) -> list[Hit]:
    """A record that begins with its time in prose: 2024年4月8日上午9时至9时30分，张三、李四对现场复查…"""
    for segment in sheet.segments[:5]:
        line = sheet.text[segment.start : segment.end]
        dates = [match for match in find_dates(line[:40]) if match.value]
        if dates and not plain(line[: dates[0].start]) and len(plain(line)) > 24:
            begin, end = find_session(line[:60])
            value = (begin, end, dates[0].value)[which]
            stop = segment.start + dates[0].end
            return [Hit(segment.start + dates[0].start, stop, value)] if value else []
    return []


def organ_value(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    hits = []
    for hit in text_value(sheet, spec):
        name = "".join(str(hit.value or "").split())
        hits.append(
            hit if not name else Hit(hit.start, hit.end, re.sub(r"[（(](?:公章|印章|盖章)[）)]", "", name))
        )
    return hits
