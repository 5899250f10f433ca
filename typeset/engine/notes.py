"""Notes begin on the page of their call, and go on at the foot of the next one when they must.

WeasyPrint 70 never parts a note, sends one that does not fit to the next page while its call stays,
and lays all notes of a page out again for each. Here the lines of a paragraph are watched as they
come: with one that calls a note goes at least the note's beginning, or it goes to the next page.
Source: CSS GCPM 3, 2.5 (a call and its note); 3.2.2 of CLREQ for where lines may part.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import count
from math import inf, isfinite
from typing import TYPE_CHECKING

from weasyprint.formatting_structure.boxes import (
    FootnoteAreaBox,
    LineBox,
    ReplacedBox,
    TableBox,
    TableCellBox,
)
from weasyprint.layout import FakeList, page
from weasyprint.layout.block import remove_placeholders

from typeset.engine.page_foot import Foot, WaitingNote, foot_of, foot_with, note_of

if TYPE_CHECKING:
    from typeset.engine.stock import Lines, PageContext, PageState
    from typeset.typography.stock import Box, PageType, SkipStack, Stock, Style

ROUNDING = 0.1
"""px"""
UNDER_ROW = 2
"""Lines: more than the padding under a table and what makes it whole lines of its page again."""
_ALONE, _WAITING, _REPEATED = "typeset_alone", "typeset_waiting", "typeset_repeated"


def iter_line_boxes(
    stock: Callable[..., Lines],
    context: PageContext,
    linebox: Box,
    position_y: float,
    bottom_space: float,
    skip_stack: SkipStack | None,
    containing_block: Box,
    absolute_boxes: list[Box],
    fixed_boxes: list[Box],
    *styles: Style | None,
) -> Lines:
    """The lines of a line box, each with the notes that it calls at the foot of its page."""
    lists = absolute_boxes, fixed_boxes
    arguments = position_y, bottom_space, skip_stack, containing_block, *lists, *styles
    lines = stock(context, linebox, *arguments)
    if any(box.footnote for box in linebox.descendants()):
        return _Noted(context, lines, containing_block, bottom_space, lists).lines()
    return lines


def lay_out_table(
    stock: Stock,
    context: PageContext,
    table: Box,
    bottom_space: float,
    skip_stack: SkipStack | None,
    *rest: object,
) -> object:
    """A table: `table_layout`.  Where it goes on its head is repeated, and its head's notes not."""
    head = table.children[0] if skip_stack is not None and table.children else None
    if head is None or not head.is_header:
        return stock(context, table, bottom_space, skip_stack, *rest)
    kept: tuple[Box, ...] = context.__dict__.get(_REPEATED, ())
    repeated = (box.footnote for box in head.descendants() if box.footnote)
    setattr(context, _REPEATED, (*kept, *repeated))
    try:
        return stock(context, table, bottom_space, skip_stack, *rest)
    finally:
        setattr(context, _REPEATED, kept)


class _Noted:
    """The lines of one paragraph that calls notes."""

    def __init__(
        self,
        context: PageContext,
        lines: Lines,
        block_box: Box,
        bottom_space: float,
        lists: tuple[list[Box], list[Box]],
    ) -> None:
        self.foot = foot_of(context)
        self.context, self.source, self.block = context, lines, block_box
        self.bottom_space, self.lists = bottom_space, lists
        self.ahead: deque[tuple[Box, SkipStack | None]] = deque()
        self.number = 0  # of the line, in this part of the paragraph
        self.top = 0.0  # of this part of the paragraph, px
        if isfinite(bottom_space):  # it is endless where a size alone is asked for
            self.foot.left = self.foot.floor - context.page_bottom + bottom_space

    def lines(self) -> Lines:
        """Each line, after its notes were begun."""
        try:
            while self._reach(1):
                self.number += 1
                line, resume_at = self.ahead.popleft()
                self.top = line.position_y if self.number == 1 else self.top
                called = [box.footnote for box in line.descendants() if box.footnote]
                called = [source for source in called if not self._is_set(source)]
                begun = not called or self._begin(called, line, resume_at)
                if not begun and not self.context.in_column and not self._stays(line, called):
                    # The line goes to the next page, unless it is the first on this one.
                    self.context.page_bottom = -inf
                yield line, resume_at
                self.foot.settle()
        finally:
            for line, _ in self.ahead:
                remove_placeholders(self.context, line.children, *self.lists)

    def _stays(self, line: Box, called: list[Box]) -> bool:
        """Whether a line whose notes find no room stays: without it much of its page is white.

        A block at the page's foot takes along what must stand above it, whatever stays white.
        """
        if any(source.style["footnote_policy"] == "block" for source in called):
            return False
        alone = self.number > self.block.style["orphans"]
        return self.foot.is_white_below(line.position_y if alone else self.top)

    def _is_set(self, source: Box) -> bool:
        """Whether a note stands on this page, or on one before under a head that is repeated."""
        repeated: tuple[Box, ...] = self.context.__dict__.get(_REPEATED, ())
        return self.foot.holds(source) or any(each is source for each in repeated)

    def _reach(self, lines: int) -> bool:
        """Lay lines out until this number wait; False where the paragraph has no more."""
        while len(self.ahead) < lines:
            found = next(self.source, None)
            if found is None:
                return False
            self.ahead.append(found)
        return True

    def _begin(self, called: list[Box], line: Box, resume_at: SkipStack | None) -> bool:
        """Begin the called notes under the line; False where one of them cannot."""
        bottom = line.position_y + line.height + self.bottom_space
        if self.context.in_column:  # columns are set again above what their notes take
            bottom = self.foot.in_columns
        elif resume_at is None:
            bottom += self.block.border_bottom_width + self.block.padding_bottom
        begun = True
        kept: float | None = None
        for source in called:
            note = note_of(self.context, source)
            end = 0
            if not self.foot.waiting:
                room = self.foot.room(bottom, note)
                end = note.fitting(0, room)
                if end < note.count and not self.context.in_column:
                    kept = self._kept(line) if kept is None else kept
                    end = note.fitting(0, room - kept)
            self.foot.add(note, 0, end, line.position_y)
            begun = begun and end > 0
        return begun

    def _kept(self, line: Box) -> float:
        """The height of the lines after this one that must stay on its page, px."""
        if isinstance(self.block, TableCellBox):
            return UNDER_ROW * float(line.height)
        orphans, widows = self.block.style["orphans"], self.block.style["widows"]
        kept = 0
        while self._reach(kept + 1):
            enough = self._reach(kept + widows)
            if enough and self.number + kept >= orphans:
                break
            kept += 1
        return float(sum(line.height for line, _ in [*self.ahead][:kept]))


