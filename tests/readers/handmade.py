"""PDFs written out by hand, such as no honest program writes."""

from __future__ import annotations

import zlib


def handmade(objects: list[str], streams: dict[int, bytes] | None = None) -> bytes:
    """A PDF of the dictionaries ``objects``, numbered from 1, of which the first is the catalogue; ``streams``: the data
    of some of them, to which their length is added."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        data = (streams or {}).get(number)
        places.append(len(out))
        if data is None:
            out += f"{number} 0 obj\n{body}\nendobj\n".encode()
        else:
            head = body.removesuffix(">>") + f"/Length {len(data)} >>"
            out += f"{number} 0 obj\n{head}\nstream\n".encode() + data + b"\nendstream\nendobj\n"
    listed = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{listed}"
    return (
        out
        + f"{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF".encode()
    )


def one_page(*more: str, resources: str = "", streams: dict[int, bytes], page: str = "") -> bytes:
    """A page whose content is stream 4; ``more``: the objects from 4 on."""
    head = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {resources} >> {page} >>",
    ]
    return handmade(head + list(more), streams)


def inflated(unit: bytes, megabytes: int) -> bytes:
    """``unit`` over and over, packed."""
    engine = zlib.compressobj(9)
    block = unit * (1024 * 1024 // len(unit))
    return b"".join([engine.compress(block) for _ in range(megabytes)]) + engine.flush()


FLATE = "<< /Filter /FlateDecode >>"


def content_bomb(unit: bytes, megabytes: int) -> bytes:
    """A page whose content unpacks to so much."""
    return one_page(FLATE, streams={4: inflated(unit, megabytes)})


def drawings(levels: int, width: int) -> bytes:
    """A drawing made of ``width`` drawings, each made of ``width`` drawings … ``levels`` deep."""
    objects, streams = ["<< >>"], {4: b"/X5 Do"}
    for number in range(5, 5 + levels):
        last = number == 4 + levels
        inner = b"0 0 10 10 re f" if last else f"/X{number + 1} Do ".encode() * width
        more = "" if last else f"/Resources << /XObject << /X{number + 1} {number + 1} 0 R >> >>"
        objects.append(f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] {more} /Filter /FlateDecode >>")
        streams[number] = zlib.compress(inner)
    return one_page(*objects, resources="/XObject << /X5 5 0 R >>", streams=streams)


def pictured(width: int, height: int, data: bytes, more: str) -> bytes:
    """A page covered by one picture."""
    picture = f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} {more} >>"
    streams = {4: b"q 595 0 0 842 0 0 cm /I Do Q", 5: data}
    return one_page("<< >>", picture, resources="/XObject << /I 5 0 R >>", streams=streams)
