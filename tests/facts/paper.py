"""Documents for the tests of extraction: typed text in, facts out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from checker.facts import extract
from checker.facts.recognise import own_number, recognise
from checker.model.doctype import DocumentType
from checker.model.dossier import Document, Dossier, SourceFile
from checker.model.fact import Fact, Facts, Known
from checker.model.text import Cell, Page, Quality, Span, Table
from checker.readers import read_file
from checker.rulebook import load

RULES = Path(__file__).resolve().parent.parent.parent / "rules"
DECISION = "行政处罚决定书"


@cache
def types() -> tuple[DocumentType, ...]:
    return load(RULES).types


def dossier_of(*papers: tuple[str, str], quality: Quality = Quality.EXACT) -> Dossier:
    """Documents of the named types, in order; «X的送达回证» serves X."""
    documents, files = [], []
    for number, (name, text) in enumerate(papers, 1):
        text = text.strip("\n")
        served, found, proof = name.rpartition("的")
        kind = proof if found and proof == "送达回证" else name
        path = f"{number:02d}.txt"
        page = Page(path, 1, text, quality)
        documents.append(
            Document(
                f"d{number:02d}", kind, text.partition("\n")[0], (Span(path, 1, 0, len(text)),), text, (0,), quality,
                number=own_number(text, "", kind), serves=(served,) if found and kind == "送达回证" else (),
            )
        )  # fmt: skip
        files.append(SourceFile(path, "", (page,)))
    return Dossier("测试", "处罚普通", tuple(files), tuple(documents))


def tabled(kind: str, *rows: tuple[str, ...]) -> Dossier:
    """One document: its type as the title, under it a ruled table of ``rows``."""
    text, cells = f"{kind}\n", []
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            cells.append(Cell(row, column, 1, 1, len(text), len(text) + len(word)))
            text += word + "\t"
        text = text[:-1] + "\n"
    dossier = dossier_of((kind, text))
    return replace(dossier, documents=(replace(dossier.documents[0], tables=(Table(tuple(cells)),)),))


def facts_of(*papers: tuple[str, str], quality: Quality = Quality.EXACT) -> Facts:
    return extract(dossier_of(*papers, quality=quality), types())


def fact(kind: str, name: str, text: str, quality: Quality = Quality.EXACT) -> Fact:
    return facts_of((kind, text), quality=quality).of("d01", name)


def value(kind: str, name: str, text: str) -> object:
    found = fact(kind, name, text)
    return found.value if isinstance(found, Known) else found


def derived(name: str, *papers: tuple[str, str]) -> object:
    """The value of a fact by its full name (文书.要素, 本案.要素); None where it is not known."""
    found = facts_of(*papers).get(name)
    return found.value if isinstance(found, Known) else None


def recognised(*files: tuple[str, str]) -> Dossier:
    """Text files as a dossier, cut and named by the recogniser."""
    return recognise("测试", tuple(read_file(text.encode(), name) for name, text in files), types())


def decision(*lines: str) -> str:
    """A decision with these lines between its heading and its sign-off."""
    head = (
        "澧南区发展和改革局",
        "行政处罚决定书",
        "澧南发改罚〔2023〕11号",
        "当事人：澧南区丰登米业有限公司",
    )
    return "\n".join((*head, *lines, "澧南区发展和改革局", "2023年9月20日"))
