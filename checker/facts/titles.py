"""Title lines: which line of a page names a legal document, and which one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.chinese.identifiers import find_document_numbers
from checker.chinese.normalise import plain
from checker.model.doctype import DocumentType

# What may stand before a title on its line: the organ, the matter, the program's own numbering.
_ORGAN_END = re.compile(
    r"(?:局|委|委员会|厅|办|办公室|政府|中心|支队|大队|总队|队|所|站|处|部|院|会|省|市|县|区)$"
)
_MATTER = re.compile(
    r"^(?:行政执法|行政处罚|行政|执法|案件|重大|重大案件|一般|普通|简易|普通程序|一般程序|简易程序|涉企|发展改革|发展和改革|发改|价格|节能|能源|粮食|粮食流通|招投标|招标投标|"
    r"林业|农业|电力|管道|石油天然气管道|生态环境|环境|市场监督管理|市场监管|应急|安全生产|自然资源|城市管理|综合执法|湖南省|本案|拟|关于)+$"
)
_ABOUT = re.compile(r"^关于.{4,44}的$")  # 关于某公司未备案一案的 before 调查终结报告
_LEAD = re.compile(r"^(?:附件|附|文书|文书之|格式|样式|附表)?(?:[一二三四五六七八九十\d]{1,3})?[：、.．—-]+")
_LISTED = re.compile(r"^(?:（?[一二三四五六七八九十\d]{1,3}[）、.．]|[①-⑳])")
_TAIL = re.compile(
    r"(?:（(?:副本|正本|存根|存根联|回执|回执联|续页?|附页|第[一二三四五六七八九十\d]+联|稿|草稿|签发稿|样本|复印件|样式|共[^）]*|第[^）]*|[一二三四五六七八九十\d]{1,2})）|[一二三四五六七八九十]|\d{1,2})+$"
)
_ASIDE = re.compile(r"（[^（）]{2,14}）$")  # （简易程序）
_ORGAN_LEAD = re.compile(r"^[\u4e00-\u9fff]{2,20}?(?:委员会|局|委|厅|中心|大队|支队|总队|政府)(?!长|务)")
_CONTINUED = re.compile(r"续页?|附页")
_FIELD = re.compile(r"[书表函](?:文号|文书号)[：:]")  # 处罚决定书文号：… names another paper's number
_SENTENCE = re.compile(r"[，。；！？”’]|：.")


@dataclass(frozen=True, slots=True)
class Title:
    type: str
    wording: str  # the folded title found
    exact: bool  # nothing but an organ or matter before it
    continued: bool = False  # says itself that it is a continuation
    fuzzy: bool = False
    labelled: bool = False  # 文号： or 编号： follows on the line


def variants(name: str) -> set[str]:
    """The forms of a type name that may be printed: 鉴定(检测)委托书 → with brackets, without them, without
    what they hold."""
    forms = {plain(name)}
    if re.search(r"[（(][^（）()]*[）)]", name):
        forms.add(plain(re.sub(r"[（(][^（）()]*[）)]", "", name)))
        forms.add(plain(re.sub(r"[（()）]", "", name)))
    return {form for form in forms if len(form) >= 3}


_TESTS = re.compile(r"(?:(?:监测|检测|检验|检疫|鉴定)[、/（）或和]*){1,5}")
_FILLERS = re.compile(r"行政执法|案件|重大|复杂|执法文书|行政机关|本案|有关|关于|负责人|[的、/（）]")
_ENDINGS = (
    (re.compile(r"(?:呈批|报批|审批|审查审批|呈报审批)(?:表|单|书|报告)$"), "审批"),
    (re.compile(r"(?:审批|呈批|报批)?(?:流转|签批|审签|呈签|办理)(?:单|表)$"), "审批"),
    (re.compile(r"(?:笔录|记录表|记录单|纪要)$"), "记录"),
    (re.compile(r"(?<=意见|报告|审核|复核|告知|通知|登记|备案|声明|申请|确认|委托)(?:书|表|单|函)$"), ""),
    (re.compile(r"(?:回证|回执|收执)(?:单|表)?$"), "回证"),
)


def loose(title: str) -> str:
    """What is left of a folded title when the words that offices add, drop and exchange are taken out:
    案件集体讨论笔录 and 集体讨论记录 are one document, 告知书 and 通知书 are not."""
    text = _TESTS.sub("鉴定", title)
    text = _FILLERS.sub("", text).replace("行政处罚", "处罚")
    for pattern, ending in _ENDINGS:
        text = pattern.sub(ending, text)
    return text


class Titles:
    """All printed titles of all document types, longest first by their last characters."""

    def __init__(self, types: Iterable[DocumentType]) -> None:
        self.types = {t.name: t for t in types}
        self.by_title: dict[str, str] = {}
        ordered = sorted(self.types.values(), key=lambda t: ("处罚普通" not in t.kinds, t.order))
        for take in ("name", "aliases"):  # a type's own name wins over another's alias
            for kind in ordered:
                names = (kind.name,) if take == "name" else (*kind.title, *kind.aliases)
                for name in names:
                    for form in variants(name):
                        self.by_title.setdefault(form, kind.name)
        loose_types: dict[str, set[str]] = {}
        for form, type_name in self.by_title.items():
            loose_types.setdefault(loose(form), set()).add(type_name)
        self.short = {
            form: t.name for t in ordered for name in (*t.title, *t.aliases) if len(form := plain(name)) == 2
        }
        self.worded = [t for t in ordered if t.title_words]
        # where two types share a loose form, it says nothing
        self.by_loose = {
            form: kinds.pop() for form, kinds in loose_types.items() if len(kinds) == 1 and len(form) >= 4
        }
        self.lengths = sorted({len(title) for title in self.by_title}, reverse=True)
        self.by_last_two: dict[str, list[str]] = {}
        for title in self.by_title:
            self.by_last_two.setdefault(title[-2:], []).append(title)

    def ending(self, line: str) -> tuple[str, str] | None:
        """(title, type) of the longest title that the folded line ends with."""
        for length in self.lengths:
            if length <= len(line) and (tail := line[-length:]) in self.by_title:
                return tail, self.by_title[tail]
        return None

    def inside(self, text: str) -> list[tuple[int, str, str]]:
        """(position, title, type) of every title in a folded text, longer titles before those they hold."""
        found: list[tuple[int, str, str]] = []
        place = 0
        while place < len(text):
            for length in self.lengths:
                piece = text[place : place + length]
                if len(piece) == length and piece in self.by_title:
                    found.append((place, piece, self.by_title[piece]))
                    place += length - 1
                    break
            place += 1
        return found

    def of_line(self, line: str) -> Title | None:
        return _of_line(self, line.strip())

    def of_name(self, name: str) -> Title | None:
        """The type a file name hints at: 05 行政处罚事先告知书（宏达公司）.docx."""
        text = re.sub(r"^[\d\s._、-]+", "", name.rpartition("/")[2].rpartition(".")[0] or name)
        text = plain(re.sub(r"[（(][^（）()]*[）)]$", "", text.strip()))
        text = re.sub(r"[-_\d]+$", "", text)
        ended = self.ending(text) or self.ending(_TAIL.sub("", text))
        if ended:
            return Title(ended[1], ended[0], ended[0] == text)
        inside = self.inside(text)
        if inside:
            _, wording, kind = max(inside, key=lambda hit: (len(hit[1]), hit[0]))
            return Title(kind, wording, False)
        return _reworded(self, text, False)

    def of_matter(self, matter: str) -> Title | None:
        """The type of a sheet of the office system by the matter it was made for: 立案审批, 关于…行政处罚的请示."""
        for number in reversed(find_document_numbers(matter)):
            matter = matter[: number.start] + matter[number.end :]
        text = plain(matter)
        for form in (text, f"{text}表", f"{text}审批表"):
            title = _of_text(self, form, form) if len(form) <= 60 else None
            if title is not None and not title.fuzzy:
                return title
        return None


@lru_cache(maxsize=8)
def titles_of(types: tuple[DocumentType, ...]) -> Titles:
    """The titles of these types, gathered once for all dossiers."""
    return Titles(types)


@lru_cache(maxsize=65536)
def _of_line(titles: Titles, line: str) -> Title | None:
    if not 3 <= len(line) <= 80 or "\t" in line or _FIELD.search(line):
        return None
    for number in reversed(find_document_numbers(line)):
        line = line[: number.start] + line[number.end :]
    text = plain(line).strip("#：:-_=·、 ")
    text = text.replace("”", "") if len(text) <= 20 else text  # “双随机”抽取记录
    text = text[1:-1] if re.fullmatch(r"〔[^〔〕]{3,20}〕", text) else text
    labelled = re.search(r"(?:编号|案号|文号)[：:]?(?:$|(?<=：))", text) is not None
    text = re.sub(r"〔?(?:19|20)\d{2}〕?年?(?:第?\d{1,3}[次期])$", "", text)
    text = re.sub(r"第\d*页(?:共\d*页)?$|（?共\d*页）?$|(?:编号|案号|文号|No|NO)[：.]?[\w-]*$", "", text)
    found = _of_text(titles, text, line)
    return replace(found, labelled=True) if found and labelled else found


def _of_text(titles: Titles, text: str, line: str) -> Title | None:
    if text in titles.short:
        return Title(titles.short[text], text, True)
    if not 3 <= len(text) <= 48 or _LISTED.match(text):
        return None
    text = _LEAD.sub("", text)
    continued = bool(_CONTINUED.search(text[-6:]))
    bare = _TAIL.sub("", text)
    if titles.ending(text) is None and titles.ending(bare) is None:
        bare = _ASIDE.sub("", bare)
    ended = titles.ending(text) or titles.ending(bare)
    if ended is None:
        labels = line.rstrip().endswith(("：", ":"))  # of a field or a paragraph
        own = None if labels else _reworded(titles, bare, continued)
        return own or _misread(titles, bare, continued)
    wording, kind = ended
    before = (text if text.endswith(wording) else bare)[: -len(wording)]
    if _SENTENCE.search(before) or "《" in before:
        return None
    refused = titles.types[kind].not_title if wording != text else ()
    if any(plain(word) in text for word in refused):
        return None
    exact = (
        not before
        or bool(_ORGAN_END.search(before) or _MATTER.match(before) or _ABOUT.match(before))
        or before.endswith("》")
    )
    if not exact and (own := _reworded(titles, bare, continued)):
        return own  # 检测委托书 is no 委托书
    return Title(kind, wording, exact, continued)


_MAY_BE_TITLE = re.compile(r"^.{5,20}$|^.{2}(?:报告|笔录|记录|证明)$")


def _reworded(titles: Titles, text: str, continued: bool) -> Title | None:
    """A title in an office's own words: by the words it is made of, or by what is left without fillers."""
    bare = _ASIDE.sub("", text)
    for kind in titles.worded if len(text) <= 28 and not _SENTENCE.search(text) else ():
        groups, ending = kind.title_words[:-1], kind.title_words[-1]
        told = bare.endswith(ending) and all(any(word in text for word in group) for group in groups)
        if told and not any(plain(word) in text for word in kind.not_title):
            return Title(kind.name, text, True, continued)
    for form in (text, _ORGAN_LEAD.sub("", text)):
        name = titles.by_loose.get(loose(form)) if _MAY_BE_TITLE.search(form) else None
        if name and not any(plain(word) in text for word in titles.types[name].not_title):
            return Title(name, form, True, continued)
    return None


def _misread(titles: Titles, text: str, continued: bool) -> Title | None:
    """A title with at most one character in five misread; its last two characters must be right, because
    告知书, 通知书 and 决定书 are different documents."""
    if not 5 <= len(text) <= 24:
        return None
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extractOne

    alike = titles.by_last_two.get(text[-2:], ())
    candidates = [title for title in alike if abs(len(title) - len(text)) <= 1]
    best = extractOne(text, candidates, scorer=Levenshtein.distance, score_cutoff=max(len(text) // 5, 1))
    if best is None or len(best[0]) < 5:
        return None
    # 行政处罚听证告知书 and 行政处罚听证通知书 differ by one right character, not by a misread one
    if titles.ending(text) is not None:
        return None
    return Title(titles.by_title[best[0]], best[0], True, continued, fuzzy=True)
