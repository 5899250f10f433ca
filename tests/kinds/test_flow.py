"""Pages of flowing text: full columns, lines side by side, nothing that leaves the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox

from tests.kinds.conftest import SamplePages
from typeset.issue import load
from typeset.layout import compose
from typeset.makeup.flow.room import runs, texts
from typeset.press import Pages, paginate

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
FLOWING = ["newsletter", "community", "campus", "company", "school", "quiet"]
SAMPLES = sorted(s.parent for each in FLOWING for s in LAYOUTS.glob(f"{each}/sample*/issue.yaml"))
LINE = "正文一行接着一行，写的是村里这个月的大小事情，写完一件，再写一件。"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"><path d="M0 0h9v9"/></svg>'
Set = Callable[..., Pages]


@pytest.fixture
def set_issue(tmp_path: Path) -> Set:
    """Sets articles, each a front matter and a text, in the newsletter on A4."""

    def set_(*articles: str, style: str = "", options: str = "") -> Pages:
        layout = "newsletter"
        if style:
            layout = "ours"
            (tmp_path / "layouts" / "ours").mkdir(parents=True)
            (tmp_path / "layouts" / "ours" / "layout.yaml").write_text(
                "name: ours\nextends: newsletter\n"
            )
            (tmp_path / "layouts" / "ours" / "print.css").write_text(style)
        for shape, size in (("wide", (3, 2)), ("high", (2, 3)), ("flat", (47, 10))):
            (tmp_path / f"{shape}.svg").write_text(DRAWING.format(*size), encoding="utf-8")
        for number, article in enumerate(articles):
            (tmp_path / f"{number}.md").write_text(article, encoding="utf-8")
        listed = "".join(f"  - {number}.md\n" for number in range(len(articles)))
        manifest = f"layout: {layout}\noptions: {{contents: false{options}}}\narticles:\n{listed}"
        (tmp_path / "issue.yaml").write_text(manifest, encoding="utf-8")
        return paginate(compose(load(tmp_path)))

    return set_


def stories(pages: Pages) -> Iterator[tuple[Any, Any]]:
    """Page and story."""
    for page in pages.document.pages:
        for box in page._page_box.descendants():
            if box.element_tag == "article":
                yield page._page_box, box


def filled_columns(story: Any) -> list[tuple[int, int]]:
    """The number of columns of each text, and in how many of them something stands."""
    return [
        (int(text.style["column_count"]), len(run)) for text in texts(story) for run in runs(text)
    ]


LEAD = f"---\nheadline: 头条\n---\n{LINE * 30}\n"


def test_a_story_too_short_for_three_columns_stands_in_fewer(set_issue: Set) -> None:
    pages = set_issue(LEAD, f"---\nheadline: 短讯\npriority: brief\n---\n{LINE * 2}\n")
    (_, lead), (_, short) = stories(pages)
    assert filled_columns(lead) == [(3, 3)]
    assert filled_columns(short) in ([(2, 2)], [])  # none where it stands in one


def test_control_columns_that_the_editor_chose_stay(set_issue: Set) -> None:
    short = f"---\nheadline: 短讯\npriority: brief\ncolumns: 3\n---\n{LINE * 2}\n"
    pages = set_issue(LEAD, short)
    assert filled_columns([*stories(pages)][1][1]) == [(3, 2)]


@pytest.mark.parametrize(("shape", "across"), [("wide", True), ("high", False)])
def test_a_lead_picture_goes_from_edge_to_edge_where_little_is_cropped(
    shape: str, across: bool, set_issue: Set
) -> None:
    lead = f"---\nheadline: 头条\nimages: [{{file: {shape}.svg}}]\n---\n{LINE * 30}\n"
    ((_, story), *_) = stories(set_issue(lead))
    (image,) = (box for box in story.descendants() if isinstance(box, ReplacedBox))
    assert (image.width > 0.99 * story.width) is across


def test_a_cropped_picture_keeps_its_focus(set_issue: Set) -> None:
    picture = "{file: wide.svg, focus: [0.5, 0.9]}"
    lead = f"---\nheadline: 头条\nimages: [{picture}]\n---\n{LINE * 30}\n"
    ((_, story), *_) = stories(set_issue(lead))
    (image,) = (box for box in story.descendants() if isinstance(box, ReplacedBox))
    assert image.style["object_fit"] == "cover"
    assert [each.value for each in image.style["object_position"][0][1::2]] == [50, 90]


def panorama(set_issue: Set, keys: str = "") -> tuple[float, Pages]:
    """How much higher than it is a panorama of 4.7 to 1 is set where a page has white for it."""
    picture = f"{{file: flat.svg{keys}}}"
    second = f"---\nheadline: 全景\nimages: [{picture}]\n---\n{LINE * 20}\n"
    third = f"---\nheadline: 第三\n---\n{LINE * 90}\n"
    pages = set_issue(LEAD, second, third)
    images = [
        box
        for _, story in stories(pages)
        for box in story.descendants()
        if isinstance(box, ReplacedBox)
    ]
    return max(image.height / image.width for image in images) * 4.7, pages


def test_a_panorama_becomes_a_third_higher_at_most_and_is_reported(set_issue: Set) -> None:
    higher, pages = panorama(set_issue)
    assert 1.1 < higher < 1.34
    (said,) = (each for each in pages.warnings if each.key == "press.cropped-picture")
    assert said.details["share"] == round(100 - 100 / higher)


def test_control_a_picture_that_is_not_to_be_cropped_stays_whole(set_issue: Set) -> None:
    higher, pages = panorama(set_issue, ", crop: none")
    assert abs(higher - 1) < 0.01 and not pages.warnings


@pytest.mark.parametrize(("block", "whole"), [("advert", True), ("sidebar", False)])
def test_artwork_of_an_advert_is_printed_whole(set_issue: Set, block: str, whole: bool) -> None:
    article = f"---\nheadline: 头条\n---\n{LINE * 12}\n\n::: {block}\n![](wide.svg)\n:::\n"
    pages = set_issue(article, f"---\nheadline: 次条\n---\n{LINE * 6}\n")
    images = [
        box
        for _, story in stories(pages)
        for box in story.descendants()
        if isinstance(box, ReplacedBox)
    ]
    assert all((abs(image.width / image.height - 1.5) < 0.01) is whole for image in images)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: "/".join(s.parts[-2:]))
def test_lines_of_neighbouring_columns_stand_side_by_side_and_no_box_leaves_the_page(
    sample: Path, sample_pages: SamplePages
) -> None:
    for page, story in stories(sample_pages(sample)):
        assert max(map(abs, off_grid(story)), default=0) < 0.03, story.element.get("id")
        assert lowest(story) <= page.content_box_y() + page.height + 1


def test_control_half_a_line_before_a_paragraph_is_off_the_grid(set_issue: Set) -> None:
    article = f"---\nheadline: 头条\n---\n{LINE * 20}\n\n{LINE}\n"
    pages = set_issue(article, style=".text p + p { margin-top: calc(var(--line) / 2) }")
    ((_, story), *_) = stories(pages)
    assert max(map(abs, off_grid(story))) > 0.4


def off_grid(story: Any) -> Iterator[float]:
    """How far the first line of each paragraph in columns is from the grid, in lines."""
    for text in texts(story):
        height = float(getattr(text.style["line_height"], "value", text.style["line_height"]))
        for run in runs(text):
            for paragraph in (box for column in run for box in column.children):
                line = next((b for b in paragraph.descendants() if isinstance(b, LineBox)), None)
                if paragraph.element_tag == "p" and line is not None:
                    middle = line.position_y + line.height / 2 - run[0].position_y
                    yield middle / height % 1 - 0.5


def test_a_box_at_the_foot_of_a_page_stays_above_its_number(set_issue: Set) -> None:
    box = (
        "---\nheadline: 四月\npriority: box\n---\n::: 活动\n- **1日** 爱鸟周\n- **8日** 初赛\n:::\n"
    )
    for lines in (33, 36, 39):
        lead = f"---\nheadline: 头条\n---\n{LINE * lines}\n"
        for page, story in stories(set_issue(lead, box, LEAD)):
            assert lowest(story) <= page.content_box_y() + page.height + 1


def lowest(story: Any) -> float:
    """The foot of a story's lines, or of its box."""
    lines = [b.position_y + b.height for b in story.descendants() if isinstance(b, LineBox)]
    boxed = "box" in story.element.get("class").split()
    return max([*lines, story.border_box_y() + story.border_height() if boxed else 0])


