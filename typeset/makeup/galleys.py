"""The galleys of an issue: one for each size that copyfitting tries, set once."""

from __future__ import annotations

from dataclasses import dataclass, field

from typeset.makeup.galley import Galley, set_galley
from typeset.makeup.grid import Grid
from typeset.makeup.material import Material
from typeset.makeup.photo_pages import with_photo_pages
from typeset.makeup.set_parts import PartSetter
from typeset.makeup.wide_tables import with_wide_tables


@dataclass(frozen=True)
class Galleys:
    """What is set of an issue, however many pages it may have."""

    copy: Material
    setter: PartSetter
    _known: dict[Grid, tuple[Material, Galley]] = field(default_factory=dict)

    def at(self, requested: Grid) -> tuple[Material, Galley]:
        """The issue with its tables fitted to a grid, and its parts set on it."""
        if requested not in self._known:
            copy = with_photo_pages(with_wide_tables(self.copy, requested), requested)
            self._known[requested] = copy, set_galley(copy, requested, self.setter)
        return self._known[requested]
