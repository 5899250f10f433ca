"""A contributor's file as the blocks of one article."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from typeset.intake.characters import ends_sentence, squeeze, width
from typeset.intake.contributions.boxes import with_boxes
from typeset.intake.contributions.cover import without_cover
from typeset.intake.contributions.foot import signed
from typeset.intake.contributions.form import without_form
from typeset.intake.contributions.head import head_of
from typeset.intake.contributions.items import with_items
from typeset.intake.contributions.letter import opened
from typeset.intake.contributions.numbered_headings import with_numbered_headings
from typeset.intake.contributions.office_lines import without_office_lines
from typeset.intake.contributions.own_lines import (
    is_english,
    is_of_short_lines,
    own_lines,
    titled,
)
from typeset.intake.contributions.pictures import captioned
from typeset.intake.contributions.poem import verses_of
from typeset.intake.contributions.senders import from_file_name
from typeset.intake.contributions.typed_lines import typed
from typeset.intake.decoding.names import is_person
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.recogniser import blocks_of
from typeset.intake.rules.letterspaced import letterspaced_titles
from typeset.intake.rules.lines import joined_lines
from typeset.intake.rules.marks import radicals
from typeset.intake.source import Passage, Run, Source

_HEADING = 30
"""A section heading is no longer (em)."""
_LEVELS = (
    re.compile(
        "第[一二三四五六七八九十]+(?:[章节部]|条(?=[ 　]))|[一二三四五六七八九十]{1,3}[、.．]"
    ),
    re.compile("[（(][一二三四五六七八九十]{1,3}[)）]"),
)
_BYLINES = {Role.BYLINE, Role.END_BYLINE, Role.SIGNATURE}


def as_article(source: Source, sender: str = "", subject: str = "") -> Draft:
    """The draft of one article.  `sender`, `subject`: of the letter that it came in."""
    read = radicals(Draft(source, tuple(blocks_of(source))))
    blocks = captioned(list(map(_running, read.blocks)))
    text = without_form([block for block in blocks if block.role is not Role.DROPPED])
    text, cover = without_cover(text, subject)
    text, address = opened(without_office_lines(text))
    first = next((at for at, b in enumerate(text) if b.role is Role.TEXT), len(text))
    short = is_of_short_lines(source)
    head = titled(text[first:]) if short else head_of(text[first:])
    rest = text[:first] + text[first + head.length :]
    names = [block.text for block in head.blocks if block.role is Role.BYLINE]
    headline = "".join(block.text for block in head.blocks if block.role is Role.HEADLINE)
    verses = verses_of(rest, names, headline)
    lines, kept = (verses, []) if verses else _lines(source, rest, names, short=short)
    body, bullets = with_items(lines)
    body, brackets = with_boxes(with_numbered_headings(body))
    left_out = [block for block in blocks if block.role is Role.DROPPED]
    dropped = [*cover, *address, *bullets, *brackets, *left_out]
    found = _signed_once(_with_text([*head.blocks, *_levelled(body)]))
    named, decisions = _named(found, PurePath(source.name).stem, sender)
    decisions += [*read.decisions, *kept]
    decisions += [decide("contribution", b, str(b.role), 0.8) for b in found if b.role in _REPORTED]
    draft = Draft(source, (*found, *named, *dropped), tuple(decisions))
    return letterspaced_titles(draft)


_BODY = {
    Role.PARAGRAPH,
    Role.HEADING,
    Role.ITEM,
    Role.TABLE,
    Role.CODE,
    Role.VERSE,
    Role.BOX,
    Role.PICTURE,
}
_REPORTED = {Role.HEADLINE, Role.KICKER, Role.DECK, *_BYLINES}


def _lines(
    source: Source, rest: list[Block], names: list[str], *, short: bool
) -> tuple[list[Block], list[Decision]]:
    """The blocks below the head as text and foot, and what is to be said of them.

    `names`: of the head; `short`: the piece is short lines, which nobody signs."""
    text, kept = own_lines(source, rest) if short else _paragraphs(source, rest)
    return [_as_body(block) for block in (text if short else signed(text, names))], kept


def _paragraphs(source: Source, rest: list[Block]) -> tuple[list[Block], list[Decision]]:
    """The blocks with the lines of a plain text joined; who signs a notice stays a line."""
    if source.unit != "line":
        return rest, []
    found = signed(rest)
    end = next((at for at, b in enumerate(found) if b.role is Role.SIGNATURE), len(found))
    if is_english(source.lines):
        text, kept = own_lines(source, rest[:end])
        return [*text, *found[end:]], kept
    own = typed(source, rest[:end])
    if own is not None:
        return [*own, *found[end:]], []
    joined = joined_lines(Draft(source, tuple(rest[:end]))).blocks
    text = [b.is_a(Role.TEXT) if b.role is Role.PARAGRAPH else b for b in joined]
    return [*text, *found[end:]], []


def _with_text(blocks: list[Block]) -> list[Block]:
    """A piece that has a head alone is text: nothing can be recognised in it."""
    if any(block.role in _BODY for block in blocks):
        return blocks
    return [block.is_a(Role.PARAGRAPH) if block.role in _REPORTED else block for block in blocks]


def _signed_once(blocks: list[Block]) -> list[Block]:
    """The blocks without the names at the end that stand below the headline, too."""
    above = {squeeze(block.text) for block in blocks if block.role is Role.BYLINE}
    return [
        block.is_a(Role.DROPPED, why="named above the text, too")
        if block.role is Role.END_BYLINE and squeeze(block.text) in above
        else block
        for block in blocks
    ]


def _running(block: Block) -> Block:
    """What Word prints on every page is no contributor's text."""
    if block.role is Role.TEXT and block.line.kind in ("header", "footer"):
        return block.is_a(Role.DROPPED, why="running head")
    return block


