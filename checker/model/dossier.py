"""A dossier: source files, what could not be read, and the legal documents recognised in the pages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from checker.model.text import Evidence, Page, Quality, Span, Table

UNRECOGNISED = "未识别材料"
PROOFS = ("送达回证", "邮寄送达凭证", "公告送达材料")
"""Type name of pages that no document type claims."""


class ProblemKind(StrEnum):
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    EMPTY = "empty"
    UNSUPPORTED = "unsupported"
    WRONG_FORMAT = "wrong_format"  # the name says one format, the content another
    NO_TEXT = "no_text"  # scanned page and OCR is off or lacking
    GARBLED = "garbled"  # a text layer that makes no sense
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    TIMEOUT = "timeout"
    UNSAFE = "unsafe"  # path traversal, external entity, link
    CONTENT_LOST = "content_lost"  # read, but some content inside could not be (OLE object, chart …)
    DECLARED = "declared"  # 案卷信息.yaml says something that cannot be used


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be read in full, as data. ``message`` and ``cure`` are Chinese sentences."""

    kind: ProblemKind
    file: str
    message: str
    cure: str
    pages: tuple[int, ...] = ()  # the pages concerned; empty = the whole file
    blocking: bool = True  # False: something to know, nothing of the text was lost


class FileStatus(StrEnum):
    READ = "read"
    PARTIAL = "partial"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class SourceFile:
    path: str  # inside the dossier, POSIX separators; for a file in an archive: archive.zip/inner/name.pdf
    sha256: str
    pages: tuple[Page, ...] = ()
    problems: tuple[Problem, ...] = ()
    modified: datetime | None = None  # creation or modification time the file itself declares
    content: tuple[tuple[str, int], ...] = ()  # loss report: kind of content → how many found

    @property
    def status(self) -> FileStatus:
        if not any(problem.blocking for problem in self.problems):
            return FileStatus.READ
        return FileStatus.PARTIAL if any(page.text.strip() for page in self.pages) else FileStatus.UNREAD


@dataclass(frozen=True, slots=True)
class Document:
    """One legal document: the text of its parts joined by ``\\n``, with the way back to the pages.

    ``text`` and ``tables`` use document offsets; ``locate`` turns them into page spans.
    """

    id: str  # d01, d02 … in dossier order
    type: str  # name of a document type (rules/documents), or UNRECOGNISED
    title: str  # the title line as printed, or the file name
    parts: tuple[Span, ...]
    text: str
    starts: tuple[int, ...]  # offset in ``text`` at which each part begins
    quality: Quality = Quality.EXACT
    tables: tuple[Table, ...] = ()
    number: str | None = None  # 文号 of this document
    serves: tuple[str, ...] = ()  # 送达回证 and other proofs of service: types of the documents served
    confidence: float = 1.0  # of type and boundaries, 0–1
    reason: str = ""  # why it was taken for this type, in Chinese
    doubtful: tuple[tuple[int, int], ...] = ()  # places in ``text`` that may be misread
    serves_guessed: bool = False  # the paper itself does not say what it serves
    may_be: tuple[str, ...] = ()  # of UNRECOGNISED pages: the types whose words stand in their heading

    @property
    def file(self) -> str:
        return self.parts[0].file

    @property
    def files(self) -> tuple[str, ...]:
        """The files that hold it: several where each page was scanned into a file of its own."""
        return tuple(dict.fromkeys(part.file for part in self.parts))

    @property
    def pages(self) -> tuple[int, int]:
        """First and last page within its (first) file."""
        numbers = [part.page for part in self.parts if part.file == self.file]
        return numbers[0], numbers[-1]

    def locate(self, start: int, end: int) -> tuple[Evidence, ...]:
        """The document characters [start, end) as evidence, one piece a page they stand on."""
        found: list[Evidence] = []
        index = max(bisect_right(self.starts, start) - 1, 0)
        while index < len(self.parts) and self.starts[index] < max(end, start + 1):
            part, begin = self.parts[index], self.starts[index]
            low = max(start - begin, 0)
            high = min(end - begin, part.end - part.start)
            if low < high:
                span = Span(part.file, part.page, part.start + low, part.start + high)
                found.append(Evidence(span, self.text[begin + low : begin + high]))
            index += 1
        return tuple(found)

    def legible(self, start: int, end: int) -> Quality:
        """How well the characters [start, end) could be read: POOR where a doubtful line reaches into them."""
        poor = any(low < end and start < high for low, high in self.doubtful)
        return Quality.POOR if poor else self.quality

    def holds(self, span: Span) -> bool:
        return any(
            part.file == span.file
            and part.page == span.page
            and part.start <= span.start
            and span.end <= part.end
            for part in self.parts
        )


@dataclass(frozen=True, slots=True)
class Dossier:
    name: str
    kind: str  # 处罚普通 | 处罚简易 | 许可 | 强制 | 检查 | 投诉 | …
    files: tuple[SourceFile, ...]
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()  # problems of the dossier itself; those of a file stand with the file
    declared: dict[str, str] = field(default_factory=dict)  # facts from 案卷信息.yaml: 文书.要素 → text

    def of_type(self, reference: str) -> tuple[Document, ...]:
        """Documents named by ``类型`` or ``类型的送达回证``, 的邮寄送达凭证, 的公告送达材料 (the proofs of service for
        documents of that type; a parcel or announcement that does not say what it serves may serve any)."""
        served, found, proof = reference.rpartition("的")
        if found and proof in PROOFS:
            return tuple(
                d
                for d in self.documents
                if d.type == proof
                and (served in d.serves or (proof != "送达回证" and (d.serves_guessed or not d.serves)))
            )
        return tuple(d for d in self.documents if d.type == reference)

    def document(self, id: str) -> Document:
        return next(d for d in self.documents if d.id == id)

    def page(self, file: str, number: int) -> Page | None:
        for source in self.files:
            if source.path == file:
                return next((p for p in source.pages if p.number == number), None)
        return None

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        return self.problems + tuple(p for source in self.files for p in source.problems)

    @property
    def fully_read(self) -> bool:
        return not any(problem.blocking for problem in self.all_problems)
