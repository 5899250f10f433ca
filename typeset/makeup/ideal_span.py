"""Over how many columns a story of its length, pictures and rank stands best."""

from __future__ import annotations

from typeset.makeup.pictures import USUAL_PICTURE, usual_width
from typeset.makeup.story import Story


def ideal_span(story: Story, text: int) -> float:
    """As wide as it is deep, on the whole; the lead wide, briefs and boxes narrow.

    `text`: its lines that are still to be set, at the measure of one column.
    """
    if story.columns:
        return story.columns
    ideal: float = max(1.0, (text / 6) ** 0.5)
    if not story.length and story.picture_fills:
        many = len(story.pictures)
        one = story.picture_columns or min(story.picture_fills, USUAL_PICTURE)
        ideal = one if many == 1 else min(story.widest, many * min(one, 2))
    if story.role == "lead":
        ideal = max(ideal, story.widest * 0.8)
    if story.role in ("brief", "box"):
        ideal = min(ideal, 2.0)
    return min(story.widest, ideal)


def widest_picture(story: Story, span: int) -> int:
    """The columns of a picture at most, in a story over `span` of them."""
    usual = usual_width(story, span)
    if story.length or not story.picture_fills:
        return usual
    return min(usual, story.picture_columns or story.picture_fills)
