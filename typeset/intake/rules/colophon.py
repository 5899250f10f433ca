"""The issue's foot (版记): editors, contact, distribution, printing, in the editor's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from typeset.intake.characters import HAN, ends_sentence, glue, width
from typeset.intake.dates import find_date
from typeset.intake.decoding.english_names import ENGLISH_NAMES
from typeset.intake.decoding.names import is_person
from typeset.intake.draft import COLOPHON, MASTHEAD, Block, Decision, Draft, Role, decide
from typeset.intake.head_words import INTERNAL
from typeset.intake.lexicon import (
    BARE_LABEL,
    BOXED_LABEL,
    BULLETS,
    COPIES,
    GREETING,
    LABEL,
    PRINTER,
    UNKNOWN_LABEL,
)
from typeset.intake.rules.foot_labels import (
    PARTED,
    ROLES,
    FootLabel,
    known_label,
    labels_of,
    unknown_labels,
)
from typeset.intake.source import Passage, Run

_PRINTED = re.compile(r"印发|印制|印刷|付印|^Printed\b", re.IGNORECASE)
_BRACKETED = re.compile("[（(][^（）()]{4,}[）)]")
_GIVEN_BY = re.compile("[（(]?(?:供稿|撰稿)人?[：:]")
_MADE_BY = re.compile(r"[A-Z][a-z]+(?:,? [a-z&]+)* by (?:the )?[A-Z][^.]+\.")
"""`Edited by Bea Holt.`: no sentence."""
_REACHED_WHOLE = re.compile(r"\d{4}$|@[\w.-]+\.[a-z]{2,}$")
"""A telephone number, an address of e-mail."""
_PARTS, _LONGEST_NAME = "[ 　：:、，|｜/／]+", 4
"""What parts names, and their characters."""
_COLON = re.compile("[：:]")
_HEAD = 18
"""The first blocks, among which the head stands."""


def colophon(draft: Draft) -> Draft:
    """The last lines with labels and the printing line, continued lines joined.

    Labels like 责任编辑：, 【责编】, 报送： and Editor:.
    """
    blocks = _head_lines(draft.blocks)
    start = _start(blocks)
    done, decisions = blocks[:start], list[Decision]()
    for block in blocks[start:]:
        parts = _parts(block, done)
        decisions += [decide("colophon", part, str(part.role), 0.9) for part in parts]
        done += parts
    return draft.having(done, decisions)


def _head_lines(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; those of the head that name editors are parted as lines of the foot are.

    As in `9月26日　责任编辑：欧阳靖　美编：小满`, and in a line right below the head.
    """
    done: list[Block] = []
    in_head = False
    for at, block in enumerate(blocks):
        below = in_head and block.role is Role.TEXT and not block.line.blanks
        named = block.role in (Role.NAMEPLATE, Role.SLOGAN)
        if at < _HEAD and (named or below) and _names_editors(block.text):
            done += _parts(block._replace(role=Role.TEXT), [])
        else:
            done.append(block)
            in_head = block.role in MASTHEAD or (in_head and block.role is Role.DROPPED)
    return done


def _names_editors(text: str) -> bool:
    """Whether a line of the head opens with a label of the foot, or has one behind a blank."""
    if LABEL.match(text):
        return True
    if ends_sentence(text) or re.search("[。；！？]", text):
        return False
    return BARE_LABEL.match(text) is not None or any(
        LABEL.match(text, found.end()) for found in PARTED.finditer(text)
    )


def _start(blocks: list[Block]) -> int:
    """Where the colophon begins: going up from the end, its lines and what continues them."""
    start = len(blocks)
    for at in range(len(blocks) - 1, max(len(blocks) - 40, -1), -1):
        block = blocks[at]
        if block.role is Role.DROPPED:
            continue
        if block.role in COLOPHON:
            start = at
            continue
        if block.role not in (Role.TEXT, Role.TABLE) or width(block.text) > 400:
            break
        if _signs_a_piece(blocks, at):
            break
        if _is_line(block.text) or (start == at + 1 and unknown_labels(block.text)):
            start = at
        elif start - at > 3 or (ends_sentence(block.text) and not _continues(blocks, at)):
            break
    return start


def _signs_a_piece(blocks: list[Block], at: int) -> bool:
    """Whether `供稿：通风队` stands at the end and below other pieces, too."""
    label = _GIVEN_BY.match(blocks[at].text)
    return label is not None and any(b.text.startswith(label[0]) for b in blocks[:at])


def _is_line(text: str) -> bool:
    bare = text.lstrip("（( 　" + BULLETS)
    if LABEL.match(bare) or _is_printed(text):
        return True
    boxed = BOXED_LABEL.match(text)
    if boxed is not None:
        return known_label(boxed["label"]) is not None
    if width(text) > 60 or (ends_sentence(text) and not _MADE_BY.fullmatch(text)):
        return False
    return BARE_LABEL.match(bare) is not None or (len(labels_of(text)) > 1 and _leading(text))


