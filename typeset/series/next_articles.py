"""The articles with which an issue begins: those that stay, and those that wait for their words."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import yaml

from typeset.diagnostics.reading import read_source
from typeset.issue.dates import PartialDate
from typeset.issue.model import Article, Figure
from typeset.issue.walk import within
from typeset.issue.yaml_tree import YamlTree, resolve
from typeset.series.facts import IssueFacts
from typeset.series.standing import StandingColumn, in_month, skeleton, standing


@dataclass(frozen=True)
class NextArticle:
    """A file of the new issue, and its text; `pictures` are files that go along with it.

    `entry` is what the manifest's list says of it: the file alone, or more in braces.
    """

    file: str
    text: str
    entry: str
    stays: bool = False
    pictures: tuple[str, ...] = ()


def next_articles(
    tree: YamlTree, last: IssueFacts, date: PartialDate | None, issues: Sequence[IssueFacts]
) -> tuple[NextArticle, ...]:
    """The articles of the issue of `date`: one at least, numbered in their order.

    `tree` is the manifest of the `last` issue.
    """
    said = tree.value if isinstance(tree.value, dict) else {}
    language = str(said.get("language") or "zh-CN")
    entries = {
        str(each["file"]): each
        for each in said.get("articles") or ()
        if isinstance(each, Mapping) and "file" in each
    }
    going_on = standing(issues) or (None,)
    return tuple(
        _kept(each, number, last.folder, entries.get(each.file, {}))
        if isinstance(each, Article)
        else _waiting(each, number, date, language)
        for number, each in enumerate(going_on, 1)
    )


def write_articles(articles: Sequence[NextArticle], source: Path, target: Path) -> None:
    """Write the articles below `target`, with their pictures from below `source`."""
    for article in articles:
        path = target / article.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article.text, encoding="utf-8")
        for name in article.pictures:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, target / name)


def _waiting(
    column: StandingColumn | None, number: int, date: PartialDate | None, language: str
) -> NextArticle:
    if column:
        column = replace(column, section=in_month(column.section, date))
    file = f"articles/{number:02}.md"
    return NextArticle(file, skeleton(column, language), file)


def _kept(article: Article, number: int, folder: Path, said: Mapping[str, object]) -> NextArticle:
    """The article's own file, with the number of its new place before the words of its name."""
    name = PurePosixPath(article.file)
    words = re.sub(r"^\d+", "", name.stem)
    words = f"-{words}" if words and words[0] not in "-_. " else words
    file = str(name.with_name(f"{number:02}{words}.md"))
    source = read_source(folder / article.file, article.file, [])
    assert source is not None  # it has been read before
    entry = _in_braces({**said, "file": file}) if said else file
    return NextArticle(file, source.text, entry, True, tuple(_pictures(article, folder)))


def _in_braces(said: Mapping[str, object]) -> str:
    """An entry of the manifest's list on one line."""
    text: str = yaml.safe_dump(
        resolve(said), default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000
    )
    return text.strip()


def _pictures(article: Article, folder: Path) -> Iterator[str]:
    """The files of its pictures, relative to the issue's folder."""
    figures = (figure.picture for figure in within(article.body, Figure))
    root = folder.resolve()
    for picture in (*article.about.images, *figures):
        beside = ((folder / article.file).parent, folder)
        paths = ((each / picture.file).resolve() for each in beside if picture.file)
        found = next((path for path in paths if path.is_file()), None)
        if found and found.is_relative_to(root):
            yield found.relative_to(root).as_posix()
