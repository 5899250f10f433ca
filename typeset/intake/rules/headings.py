"""What headings are: by the size and weight of their lines, and by what stands around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from typeset.intake.characters import ends_sentence, glue, is_chinese, width
from typeset.intake.decoding.bylines import BRACKETED, SAYS_SO, closing, name_cost
from typeset.intake.decoding.facts import look_of
from typeset.intake.decoding.names import is_bracketed_name
from typeset.intake.draft import MASTHEAD, Block, Decision, Draft, Role, decide
from typeset.intake.lexicon import NUMBERED
from typeset.intake.profile.model import Profile
from typeset.intake.rules.heading_bylines import holds_names, is_deck
from typeset.intake.rules.heading_labels import with_labels
from typeset.intake.rules.heading_marks import BOLD
from typeset.intake.rules.heading_name import with_name
from typeset.intake.rules.heading_sections import with_sections
from typeset.intake.rules.placed_lines import stands_between, stands_right
from typeset.intake.source import Passage, Run

_ENOUGH = 4
"""Four lines of one size and weight show what such lines are."""
_GRID_LINE = 1.6
"""em of a heading: what a grid may add; a blank line between two headings adds 2 or more."""
_BODY = {Role.PARAGRAPH, Role.ITEM, Role.TABLE}


def set_headings(draft: Draft) -> Draft:
    """Lines set larger than the text, or wholly in a heading face, where sizes are known."""
    texts = [b for b in draft.blocks if b.role is Role.TEXT and b.line.size]
    body = _body_size(texts)
    if body is None:
        return draft.having(_joined_lines(draft.blocks))
    large = sorted({_size(b) for b in texts if _size(b) >= body * 1.1}, reverse=True)
    looks = _known_looks(draft.profile)
    blocks, decisions = list(draft.blocks), list[Decision]()
    for at, block in enumerate(blocks):
        level = _known_level(block, looks)
        if level is None:
            level = _set_level(block, body, large)
        if level and not _runs_on(blocks, at):
            blocks[at] = block.is_a(Role.HEADING, level=level, marked=True)
            decisions.append(decide("set_headings", block, "heading, level", 0.85, level=level))
    return draft.having(_joined_lines(blocks), decisions)


def _known_looks(profile: Profile) -> dict[str, bool]:
    """Sizes and weights of earlier issues: whether lines that look so were headlines or text."""
    headlines, counts = profile.looks.get("headline", {}), Counter[str]()
    for row in profile.looks.values():
        counts.update(row)
    shares = {look: headlines.get(look, 0.0) / n for look, n in counts.items() if n >= _ENOUGH}
    return {look: share > 0.5 for look, share in shares.items() if not 0.1 < share < 0.9}


def _known_level(block: Block, looks: Mapping[str, bool]) -> int | None:
    """1 for a headline as earlier issues set it, 0 for their text; None where that is not known."""
    known = looks.get(look_of(block.line)) if looks and block.role is Role.TEXT else None
    if known is None or width(block.text) > 60:
        return None
    return int(known)


def _runs_on(blocks: list[Block], at: int) -> bool:
    """Whether a line in a heading face and the next one are one paragraph: a headline that runs in.

    Either the face goes on into the next line, or only the first of the two is indented.
    """
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following is None or following.role is not Role.TEXT:
        return False
    one, other = blocks[at].line, following.line
    if one.size is None or one.size != other.size or other.strong or one.whole:
        return False
    if "strong" in following.passage.runs[0].marks and one.full:
        return True
    return not one.centred and one.indent - other.indent >= 1.2 and not other.blanks


def _size(block: Block) -> float:
    return round(block.line.size or 0.0, 1)


def _body_size(blocks: list[Block]) -> float | None:
    counts: Counter[float] = Counter()
    for block in blocks:
        counts[_size(block)] += len(block.text)
    return counts.most_common(1)[0][0] if counts else None


def _set_level(block: Block, body: float, large: list[float]) -> int:
    if block.role is not Role.TEXT or not block.line.size or width(block.text) > 60:
        return 0
    if ends_sentence(block.text) and block.text[-1] not in "！？!?":
        return 0
    if _size(block) in large:
        return large.index(_size(block)) + 1
    return len(large) + 1 if block.line.strong and _size(block) >= body * 0.95 else 0


def _joined_lines(blocks: Sequence[Block]) -> list[Block]:
    """Headings that wrap are one: lines of the same size that follow each other closely, and those
    of one paragraph."""
    done: list[Block] = []
    for block in blocks:
        last = done[-1] if done else None
        if last is not None and _one_heading(last, block):
            runs = (*last.passage.runs, *_glue(last, block), *block.passage.runs)
            done[-1] = last._replace(passage=Passage(runs), last=block.line)
        else:
            done.append(block)
    return done


def _one_heading(last: Block, block: Block) -> bool:
    return (
        last.role is block.role is Role.HEADING
        and last.level == block.level
        and _stand_together(last, block)
        and (last.line.page, last.line.column) == (block.line.page, block.line.column)
        and not block.text.startswith(("——", "--"))
        and not NUMBERED.match(block.text)
    )


def _stand_together(last: Block, block: Block) -> bool:
    """Whether nothing stands between two lines; those of a paragraph are cut by forced breaks, and
    a name is none of the headline above it."""
    if last.line.whole:
        return last.line.number == block.line.number and not holds_names(block.text)
    return bool(last.line.size) and (block.line.blanks == 0 or _is_close(last, block))


def _is_close(last: Block, block: Block) -> bool:
    """Whether two centred lines of one large size stand apart by no more than a page's grid sets
    them: on a grid for the text's size a larger line takes two of its lines (Word's docGrid)."""
    one, other = last.line, block.line
    alike = one.size == other.size and stands_between(one) and stands_between(other)
    return alike and other.above is not None and other.above <= _GRID_LINE


def heading_roles(draft: Draft) -> Draft:
    """Which marked headings are headlines, which decks, labels or headings inside an article."""
    draft = draft.having(_with_bracketed_names(draft.blocks))
    draft = draft.having(with_labels(draft.blocks))
    draft = draft.having(with_sections(draft.blocks))
    levels = _headline_levels(draft.blocks)
    if not levels:
        return draft
    draft = with_name(draft)
    done: list[Block] = []
    decisions: list[Decision] = []
    for block in draft.blocks:
        if block.role is Role.HEADING and block.marked:
            role = _role(block, done, levels)
            block = block.is_a(role, level=max(block.level - max(levels), 1))
            if role is Role.HEADLINE and done and _is_label(done[-1]):
                done[-1] = done[-1].is_a(Role.SECTION)
            decisions.append(decide("heading_roles", block, str(role), 0.9))
        if block.role is Role.BYLINE and block.marked:
            done = _with_deck(done)
        done.append(block)
    return draft.having(done, decisions)


def _with_bracketed_names(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks; headings below the highest that are names in brackets are bylines."""
    marked = [b.level for b in blocks if b.role is Role.HEADING and b.marked]
    return [
        b.is_a(Role.BYLINE)
        if b.role is Role.HEADING
        and b.marked
        and b.level > min(marked)
        and BRACKETED.fullmatch(b.text)
        and holds_names(b.text)
        else b
        for b in blocks
    ]


