"""Columns of features: what each line of an issue has, as codes of the values that occur."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import count

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.intp]
Ems = NDArray[np.float64]
_NONE = -1
"""The code of a line that has none of a column's features."""


@dataclass(frozen=True)
class Classes:
    """What one class is of each line, as a code, and the values that the codes stand for."""

    codes: Codes
    values: Sequence[Hashable]


@dataclass(frozen=True)
class Column:
    """Of each line the code of its features, and the features' names for each code that occurs."""

    codes: Codes
    names: Mapping[int, Sequence[str]]


def classes(values: Sequence[Hashable]) -> Classes:
    """The values of a class, one a line, as codes."""
    known = defaultdict[Hashable, int](count().__next__)
    codes = np.fromiter(map(known.__getitem__, values), np.intp, len(values))
    return Classes(codes, list(known))


def placed(values: Sequence[float] | Ems, bounds: Sequence[float]) -> Classes:
    """How many of the rising `bounds` each value is above."""
    return Classes(np.searchsorted(bounds, values), range(len(bounds) + 1))


def column(form: str, *parts: Classes) -> Column:
    """A feature of the line's classes together; `form` has a place for each in the name."""
    codes = reduce(
        lambda found, part: np.where(
            (found < 0) | (part.codes < 0), _NONE, found * len(part.values) + part.codes
        ),
        parts[1:],
        parts[0].codes,
    )
    return Column(
        codes, {code: (form.format(*_values(code, parts)),) for code in _occurring(codes)}
    )


def each(form: str, lists: Classes) -> Column:
    """A feature for each value in a class whose values are lists."""
    names = {
        code: tuple(form.format(value) for value in lists.values[code])  # type: ignore[attr-defined]
        for code in _occurring(lists.codes)
    }
    return Column(lists.codes, names)


def _occurring(codes: Codes) -> list[int]:
    return np.flatnonzero(np.bincount(codes[codes >= 0])).tolist()


def _values(code: int, parts: Sequence[Classes]) -> list[Hashable]:
    found = []
    for part in reversed(parts):
        code, at = divmod(code, len(part.values))
        found.append(part.values[at])
    return found[::-1]
