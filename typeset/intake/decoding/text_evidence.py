"""Evidence for text, pictures' captions and notices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from typeset.intake.characters import HAN, begins_inside
from typeset.intake.decoding.bylines import BRACKETED_NAME, SAYS_SO
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.name_evidence import is_below_a_farewell
from typeset.intake.decoding.offers import Offer
from typeset.intake.decoding.run_in import run_in_end, side_head_end, tail_end
from typeset.intake.decoding.title_evidence import headline_cost
from typeset.intake.draft import Role
from typeset.intake.lexicon import (
    CAPTION,
    DATELINE,
    GREETING,
    LEAD_IN,
    PICTURED,
    SALUTATION,
)

_UNEXPLAINED_BLANK = 2.5
"""Chinese text has no blanks: one that could part a headline from text is seldom chance."""
_SIGNATURE = 3.0
"""A line that is only a name in brackets, behind a whole sentence, is hardly text."""
_SIDE_HEADS = 4.0
"""nats: three paragraphs that open with a word or two and a full stop have side heads."""
_SIGNS = 1.0
"""nats: what costs no more as a name below `Yours faithfully,` is one."""
_BOXED_IN_A_ROW = 2.0
"""One bracket at a line's beginning may be chance, several are headlines."""
_NEAR, _RUN_IN_AGAIN = 40, 2.0
"""nats: that a blank which could part a headline from text is chance twice in these lines."""
_HALVES = re.compile(f"[{HAN}“”]{{4,9}}[ 　]{{1,2}}[{HAN}“”]{{4,9}}[？！]?")
_OF_A_HEADLINE = 2.0
"""nats: two halves of a headline, with a blank between them and no mark, are no line of text."""
_BOXED_ALONE = 2.0
"""A line in square brackets labels what follows."""
_ILLUSTRATES = 3.0
"""What begins with 图为, or stands below a picture in a smaller size, is hardly text."""
_OF_TWO_LINES = 2.0
"""nats: what goes on in a line with a photographer at its end is a caption, bar a few articles."""
_IN_ITS_CAPTION = 6.0
"""nats: below `图为…` that fills its line and ends nowhere, no other caption begins."""
_BEGUN_ABOVE = 3.0
"""nats: where a paragraph would have but one line above a caption, that line is the caption's."""
_BELOW_PICTURE = 60.0
"""em: a caption's line is no longer."""
_FLUSH = 2.0
"""Where paragraphs are indented, a short flush line is seldom one."""
_CAPITALS = 4.0
"""Three words in capitals at a paragraph's beginning are a headline, bar a name."""
_ONE_QUESTION, _QUESTIONS = 24.0, 3.5
"""em and nats: short questions, each with its answer below it, are titles."""
_POINTERS = "△▲▼▽"  # they point to the picture beside a caption
_APART = 2.0  # nats: a question that stands apart above its answer is a title, too
_UNEXPLAINED_TAIL = 2.5
"""A few characters and a blank before the sentence are the end of a headline above."""
# ---- text ----------------------------------------------------------------------------------------


