"""A contributor's piece that is verse: one poem, or several with titles of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from typeset.intake.characters import ends_sentence, width
from typeset.intake.contributions.foot import signed
from typeset.intake.contributions.senders import is_somebody
from typeset.intake.decoding.verses import begin_stanzas, is_poem
from typeset.intake.draft import Block, Role

_TITLE = 16.0
"""em: no title of a poem among others is wider."""
_PART = re.compile(
    r"[其之][一二三四五六七八九十]{1,2}|[（(]?[一二三四五六七八九十]{1,2}[）)]?|\d{1,2}|[IVX]{1,4}\.?|"
    "《[^《》]{1,14}》"
)
"""`其二`, `（三）`, `IV`, `《收工》`: what stands above a part of verse."""
_FEWEST = 3
"""Below a title stand as many verses at least: fewer are a list below its heading."""
_SAYS_SO = re.compile(
    "诗|词[一二两三四五]?首|[外一二两三四五六七八九十][一二两三四五六七八九十]?首|\\b(?:poem|verse)s?\\b",
    re.I,
)
"""`诗二首`, `（外一首）`: a headline that names verse."""


def verses_of(blocks: list[Block], names: Collection[str] = (), headline: str = "") -> list[Block]:
    """The blocks below a head, if they are verse; [] if not.  `names`, `headline`: of the head.

    Titles among them are headings, and a writer's name right below one is a paragraph."""
    found = signed(blocks, names)
    roles = _titles(found)
    if not is_poem([block for at, block in enumerate(found) if at not in roles]):
        return []
    if roles and not _are_poems(_stanzas(found, roles), headline):
        return []
    return [
        block.is_a(roles.get(at, Role.VERSE), level=int(roles.get(at) is Role.HEADING))
        if block.role is Role.TEXT
        else block
        for at, block in enumerate(found)
    ]


def _titles(blocks: Sequence[Block]) -> dict[int, Role]:
    """The roles of titles and of the names below them."""
    lines = [block for block in blocks if block.role is Role.TEXT]
    if not lines:
        return {}
    usual = Counter(_look(block) for block in lines).most_common(1)[0][0]
    roles: dict[int, Role] = {}
    for at, block in enumerate(blocks):
        if block.role is not Role.TEXT:
            continue
        part = _PART.fullmatch(block.text) is not None
        set_apart = _is_set_apart(block, usual)
        below = roles.get(at - 1) is Role.HEADING and not part
        if below and (set_apart or is_somebody(block.text)):
            roles[at] = Role.PARAGRAPH
        elif part or set_apart:
            roles[at] = Role.HEADING
    return roles


def _look(block: Block) -> tuple[object, ...]:
    line = block.line
    return line.kind, line.strong, line.size, line.centred


def _is_set_apart(block: Block, usual: tuple[object, ...]) -> bool:
    """Whether a short line is set as a title is, and otherwise than the verses."""
    if width(block.text) > _TITLE or ends_sentence(block.text):
        return False
    line = block.line
    marked = line.kind in ("title", "heading") or line.strong or line.centred
    return marked and _look(block) != usual


def _stanzas(blocks: Sequence[Block], roles: dict[int, Role]) -> list[list[int]]:
    """The lengths of the stanzas above the first title, and below each."""
    verses = [at for at, b in enumerate(blocks) if b.role is Role.TEXT and at not in roles]
    begins = dict(zip(verses, begin_stanzas([blocks[at].line for at in verses]), strict=True))
    poems: list[list[int]] = [[]]
    for at in range(len(blocks)):
        if roles.get(at) is Role.HEADING:
            poems.append([])
        elif at in begins and (begins[at] or not poems[-1]):
            poems[-1].append(1)
        elif at in begins:
            poems[-1][-1] += 1
    return poems


def _are_poems(poems: list[list[int]], headline: str) -> bool:
    """Whether the lines below titles are verse and no lists below headings: the headline says so,
    or they are parted into stanzas."""
    if any(sum(stanzas) < _FEWEST for stanzas in poems[1:]):
        return False
    parted = any(min(pair) > 1 for stanzas in poems for pair in pairwise(stanzas))
    return parted or _SAYS_SO.search(headline) is not None
