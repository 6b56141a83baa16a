"""A report without the names and numbers of natural persons, to be shown outside the office.

Every mask is as long as what it covers, so that positions, quotes and boxes keep fitting. Names are those
that were read as somebody's (signatures, officers, parties who are persons) and those that stand after a
label such as 联系人; a name that stands only in running text is not known to be one and stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from checker.chinese.identifiers import find_resident_ids
from checker.chinese.names import is_person
from checker.model.fact import candidates
from checker.model.report import Report
from checker.model.text import Boxes

_PHONE = re.compile(r"(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])")
_LABELLED = re.compile(
    r"(?:姓\s*名|联系人|法定代表人|负责人|委托代理人|代理人|经办人|签收人|收件人|见证人|经营者|投诉人|举报人)"
    r"(?:（[^（）\n]{1,12}）)?[：:\s]{1,4}([\u4e00-\u9fff·]{2,6})"
)
_KEPT = frozenset({"sha256", "stamp", "rule", "covers", "basis", "type", "name", "kind"})
"""Fields that hold identifiers of ours or of the law, never a person's."""


def redacted(report: Report) -> Report:
    """``report`` with names of persons as 张**, resident numbers and mobile numbers masked in the middle.

    Fingerprints differ from those of the full report where a masked name is part of the quote."""
    mask = _masker(_persons(report))
    dossier = _through(report.dossier, mask)
    return replace(
        report,
        dossier=replace(dossier, name=mask(report.dossier.name)),
        facts=report.facts.mapped(lambda fact: _through(fact, mask)),
        findings=_through(report.findings, mask),
        events=_through(report.events, mask),
        score=_through(report.score, mask),
    )


def _persons(report: Report) -> set[str]:
    found: set[str] = set()
    for fact in report.facts.all():
        for known in candidates(fact):
            if not isinstance(known.value, tuple) and not fact.name.endswith(("人", "当事人名称")):
                continue  # 公告送达 would pass for a name
            values = known.value if isinstance(known.value, tuple) else (known.value,)
            found.update(v for v in values if isinstance(v, str) and is_person(v))
    for source in report.dossier.files:
        for page in source.pages:
            for match in _LABELLED.finditer(page.text):
                if is_person(match[1]):
                    found.add(match[1])
    return {name for name in found if re.search(r"[\u4e00-\u9fff]", name[1:])}


def _masker(persons: set[str]) -> Callable[[str], str]:
    # Forms print a name with spaces inside it: 张 三.
    spelled = [
        r"[ \u3000]{0,4}".join(map(re.escape, name)) for name in sorted(persons, key=len, reverse=True)
    ]
    names = re.compile("|".join(spelled)) if spelled else None

    def name(match: re.Match[str]) -> str:
        return match[0][0] + re.sub(r"\S", "*", match[0][1:])

    def mask(text: str) -> str:
        for number in reversed(find_resident_ids(text)):
            shown = text[number.start : number.end]
            text = text[: number.start] + shown[:3] + "*" * (len(shown) - 5) + shown[-2:] + text[number.end :]
        text = _PHONE.sub(lambda m: m[0][:3] + "****" + m[0][7:], text)
        return names.sub(name, text) if names else text

    return mask


def _through(value: Any, mask: Callable[[str], str]) -> Any:
    """``value`` with every text inside it masked."""
    match value:
        case Enum() | Boxes():
            return value
        case str():
            return mask(value)
        case tuple():
            return tuple(_through(part, mask) for part in value)
        case dict():
            return {key: _through(part, mask) for key, part in value.items()}
        case _ if is_dataclass(value) and not isinstance(value, type):
            changes = {
                field.name: _through(getattr(value, field.name), mask)
                for field in fields(value)
                if field.name not in _KEPT
            }
            return replace(value, **changes)
        case _:
            return value
