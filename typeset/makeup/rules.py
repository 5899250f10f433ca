"""Rules (线) in points: between columns, between stories.

A level rule runs through the line between two stories.  Frames are whole lines, so a headline may
have more white above it than its air asks for: then the rule moves down.  The air below a rule is
the same everywhere, and what is left over stands at the end of the story above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from typeset.makeup.frames import FramePlace
from typeset.makeup.galley import PX, Galley
from typeset.makeup.grid import Grid
from typeset.makeup.story import Piece, Plan, Rule


@dataclass(frozen=True)
class DrawnRule:
    """A rule from (`left`, `top`) on, so long, in pt from the type area's corner."""

    rule: Rule
    left: float
    top: float
    length: float

    @property
    def place(self) -> FramePlace:
        """The same as a frame of no width, or of no height."""
        across, down = (0.0, self.length) if self.rule.upright else (self.length, 0.0)
        return FramePlace(self.left, self.top, across, down)


def placed_rules(plan: Plan, page: int, galley: Galley, grid: Grid) -> Iterator[DrawnRule]:
    """The rules of one page."""
    pieces = [piece for piece in plan.pieces if piece.page == page]
    boxes = [piece for piece in pieces if piece.kind == "boxed"]
    rules = [rule for rule in plan.rules if rule.page == page]
    drops = {r: _drop(r, pieces, galley, grid) for r in rules if not r.upright}
    for rule in rules:
        drop = drops.get(rule, 0.0)
        if rule.upright:
            drop = max((d for r, d in drops.items() if _hangs(rule, r)), default=0.0)
        for part in _beside(boxes, rule, plan):
            yield _upright(part, drop, grid) if rule.upright else _level(part, drop, grid)


def rises(box: Piece, plan: Plan) -> bool:
    """Whether a box stands below other stories: its frame then rises to where the rule would be."""
    return _risen(box, plan) > 0


def _risen(box: Piece, plan: Plan) -> int:
    """The lines above a box that belong to its frame: a rule's."""
    above = [rule for rule in plan.rules if rule.page == box.page and not rule.upright]
    return max(
        (
            rule.lines
            for rule in above
            if rule.line + rule.lines == box.line and box.column in _columns(rule)
        ),
        default=0,
    )


def _upright(rule: Rule, drop: float, grid: Grid) -> DrawnRule:
    left = grid.x(rule.column) - grid.gutter / 2
    return DrawnRule(rule, left, grid.y(rule.line) + drop, grid.y(rule.lines) - drop)


def _level(rule: Rule, drop: float, grid: Grid) -> DrawnRule:
    top = grid.y(rule.line) + grid.leading / 2 + drop
    return DrawnRule(rule, grid.x(rule.column), top, grid.width(rule.span))


# ---- boxes -------------------------------------------------------------------------------------


def _beside(boxes: list[Piece], rule: Rule, plan: Plan) -> Iterator[Rule]:
    """What is left of a rule where the frames of boxes stand beside it: two lines are too many."""
    if rule.upright:
        near = [box for box in boxes if rule.column in (box.column, box.column + box.span)]
        framed = {
            line
            for box in near
            for line in range(box.line - _risen(box, plan), box.line + box.lines)
        }
        lines = set(range(rule.line, rule.line + rule.lines)) - framed
        for first, count in _runs(lines):
            yield replace(rule, line=first, lines=count)
    else:
        ends = (rule.line, rule.line + rule.lines)
        near = [box for box in boxes if ends[0] == box.line + box.lines or ends[1] == box.line]
        framed = {column for box in near for column in _columns(box)}
        for first, count in _runs(set(_columns(rule)) - framed):
            yield replace(rule, column=first, span=count)


def _columns(placed: Piece | Rule) -> range:
    return range(placed.column, placed.column + placed.span)


def _runs(numbers: set[int]) -> Iterator[tuple[int, int]]:
    """The runs of neighbouring numbers: the first of each, and how many there are."""
    first = count = 0
    for number in sorted(numbers):
        if count and number == first + count:
            count += 1
            continue
        if count:
            yield first, count
        first, count = number, 1
    if count:
        yield first, count


# ---- moving down -------------------------------------------------------------------------------


def _hangs(upright: Rule, level: Rule) -> bool:
    """Whether an upright rule between stories begins below a level one."""
    touches = level.column <= upright.column <= level.column + level.span
    return upright.between == "stories" and upright.line == level.line + level.lines and touches


def _drop(rule: Rule, pieces: list[Piece], galley: Galley, grid: Grid) -> float:
    """How far the rule may move down towards what is below it: a line, and half of more."""
    topmost = {piece for c in _columns(rule) if (piece := _below(rule, c, pieces)) is not None}
    loose = min((_loose(piece, rule, galley, grid) for piece in topmost), default=0.0)
    return loose if loose <= grid.leading else (loose + grid.leading) / 2


def _below(rule: Rule, column: int, pieces: list[Piece]) -> Piece | None:
    """What stands next below the rule in a column."""
    under = [piece for piece in pieces if piece.line > rule.line and column in _columns(piece)]
    return min(under, key=lambda piece: piece.line, default=None)


def _loose(piece: Piece, rule: Rule, galley: Galley, grid: Grid) -> float:
    """The white between the rule's line and a piece below it, pt.

    In a headline's frame, what the headline with its air does not take is white too.
    """
    white = grid.y(piece.line - rule.line - rule.lines)
    if piece.kind == "head":
        slip = galley.slips[f"{piece.story}/head/{piece.span}"]
        white += max(0.0, grid.y(piece.lines) - slip.height / PX)
    return white


def rule_element(drawn: DrawnRule) -> Element:
    """The HTML element that draws a rule, a frame to be put into its place."""
    kind = "upright" if drawn.rule.upright else "level"
    return Element("div", {"class": f"rule {kind} between-{drawn.rule.between}"})
