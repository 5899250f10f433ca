"""Shaping: the glyphs and advances of a text box, taken from Pango once, at unlimited width."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from typeset.typography import contract
from typeset.typography.contract import FROM_UNITS, ffi, pango
from typeset.typography.glyph_runs import Shaped, read_line

if TYPE_CHECKING:
    from typeset.typography.stock import Layout, Pointer, Style, Value

ffi.cdef("PangoAttribute * pango_attr_family_new (const char *family);")

LINE_BREAK_BIT = 1  # PangoLogAttr.is_line_break
UNSPACED = "typeset_unspaced"  # attribute of a style
CURSOR_BIT = 16  # PangoLogAttr.is_cursor_position: a grapheme starts here


def shape(
    text: str, style: Style, chinese: Iterable[int] = (), latin: Iterable[int] = ()
) -> Shaped:
    """Shape ``text``; the characters at the indices ``chinese`` come from the font that has Han.

    Those at ``latin`` come from the font that has letters.  ``text`` is not empty and holds no
    newline.
    """
    layout = contract.Layout(unspaced(style))
    layout.set_text(text)
    for indices, sample in ((chinese, "中"), (latin, "n")):
        if indices := list(indices):
            _prefer_font(layout, text, style, indices, sample)
    line, _ = layout.get_first_line()
    shaped = Shaped(text, layout=layout)
    read_line(line, shaped, round(style["font_size"] / FROM_UNITS))
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


def _prefer_font(layout: Layout, text: str, style: Style, indices: list[int], sample: str) -> None:
    """Ask Pango to take some characters from the family that it takes ``sample`` from."""
    family = _family_with(style, sample)
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


def _family_with(style: Style, sample: str) -> bytes | None:
    """The family that ``style`` takes ``sample`` from, remembered with the document."""
    known: dict[Value, bytes | None] = style.cache.setdefault("typeset_families", {})
    key = style["font_family"], style["font_weight"], style["font_style"], style["lang"], sample
    if key not in known:
        layout = contract.Layout(style)
        layout.set_text(sample)
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
