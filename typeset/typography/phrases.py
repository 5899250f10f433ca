"""``word-break: auto-phrase``: no break inside a word, and few between those that hold together.

Source: CSS Text 4, 5.2. Words are Chinese ones, of a dictionary and of ``typeset-phrases``.
"""

from __future__ import annotations

from typeset.typography.characters import speaks_chinese
from typeset.typography.paragraph import Clusters
from typeset.words import bonds, names_in
from typeset.words.phrases import WHOLE


def keep_together(paragraph: Clusters, penalties: list[float | None]) -> None:
    """Forbid the breaks inside words, and give the others the price that their bond asks for."""
    for start, end in _displayed(paragraph):
        text = paragraph.content.text[start:end]
        known = names_in(text, paragraph.style_of(paragraph.unit_at(start))["typeset_phrases"])
        for place, bond in enumerate(bonds(text, known), start):
            unit = paragraph.unit_at(place)
            penalty = penalties[unit]
            latin = text[place - start - 1 : place - start + 1].isascii()
            if penalty is None or place == start:
                continue
            if bond < WHOLE:
                penalties[unit] = penalty + bond
            elif not latin:  # where a foreign word may be broken, others know
                penalties[unit] = None


def _displayed(paragraph: Clusters) -> list[tuple[int, int]]:
    """The stretches of Chinese text that ask for it."""
    found: list[tuple[int, int]] = []
    for leaf in paragraph.content.leaves:
        style = leaf.box.style
        if style["word_break"] != "auto-phrase" or not speaks_chinese(style["lang"]):
            continue
        if found and found[-1][1] == leaf.start:
            found[-1] = found[-1][0], leaf.end
        elif leaf.end > leaf.start:
            found.append((leaf.start, leaf.end))
    return found
