"""`zh-Hant` is a language of its own: one face for its text, centred marks, its labels."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.press.conftest import Print, Set
from tests.reading import Sheet

MANIFEST = """
language: {language}
masthead: {{name: 工會通訊, issuer: 某市總工會, number: 3, total: 12, date: 2023-03}}
printed: {{date: 2023-03, copies: 300}}
"""
TEXT = (
    "會議指出：「要深刻領會『三個代表』重要思想，做到學思用貫通、知信行統一。」全市完成投資十二億元；"
    "惠及職工。裏、峯、羣、綫、衞、麪、臺灣、嚀、攏、憚。\n"
)


def fonts(page: Sheet, characters: str) -> Counter[str]:
    return Counter(glyph.font for glyph in page.glyphs if glyph.text in characters)


@pytest.mark.parametrize("language", ["zh-Hant", "zh-TW", "zh-Hant-HK"])
def test_all_of_the_text_comes_from_one_traditional_face(print_pages: Print, language: str) -> None:
    (page,) = print_pages(TEXT, manifest=MANIFEST.format(language=language))
    used = {font for font in fonts(page, TEXT) if not font.startswith("Typeset-Ming-Bold")}
    assert used == {"Typeset-Ming"}


COMMON = (
    "會議指出：「要深刻領會『三個代表』重要思想。」全市完成投資；惠及職工，臺灣、嚀、攏、憚。\n"
)


def test_text_of_common_characters_is_in_fangsong(print_pages: Print) -> None:
    (page,) = print_pages(COMMON, manifest=MANIFEST.format(language="zh-Hant"))
    han = "".join(char for char in COMMON if char not in "：「」『』。，、；")
    used = {font for font in fonts(page, han) if not font.startswith("Typeset-Ming-Bold")}
    assert used == {"Typeset-Fangsong-TC"}
    assert set(fonts(page, "「」。")) == {"Typeset-Ming"}  # marks in the middle of the em


def test_control_in_simplified_chinese_it_is_a_patchwork(print_pages: Print) -> None:
    (page,) = print_pages(TEXT, manifest=MANIFEST.format(language="zh-Hans"))
    assert len(fonts(page, TEXT)) > 2


def test_no_character_is_missing_or_substituted(set_pages: Set) -> None:
    assert set_pages(TEXT, manifest=MANIFEST.format(language="zh-Hant")).warnings == ()
    warnings = set_pages(TEXT, manifest=MANIFEST.format(language="zh-Hans")).warnings
    assert sum(str(warning.details["code"]).count("U+") for warning in warnings) > 20


def test_its_labels_are_traditional(print_pages: Print) -> None:
    said = "".join(
        g.text for g in print_pages(TEXT, manifest=MANIFEST.format(language="zh-Hant"))[0].glyphs
    )
    assert "總第12期" in said
    assert "印發" in said
    plain = "".join(
        g.text for g in print_pages(TEXT, manifest=MANIFEST.format(language="zh-Hans"))[0].glyphs
    )
    assert "总第12期" in plain


EMPHASIS = "**工會**與*勞動*，"


def test_emphasis_has_traditional_faces_too(print_pages: Print) -> None:
    (page,) = print_pages(f"{EMPHASIS}{TEXT}", manifest=MANIFEST.format(language="zh-Hant"))
    assert "Typeset-Hei-TC" in str(fonts(page, "工會"))
    assert "Typeset-Kai-TC" in str(fonts(page, "勞動"))
    assert page.line("會議指出")


def test_a_simplified_article_of_a_traditional_issue_has_its_own_faces(print_pages: Print) -> None:
    article = "---\nlanguage: zh-Hans\n---\n\n工会组织职工学习。\n"
    (page,) = print_pages(TEXT, article, manifest=MANIFEST.format(language="zh-Hant"))
    assert set(fonts(page, "组织职习")) == {"Typeset-Fangsong"}


@pytest.mark.parametrize("layout", ["newsletter", "community", "campus"])
def test_a_newsletters_own_words_are_traditional(print_pages: Print, layout: str) -> None:
    mast = (
        "name: 社區通訊, issuer: 研究會, licence: 7, price: 2元, web: www.example.org, internal: 是"
    )
    manifest = (
        f"layout: {layout}\nlanguage: zh-Hant\noptions: {{mailing_panel: true}}\n"
        f"masthead: {{{mast}}}\nprinted: {{date: 2026-03-05, copies: 300}}\n"
    )
    pages = print_pages("---\nheadline: 題目\n---\n正文。\n", manifest=manifest)
    text = "".join(line.text for page in pages for line in page.lines)
    for word in ("郵票", "網址", "定價", "證號", "內部資料", "印發"):
        assert word in text
    assert not set("邮网价证内资发数关") & set(text)
