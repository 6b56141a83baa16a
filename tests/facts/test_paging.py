"""Page numbers on the pages of a filed dossier, and the list of contents against them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper import tabled, types

from checker.facts import extract
from checker.facts.paging import numbering
from checker.model.dossier import Document, Dossier, SourceFile
from checker.model.fact import Known
from checker.model.text import Page, Quality, Span

KINDS = (
    "立案审批表",
    "询问笔录",
    "案件调查终结报告",
    "行政处罚事先告知书",
    "行政处罚决定书",
    "行政处罚结案审批表",
)


def paper(feet: list[str], ocr: bool = False, files: int = 1) -> tuple[SourceFile, ...]:
    """Pages with these feet, in one file or in files of one page."""
    quality = Quality.GOOD if ocr else Quality.EXACT
    pages = [
        Page("卷.pdf", n, f"第{n}份", quality, ocr, foot=foot, width=595, height=842)
        for n, foot in enumerate(feet, 1)
    ]
    if files == 1:
        return (SourceFile("卷.pdf", "", tuple(pages)),)
    return tuple(
        SourceFile(f"{n:02d}.pdf", "", (replace(page, file=f"{n:02d}.pdf", number=1),))
        for n, page in enumerate(pages, 1)
    )


def dossier(files: tuple[SourceFile, ...], rows: tuple[tuple[str, str], ...] = ()) -> Dossier:
    """A list of ``rows`` (title, page) on the first page, then a document of each of KINDS a page."""
    (contents,) = tabled("卷内目录", ("题名", "页号"), *rows).documents
    path = files[0].path
    documents = [replace(contents, parts=(Span(path, 1, 0, len(contents.text)),))]
    for n, kind in enumerate(KINDS, 2):
        documents.append(Document(f"d{n:02d}", kind, kind, (Span(path, n, 0, 3),), f"第{n}份", (0,)))
    return Dossier("测试", "处罚普通", files, tuple(documents))


def wrong(name: str, of: Dossier) -> object:
    found = extract(of, types()).get(f"本案.{name}")
    return found.value if isinstance(found, Known) else None


def feet(*numbers: int | str) -> list[str]:
    return ["" if n == 0 else f"- {n} -" if isinstance(n, int) else n for n in numbers]


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        (feet(0, 1, 2, 3, 4, 5, 6, 7), ()),
        (feet(0, 1, 2, 3, 5, 6, 7, 8), ("卷.pdf 第4页的页码是 3，下一页是 5，缺 4",)),
        (feet(0, 1, 2, 3, 7, 8, 9, 10), ("卷.pdf 第4页的页码是 3，下一页是 7，缺 4—6",)),
        (feet(0, 1, 2, 3, 3, 4, 5, 6), ("卷.pdf 第4页与下一页的页码都是 3",)),
        (feet(0, 1, 2, 0, 3, 4, 0, 5, 6), ()),  # unnumbered backs of sheets
        (
            feet("1", "1\n2", "2\n3", "1\n4", "1\n5", "2\n6", "1\n7"),
            (),
        ),  # the stamp beside the documents' own
    ],
)
def test_numbers_that_do_not_follow(written: list[str], missing: tuple[str, ...]) -> None:
    assert wrong("页码断缺", dossier(paper(written))) == missing


def test_documents_numbered_each_for_itself_are_no_numbering() -> None:
    own = [
        "第1页 共2页",
        "第2页 共2页",
        "第1页 共1页",
        "第1页 共3页",
        "第2页 共3页",
        "第3页 共3页",
        "第1页 共1页",
    ]
    assert numbering(dossier(paper(own))) == {}
    assert wrong("页码断缺", dossier(paper(own))) is None


def test_a_number_misread_on_a_scan_is_no_gap() -> None:
    assert wrong("页码断缺", dossier(paper(feet(0, 1, 2, 3, 4, 5, 6, 77), ocr=True))) == ()
    assert wrong("页码断缺", dossier(paper(feet(0, 1, 2, 3, 4, 6, 7, 8), ocr=True))) == (
        "卷.pdf 第5页的页码是 4，下一页是 6，缺 5",
    )


def test_a_scan_a_page_is_one_numbering_where_names_are_numbered() -> None:
    assert wrong("页码断缺", dossier(paper(feet(0, 1, 2, 3, 5, 6, 7, 8), files=8))) == (
        "04.pdf 第1页的页码是 3，下一页是 5，缺 4",
    )


ROWS = tuple((kind, str(n)) for n, kind in enumerate(KINDS, 1))


def listed(**pages: str) -> tuple[tuple[str, str], ...]:
    return tuple((kind, pages.get(kind, page)) for kind, page in ROWS)


def test_a_row_with_another_page_than_its_document() -> None:
    files = paper(feet(0, 1, 2, 3, 4, 5, 6))
    assert wrong("目录页号不符", dossier(files, ROWS)) == ()
    # counted from the cover, all rows alike
    assert wrong("目录页号不符", dossier(files, tuple((k, str(int(p) + 2)) for k, p in ROWS))) == ()
    other = listed(案件调查终结报告="4")
    assert wrong("目录页号不符", dossier(files, other)) == (
        "目录写《案件调查终结报告》在第 4 页，按页码应为第 3 页",
    )
    # pages without numbers are pages of a file, not of the paper
    assert wrong("目录页号不符", dossier(paper(feet(*[0] * 7)), other)) is None


def test_from_where_on_the_pages_shift_the_list_is_not_blamed() -> None:
    later = tuple((kind, str(int(page) + (int(page) > 4))) for kind, page in ROWS)
    assert wrong("目录页号不符", dossier(paper(feet(0, 1, 2, 3, 4, 5, 6)), later)) == ()


def test_documents_out_of_the_order_of_the_list() -> None:
    files = paper(feet(*[0] * 7))
    assert wrong("目录次序不符", dossier(files, ROWS)) == ()
    moved = (*ROWS[:3], ROWS[4], ROWS[3], ROWS[5])
    found = wrong("目录次序不符", dossier(files, moved))
    assert isinstance(found, tuple) and len(found) == 1 and "《行政处罚" in found[0]
    # filed by another plan altogether
    assert wrong("目录次序不符", dossier(files, ROWS[::-1])) is None
