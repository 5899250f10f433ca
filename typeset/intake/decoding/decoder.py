"""The decoder: dynamic programming over lines and labels, under several manners at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from typeset.intake.decoding.labels import LABELS, Label
from typeset.intake.decoding.lattice import Lattice
from typeset.intake.decoding.manner import Manner
from typeset.intake.decoding.manner_costs import Numbers, costs
from typeset.intake.decoding.offers import Offer
from typeset.intake.draft import Role

_NO_OTHER = 30.0
"""nats: what the best other reading of a line costs more that has none."""


@dataclass(frozen=True)
class Decoded:
    """What each line is, where it is cut, and how sure that is.

    The measure is by how much (nats) the best other reading of the line costs more; `surprise` is
    what a line costs on average.
    """

    manner: Manner
    chosen: tuple[Offer, ...]
    margins: tuple[float, ...]
    others: tuple[Label, ...]
    surprise: float


def best(lattice: Lattice, manners: Sequence[Manner]) -> tuple[Numbers, list[list[Label]]]:
    """What the text costs under each manner, and the labels of its lines at that cost."""
    tables = _tables(lattice, np.array([costs(manner, lattice.looks) for manner in manners]))
    found, paths = _paths(lattice, *_ways(*tables))
    rows = lattice.labels[np.arange(len(lattice.lines)), paths].tolist()
    return found, [[LABELS[label] for label in row] for row in rows]


def decode(lattice: Lattice, manner: Manner) -> Decoded:
    """The cheapest labels of all lines under a manner, with the margins."""
    own, steps = _tables(lattice, costs(manner, lattice.looks)[None])
    forward, ways = _ways(own, steps)
    found, paths = _paths(lattice, forward, ways)
    least, path = float(found[0]), paths[0]
    both = forward[:, 0] + _backward(lattice, steps[0])
    lines = np.arange(len(path))
    both[lines, path] = np.inf
    others = both.argmin(axis=1)
    second = both[lines, others]
    alone = np.isinf(second)
    margins = np.where(alone, _NO_OTHER, second - least)
    labels = lattice.labels[lines, np.where(alone, path, others)]
    chosen = tuple(row[at] for row, at in zip(lattice.offers, path.tolist(), strict=True))
    unknown = sum(facts.block.role is Role.TEXT for facts in lattice.lines)
    return Decoded(
        manner,
        chosen,
        tuple(margins.tolist()),
        tuple(LABELS[label] for label in labels.tolist()),
        least / max(unknown, 1),
    )


def _tables(lattice: Lattice, rows: Numbers) -> tuple[Numbers, Numbers]:
    """What the first line's offers cost, and each step: a joint with the offer it leads to.

    The first axis is that of the manners, of which each has its row of costs.
    """
    own = lattice.own + rows.take(lattice.own_places, axis=1).sum(axis=1)
    steps = lattice.joints + rows.take(lattice.joint_places, axis=1) + own[:, 1:, None, :]
    return own[:, 0] + lattice.start, steps


def _ways(start: Numbers, steps: Numbers) -> tuple[Numbers, Numbers]:
    """What each offer costs with the cheapest way to it, and with each offer above it.

    The first axis is that of the lines, the second that of the manners.
    """
    ways = np.moveaxis(steps, 1, 0).copy()
    forward = np.empty((len(ways) + 1, *start.shape))
    forward[0] = start
    for at, way in enumerate(ways):
        way += forward[at, :, :, None]
        np.minimum.reduce(way, axis=1, out=forward[at + 1])
    return forward, ways


def _backward(lattice: Lattice, steps: Numbers) -> Numbers:
    """What the cheapest way on from each offer of each line costs."""
    backward = [lattice.end]
    for step in steps[::-1]:
        backward.append((step + backward[-1]).min(axis=1))
    return np.stack(backward[::-1])


def _paths(lattice: Lattice, forward: Numbers, ways: Numbers) -> tuple[Numbers, NDArray[np.intp]]:
    """The cost of the cheapest way through all lines for each manner, and its offers."""
    ends = forward[-1] + lattice.end
    path = [ends.argmin(axis=1).tolist()]
    for above in ways.argmin(axis=2)[::-1].tolist():
        path.append([row[at] for row, at in zip(above, path[-1], strict=True)])
    return ends.min(axis=1), np.array(path[::-1]).T
