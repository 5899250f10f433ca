"""`load`: the one door into the house."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, IssueError, Position, about_file
from typeset.diagnostics.reading import read_source
from typeset.issue.article import overridden, read_article, with_pictures
from typeset.issue.chinese_keys import with_english_keys
from typeset.issue.cut_values import warn_of_cut_values
from typeset.issue.folder import Folder
from typeset.issue.half_width import half_width_marks
from typeset.issue.model import Article, Issue, Manifest
from typeset.issue.planned_pages import read_pages
from typeset.issue.stock import read_stock
from typeset.issue.unwritten import is_unwritten
from typeset.issue.validation import validate
from typeset.issue.yaml_tree import Path as TreePath
from typeset.issue.yaml_tree import YamlTree, read_yaml

MANIFEST = "issue.yaml"
FOREIGN = {
    **dict.fromkeys((".doc", ".docx"), "Word"),
    **dict.fromkeys((".xls", ".xlsx"), "Excel"),
    **dict.fromkeys((".jpg", ".jpeg"), "JPEG"),
    **{".wps": "WPS", ".odt": "OpenDocument", ".rtf": "RTF", ".pdf": "PDF", ".eml": "EML"},
    **{".html": "HTML", ".htm": "HTML", ".png": "PNG", ".heic": "HEIC"},
}
"""Endings of files that are no Markdown, with what they are: they are added, not listed."""


def load(path: str | Path) -> Issue:
    """The checked issue whose manifest, or whose folder, is at `path`.

    Raises IssueError with everything that is wrong with it; what is merely odd (a file in an old
    encoding) is in the issue's `warnings`.
    """
    manifest_path = _manifest_path(Path(path))
    problems: list[Diagnostic] = []
    issue = _read(manifest_path, problems)
    if issue is None or any(problem.severity == "error" for problem in problems):
        raise IssueError(_in_reading_order(problems), manifest_path.parent)
    return issue


def _in_reading_order(problems: list[Diagnostic]) -> list[Diagnostic]:
    """By file, as they were first read, then by place."""
    places = [problem.position or Position("") for problem in problems]
    files = list(dict.fromkeys(place.file for place in places))

    def key(problem: Diagnostic) -> tuple[int, Position]:
        place = problem.position or Position("")
        return files.index(place.file), place

    return sorted(problems, key=key)


def _manifest_path(path: Path) -> Path:
    path = path.absolute()
    if path.is_dir():
        path = path / MANIFEST
    if not path.is_file():
        other = path.with_suffix(".yml")
        hint = "issue.hint-yml" if other.is_file() else "issue.hint-no-manifest"
        problem = about_file(path.name, "issue.no-manifest", hint=hint)
        raise IssueError([problem], path.parent)
    return path.parent.resolve() / path.name


def _read(path: Path, problems: list[Diagnostic]) -> Issue | None:
    folder = Folder(path.parent, [path])
    source = read_source(path, path.name, problems)
    tree = source and read_yaml(source, problems)
    tree = tree and with_english_keys(tree, Manifest)
    if not tree:
        return None
    warn_of_cut_values(tree, problems)
    manifest = validate(Manifest, tree, problems)
    articles = _articles(tree, manifest, folder, problems)
    if manifest and manifest.pdf and manifest.pdf.profile:
        folder.profile(manifest.pdf.profile, tree.reporter(("pdf", "profile"), problems))
    if manifest is None:
        return None
    pages = read_pages(manifest, tree, articles, folder, problems)
    stock = read_stock(manifest, tree, pages.pages, folder, problems)
    return Issue(
        root=folder.root,
        path=path,
        manifest=manifest.model_copy(update={"pages": pages.pages, "stock": stock.fillers}),
        articles=pages.articles,
        positions=tree.positions() | pages.positions | stock.positions,
        files=tuple(dict.fromkeys(folder.files)),
        warnings=tuple(problem for problem in problems if problem.severity == "warning"),
    )


def _articles(
    tree: YamlTree, manifest: Manifest | None, folder: Folder, problems: list[Diagnostic]
) -> tuple[Article, ...]:
    """The articles in the manifest's order.

    Where the manifest itself has faults, the articles it names are read all the same: the editor
    learns of theirs at once.
    """
    articles = []
    for number, path in _article_files(tree, folder, problems):
        place: TreePath = ("articles", number)
        article = read_article(path, folder, problems)
        if article is None:
            continue
        if manifest is not None:
            entry = with_pictures(manifest.articles[number], tree, place, folder, problems)
            article = overridden(article, entry, tree, place)
        if _is_empty(article, problems) and (*place, "images") not in tree.values:
            problems.append(about_file(article.file, "issue.article-empty"))
        if marks := half_width_marks(article):
            problems.append(marks)
        if is_unwritten(article):
            problems.append(about_file(article.file, "issue.unwritten", severity="warning"))
        articles.append(article)
    return tuple(articles)


def _is_empty(article: Article, problems: list[Diagnostic]) -> bool:
    """Whether nothing would be printed, though nothing that is wrong with the article says why."""
    reported = any(
        problem.position and problem.position.file == article.file for problem in problems
    )
    return not (article.body or article.about.images or reported)


def _article_files(
    tree: YamlTree, folder: Folder, problems: list[Diagnostic]
) -> Iterator[tuple[int, Path]]:
    """Number and file of each article that the manifest names and that is there, each once."""
    lines: dict[Path, int] = {}
    folder.listed = frozenset(name for _, _, name in _article_names(tree))
    for number, place, name in _article_names(tree):
        report = tree.reporter(place, problems)
        if name.lower().endswith(tuple(FOREIGN)):
            details = {"name": name, "kind": FOREIGN[name[name.rindex(".") :].lower()]}
            report("issue.article-foreign", details, hint="issue.hint-article-foreign")
            continue
        path = folder.article(name, report)
        if path is None:
            continue
        if path in lines:
            report("issue.article-twice", {"name": name, "line": lines[path]})
            continue
        lines[path] = tree.position(place).line
        yield number, path


def _article_names(tree: YamlTree) -> Iterator[tuple[int, TreePath, str]]:
    """What stands under `articles`, as far as it is right: number, place and name of each file."""
    entries = tree.value.get("articles") if isinstance(tree.value, dict) else None
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        place: TreePath = ("articles", number)
        if isinstance(entry, dict):
            entry, place = entry.get("file"), (*place, "file")
        if isinstance(entry, str):
            yield number, place, entry
