"""What is remembered of a paragraph while columns are balanced and pages remade.

The cache lives on the line box of WeasyPrint's box tree and dies with its document. It is used
again only for the same children, generated ones too, so it can never change what is set.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from typeset.typography import fit, glue, inline_content, paragraph
from typeset.typography.compose import ComposedLine, Composer
from typeset.typography.paragraph import Clusters

if TYPE_CHECKING:
    from typeset.typography.stock import Box, Context, Style

ATTRIBUTE = "typeset_memory"
PLANS_KEPT = 16  # per paragraph: more measures than that begin again


@dataclass(slots=True)
class BreakPlan:
    """The lines of a paragraph from ``start`` on, by the unit at which each begins."""

    start: int
    indent: float  # of the first of them, px
    lines: dict[int, ComposedLine]
    built: dict[int, Box] = field(default_factory=dict)  # unit -> line box, to be copied


@dataclass(slots=True)
class Setting:
    """A paragraph shaped and measured, for one set of widths of its objects."""

    paragraph: Clusters
    glue: glue.Glue
    composer: Composer
    plans: dict[tuple[float, bool], list[BreakPlan]] = field(default_factory=dict)

    def begins(self, line: ComposedLine) -> bool:
        """Whether ``line`` is the paragraph's first."""
        return self.composer.skip_spaces(0, len(self.paragraph)) == line.start

    def least_width(self, start: int) -> float:
        """What a line from ``start`` on must have room for beside a float, px."""
        return self.glue.widths[start]

    def plan(self, start: int, measure: float, indent: float, justified: bool) -> BreakPlan:
        """The plan that has a line beginning at ``start``.

        ``indent`` is that line's. A paragraph goes on as it was planned from its beginning, and is
        planned again from where its measure changes.
        """
        plans = self.plans.setdefault((measure, justified), [])
        for plan in plans:
            if start in plan.lines and (start != plan.start or indent == plan.indent):
                return plan
        if len(self.plans) + len(plans) > PLANS_KEPT:
            self.plans.clear()
            plans = self.plans.setdefault((measure, justified), [])
        lines = fit.lines(self.composer, start, measure, indent, justified)
        plans.append(BreakPlan(start, indent, {line.start: line for line in lines}))
        return plans[-1]


@dataclass(slots=True)
class ParagraphCache:
    """Everything remembered of one line box."""

    children: Sequence[Box]
    content: inline_content.InlineContent | None  # None: left to WeasyPrint
    generated: tuple[tuple[Box, Sequence[Box]], ...] = ()  # boxes of `::after` …, their children
    settings: dict[Hashable, Setting] = field(default_factory=dict)


def recall(linebox: Box) -> ParagraphCache:
    """The cache of ``linebox``, begun again when its children have changed."""
    cached: ParagraphCache | None = linebox.__dict__.get(ATTRIBUTE)
    if cached is None or cached.children is not linebox.children or _is_remade(cached):
        try:
            content = inline_content.read(linebox)
        except inline_content.Unsupported:
            content = None
        generated = () if content is None else tuple(_generated(content.root))
        cached = ParagraphCache(linebox.children, content, generated)
        setattr(linebox, ATTRIBUTE, cached)
    return cached


def _generated(node: inline_content.InlineNode) -> Iterator[tuple[Box, Sequence[Box]]]:
    """The boxes of generated content: a page's number is put in when it is known."""
    for child in node.children:
        if child.is_inline_box:
            if "::" in (child.box.element_tag or ""):
                yield child.box, child.box.children
            yield from _generated(child)


def _is_remade(cached: ParagraphCache) -> bool:
    return any(box.children is not children for box, children in cached.generated)


def setting(
    cached: ParagraphCache,
    style: Style,
    context: Context,
    key: Hashable,
    object_width: Callable[[Box], float],
) -> Setting | None:
    """The paragraph of a line box whose objects are as wide as ``object_width`` says (``key``)."""
    if cached.content is None:
        return None
    objects = any(not leaf.is_text for leaf in cached.content.leaves)
    key = key if objects else None
    if key not in cached.settings:
        try:
            units = paragraph.build(cached.content, style, object_width)
        except inline_content.Unsupported:
            cached.content = None
            return None
        measured = glue.measure(units)
        cached.settings[key] = Setting(units, measured, Composer(units, measured, context))
    return cached.settings[key]
