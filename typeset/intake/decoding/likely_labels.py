"""The second opinion: what a line costs as each label, by how likely the tagger holds it to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.offers import Offer

import os
_WEIGHT = float(os.environ.get("LAM", 1.5))
_LEAST = 0.003
_OFFERED, _UNFOUNDED = 0.3, float(os.environ.get("BASE", 1.0))

TAGS = {
    Label.KICKER: "K",
    Label.SECTION: "S",
    Label.HEADLINE: "H",
    Label.MORE_HEADLINE: "+",
    Label.DECK: "D",
    Label.MORE_DECK: "+",
    Label.BYLINE: "B",
    Label.SOURCE: "B",
    Label.PARAGRAPH: "PLR",
    Label.MORE: "+",
    Label.RUN_IN: "IH",
    Label.LONG_RUN_IN: "IH",
    Label.TAIL: "+",
    Label.HEADING: "G",
    Label.MORE_HEADING: "+",
    Label.END_BYLINE: "E",
    Label.CAPTION: "c",
    Label.MORE_CAPTION: "+",
    Label.NOTICE: "O",
}
_STANDING = (
    Label.KICKER,
    Label.SECTION,
    Label.HEADLINE,
    Label.DECK,
    Label.BYLINE,
    Label.PARAGRAPH,
    Label.MORE,
    Label.HEADING,
    Label.END_BYLINE,
    Label.CAPTION,
    Label.NOTICE,
)


def probability(likely: Mapping[str, float], label: Label) -> float:
    return sum(likely.get(tag, 0.0) for tag in TAGS.get(label, ""))


def weighed(offers: Sequence[Offer], likely: Mapping[str, float], trust: float) -> list[Offer]:
    row = [
        offer._replace(
            cost=offer.cost - trust * log(max(probability(likely, offer.label), _LEAST))
        )
        for offer in offers
    ]
    offered = {offer.label for offer in offers}
    for label in _STANDING:
        share = probability(likely, label)
        if label not in offered and share > _OFFERED:
            row.append(Offer(label, _UNFOUNDED - trust * log(share)))
    return row


_FAMILIAR = float(os.environ.get("FAM", 1.7))
_STRANGE = float(os.environ.get("STR", 0.8))


def trust(surprise: float) -> float:
    return _WEIGHT * min(max((surprise - _FAMILIAR) / _STRANGE, 0.0), 1.0)
