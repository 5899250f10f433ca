"""The facts of a text's lines, gathered from each, its neighbours and the text as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from typeset.intake.characters import (
    ends_in_brackets,
    ends_sentence,
    folded,
    has_sentence,
    is_chinese,
    open_pair,
    width,
)
from typeset.intake.decoding.bylines import SAYS_SO, closing, closing_cost, name_cost
from typeset.intake.decoding.credits import credit, ends_credit, is_credited
from typeset.intake.decoding.english_names import OFFICE
from typeset.intake.decoding.facts import Facts, Known
from typeset.intake.decoding.leads import Lead, leads_of, listed
from typeset.intake.decoding.likely_single_lines import single_lines
from typeset.intake.decoding.measure import WIDEST, measures
from typeset.intake.decoding.reach import (
    Reach,
    first_step_of,
    less_indent,
    reach_of,
    room_of,
    step_of,
    unit_of,
    without_next,
)
from typeset.intake.decoding.usual import margins, stands, usual_blanks, usual_size
from typeset.intake.decoding.verses import is_marked_verse, stanzas
from typeset.intake.decoding.whole_text import (
    COUNTED,
    SPEAKER,
    WholeText,
    paragraph_length,
    whole_text,
)
from typeset.intake.draft import DRAWN_RULE, JUMP_LINE, PAGE_NUMBER, Block, Role
from typeset.intake.lexicon import DATELINE, ORGANISATION
from typeset.intake.source import Line
from typeset.intake.tagging.tags import Tag

_ENDS: dict[Reach, float] = {"full": 0.3, "lost": 0.6, "short": 1.0}
"""How often a line that ends a sentence ends its paragraph, by how far it reaches."""
_UNDERLINED = 40.0
"""em: what is longer and has a rule below it is text, and the rule ends it."""
_GOES_ON = 0.9
"""So likely a line goes on with the one above it, though both end with a mark: of 3,130 lines of
narrow columns 24 do; of 299 with such marks that begin a paragraph six are held for going on, one
of them a verse."""
_INDENT, _DEEPER = 0.8, 3.4
"""em: less is no indent, and more is none of a paragraph's first line."""


def facts_of(
    blocks: Sequence[Block],
    above: Sequence[Sequence[Block]],
    known: Mapping[str, Known] | None = None,
) -> list[Facts]:
    """The facts of the blocks; `above[i]` are the blocks left out between i - 1 and i.

    `known`: what lines were in earlier issues, by their letters (`folded`).
    """
    texts = [block.text for block in blocks]
    widths = [min(width(text), 4 * WIDEST) for text in texts]
    joined = [
        block.role is Role.TEXT and not block.line.whole and block.line.kind == "text"
        for block in blocks
    ]
    whole = whole_text(texts, widths, joined, usual_size(blocks))
    found = measures(texts, widths, joined) if not whole.unwrapped else [0.0] * len(blocks)
    full = [room_of(blocks, widths, found, at) for at in range(len(blocks))]
    units = [unit_of(blocks, found, at) for at in range(len(blocks))]
    rooms = [without_next(full[at], blocks, at, units[at]) for at in range(len(blocks))]
    reaches = [reach_of(room, block) for room, block in zip(rooms, blocks, strict=True)]
    wrapped = [at for at, reach in enumerate(reaches) if reach]
    whole = replace(
        whole,
        paragraph=paragraph_length(
            [texts[at] for at in wrapped],
            [widths[at] for at in wrapped],
            [_ENDS[reaches[at]] for at in wrapped],
        ),
    )
    leads, in_lists = leads_of(texts), _in_lists(blocks, texts, widths)
    usual = usual_blanks(blocks, reaches)
    edges = margins(blocks)
    return [
        _facts(
            blocks,
            at,
            found[at],
            (rooms[at], without_next(less_indent(full[at], blocks[at]), blocks, at, units[at])),
            (above[at], above[at + 1] if at + 1 < len(above) else ()),
            usual,
            edges,
            leads[at],
            in_lists[at],
            _known(texts[at], known),
            whole,
        )
        for at in range(len(blocks))
    ]


def _in_lists(blocks: Sequence[Block], texts: Sequence[str], widths: Sequence[float]) -> list[bool]:
    """Whether each line is by itself: one of several of one shape, or a verse."""
    verses = stanzas(texts, [block.line.blanks for block in blocks])
    in_lists = zip(listed(texts), verses, single_lines(blocks, widths), strict=True)
    return [
        any(row) and not _surely_goes_on(block) for row, block in zip(in_lists, blocks, strict=True)
    ]


