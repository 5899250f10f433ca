"""Notes: at the foot of their call's page, whole or parted, and their marks beside the text."""

from __future__ import annotations

import re

import pytest
from pytest import approx

from tests.press.conftest import Print
from tests.reading import MM, Sheet
from typeset.issue.markdown import parser

FLOOR = (37 + 225) * MM
HEAD = "masthead: {name: 简报, number: 1}\n"
CLOSING = HEAD + "editors: {责任编辑: 朱明仕}\n"
SMALL = 10.5  # pt: what notes are set in


def lines_of(pages: tuple[Sheet, ...], size: float) -> list[tuple[int, float, str]]:
    """Page, baseline and text of the lines whose first character is so large (pt)."""
    return [
        (number, line.baseline, line.text)
        for number, page in enumerate(pages)
        for line in page.lines
        if line.glyphs[0].size == approx(size, abs=0.05)
    ]


def page_of(pages: tuple[Sheet, ...], words: str) -> int:
    return next(n for n, page in enumerate(pages) if any(words in e.text for e in page.lines))


def test_a_note_stands_whole_above_the_closing_block(print_pages: Print) -> None:
    (page,) = print_pages("末页[^1]。\n\n[^1]: 版记上方的脚注。\n", manifest=CLOSING)
    note = page.line("版记上方的脚注")
    rules = [rule for rule in page.rules if rule.right - rule.x > 440 and rule.colour[3] == 1]
    assert note.text == "①版记上方的脚注。"
    assert min(rule.top for rule in rules) > note.baseline
    short = [rule for rule in page.rules if rule.right - rule.x == approx(44 * MM, abs=1)]
    assert all(rule.bottom < note.glyphs[0].top for rule in short)


def long_note(clauses: int) -> str:
    return "".join(f"第{number:04}条根据工会法规定。" for number in range(clauses))


def test_a_note_longer_than_a_page_goes_on_at_the_next_foot(print_pages: Print) -> None:
    text = "前文。\n\n此处有长注[^1]。\n\n" + "后文一段。\n\n" * 30 + f"[^1]: {long_note(220)}\n"
    pages = print_pages(text, manifest=HEAD)
    notes = lines_of(pages, SMALL)
    assert {number for number, _, _ in notes} == {0, 1, 2}
    assert "".join(line for _, _, line in notes) == "①" + long_note(220)
    assert all(37 * MM < baseline < FLOOR for _, baseline, _ in notes)
    assert page_of(pages, "此处有长注") == 0
    assert sum(line.text.count("后文一段") for page in pages for line in page.lines) == 30
    _assert_text_above_notes(pages)


def _assert_text_above_notes(pages: tuple[Sheet, ...]) -> None:
    for page in pages:
        text = [line.baseline for line in page.lines if line.glyphs[0].size > 15]
        notes = [line.baseline for line in page.lines if line.glyphs[0].size == approx(SMALL, 0.01)]
        body = [baseline for baseline in text if baseline < FLOOR]
        assert not body or not notes or max(body) < min(notes)


@pytest.mark.parametrize("before", range(1, 13))
def test_a_note_begins_on_the_page_of_its_call(print_pages: Print, before: int) -> None:
    text = "\n\n".join(
        [*[f"第{number}行。" for number in range(before)], "此处有注[^1]，" + "全面贯彻精神，" * 6]
    )
    pages = print_pages(f"{text}\n\n后文。\n\n[^1]: {'根据工会法第三条，' * 14}\n", manifest=HEAD)
    notes = lines_of(pages, SMALL)
    assert notes[0][0] == page_of(pages, "此处有注")
    assert "".join(line for _, _, line in notes).count("根据工会法第三条") == 14
    parts = [[n for n, _, _ in notes].count(page) for page in {n for n, _, _ in notes}]
    assert all(part >= 2 for part in parts)
    _assert_text_above_notes(pages)


def test_long_notes_of_one_line_follow_one_another(print_pages: Print) -> None:
    notes = "\n".join(f"[^{n}]: 注{n}始。{long_note(60)}" for n in (1, 2, 3))
    text = f"一[^1]、二[^2]、三[^3]有长注。\n\n{'后文一段。' * 90}\n\n{notes}\n"
    pages = print_pages(text, manifest=HEAD)
    set_notes = lines_of(pages, SMALL)
    assert page_of(pages, "有长注") == page_of(pages, "注1始") == 0
    assert page_of(pages, "注3始") == 1
    assert "".join(line for _, _, line in set_notes).count("根据工会法规定") == 180
    assert {number for number, _, _ in set_notes} == {0, 1}
    _assert_text_above_notes(pages)


