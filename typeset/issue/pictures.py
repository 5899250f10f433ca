"""Checks that a picture can be printed: it is there, whole, and of a sane size."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from xml.etree import ElementTree

from typeset.issue.drawings import drawing_fault

MAX_BYTES = 64 * 1024 * 1024
MAX_PIXELS = 80_000_000
"""An A3 page at 600 dots per inch has 70 million."""

_PILLOW = Lock()


@dataclass(frozen=True)
class Fault:
    """What is wrong with a picture, as a message's key and details, and a hint's key."""

    key: str
    details: Mapping[str, object]
    hint: str | None = None


def picture_fault(path: Path) -> Fault | None:
    """What keeps the picture at `path` from being printed, or None."""
    try:
        stat = path.stat()
        return _check(path, stat.st_size, stat.st_mtime_ns)
    except OSError as error:
        return _damaged(error.strerror or str(error))


def data_fault(suffix: str, data: bytes) -> Fault | None:
    """The same of a picture's bytes; `suffix` is what its file's name would end with."""
    return _too_heavy(len(data)) or _check_kind(suffix, data)


@lru_cache(maxsize=1024)
def _check(path: Path, size: int, modified_ns: int) -> Fault | None:
    """`modified_ns` lets a changed file be checked again, an unchanged one only once."""
    return _too_heavy(size) or _check_kind(path.suffix.lower(), path)


def _too_heavy(size: int) -> Fault | None:
    if size <= MAX_BYTES:
        return None
    details = {"size": size // 1024 // 1024, "limit": MAX_BYTES // 1024 // 1024}
    return Fault("issue.picture-too-heavy", details)


def _check_kind(suffix: str, picture: Path | bytes) -> Fault | None:
    return _check_drawing(picture) if suffix == ".svg" else _check_pixels(picture)


def _check_drawing(drawing: Path | bytes) -> Fault | None:
    try:
        source = BytesIO(drawing) if isinstance(drawing, bytes) else drawing
        root = ElementTree.parse(source).getroot()
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        return _damaged(str(error))
    if root.tag.rpartition("}")[2] != "svg":
        return _damaged(f"<{root.tag}>")
    reason = drawing_fault(root)
    return _damaged(reason) if reason else None


@contextmanager
def _strict() -> Iterator[None]:
    """Lets Pillow refuse what it else forgives: WeasyPrint makes it load half pictures too."""
    from PIL import Image, ImageFile

    with _PILLOW, warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


def _check_pixels(picture: Path | bytes) -> Fault | None:
    from PIL import Image, UnidentifiedImageError

    from typeset.files.photographs import FORMATS, open_picture

    try:
        with _strict(), open_picture(picture) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                return _too_large(f"{width}×{height}")
            image.draft("L", (1, 1))
            image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return _too_large(f"> {MAX_PIXELS}")
    except UnidentifiedImageError:
        formats = ", ".join((*FORMATS, "SVG"))
        return Fault("issue.picture-unknown", {"formats": formats}, "issue.hint-picture-unknown")
    except Exception as error:
        # Pillow's decoders raise whatever their formats suggest: all of it means a damaged file.
        return _damaged(str(error))
    return None


def _too_large(size: str) -> Fault:
    return Fault("issue.picture-too-large", {"size": size, "limit": MAX_PIXELS // 1_000_000})


def _damaged(reason: str) -> Fault:
    return Fault("issue.picture-damaged", {"reason": reason})
