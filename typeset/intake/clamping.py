"""A manifest that loads: what a field does not take is kept as a notice, and reported."""

from __future__ import annotations

from datetime import date

from pydantic import ValidationError

from typeset.intake.source import Note
from typeset.issue.model import ArticleEntry, Manifest

_ARTICLES = {"articles": [ArticleEntry(file="articles/01.md")]}


def clamped(values: dict[str, object]) -> tuple[dict[str, object], list[Note]]:
    """The manifest's values without those that it would refuse.

    Their words, bare numbers apart, are notices.
    """
    kept: dict[str, object] = {}
    refused: list[tuple[str, object]] = []
    for key, value in values.items():
        if isinstance(value, dict):
            inner = {k: v for k, v in value.items() if _fits({key: {k: v}})}
            refused += [(f"{key}.{k}", v) for k, v in value.items() if k not in inner]
            if inner and _fits({key: inner}):
                kept[key] = inner
        elif _fits({key: value}):
            kept[key] = value
        else:
            refused.append((key, value))
    if not refused:
        return values, []
    notices = kept.get("notices")
    notices = [*notices] if isinstance(notices, list) else []
    notices += [w for _, value in refused if (w := _words(value)) and not w.isdigit()]
    if notices:
        kept["notices"] = notices
    return kept, [Note("value refused", {"key": key, "value": _words(v)}) for key, v in refused]


def _fits(values: dict[str, object]) -> bool:
    try:
        Manifest.model_validate({**_ARTICLES, **_as_read(values)})
    except (ValidationError, ValueError):
        return False
    return True


def _as_read(values: dict[str, object]) -> dict[str, object]:
    """The values as a manifest's reader has them: dates as text."""
    return {
        key: _as_read(value)
        if isinstance(value, dict)
        else (value.isoformat() if isinstance(value, date) else value)
        for key, value in values.items()
    }


def _words(value: object) -> str:
    if isinstance(value, list | tuple):
        return "　".join(map(str, value))
    return str(value)
