"""The shape of a picture before its box crops it."""

from __future__ import annotations

from typing import Any


def whole_ratio(image: Any) -> float:
    """The height to the width of the whole picture in a replaced box; its box's where none is."""
    style = image.style
    *_, ratio = image.replacement.get_intrinsic_size(style["image_resolution"], style["font_size"])
    return float(1 / ratio if ratio else image.height / image.width)
