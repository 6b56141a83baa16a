"""What a picture of a page shows beside its letters: seals, ruled lines, strokes of handwriting.

Everything is measured in pixels of the picture at ``dpi``; arrays are RGB or grey, uint8.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def lift_red(rgb: Image) -> Image:
    """The page without red seals, as grey: the red channel, in which red ink is as bright as paper, divided by
    its local background and stretched in contrast."""
    import cv2
    import numpy as np

    red = rgb[:, :, 0]
    small = cv2.resize(red, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    background = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 21)
    background = cv2.resize(background, (red.shape[1], red.shape[0]), interpolation=cv2.INTER_LINEAR)
    level = np.clip(red.astype(np.float32) / np.maximum(background, 1), 0, 1)
    low, high = np.percentile(level[::4, ::4], (1, 90))
    spread = max(float(high - low), 0.15)
    stretched = np.clip((level - high + spread) / spread, 0, 1) * 255
    return np.asarray(stretched, dtype=np.uint8)


def coloured(rgb: Image) -> bool:
    """Whether there is enough colour for red ink to be told from black."""
    import numpy as np

    sample = rgb[::8, ::8].astype(np.int16)
    return bool((sample.max(axis=2) - sample.min(axis=2) > 40).mean() > 0.0005)


def seals(rgb: Image, dpi: float) -> list[Area]:
    """Red seals: closed red patches of 15 to 70 mm, round or oval. None on black-and-white copies."""
    import cv2
    import numpy as np

    scale = 75 / dpi
    small = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.int16)
    red = small[:, :, 0]
    excess = red - np.maximum(small[:, :, 1], small[:, :, 2])
    mask = ((excess > 28) & (excess > 0.16 * red)).astype(np.uint8)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (9, 9))
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, disc), dtype=np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    millimetre = 75 / 25.4
    found = []
    for x, y, w, h, area in stats[1:count]:
        long, short = max(w, h), max(min(w, h), 1)
        if 15 * millimetre <= long <= 70 * millimetre and long / short <= 2 and area >= 0.08 * w * h:
            found.append(Area(*(float(v) / scale for v in (x, y, x + w, y + h))))
    return found


def rules(grey: Image, dpi: float) -> list[Area]:
    """Straight ruled lines of a form, each as a thin rectangle."""
    import cv2

    dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    reach = int(dpi * 0.35)
    found = []
    for kernel in ((reach, 1), (1, reach)):
        opened = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel))
        closing = (max(kernel[0] // 6, 1), max(kernel[1] // 6, 1))
        opened = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, closing))
        count, _, stats, _ = cv2.connectedComponentsWithStats(opened)
        for x, y, w, h, _ in stats[1:count]:
            thin = h if kernel[0] > 1 else w
            if thin <= 0.06 * dpi:  # thicker bars are pictures or shadows of the binding
                found.append(Area(float(x), float(y), float(x + w), float(y + h)))
    return found


def strokes(grey: Image, printed: list[Area], ruled: list[Area], dpi: float) -> list[Area]:
    """Ink that is neither print nor rule, of the size of a signature or a finger print."""
    import cv2
    import numpy as np

    dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    pad = int(0.02 * dpi)
    for area in printed:
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
        dark, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (int(0.12 * dpi), int(0.05 * dpi)))
    )
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    found = []
    for index in range(1, count):
        x, y, w, h, _ = stats[index]
        ink = int(np.count_nonzero(dark[y : y + h, x : x + w][labels[y : y + h, x : x + w] == index]))
        if 0.12 * dpi <= h <= 0.9 * dpi and 0.15 * dpi <= w <= 2.5 * dpi and ink > 0.004 * dpi * dpi:
            found.append(Area(float(x), float(y), float(x + w), float(y + h)))
    return found


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
