"""What it costs to take a line, or the end of one, for the name of who wrote the text."""

from __future__ import annotations

import re
from functools import lru_cache

from typeset.intake.characters import HAN, ends_sentence, is_chinese, squeeze, width
from typeset.intake.column_words import is_column_label
from typeset.intake.decoding.english_names import (
    CLOSINGS,
    DASH,
    DASHED,
    ENGLISH_BYLINE,
    GIVEN_WITH_WORK,
    SIGNING,
    SIGNING_UNIT,
    TITLED,
    WITH_WORK,
)
from typeset.intake.decoding.names import CREDITED, is_bracketed_name, is_name
from typeset.intake.lexicon import (
    COMPOUND_SURNAMES,
    ORGANISATION,
    SURNAMES,
    UNIT_ENDING,
)

# All costs are in nats: the more other lines look like a kind of byline, the more it costs.
SAYS_SO = 0.1
"""What costs no more says that it is a byline: `By Jane Roe`, `文/张三`, `◎ 齐增光`."""
_TITLED, BRACKETED_NAME, PERSON_NAME = 0.3, 0.4, 0.5
"""`Mrs J. Holroyd`; a name in brackets, or a few characters behind ◎; `齐增光`."""
_LABELLED, _NAME, _SOMEBODY = 0.6, 0.9, 1.3
"""Names behind labels; an English name or a unit's; what somebody is, and a name."""
_FOUR_CHARACTERS, _MAY_BE_NAME, _MARKED_UNIT = 1.8, 2.2, 2.5
"""`江水长流` begins with a surname; any two to four characters; a unit's name behind □ or ■."""
_LONGEST, _LONGEST_MARKED, _LONGEST_PAIR = 30, 16, 48
"""em: no byline is longer; characters of one behind a mark; em of one in two languages."""

_DASHED, _GIVEN_NAME = 0.3, 1.2
"""`— Doreen, plot 14`; `Emeka, front desk`: at a text's end alone."""
_DASHES = re.compile(f"{DASH}{{1,2}} ?")
_DASHED_UNIT = re.compile(rf"{_DASHES.pattern}{SIGNING_UNIT.pattern}")
"""`-- Training office`."""
_HARDLY, _BARELY, _PLAINLY = 2.0, 1.0, 0.2
"""What a name without brackets or dash costs more at a text's end, by how sure a name it is."""

SOURCE = re.compile("(?:来源|据|转自|稿源|摘自|原载)[:：].+|Source: .+|Reprinted from .+")
BRACKETED = re.compile(
    r"[（(〔\[](?P<inside>(?:[^（）()〔〕\[\]]|[（(][^（）()]{1,3}[)）]){1,40})[）)〕\]]"
)
"""`（姜宇）`, `（四（2）班　阮一诺）`."""
_IN_TWO_LANGUAGES = re.compile(
    "(?:(?:文字?|译|图|摄影?|撰文|翻译|采写|整理|受访|供稿|作者|口述|记者|编译)[ 　]*[/／]?[ 　]*"
    "[A-Z][A-Za-z]+(?: [a-z]+)?[ 　]*[：:/／][ 　]*[^：:。，]{2,24}?(?:[ 　]+|$)){1,3}"
)
"""`文 / By：Lena Brandt　译 / Translated by：宗佩`."""
_BY_LABELS = re.compile(
    f"(?:(?!.{{0,2}}[时時日地费費票人数數电電编編])[{HAN}]{{1,4}}(?: [A-Z][a-z]+)?[：:][ 　]*"
    f"[{HAN}\\d（）() ·]{{2,14}}(?:[ 　]+|$)){{2,3}}"
)
"""`口述：鲁向阳（93岁） 整理：市委党史室 郁青`: who did what, each behind a label."""
_PLAIN_MARKS = "◎◉⊙✎✍"
"""They stand before bylines alone, other marks before headings and items, too."""
_MARKED = re.compile(f"[◎□■●○◆◇▲△★☆※◉⊙✎✍][ 　]*[{HAN}A-Za-z]")
_SOMEBODYS = re.compile(f"[{HAN}]{{2,10}}[ 　]+[{SURNAMES}][{HAN}]{{1,2}}")
"""`声乐指导 宣晓明`: what somebody is, and a name."""
_FAMILIAR = re.compile(f"[老小阿][{SURNAMES}]")
"""`老胡`."""
_WITH_WHITE = re.compile(f"[{HAN}\\d]{{2,10}}(?:　| {{1,3}})[{HAN}]{{2,3}}")
"""`主席　麥兆基`: two words, the second as short as a name."""
_BARE = re.compile(f"[{HAN}]{{2,4}}|[{HAN}] [{HAN}]|[{HAN}]　[{HAN}]")
_TWO = re.compile(COMPOUND_SURNAMES)
"""Surnames of two characters; others have seldom three behind them."""
_TRANSLATED = re.compile(
    "(?<=[一-龥]) (?:[A-Z][a-z]+|of|the|and|&)(?: (?:[A-Z][a-z]+|of|the|and|&))*$"
)
"""`行政部 Administration`."""
_OTHER_SCRIPT = re.compile(
    "(?<=[一-龥]) (?:[A-Z][a-z]+|of|the|and)(?: (?:[A-Z][a-z]+|of|the|and))*(?=[ 　])"
    "|(?<=[一-龥])[ 　]*/ [A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+)*(?:, [A-Z][A-Za-z ]+)?$"
    f"|(?<=[ 　])[A-Z][a-z]+ (?=[{SURNAMES}][一-龥]{{1,2}}$)"
)
"""`变态反应科 Department of Allergy　袁澄`, `郝一诺 / Hao Yinuo, Production`, `Kacaw 陳恩`: a name
again in other letters."""
_OTHER_LETTERS = re.compile("[A-Za-z&]")
_BLANK = re.compile("[ \t　]")
_IN_BRACKETS = re.compile(
    "[（(〔](?P<inside>(?:[^（）()〔〕]|[（(][^（）()]{1,3}[)）]){2,40})[）)〕]$"
)
_BEHIND_BLANKS = re.compile(
    "[ 　](?:[ 　]+|(?=[◎—–―-]))[◎—–―-]* ?(?P<inside>[^ 　。，：]{2,24}(?: [^ 　。，：]{1,8})?)$"
)
_BEHIND_STOP = re.compile(
    f"(?<=[。！”])[ 　](?P<inside>[{SURNAMES}][{HAN}]{{1,2}}[ 　、][{SURNAMES}][{HAN}]{{1,2}})$"
)
"""`……圆满结束。 王芳 李强`: two names."""
_ASKS = re.compile("(?:问|读者问|读者)[：:]")
"""Who asks a question is named in it."""


