"""The mail: a text part, an HTML part that clients show, pictures as parts of their own."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from typeset.issue import load
from typeset.outputs.edition import edition_of
from typeset.outputs.mail import CLIPPED, clipped
from typeset.outputs.publishing import make, publish


@pytest.fixture(scope="module")
def message(samples: dict[str, Path]) -> EmailMessage:
    data = make(edition_of(load(samples["rich"])), "email")[".eml"]
    return message_from_bytes(data, policy=policy.default)


def html_of(message: EmailMessage) -> str:
    return message.get_body(("html",)).get_content()


def test_it_has_a_subject_and_opens_as_a_draft(message: EmailMessage) -> None:
    assert message["Subject"] == "工会工作简报 第十二期"
    assert message["X-Unsent"] == "1"
    assert message.get_content_type() == "multipart/alternative"


def test_the_text_part_is_the_plain_text(samples: dict[str, Path], message: EmailMessage) -> None:
    plain = make(edition_of(load(samples["rich"])), "txt")[".txt"].decode()
    assert message.get_body(("plain",)).get_content().splitlines() == plain.splitlines()


def test_every_picture_is_a_part_that_is_shown_with_words(message: EmailMessage) -> None:
    html = html_of(message)
    shown = re.findall(r'src="cid:([^"]+)" alt="([^"]+)"', html)
    parts = {part["Content-ID"].strip("<>") for part in message.walk() if part["Content-ID"]}
    assert {name for name, _ in shown} == parts
    assert [words for _, words in shown] == ["说明文字", "二维码", "会场里坐满了人"]
    assert "http" not in re.sub(r'<a [^>]*href="https?:[^"]*"', "", html).split("<body")[0]


def test_styles_are_inline_and_the_page_lies_in_tables(message: EmailMessage) -> None:
    html = html_of(message)
    assert len(html.encode()) < CLIPPED
    assert 'role="presentation"' in html
    assert "prefers-color-scheme: dark" in html
    assert not re.search(r"<(script|link|article|section|figure|header|nav)\b", html)
    paragraphs = re.findall(r"<p[^>]*>", html)
    assert paragraphs and all("style=" in each for each in paragraphs)


def test_what_is_coloured_has_another_colour_by_night(message: EmailMessage) -> None:
    html = html_of(message)
    by_night = set(re.findall(r"\.(\w+) \{", html.partition("</style>")[0]))
    coloured = re.findall(r'<[^>]*style="[^"]*\b(?<!-)(?:color|background):#[^>]*>', html)
    assert len(coloured) > 3
    for tag in coloured:
        named = re.search(r'class="([^"]*)"', tag)
        assert named and named[1] and {*named[1].split()} <= by_night, tag
    assert 'class=""' not in html


def test_the_preheader_has_the_headlines(message: EmailMessage) -> None:
    hidden = re.search(r"display:none[^>]*>([^<]*)<", html_of(message))
    assert hidden and hidden[1].startswith("“两会”之后怎么干；短讯")


def test_a_mail_that_would_be_cut_off_is_warned_of(
    samples: dict[str, Path], tmp_path: Path
) -> None:
    folder = tmp_path / "long"
    folder.mkdir()
    (folder / "a.md").write_text("---\nheadline: 长\n---\n" + "很长的一段。\n\n" * 1500, "utf-8")
    (folder / "issue.yaml").write_text("articles: [a.md]\n", "utf-8")
    edition = edition_of(load(folder))
    _, warnings = publish(edition, tmp_path / "long.pdf", ["email"])
    assert [one.key for one in warnings] == ["outputs.mail-clipped"]
    short = make(edition_of(load(samples["rich"])), "email")[".eml"]
    assert clipped(short) == ()
