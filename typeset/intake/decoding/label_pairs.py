"""Which labels of two lines, one after the other, are a pair of some kind, whatever they say."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from typeset.intake.decoding.labels import BEGINS_ARTICLE, BODY, TEXT, TITLE, Label


@cache
def pairs(
    is_one: Callable[[Label, Label], bool], row: tuple[Label, ...], following: tuple[Label, ...]
) -> list[tuple[int, int]]:
    """The places of the labels of two lines that are such a pair."""
    return [
        (i, j) for i, one in enumerate(row) for j, two in enumerate(following) if is_one(one, two)
    ]


def is_opening(one: Label, two: Label) -> bool:
    """Whether a line stands close to a title above it: a text, or a headline below its label."""
    if two is Label.HEADLINE:
        return one in (Label.KICKER, Label.SECTION)
    return two is Label.PARAGRAPH and one in TITLE


def goes_on(one: Label, two: Label) -> bool:
    """Whether a paragraph goes on."""
    return two is Label.MORE and one in TEXT


def is_unsigned(one: Label, two: Label) -> bool:
    """Whether an article ends between two lines without a name at its end."""
    return two in BEGINS_ARTICLE and one in BODY


def is_closed(one: Label, two: Label) -> bool:
    """The same where the first line ends with a name."""
    return is_unsigned(one, two) and one not in TEXT
