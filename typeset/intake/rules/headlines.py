"""Headlines that nothing marks: lines that stand alone, and those that run into the first
sentence."""

from __future__ import annotations

import re

from typeset.intake.characters import (
    ends_sentence,
    glue,
    has_sentence,
    is_chinese,
    open_pair,
    width,
)
from typeset.intake.draft import COLOPHON, Block, Decision, Draft, Role, decide
from typeset.intake.lexicon import DATELINE, LABEL, LEAD_IN, ORGANISATION
from typeset.intake.rules.bylines import is_name
from typeset.intake.source import Passage, Run

_NEUTRAL = {Role.DROPPED, Role.CAPTION, Role.CREDIT, Role.PICTURE, Role.NOTE, Role.NOTICE}
_BEFORE_ANY = {Role.NAMEPLATE, Role.NUMBER, Role.DATE, Role.ISSUER, Role.SLOGAN, Role.SECTION}


def is_headline_like(text: str) -> bool:
    """Whether a line could be a headline: short, no sentence, nothing that wants to go on."""
    limit = 48 if is_chinese(text) else 55
    if not 3.5 <= width(text) <= limit or has_sentence(text) or "。" in text or LABEL.match(text):
        return False
    if text[-1] in "，、：；,:;" or (ends_sentence(text) and text[-1] not in '！？!?…”’"）)'):
        return False
    return not text[0].islower() and not DATELINE.match(text) and not re.fullmatch(r"[\W\d]+", text)


def _before(blocks: list[Block], at: int) -> Block | None:
    return next((b for b in reversed(blocks[:at]) if b.role not in _NEUTRAL), None)


def _after(blocks: list[Block], at: int) -> Block | None:
    return next((b for b in blocks[at + 1 :] if b.role not in _NEUTRAL), None)


def _opens(blocks: list[Block], at: int) -> bool:
    """Whether an article surely begins here: at the start, below the masthead, after a closing
    byline."""
    before = _before(blocks, at)
    return before is None or before.role in _BEFORE_ANY or before.role is Role.END_BYLINE


# ---- running into the text -----------------------------------------------------------------------


def wrapped_run_ins(draft: Draft) -> Draft:
    """A run-in headline of two lines: `…开展廉洁教育` / `活动 6 月 9 日，通化市…`."""
    done: list[Block] = []
    decisions: list[Decision] = []
    blocks = list(draft.blocks)
    for at, block in enumerate(blocks):
        first = done[-1] if done else None
        cut = _tail(blocks, at, first)
        if first is None or not cut:
            done.append(block)
            continue
        done.pop()
        tail = block.passage.cut(0, cut)
        runs = [*first.passage.runs, *_glue(first.text, tail.text), *tail.runs]
        headline = first.is_a(Role.RUN_IN, passage=Passage(runs))
        done += [headline, block._replace(passage=block.passage.cut(cut))]
        decisions.append(decide("wrapped_run_ins", headline, "headline runs in", 0.75))
    return draft.having(done, decisions)


def _glue(before: str, after: str) -> list[Run]:
    mark = glue(before, after)
    return [Run(mark, 0, 0)] if mark else []


def _tail(blocks: list[Block], at: int, first: Block | None) -> int:
    """Where the headline's second line ends inside this paragraph; 0 if it has none."""
    block = blocks[at]
    if first is None or first.role is not Role.PARAGRAPH or block.role is not Role.PARAGRAPH:
        return 0
    if not is_headline_like(first.text) or not _opens(blocks, blocks.index(first)):
        return 0
    found = re.match(r"([^\s，。、；：！？,.;:]{1,12})[ 　]+(?=\S)", block.text)
    if not found or LEAD_IN.match(block.text) or ORGANISATION.fullmatch(found[1]):
        return 0
    rest = block.text[found.end() :]
    return found.end(1) if width(rest) > 15 and is_chinese(found[1]) and ends_sentence(rest) else 0


