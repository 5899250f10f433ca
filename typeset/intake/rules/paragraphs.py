"""Hard wraps: which lines belong to one paragraph, told by width, indent, blank lines and
punctuation."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from typeset.intake.characters import (
    ends_sentence,
    first_unit,
    glue,
    has_sentence,
    is_chinese,
    open_pair,
    width,
)
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.lexicon import CAPTION, DATELINE, NUMBERED
from typeset.intake.rules.measure import Habits, habits, indent, is_short_start, slack
from typeset.intake.source import Passage, Run

_DEEPEST = 5.0
"""No paragraph is indented deeper (em)."""
_TRANSPARENT = {Role.DROPPED, Role.PICTURE}
_HYPHENATED = re.compile(r"[a-z]{2,}[-‐\u00ad]$")


class Joint(NamedTuple):
    """Whether two lines are one paragraph, how sure that is, and why."""

    joined: bool
    confidence: float = 1.0
    why: str = ""


def hard_wraps(draft: Draft) -> Draft:
    """Lines of text become paragraphs; what interrupts a sentence follows its paragraph."""
    chains = _chains(draft.blocks)
    places = [at for chain in chains for at in chain]
    lines = [draft.blocks[at] for at in places]
    usual = habits(lines)
    firsts = {chain[0] for chain in chains}
    joints = {
        place: joint(lines, at, usual, first=place in firsts, cut=places[at + 1] > place + 1)
        for at, place in enumerate(places[:-1])
        if places[at + 1] not in firsts
    }
    return draft.having(*_join(draft.blocks, joints))


def _chains(blocks: tuple[Block, ...]) -> list[list[int]]:
    """The text lines between which only page numbers and the like stand, by their indexes."""
    chains: list[list[int]] = [[]]
    for at, block in enumerate(blocks):
        if block.role is Role.TEXT:
            chains[-1].append(at)
        elif block.role not in _TRANSPARENT and chains[-1]:
            chains.append([])
    return [chain for chain in chains if chain]


def joint(
    lines: list[Block], at: int, usual: Habits, *, first: bool = False, cut: bool = False
) -> Joint:
    """The joint between the line at `at` and the next one.

    `first`: no text stands right above; `cut`: a page number or running head stands between."""
    block, following = lines[at], lines[at + 1]
    if _begins_something(following):
        return Joint(False)
    if _set_differently(block, following):
        return Joint(False)
    if _runs_over(block, following) or (cut and _wants_more(block)):
        return Joint(indent(following, usual.margins) < 1.0 or not usual.indents)
    measure = usual.measures[at]
    if block.line.full is not None and following.line.full is not None:
        return _placed_joint(block, following, usual)
    if measure and not block.line.whole:
        return _wrapped_joint(lines, at, usual, first)
    return _cut_joint(block, following)


def _begins_something(block: Block) -> bool:
    return bool(DATELINE.match(block.text) or re.match("[□■◆◇●○◎★]", block.text))


def _set_differently(block: Block, following: Block) -> bool:
    """Whether the two lines differ in size, weight or centring, where the format knows these."""
    one, other = block.line, following.line
    if one.size and other.size and abs(one.size - other.size) > 0.6:
        return True
    if one.strong and not other.strong and runs_on(block, following):
        return False
    return one.strong != other.strong


def runs_on(block: Block, following: Block) -> bool:
    """Whether a line in a heading face and the next one are one paragraph: a headline that runs in.

    Either the face goes on into the next line, or only the first of the two is indented."""
    one, other = block.line, following.line
    if one.size is None or one.size != other.size or other.strong or one.whole:
        return False
    if "strong" in following.passage.runs[0].marks and one.full:
        return True
    return not one.centred and one.indent - other.indent >= 1.2 and not other.blanks


def _runs_over(block: Block, following: Block) -> bool:
    """Whether a line cannot be an end: a comma ends it, or the next one begins in lower case."""
    if block.text[-1] in "，、," and not block.line.whole:
        return True
    lower = following.text[0].islower() and not following.line.whole
    return lower and not is_chinese(block.text) and not ends_sentence(block.text)


def _wants_more(block: Block) -> bool:
    """Whether a page's last line breaks off: no sentence ends it, and it is too long for a name."""
    return not ends_sentence(block.text) and width(block.text) >= 12


def _placed_joint(block: Block, following: Block, usual: Habits) -> Joint:
    """Where the places of the characters are known: a paragraph's last line is short, its first
    indented."""
    moved = (block.line.page, block.line.column) != (following.line.page, following.line.column)
    inside = indent(following, usual.margins) >= 1.0
    if following.line.centred and block.line.full and not ends_sentence(block.text):
        return Joint(True)
    if inside and (usual.indents or not moved):
        return Joint(False)
    if ends_sentence(block.text):
        return Joint(block.line.full is True and not following.line.blanks)
    sure = bool(block.line.full) or usual.indents
    return Joint(sure or not _could_stand_alone(block.text))


