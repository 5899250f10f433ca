"""A page whose headings are an outline: a name, perhaps columns, and below them the articles."""

from __future__ import annotations

from typeset.intake.contributions.kind import opens_with_a_name
from typeset.intake.contributions.pictures import captioned
from typeset.intake.contributions.senders import bracketed, is_somebody, labelled, without_label
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.recogniser import blocks_of
from typeset.intake.rules.marks import radicals
from typeset.intake.rules.masthead import parts_of_the_head
from typeset.intake.source import Source

_HEADINGS = ("heading", "title")


def is_outline(source: Source) -> bool:
    """Whether the first heading has no text of its own, but several below it have."""
    lines = [line for line in source.lines if line.text]
    return opens_with_a_name(source.name, lines)


def as_outline(source: Source) -> Draft:
    """The draft of such a page: headings with text are headlines, those above them columns."""
    read = radicals(Draft(source, tuple(blocks_of(source))))
    blocks = captioned([*read.blocks])
    done: list[Block] = []
    headline = _headline_level(blocks)
    for at in range(len(blocks)):
        done += _roles(blocks, at, headline)
    decisions: list[Decision] = [*read.decisions]
    decisions += [
        decide("outline", block, str(block.role), 0.8)
        for block in done
        if block.role in (Role.NAMEPLATE, Role.SECTION, Role.HEADLINE, Role.BYLINE)
    ]
    return Draft(source, tuple(done), tuple(decisions))


def _is_heading(block: Block) -> bool:
    return block.line.kind in _HEADINGS


def _has_text(blocks: list[Block], at: int) -> bool:
    """Whether what follows a heading is no other heading."""
    return at + 1 < len(blocks) and not _is_heading(blocks[at + 1])


def _headline_level(blocks: list[Block]) -> int:
    """The highest level of the headings that have text."""
    levels = [b.level for at, b in enumerate(blocks) if _is_heading(b) and _has_text(blocks, at)]
    return min(levels, default=1)


def _roles(blocks: list[Block], at: int, headline: int) -> list[Block]:
    block = blocks[at]
    if block.role is not Role.TEXT:
        return [block]
    if _is_heading(block):
        if _has_text(blocks, at):
            below = block.level - headline
            return [
                block.is_a(Role.HEADING, level=below) if below > 0 else block.is_a(Role.HEADLINE)
            ]
        first = not any(map(_is_heading, blocks[:at]))
        return parts_of_the_head(block) if first else [block.is_a(Role.SECTION)]
    signed = labelled(block.text) or bracketed(block.text)
    if at and _is_heading(blocks[at - 1]) and (signed or is_somebody(block.text)):
        return without_label(block.is_a(Role.BYLINE))
    closes = at + 1 == len(blocks) or _is_heading(blocks[at + 1])
    if closes and signed:
        return without_label(block.is_a(Role.END_BYLINE))
    return [block.is_a(Role.PARAGRAPH)]
