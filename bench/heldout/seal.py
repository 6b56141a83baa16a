"""A red round seal and a hand-drawn looking signature, as pictures. The fonts are those of fonts-noto-cjk."""

from __future__ import annotations

import functools
import io
import math
import random

from PIL import Image, ImageDraw, ImageFont

SERIF = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
SANS = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
SIMPLIFIED = 2  # index of the SC face in both collections
RED = (206, 32, 38, 215)


@functools.cache
def font(size: int, path: str = SERIF) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, index=SIMPLIFIED)


@functools.cache
def seal(name: str, size: int = 260) -> Image.Image:
    picture = Image.new("RGBA", (size, size), (255, 255, 255, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((4, 4, size - 5, size - 5), outline=RED, width=max(3, size // 45))
    centre, radius = size / 2, size * 0.39
    points = []
    for k in range(10):
        reach = size * (0.13 if k % 2 == 0 else 0.052)
        angle = -math.pi / 2 + k * math.pi / 5
        points.append((centre + reach * math.cos(angle), centre + reach * math.sin(angle)))
    draw.polygon(points, fill=RED)
    glyph = font(max(12, int(size * 0.115 if len(name) < 13 else size * 0.09)))
    spread = min(290, 24 * len(name))
    for k, letter in enumerate(name):
        degrees = -90 - spread / 2 + spread * k / max(1, len(name) - 1)
        tile = Image.new("RGBA", (glyph.size * 2, glyph.size * 2), (255, 255, 255, 0))
        ImageDraw.Draw(tile).text((glyph.size, glyph.size), letter, RED, glyph, anchor="mm")
        tile = tile.rotate(-(degrees + 90), resample=Image.Resampling.BICUBIC)
        x = centre + radius * math.cos(math.radians(degrees))
        y = centre + radius * math.sin(math.radians(degrees))
        picture.alpha_composite(tile, (int(x - glyph.size), int(y - glyph.size)))
    return picture


def seal_png(name: str) -> bytes:
    buffer = io.BytesIO()
    seal(name, 180).save(buffer, "PNG")
    return buffer.getvalue()


def signature(name: str, height: int, chance: random.Random) -> Image.Image:
    """The name in leaning, uneven strokes."""
    glyph = font(height, SERIF)
    picture = Image.new("RGBA", (int(height * 1.15 * len(name)) + height, height * 2), (255, 255, 255, 0))
    for k, letter in enumerate(name):
        tile = Image.new("RGBA", (height * 2, height * 2), (255, 255, 255, 0))
        ImageDraw.Draw(tile).text((height, height), letter, (20, 24, 70, 235), glyph, anchor="mm")
        tile = tile.rotate(chance.uniform(-9, 9), resample=Image.Resampling.BICUBIC)
        place = (int(k * height * 0.98), int(chance.uniform(-0.1, 0.1) * height))
        picture.alpha_composite(tile, (max(0, place[0]), max(0, place[1])))
    shear = (1, 0.22, -0.22 * height, 0, 1, 0)
    return picture.transform(picture.size, Image.Transform.AFFINE, shear, Image.Resampling.BICUBIC)
