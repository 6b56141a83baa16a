"""Document types (文书类型): how to recognise one, which facts it carries. Loaded from rules/documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FactSpec:
    """How one fact is read off a document. ``kind`` names an extractor of checker.facts; the rest is its
    options, each extractor's docstring says which it uses. Wordings are compared folded."""

    name: str  # 要素
    kind: str
    label: tuple[str, ...] = ()  # form labels: the cell or the text before the colon
    at: str = ""  # signoff | only: the end of the document, or the one value of its kind, instead of a label
    after: tuple[str, ...] = ()  # the value follows one of these wordings in the same sentence
    before: tuple[str, ...] = ()  # the value precedes one of these wordings
    not_after: tuple[str, ...] = ()  # a value that follows one of these is something else
    wording: tuple[str, ...] = ()  # flag: any of these stated (unguarded) makes it true
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()  # choice: value → wordings
    pick: str = "only"  # only (differing values conflict) | first | last | all (a tuple)


@dataclass(frozen=True, slots=True)
class DocumentType:
    name: str
    aliases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()  # dossier kinds it occurs in
    order: int = 500  # usual place in a dossier
    title: tuple[str, ...] = ()  # further title wordings, beside name and aliases
    # words of a title in an office's own wording: one of each group, the title ending with one of the last
    title_words: tuple[tuple[str, ...], ...] = ()
    not_title: tuple[str, ...] = ()  # a title holding one of these is another document
    contains: tuple[str, ...] = ()  # body wordings that confirm the type where the title is weak
    not_contains: tuple[str, ...] = ()  # body wordings that speak against it
    outgoing: bool = False  # 对外文书: served on the party, needs a number, seal and proof of service
    facts: tuple[FactSpec, ...] = ()
