"""Surgery on WeasyPrint's laid-out boxes: copies of a galley's lines, moved to their places.

Lengths here are CSS pixels, as WeasyPrint keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from weasyprint.formatting_structure import boxes

from typeset.makeup.boxes import Box, Row


def copied(box: Box) -> Box:
    """A copy of a laid-out box and of all in it, to be moved: the galley's own stays in place."""
    copy = box.copy()
    copy.children = [copied(child) for child in box.children]
    if isinstance(copy, boxes.TableBox):
        copy.column_groups = [copied(group) for group in box.column_groups]
    return copy


@dataclass(frozen=True)
class Slot:
    """Where a slice of a galley goes: left edge, top of the first line, leading, baseline, in px.

    `baseline` is the distance of a line's baseline from the top of its grid line; `set_leading` is
    the leading by which the galley was set.
    """

    x: float
    y: float
    leading: float
    baseline: float
    set_leading: float


def moved(rows: Sequence[Row], slot: Slot, origin: float) -> list[Box]:
    """Copies of the rows' boxes, moved to their places, inside copies of the boxes around them.

    `origin` is the galley's own left edge.
    """
    line = 0
    copies = [_copied_row(row) for row in rows]
    for row in copies:
        _move(row, slot, line, origin)
        line += row.lines
    return _rebuilt(copies, 0, slot.x - origin)


def _copied_row(row: Row) -> Row:
    """A row that may be moved; the boxes around it are the galley's."""
    return replace(row, leaf=copied(row.leaf), hanging=tuple(map(copied, row.hanging)))


def _move(row: Row, slot: Slot, line: int, origin: float) -> None:
    top = slot.y + line * slot.leading
    leaf = row.leaf
    if row.lines == 1 and isinstance(leaf, boxes.LineBox):
        dy = top + slot.baseline - (leaf.position_y + leaf.baseline)
    else:
        if isinstance(leaf, boxes.TableRowBox) and not _has_picture(leaf):
            _to_leading(leaf, leaf.position_y, slot.leading / slot.set_leading)
        height = leaf.height if isinstance(leaf, boxes.LineBox) else leaf.margin_height()
        spare = row.lines * slot.leading - row.lead - height
        dy = top + row.lead + spare / 2 - leaf.position_y
    for box in (leaf, *row.hanging):
        move(box, slot.x - origin, dy)


def _has_picture(row: Box) -> bool:
    return any(isinstance(part, boxes.ReplacedBox) for part in row.descendants())


def _to_leading(box: Box, top: float, factor: float) -> None:
    """Set the lines in a table's row closer or wider, as the text's own are: by that factor.

    The row begins at `top`.
    """
    if isinstance(box, boxes.LineBox):
        move(box, 0.0, (box.position_y - top) * (factor - 1))
        return
    more = box.margin_height() * (factor - 1)
    for child in box.children:
        _to_leading(child, top, factor)
    down = (box.position_y - top) * (factor - 1)
    box.position_y += down
    box.height += more
    if getattr(box, "background", None):
        layers = [_layer_moved(layer, 0.0, down, more) for layer in box.background.layers]
        box.background = box.background._replace(layers=layers)


def move(box: Box, dx: float, dy: float) -> None:
    """Move a laid-out box and all in it, with the backgrounds that were painted for its place."""
    box.translate(dx, dy)
    for part in box.descendants(placeholders=True):
        if getattr(part, "background", None):
            layers = [_layer_moved(layer, dx, dy) for layer in part.background.layers]
            part.background = part.background._replace(layers=layers)


def _layer_moved(layer: Any, dx: float, dy: float, more: float = 0.0) -> Any:
    """A background's layer, moved, and higher by that much."""

    def moved_area(area: Any) -> Any:
        if isinstance(area, str):
            return area
        x, y, width, height, *corners = area
        return x + dx, y + dy, width, height + more, *corners

    return layer._replace(
        painting_area=moved_area(layer.painting_area),
        positioning_area=moved_area(layer.positioning_area),
        clipped_boxes=[moved_area(area) for area in layer.clipped_boxes],
    )


def _rebuilt(rows: Sequence[Row], depth: int, dx: float) -> list[Box]:
    """Copies of the boxes at `depth` of the rows' paths, each with the rows that it holds."""
    result: list[Box] = []
    for parent, group in _grouped(rows, depth):
        if parent is None:
            result += [box for row in group for box in (*row.hanging, row.leaf)]
        else:
            result.append(_around(parent, _rebuilt(group, depth + 1, dx), dx))
    return result


def _grouped(rows: Sequence[Row], depth: int) -> Iterator[tuple[Box | None, list[Row]]]:
    group: list[Row] = []
    parent: Box | None = None
    for row in rows:
        mine = row.path[depth] if depth < len(row.path) else None
        if group and mine is not parent:
            yield parent, group
            group = []
        parent = mine
        group.append(row)
    if group:
        yield parent, group


def _around(parent: Box, children: list[Box], dx: float) -> Box:
    """A copy of `parent` around its moved children, with nothing above or below them."""
    copy = parent.copy_with_children(children)
    copy.remove_decoration_sides = set()
    for side in ("top", "bottom"):
        setattr(copy, f"margin_{side}", 0)
        setattr(copy, f"padding_{side}", 0)
        setattr(copy, f"border_{side}_width", 0)
    tops = [child.position_y for child in children]
    copy.position_y = min(tops)
    copy.height = max(child.position_y + _outer_height(child) for child in children) - min(tops)
    copy.position_x = parent.position_x + dx
    return copy


def _outer_height(box: Box) -> float:
    height: float = box.height if isinstance(box, boxes.LineBox) else box.margin_height()
    return height
