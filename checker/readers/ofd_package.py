"""The parts of an OFD package: what refers to what. Paths never leave the package, parts are read from memory."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lxml import etree

from checker.model.dossier import ProblemKind
from checker.readers.guard import Unreadable

Rectangle = tuple[float, float, float, float]  # left, top, width, height in millimetres
A4: Rectangle = (0.0, 0.0, 210.0, 297.0)


def local(element: Any) -> str:
    """The name of an element without its namespace, for programs write different ones; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def floats(text: str | None) -> list[float]:
    """The numbers of an attribute; none where it is malformed."""
    try:
        return [float(part) for part in (text or "").split()]
    except ValueError:
        return []


def rectangle(text: str | None) -> Rectangle | None:
    numbers = floats(text)
    return (numbers[0], numbers[1], numbers[2], numbers[3]) if len(numbers) == 4 else None


class Package:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {info.filename.lstrip("/"): info for info in archive.infolist()}

    @property
    def encrypted(self) -> bool:
        return any(name.rpartition("/")[2].lower() == "encryptions.xml" for name in self._names)

    def locate(self, base: str, path: str | None) -> str:
        """The name of the part that ``path``, written in the part ``base``, means: from there, or from the root.
        Empty where there is none. Raises Unreadable for a path that leads out of the package."""
        path = (path or "").strip().replace("\\", "/")
        if not path:
            return ""
        for start in ("", posixpath.dirname(base)) if path.startswith("/") else (posixpath.dirname(base), ""):
            name = posixpath.normpath(posixpath.join(start, path.lstrip("/")))
            if name in self._names:
                return name
            if name == ".." or name.startswith("../"):
                raise Unreadable(
                    ProblemKind.UNSAFE,
                    "内部路径指向文件之外，没有读取",
                    "请核对文件来源；确需检查的，导出为 PDF",
                )
        return ""

    def bytes(self, name: str) -> bytes | None:
        return self._archive.read(self._names[name]) if name in self._names else None

    def xml(self, name: str) -> Any:
        """The root element of a part; None where it is lacking or broken."""
        source = self.bytes(name)
        if source is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        try:
            return etree.fromstring(source, parser)
        except etree.XMLSyntaxError:
            return None


@dataclass(slots=True)
class Leaf:
    """A page: its description, and what lies on it from elsewhere."""

    element: Any  # None where the description is lacking or broken
    area: Rectangle
    layers: list[Any] = field(default_factory=list)  # of templates and of its own
    remarks: list[Any] = field(default_factory=list)
    stamps: list[Rectangle] = field(default_factory=list)


class Document:
    """One document of the package: its pages, pictures and shared drawings."""

    def __init__(self, package: Package, body: Any) -> None:
        self.package = package
        self.modified = _modified(body)
        self.pictures: dict[str, str] = {}  # id → part
        self.drawings: dict[str, Any] = {}  # id → content that pages repeat
        self.pages: list[Leaf] = []
        self._templates: dict[str, Any] = {}
        self._ids: dict[str, Leaf] = {}
        path = package.locate("", _text(body, "DocRoot"))
        root = package.xml(path)
        if root is None:
            return
        area = A4
        for element in root.iter():
            kind = local(element)
            if kind == "PageArea":
                area = _physical(element) or area
            elif kind in ("PublicRes", "DocumentRes"):
                self._resources(package.locate(path, element.text))
            elif kind == "TemplatePage":
                template = package.locate(path, element.get("BaseLoc"))
                self._templates[element.get("ID") or ""] = package.xml(template)
        for element in root.iter():
            if local(element) == "Page" and element.get("BaseLoc"):
                self._page(element.get("ID") or "", package.locate(path, element.get("BaseLoc")), area)
        for element in root.iter():
            if local(element) == "Annotations":
                self._annotations(package.locate(path, element.text))
        self._signatures(package.locate("", _text(body, "Signatures")))

    def picture(self, id_: str) -> bytes | None:
        return self.package.bytes(self.pictures.get(id_, ""))

    def _page(self, id_: str, path: str, area: Rectangle) -> None:
        element = self.package.xml(path)
        page = Leaf(element, area)
        self.pages.append(page)
        self._ids[id_] = page
        if element is None:
            return
        for child in element:
            kind = local(child)
            if kind == "Area":
                page.area = _physical(child) or area
            elif kind == "PageRes":
                self._resources(self.package.locate(path, child.text))
            elif kind == "Template":
                template = self._templates.get(child.get("TemplateID") or "")
                if template is not None:
                    page.layers += [part for part in template if local(part) == "Content"]
            elif kind == "Content":
                page.layers.append(child)

    def _resources(self, path: str) -> None:
        root = self.package.xml(path)
        if root is None:
            return
        base = posixpath.join(posixpath.dirname(path), (root.get("BaseLoc") or "").lstrip("/"), "part")
        for element in root.iter():
            kind, id_ = local(element), element.get("ID") or ""
            if kind == "MultiMedia":
                file = _text(element, "MediaFile")
                self.pictures[id_] = self.package.locate(base, file) or self.package.locate(path, file)
            elif kind == "CompositeGraphicUnit":
                self.drawings[id_] = next((e for e in element if local(e) == "Content"), None)

    def _annotations(self, path: str) -> None:
        root = self.package.xml(path)
        if root is None:
            return
        for element in root:
            page = self._ids.get(element.get("PageID") or "")
            remarks = self.package.xml(self.package.locate(path, _text(element, "FileLoc")))
            if page is not None and remarks is not None:
                page.remarks += [e for e in remarks if local(e) == "Annot"]

    def _signatures(self, path: str) -> None:
        """Electronic seals: where they are stamped."""
        root = self.package.xml(path)
        if root is None:
            return
        for element in root:
            if local(element) != "Signature":
                continue
            signature = self.package.xml(self.package.locate(path, element.get("BaseLoc")))
            for stamp in signature.iter() if signature is not None else ():
                boundary = rectangle(stamp.get("Boundary"))
                page = self._ids.get(stamp.get("PageRef") or "")
                if local(stamp) == "StampAnnot" and boundary is not None and page is not None:
                    page.stamps.append(boundary)


def _physical(area: Any) -> Rectangle | None:
    found = rectangle(_text(area, "PhysicalBox"))
    return found if found is not None and 0 < found[2] < 10000 and 0 < found[3] < 10000 else None


def _text(parent: Any, name: str) -> str:
    return next((e.text or "" for e in parent.iter() if local(e) == name), "").strip()


def _modified(body: Any) -> datetime | None:
    for name in ("ModDate", "CreationDate"):
        try:
            return datetime.fromisoformat(_text(body, name))
        except ValueError:
            continue
    return None
