"""A newspaper's story put to a place of a page: in plan.yaml where that names it, else its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, PositiveInt

from typeset.desk.reading import key_of, text_of
from typeset.editing import article_edits, yaml_edits
from typeset.editing.article_edits import front_matter
from typeset.editing.replacements import EditError
from typeset.editing.scalars import Value
from typeset.editing.workspace import Workspace
from typeset.editing.yaml_places import KeyPath, data
from typeset.issue.model import FrontMatter
from typeset.issue.planned_pages import PLAN


class StoryPlace(BaseModel):
    """Page, column, line and width in columns, all from 1."""

    model_config = ConfigDict(extra="forbid", strict=True)
    page: PositiveInt
    column: PositiveInt
    line: PositiveInt
    columns: PositiveInt


def placed(workspace: Workspace, file: str, place: StoryPlace | None) -> Iterator[tuple[str, str]]:
    """The file that changes, with its new text; without a place the story finds one by itself."""
    plan = text_of(workspace, PLAN) if workspace.read(PLAN) is not None else ""
    found = _in_plan(plan, file)
    if found is None:
        yield file, _own_place(text_of(workspace, file), place)
    else:
        yield PLAN, _planned(plan, file, found, place)


def _own_place(text: str, place: StoryPlace | None) -> str:
    said = data(front_matter(text))
    if place is None:
        return article_edits.remove_field(text, ("at",))
    page = key_of(FrontMatter, said, "page")
    if isinstance(said, dict) and page in said:
        text = article_edits.set_field(text, (page,), place.page)
    return article_edits.set_field(text, ("at",), place.model_dump())


def _planned(plan: str, file: str, found: tuple[int, int], place: StoryPlace | None) -> str:
    """The plan with the story in the list of its page, and its place there."""
    page, number = found
    to = place.page - 1 if place else page
    entry: dict[str, Value] = {"file": file}
    if place:
        entry["at"] = place.model_dump(exclude={"page"})
    stories: KeyPath = ("pages", page, "stories")
    alone = len(_pages(plan)[page]["stories"]) == 1
    if alone:
        plan = yaml_edits.set_value(plan, stories, [])
    else:
        plan = yaml_edits.remove(plan, (*stories, number))
    if to >= len(_pages(plan)):
        raise EditError("no-page", page=to + 1)
    there = _pages(plan)[to].get("stories") or []
    where = min(number, len(there)) if to == page else len(there)
    return yaml_edits.insert_item(plan, ("pages", to, "stories"), where, entry)


def _in_plan(plan: str, file: str) -> tuple[int, int] | None:
    """Page and number of the story in the plan, from 0."""
    for page, said in enumerate(_pages(plan)):
        for number, story in enumerate(said.get("stories") or []):
            if (story.get("file") if isinstance(story, dict) else story) == file:
                return page, number
    return None


def _pages(plan: str) -> list[dict[str, Any]]:
    said = data(plan)
    found = said.get("pages") if isinstance(said, dict) else None
    return [each if isinstance(each, dict) else {} for each in found or []]
