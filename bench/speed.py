"""Speed, as ratios measured in one run on one machine.

    python bench/speed.py

- a whole check (reading, facts, all rules, HTML with pictures, JSON) of a 100-page text PDF against bare
  pypdfium2 extraction of the same pages with a box for every character, and what its parts take;
- the dossiers of Word files one after the other, as in a batch;
- a cold start of ``anjuan --help``.

Processor time, so that other work of the machine counts little; only the cold start is by the clock.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from itertools import cycle
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import PdfDocument

from checker.batch import check_batch, write_report
from checker.facts import extract
from checker.facts.recognise import recognise
from checker.judge import judge
from checker.model.rule import Case
from checker.pipeline import Options, check_dossier
from checker.readers import read_dossier
from checker.readers.render import render
from checker.rulebook import Rulebook, load
from checker.rulebook.settings import find_rules
from checker.writers import WRITERS, wanted_crops

ROUNDS = 5
PAGES = 100
SAMPLES = Path(__file__).parent.parent / "sample_cases"


def samples() -> list[Path]:
    """The sample PDFs, the longest first."""
    return sorted(SAMPLES.rglob("*.pdf"), key=lambda p: (-len(PdfDocument(p)), str(p)))


def hundred_pages(sources: list[Path], path: Path) -> Path:
    """A PDF of the pages of ``sources``, from the first again when they are all in."""
    target = PdfDocument.new()
    for sample in cycle(sources):
        source = PdfDocument(sample)
        target.import_pages(source, list(range(min(len(source), PAGES - len(target)))))
        if len(target) == PAGES:
            break
    target.save(path)
    return path


def of_word_files() -> list[Path]:
    """The sample dossiers without a PDF."""
    folders = (case.parent / "dossier" for case in sorted(SAMPLES.glob("*/case.yaml")))
    return [folder for folder in folders if any(folder.rglob("*.docx")) and not any(folder.rglob("*.pdf"))]


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


def once(action: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    start = clock()
    action()
    return clock() - start


def best(action: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    return min(once(action, clock) for _ in range(ROUNDS))


def check_long(path: Path, rulebook: Rulebook, options: Options, name: str) -> None:
    """The whole check of a long PDF against the floor, and where the time goes."""

    def whole() -> None:
        report = check_dossier(path, rulebook, options)
        write_report(report, path, path.parent / "out", ("html", "json"), options.limits)

    floor = best(lambda: bare(path))
    first, again = once(whole), best(whole)
    files = read_dossier(path, options.limits)
    dossier = recognise("", files, rulebook.types)
    facts = extract(dossier, rulebook.types)
    case = Case(
        dossier, facts, options.settings, rulebook.parameters, rulebook.lists, penalties=rulebook.penalties
    )
    report = check_dossier(path, rulebook, options)
    wanted = wanted_crops(report)
    pictures = render(path, wanted, options.limits)
    parts: dict[str, Callable[[], object]] = {
        "读取": lambda: read_dossier(path, options.limits),
        "分文书": lambda: recognise("", files, rulebook.types),
        "提取要素": lambda: extract(dossier, rulebook.types),
        "逐条判断": lambda: judge(rulebook.rules, case),
        f"{len(wanted)} 张截图": lambda: render(path, wanted, options.limits),
        "HTML": lambda: WRITERS["html"](report, pictures),
        "JSON": lambda: WRITERS["json"](report, pictures),
    }
    print(f"{PAGES} 页文字 PDF（{name}），{len(rulebook.rules)} 条规则，处理器时间")
    print(f"  逐字带框裸读 {floor:.2f} s；整套检查 {again:.2f} s，为裸读的 {again / floor:.2f} 倍")
    print(f"  第一遍 {first:.2f} s，{first / floor:.2f} 倍")
    for part, action in parts.items():
        seconds = best(action)
        print(f"    {part} {seconds:.3f} s，{seconds / floor:.2f} 倍")


def check_many(rulebook: Rulebook, options: Options, out: Path) -> None:
    """Small dossiers one after the other: what is made once a process, and what each costs."""
    dossiers = of_word_files()

    def batch() -> None:
        check_batch(dossiers, rulebook, options, out, jobs=1)

    first, again = once(batch), best(batch)
    print(
        f"{len(dossiers)} 宗 Word 案卷：每宗 {again / len(dossiers):.2f} s（第一遍 {first / len(dossiers):.2f} s）"
    )


def main() -> None:
    start = time.process_time()
    rulebook = load(find_rules(None))
    print(f"装入规则：{time.process_time() - start:.2f} s")
    options = Options(datetime(2026, 1, 5, 9, 0))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # the same fonts and words again and again: both the floor and the check find much done already
        check_long(hundred_pages(samples()[:1], folder / "one.pdf"), rulebook, options, "一份案卷的页重复")
        check_long(hundred_pages(samples(), folder / "many.pdf"), rulebook, options, "各样例的页")
        check_many(rulebook, options, folder / "batch")
    cold = best(
        lambda: subprocess.run([sys.executable, "-m", "checker", "--help"], capture_output=True, check=True),
        time.perf_counter,
    )
    print(f"冷启动 anjuan --help：{cold:.2f} s（时钟）")


if __name__ == "__main__":
    main()
