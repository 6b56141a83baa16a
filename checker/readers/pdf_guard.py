"""What a PDF would unpack to, told from its bytes before any of it is parsed."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator

from checker.model.dossier import ProblemKind
from checker.readers.guard import MEGABYTE, Unreadable

BOMB = 48 * MEGABYTE  # unpacked, of one stream that is no picture: a thousand forms take a tenth of it
HEAVY = 4 * MEGABYTE  # the same, from which on it is read with care
SMALL = 4096  # bytes of a packed stream that cannot be heavy: deflate packs a thousandfold at best
HEAD = 4096  # bytes before a stream in which its dictionary is looked for
DRAWINGS = 6  # drawings made of several drawings; each such level may multiply the one below
PIECES = 400  # of one page's content

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b")
_DO = re.compile(rb"/[^\s/]+\s+Do\b")


def is_locked(content: bytes) -> bool:
    """Whether nothing can be told of the streams before they are decrypted."""
    return b"/Encrypt" in content


def is_heavy(content: bytes) -> bool:
    """Whether reading may take more time or memory than a paper is worth, so that it is better done apart. Raises
    Unreadable for what certainly does."""
    nested = 0
    for head, start in _streams(content):
        if b"/Image" in head:
            continue
        packings = _PACKED.findall(head)
        if not packings:
            continue
        if packings not in ([b"/FlateDecode"], [b"/Fl"]):
            return True  # packed twice, or in a way that pays for nothing but pictures
        form = b"/Form" in head
        end = content.find(b"endstream", start)
        end = len(content) if end < 0 else end
        if end - start < SMALL and not form:
            continue
        try:
            size, text = _unpacked(_plain(head, content[start:end]))
        except ValueError:
            return True
        if size > BOMB:
            raise Unreadable(
                ProblemKind.TOO_LARGE, "解压后过大，疑似压缩炸弹，没有读取", "请核对文件来源；确需检查的，打印为新的 PDF"
            )  # fmt: skip
        if size > HEAVY:
            return True
        nested += form and len(_DO.findall(text)) > 1
    pieces = (match.group(1).count(b" R") for match in re.finditer(rb"/Contents\s*\[([^\]]*)\]", content))
    return nested >= DRAWINGS or max(pieces, default=0) > PIECES


def _streams(content: bytes) -> Iterator[tuple[bytes, int]]:
    """(dictionary, where the data begin) of each stream."""
    for match in _STREAM.finditer(content):
        before = content[max(match.start() - HEAD, 0) : match.start()]
        yield before[before.rfind(b" obj") + 1 :], match.end()


def _plain(head: bytes, data: bytes) -> bytes:
    """Without the letters in which some programs write bytes. Raises ValueError."""
    data = data.strip()
    if b"/ASCII85Decode" in head or b"/A85" in head:
        return base64.a85decode(data.removesuffix(b">").removesuffix(b"~"))
    if b"/ASCIIHexDecode" in head or b"/AHx" in head:
        return binascii.unhexlify(b"".join(data.removesuffix(b">").split()))
    return data


def _unpacked(data: bytes) -> tuple[int, bytes]:
    """How long the data are unpacked, counted no further than a bomb; and how they begin."""
    engine = zlib.decompressobj()
    size, first = 0, b""
    try:
        while data and size <= BOMB:
            piece = engine.decompress(data, MEGABYTE)
            first = first or piece
            size += len(piece)
            data = engine.unconsumed_tail
    except zlib.error:
        return size, first
    return size, first
