"""Many dossiers: one process a core, one bad dossier never stops the others, files written whole or not."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from tempfile import NamedTemporaryFile

from checker.model.report import BatchReport, Report, Row
from checker.pipeline import Options, check_dossier, stamp
from checker.readers import Limits
from checker.readers.render import render
from checker.rulebook import Rulebook
from checker.writers import BATCH_WRITERS, WRITERS, wanted_crops

log = logging.getLogger(__name__)

FILE_NAMES = {"html": "report.html", "json": "report.json"}
INDEX_NAMES = {"html": "index.html", "json": "index.json"}

Done = Callable[[Row, int, int], None]


def children(folder: Path) -> tuple[Path, ...]:
    """The dossiers of a batch folder: each child that is a folder, a zip or a file. Hidden files and the
    office's own settings are none."""
    from checker.readers import natural_order

    found = [
        child
        for child in folder.iterdir()
        if not child.name.startswith((".", "~$"))
        and not (child.is_file() and child.suffix.lower() in (".yaml", ".yml"))
    ]
    return tuple(sorted(found, key=lambda child: natural_order(child.name)))


def check_batch(
    sources: Iterable[Path],
    rulebook: Rulebook,
    options: Options,
    out: Path,
    formats: tuple[str, ...] = ("html", "json"),
    jobs: int | None = None,
    done: Done | None = None,
    index: bool = True,
    names: tuple[str, ...] | None = None,
) -> BatchReport:
    """Check every source as one dossier and write its reports to ``out/<dossier>/``, with ``index`` also the
    tables over all. ``jobs``: processes, default one a core. ``done`` is told of each dossier as it ends:
    (row, how many ended, of how many).
    ``names``: what to call the dossiers, default their file names."""
    paths = tuple(sources)
    folders = folder_names(names or tuple(p.stem if p.is_file() else p.resolve().name for p in paths))
    jobs = min(jobs or os.cpu_count() or 1, len(paths)) or 1
    rows: dict[int, Row] = {}
    tasks = [(number, path, folders[number]) for number, path in enumerate(paths)]
    for number, row in _run(tasks, rulebook, options, out, formats, jobs):
        rows[number] = row
        if done:
            done(row, len(rows), len(paths))
    batch = BatchReport(tuple(rows[number] for number in range(len(paths))), stamp(rulebook, options))
    if index:
        for name in formats:
            if name in BATCH_WRITERS:
                write_whole(out / INDEX_NAMES[name], BATCH_WRITERS[name](batch))
    return batch


Task = tuple[int, Path, str]


def _run(
    tasks: list[Task],
    rulebook: Rulebook,
    options: Options,
    out: Path,
    formats: tuple[str, ...],
    jobs: int,
) -> Iterator[tuple[int, Row]]:
    if jobs == 1:
        for index, path, folder in tasks:
            yield index, check_one(path, folder, rulebook, options, out, formats)
        return
    pending = dict(enumerate(tasks))
    with ProcessPoolExecutor(jobs) as pool:
        futures = {
            pool.submit(check_one, path, folder, rulebook, options, out, formats): number
            for number, (_, path, folder) in pending.items()
        }
        for future in as_completed(futures):
            number = futures[future]
            try:
                row = future.result()
            except BrokenProcessPool:
                continue  # left in ``pending``, judged alone below
            index, _, _ = pending.pop(number)
            yield index, row
    # A process that died (memory, a crash in a native library) takes the whole pool with it. Each dossier
    # left over gets a process of its own, so that only the one at fault is lost.
    for index, path, folder in pending.values():
        with ProcessPoolExecutor(1) as pool:
            try:
                row = pool.submit(check_one, path, folder, rulebook, options, out, formats).result()
            except BrokenProcessPool:
                row = Row(path.name, "", None, "检查进程异常退出（可能内存不足或文件损坏），请单独检查该案卷")
        yield index, row


def check_one(
    path: Path, folder: str, rulebook: Rulebook, options: Options, out: Path, formats: tuple[str, ...]
) -> Row:
    """Check one dossier and write its reports; whatever goes wrong becomes a row that says so."""
    try:
        report = check_dossier(path, rulebook, options)
        write_report(report, path, out / folder, formats, options.limits)
    except Exception as error:
        if options.debug:
            raise
        # The exception's text may quote the dossier; its type and place do not.
        log.error("dossier %s: %s", folder, type(error).__name__, exc_info=log.isEnabledFor(logging.DEBUG))
        return Row(
            path.name,
            "",
            None,
            f"程序内部错误（{type(error).__name__}），该案卷未能检查，请带 --debug 重试并反馈",
        )
    return Row(report.dossier.name, folder, report)


def write_report(
    report: Report, source: Path, folder: Path, formats: tuple[str, ...], limits: Limits
) -> tuple[Path, ...]:
    """Write ``report`` into ``folder`` in each format; returns the files written."""
    written: list[Path] = []
    for name in formats:
        if name not in WRITERS:
            continue
        crops = render(source, wanted_crops(report), limits) if name == "html" else {}
        target = folder / FILE_NAMES[name]
        write_whole(target, WRITERS[name](report, crops))
        written.append(target)
    return tuple(written)


def write_whole(target: Path, content: bytes) -> None:
    """Write the whole file or none: a temporary file beside it, then a rename."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}-", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(content)
            file.close()
            temporary.chmod(0o644)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def folder_names(names: Iterable[str]) -> tuple[str, ...]:
    """A folder name for each dossier's report: safe on every file system, and unique."""
    taken: list[str] = []
    for name in names:
        plain = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', "_", name).strip(" .")[:80] or "案卷"
        unique, count = plain, 1
        while unique.casefold() in {other.casefold() for other in taken}:
            count += 1
            unique = f"{plain}-{count}"
        taken.append(unique)
    return tuple(taken)
