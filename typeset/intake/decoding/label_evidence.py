"""Evidence for what stands above headlines: a unit's name, the label of a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from typeset.intake.characters import HAN, width
from typeset.intake.column_words import is_column_label, may_be_column_label
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.names import is_name
from typeset.intake.decoding.offers import Offer
from typeset.intake.decoding.series import counts_articles, counts_through, labelled
from typeset.intake.decoding.title_evidence import NEAR, headline_cost, is_framed, titles
from typeset.intake.lexicon import (
    CAPITALISED,
    ENGLISH_UNITS,
    ORGANISATION,
    UNIT_ENDING,
)

_LABEL_FORMS = re.compile(
    f"([{HAN}]{{2,6}} ?[|｜/／·]? ?[A-Z][A-Z]+(?: (?:&|[A-Z]+))*)"
    f"|([\U0001f300-\U0001faff☀-➿]\ufe0f? ?[{HAN}]{{2,6}})"
    r"|(PART (?:[A-Z]+|\d+)[.:] [A-Z ]{3,30})"
)
"""`会务 ASSOCIATION NEWS`, `📌 各地动态`, `PART TWO. DIGEST`: labels of columns, if some are."""
_CAPITAL_LABEL = re.compile("[A-Z][A-Z]{2,12}(?: (?:&|AND|[A-Z]{3,12})){0,2}")
"""`SAFETY`, `PEOPLE AND PLACES`: the label of a column in capitals."""
_FEW_CHARACTERS = re.compile(f"[{HAN}·]{{2,6}}")
_ABOVE_A_QUESTION = -1.5
"""nats: the title below `ASK THE VET` is what was asked."""
_ENGLISH_PLACE = re.compile(
    rf"{CAPITALISED}(?: {CAPITALISED}){{0,5}} (?:[A-Z][a-z]+(?:works|yard|mill)|{ENGLISH_UNITS}|"
    r"Surgery|Clinic|Depot|Works|Station|Ward|Mill|Yard|Boatyard|Office|Centre|Center|Garage|"
    r"Workshop|Foundry|Docks?|Harbour|Museum|Band|Choir|Brigade|Crew)"
    rf"(?:, [A-Z][\w’'&-]+(?: {CAPITALISED}){{0,3}})?"
)
"""`Hollins Lane Bus Depot`, `Saltby Ropeworks, Spinning Floor`: of whom the piece is."""
_PIECE, _KIND, _OF_THE_TEXT_ABOVE = 16, 3, 2.5
"""The lines of a short piece; the characters that say what kind of unit it is; nats: who is named
in a piece signs it, if the next one names another unit of the kind."""
_NAMES_A_COLUMN = 1.0
"""nats: `健康小站` rather labels a column than it names a unit."""
_SAYS = re.compile("(?:要求|指出|强调|強調|提出|表示|透露|认为|時|时)$")
"""`县委书记调研春耕时要求`: what was said is the headline below."""
_PARTED, _UNEVEN, _LEADS_ON = re.compile("[ 　]+"), 1.0, 1.5
"""`烈日三伏天　地下一样汗`: halves, of which one is no longer (em); nats: above another title they
are its kicker, of 18 such lines in 16."""
_COUNTED_COLUMN = -3.0
"""nats: what counts on across columns counts their articles, so that 一、 labels a column."""


def kickers(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A unit's name above the headline."""
    facts = lines[at]
    unit = facts.text.rstrip("：:")
    less = _belongs_above(lines, at) + (_NAMES_A_COLUMN if is_column_label(unit) else 0.0)
    if facts.wide <= 20 and ORGANISATION.fullmatch(unit):
        yield Offer(Label.KICKER, 0.5 + less)
    elif facts.wide <= 14 and UNIT_ENDING.fullmatch(unit):
        yield Offer(Label.KICKER, 1.0 + less)
    elif _ENGLISH_PLACE.fullmatch(unit) and _stands_on_a_headline(lines, at):
        yield Offer(Label.KICKER, 0.0)
    elif facts.chinese and _leads_on(lines, at) and headline_cost(facts) is not None:
        yield Offer(Label.KICKER, _LEADS_ON)
    elif facts.wide <= 14 and facts.chinese and headline_cost(facts) is not None:
        yield Offer(Label.KICKER, 5.0 if facts.wide < 6 else 4.5)


