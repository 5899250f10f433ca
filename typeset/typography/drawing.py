"""Drawing: the glyphs of a composed line, each exactly where the composer put it.

WeasyPrint lays a line out again when it draws it. A composed piece of text keeps the glyphs that
were shaped with its paragraph, so nothing is laid out twice, and writes positions with decimals:
WeasyPrint's own writer drops the fraction of each kerning, which adds up along a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from typeset.typography import contract
from typeset.typography.contract import FROM_UNITS, ffi, pango
from typeset.typography.emphasis import draw_dots
from typeset.typography.glyph_runs import UNKNOWN, Shaped

if TYPE_CHECKING:
    from typeset.typography.stock import (
        Box,
        Layout,
        Matrix,
        PdfFont,
        Pointer,
        Stock,
        Stream,
        Style,
        Value,
    )

DECORATED = ("ascent", "underline_position", "underline_thickness")
STRUCK = ("strikethrough_position", "strikethrough_thickness")
EMPTY = pango.PANGO_GLYPH_EMPTY


@dataclass(frozen=True, slots=True)
class ClusterSpan:
    """Consecutive clusters of one shaped text, with the advance of each (px)."""

    shaped: Shaped
    start: int
    end: int
    advances: list[float]


class ComposedText(contract.Layout):  # type: ignore[misc]
    """What stands for a Pango layout on the text boxes of a composed line."""

    def __init__(
        self, text: str, style: Style, spans: tuple[ClusterSpan, ...], max_width: float
    ) -> None:
        self.text = text
        self.spans = spans
        self.max_width = max_width
        self.justification_spacing = 0
        self.first_line_direction = 0
        self.ascent = self.underline_position = self.strikethrough_position = None
        if style["text_decoration_line"] != "none":
            self._measure_decoration(style)

    def _measure_decoration(self, style: Style) -> None:
        stock = contract.Layout(style)
        for name in DECORATED + STRUCK:
            setattr(self, name, getattr(stock, name))

    @property
    def layout(self) -> Pointer:
        """What only WeasyPrint's own drawing asks for: it stands where ours stood."""
        raise RuntimeError(
            "This document was laid out while typeset.typography was enabled: "
            "write it before disable(), or enable() again."
        )

    def reactivate(self, style: Style) -> None:
        """Nothing to lay out again."""

    def deactivate(self) -> None:
        """Nothing to set free."""

    def stock(self, style: Style) -> Layout:
        """The same text as an ordinary layout of WeasyPrint's, for what only it can draw."""
        layout: Layout = contract.Layout(style, 0, self.max_width)
        layout.set_text(self.text)
        return layout


def draw_first_line(
    stock: Stock,
    stream: Stream,
    textbox: Box,
    text_overflow: str,
    block_ellipsis: Value,
    matrix: Matrix,
) -> list[Box]:
    """Draw a text box: composed text ourselves, all else by ``stock``, WeasyPrint's function."""
    layout = textbox.pango_layout
    if not isinstance(layout, ComposedText):
        emojis: list[Box] = stock(stream, textbox, text_overflow, block_ellipsis, matrix)
        return emojis
    overflows = text_overflow == "ellipsis" and textbox.width > layout.max_width + 1e-6
    if overflows or block_ellipsis != "none" or _has_pictures(stream, layout):
        textbox.pango_layout = layout.stock(textbox.style)
        try:
            emojis = stock(stream, textbox, text_overflow, block_ellipsis, matrix)
        finally:
            textbox.pango_layout = layout
        return emojis
    if layout.text.strip() and textbox.style["font_size"] >= 1e-6:
        stream.set_text_matrix(*matrix.values)
        for span in layout.spans:
            _SpanWriter(stream, textbox, span).write()
        if textbox.style["text_emphasis_style"] != "none":
            draw_dots(stream, matrix, layout.spans, textbox.style["font_size"])
    return []


def _has_pictures(stream: Stream, layout: ComposedText) -> bool:
    """Whether a font of the text has glyphs that are pictures (emoji, bitmaps)."""
    for span in layout.spans:
        for pango_font in dict.fromkeys(span.shaped.fonts[span.start : span.end]):
            drawn, _ = _font(stream, pango_font)
            if drawn.bitmap or drawn.png or drawn.svg or drawn.colr:
                return True
    return False


def _font(stream: Stream, pango_font: Pointer) -> tuple[PdfFont, float]:
    """The PDF's font for Pango's, and its size: WeasyPrint looks for it again at each call.

    A page's own cache is enough, and safe: while it is drawn, all its text keeps its fonts.
    """
    fonts: dict[Pointer, tuple[PdfFont, float]] = stream.__dict__.setdefault("typeset_fonts", {})
    if pango_font not in fonts:
        fonts[pango_font] = stream.add_font(pango_font)
    return fonts[pango_font]


@lru_cache(maxsize=4096)
def _moved(tenths: int) -> str:
    """The end of one string and the beginning of the next, with a move between them."""
    return f">{-tenths / 10:g}<"


