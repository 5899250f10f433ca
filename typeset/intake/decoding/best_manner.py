"""A text is decoded under several manners; the one under which it costs least is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from typeset.intake.decoding.decoder import Decoded, best, decode
from typeset.intake.decoding.evidence import EVIDENCE, offers
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import MORE_OF, Label
from typeset.intake.decoding.lattice import Lattice, closes
from typeset.intake.decoding.learnt import learnt
from typeset.intake.decoding.likely_labels import trust, weighed
from typeset.intake.decoding.manner import Manner, manners
from typeset.intake.decoding.offers import Evidence
from typeset.intake.draft import Role

_SAMPLE = 600
"""This number of lines shows a text's manner."""
_ROUNDS = 2
"""How often the manner is learnt again from what was decoded; a third round changes next to
nothing."""
_LIKE_EARLIER = 10.0
"""By so much (nats) an issue is likelier to be built like its newsroom's earlier ones."""


def decoded(
    lines: Sequence[Facts],
    evidence: Sequence[Evidence] = EVIDENCE,
    earlier: Manner | None = None,
) -> Decoded:
    """The labels of the lines, by that one of several manners under which they cost least.

    `earlier` is the manner of earlier issues.  Where the tagger has an opinion, it counts the more
    the stranger the first lines are without it.
    """
    places = range(len(lines))
    closed = [closes(lines, at) for at in places]
    lattice = Lattice(lines, [offers(lines, at, evidence) for at in places], closed)
    sample = lattice.first(_SAMPLE)
    manner, weight = _best_manner(sample, earlier), 0.0
    if any(facts.block.likely for facts in lines):
        weight = trust(decode(sample, manner).surprise, lines, earlier is not None)
        rows = zip(lines, lattice.offers, strict=True)
        lattice = replace(lattice, offers=[weighed(row, facts, weight) for facts, row in rows])
    if weight:
        manner = _best_manner(lattice.first(_SAMPLE), earlier)
    return decode(lattice, manner)


def _best_manner(sample: Lattice, earlier: Manner | None) -> Manner:
    """The manner under which the lines cost least, each learnt again from what it found."""
    marked = any(f.block.marked and f.block.role is Role.HEADLINE for f in sample.lines)
    marks = [replace(manner, marked=marked) for manner in manners()]
    mark, _ = min(_settled(sample, marks), key=_cost)
    first = next(manner for manner in manners() if manner.name == mark.name)
    tried = _settled(sample, [replace(manner, marked=marked) for manner in manners(first)])
    if earlier is not None:
        [(settled, cost)] = _settled(sample, [replace(earlier, marked=marked)])
        tried.append((settled, cost - _LIKE_EARLIER))
    return min(tried, key=_cost)[0]


def _cost(found: tuple[Manner, float]) -> float:
    return found[1]


def _settled(lattice: Lattice, firsts: Sequence[Manner]) -> list[tuple[Manner, float]]:
    """The manners after each was learnt from its own decoding, and what the text costs then."""
    settled = list(firsts)
    for _ in range(_ROUNDS):
        _, rows = best(lattice, settled)
        settled = [
            learnt(manner, first, lattice.lines, labels, _closed(lattice, labels))
            for manner, first, labels in zip(settled, firsts, rows, strict=True)
        ]
    costs, _ = best(lattice, settled)
    return list(zip(settled, costs.tolist(), strict=True))


def _closed(lattice: Lattice, labels: Sequence[Label]) -> list[bool]:
    """Which lines end with a name that ends their piece, too."""
    return [
        shut and (at + 1 == len(labels) or labels[at + 1] not in MORE_OF)
        for at, shut in enumerate(lattice.closed)
    ]
