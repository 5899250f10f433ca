"""Numbers by which text names glyphs: one for each character, where a glyph stands for several.

· and ・ are one glyph in many faces, and a PDF says of each code which character it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from weasyprint.pdf import fonts

if TYPE_CHECKING:
    from typeset.engine.stock import EmbeddedFont

MISSING = -1
"""Is .notdef: the glyph of what a face lacks."""
_SECOND = "second_numbers"  # attribute of a Font
_FOR_MISSING = 1024  # numbers after the face's own that stay for characters that it lacks


def is_plain(font: EmbeddedFont) -> bool:
    """Whether we embed a face ourselves: neither pictures (emoji, bitmaps) nor one that varies."""
    special = font.bitmap or font.png or font.svg or font.colr or font.used_in_forms
    return not special and "fvar" not in font.tables and font.hb_face is not None


def second_number(font: EmbeddedFont, glyph: int, text: str) -> int:
    """A number more for a `glyph` of `font` that stands for a second character, `text`.

    It is the glyph's own where that cannot be: a face that we do not embed, or one that is full.
    """
    numbers: dict[tuple[int, str], int] = font.__dict__.setdefault(_SECOND, {})
    if (glyph, text) not in numbers:
        number = 0xFFFF - len(numbers)  # from the end: what is missing counts from the beginning
        if not is_plain(font) or number < font.glyph_count + _FOR_MISSING:
            return glyph
        numbers[glyph, text] = number
        font.to_unicode[number], font.widths[number] = text, font.widths[glyph]
    return numbers[glyph, text]


def give_second_numbers() -> Callable[[], None]:
    """Let what draws text ask a face for a second number; returns what ends it."""
    fonts.Font.second_number = second_number

    def end() -> None:
        del fonts.Font.second_number

    return end


def glyphs_shown(font: EmbeddedFont) -> dict[int, int]:
    """The glyph that each number of `font` shows."""
    second = {number: glyph for (glyph, _), number in font.__dict__.get(_SECOND, {}).items()}
    missing = dict.fromkeys(font.missing.values(), MISSING)
    return {number: number for number in font.to_unicode} | missing | second
