"""Progress on stderr: a bar on a terminal, plain lines otherwise."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TextIO

from checker.model.report import Row


class Progress:
    """Shows how many dossiers are done, and the page being recognised where that takes long."""

    def __init__(self, dossiers: int, stream: TextIO) -> None:
        self._total = dossiers
        self._stream = stream
        self._bar = None
        self._last_page = 0.0
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

    def dossier(self, row: Row, done: int, total: int) -> None:
        if self._bar:
            self._bar.update(self._task, completed=done)
        elif total > 1:
            print(f"[{done}/{total}] {row.name}", file=self._stream, flush=True)

    def page(self, file: str, page: int, pages: int) -> None:
        """A page was recognised; said at most once a second, since text pages pass by the hundred."""
        if self._bar:
            self._bar.update(self._task, description=f"识别 {file} 第 {page}/{pages} 页")
        elif time.monotonic() - self._last_page > 1.0:
            self._last_page = time.monotonic()
            print(f"识别 {file} 第 {page}/{pages} 页", file=self._stream, flush=True)
