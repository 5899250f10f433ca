"""Reads the stock of fillers: what may fill white on a newspaper's pages, each at most once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.diagnostics.reading import read_source
from typeset.issue.folder import Folder
from typeset.issue.model import Manifest
from typeset.issue.page_plan import Filler, NewspaperPage, StockFiller
from typeset.issue.yaml_tree import Path as TreePath
from typeset.issue.yaml_tree import YamlTree

TEXTS = (".md", ".txt")
"""Endings of files with a text; all others in a folder of the stock are pictures."""


@dataclass(frozen=True)
class Stock:
    """The fillers, in the order in which they are chosen where two fit alike, and their places."""

    fillers: tuple[StockFiller, ...]
    positions: dict[str, Position]


def read_stock(
    manifest: Manifest,
    tree: YamlTree,
    pages: Sequence[NewspaperPage],
    folder: Folder,
    problems: list[Diagnostic],
) -> Stock:
    """The manifest's stock, its folders opened, without what `pages` have put in a place."""
    found: list[tuple[StockFiller, Position]] = []
    for number, entry in enumerate(manifest.stock):
        found += _entry(entry, tree, ("stock", number), folder, problems)
    placed = {_matter(each) for page in pages for each in page.fillers}
    left = [(filler, place) for filler, place in found if _matter(filler) not in placed]
    positions = {f"stock.{number}": place for number, (_, place) in enumerate(left)}
    return Stock(tuple(filler for filler, _ in left), positions)


def _matter(filler: Filler | StockFiller) -> tuple[object, ...]:
    return filler.file, filler.headline, filler.text


def _entry(
    entry: StockFiller, tree: YamlTree, path: TreePath, folder: Folder, problems: list[Diagnostic]
) -> Iterator[tuple[StockFiller, Position]]:
    place = tree.position(path)
    if entry.folder is not None:
        report = tree.reporter((*path, "folder"), problems)
        for file in folder.files_in(entry.folder, report):
            for filler in _of_file(file, folder, problems):
                yield filler, Position(file, 1) if filler.file is None else place
        return
    if entry.file is not None:
        report = tree.reporter((*path, "file"), problems)
        name = folder.picture(entry.file, tree.source.file, report)
        entry = entry.model_copy(update={"file": name})
    elif not entry.headline and not entry.text:
        problems.append(tree.report("issue.stock-nothing", path, {}))
    yield entry, place


def _of_file(file: str, folder: Folder, problems: list[Diagnostic]) -> Iterator[StockFiller]:
    """A picture, named after its file; or a text, whose heading is its headline."""
    if not file.endswith(TEXTS):
        yield StockFiller(file=file, alt=Path(file).stem)
        return
    source = read_source(folder.root / file, file, problems)
    lines = [line.strip() for line in source.text.splitlines()] if source else []
    heads = [line.lstrip("# ") for line in lines if line.startswith("#")]
    text = tuple(line for line in lines if line and not line.startswith("#"))
    if heads or text:
        yield StockFiller(headline=heads[0] if heads else None, text=(*heads[1:], *text))
