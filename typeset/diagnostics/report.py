"""Words diagnostics for people, in the manner of rustc and Typst, and for scripts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path, PurePath

from typeset.diagnostics.excerpt import excerpt, printable
from typeset.diagnostics.messages import Language, message, user_language
from typeset.diagnostics.problems import Diagnostic, Position
from typeset.diagnostics.reading import read_source
from typeset.diagnostics.source import SourceText


@dataclass(frozen=True)
class _Palette:
    """What switches a terminal's colours."""

    error: str = ""
    warning: str = ""
    frame: str = ""
    strong: str = ""
    plain: str = ""


_COLOURS = _Palette("\x1b[31;1m", "\x1b[33;1m", "\x1b[34;1m", "\x1b[1m", "\x1b[0m")


@dataclass(frozen=True)
class Wording:
    """What is said of a problem in one language: the message, and the hint if there is one."""

    message: str
    hint: str | None


def wording(one: Diagnostic, language: Language) -> Wording:
    """The words of `one`: every rendering, on a terminal, in a page or for a script, has these."""
    hint = message(one.hint, one.details, language) if one.hint else None
    return Wording(message(one.key, one.details, language), hint)


def as_text(
    diagnostics: Iterable[Diagnostic],
    *,
    language: Language | None = None,
    colour: bool = False,
    root: Path | None = None,
) -> str:
    """All diagnostics for a terminal, and their count if they are several.

    `root` is the issue's folder: files are then named from where the command was called, and a
    source line that a diagnostic does not hold is read from its file.
    """
    speech = language or user_language()
    palette = _COLOURS if colour else _Palette()
    folder = _from_here(root)
    source_of = _reader_of(root)
    found = [_with_excerpt(one, source_of) for one in diagnostics]
    parts = ["\n".join(_lines(one, speech, palette, folder)) for one in found]
    if len(found) > 1:
        parts.append(f"{palette.strong}{_count(found, speech)}{palette.plain}")
    return "\n\n".join(parts) + "\n"


def as_json(
    diagnostics: Iterable[Diagnostic], *, language: Language | None = None
) -> list[dict[str, object]]:
    """The same for a script: `file`, `line` and `column` are None where there is no place."""
    speech = language or user_language()
    return [
        {
            "severity": one.severity,
            "key": one.key,
            **asdict(wording(one, speech)),
            "file": one.position and one.position.file,
            "line": one.position and one.position.line,
            "column": one.position and one.position.column,
            "length": one.length,
        }
        for one in diagnostics
    ]


def _reader_of(root: Path | None) -> Callable[[str], SourceText | None]:
    """Reads the files of an issue, each once, however many problems it has."""

    @cache
    def source_of(file: str) -> SourceText | None:
        path = (root or Path()) / file
        return read_source(path, file, []) if path.is_file() else None

    return source_of


def _with_excerpt(one: Diagnostic, source_of: Callable[[str], SourceText | None]) -> Diagnostic:
    """The diagnostic with its source line, read from the file if it does not hold it."""
    if one.excerpt is not None or one.position is None:
        return one
    source = source_of(one.position.file)
    line = source.line(one.position.line) if source else ""
    return replace(one, excerpt=line) if line else one


def _from_here(root: Path | None) -> str:
    """The way to a folder from the current one, or its full name where that is shorter."""
    if root is None:
        return ""
    try:
        relative = os.path.relpath(root)
    except (OSError, ValueError):  # the current folder is gone; another drive
        return str(root)
    return min(relative, str(root), key=len)


def _count(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    errors = sum(one.severity == "error" for one in diagnostics)
    warnings = len(diagnostics) - errors
    counted = []
    if errors:
        counted.append(message("report.errors", {"count": errors}, language))
    if warnings:
        counted.append(message("report.warnings", {"count": warnings}, language))
    return message("report.and", {}, language).join(counted)


def _lines(one: Diagnostic, language: Language, palette: _Palette, folder: str) -> list[str]:
    """A heading, the place, the source line with its caret, a hint."""
    colour = palette.error if one.severity == "error" else palette.warning
    word = message("report.error" if one.severity == "error" else "report.warning", {}, language)
    words = wording(one, language)
    text = printable(words.message)
    lines = [f"{colour}{word}{palette.plain}{palette.strong}{text}{palette.plain}"]
    margin = " " * len(str(one.position.line)) if one.position else ""
    if one.position:
        lines += _place(one, one.position, palette, folder)
    if words.hint:
        word = message("report.hint", {}, language)
        lines.append(f"{margin} {palette.frame}={palette.plain} {word}{printable(words.hint)}")
    return lines


def _place(one: Diagnostic, at: Position, palette: _Palette, folder: str) -> list[str]:
    margin = " " * len(str(at.line))
    file = (PurePath(folder) / at.file).as_posix()
    lines = [f"{margin} {palette.frame}┌─{palette.plain} {file}:{at.line}:{at.column}"]
    if one.excerpt:
        colour = palette.error if one.severity == "error" else palette.warning
        shown, before, marked = excerpt(one.excerpt, at.column - 1, one.length)
        lines += [
            f"{palette.frame}{at.line} │{palette.plain} {shown}".rstrip(),
            f"{palette.frame}{margin} │{palette.plain} "
            f"{' ' * before}{colour}{'^' * marked}{palette.plain}",
        ]
    return lines
