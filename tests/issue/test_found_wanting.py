"""Slips that editors made in earnest, and the sentence that each now gets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from typeset.diagnostics.report import as_text
from typeset.issue import IssueError, load
from typeset.layout.wording import worded_date

MANIFEST = "articles: [articles/a.md]\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>'


def refused(folder: Path) -> str:
    with pytest.raises(IssueError) as caught:
        load(folder)
    return as_text(caught.value.diagnostics, language="en")


def warned(folder: Path) -> str:
    return as_text(load(folder).warnings, language="en")


@pytest.mark.parametrize("name", ["来稿.docx", "photo.HEIC", "a.pdf"])
def test_a_word_file_in_the_list_of_articles(write: Callable[..., Path], name: str) -> None:
    said = refused(write(f"articles: [{name}]\n"))
    assert "cannot be listed as an article" in said
    assert f"add ISSUE {name}" in said


def test_a_word_file_is_called_one(write: Callable[..., Path]) -> None:
    assert "is a Word file" in refused(write("articles: [来稿.docx]\n"))


def test_no_article_that_the_list_has_is_suggested(write: Callable[..., Path]) -> None:
    files = {"articles/a.md": "甲。\n", "articles/bb.md": "乙。\n"}
    said = refused(write("articles: [articles/a.md, articles/aa.md]\n", **files))
    assert "did you mean “articles/bb.md”" in said


@pytest.mark.parametrize("value", ["''", "[]", "' '", "['']"])
@pytest.mark.parametrize("key", ["editors", "contact", "distribution"])
def test_a_label_without_a_word_behind_it(write: Callable[..., Path], key: str, value: str) -> None:
    """It was printed: 送："""
    said = refused(write(f"{MANIFEST}{key}: {{送: {value}}}\n", **{"articles/a.md": "甲。\n"}))
    assert f"nothing is written for “{key}.送”" in said


@pytest.mark.parametrize("key", ["editors", "contact", "distribution"])
def test_control_a_label_with_one(write: Callable[..., Path], key: str) -> None:
    load(write(f"{MANIFEST}{key}: {{送: 甲}}\n", **{"articles/a.md": "甲。\n"}))


def test_a_manifest_called_yml(tmp_path: Path) -> None:
    (tmp_path / "issue.yml").write_text(MANIFEST)
    assert "there is an issue.yml; call it issue.yaml" in refused(tmp_path)


@pytest.mark.parametrize("dashes", ["————", "──", "－－－"])
def test_other_dashes_than_three_hyphens(write: Callable[..., Path], dashes: str) -> None:
    article = f"{dashes}\n标题: 题\n{dashes}\n正文。\n"
    assert f"“{dashes}” is not ---" in warned(write(MANIFEST, **{"articles/a.md": article}))


def test_keys_without_dashes(write: Callable[..., Path]) -> None:
    said = warned(write(MANIFEST, **{"articles/a.md": "headline: 题\n\n正文。\n"}))
    assert "does not stand between two lines of ---" in said


def test_control_a_text_that_begins_with_a_dash_is_a_text(write: Callable[..., Path]) -> None:
    said = warned(write(MANIFEST, **{"articles/a.md": "——他说：\n\n正文。\n"}))
    assert said.strip() == ""


def test_a_picture_s_name_as_web_pages_write_it(write: Callable[..., Path]) -> None:
    files = {"articles/a.md": "![](图%201.svg)\n", "articles/图 1.svg": DRAWING}
    (figure,) = load(write(MANIFEST, **files)).articles[0].body
    assert figure.picture.file == "articles/图 1.svg"


@pytest.mark.parametrize(("width", "share"), [("50%", "half"), ("35%", "third"), ("100%", "full")])
def test_a_picture_s_width_in_per_cent(write: Callable[..., Path], width: str, share: str) -> None:
    files = {"articles/a.md": f"![](a.svg){{width={width}}}\n", "articles/a.svg": DRAWING}
    (figure,) = load(write(MANIFEST, **files)).articles[0].body
    assert figure.picture.width == share


@pytest.mark.parametrize(
    ("manifest", "dash"),
    [
        ("稿件:\n－ articles/a.md\n", "－"),
        ("articles:\n-articles/a.md\n", "-"),
        ("articles:\n  — articles/a.md\n", "—"),
        ("articles:\n- articles/a.md\n－articles/a.md\n", "－"),
    ],
)
def test_another_dash_than_that_of_a_list(
    write: Callable[..., Path], manifest: str, dash: str
) -> None:
    said = refused(write(manifest, **{"articles/a.md": "甲。\n"}))
    assert f"begins with a hyphen and a space, “- ”; here it is “{dash}”" in said


def test_control_a_missing_colon_is_no_dash(write: Callable[..., Path]) -> None:
    assert "a colon is missing here" in refused(write(f"{MANIFEST}layout\n"))


@pytest.mark.parametrize("keys", ["报头.日期", "masthead.date"])
def test_a_key_is_called_as_it_is_written(write: Callable[..., Path], keys: str) -> None:
    outer, inner = keys.split(".")
    said = refused(write(f"{MANIFEST}{outer}: {{{inner}: 明天}}\n", **{"articles/a.md": "甲。\n"}))
    assert f"“{keys}” cannot be: 明天" in said


@pytest.mark.parametrize(
    ("written", "date", "printed"),
    [
        ("30 November 2026", "2026-11-30", "30 November 2026"),
        ("November 30th, 2026", "2026-11-30", "30 November 2026"),
        ("30/11/2026", "2026-11-30", "30 November 2026"),
        ("11/30/2026", "2026-11-30", "30 November 2026"),
        ("Sept 2026", "2026-09", "September 2026"),
        ("Winter 2026", "2026-12", "Winter 2026"),
        ("Easter 2026", "2026-04", "Easter 2026"),
        ("Autumn Term 2026", "2026-09", "Autumn Term 2026"),
        ("Christmas 2026/27", "2026-12", "Christmas 2026/27"),
        ("December 2026 – January 2027", "2026-12", "December 2026 – January 2027"),
        ("November/December 2026", "2026-11", "November/December 2026"),
        ("2026年11—12月", "2026-11", "2026年11—12月"),
        ("2026年12月—2027年1月", "2026-12", "2026年12月—2027年1月"),
        ("2026年冬季号", "2026-12", "2026年冬季号"),
    ],
)
def test_dates_in_words(write: Callable[..., Path], written: str, date: str, printed: str) -> None:
    manifest = f"{MANIFEST}masthead: {{name: 甲, date: '{written}'}}\n"
    masthead = load(write(manifest, **{"articles/a.md": "甲。\n"})).manifest.masthead
    assert masthead and masthead.date and str(masthead.date) == date
    assert worded_date(masthead.date, "auto", "en") == printed


@pytest.mark.parametrize(
    "written", ["5/4/2026", "30 Movember 2026", "Winter", "31 November 2026", "2026年11—13月"]
)
def test_control_what_is_no_plain_date(write: Callable[..., Path], written: str) -> None:
    manifest = f"{MANIFEST}masthead: {{name: 甲, date: '{written}'}}\n"
    assert written in refused(write(manifest, **{"articles/a.md": "甲。\n"}))
