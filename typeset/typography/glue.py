"""The space between neighbours in a line: how wide it is, how far it shrinks and how it grows.

Sources: CLREQ 3.1.5 (adjacent marks), 3.2.3 (Han-Latin space), 3.2.4 (order of adjustment: shrink
before growing); CSS Text 4, 8.3 (``text-spacing-trim``) and 8.4 (``text-autospace``); GB/T
15834-2011, 5.1 (widths of marks).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from itertools import accumulate

from typeset.typography.breaks import glued
from typeset.typography.characters import (
    ALPHANUMERIC,
    CLOSING_KINDS,
    IDEOGRAPHIC,
    MARKS,
    WORD_SPACES,
    Kind,
    is_han,
)
from typeset.typography.paragraph import Paragraph, Unit
from typeset.typography.shaping import TRIMMABLE_BLANK

AUTOSPACE = 0.25  # em: natural width of the Han-Latin space
AUTOSPACE_LEAST = 0.125
AUTOSPACE_MOST = 0.5
HALF = 0.5  # em: what a full-width mark can lose
WORD_SHRINK = 1 / 3  # of a word space
WORD_STRETCH = 0.5
MIDDLE_DOT_BLANK = 0.25  # em on each side of ·


class Tier(IntEnum):
    """CLREQ's order of shrinking: lower ones give first (line-end marks are trimmed already)."""

    WORD = 0
    MIDDLE = 1
    BRACKET = 2
    POINT = 3
    HAN_LATIN = 4
    STOP = 5


class Growth(IntEnum):
    """How a gap takes part in growing: word spaces first, then Han-Latin, then all alike."""

    NONE = 0
    WORD = 1
    HAN_LATIN = 2
    ANY = 3


_TIER_OF = {
    Kind.OPEN: Tier.BRACKET,
    Kind.CLOSE: Tier.BRACKET,
    Kind.POINT: Tier.POINT,
    Kind.STOP: Tier.STOP,
    Kind.MIDDLE: Tier.MIDDLE,
}


@dataclass(slots=True)
class Gap:
    """The gap after one unit when the next stands on the same line; lengths in px."""

    natural: float = 0.0  # added to the advance; negative where marks are squeezed
    shrink: float = 0.0
    tier: Tier = Tier.WORD
    growth: Growth = Growth.NONE
    stretch: float = 0.0  # how far the first two kinds of growth go


RIGID = Gap()


@dataclass(slots=True)
class Glue:
    """Gaps of a paragraph and their running sums (index i: everything before unit i)."""

    gaps: list[Gap]
    leads: list[float]  # unit -> blank that it may lose at its left
    trails: list[float]
    widths: list[float]  # unit -> advance with the edges of inline boxes
    position: list[float] = field(default_factory=list)  # where unit i begins on one endless line
    shrink: list[float] = field(default_factory=list)
    stretch: list[float] = field(default_factory=list)
    open_gaps: list[int] = field(default_factory=list)  # gaps that grow without limit

    def sum_up(self) -> None:
        """Build the running sums."""
        gaps = self.gaps
        steps = [width + gap.natural for width, gap in zip(self.widths, gaps, strict=True)]
        self.position = [0.0, *accumulate(steps)]
        self.shrink = [0.0, *accumulate(gap.shrink for gap in gaps)]
        self.stretch = [0.0, *accumulate(gap.stretch for gap in gaps)]
        self.open_gaps = [0, *accumulate(gap.growth >= _OPEN_GROWTH for gap in gaps)]


_OPEN_GROWTH = Growth.ANY


def measure(paragraph: Paragraph) -> Glue:
    """The glue of a paragraph."""
    units = paragraph.units
    blanks = [_blanks(paragraph, unit) if unit.kind in MARKS else (0.0, 0.0) for unit in units]
    leads, trails = [b[0] for b in blanks], [b[1] for b in blanks]
    widths = [unit.before + unit.width + unit.after for unit in units]
    glue = Glue([RIGID] * len(units), leads, trails, widths)
    _halve_marks(paragraph, glue)
    _replace_spaces(paragraph, glue)
    maker = _GapMaker(paragraph, glue)
    for index in range(len(units) - 1):
        glue.gaps[index] = maker.gap(index)
    glue.sum_up()
    return glue


def _blanks(paragraph: Paragraph, unit: Unit) -> tuple[float, float]:
    """What a full-width mark may lose at its left and right: half an em where its ink leaves it."""
    shaped = paragraph.shaped[unit.leaf]
    if shaped is None or unit.cluster < 0 or unit.width < 0.9 * unit.em:
        return 0.0, 0.0
    left, right = shaped.blanks(unit.cluster)
    least, half = TRIMMABLE_BLANK * unit.em, HALF * unit.em
    if unit.kind is Kind.OPEN:
        return (min(left, half) if left >= least else 0.0), 0.0
    return 0.0, (min(right, half) if right >= least else 0.0)


def _halve_marks(paragraph: Paragraph, glue: Glue) -> None:
    """House styles 开明 and 半角, ``text-spacing-trim: trim-all``: half-width marks for good."""
    style = paragraph.style
    manner = style["typeset_punctuation_style"]
    everything = manner == "half" or style["text_spacing_trim"] == "trim-all"
    if not everything and manner != "kaiming":
        return
    for index, unit in enumerate(paragraph.units):
        if unit.kind in MARKS and (everything or unit.kind is not Kind.STOP):
            glue.widths[index] -= glue.trails[index]
            glue.trails[index] = 0.0
            # The blank before an opening mark stays in `leads` as negative: already lost.
            glue.leads[index] = -glue.leads[index]


