"""Text boxes and frames that hold a whole piece: its headline, and paragraphs below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from typeset.intake.characters import ends_sentence
from typeset.intake.draft import Block, Decision, Draft, Role, decide

_FEWEST = 2
"""Paragraphs: a box of fewer says more of the article that it stands in."""
_BESIDE_A_STORY = re.compile(
    "(?:相关|新闻|知识|背景)?链接|(?:相關|新聞|知識|背景)?連結|(?:新闻|新聞)?背景(?:资料|資料)?|(?:相关|延伸)阅读|"
    "(?:相關|延伸)閱讀|名词解释|名詞解釋|小贴士|小貼士|记者手记|編後|编后|本[期报刊]导读|本[期報刊]導讀|目录|目錄|"
    "Contents|In this issue|Facts?(?: file| box)?|Key facts|At a glance|Background|See also|"
    "Further reading|(?:Top )?[Tt]ips?|Timeline",
    re.IGNORECASE,
)
"""What the title of a box says that belongs to the story beside it."""


def boxed_pieces(draft: Draft) -> Draft:
    """A heading at the head of a box is a headline, if several paragraphs stand below it.

    What goes on behind the box of the article around it comes before it."""
    blocks, decisions, at = list(draft.blocks), list[Decision](), 0
    while at < len(blocks):
        end = _end(blocks, at)
        if not _is_piece(blocks[at:end], blocks[at - 1] if at else None):
            at += 1
            continue
        level = blocks[at].level
        for place in range(at, end):
            if _is_heading(blocks[place]) and blocks[place].level == level:
                blocks[place] = blocks[place].is_a(Role.HEADLINE, level=1)
                decisions.append(decide("boxed_pieces", blocks[place], "headline", 0.8))
        rest = _rest_of_the_article(blocks, end)
        blocks[at:rest] = [*blocks[end:rest], *blocks[at:end]]
        at = rest
    return draft.having(blocks, decisions)


def _end(blocks: Sequence[Block], at: int) -> int:
    """Where the box ends whose first block this is, with the boxes and tables in it."""
    frame = blocks[at].line.frame
    last = at
    for place in range(at, len(blocks)):
        if not blocks[place].line.frame:
            break
        if blocks[place].line.frame == frame:
            last = place
    return last + 1


def _is_heading(block: Block) -> bool:
    return block.role in (Role.HEADING, Role.HEADLINE) and block.marked


def _is_piece(box: Sequence[Block], above: Block | None) -> bool:
    """Whether a box begins with a heading of its own and holds several paragraphs."""
    first, frame = box[0], box[0].line.frame
    if not frame or not _is_heading(first) or (above and above.line.frame == frame):
        return False
    if len(box) < _FEWEST + 1 or _is_heading(box[1]) or _BESIDE_A_STORY.fullmatch(first.text):
        return False
    text = [b for b in box if b.line.frame == frame and b.role is Role.TEXT]
    sentences = sum(ends_sentence(block.text) for block in text)
    return len(text) >= _FEWEST and 2 * sentences >= len(text)


def _rest_of_the_article(blocks: Sequence[Block], at: int) -> int:
    """Where the paragraphs end that go on behind a box."""
    while at < len(blocks) and _is_paragraph(blocks[at]):
        at += 1
    return at


def _is_paragraph(block: Block) -> bool:
    return block.role is Role.TEXT and not block.line.frame and ends_sentence(block.text)
