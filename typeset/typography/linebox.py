"""Building WeasyPrint's boxes of one line from the units that were chosen for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from typeset.typography import contract, inline_content, justify, vertical
from typeset.typography.characters import Kind
from typeset.typography.compose import ComposedLine
from typeset.typography.contract import inline
from typeset.typography.drawing import ClusterSpan, ComposedText
from typeset.typography.inline_content import COLLAPSING, WRAPPING, InlineNode
from typeset.typography.paragraph_cache import Setting

if TYPE_CHECKING:
    from typeset.typography.stock import Box, Context, Style

FAULT = "typeset_fault"  # attribute of a line box that could not be set well


@dataclass(slots=True)
class LinePlace:
    """Where a line is laid out, and WeasyPrint's lists that its content may add to."""

    context: Context
    linebox: Box
    containing_block: Box
    absolute_boxes: list[Box]
    fixed_boxes: list[Box]
    bottom_space: float
    placeholders: list[Box] = field(default_factory=list)


def is_justified(style: Style) -> bool:
    """Whether lines but the last of a paragraph go from edge to edge."""
    return (
        style["text_align_all"] == "justify"
        and style["text_justify"] != "none"
        and style["white_space"] in COLLAPSING
    )


def alignment(style: Style, last: bool) -> str:
    """The used ``text-align`` of a line: start, end, center or justify."""
    align: str = style["text_align_all"]
    if last and style["text_align_last"] != "auto":
        align = style["text_align_last"]
    elif last and align == "justify":
        align = "start"
    return {"left": "start", "right": "end"}.get(align, align)


