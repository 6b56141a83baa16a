"""Laws cited: 《X法》第A条第B款第（C）项, lists and carried-over law names included."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.chinese.numerals import HANZI, parse_integer
from checker.model.fact import Citation

_S = r"[ \t\v\n\u3000]{0,2}"
_N = rf"(?:[{HANZI}]{{1,7}}|\d{{1,4}})"
# the marks of a title as they should be, with a title in it or not; then as keyboards and recognition give them: <X法>, 《X法»
_LAW = re.compile(
    r"(?:《(?P<law>[^《》<>«»＜＞]{2,60})》|[《〈<＜«](?P<marked>[^《》〈〉<>«»＜＞]{2,60})[》〉>＞»])(?:[（(][^（）()]{0,30}[）)])?"
)
_KNOWN = re.compile(
    r"(?:中华人民共和国)?(?P<law>行政处罚法|行政强制法|行政许可法|行政复议法|行政诉讼法|民事诉讼法|节约能源法|"
    r"招标投标法实施条例|招标投标法|电力法|能源法|价格法|粮食安全保障法|粮食流通管理条例|石油天然气管道保护法)(?=第)"
)
_PART = rf"{_S}(?:[、，,及和与至]|以及){_S}"
_BRACKETED = rf"[（(]{_S}{_N}{_S}[）)]"
_ARTICLES = rf"{_N}(?:{_PART}{_N})*"  # 第四十四、四十五条
_ITEMS = rf"(?:{_BRACKETED}(?:(?:{_PART})?{_BRACKETED})*|{_ARTICLES})"  # 第（一）、（三）项; 第一、三项
_ARTICLE = re.compile(
    rf"(?:第{_S}(?P<a>{_ARTICLES}){_S}条(?:之{_N})?)?{_S}(?:第{_S}(?P<p>{_N}){_S}款)?{_S}"
    rf"(?:第{_S}(?P<i>{_ITEMS}){_S}项)?{_S}(?:第{_S}[（(]?(?P<s>{_N})[）)]?{_S}目)?"
)
_NEXT = re.compile(rf"{_S}(?:[、，,及和与]|以及|或者?|至)?{_S}(?=第)")
_SAME_LAW = re.compile(r"(?:[本该同](?:法|条例|办法|规定)|上述(?:法律|条例|办法))(?=\s*第|的)")
_BARE_ARTICLE = re.compile(r"(?:依据|根据|按照|依照|适用|违反了?)(?=第[〇零一二三四五六七八九十百\d]+条)")
_SAME_ARTICLE = re.compile(r"(?<=违反|符合|依据|根据|按照)了?(?:该|上述|前述)(?:条款?|款|项|规定|法条)(?!例)")


@dataclass(frozen=True, slots=True)
class CitationMatch:
    start: int
    end: int
    citations: tuple[Citation, ...]


def law_name(text: str) -> str:
    """The short name: without 中华人民共和国 and without a version in brackets."""
    name = "".join(text.split()).replace("(", "（").replace(")", "）")
    name = re.sub(
        r"（[^（）]*(?:修订|修正|版|年|试行|暂行)[^（）]*）$",
        lambda m: "（试行）" if "试行" in m[0] else "",
        name,
    )
    return name.removeprefix("中华人民共和国")


def _is_law(name: str) -> bool:
    return bool(
        re.search(
            r"(?:法|条例|规定|办法|规则|细则|法典|决定|标准|基准|意见|通则|解释)(?:（试行）|（暂行）)?$", name
        )
    )


def _is_notice(name: str) -> bool:
    """A normative document of an authority, which may be cited by article though it is no law."""
    return name.endswith(("通知", "公告", "方案", "纪要", "批复", "指南", "函"))


@lru_cache(maxsize=2048)
def find_citations(text: str) -> tuple[CitationMatch, ...]:
    """Every law cited, with all articles that follow its name. 该法第…条 takes the last law of its kind before it,
    违反了该条规定 the last article. Document
    titles in 《》 that are no law (《行政处罚决定书》) give none."""
    starts: list[tuple[int, int, str]] = []
    for match in _LAW.finditer(text):
        name = law_name(match.group("law") or match.group("marked"))
        article = re.match(r"(?:（[^（）]*）)?\s*第[〇零一二三四五六七八九十百\d]+条", text[match.end() :])
        if _is_law(name) or (article and _is_notice(name)):
            starts.append((match.start(), match.end(), name))
    for match in _KNOWN.finditer(text):
        starts.append((match.start(), match.end(), match.group("law")))
    starts.sort()
    for match in _BARE_ARTICLE.finditer(text):
        before = [s[2] for s in starts if s[1] <= match.start()]
        if before:
            starts.append((match.end(), match.end(), before[-1]))
    for match in _SAME_LAW.finditer(text):
        before = [s[2] for s in starts if s[1] <= match.start()]
        alike = [name for name in before if _kind(name) == _kind(match.group())]
        if before:
            starts.append((match.start(), match.end(), (alike or before)[-1]))
    found = []
    for start, end, name in sorted(starts):
        citations, end = _articles(text, end, name)
        found.append(CitationMatch(start, end, citations or (Citation(name),)))
    for match in _SAME_ARTICLE.finditer(text):
        cited = [m for m in found if m.end <= match.start() and m.citations[-1].article is not None]
        if cited:
            last = max(cited, key=lambda m: m.start)
            found.append(CitationMatch(match.start(), match.end(), last.citations))
    return tuple(sorted(found, key=lambda m: m.start))


def _kind(name: str) -> str:
    """条例, 办法, 规定 or 法: what a law calls itself; "" for what is none (裁量权基准)."""
    return next((kind for kind in ("条例", "办法", "规定", "法") if name.endswith(kind)), "")


def _articles(text: str, place: int, law: str) -> tuple[tuple[Citation, ...], int]:
    found: list[Citation] = []
    article: int | None = None
    paragraph: int | None = None
    while True:
        gap = _NEXT.match(text, place)
        match = _ARTICLE.match(text, gap.end() if gap else place)
        if match is None or not any(match.group(k) for k in "apis"):
            return tuple(found), place
        p, s = (parse_integer(match.group(k)) if match.group(k) else None for k in "ps")
        articles, items = _listed(match.group("a")), _listed(match.group("i"))
        if articles:
            if gap and "至" in gap.group() and article is not None:
                found += [Citation(law, between) for between in _between(article, articles[0])]
            found += [Citation(law, one) for one in articles[:-1]]
            article, paragraph = articles[-1], p
        elif article is None:
            return tuple(found), place
        elif p is not None:
            paragraph = p
        elif items and gap and "至" in gap.group() and found[-1].item is not None:
            found += [Citation(law, article, paragraph, n) for n in _between(found[-1].item, items[0])]
        found += [Citation(law, article, paragraph, item) for item in items[:-1]]
        found.append(Citation(law, article, paragraph, items[-1] if items else None, s))
        place = match.end()


def _listed(text: str | None) -> list[int]:
    """The numbers of 四十四、四十五 or （一）至（三）, those between the ends of a range included."""
    numbers: list[int] = []
    for match in re.finditer(rf"(?P<to>至)?[^{HANZI}\d至]*(?P<n>{_N})", text or ""):
        number = parse_integer(match.group("n"))
        if number is None:
            continue
        if match.group("to") and numbers:
            numbers += _between(numbers[-1], number)
        numbers.append(number)
    return numbers


def _between(first: int, last: int) -> list[int]:
    """The numbers a range 第X条至第Y条 leaves unsaid; none where it is no likely range."""
    return list(range(first + 1, last)) if last - first <= 40 else []
