"""How many lines things will take, before they are set: near enough to choose between two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from typeset.issue import model
from typeset.issue.model import Issue, Manifest, Paragraph
from typeset.layout.first_letters import has_no_drop_cap
from typeset.layout.inlines import plain
from typeset.layout.package import Page
from typeset.layout.wording import ems

CLOSING_SIZE = 14 / 15.79
"""The size of the closing block by that of the text: 四号 by 三号 (GB/T 9704-2012, 7.4.2)."""
EDGES = 2
"""The closing block stands one character in on either side (7.4.2), in em of its own size."""
HANG = 3.0
"""Lines of the distribution after the first hang below the names, behind 报送： and the like."""
OTHERS = 3
"""A block that is no paragraph (a heading, a picture, a table) counts as so high, in lines."""

TAILED = ("Q", "Ç", "Ş", "Ţ")
"""Capitals that reach below their line."""
PICTURE = 8
"""A picture with its caption, or a row of them, counts as so high, in lines."""


def closing_width(page: Page) -> float:
    """How wide the closing block (版记) is, in em of its own size."""
    return page.measure / (page.size * CLOSING_SIZE) - EDGES


def closing_lines(manifest: Manifest, width: float) -> int:
    """The lines of the closing block, `width` em of its size wide."""
    printed = manifest.printed
    last = 0 if printed is None else 2 if printed.copies else 1
    return last + sum(_closing(manifest, width))


def _closing(manifest: Manifest, width: float) -> Iterator[int]:
    for label, names in manifest.editors.items():
        yield ceil((ems(label) + 1 + sum(ems(name) + 1 for name in names)) / width)
    for label, value in manifest.contact.items():
        yield ceil((ems(label) + 1 + ems(value)) / width)
    for value in manifest.distribution.values():
        yield ceil(ems(value) / (width - HANG))


def text_lines(issue: Issue, page: Page) -> int:
    """The lines of all articles, each paragraph indented by two characters."""
    width = page.measure / page.size
    return sum(
        ceil((ems(plain(block.children)) + 2) / width) if isinstance(block, Paragraph) else OTHERS
        for article in issue.articles
        for block in article.body
    )


def block_lines(blocks: Sequence[model.Block], width: float) -> float:
    """About how many lines blocks take in a column `width` em wide."""
    return sum(_lines(block, width) for block in blocks)


def is_short_start(blocks: Sequence[model.Block], width: float, *, language: str) -> bool:
    """Whether the first of the blocks is no place for a drop cap.

    It has fewer lines than the cap, which would cover the next, or begins with a mark or a speaker.
    """
    if blocks and isinstance(blocks[0], Paragraph):
        paragraphs = [plain(each.children) for each in blocks if isinstance(each, Paragraph)]
        if has_no_drop_cap(paragraphs):
            return True
    return block_lines(blocks[:1], width) < (2 if language.startswith("zh") else 3)


def has_tail(blocks: Sequence[model.Block]) -> bool:
    """Whether the first letter of a text, as a drop cap, reaches into the line below it: Q."""
    first = next((plain(each.children) for each in blocks[:1] if isinstance(each, Paragraph)), "")
    return first.lstrip("“‘\"'(").startswith(TAILED)


def _lines(block: model.Block, width: float) -> float:
    match block:
        case model.Paragraph(_, children) | model.Heading(_, _, children):
            breaks = sum(isinstance(each, model.LineBreak) for each in children)
            return max(ceil(ems(plain(children)) / width), breaks + 1)
        case model.ListBlock(_, _, items):
            return sum(block_lines(item, width) for item in items)
        case model.Quote(_, inner) | model.Division(_, _, _, inner):
            return block_lines(inner, width)
        case model.Table():
            return len(block.rows) + 1
        case model.Figure():
            return PICTURE / max(1, len(block.row))
        case _:
            return OTHERS
