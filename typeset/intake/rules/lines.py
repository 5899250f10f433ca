"""Lines of text become paragraphs, headlines, bylines …: decoded together, doubts measured."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.intake.decoding.assembly import ROLES, assembled
from typeset.intake.decoding.best_manner import decoded
from typeset.intake.decoding.decoder import Decoded
from typeset.intake.decoding.doubts import judged
from typeset.intake.decoding.earlier import earlier, names_and_sections
from typeset.intake.decoding.evidence import EVIDENCE
from typeset.intake.decoding.facts import Facts, Known
from typeset.intake.decoding.gathered_facts import facts_of
from typeset.intake.decoding.labels import INSETS, MORE_OF, Label
from typeset.intake.decoding.named_elsewhere import named
from typeset.intake.decoding.offers import Evidence
from typeset.intake.decoding.text_evidence import hard_wraps
from typeset.intake.draft import Block, Decision, Draft, Role
from typeset.intake.rules.notices import listed_headlines, uncounted

_LEFT_OUT = {Role.DROPPED, Role.PICTURE, Role.NOTE, Role.CREDIT}


def joined_lines(draft: Draft) -> Draft:
    """Lines of text become paragraphs, and nothing else: of a text that is one article's."""
    return decoded_lines(draft, (hard_wraps,), signed=False)


def decoded_lines(
    draft: Draft, evidence: Sequence[Evidence] = EVIDENCE, *, signed: bool = True
) -> Draft:
    """What each line of text is, by all evidence together."""
    blocks, above = to_decode(draft)
    if not any(block.role is Role.TEXT for block in blocks):
        return draft
    known = named(draft.blocks) | names_and_sections(draft.profile) | _headlines(draft.blocks)
    facts = facts_of(blocks, above, known)
    found = decoded(facts, evidence, earlier(draft.profile))
    made = assembled(blocks, above, found, signed=signed)
    return draft.having(made, decisions_of(facts, found))


def _headlines(blocks: Sequence[Block]) -> dict[str, Known]:
    """The lines that the issue's list of contents names."""
    listed = listed_headlines(blocks)
    return {
        block.text: "headline"
        for block in blocks
        if block.role is Role.TEXT and uncounted(block.text).casefold() in listed
    }


def to_decode(draft: Draft) -> tuple[list[Block], list[list[Block]]]:
    """The blocks that are decoded, and before each (and at the end) those that are left out."""
    blocks: list[Block] = []
    above: list[list[Block]] = [[]]
    for block in draft.blocks:
        if block.role in _LEFT_OUT:
            above[-1].append(block)
        else:
            blocks.append(block)
            above.append([])
    return blocks, above


def decisions_of(lines: Sequence[Facts], decoded: Decoded) -> list[Decision]:
    """The decisions; a line that goes on is reported only where it could have begun something."""
    decisions = []
    judgements = zip(decoded.chosen, judged(decoded, lines), strict=True)
    for facts, (offer, (sure, other, look)) in zip(lines, judgements, strict=True):
        block, line = facts.block, facts.block.line
        if block.role is not Role.TEXT or (offer.label in MORE_OF and not look):
            continue
        said = (
            "joined"
            if offer.label in MORE_OF or offer.label in INSETS
            else str(ROLES.get(offer.label, Role.PARAGRAPH))
        )
        if offer.label in (Label.RUN_IN, Label.LONG_RUN_IN):
            said = "headline runs in"
        details = {"text": _shown(block.text)}
        decision = Decision("decoded_lines", line.number, line.page, said, details, sure, look)
        decisions.append(decision._replace(other=other) if look else decision)
    return decisions


def _shown(text: str) -> str:
    return text if len(text) <= 40 else text[:38] + "…"
