"""The gap between two neighbours of a line: how it shrinks, and how it grows."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Tier(IntEnum):
    """CLREQ's order of shrinking: lower ones give first (line-end marks are trimmed already)."""

    WORD = 0
    MIDDLE = 1
    BRACKET = 2
    POINT = 3
    HAN_LATIN = 4
    STOP = 5
    LETTER = 6  # what `typeset-tightening` allows, after all else


class Growth(IntEnum):
    """Which gaps grow before all others do."""

    NONE = 0
    WORD = 1
    HAN_LATIN = 2


class Gap(NamedTuple):
    """The gap after one unit when the next stands on the same line; lengths in px."""

    natural: float = 0.0  # added to the advance; negative where marks are squeezed
    shrink: float = 0.0
    tier: Tier = Tier.WORD
    growth: Growth = Growth.NONE
    stretch: float = 0.0  # how far the gaps that grow first do
    share: float = 0.0  # of what is left then
    limit: float = 0.0  # how far it grows by that share; 0: without limit


RIGID = Gap()
OPEN = Gap(share=1.0)
