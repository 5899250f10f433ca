"""What all lines together say of one: wrapped or not, items or headlines, names or words."""

from __future__ import annotations

from pathlib import Path

import pytest

from typeset.intake.characters import width
from typeset.intake.decoding.bylines import closing_cost, name_cost
from typeset.intake.decoding.whole_text import WholeText, whole_text
from typeset.intake.draft import Role
from typeset.intake.importing import import_issue
from typeset.intake.readers.text import read_text
from typeset.intake.recogniser import recognise
from typeset.issue import load

SENTENCES = (
    "六月以来，车间连续举办三场练兵，一百二十名青工参加，其中四十人通过了考核。",
    "考核分为理论和实操两部分，题目都由班组长从当月的缺陷单里挑出来。",
    "工会主席说，会做题不算本事，能把自己机台上的毛病说清楚才算。",
)


def seen(*texts: str) -> WholeText:
    return whole_text(texts, [width(text) for text in texts], [True] * len(texts), 0.0)


def test_paragraphs_of_one_line_each_are_not_wrapped_lines() -> None:
    assert seen(*SENTENCES).unwrapped
    joined = "".join(SENTENCES * 3)
    assert not seen(*(joined[at : at + 28] for at in range(0, len(joined), 28))).unwrapped


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (("●一车间举办比武，四十人参加。", "●二车间上墙，", "●三车间开课。"), {"●"}),
        (("●一车间比武忙", "●二车间上墙", "●三车间开课"), set()),
    ],
)
def test_a_bullet_before_sentences_begins_items(lines: tuple[str, ...], items: set[str]) -> None:
    assert seen(*lines).items == items


def test_words_that_stand_in_small_letters_elsewhere_make_no_name() -> None:
    text = seen("The council will vote on the bridge after all.", "Joan Bell rang the council.")
    assert text.is_common("After Council Vote")
    assert not text.is_common("Joan Bell")


def issue(text: str, folder: Path) -> list[tuple[str | None, tuple[str, ...]]]:
    (folder / "raw.txt").write_text(text, encoding="utf-8")
    import_issue(folder / "raw.txt", folder / "made")
    return [(a.about.headline, a.about.byline) for a in load(folder / "made").articles]


@pytest.mark.parametrize("foot", ["编委：单志勇　小满子", "编委：单志勇"])
def test_whom_the_foot_names_has_written_what_stands_below_her_name(
    foot: str, tmp_path: Path
) -> None:
    text = (
        "仁心\n第3期　2024年9月\n\n第一次独立抢救\n急诊　小满子\n"
        f"{SENTENCES[0]}\n{SENTENCES[1]}\n\n{foot}\n"
    )
    (found,) = issue(text, tmp_path)
    signed = ("第一次独立抢救", ("急诊　小满子",))
    assert (found == signed) is ("小满子" in foot)


def test_a_table_of_contents_with_wide_blanks_is_no_article(tmp_path: Path) -> None:
    heads = ("矿务局建起流动书屋", "三个集体获表彰")
    listed = "\n".join(f"◇ {head}" for head in heads)
    pieces = "\n\n".join(f"{head}\n\n{text}" for head, text in zip(heads, SENTENCES, strict=False))
    text = f"宝岭工运\n第12期　2024年12月6日\n\n本  期  导  读\n{listed}\n\n{pieces}\n"
    assert [headline for headline, _ in issue(text, tmp_path)] == list(heads)


_TITLE_OVER_A_LINE = """Harbour Notes

{title}
The crew cleaned the tea hut at Tarn Foot
on Saturday. It cost 60 pounds, which was less
than members had feared.

THANKS TO ALL. Nobody was hurt; the lock gate
was back by six. Members hope to finish by the
tenth.
"""


@pytest.mark.parametrize(
    ("title", "found"),
    [
        (
            "A GOOD TURN AT\nWHARF ROAD. More than sixty people came.",
            ["A GOOD TURN AT WHARF ROAD."],
        ),
        ("A good turn at\nwharf road. More than sixty people came.", []),
    ],
)
def test_a_headline_in_capitals_runs_over_a_line_into_the_text(
    title: str, found: list[str]
) -> None:
    text = _TITLE_OVER_A_LINE.format(title=title)
    draft = recognise(read_text("raw.txt", text.encode()))
    run_in = [block.text for block in draft.blocks if block.role is Role.RUN_IN]
    assert [text for text in run_in if "ROAD" in text.upper()] == found


