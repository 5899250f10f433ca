"""Whether WeasyPrint still has the private parts that a package leans on.

A wall that has moved is reported in one plain sentence, so that whoever raises the pinned release
reads what to look at, and not a traceback from the middle of a layout.
"""

from __future__ import annotations

import dis
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import FunctionType, ModuleType
from typing import Any

NOTHING = object()


@dataclass(frozen=True)
class Walls:
    """What a package leans on; names are dotted, from ``weasyprint`` on.

    Attributes:
        package: who leans.
        calls: functions that are called or replaced, and their parameters.
        names: modules and classes, and the attributes (of classes: of their instances too) used.
        looked_up: functions, and the names that each looks up when it runs, which are replaced.
        properties: CSS properties whose computed values are read.
    """

    package: str
    calls: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    looked_up: Mapping[str, str] = field(default_factory=dict)
    properties: str = ""

    def __str__(self) -> str:
        return self.package


def moved(walls: Walls) -> list[str]:
    """One sentence for each wall that is no longer where it was."""
    checks = _calls, _names, _looked_up, _properties
    return [sentence for check in checks for sentence in check(walls)]


def _calls(walls: Walls) -> Iterator[str]:
    for name, expected in walls.calls.items():
        function = find(name)
        if function is NOTHING:
            yield _gone(name, walls)
            continue
        parameters = " ".join(inspect.signature(function).parameters)
        if parameters != expected:
            yield f"{name} takes ({parameters}) now; {walls.package} calls it with ({expected})."


def _names(walls: Walls) -> Iterator[str]:
    for owner, names in walls.names.items():
        missing = [name for name in names.split() if find(f"{owner}.{name}") is NOTHING]
        yield from (_gone(f"{owner}.{name}", walls) for name in missing)


def _looked_up(walls: Walls) -> Iterator[str]:
    for caller, names in walls.looked_up.items():
        function = find(caller)
        if function is NOTHING:
            yield _gone(caller, walls)
            continue
        for name in names.split():
            if not _mentions(function, name):
                yield f"{caller} no longer uses {name}; {walls.package} puts its own in that place."


def _properties(walls: Walls) -> Iterator[str]:
    known = find("weasyprint.css.properties.INITIAL_VALUES")
    for name in walls.properties.split():
        if known is NOTHING or name not in known:
            yield f"WeasyPrint keeps no value of {name} any more; {walls.package} reads it."


def _gone(name: str, walls: Walls) -> str:
    return f"{name} is gone from WeasyPrint; {walls.package} uses it."


def find(name: str) -> Any:
    """The module, class, function or attribute called ``name``; `NOTHING` if there is none."""
    found = _find(name, sys.modules.get)  # nearly always: a failed import takes a long time
    return _find(name, _imported) if found is NOTHING else found


def _find(name: str, module: Callable[[str], object]) -> Any:
    """``name`` in the module with the longest name that is a part of it."""
    parts = name.split(".")
    for count in range(len(parts), 0, -1):
        owner = module(".".join(parts[:count]))
        if owner is None:
            continue
        for part in parts[count:]:
            owner = _attribute(owner, part)
        return owner
    return NOTHING


def _imported(name: str) -> ModuleType | None:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        return None


def _attribute(owner: Any, name: str) -> Any:
    """An attribute; of a class, also one that its own methods set on its instances."""
    found = getattr(owner, name, NOTHING)
    if found is NOTHING and inspect.isclass(owner):
        methods = (m for part in owner.__mro__ for m in vars(part).values())
        return next((m for m in methods if _sets(m, name)), NOTHING)
    return found


def _sets(function: Any, name: str) -> bool:
    """Whether the code of a function sets an attribute ``name``."""
    if not _mentions(function, name):
        return False
    steps = dis.get_instructions(function)
    return any(step.opname == "STORE_ATTR" and step.argval == name for step in steps)


def _mentions(function: Any, name: str) -> bool:
    """Whether the code of a function reads, calls or sets ``name``."""
    return isinstance(function, FunctionType) and name in function.__code__.co_names
