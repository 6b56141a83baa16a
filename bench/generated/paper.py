"""A legal document before it is written down: items with roles, so that a defect can be put in by role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Item:
    """A paragraph, or a field of a form when ``label`` is set. ``lead`` is the markup's line lead."""

    role: str
    text: str
    lead: str = ""
    label: str = ""
    wide: bool = False


@dataclass
class Paper:
    """One document. ``of`` names the document type a receipt belongs to."""

    type: str
    title: str
    items: list[Item] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    number: str = ""
    outward: bool = False  # goes to the party: headed by the organ's name
    of: str = ""
    day: Any = None
    plain_form: bool = False  # written as lines even where the office's forms are tables
    verbatim: bool = False  # its items are all there is, title and number among them

    def say(self, role: str, text: str, lead: str = "") -> None:
        self.items.append(Item(role, text, lead))

    def ask(self, role: str, label: str, text: str, wide: bool = False) -> None:
        self.items.append(Item(role, text, "", label, wide))

    def has(self, role: str) -> bool:
        return any(item.role == role for item in self.items)

    def drop(self, *roles: str, facts: Iterable[str] = ()) -> None:
        """Leaves the items with these roles out, and with them the labels they carried."""
        if not any(self.has(role) for role in roles):
            raise LookupError(f"{self.type} has none of {roles}")
        self.items = [item for item in self.items if item.role not in roles]
        for name in facts:
            self.facts.pop(name, None)

    def blank(self, *roles: str, facts: Iterable[str] = ()) -> None:
        for role in roles:
            if not self.has(role):
                raise LookupError(f"{self.type} has no {role}")
        for item in self.items:
            if item.role in roles:
                item.text = ""
        for name in facts:
            self.facts.pop(name, None)

    def put(self, role: str, text: str) -> None:
        """Replaces the text of the first item with this role; the others with it are left out."""
        found = [item for item in self.items if item.role == role]
        if not found:
            raise LookupError(f"{self.type} has no {role}")
        found[0].text = text
        self.items = [item for item in self.items if item.role != role or item is found[0]]

    def swap(self, old: str, new: str, roles: Iterable[str] = ()) -> None:
        """Replaces words in the items with these roles (all items without roles); they have to be there."""
        wanted, met = set(roles), False
        for item in self.items:
            if (not wanted or item.role in wanted) and old in item.text:
                item.text, met = item.text.replace(old, new), True
        if not met:
            raise LookupError(f"{self.type} does not say {old}")


class Papers(list[Paper]):
    """The papers of a dossier in the order of its contents."""

    def all(self, kind: str) -> Iterator[Paper]:
        return (paper for paper in self if paper.type == kind)

    def get(self, kind: str) -> Paper:
        for paper in self.all(kind):
            return paper
        raise LookupError(f"no {kind}")

    def has(self, kind: str) -> bool:
        return any(True for _ in self.all(kind))

    def receipt(self, of: str) -> Paper:
        for paper in self.all("送达回证"):
            if paper.of == of:
                return paper
        raise LookupError(f"no receipt of {of}")

    def remove_all(self, *kinds: str) -> None:
        """Takes documents out, together with their receipts."""
        if not any(paper.type in kinds for paper in self):
            raise LookupError(f"none of {kinds}")
        self[:] = [paper for paper in self if paper.type not in kinds and paper.of not in kinds]

    def add_after(self, kind: str, paper: Paper) -> None:
        places = [n for n, other in enumerate(self) if other.type == kind]
        if not places:
            raise LookupError(f"no {kind}")
        self.insert(places[-1] + 1, paper)
