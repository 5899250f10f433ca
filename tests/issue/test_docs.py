"""What docs/issue.md shows is so, and its Chinese version shows the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from typeset.diagnostics.report import as_text
from typeset.issue import IssueError, load
from typeset.issue.model import Figure, FrontMatter, Heading, Manifest

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "issue.md").read_text(encoding="utf-8")
CHINESE = (DOCS / "issue.zh-CN.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall(PAGE)
YAML = [text for kind, text in BLOCKS if kind == "yaml"]
MARKDOWN = [text for kind, text in BLOCKS if kind == "markdown"]
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"/>'
FILES = {"articles/01-recuperation.md": "正文。\n", "articles/02-study.md": "正文。\n"}


@pytest.fixture
def picture() -> bytes:
    from io import BytesIO

    from PIL import Image

    stream = BytesIO()
    Image.new("L", (9, 9)).save(stream, "JPEG")
    return stream.getvalue()


def test_the_manifest_shows_every_key_and_loads(issue: Any) -> None:
    found = issue(YAML[0], **FILES).manifest
    shown = found.model_fields_set | found.masthead.model_fields_set | {"options", "note"}
    assert shown >= set(Manifest.model_fields) | set(type(found.masthead).model_fields)
    assert found.printed.copies == 300


def test_the_article_loads(issue: Any) -> None:
    (article,) = issue(article=MARKDOWN[0]).articles
    assert article.about.run_in
    assert isinstance(article.body[1], Heading)


def test_the_table_names_every_key_of_the_front_matter() -> None:
    keys = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert keys == list(FrontMatter.model_fields)


def test_every_example_of_the_table_loads(issue: Any) -> None:
    examples = re.findall(r"^\| `\w+` \|.*\| `(.+)` \|$", PAGE, re.MULTILINE)
    about = issue(article="---\n" + "\n".join(examples) + "\n---\n文\n").articles[0].about
    assert len(about.model_fields_set) == len(examples) == len(FrontMatter.model_fields) - 1


def test_the_images_load(issue: Any, picture: Any) -> None:
    article = f"---\n{YAML[1]}---\n"
    found = issue(article=article, **{"pictures/hall.jpg": picture})
    assert [image.file for image in found.articles[0].about.images] == ["pictures/hall.jpg", None]


def test_the_figure_is_one(issue: Any, picture: Any) -> None:
    found = issue(article=MARKDOWN[1], **{"pictures/hall.jpg": picture})
    (figure,) = found.articles[0].body
    assert isinstance(figure, Figure)
    assert figure.picture.credit == "张三 摄"


def test_the_message_is_printed_like_this(write: Callable[..., Path]) -> None:
    folder = write("mastheed: {name: 通化工运信息}\narticles: [articles/a.md]\n")
    with pytest.raises(IssueError) as caught:
        load(folder)
    assert as_text(caught.value.diagnostics, language="zh") == BLOCKS[-1][1]


def without_comments(text: str) -> str:
    return re.sub(r" +# .*$", "", text, flags=re.MULTILINE)


def test_the_chinese_page_shows_the_same() -> None:
    chinese = [without_comments(text) for _, text in BLOCK.findall(CHINESE)]
    assert chinese == [without_comments(text) for _, text in BLOCKS]
    examples = re.compile(r"^\| `(\w+)` \|.*\|(.*)\|$", re.MULTILINE)
    assert examples.findall(CHINESE) == examples.findall(PAGE)
