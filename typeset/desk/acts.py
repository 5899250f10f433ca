"""What the browser may ask for, and the edit of the issue's files that it comes to.

A request names a block by its line and by what it saw there.  A block that moved meanwhile is
found again by its text; one that somebody else changed is a conflict, with both versions.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, JsonValue, NonNegativeInt, PositiveInt

from typeset.desk.edit_request import Edit, EditRequest
from typeset.desk.placing import StoryPlace, placed
from typeset.desk.reading import key_of, listed, text_of
from typeset.desk.source_act import ReplaceSource
from typeset.editing import article_edits, yaml_edits
from typeset.editing.article_edits import SourceBlock, blocks
from typeset.editing.replacements import EditError, line_end
from typeset.editing.workspace import Act, Conflict, Workspace, change
from typeset.editing.yaml_meaning import value_at
from typeset.editing.yaml_places import KeyPath, data
from typeset.issue.model import Manifest


class _BlockRequest(EditRequest):
    """A request about the block of `file` that begins at `line` (from 1) and was `seen` there."""

    file: str
    line: PositiveInt
    seen: str

    def _found(self, workspace: Workspace) -> tuple[str, int]:
        """The text of the file, and the number of the block in it."""
        text = text_of(workspace, self.file)
        return text, _number(self.file, blocks(text), self.line, self.seen)


class ReplaceBlock(_BlockRequest):
    """Another text for a block; an empty one takes it away."""

    act: Literal["replace"]
    markdown: str

    def edit(self, workspace: Workspace) -> Edit:
        """The article with the new text."""
        text, number = self._found(workspace)
        if self.markdown.strip():
            yield self.file, article_edits.replace_block(text, number, self.markdown)
        else:
            yield self.file, article_edits.remove_block(text, number)


class InsertBlock(_BlockRequest):
    """A new block below another."""

    act: Literal["insert"]
    markdown: str

    def edit(self, workspace: Workspace) -> Edit:
        """The article with the block more."""
        text, number = self._found(workspace)
        yield self.file, article_edits.insert_block(text, number + 1, self.markdown)


class MoveBlock(_BlockRequest):
    """A block some places up (negative) or down."""

    act: Literal["move"]
    by: int

    def edit(self, workspace: Workspace) -> Edit:
        """The article with the block in its new place."""
        text, number = self._found(workspace)
        target = max(0, min(number + self.by, len(blocks(text)) - 1))
        yield self.file, article_edits.move_block(text, number, target)


class SplitBlock(_BlockRequest):
    """A paragraph cut in two before a character of its Markdown; a line's end counts as one."""

    act: Literal["split"]
    offset: PositiveInt

    def edit(self, workspace: Workspace) -> Edit:
        """The article with the two paragraphs."""
        text, number = self._found(workspace)
        crossed = blocks(text)[number].markdown.replace("\r\n", "\n")[: self.offset].count("\n")
        ends = crossed * (len(line_end(text)) - 1)
        yield self.file, article_edits.split_block(text, number, self.offset + ends)


class JoinBlock(_BlockRequest):
    """A paragraph joined to the one before it."""

    act: Literal["join"]

    def edit(self, workspace: Workspace) -> Edit:
        """The article with one paragraph of the two."""
        text, number = self._found(workspace)
        if number == 0:
            raise EditError("first-paragraph")
        yield self.file, article_edits.join_blocks(text, number - 1)


class SetField(EditRequest):
    """A value of the manifest, or of an article's front matter; null takes the key away."""

    act: Literal["field"]
    file: str
    path: list[str | NonNegativeInt] = Field(min_length=1, max_length=8)
    value: JsonValue

    def edit(self, workspace: Workspace) -> Edit:
        """The file with the value."""
        text, path = text_of(workspace, self.file), tuple(self.path)
        manifest = self.file == workspace.manifest
        if self.value is None or self.value in ("", []):
            without = yaml_edits.remove if manifest else article_edits.remove_field
            said = data(text if manifest else article_edits.front_matter(text))
            yield self.file, without(text, _emptied(said, path))
        else:
            put = yaml_edits.set_value if manifest else article_edits.set_field
            yield self.file, put(text, path, self.value)


