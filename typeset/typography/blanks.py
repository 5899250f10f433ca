"""The blank beside the ink of full-width marks, and how much of it a line may take away.

The ink of the glyph decides, whatever the language says: a Simplified mark in the lower left and a
closing bracket have their blank on the right, an opening bracket on the left, a Traditional mark in
the centre on both sides. Sources: CLREQ 3.1.3 and 3.1.5 (adjustment space of marks); GB/T
15834-2011, 5.1 (widths of marks).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from typeset.typography.characters import MARKS, Kind
from typeset.typography.paragraph import Clusters

HALF, QUARTER = 0.5, 0.25  # em: what a mark can lose on its one side, or on each of both
FULL_WIDTH = 0.9  # em: a narrower mark comes from a Latin font and is not squeezed
TRIMMABLE = 0.44  # em: less blank than that on one side is not taken for half an em
OVERHANG = 0.02  # em: so far ink may stand over what is left, that half an em can go
LOPSIDED = 0.2  # em: a mark whose two blanks differ by less stands in the centre
CRIES = frozenset("！？")


@dataclass(slots=True)
class Blanks:
    """What marks may lose, and have lost for good, by unit, px."""

    leads: dict[int, float] = field(default_factory=dict)  # at the left; negative: have lost it
    trails: dict[int, float] = field(default_factory=dict)  # at the right
    sides: dict[int, float] = field(default_factory=dict)  # at both; all centred marks are here
    cuts: dict[int, float] = field(default_factory=dict)  # lost for good at the right


def find(paragraph: Clusters, units: Iterable[int]) -> Blanks:
    """The blanks of the marks among ``units``."""
    blanks = Blanks()
    for unit in units:
        full_width = paragraph.widths[unit] >= FULL_WIDTH * paragraph.em(unit)
        if paragraph.kinds[unit] in MARKS and full_width:
            _look_at(paragraph, unit, blanks)
    if not blanks.trails and not blanks.leads and not blanks.sides:
        return blanks
    if paragraph.style["text_spacing_trim"] != "space-all":
        _pair_cries(paragraph, blanks)
    _halve(paragraph, blanks)
    return blanks


def _look_at(paragraph: Clusters, unit: int, blanks: Blanks) -> None:
    kind, em = paragraph.kinds[unit], paragraph.em(unit)
    shaped = paragraph.shaped[paragraph.leaf[unit]]
    if shaped is None:
        return
    left, right = shaped.blanks(paragraph.cluster[unit])
    if kind is Kind.OPEN:
        if left >= TRIMMABLE * em:
            blanks.leads[unit] = min(left + OVERHANG * em, HALF * em)
    elif kind is Kind.CLOSE or right - left >= LOPSIDED * em:
        if right >= TRIMMABLE * em:
            blanks.trails[unit] = min(right + OVERHANG * em, HALF * em)
    else:  # CLREQ 3.1.5: ！ and ？ of Taiwan and Hong Kong are not adjustable
        cries = paragraph.char(unit) in CRIES
        blanks.sides[unit] = 0.0 if cries else max(min(left, right, QUARTER * em), 0.0)


def _pair_cries(paragraph: Clusters, blanks: Blanks) -> None:
    """Two ！ or ？ take one em (GB/T 15834, 5.1.2); three take two, as all neighbours do."""
    for unit in list(blanks.trails):
        first = unit - 1
        if not _is_cry(paragraph, unit) or not _is_cry(paragraph, first):
            continue
        if not _is_cry(paragraph, first - 1) and not _is_cry(paragraph, unit + 1):
            blanks.cuts[unit] = blanks.trails.pop(unit)


def _is_cry(paragraph: Clusters, unit: int) -> bool:
    return 0 <= unit < len(paragraph) and paragraph.char(unit) in CRIES


def _halve(paragraph: Clusters, blanks: Blanks) -> None:
    """House styles 开明 and 半角, ``text-spacing-trim: trim-all``: half-width marks for good."""
    style = paragraph.style
    manner = style["typeset_punctuation_style"]
    everything = manner == "half" or style["text_spacing_trim"] == "trim-all"
    if not everything and manner != "kaiming":
        return
    blanks.leads = {unit: -lead for unit, lead in blanks.leads.items()}
    for unit, trail in list(blanks.trails.items()):
        if everything or paragraph.kinds[unit] is not Kind.STOP:
            blanks.cuts[unit] = trail
            del blanks.trails[unit]
    for unit, side in blanks.sides.items():
        if everything or paragraph.kinds[unit] is not Kind.STOP:
            blanks.cuts[unit], blanks.leads[unit], blanks.sides[unit] = side, -side, 0.0
