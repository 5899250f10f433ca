"""How much white stands above and below headlines: in one issue it is the same everywhere."""

from __future__ import annotations

import re
from typing import NamedTuple

from typeset.intake.rules.mixed_lines import ColumnLine

_TOLERANCE = 0.2
"""Lines by which white differs; with 0.1 and 0.3 fewer lines of printed pages found their place."""
_SMALLER = 0.5
"""Lines by which the white above a kicker, whose letters are smaller, is less."""
_MOST, _MOST_BYLINE = 1.8, 0.6
"""Lines of white at a headline, and above a byline, at most."""
_UNKNOWN = 0.7
"""nats: white at a headline that nothing is known of; with 0.5 to 1 it comes out the same."""
_SECTION = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[□■◆●○★]")
"""What begins a heading inside an article, which stands closer to its text."""


class HeadlineWhite(NamedTuple):
    """Lines of white above headlines and below them."""

    above: float
    below: float


USUAL = tuple(
    HeadlineWhite(*each) for each in ((0.0, 0.0), (0.6, 0.3), (0.85, 0.5), (1.15, 0.7), (1.5, 0.5))
)
"""What is tried: none, and half a line to a line and a half of the text, with larger letters."""


class WhiteBetween(NamedTuple):
    """Lines of white between two lines at least and at most, and what that costs (nats)."""

    least: float
    most: float
    cost: float = 0.0


NONE = WhiteBetween(0.0, 0.0)


def white_between(line: ColumnLine, below: ColumnLine, known: HeadlineWhite | None) -> WhiteBetween:
    """The white between two lines of a column, the second of which begins something."""
    if below.placed or (below.titled and line.kind in ("title", "placed")):
        is_byline = below.placed and line.kind == "title"
        return _about(known.below) if known and is_byline else WhiteBetween(0.0, _MOST_BYLINE)
    kinds = line.kind, "title" if below.titled else below.kind
    if not {"title", "bare"}.intersection(kinds) and line.kind != "placed":
        return NONE
    if any(each.titled and _SECTION.match(each.text) for each in (line, below)):
        return WhiteBetween(0.0, _MOST)
    if known is None or "bare" in (line.kind, below.kind):
        return WhiteBetween(0.0, _MOST, _UNKNOWN)
    if line.kind == "placed" and not below.titled:
        return WhiteBetween(0.0, _TOLERANCE)
    if below.titled:
        return WhiteBetween(max(known.above - _SMALLER, 0.0), known.above + _TOLERANCE)
    return _about(known.below)


def _about(white: float) -> WhiteBetween:
    return WhiteBetween(max(white - _TOLERANCE, 0.0), white + _TOLERANCE)
