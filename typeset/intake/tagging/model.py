"""Small neural networks that say how likely each tag is at each line of an issue.

Each adds up what was learnt of a line's features, and looks at the lines around it in steps of
growing reach (dilated convolutions; Strubell et al.: Fast and Accurate Entity Recognition with
Iterated Dilated Convolutions, EMNLP 2017), between them at the issue's other lines of its kind.
They were learnt from tagged texts by `benchmarks/intake/learn.py`; they begin at random, so that
the mean of a few knows more than one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from typeset.intake.tagging.columns import Codes, Column
from typeset.intake.tagging.features import Features

WEIGHTS = Path(__file__).with_name("weights.npz")
REACH = (1, 2, 4, 8)
"""How many lines away each step looks: fifteen above and below in all."""
MIDDLE = 2
"""The step before which the lines of a kind, and all, are looked at together."""

_BLOCK = 16
"""Lines multiplied at once: of more (262,144 products) OpenBLAS makes threads, which wait for each
other, and a bulletin's import takes twice the CPU."""
_CACHED = 512
"""Lines whose features are added up together: their sums stay in the processor's cache."""

Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Networks:
    """What some networks of one form learnt, the network's number the last axis but two.

    `features` has for each name, of each network, what it adds to a line; `steps`, `together` and
    `ends` are matrices whose last row is added to what the others make.
    """

    features: Numbers
    steps: Numbers
    together: Numbers
    ends: Numbers


@dataclass(frozen=True)
class Learnt:
    """What was learnt from tagged texts: the tags, the features' names by row, and the networks."""

    tags: str
    names: Mapping[str, int]
    networks: Networks


@cache
def weights() -> Learnt:
    """The weights that come with the program."""
    return read(WEIGHTS)


def write(learnt: Learnt, path: Path) -> None:
    """Write what was learnt: of features a byte for each number, the rest in two bytes."""
    networks = learnt.networks
    scale = np.abs(networks.features).max(axis=0) / 127
    np.savez_compressed(
        path,
        tags=np.array(learnt.tags),
        names=np.frombuffer("\n".join(learnt.names).encode(), dtype=np.uint8),
        scale=scale,
        features=np.round(networks.features / scale).astype(np.int8),
        **{
            field.name: getattr(networks, field.name).astype(np.float16)
            for field in fields(Networks)[1:]
        },
    )


def read(path: Path) -> Learnt:
    """What was learnt, from a file that `write` made."""
    with np.load(path) as file:
        arrays = dict(file)
    names = arrays["names"].tobytes().decode().split("\n")
    networks = Networks(
        arrays["features"] * arrays["scale"],
        *(arrays[field.name].astype(np.float32) for field in fields(Networks)[1:]),
    )
    return Learnt(str(arrays["tags"]), {name: at for at, name in enumerate(names)}, networks)


def likely(found: Features, learnt: Learnt) -> list[dict[str, float]]:
    """How likely (0 to 1) each tag is of each line, given the features of all of them."""
    networks = learnt.networks
    sums = np.zeros((len(found.kinds), *networks.features.shape[1:]), dtype=np.float32)
    each = [_sums(column, learnt.names, networks.features) for column in found.columns]
    for at in range(0, len(sums), _CACHED):
        part = sums[at : at + _CACHED]
        for column, rows in zip(found.columns, each, strict=True):
            part += rows[column.codes[at : at + _CACHED]]
    lines = np.maximum(_even(np.ascontiguousarray(sums.swapaxes(0, 1))), 0)
    for number, (reach, step) in enumerate(zip(REACH, networks.steps, strict=True)):
        even = _even(lines)
        if number == MIDDLE:
            whole = np.broadcast_to(even.mean(axis=1, keepdims=True), even.shape)
            both = np.concatenate((_means(even, found.kinds), whole), axis=2)
            lines += _through(both, networks.together)
            even = _even(lines)
        through = _through(_around(even, reach), step)
        lines += np.maximum(through, 0, out=through)
    scores = _through(lines, networks.ends)
    worth = np.exp(scores - scores.max(axis=2, keepdims=True))
    shares = (worth / worth.sum(axis=2, keepdims=True)).mean(axis=0)
    return [dict(zip(learnt.tags, row, strict=True)) for row in shares.tolist()]


def _sums(column: Column, names: Mapping[str, int], rows: Numbers) -> Numbers:
    """The sums of a column's codes; the last row is of lines without any of its features."""
    found = np.zeros((max(column.names, default=-1) + 2, *rows.shape[1:]), dtype=np.float32)
    for code, words in column.names.items():
        for name in words:
            if name in names:
                found[code] += rows[names[name]]
    return found


def _even(lines: Numbers) -> Numbers:
    """Each line's numbers with the mean 0 and the spread 1."""
    even: Numbers = lines - lines.mean(axis=2, keepdims=True)
    even /= np.sqrt(np.square(even).mean(axis=2, keepdims=True) + 1e-5)
    return even


def _around(lines: Numbers, reach: int) -> Numbers:
    """Beside each line those `reach` lines above and below it; noughts at the ends."""
    networks, count, width = lines.shape
    found = np.zeros((networks, count, 3, width), dtype=np.float32)
    found[:, reach:, 0] = lines[:, :-reach]
    found[:, :, 1] = lines
    found[:, :-reach, 2] = lines[:, reach:]
    return found.reshape(networks, count, 3 * width)


def _means(lines: Numbers, kinds: Codes) -> Numbers:
    """For each line the mean of the lines of its kind."""
    order = np.argsort(kinds, kind="stable")
    _, begins, place, count = np.unique(
        kinds[order], return_index=True, return_inverse=True, return_counts=True
    )
    sums = np.add.reduceat(lines[:, order], begins, axis=1)
    means = sums / count.astype(np.float32)[:, np.newaxis]
    found = np.empty_like(lines)
    found[:, order] = means[:, place]
    return found


def _through(lines: Numbers, matrices: Numbers) -> Numbers:
    """Each network's lines times its matrix, in blocks."""
    networks, count, width = lines.shape
    whole = count - count % _BLOCK
    last = np.zeros((networks, _BLOCK, width), dtype=np.float32)
    last[:, : count - whole] = lines[:, whole:]
    found = np.empty((networks, count, matrices.shape[2]), dtype=np.float32)
    blocks = lines[:, :whole].reshape(networks, whole // _BLOCK, _BLOCK, width)
    made = blocks @ matrices[:, np.newaxis, :-1]
    found[:, :whole] = made.reshape(networks, whole, matrices.shape[2])
    found[:, whole:] = (last @ matrices[:, :-1])[:, : count - whole]
    found += matrices[:, -1:]
    return found
