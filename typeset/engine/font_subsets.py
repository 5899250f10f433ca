"""The glyphs of a face that a document uses, cut out by HarfBuzz once.

WeasyPrint copies the whole file of each face and has HarfBuzz cut it twice, for each document.
Glyphs keep their numbers, for the pages name them by number; those behind the last one used are
gone after the first cut.
"""

from __future__ import annotations

from typing import Any

from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset

from typeset.engine.cff import with_identity_charset

# Tables that no reader of a PDF looks at (PDF 32000-1, 9.9, table 126).
DROPPED = (*b"BASE DSIG EBDT EBLC EBSC GDEF GPOS GSUB JSTF LTSH PCLT VDMX".split(), b"SVG ")

_whole_face = fonts.get_hb_object_data


def cut(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
    """Leave in `font.file_content` the glyphs of `to_unicode`: WeasyPrint's `_harfbuzz_subset`."""
    wanted = ffi.gc(
        harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy
    )
    _add(harfbuzz_subset.hb_subset_input_glyph_set(wanted), to_unicode)
    dropped = harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG
    _add(harfbuzz_subset.hb_subset_input_set(wanted, dropped), map(_tag, DROPPED))
    harfbuzz_subset.hb_subset_input_set_flags(wanted, _flags(font, hinting))
    face = harfbuzz_subset.hb_subset_or_fail(font.hb_face, wanted)
    subset = _whole_face(ffi.gc(face, harfbuzz.hb_face_destroy)) if face else None
    if subset:
        font.file_content = with_identity_charset(subset)
    else:
        fonts.LOGGER.warning('Unable to subset "%s" with HarfBuzz', font.family)


def _flags(font: Any, hinting: bool) -> int:
    flags: int = (
        harfbuzz_subset.HB_SUBSET_FLAGS_RETAIN_GIDS
        | harfbuzz_subset.HB_SUBSET_FLAGS_PASSTHROUGH_UNRECOGNIZED
        | harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
    )
    if not hinting:
        flags |= harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING
    if font.missing:
        flags |= harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
    return flags


def _add(hb_set: Any, numbers: Any) -> None:
    ordered = sorted(numbers)
    array = ffi.new("hb_codepoint_t[]", ordered)
    harfbuzz.hb_set_add_sorted_array(hb_set, array, len(ordered))


def _tag(name: bytes) -> int:
    tag: int = harfbuzz.hb_tag_from_string(name, -1)
    return tag


class _FileWhenAsked:
    """`Font.file_content`: the whole file of a face is copied only when somebody reads it."""

    def __get__(self, font: Any, owner: type) -> bytes:
        content: bytes | None = font.__dict__["file_content"]
        if content is None:
            content = font.__dict__["file_content"] = _whole_face(font.hb_face)
        return content or b""

    def __set__(self, font: Any, content: bytes | None) -> None:
        font.__dict__["file_content"] = content


FILE_WHEN_ASKED = _FileWhenAsked()


def no_data(face: Any) -> None:
    """Nothing yet of a face's file: WeasyPrint's `get_hb_object_data`, which would copy all."""
