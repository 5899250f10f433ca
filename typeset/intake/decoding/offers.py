"""What evidence offers: a label that a line may have, and its cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import Label


class Offer(NamedTuple):
    """A label that a line may have, its cost in nats, and where the line is cut.

    It is cut if it is two things: a headline or its second half, and the text behind it.
    """

    label: Label
    cost: float
    cut: int = 0


Evidence = Callable[[Sequence[Facts], int], Iterator[Offer]]
