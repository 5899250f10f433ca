"""A diagnostic in words, in both languages of the interface."""

from __future__ import annotations

from typing import Any

from typeset.diagnostics.messages import Language, message
from typeset.diagnostics.problems import Diagnostic

LANGUAGES: tuple[Language, ...] = ("zh", "en")


def problem(diagnostic: Diagnostic) -> dict[str, Any]:
    """JSON-ready: place, severity, source line, and message and hint in both languages."""
    place = diagnostic.position
    return {
        "severity": diagnostic.severity,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "length": diagnostic.length,
        "excerpt": diagnostic.excerpt,
        **{language: _words(diagnostic, language) for language in LANGUAGES},
    }


def _words(diagnostic: Diagnostic, language: Language) -> dict[str, str | None]:
    hint, details = diagnostic.hint, diagnostic.details
    return {
        "message": message(diagnostic.key, details, language),
        "hint": message(hint, details, language) if hint else None,
    }
