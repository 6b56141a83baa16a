"""Who signed: a field that asks for a signature, a role at the end, a sentence that attests the record."""

from __future__ import annotations

import re

from checker.chinese.names import is_person, may_be_person, party_kind, split_persons
from checker.chinese.normalise import plain
from checker.facts.hits import Hit
from checker.facts.sheet import Place, Sheet, is_blank, is_struck
from checker.facts.values import PICTURE_SIGN, UNIT_END, pictured, trimmed, without_dates
from checker.model.doctype import FactSpec
from checker.model.fact import Absence
from checker.model.text import PICTURE

_REFUSED = re.compile(r"拒绝|拒签|拒收|拒不|不签|未签")
_ATTESTED = re.compile(
    r"(?:属实|无误|相符|一致|没有出入|没有意见|无异议|是对的|认可)[。，．.！!”\"]*[\s\u3000\v]*(?:被询问人|当事人|签名|签字)?[：:]?[\s\u3000\v]*"
    r"(?P<name>[\u4e00-\u9fff·]{2,4}|\ufffc)(?=[\s\u3000\v，,。\d]|$)"
)


def signature(sheet: Sheet, spec: FactSpec, anywhere: bool = False) -> list[Hit]:
    """Who signed at one of ``label`` (roles: 被询问人, 见证人 …). A field that prints 签名/签字/签章 wins; failing
    that, ``角色：`` in the last third of the document, or ``anywhere``. A picture in the field counts as （图片）."""
    text = sheet.text
    hits: list[Hit] = []
    forms = tuple(
        f"{role}{form}"
        for role in spec.label
        for form in ("签名", "签字", "签章", "签名或盖章", "签名、盖章", "签名盖章", "（签名）", "签署")
    )
    places = list(sheet.places(tuple(dict.fromkeys((*forms, *spec.label)))))
    strong = [p for p in places if _asks_signature(text, p)]
    weak = [p for p in places if p not in strong and (anywhere or p.start > len(text) * 0.6)]
    for place in strong or weak:
        hits += _signed(sheet, place)
    if not any(h.value for h in hits) and spec.wording:
        for match in _ATTESTED.finditer(text):
            name = match.group("name")
            if name == PICTURE or is_person(name):
                hits.append(
                    Hit(match.start("name"), match.end("name"), PICTURE_SIGN if name == PICTURE else name)
                )
    known = [h for h in hits if h.value is not None]
    if known:
        return [_joined(known)]
    return hits or (_below(sheet) if spec.at == "signoff" else [])


def _below(sheet: Sheet) -> list[Hit]:
    """Names without a label among the last lines, alone or with the day: a report signed by its authors."""
    for start, end in reversed(sheet.lines()[-4:]):
        line = sheet.text[start:end]
        dates = sheet.dates(start, end)
        rest = line[: dates[0].start] + line[dates[-1].end :] if dates else line
        words = re.split(r"[\s、，,]+", rest.strip())
        if 1 <= len(words) <= 4 and all(is_person(word) for word in words):
            place = start + line.find(words[0])
            return [Hit(place, start + line.find(words[-1]) + len(words[-1]), tuple(words))]
    return []


def _asks_signature(text: str, place: Place) -> bool:
    printed = plain(text[place.label_start : place.start])
    return bool(re.search(r"[签盖]", printed))


def _joined(known: list[Hit]) -> Hit:
    names: list[str] = []
    for hit in known:
        for name in hit.value if isinstance(hit.value, tuple) else (hit.value,):
            if name not in names:
                names.append(str(name))
    return Hit(known[0].start, known[0].end, tuple(names))


_AUTHORITY = re.compile(r"(?:局|委员会|发改委|发展改革委|人民政府|能源局)(?:（[^（）]*）)?$")


_SAID = re.compile(r"同意|意见|通过|属实|[。；]")


def _signed(sheet: Sheet, place: Place) -> list[Hit]:
    end = place.end
    text = sheet.text[place.start : end]
    if is_struck(text):
        return [Hit(place.label_start, end, why=Absence.NOT_FOUND)]
    if _REFUSED.search(text):
        return [Hit(place.label_start, end, why=Absence.BLANK)]
    persons = split_persons(without_dates(text))
    start, stop = trimmed(sheet.text, place.start, end)
    if persons:
        return [Hit(start, stop, tuple(p.name for p in persons))]
    if PICTURE in text:
        return pictured(sheet, place, tuple_=True)
    rest = without_dates(text)
    if is_blank(rest):
        return [Hit(place.label_start, max(end, place.start), why=Absence.BLANK)]
    name = "".join(rest.split())
    if "\n" in sheet.text[place.label_start : place.start] and _AUTHORITY.search(name):
        return [Hit(place.label_start, place.start, why=Absence.BLANK)]  # the sign-off below an empty field
    if may_be_person(name):
        return [Hit(start, stop, (name,))]
    if _SAID.search(name):  # 审核人：同意。 – and the name on the line below
        below = split_persons(without_dates(sheet.text[end : place.next_end]))
        if below:
            return [Hit(end, place.next_end, tuple(p.name for p in below))]
        return [Hit(start, stop, why=Absence.DAMAGED)]
    if (party_kind(name) == "单位" and UNIT_END.search(name)) or re.search(r"指印|捺印|章", name):
        return [Hit(start, stop, (name.strip("（）()：:"),))]
    return [Hit(start, stop, why=Absence.DAMAGED)]
