"""Marked headings that are no headings: names, and decks."""

from __future__ import annotations

import re

from typeset.intake.characters import HAN, width
from typeset.intake.decoding.bylines import BRACKETED
from typeset.intake.decoding.names import is_name
from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import NUMBERED

_PEN_NAMES = re.compile(f"[{HAN}]{{2,3}}(?:　+[{HAN}]{{2,3}}){{1,2}}")
"""`苇杭　水湄`: two or three words of a name's length, set apart."""


def holds_names(text: str) -> bool:
    """Whether a small heading holds only names: `#### ◎ 钟 灵 毓秀`, `苇杭　水湄`, `（王 芳）`."""
    bracketed = BRACKETED.fullmatch(text)
    bare = bracketed["inside"] if bracketed else text.lstrip("◎□■●○◆◇▲△★☆※◉")
    bare = bare.strip(" 　")
    if _PEN_NAMES.fullmatch(bare):
        return True
    return width(bare) <= 24 and is_name(bare) and (bare != text or not NUMBERED.match(text))


def is_deck(block: Block) -> bool:
    """Whether a dash opens a heading, as it does the second line of a headline."""
    return block.text.startswith(("——", "--", "—"))


def labels_next(one: Block, two: Block) -> bool:
    """Whether a heading may label the next, a deeper one that is neither its names nor its deck."""
    deeper = two.role is Role.HEADING and two.marked and two.level > one.level
    return deeper and not is_deck(two) and not holds_names(two.text)
