"""A picture's pixels as a PDF holds them: resampled, compressed, in a known colour."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from typeset.engine import jpeg
from typeset.files.photographs import open_picture

if TYPE_CHECKING:
    from PIL.Image import Image

    Opened = Image


@dataclass(frozen=True)
class Treatment:
    """How pictures go into a PDF.

    `ppi` is the resolution at the printed size to which a finer picture is brought (None: as it
    is); `quality` and `subsampling` are a JPEG's, in Pillow's numbers; `on_screen` makes all
    colours sRGB, without the profiles of cameras and presses.
    """

    ppi: int | None
    quality: int
    subsampling: int = 0
    on_screen: bool = False

    def wanted(self, line_art: bool) -> int | None:
        """The resolution wanted of a picture; scanned line art has that of an imagesetter."""
        return LINE_ART_PPI if line_art and self.ppi and not self.on_screen else self.ppi


@dataclass(frozen=True)
class Encoded:
    """The data of one image: a JPEG's, or deflated rows (of a PNG where they are `predicted`).

    `profile` is an ICC profile or empty, `inverted` whether 0 is full ink, `alpha` the mask.
    """

    data: bytes
    coding: Literal["jpeg", "flate"]
    width: int
    height: int
    mode: str
    profile: bytes = b""
    inverted: bool = False
    predicted: bool = True
    alpha: Encoded | None = None


LOSSY = ("JPEG", "MPO", "HEIF", "AVIF", "WEBP")
"""Formats of photographs, which lose no more by being a JPEG once again."""

LOSSLESS_LIMIT = 100_000
"""Bytes.  A drawing with fewer stays as it is; a larger one may be a photograph in a PNG."""

PHOTOGRAPH = 3.0
"""A photograph without loss has this multiple of a JPEG's bytes; a drawing has less."""

LINE_ART_PPI = 1200
"""Scanned line art, black or white, is worth the resolution of an imagesetter."""


def encode(data: bytes, size: tuple[int, int], treatment: Treatment) -> Encoded:
    """The picture in the file `data`, brought to `size` (width, height), which is never larger.

    It lies as it was stored: an EXIF orientation is for whoever draws it.
    """
    key = (blake2b(data).digest(), size, treatment)
    if key not in _made:
        _made[key] = _encode(data, size, treatment)
        while len(_made) > 1 and sum(len(made.data) for made in _made.values()) > KEPT:
            del _made[next(iter(_made))]
    return _made[key]


KEPT = 64 * 1024 * 1024
"""Bytes of pictures that are not made again: a live page draws the same ones at every change."""
_made: dict[tuple[bytes, tuple[int, int], Treatment], Encoded] = {}


def _encode(data: bytes, size: tuple[int, int], treatment: Treatment) -> Encoded:
    with open_picture(data) as image:
        if image.format in ("JPEG", "MPO") and size == image.size:
            kept = _verbatim(data, image, treatment)
            if kept is not None:
                return kept
        profile = _profile_of(image)
        if image.format in ("JPEG", "MPO"):  # decoded at a half, a quarter or an eighth
            image.draft(None, (2 * size[0], 2 * size[1]))
        lossy = image.format in LOSSY
        inked_backwards = image.format in ("JPEG", "MPO") and not _says_adobe(image)
        picture = _plain(image)
        if picture.mode == "CMYK" and inked_backwards:
            picture = _inverted(picture)
        return _brought(picture, size, profile, lossy, treatment)


def _verbatim(data: bytes, image: Opened, treatment: Treatment) -> Encoded | None:
    """A JPEG that need not be decoded; None where another coding is better."""
    mode, profile = image.mode, _profile_of(image)
    if mode not in ("L", "RGB", "CMYK"):
        return None
    if treatment.on_screen:
        return None
    whole = data if treatment.ppi is None else jpeg.bare(data)
    if whole is None:
        return None
    inverted = mode == "CMYK" and _says_adobe(image)
    return Encoded(whole, "jpeg", *image.size, mode, profile or _usual(mode), inverted)


def _brought(
    picture: Opened, size: tuple[int, int], profile: bytes, lossy: bool, treatment: Treatment
) -> Encoded:
    """The picture resampled, in its colours, and coded."""
    from PIL import Image

    if picture.mode == "1" and (treatment.on_screen or size != picture.size):
        picture = picture.convert("L")
    if size != picture.size:
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    alpha = None
    if picture.mode in ("LA", "RGBA"):
        mask = picture.getchannel("A")
        alpha = None if mask.getextrema() == (255, 255) else _flate(mask, b"")
        picture = picture.convert(picture.mode[:-1])
    if treatment.on_screen:
        picture, profile = _in_srgb(picture, profile)
    coded = _coded(picture, profile or _usual(picture.mode), lossy, treatment)
    return replace(coded, alpha=alpha)


