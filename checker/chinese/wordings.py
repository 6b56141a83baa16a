"""Is a wording stated? – with the three guards that keep words from counting when nobody says them.

- negation: 未告知陈述权, 不存在证据不足
- quotation: the text of a statute quoted (…第四十五条“当事人有权进行陈述和申辩”)
- template: form residue – hints in brackets, an option whose box is not ticked
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.chinese.normalise import Folded, plain

_STOP = "，。；：！？\n"
_NEGATION = re.compile(
    r"(?:未(?!成年|来|遂|必)(?:曾|予|能|依法|按规定|向[^，。；]{0,12})?|没有|没(?!收)|不存在|并无|(?<!有)无(?!锡|条件|故|偿|论|效|误|异议)|不予(?!(?:立案|行政处罚|处罚)(?:审批|决定|告知|事先))"
    r"|不具[有备]|不得(?![少低多晚早]于|超[过出])|不属于|不构成|(?<!是)不是|不必|无需|无须|不需|不再|免于|拒绝|[并绝而]非|非(?=因|经|由|系|本))"
    # what follows one of these is said again: 拒绝签收后留置送达
    r"(?:(?![而后遂但]|故(?!意))[^，。；：]){0,8}$"
    r"|不$|逾期[既又也]?不[^，。；：]{0,12}$"
)
# a condition, not a denial: 逾期未缴纳的加处罚款
_CONDITION = re.compile(r"(?:逾期|到期|期满|届时)[^，。；：]{0,4}[未不][^，。；：]{0,10}的[^，。；：]{0,8}$")
_QUOTES = re.compile(r"[”’]")
_CITES = re.compile(
    r"(?:第[〇零一二三四五六七八九十百千\d]+[条款项][^，。；”]{0,12}|规定|明确|载明|条文|内容为)[：，的]?$"
)
_COLON_QUOTE = re.compile(r"第[〇零一二三四五六七八九十百千\d]+条[^。；：”]{0,20}规定：[^。]*$")
_HINT = re.compile(
    r"^（(?:写明|填写|注明|应当|此处|如|例|说明|需|根据实际|可|选填|视情|载明|简要|依法|适用|不适用|没有|有)"
)
_NOTE = re.compile(
    r"^（(?:备?注|(?:温馨)?提示|说明|填写说明|注意)[：:、，]"
)  # whatever it says is the form's
_OUT_OF_HINT = re.compile(r"你|贵|本机关|我局|我委")
_BOX = re.compile(r"([□☑])[^□☑，。；]{0,10}$")


_MASK = "\x00"


@dataclass(frozen=True, slots=True)
class WordingMatch:
    """``start``/``end``: in the original text. ``guard``: why it does not count, None when it does.
    ``fuzzy``: found only by tolerating misread characters."""

    start: int
    end: int
    guard: str | None = None
    fuzzy: bool = False


def find_wording(folded: Folded, wording: str) -> tuple[WordingMatch, ...]:
    """All places where ``wording`` stands. In a wording ``…`` stands for up to 12 characters of the same
    sentence (有权…听证), ``|`` parts alternatives."""
    found = []
    for start, end in _places(folded.text, wording):
        low, high = folded.origin(start, end)
        found.append(WordingMatch(low, high, guard_of(folded.text, start, end)))
    return tuple(sorted(found, key=lambda match: match.start))


@lru_cache(maxsize=4096)
def _pattern(wording: str) -> re.Pattern[str] | None:
    """The pattern of a wording with gaps or alternatives; None for a plain string."""
    if "…" not in wording and "|" not in wording:
        return None
    alternatives = []
    for part in wording.split("|"):
        pieces = [re.escape(plain(piece)) for piece in re.split(r"…+|\.{3,}", part)]
        alternatives.append(r"[^。；]{0,12}?".join(pieces))
    return re.compile("|".join(alternatives))


def _places(text: str, wording: str) -> list[tuple[int, int]]:
    pattern = _pattern(wording)
    if pattern is not None:
        return [match.span() for match in pattern.finditer(text)]
    needle, found, place = plain(wording), [], 0
    while needle and (place := text.find(needle, place)) >= 0:
        found.append((place, place + len(needle)))
        place += len(needle)
    return found


def guard_of(text: str, start: int, end: int) -> str | None:
    """Which guard the folded text around [start, end) trips, if any."""
    head = max((text.rfind(stop, max(start - 60, 0), start) for stop in _STOP), default=-1)
    clause = text[max(head + 1, start - 60, 0) : start]
    if _NEGATION.search(clause) and not _CONDITION.search(clause):
        return "negation"
    if _quoted(text, start):
        return "quotation"
    if _template(text, start):
        return "template"
    return None


def _quoted(text: str, start: int) -> bool:
    begin = max(text.rfind("。", 0, start), text.rfind("\n", 0, start)) + 1
    sentence = text[max(begin, start - 400) : start]
    marks = [match.start() for match in _QUOTES.finditer(sentence)]
    # folding makes opening and closing marks one character: an odd number means we are inside
    if len(marks) % 2 == 1 and _CITES.search(sentence[: marks[-1]]):
        return True
    quote = _COLON_QUOTE.search(sentence)
    return bool(quote) and not _OUT_OF_HINT.search(sentence[quote.start() :] if quote else "")


def _template(text: str, start: int) -> bool:
    opening = _open_bracket(text, start)
    if opening >= 0:
        inside = text[opening : start + 40]
        if _NOTE.match(inside):
            return True
        if _HINT.match(inside) and not _OUT_OF_HINT.search(inside[: inside.find("）")]):
            return True
    box = _BOX.search(text[max(start - 12, 0) : start])
    return bool(box) and box is not None and box.group(1) == "□"


def _open_bracket(text: str, start: int) -> int:
    """Where the bracket opens that ``start`` stands in; -1 where there is none."""
    closed = 0
    for at in range(start - 1, max(start - 120, -1), -1):
        if text[at] == "）":
            closed += 1
        elif text[at] == "（":
            if not closed:
                return at
            closed -= 1
    return -1


def stated(folded: Folded, wordings: tuple[str, ...]) -> WordingMatch | None:
    """The first unguarded place of any of ``wordings``; None when none is stated."""
    hits = [match for wording in wordings for match in find_wording(folded, wording) if match.guard is None]
    return min(hits, key=lambda match: match.start) if hits else None


_DENYING = frozenset("不未无没非免勿")


def _may_be(needle: str, read: str) -> bool:
    """Whether ``read`` may be ``needle`` misread: not where a sentence ends in it, nor where one of the two denies."""
    if _MASK in read or set(read) & set("。；\n") - set(needle):
        return False
    return set(needle) & _DENYING == set(read) & _DENYING


def near_miss(folded: Folded, wording: str) -> WordingMatch | None:
    """The place most like ``wording`` where recognition may have misread it: a character differs, from eight on two;
    never fewer than four are compared. Where it stands as it is, or is denied, it is not misread."""
    from rapidfuzz import fuzz

    needle = max((plain(piece) for part in wording.split("|") for piece in part.split("…")), key=len)
    if len(needle) < 4 or not folded.text:
        return None
    errors = 2 if len(needle) >= 8 else 1
    least = 100 * (len(needle) - errors) / len(needle) - 0.01
    text = folded.text.replace(needle, _MASK * len(needle))
    for _ in range(4):
        best = fuzz.partial_ratio_alignment(needle, text, score_cutoff=least)
        if best is None:
            return None
        start, end = best.dest_start, best.dest_end
        if _may_be(needle, text[start:end]) and guard_of(folded.text, start, end) is None:
            low, high = folded.origin(start, end)
            return WordingMatch(low, high, None, fuzzy=True)
        text = text[:start] + _MASK * (end - start) + text[end:]
    return None
