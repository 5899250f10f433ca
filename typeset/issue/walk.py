"""The walk through an article's text: all that stands in it, at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TypeVar

Node = TypeVar("Node")


def within(node: object, *kinds: type[Node]) -> Iterator[Node]:
    """All of these kinds in a block, an inline or a tuple of them, footnotes too, in its order."""
    if isinstance(node, kinds):
        yield node
    inner = node if isinstance(node, tuple) else ()
    if is_dataclass(node):
        inner = tuple(getattr(node, field.name) for field in fields(node))
    for each in inner:
        yield from within(each, *kinds)
