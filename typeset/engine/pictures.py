"""Photographs on the page: at the resolution of their print, upright, in their own colours.

WeasyPrint decodes and turns a picture when it is loaded, resamples it as a poor JPEG and drops its
ICC profile.  Here it is only measured when it is loaded, and made when the PDF is.
"""

from __future__ import annotations

from hashlib import blake2b
from math import hypot
from typing import TYPE_CHECKING, TypeAlias

import pydyf
from weasyprint.images import RasterImage

from typeset.engine.picture_data import Encoded, Treatment, encode

if TYPE_CHECKING:
    from PIL.Image import Image

    from typeset.engine.stock import PageStream, Pdf
    from typeset.typography.stock import Style

Orientation: TypeAlias = "str | tuple[int, bool]"
"""CSS's `image-orientation`: a keyword, or degrees and whether it is flipped."""

AS_IT_IS = Treatment(ppi=None, quality=95)

SPARE = 1.25
"""This multiple of the wanted resolution stays: little would be saved, and sharpness lost."""

_ORIENTATION = 0x0112  # the EXIF tag

UPRIGHT = {
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""For each EXIF orientation the matrix that sets the stored picture upright in the unit square."""

_TURNED = {
    (0, True): 2,
    (90, False): 6,
    (90, True): 5,
    (180, False): 3,
    (180, True): 4,
    (270, False): 8,
    (270, True): 7,
}
"""CSS's image-orientation (degrees, flipped) in EXIF's numbers.

It turns to the right, then flips from side to side (CSS Images 3); WeasyPrint's own pictures
are turned to the left.
"""


class Photograph(RasterImage):  # type: ignore[misc]
    """WeasyPrint's RasterImage; `treatment` may be changed until the PDF is made."""

    def __init__(
        self,
        pillow_image: Image,
        image_id: str,
        image_data: bytes,
        filename: str | None = None,
        cache: object = None,
        orientation: Orientation = "none",
        options: object = None,
    ) -> None:
        self.id = f"{blake2b(image_data, digest_size=8).hexdigest()}-"
        self.treatment = AS_IT_IS
        self._data = image_data
        self._orientation = _orientation(pillow_image, orientation)
        self._stored: tuple[int, int] = pillow_image.size
        lies = self._orientation >= 5
        self.width, self.height = self._stored[::-1] if lies else self._stored
        self.ratio = self.width / self.height
        self._line_art = pillow_image.mode == "1"

    def resolution(self, width: float, height: float) -> float:
        """Pixels an inch where the picture is printed at that size in pt; the lesser of the two."""
        return float(min(self.width * 72 / width, self.height * 72 / height))

    def draw(
        self, stream: PageStream, concrete_width: float, concrete_height: float, style: Style
    ) -> None:
        """Draw the picture into the rectangle from (0, 0) to the concrete size."""
        (a, b, _), (c, d, _), _ = stream.ctm
        printed = concrete_width * hypot(a, b), concrete_height * hypot(c, d)
        if min(printed) <= 0:
            return
        interpolate = style["image_rendering"] == "auto"
        name = stream.add_image(self, interpolate, self._share(*printed))
        stream.transform(concrete_width, 0, 0, -concrete_height, 0, concrete_height)
        if self._orientation in UPRIGHT:
            stream.transform(*UPRIGHT[self._orientation])
        stream.draw_x_object(name)

    def _share(self, width: float, height: float) -> float:
        """What part of its pixels, in a row, is wanted where it is printed at that size in pt."""
        wanted = self.treatment.wanted(self._line_art)
        if wanted is None:
            return 1.0
        share = wanted / self.resolution(width, height)
        return share if share * SPARE < 1 else 1.0

    def get_x_object(self, interpolate: bool, dpi_ratio: float) -> PictureStream:
        """The picture as a PDF has it, with the part `dpi_ratio` of its pixels in a row."""
        size = (
            max(1, round(self._stored[0] * dpi_ratio)),
            max(1, round(self._stored[1] * dpi_ratio)),
        )
        return PictureStream(encode(self._data, size, self.treatment), interpolate)


def _orientation(pillow_image: Image, orientation: Orientation) -> int:
    """How the stored picture lies, in EXIF's numbers; 1 is upright."""
    if orientation == "from-image":
        found: int = pillow_image.getexif().get(_ORIENTATION, 1)
        return found if found in UPRIGHT else 1
    if isinstance(orientation, str):  # none
        return 1
    degrees, flipped = orientation
    return _TURNED.get((degrees % 360, flipped), 1)


class PictureStream(pydyf.Stream):  # type: ignore[misc]
    """An image XObject; its ICC profile becomes an object of its own in `share_profiles`."""

    def __init__(self, picture: Encoded, interpolate: bool) -> None:
        self.profile = picture.profile
        self.components = {"CMYK": 4, "RGB": 3}.get(picture.mode, 1)
        space = {4: "/DeviceCMYK", 3: "/DeviceRGB", 1: "/DeviceGray"}[self.components]
        bits = 1 if picture.mode == "1" else 8
        extra = pydyf.Dictionary(
            {
                "Type": "/XObject",
                "Subtype": "/Image",
                "Width": picture.width,
                "Height": picture.height,
                "ColorSpace": space,
                "BitsPerComponent": bits,
                "Interpolate": "true" if interpolate else "false",
            }
        )
        if picture.inverted:
            extra["Decode"] = pydyf.Array((1, 0) * 4)
        if picture.coding == "jpeg":
            extra["Filter"] = "/DCTDecode"
        else:
            extra["Filter"] = "/FlateDecode"
            if picture.predicted:
                extra["DecodeParms"] = _rows_of_a_png(picture.width, self.components, bits)
        if picture.alpha is not None:
            extra["SMask"] = PictureStream(picture.alpha, interpolate)
        super().__init__([picture.data], extra)


def _rows_of_a_png(width: int, components: int, bits: int) -> pydyf.Dictionary:
    return pydyf.Dictionary(
        {"Predictor": 15, "Columns": width, "Colors": components, "BitsPerComponent": bits}
    )


def share_profiles(pdf: Pdf) -> None:
    """Give each picture in `pdf` its profile as a colour space; the same profile once for all."""
    spaces: dict[bytes, pydyf.Array] = {}
    for picture in [item for item in pdf.objects if isinstance(item, PictureStream)]:
        if not picture.profile:
            continue
        if picture.profile not in spaces:
            extra = pydyf.Dictionary({"N": picture.components})
            profile = pydyf.Stream([picture.profile], extra, compress=True)
            pdf.add_object(profile)
            spaces[picture.profile] = pydyf.Array(("/ICCBased", profile.reference))
        picture.extra["ColorSpace"] = spaces[picture.profile]
