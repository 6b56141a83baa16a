"""Many dossiers: one process a core, one bad dossier never stops the others, files written whole or not; what an
earlier run has done, and nothing has changed since, is not done again."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cache
from glob import escape
from pathlib import Path
from tempfile import NamedTemporaryFile

from checker.model.finding import Verdict
from checker.model.report import BatchReport, Report, Row, Status
from checker.pipeline import Options, check_dossier, stamp
from checker.readers import Limits
from checker.readers.render import render
from checker.readers.sidecar import paired
from checker.rulebook import Rulebook
from checker.writers import BATCH_WRITERS, WRITERS, wanted_crops
from checker.writers.html import TEMPLATES
from checker.writers.redact import redacted
from checker.writers.reread import read_json

log = logging.getLogger(__name__)

FILE_NAMES = {"html": "report.html", "json": "report.json"}
INDEX_NAMES = {"html": "index.html", "json": "index.json"}

Done = Callable[[Row, int, int], None]


def children(folder: Path) -> tuple[Path, ...]:
    """The dossiers of a batch folder: each child that is a folder, a zip or a file. Hidden files, the office's own
    settings, the text beside a scan and the tables of an earlier run are none."""
    from checker.readers import natural_order

    found = [child for child in folder.iterdir() if not child.name.startswith((".", "~$"))]
    files = [child.name for child in found if child.is_file()]
    aside = {*paired(files).values(), *INDEX_NAMES.values()}
    aside |= {name for name in files if name.lower().endswith((".yaml", ".yml"))}
    return tuple(
        sorted(
            (child for child in found if child.is_dir() or child.name not in aside),
            key=lambda child: natural_order(child.name),
        )
    )


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
    redact: bool = False,
    resume: bool = False,
) -> BatchReport:
    """Check every source as one dossier and write its reports to ``out/<dossier>/``, with ``index`` also the
    tables over all. ``jobs``: processes, default one a core. ``done`` is told of each dossier as it ends:
    (row, how many ended, of how many).
    ``names``: what to call the dossiers, default their file names. ``redact``: mask natural persons. ``resume``:
    leave a dossier alone whose report in ``out`` comes from the same files, rules, settings and program.
    The reports that come back have no positions on the page, which weigh more than all the rest."""
    paths = tuple(sources)
    called = names or tuple(p.stem if p.is_file() else p.resolve().name for p in paths)
    # A folder called after a dossier called after a person would give the name away.
    folders = tuple(f"案卷{n:03d}" for n in range(1, len(paths) + 1)) if redact else folder_names(called)
    work = Work(rulebook, options, out, formats, redact, resume)
    tasks = [
        Task(number, path, name, folder)
        for number, (path, name, folder) in enumerate(zip(paths, called, folders, strict=True))
    ]
    jobs = min(jobs or os.cpu_count() or 1, len(paths)) or 1
    rows: dict[int, Row] = {}
    for number, row in _run(tasks, work, jobs):
        rows[number] = row
        if done:
            done(row, len(rows), len(paths))
    batch = BatchReport(tuple(rows[number] for number in range(len(paths))), stamp(rulebook, options))
    if index:
        for format in formats:
            if format in BATCH_WRITERS:
                write_whole(out / INDEX_NAMES[format], BATCH_WRITERS[format](batch))
    return batch


@dataclass(frozen=True, slots=True)
class Work:
    """What is the same for every dossier of a batch."""

    rulebook: Rulebook
    options: Options
    out: Path
    formats: tuple[str, ...]
    redact: bool
    resume: bool


@dataclass(frozen=True, slots=True)
class Task:
    number: int
    path: Path
    name: str
    folder: str


def _run(tasks: list[Task], work: Work, jobs: int) -> Iterator[tuple[int, Row]]:
    if jobs == 1:
        for task in tasks:
            yield task.number, check_one(task, work)
        return
    pending = {task.number: task for task in tasks}
    with ProcessPoolExecutor(jobs) as pool:
        futures = {pool.submit(check_one, task, work): task.number for task in tasks}
        for future in as_completed(futures):
            try:
                row = future.result()
            except BrokenProcessPool:
                continue  # left in ``pending``, judged alone below
            del pending[futures[future]]
            yield futures[future], row
    # A process that died (memory, a crash in a native library) takes the whole pool with it. Each dossier
    # left over gets a process of its own, so that only the one at fault is lost.
    for task in pending.values():
        with ProcessPoolExecutor(1) as pool:
            try:
                row = pool.submit(check_one, task, work).result()
            except BrokenProcessPool:
                reason = "检查进程异常退出（可能内存不足或文件损坏），请单独检查该案卷"
                row = Row(task.folder if work.redact else task.name, "", None, reason)
        yield task.number, row


def check_one(task: Task, work: Work) -> Row:
    """Check one dossier and write its reports; whatever goes wrong becomes a row that says so."""
    try:
        inputs = inputs_of(task, work) if work.resume else ""
        kept = _kept(task, work, inputs) if inputs else None
        if kept is not None:
            return Row(kept.dossier.name, task.folder, kept, kept=True)
        report = check_dossier(task.path, work.rulebook, work.options)
        report = replace(
            report,
            dossier=replace(report.dossier, name=task.name),
            stamp=replace(report.stamp, inputs=inputs),
        )
        if work.redact:
            report = redacted(report)
        folder = work.out / task.folder
        # A picture of the page would show what the text masks.
        write_report(report, task.path, folder, work.formats, work.options.limits, crops=not work.redact)
    except Exception as error:
        if work.options.debug:
            raise
        # The exception's text may quote the dossier; its type and place do not.
        log.error(
            "dossier %s: %s", task.folder, type(error).__name__, exc_info=log.isEnabledFor(logging.DEBUG)
        )
        return Row(
            task.folder if work.redact else task.name,
            "",
            None,
            f"程序内部错误（{type(error).__name__}），该案卷未能检查，请带 --debug 重试并反馈",
        )
    return Row(report.dossier.name, task.folder, without_positions(report))


def inputs_of(task: Task, work: Work) -> str:
    """One hash over all that a report depends on: the program, the rules, the office's settings, how pages are
    read, and every file of the dossier; empty where a file cannot be read."""
    options, mark = work.options, stamp(work.rulebook, work.options)
    limits = replace(options.limits, jobs=1, page=None)
    parts = (_program(), mark.tool, mark.rulebook, mark.calendar, mark.ocr, options.settings, options.sheet)
    digest = hashlib.sha256(repr((parts, limits, work.redact, task.name)).encode("utf-8", "surrogatepass"))
    folder = task.path if task.path.is_dir() else task.path.parent
    # beside a single file may lie its text or its declaration
    beside = {task.path, *folder.glob(f"{escape(task.path.stem)}.*")}
    found = folder.rglob("*") if task.path.is_dir() else beside
    try:
        for path in sorted(path for path in found if path.is_file()):
            digest.update(repr(path.relative_to(folder).parts).encode("utf-8", "surrogatepass"))
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    except OSError:
        return ""
    return f"sha256:{digest.hexdigest()}"


@cache
def _program() -> str:
    """The program itself: a version number does not change with every correction."""
    digest = hashlib.sha256()
    for root in (Path(__file__).parent, *TEMPLATES):
        for path in sorted(path for path in root.rglob("*") if path.suffix in (".py", ".j2", ".js", ".css")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _kept(task: Task, work: Work, inputs: str) -> Report | None:
    """The report an earlier run left, if it comes from the same inputs in every format asked for. What was not read
    in full, or crashed, is tried again: what stood in its way may be gone."""
    folder = work.out / task.folder
    if "json" not in work.formats:
        return None
    try:
        for name in work.formats:
            with (folder / FILE_NAMES[name]).open("rb") as file:
                if inputs.encode() not in file.read(4096):
                    return None
        report = read_json((folder / FILE_NAMES["json"]).read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        return None
    whole = report.status is Status.COMPLETE and not report.nothing_read
    return report if whole and not report.totals[Verdict.CRASHED] else None


def without_positions(report: Report) -> Report:
    """What the tables over many dossiers need: of the pages only their text."""
    files = tuple(
        replace(
            source,
            pages=tuple(replace(page, boxes=None, tables=(), marks=(), doubtful=()) for page in source.pages),
        )
        for source in report.dossier.files
    )
    return replace(report, dossier=replace(report.dossier, files=files))


def write_report(
    report: Report,
    source: Path,
    folder: Path,
    formats: tuple[str, ...],
    limits: Limits,
    crops: bool = True,
) -> tuple[Path, ...]:
    """Write ``report`` into ``folder`` in each format; returns the files written."""
    written: list[Path] = []
    for name in formats:
        if name not in WRITERS:
            continue
        pictures = render(source, wanted_crops(report), limits) if crops and name == "html" else {}
        target = folder / FILE_NAMES[name]
        write_whole(target, WRITERS[name](report, pictures))
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