def _wrapped_joint(lines: list[Block], at: int, usual: Habits, first: bool) -> Joint:
    block, following, measure = lines[at], lines[at + 1], usual.measures[at]
    gap = following.line.blanks > usual.blanks
    inside = usual.indents and indent(following, usual.margins) >= 1.0
    wide = _reach(block, usual)
    if not ends_sentence(block.text):
        return _unfinished_joint(lines, at, usual, gap, inside, first)
    room = measure - wide
    if room >= width(first_unit(following.text)) + slack(block.text, measure):
        return Joint(False)
    if inside or (gap and not usual.indents):
        return Joint(False)
    if usual.indents:
        return Joint(True)
    return _level_joint(following, usual.measures[at + 1], usual)


def _level_joint(following: Block, measure: float, usual: Habits) -> Joint:
    """A full line ends with a sentence, and no indents are left: the next line's width decides."""
    if usual.short_starts and is_short_start(width(following.text), measure):
        return Joint(False, 0.65, "a sentence ends with a full line, the next line is 2 em short")
    sure = 0.75 if usual.short_starts else 0.6
    return Joint(True, sure, "a sentence ends with a full line; taken as one paragraph")


def _unfinished_joint(
    lines: list[Block], at: int, usual: Habits, gap: bool, inside: bool, first: bool
) -> Joint:
    block, following, measure = lines[at], lines[at + 1], usual.measures[at]
    if inside and gap:
        return Joint(False)
    if not inside and (open_pair(block.text) or not _could_stand_alone(block.text)):
        return Joint(True)
    wide = _reach(block, usual)
    opens = first or (ends_sentence(lines[at - 1].text) and block.line.blanks > usual.blanks)
    if opens and gap:
        return Joint(False)
    allowed = 3.0 if first else max(4.0, measure / 6)
    if measure - wide < allowed + (0 if is_chinese(block.text) else measure * 0.12):
        return Joint(not inside or not usual.indents)
    return _cut_joint(block, following) if gap and not opens else Joint(False)


def _reach(block: Block, usual: Habits) -> float:
    """How far a line reaches from the margin, in em; one set flush right or centred is only its own
    width."""
    inset = max(indent(block, usual.margins), 0.0)
    return width(block.text) + (inset if inset <= _DEEPEST else 0.0)


def _could_stand_alone(text: str) -> bool:
    """Whether an unfinished line could be a headline or a name: no sentence ends or begins in
    it."""
    return not has_sentence(text) and width(text) < 45 and not DATELINE.match(text)


def _cut_joint(block: Block, following: Block) -> Joint:
    """Lines are whole paragraphs, but a column's or page's end may have cut one in two."""
    text = block.text
    if ends_sentence(text) or re.match(NUMBERED, following.text):
        return Joint(False)
    if CAPTION.search(text) or CAPTION.search(following.text):
        return Joint(False)
    if open_pair(text):
        return Joint(True, 0.9, "a quotation or bracket is still open")
    if has_sentence(text) or width(text) >= 60:
        return Joint(True, 0.8, "the last sentence is not finished")
    return Joint(False)


def _join(
    blocks: tuple[Block, ...], joints: dict[int, Joint]
) -> tuple[list[Block], list[Decision]]:
    done: list[Block] = []
    waiting: list[Block] = []
    decisions: list[Decision] = []
    pieces: list[Block] = []
    for at, block in enumerate(blocks):
        if block.role is not Role.TEXT:
            (waiting if pieces else done).append(block)
            continue
        pieces.append(block)
        link = joints.get(at, Joint(False))
        if link.why:
            decisions.append(decide("hard_wraps", block, link.why, link.confidence))
        if not link.joined:
            done += [*_paragraph(pieces), *waiting]
            pieces, waiting = [], []
    return done + waiting, decisions


def _paragraph(pieces: list[Block]) -> list[Block]:
    """The paragraph made of the lines, and the hyphens that its line ends had."""
    hyphens: list[Block] = []
    runs = list(pieces[0].passage.runs)
    for before, piece in pairwise(pieces):
        if _HYPHENATED.search(before.text) and piece.text[:1].islower():
            runs, hyphen = _without_hyphen(runs)
            hyphens.append(Block(Role.DROPPED, hyphen, before.line, why="hyphen at a line's end"))
        elif mark := glue(before.text, piece.text):
            runs.append(Run(mark, 0, 0))
        runs += piece.passage.runs
    whole = pieces[0].is_a(Role.PARAGRAPH, passage=Passage(runs), last=pieces[-1].line)
    return [whole, *hyphens]


def _without_hyphen(runs: list[Run]) -> tuple[list[Run], Passage]:
    head = Passage(runs)
    return list(head.cut(0, len(head) - 1).runs), head.cut(len(head) - 1)
