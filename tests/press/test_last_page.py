"""版记 on an even last page, where the manifest asks for it (GB/T 9704-2012, 7.4.1 and 7.5)."""

from __future__ import annotations

import pytest

from tests.press.conftest import Print
from tests.reading import MM, Sheet

MANIFEST = (
    "options: {{last_page: {}}}\nmasthead: {{name: 简报}}\n"
    "distribution: {{报送: 市委}}\nprinted: {{date: 2023-03}}\n"
)
NUMBERS = {"一页": 3, "两页": 20, "两页满": 34, "三页": 44}


def pages(print_pages: Print, paragraphs: int, where: str) -> tuple[Sheet, ...]:
    text = "\n\n".join(f"正文第{n}段。" for n in range(paragraphs))
    return print_pages(f"---\nheadline: 题\n---\n{text}\n", manifest=MANIFEST.format(where))


def folio(page: Sheet) -> str:
    return "".join(line.text for line in page.lines if line.text.startswith("—"))


@pytest.mark.parametrize("length", NUMBERS)
def test_the_closing_block_stands_at_the_foot_of_an_even_page(
    print_pages: Print, length: str
) -> None:
    found = pages(print_pages, NUMBERS[length], "even")
    assert len(found) % 2 == 0
    assert found[-1].line("报送")
    assert max(rule.bottom for rule in found[-1].rules) == pytest.approx(262 * MM, abs=1)
    text = "".join(line.text for page in found for line in page.lines)
    assert text.count("正文第") == NUMBERS[length]


def test_a_blank_page_before_it_has_no_number_nor_has_its_own(print_pages: Print) -> None:
    found = pages(print_pages, NUMBERS["两页满"], "even")
    assert [folio(page) for page in found] == ["—1—", "—2—", "", ""]
    assert found[2].lines == ()


def test_control_by_default_it_stands_where_the_text_ends(print_pages: Print) -> None:
    found = pages(print_pages, NUMBERS["一页"], "any")
    assert len(found) == 1
    assert found[0].line("报送")
