"""Facts (要素): what was read off the documents, with evidence – or where it was looked for in vain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from checker.model.text import Evidence, Quality


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as a document states it: 15 日, 5 个工作日, 6 个月."""

    number: int
    unit: str  # days | working_days | months | years | hours

    def __str__(self) -> str:
        names = {"days": "日", "working_days": "个工作日", "months": "个月", "years": "年", "hours": "小时"}
        return f"{self.number}{names[self.unit]}"


@dataclass(frozen=True, slots=True)
class Citation:
    """A law cited: short name without 《》, article, paragraph, item, sub-item as numbers (None: not cited)."""

    law: str
    article: int | None = None
    paragraph: int | None = None  # 款
    item: int | None = None  # 项
    subitem: int | None = None  # 目

    def __str__(self) -> str:
        units = ((self.article, "条"), (self.paragraph, "款"), (self.item, "项"), (self.subitem, "目"))
        return f"《{self.law}》" + "".join(f"第{n}{unit}" for n, unit in units if n is not None)


Value = (
    str | int | bool | date | datetime | Decimal | Period | Citation | tuple[str, ...] | tuple[Citation, ...]
)


class Origin(StrEnum):
    EXTRACTED = "extracted"
    DERIVED = "derived"  # computed from extracted facts
    DECLARED = "declared"  # said by the handler in 案卷信息.yaml


class Absence(StrEnum):
    """Why a fact is missing."""

    NO_DOCUMENT = "no_document"  # the document that would carry it is not in the dossier
    NOT_FOUND = "not_found"  # the document was searched, neither label nor value stands there
    BLANK = "blank"  # the label stands there, its place is empty
    DAMAGED = "damaged"  # something stands there that cannot be read with certainty
    UNREAD = "unread"  # pages of the document, or of the dossier, could not be read


@dataclass(frozen=True, slots=True)
class Searched:
    """Where was looked: the document (None: a file, or the whole dossier), its pages and how well they read."""

    document: str | None
    pages: tuple[int, ...]
    quality: Quality
    file: str = ""  # where it was not a document that was searched but all pages of a file


@dataclass(frozen=True, slots=True)
class Known:
    name: str  # 文书.要素
    value: Value
    evidence: tuple[Evidence, ...]
    quality: Quality = Quality.EXACT
    origin: Origin = Origin.EXTRACTED
    document: str | None = None  # id
    note: str = ""  # how it was derived, in Chinese


@dataclass(frozen=True, slots=True)
class Missing:
    name: str
    why: Absence
    searched: tuple[Searched, ...] = ()
    seen: tuple[Evidence, ...] = ()  # the blank label, the damaged text
    document: str | None = None

    @property
    def certain(self) -> bool:
        """Whether the absence itself is established: looked everywhere, on pages that read well."""
        if self.why in (Absence.DAMAGED, Absence.UNREAD):
            return False
        return all(place.quality is not Quality.POOR for place in self.searched)


@dataclass(frozen=True, slots=True)
class Conflicting:
    name: str
    candidates: tuple[Known, ...]  # at least two, with different values

    @property
    def document(self) -> str | None:
        """The document that states them all; None where they come from several."""
        stated = {known.document for known in self.candidates}
        return stated.pop() if len(stated) == 1 else None


Fact = Known | Missing | Conflicting


def candidates(fact: Fact) -> tuple[Known, ...]:
    """What documents state, agreed on or not; nothing where it is missing."""
    if isinstance(fact, Conflicting):
        return fact.candidates
    return (fact,) if isinstance(fact, Known) else ()


class Facts:
    """The look-up table: ``文书.要素`` → fact, for the dossier or for one document.

    A name whose document type has several documents gives Known when all that state it agree, else
    Conflicting. ``of`` asks one document. ``本案.X`` names a fact of the dossier as a whole.
    """

    __slots__ = ("_by_document", "_by_name", "_derived", "_fallback")

    def __init__(
        self,
        facts: Iterable[tuple[str | None, Fact]],
        derived: Mapping[str, Fact],
        fallback: Mapping[str, Fact] | None = None,
    ) -> None:
        """``facts``: (document id, fact) pairs; ``derived``: facts of the dossier, which win over the former;
        ``fallback``: what to answer for names no document carries."""
        self._by_name: dict[str, list[Fact]] = {}
        self._by_document: dict[tuple[str, str], Fact] = {}
        for document, fact in facts:
            self._by_name.setdefault(fact.name, []).append(fact)
            if document is not None:
                self._by_document[document, fact.name.partition(".")[2]] = fact
        self._derived = dict(derived)
        self._fallback = dict(fallback or {})

    def get(self, name: str) -> Fact:
        if name in self._derived:
            return self._derived[name]
        facts = self._by_name.get(name)
        if not facts:
            return self._fallback.get(name) or Missing(name, Absence.NO_DOCUMENT)
        known = [fact for fact in facts if isinstance(fact, Known)]
        open_conflicts = [fact for fact in facts if isinstance(fact, Conflicting)]
        candidates = known + [c for fact in open_conflicts for c in fact.candidates]
        if len({fact.value for fact in candidates}) > 1:
            return Conflicting(name, tuple(candidates))
        if candidates:
            return candidates[0]
        missing = [fact for fact in facts if isinstance(fact, Missing)]
        places = tuple(place for fact in missing for place in fact.searched)
        seen = tuple(evidence for fact in missing for evidence in fact.seen)
        # The least certain reason speaks for all of them.
        order = [Absence.UNREAD, Absence.DAMAGED, Absence.BLANK, Absence.NOT_FOUND, Absence.NO_DOCUMENT]
        return Missing(name, min((fact.why for fact in missing), key=order.index), places, seen)

    def of(self, document: str, name: str) -> Fact:
        """The fact ``name`` (要素 only, without 文书) of one document."""
        return self._by_document.get((document, name)) or Missing(name, Absence.NOT_FOUND, document=document)

    def each(self, name: str) -> tuple[Fact, ...]:
        """All facts of that name, one a document, in dossier order."""
        return tuple(self._by_name.get(name, ()))

    def all(self) -> tuple[Fact, ...]:
        """Every fact, for reports: those of documents in order, then the derived ones."""
        return tuple(f for facts in self._by_name.values() for f in facts) + tuple(self._derived.values())

    def mapped(self, change: Callable[[Fact], Fact]) -> Facts:
        """The same table with every fact changed; names and documents stay."""
        twin = Facts((), {})
        twin._by_name = {name: [change(fact) for fact in facts] for name, facts in self._by_name.items()}
        twin._by_document = {key: change(fact) for key, fact in self._by_document.items()}
        twin._derived = {name: change(fact) for name, fact in self._derived.items()}
        twin._fallback = {name: change(fact) for name, fact in self._fallback.items()}
        return twin
