"""Reads one article: its front matter, then its text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.diagnostics.reading import read_source
from typeset.diagnostics.source import SourceText
from typeset.issue.blocks import parse_body
from typeset.issue.chinese_keys import with_english_keys
from typeset.issue.cut_values import warn_of_cut_values
from typeset.issue.folder import Folder
from typeset.issue.model import Article, ArticleEntry, FrontMatter
from typeset.issue.validation import validate
from typeset.issue.yaml_tree import Path as TreePath
from typeset.issue.yaml_tree import YamlTree, read_yaml

F = TypeVar("F", bound=FrontMatter)

_OPENING = re.compile(r"---[ \t]*\n")
_OTHER_DASHES = re.compile(r"\s*([—–─－-]{2,})[ \t]*\n(?=\S+[:：])")
_BARE_KEY = re.compile(r"(headline|byline|标题|作者)(?=[:：])")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


def read_article(path: Path, folder: Folder, problems: list[Diagnostic]) -> Article | None:
    """The article at `path`, or None and what is wrong with it in `problems`."""
    file = path.relative_to(folder.root).as_posix()
    source = read_source(path, file, problems)
    if source is None:
        return None
    tree, start = read_front_matter(source, problems)
    if tree is None:
        return None
    about = validate(FrontMatter, tree, problems)
    body = parse_body(source, start, folder, problems)
    if about is None:
        return None
    about = with_pictures(about, tree, (), folder, problems)
    return Article(file, Position(file, start), about, body, tree.positions())


def overridden(article: Article, entry: ArticleEntry, tree: YamlTree, path: TreePath) -> Article:
    """The article with what the manifest's entry at `path` says of it."""
    said = entry.model_fields_set - {"file"}
    if not said:
        return article
    about = article.about.model_copy(update={key: getattr(entry, key) for key in said})
    here = tree.positions(path)
    kept = {key: at for key, at in article.positions.items() if key.partition(".")[0] not in said}
    places = kept | {key: at for key, at in here.items() if key.partition(".")[0] in said}
    return replace(article, about=about, positions=places)


def with_pictures(
    about: F, tree: YamlTree, path: TreePath, folder: Folder, problems: list[Diagnostic]
) -> F:
    """`about`, which stands at `path` of a tree, its pictures found and checked."""
    if not about.images:
        return about

    images = []
    for number, picture in enumerate(about.images):
        if picture.file is not None:
            report = tree.reporter((*path, "images", number, "file"), problems)
            file = folder.picture(picture.file, tree.source.file, report)
            picture = picture.model_copy(update={"file": file})
        images.append(picture)
    return about.model_copy(update={"images": tuple(images)})


def _warn_of_other_dashes(source: SourceText, problems: list[Diagnostic]) -> None:
    """A first line of ———— or ──── was meant to be ---, and keys below it to be no text."""
    found = _OTHER_DASHES.match(source.text) or _BARE_KEY.match(source.text)
    if not found:
        return
    key = "issue.other-dashes" if found.re is _OTHER_DASHES else "issue.no-front-matter"
    hint = "issue.hint-front-matter"
    at = found.start(1)
    warning = source.report(key, at, found.end(1) - at, {"name": found[1]}, hint=hint)
    problems.append(replace(warning, severity="warning"))


def read_front_matter(
    source: SourceText, problems: list[Diagnostic]
) -> tuple[YamlTree | None, int]:
    """The tree of the YAML between two lines of `---`, and the line on which the text begins.

    None, and a problem, where it cannot be read.
    """
    opening = _OPENING.match(source.text)
    if not opening:
        _warn_of_other_dashes(source, problems)
        return YamlTree(source), 1
    closing = _CLOSING.search(source.text, opening.end())
    if not closing:
        hint = "issue.hint-front-matter-open"
        problems.append(source.report("issue.front-matter-open", 0, 3, hint=hint))
        return None, 1
    tree = read_yaml(source, problems, opening.end(), closing.start())
    tree = tree and with_english_keys(tree, FrontMatter)
    if tree:
        warn_of_cut_values(tree, problems)
    return tree, source.text.count("\n", 0, closing.end()) + 1
