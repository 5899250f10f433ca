"""What is remembered of a paragraph while columns are balanced and pages remade.

The memory lives on the line box of WeasyPrint's box tree and dies with its document. It is used
again only for the same children, so it can never change what is set.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from typeset.typography import fit, glue, inline_content, paragraph
from typeset.typography.compose import Composer, Line
from typeset.typography.paragraph import Paragraph

ATTRIBUTE = "typeset_memory"
PLANS_KEPT = 16  # per paragraph: more measures than that begin afresh


@dataclass(slots=True)
class Plan:
    """The lines of a paragraph from ``start`` on, by the unit at which each begins."""

    start: int
    indent: float  # of the first of them, px
    lines: dict[int, Line]
    built: dict[int, Any] = field(default_factory=dict)  # unit -> line box, to be copied


@dataclass(slots=True)
class Setting:
    """A paragraph shaped and measured, for one set of widths of its objects."""

    paragraph: Paragraph
    glue: glue.Glue
    composer: Composer
    plans: dict[tuple[float, bool], list[Plan]] = field(default_factory=dict)

    def begins(self, line: Line) -> bool:
        """Whether ``line`` is the paragraph's first."""
        return self.composer.skip_spaces(0, len(self.paragraph)) == line.start

    def least_width(self, start: int) -> float:
        """What a line from ``start`` on must have room for beside a float, px."""
        return self.glue.widths[start]

    def plan(self, start: int, measure: float, indent: float, justified: bool) -> Plan:
        """The plan that has a line beginning at ``start``.

        ``indent`` is that line's. A paragraph goes on as it was planned from its beginning, and is
        planned anew from where its measure changes.
        """
        plans = self.plans.setdefault((measure, justified), [])
        for plan in plans:
            if start in plan.lines and (start != plan.start or indent == plan.indent):
                return plan
        if len(self.plans) + len(plans) > PLANS_KEPT:
            self.plans.clear()
            plans = self.plans.setdefault((measure, justified), [])
        lines = fit.lines(self.composer, start, measure, indent, justified)
        plans.append(Plan(start, indent, {line.start: line for line in lines}))
        return plans[-1]


@dataclass(slots=True)
class Memory:
    """Everything remembered of one line box."""

    children: Any
    content: inline_content.InlineContent | None  # None: left to WeasyPrint
    settings: dict[Any, Setting] = field(default_factory=dict)


def recall(linebox: Any) -> Memory:
    """The memory of ``linebox``, begun anew when its children have changed."""
    memory: Memory | None = linebox.__dict__.get(ATTRIBUTE)
    if memory is None or memory.children is not linebox.children:
        try:
            content = inline_content.read(linebox)
        except inline_content.Unsupported:
            content = None
        memory = Memory(linebox.children, content)
        setattr(linebox, ATTRIBUTE, memory)
    return memory


def setting(
    memory: Memory, style: Any, context: Any, key: Any, object_width: Any
) -> Setting | None:
    """The paragraph of a line box whose objects are as wide as ``object_width`` says (``key``)."""
    if memory.content is None:
        return None
    objects = any(not leaf.is_text for leaf in memory.content.leaves)
    key = key if objects else None
    if key not in memory.settings:
        try:
            units = paragraph.build(memory.content, style, object_width)
        except inline_content.Unsupported:
            memory.content = None
            return None
        measured = glue.measure(units)
        memory.settings[key] = Setting(units, measured, Composer(units, measured, context))
    return memory.settings[key]
