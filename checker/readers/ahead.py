"""A dossier of many small scans: each is read whole in one of the processes that recognise pages, several at a time.
A long scan needs none of this: its own pages keep all processes busy.
"""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import replace

from checker.model.dossier import Problem, ProblemKind, SourceFile
from checker.readers import ocr
from checker.readers.guard import IMAGES, Limits, Unreadable, sniff
from checker.readers.kept import look_up
from checker.readers.pages import Task
from checker.readers.sources import Source

SMALL = 3  # pages: with more, a file is read by all processes together
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")

Read = Callable[[bytes, str, Limits, tuple[str, bytes] | None], SourceFile]


def read_all(found: Iterable[SourceFile | Source], read: Read, limits: Limits) -> Iterator[SourceFile]:
    """Every file read, in order. The content of two files a process is held beside the one that is read here."""
    queue: deque[SourceFile | _Handed] = deque()
    handed = _Many(limits)
    for item in found:
        if isinstance(item, SourceFile):
            queue.append(item)
        elif handed.takes(item):
            queue.append(handed.over(item, read))
        else:
            queue.append(read(_bytes(item), item.name, limits, item.aside))
        handed.wait(2 * limits.jobs - 1)
        while queue and (isinstance(queue[0], SourceFile) or queue[0].done):
            yield _read(queue.popleft())
    handed.wait(0)
    yield from map(_read, queue)


class _Handed:
    """A file that another process reads."""

    def __init__(self, source: Source, read: Read, limits: Limits) -> None:
        self.name, self.digest = source.name, hashlib.sha256(_bytes(source)).hexdigest()
        alone = replace(limits, jobs=1, page=None)
        self.task = Task(limits.jobs, read, source.content, source.name, alone, source.aside)

    @property
    def done(self) -> bool:
        return self.task.future.done()

    def read(self) -> SourceFile:
        found = self.task.result()
        if found is not None:
            return found
        problem = Problem(
            ProblemKind.DAMAGED,
            self.name,
            "文件内部结构异常，读取时出错",
            "请从原处重新复制，或另存为新的文件",
        )
        return SourceFile(self.name, self.digest, problems=(problem,))


def _read(item: SourceFile | _Handed) -> SourceFile:
    return item if isinstance(item, SourceFile) else item.read()


class _Many:
    """The files handed over so far: how many, and how many of them are read."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.pending: set[Future[SourceFile]] = set()
        self.total = self.told = self.more = 0

    def takes(self, source: Source) -> bool:
        """Whether to hand a file over: one of several small scans, not recognised before."""
        self.more = source.scans_after
        if self.limits.jobs < 2 or self.limits.ocr == "off" or source.aside is not None:
            return False
        return bool((self.pending or self.more) and _is_small_scan(source, self.limits) and ocr.available())

    def over(self, source: Source, read: Read) -> _Handed:
        handed = _Handed(source, read, self.limits)
        self.pending.add(handed.task.future)
        self.total += 1
        return handed

    def wait(self, most: int) -> None:
        """Until no more than ``most`` files are being read; tells of those that are."""
        while True:
            self.pending = {future for future in self.pending if not future.done()}
            read = self.total - len(self.pending)
            if read > self.told and self.limits.page is not None:
                self.limits.page("", read, self.total + self.more)
            self.told = read
            if len(self.pending) <= most:
                return
            wait(self.pending, return_when=FIRST_COMPLETED)


def _is_small_scan(source: Source, limits: Limits) -> bool:
    content = _bytes(source)
    kind = sniff(content, source.name)
    if kind == "pdf":
        # no picture is ever packed away where this does not see it; a text with a few small ones is read as well
        pages = len(_PICTURE.findall(content))
    elif kind in IMAGES:
        pages = _frames(content, source.name, limits)
    else:
        return False
    return 1 <= pages <= SMALL and look_up(ocr.page_key(hashlib.sha256(content).hexdigest(), 1)) is None


def _frames(content: bytes, name: str, limits: Limits) -> int:
    from checker.readers.frames import opened

    try:
        with opened(content, name, limits) as frames:
            return frames.total
    except Unreadable:
        return 0


def _bytes(source: Source) -> bytes:
    assert isinstance(source.content, bytes)
    return source.content
