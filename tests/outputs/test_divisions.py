"""Boxes, poems, letters, columns of numbers and the leading colour, in Word and in HTML."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest
from docx import Document
from docx.document import Document as Opened

from tests.outputs.extracted import W
from typeset.issue import load
from typeset.outputs.edition import Edition, edition_of
from typeset.outputs.publishing import make

MANIFEST = """layout: newsletter
language: en
options: {accent: green}
masthead: {name: The Messenger, date: 2026-11}
articles: [a.md]
"""
ARTICLE = """---
headline: Cake
section: Kitchen
---

::: sidebar What you need
For the cake

- butter
- eggs

# Later
:::

::: poem
One line,
another.

A second stanza.
:::

::: letter
The signs were moved.

Sheila Wainwright
:::

| Stall | Taken | Seats |
|---|---|---|
| Books | £12.50 | 8 |
| Cakes | £9 | 12 |
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("divisions")
    (folder / "issue.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "a.md").write_text(ARTICLE, encoding="utf-8")
    return edition_of(load(folder))


@pytest.fixture(scope="module")
def word(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    file = tmp_path_factory.mktemp("word") / "a.docx"
    file.write_bytes(make(edition, "docx")[".docx"])
    return Document(str(file))


def test_a_box_with_a_list_is_one_frame(word: Opened) -> None:
    """Word draws one frame around neighbours with one frame and one left and right indent."""
    inside = [p for p in word.paragraphs if p.style.name in ("框题", "框文")]
    assert [p.text for p in inside] == ["What you need", "For the cake", "butter", "eggs", "Later"]
    indents = set()
    for paragraph in inside:
        own, style = paragraph.paragraph_format, paragraph.style.paragraph_format
        left, right = own.left_indent, own.right_indent
        indents.add((left or style.left_indent, right or style.right_indent))
    assert len(indents) == 1
    assert inside[2]._p.findall(f".//{W}numPr"), "it is a list all the same"
    frames = {p.style.element.findall(f".//{W}pBdr")[0].tag for p in inside}
    assert len(frames) == 1


def test_stanzas_stand_apart_and_who_wrote_signs(word: Opened, edition: Edition) -> None:
    styles = {p.text: p.style for p in word.paragraphs}
    stanza, first = styles["A second stanza."], styles["One line,\nanother."]
    assert stanza.paragraph_format.space_before > first.paragraph_format.space_before
    assert styles["Sheila Wainwright"].name == "落款"
    assert styles["The signs were moved."].name == "Normal", "a control"
    assert 'class="stanza">A second' in make(edition, "web")["-web.html"].decode()
    mail = message_from_bytes(make(edition, "email")[".eml"], policy=policy.default)
    body = mail.get_body(("html",))
    assert body is not None and 'style="margin:28px 0 0;' in body.get_content()


def test_numbers_stand_right(word: Opened, edition: Edition) -> None:
    sides = [str(cell.paragraphs[0].alignment).split()[0] for cell in word.tables[0].rows[1].cells]
    assert sides == ["CENTER", "RIGHT", "RIGHT"]
    html = make(edition, "web")["-web.html"].decode()
    assert '<td class="td right">£12.50</td><td class="td right">8</td>' in html
    assert '<td class="td">Books</td>' in html


def test_the_leading_colour_is_the_issue_s(word: Opened, edition: Edition) -> None:
    colours = {style.name: style.font.color.rgb for style in word.styles if style.type == 1}
    assert edition.leading_colour == "#287b4a"
    assert str(colours["报名"]) == str(colours["栏目"]) == "287B4A"
    html = make(edition, "web")["-web.html"].decode()
    assert "--red: #287b4a" in html and "#c00" not in html
    assert f"--red: {edition.night_colour}" in html and "#ff8d7a" not in html