def run_in_headlines(draft: Draft) -> Draft:
    """A headline and the first sentence on one line with a blank, or a change of face, between
    them."""
    blocks = list(draft.blocks)
    done: list[Block] = []
    decisions: list[Decision] = []
    for at, block in enumerate(blocks):
        cut = _run_in_end(block) if _may_run_in(blocks, at) else 0
        if not cut:
            done.append(block)
            continue
        headline = block.is_a(Role.RUN_IN, passage=block.passage.cut(0, cut))
        rest = block._replace(passage=block.passage.cut(cut))
        done += [headline, rest]
        confidence = 0.85 if LEAD_IN.match(rest.text) or _is_strong(headline) else 0.7
        decisions.append(decide("run_in_headlines", headline, "headline runs in", confidence))
    return draft.having(done, decisions)


def _may_run_in(blocks: list[Block], at: int) -> bool:
    block = blocks[at]
    if block.role is not Role.PARAGRAPH or DATELINE.match(block.text):
        return False
    return _opens(blocks, at) or _strong_end(block) > 0


def _run_in_end(block: Block) -> int:
    return _strong_end(block) or _blank_end(block.text) or _capitals_end(block.text)


def _is_strong(block: Block) -> bool:
    return all("strong" in run.marks for run in block.passage.runs if run.text.strip())


def _strong_end(block: Block) -> int:
    """Where the bold words that open the paragraph end; 0 if it has none or they are a sentence."""
    end = 0
    for run in block.passage.runs:
        if run.line and "strong" not in run.marks and run.text.strip():
            break
        end += len(run.text)
    bold = block.text[:end].rstrip()
    if not bold or end == len(block.text) or not 6 <= width(bold) <= 60:
        return 0
    return 0 if bold[-1] in "。，：；,:;" else end


def _blank_end(text: str) -> int:
    """The blank that parts headline and text: outside quotes, before what begins a sentence."""
    for found in re.finditer(r"[ 　]+", text[:120]):
        left, right = text[: found.start()], text[found.end() :]
        if width(left) > 48 or "。" in left:
            return 0
        if open_pair(left) or not _begins_text(left, right):
            continue
        return found.start()
    return 0


def _begins_text(left: str, right: str) -> bool:
    if not is_chinese(left) or width(left) < 7 or left[-1] in "，、：；":
        return False
    if not ends_sentence(right) and not has_sentence(right):
        return False
    number_beside = left[-1].isdigit() or right[0].isdigit() or right[0].isascii()
    if number_beside:
        return bool(LEAD_IN.match(right)) and not left[-1].isdigit()
    chunk = re.match(r"([^\s，。、；：！？]{4,20})[ 　]+(?=\S)", right)
    return not (chunk and LEAD_IN.match(right[chunk.end() :]))


def _capitals_end(text: str) -> int:
    """English: a headline in capitals before a sentence: `RIVER CLEANED Volunteers met …`."""
    found = re.match(r"(?:[A-Z0-9’'&,-]+ ){2,12}(?=[A-Z][a-z]* ?)", text)
    if not found or len(found.group()) < 10 or not ends_sentence(text):
        return 0
    return len(found.group().rstrip())


# ---- standing alone ------------------------------------------------------------------------------


def standing_headlines(draft: Draft) -> Draft:
    """A line that stands alone above text, a byline or a deck; inside an article it is a
    heading."""
    blocks, decisions = list(draft.blocks), list[Decision]()
    closing = sum(b.role is Role.END_BYLINE for b in blocks) >= 2
    marked = any(b.role is Role.HEADLINE and b.marked for b in blocks)
    for at, block in enumerate(blocks):
        if block.role is not Role.PARAGRAPH or block.marked or not _may_stand(blocks, at):
            continue
        role, confidence = _standing_role(blocks, at, closing, marked)
        if role is not None:
            blocks[at] = block.is_a(role, level=1)
            decisions.append(decide("standing_headlines", block, str(role), confidence))
    return draft.having(blocks, decisions)


