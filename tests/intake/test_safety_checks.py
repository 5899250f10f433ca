"""What is seldom right is listed to be looked at; each check beside an issue that it says nothing
of."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from typeset.intake.draft import Block, Role, decide
from typeset.intake.importing import import_issue
from typeset.intake.issue_draft import ArticleDraft
from typeset.intake.report import listed_once
from typeset.intake.safety_checks import safety_checks
from typeset.intake.source import Line, Passage, Run

HEAD = "工会简报\n第8期　2024年4月12日\n\n"
FIRST = "送清凉车队开进工地\n\n入伏以来，气温连续六天突破37摄氏度，车队一天走完五个工地。\n\n"
SECOND = "心理驿站揭牌\n\n驿站设有沙盘室、减压室和两间谈话室，每周二有咨询师值班。\n\n"
_NUMBERS = count(1)
SENTENCE = "入伏以来，气温连续六天突破37摄氏度，车队一天走完五个工地。"


def listed(raw: str, folder: Path) -> list[str]:
    """What the checks say of a raw text that is imported."""
    path = folder / "raw.txt"
    path.write_text(raw, encoding="utf-8")
    report = import_issue(path, folder / "issue")
    return [d.said for d in report.look if d.rule == "safety_checks"]


def test_control_two_plain_articles_are_not_listed(tmp_path: Path) -> None:
    assert listed(HEAD + FIRST + SECOND, tmp_path) == []


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (FIRST + SECOND, "check: no name"),
        (HEAD + FIRST + SECOND + "学校通知\n\n明天放假。\n", "check: article of one line"),
    ],
)
def test_in_an_import_they_are_listed(raw: str, said: str, tmp_path: Path) -> None:
    assert listed(raw, tmp_path) == [said]


def block(text: str, role: Role = Role.PARAGRAPH, line: str = "") -> Block:
    number = next(_NUMBERS)
    whole = Line(Passage([Run(line or text, number, 0)]), number)
    return Block(role, Passage([Run(text, number, 0)]), whole)


def article(headline: str, *body: str, byline: str = "") -> ArticleDraft:
    return ArticleDraft(
        headline=[block(headline, Role.HEADLINE)],
        body=[block(text) for text in body],
        byline=[block(byline, Role.BYLINE)] if byline else [],
    )


def said(articles: list[ArticleDraft], *others: Block) -> list[tuple[str, str]]:
    found = safety_checks(articles, [block("工会简报", Role.NAMEPLATE), *others], [])
    return [(d.said, str(d.details["text"])) for d in found]


@pytest.mark.parametrize(
    ("body", "check", "text"),
    [
        (["。" + SENTENCE], "check: closing mark", "。" + SENTENCE),
        ([SENTENCE, "守着冷库过年的人", SENTENCE], "check: short line", "守着冷库过年的人"),
        ([SENTENCE, "冷库4度", "锅炉9度", "风机7台"], "check: short lines in a row", "冷库4度"),
    ],
)
def test_odd_paragraphs_are_listed(body: list[str], check: str, text: str) -> None:
    assert said([article("心理驿站揭牌", *body)]) == [(check, text)]


@pytest.mark.parametrize(
    "body",
    [
        ["……" + SENTENCE],
        [SENTENCE, "通知如下：", SENTENCE],
        [SENTENCE, "", SENTENCE],  # of a paragraph with a mark alone
        [SENTENCE, "红花", "绿叶的影子", "青藤"],
        [SENTENCE, "秦大勇 赵根发 马秀兰 丁有田"],
        [SENTENCE, "‧ 冷库 4 度", "‧ 锅炉 9 度", "‧ 风机 7 台"],
        [SENTENCE, "1. 带好水壶", "2. 带好毛巾", "3. 带好药品"],
    ],
)
def test_control_paragraphs_that_are_usual_are_not(body: list[str]) -> None:
    assert said([article("心理驿站揭牌", *body)]) == []


@pytest.mark.parametrize(("length", "found"), [(40, 0), (41, 1)])
def test_a_headline_above_forty_em_is_listed(length: int, found: int) -> None:
    checks = said([article("长" * length, SENTENCE)])
    assert [check for check, _ in checks] == ["check: long headline"] * found


def test_a_fact_that_was_cut_out_of_a_sentence_is_listed() -> None:
    whole = "2024年3月，我们去了柿子林。柿子挂得很高。"
    cut = block("2024年3月", Role.DATE, whole)
    assert said([article("摘柿子", SENTENCE)], cut) == [("check: cut out", "2024年3月")]
    control = block("2024年3月", Role.DATE, "2024年3月　总第8期")
    assert said([article("摘柿子", SENTENCE)], control) == []


def test_an_article_that_is_unlike_the_others_is_listed() -> None:
    heads = ["■灯笼", "■缝纫机", "■广播站"]
    alike = [article(head, SENTENCE, byline="苗可") for head in heads]
    odd = article("低音部", SENTENCE)
    assert said([*alike, odd]) == [("check: unlike the others", "低音部")]
    unsigned = article("■低音部", SENTENCE)
    assert said([*alike, unsigned]) == [("check: no byline", "■低音部")]
    assert said([*alike, article("■低音部", SENTENCE, byline="王小川")]) == []
    assert said([*alike[1:], odd]) == []  # of three articles no habit is known


@pytest.mark.parametrize(("share", "said"), [(0.97, []), (0.6, ["check: short line"])])
def test_a_short_line_that_the_tagger_knows_is_not_listed(share: float, said: list[str]) -> None:
    row = block("40  四个水果松饼")._replace(likely={"R": share, "H": 1 - share})
    one = article("农产品展览", SENTENCE, SENTENCE)
    one.body.insert(1, row)
    assert [decision.said for decision in safety_checks([one], [], [], alone=False)] == said


@pytest.mark.parametrize(
    ("name", "other", "known", "said"),
    [
        (0.97, 0.1, None, []),
        (0.5, 0.1, None, [("check: name", "工会简报")]),
        (0.97, 0.6, None, [("check: other name", "望江")]),
        (0.97, 0.6, "工会简报", []),
    ],
)
def test_a_name_of_which_the_tagger_is_not_sure_is_listed(
    name: float, other: float, known: str | None, said: list[tuple[str, str]]
) -> None:
    head = [
        block("望江", Role.SLOGAN)._replace(likely={"N": other}),
        block("工会简报", Role.NAMEPLATE)._replace(likely={"N": name}),
        block("工会简报", Role.DROPPED)._replace(likely={"N": 0.9}),  # a page's head
    ]
    issue = [article("摘柿子", SENTENCE), article("摘橘子", SENTENCE)]
    found = safety_checks(issue, head, [], known_name=known)
    assert [(d.said, d.details["text"]) for d in found] == said


def test_a_line_is_listed_once() -> None:
    line = block("昨天下午，车队到了工地。")
    doubts = [decide("decoded_lines", line, "paragraph", 0.6)._replace(other="headline")]
    doubts.append(decide("headlines", line, "article without headline", 0.6, number=1))
    below = decide("decoded_lines", block("收工时下起了雨。"), "joined", 0.6)
    listed = [d.said for d in listed_once([*doubts, below]) if d.look]
    assert listed == ["article without headline", "joined"]
