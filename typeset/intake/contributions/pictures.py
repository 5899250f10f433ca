"""Pictures in a contributor's text, and the lines that are their captions."""

from __future__ import annotations

import re

from typeset.intake.characters import ends_sentence, width
from typeset.intake.decoding.credits import caption_and_credit, credit
from typeset.intake.decoding.usual import usual_size
from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import CREDIT

_SAYS_SO = re.compile(
    r"(?:[（(【]?图[一二三四五六七八九十\d①-⑨]{0,2}[：:为])|[左右上下]图[为：:]|"
    r"图[一二三四五\d①-⑨]+[ 　]|图片说明[：:]|(?:Photo|Picture|Caption|Above|Below|Left|Right): ",
    re.IGNORECASE,
)
_LONGEST = 120
"""No caption is longer (em)."""
_BELOW = 40
"""A centred or small line right below a picture is its caption if it is no longer (em)."""
_SMALL = 0.92
"""A caption is smaller than the text by this: 11 pt below 12."""


def captioned(blocks: list[Block]) -> list[Block]:
    """The blocks with captions and credits; a caption above its picture comes behind it."""
    done: list[Block] = []
    usual = usual_size(blocks)
    news = _picture_news(blocks)
    for at, block in enumerate(blocks):
        if block.role is Role.TEXT and _is_credit(block, done):
            done.append(block.is_a(Role.CREDIT))
        elif block.role is Role.CAPTION or (
            block.role is Role.TEXT and (at in news or _is_caption(blocks, at, usual))
        ):
            done += _parts(block)
        else:
            done.append(block)
    return _behind_pictures(done)


def _picture_news(blocks: list[Block]) -> set[int]:
    """The lines below pictures, of a piece that is a headline and pictures with a credited line
    each."""
    below = {at + 1 for at, block in enumerate(blocks[:-1]) if block.role is Role.PICTURE}
    text = {at for at, block in enumerate(blocks) if block.role is Role.TEXT}
    credited = all(credit(blocks[at].text) is not None for at in below)
    return below if len(below) > 1 and credited and text - below == {0} else set()


def _is_credit(block: Block, done: list[Block]) -> bool:
    """Whether a line is the photographer alone, below a caption."""
    below = bool(done) and done[-1].role is Role.CAPTION
    return below and CREDIT.match(block.text) is not None


def _is_caption(blocks: list[Block], at: int, usual: float) -> bool:
    """`usual`: the size (pt) of most of the text, 0 where none is known."""
    block = blocks[at]
    text = block.text
    if width(text) > _LONGEST or block.line.kind in ("heading", "title", "header", "footer"):
        return False
    if _SAYS_SO.match(text):
        return True
    credited = credit(text) is not None
    if credited and at > 1 and width(text) <= _BELOW and _stands_apart(blocks, at):
        return True
    above = blocks[at - 1].role is Role.PICTURE if at else False
    if not above:
        return False
    short = width(text) <= _BELOW and not re.match(r"[（(]|[一二三四五六七八九十]+、", text)
    small = (block.line.size or usual) < _SMALL * usual
    in_a_cell = bool(block.line.frame) and (not ends_sentence(text) or _ends_a_cell(blocks, at))
    return short and (credited or small or (block.line.centred and at > 1) or in_a_cell)


def _stands_apart(blocks: list[Block], at: int) -> bool:
    """Whether a line is centred below text that is not, or alone in a text box."""
    line, above = blocks[at].line, blocks[at - 1].line
    alone = line.frame and _ends_a_cell(blocks, at) and above.frame != line.frame
    return bool(alone) or (line.centred and not above.centred)


def _ends_a_cell(blocks: list[Block], at: int) -> bool:
    """Whether the line is the last of its text box or cell, or another picture stands below."""
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following is None or following.role is Role.PICTURE:
        return True
    return following.line.frame != blocks[at].line.frame


def _parts(block: Block) -> list[Block]:
    found = credit(block.text)
    if not found or (found.start() and not _parted(block.text, found.start())):
        return [block.is_a(Role.CAPTION)]
    return caption_and_credit(block, found.start())


def _parted(text: str, at: int) -> bool:
    """Whether a credit stands apart from the caption before it."""
    before = text[:at]
    return text[at] in " 　（(" or ends_sentence(before) or not before.strip()


def _behind_pictures(blocks: list[Block]) -> list[Block]:
    """`图为…` above a picture that has no caption below it comes behind the picture."""
    done = list(blocks)
    for at in range(1, len(done)):
        if done[at].role is not Role.PICTURE or done[at - 1].role is not Role.CAPTION:
            continue
        captioned_before = at > 1 and done[at - 2].role is Role.PICTURE
        after = done[at + 1].role if at + 1 < len(done) else None
        if not captioned_before and after is not Role.CAPTION:
            done[at - 1], done[at] = done[at], done[at - 1]
    return done
