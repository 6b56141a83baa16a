"""Pictures of pages → what is printed on them: in several processes, one page after the other, each picture held only
while it is being read.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from multiprocessing import get_context, parent_process
from multiprocessing.util import Finalize
from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar

from checker.readers import ocr
from checker.readers.guard import Deadline, Limits
from checker.readers.kept import look_up
from checker.readers.scan import Recognised

if TYPE_CHECKING:
    from checker.readers.scan import Image

T = TypeVar("T")
Draw = Callable[[int], "Image | None"]
"""Page number → its picture; None where it cannot or must not be drawn."""


class Task(Generic[T]):
    """Work that one of the processes does. A native library that crashes takes all of them along: what was under way
    is then done again, each in a process of its own."""

    def __init__(self, jobs: int, work: Callable[..., T], *arguments: object) -> None:
        self._work, self._arguments = work, arguments
        try:
            self.future: Future[T] = _pool(jobs).submit(work, *arguments)
        except BrokenProcessPool:
            _pool_of.cache_clear()
            self.future = _pool(jobs).submit(work, *arguments)

    def result(self) -> T | None:
        """None where the process died that did nothing else."""
        try:
            return self.future.result()
        except BrokenProcessPool:
            try:
                with ProcessPoolExecutor(1, get_context("spawn")) as alone:
                    return alone.submit(self._work, *self._arguments).result()
            except BrokenProcessPool:
                return None


def recognise_pages(
    numbers: Iterable[int], draw: Draw, name: str, digest: str, dpi: float, limits: Limits, deadline: Deadline
) -> Iterator[tuple[int, Recognised]]:
    """Each page recognised, or taken from what was recognised before without being drawn. Pages that cannot be
    drawn, whose process died or whose time never came are left out. Two pictures a process are held at a time."""
    wanted = list(numbers)
    done = 0

    def told(number: int, found: Recognised) -> tuple[int, Recognised]:
        nonlocal done
        done += 1
        if limits.page is not None:
            limits.page(name, done, len(wanted))
        return number, found

    todo = []
    for number in wanted:
        kept = look_up(ocr.page_key(digest, number))
        if kept is None:
            todo.append(number)
        else:
            yield told(number, kept)
    jobs = min(limits.jobs, len(todo))
    pending: deque[tuple[int, Task[Recognised]]] = deque()
    for number in todo:
        if deadline.passed:
            break
        picture = draw(number)
        if picture is None:
            continue
        key = ocr.page_key(digest, number)
        if jobs > 1:
            pending.append((number, Task(limits.jobs, _one, picture, dpi, key)))
        else:
            yield told(number, _one(picture, dpi, key))
        if len(pending) >= 2 * jobs:
            yield from _next(pending, told)
    while pending:
        yield from _next(pending, told)


def _next(
    pending: deque[tuple[int, Task[Recognised]]],
    told: Callable[[int, Recognised], tuple[int, Recognised]],
) -> Iterator[tuple[int, Recognised]]:
    number, task = pending.popleft()
    found = task.result()
    if found is not None:
        yield told(number, found)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that load the engine once, kept until this one ends."""
    return _pool_of(jobs, os.getpid())


@lru_cache(maxsize=1)
def _pool_of(jobs: int, owner: int) -> ProcessPoolExecutor:
    # begun afresh: a copy of this process would inherit locks of the engine's threads, which nobody opens again
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_follow)
    # before this process waits for its children to end by themselves
    Finalize(None, pool.shutdown, kwargs={"cancel_futures": True}, exitpriority=10)
    return pool


def _follow() -> None:
    """Let this process end with the one that began it, also where that is killed and says nothing."""
    begun_by = parent_process()
    assert begun_by is not None

    def wait() -> None:
        begun_by.join()
        os._exit(1)

    Thread(target=wait, daemon=True).start()


def recognise_all(pictures: list[tuple[Image, float]], jobs: int) -> list[Recognised | None]:
    """A few pictures at once, in order; None for one whose process died."""
    if jobs <= 1 or len(pictures) < 2:
        return [_one(picture, dpi) for picture, dpi in pictures]
    return [task.result() for task in [Task(jobs, _one, picture, dpi) for picture, dpi in pictures]]


def _one(picture: Image, dpi: float, key: str | None = None) -> Recognised:
    return ocr.recognise(picture, dpi, key)
