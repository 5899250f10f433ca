"""What the tagger sees is not lost: rows, verses, speakers, and who signed a paragraph."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from typeset.intake.decoding.bylines import closing
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.likely_labels import weighed
from typeset.intake.decoding.offers import Offer
from typeset.intake.draft import Block, Role
from typeset.intake.readers.text import read_text
from typeset.intake.recogniser import RULES, blocks_of, recognise
from typeset.intake.rules.likely_bylines import as_it_says, as_they_stand
from typeset.intake.rules.likely_tags import likely_tags
from typeset.intake.source import Line, Passage, Run
from typeset.intake.tagging.tags import Tag

HEAD = """THE BELL ROPE
Parish of Elderfield
Number 4, March 2019

THE NEW BOILER

The new boiler was lit on the first Sunday in Lent. It is in the old vestry by the tower stairs.

It burns a third of the oil that the last one did, and makes rather more than twice the noise.

Anybody who would like to see it lit may come at eight on a Sunday, in old clothes.

"""
MORE = """THE CHURCHYARD

The wall by the lane has been made good as far as the yew. The rest must wait for another year.

We need two more people with scythes, and one who knows how to use them.

It is dry work, and there is cider afterwards in the lych gate for those who have earned it.

The list is in the porch. Put your name on it, and the hours at which you can come.

The grass by the south door is not to be cut before the end of May, for the sake of the cowslips.

Copy for the next number to Hilary Stone at the Old Forge by the twentieth of May.

"""
ROWS = """SERVICES THIS WEEK

Sat     6.30 pm    Dromore      Hilda & Joan Foley, Coolagh
Sun     9.00 am    Knocksheega   People of the parish
Sun    11.30 am    Knocksheega   Jeremiah Lacey, 1st year.
Wed     7.30 pm    Dromore      Special intention
Fri    10.00 am    School       Second class pupils

"""
VERSES = """THE BARROW
by Gwen Abbot

The larks have long gone from the barrow,
The barrow has long gone to grass,
But somebody's left me a window
And I watch the old tractors pass.

"""
TALK = """QUESTIONS TO THE VERGER

ROPE: Why is the gate locked at eight in the evening?

MR. TUCK: Because of the goats.

ROPE: Goats do not come at night.

MR. TUCK: You see? It is working.

"""
WITHOUT = tuple(rule for rule in RULES if rule is not likely_tags)


def lines(text: str, *, tagged: bool = True) -> list[str]:
    draft = recognise(read_text("raw.txt", text.encode()), RULES if tagged else WITHOUT)
    return [f"{block.role}: {block.text}" for block in draft.blocks]


def test_rows_of_a_table_are_no_columns() -> None:
    rows = [" ".join(line.split()) for line in ROWS.splitlines() if "   " in line]
    found = lines(HEAD + ROWS + MORE)
    assert [row for row in rows if not any(row in line for line in found)] == []
    # control: a text too short for the tagger is parted where the gutters are
    assert not any(rows[0] in line for line in lines(ROWS))


def test_verses_stay_by_themselves() -> None:
    verses = VERSES.splitlines()[3:7]
    wanted = [f"{Role.PARAGRAPH}: {verse}" for verse in verses]
    assert set(wanted) <= set(lines(HEAD + VERSES + MORE))
    assert not set(wanted) <= set(lines(HEAD + VERSES + MORE, tagged=False))


def test_who_speaks_is_no_headline() -> None:
    speech = "MR. TUCK: Because of the goats."
    assert f"{Role.PARAGRAPH}: {speech}" in lines(HEAD + TALK + MORE)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The batteries are on order. – Rick", "Rick"),
        ("The pear will be coming down. – Priya, unit 9", "Priya, unit 9"),
        ("I would put a lid. (Dalia)", "Dalia"),
        ("Hers still has the string.   P. M. L.", "P. M. L."),
        ("Thirty tents are wanted. (M.O.'s mother)", "M.O.'s mother"),
    ],
)
def test_who_wrote_a_paragraph_stands_at_its_end(text: str, name: str) -> None:
    found = closing(text)
    assert found is not None and found["inside"] == name
    assert closing(text.replace(". ", ", ", 1)) is None  # control: no sentence ends before it


@pytest.mark.parametrize(
    ("text", "says_so"),
    [
        ("as told by Siobhan Gaik, 79, to her grandniece", True),
        ("An appreciation by Nora Timms", True),
        ("from Monday to Friday by the river", False),
        ("The river by night", False),
    ],
)
def test_a_line_that_says_so_is_a_byline_whatever_the_tagger_sees(text: str, says_so: bool) -> None:
    (block,) = blocks_of(read_text("raw.txt", text.encode()))
    seen = {**dict.fromkeys(map(str, Tag), 0.0), Tag.HEADLINE: 0.9, Tag.BYLINE: 0.1}
    likely = as_it_says(block._replace(likely=seen)).likely
    assert likely is not None
    assert (likely[Tag.BYLINE] > 0.8) is says_so


@pytest.mark.parametrize(
    ("between", "below_signs", "signs"),
    [("\n\n{}\n", 0.1, False), ("\n{}\n\n", 0.1, True), ("\n\n{}\n", 0.9, True)],
)
def test_a_line_right_above_another_and_away_from_the_text_above_does_not_sign_it(
    between: str, below_signs: float, signs: bool
) -> None:
    text = "宣传片受到好评。" + between.format("通榆县总工会") + "凝心聚力促发展"
    shares = (0.0, 0.7, below_signs)
    blocks = [
        block._replace(likely={Tag.END_BYLINE: share, Tag.KICKER: 1 - share})
        for block, share in zip(blocks_of(read_text("a.txt", text.encode())), shares, strict=True)
    ]
    likely = [*as_they_stand(blocks)][1].likely
    assert likely is not None
    assert sum(likely.values()) == pytest.approx(1)
    assert (likely[Tag.END_BYLINE] > likely[Tag.KICKER]) is signs


@pytest.mark.parametrize(("caption", "offered"), [(0.41, False), (0.6, True)])
def test_a_caption_without_a_word_that_says_so_is_the_likeliest(
    caption: float, offered: bool
) -> None:
    likely = {str(tag): 0.0 for tag in Tag} | {Tag.CAPTION: caption, Tag.PARAGRAPH: 0.9 - caption}
    text = "Night staff may use the front court."
    block = Block(Role.TEXT, Passage([Run(text, 1, 0)]), Line(Passage(), 1), likely=likely)
    facts: Any = SimpleNamespace(block=block, chinese=False, wide=18.0)
    labels = [offer.label for offer in weighed([Offer(Label.PARAGRAPH, 0.3)], facts, 2.0)]
    assert labels == [Label.PARAGRAPH, *([Label.CAPTION, Label.INSET] if offered else [])]
