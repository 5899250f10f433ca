"""The layout's leading colour on a screen, where it must be read on white."""

from __future__ import annotations

import re
from collections.abc import Mapping

from typeset.engine.inks import for_screen
from typeset.layout.inks import css_ink
from typeset.layout.package import Layout

_RED = re.compile(r"--red:\s*([^;]+);")
_NUMBERS = re.compile(r"rgb\((\d+)[ ,]+(\d+)[ ,]+(\d+)\)")
USUAL = (204, 0, 0)
CONTRAST = 4.7
"""Of text to white: 4.5 (WCAG 2.2, 1.4.3) on the cream of the web page, too."""

BY_NIGHT = 8.0
"""Of text to black: soft enough not to glare, and 7 (WCAG 2.2, 1.4.6) on the page's dark grey."""


def leading_colour(layout: Layout, options: Mapping[str, object]) -> str:
    """What the issue chose as `accent`, or else `--red` of the layout's style, as #rrggbb."""
    if accent := options.get("accent"):
        return _hex(_numbers(for_screen(css_ink(str(accent)))))
    found = [
        match[1]
        for sheet in layout.stylesheets
        for match in _RED.finditer(sheet.read_text(encoding="utf-8", errors="replace"))
    ]
    return _hex(_numbers(for_screen(found[-1])) if found else USUAL)


def text_colour(colour: str) -> str:
    """A colour (#rrggbb), darkened until it can be read on white."""
    return _hex(_darkened(_numbers(colour)))


def night_colour(colour: str) -> str:
    """A colour (#rrggbb), lightened until it can be read on black."""
    shares, white = _numbers(colour), 0.0
    while (_luminance(_mixed(shares, white)) + 0.05) / 0.05 < BY_NIGHT:
        white += 0.02
    return _hex(_mixed(shares, white))


def _mixed(colour: tuple[int, int, int], white: float) -> tuple[int, int, int]:
    red, green, blue = (round(part + (255 - part) * white) for part in colour)
    return red, green, blue


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
