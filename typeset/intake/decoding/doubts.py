"""Doubts: how sure each line is, what else it may be, and at which an editor should look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, inf
from typing import NamedTuple

from typeset.intake.decoding.assembly import ROLES
from typeset.intake.decoding.decoder import Decoded
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.likely_labels import TAGS, share_of
from typeset.intake.draft import Role
from typeset.intake.tagging.tags import Tag

_UNLIKELY = 0.8
"""Where the tagger has an opinion, it alone says what is doubtful: a line that it holds for less
likely what it became.  Of 684 texts from which it had not learnt, 42 in a hundred of these were
right; of lines above it nearly all, however little another reading costs, and a strange text's
lines were no oftener wrong than a familiar one's.  docs/import.md has the curve."""
_UNLIKELY_AS = {
    Label.CAPTION: 0.3,
    Label.KICKER: 0.3,
    Label.PARAGRAPH: 0.85,
    Label.SECTION: 0.9,
}
"""The same of labels that are seldomer or oftener wrong than others: of 170 held-out texts, none of
17 captions and kickers between 0.3 and 0.8 was, and 22 of 57 paragraphs and labels of columns
between 0.8 and these stood at a mistake."""
_NEVER = frozenset({(Label.PARAGRAPH, Role.HEADING)})
"""What a line became and what else the tagger holds it for, where it never was that: a question in
a talk (12 of 12 lines)."""

_USUAL = 1.7
"""nats, where the tagger has no opinion: another reading that costs no more was right in one of
four generated cases."""
_LIMITS = {
    Label.DECK: {Label.MORE_HEADLINE: 0.5, Label.HEADLINE: 0.5, Label.PARAGRAPH: 0.5},
    Label.BYLINE: dict.fromkeys(Label, 0.5),
    Label.END_BYLINE: dict.fromkeys(Label, 0.8),
    Label.HEADLINE: {
        Label.MORE_HEADLINE: 0.5,
        Label.SECTION: 0.5,
        Label.KICKER: 1.0,
        Label.PARAGRAPH: 3.0,
        Label.HEADING: 1.0,
    },
    Label.KICKER: {Label.END_BYLINE: 0.5},
    Label.NOTICE: dict.fromkeys(Label, 0.5),
    Label.CAPTION: {Label.MORE_CAPTION: 0.5},
    Label.PARAGRAPH: {
        Label.MORE: 1.3,
        Label.MORE_HEADLINE: 0.8,
        Label.CAPTION: 2.5,
        Label.HEADLINE: 1.2,
        Label.RUN_IN: 3.0,
    },
    Label.HEADING: {Label.PARAGRAPH: 1.2, Label.HEADLINE: 3.0},
    Label.MORE: {Label.PARAGRAPH: 0.8, Label.RUN_IN: 3.0},
    Label.MORE_HEADLINE: dict.fromkeys(Label, 4.0),
}
"""nats, of a label and the other reading: 0.5 where the first was nearly always right, 3 or 4 where
it was wrong in every second case (1,200 generated issues, 372 tagged texts)."""
_BELOW_BLANK = {
    Label.HEADLINE: {Label.PARAGRAPH: 1.0},
    Label.HEADING: {Label.PARAGRAPH: 4.0},
    Label.MORE: {Label.PARAGRAPH: 3.0},
    Label.PARAGRAPH: {Label.HEADLINE: 1.7},
}
"""nats, the same below a blank line, which speaks for a headline and against a line that goes on:
of 150 lines taken for headlines there, 12 were none."""

_FAMILIAR, _MORE, _MOST = 2.0, 2.0, 2.0
"""A text whose lines cost more than two nats each is built as none that the costs were set for,
and margins say less: per nat more, the limits grow by twice themselves, up to twofold.  Of 366
mistakes in 78 texts that little was fitted to, 64 in a hundred are then listed, and 42 in a
hundred of what is listed is right.  Limits half as large list 45, of which 36 in a hundred are
right; one and a half times as large 68 and 52; three times as large 81 and 67."""

_SAME = 1e-6
"""nats: lines in a row whose margins differ by less are changed by one other reading."""
_JOINED = "joined"
SAID: dict[Tag, str] = {
    Tag.HEADLINE: Role.HEADLINE,
    Tag.RUN_IN: Role.RUN_IN,
    Tag.KICKER: Role.KICKER,
    Tag.DECK: Role.DECK,
    Tag.SECTION: Role.SECTION,
    Tag.BYLINE: Role.BYLINE,
    Tag.END_BYLINE: Role.END_BYLINE,
    Tag.PARAGRAPH: Role.PARAGRAPH,
    Tag.HEADING: Role.HEADING,
    Tag.ITEM: Role.ITEM,
    Tag.ROW: Role.TABLE,
    Tag.CAPTION: Role.CAPTION,
    Tag.NOTICE: Role.NOTICE,
    Tag.MORE: _JOINED,
    Tag.NAME: Role.NAMEPLATE,
    Tag.HEAD: "head",
    Tag.CONTENTS: "contents",
    Tag.LEFT_OUT: Role.DROPPED,
}
"""What the report calls a tag."""


class Judged(NamedTuple):
    """How sure a line is (0 to 1), what else it may be, and whether an editor is to look at it."""

    confidence: float
    other: str
    doubtful: bool


def judged(decoded: Decoded, lines: Sequence[Facts]) -> list[Judged]:
    """What is to be said of each line; of lines that one other reading changes, of the first."""
    found: list[Judged] = []
    strange = min(max(1 + _MORE * (decoded.surprise - _FAMILIAR), 1.0), _MOST)
    above, shown = inf, False
    rows = zip(decoded.chosen, decoded.margins, decoded.others, lines, strict=True)
    for offer, margin, label, facts in rows:
        likely = facts.block.likely
        if likely and offer.label in TAGS:
            sure = share_of(likely, offer.label)
            other = _likeliest_other(likely, offer.label)
            unlikely = sure < _UNLIKELY_AS.get(offer.label, _UNLIKELY)
            doubtful = unlikely and (offer.label, other) not in _NEVER
        else:
            sure = 1 / (1 + exp(-margin))
            other = str(ROLES.get(label, _JOINED))
            limit = _limit(offer.label, label, facts.gap > 0)
            doubtful = margin < strange * limit
        shown = shown and abs(above - margin) < _SAME
        found.append(Judged(round(sure, 2), other, doubtful and not shown))
        above, shown = margin, shown or doubtful
    return found


def _likeliest_other(likely: Mapping[str, float], label: Label) -> str:
    """What else a line most probably is to the tagger."""
    others = [tag for tag in likely if tag not in TAGS[label]]
    return str(SAID[Tag(max(others, key=likely.__getitem__))])


def _limit(label: Label, other: Label, below_blank: bool) -> float:
    """What another reading may cost more (nats) and still be shown."""
    usual = _LIMITS.get(label, {}).get(other, _USUAL)
    return _BELOW_BLANK.get(label, {}).get(other, usual) if below_blank else usual
