"""Small pictures drawn without any library: a round red seal and a pen stroke."""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Callable
from functools import cache

Pixel = tuple[int, int, int, int]
_CLEAR: Pixel = (255, 255, 255, 0)


def _png(width: int, height: int, pixel: Callable[[int, int], Pixel]) -> bytes:
    rows = b"".join(b"\0" + b"".join(bytes(pixel(x, y)) for x in range(width)) for y in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


@cache
def seal() -> bytes:
    """A red ring with a star of five rays in it."""

    def pixel(x: int, y: int) -> Pixel:
        dx, dy = x - 47.5, y - 47.5
        r, angle = math.hypot(dx, dy), math.atan2(dx, -dy)
        ray = 8 + 10 * abs(math.cos(2.5 * angle)) ** 2
        return (214, 32, 36, 230) if 42 < r < 47 or r < ray else _CLEAR

    return _png(96, 96, pixel)


@cache
def signature() -> bytes:
    """A stroke of the pen, legible to nobody."""

    def pixel(x: int, y: int) -> Pixel:
        wave = 20 + 11 * math.sin(x / 6.5) + 5 * math.sin(x / 2.7)
        return (24, 24, 60, 255) if 6 < x < 100 and abs(y - wave) < 1.6 else _CLEAR

    return _png(108, 40, pixel)
