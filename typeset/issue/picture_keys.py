"""What a front matter, or an article's text, says of a picture."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from typeset.issue.strict import Strict
from typeset.issue.values import Crop, Share

CAPTION_PLACES = {"图下": "below", "图旁": "beside", "合并": "together"}
"""Where captions stand, by the Chinese names."""


def _caption_place(value: object) -> object:
    return CAPTION_PLACES.get(value, value) if isinstance(value, str) else value


Captions = Annotated[
    Literal["below", "beside", "together"],
    BeforeValidator(
        _caption_place,
        json_schema_input_type=Literal["below", "beside", "together", "图下", "图旁", "合并"],
    ),
]
"""Captions below each picture, beside it, or of all pictures in one block below them."""


class Picture(Strict):
    """图片: a picture outside the text, or one among several."""

    file: str | None = Field(
        None,
        description="图片文件: relative to the file that names it, or to the issue's folder; "
        "left out where the picture is lost and its caption alone is printed.",
    )
    caption: str | None = Field(None, description="图片说明: the caption.")
    credit: str | None = Field(None, description="摄影者: as it is to be printed.")
    alt: str | None = Field(
        None, description="替代文字: what is to be seen, for who cannot see it."
    )
    columns: int | None = Field(None, ge=1, description="栏数: how many columns wide.")
    width: Literal["third", "half", "two-thirds", "full"] | None = Field(
        None, description="图宽: the part of a bulletin's type area that it takes at most."
    )
    beside: Literal["left", "right"] | None = Field(
        None, description="文字绕排: the side on which it stands, the text of a bulletin beside it."
    )
    focus: tuple[Share, Share] | None = Field(
        None,
        description="焦点: [x, y] from the upper left, each from 0 to 1: it is never cropped away.",
    )
    crop: Crop | None = Field(
        None,
        description="裁切: a newspaper's ratio of width to height, or the range: [4:3, 16:9]; "
        "none keeps the whole picture.",
    )
