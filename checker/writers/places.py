"""Where evidence stands: from a page span to the document that holds it, and in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from checker.model.dossier import UNRECOGNISED, Document, Dossier
from checker.model.fact import Searched
from checker.model.text import Evidence, Quality, Span
from checker.writers.words import QUALITIES, pages_words, ranges, readable


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a file, and the document it belongs to."""

    document: Document | None
    file: str
    pages: str  # 第 1—3 页
    quality: str = ""
    poor: bool = False

    @property
    def name(self) -> str:
        return document_name(self.document) if self.document else ""


def document_name(document: Document) -> str:
    if document.type == UNRECOGNISED:
        return f"未识别材料（{readable(document.title)}）"
    served = f"（送达{'、'.join(document.serves)}）" if document.serves else ""
    return f"《{document.type}》{served}"


class Places:
    """The documents by page, for many look-ups; when documents overlap the first in dossier order wins."""

    def __init__(self, dossier: Dossier) -> None:
        self._pages = {(page.file, page.number): page for source in dossier.files for page in source.pages}
        self._by_page: dict[tuple[str, int], list[Document]] = {}
        self._by_id = {document.id: document for document in dossier.documents}
        for document in dossier.documents:
            for key in dict.fromkeys((part.file, part.page) for part in document.parts):
                self._by_page.setdefault(key, []).append(document)

    def by_id(self, id: str | None) -> Document | None:
        return self._by_id.get(id) if id else None

    def document(self, span: Span) -> Document | None:
        """The document that holds the span; on a page of a single document, that one even when running
        heads or blank ends lie outside its parts."""
        on_page = self._by_page.get((span.file, span.page), [])
        holding = next((document for document in on_page if document.holds(span)), None)
        return holding or (on_page[0] if len(on_page) == 1 else None)

    def at(self, evidence: Evidence) -> Place:
        span = evidence.span
        page = self._pages.get((span.file, span.page))
        return Place(
            self.document(span),
            span.file,
            f"第 {span.page} 页",
            "扫描识别" if page and page.ocr else "",
            page is not None and page.quality is Quality.POOR,
        )

    def searched(self, places: tuple[Searched, ...]) -> tuple[Place, ...]:
        found = []
        for searched in places:
            document = self.by_id(searched.document)
            found.append(
                Place(
                    document,
                    document.file if document else "",
                    pages_words(searched),
                    QUALITIES[searched.quality],
                    searched.quality is Quality.POOR,
                )
            )
        return tuple(dict.fromkeys(found))


def merged(places: Iterable[tuple[Place, int]]) -> tuple[Place, ...]:
    """One place a document and file, with all its pages."""
    grouped: dict[tuple[str, str], tuple[Place, list[int]]] = {}
    for place, page in places:
        key = (place.document.id if place.document else "", place.file)
        grouped.setdefault(key, (place, []))[1].append(page)
    return tuple(replace(place, pages=f"第 {ranges(pages)} 页") for place, pages in grouped.values())
