"""Bonds: how firmly neighbouring characters of a headline hold together.

Chinese has no spaces; a dictionary knows its words, and what a headline says its text repeats:
where 保 and 障 stand together time after time in the issue, they are one term.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from typeset.words import bonds, terms


@dataclass(frozen=True)
class Bonds:
    """What the texts of an issue tell of its words."""

    issue_text: str
    found: dict[str, tuple[float, ...]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Bonds:
        """Learn from texts."""
        return cls("\n".join(texts))

    def along(self, text: str) -> tuple[float, ...]:
        """For each character of `text` its bond to the one before: 0 none, 1 never to be parted."""
        if text not in self.found:
            self.found[text] = bonds(text, terms(text, self.issue_text))
        return self.found[text]
