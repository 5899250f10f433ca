"""`--normalise`: punctuation, quotes and spaces mended by named rules, each change on record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from typeset.intake.characters import HAN, is_chinese
from typeset.intake.draft import Block, Draft, Role
from typeset.intake.report import Change
from typeset.intake.source import Passage, Run

Mending = Callable[[str], str]
_FULL = str.maketrans(",;:?!", "，；：？！")
_OPENING, _CLOSING = "“（《【", "”）》】"
_DIGITS = str.maketrans("０１２３４５６７８９％", "0123456789%")


def full_width_marks(text: str) -> str:
    """`,` `;` `:` `?` `!` beside Chinese become full-width."""
    after, before = (
        f"(?<=[{HAN}{_CLOSING}])[,;:?!]",
        f"(?<=[0-9A-Za-z%])[,;?!](?=[ ]*[{HAN}{_OPENING}])",
    )
    return re.sub(f"{after}|{before}", lambda found: found[0].translate(_FULL), text)


def full_stops(text: str) -> str:
    """A `.` at the end of a sentence becomes 。, after a percentage and a last figure, too."""
    text = re.sub(rf"(?<=[{HAN}{_CLOSING}%])\.(?=[ 　]*(?:[{HAN}{_OPENING}]|$))", "。", text)
    return re.sub(rf"(?<=[{HAN}])(\d+(?:[.,]\d+)*)\.$", r"\1。", text)


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
    """Spaces beside digits, letters and full-width marks go: the setting makes that space."""
    text = re.sub(rf"(?<=[，。；：？！])[ ]+(?=[{HAN}{_OPENING}0-9A-Za-z])", "", text)
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
    brackets,
    straight_quotes,
    full_width_marks,
    full_stops,
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
    passage = block.passage
    for mend in MENDINGS if is_chinese(block.text) else OTHER_MENDINGS:
        if (new := mend(passage.text)) != passage.text:
            edits = _edits(passage.text, new)
            changes += _changes(mend.__name__, block.line.number, passage.text, new, edits)
            passage = _with(passage, new, edits)
    return block._replace(passage=passage)


_Edit = tuple[str, int, int, int, int]


def _edits(before: str, after: str) -> list[_Edit]:
    """What became of which part of a text, as difflib words it."""
    from difflib import SequenceMatcher

    return list(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())


def _with(passage: Passage, text: str, edits: Sequence[_Edit]) -> Passage:
    """The passage with this text: what is new belongs to the run whose place it takes."""
    owners = [at for at, run in enumerate(passage.runs) for _ in run.text]
    found: list[int] = []
    for tag, a, b, c, d in edits:
        found += owners[a:b] if tag == "equal" else [owners[min(a, len(owners) - 1)]] * (d - c)
    runs, at = list[Run](), 0
    for owner, group in groupby(found):
        length = len(list(group))
        run = passage.runs[owner]
        runs.append(Run(text[at : at + length], run.line, run.column, run.marks))
        at += length
    return Passage(runs)


def _changes(
    rule: str, line: int, before: str, after: str, edits: Sequence[_Edit]
) -> Iterator[Change]:
    """Where the two texts differ, with a few characters around."""
    for tag, a, b, c, d in edits:
        if tag != "equal":
            shown = before[max(a - 4, 0) : b + 4], after[max(c - 4, 0) : d + 4]
            yield Change(rule, line, *shown)