def hard_wraps(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A line of text: a paragraph's first, or one that goes on."""
    facts = lines[at]
    cost = 0.3 if not facts.dateline else 0.0
    cut = run_in_end(facts)
    if cut:
        cost += _unexplained(facts, cut) + _among_boxed(lines, at) + _among_run_ins(lines, at)
    cost += _SIDE_HEADS if not cut and side_head_end(lines, at) else 0.0
    tailed = not cut and _may_be_a_tail(lines, at)
    cost += _UNEXPLAINED_TAIL if tailed else 0.0
    asked = _asked(lines, at)
    cost += asked
    cost += _BOXED_ALONE if facts.text[0] == "【" and facts.text[-1] == "】" else 0.0
    halves = _OF_A_HEADLINE if _HALVES.fullmatch(facts.text) else 0.0
    cost += halves
    cost += _FLUSH if _is_flush(lines, at) else 0.0
    cost += _ILLUSTRATES if _illustrates(facts) else 0.0
    farewell = at + 1 < len(lines) and is_below_a_farewell(lines, at + 1)
    signed = _SIGNATURE if at and not farewell and _is_signature(facts, lines[at - 1]) else 0.0
    yield Offer(Label.PARAGRAPH, cost + signed)
    if at:
        titled = halves + (asked if lines[at - 1].ends else 0.0)
        titled += _among_run_ins(lines, at) if tailed else 0.0
        titled += _CAPITALS if _opens_in_capitals(lines, at) else 0.0
        yield Offer(Label.MORE, signed + titled if not facts.dateline else 6.0)


def _opens_in_capitals(lines: Sequence[Facts], at: int) -> bool:
    """Whether an English line opens with a sentence in capitals, and one ends above it."""
    return lines[at - 1].ends and not lines[at].chinese and run_in_end(lines[at]) > 0


def _may_be_a_tail(lines: Sequence[Facts], at: int) -> bool:
    """Whether a line may begin with the end of the headline that the line above begins with."""
    if not at or not tail_end(lines[at - 1], lines[at]):
        return False
    return headline_cost(lines[at - 1]) is not None


def _asked(lines: Sequence[Facts], at: int) -> float:
    """What it costs that a line is text and one short question, which may be a title."""
    if not _is_question(lines[at]):
        return 0.0
    return _QUESTIONS if _has_questions(lines, at) else _APART if _stands_apart(lines, at) else 0.0


def _is_question(facts: Facts) -> bool:
    """Whether a line is one short question that nobody is said to ask."""
    if facts.text[-1] not in "？?" or facts.wide > _ONE_QUESTION or facts.inside:
        return False
    return not re.search('[：:]|^[“"]', facts.text)


def _stands_apart(lines: Sequence[Facts], at: int) -> bool:
    """Whether white is above a line and a longer sentence close below it, or the text begins, or a
    plain byline is below."""
    if at + 1 == len(lines):
        return False
    if (named := lines[at + 1].named) is not None and named <= SAYS_SO:
        return True
    below, head = lines[at + 1], at == 0 or lines[at - 1].block.role is not Role.TEXT
    longer = below.wide > lines[at].wide and (below.ends or below.inside or below.reach == "full")
    return longer and (head or lines[at].gap > below.gap)


def _has_questions(lines: Sequence[Facts], at: int) -> bool:
    """Whether another such question stands two lines away, with an answer between them."""
    for step in (-2, 2):
        if not (0 <= at + step < len(lines) and _is_question(lines[at + step])):
            continue
        answer = lines[at + step // 2]
        if answer.ends and answer.wide > lines[at].wide and not _is_question(answer):
            return True
    return False


def _illustrates(facts: Facts) -> bool:
    """Whether a line speaks of the picture above it, or says that it speaks of one."""
    below = facts.pictured and (facts.small or CAPTION.match(facts.text) is not None)
    return below or PICTURED.match(facts.text) is not None


def _is_flush(lines: Sequence[Facts], at: int) -> bool:
    """Whether a short line stands flush between indented ones."""
    facts = lines[at]
    if not 0 < at < len(lines) - 1 or facts.inset or not 4 <= facts.wide <= 24:
        return False
    return lines[at - 1].inset == lines[at + 1].inset == 1 and not lines[at + 1].measure


def _among_boxed(lines: Sequence[Facts], at: int) -> float:
    """What it costs more where a headline in brackets opens the neighbouring lines, too."""
    if lines[at].text[0] != "【":
        return 0.0
    near = [*lines[max(at - 4, 0) : at], *lines[at + 1 : at + 5]]
    return _BOXED_IN_A_ROW if any(f.text[0] == "【" and run_in_end(f) for f in near) else 0.0


def _among_run_ins(lines: Sequence[Facts], at: int) -> float:
    """What it costs more where blanks part headlines from text on other lines, too."""
    if not lines[at].chinese or lines[at].text[0] == "【":
        return 0.0
    near = [*lines[max(at - _NEAR, 0) : at], *lines[at + 1 : at + _NEAR]]
    return _RUN_IN_AGAIN if any(f.chinese and run_in_end(f) for f in near) else 0.0


def _is_signature(facts: Facts, above: Facts) -> bool:
    """Whether a line says that it is a byline or a greeting, or holds a name in brackets behind a
    sentence."""
    if facts.wide > 24:
        return False
    if above.ends and facts.ends and GREETING.search(facts.text):
        return True
    if above.text[-1] == "," and not above.chinese and SALUTATION.fullmatch(above.text):
        return facts.signs is not None and facts.signs <= _SIGNS
    cost = facts.signs if above.ends else facts.named
    return cost is not None and cost <= (BRACKETED_NAME if above.ends else SAYS_SO)


def _unexplained(facts: Facts, cut: int) -> float:
    """What it costs that a line opens like a headline and is only text."""
    if not facts.chinese:
        return _CAPITALS
    rest = facts.text[cut:].lstrip()
    return 4.0 if LEAD_IN.match(rest) or DATELINE.match(rest) else _UNEXPLAINED_BLANK


# ---- pictures ------------------------------------------------------------------------------------


def captions(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """`图为…。孙中喆 摄`, `Photo: …`: a caption, and the credit at its end."""
    facts = lines[at]
    credited = _credited(lines, at)
    named = CAPTION.search(facts.text[:60]) is not None
    pointed = "bullet" in facts.lead and (named or facts.text[0] in _POINTERS)
    if credited is not None and (not facts.lead or pointed):
        cost = 0.2 if named or credited == at else _begins(lines, at, credited)
        yield Offer(Label.CAPTION, cost + _rest_of_caption(lines, at))
    if credited is not None:
        yield Offer(Label.MORE_CAPTION, 0.5 if credited == at or facts.small else 1.0)
    if (
        credited is None
        and named
        and facts.text.lstrip("▲▼△▽◆●■↑↓←→ ").startswith(
            ("图", "左图", "右图", "上图", "下图", "（图")
        )
    ):
        yield Offer(Label.CAPTION, 0.5)
        yield Offer(Label.MORE_CAPTION, 1.0)
    elif credited is None and not facts.chinese and PICTURED.match(facts.text):
        yield Offer(Label.CAPTION, 0.5)
    elif credited is None and at and not facts.ends and named:
        yield Offer(Label.CAPTION, 3.0)
    if facts.pictured and facts.wide <= _BELOW_PICTURE:
        yield Offer(Label.CAPTION, 0.2 if facts.small or named else 2.5)
    elif at and facts.small and lines[at - 1].small and not facts.gap:
        yield Offer(Label.MORE_CAPTION, 0.8)


def _begins(lines: Sequence[Facts], at: int, credited: int) -> float:
    """What it costs that a caption begins here that names no picture, but ends with a credit."""
    if lines[at].small:
        return 0.3
    if not at or not lines[at - 1].ends:
        return 6.0
    if credited == at + 1 and not lines[at].ends:
        return _OF_TWO_LINES
    return 4.0 if lines[at].gap or lines[at - 1].reach != "full" else 6.0


def _rest_of_caption(lines: Sequence[Facts], at: int) -> float:
    """What it costs that a caption begins below a full line that begins one and ends nothing."""
    if not at or lines[at].gap or not PICTURED.match(lines[at - 1].text):
        return 0.0
    above = lines[at - 1]
    return 0.0 if above.ends or above.credited or above.reach == "short" else _IN_ITS_CAPTION


def _credited(lines: Sequence[Facts], at: int) -> int | None:
    """The line, of this and the next few, that ends with a photographer."""
    for place in range(at, min(at + (12 if lines[at].small else 3), len(lines))):
        facts = lines[place]
        if place > at and (facts.gap or facts.small != lines[at].small):
            return None
        if facts.credited:
            return place
        if facts.credit:
            return place if place > at else None
        if facts.wide > 80:
            return None
    return None


def _second_line(lines: Sequence[Facts], at: int) -> float:
    """What it costs that a caption begins here, and not on the line above.

    Mostly that line begins it, if it holds no sentence's end and stands below a whole paragraph."""
    if at < 2 or lines[at].gap or lines[at - 1].inside or lines[at - 1].ends:
        return 0.0
    return _BEGUN_ABOVE if lines[at - 2].ends or lines[at - 1].gap else 0.0


def interrupted(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A caption that stands in the middle of a paragraph: the text goes on below it."""
    for offer in captions(lines, at):
        if offer.label is Label.MORE_CAPTION:
            yield Offer(Label.MORE_INSET, offer.cost)
        elif offer.cost < 1 and not begins_inside(lines[at].text):
            yield Offer(Label.INSET, offer.cost + 0.5 + _second_line(lines, at))
