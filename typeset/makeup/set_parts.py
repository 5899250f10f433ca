"""Parts of an issue set by WeasyPrint, kept as long as the next settings ask for the same.

A part is a block of HTML that stands for itself: a head over two columns, the text of a story in
one.  The parts of a galley are set in one document, each from the same point, so that a part
comes out to the last bit alike whatever else is set with it.  What a setting depends on is the text
of its HTML, that of the document around it, and what is not in either: style sheets, faces and
pictures, for which there is a keeper of their own each time they change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from weasyprint import Document

from typeset.engine.log_capture import captured_warnings
from typeset.makeup.material import Material

SetHtml = Callable[[str], Document]
"""Lays HTML out with the issue's style sheets and fonts."""

Parts = Iterable[tuple[str, Element]]
"""Parts to be set, by their names."""

ReadBox = Callable[[str, Any], Any]
"""Reads what is wanted to know of a part from its name and its laid-out box: that is kept."""

Key = tuple[str, str]
"""The HTML around a part, and its own."""

SETTINGS = 4
"""What was asked for in none of the last settings of an issue is forgotten: an editor who takes a
change back finds the pages as they were, and one more copy of one story costs little."""

PLACE = "part-place"
"""The class of what holds a part: of no height, so that all parts begin at one point."""

PART_CSS = (
    f".{PLACE} {{ display: flow-root; height: 0 }} "
    "[data-slip] { display: flow-root; margin: 0 }\n"
)
"""The CSS of a part and its place."""


@dataclass
class KeptParts:
    """Set parts, by the document around them and their HTML."""

    _known: dict[Key, tuple[Any, int]] = field(default_factory=dict)
    """With each part the last setting that asked for it."""
    _setting: int = 0

    def begin(self) -> None:
        """Begin a setting of the issue; forget what the last ones did not ask for."""
        self._setting += 1
        oldest = self._setting - SETTINGS
        self._known = {key: kept for key, kept in self._known.items() if kept[1] >= oldest}

    def get(self, key: Key) -> Any:
        """The part that is kept under `key`; None where there is none."""
        kept = self._known.get(key)
        if kept is not None:
            self._known[key] = kept[0], self._setting
            return kept[0]
        return None

    def keep(self, key: Key, part: object) -> None:
        """Keep a part; whoever is given it again must not change it."""
        self._known[key] = part, self._setting

    def __len__(self) -> int:
        return len(self._known)


@dataclass(frozen=True)
class PartSetter:
    """Sets HTML: whole pages, and parts, of which it sets those alone that are not kept."""

    set_html: SetHtml
    kept: KeptParts = field(default_factory=KeptParts)

    def boxes(
        self,
        material: Material,
        css: str,
        kind: str,
        parts: Parts,
        read: ReadBox = lambda _, box: box,
    ) -> dict[str, Any]:
        """What `read` makes of the laid-out box of each part, by name, not to be changed.

        `kind` is the class of the body around them.
        """
        around = material.html(Element("body", {"class": kind}), css)
        body = Element("body", {"class": kind})
        found: dict[str, Any] = {}
        missing: dict[str, Key] = {}
        for name, element in parts:
            element.set("data-slip", "")
            text = tostring(element, encoding="unicode")
            key = around, text
            found[name] = self.kept.get(key)
            if found[name] is None:
                missing[name] = key
                SubElement(body, "div", {"class": PLACE, "data-part": name}).append(element)
        if missing:
            with captured_warnings() as warnings:
                made = _laid_out(self.set_html(material.html(body, css)))
                found.update((name, read(name, box)) for name, box in made)
            for name, key in missing.items():
                if not warnings:  # they are to be said each time
                    self.kept.keep(key, found[name])
        return found


def _laid_out(document: Document) -> Iterator[tuple[str, Any]]:
    """The boxes of a document's parts, by name."""
    for page in document.pages:
        for body in page._page_box.children[0].children:
            for place in body.children:
                yield place.element.get("data-part"), place.children[0]
