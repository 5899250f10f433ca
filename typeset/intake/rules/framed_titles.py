"""Marks drawn around a title, which are no more of it than the rules of a page."""

from __future__ import annotations

import re

from typeset.intake.draft import Block, Draft, Role

WHY = "marks around a title"
_MARKS = r"[*~=:_#+|•·※★☆◆◇■□●○✦❖♦–—-]"
_FRAMED = re.compile(rf"(?P<mark>{_MARKS})(?P=mark)*[ 　]+(?P<title>\S.*\S)[ 　]+(?P=mark)+")
"""`*** X ***`, `~ X ~`: one mark before and behind, parted from the words by blanks."""
_TITLES = frozenset({Role.HEADLINE, Role.SECTION, Role.HEADING, Role.KICKER})


def framed_titles(draft: Draft) -> Draft:
    """`*** Ask Arnold ***`: the marks around a title are dropped."""
    return draft.having(part for block in draft.blocks for part in _without_frame(block))


def _without_frame(block: Block) -> list[Block]:
    found = _FRAMED.fullmatch(block.text) if block.role in _TITLES else None
    if found is None:
        return [block]
    start, stop = found.span("title")
    marks = (block.passage.cut(0, start), block.passage.cut(stop))
    title = block._replace(passage=block.passage.cut(start, stop))
    return [title, *(block.is_a(Role.DROPPED, passage=mark, why=WHY) for mark in marks)]
