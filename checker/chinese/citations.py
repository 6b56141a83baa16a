"""Laws cited: 《X法》第A条第B款第（C）项, lists and carried-over law names included."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.chinese.numerals import HANZI, parse_integer
from checker.model.fact import Citation

_S = r"[ \t\v\n\u3000]{0,2}"
_N = rf"(?:[{HANZI}]{{1,7}}|\d{{1,4}})"
_LAW = re.compile(r"《(?P<law>[^《》]{2,60})》(?:（[^（）]{0,30}）)?")
_KNOWN = re.compile(
    r"(?:中华人民共和国)?(?P<law>行政处罚法|行政强制法|行政许可法|行政复议法|行政诉讼法|民事诉讼法|节约能源法|"
    r"招标投标法实施条例|招标投标法|电力法|能源法|价格法|粮食安全保障法|粮食流通管理条例|石油天然气管道保护法)(?=第)"
)
_ARTICLE = re.compile(
    rf"(?:第{_S}(?P<a>{_N}){_S}条(?:之{_N})?)?{_S}(?:第{_S}(?P<p>{_N}){_S}款)?{_S}"
    rf"(?:第{_S}[（(]?{_S}(?P<i>{_N}){_S}[）)]?{_S}项)?{_S}(?:第{_S}[（(]?(?P<s>{_N})[）)]?{_S}目)?"
)
_NEXT = re.compile(rf"{_S}(?:[、，,及和与]|以及|或者?|至)?{_S}(?=第)")
_SAME_LAW = re.compile(r"(?:本法|该法|该条例|本条例|该办法|本办法|同法|上述法律)")


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


@lru_cache(maxsize=2048)
def find_citations(text: str) -> tuple[CitationMatch, ...]:
    """Every law cited, with all articles that follow its name. 本法第…条 takes the law before it. Document
    titles in 《》 that are no law (《行政处罚决定书》) give none."""
    starts: list[tuple[int, int, str]] = []
    for match in _LAW.finditer(text):
        name = law_name(match.group("law"))
        if _is_law(name):
            starts.append((match.start(), match.end(), name))
    for match in _KNOWN.finditer(text):
        starts.append((match.start(), match.end(), match.group("law")))
    starts.sort()
    for match in _SAME_LAW.finditer(text):
        before = [s for s in starts if s[1] <= match.start()]
        if before:
            starts.append((match.start(), match.end(), before[-1][2]))
    found = []
    for start, end, name in sorted(starts):
        citations, end = _articles(text, end, name)
        found.append(CitationMatch(start, end, citations or (Citation(name),)))
    return tuple(found)


def _articles(text: str, place: int, law: str) -> tuple[tuple[Citation, ...], int]:
    found: list[Citation] = []
    article: int | None = None
    paragraph: int | None = None
    while True:
        gap = _NEXT.match(text, place)
        match = _ARTICLE.match(text, gap.end() if gap else place)
        if match is None or not any(match.group(k) for k in "apis"):
            return tuple(found), place
        a, p, i, s = (parse_integer(match.group(k)) if match.group(k) else None for k in "apis")
        if a is not None:
            article, paragraph = a, p
        elif article is None:
            return tuple(found), place
        elif p is not None:
            paragraph = p
        citation = Citation(law, article, p if p is not None else paragraph if a is None else None, i, s)
        found.append(citation)
        place = match.end()
