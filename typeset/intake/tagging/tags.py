"""The tags: what a line of a newsletter may be to the tagger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Tag(StrEnum):
    """What a line is, by the letter that it has in the tagged texts and in the learnt weights."""

    HEADLINE = "H"
    RUN_IN = "I"
    """A headline, and the text behind it on the same line."""
    KICKER = "K"
    DECK = "D"
    SECTION = "S"
    BYLINE = "B"
    END_BYLINE = "E"
    PARAGRAPH = "P"
    HEADING = "G"
    ITEM = "L"
    ROW = "R"
    CAPTION = "c"
    NOTICE = "O"
    MORE = "+"
    """It goes on with the line above, whatever that is."""
    NAME = "N"
    """The issue's name."""
    HEAD = "M"
    """Another line of the issue's head."""
    CONTENTS = "C"
    LEFT_OUT = "X"
    """What belongs to no issue: a mail's address, a page's mark."""


TEXT = (Tag.PARAGRAPH, Tag.ITEM, Tag.ROW)
"""What begins a piece of an article's text."""
RUNNING_IN = (Tag.RUN_IN, Tag.HEADLINE)
"""What a headline is to the tagger that runs into the text, or would."""


_TITLES, _SURE = (Tag.HEADLINE, Tag.SECTION, Tag.KICKER), 0.95
"""So likely, a line is one of these, and no running head and no entry of a list of contents."""


def share_of_tags(likely: Mapping[str, float], tags: Iterable[Tag]) -> float:
    """How likely (0 to 1) a line is one of the tags; one that was not learnt, it is not."""
    share = 0.0
    for tag in tags:
        share += likely.get(tag, 0.0)
    return share


def is_surely_a_title(likely: Mapping[str, float] | None) -> bool:
    """Whether a line stands above its text to the tagger, which may be said more than once."""
    return likely is not None and share_of_tags(likely, _TITLES) > _SURE
