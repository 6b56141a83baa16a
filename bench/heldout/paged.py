"""Lays the markup out on A4 pages, as a text PDF or as noisy pictures of paper."""

from __future__ import annotations

import io
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy
from markup import SIGNATURE, Block, File, blocks, plain, spans
from PIL import Image, ImageDraw, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from seal import SANS, SERIF, font, seal, signature

WIDTH, HEIGHT = 595.3, 841.9
FACE = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FACE))


@dataclass
class Page:
    texts: list[tuple[float, float, float, str]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    seals: list[tuple[float, float, str]] = field(default_factory=list)
    signatures: list[tuple[float, float, float, str]] = field(default_factory=list)


WIDE, NARROW = set("MWm%@"), set("IJil.,:;'|!()[]1")


def width_of(text: str, size: float) -> float:
    return sum(size * _share(letter) for letter in text)


def _share(letter: str) -> float:
    """The width of a character as a share of its size, near enough for a song face."""
    if ord(letter) >= 0x250:
        return 1
    if letter in WIDE:
        return 0.92
    if letter.isupper() and letter not in NARROW:
        return 0.72
    return 0.55


def wrap(text: str, size: float, room: float) -> list[str]:
    lines, line, used = [], "", 0.0
    for token in re.findall(r"\{签:[^}]*\}|<u>.*?</u>|[A-Za-z0-9.,:/%*-]+|.", text) or [""]:
        extent = width_of(plain(token), size) + (size if token.startswith("{签:") else 0)
        if used + extent > room and line and token not in "，。、；：）》」！？":
            lines.append(line)
            line, used = "", 0.0
        line, used = line + token, used + extent
    return [*lines, line]


class Layout:
    def __init__(self, file: File):
        options = file.options
        self.size = float(options.get("size", "13"))
        self.title = float(options.get("title", "20"))
        self.margin = float(options.get("margin", "72"))
        self.lead = float(options.get("lead", "1.6"))
        self.header, self.footer = options.get("header", ""), options.get("footer", "")
        self.number = options.get("number", "")  # a pattern such as "第{}页", empty for none
        self.first = int(options.get("first", "1"))
        self.unnumbered = int(options.get("unnumbered", "0"))
        self.pages: list[Page] = []
        self.marks: dict[str, int] = {}
        self.new_page()
        for block in blocks(file.lines):
            self.add(block)

    def new_page(self) -> None:
        self.pages.append(Page())
        self.y = self.margin
        if self.header:
            self.put(self.margin, 36, 9, self.header)
        if self.footer:
            self.put(self.margin, HEIGHT - 30, 9, self.footer)
        position = len(self.pages) - self.unnumbered
        if self.number and position > 0:
            self.put(WIDTH - self.margin - 40, HEIGHT - 44, 10, self.number.format(position + self.first - 1))

    def put(self, x: float, y: float, size: float, text: str) -> None:
        """Text whose top is at y; signatures are kept apart from print."""
        page = self.pages[-1]
        text = text.replace("\t", "    ")
        for part in re.split(r"(\{签:[^}]*\}|<u>|</u>)", text):
            if part == "<u>":
                self.underline = x
            elif part == "</u>":
                page.lines.append((self.underline, y + size * 1.12, x, y + size * 1.12))
            elif match := SIGNATURE.fullmatch(part):
                page.signatures.append((x, y, size, match[1]))
                x += width_of(match[1], size) + size
            elif part:
                page.texts.append((x, y, size, part))
                x += width_of(part, size)

    def room(self, height: float) -> None:
        if self.y + height > HEIGHT - self.margin:
            self.new_page()

    def add(self, block: Block) -> None:
        if block.kind == "page":
            self.new_page()
        elif block.kind == "mark":
            self.marks[block.text] = len(self.pages) - self.unnumbered + self.first - 1
        elif block.kind == "table":
            self.table(block.rows)
        elif block.kind == "box":
            self.table([[block.text]])
        elif block.kind == "seal":
            self.pages[-1].seals.append((WIDTH - self.margin - 150, self.y - 88, block.text))
        else:
            size = {"title": self.title, "sub": self.size}.get(block.kind, self.size)
            step = size * self.lead
            indent = size * 2 if block.kind == "para" else 0
            text = block.text
            lines = _wrapped(text, size, WIDTH - 2 * self.margin, indent)
            for k, line in enumerate(lines):
                self.room(step)
                x = self.margin + (indent if k == 0 else 0)
                spare = WIDTH - 2 * self.margin - width_of(plain(line), size)
                if block.kind in ("title", "sub"):
                    x = self.margin + spare / 2
                elif block.kind == "right":
                    x = self.margin + spare
                self.put(x, self.y, size, line)
                self.y += step
            if block.kind == "title":
                self.y += size * 0.5

    def table(self, rows: list[list[str]]) -> None:
        size = self.size - 1.5
        cells = spans(rows)
        count = max(len(row) for row in rows)
        widths = _widths(rows, count, WIDTH - 2 * self.margin, size)
        edges = [self.margin]
        for extent in widths:
            edges.append(edges[-1] + extent)
        heights = [size * 1.9] * len(rows)
        wrapped = {}
        for r, c, down, across, text in cells:
            room = edges[c + across] - edges[c] - 8
            lines = [line for part in text.split("¶") for line in _wrapped(part, size, room, 0)]
            wrapped[r, c] = lines
            need = len(lines) * size * 1.35 + 8
            if down == 1:
                heights[r] = max(heights[r], need)
            else:
                heights[r + down - 1] = max(heights[r + down - 1], need - sum(heights[r : r + down - 1]))
        tops: list[float] = []
        owner: list[int] = []
        for height in heights:
            self.room(height)
            tops.append(self.y)
            owner.append(len(self.pages) - 1)
            self.y += height
        for r, c, down, across, _ in cells:
            page = self.pages[owner[r]]
            bottom_row = max(k for k in range(r, r + down) if owner[k] == owner[r])
            left, right = edges[c], edges[c + across]
            top, bottom = tops[r], tops[bottom_row] + heights[bottom_row]
            for line in (
                (left, top, right, top),
                (left, bottom, right, bottom),
                (left, top, left, bottom),
                (right, top, right, bottom),
            ):
                page.lines.append(line)
            current = self.pages
            self.pages = current[: owner[r] + 1]
            for k, text in enumerate(wrapped[r, c]):
                self.put(left + 4, top + 5 + k * size * 1.35, size, text)
            self.pages = current
        self.y += 8


def laid_out(file: File) -> list[Page]:
    """The pages, with every ``{页:mark}`` replaced by the page on which the mark stands."""
    marks = Layout(file).marks
    lines = [re.sub(r"\{页:([^}]*)\}", lambda m: str(marks[m[1]]), line) for line in file.lines]
    return Layout(File(file.name, file.options, lines)).pages


def _wrapped(text: str, size: float, room: float, indent: float) -> list[str]:
    first, *rest = wrap("　" * round(indent / size) + text, size, room)
    return [first.lstrip("　") if indent else first, *rest]


def _widths(rows: list[list[str]], count: int, room: float, size: float) -> list[float]:
    """Columns as wide as their longest cell asks, shared out within the page."""
    wanted = [size * 3.0] * count
    for _, c, _, across, text in spans(rows):
        if across == 1:
            longest = max(width_of(plain(part), size) for part in text.split("¶"))
            wanted[c] = max(wanted[c], min(longest + 10, room * 0.5))
    scale = room / sum(wanted)
    return [extent * scale for extent in wanted]


def write_pdf(file: File, path: Path) -> None:
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    for page in laid_out(file):
        canvas.setLineWidth(0.6)
        for x0, y0, x1, y1 in page.lines:
            canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)
        for x, y, size, text in page.texts + page.signatures:
            canvas.setFont(FACE, size)
            canvas.drawString(x, HEIGHT - y - size, text)
        for x, y, name in page.seals:
            canvas.drawImage(ImageReader(seal(name)), x, HEIGHT - y - 118, 118, 118, mask="auto")
        canvas.showPage()
    canvas.save()


