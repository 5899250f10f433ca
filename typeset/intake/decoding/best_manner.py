"""A text is decoded under several manners; the one under which it costs least is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from typeset.intake.decoding.decoder import SAMPLE, Decoded, Lattice
from typeset.intake.decoding.evidence import EVIDENCE
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import MORE_OF
from typeset.intake.decoding.learnt import learnt
from typeset.intake.decoding.likely_labels import trust
from typeset.intake.decoding.manner import Manner, manners
from typeset.intake.decoding.offers import Evidence

_ROUNDS = 2
"""How often the manner is learnt again from what was decoded; a third round changes next to
nothing."""
_LIKE_EARLIER = 10.0
"""By so much (nats) an issue is likelier to be built like its newsroom's earlier ones."""


def decode(
    lines: Sequence[Facts],
    evidence: Sequence[Evidence] = EVIDENCE,
    earlier: Manner | None = None,
) -> Decoded:
    """The labels of the lines, by that one of several manners under which they cost least.

    `earlier` is the manner of earlier issues.  Where the tagger has an opinion, it counts the more
    the stranger the first lines are without it.
    """
    if not any(facts.block.likely for facts in lines):
        return _decoded(lines, evidence, earlier, 0.0)
    strange = _decoded(lines[:SAMPLE], evidence, earlier, 0.0).surprise
    return _decoded(lines, evidence, earlier, trust(strange, lines))


def _decoded(
    lines: Sequence[Facts], evidence: Sequence[Evidence], earlier: Manner | None, trust: float
) -> Decoded:
    """The manner is learnt again from what it found."""
    lattice = Lattice(lines, evidence, trust)
    marked = any(f.block.marked and f.block.role.value == "headline" for f in lattice.lines)
    sample = lattice.sample()
    tried = [_settled(sample, replace(manner, marked=marked)) for manner in manners()]
    _, mark = min(tried, key=lambda found: found[0])
    first = next(manner for manner in manners() if manner.name == mark.name)
    tried = [_settled(sample, replace(manner, marked=marked)) for manner in manners(first)]
    if earlier is not None:
        cost, settled = _settled(sample, replace(earlier, marked=marked))
        tried.append((cost - _LIKE_EARLIER, settled))
    _, manner = min(tried, key=lambda found: found[0])
    return lattice.decode(manner)


def _settled(lattice: Lattice, manner: Manner) -> tuple[float, Manner]:
    """The manner after it was learnt from its own decoding, and what the text costs under it."""
    first = manner
    for _ in range(_ROUNDS):
        costs = manner.costs()
        _, path = lattice.best(costs, lattice.steps(costs))
        labels = [row[place].label for row, place in zip(lattice.offers, path, strict=True)]
        closed = [
            shut and (at + 1 == len(labels) or labels[at + 1] not in MORE_OF)
            for at, shut in enumerate(lattice.closed)
        ]
        manner = learnt(manner, first, lattice.lines, labels, closed)
    costs = manner.costs()
    return lattice.best(costs, lattice.steps(costs))[0], manner
