"""What a notice or decision imposes: the operative part, the fine, other penalties (行政处罚法 第九条)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from checker.chinese.money import MoneyMatch, find_money, find_pairs
from checker.chinese.normalise import fold
from checker.facts.bases import of_part
from checker.facts.hits import Hit
from checker.facts.prose import sentences
from checker.facts.sheet import Sheet
from checker.model.doctype import FactSpec

_OPENING = re.compile(
    r"(?:作\s*出|给\s*予|决\s*定|处\s*以|拟)[^。；\n]{0,40}?(?:如\s*下|以\s*下|下\s*列)[^。；\n：:]{0,16}?[：:,，]?"
    r"|(?:行政)?处罚(?:决定|内容|种类和依据|建议|意见)?(?:如下|为)[：:]?|(?:现|经研究|本机关|我局|我委|特)[^。；\n]{0,16}?(?:作出|决定)[^。；\n]{0,20}?[：:]"
    r"|(?:决定|拟|建议|研究决定)(?:依法)?对[^。；]{1,60}?(?:处以?|作出|给予|处罚|并处)|(?:处罚|处理)(?:内容|决定|建议|意见|结果|结论|种类)[：:]|建议(?:给予|处以?|作出)|决\s*定\s*[：:]|(?:决定|拟)\s*给予"
)
_CLOSING = re.compile(
    r"(?:请|应当?|须|限|你(?:单位|公司|局|户|店|厂)?)?[^。；\n]{0,8}(?:自|在|于)?(?:收到|接到|送达|签收)[^。；]{0,20}(?:之日|后|起)|如(?:不服|对本|你)|逾期(?:不|未)|加\s*处\s*罚\s*款|"
    r"根据《(?:中华人民共和国)?行政处罚法》第(?:四十四|四十五|六十三|六十四|三十一|三十二|四十二)条|你(?:单位|公司|店|厂|户)?(?:依法)?(?:享有|有权)|履行(?:方式|期限)|缴款|缴纳(?:期限|方式)|"
    r"(?:陈述|申辩|听证)(?:的?权利|申请)"
)
_FINE = re.compile(r"罚\s*款|罚\s*金")
_UP_TO_FINE = re.compile(r"\s*以下的?\s*罚\s*款")
_OTHERS = re.compile(
    r"加\s*处|每\s*日|百分之三|3%|3％|滞纳|逾期|没收|货值|违法所得|投资额|合同金额|中标金额|销售额|价款|造价|成本|标的|合同价|能源消费|总投资|金额为|已缴|代收|人均"
)
_TOTAL = re.compile(r"合计|共计|总计|合并(?:执行|处罚)?|累计|两项|三项|以上.{0,6}共")
_ITEM = re.compile(
    r"(?:^|[\n\v\t。；：:])\s*(?:[（(]?[一二三四五六七八九十]{1,2}[）)、]|[（(]?\d{1,2}[）)、.．]|[①-⑨])"
)

_FINING = re.compile(
    r"[对就][^，。；\n]{2,40}?[，,]?\s*(?:决定|分别|各|并|合并)?(?:处以?|给予|罚)[^，。；\n]{0,8}罚?\s*款?"
)

KINDS: tuple[tuple[str, str], ...] = (
    ("警告", r"警\s{0,2}告"),
    ("通报批评", r"通\s?报\s?批\s?评"),
    ("没收违法所得", r"没\s?收(?:其|你[^，。；]{0,6}|上述|全部|的)?[^，。；]{0,8}违法所得"),
    ("没收非法财物", r"没\s?收[^，。；]{0,16}(?:财物|设备|产品|物品|粮食|工具|器材)"),
    ("暂扣许可证件", r"暂扣[^，。；]{0,12}(?:许可|证|执照)"),
    ("降低资质等级", r"降低[^，。；]{0,8}资质"),
    ("吊销许可证件", r"吊\s?销[^，。；]{0,16}(?:许可|证|执照|资质)"),
    ("限制开展生产经营活动", r"限制[^，。；]{0,6}(?:开展)?(?:生产|经营|业务)|取消[^，。；]{0,40}(?:投标|代理|评标[^，。；]{0,8})资格|(?:禁止|不得)[^，。；]{0,30}参加[^，。；]{0,20}投标"),
    ("责令停产停业", r"责令[^，。；]{0,8}(?:停产|停业|停止(?:生产)?经营)"),
    ("责令关闭", r"责令关闭"),
    ("限制从业", r"限制从业|禁止[^，。；]{0,10}从事"),
    ("行政拘留", r"行政拘留"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    start: int
    end: int


def operative(text: str) -> list[Part]:
    """The passages that impose: from the opening words to the clause about payment, rights or remedies."""
    parts: list[Part] = []
    for match in _OPENING.finditer(text):
        if parts and match.start() < parts[-1].end:
            continue
        begin = match.start()
        closing = _CLOSING.search(text, match.end())
        end = min(closing.start() if closing else len(text), begin + 1200)
        if end > match.end():
            parts.append(Part(begin, end))
    return parts


def _fines(text: str, part: Part, spec: FactSpec) -> list[tuple[MoneyMatch, str]]:
    """Sums that are fines in a passage; ``total`` where the words say so. A sum that only ``spec.not_after`` words
    introduce (拟处…, 告知…) is told of, not imposed; a sum in quotation marks is somebody else's."""
    area = text[part.start : part.end]
    found: list[tuple[MoneyMatch, str]] = []
    for money in find_money(area):
        if money.range or money.rate or money.formula:
            continue
        clause_start = max(area.rfind(mark, 0, money.start) for mark in "，；。：:\n\v\t、")
        head, tail = area[clause_start + 1 : money.start], area[money.end : money.end + 14]
        previous = area[max(money.start - 24, 0) : money.start]
        total = bool(_TOTAL.search(previous))
        near = re.split(r"[，。；\n]", tail)[0]
        if (_OTHERS.search(head) and not _FINE.search(head)) or re.search(
            r"^的?(?:货值|投资|违法所得|[^，。；]{0,6}倍|\d*%)", tail
        ):
            continue
        if _told_of(text, part.start + money.start, spec) or of_part(head.partition("罚款")[2]):
            continue
        if (
            _FINE.search(head)
            or _FINE.search(near)
            or (total and _FINE.search(area[: money.start]))
            or re.search(
                r"罚\s*款[^，。；元]{0,12}[，：:（(、\s¥￥]*(?:即|计|共|合|为|折合)?(?:人民币|大写|小写|计)*[）):：\s¥￥]*$",
                previous,
            )
        ):
            if re.search(r"加\s*处|逾期|每\s*日", head):
                continue
            found.append((money, "total" if total else ""))
    return found


