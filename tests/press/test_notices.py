"""Notices in a bulletin: addressee, attachments, numbers that go on, the contributor's brackets."""

from __future__ import annotations

from pytest import approx

from tests.press.conftest import Print

BARE = "masthead: {name: 简报}\n"
SIGNED = "signature: [某某总工会, 2026年11月10日]\n"
LEFT = 28 / 25.4 * 72
BODY = (
    "各县总工会、各产业工会：\n\n现将事项通知如下：\n\n正文。\n\n附件：1.登记表\n　　　2.统计表\n"
)


def notice(print_pages: Print, keys: str, body: str = BODY) -> dict[str, float]:
    """Where the line with each word begins, pt."""
    (page,) = print_pages(f"---\nheadline: 通知\n{keys}---\n{body}", manifest=BARE)
    return {word: page.line(word).x for word in ("各县", "现将", "附件", "统计表")}


def test_who_a_notice_goes_to_stands_flush_left(print_pages: Print) -> None:
    found = notice(print_pages, SIGNED)
    assert found["各县"] == approx(LEFT, abs=2)
    assert found["现将"] == approx(LEFT + 32, abs=3)


def test_control_without_a_signature_it_is_a_paragraph(print_pages: Print) -> None:
    assert notice(print_pages, "")["各县"] == approx(LEFT + 32, abs=3)


def test_attachments_stand_one_below_another(print_pages: Print) -> None:
    (page,) = print_pages(f"---\nheadline: 通知\n---\n{BODY}", manifest=BARE)
    first = next(g for g in page.line("登记表").glyphs if g.text == "1")
    second = next(g for g in page.line("统计表").glyphs if g.text == "2")
    assert second.x == approx(first.x, abs=2)
    assert second.x > page.line("现将").x + 32  # where it stood as a paragraph


def test_a_list_that_goes_on_keeps_its_numbers(print_pages: Print) -> None:
    body = "1. 甲\n\n一段。\n\n2. 乙\n\n一段。\n\n7. 丙\n"
    (page,) = print_pages(f"---\nheadline: 通知\n---\n{body}", manifest=BARE)
    said = [line.text.replace(" ", "") for line in page.lines]
    assert {"1.甲", "2.乙", "7.丙"} <= set(said)


def test_name_and_source_share_one_pair_of_brackets(print_pages: Print) -> None:
    keys = "byline: 林晓燕\nsource: 职工之家\n"
    (page,) = print_pages(f"---\nheadline: 通讯\n{keys}---\n正文。\n", manifest=BARE)
    assert "（林晓燕职工之家）" in page.line("林晓燕").text.replace("　", "")


def test_a_poem_keeps_its_typed_indents(print_pages: Print) -> None:
    poem = "::: 诗\n甲行从头\n  乙行缩进\n丙行从头\n:::\n"
    (page,) = print_pages(f"---\nheadline: 诗\n---\n{poem}", manifest=BARE)
    first, second, third = (page.line(word).x for word in ("甲行", "乙行", "丙行"))
    assert first == approx(third, abs=0.1) and second > first + 5
