"""Plain data made of an issue: nothing in it can be changed, or does more than be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, TypeVar

T = TypeVar("T")


def frozen(value: Any) -> Any:
    """Plain data that cannot be changed: lists as tuples, mappings read-only."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: frozen(each) for key, each in value.items()})
    if isinstance(value, list | tuple):
        return tuple(map(frozen, value))
    return value


def like(kind: type[T], source: object, **made: Any) -> T:
    """A `kind` with the values that `source` has under the same names, but for those `made`."""
    names = (field.name for field in fields(kind))  # type: ignore[arg-type]
    return kind(**{n: made[n] if n in made else frozen(getattr(source, n)) for n in names})
