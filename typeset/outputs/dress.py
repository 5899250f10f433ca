"""What differs between the forms that are HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from typeset.outputs.pictures import PictureSource


@dataclass(frozen=True)
class Shown:
    """A picture as a form shows it: its address, and its size in CSS pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True)
class Dress:
    """How a form dresses HTML.  `attributes` gives those of a role, with a blank before them."""

    attributes: Callable[[str], Markup]
    picture: Callable[[PictureSource], Shown]
    tags: Mapping[str, str] = field(default_factory=dict)
    """Elements that the form does not know, and what it has for them."""
    links: bool = True
    """Whether links lead outside; else their words stand alone."""
    anchors: bool = True
    """Whether the contents and the notes can be clicked."""
    counters: bool = False
    """Whether our engine draws it, which numbers a list's items by counters alone."""

    def image(self, source: PictureSource, role: str, alt: str) -> Markup:
        """A picture with words for who cannot see it."""
        shown = self.picture(source)
        return Markup('<img{} src="{}" alt="{}" width="{}" height="{}"/>').format(
            self.attributes(role), shown.address, alt, shown.width, shown.height
        )


def by_class(role: str) -> Markup:
    """A role (or several, with blanks between) as classes, for a style sheet."""
    return Markup(' class="{}"').format(role)
