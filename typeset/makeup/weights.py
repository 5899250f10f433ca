"""How a desk weighs what a page may look like: presets by name, which a layout offers.

They change what the search prefers, never what an editor orders.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What a page costs that has them, on the scale of the search: a page of paper is 60."""

    jump: float = 40.0
    """A story that goes on elsewhere must be looked for: less than a page more."""
    inset: float = 2.0
    """Stories let into a corner: of two ways that are equal else, the plain one."""
    beside: float = 5.0
    """Pictures beside a headline."""
    narrow: float = 4.0
    """Each column that pictures are narrower than is usual."""
    wider: int = 0
    """How many columns wider than half of their story pictures should be."""


PRESETS = {
    "balanced": Weights(),
    # Few corners, hardly a jump: rectangles one under another.
    "calm": Weights(jump=150.0, inset=30.0, beside=20.0),
    # More on a page: a jump is cheap, and so is a small picture.
    "dense": Weights(jump=20.0, inset=0.0, beside=0.0, narrow=1.0),
    # Pictures a column wider; a small one costs what an odd width of its story does.
    "picture-led": Weights(beside=0.0, narrow=20.0, wider=1),
}
"""By the names that the option `style` of a layout has."""
