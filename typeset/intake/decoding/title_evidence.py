"""Evidence for headlines, what stands above and below them, and headings inside an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from typeset.intake.characters import HAN, open_pair, width
from typeset.intake.decoding.bylines import BRACKETED_NAME, PERSON_NAME, SAYS_SO
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.leads import has_cells
from typeset.intake.decoding.offers import Offer
from typeset.intake.decoding.run_in import run_in_end, side_head_end, strong_end, tail_end
from typeset.intake.decoding.series import (
    counts_a_part,
    counts_articles,
    is_one_of_some,
    labelled,
    stands_alone,
)
from typeset.intake.draft import Role
from typeset.intake.lexicon import (
    DATELINE,
    GREETING,
    LABEL,
    LEAD_IN,
    NUMBERED,
    WINNERS,
)

_SMALL = "a|an|the|of|and|for|to|in|on|at|by|with|from|our|your|&"
_TITLE_CASE = re.compile(rf"[A-Z0-9“][\w’'.”-]*(?: (?:[A-Z0-9“][\w’'.”-]*|{_SMALL})){{1,9}}[!?]?")
_LONGEST = 48.0
"""em: no headline was longer in the seeds' newsrooms; a little room above `_HEADLINE_LIMIT`."""
_HEADLINE_LIMIT = 40.0
"""A headline above 40 em is nearly always text (none of 2,000 in the seeds' newsrooms is)."""

BOXED = re.compile(r"[【［\[〖].{2,12}[】］\]〗]")
FRAMED = re.compile(r"([^\w\s“（《【「])\1*\s*[^\W\d].{1,9}?\s*\1+")
"""`※ 校园快讯 ※`, `—— 随笔 ——`."""
_IN_RULES = re.compile(r"([^\w\s])\1{2,}.*\1{3,}")
"""`======== 要闻 ========`."""
_IS_BOXED = 1.5  # words in square brackets label a column or a part of an article; few a headline
_FRAMES = 4.0
"""nats: what stands between rows of marks labels a column, bar one in fifty."""
_LABELS = 2.0
"""nats: lines of one form are of one kind."""
NEAR = 60
"""Lines above and below in which a column's label has another beside it."""
_ENCLOSURE = re.compile("附(?:件|表|注)?[\\d一二三]?[：:]")
_DAY = re.compile(r"\d月\d{1,2}[日号]")
_NAME = 2.0  # one headline in a hundred is a person's name and nothing else
_FIRST_IN_THE_ISSUE = 4.0
"""Numbers that begin where no article has begun count articles."""
_GROUP, _WINNERS = 0.0, 3.0
"""What names a group of winners is a heading above their names, and seldom a headline."""
_COUNTED = 2.5
"""nats: below a first headline `1. …`, `2. …` above a text is the next one, not an item."""
_A_PART = 3.0
"""nats: what counts on below another headline is a part of its article."""
_SHORT = 2.0
"""nats: a few characters are a headline where white or others like it say so."""
_BARE_NAME = 3.5
"""nats: what may be a pen name is seldom the rest of a headline."""
_DATED = 2.0
"""nats: `7月2日，…` opens a text, and is seldom the rest of a headline."""
_BULLETED, _HOLLOW = 1.3, -0.7
"""nats: a bullet begins a headline as often as a heading, □ seldom."""
_UNDERLINED = 2.5
"""In plain text only headings have a rule right below them."""
_LISTS, _ABOVE_ROWS = 14, -2.0
"""Lines, nats: two short lines, each above rows, part one list: `Baptisms`, `Funerals`."""
_ASKED = re.compile(f"[{HAN}“”\\d]{{4,14}}[？！][{HAN}“”\\d]{{4,14}}")
"""`工伤认定卡在哪儿？三个真实案例告诉你`: two halves, the first a question."""
_DIARY = re.compile(
    "(?:[^。，：]{1,4}年)?[^。，：]{1,3}月[^。，：]{1,3}[日号號]?[ 　]+(?:星期.[ 　]+)?"
    "(?:[小中大]?[晴阴陰雨雪雾霧]|多云|多雲|[小大]风|阵雨).{0,4}"
)
"""`六月九日 雨`: a day of a diary, which is one article."""
_TRANSLATED = re.compile(f"([{HAN}][^/／|。]{{2,30}}?) ?[/／|] ?[A-Z“][^。{HAN}]{{4,90}}")
"""`五月班车调整 / Shuttle bus changes in May`."""
_OF_A_DATELINE = re.compile("[讯訊电電记記]")
"""A dateline has one of them."""
_ANSWER, _NO_WORD = re.compile("[问答問][：:]"), re.compile(r"[\W\d]+")
_GREETING = 3.5
"""What it costs that a line is a headline that greets the readers: it is the page's notice."""


