"""Bodies of remedy: whom to ask for 复议, and the court to sue in."""

from __future__ import annotations

import re

from checker.facts.hits import Hit
from checker.facts.sheet import Sheet
from checker.model.doctype import FactSpec
from checker.model.fact import Absence

_ASIDE = r"[（(][^（）()。]{1,60}[）)]"  # where the office is, its telephone: with colons and commas
_REVIEW = re.compile(
    rf"(?:依法)?(?<![收接送达])[向到]\s*(?P<o>(?:{_ASIDE}|(?!{_ASIDE})[^，。；：向]){{2,60}}?)\s*(?:依法)?(?:申请|提起|提出|请求)\s*(?:行\s*政)?\s*复\s*议"
)
_COURT = re.compile(
    rf"[向到]\s*(?P<o>[^，。；：]{{0,40}}?法\s*院)\s*(?:{_ASIDE})?\s*(?:依法)?\s*(?:提\s*起|起\s*诉|提出|申请)"
)
_COURT_AFTER = re.compile(
    r"(?:提起(?:行政)?诉讼|起诉)[^。]{0,12}?[至到向]\s*(?P<o>[^，。；：]{2,30}?法\s*院)"
)


def review_organs(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The body 复议 is asked of: a text, or a tuple where a choice is offered (A 或者 B)."""
    hits = []
    for match in _REVIEW.finditer(sheet.text):
        text = re.sub(r"^(?:依法|你单位|当事人)", "", "".join(match.group("o").split()))
        text = re.split(r"(?:依法|也可以|可以|有权)$", text)[0]
        text = re.sub(r"[（(](?!或).*?[）)]", "", text)
        names = tuple(n.strip("（()）") for n in re.split(r"或者?|、|及", text) if len(n) >= 2)
        if names and not any(set(n) <= set("_＿×X*") for n in names):
            value = names[0] if len(names) == 1 else names
            hits.append(Hit(match.start("o"), match.end("o"), value))
        else:
            hits.append(Hit(match.start("o"), match.end("o"), why=Absence.BLANK))
    for place in sheet.places(spec.label) if spec.label else ():
        text = "".join(sheet.text[place.start : place.end].split())
        if 3 <= len(text) <= 40:
            hits.append(Hit(place.start, place.end, text))
    return hits[:1] if spec.pick == "only" else hits


def court(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The court to sue in. 人民法院 alone, without its name, is blank."""
    for pattern in (_COURT, _COURT_AFTER):
        for match in pattern.finditer(sheet.text):
            sentence = sheet.text[max(match.start() - 80, 0) : match.end() + 20]
            if (
                "强制执行" in sheet.text[match.end() : match.end() + 12]
                or "强制执行" in sheet.text[match.end("o") : match.end() + 8]
            ):
                continue
            if not re.search(r"诉|提\s*起", sentence):
                continue
            name = re.sub(r"^(?:依法|有管辖权的)+", "", "".join(match.group("o").split()))
            name = re.split(r"直接|依法|[向到]", name)[-1]
            if re.fullmatch(r"[_＿×X*]*(?:有管辖权的|当地|所在地|管辖)?(?:基层)?人民法院", name):
                return [Hit(match.start("o"), match.end("o"), why=Absence.BLANK)]
            return [Hit(match.start("o"), match.end("o"), name)]
    for place in sheet.places(spec.label) if spec.label else ():
        text = "".join(sheet.text[place.start : place.end].split())
        if text.endswith("法院"):
            return [Hit(place.start, place.end, text)]
    return []