def test_control_two_notes_low_on_a_page_begin_on_the_page_of_their_line(
    print_pages: Print,
) -> None:
    text = "\n\n".join([*["前文一行。"] * 13, "一[^1]、二[^2]有注。"])
    notes = f"[^1]: 注1始。{long_note(16)}\n[^2]: 注2始。{long_note(16)}\n"
    pages = print_pages(f"{text}\n\n{notes}", manifest=HEAD)
    assert page_of(pages, "有注") == page_of(pages, "注1始") == page_of(pages, "注2始") == 1


def test_a_long_note_of_a_table_begins_on_the_page_of_its_row(print_pages: Print) -> None:
    table = f"| 项 | 说明 |\n|--|--|\n| 甲[^1] | 乙[^2] |\n\n{'后文一段。' * 90}\n\n"
    notes = f"[^1]: 注1始。{long_note(75)}\n[^2]: 注2始。{long_note(60)}\n"
    pages = print_pages(table + notes, manifest=HEAD)
    assert page_of(pages, "乙") == page_of(pages, "注1始") == 0
    assert page_of(pages, "注2始") == 1
    _assert_text_above_notes(pages)


def test_a_table_has_its_notes_on_the_page_of_its_row(print_pages: Print) -> None:
    rows = "\n".join(f"| 第{n}名[^{n}] | 甲 |" for n in range(40))
    notes = "\n".join(f"[^{n}]: 第{n}名的注。\n" for n in range(40))
    pages = print_pages(f"| 姓名 | 单位 |\n|---|---|\n{rows}\n\n{notes}", manifest=HEAD)
    assert len(pages) > 2
    for number in range(40):
        assert page_of(pages, f"第{number}名的注") == page_of(pages, f"第{number}名甲")


def test_a_note_of_a_repeated_head_stands_once_on_the_page_of_the_first(print_pages: Print) -> None:
    rows = "\n".join(f"| 单位{n} | {n * 317} |" for n in range(1, 60))
    table = f"| 单位 | 人数[^h] |\n|---|--:|\n{rows}\n\n[^h]: 头注一条。\n"
    pages = print_pages("甲。\n\n" + table, manifest=HEAD)
    text = "".join(line.text for page in pages for line in page.lines)
    assert len(pages) > 2
    assert text.count("单位人数") == len(pages)
    assert text.count("头注一条") == 1
    assert page_of(pages, "头注一条") == 0


def test_a_note_mark_does_not_break_a_short_entry_of_a_table(print_pages: Print) -> None:
    rows = "\n".join(f"| {'某某有限责任公司' * 3} | 备注[^{n}] |" for n in range(3))
    notes = "\n".join(f"[^{n}]: 注。\n" for n in range(3))
    (page,) = print_pages(f"| 单位 | 备注 |\n|---|---|\n{rows}\n\n{notes}", manifest=HEAD)
    assert sum("备注" in line.text for line in page.lines) == 4


@pytest.mark.parametrize("mark", ["。[^1]", "[^1]，", "”[^1]"])
def test_no_line_begins_with_a_note_mark(print_pages: Print, mark: str) -> None:
    paragraphs = [
        f"{'工' * length}{mark.replace('1', str(length))}{'会' * 20}" for length in range(22, 32)
    ]
    notes = "\n".join(f"[^{length}]: 注。\n" for length in range(22, 32))
    pages = print_pages("\n\n".join([*paragraphs, notes]), manifest=HEAD)
    body = [line for page in pages for line in page.lines if 37 * MM < line.baseline < FLOOR]
    marks = [g for page in pages for g in page.glyphs if g.text in "①②③④⑤⑥⑦⑧⑨⑩" and g.size < 9]
    left = min(line.x for line in body if "会" in line.text)
    assert len(marks) == 10
    assert all(glyph.x > left + 15 for glyph in marks)


def test_a_note_mark_takes_no_blank_before_it(print_pages: Print) -> None:
    (page,) = print_pages("这是。[^1]文字。\n\n[^1]: 注。\n", manifest=HEAD)
    (mark,) = [glyph for glyph in page.glyphs if glyph.text == "①" and glyph.size < 9]
    stop = next(glyph for glyph in page.glyphs if glyph.text == "。")
    assert mark.x - stop.x == approx(stop.size / 2, abs=0.5)


def test_a_note_that_is_called_again_has_its_number_and_stands_once(print_pages: Print) -> None:
    other = "上篇[^1]。\n\n[^1]: 上篇的注。\n"
    pages = print_pages(
        other, "甲[^a]，乙[^b]，丙[^a]。\n\n[^a]: 注甲。\n\n[^b]: 注乙。\n", manifest=HEAD
    )
    text = "".join(line.text for page in pages for line in page.lines)
    marks = [g.text for page in pages for g in page.glyphs if g.text in "①②③④" and g.size < 9]
    assert marks == ["①", "②", "③", "②"]
    assert text.count("注甲") == 1


