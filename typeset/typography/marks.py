"""Marks that Latin and Chinese text share (“ ” ‘ ’ — … ·): which of them are Chinese.

Source: CLREQ 3.1.2: in Chinese text they are full-width and come from the Chinese font.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from typeset.typography.characters import (
    ALPHANUMERIC,
    AMBIGUOUS,
    QUOTES_CLOSE,
    QUOTES_OPEN,
    Kind,
    is_han,
    kind_of,
    speaks_chinese,
)
from typeset.typography.inline_content import InlineContent, InlineNode


def chinese_marks(content: InlineContent) -> frozenset[int]:
    """Positions of the shared marks that are Chinese.

    They are, in Chinese text, unless Latin stands on both sides; a quotation mark also when its
    partner is, or another pair of the paragraph. In a text without any Han character, none is but
    the dots that lead to a number: those of all entries are alike.
    """
    text = content.text
    if text.isascii() or not AMBIGUOUS.intersection(text):
        return frozenset()
    if not any(map(is_han, text)):
        return frozenset(_leaders(content.root))
    found = [index for index, char in enumerate(text) if char in AMBIGUOUS]
    starts = [leaf.start for leaf in content.leaves]
    chosen = set()
    for index in found:
        leaf = content.leaves[bisect.bisect_right(starts, index) - 1]
        if speaks_chinese(leaf.box.style["lang"]) and not _between_latin(text, index):
            chosen.add(index)
    pairs = _quote_pairs(text, found)
    for pair in pairs:
        if chosen.intersection(pair):
            chosen.update(pair)
    if any(char in QUOTES_OPEN and index in chosen for index, char in enumerate(text)):
        chosen.update(_outermost(pairs))
    return frozenset(chosen)


def _leaders(node: InlineNode) -> Iterator[int]:
    """The positions of Chinese leaders below a node."""
    for child in node.children:
        if child.is_inline_box and child.box.is_leader:
            if speaks_chinese(child.box.style["lang"]):
                yield from range(child.start, child.end)
        else:
            yield from _leaders(child)


def latin_marks(content: InlineContent, chinese: frozenset[int]) -> frozenset[int]:
    """Positions of the shared marks that are Latin, also where a Chinese face comes first."""
    text = content.text
    if text.isascii() or not any(map(_is_letter, text)):
        return frozenset()
    marks = (index for index, char in enumerate(text) if char in AMBIGUOUS)
    return frozenset(marks) - chinese


def _outermost(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The quotation marks that stand in no others: one paragraph has them all alike."""
    outer, end = set[int](), -1
    for pair in sorted(pairs):
        if pair[0] > end:
            outer.update(pair)
            end = pair[1]
    return outer


def _between_latin(text: str, index: int) -> bool:
    """Whether the neighbours, spaces apart, are both Latin."""
    before, after = index - 1, index + 1
    while before >= 0 and text[before] == " ":
        before -= 1
    while after < len(text) and text[after] == " ":
        after += 1
    if before < 0 or after >= len(text):
        return False
    is_latin = _is_latin if text[index] in QUOTES_OPEN + QUOTES_CLOSE else _is_letter
    return is_latin(text[before]) and is_latin(text[after])


def _is_letter(char: str) -> bool:
    return kind_of(char) is Kind.LATIN


def _is_latin(char: str) -> bool:
    return char.isascii() or kind_of(char) in ALPHANUMERIC


def _quote_pairs(text: str, found: Sequence[int]) -> list[tuple[int, int]]:
    """Matching quotation marks; an apostrophe has no partner."""
    pairs, stack = [], []
    for index in found:
        char = text[index]
        if char in QUOTES_OPEN:
            stack.append(index)
        elif char in QUOTES_CLOSE and stack:
            opening = QUOTES_OPEN[QUOTES_CLOSE.index(char)]
            if text[stack[-1]] == opening:
                pairs.append((stack.pop(), index))
    return pairs
