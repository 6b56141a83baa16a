"""Makes ``recognised.json.xz``: what the engine reads on a scan of merged sample dossiers.

    python tests/scan/build.py

The dossiers are printed, stamped, scanned (``bench/scanner.py``) and recognised once; the tests take the result from
here, so that they need neither fonts nor time.
"""

from __future__ import annotations

import io
import json
import lzma
import sys
from pathlib import Path

import pypdfium2 as pdfium

ROOT = Path(__file__).resolve().parents[2]
STORED = Path(__file__).with_name("recognised.json.xz")
DOSSIERS = ("weiquan-grain-payment", "taoling-grain-ledger", "bijian-summary-warning")


def merged() -> bytes:
    """The papers of the dossiers one after the other, as one text PDF."""
    from checker.readers import natural_order

    whole = pdfium.PdfDocument.new()
    for name in DOSSIERS:
        folder = ROOT / "sample_cases" / name / "dossier"
        for path in sorted(folder.rglob("*.pdf"), key=lambda p: natural_order(p.name)):
            with pdfium.PdfDocument(path) as part:
                whole.import_pages(part)
    out = io.BytesIO()
    whole.save(out)
    whole.close()
    return out.getvalue()


def main() -> None:
    sys.path.insert(0, str(ROOT / "bench"))
    import tempfile

    from scanner import LOOKS
    from scans import check, drawn, scan_of

    from checker.readers import kept, ocr
    from checker.rulebook import load

    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "案卷.pdf"
        path.write_bytes(merged())
        original = check(path, load(ROOT / "rules"))
        scan = scan_of(path, original, LOOKS[0])
    stored = {}
    with pdfium.PdfDocument(scan) as document:
        for number in range(1, len(document) + 1):
            stored[number] = kept.to_json(ocr.recognise(drawn(document[number - 1], 200), 200))
            print(f"{number}/{len(document)}", end="\r", file=sys.stderr)
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    STORED.write_bytes(lzma.compress(text.encode(), preset=9))
    print(f"{STORED.name}: {len(stored)} pages, {STORED.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
