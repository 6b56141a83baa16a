"""The files of a dossier as they lie in a folder or a zip, in the order a person would leaf through them."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from checker.chinese.numerals import parse_integer
from checker.model.dossier import Problem, ProblemKind
from checker.readers.guard import Limits

# Not papers of the case: left by systems and editors, or the handler's own notes to this program.
_IGNORED = re.compile(
    r"^(?:\..*|~\$.*|~WRL.*|Thumbs\.db|desktop\.ini|__MACOSX|案卷信息\.yaml|anjuan\.yaml)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file: its path inside the dossier, and its bytes or why they were not read."""

    name: str
    content: bytes | Problem
    aside: tuple[str, bytes] | None = None  # a file beside a scan, with the text another program recognised
    scans_after: int = 0  # files that may be scans and come after it in the same folder or archive


class Budget:
    """What may still come out of archives. One for a dossier, or archives inside each other would multiply it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits

    def spend(self, members: list[Source]) -> None:
        size = sum(len(member.content) for member in members if isinstance(member.content, bytes))
        self.limits = replace(
            self.limits,
            unpacked_size=max(self.limits.unpacked_size - size, 0),
            files=max(self.limits.files - len(members), 0),
        )


def natural_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key under which 2 comes before 10, and 二 before 十."""
    parts = re.split(r"(\d+|[一二三四五六七八九十]{1,3}(?=[、.．\s_-]))", name)
    keys = []
    for part in parts:
        number = parse_integer(part) if part and re.fullmatch(r"\d+|[一二三四五六七八九十]+", part) else None
        keys.append((1, 0, part.casefold()) if number is None else (0, number, ""))
    return tuple(keys)