def _leads_on(lines: Sequence[Facts], at: int) -> bool:
    """Whether a line says who says it, or has halves, and another title stands close below."""
    if at + 1 == len(lines) or lines[at + 1].gap or lines[at].named is not None:
        return False
    if not titles(lines[at], lines[at + 1]) or _PARTED.search(lines[at + 1].text):
        return False
    text = lines[at].text
    parts = _PARTED.split(text)
    halves = len(parts) > 1 and all(width(part) > 2 for part in parts)
    even = halves and max(map(width, parts)) - min(map(width, parts)) <= _UNEVEN
    return even or _SAYS.search(text) is not None


def _belongs_above(lines: Sequence[Facts], at: int) -> float:
    """What it costs that a unit of which the text above speaks stands above another's headline."""
    unit = lines[at].text
    if not any(unit in facts.text for facts in lines[max(at - _PIECE, 0) : at]):
        return 0.0
    below = lines[at + 1].text if at + 1 < len(lines) else unit
    return _OF_THE_TEXT_ABOVE if unit[-_KIND:] in below and unit not in below else 0.0


def column_labels(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """`【基层动态】`, `法律门诊` on a line of its own: the label of the page's column."""
    text = lines[at].text
    if lines[at].known == "section" or is_framed(lines[at]):
        yield Offer(Label.SECTION, 0.0)
    elif _is_of_a_form(lines, at) or is_column_label(text):
        yield Offer(Label.SECTION, _ABOVE_A_QUESTION if _is_above_a_question(lines, at) else 0.3)
    elif _counts(lines, at):
        yield Offer(Label.SECTION, _COUNTED_COLUMN)
    elif "bullet" in lines[at].lead and _labels_headlines(lines, at):
        yield Offer(Label.SECTION, 0.5)
    elif _may_label(text) and _stands_on_a_headline(lines, at):
        yield Offer(Label.SECTION, _ABOVE_A_QUESTION if _is_above_a_question(lines, at) else 1.0)
    elif _FEW_CHARACTERS.fullmatch(text) and not lines[at].listed and not is_name(text):
        long = 0.7 * max(len(text) - 4, 0)
        yield Offer(Label.SECTION, 3.0 if UNIT_ENDING.fullmatch(text) else 1.8 + long)


def _is_above_a_question(lines: Sequence[Facts], at: int) -> bool:
    """Whether a question that can be a headline stands close below."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    asked = below is not None and not below.gap and below.text[-1] in "?？"
    return asked and not lines[at].ends and headline_cost(lines[at + 1]) is not None


def _may_label(text: str) -> bool:
    return bool(_CAPITAL_LABEL.fullmatch(text) or may_be_column_label(text))


def _counts(lines: Sequence[Facts], at: int) -> bool:
    """Whether the articles' numbers go on below this line and others like it."""
    if lines[at].lead == "numeral":
        return counts_through(lines, at) and counts_articles(lines, at)
    return "bullet" in lines[at].lead and lines[at].wide <= 14 and labelled(lines, at)


def _is_of_a_form(lines: Sequence[Facts], at: int) -> bool:
    """Whether a line has a label's form, and another of that form stands above what may be a
    headline."""
    found = _LABEL_FORMS.fullmatch(lines[at].text)
    if found is None:
        return False
    alike = (
        n
        for n, facts in enumerate(lines[:-1])
        if (other := _LABEL_FORMS.fullmatch(facts.text)) and other.lastindex == found.lastindex
    )
    return any(n != at and headline_cost(lines[n + 1]) is not None for n in alike)


def _stands_on_a_headline(lines: Sequence[Facts], at: int) -> bool:
    """Whether a line that is no sentence and not in capitals stands right below."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or below.gap or below.text.isupper():
        return False
    return headline_cost(below) is not None and below.reach != "full"


def _labels_headlines(lines: Sequence[Facts], at: int) -> bool:
    """Whether this line and another with its bullet each stand right above a line without one that
    can be a headline."""
    mark = lines[at].text[0]
    if lines[at].wide > 14:
        return False
    near = range(max(at - NEAR, 0), min(at + NEAR, len(lines)))
    alike = [n for n in near if lines[n].text[0] == mark]
    return len(alike) > 1 and all(
        n + 1 < len(lines) and titles(lines[n], lines[n + 1]) for n in alike
    )