def pictures(file: File) -> list[Image.Image]:
    options = file.options
    dpi, chance = int(options.get("dpi", "160")), random.Random(file.name)
    scale, face = dpi / 72, SANS if options.get("face") == "sans" else SERIF
    found = []
    for page in laid_out(file):
        paper = Image.new("RGBA", (int(WIDTH * scale), int(HEIGHT * scale)), (250, 248, 243, 255))
        draw = ImageDraw.Draw(paper)
        for x0, y0, x1, y1 in page.lines:
            draw.line((x0 * scale, y0 * scale, x1 * scale, y1 * scale), (40, 40, 40, 255), 2)
        for x, y, size, text in page.texts:
            _spaced(draw, x * scale, y * scale, size * scale, text, face)
        for x, y, size, name in page.signatures:
            paper.alpha_composite(
                signature(name, int(size * scale * 1.15), chance),
                (int(x * scale), int((y - size * 0.3) * scale)),
            )
        for x, y, name in page.seals:
            mark = seal(name, int(118 * scale)).rotate(chance.uniform(-6, 6), Image.Resampling.BICUBIC)
            paper.alpha_composite(mark, (int(x * scale), max(0, int(y * scale))))
        found.append(_aged(paper.convert("RGB"), chance, float(options.get("noise", "7"))))
    return found


def _spaced(draw: ImageDraw.ImageDraw, x: float, y: float, size: float, text: str, face: str) -> None:
    """Each character at the place the layout gave it, so wrapping holds in every font."""
    glyph = font(int(size), face)
    for letter in text:
        draw.text((x, y + size), letter, (25, 25, 25, 255), glyph, anchor="ls")
        x += width_of(letter, size)


def _aged(picture: Image.Image, chance: random.Random, noise: float) -> Image.Image:
    turned = picture.rotate(
        chance.uniform(-0.9, 0.9), Image.Resampling.BICUBIC, fillcolor=(232, 230, 226)
    ).filter(ImageFilter.GaussianBlur(0.6))
    grain = numpy.random.default_rng(chance.randrange(1 << 30)).normal(
        0, noise, (turned.height, turned.width, 1)
    )
    grey = numpy.linspace(0, chance.uniform(-14, 6), turned.width)[None, :, None]
    return Image.fromarray(numpy.clip(numpy.asarray(turned, float) + grain + grey, 0, 255).astype("uint8"))


def jpeg(picture: Image.Image, quality: int = 62) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def write_scan(file: File, path: Path) -> None:
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    for picture in pictures(file):
        canvas.drawImage(ImageReader(io.BytesIO(jpeg(picture))), 0, 0, WIDTH, HEIGHT)
        canvas.showPage()
    canvas.save()


def write_photos(file: File, path: Path) -> None:
    """One JPEG for each page: 0001.jpg, 0002.jpg … after the name given."""
    for k, picture in enumerate(pictures(file), int(file.options.get("first", "1"))):
        (path.parent / f"{path.stem}{k:03d}.jpg").write_bytes(jpeg(picture))
