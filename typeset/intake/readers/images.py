"""Pictures out of a raw file: in a form that can be printed, or named in a note."""

from __future__ import annotations

import io
import warnings
from typing import Protocol

from PIL import Image, ImageOps

from typeset.intake.source import Note
from typeset.issue.pictures import MAX_PIXELS, data_fault


class Keeper(Protocol):
    """Takes pictures: a collector of lines."""

    def picture(self, name: str, data: bytes) -> None:
        """Take the picture whose file has this name and these bytes."""


class Images:
    """Hands pictures on; what cannot be printed is reported in `notes`."""

    def __init__(self, keeper: Keeper) -> None:
        self.keeper = keeper
        self.notes: list[Note] = []

    def add(self, name: str, data: bytes) -> None:
        """A picture by the name it has in the raw file."""
        file = name.rpartition("/")[2]
        found = printable(file, data)
        if isinstance(found, Note):
            self.notes.append(found)
        else:
            self.keeper.picture(f"{file.rpartition('.')[0]}.{found[0]}", found[1])


_LEFT_OUT = {
    "issue.picture-damaged": "damaged picture",
    "issue.picture-too-large": "picture of too many pixels",
    "issue.picture-too-heavy": "picture of too many megabytes",
}
"""What is said of a picture that an issue may not have."""


def printable(name: str, data: bytes) -> tuple[str, bytes] | Note:
    """The ending and the bytes of a picture in a form that can be printed; else why it has none.

    JPEG and PNG stay as they are; TIFF, BMP, GIF, WebP, HEIC … become PNG or JPEG, if they are
    not too large."""
    found = _converted(name, data)
    if found is None:
        return Note("picture that cannot be printed", {"file": name})
    fault = data_fault(f".{found[0]}", found[1])
    if fault is None:
        return found
    if (said := _LEFT_OUT.get(fault.key)) is None:
        return Note("picture that cannot be printed", {"file": name})
    return Note(said, {**fault.details, "file": name})


def _converted(name: str, data: bytes) -> tuple[str, bytes] | None:
    suffix = name.rpartition(".")[2].lower()
    if suffix in ("emf", "wmf") or data[:4] in (b"\x01\0\0\0", b"\xd7\xcd\xc6\x9a"):
        from typeset.intake.readers.metafiles import bitmap_inside

        inside = bitmap_inside(data)
        if inside is None:
            return None
        data = inside
    if suffix == "svg" and b"<svg" in data[:4096]:
        return "svg", data
    return _with_pillow(data)


def _with_pillow(data: bytes) -> tuple[str, bytes] | None:
    _open_heif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data))
            too_large = picture.width * picture.height > MAX_PIXELS
            if picture.format in ("PNG", "JPEG") or too_large:
                return ("png" if picture.format == "PNG" else "jpg"), data
            return _turned(picture)
    except Image.DecompressionBombError:
        return "jpg", data
    except (OSError, ValueError, SyntaxError, EOFError):
        return None


def _turned(picture: Image.Image) -> tuple[str, bytes]:
    """A picture of another form as JPEG where it is a photo, else as PNG."""
    photo = picture.format in ("HEIF", "HEIC", "AVIF", "WEBP", "MPO", "JPEG2000")
    shown = ImageOps.exif_transpose(picture)
    target = io.BytesIO()
    if photo and shown.mode in ("RGB", "L", "YCbCr"):
        shown.convert("RGB").save(target, "JPEG", quality=92)
        return "jpg", target.getvalue()
    mode = "RGBA" if shown.mode in ("RGBA", "LA", "PA") or "transparency" in shown.info else "RGB"
    shown.convert("L" if shown.mode in ("1", "L") else mode).save(target, "PNG")
    return "png", target.getvalue()


def _open_heif() -> None:
    """Lets Pillow read the photos of Apple's and other telephones."""
    try:
        from pillow_heif import register_heif_opener
    except ImportError:
        return
    register_heif_opener()
