"""Lines that could not be set well, found in a document that has been laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from typeset.typography.linebox import FAULT

if TYPE_CHECKING:
    from typeset.typography.stock import Box, Document


@dataclass(frozen=True, slots=True)
class LineFault:
    """A line that is loose or tight.

    Attributes:
        kind: ``loose``: its gaps grew more than the eye overlooks; ``tight``: it overflows.
        amount: loose: em that each gap grew (lines without Han: em in all); tight: px of overflow.
        page: index of the page, from 0.
        text: what the line says.
        source: ``data-source`` of the nearest element that has one.
    """

    kind: Literal["loose", "tight"]
    amount: float
    page: int
    text: str
    source: str | None


def line_faults(document: Document) -> list[LineFault]:
    """The faults of a laid-out document (``weasyprint.HTML(…).render()``), in reading order."""
    return [
        fault
        for number, page in enumerate(document.pages)
        for fault in _faults(page._page_box, number, None)
    ]


def _faults(box: Box, page: int, source: str | None) -> Iterator[LineFault]:
    element = getattr(box, "element", None)
    if element is not None:
        source = element.get("data-source", source)
    if box.__dict__.get("width") == 0:  # what is in it was made to take no room
        return
    if fault := box.__dict__.get(FAULT):
        kind, amount = fault
        yield LineFault(kind, amount, page, _text(box), source)
    for child in getattr(box, "children", ()):
        yield from _faults(child, page, source)


def _text(line: Box) -> str:
    return "".join(getattr(box, "text", "") for box in line.descendants())
