"""Fonts of every kind that an office may bring, made small out of ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fontTools.cffLib.CFFToCFF2 import convertCFFToCFF2
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from fontTools.ttLib.ttCollection import TTCollection

from typeset.files.resources import FONTS

TEXT = "全市职工技能竞赛在长春举办，各县工会聚焦主业，取得优异成绩。"


def subset(source: str, text: str = TEXT) -> TTFont:
    """One of our faces with the characters of `text` alone; its glyphs keep their identifiers."""
    font = TTFont(FONTS / source, recalcBBoxes=False)
    subsetter = Subsetter(Options(notdef_outline=True))
    subsetter.populate(text=text)
    subsetter.subset(font)
    return font


def keyed_by_cid(target: Path) -> None:
    subset("song.otf").save(target)


def keyed_by_name(target: Path) -> None:
    source = subset("kai.ttf")
    builder = _builder(source, is_ttf=False)
    glyphs, strings = source.getGlyphSet(), {}
    for name in source.getGlyphOrder():
        pen = T2CharStringPen(glyphs[name].width, glyphs)
        glyphs[name].draw(pen)
        strings[name] = pen.getCharString()
    builder.setupCFF("Office-Regular", {}, strings, {})
    _finish(builder, source)
    builder.save(target)


def true_type(target: Path) -> None:
    subset("kai.ttf").save(target)


def member_of_a_collection(target: Path) -> None:
    collection = TTCollection()
    collection.fonts = [subset("kai.ttf"), subset("fangsong-rare.ttf")]
    collection.save(target)


def variable(target: Path) -> None:
    source = subset("kai.ttf")
    builder = _builder(source, is_ttf=True)
    glyphs, outlines = source.getGlyphSet(), {}
    for name in source.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(pen)
        outlines[name] = pen.glyph()
    builder.setupGlyf(outlines)
    _finish(builder, source)
    builder.setupFvar([("wght", 300, 400, 900, "Weight")], [])
    changes = {name: _wider(outlines[name].numberOfContours, outlines[name]) for name in outlines}
    builder.setupGvar({name: change for name, change in changes.items() if change})
    builder.save(target)


def _wider(contours: int, outline: object) -> list[TupleVariation]:
    """At the lightest, all points stand 60 units further right."""
    if not contours:
        return []
    points = len(outline.coordinates) + 4  # type: ignore[attr-defined]  # and the phantom points
    return [TupleVariation({"wght": (-1, -1, 0)}, [(60, 0)] * points)]


def of_second_format(target: Path) -> None:
    """With CFF2 outlines, as variable OpenType fonts have."""
    keyed_by_name(target)
    with TTFont(target) as font:
        convertCFFToCFF2(font)
        font.save(target)


def _builder(source: TTFont, *, is_ttf: bool) -> FontBuilder:
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=is_ttf)
    builder.setupGlyphOrder(source.getGlyphOrder())
    return builder


def _finish(builder: FontBuilder, source: TTFont) -> None:
    builder.setupCharacterMap(source.getBestCmap())
    builder.setupHorizontalMetrics(dict(source["hmtx"].metrics))
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": "Office", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-200)
    builder.setupPost()


KINDS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "keyed by CID": (".otf", keyed_by_cid),
    "keyed by name": (".otf", keyed_by_name),
    "TrueType": (".ttf", true_type),
    "a collection's": (".ttc", member_of_a_collection),
    "variable": (".ttf", variable),
    "CFF2": (".otf", of_second_format),
}
