"""Whether a line goes on where another stops: by the text's own words, and by the dictionary."""

from __future__ import annotations

from typeset.intake.rules.continuity import continuity

NOTHING = continuity(())


def test_what_the_text_says_elsewhere_goes_on() -> None:
    text = continuity(["乌桑桥边的灯亮了。", "他们走过乌桑桥。", "老人在河边坐着。"])
    assert text.cost("第二天去了乌桑", "桥头") < text.cost("第二天去了乌桑", "河边") - 1
    assert NOTHING.cost("第二天去了乌桑", "桥头") > text.cost("第二天去了乌桑", "桥头") + 1


def test_an_english_line_goes_on_with_words_that_stand_together_elsewhere() -> None:
    text = continuity(["We met by the lock gate at nine.", "The lock gate is shut.", "Tea at ten."])
    assert text.cost("she painted the lock", "gate blue") < text.cost("she painted the lock", "Tea")


def test_a_word_is_seen_that_lies_across_the_ends_of_two_lines() -> None:
    apart = NOTHING.cost("老人们走进图书馆", "看书")
    assert NOTHING.cost("老人们走进图", "书馆看书") < apart - 1
    assert NOTHING.cost("老人們走進圖", "書館看書") < apart - 1