@lru_cache(maxsize=64)  # as a headline, a heading, and what stands below one
def headline_cost(facts: Facts) -> float | None:
    """What it costs to take a line for a headline by its words; None if it cannot be one."""
    text, wide = facts.text, facts.wide
    translated = _TRANSLATED.fullmatch(text)
    if translated is not None and not facts.ends:
        text, wide = translated[1], width(translated[1])
    limit = _LONGEST if facts.chinese else 55
    halves = _ASKED.fullmatch(text) is not None
    if not 1 <= wide <= limit or (facts.inside and not halves) or "。" in text or LABEL.match(text):
        return None
    if text[-1] in "，、：；,:;-‐" or (
        facts.ends and text[-1] not in '！？!?…”’"）)' and text[-3:] != "..."
    ):
        return None
    if _ANSWER.match(text) or facts.lower or (facts.listed and has_cells(text)):
        return None
    if (_OF_A_DATELINE.search(text) and DATELINE.search(text)) or _NO_WORD.fullmatch(text):
        return None
    cost = 0.8 if wide >= 4 else 2.0 if wide >= 2.5 else 4.0
    cost -= 0.6 if _TITLE_CASE.fullmatch(text) else 0.0
    cost += 3.0 if wide > (_HEADLINE_LIMIT if facts.chinese else 45) else 0.8 if wide > 30 else 0.0
    cost += 0.7 * sum(map(text.count, "，,；"))
    cost += 1.0 if facts.ends and text[-1] not in "？！?!" else 0.0
    if open_pair(text):
        cost += 3.0
    if facts.listed or facts.item:
        cost += 3.0
    if facts.credit or len(_DAY.findall(text)) > 1:
        cost += 4.0
    if GREETING.search(text):
        cost += _GREETING
    if _ENCLOSURE.match(text) or facts.dated or _DIARY.fullmatch(text):
        cost += 2.0
    if WINNERS.fullmatch(text):
        cost += _WINNERS
    return cost


# ---- titles --------------------------------------------------------------------------------------


