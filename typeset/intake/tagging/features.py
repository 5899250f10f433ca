"""The features of a line: its shape, its words, and its place among the lines of the issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from statistics import median

from typeset.intake.tagging.columns import Classes, Codes, Column, classes, column, each, placed
from typeset.intake.tagging.neighbours import neighbours
from typeset.intake.tagging.shapes import SENTENCE, LineShape

_OWN = (
    "role",
    "lead",
    "end",
    "case",
    "enclosed",
    "indent",
    "above",
    "below",
    "wide",
    "stops",
    "commas",
    "reach",
    "digits",
    "cells",
    "blanks",
    "often",
    "echoes",
    "names",
    "breaks",
)
_own_classes = itemgetter(*_OWN)
_PAIRS = (
    ("lead", "end"),
    ("wide", "end"),
    ("lead", "wide"),
    ("above", "below", "wide"),
    ("reach", "end"),
    ("case", "wide"),
    ("case", "end"),
    ("indent", "end", "above"),
    ("enclosed", "wide"),
    ("stops", "wide", "above"),
    ("breaks", "stops"),
    ("names", "wide"),
)
_WORD = re.compile(r"[\s:：]")
_BEGINNINGS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("begins", lambda text: text[:1]),
    ("begins", lambda text: text[:2]),
    ("ends", lambda text: text[-2:]),
    ("ends", lambda text: text[-3:]),
    ("word", lambda text: _WORD.split(text, maxsplit=1)[0][:8]),
)
_WHOLE = 8
"""Characters up to which the pattern of a line is one feature."""


@dataclass(frozen=True)
class Features:
    """The columns of the lines' features, and the number of each line's kind in the issue."""

    columns: Sequence[Column]
    kinds: Codes


def features(lines: Sequence[LineShape]) -> Features:
    """What the tagger sees of an issue's lines."""
    columns = zip(*(_own_classes(line.classes) for line in lines), strict=True)
    known = {name: classes(values) for name, values in zip(_OWN, columns, strict=True)}
    known |= {
        "words": classes([line.words for line in lines]),
        "closed": classes([line["end"] in SENTENCE for line in lines]),
    }
    found = (
        *_own(lines, known),
        *_patterns(lines),
        *_place_of(lines, known),
        *_in_issue(lines),
        *neighbours(lines),
    )
    return Features(found, classes([line.signature for line in lines]).codes)


def names(columns: Sequence[Column]) -> list[list[str]]:
    """The names of each line's features."""
    codes = [column.codes.tolist() for column in columns]
    return [
        [
            name
            for row, column in zip(codes, columns, strict=True)
            for name in column.names.get(row[at], ())
        ]
        for at in range(len(codes[0]))
    ]


def _own(lines: Sequence[LineShape], known: Mapping[str, Classes]) -> Iterator[Column]:
    for together in (*((name,) for name in _OWN), *_PAIRS):
        form = "+".join(f"{name}={{}}" for name in together)
        yield column(form, *(known[name] for name in together))
    yield each("says={}", known["words"])
    for name, part in _BEGINNINGS:
        yield column(f"{name}={{}}", classes([part(line.text) for line in lines]))


def _patterns(lines: Sequence[LineShape]) -> Iterator[Column]:
    """What marks and kinds of characters follow each other at both ends of each line."""
    patterns = [line.pattern for line in lines]
    for length in (2, 3, 4):
        yield column(f"from={length}:{{}}", classes([pattern[:length] for pattern in patterns]))
        yield column(f"to={length}:{{}}", classes([pattern[-length:] for pattern in patterns]))
    whole = [pattern if len(pattern) <= _WHOLE else "" for pattern in patterns]
    yield column("pattern={}", classes(whole))


def _place_of(lines: Sequence[LineShape], known: Mapping[str, Classes]) -> Iterator[Column]:
    """Where the lines stand in the issue, and how many there are like each."""
    count = len(lines)
    like = _often([line.signature for line in lines])
    short = classes([line.signature[-1] for line in lines])
    first = classes([line.signature[0] for line in lines])

    yield column("top={}", placed(range(count), (0, 1, 2, 3, 4, 6, 9, 13, 20)))
    yield column("bottom={}", placed(range(count - 1, -1, -1), (0, 1, 2, 3, 5, 8, 12)))
    top = placed(range(count), (0, 2, 5, 9, 15))
    yield column("top={}+wide={}+end={}", top, known["wide"], known["end"])
    alike = (short, known["closed"])
    yield column("like={}+short={}+closed={}", placed(like, (1, 2, 4, 8, 16)), *alike)
    shares = [number / count for number in like]
    share = placed(shares, (0.02, 0.05, 0.1, 0.2, 0.4))
    yield column("share={}+short={}+closed={}", share, *alike)
    yield column("like={}+lead={}+short={}", placed(like, (1, 2, 4, 8)), first, short)


def _in_issue(lines: Sequence[LineShape]) -> Iterator[Column]:
    """How wide the lines are beside others of the issue, and how many begin like each."""
    widths = [line.em for line in lines]
    short = classes([line.signature[-1] for line in lines])
    middle = max(median(widths), 1)
    shares = (0.15, 0.3, 0.5, 0.8, 1.2, 2, 4)
    yield column("beside={}", placed([em / middle for em in widths], shares))
    middle = max(median([line.em for line in lines if line.signature[-1]] or [10]), 1)
    near = (0.3, 0.5, 0.7, 0.9, 1.1, 1.4, 1.8, 2.5)
    yield column("beside short={}", placed([em / middle for em in widths], near))
    leads = [line["lead"] for line in lines]
    begins = [line.pattern[:2] for line in lines]
    many = (1, 2, 4, 8, 16)
    yield column("leads={}+{}", placed(_often(leads), many), classes(leads))
    yield column("begin alike={}+{}", placed(_often(begins), many), short)
    yield column("lines={}", placed([len(lines)] * len(lines), (30, 50, 80, 120, 200)))


def _often(values: Sequence[Hashable]) -> list[int]:
    """How many lines have the value of each."""
    count = Counter(values)
    return [count[value] for value in values]
