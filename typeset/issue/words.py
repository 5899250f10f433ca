"""The words of an article's text, whatever they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from typeset.issue.model import Preformatted, Text


def words(node: object) -> Iterator[str]:
    """All text of a block, an inline or a tuple of them, footnotes too, in its order."""
    if isinstance(node, Text | Preformatted):
        yield node.text
    elif isinstance(node, tuple):
        for each in node:
            yield from words(each)
    elif is_dataclass(node):
        for field in fields(node):
            yield from words(getattr(node, field.name))