def _with_deck(done: list[Block]) -> list[Block]:
    """The blocks above a byline; the one heading between it and the headline is the deck."""
    shown = [at for at, block in enumerate(done) if block.role is not Role.DROPPED][-2:]
    if [done[at].role for at in shown] != [Role.HEADLINE, Role.HEADING]:
        return done
    return [
        block.is_a(Role.DECK) if at == shown[1] and block.marked else block
        for at, block in enumerate(done)
    ]


def _is_label(block: Block) -> bool:
    """A short heading with a headline right below it is the label of a column."""
    return block.role is Role.HEADING and block.marked and width(block.text) <= 16


def _headline_levels(blocks: tuple[Block, ...]) -> set[int]:
    """The levels whose headings are headlines: the highest that has text below it, and the next
    one if the highest stands only once and several of the next follow."""
    marked = [b for b in blocks if b.role is Role.HEADING and b.marked and not is_deck(b)]
    numbered = Counter(b.level for b in marked if NUMBERED.match(b.text))
    words = Counter(b.level for b in marked if not NUMBERED.match(b.text))
    counts = {level: times for level, times in words.items() if times >= numbered[level]}
    if not counts:
        return set()
    first, *others = sorted(counts)
    if counts[first] == 1 and others:
        return {first, others[0]} if _is_headline_level(blocks, others[0]) else {first}
    return {first}


