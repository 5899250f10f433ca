"""What the name of a paragraph style says of its paragraphs: `Title`, `heading 2`, 题注."""

from __future__ import annotations

import re
from typing import Any

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|题目|标题|標題|文章标题|大标题", re.IGNORECASE)
_DECK = re.compile("subtitle|副标题|副標題", re.IGNORECASE)
_CAPTION = re.compile("caption|题注|图注|圖說", re.IGNORECASE)


def heading_of(style: str) -> int:
    """The level (1 to 6) that a style's name gives a heading; 0 for none."""
    found = _HEADING.search(style)
    return min(int(found[1]), 6) if found else 0


def is_title(style: str) -> bool:
    """Whether a style is that of a document's title."""
    return _TITLE.fullmatch(style) is not None


def facts_of(style: str, level: int) -> dict[str, Any]:
    """The facts of a line in a style, `level` being that of a heading, 0 for none."""
    if is_title(style):
        return {"kind": "title", "level": 1}
    if _DECK.search(style):
        return {"kind": "deck", "centred": True}
    if level:
        return {"kind": "heading", "level": level}
    return {"kind": "caption"} if _CAPTION.search(style) else {}