def _coded(picture: Opened, profile: bytes, lossy: bool, treatment: Treatment) -> Encoded:
    if lossy:
        return _jpeg(picture, profile, treatment)
    exact = _flate(picture, profile)
    if picture.mode == "1" or treatment.ppi is None or len(exact.data) < LOSSLESS_LIMIT:
        return exact
    close = _jpeg(picture, profile, treatment)
    return close if len(close.data) * PHOTOGRAPH < len(exact.data) else exact


def _jpeg(picture: Opened, profile: bytes, treatment: Treatment) -> Encoded:
    out = BytesIO()
    picture.save(
        out,
        "JPEG",
        quality=treatment.quality,
        subsampling=treatment.subsampling,
        optimize=True,
    )
    data = jpeg.bare(out.getvalue()) or out.getvalue()
    return Encoded(data, "jpeg", *picture.size, picture.mode, profile, picture.mode == "CMYK")


def _flate(picture: Opened, profile: bytes) -> Encoded:
    """Without loss: the rows of a PNG, which a PDF reads as they are."""
    if picture.mode == "CMYK":  # a PNG has no such colours
        rows = zlib.compress(picture.tobytes(), 9)
        return Encoded(rows, "flate", *picture.size, "CMYK", profile, predicted=False)
    out = BytesIO()
    picture.save(out, "PNG", compress_level=9)
    return Encoded(_rows(out.getvalue()), "flate", *picture.size, picture.mode, profile)


def _rows(png: bytes) -> bytes:
    """What stands in the IDAT chunks of a PNG."""
    rows, at = [], 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        if png[at + 4 : at + 8] == b"IDAT":
            rows.append(png[at + 8 : at + 8 + length])
        at += length + 12
    return b"".join(rows)


# ---- colours -----------------------------------------------------------------------------------


def _plain(image: Opened) -> Opened:
    """The picture in one of the modes that a PDF has: 1, L, LA, RGB, RGBA, CMYK; 8 bits at most."""
    mode = image.mode
    if mode.startswith("I") or mode == "F":
        return _in_8_bits(image)
    if mode == "P" or (mode in ("L", "RGB", "1") and "transparency" in image.info):
        image = image.convert("RGBA")
        return image if image.getchannel("A").getextrema() != (255, 255) else image.convert("RGB")
    if mode in ("1", "L", "LA", "RGB", "RGBA", "CMYK"):
        image.load()
        return image
    return image.convert({"La": "LA", "PA": "RGBA", "RGBa": "RGBA"}.get(mode, "RGB"))


def _in_8_bits(image: Opened) -> Opened:
    """Greys of 16 bits, or of real numbers, which Pillow would cut off at 255."""
    import numpy
    from PIL import Image

    greys = numpy.asarray(image).astype("float64")
    most = float(greys.max(initial=0.0))
    scale = 255.0 if most <= 1 and image.mode == "F" else 1.0 if most <= 255 else 255 / 65535
    return Image.fromarray(numpy.clip(greys * scale + 0.5, 0, 255).astype("uint8"))


def _inverted(picture: Opened) -> Opened:
    from PIL import ImageChops

    return ImageChops.invert(picture)


def _says_adobe(image: Opened) -> bool:
    """Whether a JPEG in CMYK has the mark of Adobe, whose inks are counted from full to none."""
    return "adobe" in image.info or "APP14" in getattr(image, "app", {})


_SPACES = {"L": b"GRAY", "LA": b"GRAY", "1": b"GRAY", "RGB": b"RGB ", "RGBA": b"RGB "}


def _profile_of(image: Opened) -> bytes:
    """The picture's ICC profile, if it is one for its kind of colours."""
    profile: bytes = image.info.get("icc_profile") or b""
    mode = "RGB" if image.mode in ("P", "RGBX", "YCbCr") else image.mode
    right = profile[36:40] == b"acsp" and profile[16:20] == _SPACES.get(mode, b"CMYK")
    return profile if right and len(profile) == int.from_bytes(profile[:4]) else b""


@cache
def srgb() -> bytes:
    """The profile of sRGB that WeasyPrint brings along: 3 kB, free to use."""
    return (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()


def _usual(mode: str) -> bytes:
    """The profile of a picture that has none: sRGB for colours of light, none for grey and inks."""
    return srgb() if mode == "RGB" else b""


def _in_srgb(picture: Opened, profile: bytes) -> tuple[Opened, bytes]:
    """The picture in sRGB, or in the greys of a screen, and no profile of its own."""
    from PIL import ImageCms

    if picture.mode == "1":
        return picture, b""
    wanted = "L" if picture.mode == "L" else "RGB"
    if not profile or wanted == "L":
        return picture.convert(wanted), b""
    try:
        turned = ImageCms.profileToProfile(
            picture,
            BytesIO(profile),
            BytesIO(srgb()),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except ImageCms.PyCMSError:
        return picture.convert("RGB"), b""
    assert turned is not None
    return turned, b""