_IMPOSED = re.compile(r"决\s*定|处罚如下|现对|现给予")


_WITHDRAWN = re.compile(r"不再执行|不再适用|予以(?:撤回|撤销|废止)|(?:变更|调整|改)为")


_EARLIER = re.compile(
    # being fined is told of another time (被某局罚款): who imposes a fine now does so himself
    r"被(?!处罚[人单]|检查|调查|告知|责令|监督|举报|投诉)[^，。；：]{0,30}$|(?<!应)(?<!应当)受[到过]{1,2}[^，。；：]{0,20}$"
    r"|(?:曾|此前)[^，。；]{0,40}(?:处|给予|罚)[^，。；]{0,20}$"
    r"|(?:曾|此前)[^。；]{0,60}?[被受][^，。；]{0,30}(?:处罚|罚款)(?:(?!处|给予|现|应)[^。；]){0,20}$"
)
_NOW = re.compile(
    r"现\s*(?:依法|决\s*定|对|给\s*予|作\s*出|处)|(?<!罚)决\s*定\s*(?:对|给\s*予|处|罚|[：:])|如下|拟|建议"
)


def _of_earlier(text: str, place: int) -> bool:
    """Whether what stands at ``place`` was imposed in an earlier case, of which the text only tells."""
    sentence = text[_sentence_start(text, place) : place]
    earlier = _EARLIER.search(sentence)
    if earlier is None:
        return False
    clause = max(sentence.rfind(mark, 0, earlier.start()) for mark in "，；：\n") + 1
    return not _NOW.search(sentence, clause)


def _sentence_start(text: str, place: int) -> int:
    return max(text.rfind("。", 0, place), text.rfind("\n\n", 0, place), place - 300, -1) + 1


def _told_of(text: str, place: int, spec: FactSpec) -> bool:
    """Whether the sum at ``place`` is recited: in quotation marks, of an earlier case, or behind a word of
    ``spec.not_after`` that no deciding word follows in its sentence."""
    start = _sentence_start(text, place)
    sentence = text[start:place]
    ending = re.match(r"[^。\n]{0,40}", text[place:])
    if re.search(r"原(?:告知|拟|定|决定)", sentence[-40:]) or (ending and _WITHDRAWN.search(ending.group())):
        return True
    if sentence.rfind("“") > sentence.rfind("”") or _of_earlier(text, place):
        return True
    told = max((sentence.rfind(word) + len(word) for word in spec.not_after if word in sentence), default=-1)
    return told >= 0 and not _IMPOSED.search(sentence, told)


