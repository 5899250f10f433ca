"""Lines that are the name of somebody whom the text names elsewhere.

That is in its foot, or in brackets behind a piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from typeset.intake.characters import HAN, squeeze
from typeset.intake.decoding.bylines import closing
from typeset.intake.decoding.facts import Known
from typeset.intake.decoding.names import is_name
from typeset.intake.draft import Block, Role

_NAME = re.compile(f"[{HAN}]{{2,4}}")
_TITLED = re.compile(f"[{HAN}\\d（）()]{{2,12}}[ 　]+(?P<name>[{HAN}][{HAN} 　]{{1,4}})")
"""`急诊科护士　沐小满`: a unit or an office, and a name."""
_LONGEST = 20
"""Characters: no line of a name and its unit is longer."""


def named(blocks: Sequence[Block]) -> dict[str, Known]:
    """The lines that hold nothing but somebody whom the text names elsewhere, and the unit."""
    people = set(_people(blocks))
    found: dict[str, Known] = {}
    for block in blocks:
        if block.role is Role.TEXT and people and len(block.text) <= _LONGEST:
            titled = _TITLED.fullmatch(block.text)
            if squeeze(titled["name"] if titled else block.text) in people:
                found[block.text] = "person"
    return found


def _people(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        edits = block.role is Role.EDITORS
        signed = closing(block.text) if block.role is Role.TEXT else None
        if not edits and not signed:
            continue
        text = signed["inside"] if signed else block.text.removeprefix(block.label)
        for part in re.split("[、，,/／;；]|[ 　]{2,}|　", text):
            bare = squeeze(part)
            if _NAME.fullmatch(bare) and (edits or is_name(bare)):
                yield bare
