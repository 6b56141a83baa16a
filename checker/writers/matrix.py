"""The same statement over all documents: which of them give another party, sum or number than the rest.

A difference here is something to look at, not a finding: whether it is wrong is for the rules to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import normalize

from checker.chinese.identifiers import same_number
from checker.chinese.names import same_name
from checker.model.dossier import UNRECOGNISED, Document
from checker.model.fact import Known, Value, candidates
from checker.model.report import Report
from checker.writers.words import readable, shortened, value_words

DECISIONS = ("行政处罚决定书", "当场行政处罚决定书", "不予行政处罚决定书")
"""Document types whose word is what the others are compared with."""

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Cell:
    words: str  # empty: the document does not state it
    same: bool


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    reference: str  # what most say, or the decision
    cells: tuple[Cell, ...]  # one a column

    @property
    def differing(self) -> int:
        return sum(1 for cell in self.cells if cell.words and not cell.same)

    @property
    def stated(self) -> int:
        return sum(1 for cell in self.cells if cell.words)


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[Document, ...]
    lines: tuple[Line, ...]

    @property
    def differing(self) -> int:
        return sum(1 for line in self.lines if line.differing)


def _plain(value: Value) -> str:
    text = "、".join(sorted(map(str, value))) if isinstance(value, tuple) else str(value)
    return re.sub(r"\W+", "", normalize("NFKC", text)).casefold()


def _alike(one: Value, other: Value) -> bool:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one == other
    return _plain(one) == _plain(other)


def _same_party(one: Value, other: Value) -> bool:
    return same_name(str(one), str(other))


def _same_case_number(one: Value, other: Value) -> bool:
    return same_number(str(one), str(other))


def _same_subject(one: Value, other: Value) -> bool:
    """涉嫌… and …案 say the same."""
    plain = [re.sub(r"^涉嫌|案$", "", _plain(value)) for value in (one, other)]
    return plain[0] in plain[1] or plain[1] in plain[0]


def _share(one: Value, other: Value) -> bool:
    """One list holds the other: a record need not be signed by all officers of the case, nor cite all articles."""
    left, right = (
        set(map(_plain, value)) if isinstance(value, tuple) else {_plain(value)} for value in (one, other)
    )
    return left <= right or right <= left


# heading → the facts (要素) that state it, the first a document has counts; how two of them are compared
ROWS: tuple[tuple[str, tuple[str, ...], Callable[[Value, Value], bool]], ...] = (
    ("当事人", ("当事人名称", "受送达人", "缴款人"), _same_party),
    ("统一社会信用代码", ("统一社会信用代码",), _alike),
    ("身份证号", ("身份证号",), _same_party),
    ("地址", ("地址",), _alike),
    ("案号", ("案号",), _same_case_number),
    ("案由", ("案由",), _same_subject),
    ("违反条款", ("违反条款",), _share),
    ("处罚依据", ("处罚依据",), _share),
    ("罚款", ("罚款金额", "拟罚款金额"), _alike),
    ("执法人员", ("执法人员", "承办人签名"), _share),
)
NUMBER = "决定书文号"
APART = ("备考表", "卷内目录")
"""Papers of the file keeper: whom they name is not who handled the case."""


def matrix_of(report: Report) -> Matrix | None:
    """The table, or None where no two documents state the same thing."""
    stated: dict[tuple[str, str], Known] = {}
    for fact in report.facts.all():
        for known in candidates(fact):
            kind, _, name = known.name.rpartition(".")
            if known.document and kind != "本案":
                stated.setdefault((known.document, name), known)
    documents = [d for d in report.dossier.documents if d.type not in (UNRECOGNISED, *APART)]
    rows: list[tuple[str, dict[str, Value], Callable[[Value, Value], bool]]] = []
    for heading, names, same in ROWS:
        found: dict[str, Value] = {}
        for document in documents:
            first = _first(stated, document, names)
            if first is not None:
                found[document.id] = first.value
        rows.append((heading, found, same))
    rows.append((NUMBER, _decision_numbers(documents, stated), _same_case_number))
    rows = [row for row in rows if len(row[1]) > 1]
    if not rows:
        return None
    columns = tuple(d for d in documents if any(d.id in found for _, found, _ in rows))
    return Matrix(columns, tuple(_line(heading, found, same, columns) for heading, found, same in rows))


def _decision_numbers(documents: list[Document], stated: dict[tuple[str, str], Known]) -> dict[str, Value]:
    """The number of the decision: on itself, on its receipts, and wherever a form asks for it."""
    found: dict[str, Value] = {}
    for document in documents:
        of_decision = any(served in DECISIONS for served in document.serves)
        names = ["处罚文号", "决定书文号"]
        names += ["文号"] if document.type in DECISIONS else []
        names += ["文书文号"] if of_decision else []
        first = _first(stated, document, names)
        if first is not None:
            found[document.id] = first.value
    return found


def _first(stated: dict[tuple[str, str], Known], document: Document, names: Iterable[str]) -> Known | None:
    return next((stated[document.id, name] for name in names if (document.id, name) in stated), None)


def _line(
    heading: str,
    found: dict[str, Value],
    same: Callable[[Value, Value], bool],
    columns: tuple[Document, ...],
) -> Line:
    decided = next((found[d.id] for d in columns if d.type in DECISIONS and d.id in found), None)
    reference = decided if decided is not None else _most_common(found)
    cells = tuple(
        Cell(_words(found[d.id]), same(found[d.id], reference)) if d.id in found else Cell("", True)
        for d in columns
    )
    return Line(heading, _words(reference), cells)


def _most_common(found: dict[str, Value]) -> Value:
    counts = Counter(map(_plain, found.values()))
    return max(found.values(), key=lambda value: counts[_plain(value)])


def _words(value: Value) -> str:
    words = f"{value_words(value)} 元" if isinstance(value, Decimal) else value_words(value)
    return shortened(readable(words).strip(), LONGEST)
