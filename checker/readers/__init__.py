"""Floor 1: files → pages. One module a format; every file passes through the guard; nothing raises."""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from checker.chinese.numerals import parse_integer
from checker.model.dossier import Problem, ProblemKind, SourceFile
from checker.readers.guard import Limits, Reading, Unreadable, sniff

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

IMAGES = ("jpg", "png", "tiff", "bmp", "gif", "webp", "heic")

# Not papers of the case: left by systems and editors, or the handler's own notes to this program.
_IGNORED = re.compile(
    r"^(?:\..*|~\$.*|~WRL.*|Thumbs\.db|desktop\.ini|__MACOSX|案卷信息\.yaml|anjuan\.yaml)$", re.IGNORECASE
)


def natural_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key under which 2 comes before 10, and 二 before 十."""
    parts = re.split(r"(\d+|[一二三四五六七八九十]{1,3}(?=[、.．\s_-]))", name)
    keys = []
    for part in parts:
        number = parse_integer(part) if part and re.fullmatch(r"\d+|[一二三四五六七八九十]+", part) else None
        keys.append((1, 0, part.casefold()) if number is None else (0, number, ""))
    return tuple(keys)


def read_dossier(path: Path, limits: Limits | None = None) -> tuple[SourceFile, ...]:
    """Every file of one dossier: a folder, a zip, or one file. What cannot be read is there with its problem."""
    limits = limits or Limits()
    sources = _folder(path, limits) if path.is_dir() else _single(path, legible(path.name), limits)
    budget = Budget(limits)
    return tuple(found for name, content in sources for found in _open(name, content, budget, depth=0))


def source_bytes(path: Path, wanted: Iterable[str], limits: Limits) -> dict[str, bytes]:
    """The content of the files ``wanted`` (paths inside the dossier), for drawing page crops."""
    names = set(wanted)
    sources = _folder(path, limits) if path.is_dir() else _single(path, legible(path.name), limits)
    found: dict[str, bytes] = {}
    for name, content in sources:
        if isinstance(content, Problem):
            continue
        if name in names:
            found[name] = content
        elif any(n.startswith(name + "/") for n in names):
            found |= _inside(name, content, names, limits)
    return found


def _inside(name: str, content: bytes, names: set[str], limits: Limits) -> dict[str, bytes]:
    from checker.readers.archive import members

    found: dict[str, bytes] = {}
    try:
        for inner, data in members(content, name, limits):
            if isinstance(data, bytes):
                if inner in names:
                    found[inner] = data
                elif any(n.startswith(inner + "/") for n in names):
                    found |= _inside(inner, data, names, limits)
    except Unreadable:
        return found
    return found


Source = tuple[str, bytes | Problem]


def legible(name: str) -> str:
    """``name`` as text that can be written. A GBK name that came over from Windows byte by byte is no UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


def _single(path: Path, name: str, limits: Limits) -> Iterator[Source]:
    try:
        if path.exists() and not path.is_file():  # reading a pipe or a device would never end
            yield name, Problem(ProblemKind.UNSAFE, name, "不是普通文件，没有读取", "请放入文件本身")
            return
        if path.stat().st_size > limits.file_size:
            size = path.stat().st_size // (1024 * 1024)
            yield (
                name,
                Problem(ProblemKind.TOO_LARGE, name, f"文件有 {size} MB，过大", "请拆分或压缩图像后再检查"),
            )
            return
        yield name, path.read_bytes()
    except OSError as error:
        why = {errno.ENOENT: "找不到", errno.EACCES: "没有权限", errno.EPERM: "没有权限"}.get(
            error.errno or 0, "读取出错"
        )
        yield name, Problem(ProblemKind.DAMAGED, name, f"文件打不开（{why}）", "请核对权限，或重新复制该文件")