def _as_body(block: Block) -> Block:
    if block.role is not Role.TEXT:
        return block
    level = _level(block)
    return block.is_a(Role.HEADING, level=level) if level else block.is_a(Role.PARAGRAPH)


def _level(block: Block) -> int:
    """The level of a section heading, by its style, its number or its bold face; 0 for none."""
    line, text = block.line, block.text
    if line.kind in ("heading", "title"):
        return max(line.level, 1)
    if width(text) > _HEADING or ends_sentence(text) or re.search("[，；：:,]$", text):
        return 0
    for level, pattern in enumerate(_LEVELS, 1):
        if pattern.match(text):
            return level
    alone = line.strong and line.align != "right"
    dated = re.match(r"\d(?!\d?[.．、]\s*[^\d\s])", text)  # and no `1. Apologies`
    return 1 if alone and width(text) <= 24 and not dated else 0


def _levelled(body: list[Block]) -> list[Block]:
    """Heading styles that number otherwise than 一、 and （一） do give way to the numbers."""
    numbered = {
        at: level
        for at, block in enumerate(body)
        if block.role is Role.HEADING
        for level, pattern in enumerate(_LEVELS, 1)
        if pattern.match(block.text)
    }
    if not numbered:
        return body
    styled = [b.level for at, b in enumerate(body) if b.role is Role.HEADING and at in numbered]
    if len(set(styled)) > 1:
        return body
    return [
        block._replace(level=numbered[at]) if at in numbered else block
        for at, block in enumerate(body)
    ]


def _named(blocks: list[Block], stem: str, sender: str) -> tuple[list[Block], list[Decision]]:
    """A byline from the file's name or a letter's sender, where the text has none."""
    name = from_file_name(stem) or (sender if is_person(sender) else None)
    if any(block.role in _BYLINES for block in blocks) or not name or not blocks:
        return [], []
    text = [block for block in blocks if block.role not in (Role.CREDIT, Role.CAPTION)]
    if any(name in "".join(block.text.split()) for block in text):
        return [], []  # the text speaks of him itself; a photographer may well have written it
    line = replace(blocks[-1].line, kind="text", data="")
    block = Block(Role.BYLINE, Passage([Run(name, 0, 0)]), line)
    return [block], [decide("contribution", block, "byline from the file's name", 0.6)]
