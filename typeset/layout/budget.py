"""How much a template may do: each act is paid for in units, and there is an end of them.

A unit is about what one character costs to be copied, in time and in memory.  Counting them, and
not the clock, an issue that is set on one machine is set on every other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from typeset.issue.model import Issue

# A layout spends some 3,000 units on an article and 1,000 on a block; this is a hundred times what
# an issue of twenty pages takes, a second's work and about 200 MB.
BASE = 50_000_000
A_BLOCK = 20_000
A_CHARACTER = 100

STEP = 10
"""The units of a step of the template: a name, a value, an operation."""
AN_ITEM = 64
"""The units of an item in a list, which takes longer to be weighed than its room is worth."""
A_DATUM = 50
"""The units of a thing of the view, whatever is in it."""
DEEPEST = 8
"""The number of lists that may stand in one another."""


class Spent(Exception):
    """The template has done more than it may."""


class Budget:
    """The units that one rendering has left."""

    __slots__ = ("left",)

    def __init__(self, units: int) -> None:
        self.left = units

    def spend(self, units: int) -> None:
        """Raises Spent where there are no more."""
        self.left -= units
        if self.left < 0:
            raise Spent


_current: ContextVar[Budget] = ContextVar("budget")


def budget_of(issue: Issue) -> int:
    """The units that the templates of `issue` may spend."""
    blocks = sum(1 + len(article.body) for article in issue.articles)
    characters = sum(path.stat().st_size for path in issue.files if path.suffix in (".md", ".yaml"))
    return BASE + A_BLOCK * blocks + A_CHARACTER * characters


@contextmanager
def spending(units: int) -> Iterator[None]:
    """Within the `with` block, templates may spend this number of units."""
    token = _current.set(Budget(units))
    try:
        yield
    finally:
        _current.reset(token)


def spend(units: int) -> None:
    """Pay for something.  Raises Spent where the units are at an end."""
    _current.get().spend(units)


def weigh(value: Any, depth: int = 0) -> int:
    """The units that it takes to walk through `value`; they are spent on the way.

    Raises Spent for what is too large or too deep.
    """
    if isinstance(value, str):
        units = len(value)
    elif isinstance(value, list | tuple | set | frozenset):
        units = AN_ITEM * len(value)
        spend(units)
        return units + sum(weigh(each, _deeper(depth)) for each in value)
    elif isinstance(value, Mapping):
        units = AN_ITEM * len(value)
        spend(units)
        pairs = ((key, each) for key, each in value.items())
        return units + sum(weigh(k) + weigh(v, _deeper(depth)) for k, v in pairs)
    elif isinstance(value, int):
        units = value.bit_length() // 64 + 1
    else:
        units = A_DATUM
    spend(units)
    return units


def _deeper(depth: int) -> int:
    if depth >= DEEPEST:
        raise Spent
    return depth + 1
