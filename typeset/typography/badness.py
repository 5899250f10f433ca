"""The badness of a line, its price among the possible lines of a paragraph."""

SQUEEZE_BADNESS = 3.5  # of a line whose marks and spaces are squeezed to the last: it is seen
GAP_UNIT = 0.015  # em: all gaps of a line grown so far are about as bad
GAP_STEEPNESS = 0.2  # far wider gaps are much worse
SPACE_BADNESS = 2.0  # of word and Han-Latin spaces grown as far as they grow before all gaps do
TORN_GAPS = (0.71 / GAP_UNIT) ** 2  # of 0.71 em, squared: wider ones grow worse more slowly
TORN = GAP_STEEPNESS * TORN_GAPS**2  # of a line torn apart by such gaps
TORN_PER_PX = 100.0  # of a line that has word spaces alone to grow
TORN_MOST = 25 * TORN  # from gaps of 3.5 em on, one line torn wider is better than two
ALONE = 100 * TORN  # a line of one character or word is worse than any that is torn
RAGGED_BADNESS = 100.0  # of an address's part that is left an em short: better than seen gaps


def growth_badness(short: float, soft: float, shares: float, gap_unit: float) -> float:
    """The badness of a line ``short`` px too short.

    Args:
        soft: how far its spaces grow before all gaps do, px.
        shares: the number of gaps that then grow alike.
        gap_unit: the growth of each that is as bad as 1.0, px.
    """
    if short <= soft:
        ratio = short / soft if soft else 0.0
        return SPACE_BADNESS * ratio * ratio
    if shares:
        gap = (short - soft) / (shares * gap_unit)
        square = gap * gap
        # Two lines torn a little are better than one torn wide.
        badness = square + GAP_STEEPNESS * square * min(square, TORN_GAPS)
        return min(badness + (SPACE_BADNESS if soft else 0.0), TORN_MOST)
    if soft:
        return min(SPACE_BADNESS * (short / soft) ** 3, TORN + TORN_PER_PX * short)
    return ALONE + TORN_PER_PX * short


def ragged_badness(short: float) -> float:
    """The badness of a line that ends inside an address and is left ``short`` em too short."""
    return RAGGED_BADNESS * short * short
