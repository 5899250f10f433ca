"""The foot of one page: the notes called on it, what goes on from the page before, a closing block.

A note is laid out once; a page takes whole notes, or as many lines as find room, and the rest waits
for the next page. A note with `footnote-policy: block` (a closing block) is never parted and stands
below all others. Sources: CSS GCPM 3, 2 (footnotes); CSS Fragmentation 3, 3.3 (orphans and widows).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Any

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.formatting_structure import build
from weasyprint.formatting_structure.boxes import LineBox
from weasyprint.layout.absolute import absolute_layout
from weasyprint.layout.block import block_level_layout

if TYPE_CHECKING:
    from typeset.engine.stock import PageContext
    from typeset.typography.stock import Box, Stock

LEAST = 2
"""Lines that a parted note has on either page, as a paragraph has."""
CARRIED = 2 / 3
"""The part of a page that notes of earlier pages, or of columns, may take; the rest is text."""
NUDGE = 1e-4
"""A part of a height that is not seen: WeasyPrint sets columns again at no height that it knows."""
TOLERANCE = 1e-6  # px
_FOOT, _NOTE = "typeset_foot", "typeset_note"


@dataclass(frozen=True, slots=True)
class LaidNote:
    """A laid-out note; the `bottoms` of its lines from its top, None where it stays whole; px.

    `is_block`: it is a block at the page's foot rather than a note.
    """

    source: Box
    box: Box
    height: float
    bottoms: tuple[float, ...] | None
    is_block: bool

    @property
    def count(self) -> int:
        """The pieces that a page can take: its lines, or itself."""
        return len(self.bottoms) if self.bottoms else 1

    def height_of(self, first: int, end: int) -> float:
        """The height of the lines [first, end), px."""
        if self.bottoms is None or (first, end) == (0, self.count):
            return self.height
        return self.bottoms[end - 1] - (self.bottoms[first - 1] if first else 0.0)

    def part(self, first: int, end: int, call: float = -inf) -> NotePart:
        """The lines [first, end), called by the line whose top is at `call` px."""
        return NotePart(self, first, end, self.height_of(first, end), call)

    def fitting(self, first: int, room: float) -> int:
        """Where a part from the line `first` on ends that takes at most `room` px."""
        if self.height_of(first, self.count) <= room + TOLERANCE:
            return self.count
        if self.bottoms is None:
            return first
        end = self.count - LEAST
        while end >= first + LEAST and self.height_of(first, end) > room + TOLERANCE:
            end -= 1
        return end if end >= first + LEAST else first


@dataclass(frozen=True, slots=True)
class NotePart:
    """The lines [first, end) of a note, which stand on a page; their height in px.

    `call`: the top of the line on this page that calls it; -inf where it goes on.
    """

    note: LaidNote
    first: int
    end: int
    height: float
    call: float

    def box(self) -> Box:
        """A box of its own with these lines."""
        copy = self.note.box.deepcopy()
        if self.end - self.first < self.note.count:
            copy.children = copy.children[self.first : self.end]
            copy.remove_decoration(start=self.first > 0, end=self.end < self.note.count)
            copy.height = sum(line.height for line in copy.children)
            rise = copy.content_box_y() - copy.children[0].position_y
            for child in copy.children:
                child.translate(dy=rise)
        return copy


@dataclass(frozen=True, slots=True)
class WaitingNote:
    """A note that begins, or goes on with the line `first`, on the next page."""

    source: Box
    first: int


@dataclass(slots=True)
class Foot:
    """What stands at the foot of one page; `area` is WeasyPrint's box for it."""

    context: PageContext
    area: Box
    frame: Box  # the area, laid out without anything in it
    floor: float  # the bottom of the page's content, px
    parts: list[NotePart] = field(default_factory=list)
    left: float = inf  # by the columns that are being set, px
    columns_top: float = -inf  # theirs, px

    @property
    def page_top(self) -> float:
        """The top of the page's content, px."""
        return float(self.area.page.content_box_y())

    @property
    def in_columns(self) -> float:
        """Where the foot may begin at the highest: so that the text goes on, px."""
        return self.floor - CARRIED * (self.floor - max(self.page_top, self.columns_top))

    @property
    def waiting(self) -> list[WaitingNote]:
        """What goes to the next page, in its order."""
        found: list[WaitingNote] = self.context.reported_footnotes
        return found

    @property
    def height(self) -> float:
        """All that the foot takes off the page, px."""
        return self._height(self.parts)

    def _height(self, parts: list[NotePart]) -> float:
        if not parts:
            return 0.0
        kinds = {part.note.is_block for part in parts}
        white = float(self.frame.padding_top) * (len(kinds) - 1)
        return float(self.frame.margin_height()) + white + sum(part.height for part in parts)

    def room(self, bottom: float, note: LaidNote) -> float:
        """The room for one more note under what ends at `bottom`, px."""
        nothing = note.part(0, note.count)
        return self.floor - bottom - self._height([*self.parts, nothing]) + nothing.height

    def is_white_below(self, top: float) -> bool:
        """Whether much of the page is white where the text from `top` on goes, with its notes."""
        kept = self._height([part for part in self.parts if part.call < top - TOLERANCE])
        return self.floor - kept - top > (1 - CARRIED) * (self.floor - self.page_top)

    def holds(self, source: Box) -> bool:
        """Whether the note, or a part of it, stands here or waits already."""
        here = any(part.note.source is source for part in self.parts)
        return here or any(each.source is source for each in self.waiting)

    def add(self, note: LaidNote, first: int, end: int, call: float = -inf) -> None:
        """Take the lines [first, end) of a note; the rest waits."""
        if end > first:
            self.parts.append(note.part(first, end, call))
        if end < note.count:
            self.waiting.append(WaitingNote(note.source, end))
        self.settle()

    def remove(self, source: Box) -> None:
        """Forget a note whose call went elsewhere."""
        self.parts = [part for part in self.parts if part.note.source is not source]
        self.waiting[:] = [each for each in self.waiting if each.source is not source]
        self.settle()

    def settle(self) -> None:
        """Let WeasyPrint know where the text of this page ends.

        Above a lower foot more text may stand, and call more notes than fit there. WeasyPrint sets
        the columns at one height after the other until one comes again, and would stop there.
        """
        taken = self.height
        # Of an area with a height, WeasyPrint takes the padding off the page under columns.
        inside = max(taken - float(self.frame.margin_height()), 0.0)
        height: Any = inside if self.parts else "auto"
        self.area.height = height
        if not self.context.in_column:
            self.context.page_bottom = self.floor - taken
        elif taken > self.left + TOLERANCE:
            self.area.height += NUDGE * self.left

    def laid(self) -> Box:
        """WeasyPrint's area with all parts at their places, its top where the floor is."""
        box = self.frame.deepcopy()
        notes = [part for part in self.parts if not part.note.is_block]
        blocks = [part for part in self.parts if part.note.is_block]
        if not notes:  # the rule above notes is the area's background
            box.style = box.style.copy()
            box.style["background_image"] = INITIAL_VALUES["background_image"]
        y = top = box.content_box_y()
        for part in [*notes, *blocks]:
            if notes and blocks and part is blocks[0]:
                y += box.padding_top
            child = part.box()
            child.translate(box.content_box_x() - child.position_x, y - child.position_y)
            box.children = (*box.children, child)
            y += part.height
        box.height = y - top
        return box


