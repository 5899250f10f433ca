"""Links on the pages: those that lead to a script or to a file of this machine are taken out.

An editor's own links were looked at when the issue was composed; these are a layout's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from typeset.diagnostics.problems import Diagnostic, position_at
from typeset.layout.links import is_safe

if TYPE_CHECKING:
    from weasyprint import Document

Rectangle: TypeAlias = "tuple[float, float, float, float]"


def refused_links(document: Document) -> Iterator[Diagnostic]:
    """Take such links out of the pages of `document`; a warning for each.

    What stands inside a link and leads where it leads (a word in bold) is no link of its own: a
    screen reader would read it twice.
    """
    reported = set()
    for page in document.pages:
        kept: list[tuple[Any, ...]] = []
        for link in page.links:
            kind, target, _, box = link
            if kept and _goes_on(link, kept[-1]):
                kept[-1] = (*link[:2], _around(kept[-1][2], link[2]), kept[-1][3])
                continue
            if kind == "internal" or (kind == "external" and is_safe(target)):
                kept.append(link)
                continue
            if target in reported:
                continue
            reported.add(target)
            place = box.element.get("data-source") if box.element is not None else None
            details: dict[str, object] = {"target": _without_folder(target)}
            at = position_at(place) if place else None
            yield Diagnostic("press.link", at, details, severity="warning")
        page.links[:] = kept


def _goes_on(link: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Whether `link` leads where `other` does and stands in it, or touches it, on its line."""
    left, top, right, bottom = link[2]
    first, high, last, low = other[2]
    touches = left <= last and first <= right and top < low and bottom > high
    same_line = min(bottom, low) - max(top, high) > min(bottom - top, low - high) / 2
    return bool(touches and same_line and link[:2] == other[:2])


def _around(one: Rectangle, other: Rectangle) -> Rectangle:
    """The rectangle that holds both: left, top, right, bottom."""
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _without_folder(target: str) -> str:
    """A file's name alone: its folder is this machine's affair."""
    return target.rpartition("/")[2] if target.startswith("file:") else target
