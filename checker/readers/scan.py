"""What a picture of a page shows beside its letters: seals, ruled lines, ink that is no print.

Everything is measured in pixels of the picture at ``dpi``; arrays are RGB or grey, uint8.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in pixels, origin at the top left."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of print: its text, how certain the engine is (0–1), and where it stands. ``places``: the middle of each
    character as a share of the line's width; none where the engine does not tell."""

    text: str
    confidence: float
    area: Area
    slope: float = 0.0  # degrees, of a long line
    places: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """What one picture holds. ``turned``: degrees by which it was turned counter-clockwise to stand upright; all
    areas are pixels of the upright picture of ``width`` by ``height``."""

    width: int
    height: int
    turned: int
    lines: tuple[Printed, ...] = ()
    seals: tuple[Area, ...] = ()
    rules: tuple[Area, ...] = ()
    strokes: tuple[Area, ...] = ()  # handwriting
    smudges: tuple[Area, ...] = ()  # ink that may be handwriting, or dirt
    prints: tuple[Area, ...] = ()  # small red prints: of a finger, of a person's own seal
    coloured: bool = True  # without colour a seal cannot be told from print


def look_at(rgb: Image, grey: Image, found: Recognised, dpi: float) -> Recognised:
    """``found`` with all that is no print. ``grey``: the picture without red, at ``dpi``; ``rgb`` may be smaller."""
    times = grey.shape[1] / rgb.shape[1]
    marks = red_marks(rgb, dpi / times) if found.coloured else ([], [], [])
    seals, prints, _ = ([_scaled(area, times) for area in areas] for areas in marks)
    ruled = rules(grey, dpi)
    written, smudges = ink(grey, found.lines, ruled, dpi)
    if not found.coloured:
        rings = _rings(grey, dpi)
        under = [area for area in written if any(_inside(area, ring) for ring in rings)]
        written = [area for area in written if area not in under]
        smudges += under
    prints = [area for area in prints if not any(_within(area, seal) for seal in seals)]
    return replace(
        found, lines=tuple(_spaced(grey, line) for line in found.lines), seals=tuple(seals), rules=tuple(ruled), strokes=tuple(written), smudges=tuple(smudges),
        prints=tuple(prints),
    )  # fmt: skip


def lift_red(rgb: Image, dpi: float = 200) -> Image:
    """The page without red seals, as grey: the red channel, in which red ink is as bright as paper, divided by
    its local background and stretched in contrast. Lines of red print stay: they are no seals."""
    import cv2
    import numpy as np

    red, green, blue = cv2.split(rgb)
    for area in red_marks(rgb, dpi)[2] if coloured(rgb) else []:
        part = (slice(int(area.y0), int(area.y1) + 1), slice(int(area.x0), int(area.x1) + 1))
        red[part] = rgb[part].min(axis=2)
    small = cv2.resize(red, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    background = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 21)
    background = cv2.resize(background, (red.shape[1], red.shape[0]), interpolation=cv2.INTER_LINEAR)
    level = cv2.divide(red, np.maximum(background, 1), scale=255)
    # dark red ink is not as bright as paper, print under it darker still: ink is measured by the ink around it
    excess = cv2.subtract(red, cv2.max(green, blue))
    left, top, width, height = cv2.boundingRect(cv2.threshold(excess, 28, 1, cv2.THRESH_BINARY)[1])
    if width:
        reach = int(dpi / 6)
        part = (
            slice(max(top - reach, 0), top + height + reach),
            slice(max(left - reach, 0), left + width + reach),
        )
        ink, inked = red[part].astype(np.float32), (excess[part] > 28).astype(np.float32)
        amount, share = (cv2.boxFilter(values, -1, (reach, reach)) for values in (ink * inked, inked))
        around = amount / np.maximum(share, 1e-6)
        lifted = np.minimum(ink / np.maximum(0.88 * around, 1), 1)
        # what shines through is faint: its contrast is raised
        np.maximum(
            level[part], lifted * lifted * lifted * 255, out=level[part], where=inked > 0, casting="unsafe"
        )
    low, high = np.percentile(level[::4, ::4], (1, 90))
    spread = max(float(high - low), 0.15 * 255)
    table = np.clip((np.arange(256) - high + spread) / spread * 255, 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(level, table), dtype=np.uint8)