def _leading(text: str) -> bool:
    """Whether a label that the lexicon lacks opens the line."""
    return UNKNOWN_LABEL.match(text) is not None or not labels_of(text)[0].start


def _is_printed(text: str) -> bool:
    if width(text) > 40:
        return False
    if PRINTER.search(text) and not ends_sentence(text):
        return True
    return bool((_PRINTED.search(text) and find_date(text)) or COPIES.fullmatch(text.strip()))


def _continues(blocks: list[Block], at: int) -> bool:
    """Whether a line that ends a sentence still belongs to the label above it."""
    above = blocks[at - 1] if at else None
    return above is not None and bool(LABEL.match(above.text)) and bool(_COLON.search(above.text))


# ---- the blocks of a line ------------------------------------------------------------------------


def is_labelled(text: str) -> bool:
    """Whether a line opens with a label of the foot and is no sentence."""
    return LABEL.match(text) is not None and not ends_sentence(text)


def parts_of_the_foot(block: Block) -> list[Block]:
    """What the labels of a line name, each a block of its own."""
    return _parts(block, [])


def _parts(block: Block, before: list[Block]) -> list[Block]:
    if block.role is not Role.TEXT:
        return [block]
    if _is_printed(block.text) and not LABEL.match(block.text):
        return [block.is_a(Role.PRINTED)]
    labels = labels_of(block.text)
    if not labels and INTERNAL.search(block.text):
        return [block.is_a(Role.NOTICE)]
    if not labels:
        return _continuation(block, before)
    parts = []
    if labels[0].start > 0 and block.passage.cut(0, labels[0].start).text:
        parts.append(_lead(block, labels[0].start, before))
    ends = [label.start for label in labels[1:]] + [len(block.text)]
    for label, end in zip(labels, ends, strict=True):
        parts += _labelled(block, label, end)
    return parts


def _labelled(block: Block, label: FootLabel, end: int) -> list[Block]:
    """What a label names; how many copies are printed, behind it, is the printing line's."""
    copies = COPIES.search(block.text, label.value, end)
    if copies and not block.text[copies.end() : end].strip():
        rest = _labelled(block, label, copies.start())
        return [*rest, block.is_a(Role.PRINTED, passage=block.passage.cut(*copies.span()))]
    passage = block.passage.cut(label.start, end)
    if not block.passage.cut(label.value, end).text:
        return [block.is_a(Role.DROPPED, passage=passage, why="title of a list of names")]
    named = passage.text[: label.value - label.start]
    return [block.is_a(label.role, passage=passage, label=named)]


def _lead(block: Block, end: int, before: list[Block]) -> Block:
    passage = block.passage.cut(0, end)
    if not passage.text.strip("（([【 　"):
        why = "mark between the facts of the masthead"
        return block.is_a(Role.DROPPED, passage=passage, why=why)
    return _continuation(block._replace(passage=passage), before)[0]


def _continuation(block: Block, before: list[Block]) -> list[Block]:
    """A line without a label goes on with the line above it, unless it asks for stories or is a
    sentence longer than that one, which had room for it: a notice."""
    if before and before[-1].role in ROLES.values():
        last = before[-1]
        bracketed = _BRACKETED.fullmatch(block.text)
        apart = bracketed or UNKNOWN_LABEL.match(block.text) or _is_whole(last, block.text)
        if apart or GREETING.match(block.text):
            return [block.is_a(Role.NOTICE)]
        if ends_sentence(block.text) and _width_above(last.passage) + 1 < width(block.text):
            return [block.is_a(Role.NOTICE)]
        before.pop()
        runs = [*last.passage.runs]
        if mark := glue(last.text, block.text) or _between_names(last, block.text):
            runs.append(Run(mark, 0, 0))
        return [last._replace(passage=Passage([*runs, *block.passage.runs]))]
    return [block]


def _is_whole(last: Block, text: str) -> bool:
    """Whether a label's names or number are whole, and the text below is none of them."""
    chinese = re.match(f"[{HAN}]", text) is not None
    if not chinese and not (ends_sentence(text) and text[0].isupper()):
        return False
    if last.role is Role.CONTACT:
        return _REACHED_WHOLE.search(last.text) is not None
    if not chinese:
        named = ENGLISH_NAMES.fullmatch(last.text.removeprefix(last.label).strip())
        return last.role is Role.EDITORS and named is not None
    whole = last.role is Role.EDITORS and is_person(re.split(_PARTS, last.text)[-1])
    return whole and any(len(word) > _LONGEST_NAME for word in re.split(_PARTS, text))


def _between_names(last: Block, text: str) -> str:
    """The blank between names of which each stands on a line of its own."""
    above = re.split(_PARTS, last.text)[-1]
    return "　" if last.role is Role.EDITORS and is_person(above) and is_person(text) else ""


def _width_above(passage: Passage) -> float:
    """The width (em) of the last line of a passage."""
    line = passage.runs[-1].line
    return sum(width(run.text) for run in passage.runs if run.line == line)
