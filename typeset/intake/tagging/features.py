"""The features of a line: its shape, its words, and the shapes of the lines around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter

import numpy as np

from typeset.intake.tagging.columns import Classes, Column, classes, column, each
from typeset.intake.tagging.shapes import SENTENCE, LineShape, place

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
)
_BESIDE = ("lead", "end", "enclosed", "wide", "indent", "reach", "above", "case", "cells", "names")
_NEAR = ("lead", "end", "wide", "enclosed", "stops")
_WORD = re.compile(r"[\s:：]")
_BEGINNINGS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("begins", lambda text: text[:1]),
    ("begins", lambda text: text[:2]),
    ("ends", lambda text: text[-2:]),
    ("ends", lambda text: text[-3:]),
    ("word", lambda text: _WORD.split(text, maxsplit=1)[0][:8]),
)


def features(lines: Sequence[LineShape]) -> list[Column]:
    """The columns of the lines' features."""
    columns = zip(*(_own_classes(line.classes) for line in lines), strict=True)
    known = {name: classes(values) for name, values in zip(_OWN, columns, strict=True)}
    known |= {
        "words": classes([line.words for line in lines]),
        "closed": classes([line["end"] in SENTENCE for line in lines]),
        "signature": classes([line.signature for line in lines]),
    }
    found = [*_own(lines, known), *_place_of(lines, known)]
    for step in (-3, -2, -1, 1, 2, 3):
        found += _around(known, step)
    return found


def names(columns: Sequence[Column], count: int) -> list[list[str]]:
    """The names of each line's features, of `count` lines."""
    codes = [column.codes.tolist() for column in columns]
    return [
        [
            name
            for row, column in zip(codes, columns, strict=True)
            for name in column.names.get(row[at], ())
        ]
        for at in range(count)
    ]


def _own(lines: Sequence[LineShape], known: Mapping[str, Classes]) -> Iterator[Column]:
    for together in (*((name,) for name in _OWN), *_PAIRS):
        form = "+".join(f"{name}={{}}" for name in together)
        yield column(form, *(known[name] for name in together))
    yield each("says={}", known["words"])
    for name, part in _BEGINNINGS:
        yield column(f"{name}={{}}", classes([part(line.text) for line in lines]))


def _place_of(lines: Sequence[LineShape], known: Mapping[str, Classes]) -> Iterator[Column]:
    """Where the lines stand in the issue, and how many there are like each."""
    count = len(lines)
    same = Counter(line.signature for line in lines)
    like = [same[line.signature] for line in lines]
    short = classes([line.signature[-1] for line in lines])
    first = classes([line.signature[0] for line in lines])

    def placed(values: Sequence[float], bounds: Sequence[float]) -> Classes:
        return classes([place(value, bounds) for value in values])

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


def _around(known: Mapping[str, Classes], step: int) -> Iterator[Column]:
    """The shapes of the lines `step` lines below (or above) each."""
    near = known["role"].beside(step).codes
    yield column(f"{step}:none", Classes(np.where(near < 0, 0, -1), [""]))
    for name in _BESIDE if abs(step) == 1 else _NEAR:
        yield column(f"{step}:{name}={{}}", known[name].beside(step))
    if abs(step) == 1:
        yield from _beside(known, step)


def _beside(known: Mapping[str, Classes], step: int) -> Iterator[Column]:
    """A line together with the one above (-1) or below (1)."""
    other = {name: part.beside(step) for name, part in known.items()}
    wide, gap = known["wide"], known["above" if step < 0 else "below"]
    signature = known["signature"].codes
    beside = other["signature"].codes
    like = Classes(np.where(beside < 0, -1, beside == signature), [False, True])
    yield each(f"{step}:says={{}}", other["words"])
    closed = known["closed"]
    yield column(f"{step}:wide={{}}+end={{}}+{{}}+{{}}", other["wide"], other["end"], wide, closed)
    yield column(f"{step}:like={{}}+{{}}", like, wide)
    yield column(f"{step}:lead={{}}+{{}}", known["lead"], other["lead"])
    yield column(f"{step}:gap={{}}+{{}}+{{}}", gap, other["wide"], wide)
    indents = (known["indent"], other["indent"])
    yield column(f"{step}:indent={{}}+{{}}+{{}}", *indents, other["end"])
    yield column(f"{step}:case={{}}+{{}}", known["case"], other["case"])
