"""One face, made fit for our pages: its characters, its widths, its line box, its name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from io import BytesIO
from typing import Any

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from typeset.faces.character_sets import CLOSING_MARKS, OPENING_MARKS

# The em box of Chinese type.  All faces share it, so that no mixture of faces moves the line box.
ASCENT, DESCENT = 0.88, 0.12
_DASHES = "—―"
_MIDDLE_MARKS = "·…‥×÷±" + _DASHES
_LEFT_MARKS = "！？"  # GB/T 15834, 5.1.2; a face may have them in the middle
_MIDDLE = 0.38  # em above the baseline: the middle of the em box
_OFF_MIDDLE = 0.03  # em: nearer than this is the designer's intent
_SPACE = 0.25  # em, as in a Latin face


def set_line_box(font: TTFont) -> None:
    """Give the face an ascent of 0.88 em, a descent of 0.12 em and no line gap.

    Browsers and Pango derive a line's box from these; equal ones keep every line on the grid.
    """
    em = font["head"].unitsPerEm
    ascent, descent = round(ASCENT * em), round(DESCENT * em)
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ascent, -descent, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, -descent, 0
    os2.usWinAscent, os2.usWinDescent = ascent, descent
    _raise_os2_version(os2)
    os2.fsSelection |= 1 << 7  # USE_TYPO_METRICS


def _raise_os2_version(os2: Any) -> None:
    """USE_TYPO_METRICS means something from version 4 on; older tables lack fields that it has."""
    os2.version = max(os2.version, 4)
    for field in ("ulCodePageRange1", "ulCodePageRange2", "sxHeight", "sCapHeight"):
        setattr(os2, field, getattr(os2, field, 0))
    os2.usDefaultChar = getattr(os2, "usDefaultChar", 0)
    os2.usBreakChar = getattr(os2, "usBreakChar", 32)
    os2.usMaxContext = getattr(os2, "usMaxContext", 0)


def set_name(font: TTFont, family: str, weight: int, style: str, licence: str) -> None:
    """Name the face otherwise, as reserved names ask; who made it stays in the copyright line."""
    names = font["name"]
    copyright_line = names.getDebugName(0) or ""
    variant = _variant(weight, style)
    postscript = f"{family.replace(' ', '')}-{variant.replace(' ', '')}"
    names.names = []
    for name_id, text in (
        (0, copyright_line),
        (1, family if variant in ("Regular", "Bold") else f"{family} {variant}"),
        (2, "Bold" if variant == "Bold" else "Regular"),
        (3, postscript),
        (4, f"{family} {variant}"),
        (6, postscript),
        (13, licence),
        (16, family),
        (17, variant),
    ):
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].usWidthClass = 5  # no name of ours is that of a narrow face
    if "CFF " in font:
        _name_cff(font["CFF "].cff, postscript, family)


def _variant(weight: int, style: str) -> str:
    name = {400: "Regular", 500: "Medium", 700: "Bold", 900: "Black"}[weight]
    if style == "italic":
        return "Italic" if name == "Regular" else f"{name} Italic"
    return name


def _name_cff(cff: Any, postscript: str, family: str) -> None:
    cff.fontNames = [postscript]
    top = cff.topDictIndex[0]
    top.FullName, top.FamilyName = postscript, family


def take_full_width_forms(font: TTFont, characters: frozenset[str]) -> None:
    """Point `characters` at their full-width forms, where the face has such under `fwid`."""
    forms = _substitutions(font, "fwid")
    for table in font["cmap"].tables:
        if table.isUnicode() and hasattr(table, "cmap"):
            for char in characters - set(_DASHES):
                glyph = table.cmap.get(ord(char))
                if glyph in forms:
                    table.cmap[ord(char)] = forms[glyph]


def _substitutions(font: TTFont, tag: str) -> dict[str, str]:
    if "GSUB" not in font:
        return {}
    gsub = font["GSUB"].table
    records = (r.Feature for r in gsub.FeatureList.FeatureRecord if r.FeatureTag == tag)
    lookups = {index for feature in records for index in feature.LookupListIndex}
    found: dict[str, str] = {}
    for index in sorted(lookups):
        for subtable in gsub.LookupList.Lookup[index].SubTable:
            found |= getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {})
    return found


def keep(font: TTFont, characters: frozenset[str], *, features: bool) -> None:
    """Drop all glyphs but those of `characters`, all hints, and what only vertical setting needs.

    Without `features` no substitution and no positioning stays: a Chinese glyph then is as wide as
    its advance says, which is what the setting of the line reckons with.
    """
    options = Options()
    options.layout_features = ["*"] if features else []
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "DSIG", "gasp", "FFTM"]
    options.drop_tables += [] if features else ["GSUB", "GPOS", "GDEF"]
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(c) for c in characters])
    subsetter.subset(font)


def set_full_width(font: TTFont) -> None:
    """Give every mark of the face one em, the ink where Chinese type has it.

    Opening marks stand in the middle of the right half, closing ones, ！ and ？ of the left half,
    dashes fill the em so that two of them join, other marks stand in the middle.  Letters keep
    their width, and a mark whose ink does not fit the em is left to another face.  The space
    becomes a Latin one.
    """
    em = font["head"].unitsPerEm
    _redraw(font, font.getBestCmap()[0x20], Transform(), round(_SPACE * em))
    for char, glyph in _marks_of(font):
        ink = _ink(font, glyph)
        if ink is None:
            continue
        if ink[2] - ink[0] > em:
            forget(font, frozenset(char))
        elif font["hmtx"][glyph][0] != em or char in _DASHES or _strays(char, ink, em):
            _redraw(font, glyph, _to_full_width(char, ink, em), em)


def _marks_of(font: TTFont) -> list[tuple[str, str]]:
    cmap = font.getBestCmap()
    found = ((chr(code), glyph) for code, glyph in cmap.items())
    return [(c, g) for c, g in found if unicodedata.category(c)[0] in "PSN" and c not in "′″‵･"]


def _ink(font: TTFont, glyph: str) -> tuple[float, float, float, float] | None:
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[glyph].draw(pen)
    bounds: tuple[float, float, float, float] | None = pen.bounds
    return bounds


def _to_full_width(char: str, ink: tuple[float, float, float, float], em: int) -> Transform:
    left, _, right, _ = ink
    rise = _rise(char, ink, em)
    if char in _DASHES:
        scale = em / (right - left)
        return Transform(scale, 0, 0, 1, -left * scale, rise)
    left_marks = CLOSING_MARKS + _LEFT_MARKS
    middle = 0.75 if char in OPENING_MARKS else 0.25 if char in left_marks else 0.5
    return Transform(dx=round(middle * em - (left + right) / 2), dy=rise)


def _strays(char: str, ink: tuple[float, float, float, float], em: int) -> bool:
    """Whether a mark stands elsewhere than Chinese type has it."""
    in_the_middle = char in _LEFT_MARKS and (ink[0] + ink[2]) / 2 > 0.4 * em
    return in_the_middle or bool(_rise(char, ink, em))


def _rise(char: str, ink: tuple[float, float, float, float], em: int) -> float:
    """How far a mark of the line's middle must rise to stand there (CLREQ 3.1: 居中)."""
    off = _MIDDLE * em - (ink[1] + ink[3]) / 2
    return off if char in _MIDDLE_MARKS and abs(off) > _OFF_MIDDLE * em else 0


