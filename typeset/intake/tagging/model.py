"""A linear chain that weighs features: how likely each tag is at each line of an issue.

A conditional random field (Lafferty, McCallum, Pereira: Conditional Random Fields, ICML 2001); its
weights were learnt from tagged texts by `benchmarks/intake/learn.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from typeset.intake.tagging.columns import Column

WEIGHTS = Path(__file__).with_name("weights.json")

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Learnt:
    """What was learnt from tagged texts.

    `features[name]` has a weight (nats) for each of the `tags`; `follows[i, j]` is the weight of
    tag j after tag i.
    """

    tags: str
    features: dict[str, Numbers]
    follows: Numbers


@cache
def weights() -> Learnt:
    """The weights that come with the program."""
    return read(WEIGHTS)


def read(path: Path) -> Learnt:
    """The weights in a file that `benchmarks/intake/learn.py` wrote."""
    data = json.loads(path.read_text(encoding="utf-8"))
    tags = data["tags"]
    rows = {}
    for name, found in data["features"].items():
        row = rows[name] = np.zeros(len(tags))
        for tag, weight in found.items():
            row[tags.index(tag)] = weight
    return Learnt(tags, rows, np.array(data["follows"]))


def likely(columns: Sequence[Column], learnt: Learnt) -> list[dict[str, float]]:
    """How likely (0 to 1) each tag is of each line, given the features of all of them."""
    scores = np.zeros((len(columns[0].codes), len(learnt.tags)))
    for column in columns:
        scores += _weights(column, learnt)[column.codes]
    worth = np.exp(scores - scores.max(axis=1, keepdims=True))
    ways = np.exp(learnt.follows)
    shares = _forward(worth, ways) * _forward(worth[::-1], ways.T)[::-1] / worth
    shares /= shares.sum(axis=1, keepdims=True)
    return [dict(zip(learnt.tags, row, strict=True)) for row in shares.tolist()]


def _weights(column: Column, learnt: Learnt) -> Numbers:
    """The weights of a column's codes; the last row is of lines without any of its features."""
    found = np.zeros((max(column.names, default=-1) + 2, len(learnt.tags)))
    for code, names in column.names.items():
        for name in names:
            if name in learnt.features:
                found[code] += learnt.features[name]
    return found


def _forward(worth: Numbers, ways: Numbers) -> Numbers:
    """What all ways to each tag of each line are worth together, as shares of the line."""
    found = np.empty_like(worth)
    found[0] = worth[0]
    for at in range(1, len(worth)):
        together = (found[at - 1] @ ways) * worth[at]
        found[at] = together / together.sum()
    return found
