"""What the tagger is sure of is followed, in familiar texts, too; else the rules decide."""

from __future__ import annotations

import pytest

from typeset.intake.articles import gather
from typeset.intake.decoding.lead_ins import lead_in_end, loose_lead_in_end
from typeset.intake.draft import Block, Draft, Role
from typeset.intake.readers.text import read_text
from typeset.intake.recogniser import RULES, blocks_of
from typeset.intake.rules.likely_rows import is_row
from typeset.intake.rules.likely_tags import likely_tags
from typeset.intake.tagging.tags import Tag

STORY = """H|The hall roof is dry at last
P|The roof of the hall has been mended from the gable to the porch. The work took nine weeks,
+|and the scaffold came down on Friday. The slates were taken up one by one, and nine in ten of
+|them went back.
P|The committee thanks all who lent a ladder. It will meet again in May to see what is left.
"""


def read(tagged: str, sure: float = 0.97) -> list[Block]:
    """The blocks of `T|line` texts, of which the tagger is as sure as that."""
    tags, _, texts = zip(*(line.partition("|") for line in tagged.splitlines()), strict=True)
    source = read_text("raw.txt", "\n".join(texts).encode())
    rest = (1 - sure) / (len(Tag) - 1)
    blocks = [
        block._replace(
            likely={tag: sure if tag == tags[block.line.number - 1] else rest for tag in Tag}
        )
        for block in blocks_of(source)
    ]
    draft = Draft(source, tuple(blocks))
    for rule in RULES[RULES.index(likely_tags) + 1 :]:
        draft = rule(draft)
    return list(draft.blocks)


def roles(tagged: str, sure: float = 0.97) -> dict[str, Role]:
    return {block.text: block.role for block in read(tagged, sure)}


@pytest.mark.parametrize("text", ["Leave a comment", "PAGE 2  THE POST", "See SCHEDULE on 2"])
def test_what_is_surely_of_no_article_is_dropped_with_its_reason(text: str) -> None:
    found = {block.text: block for block in read(f"{STORY}X|{text}\n{STORY}")}
    assert found[text].role is Role.DROPPED and found[text].why
    # control: of what may be an article's all stays
    assert roles(f"{STORY}X|{text}\n{STORY}", 0.5).get(text) is not Role.DROPPED


@pytest.mark.parametrize("text", ["one may laugh", "“They turn waste into"])
def test_what_begins_or_ends_inside_a_sentence_is_never_left_out(text: str) -> None:
    assert roles(f"{STORY}X|{text}\n{STORY}").get(text) is not Role.DROPPED


def test_a_line_of_the_head_or_of_the_contents_stands_in_no_article() -> None:
    lines = "M|Rehearsals on Tuesdays, Uniting Hall\nX|\nC|Where your money goes, and why\n"
    found = roles(STORY + lines + STORY)
    assert found["Rehearsals on Tuesdays, Uniting Hall"] is Role.NOTICE
    assert found["Where your money goes, and why"] is Role.DROPPED
    assert Role.NOTICE not in roles(STORY + lines + STORY, 0.5).values()


def test_a_sentence_at_the_close_is_a_notice() -> None:
    asks = "Copy for June to the office by the tenth."
    assert roles(f"{STORY}X|{asks}")[asks] is Role.NOTICE
    assert roles(f"{STORY}X|{asks}\n" + STORY * 3)[asks] is Role.DROPPED


def test_a_marked_heading_is_hard_evidence() -> None:
    found = roles(f"{STORY}X|## What comes next\n" + STORY.partition("\n")[2])
    assert found["What comes next"] is not Role.DROPPED
    bare = roles(f"{STORY}X|What comes next\n" + STORY.partition("\n")[2])
    assert bare["What comes next"] is Role.DROPPED


def test_a_caption_is_one_within_a_paragraph_and_in_a_familiar_text() -> None:
    broken = STORY.replace("+|and", "c|Sixth class with the boxes they made\n+|and")
    found = roles(broken)
    assert found["Sixth class with the boxes they made"] is Role.CAPTION
    assert sum(role is Role.PARAGRAPH for role in found.values()) == 2
    assert Role.CAPTION not in roles(broken, 0.25).values()


def test_a_headline_goes_on_to_a_third_line_without_a_word() -> None:
    rents = "H|Rents to\n+|double by\n+|2011?\n"
    assert roles(rents + STORY.partition("\n")[2])["Rents to double by 2011?"] is Role.HEADLINE
    assert "Rents to double by 2011?" not in roles(rents + STORY.partition("\n")[2], 0.3)


