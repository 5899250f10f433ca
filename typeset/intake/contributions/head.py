"""The head of one contributor's piece: headline, kicker, deck, byline, in its first lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

from typeset.intake.characters import HAN, ends_sentence, has_sentence, width
from typeset.intake.contributions.letter import greets
from typeset.intake.contributions.letterhead import facts_beside, letterhead_of
from typeset.intake.contributions.senders import (
    bracketed,
    is_somebody,
    labelled,
    without_label,
)
from typeset.intake.dates import find_date
from typeset.intake.decoding.usual import usual_size
from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import DATELINE, GREETING, NUMBERED

_ZONE = 8
"""The head is among this number of lines."""
_LONGEST = 50
"""No headline is longer (em)."""
_TITLE_LABEL = re.compile("(?:标题|题目|稿件标题|文章标题|Title|Headline)[ 　]*[：:][ 　]*", re.I)
_DECK_LABEL = re.compile("(?:副标题|副题|Subtitle|Standfirst)[ 　]*[：:][ 　]*", re.I)
_TEXT_LABEL = re.compile("(?:正文|内容|Text|Body)[ 　]*[：:]", re.I)
_DECK = re.compile("——|—[^—]|--")
_SALUTATION = re.compile("(?:各|尊敬的|亲爱的|致).{1,30}[：:]$|Dear .{1,30}[,:]$")
_TITLE_END = re.compile(
    "的?(?:通知|报告|意见|函|决定|通报|公告|倡议书|方案|总结|汇报|纪要|规定|办法|讲话|倡议|请示|批复)$"
)
_UNIT_AND_NAME = re.compile(
    f"[{HAN}][{HAN}、]{{1,30}}[ 　]+[{HAN}]{{2,4}}(?:[（(][^（）()]{{1,8}}[）)])?"
)
"""`红星农场　老倪（82岁）`, `区工会主席　高志远` in the middle below a headline: who wrote it."""


@dataclass
class Head:
    """The blocks of the head, and how many lines of the text they are."""

    blocks: list[Block] = field(default_factory=list)
    length: int = 0


def head_of(blocks: list[Block]) -> Head:
    """The head at the beginning of a piece's text lines; an empty one where it has no headline."""
    if blocks and greets(blocks[0]):
        return Head()
    zone = _zone(blocks)
    letterhead = letterhead_of(blocks, zone)
    blocks = [*map(_left_out, blocks[:letterhead]), *blocks[letterhead:]]
    at = _headline_at(blocks[letterhead:], zone[letterhead:])
    at = None if at is None else at + letterhead
    if at is None:
        return Head(*_without_headline(blocks, zone))
    head = Head()
    for number, block in enumerate(blocks[:at]):
        head.blocks += [block] if number < letterhead else without_label(_above(block))
    until = _headline_until(blocks, at)
    head.blocks.append(_headline(blocks[at:until]))
    head.blocks[-1:] = _without_label(head.blocks[-1])
    head.length = until
    _below(blocks, head)
    return head


def _left_out(block: Block) -> Block:
    return block.is_a(Role.DROPPED, why="another issue's head or foot")


def _zone(blocks: list[Block]) -> list[Block]:
    """The leading lines up to the first that is plainly text."""
    zone: list[Block] = []
    for block in blocks[:_ZONE]:
        if block.role is not Role.TEXT or _is_text(block):
            break
        zone.append(block)
    return zone


def _is_text(block: Block) -> bool:
    text = block.text
    if block.line.kind in ("title", "heading", "deck") or _TITLE_LABEL.match(text):
        return False
    if DATELINE.match(text) or _SALUTATION.match(text) or width(text) > _LONGEST:
        return True
    return has_sentence(text) or (
        text.endswith(("。", "；", ";", "，", ",")) and not block.line.centred
    )


def _headline_at(blocks: list[Block], zone: list[Block]) -> int | None:
    """Which line is the headline: it says so, its style is Title, it is larger, it is the first."""
    for wanted in (_says_so, _is_title, _is_heading):
        for at, block in enumerate(zone):
            if wanted(block):
                return at
    usual = usual_size(blocks)
    sizes = [block.line.size or 0 for block in zone]
    if usual and sizes and max(sizes) > usual * 1.15:
        return sizes.index(max(sizes))
    strong = [at for at, b in enumerate(zone) if b.line.strong and not _is_aside(b)]
    if strong:
        return strong[0]
    for at, block in enumerate(zone):
        if not _is_aside(block) and not ends_sentence(block.text.rstrip("！？!?")):
            return at
    first = blocks[0] if zone else None
    alone = first is not None and (labelled(first.text) or bracketed(first.text))
    return 0 if first is not None and not alone and not find_date(first.text) else None


def _says_so(block: Block) -> bool:
    return _TITLE_LABEL.match(block.text) is not None


def _is_title(block: Block) -> bool:
    return block.line.kind == "title"


def _is_heading(block: Block) -> bool:
    return block.line.kind == "heading" and not NUMBERED.match(block.text)