def _folder(folder: Path, limits: Limits) -> Iterator[Source]:
    """Files below ``folder`` in the order a person would leaf through them. Links are not followed."""
    root = folder.resolve()
    count = 0
    for path in sorted(
        folder.rglob("*"), key=lambda p: tuple(map(natural_order, p.relative_to(folder).parts))
    ):
        relative = path.relative_to(folder)
        if any(_IGNORED.match(part) for part in relative.parts) or (path.is_dir() and not path.is_symlink()):
            continue
        name = legible(relative.as_posix())
        if path.is_symlink() and not _within(path, root):
            yield name, Problem(ProblemKind.UNSAFE, name, "是指向案卷之外的链接，没有读取", "请放入文件本身")
            continue
        if path.is_dir():
            continue
        count += 1
        if count > limits.files:
            yield (
                name,
                Problem(
                    ProblemKind.TOO_LARGE,
                    name,
                    f"文件超过 {limits.files} 个，其余没有读取",
                    "一个文件夹只放一宗案卷；批量检查请用 anjuan batch",
                ),
            )
            return
        if len(relative.parts) > limits.depth:
            yield name, Problem(ProblemKind.TOO_DEEP, name, "文件夹层数过深，没有读取", "请减少文件夹层数")
            continue
        yield from _single(path, name, limits)


def _within(link: Path, root: Path) -> bool:
    try:
        return link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a circle of links
        return False


class Budget:
    """What may still come out of archives. One for a dossier, or archives inside each other would multiply it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits

    def spend(self, members: list[Source]) -> None:
        size = sum(len(data) for _, data in members if isinstance(data, bytes))
        self.limits = replace(
            self.limits,
            unpacked_size=max(self.limits.unpacked_size - size, 0),
            files=max(self.limits.files - len(members), 0),
        )


def _open(name: str, content: bytes | Problem, budget: Budget, depth: int) -> Iterator[SourceFile]:
    if isinstance(content, Problem):
        yield SourceFile(name, "", problems=(content,))
        return
    if content and sniff(content, name) == "zip":
        yield from _zip(name, content, budget, depth)
    else:
        yield read_file(content, name, budget.limits)


def _zip(name: str, content: bytes, budget: Budget, depth: int) -> Iterator[SourceFile]:
    from checker.readers.archive import members

    digest = hashlib.sha256(content).hexdigest()
    if depth >= 3:
        problem = Problem(ProblemKind.TOO_DEEP, name, "压缩包套压缩包过深，没有读取", "请解压后提供文件夹")
        yield SourceFile(name, digest, problems=(problem,))
        return
    try:
        found = sorted(
            members(content, name, budget.limits), key=lambda m: tuple(map(natural_order, m[0].split("/")))
        )
        budget.spend(found)
    except Unreadable as error:
        yield SourceFile(name, digest, problems=(error.problem(name),))
        return
    for inner, data in found:
        if not any(_IGNORED.match(part) for part in PurePosixPath(inner).parts[1:]):
            yield from _open(inner, data, budget, depth + 1)


def read_file(content: bytes, name: str, limits: Limits | None = None) -> SourceFile:
    """One file's pages and problems. Never raises for what the file holds."""
    limits = limits or Limits()
    digest = hashlib.sha256(content).hexdigest()
    if not content:
        problem = Problem(ProblemKind.EMPTY, name, "文件是空的（0 字节）", "请从原处重新复制")
        return SourceFile(name, digest, problems=(problem,))
    kind = sniff(content, name)
    try:
        reading = _read(kind, content, name, limits)
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


def _read(kind: str, content: bytes, name: str, limits: Limits) -> Reading:
    """The table of formats."""
    if kind == "docx":
        from checker.readers.docx import read_docx

        return read_docx(content, name, limits)
    if kind == "pdf":
        from checker.readers.pdf import read_pdf

        return read_pdf(content, name, limits)
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

        return read_picture(content, name, limits)
    if kind == "ole" and "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(
            ProblemKind.ENCRYPTED, "Office 文件设有打开密码", "请输入密码打开后另存为不加密的文件"
        )
    if kind in ("ole", "rtf", "ofd"):
        what = {"ole": "旧版 Office 文件（.doc、.wps、.xls）", "rtf": "RTF 文件", "ofd": "OFD 文件"}[kind]
        raise Unreadable(
            ProblemKind.UNSUPPORTED,
            f"是{what}，不能直接读取",
            "请用 Word 或 WPS 打开后另存为 docx，或导出为 PDF",
        )
    if kind in ("rar", "7z"):
        raise Unreadable(ProblemKind.UNSUPPORTED, f"不能打开 {kind} 压缩包", "请解压后提供文件夹，或改用 zip")
    raise Unreadable(
        ProblemKind.UNSUPPORTED, "不支持这种格式", "请转成 docx、PDF 或图片；与案件无关的文件请移出案卷文件夹"
    )
