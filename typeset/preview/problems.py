"""A diagnostic in words, in both languages of the interface."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import Any

from typeset.diagnostics.messages import in_both_languages
from typeset.diagnostics.problems import Diagnostic
from typeset.diagnostics.report import wording


def problem(diagnostic: Diagnostic) -> dict[str, Any]:
    """JSON-ready: place, severity, source line, and message and hint in both languages."""
    place = diagnostic.position
    said = in_both_languages(partial(wording, diagnostic))
    return {
        "severity": diagnostic.severity,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "length": diagnostic.length,
        "excerpt": diagnostic.excerpt,
        **{language: asdict(words) for language, words in said.items()},
    }
