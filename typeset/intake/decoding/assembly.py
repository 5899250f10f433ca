"""Decoded lines become blocks: paragraphs joined, headlines and credits cut off, in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from typeset.intake.characters import glue
from typeset.intake.dates import is_date
from typeset.intake.decoding.bylines import closing
from typeset.intake.decoding.credits import caption_and_credit, credit
from typeset.intake.decoding.decoder import Decoded
from typeset.intake.decoding.english_names import PLACE
from typeset.intake.decoding.labels import INSETS, MORE_OF, Label
from typeset.intake.decoding.offers import Offer
from typeset.intake.draft import Block, Role
from typeset.intake.source import Passage, Run
from typeset.intake.tagging.tags import Tag

ROLES = {
    Label.KICKER: Role.KICKER,
    Label.SECTION: Role.SECTION,
    Label.HEADLINE: Role.HEADLINE,
    Label.DECK: Role.DECK,
    Label.BYLINE: Role.BYLINE,
    Label.SOURCE: Role.SOURCE,
    Label.PARAGRAPH: Role.PARAGRAPH,
    Label.RUN_IN: Role.PARAGRAPH,
    Label.LONG_RUN_IN: Role.RUN_IN,
    Label.HEADING: Role.HEADING,
    Label.ITEM: Role.ITEM,
    Label.TABLE: Role.TABLE,
    Label.END_BYLINE: Role.END_BYLINE,
    Label.CAPTION: Role.CAPTION,
    Label.INSET: Role.CAPTION,
    Label.NOTICE: Role.NOTICE,
}
_HYPHENATED = re.compile(r"[a-z]{2,}[-‐¬\u00ad]$")
_AND = re.compile("(?:and|or|to) ")
"""`first-` / `and second-hand`."""
_COMPOUND = re.compile(
    r"\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|two|three|five|well|self|half|ill|"
    r"first|second|third|mid|non|cross|great)"
    r"[-‐]$",
    re.IGNORECASE,
)
"""`twenty-` / `two`: what stands before a hyphen of the word's own, hardly before another."""
_OPEN_HYPHEN = re.compile(r"[^\W_][-‐]$")
_COUPLET = re.compile("[\u4e00-\u9fff“”]{6,14}")
_MOSTLY = 0.5
"""So likely, a line is a row, and the name at its end is no contributor's."""


def assembled(
    blocks: Sequence[Block],
    above: Sequence[Sequence[Block]],
    decoded: Decoded,
    *,
    signed: bool = True,
) -> list[Block]:
    """The blocks that the decoded lines make, with those left out of the decoding in their places.

    `signed`: the contributor's name at a paragraph's end is cut off.  What stands inside a
    paragraph (a page number, a picture's caption) follows it."""
    made = _Assembly(signed)
    for block, left, offer in zip(blocks, above[:-1], decoded.chosen, strict=True):
        made.furniture(left)
        made.add(block, offer)
    made.furniture(above[-1])
    made.close()
    return made.done


