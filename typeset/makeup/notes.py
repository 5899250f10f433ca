"""Footnotes (注释): on a newspaper's page they stand at the end of their story."""

from __future__ import annotations

from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement


def with_endnotes(text: Element) -> Element:
    """A copy of an article's text whose notes are called where they stood, and follow the text.

    `<span class="footnote">` becomes `<span class="note-call">`, which is empty, and
    `<p class="endnote">`; the layout's style sheet numbers both.
    """
    copy = deepcopy(text)
    for note in [each for each in copy.iter("span") if each.get("class") == "footnote"]:
        paragraph = SubElement(copy, "p", note.attrib | {"class": "endnote"})
        paragraph.text = note.text
        paragraph.extend(note)
        tail = note.tail
        numbered = note.get("data-numbered")
        note.clear()
        note.set("class", "note-call")
        if numbered is not None:
            note.set("data-numbered", numbered)
        note.tail = tail
    return copy
