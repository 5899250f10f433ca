"""The issue's foot (版记): editors, contact, distribution, printing, in the editor's own words."""

from __future__ import annotations

import re

from typeset.intake.characters import ends_sentence, glue, width
from typeset.intake.dates import find_date
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.lexicon import COPIES, LABEL
from typeset.intake.source import Passage, Run

_PRINTED = re.compile(r"印发|印制|印刷|付印|^Printed\b", re.IGNORECASE)
_ROLES = {
    "editors": Role.EDITORS,
    "contact": Role.CONTACT,
    "distribution": Role.DISTRIBUTION,
}
_ONE_LETTER = re.compile("[报送发抄]$")


def colophon(draft: Draft) -> Draft:
    """The last lines with labels (责任编辑：, 报送：, Editor:) and the printing line, continued
    lines
    joined."""
    blocks = list(draft.blocks)
    start = _start(blocks)
    if start == len(blocks):
        return draft
    done, decisions = blocks[:start], list[Decision]()
    for block in blocks[start:]:
        parts = _parts(block, done)
        decisions += [decide("colophon", part, str(part.role), 0.9) for part in parts]
        done += parts
    return draft.having(done, decisions)


def _start(blocks: list[Block]) -> int:
    """Where the colophon begins: going up from the end, its lines and what continues them."""
    start = len(blocks)
    for at in range(len(blocks) - 1, max(len(blocks) - 40, -1), -1):
        block = blocks[at]
        if block.role is Role.DROPPED:
            continue
        if block.role not in (Role.TEXT, Role.TABLE) or width(block.text) > 400:
            break
        if _is_line(block.text):
            start = at
        elif start - at > 3 or (ends_sentence(block.text) and not _continues(blocks, at)):
            break
    return start


def _is_line(text: str) -> bool:
    found = LABEL.match(text.lstrip("（( 　"))
    if found:
        return True
    return _is_printed(text)


def _is_printed(text: str) -> bool:
    if width(text) > 40:
        return False
    return bool((_PRINTED.search(text) and find_date(text)) or COPIES.fullmatch(text.strip()))


def _continues(blocks: list[Block], at: int) -> bool:
    """Whether a line that ends a sentence still belongs to the label above it."""
    above = blocks[at - 1] if at else None
    return above is not None and bool(LABEL.match(above.text)) and "：" in above.text


def _parts(block: Block, before: list[Block]) -> list[Block]:
    if block.role is not Role.TEXT:
        return [block]
    if _is_printed(block.text):
        return [block.is_a(Role.PRINTED)]
    labels = _labels(block.text)
    if not labels:
        return _continuation(block, before)
    parts = []
    if labels[0].start() > 0 and block.passage.cut(0, labels[0].start()).text:
        parts.append(_lead(block, labels[0].start(), before))
    ends = [found.start() for found in labels[1:]] + [len(block.text)]
    for found, end in zip(labels, ends, strict=True):
        parts.append(_labelled(block, found, end))
    return parts


def _labels(text: str) -> list[re.Match[str]]:
    """The labels of a line; one inside the line counts only after a blank or a mark."""
    return [
        found
        for found in LABEL.finditer(text)
        if found.start() == 0 or text[found.start() - 1] in " 　；;|｜（(。，,\t"
    ]


def _labelled(block: Block, found: re.Match[str], end: int) -> Block:
    role = next(_ROLES[name] for name, value in found.groupdict().items() if value)
    return block.is_a(
        role,
        passage=block.passage.cut(found.start(), end),
        label=found.group(),
    )


def _lead(block: Block, end: int, before: list[Block]) -> Block:
    passage = block.passage.cut(0, end)
    return _continuation(block._replace(passage=passage), before)[0]


def _continuation(block: Block, before: list[Block]) -> list[Block]:
    """A line without a label goes on with the line above it; without one, it is a notice."""
    if before and before[-1].role in _ROLES.values():
        last = before.pop()
        runs = [*last.passage.runs]
        if mark := glue(last.text, block.text):
            runs.append(Run(mark, 0, 0))
        return [last._replace(passage=Passage([*runs, *block.passage.runs]))]
    return [block]
