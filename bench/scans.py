"""Scans against the born-digital originals: how much is lost, and what recognising costs.

    python bench/scans.py [--quick] [--only name] [--looks name] [--details] [--no-times]

Every sample dossier of Word and PDF files becomes one merged PDF (Word by LibreOffice; without it only PDFs are
measured). It is printed, stamped, and scanned in several ways; each scan is checked end to end and compared
with the merged text PDF: character errors, facts, and verdicts. Then time (``scan_speed.py``). ``--quick``, which
``make bench`` asks for: three dossiers of PDF files at 200 and 150 dpi, with and without seals.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from accuracy import CHECKED_AT, Score, cases, compare, source_of
from rapidfuzz.distance import Levenshtein
from scan_speed import measure
from scanner import LOOKS, Look, as_jpeg, bound, inked, scanned, seal

from checker.chinese.dates import find_dates
from checker.chinese.normalise import plain
from checker.model.finding import Severity, Verdict
from checker.model.report import Report
from checker.model.text import Page, Quality
from checker.pipeline import Options, check_dossier
from checker.readers import Limits, natural_order, ocr
from checker.rulebook import Rulebook, load
from checker.rulebook.settings import find_rules

QUICK = ("bijian-summary-warning", "taoling-grain-ledger", "zhanghe-gas-disclosure")
SEALED = ("决定书", "告知书", "通知书", "意见书", "回证", "审批表")


@dataclass
class Tally:
    """What came of one look over all dossiers."""

    pages: int = 0
    characters: int = 0
    errors: int = 0  # edit distance in reading order
    lost: int = 0  # characters missing or too many, in any order
    poor: int = 0
    facts: Score = field(default_factory=Score)
    wrong_on_good: list[str] = field(default_factory=list)  # wrong facts whose pages claimed to be clear
    verdicts: int = 0
    same: int = 0
    opened: int = 0  # decided before, UNSURE on the scan
    accused: list[str] = field(default_factory=list)  # FAIL on the scan alone
    acquitted: list[str] = field(default_factory=list)  # FAIL before, PASS or not applicable on the scan
    documents: Score = field(default_factory=Score)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="three dossiers, no copies and photographs")
    parser.add_argument("--only", help="only cases whose folder name holds this")
    parser.add_argument("--looks", help="only looks whose name holds this")
    parser.add_argument("--details", action="store_true", help="name every wrong fact and differing verdict")
    parser.add_argument("--no-times", action="store_true", help="accuracy alone")
    arguments = parser.parse_args()
    if not ocr.available():
        raise SystemExit("没有安装文字识别组件：pip install 'anjuan[ocr]'")
    rulebook = load(find_rules(None))
    looks = list(LOOKS[:4] if arguments.quick else LOOKS)
    if arguments.looks:
        looks = [look for look in LOOKS if arguments.looks in look.name]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ANJUAN_CACHE"] = str(folder / "cache")
        dossiers = list(merged_dossiers(folder, arguments.only, QUICK if arguments.quick else ()))
        originals = {case: check(path, rulebook) for case, path, _ in dossiers}
        for look in looks:
            tally = Tally()
            for case, path, labels in dossiers:
                scan = folder / "scan" / f"{case}.pdf"
                scan.parent.mkdir(exist_ok=True)
                scan.write_bytes(scan_of(path, originals[case], look))
                score(originals[case], check(scan, rulebook), labels, tally, case)
            show(look, tally, arguments.details)
        if not arguments.no_times and dossiers:
            case, path, _ = max(dossiers, key=lambda dossier: len(pages_of(originals[dossier[0]])))
            timed = folder / "timed.pdf"
            timed.write_bytes(half_and_half(path, originals[case]))
            measure(timed, rulebook, CHECKED_AT)


# ---- dossiers as one PDF ----------------------------------------------------------------------------


def merged_dossiers(
    folder: Path, only: str | None, named: tuple[str, ...] = ()
) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    """Each sample dossier whose papers are all Word or PDF, as one merged text PDF."""
    office = shutil.which("soffice")
    if office is None:
        print("没有 LibreOffice，只测 PDF 案卷")
    for place, labels in cases(Path("sample_cases")):
        if (only and only not in place.name) or (named and place.name not in named):
            continue
        papers = folder / "papers" / place.name
        unpacked(source_of(place), papers)
        files = [path for path in papers.rglob("*") if path.is_file()]
        kinds = {path.suffix.lower() for path in files}
        if not kinds <= {".docx", ".pdf"} or (".docx" in kinds and office is None):
            print(f"略去 {place.name}（{'、'.join(sorted(kinds))}）")
            continue
        if ".docx" in kinds:
            convert(str(office), [path for path in files if path.suffix.lower() == ".docx"], folder)
        target = folder / "text" / f"{place.name}.pdf"
        target.parent.mkdir(exist_ok=True)
        merge(sorted(papers.rglob("*.pdf"), key=lambda p: natural_order(p.as_posix())), target)
        yield place.name, target, labels


def unpacked(source: Path, papers: Path) -> None:
    if source.suffix.lower() == ".zip":
        with zipfile.ZipFile(source, metadata_encoding="gbk") as archive:
            archive.extractall(papers)
    elif source.is_file():
        papers.mkdir(parents=True)
        shutil.copy(source, papers)
    else:
        shutil.copytree(source, papers)


def convert(office: str, papers: list[Path], folder: Path) -> None:
    """Each paper as PDF beside it; one start of the office for all papers of a folder."""
    for place in {path.parent for path in papers}:
        inside = [str(path) for path in papers if path.parent == place]
        profile = f"-env:UserInstallation=file://{folder / 'office'}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(place), *inside]
        subprocess.run(command, check=True, capture_output=True)


def merge(parts: list[Path], target: Path) -> None:
    whole = pdfium.PdfDocument.new()
    for part in parts:
        with pdfium.PdfDocument(part) as document:
            whole.import_pages(document)
    whole.save(target)
    whole.close()


def scan_of(path: Path, original: Report, look: Look) -> bytes:
    """The merged PDF printed, stamped where documents are signed off, and scanned."""
    random = np.random.default_rng(20240513)
    stamped = sign_offs(original) if look.seals else {}
    pages = []
    with pdfium.PdfDocument(path) as document:
        for index in range(len(document)):
            page = document[index]
            picture = drawn(page, look.dpi)
            for x, y in stamped.get(index + 1, ()):
                ink = seal("沅岭县发展和改革局", look.dpi, random)
                inked(picture, ink, x * look.dpi / 72, y * look.dpi / 72)
            pages.append(
                (as_jpeg(scanned(picture, look, random), look.jpeg, look.dpi), *map(float, page.get_size()))
            )
            page.close()
    return bound(pages)


def half_and_half(path: Path, original: Report, most: int = 16) -> bytes:
    """As many pages from a good scanner as from a bad one."""
    with pdfium.PdfDocument.new() as whole:
        for look in (LOOKS[0], LOOKS[2]):
            with pdfium.PdfDocument(scan_of(path, original, look)) as document:
                begin = len(whole)
                whole.import_pages(document, list(range(begin, min(begin + most // 2, len(document)))))
        out = io.BytesIO()
        whole.save(out)
    return out.getvalue()


def drawn(page: Any, dpi: int) -> Any:
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
    return np.ascontiguousarray(bitmap.to_numpy()[:, :, :3]).copy()


def sign_offs(report: Report) -> dict[int, list[tuple[float, float]]]:
    """Where the last date line of each sealed document stands: page → middles."""
    pages = pages_of(report)
    found: dict[int, list[tuple[float, float]]] = {}
    for document in report.dossier.documents:
        if not any(word in document.type for word in SEALED):
            continue
        part = document.parts[-1]
        page = pages[part.page]
        place = part.end
        for line in reversed(page.text[part.start : part.end].split("\n")):
            place -= len(line)
            if len(plain(line)) < 30 and find_dates(line) and page.boxes:
                boxes = page.boxes.around(place, place + len(line))
                if boxes:
                    found.setdefault(part.page, []).append(
                        ((boxes[0].x0 + boxes[0].x1) / 2, (boxes[0].y0 + boxes[0].y1) / 2)
                    )
                    break
            place -= 1
    return found


# ---- what came of it --------------------------------------------------------------------------------


def check(path: Path, rulebook: Rulebook, jobs: int | None = None) -> Report:
    return check_dossier(path, rulebook, Options(CHECKED_AT, limits=Limits(jobs=jobs or os.cpu_count() or 1)))


def pages_of(report: Report) -> dict[int, Page]:
    return {page.number: page for source in report.dossier.files for page in source.pages}


def score(original: Report, scan: Report, labels: dict[str, Any], tally: Tally, case: str) -> None:
    before, after = pages_of(original), pages_of(scan)
    for number, page in before.items():
        one, other = (plain("\n".join((p.head, p.text, p.foot))) for p in (page, after[number]))
        tally.pages += 1
        tally.poor += after[number].quality is Quality.POOR
        tally.characters += len(one)
        tally.errors += Levenshtein.distance(one, other)
        want, got = Counter(one), Counter(other)
        tally.lost += max(sum((want - got).values()), sum((got - want).values()))
    for name, label in (labels.get("facts") or {}).items():
        reference = Score()
        compare(name, label, original.facts.get(name), reference, case)
        if not reference.right:
            continue  # what the text version does not give, the scan cannot lose
        wrong = len(tally.facts.wrong)
        fact = scan.facts.get(name)
        compare(name, label, fact, tally.facts, case)
        if len(tally.facts.wrong) > wrong and getattr(fact, "quality", None) is not Quality.POOR:
            tally.wrong_on_good.append(tally.facts.wrong[-1])
    cut(original, scan, tally.documents, case)
    verdicts(original, scan, tally, case)


def cut(original: Report, scan: Report, score: Score, case: str) -> None:
    """Documents of the text version found again: same type, same first and last page."""
    want = Counter((d.type, d.parts[0].page, d.parts[-1].page) for d in original.dossier.documents)
    got = Counter((d.type, d.parts[0].page, d.parts[-1].page) for d in scan.dossier.documents)
    score.right += sum((want & got).values())
    score.open += [f"{case} 没有切出 {kind} 第{a}–{b}页" for kind, a, b in (want - got).elements()]
    score.wrong += [f"{case} 多切出 {kind} 第{a}–{b}页" for kind, a, b in (got - want).elements()]


def verdicts(original: Report, scan: Report, tally: Tally, case: str) -> None:
    def worst(report: Report) -> dict[str, tuple[Verdict, str]]:
        order = [Verdict.FAIL, Verdict.CRASHED, Verdict.UNSURE, Verdict.PASS]
        found: dict[str, tuple[Verdict, str]] = {}
        for finding in report.findings:
            if finding.severity is Severity.INFO:
                continue
            rank = order.index(finding.verdict) if finding.verdict in order else len(order)
            current = found.get(finding.rule)
            if current is None or rank < (order.index(current[0]) if current[0] in order else len(order)):
                found[finding.rule] = (finding.verdict, finding.message or finding.reason)
        return found

    before, after = worst(original), worst(scan)
    for rule, (verdict, _) in before.items():
        now, message = after[rule]
        tally.verdicts += 1
        if now is verdict:
            tally.same += 1
        elif now is Verdict.UNSURE:
            tally.opened += 1
        elif now is Verdict.FAIL:
            tally.accused.append(f"{case} {rule}：{verdict.value} → 不合规 {message}")
        elif verdict is Verdict.FAIL:
            tally.acquitted.append(f"{case} {rule}：不合规 → {now.value} {message}")


def show(look: Look, tally: Tally, details: bool) -> None:
    print(f"\n{look.name}：{tally.pages} 页，其中自认不清 {tally.poor} 页")
    count = max(tally.characters, 1)
    print(f"  字错率 {tally.errors / count:.2%}（不计次序 {tally.lost / count:.2%}）")
    print(f"  要素（文字版正确的）{tally.facts}；取错而页面自认清楚的 {len(tally.wrong_on_good)}")
    print(f"  文书切分（与文字版相比）{tally.documents}")
    print(
        f"  结论 {tally.verdicts}：相同 {tally.same}，转人工核查 {tally.opened}，"
        f"新增不合规 {len(tally.accused)}，不合规消失 {len(tally.acquitted)}"
    )
    if details:
        for line in (
            *tally.facts.wrong, *tally.facts.open, *tally.documents.open, *tally.documents.wrong,
            *tally.accused, *tally.acquitted,
        ):  # fmt: skip
            print(f"    {line}")


if __name__ == "__main__":
    main()
