"""Where the reader of an article's Markdown is, and what it finds wrong there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode as Node

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.diagnostics.source import SourceText


class Cursor:
    """Follows the blocks of a text that begins at line `start` (from 1) of a source."""

    def __init__(self, source: SourceText, start: int, problems: list[Diagnostic]) -> None:
        self.source, self.start, self.problems = source, start, problems
        self.here = Position(source.file, start)

    def arrive(self, node: Node) -> None:
        """Note the place of a block's first character; a block without one has its parent's."""
        if node.map:
            number = self.start + node.map[0]
            line = self.source.line(number)
            column = len(line) - len(line.lstrip()) + 1
            self.here = Position(self.source.file, number, column)

    def report(
        self,
        key: str,
        details: Mapping[str, object],
        *,
        hint: str | None = None,
        words: str = "",
    ) -> None:
        """A problem of the block here, or of the first `words` in it."""
        self.problems.append(self._diagnostic(key, details, hint, words))

    def warn(self, key: str, *, hint: str, words: str) -> None:
        """Something odd about the first `words` in the block here."""
        self.problems.append(replace(self._diagnostic(key, {}, hint, words), severity="warning"))

    def _diagnostic(
        self, key: str, details: Mapping[str, object], hint: str | None, words: str
    ) -> Diagnostic:
        start = self.source.offset(self.here.line) + self.here.column - 1
        found = self.source.text.find(words, start) if words else -1
        if found < 0:
            return self.source.report(key, start, len(self.source.text), details, hint=hint)
        return self.source.report(key, found, len(words), details, hint=hint)
