"""Speed, as ratios measured in one run on one machine.

    python bench/speed.py

- a whole check (reading, facts, all rules, HTML with crops, JSON) of a 100-page text PDF against bare
  pypdfium2 extraction of the same pages with a box for every character;
- a cold start of ``anjuan --help``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import PdfDocument

from checker.batch import write_report
from checker.pipeline import Options, check_dossier
from checker.readers import Limits
from checker.rulebook import load
from checker.rulebook.settings import find_rules

ROUNDS = 5
PAGES = 100


def hundred_pages(folder: Path) -> Path:
    """A merged PDF of 100 pages, made by repeating the pages of the longest sample PDF."""
    samples = sorted(Path("sample_cases").rglob("*.pdf"), key=lambda p: len(PdfDocument(p)))
    source = PdfDocument(samples[-1])
    target = PdfDocument.new()
    while len(target) < PAGES:
        target.import_pages(source, list(range(min(len(source), PAGES - len(target)))))
    path = folder / "hundred.pdf"
    target.save(path)
    return path


def bare(path: Path) -> None:
    """The floor: every character and its box, nothing else."""
    document = pdfium.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        for index in range(text.count_chars()):
            text.get_charbox(index)
        text.close()
        page.close()
    document.close()


def best(action: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = hundred_pages(folder)
        rulebook = load(find_rules(None))
        options = Options(datetime(2026, 1, 5, 9, 0))

        def whole() -> None:
            report = check_dossier(path, rulebook, options)
            write_report(report, path, folder / "out", ("html", "json"), Limits())

        floor = best(lambda: bare(path))
        line = best(whole)
        judging = best(lambda: check_dossier(path, rulebook, options))
        cold = best(lambda: subprocess.run([sys.executable, "-m", "checker", "--help"], capture_output=True))
        interpreter = best(lambda: subprocess.run([sys.executable, "-c", "pass"], capture_output=True))
    print(
        f"100 页文字 PDF：逐字带框裸读 {floor:.2f} s；整套检查 {line:.2f} s，为裸读的 {line / floor:.2f} 倍"
    )
    print(f"  其中读取、提取、判断（不写报告）{judging:.2f} s，{judging / floor:.2f} 倍")
    print(f"冷启动 anjuan --help：{cold:.2f} s（空的解释器 {interpreter:.2f} s）")


if __name__ == "__main__":
    main()
