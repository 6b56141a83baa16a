"""What a proof of service serves: by the numbers it names, by the titles, by the document before it."""

from __future__ import annotations

from dataclasses import replace

from checker.chinese.identifiers import find_document_numbers, number_value
from checker.chinese.normalise import fold, plain
from checker.facts.titles import Titles
from checker.model.dossier import Document

PROOFS = ("送达回证", "邮寄送达凭证", "公告送达材料", "行政许可送达回证")


def with_served(document: Document, documents: list[Document], titles: Titles) -> Document:
    """The document; a proof of service with the types of what it serves."""
    if document.type not in PROOFS:
        return document
    # a closing report quotes the decision's number, but is not what was served
    numbers = {
        number_value(d.number): d.type
        for d in documents
        if d.number and d.type in titles.types and titles.types[d.type].outgoing
    }
    served: list[str] = []
    for match in find_document_numbers(document.text):
        kind = numbers.get(match.value)
        if kind and kind not in served:
            served.append(kind)
    folded = fold(document.text).text
    heading = plain(document.title)
    named = [
        kind
        for place, wording, kind in titles.inside(folded)
        if kind not in PROOFS
        and titles.types[kind].outgoing
        and not folded[place + len(wording) :].startswith("送达")
    ]
    for kind in dict.fromkeys(named):
        if kind not in served and (not served or _named_as_served(folded, kind, titles)):
            served.append(kind)
    guessed = not served
    if not served:
        hint = [k for _, _, k in titles.inside(heading + plain(document.file)) if k not in PROOFS]
        served = [k for k in hint if titles.types[k].outgoing][:1]
    if not served:
        before = [
            d
            for d in documents
            if d.id < document.id and d.type in titles.types and titles.types[d.type].outgoing
        ]
        served = [before[-1].type] if before else []
    return replace(document, serves=tuple(served), serves_guessed=guessed)


def _named_as_served(folded: str, kind: str, titles: Titles) -> bool:
    """Whether a second document on a receipt is really served, not mentioned: it stands in the form part."""
    place = min(
        (folded.find(title) for title, owner in titles.by_title.items() if owner == kind and title in folded),
        default=-1,
    )
    return 0 <= place < 260
