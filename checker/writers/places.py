"""Where evidence stands: from a page span to the document that holds it, and in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from posixpath import commonpath

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
        paths = [source.path for source in dossier.files]
        self._single = len(paths) == 1
        self._shared = _shared_folder(paths)
        for document in dossier.documents:
            for key in dict.fromkeys((part.file, part.page) for part in document.parts):
                self._by_page.setdefault(key, []).append(document)

    def by_id(self, id: str | None) -> Document | None:
        return self._by_id.get(id) if id else None

    def document(self, span: Span) -> Document | None:
        """The document that holds the span; on a page of a single document, that one even when running
        heads or blank ends lie outside its parts."""
        on_page = self._by_page.get((span.file, span.page), [])
        if len(on_page) == 1:
            return on_page[0]
        return next((document for document in on_page if document.holds(span)), None)

    def at(self, evidence: Evidence) -> Place:
        span = evidence.span
        page = self._pages.get((span.file, span.page))
        document = self.document(span)
        return Place(
            document,
            self._shown(span.file, document),
            f"第 {span.page} 页",
            "扫描识别" if page and page.ocr else "",
            page is not None and page.quality is Quality.POOR,
        )

    def searched(self, places: tuple[Searched, ...]) -> tuple[Place, ...]:
        """Places in words. All files searched page by page are said in one line; those that read badly follow."""
        files = {place.file for place in places if place.file}
        everything = bool(files) and files >= {file for file, _ in self._pages}
        found: list[Place] = []
        if everything:
            worst = Quality.worst([place.quality for place in places if place.file])
            found.append(
                Place(None, "", f"全部 {len(self._pages)} 页", QUALITIES[worst], worst is Quality.POOR)
            )
        for searched in places:
            document = self.by_id(searched.document)
            if document is not None:
                file, pages = self._shown(document.file, document), pages_words(searched)
                if len(document.files) > 1:
                    file = f"{file} 等 {len(document.files)} 个文件"
            elif not searched.file:
                file, pages = "", self._whole(searched)
            elif everything and searched.quality is not Quality.POOR:
                continue
            else:
                file, pages = self._shown(searched.file, None), pages_words(searched)
            poor = searched.quality is Quality.POOR
            found.append(Place(document, file, pages, QUALITIES[searched.quality], poor))
        return tuple(dict.fromkeys(found))

    def _whole(self, searched: Searched) -> str:
        """Pages of the dossier: numbers of pages of different files fall together, so all of them are counted."""
        numbers = {number for _, number in self._pages}
        return f"全部 {len(self._pages)} 页" if set(searched.pages) >= numbers else pages_words(searched)

    def _shown(self, file: str, document: Document | None) -> str:
        """The file as far as it tells something: not the folder all files share, and nothing at all where the
        dossier is a single file and the document is named."""
        return "" if self._single and document else file.removeprefix(self._shared)


def _shared_folder(paths: list[str]) -> str:
    """``案卷.zip/一号案/`` of files that all lie in it; empty where they lie in none."""
    shared = commonpath(paths) if len(paths) > 1 else ""
    return f"{shared}/" if shared else ""


def merged(places: Iterable[tuple[Place, int]]) -> tuple[Place, ...]:
    """One place a document and file, with all its pages."""
    grouped: dict[tuple[str, str], tuple[Place, list[int]]] = {}
    for place, page in places:
        key = (place.document.id if place.document else "", place.file)
        grouped.setdefault(key, (place, []))[1].append(page)
    return tuple(replace(place, pages=f"第 {ranges(pages)} 页") for place, pages in grouped.values())
