"""A scanner, a fax and a camera, played: clean pictures of pages become what an office's machines make of them.

Everything is drawn from a seeded generator, so that a run can be repeated.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

Image = NDArray[np.uint8]
RED = (205, 32, 45)
MILLIMETRE = 1 / 25.4  # inches
FONTS = ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc", "simsun.ttc", "Songti.ttc", "wqy-zenhei.ttc")


@dataclass(frozen=True, slots=True)
class Look:
    """What happens to a page between the printer and the file."""

    name: str
    dpi: int = 200
    seals: bool = True
    rotation: float = 0.5  # degrees, at most
    noise: float = 5.0  # standard deviation of grey levels
    blur: float = 0.5  # pixels
    jpeg: int = 75
    black_and_white: bool = False
    photo: bool = False  # taken by hand: perspective, uneven light, a desk around the page


LOOKS = (
    Look("200 dpi，有章"),
    Look("200 dpi，无章", seals=False),
    Look("150 dpi，歪斜、噪点、JPEG 60，有章", dpi=150, rotation=1.0, noise=9.0, blur=0.6, jpeg=60),
    Look(
        "150 dpi，歪斜、噪点、JPEG 60，无章", dpi=150, rotation=1.0, noise=9.0, blur=0.6, jpeg=60, seals=False
    ),
    Look("黑白复印件，200 dpi", black_and_white=True, noise=14.0),
    Look("手机拍照", dpi=190, photo=True, noise=6.0, blur=0.8, jpeg=60),
)


def scanned(picture: Image, look: Look, random: np.random.Generator) -> Image:
    """``picture``: the page as printed, RGB at ``look.dpi``; what comes out of the machine."""
    page = picture.astype(np.float32)
    if look.photo:
        page = _photographed(page, random)
    else:
        page = turned(page, float(random.uniform(-look.rotation, look.rotation)))
        page = page * (250 / 255)  # paper is never quite white
    if look.blur:
        page = cv2.GaussianBlur(page, (0, 0), look.blur)
    page = page + random.normal(0, look.noise, page.shape[:2])[:, :, None]
    result = np.clip(page, 0, 255).astype(np.uint8)
    if look.black_and_white:
        grey = cv2.cvtColor(result, cv2.COLOR_RGB2GRAY)
        _, grey = cv2.threshold(grey, 150, 255, cv2.THRESH_BINARY)
        result = cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB)
    return np.asarray(result, dtype=np.uint8)


def turned(page: Any, degrees: float) -> Any:
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(page, matrix, (width, height), borderValue=(255, 255, 255), flags=cv2.INTER_CUBIC)


def _photographed(page: Any, random: np.random.Generator) -> Any:
    """The page on a desk, seen a little from one side, in light that falls off to another."""
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    reach = 0.025 * width
    inset = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]], dtype=np.float32) * 0.02 * width
    moved = corners + inset + random.uniform(-reach, reach, (4, 2)).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    page = cv2.warpPerspective(page, matrix, (width, height), borderValue=(96, 88, 80), flags=cv2.INTER_CUBIC)
    angle = random.uniform(0, 2 * math.pi)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    along = (xs / width - 0.5) * math.cos(angle) + (ys / height - 0.5) * math.sin(angle)
    light = 0.78 + 0.24 * along
    return page * np.stack([light * 1.0, light * 0.98, light * 0.93], axis=2)


def as_jpeg(picture: Image, quality: int, dpi: int) -> bytes:
    out = io.BytesIO()
    Pillow.fromarray(picture).save(out, "JPEG", quality=quality, dpi=(dpi, dpi))
    return out.getvalue()


def bound(jpegs: Iterable[tuple[bytes, float, float]]) -> bytes:
    """One PDF whose pages are the pictures (JPEG, width and height in points), as a scanner binds them."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument.new()
    for content, width, height in jpegs:
        image = pdfium.PdfImage.new(document)
        image.load_jpeg(io.BytesIO(content), inline=True)
        image.set_matrix(pdfium.PdfMatrix().scale(width, height))
        page = document.new_page(width, height)
        page.insert_obj(image)
        page.gen_content()
        page.close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


# ---- what people put on paper -----------------------------------------------------------------------


def font(size: int) -> Any:
    """A Chinese font of this machine, or None."""
    for name in FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return None


