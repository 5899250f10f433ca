"""Footnotes (注释): on a newspaper's page they stand at the end of their story."""

from __future__ import annotations

from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement


def with_endnotes(text: Element) -> Element:
    """A copy of an article's text whose notes are called where they stood, and follow the text.

    `<span class="footnote">` becomes `<span class="note-call">`, which is empty, and
    `<p class="endnote">`; the layout's style sheet numbers both.  They say by DPUB-ARIA what they
    are, and share a `data-note`, so that the PDF leads from one to the other.  Each call has its
    number from here: a wide table is laid out apart from the text that calls notes before it.
    """
    copy = deepcopy(text)
    notes = [each for each in copy.iter("span") if each.get("class") == "footnote"]
    for number, note in enumerate(notes, 1):
        name = f"{note.get('data-source')} {number}"
        about = {"class": "endnote", "role": "doc-endnote", "data-note": name}
        paragraph = SubElement(copy, "p", note.attrib | about)
        paragraph.text = note.text
        paragraph.extend(note)
        tail = note.tail
        numbered = {key: note.get(key, "") for key in ("data-numbered",) if key in note.attrib}
        note.clear()
        note.attrib |= {"class": "note-call", "role": "doc-noteref", "data-note": name} | numbered
        note.set("style", f"counter-reset: call {number - 1}")
        note.tail = tail
    return copy