class LineBuilder:
    """Builds the boxes of one line, its left edge and its top at 0.

    Attributes:
        unique: the line holds what cannot be copied (objects, placeholders, running elements).
    """

    def __init__(
        self, place: LinePlace, setting: Setting, line: ComposedLine, measure: float, indent: float
    ) -> None:
        self.place = place
        self.setting = setting
        self.paragraph = setting.paragraph
        self.line = line
        self.measure = measure
        self.indent = indent
        self.style = place.linebox.style
        self.align = alignment(self.style, line.last)
        self.unique = False
        self.cursor = indent - line.lead
        self.pending = 0.0  # gap before the next box
        starts, count = self.paragraph.starts, len(self.paragraph)
        following = setting.composer.skip_spaces(line.next, count)
        # Characters that the line's nodes cover, and those that it shows.
        self.begin = 0 if setting.begins(line) else starts[line.start]
        self.reach = starts[following] if following < count else starts[-1] + 1
        self.visible = starts[line.start], starts[line.end + 1]
        self.fault: tuple[str, float] | None = None
        self.advances = self._advances()

    def _advances(self) -> list[float]:
        line, glue = self.line, self.setting.glue
        if line.end < line.start:
            return []
        right = glue.position[line.end] + glue.widths[line.end] + line.hyphen - line.trim
        lack = self.measure - self.indent - (right - glue.position[line.start] - line.lead)
        grows = self.align == "justify" and is_justified(self.style)
        if self.style["white_space"] in WRAPPING:
            em = self.setting.composer.em
            self.fault = justify.fault(glue, line.start, line.end, lack, grows, em)
            if self.fault and lack > 0 and self.setting.composer.may_end_short(line.next):
                self.fault, grows = None, False  # left ragged: a gap beside an address is seen
        if lack < 0 and not is_justified(self.style):
            lack = 0.0
        return justify.advances(glue, line.start, line.end, lack, grows)

    def build(self) -> Box:
        """The line box, with its children laid out."""
        box = self.place.linebox.copy_with_children(())
        box.position_x = box.position_y = 0
        box.children = tuple(self._children(self.paragraph.content.root))
        box.width = self.cursor - self.line.trim
        box.text_indent = self.indent
        if self.fault:
            setattr(box, FAULT, self.fault)
        vertical.set_height(box)
        self._align(box)
        self._set_height(box)
        self._place_placeholders(box)
        return box

    def _align(self, box: Box) -> None:
        room = self.measure - box.width
        offset = {"end": room, "center": room / 2}.get(self.align, 0.0)
        if offset > 0:
            for child in box.children:
                child.translate(offset, 0)

    def _set_height(self, box: Box) -> None:
        bottom, top = inline.line_box_verticality(box)
        box.baseline = -top
        box.height = bottom - top
        box.margin_top = box.margin_bottom = 0
        box.translate(0, -top)
        box.position_y = 0

    def _place_placeholders(self, box: Box) -> None:
        """Give absolute boxes their static position: in the line, or below it for a block."""
        for placeholder in self.place.placeholders:
            if "inline" in placeholder.style.specified["display"]:
                placeholder.translate(0, -placeholder.position_y)
            else:
                placeholder.translate(-placeholder.position_x, box.height - placeholder.position_y)

    # -- children ----------------------------------------------------------------------------

    def _children(self, parent: InlineNode) -> list[Box]:
        found = []
        for node in inline_content.between(parent, self.begin, self.reach):
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

    def _out_of_flow(self, node: InlineNode) -> list[Box]:
        box = node.box
        if box.is_floated():  # at the paragraph's start: placed before the line
            return []
        self.unique = True
        if not box.is_absolutely_positioned():
            self.place.context.add_running_element(box)
            return []
        box.position_x, box.position_y = self.cursor, 0
        placeholder = contract.AbsolutePlaceholder(box)
        self.place.placeholders.append(placeholder)
        lists = self.place.absolute_boxes, self.place.fixed_boxes
        lists[box.style["position"] == "fixed"].append(placeholder)
        return [placeholder]

    def _text(self, node: InlineNode) -> list[Box]:
        paragraph = self.paragraph
        first = paragraph.unit_at(max(node.start, self.visible[0]))
        last = paragraph.unit_at(min(node.end, self.visible[1])) - 1
        shaped = paragraph.shaped[paragraph.leaf[first]] if first <= last else None
        if shaped is None or paragraph.kinds[first] is Kind.NEWLINE:
            return []
        self._leap()
        gap = 0.0 if self._is_decorated_on(last) else self._gap_after(last)
        clusters = paragraph.cluster[first], paragraph.cluster[last] + 1
        spans = [ClusterSpan(shaped, *clusters, self._own_advances(first, last, gap))]
        text = paragraph.text_of(first, last)
        if self.line.hyphen and last == self.line.end:
            hyphen = paragraph.hyphen(paragraph.leaf[last])
            spans.append(ClusterSpan(hyphen, 0, len(hyphen.advances), hyphen.advances))
            text += hyphen.text
        self.pending = gap
        return [self._text_box(node.box, text, tuple(spans))]

    def _is_decorated_on(self, last: int) -> bool:
        """Whether an underline goes on to the next box, so that it covers the gap too."""
        if last >= self.line.end:
            return False
        decoration = self.paragraph.style_of(last)["text_decoration_line"]
        following = self.paragraph.style_of(last + 1)["text_decoration_line"]
        return bool(decoration != "none" and decoration == following)

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
        return self.advances[last - self.line.start] - self.setting.glue.widths[last]

    def _text_box(self, source: Box, text: str, spans: tuple[ClusterSpan, ...]) -> Box:
        if "margin_left" not in source.__dict__:  # all are 0: resolved once
            contract.resolve_percentages(source, self.place.containing_block)
        box = source.copy_with_text(text)
        box.position_x, box.position_y = self.cursor, 0
        box.width = sum(sum(span.advances) for span in spans)
        box.pango_layout = ComposedText(text, box.style, spans, self.measure - self.cursor)
        vertical.set_height(box, self.style)
        self.cursor += box.width
        return box

    def _inline_box(self, node: InlineNode) -> Box:
        source = node.box
        contract.resolve_percentages(source, self.place.containing_block)
        for side in ("margin_left", "margin_right"):
            if getattr(source, side) == "auto":
                setattr(source, side, 0)
        starts, ends = node.start >= self.begin, node.end <= self.reach
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
        vertical.set_height(box, self.style)
        return box

    def _object(self, node: InlineNode) -> Box:
        self.unique = True
        self._leap()
        place = self.place
        contract.resolve_percentages(node.box, place.containing_block)
        box: Box = inline.atomic_box(
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
