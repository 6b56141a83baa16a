"""The end of a document: who issued it, when, and whether a seal stands there (落款)."""

from __future__ import annotations

import re

from checker.chinese.dates import DateMatch, remains_of_date
from checker.chinese.normalise import plain
from checker.facts.hits import Hit
from checker.facts.sheet import Sheet
from checker.model.doctype import FactSpec
from checker.model.fact import Absence
from checker.model.text import PICTURE, Quality

_ORGAN = re.compile(r"(?:局|委员会|委|厅|政府|办公室|支队|大队|总队|中心|院|(?<!公)司|署|处|站|所|股|科|室)$")
_SEAL_WORDS = re.compile(
    r"[（(]?(?:印章|公章|盖章|加盖公章|印鉴|章|印|处罚机关印章|行政机关印章|执法机关印章)[）)]?"
)
_DATE_ONLY = re.compile(
    r"^(?:（?(?:印章|公章|盖章|章|印)）?|日期|制作日期|填表日期|年月日|时间|二?)*[：，、]?$"
)
# lines below the sign-off that belong to copies, receipts and contacts
_SKIP = re.compile(
    r"^(?:联系人|联系电话|联系地址|联系方式|电话|地址|邮编|邮政编码|附|附件|本文书|本决定书|本告知书|本通知书|本意见书|本表|注|备注|抄送|抄报|主题词|一式|第.{1,3}页|共.{1,3}页|-?\d+-?$|（?此件|存根|\*|※|正本|副本)"
)
# labels of cells that hold the sign-off itself
_OWN_DATE = re.compile(
    r"^落款$|^(?:制作|填表|填报|落款|发文|成文|决定|作出|制发)?(?:日期|时间)$|章|机关|单位|意见|审批|批准"
)
_RECEIPT = re.compile(
    r"签收|收件人|受送达|送达人|签名|签字|被处罚人|当事人|被告知人|见证人|承办人|审核人|批准人|记录人|领取"
)


def _tail(sheet: Sheet) -> list[tuple[int, int]]:
    return list(sheet.lines())[-30:]


def sign_off(sheet: Sheet) -> tuple[DateMatch, int, tuple[int, int] | None] | None:
    """(date, its line's start, the line of the organ) of the sign-off; the date may be blank or damaged.
    Searched from the end; a receipt or a contact line under it is passed over."""
    lines = _tail(sheet)
    blank = None
    for index in range(len(lines) - 1, -1, -1):
        start, end = lines[index]
        line = sheet.text[start:end]
        folded = plain(line)
        if _SKIP.match(folded) or len(folded) > 80:
            continue
        dates = sheet.dates(start, end)
        if not dates or _RECEIPT.search(folded):
            continue
        if sheet.labelled(start) and not _OWN_DATE.search(sheet.labelled(start)):
            continue
        match = dates[-1]
        rest = plain(line[: match.start]) + plain(line[match.end :])
        organ = _SEAL_WORDS.sub("", rest).strip("（）：")
        if len(organ) <= 2 and sheet.document.quality is not Quality.EXACT:
            organ, rest = "", ""  # what recognition made of the seal
        if organ and not _ORGAN.search(organ) and not _DATE_ONLY.match(rest):
            continue
        if len(organ) > 36 or re.search(r"时间|日期|地点", organ):
            continue
        above = _organ_line(sheet, lines, index) if not organ else (start, start + match.start)
        found = match, start, above
        if match.value or match.damaged:
            return found
        blank = blank or found
    return blank


def _organ_line(sheet: Sheet, lines: list[tuple[int, int]], index: int) -> tuple[int, int] | None:
    for above in range(index - 1, max(index - 4, -1), -1):
        start, end = lines[above]
        word = _SEAL_WORDS.sub("", plain(sheet.text[start:end])).strip("（）：")
        if word and _ORGAN.search(word) and len(word) <= 36:
            return start, end
    return None


def sign_off_date(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """落款日期. A document whose last line is the organ's name, with no date after it, has left it out."""
    found = sign_off(sheet)
    if found is None:
        return _undated(sheet)
    match, line, _ = found
    start, end = line + match.start, line + match.end
    if match.value:
        return [Hit(start, end, match.value)]
    return [Hit(start, end, why=Absence.BLANK if match.blank else Absence.DAMAGED)]


def _undated(sheet: Sheet) -> list[Hit]:
    for start, end in reversed(_tail(sheet)[-6:]):
        line = plain(sheet.text[start:end])
        if _SKIP.match(line) or line.startswith("（") or not line:
            continue
        spoilt = remains_of_date(sheet.text[start:end])
        if spoilt and not any(match.value for match in sheet.dates(start, end)):
            return [Hit(start + spoilt[0], start + spoilt[1], why=Absence.DAMAGED)]
        organ = _SEAL_WORDS.sub("", line).strip("（）：")
        return [Hit(start, end)] if _ORGAN.search(organ) and len(organ) <= 30 and "，" not in organ else []
    return []


def sign_off_organ(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """落款机关."""
    found = sign_off(sheet)
    if found is None or found[2] is None:
        return []
    start, end = found[2]
    name = _SEAL_WORDS.sub("", "".join(sheet.text[start:end].split())).replace(PICTURE, "").strip("（）():：")
    return [Hit(start, end, name)] if name else []


def seal(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """A seal shown at the sign-off: a picture, or 〔印章〕 written where a copy cannot show one. That none can be
    seen in a born-digital text proves nothing, so nothing found is «not found», never «blank»."""
    found = sign_off(sheet)
    if found is None:
        return []
    _, line, organ = found
    start = organ[0] if organ else line
    end = min(line + 60, len(sheet.text))
    area = sheet.text[max(start - 10, 0) : end]
    at = area.find(PICTURE)
    mark = _SEAL_WORDS.search(area)
    if at >= 0 or mark:
        place = max(start - 10, 0) + (at if at >= 0 else mark.start() if mark else 0)
        return [Hit(place, place + 1, True)]
    return []
