"""What a style sheet may ask of the engine at most, reported before the engine tries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import tinycss2

from typeset.diagnostics.problems import Diagnostic, Position

MAX_TRACKS = 1000
"""Of one repeat(): a sheet of paper has no room for more columns or rows."""
MAX_VALUE = 20_000
"""Words that a value may come to once its variables stand in it: a page's longest has a hundred."""


def excesses(text: str, sheet: Path) -> list[Diagnostic]:
    """An error for each repeat() and each chain of variables in `text` that is without measure.

    CSS Grid 1 §7.2.3.1 lets an engine clamp the number of tracks, CSS Variables 1 §3.3 asks one to
    bound what substitution comes to; WeasyPrint does neither and would fill the memory.
    """
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    found = [
        Diagnostic("press.tracks", _place(token, sheet), {"maximum": MAX_TRACKS})
        for token in _long_repeats(rules)
    ]
    return found + [
        Diagnostic("press.variables", _place(token, sheet), {"name": name, "maximum": MAX_VALUE})
        for name, token in _long_variables(rules)
    ]


def _place(token: Any, sheet: Path) -> Position:
    return Position(str(sheet), token.source_line, token.source_column)


def _inside(tokens: Sequence[Any]) -> Iterator[Any]:
    """Every token of `tokens`, and those within blocks and functions: no recursion, any depth."""
    waiting = list(reversed(tokens))
    while waiting:
        token = waiting.pop()
        yield token
        for part in ("prelude", "content", "arguments"):
            inner = getattr(token, part, None)
            if isinstance(inner, list):
                waiting += reversed(inner)


def _long_repeats(rules: Sequence[Any]) -> Iterator[Any]:
    for token in _inside(rules):
        if token.type == "function" and token.lower_name == "repeat" and token.arguments:
            count = next((each for each in token.arguments if each.type == "number"), None)
            if count is not None and count.value > MAX_TRACKS:
                yield token


def _long_variables(rules: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    """The first custom property whose value would come to more than the maximum, if one does."""
    values = list(_custom_properties(rules))
    own: dict[str, int] = {}
    uses: dict[str, list[str]] = {}
    for name, _, value in values:
        words = list(_inside(value))
        if len(words) >= own.get(name, 0):
            own[name], uses[name] = len(words), [used for used in map(_used, words) if used]
    for name, token, _ in values:
        if _size(name, own, uses) > MAX_VALUE:
            yield name, token
            return


def _custom_properties(rules: Sequence[Any]) -> Iterator[tuple[str, Any, Sequence[Any]]]:
    for token in _inside(rules):
        content = getattr(token, "content", None)
        if not isinstance(content, list):
            continue
        for declared in tinycss2.parse_blocks_contents(
            content, skip_comments=True, skip_whitespace=True
        ):
            if declared.type == "declaration" and declared.name.startswith("--"):
                yield declared.name, declared, declared.value


def _used(token: Any) -> str | None:
    """The custom property that `token` stands for."""
    if token.type != "function" or token.lower_name != "var":
        return None
    return next((each.value for each in token.arguments if each.type == "ident"), None)


def _size(name: str, own: Mapping[str, int], uses: Mapping[str, list[str]]) -> int:
    """Tokens that a property comes to; variables in a circle count as nothing (they are invalid).

    Sizes are found from the innermost variable outwards, each once.
    """
    sizes: dict[str, int] = {}
    waiting, open_ = [name], set()
    while waiting:
        current = waiting[-1]
        inner = uses.get(current, [])
        missing = [each for each in inner if each not in sizes and each not in open_]
        open_.add(current)
        if missing and current not in sizes:
            waiting += missing
            continue
        waiting.pop()
        sizes.setdefault(current, own.get(current, 0) + sum(sizes.get(each, 0) for each in inner))
    return sizes[name]
