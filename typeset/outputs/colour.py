"""The layout's red on a screen, where it must be read on white."""

from __future__ import annotations

import re

from typeset.engine.inks import for_screen
from typeset.layout.package import Layout

_RED = re.compile(r"--red:\s*([^;]+);")
_NUMBERS = re.compile(r"rgb\((\d+)[ ,]+(\d+)[ ,]+(\d+)\)")
USUAL = (204, 0, 0)
CONTRAST = 4.7
"""Of text to white: 4.5 (WCAG 2.2, 1.4.3) on the cream of the web page, too."""


def text_colour(layout: Layout) -> str:
    """`--red` of the layout's style sheets as #rrggbb, darkened until it can be read on white."""
    found = [
        match[1]
        for sheet in layout.stylesheets
        for match in _RED.finditer(sheet.read_text(encoding="utf-8", errors="replace"))
    ]
    return _hex(_darkened(_numbers(for_screen(found[-1])) if found else USUAL))


def _numbers(value: str) -> tuple[int, int, int]:
    if match := _NUMBERS.match(value.strip()):
        return int(match[1]), int(match[2]), int(match[3])
    if match := re.fullmatch(r"#([0-9a-fA-F]{6})", value.strip()):
        return int(match[1][:2], 16), int(match[1][2:4], 16), int(match[1][4:], 16)
    return USUAL


def _darkened(colour: tuple[int, int, int]) -> tuple[int, int, int]:
    while 1.05 / (_luminance(colour) + 0.05) < CONTRAST:
        red, green, blue = (int(part * 0.97) for part in colour)
        colour = red, green, blue
    return colour


def _luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance (WCAG 2.2)."""
    shares = [part / 255 for part in colour]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _hex(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