def inked(picture: Image, ink: Any, x: float, y: float) -> None:
    """Lay ``ink`` (RGB on white) over the picture with its middle at (x, y): dark stays dark."""
    height, width = ink.shape[:2]
    left, top = int(x - width / 2), int(y - height / 2)
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + width, picture.shape[1]), min(top + height, picture.shape[0])
    if x1 > x0 and y1 > y0:
        part = ink[y0 - top : y1 - top, x0 - left : x1 - left]
        picture[y0:y1, x0:x1] = np.minimum(picture[y0:y1, x0:x1], part)


def seal(words: str, dpi: int, random: np.random.Generator, millimetres: float = 42) -> Image:
    """A round red seal with a star and the organ's name along its rim, unevenly inked."""
    size = int(millimetres * MILLIMETRE * dpi) * 2  # drawn at twice the size
    image = Pillow.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(image)
    line = int(size * 0.028)
    draw.ellipse((line, line, size - line, size - line), outline=RED, width=line)
    points = []
    for number in range(10):
        radius = size * (0.15 if number % 2 == 0 else 0.06)
        angle = math.pi * number / 5 - math.pi / 2
        points.append((size / 2 + radius * math.cos(angle), size / 2 + radius * math.sin(angle)))
    draw.polygon(points, fill=RED)
    letters = font(int(size * 0.115))
    if letters is not None:
        for number, char in enumerate(words):
            angle = math.radians(-120 + 240 * (number + 0.5) / len(words))
            tile = Pillow.new("RGB", (int(size * 0.16),) * 2, "white")
            ImageDraw.Draw(tile).text((size * 0.02, 0), char, fill=RED, font=letters)
            tile = tile.rotate(-math.degrees(angle), fillcolor="white", resample=Pillow.Resampling.BICUBIC)
            x = size / 2 + size * 0.37 * math.sin(angle) - tile.width / 2
            y = size / 2 - size * 0.37 * math.cos(angle) - tile.height / 2
            mask = tile.convert("L").point(lambda level: 255 if level < 200 else 0)
            image.paste(tile, (int(x), int(y)), mask)
    image = image.rotate(
        float(random.uniform(-20, 20)), fillcolor="white", resample=Pillow.Resampling.BICUBIC
    )
    ink = np.asarray(image.resize((size // 2, size // 2)), dtype=np.float32)
    pale = cv2.GaussianBlur(random.uniform(0, 1, ink.shape[:2]).astype(np.float32), (0, 0), size * 0.02)
    pale = (pale - pale.min()) / max(float(np.ptp(pale)), 1e-6) * 0.4
    return np.asarray(ink + (255 - ink) * pale[:, :, None], dtype=np.uint8)


def signature(dpi: int, random: np.random.Generator, colour: tuple[int, int, int] = (25, 25, 40)) -> Image:
    """Strokes as of a hurried hand, two or three characters long."""
    count = int(random.integers(2, 4))
    height = int(dpi * 0.34)
    width = int(height * 0.95 * count)
    image = Pillow.new("RGB", (width * 2, height * 2), "white")
    draw = ImageDraw.Draw(image)
    for character in range(count):
        left = character * width * 2 / count
        room = width * 2 / count
        for _ in range(int(random.integers(4, 8))):
            points = random.uniform((0.08, 0.08), (0.95, 0.92), (4, 2)) * (room, height * 2) + (left, 0)
            draw.line(
                _curve(points), fill=colour, width=int(dpi * random.uniform(0.016, 0.03)), joint="curve"
            )
    return np.asarray(image.resize((width, height), Pillow.Resampling.LANCZOS), dtype=np.uint8).copy()


def fingerprint(dpi: int, random: np.random.Generator) -> Image:
    """A red thumb print: wavy ridges within an oval."""
    height, width = int(0.75 * dpi), int(0.55 * dpi)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = (xs - width / 2) / (width / 2), (ys - height / 2) / (height / 2)
    ridges = np.sin(np.hypot(u * 1.1, v + 0.3) * 34 + random.uniform(0, 6)) > 0.1
    shown = (u**2 + v**2 < 1) & ridges & (random.uniform(0, 1, u.shape) > 0.12)
    ink = np.full((height, width, 3), 255, dtype=np.uint8)
    ink[shown] = RED
    return np.asarray(cv2.GaussianBlur(ink, (0, 0), 0.6), dtype=np.uint8)


def _curve(points: Any) -> list[tuple[float, float]]:
    t = np.linspace(0, 1, 24)[:, None]
    a, b, c, d = points
    path = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
    return [(float(x), float(y)) for x, y in path]
