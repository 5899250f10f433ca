"""Text boxes that say by their title that they stand beside the text: `【小资料】`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from typeset.intake.draft import Block, Role

_TITLE = re.compile(
    r"[【〔\[［](?P<bracketed>[^【】〔〕\[\]［］。，：]{2,12})[】〕\]］]|"
    "(?P<bare>小?资料(?:链接)?|(?:相关|延伸|新闻)?链接|小贴士|小常识|小知识|知识[窗点库]|温馨提示|名词解释|"
    "(?:新闻|背景)?背景|人物(?:简介|名片|档案)|编[者后]的?[按话]|延伸阅读|"
    "Fact ?(?:file|box)|At a glance|Did you know\\?|In numbers|Background|How to (?:help|join))",
    re.IGNORECASE,
)
_MOST = 0.5
"""The largest share of the text that stands in a box: one that holds more holds the piece."""


def with_boxes(body: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The body with titled text boxes as boxes, and the brackets around their titles."""
    done: list[Block] = []
    brackets: list[Block] = []
    text = sum(len(block.text) for block in body)
    for frame, group in groupby(body, key=_frame):
        row = list(group)
        titled = _TITLE.fullmatch(row[0].text) if frame and len(row) > 1 else None
        if titled is None or sum(len(block.text) for block in row) > _MOST * text:
            done += row
            continue
        title, start, stop = row[0], *titled.span(titled.lastgroup or 0)
        sides = (title.passage.cut(0, start), title.passage.cut(stop))
        brackets += [
            title.is_a(Role.DROPPED, passage=side, why="marks around a title")
            for side in sides
            if side.text
        ]
        done.append(title.is_a(Role.BOX, passage=title.passage.cut(start, stop), level=1))
        done += [block.is_a(Role.BOX, level=0) for block in row[1:]]
    return done, brackets


def _frame(block: Block) -> int:
    """The text box that a paragraph stands in; 0 for none."""
    return block.line.frame if block.role in (Role.PARAGRAPH, Role.HEADING) else 0
