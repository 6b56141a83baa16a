"""Recognised pictures as pages: marks and their characters, page numbers, doubtful, blank and doubled pages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from checker.model.text import PICTURE, MarkKind, Page, Quality
from checker.readers import kept, ocr, pages
from checker.readers.guard import Deadline, Limits
from checker.readers.scan import Area, Printed, Recognised
from checker.readers.scanned import ILLEGIBLE, finish, lay_out, poor_pages

SCALE = 72 / 200


def line(text: str, x: float, y: float, confidence: float = 0.99) -> Printed:
    return Printed(text, confidence, Area(x, y, x + 33 * len(text), y + 36))


def page(*lines: Printed, **marks: object) -> Page:
    found = replace(Recognised(1654, 2339, 0, lines), **marks)  # type: ignore[arg-type]
    return finish([(lay_out(found, "扫描.pdf", 1, SCALE), found)])[0]


def test_handwriting_stands_on_the_line_of_its_label() -> None:
    got = page(
        line("当事人签名：", 300, 1000), line("日期：", 300, 1090), strokes=(Area(560, 980, 700, 1060),)
    )
    assert got.text.replace(" ", "").split("\n") == [f"当事人签名：{PICTURE}", "日期："]
    assert [mark.kind for mark in got.marks] == [MarkKind.HANDWRITING]


def test_a_smudge_is_illegible_where_a_hand_is_asked_for_and_else_dirt() -> None:
    spot = (Area(560, 1000, 600, 1036),)
    asked = page(line("当事人签名：", 300, 1000), smudges=spot)
    assert asked.text.replace(" ", "") == f"当事人签名：{ILLEGIBLE}"
    assert page(line("送达回证", 300, 1000), smudges=spot).text == "送达回证"


def test_a_seal_has_a_line_of_its_own_under_the_line_it_covers() -> None:
    got = page(
        line("沅岭县发展和改革局", 900, 1000), line("2024年5月13日", 900, 1060), line("附：票据", 300, 1300),
        seals=(Area(900, 900, 1230, 1230),),
    )  # fmt: skip
    assert got.text.split("\n") == ["沅岭县发展和改革局", "2024年5月13日", PICTURE, "附：票据"]
    assert [mark.kind for mark in got.marks] == [MarkKind.SEAL]


def test_a_finger_print_counts_as_a_mark_of_its_own() -> None:
    got = page(line("被询问人：", 300, 1000), prints=(Area(500, 980, 620, 1080),))
    assert [mark.kind for mark in got.marks] == [MarkKind.FINGERPRINT]
    assert PICTURE in got.text


def test_the_characters_of_a_persons_own_seal_are_no_text() -> None:
    inside, label = line("波周", 505, 1000), line("审核人：同意。", 300, 1000)
    got = page(label, inside, prints=(Area(500, 980, 560, 1050),))
    assert "波周" not in got.text and "审核人：同意。" in got.text and PICTURE in got.text


@pytest.mark.parametrize(("x", "y", "where"), [(1500, 60, "head"), (80, 2260, "foot"), (1500, 2260, "foot")])
def test_a_number_stamped_into_a_corner_is_no_text(x: float, y: float, where: str) -> None:
    got = page(line("送达回证", 700, 60), line("受送达人：张三", 300, 400), line("-12-", x, y))
    assert getattr(got, where) == "-12-"
    assert "12" not in got.text


def test_a_turned_page_has_its_boxes_where_the_page_shows_them() -> None:
    found = Recognised(2339, 1654, 90, (line("送达回证", 0, 0),))
    got = finish([(lay_out(found, "扫描.pdf", 1, SCALE), found)])[0]
    assert got.boxes is not None and (got.width, got.height) == (1654 * SCALE, 2339 * SCALE)
    first = got.boxes.at(0)
    assert first is not None and first.x1 > 0.95 * got.width and first.y0 < 40


def test_doubtful_print_makes_a_poor_page_and_its_place_is_noted() -> None:
    clear = page(line("受送达人张三与本案一致", 300, 400), line("二〇二四", 300, 500, 0.7))
    assert clear.quality is Quality.POOR
    assert clear.doubtful == ((12, 16),)
    assert page(line("受送达人张三与本案一致", 300, 400)).quality is Quality.GOOD


def test_blank_and_doubled_pages_are_said() -> None:
    words = "本局于2024年5月13日向你单位送达行政处罚决定书，请在十五日内缴纳罚款人民币25000元，逾期不缴纳的每日加处罚款。送达地点：某县某镇某村"
    texts = (words, "", words.replace("某村", "某材"), words.replace("13日", "14日"))
    said = poor_pages(
        "扫描.pdf", tuple(Page("扫描.pdf", n, t, Quality.GOOD, ocr=True) for n, t in enumerate(texts, 1))
    )
    assert [(problem.pages, problem.blocking) for problem in said] == [((2,), False), ((3,), False)]


def test_what_is_kept_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANJUAN_CACHE", str(tmp_path))
    found = Recognised(
        1654, 2339, 90, (Printed("甲乙", 0.97, Area(1, 2, 3.5, 4), 0.25, (0.25, 0.75)),), (Area(5, 6, 7, 8),),
        (), (Area(9, 9, 9, 9),), (), (Area(1, 1, 2, 2),), coloured=False,
    )  # fmt: skip
    kept.keep("ab12", found)
    assert kept.look_up("ab12") == found
    assert kept.look_up("cd34") is None
    (tmp_path / "ab" / "ab12.json").write_text(json.dumps({"width": 1}), encoding="utf-8")
    assert kept.look_up("ab12") is None


def test_nothing_is_kept_where_that_is_not_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANJUAN_CACHE", "off")
    monkeypatch.chdir(tmp_path)
    kept.keep("ab12", Recognised(1, 1, 0))
    assert kept.look_up("ab12") is None and list(tmp_path.iterdir()) == []


def test_a_page_is_read_once_and_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANJUAN_CACHE", str(tmp_path))
    read: list[int] = []
    drawn: list[int] = []
    told: list[tuple[str, int, int]] = []

    def engine(picture: object, dpi: float) -> Recognised:
        read.append(1)
        return Recognised(10, 10, 0)

    def draw(number: int) -> object:
        drawn.append(number)
        return None if number == 3 else np.full((10, 10, 3), number, dtype=np.uint8)

    monkeypatch.setattr(ocr, "_recognise", engine)
    limits = Limits(page=lambda *said: told.append(said))
    for _ in range(2):
        got = pages.recognise_pages([1, 2, 3], draw, "扫描.pdf", "digest", 200.0, limits, Deadline(60))  # type: ignore[arg-type]
        assert sorted(number for number, _ in got) == [1, 2]
    assert (len(read), drawn) == (2, [1, 2, 3, 3])
    assert told == [("扫描.pdf", 1, 3), ("扫描.pdf", 2, 3)] * 2


def test_no_page_is_begun_after_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANJUAN_CACHE", "off")
    got = pages.recognise_pages([1], lambda _: pytest.fail("drawn"), "a", "b", 200.0, Limits(), Deadline(-1))
    assert list(got) == []