def begin_waiting(context: PageContext, waiting: WaitingNote) -> bool:
    """Set what waits from the page before: `LayoutContext.layout_footnote`, at a page's beginning.

    The first one always goes on; it is False that it overflows.
    """
    foot, note = foot_of(context), note_of(context, waiting.source)
    end = waiting.first
    if not foot.waiting:
        page_top = foot.page_top
        carried = foot.room(foot.in_columns, note)
        room = foot.room(page_top, note) if context.__dict__.get(_ALONE) else carried
        end = note.fitting(waiting.first, room)
        if end == waiting.first and not foot.parts:
            end = note.count
    foot.add(note, waiting.first, end)
    return False


def report_notes(context: PageContext, footnotes_height: float) -> None:
    """Send on what stands higher at the foot than columns leave room for: `_report_footnotes`."""
    foot = foot_of(context)
    while foot.parts and foot.height > footnotes_height + ROUNDING:
        part = foot.parts.pop()
        foot.waiting.insert(0, WaitingNote(part.note.source, part.first))
    foot.settle()


def forget(context: PageContext, source: Box) -> None:
    """Take a note off the page: `LayoutContext.unlayout_footnote`."""
    foot = foot_of(context)
    if foot.holds(source):
        foot.remove(source)


def lay_out_area(
    stock: Stock, context: PageContext, box: Box, *rest: object, **how: object
) -> object:
    """A page's boxes, its foot as it stands: `block_level_layout`, as a page calls it."""
    if isinstance(box, FootnoteAreaBox) and (foot := foot_with(box)):
        return foot.laid(), None, None, [], False, None
    return stock(context, box, *rest, **how)


def make_page(
    stock: Stock,
    context: PageContext,
    root_box: Box,
    page_type: PageType,
    resume_at: SkipStack | None,
    page_number: int,
    page_state: PageState,
) -> tuple[Box, SkipStack | None, object]:
    """One page: `make_page`.  Where notes leave no room for its text, they stand alone on it."""
    waiting = [*context.reported_footnotes]
    before = deepcopy(page_state[:3]) if waiting else ()
    setattr(context, _ALONE, page_type.blank)
    made: tuple[Box, SkipStack | None, object]
    made = stock(context, root_box, page_type, resume_at, page_number, page_state)
    if not waiting or page_type.blank or not _collides(made[0], foot_of(context)):
        return made
    for state, kept in zip(page_state[:3], before, strict=True):
        state.clear()
        state.update(kept) if isinstance(state, dict) else state.extend(kept)
    maker = context.page_maker[page_number - 1]
    maker[-1].update(anchors=[], content_lookups=[])
    context.reported_footnotes = waiting
    setattr(context, _ALONE, True)
    empty = root_box.copy_with_children([])
    made = stock(context, empty, page_type, resume_at, page_number, page_state)
    return made[0], resume_at, maker[1]


def _collides(page_box: Box, foot: Foot) -> bool:
    """Whether the text of a page runs into its foot."""
    limit = foot.floor - foot.height + 0.5
    solid = LineBox | ReplacedBox | TableBox
    return any(
        isinstance(box, solid) and box.position_y + box.height > limit
        for box in page_box.children[0].descendants()
    )


def make_all_pages(
    context: PageContext, root_box: Box, html: object, pages: list[Box]
) -> Iterator[Box]:
    """The pages without margin boxes: `make_all_pages`, knowing what waits before each."""
    context.rendered_notes = []
    waiting: dict[int, list[WaitingNote]] = context.__dict__.setdefault(_WAITING, {})
    for index in count():
        state = context.page_maker[index][-1]
        context.reported_footnotes = [*waiting.get(index - 1, ())]
        if not pages or state["content_changed"] or state["pages_wanted"]:
            page.PROGRESS_LOGGER.info("Step 5 - Creating layout - Page %d", index + 1)
            state.update(content_changed=False, pages_wanted=False, anchors=[], content_lookups=[])
            made, resume_at = page.remake_page(index, context, root_box, html)
            before, waiting[index] = waiting.get(index), [*context.reported_footnotes]
            if pages and before != waiting[index] and index + 1 < len(context.page_maker):
                context.page_maker[index + 1][-1]["content_changed"] = True
        else:
            made, resume_at = pages[index], context.page_maker[index + 1][0]
        yield made
        if resume_at is None and not waiting[index]:
            context.page_maker = context.page_maker[: index + 2]
            context.broken_out_of_flow.clear()
            context.reported_footnotes.clear()
            return


NO_LIST = property(lambda _: FakeList(), lambda _, value: None)
"""WeasyPrint's list of the notes to come, which it looks through for each line: always empty."""
