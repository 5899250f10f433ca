"""The space between neighbours in a line: how wide it is, how far it shrinks and how it grows.

Sources: CLREQ 3.1.5 (adjacent marks), 3.2.3 (Han-Latin space), 3.2.4 (order of adjustment: shrink
before growing); CSS Text 4, 8.3 (``text-spacing-trim``) and 8.4 (``text-autospace``); GB/T
15834-2011, 5.1 (widths of marks).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from operator import add

from typeset.typography import blanks
from typeset.typography.blanks import FULL_WIDTH
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
from typeset.typography.gap import OPEN, RIGID, Gap, Growth, Tier
from typeset.typography.paragraph import Clusters
from typeset.typography.shaping import spacing_of

AUTOSPACE = 0.25  # em: natural width of the Han-Latin space
AUTOSPACE_LEAST = 0.125
AUTOSPACE_FIRST = 0.3  # how far it grows before other gaps do; then it grows with them,
AUTOSPACE_MOST = 0.5  # at most to half an em
WORD_SHRINK = 1 / 3  # of a word space
WORD_STRETCH = 0.5
WORD_SHARE = 2.0  # of a space between Latin words, in a paragraph with Han, when all gaps grow
MIDDLE_DOT_BLANK = 0.25  # em on each side of ·
HALF_CLOSING = frozenset(",.:;!?)]}")
HALF_STOPS = frozenset(",.:;!?")  # within Chinese, a blank after them parts what they part
HALF_OPENING = frozenset("([{")


_TIER_OF = {
    Kind.OPEN: Tier.BRACKET,
    Kind.CLOSE: Tier.BRACKET,
    Kind.POINT: Tier.POINT,
    Kind.STOP: Tier.STOP,
    Kind.MIDDLE: Tier.MIDDLE,
}


@dataclass(slots=True)
class Glue:
    """Gaps of a paragraph, and running sums (at i: of everything before unit i)."""

    gaps: list[Gap]
    leads: dict[int, float]  # marks that may lose their left blank, or (negative) have lost it
    trails: dict[int, float]  # marks that may lose their right blank
    sides: dict[int, float]  # centred marks, and what they may lose on each side
    widths: list[float]  # unit -> advance with the edges of inline boxes
    position: list[float] = field(default_factory=list)  # where unit i begins on one endless line
    shrink: list[float] = field(default_factory=list)
    stretch: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)

    def sum_up(self) -> None:
        """Build the running sums."""
        gaps = self.gaps or [RIGID]  # of an empty paragraph there are sums, too
        natural, shrink, _, _, stretch, share, _ = zip(*gaps, strict=True)
        self.position = [0.0, *accumulate(map(add, self.widths, natural))]
        self.shrink = [0.0, *accumulate(shrink)]
        self.stretch = [0.0, *accumulate(stretch)]
        self.shares = [0.0, *accumulate(share)]


def measure(paragraph: Clusters) -> Glue:
    """The glue of a paragraph."""
    opens = paragraph.style["text_justify"] in ("auto", "inter-character")
    plain = OPEN if opens else RIGID
    widths = paragraph.widths.copy()
    for edges in (paragraph.before, paragraph.after):
        for unit, width in edges.items():
            widths[unit] += width
    special = [unit for unit, kind in enumerate(paragraph.kinds) if kind is not Kind.HAN]
    found = blanks.find(paragraph, special)
    for unit, cut in found.cuts.items():
        widths[unit] -= cut
    glue = Glue([plain] * len(paragraph), found.leads, found.trails, found.sides, widths)
    _replace_spaces(paragraph, glue, special)
    maker = _GapMaker(paragraph, glue, opens)
    after = {*special, *paragraph.before, *paragraph.raised}
    for unit in {*special, *paragraph.after, *(unit - 1 for unit in after)}:
        if 0 <= unit < len(paragraph) - 1:
            glue.gaps[unit] = maker.gap(unit)
    _space_out(paragraph, glue)
    _tighten(paragraph, glue)
    glue.sum_up()
    return glue


def _space_out(paragraph: Clusters, glue: Glue) -> None:
    """Add ``letter-spacing`` and ``word-spacing``: never at the edges of a line (CSS Text 3, 8.2).

    Between two boxes of different spacing, that of the line rules.
    """
    spacings = [spacing_of(style) for style in paragraph.styles]
    if not any(map(any, spacings)):
        return
    own = spacing_of(paragraph.style)
    leaf = paragraph.leaf
    for unit in range(len(paragraph) - 1):
        left, right = spacings[leaf[unit]], spacings[leaf[unit + 1]]
        letters = left[0] if left == right else own[0]
        words = left[1] if paragraph.kinds[unit] in WORD_SPACES else 0.0
        if letters or words:
            gap = glue.gaps[unit]
            glue.gaps[unit] = gap._replace(natural=gap.natural + letters + words)


def _tighten(paragraph: Clusters, glue: Glue) -> None:
    """Let characters stand closer where `typeset-tightening` allows it."""
    tight = [style["typeset_tightening"] for style in paragraph.styles]
    if not any(tight):
        return
    leaf = paragraph.leaf
    for unit in range(len(paragraph) - 1):
        gap, em = glue.gaps[unit], tight[leaf[unit]]
        if em and tight[leaf[unit + 1]] and not gap.shrink:
            glue.gaps[unit] = gap._replace(shrink=em * paragraph.em(unit), tier=Tier.LETTER)


def _replace_spaces(paragraph: Clusters, glue: Glue, special: list[int]) -> None:
    """Set a space that the author wrote between Han and Latin like the automatic one."""
    for unit in special:
        if paragraph.kinds[unit] is Kind.SPACE and _is_written_autospace(paragraph, unit):
            width = AUTOSPACE * _autospace_em(paragraph, unit - 1, unit + 1)
            glue.widths[unit] += width - paragraph.widths[unit]
            paragraph.widths[unit] = width


def _is_written_autospace(paragraph: Clusters, unit: int) -> bool:
    if not 0 < unit < len(paragraph) - 1:
        return False
    wanted = paragraph.style_of(unit)["text_autospace"]
    return "replace" in wanted and _is_han_latin(paragraph, unit - 1, unit + 1, wanted)


def _is_han_latin(paragraph: Clusters, left: int, right: int, wanted: frozenset[str]) -> bool:
    kinds = paragraph.kinds
    if kinds[left] is Kind.HAN and kinds[right] in ALPHANUMERIC:
        han, other = left, right
    elif kinds[right] is Kind.HAN and kinds[left] in ALPHANUMERIC:
        han, other = right, left
    else:
        return False
    name = "ideograph-numeric" if kinds[other] is Kind.DIGIT else "ideograph-alpha"
    return name in wanted and is_han(paragraph.char(han))


def _autospace_em(paragraph: Clusters, left: int, right: int) -> float:
    """The space is a quarter of the Han character's em."""
    return paragraph.em(left if paragraph.kinds[left] is Kind.HAN else right)


