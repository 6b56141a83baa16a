"""Files that are pictures: their frames, each drawn only when it is wanted."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from checker.model.dossier import ProblemKind
from checker.readers.guard import Limits, Unreadable, sniff

if TYPE_CHECKING:
    from checker.readers.scan import Image

LARGEST = 3400  # pixels of the longer side of a page; what is larger is reduced
HEIC_CURE = "请转成 jpg 再提供；或安装文字识别组件（pip install 'anjuan[ocr]'）后再查"


class Frames:
    """The frames of an opened picture, numbered from 1."""

    def __init__(self, image: Any, limits: Limits) -> None:
        self._image = image
        self._limits = limits
        self.total = int(getattr(image, "n_frames", 1))

    def draw(self, number: int) -> Image | None:
        """The frame upright, in RGB; None for one that has too many pixels. Raises Unreadable."""
        import numpy as np
        from PIL import ImageOps

        with _said():
            self._image.seek(number - 1)
            if self._image.width * self._image.height > self._limits.pixels:
                return None
            upright = ImageOps.exif_transpose(self._image.convert("RGB"))
            upright.thumbnail((LARGEST, LARGEST))
            return np.asarray(upright).copy()


@contextmanager
def opened(content: bytes, name: str, limits: Limits) -> Iterator[Frames]:
    """The picture, closed afterwards. Raises Unreadable."""
    from PIL import Image as Pillow

    if sniff(content, name) == "heic":
        if find_spec("pillow_heif") is None:
            raise Unreadable(ProblemKind.UNSUPPORTED, "是 HEIC 照片，没有打开它的组件", HEIC_CURE)
        from pillow_heif import register_heif_opener

        register_heif_opener()
    Pillow.MAX_IMAGE_PIXELS = None  # measured here, against our own limit
    with _said():
        image = Pillow.open(io.BytesIO(content))
    with image:
        if image.width * image.height > limits.pixels:
            size = f"{image.width}×{image.height}"
            raise Unreadable(ProblemKind.TOO_LARGE, f"图片有 {size} 像素，过大，没有读取", "请缩小后再提供")
        with _said():
            frames = Frames(image, limits)
        yield frames


@contextmanager
def _said() -> Iterator[None]:
    """What Pillow says of a damaged picture, as Unreadable; its warnings not at all."""
    from PIL import UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (UnidentifiedImageError, OSError, EOFError, ValueError, SyntaxError) as error:
        raise Unreadable(ProblemKind.DAMAGED, "图片损坏，无法打开", "请重新拍摄或扫描") from error


def first_frame(content: bytes, limits: Limits, width: int) -> Image:
    """A picture out of another file, scaled to ``width`` pixels. Raises Unreadable."""
    import numpy as np
    from PIL import Image as Pillow

    with opened(content, "", limits) as frames:
        frame = frames.draw(1)
        if frame is None:
            raise Unreadable(ProblemKind.TOO_LARGE, "图片过大，没有读取", "请缩小后再提供")
        height = max(round(frame.shape[0] * width / frame.shape[1]), 1)
        return np.asarray(Pillow.fromarray(frame).resize((max(width, 1), height), Pillow.Resampling.LANCZOS))
