"""Where evidence stands: from a page span to the document that holds it."""

from __future__ import annotations

from checker.model.dossier import Document, Dossier
from checker.model.text import Span


class Places:
    """The documents by page, for many look-ups; when documents overlap the first in dossier order wins."""

    def __init__(self, dossier: Dossier) -> None:
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