class InsertItem(EditRequest):
    """A new item of a list in an article's front matter, as of its pictures."""

    act: Literal["item"]
    file: str
    path: list[str | NonNegativeInt] = Field(min_length=2, max_length=8)
    value: JsonValue

    def edit(self, workspace: Workspace) -> Edit:
        """The article with the item; the last step of the path is its number."""
        text, (*path, number) = text_of(workspace, self.file), self.path
        if not isinstance(number, int):
            raise EditError("no-number")
        yield self.file, article_edits.insert_field(text, tuple(path), number, self.value)


class PlaceStory(EditRequest):
    """A newspaper's story to a place of a page; without one, to wherever it fits."""

    act: Literal["place"]
    file: str
    place: StoryPlace | None

    def edit(self, workspace: Workspace) -> Edit:
        """The plan where it names the story, else the article."""
        return placed(workspace, self.file, self.place)


class MoveStory(EditRequest):
    """A story to another place in the order of printing; places count from 0."""

    act: Literal["order"]
    source: NonNegativeInt
    target: NonNegativeInt

    def edit(self, workspace: Workspace) -> Edit:
        """The manifest with the new order."""
        text = text_of(workspace, workspace.manifest)
        moved = yaml_edits.move_item(text, (_articles(text),), self.source, self.target)
        yield workspace.manifest, moved


class AddStory(EditRequest):
    """A new story, from what was typed or pasted, at the end of the issue."""

    act: Literal["add"]
    headline: str = Field(max_length=500)
    text: str

    def edit(self, workspace: Workspace) -> Edit:
        """The new article, and the manifest that lists it."""
        manifest = text_of(workspace, workspace.manifest)
        file = _free_name(workspace)
        article = self.text.strip() + "\n"
        if self.headline.strip():
            article = article_edits.set_field(article, ("headline",), self.headline.strip())
        count = len(listed(manifest))
        yield file, article
        yield (
            workspace.manifest,
            yaml_edits.insert_item(manifest, (_articles(manifest),), count, file),
        )


class DropStory(EditRequest):
    """A story out of the issue; its file stays in the folder."""

    act: Literal["drop"]
    number: NonNegativeInt

    def edit(self, workspace: Workspace) -> Edit:
        """The manifest without the story."""
        text = text_of(workspace, workspace.manifest)
        yield workspace.manifest, yaml_edits.remove(text, (_articles(text), self.number))


class ReplaceWords(EditRequest):
    """One wording for another in all stories, front matter and text alike."""

    act: Literal["substitute"]
    find: str = Field(min_length=1, max_length=500)
    put: str = Field(max_length=500)

    def edit(self, workspace: Workspace) -> Edit:
        """Each article that holds the words, with the others."""
        for file in dict.fromkeys(listed(text_of(workspace, workspace.manifest))):
            text = text_of(workspace, file)
            if self.find in text:
                new = text.replace(self.find, self.put)
                data(article_edits.front_matter(new))  # a front matter that breaks is refused
                yield file, new


AnyRequest: TypeAlias = Annotated[
    ReplaceBlock
    | InsertBlock
    | MoveBlock
    | SplitBlock
    | JoinBlock
    | SetField
    | InsertItem
    | PlaceStory
    | MoveStory
    | AddStory
    | DropStory
    | ReplaceSource
    | ReplaceWords,
    Field(discriminator="act"),
]


def as_act(request: EditRequest, workspace: Workspace) -> Act:
    """The act on files that a request means.

    Raises EditError where it cannot be, Conflict where somebody else changed what it is about.
    """
    files = [(file, text.encode()) for file, text in request.edit(workspace)]
    return change(workspace, str(getattr(request, "act", "")), files)


def _emptied(said: object, path: KeyPath) -> KeyPath:
    """What goes with the value at `path`: the lists and mappings, too, that hold nothing else."""
    while len(path) > 1 and len(value_at(said, path[:-1])) == 1:
        path = path[:-1]
    return path


def _articles(manifest: str) -> str:
    return key_of(Manifest, data(manifest), "articles")


def _number(file: str, found: tuple[SourceBlock, ...], line: int, seen: str) -> int:
    """Which block was meant."""
    same = [number for number, block in enumerate(found) if block.markdown.split() == seen.split()]
    if not same:
        there = next((block.markdown for block in found if block.line == line), "")
        raise Conflict(file, seen, there)
    return min(same, key=lambda number: abs(found[number].line - line))


def _free_name(workspace: Workspace) -> str:
    """`articles/06.md`: the first number that has no file yet."""
    number = len(listed(text_of(workspace, workspace.manifest))) + 1
    while workspace.read(name := f"articles/{number:02}.md") is not None:
        number += 1
    return name
