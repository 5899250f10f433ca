"""The measures of a Word document: those of the bulletin's page (GB/T 9704-2012, 5.2), in twips.

A twip is a twentieth of a point.  Sizes of type are in half points, as Word has them.
"""

from __future__ import annotations

from dataclasses import dataclass

PAGE = (11906, 16838)
"""A4."""
INNER, OUTER = 1587, 1469
"""订口 28 mm, 翻口 26 mm: between them are 28 characters of 15.8 pt."""
WIDTH = PAGE[0] - INNER - OUTER
EDGE = 280
"""White between the ends of the closing block's rules and its text: a character."""
TOP, BOTTOM = 2003, 1826
"""天头 37 mm to the characters of the first line; 22 lines of 29.55 pt below it."""
FOOTER = 1387
"""The page number stands 7 mm below the type area."""


@dataclass(frozen=True)
class WordMeasures:
    """What differs between languages."""

    size: int
    """Half points: 三号."""
    line: int
    headline: int
    small: int
    note: int
    indent: int
    """First line, in twips."""
    chinese: bool
    colour: str = "F0593E"
    """The leading colour: C0 M80 Y80 K0 as a screen shows it, where the issue has no other."""

    @property
    def row(self) -> int:
        """A row of the masthead, as high in any language."""
        return self.line if self.chinese else self.line * 3 // 2

    @property
    def points(self) -> float:
        """The size of the text in pt."""
        return self.size / 2


CHINESE = WordMeasures(32, 591, 44, 28, 21, 632, True)
ENGLISH = WordMeasures(25, 394, 34, 22, 18, 375, False)

CLOSER = -5
"""Twips between characters: 28 of 16 pt stand on 441 pt, and lines are filled to 442.5.

Word's character grid (linesAndChars) would do the same, but LibreOffice and WPS reckon it otherwise
and set 20 characters on a line.
"""
