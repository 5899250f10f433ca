"""The issue's name where it is set on two lines, or stands below what is no head's."""

from __future__ import annotations

import re

from typeset.intake.characters import glue, is_chinese, squeeze, width
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.tagging.tags import Tag, share_of_tags

_NAMED = 0.5
"""So likely, a line is the issue's name; so likely one beside it is of its head."""
_LIKELY = 0.6
"""So likely, the line below is the name's, too: it goes on, or is said again in other words."""
_SURELY = 0.8
"""So likely, a name that stands late is one, and a second line in Latin letters is the name's; what
is Latin below a Chinese name is its Pinyin, and a second Chinese line says whose it is, but where
only it ends as papers' names do."""
_WIDEST = 16.0
"""em: no line of a nameplate on two lines is wider."""
_OPEN = re.compile(r"(?:['’]s|\b(?:the|of|and|for|in|from|our|your|st\.?|&))$", re.IGNORECASE)
_CLOSING = re.compile(r"(?:of|and|for|in|from|&)\b", re.IGNORECASE)
_PAPER = re.compile("(?:[报報刊讯訊]|信息|动态|動態|之[声聲窗]|[园園天]地)$")
"""How a Chinese paper's name ends, where the tagger holds a line for one: looser than NAME_ENDINGS.
One that does not end so goes on on another line."""
_NEAR = 4
"""Lines below, among which the name's other half may stand: a date, a folio between them."""
_APART = re.compile(r"\S(?:[ 　]+\S)+")
"""Characters with blanks between them."""
_ABOVE = (Tag.NAME, Tag.HEAD, Tag.LEFT_OUT)
"""What may stand above a name that is in its place."""


def nameplates(draft: Draft) -> Draft:
    """The name on one line, and above all articles: pages are copied in any order."""
    blocks = list(draft.blocks)
    at = next((n for n, block in enumerate(blocks) if _share(block, Tag.NAME) >= _NAMED), None)
    if at is None:
        return draft
    decisions: list[Decision] = []
    while _may_be_one(blocks, at - 1) and _is_said(blocks, at - 1):
        at -= 1
        blocks[at : at + 2] = [_joined(blocks[at], blocks[at + 1])]
        decisions.append(decide("nameplates", blocks[at], "nameplate joined", 0.75))
    while _goes_on(blocks, at):
        blocks[at : at + 2] = [_joined(blocks[at], blocks[at + 1])]
        decisions.append(decide("nameplates", blocks[at], "nameplate joined", 0.75))
    if (half := _other_half(blocks, at)) is not None:
        blocks[at] = _joined(blocks[at], blocks.pop(half))
        decisions.append(decide("nameplates", blocks[at], "nameplate joined", 0.75))
    first, end = _head(blocks, at)
    if any(_is_known(block) and _share(block, *_ABOVE) < _NAMED for block in blocks[:first]):
        sure = 0.75 if _share(blocks[at], Tag.NAME) > _SURELY else 0.65
        decisions.append(decide("nameplates", blocks[at], "nameplate moved up", sure))
        blocks = [*blocks[first:end], *blocks[:first], *blocks[end:]]
    return draft.having(blocks, decisions)


def _is_known(block: Block) -> bool:
    return block.likely is not None and block.role in (Role.TEXT, Role.HEADING)


def _share(block: Block, *tags: Tag) -> float:
    return share_of_tags(block.likely, tags) if block.likely and _is_known(block) else 0.0


def _goes_on(blocks: list[Block], at: int) -> bool:
    """Whether the name goes on below: `The Silver` / `Lining`, each character on its own line."""
    if not _may_be_one(blocks, at):
        return False
    first, second = blocks[at], blocks[at + 1]
    if _share(second, Tag.NAME, Tag.MORE) > _LIKELY:
        ends_open = _OPEN.search(first.text) or _CLOSING.match(second.text)
        if ends_open or len(second.text) == 1 or _share(second, Tag.MORE) > _NAMED:
            return True
        if _share(second, Tag.NAME) > _SURELY and not is_chinese(second.text):
            return True
    return _is_said(blocks, at)


def _other_half(blocks: list[Block], at: int) -> int | None:
    """Where a Chinese name goes on below lines of the head: `梧桐街道`, a date, `社区报`.

    One that is set otherwise is the name alone, or says whose it is: `扬 帆`, `省航海学会会讯`.
    """
    if _PAPER.search(blocks[at].text):
        return None
    for n in range(at + 1, min(at + 1 + _NEAR, len(blocks))):
        first, second = blocks[at], blocks[n]
        if _may_be_one([first, second], 0) and _share(second, Tag.NAME) > _SURELY:
            ends = _PAPER.search(second.text) is not None
            return n if ends and _spaced(first) == _spaced(second) else None
        if _share(second, Tag.HEAD, Tag.LEFT_OUT) < _NAMED:
            return None
    return None


def _spaced(block: Block) -> bool:
    return _APART.fullmatch(block.text) is not None


def _may_be_one(blocks: list[Block], at: int) -> bool:
    """Whether a line and that below are short, of one script, and nothing parts them."""
    if at < 0 or at + 1 == len(blocks):
        return False
    first, second = blocks[at], blocks[at + 1]
    short = max(width(first.text), width(second.text)) <= _WIDEST
    alike = is_chinese(first.text[-1:]) == is_chinese(second.text[:1])
    return short and alike and _is_known(first) and _is_known(second) and not second.line.blanks


def _is_said(blocks: list[Block], at: int) -> bool:
    """Whether a running head or another line has both lines in one."""
    whole = squeeze(blocks[at].text + blocks[at + 1].text).casefold()
    others = (block for n, block in enumerate(blocks) if n not in (at, at + 1))
    return any(whole in squeeze(block.text).casefold() for block in others)


def _joined(first: Block, second: Block) -> Block:
    between = " " if _spaced(first) and _spaced(second) else glue(first.text, second.text)
    whole = first.passage.join(second.passage, between)
    named = max(first, second, key=lambda block: _share(block, Tag.NAME))
    return first._replace(
        passage=whole, last=second.last or second.line, likely=named.likely, role=Role.TEXT
    )


def _head(blocks: list[Block], name: int) -> tuple[int, int]:
    """The first of the head's blocks around the name, and the end of them."""
    first, end = name, name + 1
    while first and _share(blocks[first - 1], Tag.HEAD, Tag.NAME) > _NAMED:
        first -= 1
    while end < len(blocks) and _share(blocks[end], Tag.HEAD, Tag.NAME) > _NAMED:
        end += 1
    return first, end
