"""Pages as PDF and OFD keep them → pages read: by their own text, by what stands beside the file, by recognition,
or by saying that they are not read. A page without usable text is never silently empty.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from checker.model.dossier import Problem, ProblemKind
from checker.model.text import PICTURE, Box, Mark, Page, Quality
from checker.readers.compose import compose, running_heads
from checker.readers.guard import Deadline, Limits, beyond
from checker.readers.layout import Corners, Glyph, Layout, turn, upright
from checker.readers.ocr import available
from checker.readers.pages import Draw, recognise_pages
from checker.readers.scan import Recognised
from checker.readers.scanned import CURE, DPI, finish, lay_out, poor_pages, strange

if TYPE_CHECKING:
    from checker.readers.sidecar import Sidecar


@dataclass(slots=True)
class Sight:
    """What stands on a page as displayed, in points from its top left corner."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    turned: int  # degrees clockwise by which the text lies
    edges: list[Corners]
    strokes: int  # lines that are no rules: of letters drawn as outlines, of a drawing
    pictures: list[Box]
    unseen: bool = False  # the text is there to be searched, not to be seen
    marks: tuple[Mark, ...] = ()  # what is known to stand there beside pictures


@dataclass(slots=True)
class Sheets:
    """The pages of one file, one after the other; ``read`` makes an end."""

    name: str
    digest: str  # of the file's content
    total: int
    limits: Limits
    deadline: Deadline
    aside: Sidecar | None = None
    found: list[Layout | Page] = field(default_factory=list)
    unread: dict[ProblemKind, list[int]] = field(default_factory=dict)
    layered: dict[int, Sight] = field(
        default_factory=dict
    )  # pictures of whole pages with text on or under them
    agreed: set[int] = field(default_factory=set)  # those whose text says what the picture shows
    problems: list[Problem] = field(default_factory=list)

    def late(self) -> bool:
        """Whether the time is over; the pages not added yet are then accounted for."""
        if not self.deadline.passed:
            return False
        first = len(self.found) + 1
        rest = tuple(range(first, min(self.total, self.limits.pages) + 1))
        self.problems.append(
            Problem(ProblemKind.TIMEOUT, self.name, f"读取超时，第 {first} 页起未读", "请拆成几个文件再检查", rest)
        )  # fmt: skip
        self.found += [Page(self.name, n, "", Quality.POOR, unread="读取超时") for n in rest]
        return True

    def lose(self, kind: ProblemKind, number: int, why: str, width: float = 0.0, height: float = 0.0) -> None:
        self.unread.setdefault(kind, []).append(number)
        self.found.append(Page(self.name, number, "", Quality.POOR, unread=why, width=width, height=height))

    def add(self, sight: Sight) -> None:
        """A page, by what stands on it: text, a picture of text, or letters that make no sense."""
        sight.glyphs = [g for g in sight.glyphs if _on_paper(g, sight)]
        area = sight.width * sight.height
        covering = [b for b in sight.pictures if (b.x1 - b.x0) * (b.y1 - b.y0) > 0.6 * area]
        # some scanners store a page as strips
        covered = sum((b.x1 - b.x0) * (b.y1 - b.y0) for b in sight.pictures) > 0.5 * area
        text = "".join(g.char for g in sight.glyphs)
        drawn = len(sight.edges) + sight.strokes > 400  # letters drawn as outlines
        if garbled(text):
            self.lose(ProblemKind.GARBLED, sight.number, "文字层是乱码", sight.width, sight.height)
        elif ((covered or drawn) and len(text.strip()) < 20) or self.limits.ocr == "force":
            self.lose(ProblemKind.NO_TEXT, sight.number, "扫描图像，没有文字层", sight.width, sight.height)
        else:
            small = [b for b in sight.pictures if b not in covering and b.x1 - b.x0 > 8 and b.y1 - b.y0 > 8]
            sight.pictures = small
            if covered:
                self.layered[sight.number] = replace(sight, glyphs=[replace(g) for g in sight.glyphs])
            self.found.append(self._arranged(sight))

    def _arranged(self, sight: Sight) -> Layout:
        layout = upright(
            self.name, sight.number, (sight.width, sight.height), sight.turned, sight.glyphs, sight.edges,
            tuple(sight.pictures),
        )  # fmt: skip
        for mark in sight.marks:
            if mark.box is not None:
                corners = (mark.box.x0, mark.box.y0, mark.box.x1, mark.box.y1)
                mark = replace(mark, box=Box(*turn(corners, sight.turned, sight.width, sight.height)))
            layout.marks += (mark,)
        return layout

    def read(self, draw: Draw) -> tuple[Page, ...]:
        """The pages in order; what is said about them is in ``problems``."""
        self.problems += beyond(self.name, self.total, self.limits)
        beside = self._beside(draw)
        read = beside | self._recognised(draw)
        parsed = [item for item in self.found if isinstance(item, Layout)]
        running = dict(zip((id(item) for item in parsed), running_heads(parsed), strict=True))
        pages = []
        for item in self.found:
            if item.number in read:
                pages.append(read[item.number])
            elif isinstance(item, Page):
                pages.append(item)
            else:
                sight = self.layered.get(item.number)
                scanned = sight is not None and sight.unseen
                quality = Quality.EXACT
                if scanned:
                    quality = Quality.GOOD if item.number in self.agreed else Quality.POOR
                pages.append(compose(item, *running[id(item)], quality, ocr=scanned))
        done = tuple(pages)
        self._say_unsure(tuple(page for page in done if page.number not in beside))
        self._say_unread(done)
        return done

    def _say_unsure(self, pages: tuple[Page, ...]) -> None:
        layers = {n for n, sight in self.layered.items() if sight.unseen and n not in self.agreed}
        self.problems += poor_pages(self.name, tuple(page for page in pages if page.number not in layers))
        if layers:
            self.problems.append(
                Problem(
                    ProblemKind.CONTENT_LOST, self.name, "扫描件自带的文字层没有与图像核对，可能有误",
                    "请核对原件；装上文字识别组件后会自动核对", tuple(sorted(layers)), blocking=False,
                )
            )  # fmt: skip

    def _say_unread(self, pages: tuple[Page, ...]) -> None:
        for kind, numbers in self.unread.items():
            where = "全部页面" if len(numbers) == len(pages) else f"{len(numbers)} 页"
            what, cure = {
                ProblemKind.GARBLED: ("的文字层是乱码，没有采用", "请重新导出 PDF，或提供文字版"),
                ProblemKind.TOO_LARGE: ("内容过多，没有读取", "请核对文件来源；确需检查的，打印为新的 PDF"),
                ProblemKind.DAMAGED: ("损坏，无法读取", "请从原处重新导出或扫描这些页"),
            }.get(kind, ("是扫描图像，没有文字层，未能读取", CURE))
            self.problems.append(Problem(kind, self.name, where + what, cure, tuple(numbers)))
        if self.unread or any(page.text.replace(PICTURE, "").strip() or page.unread for page in pages):
            return
        if any(page.marks for page in pages):
            self.problems.append(
                Problem(
                    ProblemKind.NO_TEXT, self.name, "只有图片，没有文字", "请提供文字版，或单独提供这些图片"
                )
            )
        else:
            self.problems.append(Problem(ProblemKind.EMPTY, self.name, "没有任何文字", "请核对文件是否存错"))

    # ---- pages that are pictures ---------------------------------------------------------------------

    def _missing(self) -> list[int]:
        lost = (n for kind in (ProblemKind.NO_TEXT, ProblemKind.GARBLED) for n in self.unread.get(kind, ()))
        return sorted(lost)

    def _beside(self, draw: Draw) -> dict[int, Page]:
        """The pages whose text stands in a file beside this one."""
        if self.aside is None or self.limits.ocr == "force":
            return {}
        pages = self.aside.read(self._missing(), self.name, draw)
        self._found_again(pages)
        said = self.aside.used(self.name, tuple(pages)) if pages else self.aside.unused(self.name)
        self.problems.append(said)
        return pages

    def _found_again(self, pages: dict[int, Page]) -> None:
        for kind in (ProblemKind.NO_TEXT, ProblemKind.GARBLED):
            left = [n for n in self.unread.pop(kind, []) if n not in pages]
            if left:
                self.unread[kind] = left

    def _recognised(self, draw: Draw) -> dict[int, Page]:
        """The pages without a usable text layer, recognised. A scanner's text layer is kept where it agrees with
        the picture, and with it the seals and handwriting that only the picture shows."""
        if self.limits.ocr == "off" or not available():
            return {}
        done = []
        numbers = sorted([*self._missing(), *self.layered])
        for number, found in recognise_pages(
            numbers, draw, self.name, self.digest, float(DPI), self.limits, self.deadline
        ):
            sight = self.layered.get(number)
            if sight is None or not agrees(sight, found):
                self.layered.pop(number, None)
                done.append((lay_out(found, self.name, number, 72 / DPI), found))
                continue
            self.agreed.add(number)
            if not (sight.turned or found.turned):
                marks, glyphs = strange(found, 72 / DPI)
                sight.glyphs += glyphs
                layer = self._arranged(sight)
                layer.marks += marks
                self.found[number - 1] = layer
        pages = {page.number: page for page in finish(done)}
        self._found_again(pages)
        return pages


