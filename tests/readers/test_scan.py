"""Pictures of pages: red ink, handwriting, spaces – drawn, so that no engine and no font is needed."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scanner import LOOKS, RED, Look, fingerprint, inked, scanned, seal, signature

from checker.readers.scan import (
    Area,
    Printed,
    Recognised,
    coloured,
    cut_out,
    empty,
    ink,
    lift_red,
    look_at,
    red_marks,
    rules,
    straighten,
)  # fmt: skip

DPI = 200
Picture = NDArray[np.uint8]
MACHINES = tuple(look for look in LOOKS if look.dpi == DPI)
COLOUR = tuple(look for look in MACHINES if not look.black_and_white)


def paper(width: int = 1500, height: int = 1400) -> Picture:
    return np.full((height, width, 3), 255, dtype=np.uint8)


def printed(picture: Picture, area: Area) -> None:
    """Something as dark and as dense as a line of print."""
    block = picture[int(area.y0) + 8 : int(area.y1) - 8, int(area.x0) + 4 : int(area.x1) - 4]
    block[:, ::5] = 20
    block[::7, :] = 20


LABEL = Area(300, 1000, 560, 1042)


def form(seed: int, sign: bool, look: Look) -> tuple[Picture, Picture]:
    """A label with or without a signature after it, out of the scanner: in colour, and grey without red."""
    random = np.random.default_rng(seed)
    picture = paper()
    printed(picture, LABEL)
    if sign:
        inked(picture, signature(DPI, random), 720, 1020)
    picture = scanned(
        picture,
        Look(look.name, rotation=0, noise=look.noise, blur=look.blur, black_and_white=look.black_and_white),
        random,
    )
    return picture, lift_red(picture, DPI)


@pytest.mark.parametrize("look", (MACHINES[0], MACHINES[-1]), ids=("colour", "black and white"))
def test_a_signature_is_seen_and_an_empty_line_is_empty(look: Look) -> None:
    """A signature is handwriting, or in doubt something illegible: never nothing."""
    line = Printed("当事人签名：", 0.99, LABEL)
    sure = 0
    for seed in range(5):
        written, smudges = ink(form(seed, True, look)[1], [line], [], DPI)
        assert any(
            area.x1 > 700 and area.x0 < 740 and area.y1 > 960 and area.y0 < 1080 for area in written + smudges
        )
        sure += bool(written)
    assert sure >= 4
    assert ink(form(9, False, look)[1], [line], [], DPI) == ([], [])


def test_a_speck_and_a_line_are_no_handwriting() -> None:
    picture = paper()
    picture[1000:1024, 700:724] = 0  # a square block
    picture[1300:1303, 700:900] = 0  # a stroke of the pen across nothing
    written, smudges = ink(lift_red(picture, DPI), [], [], DPI)
    assert written == []
    assert [(round(a.x0), round(a.y0)) for a in smudges] == [(701, 1001)]


def test_ink_in_the_gap_of_a_detected_line_is_seen() -> None:
    """The detector takes 签名：〔ink〕记录人： for one line; only where its characters stand is print."""
    picture = paper()
    whole = Area(300, 1000, 1100, 1042)
    printed(picture, Area(300, 1000, 480, 1042))
    printed(picture, Area(950, 1000, 1100, 1042))
    inked(picture, signature(DPI, np.random.default_rng(3)), 720, 1020)
    places = tuple(x / 800 for x in (20, 62, 104, 146, 672, 714, 756, 788))
    grey = lift_red(picture, DPI)
    assert ink(grey, [Printed("签名人：记录人：", 0.98, whole, 0.0, places)], [], DPI)[0]
    assert ink(grey, [Printed("签名人：记录人：", 0.98, whole)], [], DPI)[0] == []


@pytest.mark.parametrize("look", COLOUR, ids=lambda look: look.name)
@pytest.mark.parametrize("seed", range(2))
def test_a_red_seal_is_found_and_lifted(seed: int, look: Look) -> None:
    random = np.random.default_rng(seed)
    picture = paper()
    printed(picture, LABEL)
    clean = lift_red(scanned(picture, look, np.random.default_rng(seed)), DPI)
    inked(picture, seal("沅岭县发展和改革局", DPI, random), 430, 1020)
    stamped = scanned(picture, look, np.random.default_rng(seed))
    found, prints, _ = red_marks(stamped, DPI)
    assert (len(found) == 1 and prints == []) or all(
        found[0].x0 <= p.x0 and p.x1 <= found[0].x1 for p in prints
    )
    middle = ((found[0].x0 + found[0].x1) / 2, (found[0].y0 + found[0].y1) / 2)
    assert middle == pytest.approx((430, 1020), abs=25)
    lifted = lift_red(stamped, DPI)
    added = np.count_nonzero((lifted < 100) & (clean >= 160))
    assert added < 0.002 * lifted.size


def test_a_seal_is_one_mark_and_its_star_none() -> None:
    picture = paper()
    inked(picture, seal("沅岭县发展和改革局", DPI, np.random.default_rng(1)), 430, 1020)
    found = look_at(picture, lift_red(picture, DPI), Recognised(1500, 1400, 0), DPI)
    assert (len(found.seals), found.prints, found.strokes, found.smudges) == (1, (), (), ())


def test_a_finger_print_is_no_seal() -> None:
    picture = paper()
    inked(picture, fingerprint(DPI, np.random.default_rng(1)), 700, 1000)
    seals, prints, _ = red_marks(picture, DPI)
    assert (seals, len(prints)) == ([], 1)


def test_red_print_is_not_lifted() -> None:
    picture = paper()
    area = picture[300:340, 400:1200]
    area[:, ::4] = RED
    area[::6, :] = RED
    assert len(red_marks(picture, DPI)[2]) == 1
    assert (lift_red(picture, DPI)[300:340, 400:1200] < 128).mean() > 0.2


def test_a_black_ring_over_a_signature_line_proves_nothing() -> None:
    """On a copy without colour the rim of a seal is ink like a signature: it may be one, no more."""
    picture = paper()
    random = np.random.default_rng(2)
    inked(picture, seal("沅岭县发展和改革局", DPI, random), 720, 1020)
    look = Look("复印件", rotation=0, black_and_white=True, noise=0)
    grey = lift_red(scanned(picture, look, random), DPI)
    copy = np.repeat(grey[:, :, None], 3, axis=2)
    assert not coloured(copy)
    found = look_at(copy, grey, Recognised(1500, 1400, 0, coloured=False), DPI)
    assert (found.seals, found.strokes) == ((), ())


def test_ruled_lines_are_rules_and_not_handwriting() -> None:
    picture = paper()
    for y in (500, 700, 900):
        picture[y : y + 3, 200:1400] = 0
    for x in (200, 800, 1400):
        picture[500:903, x : x + 3] = 0
    grey = lift_red(picture, DPI)
    found = rules(grey, DPI)
    assert len(found) == 6
    assert ink(grey, [], found, DPI) == ([], [])


def test_a_wide_gap_between_characters_is_a_space() -> None:
    picture = paper()
    left = [300 + 40 * n for n in range(3)] + [300 + 40 * n + 22 for n in range(3, 6)]
    for x in left:
        picture[1004:1036, x + 2 : x + 38] = 30
    line = Printed(
        "甲乙丙戊己庚", 0.99, Area(300, 996, 562, 1044), 0.0, tuple((x + 20 - 300) / 262 for x in left)
    )
    found = look_at(picture, lift_red(picture, DPI), Recognised(1500, 1400, 0, (line,)), DPI)
    assert found.lines[0].text == "甲乙丙 戊己庚"
    assert len(found.lines[0].places) == 7


def test_a_slant_is_taken_back() -> None:
    picture = paper()
    picture[1000:1004, 200:1400] = 0
    slanted = straighten(picture, -2.0)
    assert len(rules(lift_red(straighten(slanted, 2.0), DPI), DPI)) == 1


def test_a_slanted_line_is_cut_out_straight() -> None:
    picture = paper()
    for x in range(400):
        y = 500 + round(x * 0.1)
        picture[y : y + 40, 300 + x] = 0
    line = cut_out(picture, [(300, 500), (700, 540), (700, 580), (300, 540)])
    assert line.shape[:2] == pytest.approx((40, 402), abs=2)
    assert (line < 128).mean() > 0.9


def test_blank_paper() -> None:
    assert empty(lift_red(scanned(paper(), MACHINES[0], np.random.default_rng(0)), DPI))
