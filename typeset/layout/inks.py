"""Colours as editors name them, in the printer's inks."""

from __future__ import annotations

import re
from collections.abc import Mapping

Ink = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, in per cent."""

NAMED: Mapping[str, Ink] = {
    "red": (0, 80, 80, 0),  # 红 of GB/T 9704-2012
    "wine": (20, 95, 70, 35),
    "orange": (0, 58, 95, 5),
    "brown": (25, 60, 85, 35),
    "green": (80, 25, 85, 20),
    "teal": (88, 30, 45, 25),
    "blue": (95, 60, 5, 10),
    "navy": (100, 75, 15, 40),
    "purple": (60, 85, 10, 15),
    "grey": (0, 0, 0, 62),
    "black": (0, 0, 0, 100),
}
"""Deep enough for type on white paper: each has a contrast of 3 to 1 or more."""

CHINESE: Mapping[str, str] = {
    **{"红": "red", "酒红": "wine", "橙": "orange", "棕": "brown", "绿": "green", "青": "teal"},
    **{"蓝": "blue", "藏蓝": "navy", "紫": "purple", "灰": "grey", "黑": "black"},
}

_SHARE = r"(\d{1,3}(?:\.\d+)?)%?"
_SHARES = re.compile(rf"{_SHARE}[\s,]+{_SHARE}[\s,]+{_SHARE}[\s,]+{_SHARE}")
_LIGHT = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")


def ink_of(colour: object) -> Ink | None:
    """The ink of a colour: a name, 红, "90 40 50 10" (CMYK in per cent), or #1b5e7a.

    None where it is no colour.
    """
    text = str(colour).strip()
    name = CHINESE.get(text.removesuffix("色"), text.lower())
    if name in NAMED:
        return NAMED[name]
    if found := _SHARES.fullmatch(text):
        cyan, magenta, yellow, black = (float(share) for share in found.groups())
        shares = (cyan, magenta, yellow, black)
        return shares if max(shares) <= 100 else None
    if found := _LIGHT.fullmatch(text):
        red, green, blue = (int(part, 16) / 255 for part in found.groups())
        return _of_light(red, green, blue)
    return None


def css_ink(colour: str, strength: float = 100) -> str:
    """The colour in CSS, for the press; of 100 per cent `strength`, or lighter."""
    shares = ink_of(colour) or NAMED["black"]
    return f"device-cmyk({' '.join(f'{share * strength / 100:g}%' for share in shares)})"


def _of_light(red: float, green: float, blue: float) -> Ink:
    """Inks for a colour of light: black takes the place of what the three have in common."""
    black = 1 - max(red, green, blue)
    if black == 1:
        return (0, 0, 0, 100)
    cyan, magenta, yellow = (
        round(100 * (1 - light - black) / (1 - black), 1) for light in (red, green, blue)
    )
    return (cyan, magenta, yellow, round(100 * black, 1))
