"""What an edit of YAML means for the data, by which the text after it is checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from typeset.editing.replacements import EditError
from typeset.editing.scalars import Value, written
from typeset.editing.yaml_places import KeyPath, data


def checked(before: str, after: str, meant: Callable[[Any], Any]) -> str:
    """`after`, if it says what is meant."""
    expected = meant(deepcopy(data(before)))
    if data(after) != expected:
        raise EditError("not-kept")
    return after


def value_at(said: Any, path: KeyPath) -> Any:
    """What `said` has at `path`; EditError where there is nothing."""
    try:
        for step in path:
            said = said[step]
    except (KeyError, IndexError, TypeError) as error:
        raise EditError("nothing-there", place=".".join(map(str, path))) from error
    return said


def with_value(said: Any, path: KeyPath, value: Value) -> Any:
    """`said` with `value` at `path`, changed in place where that can be."""
    if not path:
        return as_read(value)
    step, *rest = path
    if isinstance(step, int):
        said[step] = with_value(_entry_as_mapping(said[step], rest), tuple(rest), value)
        return said
    said = said if isinstance(said, dict) else {}
    said[step] = with_value(said.get(step), tuple(rest), value)
    return said


def _entry_as_mapping(item: Any, rest: Sequence[object]) -> Any:
    """An article that stands as its file's name alone is a mapping once it says more."""
    return {"file": item} if rest and isinstance(item, str) else item


def as_read(value: Value) -> Any:
    """`value` as the reader of the comparison sees it: every scalar a text."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: as_read(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [as_read(each) for each in value]
    return written(value)
