"""A variable face made a fixed one, with outlines that a PDF can embed."""

from __future__ import annotations

from fontTools.cffLib.CFF2ToCFF import convertCFF2ToCFF
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

_WEIGHT = "wght"


def fix(font: TTFont, weight: int) -> None:
    """Leave of a variable face the one of `weight` (or the nearest that it has).

    Its other axes stay where their designer begins.  CFF2 outlines become CFF: no PDF has CFF2.
    """
    if "fvar" in font:
        places = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        for axis in font["fvar"].axes:
            if axis.axisTag == _WEIGHT:
                places[_WEIGHT] = min(max(weight, axis.minValue), axis.maxValue)
        instantiateVariableFont(font, places, inplace=True)
    if "CFF2" in font:
        convertCFF2ToCFF(font)