class _GapMaker:
    """Makes the gap after a unit that is not Han, or before one."""

    def __init__(self, paragraph: Clusters, glue: Glue, opens: bool) -> None:
        self.paragraph = paragraph
        self.kinds = paragraph.kinds
        self.glue = glue
        self.opens = opens
        self.word_share = WORD_SHARE if opens and Kind.HAN in self.kinds else 0.0
        self.justify = paragraph.style["text_justify"]
        self.squeezes = paragraph.style["text_spacing_trim"] != "space-all"

    def gap(self, unit: int) -> Gap:
        left, right = self.kinds[unit], self.kinds[unit + 1]
        if unit in self.paragraph.after or unit + 1 in self.paragraph.before:
            return RIGID  # the edge of an inline box has its own space
        if unit + 1 in self.paragraph.raised:  # a note mark takes no blank before it
            return Gap(-self.glue.trails.get(unit, 0.0)) if self.squeezes else RIGID
        if left in WORD_SPACES:
            return self._word_space(unit)
        if right in WORD_SPACES or left is Kind.NEWLINE or right is Kind.NEWLINE:
            return RIGID
        if left in MARKS or right in MARKS:
            return self._beside_mark(unit)
        if left is Kind.MIDDLE or right is Kind.MIDDLE:
            return self._beside_middle_dot(unit)
        return self._others(unit)

    def _share(self, unit: int) -> float:
        """A gap's share when all gaps grow: a mark's outer gap has that of its closed inner one."""
        if not self.opens or glued(self.paragraph, unit):
            return 0.0
        char, following = self.paragraph.char(unit), self.paragraph.char(unit + 1)
        closes = self.kinds[unit] in CLOSING_KINDS or char in HALF_CLOSING
        opens = self.kinds[unit + 1] is Kind.OPEN or following in HALF_OPENING
        return 1.0 + closes + opens

    def _word_space(self, unit: int) -> Gap:
        if self.justify == "none":
            return RIGID
        if self.kinds[unit] is Kind.SPACE and _is_written_autospace(self.paragraph, unit):
            return self._han_latin(_autospace_em(self.paragraph, unit - 1, unit + 1), 0.0)
        width = self.paragraph.widths[unit]
        if self.opens and self._is_amid_han(unit):
            return self._space_amid_han(width, self.paragraph.em(unit))
        stretch, share = WORD_STRETCH * width, self.word_share
        return Gap(0.0, WORD_SHRINK * width, Tier.WORD, Growth.WORD, stretch, share)

    def _is_amid_han(self, unit: int) -> bool:
        return Kind.HAN in (self.kinds[unit - 1], self.kinds[unit + 1]) if unit else False

    def _space_amid_han(self, width: float, em: float) -> Gap:
        """A space beside Han grows as the Han-Latin space does: a little first, then with all."""
        stretch = (AUTOSPACE_FIRST - AUTOSPACE) / AUTOSPACE * width
        limit = AUTOSPACE_MOST * em - width - stretch
        share = 1.0 if limit > 0 else 0.0
        return Gap(0.0, WORD_SHRINK * width, Tier.WORD, Growth.WORD, stretch, share, limit)

    def _han_latin(self, em: float, natural: float) -> Gap:
        shrink = (AUTOSPACE - AUTOSPACE_LEAST) * em
        if not self.opens:
            return Gap(natural, shrink, Tier.HAN_LATIN)
        stretch = (AUTOSPACE_FIRST - AUTOSPACE) * em
        limit = (AUTOSPACE_MOST - AUTOSPACE_FIRST) * em
        return Gap(natural, shrink, Tier.HAN_LATIN, Growth.HAN_LATIN, stretch, 1.0, limit)

    def _beside_mark(self, unit: int) -> Gap:
        left, right = self.kinds[unit], self.kinds[unit + 1]
        trail = self.glue.trails.get(unit, 0.0)
        lead = self.glue.leads.get(unit + 1, 0.0)
        natural, lead = min(lead, 0.0), max(lead, 0.0)  # negative: an opening mark already halved
        if self.squeezes and lead and left in _SQUEEZES_AFTER:
            natural, lead = natural - lead, 0.0
        elif self.squeezes and trail and self._closes(unit + 1):
            natural, trail = natural - trail, 0.0
        for mark in (unit, unit + 1) if self.glue.sides else ():
            lost, side = self._sides(mark)
            natural, trail = natural - lost, trail + side
        kind = left if left in MARKS else right
        return Gap(natural, lead + trail, _TIER_OF[kind], share=self._share(unit))

    def _closes(self, unit: int) -> bool:
        """Whether a mark before the unit loses its blank: half-width marks are set like others."""
        return self.kinds[unit] in _SQUEEZES_BEFORE or self.paragraph.char(unit) in HALF_CLOSING

    def _sides(self, unit: int) -> tuple[float, float]:
        """What a centred mark has lost on each side, before a closing one, and what it may lose."""
        side = self.glue.sides.get(unit, 0.0)
        closes = self.squeezes and self.kinds[unit + 1 : unit + 2] == [Kind.CLOSE]
        return (side, 0.0) if closes else (0.0, side)

    def _wanted(self, unit: int) -> frozenset[str]:
        """The Han-Latin spaces that the text boxes on both sides want."""
        left, right = self.paragraph.style_of(unit), self.paragraph.style_of(unit + 1)
        wanted: frozenset[str] = left["text_autospace"]
        return wanted if left is right else wanted & right["text_autospace"]

    def _follows_han(self, unit: int) -> bool:
        return unit > 0 and (self.kinds[unit - 1] is Kind.HAN or self.kinds[unit - 1] in MARKS)

    def _beside_middle_dot(self, unit: int) -> Gap:
        dot = unit if self.kinds[unit] is Kind.MIDDLE else unit + 1
        em = self.paragraph.em(dot)
        full = self.paragraph.widths[dot] >= FULL_WIDTH * em
        return Gap(0.0, MIDDLE_DOT_BLANK * em if full else 0.0, Tier.MIDDLE)

    def _others(self, unit: int) -> Gap:
        paragraph = self.paragraph
        wanted = self._wanted(unit)
        if wanted and _is_han_latin(paragraph, unit, unit + 1, wanted):
            em = _autospace_em(paragraph, unit, unit + 1)
            return self._han_latin(em, AUTOSPACE * em)
        left, right = self.kinds[unit], self.kinds[unit + 1]
        if right is Kind.HAN and paragraph.char(unit) in HALF_STOPS and self._follows_han(unit):
            em = paragraph.em(unit + 1)
            shrink = (AUTOSPACE - AUTOSPACE_LEAST) * em
            return Gap(AUTOSPACE * em, shrink, Tier.HAN_LATIN, share=self._share(unit))
        if left is right is Kind.IDEOGRAPHIC_SPACE and self.opens:  # it parts columns of names
            return Gap(growth=Growth.WORD, stretch=paragraph.em(unit), share=1.0)
        if left in IDEOGRAPHIC or right in IDEOGRAPHIC:
            return Gap(share=self._share(unit))
        letters = left in ALPHANUMERIC and right in ALPHANUMERIC
        return OPEN if letters and self.justify == "inter-character" else RIGID


_SQUEEZES_AFTER = MARKS | {Kind.MIDDLE, Kind.IDEOGRAPHIC_SPACE}
_SQUEEZES_BEFORE = CLOSING_KINDS | {Kind.MIDDLE, Kind.IDEOGRAPHIC_SPACE}
