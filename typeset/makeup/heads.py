"""The heads of stories as they are set: the headline fitted to its columns."""

from __future__ import annotations

from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

from typeset.makeup.character_bonds import Bonds
from typeset.makeup.headline import fitted
from typeset.makeup.material import text_of

SMALLEST_HEADLINE = 12.0
"""pt"""

LEAST = {"lead": 26.0, "second": 20.0}
"""pt: smaller than that a headline does not look its rank; it takes a line more instead."""


def set_head(head: Element, width: float, bonds: Bonds, role: str | None = None) -> Element:
    """A copy of the head with its headline as large as it can be over `width` pt.

    It does not show which size it was kept below: where that is no other, nothing is set again.
    """
    copy = deepcopy(head)
    headline = next((e for e in copy.iter() if "headline" in e.get("class", "").split()), None)
    if headline is None:
        return copy
    text = text_of(headline)
    largest = float(headline.attrib.pop("data-size", "24"))
    least = min(largest, LEAST.get(role or "", SMALLEST_HEADLINE))
    best = fitted(text, bonds.along(text), width, largest, least)
    set_lines(headline, best.lines)
    copy.set("style", f"--headline: {best.size:g}pt; --head-width: {width:.4f}pt")
    return copy


def set_lines(element: Element, lines: tuple[str, ...]) -> None:
    """Put lines into an element, with forced breaks between them."""
    element.text, element[:] = lines[0], []
    for line in lines[1:]:
        broken_off = SubElement(element, "br")
        broken_off.tail = line
