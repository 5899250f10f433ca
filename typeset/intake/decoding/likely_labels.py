"""The second opinion: what a line costs as each label, by how likely it is to the tagger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from operator import itemgetter

from typeset.intake.decoding.evidence import FIXED
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.offers import Offer
from typeset.intake.tagging.tags import RUNNING_IN, TEXT, Tag, share_of_tags

TAGS: dict[Label, tuple[Tag, ...]] = {
    Label.KICKER: (Tag.KICKER,),
    Label.SECTION: (Tag.SECTION,),
    Label.HEADLINE: (Tag.HEADLINE,),
    Label.MORE_HEADLINE: (Tag.MORE,),
    Label.DECK: (Tag.DECK,),
    Label.MORE_DECK: (Tag.MORE,),
    Label.BYLINE: (Tag.BYLINE,),
    Label.SOURCE: (Tag.BYLINE,),
    Label.PARAGRAPH: TEXT,
    Label.MORE: (Tag.MORE,),
    Label.RUN_IN: RUNNING_IN,
    Label.LONG_RUN_IN: RUNNING_IN,
    Label.TAIL: (Tag.MORE,),
    Label.HEADING: (Tag.HEADING,),
    Label.MORE_HEADING: (Tag.MORE,),
    Label.END_BYLINE: (Tag.END_BYLINE,),
    Label.CAPTION: (Tag.CAPTION,),
    Label.MORE_CAPTION: (Tag.MORE,),
    Label.INSET: (Tag.CAPTION,),
    Label.MORE_INSET: (Tag.MORE,),
    Label.NOTICE: (Tag.NOTICE,),
}
"""The tags that a label stands for."""
_OFFERED_ALONE = sorted(
    frozenset(TAGS)
    - {
        Label.MORE_HEADLINE,
        Label.MORE_DECK,
        Label.SOURCE,
        Label.RUN_IN,
        Label.LONG_RUN_IN,
        Label.TAIL,
        Label.MORE_HEADING,
        Label.MORE_INSET,
        Label.NOTICE,
    }
)
"""Labels that need no evidence but the tagger's; where a headline ends and text begins, and from
what title a line goes on, it does not say."""

WEIGHT = 2.5
"""How much the opinion counts for in a strange text: with 1.5 a point less was found of 36 texts
that nothing was learnt from, half of them copied out of columns; in texts less strange than that,
more of it costs two or three in a hundred of what is printed and read back."""
_ENGLISH = 2.0
"""… and in an English one of an unknown newsroom, whose evidence was set for Chinese ones: with 4
half a point more is found of 60 held-out texts, but a tenth less of printed columns read back."""
_SURPRISE, _ENGLISH_SURPRISE = (2.0, 2.9), (1.4, 1.8)
"""nats a line: the seeds and the issues of known manners cost less than the first, most unknown
texts more than the second."""
_LEAST = 0.01
"""What is held for less likely than that may be right all the same."""
_SURE, _SURELY = 0.8, 2.0
"""So likely a line is something, and how much that counts at least, in a familiar text, too: with 1
a tenth fewer of the mistakes are mended that are made where all is known."""
_ITEMS, _ITEMWISE = 0.6, 3.0
"""So likely a line is an item or a row of its own, and how much that counts: lists without marks
look like lines that go on (of 100 texts that nothing was learnt from a third of a point)."""
_IN_TEXT = (Tag.PARAGRAPH, Tag.MORE)
"""Where a paragraph ends, the lines' measures show better: followed here, too, what is sure costs
two in a hundred parts of texts taken out of printed columns."""
_not_in_text = itemgetter(*(tag for tag in Tag if tag not in _IN_TEXT))
_SHORT = 24.0
"""em: what surely goes on in so short a line may be a headline's rest, whatever its words."""
_CAPTIONED = 0.5
"""The same of a caption without a picture, a photographer or a word that says so: it would be taken
out of its text."""
_OFFERED, _OFFERED_IN_CHINESE, _UNFOUNDED = 0.3, 0.5, 1.0
"""So likely, a label is offered for which no evidence speaks, and what (nats) that costs; for
Chinese lines more evidence is known."""


def trust(surprise: float, lines: Sequence[Facts], is_known: bool) -> float:
    """How much the opinion counts, by what a line of the text costs (nats) without it.

    `is_known`: the manner of earlier issues is.
    """
    if is_known or 2 * sum(facts.chinese for facts in lines) >= len(lines):
        most, (familiar, strange) = WEIGHT, _SURPRISE
    else:
        most, (familiar, strange) = _ENGLISH, _ENGLISH_SURPRISE
    share = (surprise - familiar) / (strange - familiar)
    return most * min(max(share, 0.0), 1.0)


def share_of(likely: Mapping[str, float], label: Label) -> float:
    """How likely (0 to 1) a line has a label."""
    tags = TAGS.get(label, ())
    return likely.get(tags[0], 0.0) if len(tags) == 1 else share_of_tags(likely, tags)


def weighed(offers: Sequence[Offer], facts: Facts, trust: float) -> Sequence[Offer]:
    """The offers for a line at what they cost by both, and those that the tagger makes alone."""
    likely = facts.block.likely
    if not likely or facts.block.role in FIXED:
        return offers
    if max(_not_in_text(likely)) >= _SURE:
        trust = max(trust, _SURELY)
    if likely[Tag.ITEM] + likely[Tag.ROW] >= _ITEMS:
        trust = max(trust, _ITEMWISE)
    if not trust:
        return offers
    row = [
        Offer(label, cost - trust * log(max(share_of(likely, label), _LEAST)), cut)
        for label, cost, cut in offers
    ]
    offered = {offer.label for offer in offers}
    enough = _OFFERED_IN_CHINESE if facts.chinese else _OFFERED
    for label in _OFFERED_ALONE:
        if label in offered:
            continue
        least = max(enough, _CAPTIONED) if TAGS[label] == (Tag.CAPTION,) else enough
        if (share := share_of(likely, label)) > least:
            row.append(Offer(label, _UNFOUNDED - trust * log(share)))
    short = facts.wide <= _SHORT and Label.MORE_HEADLINE not in offered
    if short and likely[Tag.MORE] >= _SURE:
        row.append(Offer(Label.MORE_HEADLINE, _UNFOUNDED - trust * log(likely[Tag.MORE])))
    return row
