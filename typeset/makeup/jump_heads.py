"""Jump heads (转版题): the headline that a story carries, in short, where it goes on."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from typeset.makeup.headline import CLOSING, width_of
from typeset.makeup.material import text_of

ENLARGED = 1.4
"""A jump head is so much larger than the text, where it has the line to itself and 上接第×版."""

LEAST_EMS = 4.0
"""A shorter piece of a headline says nothing."""


def name_jump(jump: Element, title: str, ems: float) -> None:
    """Put the headline before 上接第×版: on one line, or in short on a line of its own.

    `ems` is the width of the line in the text's size.
    """
    if not title:
        return
    name = Element("span", {"class": "jump-head"})
    name.text = title
    if ENLARGED * width_of(title) + 1 + width_of(text_of(jump)) > ems:
        jump.set("class", f"{jump.get('class', '')} stacked")
        name.text = shortened(title, ems)
        SubElement(name, "br")
    name.tail, jump.text = jump.text, None
    jump.insert(0, name)


def shortened(title: str, ems: float) -> str:
    """The headline, or what `ems` hold of it: up to a blank or a mark, else with an ellipsis."""
    if width_of(title) <= ems:
        return title
    ends = [n for n, character in enumerate(title) if character in CLOSING + " 　"]
    for end in reversed(ends):
        if LEAST_EMS <= width_of(title[:end]) <= ems:
            return title[:end]
    end = len(title)
    while end > 1 and width_of(title[:end]) + 1 > ems:
        end -= 1
    return title[:end].rstrip() + "…"
