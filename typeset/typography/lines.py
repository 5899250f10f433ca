"""Building WeasyPrint's line boxes from the lines that were chosen.

`next_line` stands in for WeasyPrint's ``get_next_linebox``, with the same contract: it returns a
new line box, laid out at its place, and where to resume.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from typeset.typography import contract, inline_content, justify, memory, vertical
from typeset.typography.characters import Kind
from typeset.typography.compose import Line, line_widths
from typeset.typography.contract import inline
from typeset.typography.drawing import ComposedText, Span
from typeset.typography.inline_content import COLLAPSING, Node
from typeset.typography.memory import Setting


@dataclass(slots=True)
class Place:
    """Where a line is laid out, and WeasyPrint's lists that its content may add to."""

    context: Any
    linebox: Any
    containing_block: Any
    absolute_boxes: list[Any]
    fixed_boxes: list[Any]
    bottom_space: float
    placeholders: list[Any] = field(default_factory=list)


def next_line(
    stock: Any,
    context: Any,
    linebox: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    absolute_boxes: list[Any],
    fixed_boxes: list[Any],
    first_letter_style: Any,
    first_line_style: Any,
) -> tuple[Any, Any]:
    """Lay out the next line of ``linebox``, or let ``stock`` do it where we cannot."""
    lists = absolute_boxes, fixed_boxes
    if first_letter_style and not first_line_style:
        skip_stack = inline.first_letter_to_box(linebox, skip_stack, first_letter_style)
        first_letter_style = None
    place = Place(context, linebox, containing_block, *lists, bottom_space)
    setting = None if first_line_style else _setting(place)
    start = _start(setting, skip_stack) if setting else None
    if setting is not None and start is not None:
        return _Builder(place, setting).line(start, position_y)
    found: tuple[Any, Any] = stock(
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


def _setting(place: Place) -> Setting | None:
    remembered = memory.recall(place.linebox)
    block = place.containing_block

    def object_width(box: Any) -> float:
        contract.resolve_percentages(box, block)
        laid = inline.atomic_box(place.context, box, 0, None, block, [], [])
        return float(laid.margin_width())

    return memory.setting(
        remembered, place.linebox.style, place.context, (block.width, block.height), object_width
    )


def _start(setting: Setting, skip_stack: Any) -> int | None:
    """The unit at which the next line begins; ``None`` where there is nothing to set."""
    paragraph, composer = setting.paragraph, setting.composer
    position = inline_content.position_of(paragraph.content, skip_stack)
    start = paragraph.unit_at(position)
    count = len(paragraph)
    start = composer.skip_spaces(start, count)
    return start if start < count else None


def is_justified(style: Any) -> bool:
    """Whether lines but the last of a paragraph go from edge to edge."""
    return (
        style["text_align_all"] == "justify"
        and style["text_justify"] != "none"
        and style["white_space"] in COLLAPSING
    )


@dataclass(slots=True)
class _Builder:
    """Builds one line at its place."""

    place: Place
    setting: Setting

    def line(self, start: int, position_y: float) -> tuple[Any, Any]:
        """The line that begins with the unit ``start``, and where to resume."""
        place, linebox = self.place, self.place.linebox
        linebox.position_y = position_y
        linebox.width, linebox.height = 0, 0
        if place.context.excluded_shapes:
            linebox.height, _ = vertical.strut(linebox.style)
            linebox.width = self._least_width(start)
        x, y, measure = contract.avoid_collisions(
            place.context, linebox, place.containing_block, outer=False
        )
        indent = linebox.text_indent
        justified = is_justified(linebox.style)
        plan = self.setting.plan(start, measure, indent, justified)
        chosen = plan.lines[start]
        box = self._copy(plan, chosen, x, y, measure, indent)
        return box, self._resume(chosen)

    def _least_width(self, start: int) -> float:
        glue = self.setting.glue
        return min(glue.widths[start : start + 1], default=0.0)

    def _resume(self, line: Line) -> Any:
        paragraph = self.setting.paragraph
        following = self.setting.composer.skip_spaces(line.next, len(paragraph))
        if following >= len(paragraph):
            return None
        position = paragraph.starts[following]
        return inline_content.skip_stack_at(
            paragraph.content, position, lambda text, index: len(text[:index].encode())
        )

    def _copy(
        self, plan: memory.Plan, chosen: Line, x: float, y: float, measure: float, indent: float
    ) -> Any:
        """The line box at its place: built once, then copied."""
        template = plan.built.get(chosen.start)
        if template is None:
            build = _LineBox(self.place, self.setting, chosen, measure, indent)
            template = build.build()
            if build.fixed:
                template.translate(x - template.position_x, y - template.position_y)
                return template
            plan.built[chosen.start] = template
        box = template.deepcopy()
        box.translate(x - template.position_x, y - template.position_y)
        box.position_y = y
        return box


class _LineBox:
    """Builds the boxes of one line, its left edge and top at 0."""

    def __init__(
        self, place: Place, setting: Setting, line: Line, measure: float, indent: float
    ) -> None:
        self.place = place
        self.paragraph = setting.paragraph
        self.glue = setting.glue
        self.line = line
        self.measure = measure
        self.starts = setting.paragraph.starts
        self.begin = self.starts[line.start]
        self.stop = self.starts[max(line.end, line.start - 1) + 1]
        self.fixed = False  # it holds what cannot be copied: objects, placeholders
        first_of_all = line.start <= setting.composer.segments[0].start
        self.indent = indent if first_of_all else 0.0
        self.cursor = self.indent - line.lead
        self.pending = 0.0  # gap before the next box
        self.advances = self._advances()
        self.natural = 0.0

    def _advances(self) -> list[float]:
        line, glue = self.line, self.glue
        if line.end < line.start:
            return []
        self.natural = (
            glue.position[line.end]
            + glue.widths[line.end]
            - glue.position[line.start]
            - line.lead
            - line.trim
            + line.hyphen
        )
        lack = self.measure - self.indent - self.natural
        return justify.advances(glue, line.start, line.end, lack, self._grows())

    def _grows(self) -> bool:
        style = self.place.linebox.style
        align = style["text_align_all"]
        if self.line.last and style["text_align_last"] != "auto":
            align = style["text_align_last"]
        elif self.line.last and align == "justify":
            align = "start"
        if style["white_space"] not in COLLAPSING or style["text_justify"] == "none":
            return False
        return bool(align == "justify")

    def build(self) -> Any:
        """The line box, with its children laid out."""
        linebox = self.place.linebox
        box = linebox.copy_with_children(())
        box.position_x = box.position_y = 0
        box.children = tuple(self._children(self.paragraph.content.root))
        box.remove_decoration(start=self.line.start > 0, end=self.line.next < len(self.paragraph))
        width = self.cursor - self.line.trim
        box.width = width
        box.text_indent = self.indent
        vertical.set_height(box)
        self._align(box, width)
        self._set_height(box)
        self._place_placeholders(box)
        return box

    def _align(self, box: Any, width: float) -> None:
        offset = _alignment(box.style, self.measure - width, self.line.last)
        if offset > 0:
            for child in box.children:
                child.translate(offset, 0)

    def _set_height(self, box: Any) -> None:
        bottom, top = inline.line_box_verticality(box)
        box.baseline = -top
        box.position_y = top
        box.height = bottom - top
        box.margin_top = box.margin_bottom = 0
        box.translate(0, -top)
        box.position_y = 0

    def _place_placeholders(self, box: Any) -> None:
        for placeholder in self.place.placeholders:
            if "inline" in placeholder.style.specified["display"]:
                placeholder.translate(0, -placeholder.position_y)
            else:
                placeholder.translate(-placeholder.position_x, box.height - placeholder.position_y)

    # -- children ----------------------------------------------------------------------------

    def _children(self, parent: Node) -> list[Any]:
        found = []
        for node in inline_content.leaves_between(parent, self.begin, self.stop):
            if not node.in_flow:
                found += self._out_of_flow(node)
            elif node.is_text:
                found += self._text(node)
            elif node.is_inline_box:
                found.append(self._inline_box(node))
            else:
                found.append(self._object(node))
        return found

    def _leap(self) -> None:
        """Leave the gap that stands before the next box."""
        self.cursor += self.pending
        self.pending = 0.0

    def _out_of_flow(self, node: Node) -> list[Any]:
        self.fixed = True
        box = node.box
        if not box.is_absolutely_positioned():
            self.place.context.add_running_element(box)
            return []
        box.position_x, box.position_y = self.cursor, 0
        placeholder = contract.AbsolutePlaceholder(box)
        self.place.placeholders.append(placeholder)
        lists = self.place.absolute_boxes, self.place.fixed_boxes
        lists[box.style["position"] == "fixed"].append(placeholder)
        return [placeholder]

    def _text(self, node: Node) -> list[Any]:
        paragraph = self.paragraph
        first = paragraph.unit_at(max(node.start, self.begin))
        last = paragraph.unit_at(min(node.end, self.stop)) - 1
        shaped = paragraph.shaped[paragraph.leaf[first]] if first <= last else None
        if shaped is None or paragraph.kinds[first] is Kind.NEWLINE:
            return []
        self._leap()
        gap = self._gap_after(last)
        spans = [Span(shaped, *self._clusters(first, last), self._own_advances(first, last, gap))]
        text = paragraph.text_of(first, last)
        if self.line.hyphen and last == self.line.end:
            hyphen = paragraph.hyphen(paragraph.leaf[last])
            spans.append(Span(hyphen, 0, len(hyphen.advances), hyphen.advances))
            text += hyphen.text
        return [self._text_box(node.box, text, tuple(spans), gap)]

    def _clusters(self, first: int, last: int) -> tuple[int, int]:
        clusters = self.paragraph.cluster
        return clusters[first], clusters[last] + 1

    def _own_advances(self, first: int, last: int, gap: float) -> list[float]:
        """The advances of a piece without the edges of inline boxes and the gap after it."""
        found = self.advances[first - self.line.start : last - self.line.start + 1]
        for edges in (self.paragraph.before, self.paragraph.after):
            for unit, width in edges.items():
                if first <= unit <= last:
                    found[unit - first] -= width
        found[-1] -= gap
        return found

    def _gap_after(self, last: int) -> float:
        """The gap after a piece's last unit, which the piece itself does not include."""
        if last >= self.line.end:
            return 0.0
        return self.advances[last - self.line.start] - self.glue.widths[last]

    def _text_box(self, source: Any, text: str, spans: tuple[Span, ...], gap: float) -> Any:
        if "margin_left" not in source.__dict__:  # all are 0: resolved once
            contract.resolve_percentages(source, self.place.containing_block)
        box = source.copy_with_text(text)
        box.position_x, box.position_y = self.cursor, 0
        box.width = sum(sum(span.advances) for span in spans)
        box.pango_layout = ComposedText(text, box.style, spans, self.measure - self.cursor)
        vertical.set_height(box)
        self.cursor += box.width
        self.pending = gap
        return box

    def _inline_box(self, node: Node) -> Any:
        source = node.box
        contract.resolve_percentages(source, self.place.containing_block)
        for side in ("margin_left", "margin_right"):
            if getattr(source, side) == "auto":
                setattr(source, side, 0)
        starts = node.start >= self.begin
        ends = node.end <= self.stop
        if starts and node.start < node.end:
            self._leap()
        box = source.copy_with_children(())
        box.position_x, box.position_y = self.cursor, 0
        if starts:
            self.cursor += box.margin_left + box.border_left_width + box.padding_left
        content_x = self.cursor
        box.children = tuple(self._children(node))
        box.remove_decoration(start=not starts, end=not ends)
        box.width = self.cursor - content_x
        if ends:
            self.cursor += box.margin_right + box.border_right_width + box.padding_right
        vertical.set_height(box)
        return box

    def _object(self, node: Node) -> Any:
        self.fixed = True
        self._leap()
        place = self.place
        contract.resolve_percentages(node.box, place.containing_block)
        box = inline.atomic_box(
            place.context,
            node.box,
            self.cursor,
            None,
            place.containing_block,
            place.absolute_boxes,
            place.fixed_boxes,
        )
        if node.box.style["margin_left"] == "auto" and self.line.last:
            self.cursor = max(self.cursor, self.measure - box.margin_width())
            box.translate(self.cursor - box.position_x, 0)
        box.position_x, box.position_y = self.cursor, 0
        self.cursor += box.margin_width()
        self.pending = self._gap_after(self.paragraph.unit_at(node.start))
        return box


def _alignment(style: Any, room: float, last: bool) -> float:
    """How far ``text-align`` moves a line to the right."""
    align = style["text_align_all"]
    if last and style["text_align_last"] != "auto":
        align = style["text_align_last"]
    if align in ("right", "end"):
        return room
    return room / 2 if align == "center" else 0.0


# -- preferred widths ------------------------------------------------------------------------


def content_width(context: Any, linebox: Any, widest: bool) -> float | None:
    """Max-content or min-content width of a line box's content, or ``None``: ask WeasyPrint."""
    measure = (
        contract.preferred.max_content_width if widest else contract.preferred.min_content_width
    )
    setting = memory.setting(
        memory.recall(linebox), linebox.style, context, widest, lambda box: measure(context, box)
    )
    if setting is None or not len(setting.paragraph):
        return None
    indent = linebox.style["text_indent"]
    indent = indent.value if getattr(indent, "unit", None) == "px" else 0.0
    return max(line_widths(setting.composer, indent, widest))