def _replace_spaces(paragraph: Paragraph, glue: Glue) -> None:
    """Set a space that the author wrote between Han and Latin like the automatic one."""
    units = paragraph.units
    for index in range(1, len(units) - 1):
        unit = units[index]
        if unit.kind is Kind.SPACE and _is_han_latin_space(paragraph, index):
            em = max(units[index - 1].em, units[index + 1].em)
            glue.widths[index] += AUTOSPACE * em - unit.width
            unit.width = AUTOSPACE * em


def _is_han_latin_space(paragraph: Paragraph, index: int) -> bool:
    left, right = paragraph.units[index - 1], paragraph.units[index + 1]
    wanted = paragraph.leaf_style(paragraph.units[index])["text_autospace"]
    return "replace" in wanted and _is_han_latin(left, right, wanted)


def _is_han_latin(left: Unit, right: Unit, wanted: frozenset[str]) -> bool:
    if right.kind in ALPHANUMERIC and left.kind is Kind.HAN:
        other, han = right, left
    elif left.kind in ALPHANUMERIC and right.kind is Kind.HAN:
        other, han = left, right
    else:
        return False
    name = "ideograph-numeric" if other.kind is Kind.DIGIT else "ideograph-alpha"
    return name in wanted and is_han(han.char)


class _GapMaker:
    """Makes the gap after each unit; plain pairs of Han characters share one gap."""

    def __init__(self, paragraph: Paragraph, glue: Glue) -> None:
        self.paragraph = paragraph
        self.units = paragraph.units
        self.glue = glue
        style = paragraph.style
        self.justify = style["text_justify"]
        self.squeezes = style["text_spacing_trim"] != "space-all"
        self.plain = Gap(growth=self._growth(True))

    def _growth(self, opens: bool) -> Growth:
        return Growth.ANY if opens and self.justify in ("auto", "inter-character") else Growth.NONE

    def gap(self, index: int) -> Gap:
        left, right = self.units[index], self.units[index + 1]
        if left.kind is Kind.HAN and right.kind is Kind.HAN:
            return RIGID if glued(left, right) else self.plain
        if left.kind in WORD_SPACES:
            return self._word_space(index)
        if right.kind in WORD_SPACES or Kind.NEWLINE in (left.kind, right.kind):
            return RIGID
        if left.kind in MARKS or right.kind in MARKS:
            return self._beside_mark(index)
        if Kind.MIDDLE in (left.kind, right.kind):
            return self._beside_middle_dot(index)
        return self._others(index)

    def _word_space(self, index: int) -> Gap:
        unit, width = self.units[index], self.units[index].width
        if self.justify == "none":
            return RIGID
        if index > 0 and unit.kind is Kind.SPACE and _is_han_latin_space(self.paragraph, index):
            return self._han_latin(max(self.units[index - 1].em, self.units[index + 1].em), 0.0)
        return Gap(0.0, WORD_SHRINK * width, Tier.WORD, Growth.WORD, WORD_STRETCH * width)

    def _han_latin(self, em: float, natural: float) -> Gap:
        growth = Growth.NONE if self.justify in ("none", "inter-word") else Growth.HAN_LATIN
        stretch = (AUTOSPACE_MOST - AUTOSPACE) * em if growth else 0.0
        return Gap(natural, (AUTOSPACE - AUTOSPACE_LEAST) * em, Tier.HAN_LATIN, growth, stretch)

    def _beside_mark(self, index: int) -> Gap:
        left, right = self.units[index], self.units[index + 1]
        trail, lead = self.glue.trails[index], self.glue.leads[index + 1]
        natural = min(lead, 0.0)  # an opening mark already halved
        lead = max(lead, 0.0)
        if self.squeezes:
            if lead and (trail or left.kind in (Kind.OPEN, Kind.MIDDLE, Kind.IDEOGRAPHIC_SPACE)):
                natural, lead = natural - lead, 0.0
            elif trail and right.kind in CLOSING_KINDS | {Kind.MIDDLE, Kind.IDEOGRAPHIC_SPACE}:
                natural, trail = natural - trail, 0.0
        growth = self._growth(not glued(left, right))
        mark = left if trail or left.kind in MARKS else right
        return Gap(natural, lead + trail, _TIER_OF.get(mark.kind, Tier.BRACKET), growth)

    def _beside_middle_dot(self, index: int) -> Gap:
        left, right = self.units[index], self.units[index + 1]
        dot = left if left.kind is Kind.MIDDLE else right
        shrink = MIDDLE_DOT_BLANK * dot.em if dot.width >= 0.9 * dot.em else 0.0
        return Gap(0.0, shrink, Tier.MIDDLE)

    def _others(self, index: int) -> Gap:
        left, right = self.units[index], self.units[index + 1]
        wanted = self.paragraph.leaf_style(left)["text_autospace"]
        if wanted and not (left.after or right.before) and _is_han_latin(left, right, wanted):
            em = left.em if left.kind is Kind.HAN else right.em
            return self._han_latin(em, AUTOSPACE * em)
        ideographic = left.kind in IDEOGRAPHIC or right.kind in IDEOGRAPHIC
        if ideographic:
            return Gap(growth=self._growth(not glued(left, right)))
        letters = left.kind in ALPHANUMERIC and right.kind in ALPHANUMERIC
        return Gap(growth=Growth.ANY) if letters and self.justify == "inter-character" else RIGID