class _SpanWriter:
    """Writes one span as text-showing operators."""

    def __init__(self, stream: Stream, textbox: Box, span: ClusterSpan) -> None:
        self.stream = stream
        self.textbox = textbox
        self.span = span
        self.shaped = span.shaped
        self.parts: list[str] = []
        self.carry = 0.0  # what rounding has left, thousandths of an em

    def write(self) -> None:
        """Write all clusters of the span."""
        fonts, span = self.shaped.fonts, self.span
        start = span.start
        for end in range(start + 1, span.end + 1):
            if end == span.end or fonts[end] != fonts[start]:
                font, size = _font(self.stream, fonts[start])
                self.carry = 0.0
                self.stream.set_font_size(font.hash, size)
                self._run(start, span.advances[start - span.start : end - span.start], font, size)
                self._show()
                start = end

    def _run(self, start: int, advances: list[float], font: PdfFont, size: float) -> None:
        """Write the clusters from `start` on, all of one font."""
        shaped, scale, known = self.shaped, 1000 / size, font.to_unicode
        firsts = shaped.glyph_starts[start : start + len(advances) + 1]
        clusters = zip(pairwise(firsts), advances, strict=True)
        for cluster, ((first, end), advance) in enumerate(clusters, start):
            glyph = shaped.glyphs[first] if end == first + 1 else -1
            plain = known.get(glyph) == shaped.glyph_text(first, cluster)
            if plain and not shaped.x_offsets[first] and not shaped.y_offsets[first]:
                self.parts.append(f"{glyph:04x}")
                self._move(advance * scale - font.widths[glyph])
            else:
                self._glyphs(cluster, range(first, end), font, size, advance * scale)

    def _show(self) -> None:
        if self.parts:
            # No empty string: for one, PDFium (Chrome, Edge) forgets the move that ends the line.
            self.stream.show_text(f"<{''.join(self.parts)}>".replace("<>", " "))
            self.parts = []

    def _glyphs(
        self, cluster: int, indices: range, font: PdfFont, size: float, advance: float
    ) -> None:
        """Write the glyphs of a cluster; ``advance`` in thousandths of an em."""
        shaped = self.shaped
        pen = 0.0  # where the text position is, from the cluster's origin, thousandths
        origin = 0  # where Pango puts the glyph, Pango units
        for index in indices:
            if shaped.glyphs[index] != EMPTY:
                target = (origin + shaped.x_offsets[index]) * FROM_UNITS * 1000 / size
                rise = shaped.y_offsets[index] * FROM_UNITS
                pen = self._glyph(index, cluster, font, size, target - pen, rise) + target
            origin += shaped.widths[index]
        self._move(advance - pen)

    def _move(self, distance: float) -> None:
        """Move the pen by thousandths of an em, to a tenth, and carry the rest."""
        distance += self.carry
        tenths = round(distance * 10)
        self.carry = distance - tenths / 10
        if tenths:
            self.parts.append(_moved(tenths))

    def _glyph(
        self,
        index: int,
        cluster: int,
        font: PdfFont,
        size: float,
        move: float,
        rise: float,
    ) -> float:
        """Write a glyph and return its advance in the PDF font, thousandths of an em."""
        glyph, text = self.shaped.glyphs[index], self.shaped.glyph_text(index, cluster)
        if glyph & UNKNOWN:
            glyph = self._unknown(glyph, self.shaped.widths[index], font, size)
            font.to_unicode.setdefault(glyph, text)
        else:
            glyph = self._number(glyph, text, font)
        if glyph not in font.widths:
            font.widths[glyph] = self._font_width(glyph, cluster, size)
        if abs(move) > 1e-6:
            self._move(move)
        if rise:
            self._raised(glyph, rise)
        else:
            self.parts.append(f"{glyph:04x}")
        return float(font.widths[glyph])

    @staticmethod
    def _number(glyph: int, text: str, font: PdfFont) -> int:
        """The number by which the PDF names a glyph that stands for `text`.

        · and ・ are one glyph in many faces: each must come out as it was typed.  The engine gives
        such a glyph a number more, where it embeds the face itself.
        """
        known = font.to_unicode.setdefault(glyph, text)
        if known == text or len(text) > 1 or text.isspace():
            return glyph
        second = getattr(font, "second_number", None)
        return glyph if second is None else int(second(glyph, text))

    def _raised(self, glyph: int, rise: float) -> None:
        self._show()
        self.stream.set_text_rise(-rise)
        self.stream.show_text(f"<{glyph:04x}>")
        self.stream.set_text_rise(0)

    def _font_width(self, glyph: int, cluster: int, size: float) -> int:
        stream = self.stream
        pango.pango_font_get_glyph_extents(
            self.shaped.fonts[cluster], glyph, ffi.NULL, stream.logical_rect
        )
        thousandths: float = stream.logical_rect.width * 1000 * FROM_UNITS / size
        return round(thousandths)

    def _unknown(self, glyph: int, width: int, font: PdfFont, size: float) -> int:
        """Draw .notdef for a character that no font has, and say so in WeasyPrint's words."""
        codepoint = glyph - UNKNOWN
        contract.draw_text.LOGGER.warning(
            '.notdef glyph rendered for Unicode string unsupported by fonts: "%s" (U+%04X)',
            chr(codepoint),
            codepoint,
        )
        # Not by its character: WeasyPrint would give that number another width.
        unused: int = font.get_unused_glyph_id(glyph)
        font.widths[unused] = round(width * 1000 * FROM_UNITS / size)
        font.widths.setdefault(0, font.widths[unused])
        return unused
