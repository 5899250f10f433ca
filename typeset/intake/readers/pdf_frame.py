"""How a PDF page lies: places on it are counted from the corner where its text begins."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

FARTHEST = 14_400.0
"""No page is wider or higher (pt; ISO 32000-1, Annex C.2); nor is what stands on one."""
_UPRIGHT = 0.17
"""Text that is turned by no more than this (radians, 10 degrees) is upright."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page: edges in pt, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """The box's width in pt."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The box's height in pt."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's visible box, and how its text lies on it.

    Edges in the file's own units (pt, y upwards); `quarters` of a circle by which the text is
    turned to the right; `vertical`: it runs down in upright characters, which is read as text that
    is turned by one quarter."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0
    vertical: bool = False

    @property
    def width(self) -> float:
        """The page's width in pt, as its text runs."""
        return (self.top - self.bottom) if self.quarters % 2 else (self.right - self.left)

    @property
    def height(self) -> float:
        """The page's height in pt, as its text runs."""
        return (self.right - self.left) if self.quarters % 2 else (self.top - self.bottom)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A place as pt from the left and from the top of the upright page."""
        x, y = _finite(x), _finite(y)
        if self.quarters == 1:
            return self.top - y, self.right - x
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        if self.quarters == 3:
            return y - self.bottom, x - self.left
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the file as one of the upright page."""
        (one, two), (other, more) = self.at(left, top), self.at(right, bottom)
        return Box(min(one, other), min(two, more), max(one, other), max(two, more))

    def holds(self, left: float, right: float, y: float) -> bool:
        """Whether a character (its edges and baseline) is on the page, partly at least."""
        return right > 0 and left < self.width and 0 < y < self.height + 1

    def is_nowhere(self, left: float, y: float) -> bool:
        """Whether a broken matrix gives a character a place that no page has."""
        return max(abs(left), abs(y)) > FARTHEST / 2

    def is_turned(self, angle: float) -> bool:
        """Whether text at this angle (radians, to the right) is not upright on the page."""
        turns = (0, self.quarters) if self.vertical else (self.quarters,)
        away = (abs(math.remainder(angle - turn * math.pi / 2, math.tau)) for turn in turns)
        return min(away) > _UPRIGHT


def quarters(angles: Iterable[float]) -> int:
    """By how many quarters most text is turned, of which these are the angles in radians."""
    counts = Counter(round(angle / (math.pi / 2)) % 4 for angle in angles)
    return counts.most_common(1)[0][0] if counts else 0


def _finite(place: float) -> float:
    """A place that a page can have: a broken matrix gives what is no number, or nowhere."""
    return max(-FARTHEST, min(place, FARTHEST)) if math.isfinite(place) else 0.0
