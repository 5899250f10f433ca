"""Evidence: each row of one table says what a line may be, and what that would cost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from typeset.intake.characters import HAN, open_pair
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.names import (
    BRACKETED,
    SOURCE,
    closing_cost,
    is_name,
    name_cost,
)
from typeset.intake.decoding.run_in import run_in_end, strong_end, tail_end
from typeset.intake.draft import Role
from typeset.intake.lexicon import (
    CAPTION,
    COLUMN_WORDS,
    CREDIT,
    DATELINE,
    GREETING,
    LABEL,
    LEAD_IN,
    NUMBERED,
    ORGANISATION,
    UNIT_ENDING,
)


class Offer(NamedTuple):
    """A label that a line may have, its cost in nats, and where the line is cut if it is two
    things: a headline or its second half, and the text behind it."""

    label: Label
    cost: float
    cut: int = 0


Evidence = Callable[[Sequence[Facts], int], Iterator[Offer]]

_UNEXPLAINED_BLANK = 1.5
"""Chinese text has no blanks: one that could part a headline from text is seldom chance."""
_SIGNATURE = 3.0
"""A line that is only a name in brackets, behind a whole sentence, is hardly text."""
_CAPITALS = 4.0
"""Three words in capitals at a paragraph's beginning are a headline, bar a name."""
_UNEXPLAINED_TAIL = 2.5
"""A few characters and a blank before the sentence are the end of a headline above."""
_LONGEST = 48.0
_HEADLINE_LIMIT = 40.0
"""A headline above 40 em is nearly always text (none of 2,000 in the seeds' newsrooms is)."""


def headline_cost(facts: Facts) -> float | None:
    """What it costs to take a line for a headline by its words; None if it cannot be one."""
    text, wide = facts.text, facts.wide
    limit = _LONGEST if facts.chinese else 55
    if not 2.5 <= wide <= limit or facts.inside or "。" in text or LABEL.match(text):
        return None
    if text[-1] in "，、：；,:;-‐" or (facts.ends and text[-1] not in '！？!?…”’"）)'):
        return None
    if facts.lower or DATELINE.match(text) or re.fullmatch(r"[\W\d]+", text):
        return None
    cost = 0.8 if wide >= 4 else 2.0
    cost += 3.0 if wide > (_HEADLINE_LIMIT if facts.chinese else 45) else 0.8 if wide > 30 else 0.0
    cost += 0.7 * len(re.findall("[，,；]", text))
    cost += 1.0 if facts.ends and text[-1] not in "？！?!" else 0.0
    if open_pair(text):
        cost += 3.0
    if CREDIT.search(text):
        cost += 4.0
    if GREETING.search(text):
        cost += 2.0
    return cost


# ---- text ----------------------------------------------------------------------------------------


