"""The lines of a line box, one after another, in the measure that floats leave.

`next_line` stands in for WeasyPrint's ``get_next_linebox``, with the same contract: it returns a
new line box, laid out at its place, and where to resume.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from typeset.typography import contract, inline_content, paragraph_cache, vertical
from typeset.typography.compose import ComposedLine, line_widths
from typeset.typography.contract import inline, preferred
from typeset.typography.linebox import LineBuilder, LinePlace, is_justified
from typeset.typography.paragraph_cache import BreakPlan, Setting

if TYPE_CHECKING:
    from typeset.typography.stock import Box, Context, SkipStack, Stock, Style

TOLERANCE = 1e-6  # px


def next_line(
    stock: Stock,
    context: Context,
    linebox: Box,
    position_y: float,
    bottom_space: float,
    skip_stack: SkipStack | None,
    containing_block: Box,
    absolute_boxes: list[Box],
    fixed_boxes: list[Box],
    first_letter_style: Style | None,
    first_line_style: Style | None,
) -> tuple[Box | None, SkipStack | None]:
    """Lay out the next line of ``linebox``, or let ``stock`` do it where we cannot."""
    lists = absolute_boxes, fixed_boxes
    if first_letter_style and not first_line_style:
        if not _has_first_letter(linebox):
            skip_stack = inline.first_letter_to_box(linebox, skip_stack, first_letter_style)
        first_letter_style = None
    place = LinePlace(context, linebox, containing_block, *lists, bottom_space)
    setting = None if first_line_style else _setting(place)
    start = _start(setting, skip_stack) if setting else None
    if setting is not None and start is not None:
        return _line(place, setting, start, position_y, skip_stack)
    found: tuple[Box | None, SkipStack | None] = stock(
        context,
        linebox,
        position_y,
        bottom_space,
        skip_stack,
        containing_block,
        *lists,
        first_letter_style,
        first_line_style,
    )
    return found


def _has_first_letter(linebox: Box) -> bool:
    """Whether its first letter is a float already: of a page that is laid out again."""
    first = next(iter(linebox.children), None)
    if first is None or not first.is_floated():
        return False
    return (first.element_tag or "").endswith("::first-letter")


def _setting(place: LinePlace) -> Setting | None:
    block = place.containing_block

    def object_width(box: Box) -> float:
        contract.resolve_percentages(box, block)
        laid = inline.atomic_box(place.context, box, 0, None, block, [], [])
        return float(laid.margin_width())

    remembered = paragraph_cache.recall(place.linebox)
    key = block.width, block.height
    return paragraph_cache.setting(
        remembered, place.linebox.style, place.context, key, object_width
    )


def _start(setting: Setting, skip_stack: SkipStack | None) -> int | None:
    """The unit at which the next line begins; ``None`` where there is nothing to set."""
    paragraph = setting.paragraph
    position = inline_content.position_of(paragraph.content, skip_stack)
    start = setting.composer.skip_spaces(paragraph.unit_at(position), len(paragraph))
    return start if start < len(paragraph) else None


@dataclass(slots=True)
class Fitted:
    """A line that found its room; ``place`` has the lists that its content was added to."""

    box: Box
    line: ComposedLine
    place: LinePlace


def _line(
    place: LinePlace, setting: Setting, start: int, position_y: float, skip_stack: SkipStack | None
) -> tuple[Box | None, SkipStack | None]:
    """The line that begins with the unit ``start``, and where to resume."""
    place.linebox.position_y = position_y
    first = setting.paragraph.starts[start]
    before = _anchored(setting, first if skip_stack else 0, first)
    floats = [_float(place, source, position_y) for _, source in before]
    fitted = _fitted(place, setting, start, position_y)
    waiting: list[Box] = []
    for anchor, source in _anchored(setting, first + 1, _reach(setting, fitted.line)):
        if anchor > _reach(setting, fitted.line):
            break  # a float beside the line sent it to the next one
        beside = None if waiting else _beside(place, setting, start, position_y, anchor, source)
        if beside is None:
            waiting.append(source)
        else:
            fitted, placed = beside
            floats.append(placed)
    _commit(fitted.place, place)
    bottom = fitted.box.position_y + fitted.box.height
    floats += [_float(place, source, bottom) for source in waiting]
    fitted.box.children = (*fitted.box.children, *floats)
    return fitted.box, _resume(setting, fitted.line)


def _fitted(place: LinePlace, setting: Setting, start: int, position_y: float) -> Fitted:
    """The line where the floats so far leave room for it."""
    height = vertical.strut(place.linebox.style)[0]
    while True:
        trial = _trial(place)
        box, line = _line_beside_floats(trial, setting, start, position_y, height)
        if not place.context.excluded_shapes or box.height <= height + TOLERANCE:
            return Fitted(box, line, trial)
        height = box.height  # a tall object: look for room again


def _trial(place: LinePlace) -> LinePlace:
    return replace(place, absolute_boxes=[], fixed_boxes=[], placeholders=[])


def _commit(trial: LinePlace, place: LinePlace) -> None:
    place.absolute_boxes.extend(trial.absolute_boxes)
    place.fixed_boxes.extend(trial.fixed_boxes)


# -- floats ----------------------------------------------------------------------------------


def _anchored(setting: Setting, first: int, last: int) -> list[tuple[int, Box]]:
    """The floats anchored at the positions [first, last], in their order."""
    floats = setting.paragraph.content.floats
    return [(anchor, source) for anchor, source in floats if first <= anchor <= last]


def _reach(setting: Setting, line: ComposedLine) -> int:
    """The last position at which a float is the line's and not the next one's."""
    paragraph = setting.paragraph
    following = setting.composer.skip_spaces(line.next, len(paragraph))
    return paragraph.starts[following] - (following < len(paragraph))


def _float(place: LinePlace, source: Box, position_y: float) -> Box:
    """Lay a float out, no higher than ``position_y``."""
    source.position_x = place.containing_block.content_box_x()
    source.position_y = position_y
    box: Box
    box, resume_at = contract.float_layout(
        place.context,
        source,
        place.containing_block,
        place.absolute_boxes,
        place.fixed_boxes,
        place.bottom_space,
        skip_stack=None,
    )
    if resume_at:
        place.context.add_broken_out_of_flow(box, source, place.containing_block, resume_at)
    return box


def _beside(
    place: LinePlace, setting: Setting, start: int, position_y: float, anchor: int, source: Box
) -> tuple[Fitted, Box] | None:
    """The line, shortened by a float that stands beside it, if its anchor stays in it (CSS 2, 9.5).

    Else the float waits until the line is set.
    """
    shapes = place.context.excluded_shapes
    place.context.excluded_shapes = [*shapes]
    aside = _trial(place)
    placed = _float(aside, source, position_y)
    fitted = _fitted(place, setting, start, position_y)
    level = placed.position_y == fitted.box.position_y == position_y
    if not level or anchor > _reach(setting, fitted.line):
        place.context.excluded_shapes = shapes
        place.context.broken_out_of_flow.pop(placed, None)
        return None
    _commit(aside, place)
    return fitted, placed


def _line_beside_floats(
    place: LinePlace, setting: Setting, start: int, position_y: float, height: float
) -> tuple[Box, ComposedLine]:
    linebox = place.linebox
    x, y, measure = _room(place, setting, start, position_y, height)
    indent = linebox.text_indent
    plan = setting.plan(start, measure, indent, is_justified(linebox.style))
    return _box(place, setting, plan, start, x, y, measure), plan.lines[start]


def _room(
    place: LinePlace, setting: Setting, start: int, position_y: float, height: float
) -> tuple[float, float, float]:
    """Where a line so high finds room: its left edge, its top, its measure."""
    linebox, block = place.linebox, place.containing_block
    if not place.context.excluded_shapes:
        return block.content_box_x(), position_y, block.width
    linebox.position_y = position_y
    linebox.width, linebox.height = setting.least_width(start), height
    found: tuple[float, float, float] = contract.avoid_collisions(
        place.context, linebox, block, outer=False
    )
    return found


def _box(
    place: LinePlace,
    setting: Setting,
    plan: BreakPlan,
    start: int,
    x: float,
    y: float,
    measure: float,
) -> Box:
    """The line box at its place: built once for its plan, then copied."""
    box = plan.built.get(start)
    if box is None:
        line = plan.lines[start]
        indent = plan.indent if start == plan.start else 0.0
        builder = LineBuilder(place, setting, line, measure, indent)
        box = builder.build()
        if not builder.unique:
            plan.built[start] = box
    if start in plan.built:
        box = box.deepcopy()
    box.translate(x - box.position_x, y - box.position_y)
    box.position_y = y
    return box


def _resume(setting: Setting, line: ComposedLine) -> SkipStack | None:
    paragraph = setting.paragraph
    following = setting.composer.skip_spaces(line.next, len(paragraph))
    if following >= len(paragraph):
        return None
    return inline_content.skip_stack_at(paragraph.content, paragraph.starts[following])


def content_width(context: Context, linebox: Box, widest: bool) -> float | None:
    """Max-content or min-content width of a line box's content, or ``None``: ask WeasyPrint."""
    measure = preferred.max_content_width if widest else preferred.min_content_width
    setting = paragraph_cache.setting(
        paragraph_cache.recall(linebox),
        linebox.style,
        context,
        widest,
        lambda box: measure(context, box),
    )
    if setting is None or not len(setting.paragraph) or setting.paragraph.content.floats:
        return None
    indent = linebox.style["text_indent"]
    indent = indent.value if getattr(indent, "unit", None) == "px" else 0.0
    return max(line_widths(setting.composer, indent, widest))
