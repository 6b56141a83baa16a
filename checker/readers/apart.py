"""Reading a file in a process of its own, so that one that hangs, swells or crashes costs itself alone."""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection

from checker.model.dossier import Problem, ProblemKind
from checker.readers.guard import MEGABYTE, Limits, Reading, Unreadable

log = logging.getLogger(__name__)

MEMORY = 3072 * MEGABYTE  # of the process
Read = Callable[[bytes, str, Limits], Reading]
CURE = "请核对文件来源；确需检查的，打印为新的 PDF 或拆成几个文件"


def read_apart(read: Read, content: bytes, name: str, limits: Limits, seconds: float) -> Reading:
    """What ``read`` gives back. Raises Unreadable, also when the process is not done after ``seconds`` or dies."""
    here, there = multiprocessing.Pipe(duplex=False)
    plain = replace(limits, jobs=1, page=None)
    process = multiprocessing.Process(target=_work, args=(there, read, content, name, plain), daemon=True)
    process.start()
    there.close()
    try:
        answer = here.recv() if here.poll(seconds) else None
    except EOFError:  # it died without an answer
        raise Unreadable(ProblemKind.DAMAGED, "文件内部结构异常，读取时出错", CURE) from None
    finally:
        process.kill()
        process.join()
        here.close()
    if answer is None:
        raise Unreadable(ProblemKind.TIMEOUT, "读取超时，没有读取", CURE)
    if isinstance(answer, Problem):
        raise Unreadable(answer.kind, answer.message, answer.cure)
    assert isinstance(answer, Reading)
    return answer


def _work(there: Connection, read: Read, content: bytes, name: str, limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # Windows: time alone is limited
        log.debug("memory is not limited on this system")
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        there.send(read(content, name, limits))
    except Unreadable as error:
        there.send(error.problem(name))
    except MemoryError:
        there.send(Problem(ProblemKind.TOO_LARGE, name, "读取需要的内存过多，没有读取", CURE))
    there.close()
