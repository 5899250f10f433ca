"""The features of a line: its shape, its words, and the shapes of the lines around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

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


def features(lines: Sequence[LineShape]) -> list[list[str]]:
    """The names of each line's features, in the order of the lines."""
    same = Counter(line.signature for line in lines)
    return [
        [*_own(line), *_place_of(lines, at, same[line.signature]), *_around(lines, at)]
        for at, line in enumerate(lines)
    ]


def _own(line: LineShape) -> list[str]:
    text = line.text
    found = [f"{name}={line[name]}" for name in _OWN]
    found += ["+".join(f"{name}={line[name]}" for name in pair) for pair in _PAIRS]
    found += [f"says={word}" for word in line.words]
    first = _WORD.split(text, maxsplit=1)[0][:8]
    found += [f"begins={text[:1]}", f"begins={text[:2]}", f"ends={text[-2:]}", f"ends={text[-3:]}"]
    found.append(f"word={first}")
    return found


def _place_of(lines: Sequence[LineShape], at: int, same: int) -> list[str]:
    """Where the line stands in the issue, and how many there are like it."""
    line, last = lines[at], len(lines) - 1 - at
    short, closed = line.signature[-1], line["end"] in SENTENCE
    from_top = place(at, (0, 1, 2, 3, 4, 6, 9, 13, 20))
    alike = f"short={short}+closed={closed}"
    return [
        f"top={from_top}",
        f"bottom={place(last, (0, 1, 2, 3, 5, 8, 12))}",
        f"top={place(at, (0, 2, 5, 9, 15))}+wide={line['wide']}+end={line['end']}",
        f"like={place(same, (1, 2, 4, 8, 16))}+{alike}",
        f"share={place(same / len(lines), (0.02, 0.05, 0.1, 0.2, 0.4))}+{alike}",
        f"like={place(same, (1, 2, 4, 8))}+lead={line.signature[0]}+short={short}",
    ]


def _around(lines: Sequence[LineShape], at: int) -> list[str]:
    found = []
    for step in (-3, -2, -1, 1, 2, 3):
        if not 0 <= at + step < len(lines):
            found.append(f"{step}:none")
            continue
        other = lines[at + step]
        names = _BESIDE if abs(step) == 1 else _NEAR
        found += [f"{step}:{name}={other[name]}" for name in names]
        if abs(step) == 1:
            found += _beside(lines[at], other, step)
    return found


def _beside(line: LineShape, other: LineShape, step: int) -> list[str]:
    """A line together with the one above (-1) or below (1)."""
    gap = line["above" if step < 0 else "below"]
    closed = line["end"] in SENTENCE
    return [
        *(f"{step}:says={word}" for word in other.words),
        f"{step}:wide={other['wide']}+end={other['end']}+{line['wide']}+{closed}",
        f"{step}:like={other.signature == line.signature}+{line['wide']}",
        f"{step}:lead={line['lead']}+{other['lead']}",
        f"{step}:gap={gap}+{other['wide']}+{line['wide']}",
        f"{step}:indent={line['indent']}+{other['indent']}+{other['end']}",
        f"{step}:case={line['case']}+{other['case']}",
    ]
