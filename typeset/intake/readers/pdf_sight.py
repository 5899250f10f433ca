"""What is to be seen of a PDF page: a small picture in which each character has its place."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from typeset.intake.characters import is_wide
from typeset.intake.readers.pdf_frame import Frame
from typeset.intake.readers.pdf_placement import Glyph

_SCALE = 60 / 72
"""Pixels for each pt: a stroke of the smallest type still darkens one."""
_MOST_PIXELS = 4_000_000
"""A larger page is drawn at fewer dots."""
_FLAT = 6
"""Shades of 256: where they differ by less, nothing is drawn."""
_FAINT = 165
"""The darkest shade (0 is black) of what is drawn as faintly as a watermark."""
_INVISIBLE = (3, 7)
"""The modes (ISO 32000-1, 9.3.6) in which characters leave no ink."""
_ALIKE = 12
"""Shades of 256: ink that differs less from its ground is not seen."""


class Sight:
    """A page's picture, drawn upright when it is first asked."""

    def __init__(self, page: pdfium.PdfPage, text: raw.FPDF_TEXTPAGE, frame: Frame) -> None:
        self._text = text
        self._inked: set[tuple[str, bool]] = set()
        self._scale = min(_SCALE, (_MOST_PIXELS / max(frame.width * frame.height, 1)) ** 0.5)
        turn = (-90 * frame.quarters - page.get_rotation()) % 360
        drawn = page.render(
            scale=self._scale,
            rotation=turn,
            may_draw_forms=False,
            draw_annots=False,
        )
        self._picture = drawn.to_pil().convert("RGB")

    def _shades(self, glyph: Glyph) -> list[tuple[int, int]]:
        """The least and the most (0 to 255) of red, green and blue where a character stands."""
        scale, (width, height) = self._scale, self._picture.size
        left = min(max(int(glyph.left * scale), 0), width - 1)
        top = min(max(int((glyph.y - 0.9 * glyph.size) * scale), 0), height - 1)
        right = min(max(int(glyph.right * scale) + 1, left + 1), width)
        bottom = min(max(int((glyph.y + 0.25 * glyph.size) * scale) + 1, top + 1), height)
        shades: Any = self._picture.crop((left, top, right, bottom)).getextrema()
        return list(shades)

    def _darkest(self, glyph: Glyph) -> float:
        """A shade no lighter than the darkest (0 to 255) where a character stands."""
        return _shade(*(low for low, _ in self._shades(glyph)))

    def is_flat(self, glyph: Glyph) -> bool:
        """Whether nothing is drawn where a character stands."""
        if all(high - low < _FLAT for low, high in self._shades(glyph)):
            return True
        self._inked.add((glyph.face, is_wide(glyph.text)))
        return False

    def is_faint(self, glyph: Glyph, at: int) -> bool:
        """Whether a character is drawn in a pale colour on a pale ground."""
        return self._darkest(glyph) > _FAINT and self._fill(at) > _FAINT

    def is_hidden(self, glyph: Glyph, at: int) -> bool:
        """Whether a character that leaves no ink is in the colour of its ground, or covered.

        A face that the file does not hold may only be missing here: then none of its characters
        leaves any."""
        if (glyph.face, is_wide(glyph.text)) in self._inked:
            return True
        font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(self._text, at))
        if raw.FPDFFont_GetIsEmbedded(font) == 1:
            return True
        return abs(self._fill(at) - self._darkest(glyph)) < _ALIKE

    def is_invisible(self, at: int) -> bool:
        """Whether a character is drawn without ink, as those that lie over a scan are."""
        each = raw.FPDFText_GetTextObject(self._text, at)
        return raw.FPDFTextObj_GetTextRenderMode(each) in _INVISIBLE

    def _fill(self, at: int) -> float:
        """The shade (0 to 255) of a character's colour on white."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not raw.FPDFText_GetFillColor(self._text, at, red, green, blue, alpha):
            return 0.0
        shade = _shade(red.value, green.value, blue.value)
        return 255 - (255 - shade) * alpha.value / 255


def _shade(red: float, green: float, blue: float) -> float:
    return 0.3 * red + 0.59 * green + 0.11 * blue
