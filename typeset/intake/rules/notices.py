"""The page's own words between the articles: greetings, slogans, calls for contributions; jumps."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from typeset.intake.characters import squeeze, width
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.lexicon import CONTENTS, JUMP

JUMP_LINE = "jump line"
_BULLETS = "·•●◆■□◇○▲★☆◎※▶"
_MARKS = _BULLETS + "-–—.．…、；;。，,：:（）() "
_LED = re.compile(
    r"(?:\.{3,}|…+|·{3,}|[-—–]{2,}|[ 　]{3,}|　) *[（(]?(?:第 ?)?"
    r"(?:p(?:age|\.)? ?)?[\d一二三四五六七八九]{1,3}"
    r" ?[版页]?[)）]?$",
    re.IGNORECASE,
)
"""Dots or blanks and a page's number end a line of the list: `Softball wrap-up ......... 3`."""
_COUNTED = re.compile(r"[（(]?\d{1,2}[）).、．·]+\s*|[①-⑳]\s*")
"""What counts a line of the list, and is no number of its headline: 2024年, 3000亩."""


def contents_list(draft: Draft) -> Draft:
    """`本期要目` and the headlines under it are dropped: the layout makes this list again."""
    blocks, decisions = list(draft.blocks), list[Decision]()
    start = next((at for at, b in enumerate(blocks) if CONTENTS.fullmatch(b.text)), None)
    if start is None:
        return draft
    later = [squeeze(b.text).lstrip(_BULLETS) for b in blocks[start + 1 :]]
    at = start + 1
    while at < len(blocks) and (
        _LED.search(blocks[at].text) or _repeated(blocks[at].text, later[at - start :])
    ):
        at += 1
    while start + 1 < at < len(blocks) and blocks[at].text[0] == blocks[at - 1].text[0] in _BULLETS:
        at += 1
    for place in range(start, at) if at > start + 1 else ():
        blocks[place] = blocks[place].is_a(Role.DROPPED, why="list of contents: repeats a headline")
        decisions.append(decide("contents_list", blocks[place], "contents dropped", 0.8))
    return draft.having(blocks, decisions)


def _repeated(text: str, later: list[str]) -> bool:
    shown = squeeze(text).strip(_BULLETS)
    counted = _COUNTED.match(shown)
    headline = shown[counted.end() :].strip(_MARKS) if counted else shown.strip(_MARKS)
    bare = {headline, headline.rstrip(_MARKS + "0123456789"), shown.strip(_MARKS + "0123456789")}
    if width(text) > 60:
        return False
    return any(_begins(other, each) for other in later for each in bare if each)


def _begins(other: str, bare: str) -> bool:
    other, bare = other.casefold(), bare.casefold()
    same = other.startswith(bare[:12])
    return same and SequenceMatcher(None, other[: len(bare)], bare).ratio() > 0.9


def jumps(draft: Draft) -> Draft:
    """Jump lines are dropped, and the article's second half goes to its first.

    They are lines like `（下转第二版）` and `（上接第一版）`.
    """
    blocks, decisions = list(draft.blocks), list[Decision]()
    done: list[Block] = []
    for block in blocks:
        found = JUMP.search(block.text) if block.role in (Role.PARAGRAPH, Role.TEXT) else None
        if found is None or not _is_jump(block, found.start(), found.end()):
            done.append(block)
            continue
        decisions.append(decide("jumps", block, "jump line dropped", 0.85))
        done += _without(block, found.start(), found.end())
    return draft.having(done, decisions)


def _is_jump(block: Block, start: int, end: int) -> bool:
    text = block.text
    whole = end - start == len(text)
    bracketed = text[start] in "（(" and text[end - 1] in "）)"
    return whole or (bracketed and (start == 0 or end == len(text)))


def _without(block: Block, start: int, end: int) -> list[Block]:
    dropped = block.is_a(Role.DROPPED, passage=block.passage.cut(start, end), why=JUMP_LINE)
    parts = [block._replace(passage=block.passage.cut(0, start)), dropped]
    parts.append(block._replace(passage=block.passage.cut(end)))
    return [part for part in parts if part.passage.text]
