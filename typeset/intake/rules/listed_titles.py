"""Headlines as the issue's own list of contents has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from typeset.intake.characters import squeeze
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.rules.notices import listed_entries
from typeset.intake.source import Passage, Run

_TITLES = (Role.HEADLINE, Role.DECK)


def listed_titles(draft: Draft) -> Draft:
    """Below a column's label that was taken for a headline stands the headline that is listed.

    A headline of two lines has a blank between them where the list has one."""
    entries = listed_entries(draft.blocks)
    if not entries:
        return draft
    decisions: list[Decision] = []
    blocks = list(draft.blocks)
    for at, (block, following) in enumerate(pairwise(draft.blocks)):
        roles = (block.role, following.role)
        if roles == _TITLES and _key(following) in entries and _key(block) not in entries:
            blocks[at : at + 2] = [block.is_a(Role.SECTION), following.is_a(Role.HEADLINE)]
            decisions.append(decide("listed_titles", blocks[at], "section", 0.8))
    return draft.having([_blanked(block, entries) for block in blocks], decisions)


def _key(block: Block) -> str:
    return squeeze(block.text).casefold()


def _blanked(block: Block, entries: Mapping[str, str]) -> Block:
    entry = entries.get(_key(block)) if block.role is Role.HEADLINE else None
    if entry is None:
        return block
    runs = Passage(_with_blanks(block.passage.runs, {len(squeeze(p)) for p in _heads(entry)}))
    return block._replace(passage=runs)


def _heads(entry: str) -> Iterator[str]:
    """What stands before each blank of a text."""
    return (entry[:at] for at, char in enumerate(entry) if char.isspace())


def _with_blanks(runs: tuple[Run, ...], places: set[int]) -> Iterator[Run]:
    """The runs, with a blank between two lines that meet at one of these places."""
    at, before = 0, None
    for run in runs:
        lines = before is not None and before.line and run.line and before.line != run.line
        if lines and at in places:
            yield Run(" ", 0, 0)
        yield run
        at, before = at + len(squeeze(run.text)), run
