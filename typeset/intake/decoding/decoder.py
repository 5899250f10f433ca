"""The decoder: dynamic programming over lines and labels, under several manners at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.lattice import Lattice
from typeset.intake.decoding.manner import Manner
from typeset.intake.decoding.manner_costs import Numbers, Places, costs
from typeset.intake.decoding.offers import Offer
from typeset.intake.draft import Role

_NO_OTHER = 30.0
"""nats: what the best other reading of a line costs more that has none."""


@dataclass(frozen=True)
class Decoded:
    """What each line is, where it is cut, and how sure that is.

    The measure is by how much (nats) the best other reading of the line costs more; `surprise` is
    what a line costs on average,
    and `trust` how much the tagger's opinion counted.
    """

    manner: Manner
    chosen: tuple[Offer, ...]
    margins: tuple[float, ...]
    others: tuple[Label, ...]
    surprise: float
    trust: float


def best(lattice: Lattice, manners: Sequence[Manner]) -> tuple[Numbers, list[list[Label]]]:
    """What the text costs under each manner, and the labels of its lines at that cost."""
    rows = np.array([costs(manner, lattice.looks) for manner in manners])
    forward, back = _forward(*_tables(lattice, rows))
    found, paths = _paths(lattice, forward[-1], back)
    lines = np.arange(len(lattice.lines))
    return found, [[Label(label) for label in lattice.labels[lines, path]] for path in paths]


def decode(lattice: Lattice, manner: Manner, trust: float) -> Decoded:
    """The cheapest labels of all lines under a manner, with the margins."""
    own, steps = _tables(lattice, costs(manner, lattice.looks)[None])
    forward, back = _forward(own, steps)
    found, paths = _paths(lattice, forward[-1], back)
    least, path = float(found[0]), paths[0]
    both = np.stack(forward)[:, 0] + _backward(lattice, steps[0])
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
        tuple(Label(label) for label in labels.tolist()),
        least / max(unknown, 1),
        trust,
    )


def _tables(lattice: Lattice, rows: Numbers) -> tuple[Numbers, Numbers]:
    """What the first line's offers cost, and each step: a joint with the offer it leads to.

    The first axis is that of the manners, of which each has its row of costs.
    """
    own = lattice.own + rows[:, lattice.own_places].sum(axis=-1)
    steps = lattice.joints + rows[:, lattice.joint_places] + own[:, 1:, None, :]
    return own[:, 0] + lattice.start, steps


def _forward(start: Numbers, steps: Numbers) -> tuple[list[Numbers], list[Places]]:
    """What each offer costs with the cheapest way to it, and the offer that this comes from."""
    forward, back = [start], list[Places]()
    for step in np.moveaxis(steps, 1, 0):
        ways = forward[-1][:, :, None] + step
        forward.append(ways.min(axis=1))
        back.append(ways.argmin(axis=1))
    return forward, back


def _backward(lattice: Lattice, steps: Numbers) -> Numbers:
    """What the cheapest way on from each offer of each line costs."""
    backward = [lattice.end]
    for step in steps[::-1]:
        backward.append((step + backward[-1]).min(axis=1))
    return np.stack(backward[::-1])


def _paths(
    lattice: Lattice, last: Numbers, back: Sequence[Places]
) -> tuple[Numbers, NDArray[np.intp]]:
    """The cost of the cheapest way through all lines for each manner, and its offers."""
    ends = last + lattice.end
    manners = np.arange(len(ends))
    path = [ends.argmin(axis=1)]
    for row in reversed(back):
        path.append(row[manners, path[-1]])
    return ends.min(axis=1), np.stack(path[::-1], axis=1)