@pytest.mark.parametrize("decks", range(5))
def test_a_long_story_begins_below_its_head_wherever_that_ends(set_issue: Set, decks: int) -> None:
    """The room above empty notes is text's, too: no line near it sends the story to page 2."""
    deck = "".join(f"\n  - {LINE}" for _ in range(decks))
    about = "headline: 标题" + (f"\ndeck:{deck}" if decks else "")
    pages = set_issue(f"---\n{about}\ncolumns: 2\n---\n\n" + f"{LINE * 4}\n\n" * 20)
    first = next(story for _, story in stories(pages))
    assert pages.count == 2
    assert filled_columns(first) == [(2, 2)]


@pytest.mark.parametrize("caption", ["", "表1　名单\n\n"], ids=["bare", "captioned"])
def test_a_table_longer_than_a_column_is_parted_and_leaves_no_page_empty(
    set_issue: Set, caption: str
) -> None:
    rows = "\n".join(f"| 王{n} | 某公司 |" for n in range(90))
    table = f"{caption}| 姓名 | 单位 |\n|---|---|\n{rows}\n"
    pages = set_issue(f"---\nheadline: 名单\ncolumns: 2\n---\n\n{LINE}\n\n{table}\n{LINE}\n")
    first = next(story for page, story in stories(pages))
    assert pages.count == 2
    assert filled_columns(first) == [(2, 2)]


