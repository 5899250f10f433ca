"""The elements of OpenDocument by their short names, and what their attributes say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from typeset.intake.characters import squeeze
from typeset.intake.readers.layout_tables import Cell
from typeset.intake.readers.word.package import Element

_SPACES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "http://www.w3.org/1999/xlink": "xlink",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
}
LONGEST = 60
"""Cells of a row: as in other tables (`sheets`)."""


def tag(element: Element) -> str:
    """The short name of an element: `text:p`."""
    name = element.tag
    if not isinstance(name, str):
        return ""
    space, _, local = name[1:].partition("}")
    return f"{_SPACES.get(space, '')}:{local}"


def get(element: Element, name: str) -> str:
    """What an attribute says, by its short name; "" where there is none."""
    prefix, _, local = name.partition(":")
    space = next(space for space, short in _SPACES.items() if short == prefix)
    return element.get(f"{{{space}}}{local}") or ""


def count(cell: Element, name: str) -> int:
    """How many columns a cell covers, or how often it stands there."""
    said = get(cell, name)
    return min(int(said), LONGEST) if said.isdecimal() else 1


def raised(place: str) -> str:
    """What `super 58%`, `sub 58%`, `33% 58%` or `-14% 58%` says of characters."""
    first = place.split(" ")[0]
    if first == "super" or re.fullmatch(r"[1-9]\d*%", first):
        return "superscript"
    return "subscript" if first == "sub" or first.startswith("-") else ""


def marks_of(chain: Sequence[Element]) -> tuple[str, ...]:
    """The forms of characters that a style and those above it say; the nearest counts."""

    def said(name: str) -> str:
        return next((say for style in chain for each in style if (say := get(each, name))), "")

    place = raised(said("style:text-position"))
    forms = {
        "strong": said("fo:font-weight") in ("bold", "600", "700", "800", "900"),
        "emphasis": said("fo:font-style") == "italic",
        place: bool(place),
        "strikethrough": said("style:text-line-through-style") not in ("", "none"),
        "underline": said("style:text-underline-style") not in ("", "none"),
        "dots": said("style:text-emphasize").startswith("dot"),
    }
    return tuple(mark for mark, there in forms.items() if there)


def table_of(row: Element) -> Element | None:
    """The table that a row stands in."""
    return next((each for each in row.iterancestors() if tag(each) == "table:table"), None)


def cell_of(element: Element) -> Cell:
    """A table's cell, and what stands in it."""
    inside = [tag(each) for each in element.iter()]
    texts = ["".join(e.itertext()) for e in element.iter() if tag(e) in ("text:p", "text:h")]
    found = [text for each in texts if (text := squeeze(each))]
    return Cell(element, found, "table:table" in inside, "draw:image" in inside)


def size_of(element: Element, chain: Callable[[str], Sequence[Element]]) -> float | None:
    """The size (pt) of most characters of a paragraph; by its `chain` of styles."""
    sizes = Counter[float]()
    for each in element.iter():
        if each is element or tag(each) == "text:span":
            styles = chain(get(each, "text:style-name"))
            said = next((s for st in styles for p in st if (s := get(p, "fo:font-size"))), "")
            if found := re.fullmatch(r"(\d+(?:\.\d+)?)pt", said):
                own = len(each.text or "") + sum(len(c.tail or "") for c in each)
                sizes[float(found[1])] += own
    return sizes.most_common(1)[0][0] if sizes else None
