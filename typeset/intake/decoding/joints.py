"""What it costs that a paragraph, headline or caption goes on to the next line, or ends there."""

from __future__ import annotations

import re
from math import log

from typeset.intake.characters import width
from typeset.intake.decoding.beginnings import opens_paragraph
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.names import is_name
from typeset.intake.decoding.reach import STEPS
from typeset.intake.decoding.verses import LONGEST_VERSE
from typeset.intake.lexicon import SALUTATION

_BULLET = 3.0
"""nats: what a bullet begins is a paragraph of its own."""
_LISTED = 4.0
"""Lines of one shape are items of a list, each for itself; so is a salutation."""
_WRAPPED = (20.0, 45.0)
"""An indented line of this length (em) with a flush one below it may be wrapped."""
LONG = 60.0
"""A line as long as this (em) that ends without a full stop was cut by a column's or page's end."""
_ENCLOSED = re.compile("附件?[ 　]*[：:].*[1１一]|[2-9２-９][.．、].{2,20}$")
"""Enclosures stand below each other: `附件：1.…` / `2.…`."""
_FAREWELL, _SIGNED = 20.0, 8.0
"""em and nats: no line of leave is longer; the name below it is no more of it."""
_COUPLET = re.compile("[\u4e00-\u9fff“”]{5,14}")
# How often a line inside a paragraph ends with a sentence, and a paragraph's last without one.
_SENTENCE_INSIDE, _SENTENCE_INSIDE_ENGLISH = 3.0, 2.5
_UNFINISHED = 4.5
"""nats: one paragraph in ninety ends without a full stop."""
_PARAGRAPH_BEGINS = 0.7
"""What the labels' own costs already hold for a paragraph after another."""
_FULL_LAST, _SHORT_LAST = 2.5, 0.1
"""Where words are long, or only full and short can be distinguished: a last line is full in one of
twelve."""
_SECOND_HALF = -3.0
"""nats: two lines of as many characters above a text are the halves of one headline."""
_SEEN = 1.5
"""nats: two characters that stand side by side elsewhere are parted by a line's end here."""
_CASE = 2.5
"""nats: hardly a headline begins in capitals, or behind a bullet, and goes on otherwise."""
_OTHER_SCRIPT = 3.0
"""nats: words in another language below a Chinese headline or text say the same again."""
_NOT_WRAPPED = 1.5
"""nats: where no line is wrapped, a headline of two lines is rarer."""
_ALIKE, _OTHER_MEASURE = 3.0, 2.5
"""em and nats: hardly a paragraph goes on in another measure, but measures are guessed."""
_FILLS = 2.0
"""nats: below a short line of a headline, what fills the text's measure is rather text."""
_RULED = 6.0
"""What goes on does not go on across a drawn rule."""
_CREDITED, _ENDS_CREDITED = 10.0, 3.0
"""A photographer at a line's end ends a caption: text hardly goes on behind it, seldom ends so."""


def is_wrapped(facts: Facts, following: Facts) -> bool:
    """Whether what goes on below a line can have been broken there by the measure."""
    return not (facts.whole or following.whole or not facts.measure or following.parted)


def within(facts: Facts, following: Facts) -> float:
    """The cost of one paragraph going on across two lines, their reach apart."""
    cost = 4.0 if following.differs else 0.0
    cost += _SIGNED if following.lead == "digit" and _ENCLOSED.match(facts.text) else 0.0
    cost += _SIGNED if _takes_leave(facts, following) else 0.0
    cost += _RULED if following.ruled else 0.0
    if following.parted:
        return cost + 8.0
    begins_list = following.listed and facts.text[-1] in "：:;；"
    if (facts.listed and following.listed) or begins_list or SALUTATION.match(facts.text):
        cost += _LISTED
    cost += _CREDITED if facts.credited else 0.0
    if not is_wrapped(facts, following):
        return cost + _whole_within(facts, following)
    if following.measure != facts.measure and not following.cut:
        near = abs(following.measure - facts.measure) <= _ALIKE
        cost += 1.0 if near else _OTHER_MEASURE
    if following.lead in ("numeral", "bracketed", "digit") and facts.reach == "short":
        cost += 1.0
    if "bullet" in following.lead or following.item:
        cost += _BULLET
    cost -= log(1 - _rate(facts))
    if facts.ends and facts.chinese and not following.chinese and following.wide > 12:
        return cost + _SENTENCE_INSIDE + _OTHER_SCRIPT
    if facts.ends and facts.chinese:
        return cost + _SENTENCE_INSIDE + opens_paragraph(following.text)
    if facts.ends:
        return cost + _SENTENCE_INSIDE_ENGLISH + opens_paragraph(following.text)
    return cost + (0.0 if not facts.text.endswith(("：", ":")) else 1.0)


def _takes_leave(facts: Facts, following: Facts) -> bool:
    """Whether a short line with a comma at its end stands above a name: `Have a good summer,`."""
    if facts.text[-1] not in ",，" or facts.chinese or facts.wide > _FAREWELL or facts.inside:
        return False
    return facts.measure == 0 or facts.reach == "short" if is_name(following.text) else False