def fine(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The fine imposed or proposed, in 元. Ranges, quoted clauses, unit prices and 加处罚款 are no fine, nor is a sum
    behind ``not_after`` words. A total stated wins; items numbered one by one without a total are summed. Of several
    passages the last counts: what earlier ones recite it decides."""
    text = sheet.text
    labelled = _labelled(sheet, spec)
    if labelled:
        return labelled
    for asked in (spec, replace(spec, not_after=())):  # a decision that only says 拟处 imposes nothing else
        passages = [hits for part in operative(text) if (hits := _of_passage(text, part, asked))]
        if passages:
            return passages[-1]
    return _anywhere(text, spec)


_CASES = re.compile(
    r"(?m)^\s*(?:[（(]?[一二三四五六七八九十]{1,2}[）)]?[、.．]?|议题.{0,3}[：:])\s*(?:关于|研究|审议)[^。\n]{2,50}案"
)


def concluded(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The fine a meeting concluded on. Minutes of several cases state several: which is this one's cannot be told."""
    if len(_CASES.findall(sheet.text)) < 2:
        return fine(sheet, spec)
    fines = [
        m
        for m in find_money(sheet.text)
        if not m.range and "罚款" in sheet.text[max(m.start - 16, 0) : m.start]
    ]
    return [Hit(m.start, m.end, m.amount) for m in fines]


def _of_passage(text: str, part: Part, spec: FactSpec) -> list[Hit]:
    found = _fines(text, part, spec)
    if not found:
        return []
    amounts = [m for m, kind in found if not kind] or [m for m, _ in found]
    forfeited = _forfeited(text[part.start : part.end])
    # what is forfeited and fined together is no fine
    totals = [
        m
        for m, kind in found
        if kind and not (forfeited and m.amount == forfeited + sum(a.amount for a in _once(amounts)))
    ]
    if totals:
        return [_hit(part, totals[-1], totals[-1])]
    distinct = {m.amount for m in amounts if m.style == "digits"} or {m.amount for m in amounts}
    items = _by_item(text[part.start : part.end], amounts)
    if len(items) < 2:
        items = _by_verb(text[part.start : part.end], amounts)
    if len(items) > 1:
        note = " + ".join(f"{m.amount:f}" for m in items)
        total = sum((m.amount for m in items), Decimal(0))
        return [_hit(part, items[0], items[-1], total, f"分项合计：{note}")]
    if len(distinct) == 1:
        first = next(m for m in amounts if m.amount in distinct)
        return [_hit(part, first, first)]
    return [_hit(part, m, m) for m in amounts if m.style == "digits"]


def _hit(
    part: Part, first: MoneyMatch, last: MoneyMatch, amount: Decimal | None = None, note: str = ""
) -> Hit:
    return Hit(
        part.start + first.start, part.start + last.end, first.amount if amount is None else amount, note=note
    )


def _forfeited(area: str) -> Decimal:
    found = [m for m in find_money(area) if "没收" in _clause(area, m.start) and not m.range]
    return sum((m.amount for m in _once(found)), Decimal(0))


def _once(sums: list[MoneyMatch]) -> list[MoneyMatch]:
    """Without those that only say the one right before again, in words or in figures."""
    return [
        m
        for before, m in pairwise([None, *sums])
        if m and not (before and before.amount == m.amount and m.start - before.end <= 8)
    ]


def _clause(area: str, place: int) -> str:
    """What stands before a sum in its clause."""
    return re.split(r"[，。；\n]", area[max(place - 30, 0) : place])[-1]


def _by_item(area: str, sums: list[MoneyMatch]) -> list[MoneyMatch]:
    """One sum from each numbered item that fines."""
    marks = [m.start() for m in _ITEM.finditer(area)] + [len(area)]
    found = []
    for start, end in pairwise(marks):
        inside = [m for m in sums if start <= m.start < end]
        if inside and "合并" not in area[start:end]:
            found.append(inside[0])
    return found


def _by_verb(area: str, sums: list[MoneyMatch]) -> list[MoneyMatch]:
    """One sum from each act of fining (对…处罚款甲元；对…处罚款乙元); empty where one act has several sums."""
    verbs = [m.start() for m in _FINING.finditer(area)] + [len(area)]
    found = []
    for start, end in pairwise(verbs):
        inside = [m for m in sums if start <= m.start < end]
        if len({m.amount for m in inside}) > 1:
            return []
        found += inside[:1]
    return found if len(found) > 1 else []


def _labelled(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    hits = []
    for place in sheet.places(spec.label) if spec.label else ():
        area = sheet.text[place.start : place.end]
        sums = [m for m in find_money(area) if not (m.range or m.rate or of_part(_clause(area, m.start)))]
        if len({m.amount for m in sums}) == 1:
            hits.append(Hit(place.start + sums[0].start, place.start + sums[0].end, sums[0].amount))
    return hits[:1]


def _anywhere(text: str, spec: FactSpec) -> list[Hit]:
    """处…罚款 in a text without opening words (minutes, opinions)."""
    hits = []
    folded = fold(text).text
    if "罚款" not in folded:
        return []
    for money in find_money(text):
        if money.range or money.rate or money.formula:
            continue
        head = re.split(r"[。；\n，]", text[max(money.start - 40, 0) : money.start])[-1]
        tail = re.split(r"[，。；\n]", text[money.end : money.end + 12])[0]
        if (_OTHERS.search(head) and not _FINE.search(head)) or of_part(head.partition("罚款")[2]):
            continue
        counted = re.search(
            r"罚\s*款[，,：:（(]?\s*(?:即|计|共计|合计|折合|为)?(?:人民币)?[（(]?[¥￥]?$",
            text[max(money.start - 16, 0) : money.start],
        )
        if (counted or _FINE.search(head) or _FINE.search(tail)) and not _told_of(text, money.start, spec):
            hits.append(Hit(money.start, money.end, money.amount))
    return hits


def fine_range(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """A notice that proposes only the statutory range, or its upper end, instead of a sum: the range as text."""
    for part in operative(sheet.text):
        if _fines(sheet.text, part, spec):
            return []
    for part in operative(sheet.text):
        area = sheet.text[part.start : part.end]
        ends = [m for m in find_money(area) if m.range]
        if len(ends) >= 2 and _FINE.search(area[ends[0].start : ends[1].end + 12]):
            start, end = part.start + ends[0].start, part.start + ends[1].end
            return [Hit(start, end, "".join(sheet.text[start:end].split()))]
        if len(ends) == 1 and _UP_TO_FINE.match(area, ends[0].end):
            start, end = part.start + ends[0].start, part.start + ends[0].end
            return [Hit(start, end, "".join(sheet.text[start:end].split()) + "以下")]
    return []


def fine_capitals(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The fine in capital characters, where it stands beside the figures."""
    fines = [hit for hit in fine(sheet, spec) if hit.value is not None]
    for pair in find_pairs(sheet.text):
        start, end = min(pair.digits.start, pair.capital.start), max(pair.digits.end, pair.capital.end)
        if any(start - 4 <= hit.start and hit.end <= end + 4 for hit in fines):
            return [Hit(pair.capital.start, pair.capital.end, pair.capital.amount)]
    return []


def forfeit(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The sum of 违法所得 forfeited."""
    for part in operative(sheet.text):
        area = sheet.text[part.start : part.end]
        for money in find_money(area):
            if "没收" in _clause(area, money.start) and not money.range:
                return [Hit(part.start + money.start, part.start + money.end, money.amount)]
    return []


def penalty_kinds(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The kinds of 行政处罚法 第九条 imposed, as a tuple: named in the operative part, or where that has no opening
    words in a sentence that decides. A fine known is a fine imposed."""
    passages = operative(sheet.text)
    found, first = _kinds_in(sheet.text, passages)
    if not found:
        deciding = [
            Part(s.start, s.end)
            for s in sentences(sheet.text)
            if _DECIDES.search(s.text) and "告知" not in s.text
        ]
        found, first = _kinds_in(sheet.text, deciding)
    fines = [hit for hit in fine(sheet, spec) if hit.value is not None]
    if fines and "罚款" not in found:
        found.append("罚款")
        first = first or (fines[0].start, fines[0].end)
    return [Hit(first[0], first[1], tuple(found))] if first else []


_DECIDES = re.compile(
    r"(?:决\s*定|给\s*予|作\s*出|拟)[^。；]{0,40}(?:警\s*告|通报批评|没\s*收|吊\s*销|暂\s*扣|降低|责令|罚\s*款|取消)"
)


def _kinds_in(text: str, parts: list[Part]) -> tuple[list[str], tuple[int, int] | None]:
    found: list[str] = []
    first: tuple[int, int] | None = None
    for part in parts:
        area = text[part.start : part.end]
        for name, pattern in KINDS:
            match = re.search(pattern, area)
            denied = match and re.search(r"不予?$|免予?$", area[max(match.start() - 3, 0) : match.start()])
            told = match and _of_earlier(text, part.start + match.start())
            if match and name not in found and not (denied or told):
                found.append(name)
                first = first or (part.start + match.start(), part.start + match.end())
        place = re.search(r"处(?:以)?[^，。；]{0,20}罚\s?款", area)
        if place and "罚款" not in found and not _of_earlier(text, part.start + place.start()):
            found.append("罚款")
            first = first or (part.start + place.start(), part.start + place.end())
    return found, first


_PROPOSES = re.compile(r"(?:拟|建议)(?:对|处|作\s*出|给\s*予|决\s*定|罚)")


def undecided(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """Words of a proposal (拟处…) where the decision imposes; what ``not_after`` words recite is another document's."""
    for part in operative(sheet.text):
        for match in _PROPOSES.finditer(sheet.text, part.start, part.end):
            if not _told_of(sheet.text, match.start(), spec):
                return [Hit(match.start(), match.end(), True)]
    return []
