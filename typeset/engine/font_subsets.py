"""The glyphs of a face that a document uses, cut out by HarfBuzz once.

WeasyPrint copies the whole file of each face, has HarfBuzz cut it twice for each document, and
leaves the place of every glyph that is not used.  Here the glyphs that are used stand one after
another: two thirds of the bytes.  Their new numbers are what the pages name them by
(`glyph_codes`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset

if TYPE_CHECKING:
    from typeset.engine.stock import EmbeddedFont
    from typeset.typography.stock import Pointer

# Tables that no reader of a PDF looks at (PDF 32000-1, 9.9, table 126) ...
DROPPED = (*b"BASE DSIG EBDT EBLC EBSC GDEF GPOS GSUB JSTF LTSH MATH PCLT VDMX".split(), b"SVG ")
# ... and those that it does not look at when it has glyph numbers and widths from the PDF.
UNREAD = (
    *b"OS/2 cmap name post gasp hdmx kern STAT meta vhea vmtx VORG FFTM GlyF TeX ".split(),
    *(b"COLR", b"CPAL", b"CBDT", b"CBLC", b"sbix", b"avar", b"MVAR", b"HVAR", b"VVAR"),
)

_whole_face = fonts.get_hb_object_data


def cut(font: EmbeddedFont, glyphs: Collection[int], hinting: bool) -> None:
    """Leave in `font.file_content` its `glyphs`, under their numbers.

    It stands for WeasyPrint's `Font._harfbuzz_subset`, and cuts what `dense` cannot.
    """
    flags = harfbuzz_subset.HB_SUBSET_FLAGS_PASSTHROUGH_UNRECOGNIZED
    flags |= harfbuzz_subset.HB_SUBSET_FLAGS_RETAIN_GIDS | _flags(font, hinting)
    subset = _cut(font, glyphs, DROPPED, flags)
    if subset:
        font.file_content = subset
    else:
        fonts.LOGGER.warning('Unable to subset "%s" with HarfBuzz', font.family)


def dense(
    font: EmbeddedFont, glyphs: Iterable[int], hinting: bool
) -> tuple[bytes, tuple[int, ...]] | None:
    """A font file of `glyphs` alone, and which glyph of the whole face each of them is.

    None where HarfBuzz leaves more glyphs than it was asked for (accents that an old face puts
    together while it draws), so that their numbers are not known.
    """
    kept = tuple(sorted(_with_components(font, {0, *glyphs})))
    subset = _cut(font, kept, (*DROPPED, *UNREAD), _flags(font, hinting))
    return (subset, kept) if subset and _glyph_count(subset) == len(kept) else None


def _cut(
    font: EmbeddedFont, glyphs: Collection[int], dropped: Iterable[bytes], flags: int
) -> bytes | None:
    wanted = ffi.gc(
        harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy
    )
    _add(harfbuzz_subset.hb_subset_input_glyph_set(wanted), glyphs)
    tables = harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG
    _add(harfbuzz_subset.hb_subset_input_set(wanted, tables), map(_tag, dropped))
    harfbuzz_subset.hb_subset_input_set_flags(wanted, flags)
    face = harfbuzz_subset.hb_subset_or_fail(font.hb_face, wanted)
    subset: bytes | None = _whole_face(ffi.gc(face, harfbuzz.hb_face_destroy)) if face else None
    return subset


def _flags(font: EmbeddedFont, hinting: bool) -> int:
    """Subroutines written out: once a face is compressed they take more than they save."""
    flags: int = harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
    if not hinting:
        flags |= harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING
    if font.missing:
        flags |= harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
    return flags


def _add(hb_set: Pointer, numbers: Iterable[int]) -> None:
    ordered = sorted(numbers)
    array = ffi.new("hb_codepoint_t[]", ordered)
    harfbuzz.hb_set_add_sorted_array(hb_set, array, len(ordered))


def _tag(name: bytes) -> int:
    tag: int = harfbuzz.hb_tag_from_string(name, -1)
    return tag


def _glyph_count(face: bytes) -> int:
    for at in range(12, 12 + 16 * int.from_bytes(face[4:6]), 16):
        if face[at : at + 4] == b"maxp":
            start = int.from_bytes(face[at + 8 : at + 12])
            return int.from_bytes(face[start + 4 : start + 6])
    return 0


# ---- glyphs made of others (OpenType, `glyf`) ------------------------------------------------

_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80


def _with_components(font: EmbeddedFont, glyphs: set[int]) -> set[int]:
    """`glyphs`, and those that they are made of."""
    if "glyf" not in font.tables:
        return glyphs
    with _table(font, b"glyf") as outlines, _table(font, b"loca") as places:
        with _table(font, b"head") as head:
            size = 4 if head[51] else 2
        found, waiting = set(glyphs), list(glyphs)
        while waiting:
            glyph = waiting.pop()
            place = places[glyph * size : (glyph + 2) * size]
            start, end = (int.from_bytes(place[at : at + size]) for at in (0, size))
            if size == 2:
                start, end = start * 2, end * 2
            new = set(_components(outlines[start:end])) - found
            found |= new
            waiting += new
    return found


def _components(outline: bytes) -> Iterator[int]:
    more, at = len(outline) > 10 and outline[0] >= 0x80, 10
    while more:
        flags = int.from_bytes(outline[at : at + 2])
        yield int.from_bytes(outline[at + 2 : at + 4])
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        more = bool(flags & _MORE)


@contextmanager
def _table(font: EmbeddedFont, tag: bytes) -> Iterator[Pointer]:
    """A table of the whole face, where it lies in memory."""
    blob = harfbuzz.hb_face_reference_table(font.hb_face, _tag(tag))
    try:
        length = ffi.new("unsigned int *")
        data = harfbuzz.hb_blob_get_data(blob, length)
        yield ffi.buffer(data, length[0])
    finally:
        harfbuzz.hb_blob_destroy(blob)


class _FileWhenAsked:
    """`Font.file_content`: the whole file of a face is copied only when somebody reads it."""

    def __get__(self, font: EmbeddedFont, owner: type) -> bytes:
        content: bytes | None = font.__dict__["file_content"]
        if content is None:
            content = font.__dict__["file_content"] = _whole_face(font.hb_face)
        return content or b""

    def __set__(self, font: EmbeddedFont, content: bytes | None) -> None:
        font.__dict__["file_content"] = content


FILE_WHEN_ASKED = _FileWhenAsked()


def no_data(face: Pointer) -> None:
    """Nothing yet of a face's file: WeasyPrint's `get_hb_object_data`, which would copy all."""
