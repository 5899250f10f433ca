"""Bonds: how firmly neighbouring characters of a headline hold together.

Chinese has no spaces, but what a headline says its text says again: where 保 and 障 stand together
time after time in the issue, a headline is not broken between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

OPENING = "“‘（《〈「『【("
CLOSING = "”’）》〉」』】)"

CERTAINTY = 0.5
"""A pair that is met but once may be a chance: this is added to the number of its meetings."""

QUOTED = 0.7
"""The least bond inside quotation marks and brackets."""


@dataclass(frozen=True)
class Bonds:
    """How often each character and each pair of neighbours is met in the issue."""

    characters: Counter[str]
    pairs: Counter[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Bonds:
        """Learn from texts."""
        characters: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        for text in texts:
            characters.update(text)
            pairs.update(map("".join, pairwise(text)))
        return cls(characters, pairs)

    def along(self, text: str) -> tuple[float, ...]:
        """For each character of `text` its bond to the one before: 0 none, 1 firm."""
        bonds, depth = [0.0], 0
        for before, after in pairwise(text):
            depth += (before in OPENING) - (before in CLOSING)
            bond = self._between(before, after)
            bonds.append(max(bond, QUOTED) if depth > 0 else bond)
        return tuple(bonds)

    def _between(self, before: str, after: str) -> float:
        if before.isdigit() and not after.isspace():
            return 1.0
        if after in OPENING or before in CLOSING:
            return 0.0
        met = self.pairs[before + after]
        return met / (min(self.characters[before], self.characters[after]) + CERTAINTY)
