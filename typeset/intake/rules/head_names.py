"""Which of several names in an issue's head is the paper's, and which is its issuer's."""

from __future__ import annotations

import re

from typeset.intake.characters import squeeze, width
from typeset.intake.draft import Block, Role
from typeset.intake.head_words import ISSUER_WORDS, NAME_ENDINGS
from typeset.intake.lexicon import ENGLISH_UNIT, ORGANISATION, UNIT_ENDING

_LONGEST_NAME = 12
"""em: a name below a unit's; what is longer is a motto."""
DESCRIBES = re.compile("[一-龥]{4}(?:[队社院校会厂部]刊|[社校院厂会]报|小报|内刊|副刊)$")
_PARISH = re.compile("(?:The )?(?:Parish|Church|Diocese|Borough|University|College)(?:es)? [Oo]f ")
"""`The Parish of St Winifred, Lower Hadlow`."""


def titled(blocks: list[Block]) -> list[Block]:
    """The blocks, where the only heading holds a headline, too: `月记 第33期 走过三座桥`."""
    names = [at for at, block in enumerate(blocks) if block.role is Role.NAMEPLATE]
    if len(names) == 2 and not any(block.role is Role.HEADING for block in blocks):
        first, second = (blocks[at] for at in names)
        if second.marked and first.line is second.line:
            blocks[names[1]] = second.is_a(Role.HEADLINE)
    return blocks


def second_name(block: Block) -> Block:
    """A second name in the head is the issuer's if it ends as units do, or begins low."""
    low = block.role is Role.NAMEPLATE and block.text[:1].islower()
    return block.is_a(Role.ISSUER) if low or _is_units_name(block) else block


def _is_units_name(block: Block) -> bool:
    text = block.text.title() if block.text.isupper() else block.text
    first, *second = re.split(" [·/|] ", text)  # in two languages
    unit = UNIT_ENDING.fullmatch(first) or ENGLISH_UNIT.fullmatch(first) or _PARISH.match(first)
    translated = second and ORGANISATION.fullmatch(first)
    return block.role is Role.NAMEPLATE and bool(unit or translated)


def named_second(blocks: list[Block]) -> list[Block]:
    """The blocks, where the first name is a unit's and the second is none: it issues the other."""
    names = [at for at, block in enumerate(blocks) if block.role is Role.NAMEPLATE]
    if len(names) > 1 and _is_units_name(blocks[names[0]]) and _may_be_named(names, blocks):
        blocks[names[0]] = blocks[names[0]].is_a(Role.ISSUER)
    first = next((at for at, b in enumerate(blocks) if b.role is not Role.DROPPED), 0)
    others = any(b.role is Role.ISSUER for b in blocks[first + 1 :])
    if not names and _is_whole_issuer(blocks[first]):
        blocks[first] = blocks[first].is_a(Role.NAMEPLATE)
    if names and names[0] > first and _is_described(blocks[first], blocks[names[0]], others):
        blocks[first] = blocks[first].is_a(Role.NAMEPLATE)
    return blocks


def _is_described(first: Block, second: Block, others: bool) -> bool:
    """Whether a short first line is the name though units end so: `爱心驿站` / `市红十字会队刊`.

    `others`: somebody else issues it, so that a piece of a line of facts is not its name.
    """
    piece = others and second.text != second.line.text
    described = piece or DESCRIBES.search(second.text) is not None
    return _is_whole_issuer(first) and width(first.text) <= 6 and described


def _is_whole_issuer(block: Block) -> bool:
    """Whether a line is a unit's name and nothing else."""
    bare = block.role is Role.ISSUER and not block.label
    return bare and block.text == block.line.text and not ISSUER_WORDS.search(block.text)


def _may_be_named(names: list[int], blocks: list[Block]) -> bool:
    """Whether the second line is no unit's, and no longer than the first: no description of it."""
    unit, name = (blocks[at] for at in names[:2])
    if unit.text.isupper() and squeeze(name.text) != squeeze(name.line.text):
        return False  # a word beside the date
    longest = min(width(unit.text), _LONGEST_NAME)
    named = NAME_ENDINGS.search(name.text) and width(name.text) <= longest + 2
    return bool(named or width(name.text) <= longest) and not _is_units_name(name)
