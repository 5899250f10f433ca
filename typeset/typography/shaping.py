"""Shaping: the glyphs and advances of a text box, taken from Pango once, at unlimited width."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from typeset.typography import contract
from typeset.typography.contract import FROM_UNITS, ffi, pango

if TYPE_CHECKING:
    from typeset.typography.stock import Layout, Pointer, Style, Value

ffi.cdef("PangoAttribute * pango_attr_family_new (const char *family);")

GLYPH_WORDS = ffi.sizeof("PangoGlyphInfo") // ffi.sizeof("int")
LINE_BREAK_BIT = 1  # PangoLogAttr.is_line_break
UNSPACED = "typeset_unspaced"  # attribute of a style
CURSOR_BIT = 16  # PangoLogAttr.is_cursor_position: a grapheme starts here


@dataclass(slots=True)
class Shaped:
    """The clusters of one text box, in order; lengths in px, glyph geometry in Pango units."""

    text: str
    starts: list[int] = field(default_factory=list)  # cluster -> index of its first character
    advances: list[float] = field(default_factory=list)  # cluster -> width
    glyph_starts: list[int] = field(default_factory=list)  # cluster -> index of its first glyph
    fonts: list[Pointer] = field(default_factory=list)  # cluster -> PangoFont *
    glyphs: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    x_offsets: list[int] = field(default_factory=list)
    y_offsets: list[int] = field(default_factory=list)
    layout: Layout | None = None  # owns the fonts
    ink: dict[int, tuple[float, float]] = field(default_factory=dict)

    def cluster_text(self, cluster: int) -> str:
        """The characters of one cluster."""
        return self.text[self.starts[cluster] : self.starts[cluster + 1]]

    def blanks(self, cluster: int) -> tuple[float, float]:
        """Blank to the left and right of the ink of a cluster of one glyph, in px."""
        glyph = self.glyphs[self.glyph_starts[cluster]]
        if glyph not in self.ink:
            rectangle = ffi.new("PangoRectangle *")
            pango.pango_font_get_glyph_extents(self.fonts[cluster], glyph, rectangle, ffi.NULL)
            left = rectangle.x * FROM_UNITS
            self.ink[glyph] = left, left + rectangle.width * FROM_UNITS
        left, right = self.ink[glyph]
        return left, self.advances[cluster] - right


def shape(text: str, style: Style, chinese: Iterable[int] = ()) -> Shaped:
    """Shape ``text``; the characters at the indices ``chinese`` come from the font that has Han.

    ``text`` is not empty and holds no newline.
    """
    layout = contract.Layout(unspaced(style))
    layout.set_text(text)
    if indices := list(chinese):
        _prefer_han_font(layout, text, style, indices)
    line, _ = layout.get_first_line()
    shaped = Shaped(text, layout=layout)
    _read_line(line, shaped)
    return shaped


def unspaced(style: Style) -> Style:
    """The style without ``letter-spacing`` and ``word-spacing``, which are gaps of the line's.

    Pango would put half of the spacing on each side of a glyph, at the edges of lines too.
    """
    letters, words = spacing_of(style)
    if not letters and not words:
        return style
    plain: Style | None = style.__dict__.get(UNSPACED)
    if plain is None:
        plain = style.copy()
        plain.update(letter_spacing="normal", word_spacing=0)
        if letters:  # a ligature cannot be spaced out
            plain["font_variant_ligatures"] = "none"
        setattr(style, UNSPACED, plain)
    return plain


def spacing_of(style: Style) -> tuple[float, float]:
    """The letter-spacing and the word-spacing of a style, px."""
    letters = style["letter_spacing"]
    return (0.0 if letters == "normal" else float(letters)), float(style["word_spacing"])


def _read_line(line: Pointer, shaped: Shaped) -> None:
    text = shaped.text
    starts = [place for place, byte in enumerate(text.encode()) if byte & 0xC0 != 0x80]
    char_at = dict(zip(starts, range(len(text)), strict=True))
    run = line.runs
    while run != ffi.NULL:
        _read_run(run.data, shaped, char_at)
        run = run.next
    shaped.starts.append(len(text))
    shaped.glyph_starts.append(len(shaped.glyphs))


def _read_run(item: Pointer, shaped: Shaped, char_at: dict[int, int]) -> None:
    """Append the glyphs and clusters of one left-to-right run."""
    count = item.glyphs.num_glyphs
    words = ffi.unpack(ffi.cast("int *", item.glyphs.glyphs), GLYPH_WORDS * count)
    widths = words[1::GLYPH_WORDS]
    first_glyph = len(shaped.glyphs)
    shaped.glyphs += words[0::GLYPH_WORDS]
    shaped.widths += widths
    shaped.x_offsets += words[2::GLYPH_WORDS]
    shaped.y_offsets += words[3::GLYPH_WORDS]
    offset, font = item.item.offset, item.item.analysis.font
    clusters = ffi.unpack(item.glyphs.log_clusters, count)
    firsts = [
        index for index in range(count) if not index or clusters[index] != clusters[index - 1]
    ]
    shaped.starts += [char_at[offset + clusters[index]] for index in firsts]
    shaped.glyph_starts += [first_glyph + index for index in firsts]
    shaped.fonts += [font] * len(firsts)
    if len(firsts) == count:
        shaped.advances += [width * FROM_UNITS for width in widths]
    else:
        ends = [*firsts[1:], count]
        shaped.advances += [
            sum(widths[first:end]) * FROM_UNITS for first, end in zip(firsts, ends, strict=True)
        ]


def _prefer_han_font(layout: Layout, text: str, style: Style, indices: list[int]) -> None:
    """Ask Pango to take some characters from the family that it takes Han from."""
    family = _han_family(style)
    if family is None or family == style["font_family"][0].encode():
        return
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    families = ffi.new("char[]", family + b"," + ",".join(style["font_family"]).encode())
    for index in indices:
        attribute = pango.pango_attr_family_new(families)
        attribute.start_index = len(text[:index].encode())
        attribute.end_index = attribute.start_index + len(text[index].encode())
        pango.pango_attr_list_change(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)


def _han_family(style: Style) -> bytes | None:
    """The family that ``style`` takes Han characters from, remembered with the document."""
    known: dict[Value, bytes | None] = style.cache.setdefault("typeset_han", {})
    key = style["font_family"], style["font_weight"], style["font_style"], style["lang"]
    if key not in known:
        layout = contract.Layout(style)
        layout.set_text("中")
        line, _ = layout.get_first_line()
        known[key] = None
        if line.runs != ffi.NULL:
            known[key] = _family_of(line.runs.data.item.analysis.font)
    return known[key]


def _family_of(font: Pointer) -> bytes:
    description = ffi.gc(
        pango.pango_font_describe_with_absolute_size(font), pango.pango_font_description_free
    )
    return bytes(ffi.string(pango.pango_font_description_get_family(description)))


def break_attributes(text: str, language: str | None) -> list[int]:
    """Pango's logical attributes as bit sets, one for each character of ``text`` and one more."""
    attributes = contract.get_log_attrs(text, language)
    return list(ffi.unpack(ffi.cast("guint *", attributes), len(text) + 1))