@pytest.mark.parametrize(
    "listed", ["Contents: 1. The roof   2. Small ads", "Contents: 1. Our shed"]
)
def test_what_the_list_of_contents_names_is_a_headline(listed: str, tmp_path: Path) -> None:
    text = (
        f"Overdue\nIssue 31, March 2024\n\n{listed}\n\n1. The roof\n\nThe council has agreed to "
        "mend the roof of the reading room.\n\n2. Small ads\n\nWanted: a shelf for books in "
        "large print. It must be sturdy and not too wide.\n"
    )
    headlines = [headline for headline, _ in issue(text, tmp_path)]
    assert (headlines == ["1. The roof", "2. Small ads"]) is ("roof" in listed)


@pytest.mark.parametrize(
    "signed",
    [
        "Kerry (Alfie's mum)",
        "Jess, Martin and everyone at Harbourside",
        "C. Vickers, Hon. Sec., 4 February 2024",
        "Edna Roper, flat 41",
    ],
)
def test_who_signs_an_english_piece_is_known(signed: str) -> None:
    assert closing_cost(signed) is not None
    assert closing_cost(f"{signed} is away") is None


@pytest.mark.parametrize(
    "name",
    [
        "包志强（北街托育点志愿者）",
        "Nadia Petrova（俄罗斯 Russia）",
        "变态反应科 Department of Allergy　袁澄",
        "摄影报道：航务部工会　缪斯",
        "北沅市总工会调研室课题组",
    ],
)
def test_who_wrote_a_piece_is_known(name: str) -> None:
    assert name_cost(name) is not None
    assert name_cost(f"{name}，昨日到任。") is None


@pytest.mark.parametrize("more", ["编后：我们把这封信贴在了门背后。", "我们把这封信贴在了门背后。"])
def test_an_afterword_stands_below_the_writers_name(more: str, tmp_path: Path) -> None:
    head, letter = (
        "江城工运\n第3期　2024年9月",
        f"她写给廊桥\n{SENTENCES[0]}\n辛小芹\n2023年11月9日",
    )
    text = f"{head}\n\n{letter}\n{more}\n\n夜校开课\n{SENTENCES[1]}\n"
    (first, *_) = issue(text, tmp_path)
    assert first[0] == "她写给廊桥"
    draft = recognise(read_text("a.txt", text.encode()))
    roles = [block.role for block in draft.blocks if block.text == "辛小芹"]
    assert (roles == [Role.SIGNATURE]) is more.startswith("编后"), roles


@pytest.mark.parametrize("second", ["（三）", "（一）"])
def test_what_counts_on_across_columns_counts_articles(second: str, tmp_path: Path) -> None:
    text = (
        f"税苑简讯\n第3期　2024年9月\n\n一、组织建设\n\n（一）机关工会换届\n\n{SENTENCES[0]}\n\n"
        f"（二）小家评星\n\n{SENTENCES[1]}\n\n二、岗位建功\n\n{second}把“请”字喊出声\n\n{SENTENCES[0]}\n"
    )
    headlines = [headline for headline, _ in issue(text, tmp_path)]
    assert (len(headlines) == 3) is (second == "（三）"), headlines


@pytest.mark.parametrize("day", ["六月{}日 雨", "{}号楼的雨"])
def test_the_days_of_a_diary_are_no_headlines(day: str, tmp_path: Path) -> None:
    days = "\n\n".join(f"{day.format(n)}\n{SENTENCES[0]}" for n in "三九")
    text = f"江城工运\n第3期　2024年9月\n\n调解员的流水账\n平安镇　奚大勇\n{days}\n"
    headlines = [headline for headline, _ in issue(text, tmp_path)]
    assert (headlines == ["调解员的流水账"]) is ("日" in day), headlines