def coloured(rgb: Image) -> bool:
    """Whether there is enough colour for red ink to be told from black."""
    import cv2
    import numpy as np

    red, green, blue = cv2.split(np.ascontiguousarray(rgb[::8, ::8]))
    least, most = cv2.min(cv2.min(red, green), blue), cv2.max(cv2.max(red, green), blue)
    return bool((cv2.subtract(most, least) > 40).mean() > 0.0001)


def shrunk(rgb: Image, dpi: float) -> Image:
    """The picture at 75 dpi, at which seals are looked for."""
    import cv2
    import numpy as np

    scale = 75 / dpi
    return np.asarray(cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def red_marks(rgb: Image, dpi: float) -> tuple[list[Area], list[Area], list[Area]]:
    """What is red: seals (closed patches of 22 to 70 mm, round or oval), small prints of 6 to 22 mm, of a finger or
    of a person's own seal, and lines of red print. None of them on black-and-white copies."""
    import cv2
    import numpy as np

    scale = 75 / dpi
    small = shrunk(rgb, dpi).astype(np.int16)
    red = small[:, :, 0]
    excess = red - np.maximum(small[:, :, 1], small[:, :, 2])
    mask = ((excess > 28) & (excess > 0.16 * red)).astype(np.uint8)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (9, 9))
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, disc), dtype=np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    millimetre = 75 / 25.4
    seals, prints, strips = [], [], []
    for x, y, w, h, area in stats[1:count]:
        long, short = max(w, h), max(min(w, h), 1)
        place = Area(*(float(v) / scale for v in (x, y, x + w, y + h)))
        if 22 * millimetre <= long <= 70 * millimetre and long / short <= 2 and area >= 0.08 * w * h:
            seals.append(place)
        elif 6 * millimetre <= long <= 22 * millimetre and long / short <= 2 and area >= 0.3 * w * h:
            prints.append(place)
        elif w >= 2.5 * h and 2 * millimetre <= h <= 15 * millimetre:
            strips.append(place)
    return seals, prints, strips


def _dark(grey: Image) -> Image:
    """Where there is ink: 255. The threshold fits the page, but on one that is nearly empty it is not the noise."""
    import cv2
    import numpy as np

    level, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return np.asarray(cv2.threshold(grey, min(level, 150), 255, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)


def _patches(mask: Any) -> list[tuple[int, int, int, int]]:
    """The bounding boxes (left, top, width, height) of what hangs together, from the top down. By contours: to number
    every pixel of a page takes five times as long."""
    import cv2

    contours, nesting = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    levels = nesting[0] if contours else ()
    boxes = [cv2.boundingRect(part) for part, level in zip(contours, levels, strict=True) if level[3] < 0]
    return sorted(
        ((int(x), int(y), int(w), int(h)) for x, y, w, h in boxes), key=lambda box: (box[1], box[0])
    )


def rules(grey: Image, dpi: float) -> list[Area]:
    """Straight ruled lines of a form, each as a thin rectangle."""
    import cv2

    dark = _dark(grey)
    reach = int(dpi * 0.35)
    found = []
    for kernel in ((reach, 1), (1, reach)):
        opened = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel))
        closing = (max(kernel[0] // 6, 1), max(kernel[1] // 6, 1))
        opened = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, closing))
        for x, y, w, h in _patches(opened):
            thin = h if kernel[0] > 1 else w
            if thin <= 0.06 * dpi:  # thicker bars are pictures or shadows of the binding
                found.append(Area(float(x), float(y), float(x + w), float(y + h)))
    return found


