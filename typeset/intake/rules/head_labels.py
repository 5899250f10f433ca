"""Lines of an issue's head with a label that the lexicon lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from typeset.intake.characters import ends_sentence, width
from typeset.intake.draft import Block
from typeset.intake.lexicon import BOXED_LABEL, UNKNOWN_LABEL
from typeset.intake.rules.head_facts import HEAD_LABEL_AND_SIGN, head_facts

_LONGEST = 24.0
"""em: no such line of a head is longer."""


def is_among_facts(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line has a label that the lexicon lacks, close to facts of the head: `天气：晴`.

    Below the last fact white is below it, or other lines of the head have labels, too."""
    text = blocks[at].text
    label = UNKNOWN_LABEL.match(text) or BOXED_LABEL.match(text)
    if at == 0 or label is None or width(text) > _LONGEST or head_facts(text):
        return False
    if ends_sentence(text) or re.search("[，。；！？]", text):
        return False
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if below and not below.line.blanks and head_facts(below.text):
        return True
    above = not blocks[at].line.blanks and head_facts(blocks[at - 1].text)
    apart = below is None or below.line.blanks > 0
    return bool(above) and (apart or any(_is_labelled(block.text) for block in blocks[:at]))


def _is_labelled(text: str) -> bool:
    """Whether a line begins with a label of the head."""
    return HEAD_LABEL_AND_SIGN.match(text) is not None
