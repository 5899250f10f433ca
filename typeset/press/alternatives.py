"""The best differing plans of a newspaper, one for each style, with their measures and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from typeset.issue.model import Issue
from typeset.layout import compose
from typeset.makeup.measures import Measures, measures
from typeset.makeup.weights import PRESETS
from typeset.makeup.written_plan import written_plan
from typeset.press.dummies import dummy_png, dummy_svg, made_of
from typeset.press.entry import paginate
from typeset.press.pages import Pages
from typeset.press.publish import write_whole

FOLDER = "plans"
"""Beside the issue's manifest."""


def write_alternatives(issue: Issue, count: int) -> list[tuple[Path, Measures]]:
    """Write at most this number of plans, each as YAML and as a dummy; the issue's own comes first.

    Gives each plan's file with its measures.  Raises IssueError where the issue is no newspaper.
    """
    found = list(_differing(issue, count))
    folder = issue.root / FOLDER
    folder.mkdir(exist_ok=True)
    return [(_written(folder / style, pages, issue), _measured(pages)) for style, pages in found]


def _written(path: Path, pages: Pages, issue: Issue) -> Path:
    """The file of the plan that was found, its dummy beside it."""
    plan = path.with_suffix(".yaml")
    write_whole(plan, written_plan(made_of(pages).plan, issue).encode())
    write_whole(path.with_suffix(".svg"), dummy_svg(pages))
    write_whole(path.with_suffix(".png"), dummy_png(pages))
    return plan


def _measured(pages: Pages) -> Measures:
    return measures(made_of(pages).dummy)


def _differing(issue: Issue, count: int) -> Iterator[tuple[str, Pages]]:
    """Styles with the pages that they make, those left out that make the same ones."""
    own = str(issue.manifest.options.get("style", "balanced"))
    seen = []
    for style in dict.fromkeys((own, *PRESETS)):
        pages = paginate(compose(issue if style == own else _in_style(issue, style)))
        pieces = made_of(pages).plan.pieces
        if pieces not in seen:
            seen.append(pieces)
            yield style, pages
        if len(seen) == count:
            return


def _in_style(issue: Issue, style: str) -> Issue:
    options = {**issue.manifest.options, "style": style}
    return replace(issue, manifest=issue.manifest.model_copy(update={"options": options}))