def test_more_than_twenty_notes_are_numbered_in_one_style(print_pages: Print) -> None:
    text = "".join(f"文字[^{n}]，" for n in range(25))
    notes = "\n".join(f"[^{n}]: 注。\n" for n in range(25))
    pages = print_pages(f"{text}\n\n{notes}", manifest=HEAD)
    found = "".join(line.text for page in pages for line in page.lines)
    assert not re.search("[①-⑳]", found)
    assert {f"[{n}]注。" for n in range(1, 26)} == set(re.findall(r"\[\d+\]注。", found))


def test_control_twenty_notes_are_circled(print_pages: Print) -> None:
    text = "".join(f"文字[^{n}]，" for n in range(20))
    notes = "\n".join(f"[^{n}]: 注。\n" for n in range(20))
    pages = print_pages(f"{text}\n\n{notes}", manifest=HEAD)
    assert any("⑳注。" in line.text for page in pages for line in page.lines)


@pytest.mark.parametrize("text", ["^[" * 20_000, "^[" * 20_000 + "]", "文^[注]" * 5_000])
def test_notes_that_never_end_are_read_to_the_last_character(text: str) -> None:
    """Once, twenty thousand of them took hours."""
    environment: dict[str, object] = {}
    tokens = parser().parse(text, environment)
    assert tokens[1].content == text


@pytest.mark.parametrize("paragraphs", [1, 2, 9, 26])
def test_notes_called_in_columns_stand_on_the_page_of_their_call(
    print_pages: Print, paragraphs: int
) -> None:
    """The columns are set above what their notes take, and are as deep as without them."""
    text = "工会组织职工学习文件，讨论落实，并提出了自己的意见和建议。" * 6
    notes = [f"[^{n}]: 第{n:02}注。{'注的文字。' * (n % 5 * 9)}" for n in range(paragraphs)]
    calls = [f"第{n:02}段，{text}[^{n}]末{n:02}。" for n in range(paragraphs)]
    newsletter = f"layout: newsletter\n{HEAD}"
    pages = print_pages("\n\n".join([*calls, *notes]), manifest=newsletter)
    without = print_pages(
        "\n\n".join(f"第{n:02}段，{text}末{n:02}。" for n in range(paragraphs)), manifest=newsletter
    )
    assert len(pages) <= len(without) + (paragraphs > 9)
    for n in range(paragraphs):
        called, noted = page_of(pages, f"末{n:02}"), page_of(pages, f"第{n:02}注")
        assert noted == called
        page = pages[noted]
        note = page.line(f"第{n:02}注")
        above = [line for line in page.lines if line.glyphs[0].size > note.glyphs[0].size + 0.3]
        assert all(line.baseline < note.baseline for line in above if "段" in line.text)


@pytest.mark.parametrize("kind", ["wide", "photos"])
def test_text_below_what_stands_across_the_columns_ends_above_the_notes(
    print_pages: Print, kind: str
) -> None:
    text = "工会组织职工学习文件，讨论落实，并提出了自己的意见和建议。"
    across = f"::: {kind}\n横排。\n:::"
    parts = [f"第{n:02}段，{text * 7}[^{n}]末{n:02}。\n\n{across * (n % 3 == 1)}" for n in range(9)]
    notes = [f"[^{n}]: 第{n:02}注。{'注的文字。' * 40}" for n in range(9)]
    pages = print_pages("\n\n".join([*parts, *notes]), manifest=f"layout: newsletter\n{HEAD}")
    for n in range(9):
        page = pages[page_of(pages, f"末{n:02}")]
        note = page.line(f"第{n:02}注")
        body = [line for line in page.lines if "职工" in line.text]
        assert all(line.baseline < note.glyphs[0].top for line in body)


@pytest.mark.parametrize("clauses", [3, 300])
def test_a_long_note_of_columns_low_on_a_page_leaves_them_room(
    print_pages: Print, clauses: int
) -> None:
    """On a small page nothing stood below the masthead."""
    text = "工会组织职工学习文件，讨论落实，并提出了自己的意见和建议。"
    head = "masthead: {name: 北岭一中, issuer: 校办, date: 2026-04-15}"
    manifest = f"layout: newsletter\noptions: {{paper: a5, columns: 2}}\n{head}\n"
    paragraphs = "\n\n".join([text * 4] * 6)
    story = f"开头[^1]。{paragraphs}\n\n[^1]: {long_note(clauses)}"
    about = "headline: 长注\ndeck: [一, 二, 三, 四]\nkicker: 要闻"
    pages = print_pages(f"---\n{about}\n---\n\n{story}\n", manifest=manifest)
    assert page_of(pages, "开头") == 0
    _assert_text_above_notes(pages)
