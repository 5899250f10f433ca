"""The lines of a title whose size follows from the longest of them."""

from __future__ import annotations

import itertools
from math import ceil

from typeset.layout.wording import ems
from typeset.words import bonds
from typeset.words.phrases import WHOLE
from typeset.words.shape import Stop, shaped

LOOSE = 1.25
"""A line may be so much longer than an even one, that words stay whole."""


def title_lines(text: str, most: float) -> tuple[str, ...]:
    """`text` as its author broke it, or in even lines of about `most` em, broken by sense."""
    written = tuple(line.strip() for line in text.strip().split("\n") if line.strip())
    count = ceil(ems(text) / most) if most > 0 else 1
    if len(written) != 1 or count < 2:
        return written
    (text,) = written
    firm = bonds(text)
    ends = [i for i in range(1, len(text)) if firm[i] < WHOLE and not text[i].isspace()]
    widths = [ems(text[:end]) for end in ends]
    stops = [Stop(wide, wide, firm[end]) for end, wide in zip(ends, widths, strict=True)]
    whole = ems(text)
    found = shaped([Stop(0, 0, 0), *stops, Stop(whole, 0, 0)], count, LOOSE * whole / count)
    if found is None:
        return written
    places = [0, *(ends[stop - 1] for stop in found[1]), len(text)]
    return tuple(text[a:b].strip() for a, b in itertools.pairwise(places))
