"""The decoder: dynamic programming over lines and labels, for several manners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from typeset.intake.characters import glue
from typeset.intake.decoding.caption_joints import caption_last
from typeset.intake.decoding.evidence import EVIDENCE, offers
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.joints import Joint, last, reach_costs
from typeset.intake.decoding.label_pairs import (
    goes_on,
    is_closed,
    is_opening,
    is_unsigned,
    pairs,
)
from typeset.intake.decoding.labels import (
    CAPTIONS,
    FOLLOWS,
    KNOWN_AS,
    MORE_OF,
    TEXT,
    Label,
)
from typeset.intake.decoding.manner import Costs, Manner
from typeset.intake.decoding.names import closing
from typeset.intake.decoding.offers import Evidence, Offer
from typeset.intake.draft import Role

SAMPLE = 600
"""This number of lines shows a text's manner."""
_KNOWN = 4.0
"""What a column's label or a contributor's name of earlier issues costs as anything else."""
_FULL_HEADING = 3.0
"""One heading in twenty happens to be as long as a full line; of an item that goes on each is."""
_UNMARKED = 4.0
"""Where the format marks headlines, one without its mark is a mistake or no headline."""


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


class Lattice:
    """The lines with all that they may be, and what their joints cost whatever the manner."""

    def __init__(
        self, lines: Sequence[Facts], evidence: Sequence[Evidence] = EVIDENCE, trust: float = 0.0
    ) -> None:
        self.lines = list(lines)
        self.trust = trust
        self.offers = [offers(self.lines, at, evidence, trust) for at in range(len(self.lines))]
        self.closed = [_closes(self.lines, at) for at in range(len(self.lines))]
        self.joints = [self._joint(at) for at in range(len(self.lines) - 1)]
        labels = [tuple(offer.label for offer in row) for row in self.offers]
        rows = list(zip(labels, labels[1:], self.closed, strict=False))
        self.going_on = [pairs(goes_on, one, two) for one, two, _ in rows]
        self.opening = [pairs(is_opening, one, two) for one, two, _ in rows]
        self.unsigned = [
            pairs(is_closed if closed else is_unsigned, one, two) for one, two, closed in rows
        ]

    def sample(self) -> Lattice:
        """The first lines, by which the manner is found."""
        if len(self.lines) <= SAMPLE:
            return self
        part = Lattice.__new__(Lattice)
        part.trust = self.trust
        part.lines, part.offers = self.lines[:SAMPLE], self.offers[:SAMPLE]
        part.closed, part.joints = self.closed[:SAMPLE], self.joints[: SAMPLE - 1]
        part.going_on = self.going_on[: SAMPLE - 1]
        part.opening = self.opening[: SAMPLE - 1]
        part.unsigned = self.unsigned[: SAMPLE - 1]
        return part

    # ---- costs -------------------------------------------------------------------------------

    def emission(self, at: int, offer: Offer, costs: Costs) -> float:
        """The cost in nats of what the line `at` itself says against the offer's label."""
        facts, label = self.lines[at], offer.label
        cost = offer.cost
        if facts.block.marked:
            return cost
        cost += costs.of(label, facts)
        if label in (Label.HEADLINE, Label.RUN_IN, Label.LONG_RUN_IN):
            cost += costs.forms["standing" if label is Label.HEADLINE else "run-in"]
            if costs.marked:
                cost += _UNMARKED
            if label is Label.HEADLINE and facts.reach == "full" and facts.measure:
                cost += 1.0
        if label is Label.HEADING and facts.reach == "full" and facts.measure:
            cost += _FULL_HEADING
        if facts.known and label not in KNOWN_AS[facts.known]:
            cost += _KNOWN
        if label is Label.BYLINE:
            cost += 0.5 * costs.places["below"]
        elif label is Label.END_BYLINE:
            cost += 0.5 * costs.places["end"]
        return cost

    def _joint(self, at: int) -> list[list[float]]:
        """The costs of the labels of the line `at`, with those of the next."""
        following, closed = self.lines[at + 1], self.closed[at]
        joint = Joint(self.lines[at], following)
        begins = following.dateline or following.item or following.says_more
        labels = [offer.label for offer in self.offers[at + 1]]
        rows = []
        for offer in self.offers[at]:
            one = offer.label
            usual = FOLLOWS[one]
            ended = FOLLOWS[Label.END_BYLINE] if closed and one in TEXT else usual
            row = []
            for two in labels:
                cost = (usual if two in MORE_OF else ended)[two]
                if begins and two is Label.PARAGRAPH:
                    cost = min(cost, 1.0)
                if closed and two is Label.MORE:
                    cost += 3.0
                row.append(cost + joint.cost(one, two))
            rows.append(row)
        return rows

    def ending(self, label: Label) -> float:
        """The cost in nats of ending the text with a line of this label."""
        facts, cost = self.lines[-1], FOLLOWS[label][Label.END]
        if label in TEXT:
            return (0.0 if self.closed[-1] else cost) + last(facts, None)
        return cost + (caption_last(facts) if label in CAPTIONS else 0.0)

    # ---- the best path ------------------------------------------------------------------------

    def steps(self, costs: Costs) -> list[list[list[float]]]:
        """steps[at][from][to]: transition and emission between the line `at` and the next."""
        steps = []
        for at, joint in enumerate(self.joints):
            emissions = [self.emission(at + 1, offer, costs) for offer in self.offers[at + 1]]
            step = [[cost + e for cost, e in zip(row, emissions, strict=True)] for row in joint]
            first, inner = reach_costs(self.lines[at], self.lines[at + 1], costs)
            for i, j in self.going_on[at]:
                one = self.offers[at][i].label
                step[i][j] += inner if one is Label.MORE else first
            for i, j in self.opening[at]:
                one, two = self.offers[at][i].label, self.offers[at + 1][j].label
                step[i][j] += costs.opening(self.lines[at + 1], two, one)
            for i, j in self.unsigned[at]:
                step[i][j] += costs.places["none"]
            steps.append(step)
        return steps

    def start(self, costs: Costs) -> list[float]:
        """The cost in nats of each offer for the first line, in their order."""
        found = []
        for offer in self.offers[0]:
            cost = FOLLOWS[Label.START][offer.label]
            if offer.label is Label.PARAGRAPH and self.lines[0].dateline:
                cost = 1.0
            found.append(cost + self.emission(0, offer, costs))
        return found

    def best(self, costs: Costs, steps: list[list[list[float]]]) -> tuple[float, list[int]]:
        """The cheapest path: its cost, and of each line the offer taken."""
        forward, back = _forward(self.start(costs), steps)
        return self._path(forward, back)

    def _path(self, forward: list[list[float]], back: list[list[int]]) -> tuple[float, list[int]]:
        ends = [
            cost + self.ending(offer.label)
            for cost, offer in zip(forward[-1], self.offers[-1], strict=True)
        ]
        path = [ends.index(min(ends))]
        for row in reversed(back):
            path.append(row[path[-1]])
        return min(ends), path[::-1]

    def decode(self, manner: Manner) -> Decoded:
        """The cheapest labels of all lines under a manner, with the margins."""
        costs = manner.costs()
        steps = self.steps(costs)
        forward, back = _forward(self.start(costs), steps)
        backward = self._backward(steps)
        best, path = self._path(forward, back)
        margins: list[float] = []
        others: list[Label] = []
        for at, place in enumerate(path):
            rest = [
                (f + b, to)
                for to, (f, b) in enumerate(zip(forward[at], backward[at], strict=True))
                if to != place and _reads_differently(self.offers[at], to, place)
            ]
            second, other = min(rest, default=(best + 30.0, place))
            margins.append(second - best)
            others.append(self.offers[at][other].label)
        chosen = tuple(row[place] for row, place in zip(self.offers, path, strict=True))
        unknown = sum(facts.block.role is Role.TEXT for facts in self.lines)
        surprise = best / max(unknown, 1)
        return Decoded(manner, chosen, tuple(margins), tuple(others), surprise, self.trust)

    def _backward(self, steps: list[list[list[float]]]) -> list[list[float]]:
        backward = [[self.ending(offer.label) for offer in self.offers[-1]]]
        for step in reversed(steps):
            after = backward[-1]
            backward.append(
                [min(cost + rest for cost, rest in zip(row, after, strict=True)) for row in step]
            )
        return backward[::-1]


def _forward(
    start: list[float], steps: list[list[list[float]]]
) -> tuple[list[list[float]], list[list[int]]]:
    """What each label costs with the cheapest way to it, and the label that this comes from."""
    before, forward, back = start, [start], list[list[int]]()
    for step in steps:
        after, row = list[float](), list[int]()
        for column in zip(*step, strict=True):
            totals = [cost + more for cost, more in zip(before, column, strict=True)]
            least = min(totals)
            after.append(least)
            row.append(totals.index(least))
        forward.append(after)
        back.append(row)
        before = after
    return forward, back


def _reads_differently(row: list[Offer], one: int, two: int) -> bool:
    """Whether two labels make a difference to a reader."""
    return row[one].label is not row[two].label


def _closes(lines: Sequence[Facts], at: int) -> bool:
    """Whether a line ends with the contributor's name, though it may begin on the line above."""
    text = lines[at].text
    if text[-1] not in ")）〕" and not (" " in text or "　" in text):
        return False
    if closing(text) is not None:
        return True
    if at and text[-1] in ")）〕" and lines[at - 1].measure and "（" not in text and len(text) < 20:
        above = lines[at - 1].text
        return closing(above + glue(above, text) + text) is not None
    return False
