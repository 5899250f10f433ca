"""Evidence: each row of one table says what a line may be, and what that would cost."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.intake.decoding.deck_evidence import decks
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.label_evidence import column_labels, kickers
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.name_evidence import (
    bare_bylines,
    bare_closers,
    bracketed_lines,
    marked_bylines,
    signed_dates,
)
from typeset.intake.decoding.notice_evidence import notices
from typeset.intake.decoding.offers import Evidence, Offer
from typeset.intake.decoding.text_evidence import captions, hard_wraps, interrupted
from typeset.intake.decoding.title_evidence import (
    run_in_headlines,
    section_headings,
    standing_headlines,
    wrapped_run_ins,
)
from typeset.intake.draft import Role

EVIDENCE: tuple[Evidence, ...] = (
    hard_wraps,
    captions,
    interrupted,
    bracketed_lines,
    marked_bylines,
    bare_bylines,
    bare_closers,
    signed_dates,
    standing_headlines,
    kickers,
    column_labels,
    decks,
    section_headings,
    run_in_headlines,
    wrapped_run_ins,
    notices,
)
"""All evidence.  A new habit of a newsroom is a new row here, or a new cost in an old one."""

FIXED = {
    Role.HEADLINE: Label.HEADLINE,
    Role.DECK: Label.DECK,
    Role.KICKER: Label.KICKER,
    Role.BYLINE: Label.BYLINE,
    Role.SOURCE: Label.SOURCE,
    Role.SECTION: Label.SECTION,
    Role.HEADING: Label.HEADING,
    Role.NOTICE: Label.NOTICE,
    Role.ITEM: Label.ITEM,
    Role.TABLE: Label.TABLE,
    Role.CODE: Label.TABLE,
    Role.CAPTION: Label.CAPTION,
    Role.NAMEPLATE: Label.HEAD,
    Role.NUMBER: Label.HEAD,
    Role.ISSUER: Label.HEAD,
    Role.DATE: Label.HEAD,
    Role.SLOGAN: Label.HEAD,
    Role.EDITORS: Label.FOOT,
    Role.CONTACT: Label.FOOT,
    Role.DISTRIBUTION: Label.FOOT,
    Role.PRINTED: Label.FOOT,
}
"""What is known of a line before it is decoded."""


def offers(lines: Sequence[Facts], at: int, evidence: Sequence[Evidence] = EVIDENCE) -> list[Offer]:
    """What a line may be: of each label the cheapest offer.

    What is known already is the only one.
    """
    facts = lines[at]
    fixed = FIXED.get(facts.block.role)
    if fixed is not None:
        return [Offer(fixed, 0.0)]
    best: dict[Label, Offer] = {}
    for row in evidence:
        for offer in row(lines, at):
            cheapest = best.get(offer.label)
            if cheapest is None or offer.cost < cheapest.cost:
                best[offer.label] = offer
    return list(best.values()) or [Offer(Label.PARAGRAPH, 0.0)]