def _whole_within(facts: Facts, following: Facts) -> float:
    """Lines are whole paragraphs, but a column's or page's end may have cut one in two."""
    if not following.may_begin:
        return 0.0
    if facts.ends and _fills_its_line(facts, following):
        return _SENTENCE_INSIDE_ENGLISH + opens_paragraph(following.text)
    if facts.ends or following.lead or following.item:
        hangs = facts.inset == 1 and not (following.inset or following.gap or following.lead)
        return 2.5 if hangs and _WRAPPED[0] <= facts.wide <= _WRAPPED[1] else 7.0
    if facts.open and facts.wide < LONGEST_VERSE and not following.cut:
        return _UNFINISHED
    if _is_longer(facts, following):
        return 7.0
    if facts.open or facts.inside or facts.wide >= LONG:
        return 0.3 if not facts.text.endswith("：") else 3.0
    if (following.lower and not following.whole) or (following.cut and facts.wide >= 12):
        return 0.5
    if facts.text_as_a_whole.unwrapped:
        return 7.0
    return 5.0 if facts.wide < 14 else 2.5


def _fills_its_line(facts: Facts, following: Facts) -> bool:
    """Whether an English line opens a paragraph behind white, another stands close below it, and
    none of all lines is wide enough for the next word behind it."""
    if facts.chinese or not facts.gap or following.gap or following.lead or following.item:
        return False
    return facts.wide + width(f" {following.text.split()[0]}") > facts.text_as_a_whole.widest > 0


def _is_longer(facts: Facts, following: Facts) -> bool:
    """Whether the next line is so much longer than a short one that no measure cut them both."""
    short = facts.wide < LONG / 2 and following.wide > 1.5 * facts.wide + 4
    cut = following.cut and not facts.text_as_a_whole.unwrapped
    return short and not (cut or facts.inside or facts.open or following.lower)


def last(facts: Facts, following: Facts | None) -> float:
    """The cost of a paragraph ending with this line."""
    cost = _last_reach(facts)
    if following is not None and following.parted:
        return 0.0
    if facts.ends:
        return cost + (_ENDS_CREDITED if facts.credited else 0.05)
    if (facts.listed and not _runs_on(facts, following)) or SALUTATION.match(facts.text):
        return _SHORT_LAST
    if following is not None and _takes_leave(facts, following):
        return _SHORT_LAST
    if facts.text.endswith(("：", ":")):
        return cost + 0.8
    if facts.lead == "digit":  # an item of a list, if another one or no text follows
        return cost + (0.8 if following is None or following.lead or not following.inside else 2.8)
    cost += _UNFINISHED + (0.0 if facts.inside or facts.wide > 30 else 1.0)
    if facts.open:
        cost += 3.0
    return cost


def _runs_on(facts: Facts, following: Facts | None) -> bool:
    """Whether a full line of what somebody says, or another item, goes on in a line unlike it."""
    long = facts.chinese and facts.reach == "full" and facts.wide >= _WRAPPED[0]
    return long and following is not None and not (following.listed or following.lead)


def _rate(facts: Facts) -> float:
    """The share of lines that end a paragraph."""
    return min(max(facts.measure, 12.0) / facts.text_as_a_whole.paragraph, 0.6)


def _last_reach(facts: Facts) -> float:
    """A paragraph's last line ends anywhere: each half em of the measure is as likely."""
    if facts.step is None:
        return 0.0
    if facts.block.line.full is not None or not facts.chinese:
        return _FULL_LAST if facts.reach == "full" else _SHORT_LAST
    half_ems = 2 * max(facts.measure, STEPS)
    rate = -log(_rate(facts)) - _PARAGRAPH_BEGINS
    return rate + (log(half_ems) if facts.step < STEPS - 1 else -log(1 - (STEPS - 1) / half_ems))


def title_within(facts: Facts, following: Facts) -> float:
    """The cost of one headline going on across two lines, beyond what its second line costs."""
    if following.differs or following.ruled or facts.underlined:
        return _RULED
    one, two = facts.text, following.text
    cost = 0.0
    halves = (
        facts.wide < 17
        and following.wide < 17
        and _COUPLET.fullmatch(one)
        and _COUPLET.fullmatch(two)
        and not facts.unit
    )
    if halves and len(one.strip("“”")) == len(two.strip("“”")):
        return _SECOND_HALF
    if facts.open or not following.may_begin:
        cost -= 3.0
    if following.lower:
        cost -= 2.5
    cost += _OTHER_SCRIPT if facts.chinese and not following.chinese and not facts.open else 0.0
    if "bullet" in facts.lead and not following.lead and not facts.open:
        cost += _CASE
    if one.isupper() != two.isupper() and not facts.chinese:
        cost += _CASE
    if one[-1] in "！？!?":
        cost += 2.5
    if facts.chinese and one[-1] + two[0] in facts.text_as_a_whole.neighbours:
        cost -= _SEEN
    if facts.wide < 7 and facts.chinese:
        cost += 1.5
    cost += _NOT_WRAPPED if facts.text_as_a_whole.unwrapped and not facts.open else 0.0
    if facts.lead and facts.wide < 17 and facts.chinese and not following.lower:
        cost += _CASE
    if facts.unit:
        cost += 1.5
    if following.gap > 0:
        cost += 3.5
    if facts.inset == following.inset == 2 or facts.reach == "full":
        cost -= 1.0
    if facts.wide + following.wide > 40:
        cost += 3.0
    if facts.reach == "short" and following.reach in ("full", "lost"):
        cost += _FILLS
    return cost
