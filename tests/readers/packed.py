"""zip files built for the tests, also such as no honest program writes."""

from __future__ import annotations

import io
import struct
import zipfile


def pack(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def pack_infos(*members: tuple[zipfile.ZipInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in members:
            archive.writestr(info, content)
    return out.getvalue()


def renamed(content: bytes, old: bytes, new: bytes) -> bytes:
    """``content`` with a member's name replaced by bytes of the same length, as Chinese Windows writes GBK."""
    assert len(old) == len(new)
    assert content.count(old) == 2  # local header and central directory
    return content.replace(old, new)


def flagged(content: bytes, bit: int) -> bytes:
    """``content`` with a general purpose flag set in all headers (bit 0: encrypted, bit 11: UTF-8)."""
    data = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            flags = struct.unpack_from("<H", data, place + offset)[0]
            struct.pack_into("<H", data, place + offset, flags | 1 << bit)
            place = data.find(signature, place + 4)
    return bytes(data)


def sized(content: bytes, size: int) -> bytes:
    """``content`` with every member declaring ``size`` bytes unpacked."""
    data = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(signature)
        while place >= 0:
            struct.pack_into("<I", data, place + offset, size)
            place = data.find(signature, place + 4)
    return bytes(data)
