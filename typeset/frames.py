"""Python's call frames, kept in one piece of memory.

CPython has the frames of the functions at work in chunks of 16 KB.  A loop at the end of a chunk
whose calls go beyond it takes a fresh chunk from the system and gives it back, at every call
(`push_chunk` and `pop_chunk` in Python/pystate.c): five thousand times while an issue is compiled.
A function with a large frame gets a larger chunk, and what it calls has the rest of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from types import FunctionType
from typing import Any, ParamSpec, TypeVar

SLOTS = 70_000
"""The size of the large frame: a little more than half of a chunk of 1 MB."""

P = ParamSpec("P")
T = TypeVar("T")


def in_one_piece(function: Callable[P, T]) -> Callable[P, T]:
    """`function`, with 480 KB for the frames of all that it calls."""

    @wraps(function)
    def called(*args: P.args, **kwargs: P.kwargs) -> T:
        result: T = _with_room(function, args, kwargs)
        return result

    return called


def _call(function: Callable[..., T], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> T:
    return function(*args, **kwargs)


_with_room = FunctionType(_call.__code__.replace(co_stacksize=SLOTS), {})