def spread_ellipsis(font: TTFont) -> None:
    """Set the dots of … a third of an em apart, so that the six of …… stand evenly."""
    em, glyph = font["head"].unitsPerEm, font.getBestCmap().get(ord("…"))
    dots = sorted(_contours(font, glyph), key=_middle) if glyph else []
    places = (em / 6, em / 2, em * 5 / 6)
    if len(dots) != 3 or abs(_middle(dots[0]) - places[0]) < _OFF_MIDDLE * em:
        return

    def draw(pen: Any) -> None:
        for dot, place in zip(dots, places, strict=True):
            dot.replay(TransformPen(pen, Transform(dx=round(place - _middle(dot)))))

    _replace(font, glyph, draw, em)


def _contours(font: TTFont, glyph: str) -> list[RecordingPen]:
    whole = RecordingPen()
    font.getGlyphSet()[glyph].draw(whole)
    contours = [RecordingPen()]
    for operator, operands in whole.value:
        contours[-1].value.append((operator, operands))
        if operator == "closePath":
            contours.append(RecordingPen())
    return contours[:-1]


def _middle(contour: RecordingPen) -> float:
    pen = BoundsPen(None)
    contour.replay(pen)
    return float(pen.bounds[0] + pen.bounds[2]) / 2


def forget(font: TTFont, characters: frozenset[str]) -> None:
    """Leave `characters` to another face: the glyphs stay, but nothing leads to them."""
    for table in font["cmap"].tables:
        for char in characters:
            table.cmap.pop(ord(char), None)


def _redraw(font: TTFont, glyph: str, change: Transform, advance: int) -> None:
    outline = DecomposingRecordingPen(font.getGlyphSet())  # composites drawn out, to move once
    font.getGlyphSet()[glyph].draw(outline)
    _replace(font, glyph, lambda pen: outline.replay(TransformPen(pen, change)), advance)


def _replace(font: TTFont, glyph: str, draw: Callable[[Any], None], advance: int) -> None:
    """Put what `draw` draws in the place of a glyph's outline."""
    if "CFF " in font:
        _replace_cff(font, glyph, draw, advance)
    else:
        pen = TTGlyphPen(None)
        draw(pen)
        font["glyf"][glyph] = pen.glyph()
    font["hmtx"][glyph] = (advance, round((_ink(font, glyph) or (0,))[0]))


def _replace_cff(font: TTFont, glyph: str, draw: Callable[[Any], None], advance: int) -> None:
    top = font["CFF "].cff.topDictIndex[0]
    strings = top.CharStrings
    old = strings[glyph]
    pen = T2CharStringPen(advance - old.private.nominalWidthX, None)
    draw(pen)
    new = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
    new.fdSelectIndex = getattr(old, "fdSelectIndex", None)
    old.bytecode, old.program = None, new.program


def save(font: TTFont) -> bytes:
    """The face's bytes; the same for the same face, whenever it is saved."""
    font.recalcTimestamp = False
    out = BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()
