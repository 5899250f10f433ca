"""Reads what is fixed on a newspaper's pages: `pages` of the manifest, or plan.yaml beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from typeset.diagnostics.names import nearest
from typeset.diagnostics.problems import Diagnostic, Position
from typeset.diagnostics.reading import read_source
from typeset.issue.folder import Folder
from typeset.issue.model import Article, Manifest
from typeset.issue.page_plan import (
    Advert,
    Ear,
    Filler,
    NewspaperPage,
    PagePlan,
    Place,
    PlannedStory,
)
from typeset.issue.validation import validate
from typeset.issue.yaml_tree import Path as TreePath
from typeset.issue.yaml_tree import YamlTree, read_yaml

PLAN = "plan.yaml"

Pictured = Advert | Ear | Filler


@dataclass(frozen=True)
class PlannedPages:
    """The pages, the articles with the places that they have there, and where all that is said."""

    pages: tuple[NewspaperPage, ...]
    articles: tuple[Article, ...]
    positions: dict[str, Position]


def read_pages(
    manifest: Manifest,
    tree: YamlTree,
    articles: tuple[Article, ...],
    folder: Folder,
    problems: list[Diagnostic],
) -> PlannedPages:
    """The pages of plan.yaml where it is there, else those of the manifest, whose tree is given."""
    pages = manifest.pages
    positions: dict[str, Position] = {}
    path = folder.root / PLAN
    if path.is_file():
        folder.files.append(path)
        source = read_source(path, PLAN, problems)
        planned = read_yaml(source, problems) if source else None
        plan = validate(PagePlan, planned, problems) if planned else None
        if planned is None or plan is None:
            return PlannedPages(pages, articles, positions)
        problems += _overruled(manifest.pages, plan.pages, tree)
        tree, pages = planned, plan.pages
        positions = {k: p for k, p in tree.positions().items() if k.partition(".")[0] == "pages"}
    pages = tuple(_with_files(page, tree, n, folder, problems) for n, page in enumerate(pages))
    pages = tuple(_without_empty(page, tree, n, problems) for n, page in enumerate(pages))
    return PlannedPages(pages, _placed(pages, tree, articles, problems), positions)


def _overruled(
    said: tuple[NewspaperPage, ...], planned: tuple[NewspaperPage, ...], tree: YamlTree
) -> Iterator[Diagnostic]:
    """A warning for each page of the manifest that says otherwise than plan.yaml, which counts."""
    for number, page in enumerate(said):
        counts = planned[number] if number < len(planned) else NewspaperPage()
        facts = page.model_dump(exclude_defaults=True, exclude={"stories"})
        ours = counts.model_copy(update={"fillers": tuple(f for f in counts.fillers if f.keep)})
        keys = [key for key in facts if getattr(page, key) != getattr(ours, key)]
        if keys:
            details = {"page": number + 1, "keys": ", ".join(keys)}
            hint = "issue.hint-plan-overrules"
            found = tree.report("issue.plan-overrules", ("pages", number), details, hint=hint)
            yield replace(found, severity="warning")


def _with_files(
    page: NewspaperPage, tree: YamlTree, number: int, folder: Folder, problems: list[Diagnostic]
) -> NewspaperPage:
    """The page with the files of its adverts, ears and fillers found and checked."""

    def found(kind: str, named: Sequence[Pictured]) -> tuple[Pictured, ...]:
        made = []
        for place, each in enumerate(named):
            report = tree.reporter(("pages", number, kind, place, "file"), problems)
            file = folder.picture(each.file, tree.source.file, report) if each.file else None
            made.append(each.model_copy(update={"file": file or each.file}))
        return tuple(made)

    named: dict[str, Sequence[Pictured]] = {
        "adverts": page.adverts,
        "ears": page.ears,
        "fillers": page.fillers,
    }
    return page.model_copy(update={kind: found(kind, each) for kind, each in named.items()})


def _without_empty(
    page: NewspaperPage, tree: YamlTree, number: int, problems: list[Diagnostic]
) -> NewspaperPage:
    """The page without fillers and ears that print nothing, which are reported.

    Without fillers of the stock, too, whose places were found: they are found again.
    """

    def is_empty(key: str, path: TreePath, matter: Filler | Ear) -> bool:
        if matter.file or "".join((matter.headline or "", *matter.text)).strip():
            return False
        found = tree.report(key, path, {})
        problems.append(replace(found, severity="warning"))
        return True

    fillers = enumerate(page.fillers)
    full = tuple(
        filler
        for place, filler in fillers
        if filler.keep
        and not is_empty("issue.filler-nothing", ("pages", number, "fillers", place), filler)
    )
    ears = [
        is_empty("issue.ear-nothing", ("pages", number, "ears", place), ear)
        for place, ear in enumerate(page.ears)
    ]
    return page.model_copy(update={"fillers": full, "ears": () if all(ears) else page.ears})


def _placed(
    pages: tuple[NewspaperPage, ...],
    tree: YamlTree,
    articles: tuple[Article, ...],
    problems: list[Diagnostic],
) -> tuple[Article, ...]:
    """The articles, those that the pages name with the page and place that they have there."""
    found = {article.file: article for article in articles}
    lines: dict[str, int] = {}
    free = found.keys() - {story.file for _, _, story in _stories(pages)}
    for number, path, story in _stories(pages):
        place = tree.position(path)
        article = found.get(story.file)
        if article is None:
            meant = nearest(story.file, sorted(free))
            hint = "issue.did-you-mean" if meant else "issue.hint-plan-story-missing"
            details = {"name": story.file, "nearest": meant or ""}
            problems.append(tree.report("issue.plan-story-missing", path, details, hint=hint))
        elif story.file in lines:
            twice: dict[str, object] = {"name": story.file, "line": lines[story.file]}
            problems.append(tree.report("issue.plan-story-twice", path, twice))
        else:
            lines[story.file] = place.line
            said = article.about.at.page if article.about.at else None
            if (asked := said or article.about.page) not in (None, number):
                about = {"name": story.file, "requested": asked, "page": number}
                found_twice = tree.report("issue.plan-other-page", path, about)
                problems.append(replace(found_twice, severity="warning"))
            found[story.file] = _on_page(article, number, story, place)
    return tuple(found[article.file] for article in articles)


def _stories(
    pages: tuple[NewspaperPage, ...],
) -> Iterator[tuple[int, TreePath, PlannedStory]]:
    """Page, from 1, path in the tree and entry of each story that the pages name."""
    for number, page in enumerate(pages):
        for place, story in enumerate(page.stories):
            yield number + 1, ("pages", number, "stories", place), story
        if page.photos:
            whole = PlannedStory(file=page.photos, at=Place(column=1))
            yield number + 1, ("pages", number, "photos"), whole


def _on_page(article: Article, page: int, story: PlannedStory, place: Position) -> Article:
    at = (story.at or Place()).model_copy(update={"page": page}) if story.keep else None
    about = article.about.model_copy(update={"page": page, "at": at if story.at else None})
    positions = {**article.positions, "page": place, "at": place}
    return replace(article, about=about, positions=positions)
