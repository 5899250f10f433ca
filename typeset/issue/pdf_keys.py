"""What a manifest says of the PDF: pictures, bleed, printer's marks, standard, colours, links."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from typeset.issue.strict import Strict
from typeset.issue.values import Flag, Length, as_list

Pictures = Literal["print", "screen", "keep"]
Mark = Literal["crop", "register", "colour"]
StandardName = Literal["ua-1", "a-2u", "a-2a", "a-3u", "x-4"]

MOST_BLEED = 20 * 72 / 25.4
"""20 mm in pt: no printer asks for as much; a longer one is a slip of the unit."""

Marks = Annotated[
    tuple[Mark, ...], BeforeValidator(as_list, json_schema_input_type=Mark | tuple[Mark, ...])
]
"""One mark or a list of them."""


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
    marks: Marks = Field((), description="印刷标记: crop 裁切线, register 套准线, colour 色标.")
    standard: StandardName | None = Field(
        None,
        description="标准: ua-1 无障碍, a-2u / a-2a / a-3u 存档, x-4 印刷; "
        "left out, ua-1 is claimed where the issue keeps it.",
    )
    profile: str | None = Field(
        None, description="印刷机的 ICC 文件: relative to the manifest; left out, FOGRA39 (coated)."
    )
    links: Flag = Field(True, description="链接: addresses in the text can be clicked.")
