"""A text file as it was read: its characters, and where each stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from typeset.diagnostics.problems import Diagnostic, Position


@dataclass(frozen=True)
class SourceText:
    """`text` has \\n for every line end; `file` is its name, relative to the issue's folder."""

    file: str
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """The line and column of a character, given its offset in `text`."""
        line = bisect_right(self._starts, offset)
        return Position(self.file, line, offset - self._starts[line - 1] + 1)

    def offset(self, line: int) -> int:
        """Where a line (from 1) begins in `text`; past the last line, the text's end."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self.text)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def line(self, number: int) -> str:
        """One line (from 1) without its end; past the last line, nothing."""
        return self._lines[number - 1] if number <= len(self._lines) else ""

    def report(
        self,
        key: str,
        offset: int,
        length: int = 1,
        details: Mapping[str, object] | None = None,
        *,
        hint: str | None = None,
    ) -> Diagnostic:
        """A diagnostic about `length` characters at an offset of this text."""
        position = self.position(min(offset, len(self.text)))
        excerpt = self.line(position.line)
        room = max(1, len(excerpt) - position.column + 1)
        return Diagnostic(
            key, position, dict(details or {}), hint, excerpt, length=max(1, min(length, room))
        )
