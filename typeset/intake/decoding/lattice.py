"""The lattice: all that each line may be, and what that costs, whatever the manner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from typeset.intake.characters import glue
from typeset.intake.decoding.bylines import closing
from typeset.intake.decoding.caption_joints import caption_last
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.joint_costs import joint_costs
from typeset.intake.decoding.joints import is_wrapped, last
from typeset.intake.decoding.labels import CAPTIONS, FOLLOWS, KNOWN_AS, MORE_OF, TEXT, Label
from typeset.intake.decoding.manner import KIND
from typeset.intake.decoding.manner_costs import (
    Numbers,
    Places,
    joint_places,
    looks_of,
    own_places,
)
from typeset.intake.decoding.offers import Offer

_KNOWN = 4.0
"""What a column's label or a contributor's name of earlier issues costs as anything else."""
_FULL_HEADLINE, _FULL_HEADING = 1.0, 3.0
"""One heading in twenty happens to be as long as a full line; of an item that goes on each is."""
_PLACED = 0.5
"""nats: what stands anywhere, as captions do, explains less than what has its place."""
_PLACELESS = frozenset({Label.HEAD, Label.FOOT, Label.TABLE, Label.START, Label.END})
_CLOSED_GOES_ON = 3.0
"""nats: a paragraph seldom goes on below a line that ends with its contributor's name."""
_BEGINS = 1.0
"""nats: what a paragraph costs that begins with a dateline or an item's mark, wherever it is."""

_ANYWHERE = np.array([0.0 if label in _PLACELESS or label in KIND else _PLACED for label in Label])
_FULL = np.zeros(len(Label))
_FULL[[Label.HEADLINE, Label.HEADING]] = _FULL_HEADLINE, _FULL_HEADING
_USUAL = np.array([FOLLOWS.get(label, [0.0] * len(Label)) for label in Label])
_BELOW_A_NAME = _USUAL.copy()
"""The same below a line that ends with its contributor's name."""
_FRESH = [label for label in Label if label not in MORE_OF]
_BELOW_A_NAME[np.ix_(sorted(TEXT), _FRESH)] = _USUAL[Label.END_BYLINE, _FRESH]
_BELOW_A_NAME[:, Label.MORE] += _CLOSED_GOES_ON
_FOLLOWS = np.stack([_USUAL, _BELOW_A_NAME])


@dataclass(frozen=True)
class Lattice:
    """The lines of a text with their offers; `closed`: which end with a contributor's name.

    Its tables have a row for each line (or joint of two lines) and a column for each offer; where a
    line has fewer offers than another, what is left costs infinitely much.
    """

    lines: Sequence[Facts]
    offers: Sequence[Sequence[Offer]]
    closed: Sequence[bool]

    def first(self, count: int) -> Lattice:
        """The first lines alone."""
        return Lattice(self.lines[:count], self.offers[:count], self.closed[:count])

    @cached_property
    def looks(self) -> list[str]:
        """The sizes and weights of the lines, each once."""
        return looks_of(self.lines)

    @cached_property
    def labels(self) -> Places:
        """The offers' labels."""
        most = max(map(len, self.offers))
        return np.array(
            [
                [*(offer.label for offer in row), *(Label.END,) * (most - len(row))]
                for row in self.offers
            ]
        )

    @cached_property
    def own(self) -> Numbers:
        """What the offers themselves cost."""
        most = self.labels.shape[1]
        found = np.array(
            [[*(o.cost for o in row), *(np.inf,) * (most - len(row))] for row in self.offers]
        )
        free = np.array([not facts.block.marked for facts in self.lines])[:, None]
        full = np.array([facts.reach == "full" and facts.measure > 0 for facts in self.lines])
        found += free * (_ANYWHERE[self.labels] + full[:, None] * _FULL[self.labels])
        for at, facts in enumerate(self.lines):
            if facts.known and free[at]:
                found[at] += [_KNOWN * (n not in KNOWN_AS[facts.known]) for n in self.labels[at]]
        return found

    @cached_property
    def own_places(self) -> Places:
        """Which of the manner's costs the offers have."""
        return own_places(self.lines, self.labels, self.looks)

    @cached_property
    def joints(self) -> Numbers:
        """What the joints between two lines cost for each pair of offers."""
        closed = np.array(self.closed[:-1], dtype=np.intp)[:, None, None]
        one, two = self.labels[:-1, :, None], self.labels[1:, None, :]
        usual = _FOLLOWS[closed, one, two]
        begins = np.array([f.dateline or f.item or f.says_more for f in self.lines[1:]], dtype=bool)
        is_begun = begins[:, None, None] & (two == Label.PARAGRAPH)
        usual = np.where(is_begun, np.minimum(usual, _BEGINS), usual)
        return usual + joint_costs(self.lines, self.labels)

    @cached_property
    def joint_places(self) -> Places:
        """Which of the manner's costs the pairs of offers have."""
        wrapped = [is_wrapped(facts, following) for facts, following in pairwise(self.lines)]
        return joint_places(self.lines, self.labels, wrapped, self.closed)

    @cached_property
    def start(self) -> Numbers:
        """What it costs that the text begins with each offer."""
        begins = self.lines[0].dateline & (self.labels[0] == Label.PARAGRAPH)
        return np.where(begins, _BEGINS, _USUAL[Label.START, self.labels[0]])

    @cached_property
    def end(self) -> Numbers:
        """What it costs that the text ends with each offer."""
        return np.array([self._ending(Label(label)) for label in self.labels[-1]])

    def _ending(self, label: Label) -> float:
        if label is Label.END:
            return np.inf
        facts, cost = self.lines[-1], FOLLOWS[label][Label.END]
        if label in TEXT:
            return (0.0 if self.closed[-1] else cost) + last(facts, None)
        return cost + (caption_last(facts) if label in CAPTIONS else 0.0)


def closes(lines: Sequence[Facts], at: int) -> bool:
    """Whether a line ends with the contributor's name, though it may begin on the line above."""
    text = lines[at].text
    if closing(text) is not None:
        return True
    if at and text[-1] in ")）〕" and lines[at - 1].measure and "（" not in text and len(text) < 20:
        above = lines[at - 1].text
        return closing(above + glue(above, text) + text) is not None
    return False
