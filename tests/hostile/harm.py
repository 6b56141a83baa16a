"""Files made to harm, and how each must be answered: told apart, named with a cure, and harming nothing else."""

from __future__ import annotations

import io
import re
import struct
import sys
import zipfile
import zlib
from pathlib import Path

import docx
from openpyxl import Workbook
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "readers"))

from packed import pack

from checker.model.dossier import FileStatus, ProblemKind, SourceFile
from checker.readers import read_dossier
from checker.readers.guard import Limits

LIMITS = Limits(ocr="off")
SECRET = "机密：外部文件的内容"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def word(*paragraphs: str) -> bytes:
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sheet(text: str) -> bytes:
    made = Workbook()
    made.active.append([text])
    out = io.BytesIO()
    made.save(out)
    made.close()
    return out.getvalue()


def pdf(pages: int = 1, encryption: StandardEncryption | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, encrypt=encryption)
    for number in range(1, pages + 1):
        canvas.drawString(100, 500, f"Page body {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def with_part(package: bytes, name: str, content: bytes) -> bytes:
    """An Office file with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    return pack(parts | {name: content})


def part_of(package: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name)


def picture(width: int, height: int) -> bytes:
    """A PNG that declares any size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def sound(source: SourceFile) -> None:
    """Every problem is a sentence with a cure, about this file, that repeats nothing of its content."""
    for problem in source.problems:
        assert problem.file == source.path
        for sentence in (problem.message, problem.cure):
            assert re.search("[\u4e00-\u9fff]", sentence)
            assert SECRET not in sentence
            assert "Traceback" not in sentence and "Error" not in sentence
    assert source.status is FileStatus.READ or source.problems


def beside_others(folder: Path, name: str, content: bytes, limits: Limits = LIMITS) -> SourceFile:
    """The file read in a dossier, between two good ones that must come out unharmed."""
    case = folder / "案卷"
    case.mkdir()
    others = ("0前.txt", "龠后.txt")
    for other in others:
        (case / other).write_text("送达回证", encoding="utf-8")
    (case / name).write_bytes(content)
    sources = {source.path: source for source in read_dossier(case, limits)}
    for other in others:
        assert (sources[other].pages[0].text, sources[other].problems) == ("送达回证", ())
        del sources[other]
    (source,) = sources.values()
    sound(source)
    return source


def kinds(source: SourceFile) -> list[ProblemKind]:
    return [problem.kind for problem in source.problems]


def found(path: Path, limits: Limits = LIMITS) -> dict[str, list[ProblemKind]]:
    sources = read_dossier(path, limits)
    for source in sources:
        sound(source)
    return {source.path: kinds(source) for source in sources}
