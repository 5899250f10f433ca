"""Pages whose file plainly says wrong characters: some programs spoil them in a copy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from typeset.intake.characters import HAN
from typeset.intake.readers.pdf_count import DrawnCharacter
from typeset.intake.readers.pdf_placement import Glyph

_SAME, _SHARE = 4, 0.1
"""Drawings that the file says to be one character, and the share of a page that they are."""
_STRAY = re.compile(f"(?<=[{HAN}])[\u00c0-\u024f](?=[{HAN}])")
"""A letter with an accent between two Han characters: no text has it."""
_MOST_STRAY = 1
"""One may be a slip of the author's."""
_LETTERS = re.compile("[A-Za-z]+")


def is_doubtful(glyphs: Sequence[Glyph], drawn: Sequence[DrawnCharacter]) -> bool:
    """Whether the characters of a page are plainly not those that are drawn."""
    text = "".join(glyph.text for glyph in glyphs)
    return len(_STRAY.findall(text)) > _MOST_STRAY or _are_too_alike(drawn)


def _are_too_alike(drawn: Sequence[DrawnCharacter]) -> bool:
    """Whether many unlike drawings of one face are said to be one character."""
    numbers: dict[tuple[int, str], set[int]] = defaultdict(set)
    for each in drawn:
        numbers[each.number[0], each.text].add(each.number[1])
    alike = [
        each
        for each in drawn
        if each.text.strip() and len(numbers[each.number[0], each.text]) >= _SAME
    ]
    return len(alike) > _SHARE * len(drawn)


def with_ligatures(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters, ligatures put right of which Ghostscript has swapped the bytes.

    `fi` comes as U+6600 U+6900, two rare Han characters for one drawing."""
    found: list[Glyph] = []
    for at, glyph in enumerate(glyphs):
        near = glyphs[max(at - 1, 0) : at + 2]
        swapped = chr(ord(glyph.text) >> 8) if len(glyph.text) == 1 else ""
        several = sum(each.origin == glyph.origin for each in near) > 1
        if several and ord(glyph.text) & 0xFF == 0 and _LETTERS.fullmatch(swapped):
            glyph = replace(glyph, text=swapped)
        found.append(glyph)
    return found
