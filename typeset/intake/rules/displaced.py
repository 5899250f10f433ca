"""Headlines away from their article: they go to the article that speaks of the same unit."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from typeset.intake.characters import squeeze
from typeset.intake.draft import Block, Draft, Role, decide
from typeset.intake.lexicon import DATELINE

_TITLE = {Role.KICKER, Role.HEADLINE, Role.RUN_IN, Role.DECK}
_BODY = {Role.PARAGRAPH, Role.ITEM, Role.TABLE, Role.HEADING}
_LEAD = 80
"""How many characters of an article's first paragraph tell whom it speaks of."""


@dataclass(frozen=True, slots=True)
class _Story:
    """The indexes of an article's head and text in the list of blocks; either may be empty."""

    head: tuple[int, ...]
    text: tuple[int, ...]


def displaced_headlines(draft: Draft) -> Draft:
    """Each headline without text is moved before the article without headline that names its unit.

    A headline that stands before another unit's article, but names that of one without
    headline, too."""
    blocks = list(draft.blocks)
    stories = _stories(blocks)
    orphans = [s for s in stories if s.head and not s.text]
    bare = [s for s in stories if s.text and not s.head]
    if not orphans or not bare:
        return draft
    pairs = _pairs(blocks, orphans, bare)
    decisions = [
        decide(
            "displaced_headlines",
            blocks[head[-1]],
            f"headline moved to its article at line {blocks[text].line.number}",
            sure,
        )
        for head, text, sure in pairs
    ]
    return draft.having(_moved(blocks, pairs), decisions)


def _stories(blocks: list[Block]) -> list[_Story]:
    stories: list[_Story] = []
    head: list[int] = []
    text: list[int] = []
    for at, block in enumerate(blocks):
        new_title = block.role in _TITLE and (bool(text) or _another(blocks, head, at))
        closed = bool(text) and blocks[at - 1].role is Role.END_BYLINE
        new_text = (
            block.role is Role.PARAGRAPH
            and bool(text)
            and (bool(DATELINE.match(block.text)) or closed)
        )
        if new_title or new_text:
            stories.append(_Story(tuple(head), tuple(text)))
            head, text = [], []
        if block.role in _TITLE:
            head.append(at)
        elif block.role in _BODY:
            text.append(at)
    return [*stories, _Story(tuple(head), tuple(text))]


def _another(blocks: list[Block], head: list[int], at: int) -> bool:
    """Whether a title begins another head: a second headline, or a kicker below one."""
    if not head or blocks[at].role is Role.DECK:
        return False
    return blocks[head[-1]].role is not Role.KICKER


def _likeness(title: str, lead: str) -> int:
    match = SequenceMatcher(None, title, lead, autojunk=False).find_longest_match()
    return match.size


def _pairs(
    blocks: list[Block], orphans: list[_Story], bare: list[_Story]
) -> list[tuple[tuple[int, ...], int, float]]:
    """(head, first block of text, confidence): the best pairs first, each story once."""
    leads = {s.text[0]: squeeze(blocks[s.text[0]].text)[:_LEAD] for s in bare}
    scores = sorted(
        (
            (_likeness(squeeze("".join(blocks[at].text for at in s.head)), lead), s.head, text)
            for s in orphans
            for text, lead in leads.items()
        ),
        key=lambda score: (-score[0], abs(score[1][0] - score[2])),
    )
    pairs: list[tuple[tuple[int, ...], int, float]] = []
    for size, head, text in scores:
        taken = any(head == h or text == t for h, t, _ in pairs)
        if size >= 4 and not taken:
            pairs.append((head, text, 0.85 if size >= 5 else 0.6))
    return pairs


def _moved(blocks: list[Block], pairs: list[tuple[tuple[int, ...], int, float]]) -> list[Block]:
    moving = {at for head, _, _ in pairs for at in head}
    before = {text: head for head, text, _ in pairs}
    done: list[Block] = []
    for at, block in enumerate(blocks):
        done += [blocks[place] for place in before.get(at, ())]
        if at not in moving:
            done.append(block)
    return done
