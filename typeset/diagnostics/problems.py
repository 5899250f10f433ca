"""What is wrong, where, and what was expected: for the editor, in the manner of Typst and rustc."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a source file.

    `file` is relative to the issue's folder; lines and columns count from 1, columns in characters.
    """

    file: str
    line: int = 1
    column: int = 1


def position_at(place: str) -> Position:
    """The position that `articles/01.md:12` names, as composed HTML has it in `data-source`."""
    file, _, line = place.rpartition(":")
    return Position(file, int(line)) if line.isascii() and line.isdecimal() else Position(place)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem.  `key` names the message in the catalogue, `details` fill its braces.

    A key is `<subject>.<message>`: the entry `<message>` of `<subject>.messages.yaml`.
    `excerpt` is the source line at `position` (None: not known yet, empty: none is to be shown);
    `length` characters of it, from its column on, are marked.  `hint` is a second key (what was
    expected, the nearest valid name), with the same details.
    """

    key: str
    position: Position | None = None
    details: dict[str, object] = field(default_factory=dict)
    hint: str | None = None
    excerpt: str | None = None
    severity: Literal["error", "warning"] = "error"
    length: int = 1


def about_file(
    file: str,
    key: str,
    details: Mapping[str, object] | None = None,
    *,
    hint: str | None = None,
    severity: Literal["error", "warning"] = "error",
) -> Diagnostic:
    """A diagnostic about a file as a whole: no line of it is shown."""
    return Diagnostic(key, Position(file), dict(details or {}), hint, "", severity)


class ReportProblem(Protocol):
    """Says what is wrong at a place that it already knows."""

    def __call__(
        self, key: str, details: Mapping[str, object], *, hint: str | None = None
    ) -> None: ...


class IssueError(Exception):
    """All that is wrong with an issue, at once.  The command line prints it and exits with 2.

    `root` is the issue's folder, if there is one: positions name their files relative to it.
    `str` of it is the text that the command line prints, in the user's language.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic], root: Path | None = None) -> None:
        self.diagnostics = tuple(diagnostics)
        self.root = root
        super().__init__(self.diagnostics, root)

    def __str__(self) -> str:
        from typeset.diagnostics.report import as_text

        return as_text(self.diagnostics, root=self.root).rstrip()
