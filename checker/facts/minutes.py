"""Minutes of a collective discussion: which participants said nothing, and which did not sign."""

from __future__ import annotations

import re

from checker.chinese.names import near_name, same_name, split_persons
from checker.chinese.normalise import plain
from checker.facts.hits import Hit
from checker.facts.sheet import Sheet
from checker.facts.signatures import signature
from checker.facts.values import PICTURE_SIGN
from checker.model.doctype import FactSpec
from checker.model.fact import Absence
from checker.model.text import Quality

_SAYS = r"(?:同志|（[^（）]{0,14}）)?[^，。；：（）\n\t]{0,6}?(?:：|认为|同意|赞成|反对|表示|提出|发言|建议|指出|补充|说|没有(?:不同)?意见|无(?:不同)?意见|无异议)"
_RANK = r"[\u4e00-\u9fff]{0,4}?(?:局长|主任|书记|组长|委员|科长|股长|队长|总师|经济师|工程师|总)"
# all of them said the same thing
_TOGETHER = re.compile(
    r"(?:与会|参会|到会|出席|参加|各|全体|其他)(?:会议|讨论)?(?:的)?(?:人员|成员|负责人|领导|委员|同志|位)?[^。；\n]{0,16}(?:一致|均|都|分别|逐一|依次)[^。；\n]{0,8}(?:认为|同意|赞成|表示|发表|发言|表态)"
)
_CONCLUDES = re.compile(r"结论|决定|决议|总结|集中")


def silent(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The persons named at ``label`` of whom the minutes record no word: neither 某某：… nor 某某认为…, nor a
    statement of all of them together. Who presides speaks in the conclusion. None: an empty tuple."""
    people, place = _participants(sheet, spec)
    if not people:
        return []
    rest, head = _lines(sheet.text[place[1] :]), _lines(sheet.text[: place[1]])
    if _TOGETHER.search(rest):
        return [Hit(*place, ())]
    quiet = [
        name for name in people
        if not _speaks(name, rest) and not (_CONCLUDES.search(rest) and _presides(name, head + rest))
    ]  # fmt: skip
    return [Hit(*place, tuple(quiet))]


def unsigned(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The persons named at ``label`` who are not among the signatures of the same roles. A signature that is a
    picture cannot be told apart; a field for signatures that is empty means nobody signed."""
    people, _ = _participants(sheet, spec)
    if not people:
        return []
    hits = signature(sheet, spec)
    signed = [str(n) for hit in hits if isinstance(hit.value, tuple) for n in hit.value]
    if not hits:
        return []
    if not signed:
        blank = all(hit.why is Absence.BLANK for hit in hits)
        return [Hit(hits[0].start, hits[0].end, tuple(people))] if blank else hits
    run_together = ["".join(sheet.text[hit.start : hit.end].split()) for hit in hits]
    missing = [
        name
        for name in people
        if not any(same_name(name, other) for other in signed)
        and not any(name in text for text in run_together)
    ]
    strange = [other for other in signed if not any(same_name(name, other) for name in people)]
    misread = sheet.document.quality is not Quality.EXACT and any(
        near_name(name, other) for name in missing for other in strange
    )
    if missing and (misread or PICTURE_SIGN in signed):
        return [Hit(hits[0].start, hits[0].end, why=Absence.DAMAGED)]
    return [Hit(hits[0].start, hits[0].end, tuple(missing))]


def _participants(sheet: Sheet, spec: FactSpec) -> tuple[list[str], tuple[int, int]]:
    """The names at the first place of ``label`` that holds any, and that place."""
    for place in sorted(sheet.places(spec.label), key=lambda p: p.start):
        people = [p.name for p in split_persons(sheet.text[place.start : place.end])]
        if people:
            return list(dict.fromkeys(people)), (place.start, place.end)
    return [], (0, 1)


def _lines(text: str) -> str:
    """Folded line by line: names at the end of one line and labels of the next do not run together."""
    return "\n".join(plain(line) for line in text.splitlines())


def _speaks(name: str, text: str) -> bool:
    if re.search(re.escape(name) + _SAYS, text):
        return True
    surname = name[:2] if len(name) == 4 else name[:1]
    return bool(re.search(rf"(?<![\u4e00-\u9fff]){re.escape(surname)}{_RANK}{_SAYS}", text))


def _presides(name: str, text: str) -> bool:
    return bool(re.search(rf"主持人?(?:（[^（）]*）)?[：|\s]*{re.escape(name)}", text))
