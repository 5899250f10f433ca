"""Drawings (SVG) that can be drawn: not endless, not too many things, with a size that is one."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

MAX_ELEMENTS = 50_000
"""Elements, each `<use>` counted with what it repeats; a detailed map has ten thousand."""
MAX_DEPTH = 100
MAX_LENGTH = 1e6
"""Units of a side."""

_REFERENCE = re.compile(r"#([^)\"' ]+)")


def drawing_fault(root: Element) -> str | None:
    """What keeps the drawing from being drawn, None where nothing does."""
    named = {name: each for each in root.iter() if (name := each.get("id"))}
    counted = _Count(named)
    try:
        counted.add(root, ())
    except RecursionError:
        return f"more than {MAX_DEPTH} things in one another"
    except _DrawingFault as fault:
        return str(fault)
    return _size_fault(root)


class _DrawingFault(ValueError):
    """Its words say what is wrong."""


class _Count:
    """Counts the elements that are drawn."""

    def __init__(self, named: dict[str, Element]) -> None:
        self._named, self._count = named, 0

    def add(self, element: Element, around: tuple[Element, ...]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise _DrawingFault(f"more than {MAX_ELEMENTS} elements are drawn")
        if len(around) > MAX_DEPTH:
            raise _DrawingFault(f"more than {MAX_DEPTH} things in one another")
        for child in element:
            self.add(child, (*around, element))
        for name in _references(element):
            target = self._named.get(name)
            if target is not None:
                if target is element or target in around:
                    raise _DrawingFault(f"#{name} contains itself")
                self.add(target, (*around, element))


def _references(element: Element) -> list[str]:
    """The names of the elements that this one draws again, is filled, cut or covered with."""
    found = []
    for key, value in element.items():
        if key.rpartition("}")[2] == "href" and value.startswith("#"):
            found.append(value[1:])
        elif "url(" in value:
            found += _REFERENCE.findall(value)
    return found


def _size_fault(root: Element) -> str | None:
    box = root.get("viewBox")
    if box is None:
        sides = (root.get("width", ""), root.get("height", ""))
        return 'width="0"' if any(re.match(r"[-0.]+([a-z%]|$)", side) for side in sides) else None
    try:
        numbers = [float(number) for number in re.split(r"[\s,]+", box.strip())]
    except ValueError:
        return f'viewBox="{box[:40]}"'
    good = len(numbers) == 4 and all(0 < side <= MAX_LENGTH for side in numbers[2:])
    return None if good else f'viewBox="{box[:40]}"'
