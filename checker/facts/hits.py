"""What an extractor finds in one document, and what becomes of it: known, missing or conflicting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from checker.chinese.identifiers import same_number
from checker.chinese.names import same_name
from checker.facts.sheet import Sheet
from checker.model.doctype import FactSpec
from checker.model.dossier import Document
from checker.model.fact import Absence, Conflicting, Fact, Known, Missing, Searched, Value
from checker.model.text import Quality


@dataclass(frozen=True, slots=True)
class Hit:
    """A value with its place in the document; or, without a value, the place that is blank or damaged."""

    start: int
    end: int
    value: Value | None = None
    why: Absence = Absence.BLANK  # where there is no value
    note: str = ""


Extractor = Callable[[Sheet, FactSpec], list[Hit]]


def settle(document: Document, spec: FactSpec, hits: list[Hit], unread: bool) -> Fact:
    """One fact from the hits, by ``spec.pick``. ``unread``: pages of the document could not be read."""
    name = f"{document.type}.{spec.name}"
    known = [hit for hit in hits if hit.value is not None]
    if known and spec.pick == "last":
        known = known[-1:]
    elif known and spec.pick == "first":
        known = known[:1]
    elif known and spec.pick == "all":
        known = [_merged(known)]
    groups = _groups(known)
    if len(groups) > 1:
        return Conflicting(name, tuple(_known(document, name, group[0]) for group in groups))
    if groups:
        return _known(document, name, groups[0][0])
    order = [Absence.DAMAGED, Absence.BLANK, Absence.NOT_FOUND]
    why = min((hit.why for hit in hits), key=order.index, default=Absence.NOT_FOUND)
    if unread and why is not Absence.DAMAGED:
        why = Absence.UNREAD
    pages = tuple(dict.fromkeys(part.page for part in document.parts))
    seen = tuple(
        e for hit in hits if hit.why is why for e in document.locate(hit.start, max(hit.end, hit.start + 1))
    )
    return Missing(name, why, (Searched(document.id, pages, document.quality),), seen[:3], document.id)


def _groups(hits: list[Hit]) -> list[list[Hit]]:
    groups: list[list[Hit]] = []
    for hit in hits:
        for group in groups:
            one, other = hit.value, group[0].value
            if one == other or (isinstance(one, str) and isinstance(other, str) and _same_text(one, other)):
                group.append(hit)
                break
        else:
            groups.append([hit])
    return groups


def _same_text(one: str, other: str) -> bool:
    return same_number(one, other) if "〔" in one and "〔" in other else same_name(one, other)


def _merged(hits: list[Hit]) -> Hit:
    values: list[object] = []
    for hit in hits:
        for value in hit.value if isinstance(hit.value, tuple) else (hit.value,):
            if value not in values:
                values.append(value)
    return replace(hits[0], value=tuple(values))  # type: ignore[arg-type]


def _known(document: Document, name: str, hit: Hit) -> Known:
    assert hit.value is not None
    evidence = document.locate(hit.start, hit.end)
    quality = document.legible(hit.start, hit.end)
    return Known(name, hit.value, evidence, quality, document=document.id, note=hit.note)


def copy_to(fact: Fact, name: str, note: str = "") -> Fact:
    """The same fact under another name (本案.X), as derived from it."""
    from checker.model.fact import Origin

    if isinstance(fact, Known):
        origin = fact.origin if fact.origin is Origin.DECLARED else Origin.DERIVED
        return replace(fact, name=name, origin=origin, note=note or fact.note)
    return replace(fact, name=name)


def worst_quality(documents: Iterable[Document]) -> Quality:
    return Quality.worst([d.quality for d in documents])
