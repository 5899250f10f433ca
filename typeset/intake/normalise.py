"""`--normalise`: punctuation, quotes and spaces mended by named rules, each change on record."""

from __future__ import annotations

import re
from collections.abc import Callable

from typeset.intake.characters import HAN, is_chinese
from typeset.intake.draft import Block, Draft, Role
from typeset.intake.report import Change
from typeset.intake.source import Passage, Run

Mending = Callable[[str], str]
_FULL = str.maketrans(",;:?!", "，；：？！")
_DIGITS = str.maketrans("０１２３４５６７８９％", "0123456789%")


def full_width_marks(text: str) -> str:
    """`,` `;` `:` `?` `!` after a Han character or a Chinese closing mark become full-width."""
    return re.sub(
        f"(?<=[{HAN}”’）》])[,;:?!](?!\\d)", lambda found: found[0].translate(_FULL), text
    )


def full_stops(text: str) -> str:
    """A `.` after a Han character at a sentence's end becomes 。"""
    return re.sub(rf"(?<=[{HAN}”）》])\.(?=[{HAN}“]|$)", "。", text)


def brackets(text: str) -> str:
    """`(…)` around Han characters becomes （…）."""
    return re.sub(rf"\(([^()]*[{HAN}][^()]*)\)", r"（\1）", text)


def straight_quotes(text: str) -> str:
    """Straight double quotes in Chinese text become “ and ” in turn, if they come in pairs."""
    if text.count('"') % 2:
        return text
    parts = text.split('"')
    return "".join(
        part + ("“”"[at % 2] if at < len(parts) - 1 else "") for at, part in enumerate(parts)
    )


def dashes(text: str) -> str:
    """`--`, `---`, a single `—` between Han characters, become ——."""
    text = re.sub(r"(?<!-)-{2,3}(?!-)", "——", text)
    return re.sub(f"(?<=[{HAN}])—(?=[{HAN}])", "——", text)


def ellipses(text: str) -> str:
    """`...`, `。。。`, a single `…` after a Han character, become ……."""
    return re.sub(f"(?<=[{HAN}”])(?:\\.{{3,6}}|。{{3,6}}|…(?!…))(?<!……)", "……", text)


def spaces(text: str) -> str:
    """Spaces between digits or letters and Han characters go: the setting makes that space."""
    text = re.sub(rf"(?<=[{HAN}])[ ]+(?=[0-9A-Za-z])", "", text)
    return re.sub(rf"(?<=[0-9A-Za-z%])[ ]+(?=[{HAN}])", "", text)


def half_width_digits(text: str) -> str:
    """Full-width digits become ASCII digits."""
    return text.translate(_DIGITS)


def curly_quotes(text: str) -> str:
    """Straight quotation marks and apostrophes of other languages become “ ” ‘ ’."""
    text = re.sub(r'(^|[\s(\[{—–‘])"', r"\1“", text)
    text = re.sub(r"(^|[\s(\[{—–“])'(?!\d\ds?\b)", r"\1‘", text)
    return text.replace('"', "”").replace("'", "’")


def em_dashes(text: str) -> str:
    """`--` and `---` between words of other languages become —."""
    return re.sub(r"(?<=\w) ?(?<!-)-{2,3}(?!-) ?(?=\w)", "—", text)


OTHER_MENDINGS: tuple[Mending, ...] = (curly_quotes, em_dashes)
"""For text that is not Chinese (Chicago 6.78, 6.85, 6.115)."""

MENDINGS: tuple[Mending, ...] = (
    full_width_marks,
    full_stops,
    brackets,
    straight_quotes,
    dashes,
    ellipses,
    spaces,
    half_width_digits,
)


def normalised(draft: Draft) -> tuple[Draft, tuple[Change, ...]]:
    """The draft with its text mended, and every change; names, labels and dates stay."""
    changes: list[Change] = []
    blocks = [_mended(block, changes) for block in draft.blocks]
    return draft.having(blocks), tuple(changes)


_MENDED = {
    Role.PARAGRAPH,
    Role.HEADLINE,
    Role.RUN_IN,
    Role.DECK,
    Role.HEADING,
    Role.ITEM,
    Role.CAPTION,
    Role.NOTICE,
}


def _mended(block: Block, changes: list[Change]) -> Block:
    if block.role not in _MENDED:
        return block
    plain = not any(run.marks for run in block.passage.runs)
    first = block.passage.runs[0]
    runs = (Run(block.text, first.line, first.column),) if plain else block.passage.runs
    return block._replace(passage=Passage(_mended_run(run, block, changes) for run in runs))


def _mended_run(run: Run, block: Block, changes: list[Change]) -> Run:
    text = run.text
    for mend in MENDINGS if is_chinese(block.text) else OTHER_MENDINGS:
        if (new := mend(text)) != text:
            changes += _changes(mend.__name__, block.line.number, text, new)
            text = new
    return Run(text, run.line, run.column, run.marks)


def _changes(rule: str, line: int, before: str, after: str) -> list[Change]:
    """Where the two texts differ, with a few characters around."""
    from difflib import SequenceMatcher

    found = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found.append(
                Change(rule, line, before[max(a - 4, 0) : b + 4], after[max(c - 4, 0) : d + 4])
            )
    return found