def _may_stand(blocks: list[Block], at: int) -> bool:
    """Whether it could be a headline, or the second line of the headline above it."""
    before = _before(blocks, at)
    below = before is not None and before.role is Role.HEADLINE and not before.marked
    return is_headline_like(blocks[at].text) or (below and blocks[at].text[0].islower())


def _standing_role(
    blocks: list[Block], at: int, closing: bool, marked: bool
) -> tuple[Role | None, float]:
    before, after = _before(blocks, at), _after(blocks, at)
    if before is not None and before.role in (Role.DECK, Role.BYLINE) and is_name(blocks[at].text):
        return None, 0.0
    if before is not None and before.role in (Role.HEADLINE, Role.KICKER):
        return _second_line(blocks[at])
    if marked or _goes_on(before) or (after is not None and after.role is Role.END_BYLINE):
        return None, 0.0
    if after is None or after.role in COLOPHON:
        return (Role.HEADLINE, 0.6) if before is not None and not closing else (None, 0.0)
    if _opens(blocks, at):
        return Role.HEADLINE, 0.9
    if after.role in (Role.BYLINE, Role.DECK) or DATELINE.match(after.text):
        return Role.HEADLINE, 0.85
    if after.role is Role.PARAGRAPH and is_headline_like(after.text):
        return Role.HEADLINE, 0.65
    return (Role.HEADING, 0.6) if closing else (Role.HEADLINE, 0.65)


def _goes_on(before: Block | None) -> bool:
    return before is not None and before.role is Role.PARAGRAPH and not ends_sentence(before.text)


def _second_line(block: Block) -> tuple[Role | None, float]:
    """A second line below a headline: a name is left to the bylines; after a blank it is
    another's."""
    if is_name(block.text) and width(block.text) <= 10:
        return None, 0.0
    text = block.text
    goes_on = text[0].islower() and not ends_sentence(text) and width(text) < 30
    return (Role.HEADLINE, 0.7) if goes_on or is_headline_like(text) else (None, 0.0)


def kickers(draft: Draft) -> Draft:
    """Headline lines that follow each other: a unit's name above is the kicker, else one
    headline wraps."""
    done: list[Block] = []
    decisions: list[Decision] = []
    for block in draft.blocks:
        last = done[-1] if done else None
        if last is not None and _is_unit_above(last, block):
            done[-1] = last.is_a(Role.KICKER)
            done.append(block)
            decisions.append(decide("kickers", last, "kicker", 0.8))
        elif last is None or not _is_pair(last, block):
            done.append(block)
        elif ORGANISATION.fullmatch(last.text):
            done[-1] = last.is_a(Role.KICKER)
            done.append(block)
            decisions.append(decide("kickers", last, "kicker", 0.85))
        else:
            between = [Run(" ", 0, 0)] if _is_couplet(last.text, block.text) else None
            between = between or _glue(last.text, block.text)
            runs = [*last.passage.runs, *between, *block.passage.runs]
            done[-1] = last._replace(passage=Passage(runs), last=block.line)
            decisions.append(decide("kickers", done[-1], "one headline of two lines", 0.7))
    return draft.having(done, decisions)


def _is_unit_above(last: Block, block: Block) -> bool:
    """A unit's name on a line of its own right above a marked headline."""
    return (
        last.role is Role.PARAGRAPH
        and block.role is Role.HEADLINE
        and width(last.text) <= 20
        and ORGANISATION.fullmatch(last.text) is not None
    )


def _is_pair(last: Block, block: Block) -> bool:
    return (
        last.role is block.role is Role.HEADLINE
        and not last.marked
        and (
            block.line.blanks == 0 or block.text[0].islower() or _is_couplet(last.text, block.text)
        )
        and last.line.page == block.line.page
    )


def _is_couplet(first: str, second: str) -> bool:
    """Two halves of one headline, as long as each other, without marks: 强基层促创新
    提升服务能力."""
    plain = re.compile("[\u4e00-\u9fff“”]{6,14}")
    same = plain.fullmatch(first) and plain.fullmatch(second)
    return same is not None and len(first.strip("“”")) == len(second.strip("“”"))