class _Assembly:
    """The blocks so far; one may be open, and what waits for its end."""

    def __init__(self, signed: bool) -> None:
        self.signed = signed
        self.done: list[Block] = []
        self.open: list[Block] = []
        self.inset: list[Block] = []
        self.waiting: list[Block] = []

    def furniture(self, blocks: Sequence[Block]) -> None:
        if self.open:
            self.waiting += blocks
        else:
            self.done += blocks

    def add(self, block: Block, offer: Offer) -> None:
        label = offer.label
        if label in INSETS:
            self._inset(block, label)
        elif label is Label.TAIL:
            self._tail(block, offer.cut)
        elif label in MORE_OF and self.open:
            self.open.append(block)
        else:
            self.close()
            self._begin(block, offer)

    def _begin(self, block: Block, offer: Offer) -> None:
        role = ROLES.get(offer.label)
        if role is None or block.role in (role, Role.CODE):
            self.open = [block]
            return
        if role is Role.END_BYLINE and self._signs_more(block):
            role = Role.SIGNATURE
        level = block.level or (1 if role is Role.HEADLINE else _level(block, role))
        if offer.label is Label.RUN_IN:
            self.done.append(block.is_a(Role.RUN_IN, passage=block.passage.cut(0, offer.cut)))
            block = block._replace(passage=block.passage.cut(offer.cut))
        self.open = [block.is_a(role, level=level)]

    def _signs_more(self, block: Block) -> bool:
        """Whether a date or an address stands below a name: both sign a notice or a letter."""
        if not self.done or not (is_date(block.text) or PLACE.fullmatch(block.text)):
            return False
        at = len(self.done) - 1
        while at >= 0 and self.done[at].role is Role.END_BYLINE:
            self.done[at] = self.done[at].is_a(Role.SIGNATURE)
            at -= 1
        return self.done[-1].role is Role.SIGNATURE

    def _tail(self, block: Block, cut: int) -> None:
        self.open.append(block._replace(passage=block.passage.cut(0, cut)))
        self.close()
        self.open = [block.is_a(Role.PARAGRAPH, passage=block.passage.cut(cut))]

    def _inset(self, block: Block, label: Label) -> None:
        if label is Label.INSET and self.inset:
            self.waiting += _caption(_joined(self.inset))
            self.inset = []
        self.inset.append(block.is_a(Role.CAPTION))

    def close(self) -> None:
        """Ends the open block; what waited for it follows."""
        if self.open:
            first = self.open[0]
            if first.role is Role.CAPTION:
                self.done += _caption(_joined(self.open))
            elif first.role is Role.PARAGRAPH and self.signed:
                self.done += _paragraph(_joined(self.open))
            else:
                self.done += _joined(self.open)
        self.done += self.waiting
        if self.inset:
            self.done += _caption(_joined(self.inset))
        self.open, self.waiting, self.inset = [], [], []


def _level(block: Block, role: Role) -> int:
    return 2 if role is Role.HEADING and block.text[0] in "（(" else 1


def _joined(pieces: list[Block]) -> list[Block]:
    """One block made of the lines, and the hyphens that their ends had."""
    first = pieces[0]
    if len(pieces) == 1:
        return [first._replace(last=first.last or first.line)]
    hyphens: list[Block] = []
    runs = list(first.passage.runs)
    before = first
    for piece in pieces[1:]:
        if _parts_a_word(before.text, piece.text):
            head = Passage(runs)
            runs, hyphen = list(head.cut(0, len(head) - 1).runs), head.cut(len(head) - 1)
            hyphens.append(Block(Role.DROPPED, hyphen, before.line, why="hyphen at a line's end"))
        elif mark := _mark(first, before, piece):
            runs.append(Run(mark, 0, 0))
        runs += piece.passage.runs
        before = piece
    whole = first._replace(passage=Passage(runs), last=pieces[-1].line)
    return [whole, *hyphens]


def _parts_a_word(one: str, two: str) -> bool:
    """Whether the hyphen at a line's end only parts a word, which goes on below."""
    whole = _COMPOUND.search(one) or _AND.match(two)
    return bool(_HYPHENATED.search(one) and two[:1].islower() and not whole)


def _mark(first: Block, before: Block, piece: Block) -> str:
    """What stands between two lines: between the halves of a headline a blank, behind a hyphen of
    the word's own nothing."""
    one, two = before.text, piece.text
    if _OPEN_HYPHEN.search(one) and two[:1].isalnum() and not _AND.match(two):
        return ""
    halves = _COUPLET.fullmatch(one) and _COUPLET.fullmatch(two)
    if first.role is Role.HEADLINE and halves and len(one.strip("“”")) == len(two.strip("“”")):
        return " "
    return glue(one, two)


def _caption(blocks: list[Block]) -> list[Block]:
    """A caption, and the credit at its end."""
    block, *rest = blocks
    found = credit(block.text)
    parts = caption_and_credit(block, found.start()) if found else [block.is_a(Role.CAPTION)]
    return [*parts, *rest]


def _paragraph(blocks: list[Block]) -> list[Block]:
    """A paragraph, and the contributor's name at its end."""
    block, *rest = blocks
    if block.likely and block.likely[Tag.ROW] > _MOSTLY:  # of names
        return blocks
    found = closing(block.text)
    if found is None:
        return blocks
    byline = block.is_a(Role.END_BYLINE, passage=block.passage.cut(found.start()))
    return [block._replace(passage=block.passage.cut(0, found.start())), byline, *rest]
