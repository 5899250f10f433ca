"""What stands away from its article: headlines, and the halves after a jump."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from typeset.intake.characters import ends_sentence, glue, squeeze
from typeset.intake.draft import COLOPHON, JUMP_LINE, Block, Decision, Draft, Role, decide
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
            "headline moved",
            sure,
            to=blocks[text].line.number,
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


def jumped_halves(draft: Draft) -> Draft:
    """What stands below `（上接第一版）` goes to the article that ended with `（下转第二版）`."""
    blocks, decisions = list(draft.blocks), list[Decision]()
    number = 0
    while (start := _nth(blocks, "上接|from", number)) is not None:
        target = _nth(blocks, "下转|转|on", number)
        number += 1
        if target is None or target >= start:
            continue
        end = next(
            (at for at in range(start + 1, len(blocks)) if _ends_half(blocks[at])), len(blocks)
        )
        half = blocks[start:end]
        decisions.append(decide("jumped_halves", blocks[start], "second half moved up, from", 0.8))
        rest = blocks[:start] + blocks[end:]
        blocks = _with_half(rest, target, half)
    return draft.having(blocks, decisions)


def _nth(blocks: list[Block], way: str, number: int) -> int | None:
    """The index of the jump line of that way, counted from 0."""
    found = [
        at
        for at, block in enumerate(blocks)
        if block.why == JUMP_LINE and re.search(way, block.text)
    ]
    return found[number] if number < len(found) else None


def _ends_half(block: Block) -> bool:
    return block.role in _TITLE or block.role in COLOPHON or block.role is Role.SECTION


def _with_half(blocks: list[Block], target: int, half: list[Block]) -> list[Block]:
    """The blocks with the half behind the jump line; a sentence cut by the jump is one again."""
    first, jump = blocks[:target], blocks[target]
    texts = [at for at, block in enumerate(half) if block.role is Role.PARAGRAPH]
    if texts and first and first[-1].role is Role.PARAGRAPH and not ends_sentence(first[-1].text):
        rest = half.pop(texts[0])
        mark = glue(first[-1].text, rest.text)
        whole = first[-1].passage.join(rest.passage, mark)
        first[-1] = first[-1]._replace(passage=whole, last=rest.last)
    return [*first, jump, *half, *blocks[target + 1 :]]
