"""How much ink a picture in CMYK puts on paper."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

ACROSS = 256
"""The picture is looked at in these parts across: wet ink of an area counts, not a pixel's."""
CHANNELS = 4


def most_ink(stream: Any) -> float:
    """The greatest sum of the four inks (1.0 is one full ink); 0.0 for other colours.

    `stream` is pdfminer's stream of an image.
    """
    picture = _in_cmyk(stream)
    if picture is None:
        return 0.0
    import numpy
    from PIL import Image

    picture.thumbnail((ACROSS, ACROSS), Image.Resampling.BOX)
    return float(numpy.asarray(picture).astype("float64").sum(axis=2).max()) / 255


def _in_cmyk(stream: Any) -> Image | None:
    from PIL import Image, UnidentifiedImageError

    attributes = stream.attrs
    wide, high = (int(attributes.get(name) or 0) for name in ("Width", "Height"))
    data = stream.get_data()
    if data[:2] == b"\xff\xd8":  # a JPEG is handed on as it is
        try:
            picture = Image.open(BytesIO(data))
            picture.load()
        except (UnidentifiedImageError, OSError):
            return None
        return picture if picture.mode == "CMYK" else None
    if len(data) == wide * high * CHANNELS and attributes.get("BitsPerComponent") == 8:
        return Image.frombytes("CMYK", (wide, high), data)
    return None