def _is_headline_level(blocks: tuple[Block, ...], level: int) -> bool:
    """Whether a second level is the headlines' too: no deeper one is missing, or bylines follow
    it."""
    deeper = any(b.role is Role.HEADING and b.marked and b.level > level for b in blocks)
    followed = any(
        one.role is Role.HEADING
        and one.level == level
        and (two.role if two.role is not Role.TEXT else _role_by_words(two))
        in (Role.BYLINE, Role.DECK)
        for one, two in pairwise(b for b in blocks if b.role is not Role.DROPPED)
    )
    return deeper or followed or _first_has_no_text(blocks)


def _first_has_no_text(blocks: tuple[Block, ...]) -> bool:
    shown = [b for b in blocks if b.role not in (Role.DROPPED, Role.SECTION)]
    first = next(at for at, b in enumerate(shown) if b.role is Role.HEADING)
    return first + 1 < len(shown) and shown[first + 1].role is Role.HEADING


def _role(block: Block, done: list[Block], levels: set[int]) -> Role:
    head = _open_head(done)
    if is_deck(block) and Role.HEADLINE in head:
        return Role.DECK
    below = block.level not in levels or block.level == BOLD
    if below and Role.HEADLINE in head and holds_names(block.text):
        return Role.BYLINE
    if below and done and not head and stands_right(block.line) and holds_names(block.text):
        return Role.END_BYLINE
    if block.level not in levels and _is_signed(done) and not NUMBERED.match(block.text):
        return Role.HEADLINE
    if block.level not in levels or NUMBERED.match(block.text):
        return Role.HEADING
    if Role.HEADLINE in head:
        return Role.SECTION if Role.BYLINE in head or Role.DECK in head else Role.DECK
    return Role.HEADLINE


def _is_signed(done: list[Block]) -> bool:
    """Whether the contributor's name right above ends an article, so that another one begins."""
    above = next((block.text for block in reversed(done) if block.role is not Role.DROPPED), "")
    bracketed = BRACKETED.fullmatch(above)
    return closing(above) is not None or (
        bracketed is not None and is_bracketed_name(bracketed["inside"])
    )


def _role_by_words(block: Block) -> Role:
    """What an unmarked line below a heading is: its deck, its byline, or text."""
    if is_deck(block) and is_chinese(block.text) and not ends_sentence(block.text):
        return Role.DECK
    cost = name_cost(block.text)
    return Role.PARAGRAPH if cost is None or cost > SAYS_SO else Role.BYLINE


def _open_head(done: list[Block]) -> list[Role]:
    """The roles of the blocks since the last text: the head of an article still without text."""
    roles: list[Role] = []
    for block in reversed(done):
        role = _role_by_words(block) if block.role is Role.TEXT else block.role
        if role in _BODY or role in MASTHEAD or role is Role.END_BYLINE:
            break
        roles.append(role)
    return roles


def _glue(last: Block, block: Block) -> list[Run]:
    couplet = block.line.whole and width(last.text) == width(block.text)
    mark = " " if couplet else glue(last.text, block.text)
    return [Run(mark, 0, 0)] if mark else []
