"""What a line is beside those around it: how wide, and whether its words stand elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import log

from typeset.intake.tagging.columns import Column, classes, column
from typeset.intake.tagging.shapes import LineShape, place

_AROUND = 6
"""Lines above and below by which a column's measure is known: pages have columns of many widths."""
_SHARES = (0.3, 0.5, 0.7, 0.85, 0.94, 1.03, 1.15, 1.5)
"""Of the measure: from 0.94 on a line is full."""
_RATIOS = (0.3, 0.5, 0.7, 0.85, 0.95, 1.05, 1.2, 1.5, 2.2)
"""Of another line's reach: from 0.95 to 1.05 both are alike."""
_NEAR = 3
"""Lines whose widest a line is compared with."""
_SPOKEN = 8
"""Lines in which what a headline speaks of is looked for."""
_BEGINNING = 100
"""Characters of a line, at most, that are read for what it speaks of."""
_HELD = (0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9)
"""Of a line's words: bounds of classes, 0 for none of them."""
_APART = 4000
"""Letters between a line and its like, such as a pull quote and its sentence: some two pages."""
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]+|[\u4e00-\u9fff]+")


def neighbours(lines: Sequence[LineShape]) -> Iterator[Column]:
    """The features that lines have beside those around them."""
    short = [bool(line.signature[-1]) for line in lines]
    yield from _widths(lines)
    yield from _echoes(lines, short)
    yield from _spoken(lines, short)


def _widths(lines: Sequence[LineShape]) -> Iterator[Column]:
    """How far lines reach beside their column's measure, and beside the lines next to them."""
    ends = [max(line.reach, 1.0) for line in lines]
    stop = classes([line["end"] for line in lines])
    own = classes(
        [place(end / measure, _SHARES) for end, measure in zip(ends, _measures(ends), strict=True)]
    )
    above, below = classes(_beside(ends, 1)), classes(_beside(ends[::-1], 1)[::-1])
    most_above = classes(_beside(ends, _NEAR))
    most_below = classes(_beside(ends[::-1], _NEAR)[::-1])
    yield column("reaches={}", own)
    yield column("reaches={}+end={}", own, stop)
    yield column("to above={}", above)
    yield column("to below={}", below)
    yield column("to above={}+to below={}", above, below)
    yield column("to three above={}", most_above)
    yield column("to three below={}", most_below)
    yield column("to three below={}+end={}", most_below, stop)


def _measures(ends: Sequence[float]) -> Iterator[float]:
    """What four of five lines around each do not reach beyond."""
    for at in range(len(ends)):
        around = sorted(ends[max(0, at - _AROUND) : at + _AROUND + 1])
        yield around[int(0.8 * (len(around) - 1))]


def _beside(ends: Sequence[float], near: int) -> list[int | str]:
    """How each line reaches beside the widest of the `near` before it; "" for the first."""
    found: list[int | str] = [""] if ends else []
    for at in range(1, len(ends)):
        found.append(place(ends[at] / max(ends[max(0, at - near) : at]), _RATIOS))
    return found


def _echoes(lines: Sequence[LineShape], short: Sequence[bool]) -> Iterator[Column]:
    """Whether short lines' letters stand elsewhere, and there begin a line or stand within one."""
    letters = [_NOT_LETTERS.sub("", line.text).lower() for line in lines]
    begins = list(accumulate(map(len, letters), initial=0))
    whole, known = "".join(letters), frozenset(begins)
    found = classes(
        [
            _echo(text, begin, whole, known) if is_short else "long"
            for text, begin, is_short in zip(letters, begins, short, strict=False)
        ]
    )
    yield column("stands={}", found)
    yield column("stands={}+wide={}", found, classes([line["wide"] for line in lines]))


def _echo(text: str, begin: int, whole: str, begins: frozenset[int]) -> str:
    if len(text) < (6 if text.isascii() else 4):
        return "few"
    above = whole.find(text, max(0, begin - _APART), begin)
    end = begin + len(text)
    below = whole.find(text, end, end + _APART)
    if above < 0 and below < 0:
        return "once"
    side = "both" if min(above, below) >= 0 else "above" if above >= 0 else "below"
    return f"{side} begins" if max(above, below) in begins else f"{side} within"


def _spoken(lines: Sequence[LineShape], short: Sequence[bool]) -> Iterator[Column]:
    """How much of what short lines speak of, the lines above and below them speak of, too."""
    spoken = [_words(line.text) for line in lines]
    places: dict[str, list[int]] = {}
    for at, words in enumerate(spoken):
        for word in words:
            places.setdefault(word, []).append(at)
    worth = {word: log((len(lines) + 1) / len(found)) for word, found in places.items()}
    shares = [
        _held(at, words, places, worth) if is_short else None
        for at, (words, is_short) in enumerate(zip(spoken, short, strict=True))
    ]
    above = classes([place(share[0], _HELD) if share else "" for share in shares])
    below = classes([place(share[1], _HELD) if share else "" for share in shares])
    yield column("spoken above={}", above)
    yield column("spoken below={}", below)
    yield column("spoken above={}+below={}", above, below)


def _words(text: str) -> frozenset[str]:
    """The words of a line's beginning; of Chinese, which has no blanks, all pairs of characters."""
    found = set()
    for word in _WORD.findall(text[:_BEGINNING]):
        if word[0].isascii():
            found.add(word.lower())
        else:
            found.update(map("".join, pairwise(word)))
    return frozenset(found)


def _held(
    at: int, words: frozenset[str], places: Mapping[str, list[int]], worth: Mapping[str, float]
) -> tuple[float, float]:
    """The shares of a line's words, the rare ones worth more, that stand shortly above, below."""
    above = below = whole = 0.0
    for word in words:
        found = places[word]
        here = bisect_left(found, at)
        whole += worth[word]
        above += worth[word] * (here > 0 and found[here - 1] >= at - _SPOKEN)
        after = bisect_right(found, at)
        below += worth[word] * (after < len(found) and found[after] <= at + _SPOKEN)
    return (above / whole, below / whole) if whole else (0.0, 0.0)
