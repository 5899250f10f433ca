"""A last page of a line or two is won back, or the smallest cut that wins it is named."""

from __future__ import annotations

from bisect import bisect_left

import pytest

from tests.press.conftest import Set
from typeset.press import Pages, page_economy, pagination

BARE = "masthead: {name: 简报}\n"
P = (
    "验收组严格按照要求逐项查阅资料，对工会组织建设、民主管理、维护职能等工作进行了详细了解，"
    "并与职工座谈，听取意见，形成报告后反馈到各个单位，督促整改落实。"
) * 3


def laid_out(set_pages: Set, drops: tuple[int, ...], lines: int) -> Pages:
    """Long paragraphs, each with `drops` characters less, and short ones that fill the pages."""
    long = [P[: -drop - 1] + "。" for drop in drops]
    text = "\n\n".join([*long, *["乙。"] * lines])
    return set_pages(f"---\nheadline: 题\n---\n\n{text}\n", manifest=BARE)


def without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagination, "economical", lambda html, document, set_html: (html, document))


def overfull(set_pages: Set, drops: tuple[int, ...], lines: int) -> int:
    """The number of short paragraphs that are so many lines too long for two pages."""
    with pytest.MonkeyPatch.context() as patch:
        without(patch)
        for number in range(30):
            if laid_out(set_pages, drops, number).count == 3:
                return number + lines - 1
    raise AssertionError("no such issue")


def test_a_line_is_won_back_by_closer_setting(set_pages: Set) -> None:
    number = overfull(set_pages, (2, 3, 4), 1)
    pages = laid_out(set_pages, (2, 3, 4), number)
    assert pages.count == 2
    assert pages.warnings == ()


@pytest.mark.parametrize("lines", [1, 2])
def test_the_smallest_cut_is_named_and_wins_the_page(set_pages: Set, lines: int) -> None:
    drops = (40, 41, 42)
    number = overfull(set_pages, drops, lines)
    pages = laid_out(set_pages, drops, number)
    assert pages.count == 3
    (advice,) = pages.warnings
    assert advice.key.startswith("press.page-to-win")
    assert advice.details["pages"] == 2
    assert advice.position is not None
    count = advice.details["count"]
    more = advice.details.get("more", 0)
    assert isinstance(count, int)
    assert isinstance(more, int)
    assert after_cutting(set_pages, drops, number, count, more, advice.position.line) == 2
    if lines == 1:  # a smaller one wins nothing
        assert after_cutting(set_pages, drops, number, count - 1, 0, advice.position.line) == 3


def after_cutting(
    set_pages: Set, drops: tuple[int, ...], number: int, count: int, more: int, line: int
) -> int:
    """The pages of the issue whose paragraph at `line` was cut, and the next one by `more`."""
    at = (line - 5) // 2
    cut = list(drops)
    cut[at] += count
    if more:
        cut[at - 1 if at else 1] += more
    with pytest.MonkeyPatch.context() as patch:
        without(patch)
        return laid_out(set_pages, tuple(cut), number).count


def test_a_last_page_that_is_well_filled_is_left_alone(set_pages: Set) -> None:
    pages = laid_out(set_pages, (2, 3, 4), 12)
    assert page_economy._lines_on(pages.document.pages[-1]._page_box) > 2
    assert pages.warnings == ()


CLOSING = f"{BARE}editors: {{责任编辑: [朱明仕, 罗兵]}}\ndistribution: {{报: 市委, 发: 各工会}}\n"


def test_what_a_closing_block_lacks_is_won_too(set_pages: Set) -> None:
    """Two lines and a closing block on the last page: the cuts are of one article, and win it."""
    long = [P[: -n - 1] + "。" for n in range(7)]

    def pages(texts: list[str]) -> Pages:
        article = "\n\n".join(texts)
        return set_pages(f"---\nheadline: 题\n---\n\n{article}\n", manifest=CLOSING)

    def on_last_page(found: Pages) -> int:
        return len(page_economy._line_boxes(found.document.pages[-1]._page_box.children[0]))

    short = next(n for n in range(1, 24) if on_last_page(pages([*long, *["乙。"] * n])) == 2)
    texts = [*long, *["乙。"] * short]
    found = pages(texts)
    (advice,) = [each for each in found.warnings if each.key.startswith("press.page-to-win")]
    assert advice.position
    cuts = [(advice.position.line, int(str(advice.details["count"])))]
    for name in ("more", "third"):
        if name in advice.details:
            place = str(advice.details[f"place_of_{name}"]).rpartition(":")[2]
            cuts.append((int(place), int(str(advice.details[name]))))
    for line, count in cuts:
        at = (line - 5) // 2
        texts[at] = texts[at][: -count - 1] + "。"
    assert pages(texts).count == found.count - 1


def test_of_a_long_issue_a_cut_near_its_end_is_named(
    set_pages: Set, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line that goes before a break wins nothing, however short its paragraph's last line is."""
    early = [f"{P[:250]}{'甲' * count}。" for count in range(1, 8)]
    late = [P[:-20] + "。"] * 18

    def pages(lines: int) -> Pages:
        texts = [*early, "::: page-break\n:::", *late, *["乙。"] * lines]
        return set_pages("---\nheadline: 题\n---\n\n{}\n".format("\n\n".join(texts)), manifest=BARE)

    full = pages(0).count
    more = bisect_left(range(23), full + 1, key=lambda lines: pages(lines).count)
    found = pages(more)
    assert found.count > page_economy.SHORT
    (advice,) = found.warnings
    assert advice.details["pages"] == found.count - 1
    assert advice.position is not None
    assert advice.position.line > 5 + 2 * (len(early) + 1)
    monkeypatch.setattr(page_economy, "NEAR", 0)  # control: all pages
    (warning,) = pages(more).warnings  # without a cut, the page's few lines alone are said
    assert (warning.key, warning.position) == ("press.last-page", None)


def test_lines_that_a_closing_block_took_along_do_not_hide_the_waste(set_pages: Set) -> None:
    long = [P[: -n - 20] + "。" for n in range(6)]

    def pages(lines: int) -> Pages:
        article = "\n\n".join(
            [*long[:5], *["乙。"] * lines, long[5], "末行[^1]。", "[^1]: 限一年者。"]
        )
        return set_pages(f"---\nheadline: 题\n---\n\n{article}\n", manifest=CLOSING)

    found = next(
        each
        for each in map(pages, range(23))
        if page_economy._lines_to_win(each.document) == 1 and each.count > 2
    )
    assert page_economy._lines_on(found.document.pages[-1]._page_box) == 3
    assert any(each.key.startswith("press.page-to-win") for each in found.warnings)
