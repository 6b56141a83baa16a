"""OFD files built for the tests: every part is written out here."""

from __future__ import annotations

from packed import pack

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
DocumentParts = dict[str, bytes]


def text(x: float, y: float, words: str, size: float = 5, more: str = "", delta: str | None = None) -> str:
    """A line of text with its baseline at ``y`` millimetres; ``delta``: distances of its characters."""
    steps = f"g {len(words) - 1} {size}" if delta is None else delta
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y - size} 180 {size + 2}" Font="1" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    return (
        f'<ofd:PathObject ID="9" Boundary="{x0} {y0} {max(x1 - x0, 0.1)} {max(y1 - y0, 0.1)}">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def picture(x: float, y: float, width: float, height: float, id_: int = 50) -> str:
    return f'<ofd:ImageObject ID="9" Boundary="{x} {y} {width} {height}" CTM="{width} 0 0 {height} 0 0" ResourceID="{id_}"/>'


def page(*objects: str, inner: str = "") -> str:
    return f"<ofd:Page {SPACE}>{inner}<ofd:Content><ofd:Layer ID='2'>{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"


def ofd(
    *pages: str, common: str = "", after: str = "", body: str = "", parts: DocumentParts | None = None
) -> bytes:
    """A package of ``pages``. ``common``: what the pages share, ``after``: what follows them, ``body``: what stands in
    the main file, ``parts``: further parts, or others in place of these."""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    made = {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocInfo><ofd:ModDate>2024-05-06</ofd:ModDate></ofd:DocInfo>"
        f"<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{body}</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        f"</ofd:PhysicalBox></ofd:PageArea>{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{after}</ofd:Document>",
    } | {f"Doc_0/Pages/Page_{n}/Content.xml": content for n, content in enumerate(pages)}
    return pack({name: content.encode() for name, content in made.items()} | (parts or {}))


def pictures(*files: str) -> DocumentParts:
    """The list of pictures, from id 50 on; their files stand in the package beside it."""
    listed = "".join(
        f'<ofd:MultiMedia ID="{50 + n}" Type="Image"><ofd:MediaFile>{file}</ofd:MediaFile></ofd:MultiMedia>'
        for n, file in enumerate(files)
    )
    source = f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:MultiMedias>{listed}</ofd:MultiMedias></ofd:Res>'
    return {"Doc_0/DocumentRes.xml": source.encode()}
