"""What a PDF says of its faces: their outlines, widths, and which characters their glyphs are.

WeasyPrint embeds whole OpenType files, in which each glyph keeps its place.  Here a face is
embedded as its bare outlines (ISO 32000-1, table 126: CIDFontType0C, or TrueType with the tables
that a reader needs), and the number of a glyph is its code and its identifier at once: no reader
can take one for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from hashlib import md5
from itertools import islice
from typing import TYPE_CHECKING

import pydyf

from typeset.engine.cff import cid_keyed
from typeset.engine.font_subsets import cut, dense
from typeset.engine.glyph_codes import codes
from typeset.engine.glyph_numbers import MISSING, glyphs_shown, is_plain

if TYPE_CHECKING:
    from typeset.engine.stock import EmbeddedFont, Pdf, PdfObject
    from typeset.typography.stock import Stock

_OTTO = b"OTTO"  # an OpenType file whose outlines are CFF
_FIXED_PITCH = 1
_EM = 1000
_BATCH = 100  # entries in a block of a CMap (Adobe's Technical Note 5014)


@dataclass(frozen=True)
class _Face:
    """One cut face of a document, and what was drawn with it: code -> text, code -> width."""

    font: EmbeddedFont
    name: bytes
    program: bytes
    kind: str  # of its embedding: CIDFontType0C, OpenType, TrueType
    texts: dict[int, str]
    widths: dict[int, float]
    others: dict[int, int]  # codes that show another's glyph: .notdef, or one of two characters


def build_fonts_dictionary(
    stock: Stock,
    target: Pdf,
    document_fonts: Mapping[object, EmbeddedFont],
    compress: bool,
    subset: bool,
    options: Mapping[str, bool],
) -> pydyf.Dictionary:
    """Embed all faces of a document: WeasyPrint's `build_fonts_dictionary`.

    What is drawn as pictures (emoji, bitmaps), varies, or stays whole is left to it.
    """
    by_name: dict[str, list[EmbeddedFont]] = {}
    for font in document_fonts.values():
        by_name.setdefault(font.hash, []).append(font)
    plain = {name: same for name, same in by_name.items() if subset and all(map(is_plain, same))}
    others = {key: font for key, font in document_fonts.items() if font.hash not in plain}
    written = stock(target, others, compress, subset, options)
    for name, same in plain.items():
        written[name] = _embedded(target, _cut_face(same, options["hinting"]), compress)
    return written


# ---- cutting ---------------------------------------------------------------------------------


def _cut_face(same: Sequence[EmbeddedFont], hinting: bool) -> _Face:
    """The face that `same`, its sizes, share; each of them gets the codes of its glyphs."""
    font = same[0]
    shown = [glyphs_shown(one) for one in same]
    program, kind, kept = _program_of(
        font, set().union(*(one.values() for one in shown)) - {MISSING}, hinting
    )
    order = {glyph: code for code, glyph in enumerate(kept)}
    texts: dict[int, str] = {}
    widths: dict[int, float] = {}
    others: dict[int, int] = {}
    more: dict[tuple[int, str, float], int] = {}
    for one, glyph_of in zip(same, shown, strict=True):
        named = dict(order)
        widths |= {order[each]: width for each, width in one.widths.items() if each in order}
        for number, text in one.to_unicode.items():
            glyph = glyph_of[number]
            code = order.get(glyph)
            if code is None or texts.setdefault(code, text) != text:
                key = glyph, text, one.widths[number]
                code = more.setdefault(key, len(order) + len(more))
                others[code], texts[code] = order.get(glyph, 0), text
            named[number], widths[code] = code, one.widths[number]
        one.codes = codes(named)
    name = _tagged(font.name, program)
    if kind == "CIDFontType0C":
        program = cid_keyed(program, name.removeprefix(b"/"), tuple(others.values()))
    return _Face(
        font,
        name,
        program,
        kind,
        {code: text for code, text in texts.items() if text},
        widths,
        others,
    )


def _program_of(
    font: EmbeddedFont, used: Set[int], hinting: bool
) -> tuple[bytes, str, Iterable[int]]:
    """The font file of the glyphs `used`, how it is embedded, and which glyphs it has."""
    if found := dense(font, used, hinting):
        program, kept = found
        return program, "CIDFontType0C" if program[:4] == _OTTO else "TrueType", kept
    cut(font, used, hinting)  # of the outlines that are keyed by name, some old ones
    program = font.file_content
    whole = range(max(used, default=0) + 1)
    return program, "OpenType" if program[:4] == _OTTO else "TrueType", whole


def _tagged(name: bytes, program: bytes) -> bytes:
    """The face's name with a tag of its own for these glyphs (ISO 32000-1, 9.6.4).

    Print shops join files: two cuts of a face must not be taken for one.
    """
    digest = md5(program, usedforsecurity=False).digest()
    tag = bytes(65 + letter % 26 for letter in digest[:6])
    return b"/" + tag + b"+" + name.partition(b"+")[2]


# ---- writing ---------------------------------------------------------------------------------


def _embedded(target: Pdf, face: _Face, compress: bool) -> bytes:
    """Add `face` to the PDF; returns the reference of its dictionary."""
    program = _added(target, _program(face, compress))
    descriptor = _added(target, _descriptor(face, program))
    descendant = _added(target, _descendant(face, descriptor, _glyph_map(target, face, compress)))
    by_map = face.others and face.kind == "OpenType"
    encoding = _added(target, _encoding(face, compress)) if by_map else "/Identity-H"
    return _added(
        target,
        pydyf.Dictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": face.name,
                "Encoding": encoding,
                "DescendantFonts": pydyf.Array([descendant]),
                "ToUnicode": _added(target, _to_unicode(face, compress)),
            }
        ),
    )


def _added(target: Pdf, item: PdfObject) -> bytes:
    target.add_object(item)
    reference: bytes = item.reference
    return reference


def _program(face: _Face, compress: bool) -> pydyf.Stream:
    is_true_type = face.kind == "TrueType"
    extra = {"Length1": len(face.program)} if is_true_type else {"Subtype": f"/{face.kind}"}
    return pydyf.Stream([face.program], pydyf.Dictionary(extra), compress=compress)


def _descriptor(face: _Face, program: bytes) -> pydyf.Dictionary:
    font, widths = face.font, set(face.widths.values())
    return pydyf.Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": face.name,
            "FontFamily": pydyf.String(font.family),
            "Flags": font.flags | (_FIXED_PITCH if len(widths) == 1 < len(face.widths) else 0),
            "FontBBox": pydyf.Array([0, font.descent, max(widths, default=0), font.ascent]),
            "ItalicAngle": font.italic_angle,
            "Ascent": font.ascent,
            "Descent": font.descent,
            "CapHeight": font.ascent,
            "StemV": font.stemv,
            "StemH": font.stemh,
            "FontFile2" if face.kind == "TrueType" else "FontFile3": program,
        }
    )


def _system() -> pydyf.Dictionary:
    return pydyf.Dictionary(
        {
            "Registry": pydyf.String("Adobe"),
            "Ordering": pydyf.String("Identity"),
            "Supplement": 0,
        }
    )


def _glyph_map(target: Pdf, face: _Face, compress: bool) -> bytes | str:
    """The glyph of each code, where outlines are TrueType's: the identity, but for `others`."""
    if face.kind != "TrueType" or not face.others:
        return "/Identity"
    glyphs = (face.others.get(code, code) for code in range(max(face.others) + 1))
    data = b"".join(glyph.to_bytes(2) for glyph in glyphs)
    return _added(target, pydyf.Stream([data], compress=compress))


