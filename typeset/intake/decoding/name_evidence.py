"""Evidence for who wrote a piece: bylines below its headline or at its end, signers of notices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from typeset.intake.characters import HAN
from typeset.intake.decoding.bylines import BRACKETED, SAYS_SO, SOURCE
from typeset.intake.decoding.english_names import PLACE
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.leads import UNIT_AND_NAME, has_cells
from typeset.intake.decoding.offers import Offer
from typeset.intake.lexicon import ORGANISATION, SALUTATION, UNIT_ENDING

_BULLETED_NAME = re.compile(f"[□■◇◆○●△▲☆★][ 　]*[{HAN}]{{1,4}}(?:[ 　、][{HAN}]{{1,4}})?")
_PEOPLE = ("name", "person")
_SIGNERS = 4
"""As many units at most sign one notice."""
_WITH_OTHERS = -2.0
"""Another unit stands below the first, and a date below all, or an address below a name: that more
than one line signs is rare, but plain."""
_SIGNS = 2.0
"""nats: what costs more as a byline at the end hardly is one."""
_BY_PLACE = 2.6
"""nats: one short line in fourteen between a headline and its text is neither's."""
_WORDS = re.compile(
    f"[{HAN}][{HAN}\\d]*(?:[ 　·]{{1,3}}[{HAN}]+)*[{HAN}]"
    f"|[{HAN}][{HAN}\\d（）()]{{1,10}}[ 　]{{1,3}}[{HAN}]{{2,4}}"
    f"(?:[ 　]+[{HAN}]{{2,4}}[：:][{HAN}]{{2,4}})?"
)
_BLANKS = re.compile("[ 　]+")
_HONOURED = 3.0
"""nats: three names in a row are a list's; of one piece no three are written by."""
_FAREWELL = 12.0
"""em: neither a letter's farewell nor who wrote it is longer."""
_TAKES_LEAVE = ("祝", "此致", "敬礼", "敬禮", "顺颂", "即颂")


