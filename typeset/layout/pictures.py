"""Pictures on the grid: the room that a picture takes, in whole lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup, escape

from typeset.issue.page_plan import StockFiller
from typeset.issue.picture_keys import Picture
from typeset.layout.package import Page

RESOLUTION = 150
"""A picture is not enlarged beyond this many pixels an inch."""
SMALLER = 0.9
"""A picture of less than this share of the width that was asked for is reported."""
AIR = 0.4
"""Lines of white that a picture has at least, half above and half below."""

SHARES = {"third": 1 / 3, "half": 1 / 2, "two-thirds": 2 / 3, "full": 1.0}
GAP = 14.0
"""pt.  The white between pictures in a row, or between a picture and the text beside it."""

NARROWEST = 60.0
"""pt.  Where one of a row would be narrower, about 2 cm, they stand below one another."""

FIXED = Markup(" data-fixed")
"""The attribute of a figure whose picture has its size, whatever a page might gain by another."""

_ORIENTATION = 0x0112  # the EXIF tag; 5 to 8 lie on their side


@dataclass(frozen=True)
class PictureSetter:
    """Sets pictures of an issue in the folder `base` into a column with the measures of `page`.

    `whole`: they are artwork, of which nothing may be cut away."""

    base: Path
    page: Page
    whole: bool = False

    def figure(self, picture: Picture, attributes: Markup) -> Markup:
        """A picture with its caption and credit; a caption alone where the picture is lost.

        In a column too narrow for text beside it, it takes the column.
        """
        image = Markup("")
        widest = self._room(picture)
        beside = picture.beside if widest >= NARROWEST else None  # nor would the text have room
        if picture.file:
            if picture.beside and not beside:
                widest = self.page.measure
            width, height = self.size(self.base / picture.file, widest)
            room = height
            if not beside:
                room = ceil(height / self.page.line + AIR) * self.page.line
            image = _image(picture, width, height, (room - height) / 2)
            if picture.width and self._is_too_small(picture, width, widest):
                image = image.replace("<img ", Markup('<img data-asked="{:.0f}" ').format(widest))
            if beside:
                style = Markup(' class="{}" style="width: {:.3f}pt"')
                attributes += style.format(beside, width)
            elif width < self.page.measure - 1:
                attributes += Markup(" data-narrow")
            if self.whole or picture.crop == "none":
                attributes += FIXED
        inner = image + _caption(picture)
        if beside:  # WeasyPrint parts floats between pages, but nothing inside a line
            inner = Markup('<div class="whole">{}</div>').format(inner)
        return Markup("<figure{}>{}</figure>").format(attributes, inner)

    def in_row(self, row: Sequence[Picture], place: int, attributes: Markup) -> Markup:
        """One of the pictures of a row, which are of one height and fill the measure."""
        high = self._row_height(row)
        wide = high * self.ratio(row[place])
        picture = row[place]
        image = _image(picture, wide, high, 0.0) if picture.file else Markup("")
        style = Markup(' style="width: {:.3f}pt"').format(wide)
        return Markup("<figure{}{}>{}{}</figure>").format(
            attributes + FIXED, style, image, _caption(picture)
        )

    def fits(self, row: Sequence[Picture]) -> bool:
        """Whether there is room for the pictures side by side."""
        return self._row_height(row) * min(map(self.ratio, row)) >= NARROWEST

    def _row_height(self, row: Sequence[Picture]) -> float:
        room = self.page.measure - GAP * (len(row) - 1)
        return min(self.page.picture, room / sum(map(self.ratio, row)))

    def _room(self, picture: Picture) -> float:
        """The greatest width, pt."""
        share = SHARES[picture.width or ("third" if picture.beside else "full")]
        return self.page.measure * share - (GAP * (1 - share) if share < 1 else 0)

    def _is_too_small(self, picture: Picture, width: float, widest: float) -> bool:
        """Whether a picture is set narrower than was asked for, because it has too few pixels."""
        return width < SMALLER * widest and width > self.sharp_width(picture) - 0.1

    def ratio(self, picture: Picture | StockFiller) -> float:
        """Its width to its height; 1 where it is lost."""
        wide, high = self.size(self.base / picture.file) if picture.file else (1.0, 1.0)
        return wide / high

    def sharp_width(self, picture: Picture | StockFiller) -> float:
        """The greatest width in pt at which a picture is sharp; 0 where it is lost."""
        return _natural(self.base / picture.file)[0] if picture.file else 0.0

    def size(self, file: Path, room: float | None = None) -> tuple[float, float]:
        """The width and height in pt at which the picture is set in a `room` of that many pt."""
        wide, high = _natural(file)
        scale = min(1, (room or self.page.measure) / wide, self.page.picture / high)
        return wide * scale, high * scale


def _image(picture: Picture, width: float, height: float, padding: float) -> Markup:
    focus = Markup("")
    if picture.focus:
        x, y = (100 * share for share in picture.focus)
        focus = Markup("; object-position: {:g}% {:g}%").format(x, y)
    return Markup(
        '<div class="picture" style="padding: {:.3f}pt 0">'
        '<img src="{}"{} style="width: {:.3f}pt; height: {:.3f}pt{}"></div>'
    ).format(padding, picture.file, _alternative(picture), width, height, focus)


def _alternative(picture: Picture) -> Markup:
    """The attribute `alt`; an empty one would say that the picture is an ornament."""
    words = picture.alt or picture.caption
    return Markup(' alt="{}"').format(words) if words else Markup("")


def _caption(picture: Picture) -> Markup:
    if not picture.caption and not picture.credit:
        return Markup("")
    caption = escape(picture.caption or "")
    if picture.credit:
        caption += Markup('<span class="credit">{}</span>').format(picture.credit)
    return Markup("<figcaption>{}</figcaption>").format(caption)


def _natural(file: Path) -> tuple[float, float]:
    """A picture's greatest good size in pt."""
    return _drawing(file) if file.suffix.lower() == ".svg" else _photograph(file)


def _photograph(file: Path) -> tuple[float, float]:
    """A photograph's greatest good size in pt, as its camera was held."""
    from typeset.files.photographs import open_picture

    with open_picture(file) as image:
        wide, high = (pixels * 72 / RESOLUTION for pixels in image.size)
        lies = image.getexif().get(_ORIENTATION, 1) >= 5
    return (high, wide) if lies else (wide, high)


def _drawing(file: Path) -> tuple[float, float]:
    """The size of an SVG drawing by its viewBox, as wide as may be."""
    root = ElementTree.parse(file).getroot()
    box = [
        float(number) for number in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if number
    ]
    wide, high = box[2:] if len(box) == 4 else (_length(root, "width"), _length(root, "height"))
    return 10_000.0, 10_000.0 * high / wide


def _length(root: ElementTree.Element, name: str) -> float:
    found = re.match(r"\d+(\.\d+)?|\.\d+", root.get(name, "").strip())
    return (float(found[0]) if found else 0.0) or 100.0