def ink(
    grey: Image, printed: Sequence[Printed], ruled: list[Area], dpi: float
) -> tuple[list[Area], list[Area]]:
    """Ink that is neither print nor rule: what is surely written by hand, and what may be, or is dirt."""
    import cv2
    import numpy as np

    dark = _dark(grey)
    pad = int(0.02 * dpi)
    for area in (part for line in printed for part in _covered(line)):
        dark[
            max(int(area.y0) - pad, 0) : int(area.y1) + pad, max(int(area.x0) - pad, 0) : int(area.x1) + pad
        ] = 0
    pad = int(0.015 * dpi)
    for area in ruled:
        dark[
            max(int(area.y0) - pad, 0) : int(area.y1) + pad + 1,
            max(int(area.x0) - pad, 0) : int(area.x1) + pad + 1,
        ] = 0
    edge = int(0.25 * dpi)  # the border shows the scanner's lid and punched holes
    dark[:edge], dark[-edge:], dark[:, :edge], dark[:, -edge:] = 0, 0, 0, 0
    joined = cv2.morphologyEx(
        dark, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (int(0.16 * dpi), int(0.06 * dpi)))
    )
    sizes = [line.area.y1 - line.area.y0 for line in printed if len(line.text) > 3]
    print_height = median(sizes) if sizes else 0.17 * dpi
    written: list[Area] = []
    smudges: list[Area] = []
    for x, y, w, h in _patches(joined):
        if h < 0.1 * dpi or w < 0.1 * dpi or w > 3 * dpi or h > 0.9 * dpi:
            continue
        spots = dark[y : y + h, x : x + w] > 0
        amount = int(np.count_nonzero(spots))
        if amount < 0.0035 * dpi * dpi:
            continue
        # a hand moves both ways: nearly every row and column of its strokes holds ink, and none is solid
        rows, across = float(spots.any(axis=1).mean()), float(spots.any(axis=0).mean())
        both_ways = rows > 0.7 and across > 0.6 and 0.03 < amount / (w * h) < 0.65
        large = w >= 0.18 * dpi and h >= max(0.15 * dpi, 0.8 * print_height) and amount >= 0.007 * dpi * dpi
        place = Area(float(x), float(y), float(x + w), float(y + h))
        (written if both_ways and large else smudges).append(place)
    return written, smudges


def _covered(line: Printed) -> list[Area]:
    """Where the characters of a line stand. A detected line may span a gap that is filled in by hand."""
    area = line.area
    if len(line.places) != len(line.text) or not line.places:
        return [area]
    height, width = area.y1 - area.y0, area.x1 - area.x0
    found: list[Area] = []
    for char, place in zip(line.text, line.places, strict=True):
        half = height * (0.38 if char.isascii() else 0.55)
        middle = area.x0 + place * width
        left, right = max(middle - half, area.x0), min(middle + half, area.x1)
        if found and left - found[-1].x1 < 0.45 * height:
            found[-1] = Area(found[-1].x0, area.y0, max(right, found[-1].x1), area.y1)
        else:
            found.append(Area(left, area.y0, right, area.y1))
    # the engine places characters by eighths of their height: what is left at the ends is the same print
    first, last = found[0], found[-1]
    if first.x0 - area.x0 < 0.6 * height:
        found[0] = replace(first, x0=area.x0)
    if area.x1 - last.x1 < 0.6 * height:
        found[-1] = replace(found[-1], x1=area.x1)
    return found


_NARROW = "日月目口自白曰田了丁寸卜小一"  # characters with much paper at their sides


