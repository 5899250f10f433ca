"""Evidence for decks: the lines below a headline that say more of what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.offers import Offer
from typeset.intake.decoding.title_evidence import headline_cost

_SCORE = re.compile(r"[A-Z][\w’' ]{1,30} \d{1,3}(?:, | v\.? |[-–:])(?:[A-Z][\w’' ]{1,30} )?\d{1,3}")
"""`Marshfield 3, Castleton 2`: the result stands below the headline of a match."""
_PART = re.compile(
    "[（(](?:外[一二三四五六七]篇|[上中下续]|续[一二三四五]|节选|连载.{0,6}|之[一二三四五六七八九十])[）)]"
)
"""`（外一篇）`: which part of a longer work it is."""


def decks(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A line that begins with a dash below a headline: `——河南漯河市总工会…纪实`."""
    facts = lines[at]
    if facts.text.startswith(("——", "--", "—")) and facts.chinese and not facts.ends:
        if facts.wide < 60:
            yield Offer(Label.DECK, 0.1)
    elif _SCORE.fullmatch(facts.text) or _PART.fullmatch(facts.text):
        yield Offer(Label.DECK, 0.3)
    elif at and _translates(lines[at - 1], facts):
        yield Offer(Label.DECK, 0.6)
    elif at and lines[at - 1].text.isupper() and _is_below_capitals(facts):
        yield Offer(Label.DECK, 1.0)
    elif at and facts.wide <= 30 and not facts.ends:
        above, line = lines[at - 1].block.line, facts.block.line
        alike = line.size is not None and line.size == above.size and line.centred
        named = facts.named
        yield Offer(Label.MORE_DECK, 0.8 if alike and (named is None or named > 1) else 4.0)


def _translates(above: Facts, facts: Facts) -> bool:
    """Whether a line without Chinese stands close below what may be a Chinese headline."""
    title = not (facts.chinese or facts.ends or facts.gap or facts.lower) and facts.wide <= 40
    return title and above.chinese and headline_cost(above) is not None


def _is_below_capitals(facts: Facts) -> bool:
    """Whether a short line that is no sentence and no name stands below a headline in capitals."""
    if facts.chinese or facts.ends or facts.lower or facts.gap or facts.text.isupper():
        return False
    return 8 <= facts.wide <= 30 and facts.reach != "full" and facts.named is None