def legible(name: str) -> str:
    """``name`` as text that can be written. A GBK name that came over from Windows byte by byte is no UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


OLD_OFFICE = (".doc", ".wps", ".rtf", ".xls", ".et")


def sources(path: Path, limits: Limits) -> Iterator[Source]:
    """Every file of the dossier at ``path``: a folder, or one file. Archives are files here."""
    return _folder(path, limits) if path.is_dir() else _single(path, limits)


def unpacked(content: bytes, name: str, budget: Budget) -> list[Source]:
    """The files in an archive. Raises Unreadable for what is no archive, or a bomb."""
    from checker.readers.archive import members

    found = [Source(inner, data) for inner, data in members(content, name, budget.limits)]
    budget.spend(found)
    found.sort(key=lambda source: tuple(map(natural_order, source.name.split("/"))))
    found = [s for s in found if not any(_IGNORED.match(part) for part in PurePosixPath(s.name).parts[1:])]
    held = {source.name: source.content for source in found}
    pairs = {scan: aside for scan, aside in _paired(held).items() if _is_aside(held[aside], aside)}
    asides = set(pairs.values())
    papers = [s for s in found if s.name not in asides]
    after = _scans_after([s.name for s in papers])
    return [
        _beside(replace(s, scans_after=count), pairs, lambda aside: held[aside])
        for s, count in zip(papers, after, strict=True)
    ]


def _single(path: Path, limits: Limits) -> Iterator[Source]:
    from checker.readers.sidecar import SCANS

    name = legible(path.name)
    around: dict[str, Path] = {}
    if path.suffix.lower() in SCANS and path.is_file():
        try:
            around = {legible(other.name): other for other in path.parent.iterdir() if other.is_file()}
        except OSError:
            around = {}
    pairs = _paired(n for n in around if n.startswith(PurePosixPath(name).stem))
    source = Source(name, _bytes(path, name, limits))
    aside = pairs.get(name)
    if aside is not None and not _is_aside(_start(around[aside]), aside):
        pairs = {}
    yield _beside(source, pairs, lambda aside: _bytes(around[aside], aside, limits))


def old_office_files(path: Path, limits: Limits) -> list[bytes]:
    """The content of the old Office files in a folder, to be converted together; archives are not looked into."""
    if not path.is_dir():
        return []
    found = [
        _bytes(entry, name, limits)
        for name, entry in _listed(path, limits).items()
        if isinstance(entry, Path) and name.lower().endswith(OLD_OFFICE)
    ]
    return [content for content in found if isinstance(content, bytes)]


def _listed(folder: Path, limits: Limits) -> dict[str, Path | Problem]:
    """Name → file of a folder, in order. Links are not followed."""
    root = folder.resolve()
    listed: dict[str, Path | Problem] = {}
    for path in sorted(
        folder.rglob("*"), key=lambda p: tuple(map(natural_order, p.relative_to(folder).parts))
    ):
        relative = path.relative_to(folder)
        if any(_IGNORED.match(part) for part in relative.parts) or (path.is_dir() and not path.is_symlink()):
            continue
        name = legible(relative.as_posix())
        if path.is_symlink() and not _within(path, root):
            listed[name] = Problem(
                ProblemKind.UNSAFE, name, "是指向案卷之外的链接，没有读取", "请放入文件本身"
            )
        elif path.is_dir():
            continue
        elif len(listed) >= limits.files:
            what = f"文件超过 {limits.files} 个，其余没有读取"
            cure = "一个文件夹只放一宗案卷；批量检查请用 anjuan batch"
            listed[name] = Problem(ProblemKind.TOO_LARGE, name, what, cure)
            break
        elif len(relative.parts) > limits.depth:
            listed[name] = Problem(ProblemKind.TOO_DEEP, name, "文件夹层数过深，没有读取", "请减少文件夹层数")
        else:
            listed[name] = path
    return listed


def _folder(folder: Path, limits: Limits) -> Iterator[Source]:
    listed = _listed(folder, limits)
    files = {name: path for name, path in listed.items() if isinstance(path, Path)}
    pairs = {scan: aside for scan, aside in _paired(files).items() if _is_aside(_start(files[aside]), aside)}
    asides = set(pairs.values())
    papers = [name for name in listed if name not in asides]
    for name, after in zip(papers, _scans_after(papers), strict=True):
        entry = listed[name]
        content = entry if isinstance(entry, Problem) else _bytes(entry, name, limits)
        source = Source(name, content, scans_after=after)
        yield _beside(source, pairs, lambda aside: _bytes(files[aside], aside, limits))


def _scans_after(names: list[str]) -> list[int]:
    """For each name, how many of those after it may be scans."""
    from checker.readers.sidecar import SCANS

    after = [0]
    for name in reversed(names[1:]):
        after.append(after[-1] + name.lower().endswith(SCANS))
    return after[::-1] if names else []


def _within(link: Path, root: Path) -> bool:
    try:
        return link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a circle of links
        return False


def _bytes(path: Path, name: str, limits: Limits) -> bytes | Problem:
    try:
        if path.exists() and not path.is_file():  # reading a pipe or a device would never end
            return Problem(ProblemKind.UNSAFE, name, "不是普通文件，没有读取", "请放入文件本身")
        if path.stat().st_size > limits.file_size:
            size = path.stat().st_size // (1024 * 1024)
            return Problem(ProblemKind.TOO_LARGE, name, f"文件有 {size} MB，过大", "请拆分或压缩图像后再检查")
        return path.read_bytes()
    except OSError as error:
        why = {errno.ENOENT: "找不到", errno.EACCES: "没有权限", errno.EPERM: "没有权限"}.get(
            error.errno or 0, "读取出错"
        )
        return Problem(ProblemKind.DAMAGED, name, f"文件打不开（{why}）", "请核对权限，或重新复制该文件")


# ---- text beside scans ---------------------------------------------------------------------------------


def _paired(names: Iterable[str]) -> dict[str, str]:
    from checker.readers.sidecar import paired

    return paired(names)


def _start(path: Path) -> bytes:
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(4096)
    except OSError:
        return b""


def _is_aside(content: bytes | Problem, name: str) -> bool:
    from checker.readers.sidecar import is_sidecar

    return isinstance(content, bytes) and is_sidecar(content, name)


def _beside(scan: Source, pairs: dict[str, str], read: Callable[[str], bytes | Problem]) -> Source:
    """``scan`` with the text that stands beside it, if any."""
    aside = pairs.get(scan.name)
    content = read(aside) if aside is not None else None
    return replace(scan, aside=(aside, content)) if aside and isinstance(content, bytes) else scan