def hard_wraps(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A line of text: a paragraph's first, or one that goes on."""
    facts = lines[at]
    cost = 0.3 if not facts.dateline else 0.0
    cut = run_in_end(facts)
    if cut:
        cost += _unexplained(facts, cut)
    elif at and tail_end(lines[at - 1], facts) and headline_cost(lines[at - 1]) is not None:
        cost += _UNEXPLAINED_TAIL
    signed = _SIGNATURE if at and _is_signature(facts, lines[at - 1]) else 0.0
    yield Offer(Label.PARAGRAPH, cost + signed)
    if at:
        yield Offer(Label.MORE, signed if not facts.dateline else 6.0)


def _is_signature(facts: Facts, above: Facts) -> bool:
    """Whether a line says that it is a byline or a greeting, or holds a name in brackets behind a
    sentence."""
    if facts.wide > 24:
        return False
    if above.ends and facts.ends and GREETING.search(facts.text):
        return True
    cost = closing_cost(facts.text) if above.ends else name_cost(facts.text)
    return cost is not None and cost <= (0.4 if above.ends else 0.1)


def _unexplained(facts: Facts, cut: int) -> float:
    """What it costs that a line opens like a headline and is only text."""
    if not facts.chinese:
        return _CAPITALS
    rest = facts.text[cut:].lstrip()
    return 2.5 if LEAD_IN.match(rest) or DATELINE.match(rest) else _UNEXPLAINED_BLANK


# ---- pictures ------------------------------------------------------------------------------------


def captions(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """`图为…。孙中喆 摄`, `Photo: …`: a caption, and the credit at its end."""
    facts = lines[at]
    credited = _credited(lines, at)
    named = CAPTION.search(facts.text[:60]) is not None
    if credited is not None:
        yield Offer(Label.CAPTION, 0.2 if named or credited == at else _begins(lines, at))
        yield Offer(Label.MORE_CAPTION, 0.5 if credited == at or facts.small else 1.0)
    elif named and facts.text.startswith(("图", "左图", "右图", "上图", "下图", "（图")):
        yield Offer(Label.CAPTION, 0.5)
        yield Offer(Label.MORE_CAPTION, 1.0)
    elif at and not facts.ends and named:
        yield Offer(Label.CAPTION, 3.0)


def _begins(lines: Sequence[Facts], at: int) -> float:
    """What it costs that a caption begins here that names no picture, but ends with a credit."""
    if lines[at].small:
        return 0.3
    above = lines[at - 1] if at else None
    apart = above is not None and above.ends and (lines[at].gap or above.reach in ("short", ""))
    return 4.0 if apart else 6.0


def _credited(lines: Sequence[Facts], at: int) -> int | None:
    """The line, of this and the next few, that ends with a photographer."""
    for place in range(at, min(at + (12 if lines[at].small else 3), len(lines))):
        facts = lines[place]
        if place > at and (facts.gap or facts.small != lines[at].small):
            return None
        if facts.credited:
            return place
        if CREDIT.search(facts.text):
            return place if place > at else None
        if facts.wide > 80:
            return None
    return None


def interrupted(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A caption that stands in the middle of a paragraph: the text goes on below it."""
    for offer in captions(lines, at):
        if offer.label is Label.MORE_CAPTION:
            yield Offer(Label.MORE_INSET, offer.cost)
        elif offer.cost < 1:
            yield Offer(Label.INSET, offer.cost + 0.5)


# ---- who wrote it --------------------------------------------------------------------------------


def bracketed_lines(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A line that is only a name in brackets closes the article: `（李 庆）`."""
    if BRACKETED.fullmatch(lines[at].text):
        cost = closing_cost(lines[at].text)
        if cost is not None:
            yield Offer(Label.END_BYLINE, cost)


def marked_bylines(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A line that says it is a byline: `◎ 齐增光`, `文/张三 图/李四`, `By Jane Roe`."""
    text = lines[at].text
    if SOURCE.fullmatch(text) and lines[at].wide <= 30:
        yield Offer(Label.SOURCE, 0.1)
    cost = name_cost(text)
    if cost is not None and cost <= 0.1:
        yield Offer(Label.BYLINE, cost)


def bare_bylines(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A short line between headline and text that holds only a name: `齐增光`."""
    cost = name_cost(lines[at].text)
    if cost is not None and cost > 0.1 and lines[at].wide <= 24:
        yield Offer(Label.BYLINE, cost)


def bare_closers(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A name on a line of its own between an article's last sentence and the next headline."""
    if at and not BRACKETED.fullmatch(lines[at].text):
        cost = closing_cost(lines[at].text)
        if cost is not None:
            yield Offer(Label.END_BYLINE, cost)


# ---- titles --------------------------------------------------------------------------------------


def standing_headlines(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A line that stands alone above text, a byline or a deck."""
    cost = headline_cost(lines[at])
    if cost is not None:
        yield Offer(Label.HEADLINE, cost)
        yield Offer(Label.MORE_HEADLINE, 2.5)
    elif lines[at].lower and not lines[at].ends and lines[at].wide < 30:
        yield Offer(Label.MORE_HEADLINE, 0.8)


def kickers(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A unit's name above the headline."""
    facts = lines[at]
    if facts.wide <= 20 and ORGANISATION.fullmatch(facts.text):
        yield Offer(Label.KICKER, 0.5)
    elif facts.wide <= 14 and UNIT_ENDING.fullmatch(facts.text):
        yield Offer(Label.KICKER, 1.0)
    elif facts.wide <= 14 and facts.chinese and headline_cost(facts) is not None:
        yield Offer(Label.KICKER, 5.0)


def column_labels(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """`【基层动态】`, `法律门诊` on a line of its own: the label of the page's column."""
    text = lines[at].text
    if re.fullmatch(r"[【［\[〖].{2,12}[】］\]〗]", text):
        yield Offer(Label.SECTION, 0.0)
    elif COLUMN_WORDS.fullmatch(text):
        yield Offer(Label.SECTION, 0.3)
    elif re.fullmatch(f"[{HAN}·]{{2,6}}", text) and not is_name(text):
        yield Offer(Label.SECTION, 3.0 if UNIT_ENDING.fullmatch(text) else 1.8)


def decks(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A line that begins with a dash below a headline: `——河南漯河市总工会…纪实`."""
    facts = lines[at]
    if facts.text.startswith(("——", "--", "—")) and facts.chinese and not facts.ends:
        if facts.wide < 60:
            yield Offer(Label.DECK, 0.1)
    elif at and facts.wide <= 30 and not facts.ends:
        above, line = lines[at - 1].block.line, facts.block.line
        alike = line.size is not None and line.size == above.size and line.centred
        named = name_cost(facts.text)
        yield Offer(Label.MORE_DECK, 0.8 if alike and (named is None or named > 1) else 4.0)


def section_headings(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A heading inside an article: a short line that begins with □, 一、 or （一）, or just
    stands."""
    facts = lines[at]
    numbered = NUMBERED.match(facts.text) is not None
    if numbered and facts.wide <= 36 and not facts.ends and not facts.inside:
        yield Offer(Label.HEADING, 0.3)
        yield Offer(Label.MORE_HEADING, 4.0)
        return
    cost = headline_cost(facts)
    if cost is not None:
        yield Offer(Label.HEADING, cost + 3.0)
        yield Offer(Label.MORE_HEADING, 4.5)


def run_in_headlines(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A headline and the first sentence on one line, parted by a blank or a change of face."""
    facts = lines[at]
    if facts.dateline:
        return
    cut = run_in_end(facts)
    if cut:
        rest = facts.text[cut:].lstrip()
        strong = strong_end(facts.block) > 0
        yield Offer(Label.RUN_IN, 0.2 if strong else 0.5 if LEAD_IN.match(rest) else 1.0, cut)


def wrapped_run_ins(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A run-in headline of two lines: `…开展廉洁教育` / `活动 6 月 9 日，通化市…`."""
    facts = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is not None and tail_end(facts, following):
        cost = headline_cost(facts)
        strong = facts.block.line.strong
        yield Offer(Label.LONG_RUN_IN, 0.3 if strong else 0.4 + 0.5 * (cost or 0.0))
    if at and (cut := tail_end(lines[at - 1], facts)):
        yield Offer(Label.TAIL, 0.3, cut)


def notices(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """`…祝全市广大劳动者节日快乐！`, `欢迎投稿`: a line of the page, kept as its notice."""
    facts = lines[at]
    if facts.wide <= 40 and not facts.dateline and GREETING.search(facts.text):
        yield Offer(Label.NOTICE, 0.3)


EVIDENCE: tuple[Evidence, ...] = (
    hard_wraps,
    captions,
    interrupted,
    bracketed_lines,
    marked_bylines,
    bare_bylines,
    bare_closers,
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

_FIXED = {
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


def offers(lines: Sequence[Facts], at: int, evidence: Sequence[Evidence] = EVIDENCE) -> list[Offer]:
    """What a line may be: of each label the cheapest offer.  What is known already is the only
    one."""
    facts = lines[at]
    fixed = _FIXED.get(facts.block.role)
    if fixed is not None:
        return [Offer(fixed, 0.0)]
    best: dict[Label, Offer] = {}
    for row in evidence:
        for offer in row(lines, at):
            if offer.label not in best or offer.cost < best[offer.label].cost:
                best[offer.label] = offer
    return list(best.values()) or [Offer(Label.PARAGRAPH, 0.0)]