@pytest.mark.parametrize(
    ("opens", "rest"),
    [
        ("Oct. 14, all day:", " Genealogy for beginners, with Marcel Daoust."),
        ("1961.", " Tom Wale has published his second book."),
        ("THANK YOU", " to the lads from the fifth floor who cleared the snow."),
        ("* Lift B2 -", " The lift at Block 6 will be taken out of service."),
        ("Lost teeth", "　Two milk teeth were handed in on Monday."),
        ("3. BANNS OF MARRIAGE:", "(2nd time) Between Mr Odo and Miss Eze."),
    ],
)
def test_a_headline_runs_in_in_forms_that_open_sentences_too(opens: str, rest: str) -> None:
    assert loose_lead_in_end(opens + rest) == len(opens)
    found = roles(f"{STORY}I|{opens}{rest}\n{STORY}")
    assert found[opens.strip()] is Role.RUN_IN
    assert Role.RUN_IN not in roles(f"{STORY}P|{opens}{rest}\n{STORY}").values()


@pytest.mark.parametrize(
    "opens", ["一、春小麦播种接近尾声。", "●暖气试水：", "三、农机检修率达98.2%。"]
)
def test_a_chinese_headline_runs_in_up_to_its_first_stop(opens: str) -> None:
    rest = "目前到岗工人七十三名，完成换热站两座，月底以前全部完工。"
    assert roles(f"I|{opens}{rest}\n" * 2)[opens] is Role.RUN_IN
    assert Role.RUN_IN not in roles(f"P|{opens}{rest}\n" * 2).values()


COLUMN = """H|手工炒茶赛举办
P|抓、抖、搭、拓、捺、推、
+|扣、甩、磨、压，十大手法，
+|一样不少。二十名选手同台，
+|每人限时五小时，成茶二两。
P|五十九岁的炒茶师傅钱阿
+|土第四次夺冠，手掌上的茧子
+|厚得可以划火柴。
"""


def test_lines_of_a_narrow_column_that_end_with_marks_are_no_verses() -> None:
    texts = [block.text for block in read(COLUMN) if block.role is Role.PARAGRAPH]
    assert [text[:2] for text in texts] == ["抓、", "五十"]
    # control: where the tagger is not so sure, four lines that end with marks are a stanza
    assert "一样不少。二十名选手同台，" in roles(COLUMN, 0.8)


def test_rows_are_rows_whatever_their_words() -> None:
    rows = "Leeks, blanch     B. Oates      S. Mudd\nR|Onions, 250g     R. Singh      B. Oates\n"
    found = [block.role for block in read(f"{STORY}R|{rows}{STORY}")]
    assert found.count(Role.TABLE) == 2
    assert Role.TABLE not in roles(f"{STORY}P|{rows.replace('R|', 'P|')}{STORY}").values()


def test_a_day_and_what_happened_on_it_are_no_column() -> None:
    text = {str(Tag.PARAGRAPH): 0.9}
    assert is_row("1月9日　　县医院新住院楼主体封顶。", text) and is_row(
        "同日　　县政府开会。", text
    )
    assert not is_row("一层大厅　　县医院新住院楼主体封顶。", text)
    assert not is_row("1月9日　　县医院新住院楼主体封顶。", {str(Tag.MORE): 0.9})


def blocks(*parts: tuple[Role, str]) -> tuple[Block, ...]:
    source = read_text("raw.txt", "\n".join(text for _, text in parts).encode())
    return tuple(b.is_a(role) for b, (role, _) in zip(blocks_of(source), parts, strict=True))


def test_a_section_between_two_headlines_is_the_second_ones() -> None:
    opening = ((Role.HEADLINE, "Large print"), (Role.SECTION, "NEWS"))
    body = (Role.PARAGRAPH, "The meeting was held.")
    (article,), _ = gather(blocks(*opening, (Role.HEADLINE, "Elders meet"), body))
    assert [block.text for block in article.section] == ["NEWS"]
    (article,), _ = gather(
        blocks(*opening, body)
    )  # control: it is the first one's where no other is
    assert [block.text for block in article.headline] == ["Large print"]


def test_an_english_caption_belongs_to_the_article_above() -> None:
    story = ((Role.HEADLINE, "Fans mended"), (Role.PARAGRAPH, "They brought 211 fans."))
    articles, _ = gather(blocks(*story, (Role.CAPTION, "Mr Goh with a pupil, 12")))
    assert len(articles) == 1 and articles[0].images
    far = (
        Role.CAPTION,
        "7月9日，远郊农户在新修的水渠边洗菜，当天气温三十二度，洗好的菜当晚就进了城。",
    )
    assert len(gather(blocks(*story, far))[0]) == 2


def test_the_usual_lead_ins_are_found_whatever_the_tagger_sees() -> None:
    assert lead_in_end("BINS – From Monday they are emptied.") == len("BINS –")
    assert lead_in_end("THANK YOU to the lads who cleared the snow.") == 0
