"""Photographers at the ends of lines."""

from __future__ import annotations

import re

from typeset.intake.characters import ends_sentence, has_sentence, is_chinese
from typeset.intake.decoding.bylines import PERSON_NAME, name_cost
from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import CREDIT

_CREDITS = re.compile("[摄攝图圖照]")
_WROTE_TOO = re.compile("文[ 　]*[/／][ 　]*[图圖][)）】〕\\]]?$")
"""`（吴迪　文/图）`: below a picture its photographer, below a text who wrote it."""
_LONGEST = 200
"""Characters: no credit begins further from a line's end; in a long row of blanks looking for one
takes long."""


def credit(text: str) -> re.Match[str] | None:
    """The photographer at a line's end."""
    tail = text[-16:]
    may = _CREDITS.search(tail) is not None or not is_chinese(tail)
    return CREDIT.search(text, max(len(text) - _LONGEST, 0)) if may else None


def is_credited(text: str) -> bool:
    """Whether a line ends with a photographer, behind a whole sentence or none."""
    found = credit(text)
    cost = name_cost(text) if found else None
    if found is None or (cost is not None and cost <= PERSON_NAME) or _WROTE_TOO.search(text):
        return False
    return ends_sentence(text[: found.start()]) or not has_sentence(text)


def ends_credit(above: str, text: str, measure: float) -> bool:
    """Whether a short line is the rest of a photographer that the line above begins.

    As in `（傅伟` / `摄）`.
    """
    if not measure or len(text) > 6 or text[-1] not in "摄影图)）":
        return False
    found = credit(above + text)
    return found is not None and found.start() < len(above) and is_credited(above + text)


def caption_and_credit(block: Block, at: int) -> list[Block]:
    """A caption cut where its credit begins; the credit alone where nothing stands before it."""
    caption = block.passage.cut(0, at)
    credited = block.is_a(Role.CREDIT, passage=block.passage.cut(at))
    return [block.is_a(Role.CAPTION, passage=caption), credited] if caption.text else [credited]
