"""What can be seen of a line before it is known what it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from typeset.intake.dates import is_date
from typeset.intake.decoding.beginnings import SAYS_MORE
from typeset.intake.decoding.leads import Lead
from typeset.intake.decoding.reach import Reach
from typeset.intake.decoding.whole_text import WholeText
from typeset.intake.draft import Block
from typeset.intake.source import Line

Known = Literal["", "section", "name", "person", "headline"]
"""What a line was in earlier issues: a column's label, somebody's name; or somebody whom the text
itself names elsewhere, a headline that its list of contents names."""

_CLOSING = "。，、；：！？”’）》】」』%％,.;:!?)"


@dataclass(eq=False)  # frozen, it takes thrice as long to make
class Facts:
    """One line, as far as it can be seen.  Widths and indents in em.

    `step`: the room at its end in half ems, `first_step`: that room if it lost an indent of two em;
    `gap`: blank lines above it more than lines have between them; `inset`: its indent, 0 none, 1 a
    paragraph's, 2 deeper; `cut`: a page's end or furniture stands above it; `parted`: a jump does;
    `ruled`: a drawn rule does; `underlined`: one is drawn right below it;
    `small`: set smaller than the text; `differs`: it is set larger, heavier or lighter than the
    line above; `credited`: a photographer ends it;
    `pictured`: a picture stands right above it;
    `listed`: it is one of several of one shape; `known`: what it was in earlier issues;
    `dateline`: it begins with one, as `【本报讯】`; `item`: it begins with what begins items here:
    a bullet, `误区一：`, `Q.`; `named`, `signs`: what it costs (nats) to take it for a byline below
    a headline, and for one at the end, if it can be one;
    `text_as_a_whole`: what all lines together show."""

    block: Block
    text: str
    wide: float
    measure: float
    reach: Reach
    step: int | None
    first_step: int | None
    gap: int
    inset: int
    lead: Lead
    ends: bool
    open: bool
    inside: bool
    cut: bool
    parted: bool
    ruled: bool
    underlined: bool
    differs: bool
    chinese: bool
    credited: bool
    credit: bool
    small: bool
    pictured: bool
    unit: bool
    listed: bool
    known: Known
    dateline: bool
    item: bool
    named: float | None
    signs: float | None
    text_as_a_whole: WholeText

    @cached_property
    def dated(self) -> bool:
        """Whether it is a day's date and nothing else."""
        return is_date(self.text)

    @property
    def lower(self) -> bool:
        """Whether the line begins with a lowercase letter."""
        return self.text[0].islower()

    @property
    def look(self) -> str:
        """The line's size and weight, if known."""
        return look_of(self.block.line)

    @property
    def says_more(self) -> bool:
        """Whether the line opens what may stand below a name: a postscript, the next letter."""
        return SAYS_MORE.match(self.text) is not None

    @property
    def may_begin(self) -> bool:
        """Whether no mark opens the line that can only close something."""
        return self.text[0] not in _CLOSING or self.text[:2] in ("..", "……", "::")

    @property
    def whole(self) -> bool:
        """Whether the format says that the line is a whole paragraph."""
        return self.block.line.whole


def look_of(line: Line) -> str:
    """`14 bold`, `10.5`: the size (pt) and weight of a line; "" where no size is known."""
    if not line.size:
        return ""
    return f"{round(line.size * 2) / 2:g}{' bold' if line.strong else ''}"
