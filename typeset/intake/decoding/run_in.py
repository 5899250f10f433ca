"""Headlines that run into the text: where on a line, or on the next, they end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from typeset.intake.characters import ends_sentence, has_sentence, is_chinese, open_pair, width
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.lead_ins import lead_in_end, loose_lead_in_end
from typeset.intake.draft import Block
from typeset.intake.lexicon import DATELINE, LEAD_IN, ORGANISATION, ROLL, SURNAMES
from typeset.intake.tagging.tags import Tag

_CAPITALS = re.compile(r"(?:[A-Z0-9’'&,-]+ ){2,12}(?=[A-Z“][a-z’]* ?)")
_STOPPED_CAPITALS = re.compile(
    r"(?P<headline>[A-Z][A-Z0-9 ’'&,“”-]{6,70}[.:!?]|[A-Z]{4,6}[.!])[ ]+(?=[A-Z“\d])"
)
"""`KILNS RELINED. Two of …`, `LOST. One brass …`; `DATE: 4 May` is a line of details."""
_MORE_CAPITALS = re.compile(
    r"(?:[A-Z0-9’'&,“”-]{2,} )*[A-Z0-9’'&“”-]{2,}[.:!?](?= +[A-Z“\d][a-z\d ])"
)
_BOXED = re.compile("【[^】]{2,24}】(?=[ 　]*[^ 　【，。]{2})")
_SPEAKS = re.compile("[一-龥](?:[，、。]|说|表示|介绍|告诉|认为|坦言|指出|强调)")
_SIDE_HEAD = re.compile(
    r"(?:\d{1,2}\. )?[A-Z][a-z’'-]+(?: (?:[a-z’'-]+|[A-Z][a-z]+)){0,3}\.(?= [A-Z“\"][^.]{12}.{30})"
)
"""`Towpath. The stretch from the lock to the bridge will shut …`."""
_LIKELY, _SURE = 0.5, 0.7
"""So likely, a line begins with a headline, whatever parts it from the text; and so likely, with
one that only a full stop, a colon or capitals part from it."""
_NEAR, _FEWEST = 8, 3
"""Lines above and below among which three open so: of two, one may be a short sentence."""
_SHORT = re.compile(
    "(?P<headline>(?!.{1,3}[日月号])[一-龥“”]{2,4})[ 　]+(?=[^ 　，。：；]{2,}[^ 　])"
)
"""`国检　11月13日至15日，检查组来局`: a headline of a word, before a sentence."""
_FIRST_WORDS = re.compile("(?P<headline>[^。：！？:]{2,26}[。：！？:])(?=[^”』」])")
"""`一、春播接近尾声。截至…`, `●暖气试水：11月…`: what opens so, where the tagger is sure."""
_TAIL = re.compile(r"([^\s，。、；：！？（）(),.;:]{1,12})[ 　]+(?=\S)")
_CLOSING = "。，、；：！？,.;:!?"
_BLANKS = re.compile("[ 　]+")
_WIDE = re.compile("　| {2}")
"""A blank that parts `CANTEEN  No hot food after 7 pm. …` sooner than the first full stop."""
_SHORTEST = 5
"""em of the shortest headline that a blank parts from its text: `操场搬新家`."""
_SHORTEST_BEFORE_WHITE, _WHITE = 4, re.compile("　[　 ]+| {4,}")
"""The same where two em or more of white part them: `新桨到货　　两套…`."""


def side_head_end(lines: Sequence[Facts], at: int) -> int:
    """The offset behind `2. Cladding.` that opens an English paragraph, if three do so; else 0."""
    found = _SIDE_HEAD.match(lines[at].text)
    if found is None:
        return 0
    near = lines[max(at - _NEAR, 0) : at + _NEAR + 1]
    several = sum(_SIDE_HEAD.match(facts.text) is not None for facts in near) >= _FEWEST
    return found.end() if several else 0


@lru_cache(maxsize=256)  # as text, as a headline, and for the lines near it
def run_in_end(facts: Facts) -> int:
    """The offset at which the headline ends that opens the line; 0 if there is none."""
    block, text = facts.block, facts.text
    known = strong_end(block) or _boxed_end(text) or _blank_end(facts) or _likely_end(block)
    return known or _capitals_end(text)


def _likely_end(block: Block) -> int:
    """`BINS – From Monday …`: where the headline ends that runs in, as the tagger sees it."""
    likely = block.likely[Tag.RUN_IN] if block.likely else 0.0
    if likely < _LIKELY:
        return 0
    loosely = likely >= _SURE
    short = _SHORT.match(block.text) or (_FIRST_WORDS.match(block.text) if loosely else None)
    if short and is_chinese(block.text):
        return short.end("headline")
    usual = lead_in_end(block.text)
    loose = loose_lead_in_end(block.text) if loosely else 0
    parted = _WIDE.search(block.text, 0, usual)
    return loose if loose and (parted or not usual) else usual


def _boxed_end(text: str) -> int:
    """`【检修提前完工】6月24日凌晨，…`: a headline in square brackets, no dateline."""
    found = _BOXED.match(text)
    return found.end() if found and not DATELINE.match(text) else 0


def strong_end(block: Block) -> int:
    """Where the bold words that open the paragraph end; 0 if it has none or they are a sentence."""
    end = _strong_prefix(block)
    bold = block.text[:end].rstrip()
    if not bold or end == len(block.text) or not 5 <= width(bold) <= 60:
        return 0
    rest = block.text[end:].lstrip()
    return 0 if bold[-1] in "。，：；,:;" or rest[:1] in _CLOSING else end


def _strong_prefix(block: Block) -> int:
    end = 0
    for run in block.passage.runs:
        if run.line and "strong" not in run.marks and run.text.strip():
            break
        end += len(run.text)
    return end


def _blank_end(facts: Facts) -> int:
    """The blank that parts headline and text: outside quotes, before what begins a sentence."""
    text = facts.text
    if not facts.chinese or ROLL.fullmatch(text):
        return 0
    for found in _BLANKS.finditer(text[:120]):
        left, right = text[: found.start()], text[found.end() :]
        if width(left) > 48 or "。" in left:
            return 0
        shortest = _SHORTEST_BEFORE_WHITE if _WHITE.fullmatch(found.group()) else _SHORTEST
        if open_pair(left) or width(left) < shortest or not _begins_text(left, right, facts):
            continue
        return found.start()
    return 0


def _begins_text(left: str, right: str, facts: Facts) -> bool:
    if not is_chinese(left) or left[-1] in "，、：；":
        return False
    wrapped = facts.reach in ("full", "lost")
    if DATELINE.match(right):
        return True
    if not (ends_sentence(right) or has_sentence(right) or wrapped):
        return False
    if not is_chinese(right):
        return False
    number_beside = left[-1].isdigit() or right[0].isdigit() or right[0].isascii()
    if number_beside and facts.text_as_a_whole.spaced and "，" in left:
        return False
    if number_beside:
        return bool(LEAD_IN.match(right)) and not left[-1].isdigit()
    if left[-1] in SURNAMES and _SPEAKS.match(right):
        return False  # a name of two characters with a blank between them: 刘 敏说
    chunk = re.match(r"([^\s，。、；：！？]{4,20})[ 　]+(?=\S)", right)
    return not (chunk and width(right[chunk.end() :]) > 2)


def _capitals_end(text: str) -> int:
    """English: a headline in capitals before a sentence: `RIVER CLEANED Volunteers met …`."""
    stopped = _STOPPED_CAPITALS.match(text)
    if stopped:
        return stopped.end("headline")
    found = _CAPITALS.match(text)
    if not found or len(found.group()) < 10 or len(text) < len(found.group()) + 12:
        return 0
    return len(found.group().rstrip())


@lru_cache(maxsize=2)  # as a headline, and twice with the line above it
def tail_end(facts: Facts, following: Facts) -> int:
    """Where on the next line the headline ends that this line begins; 0 if it does not go on."""
    if facts.text[-1] in _CLOSING or facts.inside:
        return 0
    block = following.block
    if facts.block.line.strong and not following.block.line.strong:
        return _strong_end_of_tail(block)
    text = following.text
    if not 6 <= facts.wide <= 48 or ROLL.fullmatch(text):
        return 0
    if facts.text.isupper():
        capitals = _MORE_CAPITALS.match(text)
        return capitals.end() if capitals else 0
    found = _TAIL.match(text)
    if not found or DATELINE.match(text) or LEAD_IN.match(text) or ORGANISATION.fullmatch(found[1]):
        return 0
    rest = text[found.end() :]
    if rest[0].isdigit() and not LEAD_IN.match(rest):
        return 0
    finished = ends_sentence(rest) or has_sentence(rest) or following.reach in ("full", "lost")
    return found.end(1) if width(rest) > 8 and is_chinese(found[1]) and finished else 0


def _strong_end_of_tail(block: Block) -> int:
    """Where the bold words end that a line begins with, going on from a bold line above."""
    end = _strong_prefix(block)
    bold = block.text[:end].rstrip()
    rest = block.text[end:].lstrip()
    return 0 if not bold or not rest or rest[:1] in _CLOSING else end
