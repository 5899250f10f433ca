"""Texts out of converters, and pages in Markdown: what their marks say of headlines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from typeset.intake.importing import import_issue
from typeset.issue import load
from typeset.issue.inlines import plain_text
from typeset.issue.model import Heading, Issue

ONE = "7号楼的电梯3月1日开动那天，六楼的鲍奶奶坐着上下了三趟。她已经有四年没有自己下过楼了。"
TWO = "老魏过意不去，在门洞里多放了一把椅子，谁走累了都可以坐。"
ENGLISH = (
    "Hall is open for breakfast from 7.45 to 9.15, and the porters believe it is doing its best."
)


def imported(name: str, text: str, folder: Path) -> Issue:
    (folder / name).write_text(text, encoding="utf-8")
    import_issue(folder / name, folder / "issue")
    return load(folder / "issue")


def heads(issue: Issue) -> list[tuple[str | None, ...]]:
    """Section, headline, deck and byline of each article."""
    return [
        (a.about.section, a.about.headline, "".join(a.about.deck), "".join(a.about.byline))
        for a in issue.articles
    ]


def headings(issue: Issue) -> list[list[str]]:
    return [
        [plain_text(block.children) for block in article.body if isinstance(block, Heading)]
        for article in issue.articles
    ]


def converted(*below: str) -> str:
    """Three pieces of a converter's text, with small headings below their headlines."""
    titles = ("三十六级台阶的电梯", "修鞋摊搬进门洞", "晾在走廊里的二胡")
    pieces = (f"# **{t}**\n\n{b}\n\n{ONE}\n\n{TWO}" for t, b in zip(titles, below, strict=True))
    return "# **梧桐里居民报**\n\n**第24期** **2024年3月15日**\n\n" + "\n\n".join(pieces)


@pytest.mark.parametrize("kind", ["txt", "md"])
def test_names_and_decks_in_small_headings_make_no_label_of_the_headline(
    kind: str, tmp_path: Path
) -> None:
    below = ("## **——加装电梯始末**\n\n##### **秦 岭** **沈 浪**", "##### **沈 浪**", "##### 秦 岭")
    assert heads(imported(f"a.{kind}", converted(*below), tmp_path)) == [
        (None, "三十六级台阶的电梯", "——加装电梯始末", "秦 岭 沈 浪"),
        (None, "修鞋摊搬进门洞", "", "沈 浪"),
        (None, "晾在走廊里的二胡", "", "秦 岭"),
    ]


def test_control_other_headings_do(tmp_path: Path) -> None:
    below = ("##### 谁先开口", "##### 老魏有了椅子", "##### 一支《小星星》")
    found = heads(imported("a.txt", converted(*below), tmp_path))
    assert [head[:2] for head in found] == [
        ("三十六级台阶的电梯", "谁先开口"),
        ("修鞋摊搬进门洞", "老魏有了椅子"),
        ("晾在走廊里的二胡", "一支《小星星》"),
    ]


def test_a_converters_backslashes_and_pictures_are_not_printed(tmp_path: Path) -> None:
    pictures = "![](media/a.jpeg)\n\n![老魏在门洞里修鞋。](b.png)"
    text = f"{ONE}\n\n{pictures}\n\n1\\. 一楼不出钱；\n\n2\\. 二楼出的最少。\n\n{TWO}"
    for mark, marks in (("## ", 0), ("", 4)):
        folder = tmp_path / str(marks)
        folder.mkdir()
        head = f"小报\n\n第24期　2024年3月15日\n\n{mark}加装电梯\n\n"
        imported("a.txt", f"{head}{text}\n", folder)
        written = "".join(each.read_text("utf-8") for each in folder.glob("issue/articles/*"))
        assert written.count("\\\\") + written.count("](") == marks and "老魏" in written
        report = json.loads((folder / "issue" / "import-report.json").read_text("utf-8"))
        assert ("media/a.jpeg" in str(report["look_at"])) == (not marks)


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Staff letter of Wexcombe University · Number 62 · February 2024", 2),
        ("Vol. 3, No. 12 | For all who live in Mill Lane and Church Street | May 2024", 2),
        ("Staff letter of Wexcombe University, where Number 62 is empty in February", 1),
    ],
)
def test_a_number_among_facts_is_an_issues(line: str, pieces: int, tmp_path: Path) -> None:
    text = f"# Quad & Cloister\n\n{line}\n\n## The clock\n\n{ENGLISH}\n\n## Kitchens\n\n{ENGLISH}\n"
    assert len(imported("a.md", text, tmp_path).articles) == pieces


def named(kind: str, bold: tuple[str, ...]) -> str:
    """A page of two pieces, the first with bold lines above its paragraphs."""
    lines = "".join(f"**{each}**\n\n**毕节生**，{TWO}\n\n" for each in bold)
    text = f"# 江湾社区报\n\n第5期　2024年5月8日\n\n## 手艺名录\n\n{lines}## 停车难\n\n{ONE}\n"
    if kind == "md":
        return text
    for mark, tag in (("# ", "h1"), ("## ", "h2")):
        text = "\n".join(
            f"<{tag}>{line.removeprefix(mark)}</{tag}>" if line.startswith(mark) else line
            for line in text.split("\n")
        )
    paragraphs = (f"<p>{p}</p>" if p[:1] != "<" else p for p in text.split("\n\n"))
    bare = "".join(paragraphs).replace("<p>**", "<p><b>").replace("**", "</b>")
    return f"<meta charset=utf-8><body>{bare}</body>"


@pytest.mark.parametrize("kind", ["md", "html"])
def test_bold_lines_of_an_article_are_its_headings_and_bold_openings_are_not(
    kind: str, tmp_path: Path
) -> None:
    issue = imported(f"a.{kind}", named(kind, ("竹木", "针线", "吃食")), tmp_path)
    assert headings(issue) == [["竹木", "针线", "吃食"], []]


@pytest.mark.parametrize("bold", [("竹木",), ("竹木。", "针线。"), ("问：竹木呢？", "答：针线。")])
def test_control_one_bold_line_sentences_and_questions_are_none(
    bold: tuple[str, ...], tmp_path: Path
) -> None:
    assert headings(imported("a.md", named("md", bold), tmp_path)) == [[], []]
