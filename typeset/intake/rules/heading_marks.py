"""Headings that a plain text marks as such, as Markdown does: by #, a line below them, bold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from typeset.intake.characters import width
from typeset.intake.draft import DRAWN_RULE, Block, Draft, Role
from typeset.intake.rules.marks import STRONG_MARK

_HASHES = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE, _LONGEST = re.compile("={3,}|-{3,}"), 60
"""Markdown's marks of a heading behind and below it, and em: no heading is longer."""
_ASKED = re.compile("[QA问答][.:：]")
"""What opens a question or its answer, bold or not."""
BOLD = 7
"""The level of lines that are only bold: below all that # can mark."""


def marked_headings(draft: Draft) -> Draft:
    """Lines that begin with # or carry a heading style."""
    done: list[Block] = []
    bold = [block for block in draft.blocks if _is_bold_line(block)]
    underlined = _underlined(draft.blocks)
    for at, block in enumerate(draft.blocks):
        found = _HASHES.match(block.text) if block.role is Role.TEXT else None
        if found:
            end = _CLOSING.search(block.text, found.end())
            pieces = [(0, found.end(1)), end.span() if end else (0, 0)]
            marks = [block.passage.cut(*span) for span in pieces if any(span)]
            done += [block.is_a(Role.DROPPED, passage=m, why="heading mark") for m in marks]
            rest = block.passage.cut(found.end(), end.start() if end else None)
            done.append(block.is_a(Role.HEADING, passage=rest, level=len(found[1]), marked=True))
        elif at in underlined:
            done.append(block.is_a(Role.HEADING, level=underlined[at], marked=True))
        elif block.line.kind == "heading" and block.role is Role.TEXT:
            done.append(block.is_a(Role.HEADING, level=block.line.level, marked=True))
        elif len(bold) > 1 and _is_bold_line(block):
            done.append(block.is_a(Role.HEADING, level=BOLD, marked=True))
        else:
            done.append(block)
    return draft.having(_with_headlines(done))


def _with_headlines(blocks: list[Block]) -> list[Block]:
    """The blocks, of which none is the issue's name that has a deck or byline right below it.

    Another heading of its level stands further down; what was learnt of it is forgotten."""
    shown = [at for at, block in enumerate(blocks) if block.role is not Role.DROPPED]
    levels = [blocks[at].level if blocks[at].marked else 0 for at in shown]
    heads = {
        at
        for n, at in enumerate(shown[:-2])
        if 0 < levels[n] < levels[n + 1]
        and levels[n] in levels[n + 1 :]
        and (not levels[n + 2] or levels[n + 2] > levels[n + 1])
    }
    return [
        block._replace(likely=None) if at in heads else block for at, block in enumerate(blocks)
    ]


def _underlined(blocks: Sequence[Block]) -> dict[int, int]:
    """The levels of lines with `===` or `---` right below, where others are marked as Markdown."""
    if not any(block.why == STRONG_MARK or _HASHES.match(block.text) for block in blocks):
        return {}
    shown = [at for at, block in enumerate(blocks) if block.why != STRONG_MARK]
    return {
        one: 1 if blocks[two].text[0] == "=" else 2
        for one, two in pairwise(shown)
        if blocks[one].role is Role.TEXT
        and blocks[two].why == DRAWN_RULE
        and _UNDERLINE.fullmatch(blocks[two].text)
        and not blocks[two].line.blanks
        and width(blocks[one].text) <= _LONGEST
    }


def _is_bold_line(block: Block) -> bool:
    """Whether a short line of plain text stands between `**`, with which a converter marked it."""
    return not block.line.whole and is_short_and_bold(block)


def is_short_and_bold(block: Block) -> bool:
    """Whether a line of a text that knows no sizes is bold, short, and no sentence."""
    line, text = block.line, block.text
    plain = block.role is Role.TEXT and line.size is None and line.kind == "text"
    if _ASKED.match(text):
        return False
    return plain and line.strong and width(text) <= 40 and text[-1] not in "。；：，.;:,"
