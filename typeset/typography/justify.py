"""Spreading what a line lacks, or has too much, over its gaps.

Source: CLREQ 3.2.4 (https://www.w3.org/TR/clreq/#line_adjustment): marks and spaces shrink in the
order of `gap.Tier`; then word spaces grow, then Han-Latin spaces, then all gaps alike.
"""

from __future__ import annotations

from typeset.typography.gap import Gap, Growth, Tier
from typeset.typography.glue import Glue

TOLERANCE = 1e-9
LOOSE_GAP = 0.12  # em: gaps between Han characters grown wider than this are seen
LOOSE_SPACE = 2.0  # word spaces grown by more than this many times their stretch
OVERFULL = 0.1  # px


def advances(glue: Glue, start: int, end: int, extra: float, grows: bool) -> list[float]:
    """The advances of the units [start, end], ``extra`` px wider than natural in sum.

    The last advance has no gap after it. A line shrinks whenever it must; it grows if ``grows``.
    """
    gaps = glue.gaps[start:end]
    result = [glue.widths[start + i] + gap.natural for i, gap in enumerate(gaps)]
    result.append(glue.widths[end])
    if extra < -TOLERANCE:
        _shrink(gaps, result, -extra)
    elif extra > TOLERANCE and grows:
        _grow(gaps, result, extra)
    return result


def fault(
    glue: Glue, start: int, end: int, extra: float, grows: bool, em: float
) -> tuple[str, float] | None:
    """What is wrong with a line: ``loose`` by em a gap, or ``tight`` by px in all.

    Arguments as for `advances`; ``em`` is the font size in px.
    """
    shrink = glue.shrink[end] - glue.shrink[start]
    if extra < -shrink - OVERFULL:
        return "tight", -extra - shrink
    stretch = glue.stretch[end] - glue.stretch[start]
    shares = glue.shares[end] - glue.shares[start]
    if not grows or extra <= stretch:
        return None
    if shares:
        width = (extra - stretch) / shares / em
        return ("loose", width) if width > LOOSE_GAP else None
    if extra > (1 + LOOSE_SPACE) * stretch:
        return "loose", extra / em
    return None


def _shrink(gaps: list[Gap], result: list[float], excess: float) -> None:
    for tier in Tier:
        members = [(i, gap.shrink) for i, gap in enumerate(gaps) if gap.shrink and gap.tier is tier]
        capacity = sum(shrink for _, shrink in members)
        if not capacity:
            continue
        ratio = min(excess / capacity, 1.0)
        for index, shrink in members:
            result[index] -= ratio * shrink
        excess -= ratio * capacity
        if excess <= TOLERANCE:
            return


def _grow(gaps: list[Gap], result: list[float], lack: float) -> None:
    for growth in (Growth.WORD, Growth.HAN_LATIN):
        members = [(i, gap.stretch) for i, gap in enumerate(gaps) if gap.growth is growth]
        capacity = sum(stretch for _, stretch in members)
        if not capacity:
            continue
        ratio = min(lack / capacity, 1.0)
        for index, stretch in members:
            result[index] += ratio * stretch
        lack -= ratio * capacity
        if lack <= TOLERANCE:
            return
    _grow_alike(gaps, result, lack)


def _grow_alike(gaps: list[Gap], result: list[float], lack: float) -> None:
    """All gaps by their shares; Han-Latin spaces to half an em and no further."""
    shares = {i: gap.share for i, gap in enumerate(gaps) if gap.share}
    if all(gaps[i].limit for i in shares):
        shares = {i: gap.stretch for i, gap in enumerate(gaps) if gap.stretch}
    else:
        lack = _fill_limited(gaps, shares, result, lack)
    whole = sum(shares.values())
    for index, share in shares.items():
        result[index] += lack * share / whole


def _fill_limited(
    gaps: list[Gap], shares: dict[int, float], result: list[float], lack: float
) -> float:
    """Fill the gaps whose limit is reached, drop them from ``shares``, and return what is left."""
    while True:
        rate = lack / sum(shares.values())
        full = [i for i, share in shares.items() if 0 < gaps[i].limit < rate * share]
        if not full:
            return lack
        for index in full:
            result[index] += gaps[index].limit
            lack -= gaps[index].limit
            del shares[index]