def _descendant(face: _Face, descriptor: bytes, glyph_map: bytes | str) -> pydyf.Dictionary:
    entries = {
        "Type": "/Font",
        "Subtype": "/CIDFontType0",
        "BaseFont": face.name,
        "CIDSystemInfo": _system(),
        "DW": _EM,
        "W": _widths(face.widths),
        "FontDescriptor": descriptor,
    }
    if face.kind == "TrueType":
        entries |= {"Subtype": "/CIDFontType2", "CIDToGIDMap": glyph_map}
    return pydyf.Dictionary(entries)


def _widths(widths: Mapping[int, float]) -> pydyf.Array:
    """The widths that are not an em's: `[3 [500 250] 9 [333]]`."""
    array, before = pydyf.Array(), None
    for code in sorted(code for code, width in widths.items() if width != _EM):
        if code - 1 != before:
            array += (code, pydyf.Array())
        array[-1].append(widths[code])
        before = code
    return array


# ---- character maps (Adobe's Technical Notes 5014 and 5411) ----------------------------------

_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def
/CMapName /{name} def
/CMapType {kind} def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{entries}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def _to_unicode(face: _Face, compress: bool) -> pydyf.Stream:
    """Which text each code stands for."""
    lines = (
        f"<{code:04x}> <{text.encode('utf-16-be').hex()}>"
        for code, text in sorted(face.texts.items())
    )
    entries = "\n".join(_batches(lines, "bfchar"))
    text = _CMAP.format(ordering="UCS", name="Adobe-Identity-UCS", kind=2, entries=entries)
    return pydyf.Stream([text.encode()], compress=compress)


def _encoding(face: _Face, compress: bool) -> pydyf.Stream:
    """The identity, but for `others`: they show a glyph of another code, and keep their text."""
    lines = (f"<{code:04x}> {face.others.get(code, code)}" for code in sorted(face.texts))
    entries = "\n".join(_batches(lines, "cidchar"))
    text = _CMAP.format(ordering="Identity", name="Typeset-H", kind=1, entries=entries)
    extra = {"Type": "/CMap", "CMapName": "/Typeset-H", "CIDSystemInfo": _system()}
    return pydyf.Stream([text.encode()], pydyf.Dictionary(extra), compress=compress)


def _batches(lines: Iterator[str], kind: str) -> Iterator[str]:
    while batch := list(islice(lines, _BATCH)):
        yield from (f"{len(batch)} begin{kind}", *batch, f"end{kind}")
