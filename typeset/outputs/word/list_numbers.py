"""The lists of a Word document, each with the number that it begins with."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class ListNumbers:
    """The lists of the document: for each, whether it has numbers, its level, its first number."""

    lists: list[tuple[bool, int, int]] = field(default_factory=list)

    def add(self, ordered: bool, level: int, start: int) -> int:
        """The number of a new list."""
        self.lists.append((ordered, level, start))
        return len(self.lists)
