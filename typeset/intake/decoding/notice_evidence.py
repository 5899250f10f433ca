"""Evidence for the page's own notices: greetings, slogans, what asks readers to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from typeset.intake.characters import HAN
from typeset.intake.column_words import is_column_label
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.name_evidence import is_below_a_farewell, titles_text
from typeset.intake.decoding.offers import Offer
from typeset.intake.decoding.title_evidence import headline_cost
from typeset.intake.draft import MASTHEAD, Role
from typeset.intake.lexicon import (
    ASKS_READERS,
    BANNER,
    GREETING,
    SLOGAN,
)

_CONGRATULATES = (
    "(?:Many |Warm |Hearty |Our )?[Cc]ongratulations|Well done|Good luck|Best wish(?:es)"
)
_CHEERS = re.compile(
    f"(?:{_CONGRATULATES}|"
    "(?:A (?:very )?(?:big|warm|huge) )?[Tt]hank you|Three cheers|Welcome) (?:to|for) [^.?]{3,80}!"
)
"""`Congratulations to the bell team!`, above all else."""
_WISH = re.compile(
    f"祝(?:愿)?(?!您|你|妳|大家|各位|他|她|我们|咱|所有|愿|好)(?P<whom>[{HAN}]{{2,16}})"
    "(?:快乐|快樂|愉快|安康|吉祥|顺利|順利|成功|凯旋)[！!]|"
    f"(?:{_CONGRATULATES}) "
    "(?:to|for) (?!(?:all|both|each|every(?:one|body)?|you|them|him|her|those)\\b)"
    "(?P<to>[^.?!]{3,80})!"
)
"""A wish to somebody whom it names: 祝全院护士节日快乐！, `Good luck to the bell team!`."""
_REPORTS = re.compile(
    "收到|收錄|收录|[评評][出选選]|[获獲][奖獎]|(?:结果|結果|揭[晓曉]|名[单單])$|"
    r"\b(?:were|was|have been) (?:received|judged|chosen|printed)\b|\bcame in\b|\bresults?\b"
)
_INVITES = re.compile("[请請]|[欢歡]迎|[继繼][续續]|下一?期|[Pp]lease|\\b[Nn]ext\\b|[Ww]elcome")
"""`本刊上期征集节水妙招，收到来稿五十二件` asks for nothing more, unless it says so."""
_WORD = re.compile(f"[A-Za-z]{{4,}}|[{HAN}](?=([{HAN}]))")
"""An English word; two characters of Chinese text that follow each other."""
_RULED_OFF, _SET_APART = -3.0, -2.5
"""nats: what asks readers to write stands at the end, behind a rule or white."""
_LAST = 4
"""The last lines, among which the issue's notice stands."""
_LAST_LINE = 1.5
"""A short line that stands alone at the end belongs to no article."""
_ON_A_BANNER = -1.0  # nats: what is written on banners is no article's text
_ABOVE_ALL = -6.0  # a greeting above all else, whatever the tagger holds it for
_ALONE = -3.0  # a wish between two stories to somebody of whom the first says nothing
_STORY = 20  # lines at most of a story that ends in a wish
_TITLE = 14.0  # em: a line below a slogan that is no longer begins no text
_OF_A_LETTER = 3.0  # a farewell with a name below it is a letter's, not the page's


def notices(lines: Sequence[Facts], at: int) -> Iterator[Offer]:
    """`…祝全市广大劳动者节日快乐！`, `欢迎投稿`: a line of the page, kept as its notice."""
    facts = lines[at]
    if at and lines[at - 1].block.marked and lines[at - 1].block.role is Role.HEADLINE:
        return
    opens = at == 0 or lines[at - 1].block.role in MASTHEAD
    if opens and _CHEERS.fullmatch(facts.text):
        yield Offer(Label.NOTICE, _ABOVE_ALL)
    elif (opens and _is_called_out(lines, at)) or _is_on_a_banner(lines, at, opens=opens):
        yield Offer(Label.NOTICE, _ON_A_BANNER)
    elif _is_wish_alone(lines, at):
        yield Offer(Label.NOTICE, _ALONE)
    elif facts.wide <= 40 and not facts.dateline and GREETING.search(facts.text):
        letters = at + 1 < len(lines) and is_below_a_farewell(lines, at + 1)
        yield Offer(Label.NOTICE, _OF_A_LETTER if letters else 0.3 if at else _ABOVE_ALL)
    elif facts.gap and at + 1 == len(lines) and facts.wide <= 40:
        yield Offer(Label.NOTICE, _LAST_LINE)
    if not _is_among_the_last(lines, at):
        return
    item = facts.item or facts.listed or facts.lead not in ("", "bullet", "other bullet")
    if _asks_readers(facts.text) and not item and not is_column_label(facts.text):
        if facts.ruled:
            yield Offer(Label.NOTICE, _RULED_OFF)
        elif facts.gap:
            yield Offer(Label.NOTICE, _SET_APART)
    if at and not (facts.gap or facts.lead) and lines[at - 1].reach == "full":
        yield Offer(Label.MORE_NOTICE, 0.3)


def _asks_readers(text: str) -> bool:
    """Whether a line asks readers to write, and does not say what came of it."""
    if not ASKS_READERS.search(text):
        return False
    return not _REPORTS.search(text) or _INVITES.search(text) is not None


def _is_called_out(lines: Sequence[Facts], at: int) -> bool:
    """Whether an English line with an exclamation mark stands above a title that has none."""
    if lines[at].chinese or lines[at].text[-1] != "!" or lines[at].text.isupper():
        return False
    below = lines[at + 1] if at + 1 < len(lines) else None
    title = below is not None and not below.ends and below.reach != "full"
    return title and headline_cost(lines[at + 1]) is not None


def _is_wish_alone(lines: Sequence[Facts], at: int) -> bool:
    """Whether `祝全院护士节日快乐！` stands between a sentence and a title, and the text above has
    no word of whom it names: a story's own wish or a letter's has, or names no one."""
    wish = _WISH.fullmatch(lines[at].text)
    if wish is None or not 0 < at < len(lines) - 1 or not lines[at - 1].ends:
        return False
    if not titles_text(lines, at + 1) or headline_cost(lines[at + 1]) is None:
        return False
    story = "".join(facts.text for facts in lines[max(at - _STORY, 0) : at]).casefold()
    whom = wish["whom"] or wish["to"]
    return not any(w[0] + (w[1] or "") in story for w in _WORD.finditer(whom.casefold()))


def _is_on_a_banner(lines: Sequence[Facts], at: int, *, opens: bool) -> bool:
    """Whether a banner's words end the text, or a slogan opens it or stands above white, and above
    a title."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    slogan = SLOGAN.fullmatch(lines[at].text) is not None
    if below is None or below.block.role is not Role.TEXT:
        return slogan or BANNER.fullmatch(lines[at].text) is not None
    return (
        slogan
        and (opens or below.gap > 0)
        and below.wide <= _TITLE
        and headline_cost(below) is not None
    )


def _is_among_the_last(lines: Sequence[Facts], at: int) -> bool:
    """Whether a few lines of text at most stand below this one, before the issue's foot."""
    if at < _LAST or at + 3 * _LAST < len(lines):
        return False
    return sum(facts.block.role is Role.TEXT for facts in lines[at:]) <= _LAST