@lru_cache(maxsize=256)  # as a byline below a headline and at a text's end, and as a credit
def name_cost(text: str) -> float | None:
    """What it costs (nats) to take a line below a headline for a byline; None if it is none."""
    bare = text.strip(" 　")
    if _IN_TWO_LANGUAGES.fullmatch(bare) and width(bare) <= _LONGEST_PAIR:
        return SAYS_SO
    chinese = is_chinese(bare)
    bare = _in_one_script(bare) if chinese else bare
    if ENGLISH_BYLINE.fullmatch(bare):
        return SAYS_SO
    if width(bare) > _LONGEST or ends_sentence(bare) or is_column_label(bare):
        return None
    if chinese and CREDITED.match(bare) and not re.search("[，。；：！？]", bare[4:]):
        return SAYS_SO
    marked = _marked_cost(bare)
    if marked is not None:
        return marked
    if (inside := BRACKETED.fullmatch(bare)) and is_bracketed_name(inside["inside"]):
        return BRACKETED_NAME
    if is_name(bare):
        return _bare_cost(bare)
    if _SOMEBODYS.fullmatch(bare) or _FAMILIAR.fullmatch(bare):
        return _SOMEBODY
    if _BY_LABELS.fullmatch(bare):
        return _LABELLED
    return _MAY_BE_NAME if _BARE.fullmatch(bare) or _WITH_WHITE.fullmatch(bare) else None


def _in_one_script(text: str) -> str:
    """A Chinese name without the same in other letters beside it."""
    if not _OTHER_LETTERS.search(text):
        return text
    bare = _OTHER_SCRIPT.sub("", text)
    native = _TRANSLATED.sub("", bare)
    is_unit = ORGANISATION.fullmatch(native) or UNIT_ENDING.fullmatch(native)
    return native if is_unit else bare


def _marked_cost(text: str) -> float | None:
    """What a name behind a mark costs, like `◎ 齐增光`; None where there is none."""
    if not _MARKED.match(text):
        return None
    name, plain = text[1:].strip(), text[0] in _PLAIN_MARKS
    if is_name(name) and len(squeeze(text)) <= _LONGEST_MARKED:
        return _MARKED_UNIT if not plain and ORGANISATION.fullmatch(name) else SAYS_SO
    return BRACKETED_NAME if plain and _BARE.fullmatch(name) else None


def _bare_cost(name: str) -> float:
    """What a name costs that stands alone."""
    if not is_chinese(name):
        return _TITLED if TITLED.match(name) else _NAME
    if ORGANISATION.fullmatch(name):
        return _NAME
    four = re.fullmatch(f"[{HAN}]{{4}}", name) is not None and not _TWO.match(name)
    return _FOUR_CHARACTERS if four else PERSON_NAME


def closing_cost(text: str) -> float | None:
    """What it costs (nats) to take a line for the byline at a text's end; None if it is none."""
    bare = text.strip(" 　")
    found = BRACKETED.fullmatch(bare)
    if found:
        if is_name(found["inside"]):
            return SAYS_SO
        return BRACKETED_NAME if is_bracketed_name(found["inside"]) else None
    dashes = _DASHES.match(bare)
    if dashes and is_name(bare[dashes.end() :]):
        return SAYS_SO
    if DASHED.fullmatch(bare) or _DASHED_UNIT.fullmatch(bare) or SIGNING.fullmatch(bare):
        return _DASHED
    if GIVEN_WITH_WORK.fullmatch(bare) and not WITH_WORK.fullmatch(bare):
        return _GIVEN_NAME
    cost = name_cost(bare)
    if cost is None:
        return None
    more = _HARDLY if cost >= _MAY_BE_NAME else _BARELY if cost >= PERSON_NAME else _PLAINLY
    return cost + more


def closing(text: str) -> re.Match[str] | None:
    """The byline after a paragraph's last sentence: `…服务。（姜宇）`, `… back. (Jane Roe)`."""
    if text[-1:] not in (")", "）", "〕") and not _BLANK.search(text):
        return None
    for form in CLOSINGS:
        english = form.search(text)
        if english and english.start() and ends_sentence(text[: english.start()]):
            return english
    found = _IN_BRACKETS.search(text) or _BEHIND_BLANKS.search(text) or _BEHIND_STOP.search(text)
    if not found or not found.start() or not ends_sentence(text[: found.start()]):
        return None
    if _ASKS.match(text):
        return None
    return found if is_bracketed_name(found["inside"]) else None
