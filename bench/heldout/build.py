"""Writes the held-out dossiers and their labels.

    python bench/heldout/build.py -o DIR [slug …]

Each dossiers/<slug>.txt becomes DIR/<slug>/dossier/… and each <slug>.yaml becomes DIR/<slug>/case.yaml.
"""

from __future__ import annotations

import argparse
import io
import shutil
import zipfile
from pathlib import Path

import as_docx
import paged
from markup import File, blocks, plain, read

HERE = Path(__file__).parent

EPOCH = (2020, 1, 1, 0, 0, 0)


class RawName(zipfile.ZipInfo):
    """A member name in the code page of the machine that packed it, without the UTF-8 flag."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), self.flag_bits


def write_text(file: File, path: Path) -> None:
    lines = []
    for line in file.lines:
        lines.append(plain(line) if path.suffix == ".md" else _bare(plain(line)))
    path.write_bytes("\n".join(lines).strip().encode(file.options.get("encoding", "utf-8")) + b"\n")


def _bare(line: str) -> str:
    for mark in ("## ", "# ", "> ", "! ", "[框]"):
        if line.startswith(mark):
            return line[len(mark) :]
    return "（印章）" if line.startswith("%章 ") else line


def write_file(file: File, folder: Path) -> None:
    path = folder / file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    kind = file.options.get("as", path.suffix.lstrip("."))
    writers = {
        "docx": as_docx.write, "pdf": paged.write_pdf, "scan": paged.write_scan,
        "jpg": paged.write_photos, "txt": write_text, "md": write_text,
    }  # fmt: skip
    writers[kind](file, path)


def pack(folder: Path, archive: Path, encoding: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = path.relative_to(folder).as_posix()
                info = RawName(name, EPOCH) if encoding == "gbk" else zipfile.ZipInfo(name, EPOCH)
                target.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED)
    shutil.rmtree(folder)
    archive.parent.mkdir(parents=True)
    archive.write_bytes(buffer.getvalue())


def build(source: Path, out: Path) -> None:
    dossier = read(source.read_text(encoding="utf-8"))
    case = out / source.stem
    shutil.rmtree(case, ignore_errors=True)
    folder = case / ("packing" if dossier.archive else "dossier")
    folder.mkdir(parents=True)
    for file in dossier.files:
        assert blocks(file.lines), f"{source.name}: {file.name} is empty"
        write_file(file, folder)
    if dossier.archive:
        pack(folder, case / "dossier" / dossier.archive, dossier.encoding)
    shutil.copyfile(source.with_suffix(".yaml"), case / "case.yaml")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("slugs", nargs="*", help="only these dossiers")
    arguments = parser.parse_args()
    for source in sorted((HERE / "dossiers").glob("*.txt")):
        if not arguments.slugs or source.stem in arguments.slugs:
            build(source, arguments.out)
            print(arguments.out / source.stem)


if __name__ == "__main__":
    main()
