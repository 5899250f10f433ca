"""A text box of a Word file that holds a whole piece is an article; one beside a story is its."""

from __future__ import annotations

from pathlib import Path

from tests.intake.words import box, p, write
from typeset.intake.importing import import_issue
from typeset.issue import load
from typeset.issue.model import Heading

NOTES = p("电瓶温度高的时候不要马上充，放在阴凉处歇半个小时。") + p("插座发烫，拔掉，喊人。")


def large(text: str, half_points: int) -> str:
    properties = f'<w:b/><w:sz w:val="{half_points}"/>'
    return p(inner=f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")


def text(words: str, inner: str = "") -> str:
    return p(inner=f'<w:r><w:rPr><w:sz w:val="22"/></w:rPr><w:t>{words}</w:t></w:r>{inner}')


def imported(folder: Path, boxed: str, size: int = 36) -> list[tuple[str, list[str]]]:
    """Headline and headings of each article of an issue with a box in its first one."""
    body = (
        large("铁马驿报", 52)
        + p("第45期")
        + p("2024年8月16日")
        + large("骑手驿站装上了淋浴间", size)
        + text("三伏天送一趟外卖，衣服能拧出水来，驿站的淋浴间启用了。", box(boxed))
        + text("驿站还添了一台烘干机，湿透的手套二十分钟就能烘干。")
        + large("夜班车棚不再漏雨", size)
        + text("西门车棚的顶子换成了铝板，原先漏雨的九个车位重新划线。")
    )
    import_issue(write(folder / "raw.docx", body), folder / "issue")
    return [
        (
            article.about.headline or "",
            [str(len(article.body))]
            + ["heading" for block in article.body if isinstance(block, Heading)],
        )
        for article in load(folder / "issue").articles
    ]


def test_a_box_with_a_headline_and_paragraphs_is_an_article(tmp_path: Path) -> None:
    assert imported(tmp_path, large("充电提醒", 32) + NOTES) == [
        ("骑手驿站装上了淋浴间", ["2"]),
        ("充电提醒", ["2"]),
        ("夜班车棚不再漏雨", ["1"]),
    ]


def test_what_goes_on_below_a_box_is_not_the_boxs_where_headlines_are_of_one_size(
    tmp_path: Path,
) -> None:
    assert imported(tmp_path, large("充电提醒", 32) + NOTES, size=32) == [
        ("骑手驿站装上了淋浴间", ["2"]),
        ("充电提醒", ["2"]),
        ("夜班车棚不再漏雨", ["1"]),
    ]


def test_a_box_of_links_to_its_story_stays_with_it(tmp_path: Path) -> None:
    assert imported(tmp_path, large("相关链接", 32) + NOTES) == [
        ("骑手驿站装上了淋浴间", ["5", "heading"]),
        ("夜班车棚不再漏雨", ["1"]),
    ]


def test_a_box_of_few_words_stays_with_its_story(tmp_path: Path) -> None:
    facts = large("开放时间", 32) + p("周一至周五：八点到二十点") + p("周末：全天")
    assert [headline for headline, _ in imported(tmp_path, facts)] == [
        "骑手驿站装上了淋浴间",
        "夜班车棚不再漏雨",
    ]
