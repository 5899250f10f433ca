"""Three-way merging of a text by paragraphs: what two people did since they read the same file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

_PARTS = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+|(?:[^\S\n]*\n)+|[^\S\n]+\Z")
"""Paragraphs and the blank lines between them."""
_LINES = re.compile(r"[^\n]*\n|[^\n]+\Z")


class MergeConflict(Exception):
    """Both sides changed the same paragraph; `mine` and `theirs` are what each made of it."""

    def __init__(self, mine: str, theirs: str) -> None:
        super().__init__(mine, theirs)
        self.mine, self.theirs = mine, theirs


def merge(base: str, mine: str, theirs: str, by_line: bool = False) -> str:
    """What `mine` and `theirs` made of `base`, together; MergeConflict where that cannot be.

    Paragraph by paragraph, a manifest line by line (`by_line`), after the diff3 of Khanna, Kunal
    and Pierce ("A formal investigation of diff3", 2007): stretches that only one side changed are
    taken from it.
    """
    pattern = _LINES if by_line else _PARTS
    parts, first, second = (pattern.findall(each) for each in (base, mine, theirs))
    merged: list[str] = []
    here = (0, 0, 0)
    for there in [*_anchors(parts, first, second), (len(parts), len(first), len(second))]:
        old, one, other = (
            each[begin:end]
            for each, begin, end in zip((parts, first, second), here, there, strict=True)
        )
        merged += _chosen(old, one, other)
        merged += parts[there[0] : there[0] + 1]
        here = (there[0] + 1, there[1] + 1, there[2] + 1)
    return "".join(merged)


def _chosen(old: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Sequence[str]:
    if mine in (old, theirs):
        return theirs
    if theirs == old:
        return mine
    raise MergeConflict("".join(mine), "".join(theirs))


def _anchors(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> list[tuple[int, int, int]]:
    """Places in all three of the parts that neither side changed."""
    pairs = [dict(_matches(base, other)) for other in (mine, theirs)]
    return [(at, pairs[0][at], pairs[1][at]) for at in sorted(pairs[0].keys() & pairs[1].keys())]


def _matches(base: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]
