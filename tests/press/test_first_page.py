"""Page 1 keeps its masthead and the text under it, whatever a note at its foot asks for."""

from __future__ import annotations

import pytest

from tests.press.conftest import Print

NOTE = "第某条根据工会法规定，写了又写。" * 150
SIGNED = "signature: [市总工会, 2023年3月5日]\n"
SHORT = {
    "a last line": ("", "后文一段。\n"),
    "a signature": (SIGNED, ""),
    "both": (SIGNED, "后文一段。\n"),
    "two paragraphs": ("", "后文一段。\n\n又是一段。\n"),
}


@pytest.mark.parametrize("how", SHORT)
@pytest.mark.parametrize("layout", ["bulletin", "official", "work-brief", "special-report"])
def test_a_note_longer_than_a_page_leaves_masthead_and_text_together(
    print_pages: Print, layout: str, how: str
) -> None:
    about, after = SHORT[how]
    story = f"---\nheadline: 题目\n{about}---\n此处有长注[^1]。\n\n{after}\n[^1]: {NOTE}\n"
    pages = print_pages(story, manifest=f"layout: {layout}\nmasthead: {{name: 工运信息}}\n")
    first = "".join(line.text for line in pages[0].lines)
    assert "工运信息" in first
    assert "题目" in first
    assert "此处有长注" in first


def test_control_where_the_signature_keeps_to_its_text_the_text_leaves(print_pages: Print) -> None:
    story = f"---\nheadline: 题目\n{SIGNED}---\n此处有长注[^1]。\n\n[^1]: {NOTE}\n"
    css = ".signature.free { break-before: avoid }"
    pages = print_pages(story, manifest="masthead: {name: 工运信息}\n", css=css)
    assert "此处有长注" not in "".join(line.text for line in pages[0].lines)
