"""The outlines of an OpenType face as a PDF embeds them: `CFF ` alone, keyed by glyph number.

A PDF names a glyph by its character identifier (CID), and where the outlines are keyed by CID the
reader finds the glyph through their `charset` (ISO 32000-1, 9.7.4.2).  A cut face keeps there the
identifiers of the whole face, while the pages name glyphs by number: poppler and PDFium forgive
that, Ghostscript, MuPDF and Acrobat show other characters.  Here every face's charset is the
identity of Adobe-Identity-0, so that both ways lead to the same glyph.

Terms are those of Adobe's Technical Note 5176, The Compact Font Format Specification.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

# Operators of a DICT; those of two bytes as 12 and the second.
_CHARSTRINGS, _PRIVATE, _SUBRS, _CHARSET, _FONT_BBOX = b"\x11", b"\x12", b"\x13", b"\x0f", b"\x05"
_FONT_MATRIX, _ROS, _CID_COUNT = b"\x0c\x07", b"\x0c\x1e", b"\x0c\x22"
_FD_ARRAY, _FD_SELECT = b"\x0c\x24", b"\x0c\x25"

# In a charstring.
_VMOVETO, _RMOVETO, _ZERO = 0x04, b"\x15", b"\x8b"

_FIRST_STRING = 391  # the strings before it are those that every reader knows

Dict = dict[bytes, bytes]
"""Operator -> its operands as they are written."""


@dataclass(frozen=True)
class _Parts:
    """What of a CFF stays: the outlines, and what each of them is drawn with."""

    top: Dict
    global_subrs: bytes
    charstrings: bytes
    glyphs: int
    selection: bytes
    fonts: list[Dict]
    privates: list[bytes]


def cid_keyed(face: bytes, name: bytes, copies: Sequence[int] = ()) -> bytes:
    """The CFF of `face`, an OpenType font file, called `name`; glyph n has the identifier n.

    After its own glyphs stand those of `copies` once more.  The face must have been cut, and its
    subroutines written out.  Outlines that were keyed by name become keyed by CID.  Raises
    ValueError where the face has no such table, or subroutines.
    """
    parts = _parts(_table(face, b"CFF "), copies)
    if any(_SUBRS in _dict(private) for private in parts.privates):
        raise ValueError("local subroutines")
    return _written(parts, name)


def _table(face: bytes, tag: bytes) -> bytes:
    for at in range(12, 12 + 16 * int.from_bytes(face[4:6]), 16):
        if face[at : at + 4] == tag:
            start, length = struct.unpack_from(">LL", face, at + 8)
            return face[start : start + length]
    raise ValueError(f"no table {tag!r}")


# ---- taking apart ----------------------------------------------------------------------------


def _parts(cff: bytes, copies: Sequence[int]) -> _Parts:
    names = _offsets(cff, cff[2])
    tops = _offsets(cff, names[-1])
    strings = _offsets(cff, tops[-1])
    global_subrs = _offsets(cff, strings[-1])
    top = _dict(cff[tops[0] : tops[1]])
    charstrings = _number(top[_CHARSTRINGS])
    outlines = _offsets(cff, charstrings)
    if _ROS in top:
        places = pairwise(_offsets(cff, _number(top[_FD_ARRAY])))
        fonts = [_dict(cff[start:end]) for start, end in places]
        selection = _selection(cff, _number(top[_FD_SELECT]), len(outlines) - 1)
        selection += bytes(selection[1 + glyph] for glyph in copies)
    else:
        fonts = [{_PRIVATE: top[_PRIVATE]}]
        selection = struct.pack(">BHHBH", 3, 1, 0, 0, len(outlines) - 1 + len(copies))
    return _Parts(
        top,
        cff[strings[-1] : global_subrs[-1]],
        _outlines(cff, charstrings, outlines, copies),
        len(outlines) - 1 + len(copies),
        selection,
        fonts,
        [_private(cff, font) for font in fonts],
    )


def _outlines(cff: bytes, at: int, offsets: list[int], copies: Sequence[int]) -> bytes:
    """The INDEX of outlines at `at`, and `copies` of them.

    A width never stands before `vmoveto`, but before `rmoveto`.  They mean the same, and
    page-validation 0.11 overlooks a width before `vmoveto`.
    """
    items = [cff[start:end] for start, end in pairwise(offsets)]
    changed = {
        glyph: moved for glyph, item in enumerate(items) if (moved := _moved_both_ways(item))
    }
    if not changed and not copies:
        return cff[at : offsets[-1]]
    written = [changed.get(glyph, item) for glyph, item in enumerate(items)]
    return _index([*written, *(written[glyph] for glyph in copies)])


def _moved_both_ways(outline: bytes) -> bytes | None:
    """`width 0 y rmoveto …` for `width y vmoveto …`."""
    first = _charstring_number(outline, 0)
    second = _charstring_number(outline, first) if first else 0
    end = first + second
    if not second or outline[end] != _VMOVETO:
        return None
    return outline[:first] + _ZERO + outline[first:end] + _RMOVETO + outline[end + 1 :]


def _charstring_number(data: bytes, at: int) -> int:
    """The length of the number at `at` in a Type 2 charstring; 0 where there is none."""
    lead = data[at]
    return {28: 3, 255: 5}.get(lead, 0 if lead < 32 else 1 if lead <= 246 else 2)


def _selection(cff: bytes, at: int, glyphs: int) -> bytes:
    """The FDSelect at `at`: which font DICT each glyph is drawn with, glyph by glyph (format 0).

    Ranges (format 3) take less, but page-validation 0.11 reads a range of one glyph as the next.
    """
    if cff[at] == 0:
        return cff[at : at + 1 + glyphs]
    ranges = int.from_bytes(cff[at + 1 : at + 3])
    starts = [cff[at + 3 + 3 * number : at + 6 + 3 * number] for number in range(ranges + 1)]
    runs = pairwise((int.from_bytes(start[:2]), start[2:]) for start in starts)
    return b"\0" + b"".join(font * (end - first) for (first, font), (end, _) in runs)


def _private(cff: bytes, font: Dict) -> bytes:
    size, start = _numbers(font[_PRIVATE])
    return cff[start : start + size]


def _offsets(data: bytes, at: int) -> list[int]:
    """Where the items of the INDEX at `at` begin in `data`, and where the last one ends."""
    count = int.from_bytes(data[at : at + 2])
    if not count:
        return [at + 2]
    size = data[at + 2]
    first, before = at + 3, at + 2 + size * (count + 1)
    ends = range(first, first + size * (count + 1), size)
    return [before + int.from_bytes(data[end : end + size]) for end in ends]


def _dict(data: bytes) -> Dict:
    found: Dict = {}
    at = start = 0
    while at < len(data):
        lead = data[at]
        if lead <= 21:
            end = at + (2 if lead == 12 else 1)
            found[data[at:end]] = data[start:at]
            at = start = end
        else:
            at += _operand_length(data, at)
    return found


def _operand_length(data: bytes, at: int) -> int:
    lead = data[at]
    if lead == 30:  # a real number, in half bytes up to one that is 15
        end = at + 1
        while data[end] & 0x0F != 0x0F and data[end] >> 4 != 0x0F:
            end += 1
        return end + 1 - at
    return {28: 3, 29: 5}.get(lead, 1 if lead <= 246 else 2)


def _numbers(operands: bytes) -> list[int]:
    """Whole numbers as they are written in a DICT."""
    found, at = [], 0
    while at < len(operands):
        length = _operand_length(operands, at)
        found.append(_whole(operands[at : at + length]))
        at += length
    return found


def _number(operands: bytes) -> int:
    return _numbers(operands)[-1]


def _whole(operand: bytes) -> int:
    lead = operand[0]
    if lead in (28, 29):
        return int.from_bytes(operand[1:], signed=True)
    if lead <= 246:
        return lead - 139
    if lead <= 250:
        return (lead - 247) * 256 + operand[1] + 108
    return -(lead - 251) * 256 - operand[1] - 108


# ---- putting together ------------------------------------------------------------------------


def _written(parts: _Parts, name: bytes) -> bytes:
    head = b"\x01\x00\x04\x04" + _index([name])
    tail = _index([b"Adobe", b"Identity"]) + parts.global_subrs
    charset = _identity(parts.glyphs)
    place = len(head) + len(_index([_top(parts, [0] * 4)])) + len(tail)
    blocks = [charset, parts.selection, parts.charstrings, *parts.privates]
    places = list(accumulate(map(len, blocks), initial=place))
    fonts = [_font(*each) for each in zip(parts.fonts, parts.privates, places[3:-1], strict=True)]
    top = _top(parts, [places[0], places[1], places[2], places[-1]])
    return b"".join([head, _index([top]), tail, *blocks, _index(fonts)])


def _top(parts: _Parts, places: list[int]) -> bytes:
    entries = {_ROS: _operands(_FIRST_STRING, _FIRST_STRING + 1, 0)}  # the first, as it must be
    entries |= {key: parts.top[key] for key in (_FONT_MATRIX, _FONT_BBOX) if key in parts.top}
    entries[_CID_COUNT] = _operands(parts.glyphs)
    operators = (_CHARSET, _FD_SELECT, _CHARSTRINGS, _FD_ARRAY)
    entries |= {key: _operands(place) for key, place in zip(operators, places, strict=True)}
    return b"".join(operands + operator for operator, operands in entries.items())


def _font(font: Dict, private: bytes, place: int) -> bytes:
    matrix = font[_FONT_MATRIX] + _FONT_MATRIX if _FONT_MATRIX in font else b""
    return matrix + _operands(len(private), place) + _PRIVATE


def _operands(*numbers: int) -> bytes:
    """All of one length, so that a DICT is as long whatever it says."""
    return b"".join(struct.pack(">Bi", 29, number) for number in numbers)


def _index(items: list[bytes]) -> bytes:
    ends = accumulate(map(len, items), initial=1)
    return struct.pack(">HB", len(items), 4) + b"".join(
        [*(struct.pack(">L", end) for end in ends), *items]
    )


def _identity(glyphs: int) -> bytes:
    """The charset in which glyph n has the identifier n; .notdef, 0, is never listed."""
    return struct.pack(">BHH", 2, 1, glyphs - 2) if glyphs > 1 else b"\x00"