def _spaced(grey: Image, line: Printed) -> Printed:
    """The line with a space where more paper shows between two characters than between its others. The engine does
    not tell spaces between Chinese characters, and two names run together are no name."""
    import numpy as np

    text, places, area = line.text, line.places, line.area
    if len(places) != len(text) or len(text) < 3 or " " in text:
        return line
    width = area.x1 - area.x0
    trim = 0.15 * (area.y1 - area.y0)  # the rules of a table touch the box of a line
    rows = slice(max(int(area.y0 + trim), 0), int(area.y1 - trim) + 1)
    shown = grey[rows, max(int(area.x0), 0) : int(area.x1) + 1]
    inked = np.any(shown < 140, axis=0)
    steps = [b - a for a, b in pairwise(places)]
    pitch = median(steps) * width
    gaps = []
    for left, right in pairwise(places):
        part = inked[int(left * width) : int(right * width) + 1]
        ends = np.flatnonzero(np.concatenate(([True], part, [True])))
        gaps.append(float(np.diff(ends).max() - 1))
    usual = median(gaps)
    chars, middles = [text[0]], [places[0]]
    for n, gap in enumerate(gaps):
        one, other = text[n], text[n + 1]
        least = 0.6 if one in _NARROW or other in _NARROW or (one + other).isascii() else 0.25
        if one.isalnum() and other.isalnum() and gap > max(least * pitch, usual + 0.14 * pitch):
            chars.append(" ")
            middles.append((places[n] + places[n + 1]) / 2)
        chars.append(other)
        middles.append(places[n + 1])
    return replace(line, text="".join(chars), places=tuple(middles))


def _scaled(area: Area, times: float) -> Area:
    return Area(area.x0 * times, area.y0 * times, area.x1 * times, area.y1 * times)


def _within(inner: Area, outer: Area) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2
    return outer.x0 <= x <= outer.x1 and outer.y0 <= y <= outer.y1


def _rings(grey: Image, dpi: float) -> list[Area]:
    """Circles of the size of a seal, as a copy without colour shows them."""
    import cv2

    scale = 75 / dpi
    small = cv2.GaussianBlur(
        cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), (5, 5), 0
    )
    millimetre = 75 / 25.4
    circles = cv2.HoughCircles(
        small, cv2.HOUGH_GRADIENT, 1, 15 * millimetre, param1=120, param2=38,
        minRadius=int(14 * millimetre), maxRadius=int(26 * millimetre),
    )  # fmt: skip
    if circles is None:
        return []
    return [
        Area(*(float(v) / scale for v in (x - r, y - r, x + r, y + r)))
        for x, y, r in circles.reshape(-1, 3)[:12]
    ]


def _inside(area: Area, ring: Area) -> bool:
    """Whether the middle of ``area`` lies in the ring or on its rim."""
    reach = 1.1 * (ring.x1 - ring.x0) / 2
    x = (area.x0 + area.x1) / 2 - (ring.x0 + ring.x1) / 2
    y = (area.y0 + area.y1) / 2 - (ring.y0 + ring.y1) / 2
    return x * x + y * y < reach * reach


def cut_out(picture: Image, corners: Any) -> Image:
    """The line with these four corners (from the upper left, clockwise) as a picture of its own, straightened."""
    import cv2
    import numpy as np

    quad = np.asarray(corners, dtype=np.float32)
    width = max(int(np.linalg.norm(quad[0] - quad[1])), 1)
    height = max(int(np.linalg.norm(quad[0] - quad[3])), 1)
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad, target)
    line = cv2.warpPerspective(picture, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)
    if height >= 1.5 * width:
        line = np.rot90(line).copy()
    return np.asarray(line, dtype=np.uint8)


def straighten(picture: Image, skew: float) -> Image:
    """The picture turned back by ``skew`` degrees about its middle, the corners filled white."""
    import cv2
    import numpy as np

    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    turned = cv2.warpAffine(picture, matrix, (width, height), borderValue=(255, 255, 255))
    return np.asarray(turned, dtype=np.uint8)


def empty(grey: Image) -> bool:
    """Whether the page is blank: next to no dark pixels away from the border."""
    height, width = grey.shape[:2]
    inner = grey[height // 20 : -height // 20, width // 20 : -width // 20]
    return bool((inner < 128).mean() < 0.0004)