def _surely_goes_on(block: Block) -> bool:
    """Whether the tagger knows that what looks like a verse is a narrow column's next line."""
    goes_on = block.likely is not None and block.likely[Tag.MORE] >= _GOES_ON
    return goes_on and is_marked_verse(block.text)


def _known(text: str, known: Mapping[str, Known] | None) -> Known:
    return known.get(folded(text)) or known.get(text, "") if known else ""


def _facts(
    blocks: Sequence[Block],
    at: int,
    measure: float,
    rooms: tuple[float | None, float | None],
    around: tuple[Sequence[Block], Sequence[Block]],
    usual: float,
    edges: dict[tuple[int, int], float],
    lead: Lead,
    in_list: bool,
    known: Known,
    whole: WholeText,
) -> Facts:
    block, (above, below) = blocks[at], around
    line, text = block.line, block.text
    moved = at > 0 and stands(blocks[at - 1].line) != stands(line)
    ruled = _ruled(above) and not (at and _is_underlined(blocks[at - 1], above))
    return Facts(
        block=block,
        text=text,
        wide=width(text),
        measure=measure,
        reach=reach_of(rooms[0], block),
        step=step_of(rooms[0]),
        first_step=first_step_of(rooms[1]),
        gap=0 if moved else _gap(line, above, usual - ruled),
        inset=_inset(line, edges),
        lead=lead,
        ends=_ends(text, blocks[at - 1].text if at else ""),
        open=text[-1] in "，、,（(“‘" or open_pair(text) is not None,
        inside=has_sentence(text),
        cut=moved or any(other.why != DRAWN_RULE for other in above),
        parted=any(other.why == JUMP_LINE for other in above),
        ruled=ruled,
        underlined=_is_underlined(block, below),
        differs=at > 0 and _differs(blocks[at - 1], block),
        chinese=is_chinese(text),
        credited=is_credited(text) or (at > 0 and ends_credit(blocks[at - 1].text, text, measure)),
        credit=credit(text) is not None,
        small=bool(line.size and line.size < 0.95 * whole.size),
        pictured=bool(above) and above[-1].role is Role.PICTURE,
        unit=len(text) <= 24 and ORGANISATION.fullmatch(text) is not None,
        listed=in_list,
        known=known,
        dateline=DATELINE.match(text) is not None,
        item=_is_item(text, whole),
        named=_unless_common(name_cost(text), text, whole),
        signs=_unless_common(closing_cost(text), text, whole),
        text_as_a_whole=whole,
    )


def _ends(text: str, above: str) -> bool:
    """Whether a sentence ends with a line, whatever name stands behind it."""
    signed = closing(text) is not None or ends_in_brackets(above, text)
    return ends_sentence(text) or signed


def _unless_common(cost: float | None, text: str, whole: WholeText) -> float | None:
    """The cost of a name; None where nothing but capitals make a name of common words."""
    if cost is None or cost <= SAYS_SO or not text[0].isalpha():
        return cost
    return None if whole.is_common(text) and not OFFICE.fullmatch(text) else cost


def _is_item(text: str, whole: WholeText) -> bool:
    counted, speaks = COUNTED.match(text), SPEAKER.match(text)
    return (
        text[0] in whole.items
        or (counted is not None and counted[1] in whole.counted)
        or (speaks is not None and speaks[1] in whole.speakers)
    )


def _gap(line: Line, above: Sequence[Block], usual: float) -> int:
    blanks = max([line.blanks, *(other.line.blanks for other in above)])
    return min(max(round(blanks - usual), 0), 2)


def _inset(line: Line, edges: Mapping[tuple[int, int], float]) -> int:
    deep = line.indent - edges.get((line.page, line.column), 0.0)
    return 2 if line.centred or deep > _DEEPER else 1 if deep >= _INDENT else 0


def _ruled(above: Sequence[Block]) -> bool:
    """Whether a drawn rule parts the line from what stands above, and no page's end."""
    whys = {other.why for other in above}
    return DRAWN_RULE in whys and PAGE_NUMBER not in whys


def _is_underlined(block: Block, below: Sequence[Block]) -> bool:
    """Whether a rule is drawn right below a short line."""
    rule = bool(below) and below[0].why == DRAWN_RULE and not below[0].line.blanks
    return rule and width(block.text) <= _UNDERLINED and not ends_sentence(block.text)


def _differs(before: Block, block: Block) -> bool:
    """Whether two lines differ in size or weight, where the format knows these."""
    one, other = before.line, block.line
    if one.size and other.size and abs(one.size - other.size) > 0.6:
        return True
    if one.size is None and other.size is None and not (one.strong or other.strong):
        return False
    return one.strong != other.strong
