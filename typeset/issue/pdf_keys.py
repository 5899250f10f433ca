"""What a manifest says of the PDF: its pictures, bleed and printer's marks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from typeset.issue.strict import Strict
from typeset.issue.values import Length, ListOf

Pictures = Literal["print", "screen", "keep"]
Mark = Literal["crop", "register", "colour"]

MOST_BLEED = 20 * 72 / 25.4
"""20 mm in pt: no printer asks for as much; a longer one is a slip of the unit."""


def _sane(bleed: float) -> float:
    if bleed > MOST_BLEED:
        raise PydanticCustomError("bleed_too_long", "too long a bleed")
    return bleed


class PdfKeys(Strict):
    """pdf: the command line's options of the same names override them."""

    pictures: Pictures = Field(
        "print",
        description="图片: print (300 ppi), screen (150 ppi), or keep (the files as they are).",
    )
    bleed: Annotated[Length, AfterValidator(_sane)] = Field(
        0.0, description="出血: how far colours go on over the page's edge, as 3mm."
    )
    marks: ListOf[Mark] = Field(
        (), description="印刷标记: crop 裁切线, register 套准线, colour 色标."
    )
