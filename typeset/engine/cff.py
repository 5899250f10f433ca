"""The outlines of an OpenType face (its `CFF ` table), looked into as bytes.

A PDF names a glyph by its character identifier (CID), and where the outlines are keyed by CID the
reader finds the glyph through their `charset` (ISO 32000-1, 9.7.4.2).  A face cut by HarfBuzz keeps
the identifiers of the whole face there, while the pages name glyphs by number: poppler and PDFium
forgive that, Ghostscript, MuPDF and Acrobat show other characters.  So the charset is made the
identity: the identifier of each glyph is its number.

Terms are those of Adobe's Technical Note 5176, The Compact Font Format Specification.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

_ROS, _CHARSET, _CHARSTRINGS = 0x0C1E, 15, 17


def with_identity_charset(face: bytes) -> bytes:
    """`face`, an OpenType font file; its glyphs' identifiers are their numbers.

    A face without `CFF ` outlines, or one whose outlines are keyed by name (the reader then takes
    the identifier for the glyph's number), comes back as it is.
    """
    start = _table(face, b"CFF ")
    if start is None:
        return face
    names_end = _index_end(face, start + face[start + 2])
    top = dict(_entries(_index_items(face, names_end)[0]))
    if _ROS not in top:
        return face
    glyphs = int.from_bytes(face[start + top[_CHARSTRINGS] :][:2])
    return _written_over(face, start + top[_CHARSET], _identity(glyphs))


def _table(face: bytes, tag: bytes) -> int | None:
    """Where the table `tag` begins in the font file `face`."""
    for at in range(12, 12 + 16 * int.from_bytes(face[4:6]), 16):
        if face[at : at + 4] == tag:
            return int.from_bytes(face[at + 8 : at + 12])
    return None


def _identity(glyphs: int) -> bytes:
    """The shortest charset in which glyph n has the identifier n; .notdef, 0, is never listed.

    It is never longer than another of as many glyphs.
    """
    more = glyphs - 2
    if more < 1:
        return struct.pack(">BH", 0, 1)[: 1 + 2 * (glyphs - 1)]
    return struct.pack(">BHB", 1, 1, more) if more < 256 else struct.pack(">BHH", 2, 1, more)


def _written_over(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


# ---- INDEX and DICT --------------------------------------------------------------------------


def _offsets(data: bytes, at: int) -> list[int]:
    """Where the items of the INDEX at `at` begin in `data`, and where the last one ends."""
    count = int.from_bytes(data[at : at + 2])
    if not count:
        return [at + 2]
    size = data[at + 2]
    first, before = at + 3, at + 2 + size * (count + 1)
    ends = range(first, first + size * (count + 1), size)
    return [before + int.from_bytes(data[end : end + size]) for end in ends]


def _index_end(data: bytes, at: int) -> int:
    return _offsets(data, at)[-1]


def _index_items(data: bytes, at: int) -> list[bytes]:
    offsets = _offsets(data, at)
    return [data[a:b] for a, b in pairwise(offsets)]


def _entries(dictionary: bytes) -> Iterator[tuple[int, int]]:
    """Each operator of a DICT with its last operand, where that is a whole number."""
    at, operand = 0, 0
    while at < len(dictionary):
        lead = dictionary[at]
        at += 1
        if lead <= 21:
            if lead == 12:
                lead, at = 0x0C00 | dictionary[at], at + 1
            yield lead, operand
        elif lead == 28:
            operand, at = int.from_bytes(dictionary[at : at + 2], signed=True), at + 2
        elif lead == 29:
            operand, at = int.from_bytes(dictionary[at : at + 4], signed=True), at + 4
        elif lead == 30:
            while dictionary[at] & 0xF != 0xF:
                at += 1
            at += 1
        elif lead <= 246:
            operand = lead - 139
        else:
            low = dictionary[at]
            at += 1
            sign = 1 if lead <= 250 else -1
            base = lead - 247 if lead <= 250 else lead - 251
            operand = sign * (base * 256 + low + 108)
