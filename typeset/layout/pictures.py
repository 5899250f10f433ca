"""Pictures on the grid: the room that a picture takes, in whole lines."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from pathlib import Path

from markupsafe import Markup, escape
from PIL import Image

from typeset.issue.model import Picture
from typeset.layout.package import Page

PRINT_RESOLUTION = 150
"""A picture is not enlarged beyond this many pixels an inch."""


@dataclass(frozen=True)
class PictureSetter:
    """Sets pictures of an issue in the folder `base` into a column with the measures of `page`."""

    base: Path
    page: Page

    def figure(self, picture: Picture, where: Markup) -> Markup:
        """A picture with its caption and credit; a caption alone where the picture is lost."""
        image = self._image(picture) if picture.file else Markup("")
        caption = self._caption(picture)
        return Markup("<figure{}>{}{}</figure>").format(where, image, caption)

    def _image(self, picture: Picture) -> Markup:
        assert picture.file is not None
        width, height = self.size(self.base / picture.file)
        lines = ceil(round(height / self.page.line, 4))
        return Markup(
            '<div class="picture" style="--lines: {}">'
            '<img src="{}" alt="{}" style="width: {:.2f}pt; height: {:.2f}pt"></div>'
        ).format(lines, picture.file, picture.alt or picture.caption or "", width, height)

    def size(self, file: Path) -> tuple[float, float]:
        """The width and height in pt at which the picture is set."""
        with Image.open(file) as image:
            pixels_wide, pixels_high = image.size
        scale = min(
            72 / PRINT_RESOLUTION,
            self.page.measure / pixels_wide,
            self.page.picture / pixels_high,
        )
        return pixels_wide * scale, pixels_high * scale

    @staticmethod
    def _caption(picture: Picture) -> Markup:
        if not picture.caption and not picture.credit:
            return Markup("")
        caption = escape(picture.caption or "")
        if picture.credit:
            caption += Markup('<span class="credit">{}</span>').format(picture.credit)
        return Markup("<figcaption>{}</figcaption>").format(caption)
