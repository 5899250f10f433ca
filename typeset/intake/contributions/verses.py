"""A piece whose whole text is a poem: its lines stay lines, its stanzas stanzas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from typeset.intake.characters import HAN, width
from typeset.intake.contributions.people import is_somebody, labelled
from typeset.intake.dates import find_date
from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import NUMBERED

_FEWEST = 4
"""A poem has four lines at least: a quatrain (绝句)."""
_LONGEST, _USUAL = 24.0, 16.0
"""em: no verse is longer than the first, and half of them no longer than the second (a regulated
couplet in one line has 14 to 16)."""
_LATIN_LONGEST, _LATIN_WORDS = 30.0, 4
"""em, words: the same of a poem in letters; lines of fewer words are a list."""
_SENTENCES = 0.75
"""The largest share of verses that end as a sentence does: where nearly all do, they are notes."""
_NO_VERSE = re.compile(r"[\d０-９％%@：:；=|/]|^[-*•·●◆■▲☆★◎—]|[（(].*[)）]")
_AROUND = {Role.END_BYLINE, Role.SIGNATURE, Role.CAPTION, Role.CREDIT, Role.PICTURE, Role.DROPPED}


def is_poem(blocks: Sequence[Block]) -> bool:
    """Whether all text is short lines that are neither a list, nor names, nor sentences in a row.

    `blocks`: a piece without its head, its closing lines in their roles.
    """
    if any(block.role is not Role.TEXT and block.role not in _AROUND for block in blocks):
        return False
    texts = [block.text for block in blocks if block.role is Role.TEXT]
    if len(texts) < _FEWEST or not all(map(_is_verse, texts)):
        return False
    closed = sum(text.endswith(("。", ".")) for text in texts)
    return closed <= _SENTENCES * len(texts) and (_is_latin(texts) or _is_chinese(texts))


def _is_verse(text: str) -> bool:
    if width(text) > _LATIN_LONGEST or _NO_VERSE.search(text) or NUMBERED.match(text):
        return False
    return not (is_somebody(text) or labelled(text) or find_date(text))


def _is_chinese(texts: Sequence[str]) -> bool:
    widths = [width(text) for text in texts]
    han = all(re.search(f"[{HAN}]", text) for text in texts)
    return han and max(widths) <= _LONGEST and median(widths) <= _USUAL


def _is_latin(texts: Sequence[str]) -> bool:
    """Lines that begin with capitals, some of which end with a comma: a sentence runs on."""
    if re.search(f"[{HAN}]", "".join(texts)):
        return False
    capitals = all(re.match(r"[“‘\"']?[A-Z]", text) for text in texts)
    run_on = any(text.endswith((",", ";")) for text in texts)
    return capitals and run_on and median(len(text.split()) for text in texts) >= _LATIN_WORDS
