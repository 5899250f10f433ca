"""A linear chain that weighs features: how likely each tag is at each line of an issue.

A conditional random field (Lafferty, McCallum, Pereira: Conditional Random Fields, ICML 2001); its
weights were learnt from tagged texts by `benchmarks/intake/learn.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("weights.json")
_STEADY = 1e-300
"""Keeps the logarithm of a probability finite."""

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


def likely(lines: Sequence[Sequence[str]], learnt: Learnt) -> list[dict[str, float]]:
    """How likely (0 to 1) each tag is of each line, given the features of all of them."""
    if not lines:
        return []
    nothing = np.zeros(len(learnt.tags))
    scores = np.array([_score(line, learnt.features, nothing) for line in lines])
    before, after = _forward(scores, learnt.follows), _backward(scores, learnt.follows)
    both = before + after
    shares = np.exp(both - both.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    return [dict(zip(learnt.tags, map(float, row), strict=True)) for row in shares]


def _score(line: Sequence[str], rows: Mapping[str, Numbers], nothing: Numbers) -> Numbers:
    found = [rows[name] for name in line if name in rows]
    return np.asarray(np.sum(found, axis=0)) if found else nothing


def _forward(scores: Numbers, follows: Numbers) -> Numbers:
    """What all ways to each tag of each line are worth together (nats, up to a constant)."""
    worth = np.empty_like(scores)
    ways = np.exp(follows)
    worth[0] = scores[0]
    for at in range(1, len(scores)):
        top = worth[at - 1].max()
        worth[at] = np.log(np.exp(worth[at - 1] - top) @ ways + _STEADY) + scores[at]
    return worth


def _backward(scores: Numbers, follows: Numbers) -> Numbers:
    """What all ways on from each tag of each line are worth together (nats, up to a constant)."""
    worth = np.zeros_like(scores)
    ways = np.exp(follows)
    for at in range(len(scores) - 2, -1, -1):
        onwards = worth[at + 1] + scores[at + 1]
        top = onwards.max()
        worth[at] = np.log(ways @ np.exp(onwards - top) + _STEADY)
    return worth
