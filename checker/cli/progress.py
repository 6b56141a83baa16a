"""Progress on stderr: a bar on a terminal, plain lines otherwise."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from checker.model.report import Row

if TYPE_CHECKING:
    from rich.progress import TaskID

QUIET = 10.0  # seconds between two lines about pages


class Progress:
    """Shows how many dossiers are done and, of a scan, how many pages."""

    def __init__(self, dossiers: int, stream: TextIO) -> None:
        self._total = dossiers
        self._stream = stream
        self._bar = None
        self._file, self._since, self._said, self._before = "", 0.0, 0.0, 0
        self._pages: TaskID | None = None
        if stream.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            self._bar = Bar(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=Console(file=stream),
                transient=True,
            )
            self._task = self._bar.add_task("检查案卷", total=dossiers)

    def __enter__(self) -> Progress:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def page(self, file: str, done: int, pages: int) -> None:
        """A page of a scan is recognised. Without a terminal a line is written every ten seconds at most."""
        now = time.monotonic()
        if done <= 1 or file != self._file:
            self._file, self._since, self._said, self._before = file, now, now, done
        if self._bar:
            if self._pages is None:
                self._pages = self._bar.add_task("识别文字", total=pages)
            self._bar.update(self._pages, total=pages, completed=done, visible=done < pages)
        elif now - self._said >= QUIET:
            rest = (now - self._since) / (done - self._before) * (pages - done)
            print(f"识别文字 {done}/{pages} 页，约余 {rest:.0f} 秒", file=self._stream, flush=True)
            self._said = now

    def dossier(self, row: Row, done: int, total: int) -> None:
        if self._bar:
            self._bar.update(self._task, completed=done)
        elif total > 1:
            kept = "（没有变，沿用上次的结果）" if row.kept else ""
            print(f"[{done}/{total}] {row.name}{kept}", file=self._stream, flush=True)
