"""Limits every reader passes through, and what a file really is."""

from __future__ import annotations

import io
import lzma
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

from checker.model.dossier import Problem, ProblemKind
from checker.model.text import Page

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one dossier. Generous for real papers, small against hostile ones."""

    file_size: int = 500 * MEGABYTE  # bytes of one file as stored
    unpacked_size: int = 2048 * MEGABYTE  # bytes out of one archive
    ratio: int = 200  # unpacked : packed, for members above one megabyte
    files: int = 3000
    depth: int = 8  # folders and archives inside each other
    pages: int = 2000  # of one file
    seconds: float = 900.0  # of one file
    pixels: int = 120_000_000  # of one picture
    ocr: str = "auto"  # auto: pages without text | off | force: every page of a PDF
    jobs: int = 1  # processes that recognise pages
    page: Callable[[str, int, int], None] | None = None
    """Told of each page recognised: file, how many are done, of how many. The small scans of a dossier are told of
    together, each when it is read, with no name."""


class Deadline:
    """A file's time. Readers ask between pages; what is not read by then is said."""

    __slots__ = ("_end",)

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def passed(self) -> bool:
        return time.monotonic() > self._end


def beyond(name: str, total: int, limits: Limits) -> tuple[Problem, ...]:
    """The problem of a file with more pages than are read; none where all are read."""
    if total <= limits.pages:
        return ()
    unread = tuple(range(limits.pages + 1, total + 1)[:50])
    return (
        Problem(
            ProblemKind.TOO_LARGE, name, f"共 {total} 页，只读前 {limits.pages} 页", "请按案拆成几个文件再检查", unread
        ),
    )  # fmt: skip


class Unreadable(Exception):
    """A file cannot be read further; carries the problem to report."""

    def __init__(self, kind: ProblemKind, message: str, cure: str) -> None:
        super().__init__(kind.value)
        self.kind, self.message, self.cure = kind, message, cure

    def problem(self, file: str) -> Problem:
        return Problem(self.kind, file, self.message, self.cure)


TORN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, NotImplementedError, ValueError, RuntimeError, KeyError,
)  # fmt: skip
"""What opening a zip, or reading a member, raises when its bytes are damaged."""


SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG", "png"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"GIF8", "gif"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
)


IMAGES = ("jpg", "png", "tiff", "bmp", "gif", "webp", "heic")
HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def sniff(content: bytes, name: str) -> str:
    """The real format: pdf, docx, xlsx, ofd, zip, ole (old Office), rtf, jpg, png, tiff, bmp, gif, webp, heic,
    html, text, rar, 7z, or the suffix when the content does not tell."""
    suffix = PurePosixPath(name).suffix.lower().lstrip(".")
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, found in SIGNATURES:
        if start.startswith(signature):
            return _inside_zip(content, suffix) if found == "zip" else found
    if b"%PDF" in content[:1024]:
        return "pdf"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        return "heic"
    head = start[:512].lower()
    if head.startswith((b"<!doctype html", b"<html")) or suffix in ("html", "htm"):
        return "html"
    if suffix in ("txt", "md", "csv", "log", "text"):
        return "text"
    return suffix


def _inside_zip(content: bytes, suffix: str) -> str:
    """Office formats are zips: told apart by the parts they must have at their root – a dossier may hold such
    files, packed or not."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.namelist()
    except TORN:
        parts = []  # torn: by its suffix, so that its reader says what is wrong
    for marker, found in (("word/document", "docx"), ("xl/workbook", "xlsx"), ("OFD.xml", "ofd")):
        if any(part.startswith(marker) for part in parts):
            return found
    return "zip" if suffix not in ("docx", "xlsx", "ofd") else suffix


OPENERS = {"docx": " Word 或 WPS ", "xlsx": " Excel 或 WPS ", "ofd": " OFD 阅读器"}
XML_SIZE = 96 * MEGABYTE  # of all XML parts of an Office file: a thousand pages take a tenth of it


def check_package(content: bytes, kind: str) -> None:
    """Refuse an Office file or OFD that must not be parsed: torn, encrypted, a bomb, or with a document type
    definition – entities read other files or multiply without end. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            written = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
            if (
                sum(p.file_size for p in written) > XML_SIZE
                or sum(p.file_size for p in parts) > 600 * MEGABYTE
            ):
                raise Unreadable(
                    ProblemKind.TOO_LARGE, "解压后过大，疑似压缩炸弹", f"请核对文件来源，另存为新的 {kind}"
                )
            if any(part.flag_bits & 1 for part in parts):
                raise Unreadable(ProblemKind.ENCRYPTED, "文件加密", f"请输入密码打开后另存为不加密的 {kind}")
            for part in written:
                source = package.read(part).replace(b"\0", b"")  # UTF-16 as well
                if b"<!DOCTYPE" in source or b"<!ENTITY" in source:
                    raise Unreadable(
                        ProblemKind.UNSAFE,
                        f"含有外部实体声明，正常的 {kind} 没有",
                        f"请核对文件来源；确需检查的，用{OPENERS[kind]}打开后另存",
                    )
    except TORN as error:
        raise Unreadable(
            ProblemKind.DAMAGED,
            f"文件损坏，不是完整的 {kind}",
            f"请用{OPENERS[kind]}打开后另存为新的 {kind}",
        ) from error


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader gives back: pages, problems, the loss report (kind of content → count found) and the time
    of the last change that the file itself declares."""

    pages: tuple[Page, ...] = ()
    problems: tuple[Problem, ...] = ()
    content: dict[str, int] = field(default_factory=dict)
    modified: datetime | None = None