def _on_paper(glyph: Glyph, sight: Sight) -> bool:
    """Programs leave text beside the page, where nobody sees it."""
    return 0 <= (glyph.x0 + glyph.x1) / 2 <= sight.width and 0 <= glyph.middle <= sight.height


def agrees(sight: Sight, found: Recognised) -> bool:
    """Whether a text layer says what the picture shows: most characters are the same, in any order."""
    text = Counter("".join("".join(glyph.char for glyph in sight.glyphs).split()))
    seen = Counter("".join("".join(line.text for line in found.lines).split()))
    total = max(sum(text.values()), sum(seen.values()))
    return total > 0 and sum((text & seen).values()) >= 0.85 * total


def garbled(text: str) -> bool:
    """Whether a text layer makes no sense: private-use, control and replacement characters, or a page of
    letters without one common Chinese character."""
    body = "".join(text.split())
    if len(body) < 20:
        return False
    odd = sum(
        1 for c in body if "\ue000" <= c <= "\uf8ff" or c < " " or c == "\ufffd" or "\u0080" <= c <= "\u009f"
    )
    if odd > 0.15 * len(body):
        return True
    chinese = [c for c in body if "\u4e00" <= c <= "\u9fff"]
    common = sum(1 for c in body if c in "的一是在不有人为中国政行处罚案年月日号和第书当事定依法于本单位请")
    # a list that repeats a few words (姓名、电话) makes sense without them
    return len(chinese) > 60 and common < 0.02 * len(chinese) and len(set(chinese)) > 30