def foot_of(context: PageContext) -> Foot:
    """The foot of the page that is being laid out."""
    area = context.current_footnote_area
    foot: Foot | None = area.__dict__.get(_FOOT)
    if foot is None:
        frame = block_level_layout(context, area.deepcopy(), -inf, None, area.page)[0]
        frame.children, frame.height = (), 0
        foot = Foot(context, area, frame, float(area.position_y))
        setattr(area, _FOOT, foot)
    return foot


def lay_out_columns(stock: Stock, context: PageContext, box: Box, *rest: object) -> object:
    """A box in columns: `columns_layout`; notes leave room for text below its top."""
    foot_of(context).columns_top = box.position_y
    return stock(context, box, *rest)


def foot_with(area: Box) -> Foot | None:
    """The foot that a copy of the area belongs to, where anything stands in it."""
    foot: Foot | None = area.__dict__.get(_FOOT)
    return foot if foot and foot.parts else None


def note_of(context: PageContext, source: Box) -> LaidNote:
    """The laid-out note of a call's box; done once for each width."""
    frame = foot_of(context).frame
    kept: tuple[float, LaidNote] | None = source.__dict__.get(_NOTE)
    if kept is None or kept[0] != frame.width:
        kept = frame.width, _laid_out(context, source, frame)
        setattr(source, _NOTE, kept)
    return kept[1]


def _laid_out(context: PageContext, source: Box, frame: Box) -> LaidNote:
    box = source.deepcopy()
    box.process_whitespace()
    box.process_text_transform()
    box = build.create_anonymous_boxes(box)
    box.position_x, box.position_y = frame.content_box_x(), 0
    positioned: list[Box] = []
    context.create_block_formatting_context(box)
    found = block_level_layout(
        context, box, -inf, None, frame, True, positioned, positioned, adjoining_margins=[]
    )
    for placeholder in positioned:
        absolute_layout(context, placeholder, found[0], positioned, 0, None)
    context.finish_block_formatting_context()
    laid = found[0]
    lines = [child for child in laid.children if isinstance(child, LineBox)]
    is_block = source.style["footnote_policy"] == "block"
    parts = len(lines) == len(laid.children) and not is_block
    bottoms = tuple(line.position_y + line.height for line in lines) if parts and lines else None
    return LaidNote(source, laid, float(laid.margin_height()), bottoms, is_block)
