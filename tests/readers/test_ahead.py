"""Many small scans: read in several processes, in order, and each on its own where one brings its process down."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from PIL import Image
from scanner import as_jpeg, bound

from checker.model.dossier import ProblemKind, SourceFile
from checker.readers import Limits, ahead, ocr, pages, read_dossier
from checker.readers.guard import Deadline
from checker.readers.scan import Area, Printed, Recognised
from checker.readers.sources import Source

Told = list[tuple[str, int, int]]


def picture(frames: int = 1) -> bytes:
    out = io.BytesIO()
    sheet = Image.new("RGB", (40, 60), "white")
    more = {"save_all": True, "append_images": [sheet] * (frames - 1)} if frames > 1 else {}
    sheet.save(out, "TIFF", **more)
    return out.getvalue()


def scan(pages: int) -> bytes:
    import numpy as np

    jpeg = as_jpeg(np.full((60, 40, 3), 255, dtype=np.uint8), 75, 72)
    return bound([(jpeg, 400.0, 600.0)] * pages)


def read(content: bytes, name: str, limits: Limits, aside: object) -> SourceFile:
    """Plays the reading of a file, in the process it is given to: one that kills it, one that is slow."""
    if name.startswith("kills"):
        os._exit(1)
    if name.startswith("slow"):
        time.sleep(0.3)
    assert limits.page is None or limits.jobs > 1
    return SourceFile(name, str(os.getpid()))


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files handed over, each read at once."""
    names: list[str] = []

    class Here:
        def __init__(self, jobs: int, work: Callable[..., SourceFile], *arguments: object) -> None:
            names.append(str(arguments[1]))
            self.future: Future[SourceFile] = Future()
            self.future.set_result(work(*arguments))

        def result(self) -> SourceFile:
            return self.future.result()

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ahead, "Task", Here)
    return names


def several(*contents: bytes) -> list[Source]:
    names = [f"{number:02d}" for number in range(1, len(contents) + 1)]
    return [
        Source(name, content, scans_after=len(contents) - number)
        for number, (name, content) in enumerate(zip(names, contents, strict=True), 1)
    ]


def test_small_scans_are_handed_over_and_nothing_else(handed: list[str]) -> None:
    found = several(
        picture(), picture(8), scan(1), scan(8), b"plain text", b"%PDF-1.4 no picture", b"", picture()
    )
    done = list(ahead.read_all(found, read, Limits(jobs=2)))
    assert [file.path for file in done] == [source.name for source in found]
    assert handed == ["01", "03"]  # the last one has nothing to be read beside


@pytest.mark.parametrize(
    "limits", [Limits(jobs=1), Limits(jobs=2, ocr="off")], ids=("one process", "no recognition")
)
def test_with_nothing_to_gain_nothing_is_handed_over(handed: list[str], limits: Limits) -> None:
    assert len(list(ahead.read_all(several(*[picture()] * 3), read, limits))) == 3
    assert handed == []


def test_a_scan_with_text_beside_it_and_one_read_before_are_read_here(
    handed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import hashlib

    from checker.readers import kept

    monkeypatch.setenv("ANJUAN_CACHE", str(tmp_path))
    known = scan(1)
    kept.keep(ocr.page_key(hashlib.sha256(known).hexdigest(), 1), Recognised(40, 60, 0))
    beside = Source("02", picture(), ("02.txt", b"text"), scans_after=1)
    found = [Source("01", known, scans_after=3), beside, Source("03", picture(), scans_after=1)]
    list(ahead.read_all(found, read, Limits(jobs=2)))
    assert handed == ["03"]


def test_progress_counts_the_small_scans_of_a_dossier(handed: list[str]) -> None:
    told: Told = []
    limits = Limits(jobs=2, page=lambda *said: told.append(said))
    list(
        ahead.read_all(several(picture(), picture(), b"plain text", picture(), picture(), b""), read, limits)
    )
    assert told == [("", 1, 6), ("", 2, 6), ("", 3, 5), ("", 4, 5)]


def test_files_keep_their_order_and_a_crash_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: True)
    names = ["slow", "a", "kills", "b", "c", "d", "e"]
    found = [Source(name, picture(), scans_after=9) for name in names]
    ready = [SourceFile("first", "x")]
    done = list(ahead.read_all([*ready, *found], read, Limits(jobs=2)))
    assert [file.path for file in done] == ["first", *names]
    assert [file.path for file in done if file.problems] == ["kills"]
    assert done[3].problems[0].kind is ProblemKind.DAMAGED
    here = str(os.getpid())
    assert here not in {file.sha256 for file in done}


def crash_on_the_second(picture: object, dpi: float, key: str | None = None) -> Recognised:
    number = int(picture[0, 0, 0])  # type: ignore[index]
    if number == 2:
        os._exit(1)
    return Recognised(number, 10, 0, (Printed("甲", 0.9, Area(0, 0, 1, 1)),))


def test_a_page_that_kills_its_process_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    import numpy as np

    monkeypatch.setattr(pages, "_one", crash_on_the_second)

    def draw(number: int) -> object:
        return np.full((10, 10, 3), number, dtype=np.uint8)

    got = pages.recognise_pages(range(1, 8), draw, "扫描.pdf", "digest", 200.0, Limits(jobs=2), Deadline(60))  # type: ignore[arg-type]
    assert [(number, found.width) for number, found in got] == [(n, n) for n in range(1, 8) if n != 2]


def test_the_processes_end_with_the_one_that_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import os, time\n"
        "from checker.readers.pages import Task\n"
        "if __name__ == '__main__':\n"
        "    print(Task(1, os.getpid).result(), flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    for _ in range(100):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("still there")


def test_a_folder_and_an_archive_say_how_many_scans_come(tmp_path: Path) -> None:
    import zipfile

    from checker.readers.sources import Budget, sources, unpacked

    for name in ("1.jpg", "2.docx", "3.PDF", "4.txt", "5.png"):
        (tmp_path / name).write_bytes(b"x")
    assert [source.scans_after for source in sources(tmp_path, Limits())] == [2, 2, 1, 1, 0]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in sorted(tmp_path.iterdir()):
            archive.write(path, path.name)
    inside = unpacked(out.getvalue(), "a.zip", Budget(Limits()))
    assert [source.scans_after for source in inside] == [2, 2, 1, 1, 0]


@pytest.mark.slow
def test_a_folder_of_scans_is_the_same_from_one_process_and_from_two(tmp_path: Path) -> None:
    for number in range(1, 4):
        Image.new("RGB", (400, 600), "white").save(tmp_path / f"{number}.jpg")
    (tmp_path / "4.txt").write_text("送达回证", encoding="utf-8")
    assert read_dossier(tmp_path, Limits(jobs=2)) == read_dossier(tmp_path, Limits(jobs=1))
