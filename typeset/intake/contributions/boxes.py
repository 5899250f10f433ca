"""Text boxes with a title of their own, which stand beside the text: `【小资料】`, a bold line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import NUMBERED

_TITLE = re.compile(
    r"[【〔\[［](?P<bracketed>[^【】〔〕\[\]［］。，：]{2,12})[】〕\]］]|"
    "(?P<bare>小?资料(?:链接)?|(?:相关|延伸|新闻)?链接|小贴士|小常识|小知识|知识[窗点库]|温馨提示|名词解释|"
    "(?:新闻|背景)?背景|人物(?:简介|名片|档案)|编[者后]的?[按话]|延伸阅读|"
    "Fact ?(?:file|box)|At a glance|Did you know\\?|In numbers|Background|How to (?:help|join))",
    re.IGNORECASE,
)
_MOST = 0.5
"""The largest share of the text that stands in a box: one that holds more holds the piece; and the
least that stands in none, where a heading alone makes a box: cells that lay a page out hold more.
"""


def with_boxes(body: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The body with titled text boxes as boxes, and the brackets around their titles."""
    done: list[Block] = []
    brackets: list[Block] = []
    text = _length(body)
    running = _length([block for block in body if not block.line.frame])
    for frame, group in groupby(body, key=_frame):
        row = list(group)
        boxed = frame and len(row) > 1 and _length(row) <= _MOST * text
        titled = _TITLE.fullmatch(row[0].text) if boxed else None
        stands = boxed and done and running >= _MOST * text and _is_headed(row)
        if titled is None and not stands:
            done += row
            continue
        title = row[0]
        start, stop = titled.span(titled.lastgroup or 0) if titled else (0, len(title.text))
        sides = (title.passage.cut(0, start), title.passage.cut(stop))
        brackets += [
            title.is_a(Role.DROPPED, passage=side, why="marks around a title")
            for side in sides
            if side.text
        ]
        done.append(title.is_a(Role.BOX, passage=title.passage.cut(start, stop), level=1))
        done += [block.is_a(Role.BOX, level=_level(block)) for block in row[1:]]
    return done, brackets


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _is_headed(row: Sequence[Block]) -> bool:
    """Whether a heading without a number opens what stands in a box, and no other stands in it."""
    headings = [block for block in row if block.role is Role.HEADING]
    return headings == [row[0]] and NUMBERED.match(row[0].text) is None


def _level(block: Block) -> int:
    """The level of what stands below a box's title: 0 of a paragraph, from 2 on of an item."""
    return 1 + max(block.level, 1) if block.role is Role.ITEM else 0


def _frame(block: Block) -> int:
    """The text box that a paragraph stands in; 0 for none."""
    return block.line.frame if block.role in (Role.PARAGRAPH, Role.HEADING, Role.ITEM) else 0
