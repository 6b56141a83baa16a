"""Floor 1: files → pages. One module a format; every file passes through the guard; nothing raises."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from checker.model.dossier import Problem, ProblemKind, SourceFile
from checker.readers.ahead import read_all
from checker.readers.guard import IMAGES, Limits, Reading, Unreadable, sniff
from checker.readers.sources import Budget, Source, natural_order, old_office_files, sources, unpacked

if TYPE_CHECKING:
    from checker.readers.sidecar import Sidecar

__all__ = [
    "Limits",
    "natural_order",
    "read_dossier",
    "read_file",
    "source_bytes",
]

log = logging.getLogger(__name__)

SUFFIXES = {
    "docx": (".docx", ".docm", ".dotx"), "pdf": (".pdf",), "xlsx": (".xlsx", ".xlsm"), "ofd": (".ofd",),
    "ole": (".doc", ".wps", ".xls", ".et"), "rtf": (".rtf",), "html": (".html", ".htm"), "text": (".txt", ".md", ".csv", ".text", ".log"),
    "jpg": (".jpg", ".jpeg"), "png": (".png",), "tiff": (".tif", ".tiff"), "bmp": (".bmp",), "gif": (".gif",),
    "webp": (".webp",), "heic": (".heic", ".heif"), "zip": (".zip",),
}  # fmt: skip
"""Real format → the suffixes such a file may carry."""


def read_dossier(path: Path, limits: Limits | None = None) -> tuple[SourceFile, ...]:
    """Every file of one dossier: a folder, a zip, or one file. What cannot be read is there with its problem."""
    limits = limits or Limits()
    budget = Budget(limits)
    old = old_office_files(path, limits)
    if len(old) > 1:
        from checker.readers.legacy import convert_ahead

        convert_ahead(old, limits)
    found = (file for source in sources(path, limits) for file in _open(source, budget, depth=0))
    return tuple(read_all(found, read_file, limits))


def source_bytes(path: Path, wanted: Iterable[str], limits: Limits) -> dict[str, bytes]:
    """The content of the files ``wanted`` (paths inside the dossier), for drawing page crops."""
    names = set(wanted)
    budget = Budget(limits)
    return dict(found for source in sources(path, limits) for found in _wanted(source, names, budget))


def _wanted(source: Source, names: set[str], budget: Budget) -> Iterator[tuple[str, bytes]]:
    if isinstance(source.content, Problem):
        return
    if source.name in names:
        yield source.name, source.content
    elif any(name.startswith(source.name + "/") for name in names):
        try:
            inside = unpacked(source.content, source.name, budget)
        except Unreadable:
            return
        for inner in inside:
            yield from _wanted(inner, names, budget)


def _open(source: Source, budget: Budget, depth: int) -> Iterator[SourceFile | Source]:
    """The files to be read, out of their archives; those that cannot be, with their problem."""
    name, content = source.name, source.content
    if isinstance(content, Problem):
        yield SourceFile(name, "", problems=(content,))
    elif content and sniff(content, name) == "zip":
        yield from _zip(name, content, budget, depth)
    else:
        yield source


def _zip(name: str, content: bytes, budget: Budget, depth: int) -> Iterator[SourceFile | Source]:
    digest = hashlib.sha256(content).hexdigest()
    if depth >= 3:
        problem = Problem(ProblemKind.TOO_DEEP, name, "压缩包套压缩包过深，没有读取", "请解压后提供文件夹")
        yield SourceFile(name, digest, problems=(problem,))
        return
    try:
        found = unpacked(content, name, budget)
    except Unreadable as error:
        yield SourceFile(name, digest, problems=(error.problem(name),))
        return
    for inner in found:
        yield from _open(inner, budget, depth + 1)


def read_file(
    content: bytes, name: str, limits: Limits | None = None, aside: tuple[str, bytes] | None = None
) -> SourceFile:
    """One file's pages and problems. Never raises for what the file holds. ``aside``: name and content of a file
    beside a scan, with the text another program recognised."""
    limits = limits or Limits()
    digest = hashlib.sha256(content).hexdigest()
    if not content:
        problem = Problem(ProblemKind.EMPTY, name, "文件是空的（0 字节）", "请从原处重新复制")
        return SourceFile(name, digest, problems=(problem,))
    kind = sniff(content, name)
    try:
        reading = _read(kind, content, name, limits, aside)
    except Unreadable as error:
        return SourceFile(name, digest, problems=(error.problem(name),))
    except RecursionError:
        problem = Problem(ProblemKind.TOO_DEEP, name, "内部结构嵌套过深，没有读取", "请打开后另存为新文件")
        return SourceFile(name, digest, problems=(problem,))
    except Exception as error:
        # A reader met something it does not know. The file is lost, the dossier is not; no text in the log.
        log.debug("reading a %s file failed: %s", kind, type(error).__name__, exc_info=True)
        problem = Problem(
            ProblemKind.DAMAGED, name, "文件内部结构异常，无法读取", "请打开后另存为新的 docx 或 PDF"
        )
        return SourceFile(name, digest, problems=(problem,))
    problems = reading.problems + _misnamed(kind, name)
    modified = reading.modified
    if modified is not None and modified.tzinfo is not None:
        modified = modified.astimezone(UTC).replace(tzinfo=None)
    return SourceFile(
        name, digest, reading.pages, problems, _plausible(modified), tuple(sorted(reading.content.items()))
    )


def _plausible(moment: datetime | None) -> datetime | None:
    return moment if moment is not None and 1995 < moment.year < 2100 else None


def _misnamed(kind: str, name: str) -> tuple[Problem, ...]:
    suffix = PurePosixPath(name).suffix.lower()
    if kind not in SUFFIXES or not suffix or suffix in SUFFIXES[kind]:
        return ()
    return (
        Problem(
            ProblemKind.WRONG_FORMAT, name, f"扩展名是 {suffix}，内容其实是 {kind}，已按内容读取",
            "请改正扩展名", blocking=False,
        ),
    )  # fmt: skip


def _beside(aside: tuple[str, bytes] | None) -> Sidecar | None:
    if aside is None:
        return None
    from checker.readers.sidecar import read_sidecar

    return read_sidecar(aside[1], aside[0])


def _read(kind: str, content: bytes, name: str, limits: Limits, aside: tuple[str, bytes] | None) -> Reading:
    """The table of formats."""
    if kind == "docx":
        from checker.readers.docx import read_docx

        return read_docx(content, name, limits)
    if kind == "pdf":
        from checker.readers.pdf import read_pdf

        return read_pdf(content, name, limits, _beside(aside))
    if kind == "ofd":
        from checker.readers.ofd import read_ofd

        return read_ofd(content, name, limits)
    if kind == "text":
        from checker.readers.plain import read_text

        return read_text(content, name, limits)
    if kind == "html":
        from checker.readers.plain import read_html

        return read_html(content, name, limits)
    if kind == "xlsx":
        from checker.readers.spreadsheet import read_xlsx

        return read_xlsx(content, name, limits)
    if kind in IMAGES:
        from checker.readers.scanned import read_picture

        return read_picture(content, name, limits, _beside(aside))
    if kind == "ole" and "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(
            ProblemKind.ENCRYPTED, "Office 文件设有打开密码", "请输入密码打开后另存为不加密的文件"
        )
    if kind in ("ole", "rtf"):
        from checker.readers.legacy import read_legacy

        return read_legacy(content, name, limits)
    if kind in ("rar", "7z"):
        raise Unreadable(ProblemKind.UNSUPPORTED, f"不能打开 {kind} 压缩包", "请解压后提供文件夹，或改用 zip")
    raise Unreadable(
        ProblemKind.UNSUPPORTED, "不支持这种格式", "请转成 docx、PDF 或图片；与案件无关的文件请移出案卷文件夹"
    )
