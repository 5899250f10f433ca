"""Drop caps (首字下沉): a paragraph too short for one has none: it would cover what follows."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from typeset.layout.first_letters import has_no_drop_cap
from typeset.makeup.boxes import Row
from typeset.makeup.headline import width_of
from typeset.makeup.material import text_of

LATIN, LINES, LINES_OF_LATIN = 0x2E80, 2, 3
"""Below that number characters are of an alphabet; the lines that a cap of each kind spans."""
NARROWEST_OF_LATIN = 9.0
"""em: a W over three lines takes six, and what is left should hold a syllable."""


def without_short_cap(shell: Element, text: Element, ems: float) -> Element:
    """The shell of an article's text, without a drop cap where it has no room.

    The text begins with few lines, a mark or a speaker, or the measure is narrow: `ems`, in em.
    The cap itself takes some of each line: what fills the lines above its last one without it
    reaches into that one.  A cap of Han has the class `han`.
    """
    classes = shell.get("class", "").split()
    begins = len(text) > 0 and text[0].tag == "p"
    paragraphs = [text_of(each) for each in text if each.tag == "p"] if begins else [""]
    first = paragraphs[0]
    han = bool(first) and ord(first[0]) >= LATIN
    lines = LINES if han else LINES_OF_LATIN
    if "drop-cap" not in classes:
        return shell
    narrow = not han and ems < NARROWEST_OF_LATIN
    if narrow or has_no_drop_cap(paragraphs) or width_of(first) <= (lines - 1) * ems:
        return without_cap(shell)
    if han:
        shell.set("class", " ".join([*classes, "han"]))
    return shell


def without_cap(shell: Element) -> Element:
    """The shell of an article's text, without a drop cap."""
    classes = shell.get("class", "").split()
    shell.set("class", " ".join(each for each in classes if each != "drop-cap"))
    return shell


def is_stranded(rows: Sequence[Row]) -> bool:
    """Whether a drop cap stands above the first line of its text, which found no room beside it.

    So it is where quotation marks make the cap as wide as its column.  The line comes on the grid's
    first, and the cap on the headline.
    """
    for line in (row.leaf for row in rows[:1]):
        caps = [box for box in getattr(line, "children", ()) if box.is_floated()]
        return any(cap.position_y < line.position_y - 1 for cap in caps)  # px, rounding aside
    return False
