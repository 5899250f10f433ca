"""Checks that a picture can be printed: it is there, whole, and of a sane size."""

from __future__ import annotations

import warnings
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

MAX_BYTES = 64 * 1024 * 1024
MAX_PIXELS = 80_000_000
"""An A3 page at 600 dots per inch has 70 million."""

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")


def picture_problem(path: Path) -> tuple[str, dict[str, object]] | None:
    """Message key and details of what is wrong with the picture at `path`, or None."""
    try:
        stat = path.stat()
        return _check(path, stat.st_size, stat.st_mtime_ns)
    except OSError as error:
        return "issue.picture-damaged", {"reason": error.strerror or str(error)}


@lru_cache(maxsize=1024)
def _check(path: Path, size: int, modified_ns: int) -> tuple[str, dict[str, object]] | None:
    """`modified_ns` makes a changed file be checked anew, an unchanged one only once."""
    if size > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        return "issue.picture-too-heavy", {"size": size // 1024 // 1024, "limit": limit}
    if path.suffix.lower() == ".svg":
        return _check_drawing(path)
    return _check_pixels(path)


def _check_drawing(path: Path) -> tuple[str, dict[str, object]] | None:
    try:
        root = ElementTree.parse(path).getroot()
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        return "issue.picture-damaged", {"reason": str(error)}
    if root.tag.rpartition("}")[2] != "svg":
        return "issue.picture-damaged", {"reason": f"<{root.tag}>"}
    return None


def _check_pixels(path: Path) -> tuple[str, dict[str, object]] | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    return _too_large(f"{width}×{height}")
                image.draft("L", (1, 1))
                image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return _too_large("?")
    except UnidentifiedImageError:
        return "issue.picture-unknown", {"formats": ", ".join(FORMATS) + ", SVG"}
    except Exception as error:
        # Pillow's decoders raise whatever their formats suggest: all of it means a damaged file.
        return "issue.picture-damaged", {"reason": str(error)}
    return None


def _too_large(size: str) -> tuple[str, dict[str, object]]:
    return "issue.picture-too-large", {"size": size, "limit": MAX_PIXELS // 1_000_000}
