"""A finished plan with its white filled: pull quotes in their stories first, then the stock."""

from __future__ import annotations

from typeset.makeup.elastic.fillers import with_fillers
from typeset.makeup.elastic.measured import is_pictured, measured
from typeset.makeup.elastic.quotes import with_quotes
from typeset.makeup.grid import Grid
from typeset.makeup.material import Material
from typeset.makeup.set_parts import PartSetter
from typeset.makeup.story import Plan, Sheet, Story


def filled(
    plan: Plan,
    stories: list[Story],
    sheet: Sheet,
    material: Material,
    grid: Grid,
    setter: PartSetter,
) -> Plan:
    """The plan with pull quotes and fillers where it leaves white."""
    if not material.stock and not any(article.quotes for article in material.articles):
        return plan
    lines = measured(material, grid, setter)
    plan = with_quotes(plan, stories, sheet, lines.quotes)
    pictured = frozenset(n for n, each in enumerate(material.stock) if is_pictured(each))
    return with_fillers(plan, sheet, lines.fillers, pictured, len(material.spaces))
