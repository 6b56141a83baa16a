"""Progress on stderr: a bar on a terminal, plain lines otherwise."""

from __future__ import annotations

from types import TracebackType
from typing import TextIO

from checker.model.report import Row


class Progress:
    """Shows how many dossiers are done."""

    def __init__(self, dossiers: int, stream: TextIO) -> None:
        self._total = dossiers
        self._stream = stream
        self._bar = None
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