@pytest.mark.parametrize("noted", [False, True], ids=["control: without notes", "with notes"])
def test_no_picture_goes_across_the_columns_above_text_that_calls_notes(
    noted: bool, set_issue: Set
) -> None:
    calls = ("[^a]", "[^b]") if noted else ("", "")
    notes = f"\n\n[^a]: {LINE * 4}\n\n[^b]: {LINE * 4}" if noted else ""
    text = "\n\n".join([LINE * 4] * 14)
    picture = "![图](wide.svg)"
    first = (
        f"---\nheadline: 甲\n---\n{text}{calls[0]}\n\n{picture}\n\n{LINE * 4}{calls[1]}{notes}\n"
    )
    pages = set_issue(first, f"---\nheadline: 乙\n---\n{LINE * 8}\n", options=", columns: 3")
    (shown,) = [
        (box.width, story.width)
        for _, story in stories(pages)
        for box in story.descendants()
        if isinstance(box, ReplacedBox)
    ]
    assert (shown[0] < 0.4 * shown[1]) == noted


LONG_BOX = "\n\n".join([LINE * 3] * 16)


@pytest.mark.parametrize("kind", ["sidebar", "notice", "letter", "advert", "facts"])
def test_a_box_longer_than_a_column_is_parted(set_issue: Set, kind: str) -> None:
    """So the story begins under the nameplate, and no page before it is empty."""
    story = f"---\nheadline: 题\n---\n{LINE * 3}\n\n::: {kind}\n{LONG_BOX}\n:::\n\n{LINE * 9}\n"
    pages = set_issue(story, options=", paper: a5, columns: 2")
    assert len(pages.document.pages) <= 3
    first = [box for page, box in stories(pages) if page is pages.document.pages[0]._page_box]
    assert [columns for box in first for columns in filled_columns(box)] == [(2, 2)]


def test_a_boxed_story_longer_than_a_page_begins_on_the_first(set_issue: Set) -> None:
    story = f"---\nheadline: 题\npriority: box\n---\n{LONG_BOX}\n"
    pages = set_issue("---\nheadline: 前\n---\n短文。\n", story, options=", paper: a5, columns: 2")
    on = [
        number
        for number, page in enumerate(pages.document.pages)
        for each, _ in stories(pages)
        if each is page._page_box
    ]
    assert on == [0, 0, 1, 2]


def test_control_unparted_it_leaves_pages_empty(set_issue: Set) -> None:
    story = f"---\nheadline: 题\n---\n{LINE * 3}\n\n::: sidebar\n{LONG_BOX}\n:::\n"
    style = ".division.long { break-inside: avoid }"
    pages = set_issue(story, style=style, options=", paper: a5, columns: 2")
    first = [box for page, box in stories(pages) if page is pages.document.pages[0]._page_box]
    assert [columns for box in first for columns in filled_columns(box)] != [(2, 2)]


@pytest.mark.parametrize(("paragraphs", "percents"), [(41, [8, 9, 10, 11, 12]), (70, [])])
def test_a_last_page_of_a_few_lines_is_said(
    set_issue: Set, paragraphs: int, percents: list[int]
) -> None:
    pages = set_issue("---\nheadline: 题\n---\n" + (LINE + "\n\n") * paragraphs)
    assert len(pages.document.pages) == 2
    said = [each.details["percent"] for each in pages.warnings if each.key == "press.last-page"]
    assert len(said) == bool(percents)
    assert set(said) <= set(percents)


def test_a_letter_s_rule_ends_with_its_text_in_each_column(set_issue: Set) -> None:
    letters = "".join(f"::: letter\n{LINE * 9}\n\n{LINE * 9}\n\n某人\n:::\n\n" for _ in range(2))
    boxes = [
        box
        for page, _ in stories(set_issue(f"---\nheadline: 来信\n---\n{letters}"))
        for box in page.descendants()
        if box.element is not None and "letter" in (box.element.get("class") or "")
    ]
    assert len({box.element for box in boxes}) < len(boxes)  # one goes on in the next column
    for box in boxes:
        lines = [each for each in box.descendants() if isinstance(each, LineBox)]
        foot = max(line.position_y + line.height for line in lines)
        assert box.position_y + box.border_height() < foot + lines[0].height


def test_a_list_of_events_is_one_box(set_issue: Set) -> None:
    listed = "".join(f"- **{day}日** 村里的事\n" for day in range(1, 13))
    pages = set_issue(LEAD, f"---\nheadline: 活动\n---\n::: events\n{listed}:::\n\n{LINE}\n")
    boxes = [
        box
        for page, story in [*stories(pages)][1:]
        for box in story.descendants()
        if box.element_tag == "aside"
    ]
    assert len(boxes) == 1
    assert boxes[0].width > 400  # across the columns


def test_a_long_table_of_a_boxed_story_is_whole(set_issue: Set) -> None:
    rows = "".join(f"| {row}日 | 会 |\n" for row in range(1, 13))
    box = f"---\nheadline: 会议\npriority: box\n---\n| 日 | 事 |\n|---|---|\n{rows}\n{LINE}\n"
    story = [*stories(set_issue(LEAD, box))][1][1]
    assert sum(each.element_tag == "table" for each in story.descendants()) == 2  # wrapper, table
