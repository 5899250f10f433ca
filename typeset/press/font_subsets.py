"""The glyphs of a face that a document uses, cut out by HarfBuzz from a face that stands ready.

WeasyPrint copies the whole file of each face and has HarfBuzz cut it twice, for each document.
Here it is cut once, and in a process that makes many documents it is made ready to be cut
beforehand (HarfBuzz's `hb_subset_preprocess`).  The bytes are the same either way.  Glyphs keep
their numbers, for the pages name them by number.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset

ffi.cdef("hb_face_t * hb_subset_preprocess (hb_face_t *source);")

# Tables that no reader of a PDF looks at (PDF 32000-1, 9.9, table 126).
DROPPED = (b"BASE", b"DSIG", b"GDEF", b"GPOS", b"GSUB", b"JSTF", b"LTSH", b"PCLT", b"VDMX")
FACES_KEPT = 64

_whole_face = fonts.get_hb_object_data
_many_documents = False


def expect_many_documents() -> None:
    """Make faces ready from now on: it pays where hundreds of documents are made."""
    global _many_documents
    _many_documents = hasattr(harfbuzz_subset, "hb_subset_preprocess")


def cut(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
    """Leave in `font.file_content` the glyphs of `to_unicode`: WeasyPrint's `_harfbuzz_subset`."""
    wanted = ffi.gc(
        harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy
    )
    _add(harfbuzz_subset.hb_subset_input_glyph_set(wanted), to_unicode)
    dropped = harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG
    _add(harfbuzz_subset.hb_subset_input_set(wanted, dropped), map(_tag, DROPPED))
    harfbuzz_subset.hb_subset_input_set_flags(wanted, _flags(font, hinting))
    face = harfbuzz_subset.hb_subset_or_fail(_source(font.hb_face), wanted)
    subset = _whole_face(ffi.gc(face, harfbuzz.hb_face_destroy)) if face else None
    if subset:
        font.file_content = subset
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


def _source(face: Any) -> Any:
    """The face to cut from: `face`, or what was made ready of it."""
    return _ready(face) if _many_documents else face


@lru_cache(maxsize=FACES_KEPT)
def _ready(face: Any) -> Any:
    """`face` made ready to be cut; the memory keeps both alive."""
    ready = harfbuzz_subset.hb_subset_preprocess(face)
    return ffi.gc(ready, harfbuzz.hb_face_destroy)


class _FileWhenAsked:
    """`Font.file_content`: the whole file of a face is copied only when somebody reads it."""

    def __get__(self, font: Any, owner: type) -> bytes:
        content: bytes | None = font.__dict__["file_content"]
        if content is None:
            content = font.__dict__["file_content"] = _whole_face(font.hb_face)
        return content or b""

    def __set__(self, font: Any, content: bytes | None) -> None:
        font.__dict__["file_content"] = content


PARTS: tuple[tuple[Any, str, Any], ...] = ()
if harfbuzz_subset is not None:
    PARTS = (
        (fonts.Font, "_harfbuzz_subset", cut),
        (fonts.Font, "file_content", _FileWhenAsked()),
        (fonts, "get_hb_object_data", lambda face: None),
    )
