"""Headlines below a ceiling of their size, each set once for each ceiling that is tried."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from typeset.makeup.galley import Galley, set_again
from typeset.makeup.hierarchy import with_ceilings
from typeset.makeup.material import Material
from typeset.makeup.proofs import Proof
from typeset.makeup.set_parts import PartSetter


@dataclass(frozen=True)
class SmallerHeads:
    """The headlines of a proof set smaller, where another is to be the largest of its page."""

    natural: Proof
    setter: PartSetter
    _known: dict[tuple[int, float], Galley] = field(default_factory=dict)
    """By story and ceiling (pt), the galley in which its head was set."""

    def below(self, low: dict[int, float]) -> tuple[Material, Galley]:
        """The issue, and its galley, with headlines below those ceilings, by story."""
        copy, galley = with_ceilings(self.natural.copy, low), self.natural.galley
        new = {story for story, ceiling in low.items() if (story, ceiling) not in self._known}
        if new:
            made = set_again(galley, copy, self.setter, new)
            self._known.update({(story, low[story]): made for story in new})
        slips = dict(galley.slips)
        for each in low.items():
            slips.update(self._known[each].heads(each[0]))
        return copy, replace(galley, slips=slips)
