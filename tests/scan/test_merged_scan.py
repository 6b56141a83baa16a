"""A dossier of 61 scanned pages in one file, from end to end: as the text it was printed from, or openly in doubt.

What the engine read is stored (``build.py``); the scan itself is played by a PDF with one small picture a page.
"""

from __future__ import annotations

import json
import lzma
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from build import ROOT, STORED, merged
from scanner import as_jpeg, bound

from checker.model.finding import Severity, Verdict
from checker.model.report import Report
from checker.model.text import Quality
from checker.pipeline import Options, check_dossier
from checker.readers import Limits, kept, ocr, read_file
from checker.rulebook import load

AT = datetime(2026, 1, 5, 9, 0)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Report]:
    """The dossier checked as text, and as a scan of which every page was recognised before."""
    import hashlib

    import numpy as np

    folder = tmp_path_factory.mktemp("scan")
    rulebook = load(ROOT / "rules")
    text = folder / "text" / "案卷.pdf"
    text.parent.mkdir()
    text.write_bytes(merged())
    stored = json.loads(lzma.decompress(STORED.read_bytes()))
    pictures = []
    for number in stored:
        picture = np.full((16, 12, 3), 255, dtype=np.uint8)
        picture[int(number) % 16, int(number) // 16] = 0
        pictures.append((as_jpeg(picture, 90, 72), 595.0, 842.0))
    scan = folder / "scan" / "案卷.pdf"
    scan.parent.mkdir()
    scan.write_bytes(bound(pictures))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANJUAN_CACHE", str(folder / "cache"))
        digest = hashlib.sha256(scan.read_bytes()).hexdigest()
        for number, value in stored.items():
            kept.keep(ocr.page_key(digest, int(number)), kept.from_json(value))
        patch.setattr(ocr, "recognise", lambda *_: pytest.fail("what was read before is read again"))
        options = Options(AT, limits=Limits())
        return check_dossier(text, rulebook, options), check_dossier(scan, rulebook, options)


def test_every_page_is_read(reports: tuple[Report, Report]) -> None:
    pages = reports[1].dossier.files[0].pages
    assert len(pages) == len(reports[0].dossier.files[0].pages) == 61
    assert all(page.ocr and page.unread is None and page.quality is Quality.GOOD for page in pages)


def test_the_scan_is_cut_into_the_same_documents(reports: tuple[Report, Report]) -> None:
    text, scan = ([(d.type, d.pages[0], d.pages[-1]) for d in r.dossier.documents] for r in reports)
    assert scan == text


def test_no_rule_accuses_the_scan_of_what_the_text_is_not_guilty_of(reports: tuple[Report, Report]) -> None:
    text, scan = (
        {f.rule for f in r.findings if f.verdict is Verdict.FAIL and f.severity is not Severity.INFO}
        for r in reports
    )
    assert scan - text == set()


def test_a_defect_of_the_text_is_a_defect_or_a_question_on_the_scan(reports: tuple[Report, Report]) -> None:
    text, scan = reports
    failed = {f.rule for f in text.findings if f.verdict is Verdict.FAIL}
    open_ = {f.rule for f in scan.findings if f.verdict in (Verdict.FAIL, Verdict.UNSURE)}
    assert failed - open_ == set()


def test_nearly_every_verdict_is_the_same(reports: tuple[Report, Report]) -> None:
    text, scan = ({(f.rule, f.document): f.verdict for f in r.findings} for r in reports)
    assert sum(text[key] is scan.get(key) for key in text) >= 0.97 * len(text)


@pytest.mark.slow
def test_the_engine_reads_what_is_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three pages drawn, scanned and recognised now: nearly the words that the text has."""
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from scanner import LOOKS, scanned

    from checker.chinese.normalise import plain

    monkeypatch.setenv("ANJUAN_CACHE", str(tmp_path))
    random = np.random.default_rng(1)
    look = replace(LOOKS[0], rotation=0.3)
    wanted, pictures = [], []
    with pdfium.PdfDocument(merged()) as document:
        for number in (3, 5, 6):
            page = document[number - 1]
            bitmap = page.render(scale=look.dpi / 72, rev_byteorder=True).to_numpy()
            pictures.append(
                (as_jpeg(scanned(bitmap[:, :, :3], look, random), look.jpeg, look.dpi), *page.get_size())
            )
            wanted.append(plain(page.get_textpage().get_text_range()))
    source = read_file(bound(pictures), "扫描.pdf", Limits())
    for page, words in zip(source.pages, wanted, strict=True):
        got = plain("\n".join((page.head, page.text, page.foot)))
        assert page.quality is Quality.GOOD
        assert Levenshtein.distance("".join(sorted(got)), "".join(sorted(words))) <= 0.02 * len(words)
