"""Drop caps (首字下沉): a paragraph too short for one has none: it would cover what follows."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from typeset.makeup.headline import width_of
from typeset.makeup.material import text_of

LATIN, LINES, LINES_OF_LATIN = 0x2E80, 2, 3
"""Below that number characters are of an alphabet; the lines that a cap of each kind spans."""
NARROWEST_OF_LATIN = 9.0
"""em: a W over three lines takes six, and what is left must hold a syllable: else the text would
begin below the cap, and the cap stand on the headline."""


def without_short_cap(shell: Element, text: Element, ems: float) -> Element:
    """The shell of an article's text, without a drop cap where it has no room.

    The text begins with few lines, or the measure is narrow.  `ems` is the measure in em.  The cap
    itself takes some of each line: what fills the lines above its last one without it reaches into
    that one.  A cap of Han has the class `han`.
    """
    classes = shell.get("class", "").split()
    first = text_of(text[0]) if len(text) and text[0].tag == "p" else ""
    han = bool(first) and ord(first[0]) >= LATIN
    lines = LINES if han else LINES_OF_LATIN
    if "drop-cap" not in classes:
        return shell
    narrow = not han and ems < NARROWEST_OF_LATIN
    if narrow or width_of(first) <= (lines - 1) * ems:
        shell.set("class", " ".join(each for each in classes if each != "drop-cap"))
    elif han:
        shell.set("class", " ".join([*classes, "han"]))
    return shell
