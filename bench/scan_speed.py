"""What recognising costs: whole checks of scanned pages against the bare engine on the same pictures with the same
threads; two processes against one; a check of what was recognised before against the first.

Against the engine it is processor time, so that other work of the machine counts little. What several processes gain
is told by the clock, the best of a few rounds; where the machine is busy it is told too low.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium
from scanner import as_jpeg

from checker.pipeline import Options, check_dossier
from checker.readers import Limits, ocr
from checker.readers.scanned import picture_of
from checker.rulebook import Rulebook

ROUNDS = 2
BUSY = 0.5  # processors at work for others, above which a clock says little
NAMES = {
    "small": "自带的 small 模型",
    "tiny": "tiny 模型",
}


def measure(scan: Path, rulebook: Rulebook, at: datetime) -> None:
    """Print all of it for the PDF ``scan``. What is kept goes to ANJUAN_CACHE and is thrown away."""
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0]
    cache = Path(os.environ["ANJUAN_CACHE"])
    with pdfium.PdfDocument(scan) as document:
        pictures = [picture_of(document[index]) for index in range(len(document))]
    pages = len(pictures)
    loose = scan.parent / "loose"
    loose.mkdir()
    for number, picture in enumerate(pictures, 1):
        (loose / f"{number:03d}.jpg").write_bytes(as_jpeg(picture, 85, 200))

    def check(source: Path, jobs: int) -> None:
        check_dossier(source, rulebook, Options(at, limits=Limits(jobs=jobs)))

    def fresh(action: Callable[[], object], clock: Callable[[], float], rounds: int = ROUNDS) -> float:
        taken = []
        for _ in range(rounds):
            shutil.rmtree(cache, ignore_errors=True)
            taken.append(took(action, clock))
        return min(taken)

    print(f"\n时间（{pages} 页，200 dpi 和 150 dpi 各半，有章；1 分钟平均负载 {load:.1f}）")
    check(scan, 1)  # loads the models
    one, engine = whole(lambda: fresh(lambda: check(scan, 1), time.process_time, 1))
    print(
        f"  整套检查，1 进程 1 线程：每页 {one / pages:.2f} s 处理器时间，其中识别组件 {engine / pages:.2f} s"
    )
    for name, run in ocr.bare().items():
        run(pictures[0])
        seconds = sum(took(partial(run, picture), time.process_time) for picture in pictures)
        ratio = f"{seconds / pages:.2f} s，整套检查为其 {one / seconds:.2f} 倍"
        print(f"    同样的页，裸引擎用{NAMES[name]}：{ratio}")
    print(f"    本次识别组件实际所用（先 tiny，没把握的再用 small）：整套检查为其 {one / engine:.2f} 倍")
    del pictures
    for what, source in (("一个 PDF", scan), (f"{pages} 个单页图片", loose)):
        singly, together = partial(check, source, 1), partial(check, source, cores)
        slow = fresh(singly, time.perf_counter)
        together()  # starts the processes
        quick = fresh(together, time.perf_counter)
        again = min(took(together, time.perf_counter) for _ in range(3))
        print(
            f"  {what}：1 进程每页 {slow / pages:.2f} s，{cores} 进程 {quick / pages:.2f} s，快 {slow / quick:.2f} 倍；"
            f"再查一次（缓存）共 {again:.2f} s，比 {cores} 进程的第一次快 {quick / again:.0f} 倍"
        )
    started = {jobs: alone(scan, jobs, cache) for jobs in (1, cores)}
    for jobs, (clock, processor) in started.items():
        print(f"  连启动：anjuan check --jobs {jobs}，时钟 {clock:.1f} s，处理器 {processor:.1f} s")
    most = cores * started[1][1] / started[cores][1]
    print(f"    快 {started[1][0] / started[cores][0]:.2f} 倍；按处理器时间，空闲的机器上至多 {most:.2f} 倍")
    if load > BUSY:
        print("  机器上另有程序在跑：倍数按时钟计，偏低")


def whole(run: Callable[[], float]) -> tuple[float, float]:
    """What ``run`` says, and the processor time that the engine took of it."""
    taken = [0.0]
    real = ocr._engine

    def watched(models: ocr.Models) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            start = time.process_time()
            try:
                return real(models)(*arguments, **options)
            finally:
                taken[0] += time.process_time() - start

        return call

    ocr._engine = watched  # type: ignore[assignment]
    try:
        return run(), taken[0]
    finally:
        ocr._engine = real


def took(action: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    action()
    return clock() - start


def alone(scan: Path, jobs: int, cache: Path) -> tuple[float, float]:
    """A check from the command line, start and reports included: seconds by the clock, and of all processors."""
    shutil.rmtree(cache, ignore_errors=True)
    out = scan.parent / "out"
    command = [sys.executable, "-m", "checker", "check", str(scan), "--jobs", str(jobs), "-o", str(out)]
    before = _children()
    clock = took(lambda: subprocess.run(command, check=False, capture_output=True), time.perf_counter)
    return clock, _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
