"""Word's styles: what a paragraph inherits from its style and from those that is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from typeset.intake.readers.named_styles import heading_of
from typeset.intake.readers.word.package import Element, child, full, value
from typeset.intake.source import Alignment

USUAL_SIZE = 10.5
"""Word's own size (pt) where a file gives none: 五号."""

_ALIGNMENTS: dict[str, Alignment] = {
    "center": "centre",
    "right": "right",
    "end": "right",
    "left": "left",
    "start": "left",
}
_OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Look:
    """How characters and paragraphs look; None and `` say nothing, and what is below shows."""

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    face: str = ""
    align: Alignment = ""
    outline: int | None = None
    list_id: str = ""
    list_level: int | None = None

    def over(self, below: Look) -> Look:
        """This look, and what it does not say taken from another."""
        if self is NOTHING:
            return below
        if below is NOTHING:
            return self
        return Look(
            *(
                getattr(below, name) if getattr(self, name) in (None, "") else getattr(self, name)
                for name in self.__slots__
            )
        )


NOTHING = Look()
"""Says nothing."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style, all that it is based on included."""

    name: str = ""
    look: Look = NOTHING


def switch(properties: Element | None, name: str) -> bool | None:
    """A property that is on or off (`w:b`), None where it is not said."""
    found = child(properties, name)
    if found is None:
        return None
    return value(found) not in _OFF


def look_of(characters: Element | None, paragraph: Element | None = None) -> Look:
    """What `w:rPr` and `w:pPr` say."""
    if characters is None and paragraph is None:
        return NOTHING
    size = _number(value(child(characters, "w:sz")))
    fonts = child(characters, "w:rFonts")
    align = child(paragraph, "w:jc")
    outline = _number(value(child(paragraph, "w:outlineLvl")))
    level = _number(value(child(paragraph, "w:numPr", "w:ilvl")))
    return Look(
        size=size / 2 if size else None,
        bold=switch(characters, "w:b"),
        italic=switch(characters, "w:i"),
        hidden=switch(characters, "w:vanish"),
        face=value(fonts, "w:eastAsia") or value(fonts, "w:ascii"),
        align=_ALIGNMENTS.get(value(align), "left" if align is not None else ""),
        outline=int(outline) if outline is not None and outline < 9 else None,
        list_id=value(child(paragraph, "w:numPr", "w:numId")),
        list_level=int(level) if level is not None else None,
    )


def _number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"\d{1,6}(?:\.\d+)?", text) else None


class Styles:
    """The styles of one document, by id."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self._whole: dict[str, Look] = {}
        self.usual = Look(size=USUAL_SIZE)
        self._default = ""
        if root is not None:
            self._index(root)

    def _index(self, root: Element) -> None:
        defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self.usual = look_of(defaults).over(self.usual)
        for each in root.iterfind(full("w:style")):
            identity = value(each, "w:styleId")
            self._elements.setdefault(identity, each)
            if value(each, "w:type") == "paragraph" and value(each, "w:default") in ("1", "true"):
                self._default = identity

    def of(self, identity: str) -> Style:
        """The style with this id; without id, that of ordinary paragraphs."""
        identity = identity or self._default
        if identity not in self._known:
            self._known[identity] = self._resolved(identity)
        return self._known[identity]

    def whole(self, identity: str) -> Look:
        """The look of a style, over that of characters that no style touches."""
        if identity not in self._whole:
            self._whole[identity] = self.of(identity).look.over(self.usual)
        return self._whole[identity]

    def _resolved(self, identity: str) -> Style:
        chain = list(self._chain(identity))
        look = NOTHING
        for each in chain:
            look = look.over(look_of(child(each, "w:rPr"), child(each, "w:pPr")))
        return Style(value(child(chain[0], "w:name")) if chain else "", look)

    def _chain(self, identity: str) -> Iterator[Element]:
        """The style and those that it is based on; one that is based on itself ends there."""
        seen: set[str] = set()
        while identity in self._elements and identity not in seen:
            seen.add(identity)
            element = self._elements[identity]
            yield element
            identity = value(child(element, "w:basedOn"))


def heading_level(style: Style, own: Look) -> int:
    """The level of a heading from 1, by the style's name or the outline level; 0 for none."""
    outline = own.outline if own.outline is not None else style.look.outline
    return heading_of(style.name) or (min(outline + 1, 6) if outline is not None else 0)
