"""Names and pictures stand on the web page where the layout prints them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from typeset.issue import load
from typeset.outputs.edition import edition_of
from typeset.outputs.publishing import publish

ARTICLE = """---
headline: Fair by the river
byline: [{names}]
images: [{{file: fair.svg, caption: The tents}}]
---
It rained all day.
"""


def seen(browser: Browser, folder: Path, layout: str, names: str, language: str = "en") -> str:
    """The article as a browser shows it, from its headline on, in one line."""
    picture = Path(__file__).parents[2] / "layouts/school/sample/pictures/classroom.svg"
    shutil.copy(picture, folder / "fair.svg")
    (folder / "a.md").write_text(ARTICLE.format(names=names))
    head = "masthead: {name: The Letter, date: 2026-05-15}"
    (folder / "issue.yaml").write_text(
        f"layout: {layout}\nlanguage: {language}\n{head}\narticles: [a.md]\n"
    )
    (folder / "issue.pdf").write_bytes(b"%PDF-")
    ((file,), _) = publish(edition_of(load(folder)), folder / "issue.pdf", ["web"])
    page = browser.new_page()
    page.goto(file.as_uri())
    text = page.locator("article").inner_text()
    page.close()
    return " | ".join(line for line in text.split("\n") if line.strip())


@pytest.mark.parametrize(
    ("layout", "names", "shown"),
    [
        ("school", "Ann Lee", "By Ann Lee | The tents | It rained all day."),
        ("newsletter", "Ann Lee, Bo Wu", "By Ann Lee and Bo Wu | The tents | It rained all day."),
        ("school", "Words by Ann Lee", "Words by Ann Lee | The tents | It rained all day."),
        ("newspaper", "Ann Lee", "Ann Lee | The tents | It rained all day."),
        ("bulletin", "Ann Lee", "It rained all day. | (Ann Lee) | The tents"),  # below, as printed
    ],
)
def test_names_stand_where_they_are_printed(
    layout: str, names: str, shown: str, browser: Browser, tmp_path: Path
) -> None:
    assert seen(browser, tmp_path, layout, names) == f"Fair by the river | {shown}"


def test_in_chinese_they_have_the_layout_s_label(browser: Browser, tmp_path: Path) -> None:
    assert "文 / 张三　李四 |" in seen(browser, tmp_path, "newsletter", "张三, 李四", "zh")
