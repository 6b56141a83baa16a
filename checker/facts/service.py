"""Proofs of service (送达回证, 邮寄凭证, 公告): way, day of receipt, who received."""

from __future__ import annotations

import re

from checker.chinese.dates import find_dates
from checker.chinese.normalise import plain
from checker.facts.choices import choice
from checker.facts.hits import Hit
from checker.facts.labels import bare
from checker.facts.sheet import Sheet, is_blank
from checker.facts.signatures import signature
from checker.facts.values import date_value
from checker.model.doctype import FactSpec
from checker.model.fact import Absence

WAYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("留置送达", ("留置",)),
    ("邮寄送达", ("邮寄", "邮政", "挂号", "EMS", "特快专递", "快递")),
    ("电子送达", ("电子", "电子邮件", "短信", "微信", "传真", "邮箱")),
    ("公告送达", ("公告",)),
    ("委托送达", ("委托",)),
    ("转交送达", ("转交",)),
    ("直接送达", ("直接", "当面", "当场", "现场送达", "直送", "签收", "上门", "宣告")),
)
WAY_LABELS = ("送达方式", "送达形式", "送达方法", "文书送达方式", "方式")
DATE_LABELS = (
    "送达日期", "送达时间", "到达时间", "到达日期", "时间", "日期", "送达成功时间", "发送时间", "收到日期", "收到时间", "签收日期", "签收时间", "收件日期", "收件时间", "送达时间和地点", "送达时间、地点", "送达时间及地点", "受送达人签收日期", "收到文书日期", "收到文书时间", "送达经过", "送达情况", "留置经过",
)  # fmt: skip
RECIPIENT_LABELS = (
    "受送达人签名或盖章", "受送达人签名或者盖章", "受送达人签名、盖章", "受送达人签收", "受送达人签名", "受送达人签字", "受送达人签章", "收件人签名或盖章", "收件人签名", "收件人签收", "收件人（签名或盖章）",
    "签收人", "收件人", "签收", "签收栏", "签收人签名", "收件人签字", "签收人签字", "代收人", "代收人签名", "受送达人或代收人签名", "受送达人或代收人", "受送达人（签名或盖章）",
)  # fmt: skip
SERVICE_LABELS = (*WAY_LABELS, *DATE_LABELS, *RECIPIENT_LABELS)


def _spec(spec: FactSpec, label: tuple[str, ...]) -> FactSpec:
    return FactSpec(spec.name, spec.kind, label=spec.label or label, choices=WAYS, pick=spec.pick)


def way(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """送达方式: the ticked or written one. A form that prints several ways without a tick is blank."""
    asked = _spec(spec, WAY_LABELS)
    hits = choice(sheet, asked)
    if any(h.value for h in hits):
        places = sheet.places(asked.label)
        named = {
            value
            for p in places
            for value, words in WAYS
            if any(w in plain(sheet.text[p.start : p.end]) for w in words)
        }
        boxed = any(re.search(r"[☑□]", plain(sheet.text[p.start : p.end])) for p in places)
        if len(named) > 2 and not boxed:  # the printed alternatives of a form, none chosen
            return [Hit(h.start, h.end) for h in hits[:1]]
        return _strictest(sheet, asked.label) or hits
    return hits


_STRICT = ("电子送达", "留置送达")  # the ways that need more than a signature


def _strictest(sheet: Sheet, labels: tuple[str, ...]) -> list[Hit]:
    """Where a receipt has a row a document, the way that the law asks most of; nothing where no row has one."""
    found: dict[str, Hit] = {}
    for table in sheet.document.tables:
        for head in table.cells:
            if bare(sheet.text[head.start : head.end]) not in labels:
                continue
            for cell in table.cells:
                if cell.column == head.column and cell.row > head.row:
                    said = plain(sheet.text[cell.start : cell.end])
                    value = next(
                        (v for v, words in WAYS if len(said) <= 16 and any(w in said for w in words)), None
                    )
                    if value is not None:
                        found.setdefault(value, Hit(cell.start, cell.end, value))
    return next(([found[way]] for way in _STRICT if way in found), []) if len(found) > 1 else []


def received(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """The day of receipt: the date at the recipient's signature wins over the date field of the form, because the
    former is what 民事诉讼法 第八十七条 calls the day of service."""
    at_signature: list[Hit] = []
    for place in sheet.places(RECIPIENT_LABELS):
        dates = sheet.dates(place.start, place.end)
        for match in dates:
            if match.value:
                at_signature.append(Hit(place.start + match.start, place.start + match.end, match.value))
            elif match.damaged or match.blank:
                why = Absence.DAMAGED if match.damaged else Absence.BLANK
                at_signature.append(Hit(place.start + match.start, place.start + match.end, why=why))
        if not dates:
            at_signature += _next_line(sheet, place.end)
    known = [h for h in at_signature if h.value is not None]
    if known:
        return known[:1]
    hits = date_value(sheet, _spec(spec, DATE_LABELS))
    if any(h.value for h in hits) or at_signature:
        return [h for h in hits if h.value][:1] or at_signature or hits
    return hits or _bare_date(sheet)


def _next_line(sheet: Sheet, end: int) -> list[Hit]:
    """A date on a line of its own right under the signature line."""
    match = re.match(r"[ \t\u3000]*[\n\v]\s*([^\n\v\t]{6,40})", sheet.text[end : end + 60])
    if not match:
        return []
    line = match.group(1)
    dates = find_dates(line)
    if not dates or dates[0].value is None:
        return []
    rest = plain(line[: dates[0].start] + line[dates[0].end :])
    if rest.strip("：") not in ("", "日期", "时间", "签收日期", "收到日期"):
        return []
    begin = end + match.start(1)
    return [Hit(begin + dates[0].start, begin + dates[0].end, dates[0].value)]


_ROUTINE = re.compile(r"收到(?:上述|该|以上|此)?(?:文书|材料|决定书|告知书)")


def _bare_date(sheet: Sheet) -> list[Hit]:
    """The last date of a receipt without a date field, if it has only one."""
    dates = [
        m
        for m in find_dates(sheet.text)
        if m.value and not re.match(r"\s*(?:作出|签发|印发)", sheet.text[m.end : m.end + 4])
    ]
    values = {m.value for m in dates}
    if len(values) == 1 and _ROUTINE.search(sheet.text):
        return [Hit(dates[-1].start, dates[-1].end, dates[-1].value)]
    return []


def recipient(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """签收人: who signed for the document, a person or the stamp of a unit."""
    asked = FactSpec(spec.name, spec.kind, label=spec.label or RECIPIENT_LABELS, pick=spec.pick)
    hits = signature(sheet, asked, anywhere=True)
    return [h for h in hits if h.value] or [h for h in hits if not _elsewhere(sheet, h)]


def _elsewhere(sheet: Sheet, hit: Hit) -> bool:
    """A blank 代收人 field means nothing where the party signed, or the way needs no signature."""
    return plain(sheet.text[hit.start : hit.start + 8]).startswith("代收") or not is_blank(
        sheet.text[hit.end : hit.end]
    )