def _is_aside(block: Block) -> bool:
    """A line that can be no headline: a name, a date, a greeting, a section's number."""
    text = block.text
    dated = find_date(text)
    return bool(
        (is_somebody(text) and width(text) <= 16 and not _is_in_capitals(text))
        or labelled(text)
        or bracketed(text)
        or (dated and width(text) - width(dated[0].group()) < 4)
        or NUMBERED.match(text)
        or GREETING.fullmatch(text)
        or _DECK.match(text)
    )


def _is_in_capitals(text: str) -> bool:
    """`NOTICE OF ANNUAL MEETING`: three words in capitals are hardly a name."""
    return text.isupper() and len(text.split()) > 2


def _headline_until(blocks: list[Block], at: int) -> int:
    """The headline's lines: a second one in the same form goes with it."""
    first, after = blocks[at].line, at + 1
    while after < len(blocks) and after - at < 3 and _goes_on(blocks[after - 1], blocks[after]):
        after += 1
    return after if first.kind != "heading" else at + 1


def _goes_on(block: Block, following: Block) -> bool:
    one, other = block.line, following.line
    if following.role is not Role.TEXT or _DECK.match(following.text) or _is_aside(following):
        return False
    if ends_sentence(block.text) or _is_text(following):
        return False
    alike = one.size == other.size and one.centred == other.centred and one.kind == other.kind
    marked = one.kind == "title" or (one.centred and one.strong == other.strong)
    return alike and marked and bool(one.size) and one.whole


def _headline(blocks: list[Block]) -> Block:
    """The headline of one line or several; one that is broken inside a phrase is joined without a
    blank."""
    passage = blocks[0].passage
    for block in blocks[1:]:
        tight = _TITLE_END.search(block.text) and blocks[0].text.startswith(("关于", "在"))
        passage = passage.join(block.passage, "" if tight else " ")
    return blocks[0].is_a(Role.HEADLINE, passage=passage)


def _without_label(block: Block, pattern: re.Pattern[str] = _TITLE_LABEL) -> list[Block]:
    found = pattern.match(block.text)
    if not found:
        return [block]
    label = block.is_a(Role.DROPPED, passage=block.passage.cut(0, found.end()), why="heading mark")
    return [label, block._replace(passage=block.passage.cut(found.end()))]


def _above(block: Block) -> Block:
    """A line above the headline: who sent it, or a kicker."""
    if labelled(block.text) or bracketed(block.text):
        return block.is_a(Role.BYLINE)
    return block.is_a(Role.KICKER)


def _below(blocks: list[Block], head: Head) -> None:
    """Deck and byline below the headline."""
    while head.length < min(len(blocks), _ZONE):
        block = blocks[head.length]
        if parts := facts_beside(block) or _labelled_part(block):
            head.blocks += parts
            head.length += 1
            continue
        role = _below_role(block) or (Role.DECK if _is_deck(blocks, head) else None)
        if role is None:
            return
        head.blocks += without_label(block.is_a(role))
        head.length += 1


def _labelled_part(block: Block) -> list[Block]:
    """`副标题：…`, and the line 正文： above the text; [] for any other line."""
    if block.role is not Role.TEXT:
        return []
    if _TEXT_LABEL.fullmatch(block.text):
        return [block.is_a(Role.DROPPED, why="heading mark")]
    deck = block.is_a(Role.DECK)
    return _without_label(deck, _DECK_LABEL) if _DECK_LABEL.match(block.text) else []


def _is_deck(blocks: list[Block], head: Head) -> bool:
    """Whether a line right below the headline is no text: in the middle, or above a byline."""
    block, rest = blocks[head.length], blocks[head.length + 1 :]
    first = head.blocks[-1].role in (Role.HEADLINE, Role.DROPPED)
    plain = block.role is Role.TEXT and not _is_text(block) and not _is_aside(block)
    if not (first and plain):
        return False
    text = next((b for b in rest if b.role is Role.TEXT and _below_role(b) is None), None)
    centred = block.line.centred and text is not None and not text.line.centred
    signed = len(rest) > 1 and _below_role(rest[0]) is Role.BYLINE and text is rest[1]
    return centred or (signed and (_is_text(rest[1]) or ends_sentence(rest[1].text)))


def _below_role(block: Block) -> Role | None:
    text = block.text
    if block.role is not Role.TEXT or width(text) > _LONGEST:
        return None
    if block.line.kind == "deck" or (_DECK.match(text) and not is_somebody(text.lstrip("—- "))):
        return Role.DECK
    if (
        labelled(text)
        or bracketed(text)
        or (is_somebody(text) and not ends_sentence(text.removesuffix(".")))
    ):
        return Role.BYLINE
    if block.line.centred and _UNIT_AND_NAME.fullmatch(text):
        return Role.BYLINE
    dated = find_date(text)
    apart = block.line.centred or re.fullmatch("[（(][^（）()]+[)）]", text)
    if apart and dated and width(text) - width(dated[0].group()) <= 4:
        return Role.DECK
    return None


def _without_headline(blocks: list[Block], zone: list[Block]) -> tuple[list[Block], int]:
    """The lines above the text where none is a headline: bylines stay bylines."""
    names = list(takewhile(lambda block: labelled(block.text) or bracketed(block.text), zone))
    return [part for name in names for part in without_label(name.is_a(Role.BYLINE))], len(names)