def standing_headlines(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A line that stands alone above text, a byline or a deck."""
    cost = headline_cost(lines[at])
    named = lines[at].named
    if named is not None and named <= SAYS_SO:
        return
    if cost is not None:
        boxed = BOXED.fullmatch(lines[at].text) is not None
        cost += _IS_BOXED if boxed else 0.0
        cost += _LABELS if is_framed(lines[at]) and _labels_elsewhere(lines, at) else 0.0
        short = lines[at].wide < 4.5 and (stands_alone(lines, at) or is_one_of_some(lines, at))
        cost -= _SHORT if short else 0.0
        cost += _FRAMES if _IN_RULES.fullmatch(lines[at].text) else 0.0
        part = at in lines[at].text_as_a_whole.part_titles
        if lines[at].lead == "digit" and labelled(lines, at):
            cost -= 2 * _COUNTED
        elif lines[at].lead == "digit" and counts_a_part(lines, at) and counts_articles(lines, at):
            cost -= _COUNTED - _A_PART * part
        else:
            cost += _A_PART * part
        yield Offer(Label.HEADLINE, cost + _runs_on(lines[at]) + _is_person(named, lines[at]))
        is_name_or_label = boxed or (named is not None and named <= 1.0)
        rest = _BARE_NAME if named is not None else 2.5
        rest += _DATED if LEAD_IN.match(lines[at].text) and "，" in lines[at].text else 0.0
        yield Offer(Label.MORE_HEADLINE, 5.0 if is_name_or_label else rest)
    elif lines[at].lower and not (lines[at].ends or lines[at].inside) and lines[at].wide < 30:
        yield Offer(Label.MORE_HEADLINE, 0.8)


def is_framed(facts: Facts) -> bool:
    """Whether a line stands in square brackets or between marks."""
    return bool(BOXED.fullmatch(facts.text) or FRAMED.fullmatch(facts.text))


def _labels_elsewhere(lines: Sequence[Facts], at: int) -> bool:
    """Whether another line in such brackets stands right above a headline, or most between such
    marks do."""
    near = range(max(at - NEAR, 0), min(at + NEAR, len(lines) - 1))
    alike = [n for n in near if n != at and lines[n].text[0] == lines[at].text[0]]
    titled = [titles(lines[n], lines[n + 1]) for n in alike if is_framed(lines[n])]
    if BOXED.fullmatch(lines[at].text):
        return any(titled)
    return 2 * sum(titled) > max(len(titled), 2)


def _is_person(named: float | None, facts: Facts) -> float:
    """What it costs that a headline holds only a name, and is gained where it is underlined."""
    gained = _UNDERLINED if facts.underlined else 0.0
    signs = facts.signs is not None and facts.signs <= BRACKETED_NAME
    return (_NAME if signs or (named is not None and named <= PERSON_NAME) else 0.0) - gained


def _runs_on(facts: Facts) -> float:
    """What it costs that a line stands alone in which a blank parts what begins like a text."""
    cut = run_in_end(facts) if facts.reach in ("full", "lost") else 0
    if not cut or strong_end(facts.block):
        return 0.0
    return 3.0 if LEAD_IN.match(facts.text[cut:].lstrip()) else 1.5


def titles(facts: Facts, below: Facts) -> bool:
    """Whether a line and the one below it may both be headlines' lines."""
    return not (facts.ends or below.lead or below.ends) and headline_cost(below) is not None


def _heads_a_list(lines: Sequence[Facts], at: int) -> bool:
    """Whether a short line stands right above rows with days, and another such line is near."""
    near = range(max(at - _LISTS, 0), min(at + _LISTS, len(lines) - 1))
    return _is_above_rows(lines, at) and sum(_is_above_rows(lines, n) for n in near) > 1


def _is_dated_row(facts: Facts) -> bool:
    return facts.block.role is Role.TABLE and facts.text[0].isdigit() and not facts.chinese


def _is_above_rows(lines: Sequence[Facts], at: int) -> bool:
    if at + 1 >= len(lines) or lines[at].listed or lines[at].ends or lines[at].wide > 16:
        return False
    below = lines[at + 1]
    return _is_dated_row(below) and not below.gap and lines[at].gap > 0


def section_headings(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A heading inside an article: a short line with □, 一、 or （一）, or one that just stands."""
    facts = lines[at]
    numbered = NUMBERED.match(facts.text) is not None
    if numbered and facts.wide <= 36 and not facts.ends and not facts.inside:
        hollow = _HOLLOW if facts.text[0] == "□" else 0.0
        in_list = hollow + (
            3.0 if facts.listed else _FIRST_IN_THE_ISSUE if counts_articles(lines, at) else 0.0
        )
        yield Offer(Label.HEADING, in_list + (_BULLETED if "bullet" in facts.lead else 0.3))
        yield Offer(Label.MORE_HEADING, 4.0)
        return
    cost = headline_cost(facts)
    if cost is not None and _heads_a_list(lines, at):
        yield Offer(Label.HEADING, _ABOVE_ROWS)
    if at in facts.text_as_a_whole.part_titles and not labelled(lines, at):
        yield Offer(Label.HEADING, 0.3)
    if facts.lead == "digit" and counts_a_part(lines, at):
        yield Offer(Label.HEADING, _FIRST_IN_THE_ISSUE if counts_articles(lines, at) else 0.8)
    if BOXED.fullmatch(facts.text):
        yield Offer(Label.HEADING, 0.6)
    elif WINNERS.fullmatch(facts.text) or _DIARY.fullmatch(facts.text):
        yield Offer(Label.HEADING, _GROUP)
    elif cost is not None:
        yield Offer(Label.HEADING, cost + 2.4)
        yield Offer(Label.MORE_HEADING, 4.5)


def run_in_headlines(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A headline and the first sentence on one line, parted by a blank or a change of face."""
    facts = lines[at]
    if facts.dateline:
        return
    cut = run_in_end(facts)
    if not cut and (side := side_head_end(lines, at)):
        yield Offer(Label.RUN_IN, 0.2, side)
    elif cut and not _recurs(lines, at, cut):
        rest = facts.text[cut:].lstrip()
        strong = strong_end(facts.block) > 0 or facts.text[0] == "【"
        yield Offer(Label.RUN_IN, 0.2 if strong else 0.5 if LEAD_IN.match(rest) else 1.0, cut)


def _recurs(lines: Sequence[Facts], at: int, cut: int) -> bool:
    """Whether words in brackets that open a line open another one: labels of an article's parts."""
    label = lines[at].text[:cut]
    if label[0] != "【":
        return False
    return any(other.text.startswith(label) for n, other in enumerate(lines) if n != at)


def _opens_text(facts: Facts) -> bool:
    return bool(strong_end(facts.block)) or facts.dateline


def wrapped_run_ins(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A run-in headline of two lines: `…开展廉洁教育` / `活动 6 月 9 日，通化市…`."""
    facts = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is not None and tail_end(facts, following) and not _opens_text(facts):
        cost = headline_cost(facts)
        strong = facts.block.line.strong
        yield Offer(Label.LONG_RUN_IN, 0.3 if strong else 0.4 + 0.5 * (cost or 0.0))
    if at and (cut := tail_end(lines[at - 1], facts)):
        yield Offer(Label.TAIL, 0.3, cut)
