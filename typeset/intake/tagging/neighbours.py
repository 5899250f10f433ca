"""What a line is beside those around it: how wide, and whether its words stand elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import accumulate, count

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from typeset.intake.tagging.columns import Classes, Codes, Column, Ems, classes, column, placed
from typeset.intake.tagging.shapes import LineShape

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
_WORD = re.compile("[A-Za-z][A-Za-z'’]+")
_HAN = 0x4E00, 0x9FFF
"""The first and the last Chinese character."""


def neighbours(lines: Sequence[LineShape]) -> Iterator[Column]:
    """The features that lines have beside those around them."""
    short = [bool(line.signature[-1]) for line in lines]
    yield from _widths(lines)
    yield from _echoes(lines, short)
    yield from _spoken(lines, short)


def _widths(lines: Sequence[LineShape]) -> Iterator[Column]:
    """How far lines reach beside their column's measure, and beside the lines next to them."""
    ends = np.maximum([line.reach for line in lines], 1.0)
    stop = classes([line["end"] for line in lines])
    own = placed(ends / _measures(ends), _SHARES)
    above, below = _beside(ends, 1), _turned(_beside(ends[::-1], 1))
    most_above, most_below = _beside(ends, _NEAR), _turned(_beside(ends[::-1], _NEAR))
    yield column("reaches={}", own)
    yield column("reaches={}+end={}", own, stop)
    yield column("to above={}", above)
    yield column("to below={}", below)
    yield column("to above={}+to below={}", above, below)
    yield column("to three above={}", most_above)
    yield column("to three below={}", most_below)
    yield column("to three below={}+end={}", most_below, stop)


def _measures(ends: Ems) -> Ems:
    """What four of five lines around each do not reach beyond."""
    padded = np.pad(ends, _AROUND, constant_values=np.inf)
    around = np.sort(sliding_window_view(padded, 2 * _AROUND + 1), axis=1)
    there = np.isfinite(around).sum(axis=1)
    found: Ems = around[np.arange(len(ends)), (0.8 * (there - 1)).astype(int)]
    return found


def _beside(ends: Ems, near: int) -> Classes:
    """How each line reaches beside the widest of the `near` before it; "" for the first."""
    widest = sliding_window_view(np.pad(ends, (near, 0)), near)[:-1].max(axis=1)
    found = placed(ends / np.maximum(widest, 1.0), _RATIOS)
    found.codes[:1] = len(_RATIOS) + 1
    return Classes(found.codes, [*found.values, ""])


def _turned(found: Classes) -> Classes:
    return Classes(found.codes[::-1], found.values)


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
    """How much of what short lines speak of, the lines above and below them speak of, too.

    Rare words are worth more."""
    word, line_of = _words([line.text[:_BEGINNING] for line in lines])
    worth = np.log((len(lines) + 1) / np.bincount(word))[word]
    near = (word[1:] == word[:-1]) & (line_of[1:] - line_of[:-1] <= _SPOKEN)
    whole = np.bincount(line_of, worth, len(lines))
    whole[whole == 0] = 1
    is_long = ~np.array(short, bool)
    above, below = (
        _shares(np.bincount(line_of[side], worth[side] * near, len(lines)) / whole, is_long)
        for side in (slice(1, None), slice(-1))
    )
    yield column("spoken above={}", above)
    yield column("spoken below={}", below)
    yield column("spoken above={}+below={}", above, below)


def _shares(values: Ems, is_long: NDArray[np.bool_]) -> Classes:
    """The places of shares; "" for long lines."""
    found = placed(values, _HELD)
    found.codes[is_long] = len(_HELD) + 1
    return Classes(found.codes, [*found.values, ""])


def _words(texts: Sequence[str]) -> tuple[Codes, Codes]:
    """The numbers of the words, from the first to the last, and the lines that have each.

    Of Chinese, which has no blanks, all pairs of characters are words.
    """
    whole = "\n".join(texts)
    codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.intp)
    han = (codes >= _HAN[0]) & (codes <= _HAN[1])
    pairs = np.flatnonzero(han[:-1] & han[1:])
    latin = [(found.start(), found[0].lower()) for found in _WORD.finditer(whole)]
    places = np.concatenate((pairs, np.array([place for place, _ in latin], np.intp)))
    order = np.argsort(places, kind="stable")
    said: list[Hashable] = [*(codes[pairs] << 16 | codes[pairs + 1]).tolist()]
    said += [word for _, word in latin]
    numbers = defaultdict[Hashable, int](count().__next__)
    in_order = map(said.__getitem__, order.tolist())
    words = np.fromiter(map(numbers.__getitem__, in_order), np.intp, len(said))
    line_of = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])[places[order]]
    found = np.sort(words * len(texts) + line_of)
    return np.divmod(found[np.diff(found, prepend=-1) > 0], len(texts))
