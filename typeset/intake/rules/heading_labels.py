"""Marked headings that label columns: the highest level, each right above a headline."""

from __future__ import annotations

from itertools import pairwise

from typeset.intake.draft import Block, Role
from typeset.intake.rules.heading_bylines import labels_next

_FEWEST_LABELS, _MOST_LABELS = 2, 0.7
"""How many headings, and which share of their level, stand right above a deeper one if they label
columns: of an article with a subtitle one does."""


def with_labels(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks, the highest headings as columns' labels where most stand above deeper ones."""
    shown = [at for at, block in enumerate(blocks) if block.role is not Role.DROPPED]
    marked = [at for at in shown if blocks[at].role is Role.HEADING and blocks[at].marked]
    top = min((blocks[at].level for at in marked), default=0)
    highest = [at for at in marked if blocks[at].level == top]
    below = dict(pairwise(shown))
    labels = {at for at in highest if at in below and labels_next(blocks[at], blocks[below[at]])}
    done = list(blocks)
    if len(labels) >= _FEWEST_LABELS and len(labels) >= _MOST_LABELS * len(highest):
        for at in labels:
            done[at] = blocks[at].is_a(Role.SECTION)
    return done
