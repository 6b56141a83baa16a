"""People named for what they do in running text: who acts for the party, who presides at a hearing."""

from __future__ import annotations

import re

from checker.chinese.names import is_person, may_be_person, split_persons
from checker.chinese.normalise import fold
from checker.facts.hits import Hit
from checker.facts.sheet import Sheet
from checker.facts.values import persons_value
from checker.model.doctype import FactSpec

_AGENT = r"(?<!法定)(?:委托代理人|受委托人|被委托人|受托人|(?<!委托)代理人)"
_BEHIND_NAME = re.compile(
    rf"(?P<n>[\u4e00-\u9fff·]{{2,4}})\s*[（(][^（）()\n]{{0,14}}{_AGENT}[^（）()\n]{{0,10}}[）)]"
)
_POST_LABELS = (
    "职务", "职业", "单位职务", "单位及职务", "工作单位及职务", "工作单位和职务", "工作单位、职务", "职务或职业", "与本案关系", "与案件关系", "与当事人关系", "身份",
)  # fmt: skip
_NAME_LABELS = (
    "被询问人", "被询问人姓名", "被调查人", "现场负责人", "现场负责人姓名", "被检查人", "在场人员", "姓名",
)  # fmt: skip
_NOBODY = "（未写姓名）"


def agents(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """代理人 at ``label``; else who is called so in brackets behind the name, or whose post is given as that
    (职务：经理（委托代理人）)."""
    hits = persons_value(sheet, spec)
    if any(hit.value for hit in hits):
        return hits
    for match in _BEHIND_NAME.finditer(sheet.text):
        if may_be_person(match.group("n")):
            return [Hit(match.start("n"), match.end(), (match.group("n"),))]
    for place in sheet.places(_POST_LABELS):
        written = re.search(rf"(?<!不是)(?<!非){_AGENT}", sheet.text[place.start : place.end])
        if written:
            named = [h for h in persons_value(sheet, FactSpec("", "", _NAME_LABELS)) if h.value]
            value = named[0].value if named else (_NOBODY,)
            return [Hit(place.start, place.end, value)]
    return hits


_PRESIDES = re.compile(
    r"(?:由|指定|指派|委派)(?P<before>[^，。；\n]{2,30}?)(?:同志)?(?:担任|任|为|作为|负责)?(?:本次|此次)?(?:听证会?的?)?主持"
    r"|主持人?(?:[：:为是由系]|\s){0,3}(?P<after>[\u4e00-\u9fff·（(][^，。；\n]{1,20})"
)


def host(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """Who presides: at ``label``, or named in a sentence (由某某主持, 主持人某某). A sentence about what may be asked
    of whoever presides names nobody."""
    hits = persons_value(sheet, spec)
    if any(hit.value for hit in hits):
        return hits
    folded = fold(sheet.text)  # a printed line may end within the word
    for text in (sheet.text, folded.text):
        for match in _PRESIDES.finditer(text):
            group = "before" if match.group("before") else "after"
            name = _name(match.group(group), last=group == "before")
            if name:
                place = match.span(group) if text is sheet.text else folded.origin(*match.span(group))
                return [Hit(*place, (name,))]
    return hits


_POST = re.compile(r".*(?:局长|主任|科长|股长|处长|科员|负责人|科|股|处|室|队|局|委|厅)(?:的)?")


def _name(text: str, last: bool) -> str | None:
    """The one name in a few words about a person; with ``last`` it ends them, else it begins them."""
    text = text.strip()
    if not last:
        head = re.match(r"[\u4e00-\u9fff·]{2,4}(?=[（(、\s]|$)", text)
        return head.group() if head and is_person(head.group()) else None
    bare = _POST.sub("", re.sub(r"[（(][^（）()]*[）)]\s*$", "", text)).strip()
    if may_be_person(bare):
        return bare
    persons = split_persons(text)
    return persons[-1].name if persons else None
