"""Words diagnostics for people, in the manner of rustc and Typst, and for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from typeset.issue.diagnostics import Diagnostic, Position
from typeset.issue.excerpt import excerpt, printable
from typeset.issue.messages import Language, message, user_language


@dataclass(frozen=True)
class _Palette:
    """What switches a terminal's colours."""

    error: str = ""
    warning: str = ""
    frame: str = ""
    strong: str = ""
    plain: str = ""


_COLOURS = _Palette("\x1b[31;1m", "\x1b[33;1m", "\x1b[34;1m", "\x1b[1m", "\x1b[0m")


def as_text(
    diagnostics: Iterable[Diagnostic],
    *,
    language: Language | None = None,
    colour: bool = False,
    folder: str = "",
) -> str:
    """All diagnostics for a terminal, and their count if they are several.

    `folder` is written before the names of files: the way to the issue from where the editor is.
    """
    speech = language or user_language()
    palette = _COLOURS if colour else _Palette()
    found = list(diagnostics)
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
            "message": message(one.key, one.details, speech),
            "hint": message(one.hint, one.details, speech) if one.hint else None,
            "file": one.position and one.position.file,
            "line": one.position and one.position.line,
            "column": one.position and one.position.column,
            "length": one.length,
        }
        for one in diagnostics
    ]


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
    text = printable(message(one.key, one.details, language))
    lines = [f"{colour}{word}{palette.plain}{palette.strong}{text}{palette.plain}"]
    margin = " " * len(str(one.position.line)) if one.position else ""
    if one.position:
        lines += _place(one, one.position, palette, folder)
    if one.hint:
        word = message("report.hint", {}, language)
        hint = printable(message(one.hint, one.details, language))
        lines.append(f"{margin} {palette.frame}={palette.plain} {word}{hint}")
    return lines


def _place(one: Diagnostic, at: Position, palette: _Palette, folder: str) -> list[str]:
    margin = " " * len(str(at.line))
    file = (PurePath(folder) / at.file).as_posix()
    lines = [f"{margin} {palette.frame}┌─{palette.plain} {file}:{at.line}:{at.column}"]
    if one.excerpt is not None:
        colour = palette.error if one.severity == "error" else palette.warning
        shown, before, marked = excerpt(one.excerpt, at.column - 1, one.length)
        lines += [
            f"{palette.frame}{at.line} │{palette.plain} {shown}".rstrip(),
            f"{palette.frame}{margin} │{palette.plain} "
            f"{' ' * before}{colour}{'^' * marked}{palette.plain}",
        ]
    return lines
