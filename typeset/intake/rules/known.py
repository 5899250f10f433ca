"""Lines that a newsroom's earlier issues had, too: what they were there, they are here."""

from __future__ import annotations

import re

from typeset.intake.characters import folded, width
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.profile.model import Profile

_HEAD = 18
"""The issue's name and issuer stand among these first lines."""
_LAST, _LONGEST = 40, 60
"""The labels of its foot stand in these last lines, none longer (em)."""
_OFTEN = 2
"""A line that came in two issues comes in every one."""
_FOOT = {
    "editors": Role.EDITORS,
    "contact": Role.CONTACT,
    "distribution": Role.DISTRIBUTION,
}
WHY = "left out of earlier issues"


def known_lines(draft: Draft) -> Draft:
    """Name, issuer, labels of the foot, standing notices, lines that editors always left out."""
    profile = draft.profile
    if not profile.known:
        return draft
    lines, labels = _standing(profile), _labels(profile)
    blocks: list[Block] = []
    decisions: list[Decision] = []
    for at, block in enumerate(draft.blocks):
        one = _known(block, lines) or (_head(block, profile) if at < _HEAD else None)
        known = [one] if one is not None else []
        if not known and labels is not None and at >= len(draft.blocks) - _LAST:
            known = _foot(block, labels, profile)
        decisions += [decide("known_lines", each, str(each.role), 0.95) for each in known]
        blocks += known or [block]
    return draft.having(blocks, decisions)


def _standing(profile: Profile) -> dict[str, Role]:
    """The lines that stand in every issue, by their letters."""
    found = {folded(t): Role.DROPPED for t, n in profile.left_out.items() if n >= _OFTEN}
    found |= {folded(t): Role.NOTICE for t, n in profile.notices.items() if n >= _OFTEN}
    found.pop("", None)
    return found


def _labels(profile: Profile) -> re.Pattern[str] | None:
    """The labels of earlier feet, behind each a colon or a blank."""
    words = "|".join(sorted(map(re.escape, profile.foot), key=len, reverse=True))
    return re.compile(rf"(?P<label>{words})(?:[ 　]*[：:][ 　]*|[ 　]+)(?=\S)") if words else None


def _known(block: Block, lines: dict[str, Role]) -> Block | None:
    role = lines.get(folded(block.text))
    if role is None or block.role is not Role.TEXT:
        return None
    return block.is_a(role, why=WHY if role is Role.DROPPED else "")


def _foot(block: Block, labels: re.Pattern[str], profile: Profile) -> list[Block]:
    """The parts of a line of the foot that earlier labels begin; [] if none begins the line."""
    text = block.text
    found = [label for label in labels.finditer(text) if _may_begin(text, label.start())]
    if block.role is not Role.TEXT or width(text) > _LONGEST or not found or found[0].start():
        return []
    ends = [label.start() for label in found[1:]] + [len(text)]
    return [
        block.is_a(
            _FOOT[profile.foot[label["label"]]],
            passage=block.passage.cut(label.start(), end),
            label=label.group(),
        )
        for label, end in zip(found, ends, strict=True)
    ]


def _may_begin(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in " 　；;|｜/／"


def _head(block: Block, profile: Profile) -> Block | None:
    """The issue's name and its issuer, as they stood in earlier heads."""
    if block.role not in (Role.TEXT, Role.HEADING, Role.NAMEPLATE, Role.ISSUER, Role.HEADLINE):
        return None
    text = folded(block.text)
    for said, role in ((profile.name, Role.NAMEPLATE), (profile.issuer, Role.ISSUER)):
        if said and text == folded(said) and block.role is not role:
            return block.is_a(role)
    return None
