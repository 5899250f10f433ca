"""Jump heads (转版题): the headline that a story carries, in short, where it goes on."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from typeset.makeup.headline import CLOSING, OPENING, width_of
from typeset.makeup.material import text_of

ENLARGED = 1.4
"""A jump head is so much larger than the text, where it has the line to itself and 上接第×版."""

_CLOSERS = "”’）》〉」』】)"
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
    """The headline, or what `ems` hold of it: up to a blank or a mark, else with an ellipsis.

    No quotation mark or bracket stays open."""
    if width_of(title) <= ems:
        return title
    for end in range(len(title) - 1, 0, -1):
        piece = _up_to(title, end)
        if piece and LEAST_EMS <= width_of(piece) <= ems:
            return piece
    end = len(title)
    while end > 1 and width_of(title[:end]) + 1 > ems:
        end -= 1
    opened = _opened(title[:end])
    end = opened if opened is not None and width_of(title[:opened]) >= LEAST_EMS else end
    return title[:end].rstrip() + "…"


def _up_to(title: str, end: int) -> str:
    """The headline up to `end`, if a blank or a mark parts it there by sense; else nothing."""
    before, behind = title[end - 1], title[end]
    if _opened(title[:end]) is not None or behind in _CLOSERS:
        return ""
    if before in _CLOSERS and behind not in CLOSING:
        return title[:end] + "…"
    return title[:end] if behind in CLOSING + " 　" else ""


def _opened(text: str) -> int | None:
    """Where the first quotation mark or bracket stands that is not closed."""
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in OPENING:
            opened.append(at)
        elif character in _CLOSERS and opened:
            opened.pop()
    return opened[0] if opened else None