def bracketed_lines(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A line that is only a name in brackets closes the article: `（李 庆）`."""
    if BRACKETED.fullmatch(lines[at].text):
        cost = lines[at].signs
        if cost is not None:
            yield Offer(Label.END_BYLINE, cost)


def marked_bylines(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A line that says it is a byline: `◎ 齐增光`, `文/张三 图/李四`, `By Jane Roe`."""
    text = lines[at].text
    if SOURCE.fullmatch(text) and lines[at].wide <= 30:
        yield Offer(Label.SOURCE, 0.1)
    cost = lines[at].named
    if cost is not None and cost <= SAYS_SO:
        yield Offer(Label.BYLINE, cost)


def bare_bylines(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A short line between headline and text that holds only a name: `齐增光`."""
    cost = 0.2 if lines[at].known in _PEOPLE else lines[at].named
    if cost is None and _is_bulleted_name(lines, at):
        cost = 0.4
    if _stands_as_byline(lines, at):
        cost = min(cost if cost is not None else _BY_PLACE, _BY_PLACE)
    if cost is not None and cost > SAYS_SO and lines[at].wide <= 24 and not _is_row(lines[at]):
        yield Offer(Label.BYLINE, cost + _among_names(lines[at]))


def _is_row(facts: Facts) -> bool:
    """Whether a line that wide blanks part stands among others like it."""
    return facts.listed and has_cells(facts.text)


def _stands_as_byline(lines: Sequence[Facts], at: int) -> bool:
    """Whether a few words without marks stand close below a longer standing line, above text."""
    if not 0 < at < len(lines) - 1:
        return False
    facts, above, below = lines[at], lines[at - 1], lines[at + 1]
    if facts.gap > below.gap or facts.lead or not _WORDS.fullmatch(facts.text):
        return False
    standing = not (above.ends and above.text[-1] not in "？！?!") and facts.wide < above.wide <= 40
    return standing and (below.ends or below.inside or below.reach == "full") and below.wide > 16


def _among_names(facts: Facts) -> float:
    """What it costs that a line of a row of names, each with its unit, is a byline."""
    row = UNIT_AND_NAME.fullmatch(facts.text) or len(_BLANKS.findall(facts.text)) > 2
    return _HONOURED if facts.listed and row else 0.0


def _is_bulleted_name(lines: Sequence[Facts], at: int) -> bool:
    """Whether a bullet and a few characters stand right below a standing line, above text."""
    if not 0 < at < len(lines) - 1 or lines[at].gap > lines[at + 1].gap:
        return False
    above, below = lines[at - 1], lines[at + 1]
    named = _BULLETED_NAME.fullmatch(lines[at].text) is not None
    return named and not (above.ends or above.lead or below.lead) and below.wide > lines[at].wide


def signed_dates(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """`2023年12月6日` below the name of whoever signs a notice: its date."""
    if not at or not lines[at].dated:
        return
    signed = lines[at - 1].signs is not None or _is_unit(lines[at - 1].text)
    if lines[at].inset == 2 or signed or (at > 1 and _is_above_a_date(lines, at - 1)):
        yield Offer(Label.END_BYLINE, -2.0)


def bare_closers(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """A name on a line of its own between an article's last sentence and the next headline."""
    if at and not (BRACKETED.fullmatch(lines[at].text) or _is_row(lines[at])):
        cost = 0.2 if lines[at].known in _PEOPLE else lines[at].signs
        if _is_dated_unit(lines, at):
            cost = 0.3 if lines[at + 1].dated else _WITH_OTHERS
        if cost is None and (is_below_a_farewell(lines, at) or _is_above_a_date(lines, at)):
            cost = 0.5
        if _says_where(lines, at):
            cost = _WITH_OTHERS
        if cost is not None:
            yield Offer(Label.END_BYLINE, cost + _among_names(lines[at]))


def _is_dated_unit(lines: Sequence[Facts], at: int) -> bool:
    """Whether a line ends as units' names do and a date stands below it: both sign a notice."""
    if not any(facts.dated for facts in lines[at + 1 : at + _SIGNERS + 1]):
        return False
    below = at
    while below < len(lines) and below - at < _SIGNERS and _is_unit(lines[below].text):
        below += 1
    if below in (at, len(lines)):
        return False
    return lines[below].dated


def _is_above_a_date(lines: Sequence[Facts], at: int) -> bool:
    """Whether a few words stand between a sentence and a date, as who signs a letter does."""
    if at + 1 == len(lines) or lines[at].wide > _FAREWELL or not lines[at - 1].ends:
        return False
    return lines[at + 1].dated and not re.search("[，。：；！？]", lines[at].text)


def is_below_a_farewell(lines: Sequence[Facts], at: int) -> bool:
    """Whether a few words stand below `祝好！`, as who wrote a letter does."""
    if at < 2 or lines[at].wide > _FAREWELL:
        return False
    if lines[at].signs is None and titles_text(lines, at):
        return False
    if not lines[at - 2].ends and not lines[at - 2].text.startswith("此致"):
        return False
    above = lines[at - 1]
    farewell = above.wide <= _FAREWELL and above.text.startswith(_TAKES_LEAVE)
    if not above.chinese:
        farewell = above.text[-1] == "," and SALUTATION.fullmatch(above.text) is not None
        return (
            farewell and lines[at].text[0].isupper() and not re.search("[,.;:!?]", lines[at].text)
        )
    return farewell and not re.search("[，。：；！？]", lines[at].text)


def titles_text(lines: Sequence[Facts], at: int) -> bool:
    """Whether a line that ends no sentence stands close above a paragraph's text, as titles do."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or lines[at].ends or lines[at].reach == "full":
        return False
    return not below.gap and below.wide > _FAREWELL and (below.ends or below.reach == "full")


def _says_where(lines: Sequence[Facts], at: int) -> bool:
    """Whether an address or an office stands close below who signs."""
    facts, above = lines[at], lines[at - 1]
    signed = above.signs is not None and above.signs <= _SIGNS
    return signed and not facts.gap and PLACE.fullmatch(facts.text) is not None


def _is_unit(text: str) -> bool:
    return UNIT_ENDING.fullmatch(text) is not None or ORGANISATION.fullmatch(text) is not None
